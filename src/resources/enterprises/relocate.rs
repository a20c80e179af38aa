//! Enterprises go with their commune into the one that takes its place.

use super::model::Enterprise;
use super::store;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::service::change_of;
use crate::platform::resource::{Relocated, Relocation, Resource};

pub const RELOCATED: Relocated = Relocated {
    resource: Enterprise::NAME,
    lying_in: store::lying_in,
    relocate,
};

/// Whoever sees a row sees it wherever it lies.
fn relocate(op: &mut Op, relocation: Relocation, limit: i64) -> ApiResult<usize> {
    let now = op.now;
    let rows = store::take_along(op.conn(), relocation, limit, now)?;
    relocation.tell(op, &rows, |row| change_of(row, "enterprise.relocate"))
}
