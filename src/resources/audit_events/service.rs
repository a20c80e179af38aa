//! Rules of audit events.

use super::model::{AuditEventFilter, AuditEventView};
use super::store;
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;

pub fn list(op: &mut Op, query: &ListQuery<AuditEventFilter>) -> ApiResult<Page<AuditEventView>> {
    let reach = match op.require(Action::AuditRead)? {
        Reach::All => Reach::All,
        // Events belong to organisations, not to places.
        _ => Reach::Organisation(
            op.actor
                .bound
                .organisation
                .ok_or_else(|| ApiError::new(ErrorCode::ActionForbidden))?,
        ),
    };
    let slice = store::page(op.conn(), &reach, query)?;
    Ok(slice.into_page(AuditEventView::from))
}
