//! What other resources ask of licence lines.

use super::model::LicenceLine;
use super::store;
use crate::platform::auth::authz::Reach;
use crate::platform::db::dialect;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::Stored;
use crate::platform::values::ids::{OccupationId, SchoolId};
use crate::platform::values::time::Date;
use crate::resources::schools;

/// The line that covers a whole period, kept from changing until the transaction ends: the school's
/// own, or one that passed over with a school that closed.
///
/// # Errors
/// When the database fails.
pub fn covering(
    op: &mut Op,
    school: SchoolId,
    occupation: OccupationId,
    level: &str,
    (from, to): (Date, Date),
) -> ApiResult<Option<LicenceLine>> {
    if let Some(line) = own_covering(op, school, occupation, level, (from, to))? {
        return Ok(Some(line));
    }
    for school in schools::service::kin(op, school)? {
        let line = own_covering(op, school, occupation, level, (from, to))?;
        if line.is_some() {
            return Ok(line);
        }
    }
    Ok(None)
}

fn own_covering(
    op: &mut Op,
    school: SchoolId,
    occupation: OccupationId,
    level: &str,
    (from, to): (Date, Date),
) -> ApiResult<Option<LicenceLine>> {
    let lines = store::of_key(op.conn(), school, occupation, level)?;
    // Lines of one key do not overlap, so there is one at most.
    let Some(line) = lines.into_iter().find(|line| line.is_valid_on(from)) else {
        return Ok(None);
    };
    dialect::lock_row(op.conn(), LicenceLine::TABLE, line.id)?;
    // It may have changed between being found and being locked.
    let line = LicenceLine::find(op.conn(), &Reach::All, line.id)?;
    Ok(line.filter(|line| line.covers(from, to)))
}
