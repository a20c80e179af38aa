//! What a beneficiary status is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::db::schema::beneficiary_statuses;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue, Ways};
use crate::platform::op::changes::Change;
use crate::platform::values::ids::{AnyId, BeneficiaryStatusId, OrganisationId, TraineeId, UnitId};
use crate::platform::values::text::nfc;
use crate::platform::values::time::{Date, Timestamp, is_valid_on};
use crate::platform::wire::json::Patch;
use crate::text_enum;

text_enum! {
    /// How far the commune has come with a status.
    pub enum ClaimStatus {
        Claimed = "CLAIMED",
        Confirmed = "CONFIRMED",
        Rejected = "REJECTED",
    }
}

text_enum! {
    /// What the commune says of a claim.
    pub enum Verdict {
        Confirmed = "CONFIRMED",
        Rejected = "REJECTED",
    }
}

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = beneficiary_statuses, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct BeneficiaryStatus {
    #[diesel(skip_update)]
    pub id: BeneficiaryStatusId,
    #[diesel(skip_update)]
    pub trainee_id: TraineeId,
    pub beneficiary_group: String,
    pub evidence_kind: String,
    pub evidence_number: Option<String>,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub status: ClaimStatus,
    pub confirming_unit_id: Option<UnitId>,
    pub decided_by: Option<AnyId>,
    pub decided_at: Option<Timestamp>,
    pub decision_reason: Option<String>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// None for the oldest rows.
    #[diesel(skip_update)]
    pub claimant_id: Option<OrganisationId>,
    /// Whether some decision was taken back.
    pub steps_undone: bool,
}

/// A beneficiary status as clients claim it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "group": "POOR_HOUSEHOLD", "evidenceKind": "Giấy chứng nhận hộ nghèo",
    "evidenceNumber": "123/GCN-HN", "validFrom": "2026-01-01", "validTo": "2026-12-31"
}))]
pub struct BeneficiaryStatusInput {
    /// Code list `beneficiary-groups`.
    #[schema(min_length = 1, max_length = 64)]
    pub group: String,
    /// What proves it, such as the name of a certificate.
    #[schema(min_length = 2, max_length = 200)]
    pub evidence_kind: String,
    #[schema(min_length = 1, max_length = 100)]
    pub evidence_number: Option<String>,
    pub valid_from: Date,
    /// The last day; open when absent.
    pub valid_to: Option<Date>,
}

/// Change of a beneficiary status.
pub type BeneficiaryStatusPatch = Patch<BeneficiaryStatusInput>;

/// The commune's decision on a claim.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"decision": "REJECTED", "reason": "Hộ đã thoát nghèo từ năm 2025"}))]
pub struct DecisionInput {
    pub decision: Verdict,
    /// Needed for a rejection.
    #[schema(min_length = 3, max_length = 500)]
    pub reason: Option<String>,
}

/// A beneficiary status as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21",
    "traineeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "group": "POOR_HOUSEHOLD",
    "evidenceKind": "Giấy chứng nhận hộ nghèo", "evidenceNumber": "123/GCN-HN",
    "validFrom": "2026-01-01", "validTo": "2026-12-31", "status": "CONFIRMED",
    "confirmingUnitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "decidedAt": "2026-02-03T02:00:00Z", "decisionReason": null,
    "claimantId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13", "version": 2,
    "createdAt": "2026-02-01T02:00:00Z", "updatedAt": "2026-02-03T02:00:00Z"
}))]
pub struct BeneficiaryStatusView {
    pub id: BeneficiaryStatusId,
    pub trainee_id: TraineeId,
    /// Code list `beneficiary-groups`.
    pub group: String,
    /// What kind of document proves it.
    pub evidence_kind: String,
    pub evidence_number: Option<String>,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub status: ClaimStatus,
    /// The commune where the trainee lived when it was decided.
    pub confirming_unit_id: Option<UnitId>,
    pub decided_at: Option<Timestamp>,
    /// Why it was decided so.
    pub decision_reason: Option<String>,
    /// The organisation that claimed it; null where that was not noted yet.
    pub claimant_id: Option<OrganisationId>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct BeneficiaryStatusFilter {
    #[param(value_type = String, example = "CONFIRMED")]
    pub status: AnyOf<ClaimStatus>,
    /// Code list `beneficiary-groups`, separated by commas.
    #[param(value_type = String)]
    pub group: AnyOf<String>,
    /// Valid on this day.
    pub valid_on: Option<Date>,
}

impl Filter for BeneficiaryStatusFilter {
    type View = BeneficiaryStatusView;

