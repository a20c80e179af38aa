//! What clients see of an export, and what its job keeps.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use super::order::ExportInput;
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiResult, Language, TaskError};
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec};
use crate::platform::sheet::{LabelLanguage, SheetFormat};
use crate::platform::sync::feed::Position;
use crate::platform::values::ids::{ExportId, UnitId};
use crate::platform::values::text::hex;
use crate::platform::values::time::Timestamp;
use crate::platform::wire::accept::CsvForm;
use crate::platform::work::jobs::{Job, JobState};
use crate::resources::synced::{ExportType, Synced};
use crate::text_enum;

/// How long the files can be had once they are complete, in seconds.
pub const KEPT_SECONDS: i64 = 24 * 3600;

text_enum! {
    /// What a part holds.
    pub enum PartContent {
        Rows = "ROWS",
        /// What is to be forgotten: rows that were deleted, merged, or have left the reach.
        Deletes = "DELETES",
    }
}

/// A file of an export, as its job wrote it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    pub content: PartContent,
    pub rows: i64,
    pub bytes: u64,
    pub sha256: String,
}

/// What came of a job so far.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Made {
    /// Digest of the rows that could be read: whoever downloads must be able to read them.
    pub reach: String,
    /// Digest of the rows that could be read in plain, where the export shows them so.
    pub reveal: Option<String>,
    pub parts: Vec<Part>,
    /// None for those who may not read the feed.
    pub feed_cursor: Option<String>,
    /// An export of changes covers the log from here to there.
    pub span: Option<(Position, Position)>,
}

/// An export.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "type": "enrolments",
    "filters": {"status": ["STUDYING"]}, "fields": null, "format": "CSV", "partRows": 100_000,
    "byteOrderMark": false, "csv": null, "labels": null, "since": null, "state": "SUCCEEDED", "rowsWritten": 1, "error": null,
    "manifest": {"rows": 1, "deletes": 0, "bytes": 312, "revealed": false, "feedCursor": "eyJ…",
        "parts": [{"number": 1, "content": "ROWS",
            "url": "/v1/exports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11/parts/1",
            "fileName": "enrolments-2026-09-01-part-001.csv.gz", "mediaType": "application/gzip",
            "rows": 1, "bytes": 312,
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]},
    "createdAt": "2026-09-01T02:00:00Z", "startedAt": "2026-09-01T02:00:00Z",
    "finishedAt": "2026-09-01T02:00:01Z", "expiresAt": "2026-09-02T02:00:01Z"
}))]
pub struct ExportView {
    pub id: ExportId,
    #[serde(rename = "type")]
    #[schema(value_type = ExportType)]
    pub kind: Synced,
    /// The filters of the list, as they were asked for.
    #[schema(value_type = Object)]
    pub filters: Map<String, Value>,
    /// The members of each row that were asked for; null for all.
    pub fields: Option<Vec<String>>,
    pub format: SheetFormat,
    /// Most rows in a part.
    pub part_rows: i64,
    /// Whether a CSV begins with a byte-order mark.
    pub byte_order_mark: bool,
    pub csv: Option<CsvForm>,
    pub labels: Option<LabelLanguage>,
    /// The cursor since which changes are exported; null for all rows.
    pub since: Option<String>,
    pub state: JobState,
    /// How many rows have been written by now.
    pub rows_written: i64,
    /// Why it failed.
    pub error: Option<TaskError>,
    /// The files, once they are complete.
    pub manifest: Option<Manifest>,
    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    /// From then on the files cannot be had any more.
    pub expires_at: Option<Timestamp>,
}

/// The files of an export.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// Rows of all parts.
    pub rows: i64,
    /// Entries of all parts of deletes.
    pub deletes: i64,
    pub bytes: u64,
    /// Whether personal data stands in the files in plain.
    pub revealed: bool,
    /// The files, in their order.
    pub parts: Vec<PartView>,
    /// The cursor of `GET /v1/changes?types=…`, with this type alone, that continues the export
    /// without a gap; also the `since` of the next export of changes. It is taken before the first
    /// row is read, so that rows which changed meanwhile come again. Null without `changes:read`.
    pub feed_cursor: Option<String>,
}

