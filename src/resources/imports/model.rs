//! What an import is: how it is asked for, how far it is, and what became of its rows.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::kind::ImportKind;
use crate::platform::db::schema::import_rows;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiResult, FieldProblem, Language, StoredProblem, TaskError};
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::values::ids::{AnyId, ImportId};
use crate::platform::values::time::Timestamp;
use crate::platform::work::jobs::{Job, JobState};
use crate::text_enum;

text_enum! {
    /// Whether the rows are to be stored, or only what would become of them is to be told.
    pub enum ImportMode {
        Validate = "validate",
        Commit = "commit",
    }
}

text_enum! {
    /// What a row that is rejected means for the others.
    pub enum OnError {
        /// Nothing is stored unless every row is good.
        RejectAll = "reject-all",
        /// Good rows are stored, the others are reported.
        SkipRow = "skip-row",
    }
}

text_enum! {
    /// How a file is written.
    pub enum ImportFormat {
        Ndjson = "NDJSON",
        Csv = "CSV",
        Xlsx = "XLSX",
    }
}

text_enum! {
    /// What became of a row.
    pub enum RowOutcome {
        Created = "CREATED",
        Updated = "UPDATED",
        Unchanged = "UNCHANGED",
        Rejected = "REJECTED",
    }
}

/// How a file is to be taken.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// What the rows are; with `mixed` each row says it in its member `kind`.
    #[param(example = "mixed")]
    pub kind: ImportKind,
    /// `validate` stores nothing and tells what `commit` would do.
    #[serde(default = "commit")]
    #[param(default = "commit", required = false)]
    pub mode: ImportMode,
    /// `reject-all` stores nothing unless every row is good; `skip-row` stores the good ones.
    #[serde(default = "reject_all")]
    #[param(default = "reject-all", required = false)]
    pub on_error: OnError,
    /// The system whose keys the rows carry in `externalId`, `trainee`, `class`, `course`,
    /// `enrolment` and `enterprise`.
    #[param(
        example = "cdsonla-sis",
        min_length = 1,
        max_length = 64,
        pattern = "^[A-Za-z0-9._:-]+$"
    )]
    pub system: String,
}

fn commit() -> ImportMode {
    ImportMode::Commit
}

fn reject_all() -> OnError {
    OnError::RejectAll
}

/// What the job of an import has to know.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Parameters {
    pub kind: ImportKind,
    pub mode: ImportMode,
    pub on_error: OnError,
    pub system: String,
    pub format: ImportFormat,
    pub gzip: bool,
    /// As it was sent, and unpacked.
    pub bytes: i64,
    pub expanded_bytes: i64,
    /// SHA-256 of the unpacked file, hexadecimal.
    pub digest: String,
}

/// Rows by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub created: i64,
    pub updated: i64,
    pub unchanged: i64,
    pub rejected: i64,
}

impl Counts {
    pub fn count(&mut self, outcome: RowOutcome) {
        *match outcome {
            RowOutcome::Created => &mut self.created,
            RowOutcome::Updated => &mut self.updated,
            RowOutcome::Unchanged => &mut self.unchanged,
            RowOutcome::Rejected => &mut self.rejected,
        } += 1;
    }

    /// Rows that are decided on.
    #[must_use]
    pub fn total(self) -> i64 {
        self.created + self.updated + self.unchanged + self.rejected
    }
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            created: self.created + other.created,
            updated: self.updated + other.updated,
            unchanged: self.unchanged + other.unchanged,
            rejected: self.rejected + other.rejected,
        }
    }
}

/// An import and how far it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21", "kind": "mixed", "mode": "commit",
    "onError": "skip-row", "system": "cdsonla-sis", "format": "NDJSON", "bytes": 18211,
    "expandedBytes": 131_077, "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "state": "SUCCEEDED", "rowsDone": 400, "rowsTotal": 400,
    "counts": {"created": 396, "updated": 2, "unchanged": 0, "rejected": 2}, "stored": true,
    "error": null, "createdAt": "2026-03-02T19:00:00Z", "startedAt": "2026-03-02T19:00:01Z",
    "finishedAt": "2026-03-02T19:00:02Z",
    "report": "/v1/imports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21/report"
}))]
pub struct ImportView {
    pub id: ImportId,
    pub kind: ImportKind,
    pub mode: ImportMode,
    pub on_error: OnError,
    pub system: String,
    pub format: ImportFormat,
    /// As it was sent.
    pub bytes: i64,
    /// Unpacked.
    pub expanded_bytes: i64,
    /// SHA-256 of the unpacked file.
    pub digest: String,
    pub state: JobState,
    pub rows_done: i64,
    /// Known once the file has been looked through.
    pub rows_total: Option<i64>,
    pub counts: Counts,
    /// Whether the rows counted as created and updated are in the registry. Not so after
    /// `validate`, and with `reject-all` not unless every row was good.
    pub stored: bool,
    /// Why it failed: what is wrong with the file as a whole, or that rows were rejected.
    pub error: Option<TaskError>,
    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    /// Where the rows are reported.
    pub report: String,
}

