//! Finding out how a file is to be read, before any row of it is.

use super::super::model::{ImportMode, Parameters};
use super::super::read::{Reading, Stop};
use super::super::table::{NoTable, Record, Wanted};
use super::super::understood;
use super::survey::ended;
use crate::platform::auth::authz::Actor;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::work::jobs::{self, Ended, Task};
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
    let reading = match Reading::of(&task.db, id, (parameters, today), wanted, &mut go_on) {
        Ok(reading) => reading,
        Err(NoTable::Stop(stop)) => return ended(Err(stop)),
        Err(NoTable::Header(record, error)) => {
            keep(task, parameters, *record)?;
            return Err(error.into());
        }
    };
    let Some(record) = reading.record() else {
        return Ok(reading);
    };
    let is_looked_at = parameters.mode == ImportMode::Validate || reading.asks();
    let kept = if is_looked_at {
        record.clone()
    } else {
        record.clone().without_samples()
    };
    keep(task, parameters, kept)?;
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

/// Keep it beside the file, and what the file was found to be.
fn keep(task: &Task, parameters: &Parameters, record: Record) -> ApiResult<()> {
    let found = (record.format != parameters.format).then(|| Parameters {
        format: record.format,
        ..parameters.clone()
    });
    let id = task.job.id;
    task.db.write_now(move |conn| {
        if let Some(found) = &found {
            jobs::learn(conn, id, found)?;
        }
        understood::keep(conn, id, &record)
    })
}

fn wanted(task: &Task, parameters: &Parameters, actor: &Actor) -> ApiResult<Wanted> {
    let meta = task.meta();
    task.db.read_now(|conn| {
        let mut op = Op::new(conn, actor, &meta);
        let read = (&parameters.table, &*parameters.system);
        Wanted::new(parameters.kind, read, |list| {
            code_lists::service::labels(&mut op, list)
        })
    })
}
