//! A chunk of rows, carried out in the transaction at hand. Everything that stores or predicts
//! rows goes through here.

use std::collections::HashSet;

use super::super::model::{Counts, ReportRow, RowOutcome};
use super::super::rows::{Row, Verdict};
use super::night;
use super::pipeline::Chunk;
use crate::platform::db::DbConnection;
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::import::Touched;
use crate::platform::work::jobs::Task;

/// What became of a chunk.
pub struct Worked {
    pub report: Vec<ReportRow>,
    pub counts: Counts,
    pub touched: Touched,
}

/// Carry the rows out as the sender of the file, with the permissions that they have now.
///
/// # Errors
/// When the sender has been disabled, or the database fails: the transaction must not be stored.
pub fn work(
    conn: &mut DbConnection,
    task: &Task,
    system: &str,
    chunk: &Chunk,
) -> ApiResult<Worked> {
    let (actor, meta) = (task.actor(conn)?, task.meta());
    let mut op = Op::new(conn, &actor, &meta).of_import(task.job.id);
    op.in_bulk(|op| rows(op, task, system, chunk))
}

fn rows(op: &mut Op, task: &Task, system: &str, chunk: &Chunk) -> ApiResult<Worked> {
    let same = night::same(op, system, &chunk.rows)?;
    let told = || chunk.rows.iter().zip(&same);
    let others: Vec<&Row> = told()
        .filter_map(|(row, same)| same.is_none().then_some(row))
        .collect();
    Row::foresee(op, system, &others)?;
    let mut verdicts = Vec::with_capacity(chunk.rows.len());
    let mut carried_out = Vec::with_capacity(others.len());
    let mut changed = HashSet::new();
    for (at, (row, same)) in told().enumerate() {
        let verdict = match same {
            // An earlier row may have changed it since this was asked.
            Some(id) if !changed.contains(id) => Verdict::same(*id),
            _ => {
                carried_out.push(at);
                row.carry_out(op, system)?
            }
        };
        if verdict.outcome != RowOutcome::Unchanged {
            changed.extend(verdict.id);
        }
        verdicts.push(verdict);
    }
    let carried_out = carried_out
        .iter()
        .map(|&at| (&chunk.rows[at], &verdicts[at]));
    night::remember(op, system, &carried_out.collect::<Vec<_>>())?;
    let mut worked = Worked {
        report: Vec::with_capacity(chunk.rows.len()),
        counts: Counts::default(),
        touched: Touched::default(),
    };
    for (row, verdict) in chunk.rows.iter().zip(verdicts) {
        worked.note(task, row, verdict);
    }
    Ok(worked)
}

impl Worked {
    fn note(&mut self, task: &Task, row: &Row, verdict: Verdict) {
        self.counts.count(verdict.outcome);
        if row.kind.is_some_and(|kind| kind.kind().survey.is_some()) {
            self.touched += verdict.touched();
        }
        let rejected = verdict.outcome == RowOutcome::Rejected;
        self.report.push(ReportRow {
            job_id: task.job.id,
            line: row.line,
            kind: row.kind.map(|kind| kind.as_str().to_owned()),
            external_id: row.external_id.clone(),
            outcome: verdict.outcome,
            resource_id: verdict.id,
            problems: rejected.then_some(Json(verdict.problems)),
            warnings: (!verdict.warnings.is_empty()).then_some(Json(verdict.warnings)),
            identity: (!verdict.identity.is_empty()).then_some(Json(verdict.identity)),
        });
    }
}
