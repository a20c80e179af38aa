//! Finding out how a file is to be read, before any row of it is.

use super::super::model::{ImportMode, Parameters};
use super::super::read::{Reading, Stop};
use super::super::table::Wanted;
use super::super::understood;
use super::survey::ended;
use crate::platform::auth::authz::Actor;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::work::jobs::{Ended, Task};
use crate::resources::code_lists;

/// How the file is read. Of a table it is kept for people to look at, with its first rows where
/// somebody is to look at them.
///
/// # Errors
/// When the file as a whole cannot be read, something has to be said first, or the sender was shown
/// something else.
pub fn of(task: &Task, parameters: &Parameters, actor: &Actor) -> Result<Reading, Ended> {
    let today = task.job.created_at.date();
    let mut go_on = || task.go_on().map_err(|_| Stop::Enough);
    let wanted = || wanted(task, parameters, actor);
    let id = task.job.id;
    let reading = Reading::of(&task.db, id, (parameters, today), wanted, &mut go_on);
    let reading = ended(reading)?;
    let Some(record) = reading.record() else {
        return Ok(reading);
    };
    let is_looked_at = parameters.mode == ImportMode::Validate || reading.asks();
    let kept = if is_looked_at {
        record.clone()
    } else {
        record.clone().without_samples()
    };
    task.db
        .write_now(move |conn| understood::keep(conn, id, &kept))?;
    if record.is_empty() {
        return Err(ApiError::new(ErrorCode::FileEmpty).into());
    }
    match &parameters.table.understood {
        Some(shown) if *shown != record.digest => {
            Err(ApiError::new(ErrorCode::ImportUnderstoodOtherwise).into())
        }
        _ => Ok(reading),
    }
}

fn wanted(task: &Task, parameters: &Parameters, actor: &Actor) -> ApiResult<Wanted> {
    let meta = task.meta();
    task.db.read_now(|conn| {
        let mut op = Op::new(conn, actor, &meta);
        Wanted::new(parameters.kind, &parameters.table, |list| {
            code_lists::service::labels(&mut op, list)
        })
    })
}