/// A file of an export.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartView {
    /// Number of the part, from 1.
    pub number: usize,
    pub content: PartContent,
    /// Where to download it, with a token of whoever made the export.
    pub url: String,
    /// What a browser calls the file.
    pub file_name: String,
    /// The media type of the file.
    pub media_type: &'static str,
    pub rows: i64,
    pub bytes: u64,
    /// SHA-256 of the file as it is downloaded, in hexadecimal digits.
    pub sha256: String,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ExportFilter {
    /// One or several, separated by commas.
    #[param(value_type = String, example = "QUEUED,RUNNING")]
    pub state: AnyOf<JobState>,
}

impl Filter for ExportFilter {
    type View = ExportView;

    const LIST: ListSpec = ListSpec {
        table: "jobs",
        sorts: &[("createdAt", "created_at")],
        default_sort: "-createdAt",
        expand: &[],
        searchable: false,
    };
}

impl ExportView {
    /// # Errors
    /// When the job was written by another version of the program.
    pub fn of(job: &Job, language: Language) -> ApiResult<Self> {
        let order: ExportInput = job.parameters()?;
        let made: Option<Made> = job.result()?;
        let done = job.state == JobState::Succeeded;
        Ok(Self {
            id: job.id.uuid().into(),
            kind: order.kind,
            state: job.state,
            rows_written: job.done,
            error: job.error.as_ref().map(|error| error.0.render(language)),
            manifest: made
                .filter(|_| done)
                .map(|made| Manifest::of(job, &order, made)),
            created_at: job.created_at,
            started_at: job.started_at,
            finished_at: job.finished_at,
            expires_at: expiry(job),
            filters: order.filters,
            fields: order.fields,
            format: order.format,
            part_rows: order.part_rows,
            byte_order_mark: order.byte_order_mark,
            csv: order.csv,
            labels: order.labels,
            since: order.since,
        })
    }
}

/// When the files of the job can be had no more.
pub fn expiry(job: &Job) -> Option<Timestamp> {
    Some(job.finished_at?.plus_seconds(KEPT_SECONDS))
}

impl Manifest {
    fn of(job: &Job, order: &ExportInput, made: Made) -> Self {
        let count = |content: PartContent| {
            let parts = made.parts.iter().filter(|part| part.content == content);
            parts.map(|part| part.rows).sum()
        };
        Self {
            rows: count(PartContent::Rows),
            deletes: count(PartContent::Deletes),
            bytes: made.parts.iter().map(|part| part.bytes).sum(),
            revealed: made.reveal.is_some(),
            feed_cursor: made.feed_cursor,
            parts: (1..)
                .zip(made.parts)
                .map(|(number, part)| PartView {
                    number,
                    content: part.content,
                    url: format!("/v1/exports/{}/parts/{number}", job.id),
                    file_name: file_name(job, order, number, part.content),
                    media_type: order.format.media_type(),
                    rows: part.rows,
                    bytes: part.bytes,
                    sha256: part.sha256,
                })
                .collect(),
        }
    }
}

/// `enrolments-2026-09-01-part-001.csv.gz`
pub fn file_name(job: &Job, order: &ExportInput, number: usize, content: PartContent) -> String {
    let what = match content {
        PartContent::Rows => "part",
        PartContent::Deletes => "deletes",
    };
    let (kind, day) = (order.kind, job.created_at.date());
    let extension = order.format.extension();
    format!("{kind}-{day}-{what}-{number:03}.{extension}")
}

/// A digest of the rows that a reach extends to, to tell whether it is another one later.
pub fn digest(reach: &Reach) -> String {
    use sha2::{Digest, Sha256};
    let list = |name: &str, communes: &[UnitId]| {
        let mut ids: Vec<String> = communes.iter().map(ToString::to_string).collect();
        ids.sort();
        format!("{name} {}", ids.join(" "))
    };
    let text = match reach {
        Reach::All => "all".to_owned(),
        Reach::Open => "open".to_owned(),
        Reach::Communes(communes) => list("communes", communes),
        Reach::Served(None) => "served".to_owned(),
        Reach::Served(Some(communes)) => list("served", communes),
        Reach::School(schools) => {
            let ids: Vec<String> = schools.iter().map(ToString::to_string).collect();
            format!("school {}", ids.join(" "))
        }
        Reach::Enterprise(enterprise) => format!("enterprise {enterprise}"),
        Reach::Organisation(organisation) => format!("organisation {organisation}"),
    };
    hex(&Sha256::digest(text))
}
