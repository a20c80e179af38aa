//! What clients see of the health of a sync.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::auth::authz::ActorKind;
use crate::platform::values::ids::{AnyId, ImportId, SchoolId};
use crate::platform::values::time::Timestamp;
use crate::text_enum;

text_enum! {
    /// How data was pushed.
    pub enum PushMethod {
        Import = "IMPORT",
        Request = "REQUEST",
    }
}

/// How well the registry keeps up with a school.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "asOf": "2026-09-01T02:00:00Z",
    "lastPush": {"at": "2026-08-31T17:05:00Z", "method": "IMPORT", "actorKind": "CLIENT",
        "actorId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
        "importId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
        "counts": {"created": 3, "updated": 12, "unchanged": 385, "rejected": 1}},
    "importsAwaitingConfirmation": 0,
    "lag": {"enrolmentStatus": {"count": 40, "medianDays": 1.0, "worstDays": 9},
        "classEnd": {"count": 2, "medianDays": 4.5, "worstDays": 7}},
    "completeness": {
        "endedClassesNotCompleted": {"missing": 1, "of": 12, "share": 0.0833},
        "studyingWithoutResult": {"missing": 4, "of": 310, "share": 0.0129},
        "passedWithoutCertificate": {"missing": 0, "of": 280, "share": 0.0},
        "dueCheckpointsWithoutOutcome": {"missing": 90, "of": 520, "share": 0.1731},
        "traineesWithoutEthnicGroup": {"missing": 7, "of": 400, "share": 0.0175},
        "traineesWithoutPhone": {"missing": 61, "of": 400, "share": 0.1525}},
    "rejectedRows": {"count": 1,
        "byAge": {"days0To1": 1, "days2To7": 0, "days8To30": 0, "daysOver30": 0},
        "byCode": [{"code": "CITIZEN_ID_BIRTH_YEAR", "count": 1}]}
}))]
pub struct SyncHealth {
    pub school_id: SchoolId,
    pub as_of: Timestamp,
    pub last_push: Option<Push>,
    /// Files that the school has pushed, of which nothing is stored until somebody confirms them.
    pub imports_awaiting_confirmation: i64,
    pub lag: Lags,
    pub completeness: Completeness,
    pub rejected_rows: RejectedRows,
}

/// The latest data that came.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Push {
    pub at: Timestamp,
    pub method: PushMethod,
    pub actor_kind: ActorKind,
    /// The user or client that pushed.
    pub actor_id: AnyId,
    pub import_id: Option<ImportId>,
    /// What became of the rows of the import.
    pub counts: Option<PushCounts>,
}

/// Rows by what became of them.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct PushCounts {
    pub created: i64,
    pub updated: i64,
    pub unchanged: i64,
    pub rejected: i64,
}

/// Days until the registry learns of things.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lags {
    pub enrolment_status: Lag,
    pub class_end: Lag,
}

/// How long it took, in the last 90 days.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lag {
    pub count: usize,
    /// Days that half of them took at most.
    pub median_days: Option<f64>,
    /// Days that the slowest took.
    pub worst_days: Option<i32>,
}

/// What is missing.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Completeness {
    pub ended_classes_not_completed: Missing,
    pub studying_without_result: Missing,
    pub passed_without_certificate: Missing,
    pub due_checkpoints_without_outcome: Missing,
    pub trainees_without_ethnic_group: Missing,
    pub trainees_without_phone: Missing,
}

/// How many are missing of how many.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Missing {
    /// How many lack it.
    #[serde(rename = "missing")]
    pub count: i64,
    /// Of how many.
    pub of: i64,
    /// Null of none.
    pub share: Option<f64>,
}

/// Rejected rows that no later import has accepted.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RejectedRows {
    pub count: usize,
    pub by_age: Ages,
    /// The most frequent first.
    pub by_code: Vec<CodeCount>,
}

/// Rows by the days since their first rejection.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Ages {
    /// Since at most one day.
    #[serde(rename = "days0To1")]
    pub up_to_1: usize,
    /// For two to seven days.
    #[serde(rename = "days2To7")]
    pub up_to_7: usize,
    /// For eight to thirty days.
    #[serde(rename = "days8To30")]
    pub up_to_30: usize,
    /// For more than thirty days.
    #[serde(rename = "daysOver30")]
    pub over_30: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CodeCount {
    /// The code of an error.
    pub code: String,
    pub count: usize,
}
