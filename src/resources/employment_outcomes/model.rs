//! What an outcome is: its row, what clients send and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::{Checkpoint, RESOURCE};
use crate::platform::db::schema::employment_outcomes;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue, Ways};
use crate::platform::op::changes::Change;
use crate::platform::resource::Concerns;
use crate::platform::values::ids::{
    AnyId, ClassId, EnrolmentId, EnterpriseId, OrganisationId, OutcomeId, SchoolId, TraineeId,
    UnitId,
};
use crate::platform::values::money::Money;
use crate::platform::values::text::nfc;
use crate::platform::values::time::{Date, Timestamp};
use crate::resources::admin_units;

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = employment_outcomes, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Outcome {
    #[diesel(skip_update)]
    pub id: OutcomeId,
    pub enrolment_id: EnrolmentId,
    #[diesel(skip_update)]
    pub trainee_id: TraineeId,
    pub school_id: SchoolId,
    pub commune_id: UnitId,
    pub checkpoint_months: i32,
    pub kind: String,
    pub provenance: String,
    pub observed_date: Date,
    pub enterprise_id: Option<EnterpriseId>,
    pub employer_name: Option<String>,
    pub income_before: Option<i64>,
    pub income_after: Option<i64>,
    pub related_to_training: Option<bool>,
    pub escaped_poverty: Option<bool>,
    pub became_better_off: Option<bool>,
    pub note: Option<String>,
    pub confirmed_at: Option<Timestamp>,
    pub confirmed_date: Option<Date>,
    pub confirmed_by: Option<AnyId>,
    pub demo: bool,
    pub version: i64,
    pub created_at: Timestamp,
    /// Who recorded it, and whose people they are. None for the oldest rows.
    #[diesel(skip_update)]
    pub recorded_by: Option<AnyId>,
    #[diesel(skip_update)]
    pub organisation_id: Option<OrganisationId>,
    /// How it was known before the employer confirmed it.
    pub provenance_before: Option<String>,
    /// When the outcome itself was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

/// An outcome as clients send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "enrolmentId": "01980000-0000-7000-8000-000000000001", "checkpointMonths": 6, "kind": "HIRED",
    "provenance": "SURVEY", "observedDate": "2026-09-20",
    "employerName": "Hợp tác xã Chè Mộc Châu (demo)",
    "incomeBefore": {"amount": "3500000", "currency": "VND"},
    "incomeAfter": {"amount": "6200000", "currency": "VND"},
    "relatedToTraining": true, "escapedPoverty": true
}))]
pub struct OutcomeInput {
    /// A completed enrolment.
    pub enrolment_id: EnrolmentId,
    /// Which look after completion this is.
    pub checkpoint_months: Checkpoint,
    /// Code list `outcome-kinds`.
    #[schema(max_length = 64)]
    pub kind: String,
    /// How it is known: code list `outcome-provenances`.
    #[schema(max_length = 64)]
    pub provenance: String,
    /// The day that the outcome describes.
    pub observed_date: Date,
    /// The employer or buyer, when it is registered.
    pub enterprise_id: Option<EnterpriseId>,
    /// The employer or buyer, when it is not registered.
    #[schema(min_length = 2, max_length = 200, format = "one-line")]
    pub employer_name: Option<String>,
    /// Income a month before the training.
    pub income_before: Option<Money>,
    /// Income a month on the observed day.
    pub income_after: Option<Money>,
    /// Whether the work uses what was taught.
    pub related_to_training: Option<bool>,
    /// Whether the household has left poverty (thoát nghèo).
    pub escaped_poverty: Option<bool>,
    /// Whether the household has become better-off (hộ khá).
    pub became_better_off: Option<bool>,
    #[schema(max_length = 1000)]
    pub note: Option<String>,
}

