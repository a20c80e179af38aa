//! The job that takes an import back: from its last row to its first, some rows in each transaction, with
//! their report and the place where it goes on.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::kind::Rows;
use super::super::model::{Parameters, ReportRow, RowOutcome};
use super::super::rows::is_passing;
use super::super::store;
use super::{Noted, Undo, UndoCounts};
use crate::platform::db::DbConnection;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, StoredProblem};
use crate::platform::op::Op;
use crate::platform::resource::import::key;
use crate::platform::resource::taking_back::{TakenBack, Written};
use crate::platform::sync::external_ids::{self, Keyed};
use crate::platform::values::ids::SchoolId;
use crate::platform::values::time::Timestamp;
use crate::platform::work::jobs::{self, Ended, Job, Progress, Task};

/// Rows in one transaction: what they take is for nobody to wait long for.
const AT_ONCE: i64 = 20;
/// Rows that the database failed under are tried again so often.
const TRIES: u32 = 5;

/// Where it goes on: with the rows before this line, of this kind, counted from the last one.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Place {
    pass: usize,
    line: i64,
}

const START: Place = Place {
    pass: 0,
    line: i64::MAX,
};

/// What all of its rows share.
#[derive(Debug, Clone)]
struct Taking {
    task: Task,
    import: Job,
    system: String,
    school: Option<SchoolId>,
    days: u32,
    total: i64,
    /// The kinds of its rows, in the order in which they are taken back: what refers to others first.
    kinds: Vec<Rows>,
}

/// Take an import back, from where the job stands.
///
/// # Errors
/// When who asked for it has gone, or the database keeps failing.
pub fn take_back(task: &Task) -> Result<(), Ended> {
    let Undo { import, days } = task.job.parameters()?;
    let (import, total, kinds, school) = task.db.read_now(|conn| {
        let import = jobs::find(conn, import)?.ok_or_else(ApiError::not_found)?;
        let total = store::count_written(conn, import.id)?;
        let kinds = store::kinds_written(conn, import.id)?;
        let school = store::school_of(conn, import.organisation_id)?;
        Ok((import, total, kinds, school))
    })?;
    let Parameters { system, .. } = import.parameters()?;
    let taking = Taking {
        task: task.clone(),
        import,
        system,
        school,
        days,
        total,
        kinds: backwards(&kinds),
    };
    let mut place = task.job.checkpoint()?.unwrap_or(START);
    let mut counts: UndoCounts = task.job.result()?.unwrap_or_default();
    let mut tries = 0;
    loop {
        task.go_on()?;
        let step = taking.clone();
        let done = task
            .db
            .write_now(move |conn| step.some(conn, place, counts));
        match done {
            Ok(Some(next)) => {
                (place, counts) = next;
                tries = 0;
            }
            Ok(None) => return Ok(()),
            Err(error) if tries < TRIES && is_passing(&error) => {
                tries += 1;
                tracing::warn!(%error, tries, "rows of an import are taken back again");
                std::thread::sleep(Duration::from_millis(50) * 2_u32.pow(tries));
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// These kinds, the last first to be carried out.
fn backwards(names: &[String]) -> Vec<Rows> {
    let named = |kind: &Rows| names.iter().any(|name| name == kind.as_str());
    let mut kinds: Vec<Rows> = Rows::all().filter(named).collect();
    kinds.reverse();
    kinds
}

impl Taking {
    /// Take some rows back, and note how far it is; none when there are no more.
    fn some(
        &self,
        conn: &mut DbConnection,
        mut place: Place,
        mut counts: UndoCounts,
    ) -> ApiResult<Option<(Place, UndoCounts)>> {
        let (kind, rows) = loop {
            let Some(kind) = self.kinds.get(place.pass) else {
                self.finish(conn)?;
                return Ok(None);
            };
            let (import, name) = (self.import.id, kind.as_str());
            let rows = store::written_before(conn, import, name, place.line, AT_ONCE)?;
            if !rows.is_empty() {
                break (*kind, rows);
            }
            place = Place {
                pass: place.pass + 1,
                ..START
            };
        };
        let (actor, meta) = (self.task.actor(conn)?, self.task.meta());
        let mut op = Op::new(conn, &actor, &meta).of_import(self.task.job.id);
        let mut report = Vec::new();
        for row in rows {
            place.line = row.line;
            let row = self.one(&mut op, kind, row)?;
            counts.count(row.outcome);
            report.push(row);
        }
        store::insert(op.conn(), &report)?;
        let progress = Progress {
            done: counts.total(),
            total: Some(self.total),
            checkpoint: json!(place),
            result: json!(counts),
        };
        self.task.advance(op.conn(), &progress)?;
        Ok(Some((place, counts)))
    }

    /// Note with the import that it is taken back.
    fn finish(&self, conn: &mut DbConnection) -> ApiResult<()> {
        let import = jobs::find(conn, self.import.id)?.ok_or_else(ApiError::not_found)?;
        if let Some(mut noted) = Noted::of(&import)? {
            noted.finished_at = Some(Timestamp::now());
            jobs::note(conn, import.id, noted.note(&import)?)?;
        }
        Ok(())
    }

    /// Take a row back in a step of its own: what cannot be taken back is left whole, and reported.
    fn one(&self, op: &mut Op, kind: Rows, row: ReportRow) -> ApiResult<ReportRow> {
        let done = op.attempt(|op| self.attempt(op, kind, &row));
        // They are about the next version of the record, which nobody has sent.
        op.take_warnings();
        let (done, kept) = match done {
            Ok(TakenBack { done, kept, .. }) => {
                (done, kept.iter().map(StoredProblem::from).collect())
            }
            Err(error) if is_passing(&error) => return Err(error),
            Err(error) => {
                error.log(&op.meta.request_id);
                (false, error.to_stored().problems)
            }
        };
        Ok(ReportRow {
            job_id: self.task.job.id,
            outcome: match (done, kept.is_empty()) {
                (_, true) => RowOutcome::TakenBack,
                (true, false) => RowOutcome::PartlyTakenBack,
                (false, false) => RowOutcome::Kept,
            },
            warnings: (!kept.is_empty()).then_some(Json(kept)),
            problems: None,
            identity: None,
            ..row
        })
    }

    fn attempt(&self, op: &mut Op, kind: Rows, row: &ReportRow) -> ApiResult<TakenBack> {
        let id = row.resource_id.ok_or_else(ApiError::not_found)?;
        let written = Written {
            import: self.import.id,
            undoing: self.task.job.id,
            id,
            created: row.outcome == RowOutcome::Created,
            sender: self.import.organisation_id,
            school: self.school,
            days: self.days,
            key: row
                .external_id
                .as_deref()
                .map(|value| key(&self.system, value)),
            request: self.import.request_id.clone(),
        };
        let done = (kind.kind().take_back)(op, &written)?;
        if let (Some(version), Some((resource, _)), Some(value)) =
            (done.version, kind.kind().records, &row.external_id)
        {
            let keyed = Keyed {
                resource,
                id,
                version,
            };
            let key = key(&self.system, value);
            external_ids::withdraw(op, keyed, written.sender, &key, &self.import.request_id)?;
        }
        Ok(done)
    }
}
