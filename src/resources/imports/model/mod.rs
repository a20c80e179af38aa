//! What an import is: how it is asked for, how far it is, and what became of its rows.

mod report;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::kind::ImportKind;
use super::table::{DateReading, HiddenRows, ImportUnderstood, TableOptions, columns_of_query};
use super::taking_back::ImportTakenBack;
use super::waiting::{ImportConfirmation, Threshold, Wait};
use crate::platform::db::types::Json;
use crate::platform::error::{ApiResult, Language, TaskError};
use crate::platform::lists::page::{Filter, ListSpec};
use crate::platform::values::ids::{ImportId, ImportMappingId};
use crate::platform::values::time::Timestamp;
use crate::platform::work::jobs::{Job, JobState};
use crate::text_enum;

pub use report::{OutcomeParam, Reader, ReportFilter, ReportRow, RowReport};

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
        /// Text with delimiters: commas, semicolons or tabs.
        Csv = "CSV",
        Xlsx = "XLSX",
        Xls = "XLS",
        Ods = "ODS",
        Xlsb = "XLSB",
    }
}

text_enum! {
    /// What became of a row.
    pub enum RowOutcome {
        Created = "CREATED",
        Updated = "UPDATED",
        Unchanged = "UNCHANGED",
        Rejected = "REJECTED",
        /// Of an import that is taken back: all that the row had written.
        TakenBack = "TAKEN_BACK",
        /// Some of it stays, as `warnings` tell.
        PartlyTakenBack = "PARTLY_TAKEN_BACK",
        /// All of it stays.
        Kept = "KEPT",
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
    /// Of a workbook: the name of the sheet to be read, where several may be meant.
    #[param(min_length = 1, max_length = 100)]
    pub sheet: Option<String>,
    /// Of a table: whether columns that mean no member are refused. They are left out otherwise, which
    /// `understood` says.
    #[serde(default)]
    #[param(required = false)]
    pub strict: bool,
    /// Of a table: what headings mean, a JSON object of headings with the member of each, or null to
    /// leave the column out. `[C]` names a column by its letter, `birthDate.day` a part of a member, as
    /// `MappedColumn` has them.
    #[param(
        max_length = 4_000,
        example = "{\"Tên HV\":\"fullName\",\"Mã nội bộ\":null}"
    )]
    pub columns: Option<String>,
    /// Of a table: a stored mapping of headings to members. `columns` and `class` go before it.
    #[param(value_type = Option<String>, format = Uuid)]
    pub mapping: Option<ImportMappingId>,
    /// Of a table: the `class` of every row that names none.
    #[param(min_length = 1, max_length = 200)]
    pub class: Option<String>,
    /// Of a table: how days are written, where that cannot be told.
    #[param(inline, required = false)]
    pub dates: Option<DateReading>,
    /// Of a workbook: what becomes of rows that are hidden or struck through. They are left out, and
    /// asked about, unless it is said.
    #[param(inline, required = false)]
    pub hidden: Option<HiddenRows>,
    /// The digest under `understood` of an import that validated this file: the table is taken in just
    /// that way, or not at all. Nobody is asked then whether it was understood.
    #[param(min_length = 32, max_length = 32)]
    pub understood: Option<String>,
}

impl ImportQuery {
    /// How the table is to be understood, but for what a stored mapping says.
    ///
    /// # Errors
    /// 400 when `columns` is no object of headings.
    pub fn table(&self) -> ApiResult<TableOptions> {
        let class = self.class.iter();
        Ok(TableOptions {
            sheet: self.sheet.clone(),
            strict: self.strict,
            columns: match &self.columns {
                Some(columns) => columns_of_query(columns)?,
                None => Vec::new(),
            },
            constants: class
                .map(|class| ("class".to_owned(), class.as_str().into()))
                .collect(),
            dates: self.dates,
            hidden: self.hidden,
            understood: self.understood.clone(),
        })
    }
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
    /// From when it has to be confirmed.
    #[serde(default)]
    pub threshold: Threshold,
    /// How a table is to be understood.
    #[serde(default)]
    pub table: TableOptions,
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
            RowOutcome::Rejected => &mut self.rejected,
            _ => &mut self.unchanged,
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
    "error": null, "understood": null, "confirmation": null, "takenBack": null, "createdAt": "2026-03-02T19:00:00Z", "startedAt": "2026-03-02T19:00:01Z",
    "finishedAt": "2026-03-02T19:00:02Z",
    "report": "/v1/imports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21/report"
}))]
pub struct ImportView {
    pub id: ImportId,
    pub kind: ImportKind,
    pub mode: ImportMode,
    pub on_error: OnError,
    /// The system that the keys of the rows belong to.
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
    /// `validate`, not while the import waits to be confirmed, and with `reject-all` not unless
    /// every row was good.
    pub stored: bool,
    /// Why it failed: what is wrong with the file as a whole, or that rows were rejected.
    pub error: Option<TaskError>,
    /// How a table is understood, once it was looked through; where its header is at fault, what its
    /// columns seem to be. Null in lists.
    pub understood: Option<ImportUnderstood>,
    /// Set when it would change who many people are, or how it is understood has to be looked at, and
    /// waits to be confirmed, or did.
    pub confirmation: Option<ImportConfirmation>,
    /// Set when it is taken back, or was.
    pub taken_back: Option<ImportTakenBack>,
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
        let wait = Wait::of(&job)?;
        let stored = match (mode, on_error) {
            (ImportMode::Validate, _) => false,
            _ if wait.predicted => false,
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
            understood: None,
            confirmation: ImportConfirmation::of(wait, &job),
            taken_back: ImportTakenBack::of(&job)?,
            error: job.error.map(|Json(error)| error.render(language)),
            created_at: job.created_at,
            started_at: job.started_at,
            finished_at: job.finished_at,
            report: format!("/v1/imports/{id}/report"),
        })
    }

    /// The version that a confirmation has to name, while the import waits for one, or taking it back,
    /// once it has ended.
    #[must_use]
    pub fn awaited_version(&self) -> Option<i64> {
        if self.state.is_final() {
            return Some(1 + i64::from(self.taken_back.is_some()));
        }
        let waits = self.state == JobState::AwaitingConfirmation;
        self.confirmation.as_ref()?.version.filter(|_| waits)
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
    type View = ImportView;

    const LIST: ListSpec = ListSpec {
        table: "jobs",
        sorts: &[("createdAt", "created_at")],
        default_sort: "-createdAt",
        expand: &[],
        searchable: false,
    };
}