/// An outcome as clients see it. An employer does not see what concerns the household: income
/// before, poverty, and the note.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "01980000-0000-7000-8000-000000000009",
    "enrolmentId": "01980000-0000-7000-8000-000000000001",
    "traineeId": "01980000-0000-7000-8000-000000000002",
    "schoolId": "01980000-0000-7000-8000-000000000003",
    "communeId": "01980000-0000-7000-8000-000000000004",
    "checkpointMonths": 6, "kind": "SELF_EMPLOYED", "provenance": "SURVEY",
    "observedDate": "2026-09-20", "enterpriseId": null, "employerName": null,
    "incomeBefore": null, "incomeAfter": {"amount": "6200000", "currency": "VND"},
    "relatedToTraining": true, "escapedPoverty": null, "becameBetterOff": null, "note": null,
    "confirmed": false, "confirmedAt": null, "confirmedDate": null, "withdrawnAt": null, "demo": false,
    "version": 1, "createdAt": "2026-09-21T02:00:00Z"
}))]
pub struct OutcomeView {
    pub id: OutcomeId,
    pub enrolment_id: EnrolmentId,
    pub trainee_id: TraineeId,
    pub school_id: SchoolId,
    /// Present commune of the trainee when enrolled; null for who lived outside the province.
    pub commune_id: Option<UnitId>,
    /// Months after the training.
    pub checkpoint_months: i32,
    /// Code list `outcome-kinds`.
    pub kind: String,
    /// Code list `outcome-provenances`.
    pub provenance: String,
    pub observed_date: Date,
    pub enterprise_id: Option<EnterpriseId>,
    /// Name of the employer, where it is no enterprise of the registry.
    pub employer_name: Option<String>,
    pub income_before: Option<Money>,
    pub income_after: Option<Money>,
    /// Whether the work is what was learnt.
    pub related_to_training: Option<bool>,
    /// Whether the household is poor no longer.
    pub escaped_poverty: Option<bool>,
    /// Whether the household has become better off.
    pub became_better_off: Option<bool>,
    pub note: Option<String>,
    /// Only confirmed outcomes count in statistics.
    pub confirmed: bool,
    pub confirmed_at: Option<Timestamp>,
    pub confirmed_date: Option<Date>,
    /// When it was taken back: nobody counts it.
    pub withdrawn_at: Option<Timestamp>,
    /// Made up for a demonstration.
    pub demo: bool,
    pub version: i64,
    pub created_at: Timestamp,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct OutcomeFilter {
    pub enrolment_id: Option<EnrolmentId>,
    pub trainee_id: Option<TraineeId>,
    pub class_id: Option<ClassId>,
    pub school_id: Option<SchoolId>,
    /// Present commune of the trainee when enrolled.
    pub commune_id: Option<UnitId>,
    pub enterprise_id: Option<EnterpriseId>,
    #[param(value_type = String, example = "3,6")]
    pub checkpoint_months: AnyOf<Checkpoint>,
    /// Code list `outcome-kinds`, separated by commas.
    #[param(value_type = String)]
    pub kind: AnyOf<String>,
    pub confirmed: Option<bool>,
    /// Those that were taken back, or the others.
    pub withdrawn: Option<bool>,
    /// Observed on that day or later.
    #[serde(rename = "observedDate[gte]")]
    pub observed_from: Option<Date>,
    /// Observed on that day or before.
    #[serde(rename = "observedDate[lte]")]
    pub observed_to: Option<Date>,
}

impl Filter for OutcomeFilter {
    type View = OutcomeView;

    const LIST: ListSpec = ListSpec {
        table: "employment_outcomes",
        sorts: &[("createdAt", "created_at")],
        default_sort: "createdAt",
        expand: &[],
        searchable: false,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        ways.by("enrolment_id", &self.enrolment_id)
            .through("enrolment_id", "enrolments", "trainee_id", &self.trainee_id)
            .through("enrolment_id", "enrolments", "class_id", &self.class_id)
            .by("enterprise_id", &self.enterprise_id)
            .by("commune_id", &self.commune_id)
            .by("school_id", &self.school_id);
    }
}

impl Row for Outcome {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

impl Outcome {
    /// Whether the row says what `input` says. How it is known does not count once somebody has
    /// confirmed it: that may have made it the employer's own word.
    #[must_use]
    pub fn says(&self, input: &OutcomeInput) -> bool {
        let amount = |money: &Option<Money>| money.as_ref().and_then(Money::amount_vnd);
        self.kind == input.kind
            && (self.provenance == input.provenance || self.confirmed_date.is_some())
            && self.observed_date == input.observed_date
            && self.enterprise_id == input.enterprise_id
            && self.employer_name == input.employer_name.as_deref().map(nfc)
            && self.income_before == amount(&input.income_before)
            && self.income_after == amount(&input.income_after)
            && self.related_to_training == input.related_to_training
            && self.escaped_poverty == input.escaped_poverty
            && self.became_better_off == input.became_better_off
            && self.note == input.note.as_deref().map(nfc)
    }

    /// As clients see it. `employer`: as an employer does.
    #[must_use]
    pub fn into_view(self, employer: bool) -> OutcomeView {
        let household = !employer;
        OutcomeView {
            id: self.id,
            enrolment_id: self.enrolment_id,
            trainee_id: self.trainee_id,
            school_id: self.school_id,
            commune_id: admin_units::commune(self.commune_id),
            checkpoint_months: self.checkpoint_months,
            kind: self.kind,
            provenance: self.provenance,
            observed_date: self.observed_date,
            enterprise_id: self.enterprise_id,
            employer_name: self.employer_name,
            income_before: self.income_before.filter(|_| household).map(Money::vnd),
            income_after: self.income_after.map(Money::vnd),
            related_to_training: self.related_to_training,
            escaped_poverty: self.escaped_poverty.filter(|_| household),
            became_better_off: self.became_better_off.filter(|_| household),
            note: self.note.filter(|_| household),
            confirmed: self.confirmed_date.is_some(),
            confirmed_at: self.confirmed_at,
            confirmed_date: self.confirmed_date,
            withdrawn_at: self.withdrawn_at,
            demo: self.demo,
            version: self.version,
            created_at: self.created_at,
        }
    }

    /// The change that made this version.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        let keys = json!({
            "enrolmentId": self.enrolment_id,
            "checkpointMonths": self.checkpoint_months,
            "observedDate": self.observed_date,
        });
        let change = Change::upsert(action, RESOURCE, self.id.any(), self.version);
        self.address(change.keys(keys))
    }
}
