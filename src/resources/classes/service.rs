//! What other resources ask of classes.

use super::model::Class;
use super::{RESOURCE, seats, store};
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiError, ApiResult};
use crate::platform::op::Op;
use crate::platform::resource::Concerns;
use crate::platform::values::ids::ClassId;

pub use super::merge::merge;
pub use super::seats::{
    foresee_rows, foresee_seat, is_locked, release_seat, retake_seat, take_seat,
};
pub use super::split::split;
pub use super::transitions::transition;
pub use super::undo::{steps, undo};
pub use super::upsert::upsert;

/// The class, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: ClassId) -> ApiResult<Class> {
    if let Some(kept) = op.cached::<Class>(RESOURCE, id)
        && kept.belongs_to(reach)
    {
        return Ok(kept);
    }
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// A class that the caller may change, kept from changing meanwhile. Another school's published
/// one can be read, but looks absent to a change.
pub(super) fn own_locked(op: &mut Op, reach: &Reach, id: ClassId) -> ApiResult<Class> {
    let class = seats::locked(op, reach, id)?;
    if class.belongs_to(reach) {
        Ok(class)
    } else {
        Err(ApiError::not_found())
    }
}