    // A person has a handful; the index by trainee finds them in any order.
    const LIST: ListSpec = ListSpec {
        table: "beneficiary_statuses",
        sorts: &[("validFrom", "valid_from"), ("createdAt", "created_at")],
        default_sort: "validFrom",
        expand: &[],
        searchable: false,
    };
}

/// Filters of the statuses of all trainees within reach, as an export takes them.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct AnyStatusFilter {
    pub trainee_id: Option<TraineeId>,
    #[param(value_type = String, example = "CONFIRMED")]
    pub status: AnyOf<ClaimStatus>,
    /// Code list `beneficiary-groups`, separated by commas.
    #[param(value_type = String)]
    pub group: AnyOf<String>,
    /// Valid on this day.
    pub valid_on: Option<Date>,
}

impl Filter for AnyStatusFilter {
    type View = BeneficiaryStatusView;

    const LIST: ListSpec = ListSpec {
        sorts: &[("createdAt", "created_at")],
        default_sort: "createdAt",
        ..BeneficiaryStatusFilter::LIST
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        ways.by("trainee_id", &self.trainee_id);
    }
}

impl Row for BeneficiaryStatus {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, sort: &str) -> SortValue {
        match sort {
            "createdAt" => self.created_at.into(),
            _ => self.valid_from.into(),
        }
    }
}

impl BeneficiaryStatus {
    /// A new claim; what `input` breaks is noted in `problems`.
    pub fn new(
        trainee: TraineeId,
        claimant: Option<OrganisationId>,
        input: &BeneficiaryStatusInput,
        now: Timestamp,
        problems: &mut Problems,
    ) -> Self {
        let mut status = Self {
            id: BeneficiaryStatusId::new(),
            trainee_id: trainee,
            beneficiary_group: String::new(),
            evidence_kind: String::new(),
            evidence_number: None,
            valid_from: input.valid_from,
            valid_to: None,
            status: ClaimStatus::Claimed,
            confirming_unit_id: None,
            decided_by: None,
            decided_at: None,
            decision_reason: None,
            version: 0,
            created_at: now,
            updated_at: now,
            claimant_id: claimant,
            steps_undone: false,
        };
        status.apply(input, now, problems);
        status
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(
        &mut self,
        input: &BeneficiaryStatusInput,
        now: Timestamp,
        problems: &mut Problems,
    ) {
        let in_order = input.valid_to.is_none_or(|to| input.valid_from <= to);
        problems.expect(in_order, ErrorCode::DatesReversed, "/validTo");
        self.beneficiary_group.clone_from(&input.group);
        self.evidence_kind = nfc(&input.evidence_kind);
        problems.expect(
            !self.evidence_kind.is_empty(),
            ErrorCode::NameInvalid,
            "/evidenceKind",
        );
        self.evidence_number = input.evidence_number.as_deref().map(nfc);
        self.valid_from = input.valid_from;
        self.valid_to = input.valid_to;
        self.next_version(now);
    }

    /// Take over the decision, as the next version. It stands for the commune where the trainee
    /// lives at that time.
    pub fn decide(
        &mut self,
        input: &DecisionInput,
        commune: UnitId,
        decided_by: Option<AnyId>,
        now: Timestamp,
    ) {
        self.status = match input.decision {
            Verdict::Confirmed => ClaimStatus::Confirmed,
            Verdict::Rejected => ClaimStatus::Rejected,
        };
        self.confirming_unit_id = Some(commune);
        self.decided_by = decided_by;
        self.decided_at = Some(now);
        self.decision_reason = input.reason.as_deref().map(nfc);
        self.next_version(now);
    }

    /// Count the next version.
    pub fn next_version(&mut self, now: Timestamp) {
        self.version += 1;
        self.updated_at = now;
    }

    /// Whether it is confirmed and valid on that day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.status == ClaimStatus::Confirmed && is_valid_on(self.valid_from, self.valid_to, day)
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self) -> BeneficiaryStatusInput {
        BeneficiaryStatusInput {
            group: self.beneficiary_group.clone(),
            evidence_kind: self.evidence_kind.clone(),
            evidence_number: self.evidence_number.clone(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
        }
    }

    #[must_use]
    pub fn into_view(self) -> BeneficiaryStatusView {
        BeneficiaryStatusView {
            id: self.id,
            trainee_id: self.trainee_id,
            group: self.beneficiary_group,
            evidence_kind: self.evidence_kind,
            evidence_number: self.evidence_number,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            status: self.status,
            confirming_unit_id: self.confirming_unit_id,
            decided_at: self.decided_at,
            decision_reason: self.decision_reason,
            claimant_id: self.claimant_id,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }

    /// The change that made this version. The group, which may tell of poverty or disability,
    /// stays in the row.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(json!({"traineeId": self.trainee_id, "validFrom": self.valid_from}))
    }

    /// That the row is gone.
    #[must_use]
    pub fn removal(&self, action: &'static str) -> Change {
        Change::delete(action, RESOURCE, self.id.any(), self.version)
            .keys(json!({"traineeId": self.trainee_id, "validFrom": self.valid_from}))
    }
}
