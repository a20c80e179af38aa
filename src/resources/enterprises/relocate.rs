//! Enterprises go with their commune into the one that takes its place.

use super::model::Enterprise;
use super::store;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::service::change_of;
use crate::platform::resource::{Relocated, Relocation, Resource};
use crate::platform::sync::external_ids::last_said;

pub const RELOCATED: Relocated = Relocated {
    resource: Enterprise::NAME,
    lying_in: store::lying_in,
    relocate,
};

/// Whoever sees a row sees it wherever it lies.
fn relocate(op: &mut Op, relocation: Relocation, limit: i64) -> ApiResult<usize> {
    let now = op.now;
    let rows = store::take_along(op.conn(), relocation, limit, now)?;
    for (before, row) in &rows {
        let change = change_of(row, "enterprise.relocate").replacing(before, op.now)?;
        op.keep_replaced(&change)?;
        last_said::go_along(op, Enterprise::NAME, row.id.any(), before.version)?;
        op.record_effect(&change)?;
    }
    Ok(rows.len())
}
