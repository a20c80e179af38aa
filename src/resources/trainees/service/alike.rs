//! People who may be on file already under other documents.

use super::super::model::Trainee;
use super::super::store;
use crate::platform::db::dialect;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::resources::trainee_matches;

/// Put each other row that may be this person before a reviewer, once.
pub(super) fn queue(op: &mut Op, trainee: &Trainee) -> ApiResult<()> {
    let Some(match_key) = &trainee.match_key else {
        return Ok(());
    };
    // Of two who are written at once, the later one finds the earlier.
    dialect::lock(op.conn(), &format!("match {match_key}"))?;
    for other in store::alike(op.conn(), trainee)? {
        trainee_matches::service::queue(op, trainee.id, other)?;
    }
    Ok(())
}
