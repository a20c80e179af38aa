//! Steps in the life of a row, each a row of its own: what, when it was true, when and by whom it was
//! recorded, and by whom it was taken back. The row stands where the steps that count have led it.
//! See `docs/adr/0021-an-enrolment-follows-its-steps.md`.

use std::fmt::Display;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::platform::auth::authz::Reach;
use crate::platform::db::DbConnection;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError};
use crate::platform::op::Op;
use crate::platform::op::bulk::BatchInsert;
use crate::platform::values::ids::{AnyId, OrganisationId};
use crate::platform::values::text::nfc;
use crate::platform::values::time::{Date, Timestamp};

/// Why a step does not count that went with its import. Any row may say it again.
pub const WITH_IMPORT: &str = "Thu hồi lần nhập dữ liệu";

/// How many records are named that stand on a step.
const MOST_NAMED: usize = 20;

/// A row of a table of steps: what [`steps!`](crate::steps) writes. Functions fail when the database
/// does.
pub trait Step: BatchInsert {
    /// The row whose step it is.
    type Row;
    type Status: Copy + PartialEq + Display;
    /// The step as clients see it.
    type View;

    fn insert(&self, conn: &mut DbConnection) -> ApiResult<()>;
    /// Every step of a row, the first recorded first.
    fn all(conn: &mut DbConnection, row: &Self::Row) -> ApiResult<Vec<Self>>;
    /// The steps of a row that were taken back.
    fn taken_back(conn: &mut DbConnection, row: &Self::Row) -> ApiResult<Vec<Self>>;
    /// Store that the step was taken back, if nobody else has.
    fn store_undo(&self, conn: &mut DbConnection) -> ApiResult<()>;

    fn status(&self) -> Self::Status;
    fn mark(&self) -> Mark;
    /// Note who takes the step back, when and why.
    fn undo(&mut self, op: &Op, reason: String);
    fn into_view(self, known: &Known) -> Self::View;

    /// Why the step was taken back.
    fn undo_reason(&self) -> Option<&str>;

    /// Whether the step still counts.
    fn stands(&self) -> bool {
        self.mark().undone_at.is_none()
    }
}

/// When and by whose people a step was recorded, and when it was taken back.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    pub recorded_at: Timestamp,
    pub organisation: Option<OrganisationId>,
    pub undone_at: Option<Timestamp>,
}

/// Whom of those who took steps a reader may know: their own people; the province knows all.
#[derive(Debug)]
pub struct Known {
    all: bool,
    own: Option<OrganisationId>,
}

impl Known {
    #[must_use]
    pub fn to(op: &Op, reach: &Reach) -> Self {
        Self {
            all: *reach == Reach::All,
            own: op.actor.bound.organisation,
        }
    }

    /// An organisation and its user or client, as far as the reader may know them.
    #[must_use]
    pub fn whose(
        &self,
        organisation: Option<OrganisationId>,
        by: Option<AnyId>,
    ) -> (Option<OrganisationId>, Option<AnyId>) {
        if self.all || (organisation.is_some() && organisation == self.own) {
            (organisation, by)
        } else {
            (None, None)
        }
    }
}

/// Why the last step is taken back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"reason": "Ghi nhầm người"}))]
pub struct UndoInput {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Every step of a row as a caller of that reach sees them.
///
/// # Errors
/// When the database fails.
pub fn views<S: Step>(op: &mut Op, reach: &Reach, row: &S::Row) -> ApiResult<Vec<S::View>> {
    let steps = S::all(op.conn(), row)?.into_iter();
    let known = Known::to(op, reach);
    Ok(steps.map(|step| step.into_view(&known)).collect())
}

/// Store a step together with what else its operation writes.
///
/// # Errors
/// When the database fails.
pub fn keep<S: Step>(op: &mut Op, step: S) -> ApiResult<()> {
    match op.insert_later(step) {
        Some(step) => step.insert(op.conn()),
        None => Ok(()),
    }
}

/// The steps of a row that count, without the last one, and that.
///
/// # Errors
/// 409 when there is none; `status` is where the row stands.
pub fn last<S: Step>(op: &mut Op, row: &S::Row, status: &str) -> ApiResult<(Vec<S>, S)> {
    let mut steps = S::all(op.conn(), row)?;
    steps.retain(Step::stands);
    match steps.pop() {
        Some(last) => Ok((steps, last)),
        None => Err(ApiError::new(ErrorCode::NoStepToUndo).with("status", status)),
    }
}

/// Check that a caller of that reach may take a step back: their own people took it within so many
/// `days`, or they are the lead agency.
///
/// # Errors
/// 403 when others took it, 409 when it is too late.
pub fn check_who(op: &Op, reach: &Reach, mark: Mark, days: u32) -> ApiResult<()> {
    if *reach == Reach::All {
        return Ok(());
    }
    let own = op.actor.bound.organisation;
    if own.is_none() || mark.organisation != own {
        return Err(ApiError::new(ErrorCode::UndoOfOthers));
    }
    check_fresh(op, mark.recorded_at, days)
}

/// Check that what was recorded at a moment was so within so many `days`.
///
/// # Errors
/// 409 when it is too late to take it back.
pub fn check_fresh(op: &Op, at: Timestamp, days: u32) -> ApiResult<()> {
    if at.plus_seconds(i64::from(days) * 86_400) < op.now {
        return Err(ApiError::new(ErrorCode::UndoTooLate).with("days", days));
    }
    Ok(())
}

/// Take a step back: it stays, with the reason.
///
/// # Errors
/// 412 when somebody else has taken it back.
pub fn take_back<S: Step>(op: &mut Op, mut step: S, reason: &str) -> ApiResult<S> {
    step.undo(op, nfc(reason));
    step.store_undo(op.conn())?;
    Ok(step)
}

/// What a nightly row wants to be so: a row that stands at `kept` goes on by these steps, the last of them
/// on a `day` that the sender knows, or does not.
#[derive(Debug)]
pub struct Wanted<'a, T> {
    pub kept: T,
    pub steps: &'a [T],
    pub day: Option<Date>,
}

/// A warning, if one of the wanted steps was taken back and this says it again: of a day before that, or
/// of none.
///
/// # Errors
/// When the database fails.
pub fn said_again<S: Step>(
    op: &mut Op,
    row: &S::Row,
    wanted: &Wanted<'_, S::Status>,
) -> ApiResult<Option<FieldError>> {
    let undone = S::taken_back(op.conn(), row)?;
    let again = undone.iter().find(|step| {
        let since = step.mark().undone_at.map(Timestamp::date);
        let news = wanted.day.is_some_and(|day| Some(day) > since);
        let with_import = step.undo_reason() == Some(WITH_IMPORT);
        wanted.steps.contains(&step.status()) && !news && !with_import
    });
    Ok(again.map(|step| {
        let warning = FieldError::at(ErrorCode::KeptAsRegistered, "/status");
        warning
            .with("kept", wanted.kept.to_string())
            .with("undone", step.status().to_string())
    }))
}

/// 409: these rows of `resource` stand on the step, and are taken back first.
#[must_use]
pub fn in_use(resource: &str, rows: &[AnyId]) -> ApiError {
    let named = &rows[..rows.len().min(MOST_NAMED)];
    let error = ApiError::new(ErrorCode::StepInUse).with("resource", resource);
    let error = error.with("count", rows.len()).with("ids", json!(named));
    match rows {
        [only] => error.with("id", json!(only)),
        _ => error,
    }
}