impl ImportView {
    pub fn of(job: Job, language: Language) -> ApiResult<Self> {
        let Parameters {
            kind,
            mode,
            on_error,
            system,
            format,
            bytes,
            expanded_bytes,
            digest,
            ..
        } = job.parameters()?;
        let id = ImportId::from(job.id.uuid());
        let counts: Counts = job.result()?.unwrap_or_default();
        let stored = match (mode, on_error) {
            (ImportMode::Validate, _) => false,
            (ImportMode::Commit, OnError::SkipRow) => counts.total() > 0,
            (ImportMode::Commit, OnError::RejectAll) => job.state == JobState::Succeeded,
        };
        Ok(Self {
            id,
            kind,
            mode,
            on_error,
            system,
            format,
            bytes,
            expanded_bytes,
            digest,
            state: job.state,
            rows_done: job.done,
            rows_total: job.total,
            counts,
            stored,
            error: job.error.map(|Json(error)| error.render(language)),
            created_at: job.created_at,
            started_at: job.started_at,
            finished_at: job.finished_at,
            report: format!("/v1/imports/{id}/report"),
        })
    }
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ImportFilter {
    /// One or several, separated by commas.
    #[param(value_type = String, example = "QUEUED,RUNNING")]
    pub state: crate::platform::lists::filter::AnyOf<JobState>,
}

impl Filter for ImportFilter {
    const LIST: ListSpec = ListSpec {
        table: "jobs",
        sorts: &[("createdAt", "created_at")],
        default_sort: "-createdAt",
        expand: &[],
        searchable: false,
    };
}

/// What became of a row, as the table keeps it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = import_rows, treat_none_as_default_value = false)]
pub struct ReportRow {
    pub job_id: AnyId,
    pub line: i64,
    pub kind: Option<String>,
    pub external_id: Option<String>,
    pub outcome: RowOutcome,
    pub resource_id: Option<AnyId>,
    pub problems: Option<Json<Vec<StoredProblem>>>,
    pub warnings: Option<Json<Vec<StoredProblem>>>,
}

impl Row for ReportRow {
    /// Rows of a report have no id; their line needs none to break ties.
    fn id(&self) -> AnyId {
        Uuid::nil().into()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.line.into()
    }
}

/// What became of a row.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "line": 17, "kind": "trainees", "externalId": "HV-2026-00017", "outcome": "REJECTED",
    "id": null, "errors": [{"pointer": "/citizenId", "code": "CITIZEN_ID_BIRTH_YEAR",
        "message": "The citizen ID and the year of birth disagree"}], "warnings": []
}))]
pub struct RowReport {
    /// Line of the file, or row of the sheet, that the row begins on.
    pub line: i64,
    /// Kind of the row; none when it could not be read.
    pub kind: Option<String>,
    /// The row's own key in the file.
    pub external_id: Option<String>,
    pub outcome: RowOutcome,
    /// The record; none when there is none, as for what `validate` would create.
    pub id: Option<AnyId>,
    /// Everything wrong with the row; pointers name its members.
    pub errors: Vec<FieldProblem>,
    /// What of the row was not taken over, or is unusual about it.
    pub warnings: Vec<FieldProblem>,
}

impl RowReport {
    pub fn of(row: ReportRow, language: Language) -> Self {
        let render = |problems: Option<Json<Vec<StoredProblem>>>| {
            let problems = problems.into_iter().flat_map(|Json(problems)| problems);
            problems.map(|problem| problem.render(language)).collect()
        };
        Self {
            line: row.line,
            kind: row.kind,
            external_id: row.external_id,
            outcome: row.outcome,
            id: row.resource_id,
            errors: render(row.problems),
            warnings: render(row.warnings),
        }
    }
}

/// Filters of the report.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ReportFilter {
    /// `created`, `updated`, `unchanged` or `rejected`; in capitals as well.
    #[param(value_type = Option<String>, example = "rejected")]
    pub outcome: Option<OutcomeParam>,
}

impl Filter for ReportFilter {
    const LIST: ListSpec = ListSpec {
        table: "import_rows",
        sorts: &[("line", "line")],
        default_sort: "line",
        expand: &[],
        searchable: false,
    };
}

/// An outcome as a parameter, in small letters or capitals.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub struct OutcomeParam(pub RowOutcome);

impl TryFrom<String> for OutcomeParam {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.to_ascii_uppercase().parse().map(Self)
    }
}
