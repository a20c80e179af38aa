//! What a match is: its row, what clients send and see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::db::schema::trainee_matches;
use crate::platform::db::types::Json;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue, Ways};
use crate::platform::values::ids::{AnyId, BeneficiaryStatusId, EnrolmentId, MatchId, TraineeId};
use crate::platform::values::names::name_key;
use crate::platform::values::time::Timestamp;
use crate::resources::trainees::{Taken, TraineeView};
use crate::text_enum;

text_enum! {
    /// What has been decided of two records.
    pub enum MatchStatus {
        /// Nothing yet.
        Open = "OPEN",
        /// They are counted as one person, because document, name, birth date and sex agree; nobody
        /// has confirmed it.
        Linked = "LINKED",
        /// They are records of one person, and stay two.
        Confirmed = "CONFIRMED",
        /// They are one person, and one record.
        Merged = "MERGED",
        /// They are two people.
        Distinct = "DISTINCT",
    }
}

text_enum! {
    /// What two records share.
    pub enum MatchCause {
        /// Name, birth date and commune.
        Name = "NAME",
        /// A citizen ID, a former number or a passport.
        Document = "DOCUMENT",
    }
}

text_enum! {
    /// What a reviewer finds.
    pub enum MatchDecision {
        /// One person, of whom both records stay.
        Link = "LINK",
        Merge = "MERGE",
        Distinct = "DISTINCT",
    }
}

/// What a pair by name agrees in.
pub const AGREE: [&str; 3] = ["fullName", "birthDate", "communeId"];

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = trainee_matches, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct TraineeMatch {
    #[diesel(skip_update)]
    pub id: MatchId,
    pub first_id: TraineeId,
    pub second_id: TraineeId,
    pub cause: MatchCause,
    pub status: MatchStatus,
    pub survivor_id: Option<TraineeId>,
    pub moved: Option<Json<Moved>>,
    pub reason: Option<String>,
    pub decided_by: Option<AnyId>,
    pub decided_at: Option<Timestamp>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// What a merge moved to the survivor, for taking it apart. Certificates and outcomes follow
/// their enrolments.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Moved {
    pub enrolments: Vec<EnrolmentId>,
    pub beneficiary_statuses: Vec<BeneficiaryStatusId>,
    pub record: Taken,
}

impl Moved {
    /// What the audit trail says of it.
    #[must_use]
    pub fn summary(&self) -> serde_json::Value {
        serde_json::json!({
            "enrolments": self.enrolments,
            "beneficiaryStatuses": self.beneficiary_statuses,
            "schools": self.record.schools,
            "newSchools": self.record.new_schools,
            "externalIds": self.record.external_ids.len(),
            "citizenId": self.record.citizen_id,
            "passport": self.record.passport,
        })
    }
}

/// What a reviewer decides.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "decision": "MERGE", "survivorId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "reason": "Cùng một người, đã đối chiếu hộ chiếu với CCCD"
}))]
pub struct MatchDecisionInput {
    pub decision: MatchDecision,
    /// With `MERGE`: the record that stays, one of the two.
    pub survivor_id: Option<TraineeId>,
    /// With `MERGE`, where both have a citizen ID: the record whose number holds, one of the two. The
    /// other number stays as a former one.
    pub valid_citizen_id_of: Option<TraineeId>,
    /// Kept and audited, so it must not repeat personal data.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Which links are confirmed: those of `ids`, or all that were found until then.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"foundUntil": "2026-12-01T00:00:00Z", "reason": "Đã đối chiếu"}))]
pub struct ConfirmationInput {
    /// The links to confirm.
    #[serde(default)]
    #[schema(max_items = 500)]
    pub ids: Vec<MatchId>,
    /// In place of `ids`: the eldest 500 links that wait, found until this moment.
    pub found_until: Option<Timestamp>,
    /// Kept and audited, so it must not repeat personal data.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

text_enum! {
    /// What became of a link.
    pub enum LinkOutcome {
        Confirmed = "CONFIRMED",
        /// It was confirmed before.
        Unchanged = "UNCHANGED",
        /// It is none: the pair is open, merged, or two people.
        NotLinked = "NOT_LINKED",
        NotFound = "NOT_FOUND",
    }
}

/// What became of one of the links.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConfirmedView {
    pub id: MatchId,
    pub outcome: LinkOutcome,
}

/// What became of each link, in the order of the ids.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({"data": [
    {"id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a20", "outcome": "CONFIRMED"}
], "more": false}))]
pub struct Confirmations {
    pub data: Vec<ConfirmedView>,
    /// Whether more links wait that were found until then.
    pub more: bool,
}

