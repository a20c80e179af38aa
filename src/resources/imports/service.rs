//! Rules of imports: who may run them, see them and stop them. How they run is in `run`.

use serde_json::{Value, json};

use super::RESOURCE;
use super::kind::{ImportKind, Rows};
use super::model::{
    ImportFilter, ImportQuery, ImportView, Parameters, Reader, ReportFilter, RowReport,
};
use super::read::FILE;
use super::table::{OfferedMapping, names_of};
use super::taking_back::UNDO;
use super::upload::Received;
use super::waiting::{Confirmed, Threshold, WAITS_DAYS, Wait};
use super::{store, understood};
use crate::platform::auth::authz::{Action, Grant};
use crate::platform::db::Database;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, ImportId, OrganisationId};
use crate::platform::values::text::hex;
use crate::platform::values::time::Timestamp;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::work::jobs::{self, Job, JobState};
use crate::resources::{import_mappings, trainees};

/// Imports of one organisation that wait or run.
const MOST_UNFINISHED: i64 = 50;
/// How long an import and its report can be read, in days.
const KEPT_DAYS: i64 = 30;

/// Queue the import of a file that has arrived.
pub fn submit(
    op: &mut Op,
    id: ImportId,
    query: &ImportQuery,
    file: &Received,
    threshold: Threshold,
) -> ApiResult<ImportView> {
    op.require(Action::ImportRun)?;
    let organisation = op.actor.bound.organisation;
    if store::unfinished(op.conn(), organisation)? >= MOST_UNFINISHED {
        return Err(ApiError::new(ErrorCode::ImportsTooMany).with("maximum", MOST_UNFINISHED));
    }
    let mut table = query.table()?;
    if let Some(mapping) = query.mapping {
        let mapping = import_mappings::service::by_id(op, mapping)?;
        if mapping.kind != query.kind.as_str() {
            let fault = FieldError::new(
                ErrorCode::ParameterInvalid,
                Place::Parameter("mapping".into()),
            );
            return Err(fault.with("expected", mapping.kind).into());
        }
        let (Json(columns), Json(constants)) = (mapping.columns, mapping.constants);
        table.add(
            columns
                .into_iter()
                .map(|column| (column.heading, column.member)),
            constants
                .into_iter()
                .map(|constant| (constant.member, constant.value.into())),
        );
    }
    let parameters = Parameters {
        kind: query.kind,
        mode: query.mode,
        on_error: query.on_error,
        system: query.system.clone(),
        format: file.format,
        gzip: file.gzip,
        bytes: file.bytes,
        expanded_bytes: file.expanded_bytes,
        digest: hex(&file.digest),
        threshold,
        table,
    };
    let job = jobs::submit(op, id.any(), RESOURCE, &parameters)?;
    let details = json!({
        "kind": query.kind, "mode": query.mode, "onError": query.on_error,
        "system": query.system, "digest": parameters.digest,
    });
    op.audit("import.create", RESOURCE, Some(id.any()), details)?;
    ImportView::of(job, op.meta.language)
}

pub fn list(op: &mut Op, query: &ListQuery<ImportFilter>) -> ApiResult<Page<ImportView>> {
    let owner = owner(op)?;
    let slice = store::page(op.conn(), owner, query)?;
    let language = op.meta.language;
    slice.into_page_of(|jobs| {
        let views = jobs.into_iter().map(|job| ImportView::of(job, language));
        views.collect()
    })
}

pub fn read(op: &mut Op, id: ImportId) -> ApiResult<ImportView> {
    let job = within(op, id)?;
    let record = understood::of(op.conn(), job.id)?;
    let reads_people = op.actor.reach_for(Action::TraineeRead).is_some();
    let language = op.meta.language;
    let view = ImportView::of(job, language)?;
    let Some(record) = record else {
        return Ok(view);
    };
    let mappings = match view.kind {
        ImportKind::Rows(rows) => import_mappings::service::for_file(op, rows, &record.headings())?,
        ImportKind::Mixed => Vec::new(),
    };
    let mappings = mappings.into_iter().map(|mapping| OfferedMapping {
        id: mapping.id,
        name: mapping.name,
    });
    let understood = record.shown(language, reads_people, mappings.collect());
    Ok(ImportView {
        understood: Some(understood),
        ..view
    })
}

/// Stop an import. What it has stored by then, with `skip-row`, stays and is reported.
pub fn cancel(op: &mut Op, id: ImportId) -> ApiResult<ImportView> {
    within(op, id)?;
    let now = op.now;
    jobs::cancel(op.conn(), id.any(), now)?;
    store::forget_identity(op.conn(), id.any())?;
    understood::forget_samples(op.conn(), id.any())?;
    op.audit("import.cancel", RESOURCE, Some(id.any()), json!({}))?;
    read(op, id)
}

/// Let an import that waits go on, to do what `seen` was told of and nothing else.
///
/// # Errors
/// 409 when it does not wait, 412 when it has stopped for other changes since.
pub fn confirm(op: &mut Op, id: ImportId, seen: &IfMatch) -> ApiResult<ImportView> {
    let job = within(op, id)?;
    let mut checkpoint: Value = job.checkpoint()?.unwrap_or_default();
    let mut wait = Wait::of(&job)?;
    let foreseen = match &wait.foreseen {
        Some(foreseen) if job.state == JobState::AwaitingConfirmation => foreseen,
        _ => {
            let error = ApiError::new(ErrorCode::StateForbids);
            return Err(error.with("from", job.state.as_str()));
        }
    };
    seen.check(foreseen.stops)?;
    let details = json!({"people": foreseen.people, "changed": foreseen.changed,
        "version": foreseen.stops});
    wait.confirmed = Some(Confirmed::by(op.actor, foreseen.digest.clone(), op.now));
    checkpoint["wait"] = json!(wait);
    let now = op.now;
    jobs::confirm(op.conn(), id.any(), checkpoint, now)?;
    store::forget_identity(op.conn(), id.any())?;
    understood::forget_samples(op.conn(), id.any())?;
    op.audit("import.confirm", RESOURCE, Some(id.any()), details)?;
    read(op, id)
}

