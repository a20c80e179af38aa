//! Looking a file through before anything is done with it.

use std::collections::BTreeSet;

use super::super::kind::Rows;
use super::super::model::Parameters;
use super::super::read::{self, Stop};
use super::super::rows::kind_of;
use crate::platform::error::{ApiError, ErrorCode};
use crate::platform::work::jobs::{Ended, Task};

/// Lines between two looks at whether to go on.
const A_WHILE: i64 = 1000;

/// The kinds of rows that a file has, in their order, and how many rows it has in all.
///
/// # Errors
/// When the file as a whole is broken, or holds no row.
pub fn look_through(task: &Task, parameters: &Parameters) -> Result<(Vec<Rows>, i64), Ended> {
    let file = parameters.kind;
    let mut found: BTreeSet<Rows> = BTreeSet::new();
    let mut total = 0;
    let looked = read::lines(&task.db, task.job.id, parameters, &mut |line| {
        total += 1;
        if total % A_WHILE == 0 && task.go_on().is_err() {
            return Err(Stop::Enough);
        }
        if let Ok(kind) = kind_of(file, &line) {
            found.insert(kind);
        }
        Ok(())
    });
    match looked {
        Ok(()) => {}
        Err(Stop::Enough) => return Err(Ended::Interrupted),
        Err(Stop::Broken(error)) => return Err(error.into()),
    }
    if total == 0 {
        return Err(ApiError::new(ErrorCode::FileEmpty).into());
    }
    if found.is_empty() {
        // No line says what it is: all of them come with the first pass.
        found.extend(Rows::all().take(1));
    }
    Ok((found.into_iter().collect(), total))
}
