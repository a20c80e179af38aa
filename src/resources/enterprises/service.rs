//! What is special about reading enterprises.

use serde_json::json;

use super::RESOURCE;
use super::model::{Enterprise, EnterpriseView};
use crate::platform::authz::{Action, Reach};
use crate::platform::error::ApiResult;
use crate::platform::ids::EnterpriseId;
use crate::platform::op::Op;
use crate::platform::query::Shape;
use crate::platform::resource::{Concerns, service};

/// The enterprise; a tax code that is a citizen ID in full for who may change it.
///
/// # Errors
/// 404 when there is none.
pub fn read(op: &mut Op, id: EnterpriseId) -> ApiResult<EnterpriseView> {
    op.require(Action::EnterpriseRead)?;
    let enterprise: Enterprise = service::within(op, &Reach::All, id)?;
    let may_change = op.actor.reach_for(Action::EnterpriseChange);
    let may_change = may_change.is_some_and(|reach| enterprise.belongs_to(&reach));
    let reveals = enterprise.tax_code.is_personal_id() && may_change;
    if reveals {
        op.audit("enterprise.reveal", RESOURCE, Some(id.any()), json!({}))?;
    }
    let tax_code = enterprise.tax_code.as_str().to_owned();
    let (_, mut view) = service::view(op, enterprise, &Shape::default())?;
    if reveals {
        view.tax_code = tax_code;
    }
    Ok(view)
}
