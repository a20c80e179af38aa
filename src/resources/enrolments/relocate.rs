//! Enrolments go with the commune of residence into the one that takes its place.

use super::{RESOURCE, store};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::{Relocated, Relocation};

pub const RELOCATED: Relocated = Relocated {
    resource: RESOURCE,
    lying_in: store::lying_in,
    relocate,
};

fn relocate(op: &mut Op, relocation: Relocation, limit: i64) -> ApiResult<usize> {
    let now = op.now;
    let rows = store::take_along(op.conn(), relocation, limit, now)?;
    relocation.tell(op, &rows, |row| row.change("enrolment.relocate"))
}
