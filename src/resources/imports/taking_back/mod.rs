//! An import is taken back: who may, how far it is, and what stays. The job itself is in `work`.

mod work;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::{ImportView, ReportFilter, RowOutcome, RowReport};
use super::{RESOURCE, service};
use crate::platform::auth::authz::{Action, Grant};
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Language, TaskError};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::resource::steps;
use crate::platform::values::ids::{AnyId, ImportId};
use crate::platform::values::time::Timestamp;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::work::jobs::{self, Job, JobState};

pub use work::take_back;

/// Name of its jobs.
pub const UNDO: &str = "import-undos";

/// The job that takes an import back: one has one at most.
fn job_of(import: AnyId) -> AnyId {
    Uuid::new_v5(&import.uuid(), b"undo").into()
}

/// What the job has to know.
#[derive(Debug, Serialize, Deserialize)]
struct Undo {
    import: AnyId,
    /// Days for which a step can be taken back.
    days: u32,
}

/// Rows by how much of them is taken back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UndoCounts {
    /// Rows that are as they were before.
    pub taken_back: i64,
    /// Rows of which some members are as they were before.
    pub partly: i64,
    /// Rows that stay, because others have changed or need them.
    pub kept: i64,
}

impl UndoCounts {
    fn count(&mut self, outcome: RowOutcome) {
        *match outcome {
            RowOutcome::TakenBack => &mut self.taken_back,
            RowOutcome::PartlyTakenBack => &mut self.partly,
            _ => &mut self.kept,
        } += 1;
    }

    fn total(self) -> i64 {
        self.taken_back + self.partly + self.kept
    }
}

/// That an import is taken back, or was.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "since": "2026-03-03T02:00:00Z", "finishedAt": "2026-03-03T02:00:04Z",
    "undo": "/v1/imports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21/undo"
}))]
pub struct ImportTakenBack {
    /// When it was asked for.
    pub since: Timestamp,
    /// When it was done; null as long as it is not.
    pub finished_at: Option<Timestamp>,
    /// Where it is told how far that is.
    pub undo: String,
}

/// As the checkpoint of the import holds it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Noted {
    since: Timestamp,
    finished_at: Option<Timestamp>,
}

impl Noted {
    fn of(job: &Job) -> ApiResult<Option<Self>> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Held {
            undo: Option<Noted>,
        }
        let held: Option<Held> = job.checkpoint()?;
        Ok(held.unwrap_or_default().undo)
    }

    fn note(&self, job: &Job) -> ApiResult<Value> {
        let mut checkpoint = job.checkpoint()?.unwrap_or_else(|| json!({}));
        checkpoint["undo"] = serde_json::to_value(self)?;
        Ok(checkpoint)
    }
}

impl ImportTakenBack {
    /// What the job of an import says of it.
    ///
    /// # Errors
    /// When it is of another version of the program, which is a defect.
    pub fn of(job: &Job) -> ApiResult<Option<Self>> {
        let id = ImportId::from(job.id.uuid());
        Ok(Noted::of(job)?.map(|noted| Self {
            since: noted.since,
            finished_at: noted.finished_at,
            undo: format!("/v1/imports/{id}/undo"),
        }))
    }
}

/// How far an import is taken back.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "importId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21", "state": "SUCCEEDED", "rowsDone": 398,
    "rowsTotal": 398, "counts": {"takenBack": 395, "partly": 1, "kept": 2}, "error": null,
    "createdAt": "2026-03-03T02:00:00Z", "startedAt": "2026-03-03T02:00:01Z",
    "finishedAt": "2026-03-03T02:00:04Z",
    "report": "/v1/imports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21/undo/report"
}))]
pub struct ImportUndoView {
    pub import_id: ImportId,
    pub state: JobState,
    pub rows_done: i64,
    /// Known once it has begun.
    pub rows_total: Option<i64>,
    pub counts: UndoCounts,
    /// Why it failed. What is taken back by then stays so.
    pub error: Option<TaskError>,
    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    /// Where the rows are reported.
    pub report: String,
}

impl ImportUndoView {
    fn of(import: ImportId, job: Job, language: Language) -> ApiResult<Self> {
        Ok(Self {
            import_id: import,
            state: job.state,
            rows_done: job.done,
            rows_total: job.total,
            counts: job.result()?.unwrap_or_default(),
            error: job.error.map(|Json(error)| error.render(language)),
            created_at: job.created_at,
            started_at: job.started_at,
            finished_at: job.finished_at,
            report: format!("/v1/imports/{import}/undo/report"),
        })
    }
}

/// Queue the job that takes an import back.
///
/// # Errors
/// 409 when it has stored nothing, has not ended, was taken back, or is too old; 412 when it is not the
/// one that the caller saw.
pub fn begin(op: &mut Op, id: ImportId, seen: &IfMatch, days: u32) -> ApiResult<ImportUndoView> {
    let import = service::within(op, id)?;
    let view = ImportView::of(import.clone(), op.meta.language)?;
    if !import.state.is_final() {
        let error = ApiError::new(ErrorCode::StateForbids);
        return Err(error.with("from", import.state.as_str()));
    }
    if view.taken_back.is_some() {
        return Err(ApiError::new(ErrorCode::ImportTakenBack));
    }
    seen.check(view.awaited_version().unwrap_or_default())?;
    if !view.stored || view.counts.created + view.counts.updated == 0 {
        return Err(ApiError::new(ErrorCode::ImportNothingStored));
    }
    if op.actor.grant(Action::ImportRun) != Grant::All {
        steps::check_fresh(op, import.finished_at.unwrap_or_default(), days)?;
    }
    let undo = Undo {
        import: import.id,
        days,
    };
    let job = jobs::submit(op, job_of(import.id), UNDO, &undo)?;
    let noted = Noted {
        since: op.now,
        finished_at: None,
    };
    jobs::note(op.conn(), import.id, noted.note(&import)?)?;
    op.audit("import.undo", RESOURCE, Some(id.any()), json!({}))?;
    ImportUndoView::of(id, job, op.meta.language)
}

pub fn read(op: &mut Op, id: ImportId) -> ApiResult<ImportUndoView> {
    let job = job_within(op, id)?;
    ImportUndoView::of(id, job, op.meta.language)
}

/// A page of what became of each row.
pub fn report(
    op: &mut Op,
    id: ImportId,
    query: &ListQuery<ReportFilter>,
) -> ApiResult<Page<RowReport>> {
    let job = job_within(op, id)?;
    service::report_of(op, &job, id, query)
}

/// The job that takes an import back which the caller sees.
fn job_within(op: &mut Op, id: ImportId) -> ApiResult<Job> {
    let import = service::within(op, id)?;
    let job = jobs::find(op.conn(), job_of(import.id))?;
    job.ok_or_else(ApiError::not_found)
}
