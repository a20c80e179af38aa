//! What a case is: its row, what clients send and see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::db::schema::enrolment_cases;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue, Ways};
use crate::platform::values::ids::{AnyId, EnrolmentCaseId, EnrolmentId, TraineeId};
use crate::platform::values::time::Timestamp;
use crate::text_enum;

text_enum! {
    /// The rule that an enrolment breaks.
    pub enum CaseRule {
        /// The person is in another class on days of this one.
        ClassOverlap = "CLASS_OVERLAP",
    }
}

text_enum! {
    /// What has been decided of a case.
    pub enum CaseStatus {
        /// Nothing yet. The payment of support will wait for it.
        Open = "OPEN",
        /// Both trainings stand. The payment of support will go on.
        Cleared = "CLEARED",
        /// The rule is broken. The payment of support will leave the enrolment out.
        Upheld = "UPHELD",
    }
}

text_enum! {
    /// What the lead agency finds.
    pub enum CaseDecision {
        Cleared = "CLEARED",
        Upheld = "UPHELD",
    }
}

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = enrolment_cases, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct EnrolmentCase {
    #[diesel(skip_update)]
    pub id: EnrolmentCaseId,
    #[diesel(skip_update)]
    pub trainee_id: TraineeId,
    pub enrolment_id: EnrolmentId,
    pub rule: CaseRule,
    pub other_trainee_id: TraineeId,
    pub other_enrolment_id: EnrolmentId,
    pub status: CaseStatus,
    pub reason: Option<String>,
    pub decided_by: Option<AnyId>,
    pub decided_at: Option<Timestamp>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A case as the lead agency sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a30", "rule": "CLASS_OVERLAP",
    "traineeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
    "enrolmentId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a31",
    "otherTraineeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "otherEnrolmentId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a32",
    "status": "OPEN", "reason": null, "decidedAt": null,
    "version": 1, "createdAt": "2026-09-01T02:00:00Z", "updatedAt": "2026-09-01T02:00:00Z"
}))]
pub struct CaseView {
    pub id: EnrolmentCaseId,
    pub rule: CaseRule,
    pub trainee_id: TraineeId,
    /// The enrolment that the case is of.
    pub enrolment_id: EnrolmentId,
    /// The record of the same person that the other enrolment is of; it may be the same one.
    pub other_trainee_id: TraineeId,
    /// The enrolment at another school that it does not go with.
    pub other_enrolment_id: EnrolmentId,
    pub status: CaseStatus,
    pub reason: Option<String>,
    pub decided_at: Option<Timestamp>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// What the lead agency decides.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"decision": "CLEARED", "reason": "Lớp kia học buổi tối"}))]
pub struct CaseDecisionInput {
    pub decision: CaseDecision,
    /// Kept and audited, so it must not repeat personal data.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct CaseFilter {
    #[param(value_type = String, example = "OPEN")]
    pub status: AnyOf<CaseStatus>,
    /// Cases of this enrolment. The payment of support will ask for an open one.
    pub enrolment_id: Option<EnrolmentId>,
}

impl Filter for CaseFilter {
    type View = CaseView;

    const LIST: ListSpec = ListSpec {
        table: "enrolment_cases",
        sorts: &[("createdAt", "created_at")],
        default_sort: "createdAt",
        expand: &[],
        searchable: false,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        ways.by("enrolment_id", &self.enrolment_id)
            .by("status", &self.status.one_text());
    }
}

impl Row for EnrolmentCase {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

impl EnrolmentCase {
    #[must_use]
    pub fn into_view(self) -> CaseView {
        CaseView {
            id: self.id,
            rule: self.rule,
            trainee_id: self.trainee_id,
            enrolment_id: self.enrolment_id,
            other_trainee_id: self.other_trainee_id,
            other_enrolment_id: self.other_enrolment_id,
            status: self.status,
            reason: self.reason,
            decided_at: self.decided_at,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}
