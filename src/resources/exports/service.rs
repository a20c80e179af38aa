//! Rules of exports: who may have which, and for how long.

use serde_json::json;

use super::model::{ExportFilter, ExportView, Made, digest, expiry, file_name};
use super::order::ExportInput;
use super::{RESOURCE, changes, store};
use crate::platform::auth::authz::{Action, Actor, Reach};
use crate::platform::db::Database;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, ExportId};
use crate::platform::values::time::Timestamp;
use crate::platform::work::jobs::{self, Job, JobState};

/// Most exports of one user or client that are under way.
const MOST_UNFINISHED: i64 = 5;

/// Queue an export; it runs as the caller. `key` signs cursors of the feed.
pub fn create(op: &mut Op, input: &ExportInput, key: &[u8]) -> ApiResult<ExportView> {
    op.require(Action::ExportRun)?;
    input.kind.reach(op.actor)?;
    let reveals = input.check()?;
    if reveals {
        op.require(Action::TraineeReveal)?;
    }
    changes::start(op, input, key)?;
    let actor = op.actor.id;
    if store::unfinished(op.conn(), actor)? >= MOST_UNFINISHED {
        return Err(ApiError::new(ErrorCode::ExportsTooMany).with("maximum", MOST_UNFINISHED));
    }
    let id = AnyId::new();
    let job = jobs::submit(op, id, RESOURCE, input)?;
    let details = json!({
        "type": input.kind, "format": input.format, "filters": input.filter_names(),
        "fields": input.fields,
        "personal": reveals, "changes": input.since.is_some(),
    });
    op.audit("export.create", RESOURCE, Some(id), details)?;
    ExportView::of(&job, op.meta.language)
}

pub fn list(op: &mut Op, query: &ListQuery<ExportFilter>) -> ApiResult<Page<ExportView>> {
    op.require(Action::ExportRun)?;
    let language = op.meta.language;
    let actor = op.actor.id;
    let slice = store::page(op.conn(), actor, query)?;
    slice.into_page_of(|jobs| {
        jobs.iter()
            .map(|job| ExportView::of(job, language))
            .collect()
    })
}

pub fn read(op: &mut Op, id: ExportId) -> ApiResult<ExportView> {
    let job = own(op, id)?;
    ExportView::of(&job, op.meta.language)
}

/// The result of deleting an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unwanted {
    /// It stops at its next step and stays listed until it expires.
    Cancelled,
    /// It is gone; its files are to be removed.
    Removed,
}

/// Cancel an export that is under way, or forget one that has ended.
pub fn delete(op: &mut Op, id: ExportId) -> ApiResult<Unwanted> {
    let job = own(op, id)?;
    let unwanted = if job.state.is_final() {
        store::forget(op.conn(), job.id)?;
        Unwanted::Removed
    } else {
        let now = op.now;
        jobs::cancel(op.conn(), job.id, now)?;
        Unwanted::Cancelled
    };
    op.audit("export.delete", RESOURCE, Some(job.id), json!({}))?;
    Ok(unwanted)
}

/// A part that may be downloaded.
#[derive(Debug, Clone)]
pub struct OpenPart {
    pub job: AnyId,
    pub number: usize,
    pub bytes: u64,
    pub sha256: String,
    pub file_name: String,
    pub media_type: &'static str,
}

/// Open a part for the caller, who must still be able to read everything in it.
pub fn open_part(op: &mut Op, id: ExportId, number: &str) -> ApiResult<OpenPart> {
    let job = own(op, id)?;
    let order: ExportInput = job.parameters()?;
    if job.state != JobState::Succeeded {
        let error = ApiError::new(ErrorCode::ExportNotReady);
        return Err(error.with("state", job.state.as_str()));
    }
    if expiry(&job).is_none_or(|end| end <= op.now) {
        return Err(ApiError::new(ErrorCode::ExportExpired));
    }
    let made: Made = job.result()?.unwrap_or_default();
    check_reach(op.actor, &order, &made)?;
    let number: usize = number.parse().map_err(|_| ApiError::not_found())?;
    let part = number.checked_sub(1).and_then(|at| made.parts.get(at));
    let part = part.ok_or_else(ApiError::not_found)?;
    let details = json!({
        "type": order.kind, "part": number, "rows": part.rows, "revealed": made.reveal.is_some(),
    });
    op.audit("export.download", RESOURCE, Some(job.id), details)?;
    Ok(OpenPart {
        number,
        bytes: part.bytes,
        sha256: part.sha256.clone(),
        file_name: file_name(&job, &order, number, part.content),
        media_type: order.format.media_type(),
        job: job.id,
    })
}

/// What the actor may read now must be what it was when the rows were read, or everything.
pub fn check_reach(actor: &Actor, order: &ExportInput, made: &Made) -> ApiResult<()> {
    let covers = |now: ApiResult<Reach>, then: &str| match now {
        Ok(now) => now == Reach::All || digest(&now) == then,
        Err(_) => false,
    };
    let reads = covers(order.kind.reach(actor), &made.reach);
    let reveals = made
        .reveal
        .as_ref()
        .is_none_or(|then| covers(actor.require(Action::TraineeReveal), then));
    if reads && reveals {
        Ok(())
    } else {
        Err(ApiError::new(ErrorCode::ExportReachChanged))
    }
}

/// Remove the exports that have expired, and their files. For threads that may block.
///
/// # Errors
/// When the database fails.
pub fn sweep(db: &Database, now: Timestamp) -> ApiResult<()> {
    for job in db.read_now(|conn| store::expired(conn, now))? {
        db.write_now(move |conn| store::forget(conn, job))?;
        jobs::files::remove_all(db, job)?;
    }
    Ok(())
}

fn own(op: &mut Op, id: ExportId) -> ApiResult<Job> {
    op.require(Action::ExportRun)?;
    let actor = op.actor.id;
    store::find(op.conn(), actor, id)?.ok_or_else(ApiError::not_found)
}
