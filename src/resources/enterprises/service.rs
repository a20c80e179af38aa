//! What is special about reading enterprises.

use std::sync::Arc;

use serde_json::json;

use super::model::{Enterprise, EnterpriseView, SoughtTaxCode};
use super::store;
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::import::key;
use crate::platform::resource::named::{ByName, Named};
use crate::platform::resource::{Concerns, Reference, Resource, service};
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{AnyId, EnterpriseId};
use crate::platform::wire::query::Shape;

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
        op.audit(
            "enterprise.reveal",
            Enterprise::NAME,
            Some(id.any()),
            json!({}),
        )?;
    }
    let tax_code = enterprise.tax_code.as_str().to_owned();
    let (_, mut view) = service::view(op, enterprise, &Shape::default())?;
    if reveals {
        view.tax_code = tax_code;
    }
    Ok(view)
}

/// How a row of a file names an enterprise.
pub const REFERENCE: Reference = Reference {
    id: "enterpriseId",
    name: "enterprise",
    pointer: "/enterprise",
    about: "The sender's own key of the enterprise, its tax code or its name; or give `enterpriseId`.\n\n\
            vi: Mã doanh nghiệp trong phần mềm của đơn vị, mã số thuế hoặc tên doanh nghiệp",
    example: "0100109106",
    find: called,
};

/// The enterprise of this key of the sender, of this tax code, or of this name where one alone has it.
///
/// # Errors
/// When the database fails.
pub fn called(op: &mut Op, system: &str, text: &str) -> ApiResult<Named> {
    if let Some(id) = external_ids::find(op, Enterprise::NAME, &key(system, text))? {
        return Ok(Named::One(id));
    }
    if let Some(id) = with_tax_code(op, text)? {
        return Ok(Named::One(id));
    }
    let names = op.memoized(Enterprise::NAME, "ids by name", |op| {
        Ok(Arc::new(ByName::of(store::names(op.conn())?)))
    })?;
    Ok(names.find(text))
}

/// The enterprise that has this tax code, written with or without the dash of a branch. A code
/// that is a citizen ID names nothing.
///
/// # Errors
/// When the database fails.
fn with_tax_code(op: &mut Op, text: &str) -> ApiResult<Option<AnyId>> {
    match text.parse::<SoughtTaxCode>() {
        Ok(code) => store::with_tax_code(op.conn(), code.as_str()),
        Err(_) => Ok(None),
    }
}