/// A page of the report.
pub fn report(
    op: &mut Op,
    id: ImportId,
    query: &ListQuery<ReportFilter>,
) -> ApiResult<Page<RowReport>> {
    let job = within(op, id)?;
    report_of(op, &job, id, query)
}

/// A page of the report of a job about the rows of an import.
pub(super) fn report_of(
    op: &mut Op,
    job: &Job,
    import: ImportId,
    query: &ListQuery<ReportFilter>,
) -> ApiResult<Page<RowReport>> {
    let slice = store::report_page(op.conn(), job.id, query)?;
    let reader = reader(op, job, import)?;
    if reader.import_waits && reader.reads_people {
        let shown = slice.rows.iter().filter(|row| row.identity.is_some());
        op.log_access(trainees::RESOURCE, shown.filter_map(|row| row.resource_id));
    }
    Ok(slice.into_page(|row| RowReport::of(row, &reader)))
}

/// The rows of the report after a line, as many as are written at once when it is sent whole.
pub fn report_after(
    op: &mut Op,
    id: ImportId,
    filter: ReportFilter,
    line: i64,
) -> ApiResult<Vec<RowReport>> {
    const AT_ONCE: i64 = 500;
    let job = within(op, id)?;
    let rows = store::report_after(op.conn(), id.any(), filter, line, AT_ONCE)?;
    let reader = reader(op, &job, id)?;
    Ok(rows
        .into_iter()
        .map(|row| RowReport::of(row, &reader))
        .collect())
}

fn reader(op: &mut Op, job: &Job, import: ImportId) -> ApiResult<Reader> {
    let understood = understood::of(op.conn(), import.any())?;
    let sheets = understood.map_or_else(Vec::new, |record| record.sheets);
    let names: Vec<String> = sheets.into_iter().map(|sheet| sheet.name).collect();
    Ok(Reader {
        language: op.meta.language,
        import_waits: job.state == JobState::AwaitingConfirmation,
        reads_people: op.actor.reach_for(Action::TraineeRead).is_some(),
        sheets: if names.len() > 1 { names } else { Vec::new() },
    })
}

pub(super) fn within(op: &mut Op, id: ImportId) -> ApiResult<Job> {
    let owner = owner(op)?;
    jobs::find_mine(op.conn(), RESOURCE, owner, id.any())
}

/// Whose imports the caller sees: their organisation's, or all. They belong to organisations, not
/// to places, so that even an employment centre of the whole province has its own alone.
fn owner(op: &Op) -> ApiResult<Option<OrganisationId>> {
    op.require(Action::ImportRun)?;
    match op.actor.grant(Action::ImportRun) {
        Grant::All => Ok(None),
        _ => match op.actor.bound.organisation {
            Some(own) => Ok(Some(own)),
            None => Err(ApiError::new(ErrorCode::ActionForbidden)
                .with("action", Action::ImportRun.rule().name)),
        },
    }
}

/// End imports that nobody has confirmed; remove files of imports that ended without their last
/// step, and imports that ended long ago, each in short steps.
///
/// # Errors
/// When the database fails.
pub fn sweep(db: &Database, now: Timestamp) -> ApiResult<()> {
    let unconfirmed = now.plus_seconds(-WAITS_DAYS * 24 * 3600);
    let waiting = db.read_now(|conn| jobs::awaiting_since_before(conn, RESOURCE, unconfirmed))?;
    for id in waiting {
        db.write_now(move |conn| {
            let error = ApiError::new(ErrorCode::ImportNotConfirmed).to_stored();
            jobs::expire(conn, id, error, now)?;
            understood::forget_samples(conn, id)?;
            store::forget_identity(conn, id)
        })?;
    }
    // What was cancelled while its report was written has some left.
    db.write_now(store::forget_identity_of_ended)?;
    let oldest = now.plus_seconds(-KEPT_DAYS * 24 * 3600);
    for id in db.read_now(|conn| jobs::files::left(conn, FILE))? {
        jobs::files::remove(db, id, FILE)?;
    }
    let old = |kind| db.read_now(|conn| jobs::finished_before(conn, kind, oldest));
    let expired: Vec<AnyId> = [old(RESOURCE)?, old(UNDO)?].concat();
    for id in expired {
        jobs::files::remove(db, id, FILE)?;
        jobs::files::remove(db, id, understood::FILE)?;
        while db.write_now(move |conn| store::remove_some(conn, id))? {}
        db.write_now(move |conn| jobs::delete(conn, id))?;
    }
    Ok(())
}

/// What columns of this kind of rows may be said to be, in the order of its members: these, and their
/// parts as `birthDate.day`; nothing of a kind that there is not.
///
/// # Errors
/// When a schema cannot be written as JSON, which is a defect.
pub fn names_of_columns(kind: &str) -> ApiResult<Vec<String>> {
    let names = Rows::named(kind).map(|rows| names_of(ImportKind::Rows(rows)));
    Ok(names.transpose()?.unwrap_or_default())
}