/// Why a merge is taken apart.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"reason": "Hai chị em sinh đôi"}))]
pub struct MatchReversalInput {
    /// Kept and audited, so it must not repeat personal data.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// A match as reviewers see it, and a school that made one of the records: nothing of the other is told
/// to it, if that is another registrar's, but what the two agree in.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a20",
    "firstId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "secondId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
    "cause": "NAME", "status": "OPEN", "survivorId": null, "reason": null, "decidedAt": null, "trainees": [],
    "agreeing": ["fullName", "birthDate", "communeId"], "otherHidden": false,
    "version": 1, "createdAt": "2026-09-01T02:00:00Z", "updatedAt": "2026-09-01T02:00:00Z"
}))]
pub struct MatchView {
    pub id: MatchId,
    /// The elder record; null for a school where it is hidden.
    pub first_id: Option<TraineeId>,
    /// The other one; null for a school where it is hidden.
    pub second_id: Option<TraineeId>,
    /// Where a record is hidden always `NAME`: whether documents agree is told to reviewers alone.
    pub cause: MatchCause,
    /// Where a record is hidden, `OPEN` also stands for `LINKED`.
    pub status: MatchStatus,
    /// The record that stayed in a merge.
    pub survivor_id: Option<TraineeId>,
    /// Why it was decided so, or why a merge was taken apart; for reviewers.
    pub reason: Option<String>,
    pub decided_at: Option<Timestamp>,
    /// The two records, masked, without one that is hidden; of merged ones the survivor alone.
    pub trainees: Vec<TraineeView>,
    /// Members of the two that agree, among `fullName` (without accents), `birthDate` and `communeId`.
    pub agreeing: Vec<&'static str>,
    /// Whether one of the two is another registrar's, of which the caller learns no more.
    pub other_hidden: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct MatchFilter {
    #[param(value_type = String, example = "OPEN")]
    pub status: AnyOf<MatchStatus>,
    #[param(value_type = String, example = "DOCUMENT")]
    pub cause: AnyOf<MatchCause>,
    /// Matches of this trainee.
    pub trainee_id: Option<TraineeId>,
}

impl Filter for MatchFilter {
    type View = MatchView;

    const LIST: ListSpec = ListSpec {
        table: "trainee_matches",
        sorts: &[("createdAt", "created_at")],
        default_sort: "createdAt",
        expand: &[],
        searchable: false,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        ways.either(["first_id", "second_id"], &self.trainee_id)
            .by("status", &self.status.one_text());
    }
}

impl Row for TraineeMatch {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

impl TraineeMatch {
    /// A pair that nobody has looked at.
    #[must_use]
    pub fn new(one: TraineeId, other: TraineeId, cause: MatchCause, now: Timestamp) -> Self {
        Self {
            id: MatchId::new(),
            // Ids are ordered by time.
            first_id: one.min(other),
            second_id: one.max(other),
            cause,
            status: MatchStatus::Open,
            survivor_id: None,
            moved: None,
            reason: None,
            decided_by: None,
            decided_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        }
    }

    /// What documents and data of the two say now, as the next version.
    pub fn find(&mut self, status: MatchStatus, now: Timestamp) {
        self.status = status;
        self.cause = MatchCause::Document;
        self.version += 1;
        self.updated_at = now;
    }

    /// Put a decision, or its reversal, in, as the next version.
    pub fn decide(
        &mut self,
        status: MatchStatus,
        reason: String,
        by: Option<AnyId>,
        now: Timestamp,
    ) {
        self.status = status;
        self.reason = Some(reason);
        self.decided_by = by;
        self.decided_at = Some(now);
        self.version += 1;
        self.updated_at = now;
    }

    /// The record of the two that is not this one; none when it is neither.
    #[must_use]
    pub fn other_than(&self, survivor: TraineeId) -> Option<TraineeId> {
        if survivor == self.first_id {
            Some(self.second_id)
        } else if survivor == self.second_id {
            Some(self.first_id)
        } else {
            None
        }
    }

    #[must_use]
    pub fn into_view(self, trainees: Vec<TraineeView>) -> MatchView {
        MatchView {
            id: self.id,
            first_id: Some(self.first_id),
            second_id: Some(self.second_id),
            cause: self.cause,
            status: self.status,
            survivor_id: self.survivor_id,
            reason: self.reason,
            decided_at: self.decided_at,
            agreeing: agreeing(&trainees),
            trainees,
            other_hidden: false,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}

/// In which members of [`AGREE`] two records agree; none of a merged pair, of which one is left.
fn agreeing(trainees: &[TraineeView]) -> Vec<&'static str> {
    let [one, other] = trainees else {
        return Vec::new();
    };
    let agree = [
        name_key(&one.full_name) == name_key(&other.full_name),
        one.birth_date == other.birth_date,
        one.commune_id == other.commune_id,
    ];
    let members = AGREE.into_iter().zip(agree);
    members
        .filter_map(|(member, agrees)| agrees.then_some(member))
        .collect()
}
