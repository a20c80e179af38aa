//! The run of an import that has to be confirmed, or was.

use super::super::model::{Counts, ImportMode, Parameters};
use super::super::read::Reading;
use super::super::store;
use super::super::waiting::Foreseen;
use super::rehearsal::{self, report};
use super::spool::Spool;
use super::{Checkpoint, advance};
use crate::platform::error::ApiResult;
use crate::platform::values::time::Timestamp;
use crate::platform::work::jobs::{Ended, Task};

/// Whether what was foreseen has to be confirmed, or confirmed anew.
pub fn has_to_stop(parameters: &Parameters, checkpoint: &Checkpoint, spool: &Spool) -> bool {
    let wait = &checkpoint.wait;
    let is_confirmed = wait
        .confirmed
        .as_ref()
        .is_some_and(|confirmed| confirmed.digest == digest_of(spool, &checkpoint.reading));
    let has_reason = wait.asks || parameters.threshold.is_exceeded(spool.touched);
    parameters.mode == ImportMode::Commit && has_reason && !is_confirmed
}

/// Report what would become of the rows, and wait.
pub fn stop(task: &Task, spool: Spool, mut checkpoint: Checkpoint) -> Ended {
    let before = checkpoint.wait.foreseen.take();
    let stops = before.map_or(0, |foreseen| foreseen.stops) + 1;
    checkpoint.wait.foreseen = Some(foreseen(&spool, &checkpoint.reading, stops));
    checkpoint.wait.confirmed = None;
    checkpoint.wait.predicted = true;
    match report(task, spool, checkpoint) {
        Ok(_) => Ended::Waiting,
        Err(ended) => ended,
    }
}

/// Note that a commit of what was validated would wait.
pub fn warn(parameters: &Parameters, spool: &Spool, checkpoint: &mut Checkpoint) {
    if checkpoint.wait.asks || parameters.threshold.is_exceeded(spool.touched) {
        checkpoint.wait.foreseen = Some(foreseen(spool, &checkpoint.reading, 0));
    }
}

fn foreseen(spool: &Spool, reading: &Reading, stops: i64) -> Foreseen {
    Foreseen {
        people: spool.touched.people,
        changed: spool.touched.changed,
        digest: digest_of(spool, reading),
        stops,
        since: Timestamp::now(),
    }
}

/// Of whom the rows would change, and how; of a table also of how it is understood.
fn digest_of(spool: &Spool, reading: &Reading) -> String {
    match reading.record() {
        Some(record) => format!("{}.{}", spool.digest(), record.digest),
        None => spool.digest(),
    }
}

/// Begin anew after a stop: what was reported is no longer so.
pub fn begin_anew(task: &Task, mut checkpoint: Checkpoint) -> ApiResult<Checkpoint> {
    let id = task.job.id;
    while task
        .db
        .write_now(move |conn| store::remove_some(conn, id))?
    {}
    checkpoint.wait.predicted = false;
    advance(task, checkpoint.clone(), Counts::default())?;
    Ok(checkpoint)
}

/// Rehearse the rows where a survey has found many changes, and stop when they are so many.
pub fn expect_few_changes(
    task: &Task,
    parameters: &Parameters,
    mut checkpoint: Checkpoint,
) -> Result<Checkpoint, Ended> {
    if !checkpoint.wait.suspect {
        return Ok(checkpoint);
    }
    let spool = rehearsal::rehearse(task, parameters, &checkpoint)?;
    if has_to_stop(parameters, &checkpoint, &spool) {
        return Err(stop(task, spool, checkpoint));
    }
    checkpoint.wait.suspect = false;
    advance(task, checkpoint.clone(), Counts::default())?;
    Ok(checkpoint)
}
