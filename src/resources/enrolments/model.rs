//! The row of an enrolment and what clients see of it.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use super::input::EnrolmentDetails;
use super::states::{EnrolmentResult, EnrolmentStatus};
use super::steps::EnrolmentStep;
use crate::platform::db::schema::enrolments;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue, Ways};
use crate::platform::op::changes::Change;
use crate::platform::resource::decided::{self, DecidedMember};
use crate::platform::resource::{Concerns, Decisions};
use crate::platform::sync::external_ids::{ExternalId, Keyed, OwnedKey};
use crate::platform::values::ids::{
    AnyId, BeneficiaryStatusId, ClassId, EnrolmentId, SchoolId, TraineeId, UnitId,
};
use crate::platform::values::time::{Date, Timestamp};
use crate::resources::admin_units;
use crate::resources::classes::ClassView;
use crate::resources::enrolment_cases::CaseView;
use crate::resources::trainees::TraineeView;

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = enrolments, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Enrolment {
    #[diesel(skip_update)]
    pub id: EnrolmentId,
    #[diesel(skip_update)]
    pub trainee_id: TraineeId,
    pub class_id: ClassId,
    pub school_id: SchoolId,
    /// Where the trainee lived when enrolled: decides which commune reads the row.
    pub commune_id: UnitId,
    pub district_id: Option<UnitId>,
    pub status: EnrolmentStatus,
    pub status_date: Date,
    pub status_reason: Option<String>,
    pub beneficiary_status_id: Option<BeneficiaryStatusId>,
    /// Group of that status, for the statistics; what it is, only the status itself tells.
    pub beneficiary_group: Option<String>,
    pub overlap_override: Option<String>,
    pub applied_date: Date,
    pub admitted_date: Option<Date>,
    /// First day of study, not before the class began. Who left before it has none.
    pub started_date: Option<Date>,
    /// What an older record did not keep, and its days suggest.
    pub started_estimated: bool,
    pub completed_date: Option<Date>,
    pub hours_attended: Option<i32>,
    /// Hundredths of a point.
    pub score: Option<i32>,
    pub result: Option<EnrolmentResult>,
    pub result_note: Option<String>,
    pub transferred_to_id: Option<EnrolmentId>,
    /// Whether some step was taken back.
    pub steps_undone: bool,
    pub demo: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub decided: Decisions,
    /// The trainee's, in whose order a list can be. The database lets it follow the name.
    #[diesel(skip_update)]
    #[serde(skip)]
    pub sort_key: String,
}

/// An enrolment as clients see it: ids and dates, no personal data.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "traineeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "classId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13", "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14",
    "communeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15", "districtId": null, "status": "COMPLETED",
    "statusDate": "2026-06-30", "statusReason": null, "beneficiaryStatusId": null,
    "overlapOverride": null, "appliedDate": "2026-03-02", "admittedDate": "2026-03-10",
    "startedDate": "2026-03-16", "startedDateEstimated": false, "completedDate": "2026-06-30", "hoursAttended": 288, "score": 7.25, "result": "PASSED",
    "resultNote": null, "transferredToId": null, "demo": false, "decided": [], "externalIds": [], "version": 6,
    "createdAt": "2026-03-02T02:10:00Z", "updatedAt": "2026-06-30T08:00:00Z"
}))]
pub struct EnrolmentView {
    pub id: EnrolmentId,
    pub trainee_id: TraineeId,
    pub class_id: ClassId,
    pub school_id: SchoolId,
    /// Present commune of the trainee when enrolled; null for who lived outside the province.
    pub commune_id: Option<UnitId>,
    /// Former district of that place.
    pub district_id: Option<UnitId>,
    pub status: EnrolmentStatus,
    /// Day of the last step.
    pub status_date: Date,
    pub status_reason: Option<String>,
    pub beneficiary_status_id: Option<BeneficiaryStatusId>,
    /// Why the trainee may be in two classes at the same time.
    pub overlap_override: Option<String>,
    pub applied_date: Date,
    pub admitted_date: Option<Date>,
    /// First day of study, from which it counts as training. None for who has not begun, or left
    /// before the class did.
    pub started_date: Option<Date>,
    /// True where an older record did not keep that day: it is the first day of the class, or of a
    /// later admission.
    pub started_date_estimated: bool,
    pub completed_date: Option<Date>,
    /// Hours that the trainee was there.
    pub hours_attended: Option<i32>,
    /// 0 to 10.
    pub score: Option<f64>,
    pub result: Option<EnrolmentResult>,
    pub result_note: Option<String>,
    /// The enrolment in which a transferred trainee goes on.
    pub transferred_to_id: Option<EnrolmentId>,
    /// Made up for a demonstration.
    pub demo: bool,
    /// Members that the lead agency has corrected: no nightly row changes them, until it says the same
    /// or the lead agency releases them.
    pub decided: Vec<DecidedMember>,
    pub external_ids: Vec<ExternalId>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// With `expand=trainee`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub trainee: Option<TraineeView>,
    /// With `expand=class` or `expand=class.course`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub class: Option<ClassView>,
    /// With `expand=cases`, for the lead agency alone: rules that the enrolment breaks by what another
    /// school has recorded. The payment of support will ask for open ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub cases: Option<Vec<CaseView>>,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct EnrolmentFilter {
    /// One or several, separated by commas.
    #[param(value_type = String, example = "STUDYING,COMPLETED")]
    pub status: AnyOf<EnrolmentStatus>,
    #[param(value_type = String, example = "PASSED")]
    pub result: AnyOf<EnrolmentResult>,
    pub class_id: Option<ClassId>,
    pub trainee_id: Option<TraineeId>,
    pub school_id: Option<SchoolId>,
    /// Present commune of the trainee when enrolled.
    pub commune_id: Option<UnitId>,
    /// Former district of the trainee when enrolled.
    pub district_id: Option<UnitId>,
    /// Completed on this day or later.
    #[serde(rename = "completedDate[gte]")]
    pub completed_from: Option<Date>,
    /// Completed on this day or earlier.
    #[serde(rename = "completedDate[lte]")]
    pub completed_to: Option<Date>,
    /// Applied on this day or later.
    #[serde(rename = "appliedDate[gte]")]
    pub applied_from: Option<Date>,
    /// Applied on this day or earlier.
    #[serde(rename = "appliedDate[lte]")]
    pub applied_to: Option<Date>,
}

impl Filter for EnrolmentFilter {
    type View = EnrolmentView;

    const LIST: ListSpec = ListSpec {
        table: "enrolments",
        sorts: &[("createdAt", "created_at"), ("traineeName", "sort_key")],
        default_sort: "createdAt",
        expand: &["trainee", "class", "class.course", "cases"],
        searchable: false,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        ways.by("class_id", &self.class_id)
            .by("trainee_id", &self.trainee_id)
            // In the order of names there is an index for a class and one for all.
            .in_order("createdAt", "commune_id", &self.commune_id)
            .in_order("createdAt", "school_id", &self.school_id)
            .in_order("createdAt", "status", &self.status.one_text());
    }
}

impl Row for Enrolment {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, sort: &str) -> SortValue {
        match sort {
            "traineeName" => self.sort_key.as_str().into(),
            _ => self.created_at.into(),
        }
    }
}

impl Enrolment {
    /// The step to `status` on `day` in a class that began on `first_day`.
    pub fn step(
        &mut self,
        status: EnrolmentStatus,
        day: Date,
        reason: Option<String>,
        first_day: Date,
    ) {
        self.status = status;
        self.status_date = day;
        self.status_reason = reason;
        match status {
            EnrolmentStatus::Admitted => self.admitted_date = Some(day),
            EnrolmentStatus::Studying => {
                self.started_date = Some(day.max(first_day));
                self.started_estimated = false;
            }
            EnrolmentStatus::Completed => self.completed_date = Some(day),
            // Who left before the class began never studied.
            _ if status.has_left() => {
                self.started_date = self.started_date.filter(|started| *started <= day);
                self.started_estimated &= self.started_date.is_some();
            }
            _ => {}
        }
    }

    /// Stand where `steps` lead from the application, in a class that began on `first_day`.
    pub fn follow(&mut self, steps: &[EnrolmentStep], first_day: Date) {
        let (started, estimated) = (self.started_date, self.started_estimated);
        self.status = EnrolmentStatus::Applied;
        self.status_date = self.applied_date;
        self.status_reason = None;
        self.admitted_date = None;
        self.started_date = None;
        self.started_estimated = false;
        self.completed_date = None;
        self.transferred_to_id = None;
        for step in steps {
            self.step(step.status, step.date, step.reason.clone(), first_day);
        }
        // What was estimated rests on no step.
        if estimated && self.started_date.is_some() {
            (self.started_date, self.started_estimated) = (started, true);
        }
    }

    pub fn forget_result(&mut self) {
        self.hours_attended = None;
        self.score = None;
        self.result = None;
        self.result_note = None;
        super::decided::forget_result(&mut self.decided);
    }

    /// Count the next version.
    pub fn touch(&mut self, now: Timestamp) {
        self.version += 1;
        self.updated_at = now;
    }

    /// The changeable part as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_details(&self, external_ids: Vec<ExternalId>) -> EnrolmentDetails {
        EnrolmentDetails {
            beneficiary_status_id: self.beneficiary_status_id,
            applied_date: self.applied_date,
            external_ids,
        }
    }

    #[must_use]
    pub fn into_view(self, external_ids: Vec<ExternalId>) -> EnrolmentView {
        EnrolmentView {
            id: self.id,
            trainee_id: self.trainee_id,
            class_id: self.class_id,
            school_id: self.school_id,
            commune_id: admin_units::commune(self.commune_id),
            district_id: self.district_id,
            status: self.status,
            status_date: self.status_date,
            status_reason: self.status_reason,
            beneficiary_status_id: self.beneficiary_status_id,
            overlap_override: self.overlap_override,
            applied_date: self.applied_date,
            admitted_date: self.admitted_date,
            started_date: self.started_date,
            started_date_estimated: self.started_estimated,
            completed_date: self.completed_date,
            hours_attended: self.hours_attended,
            score: self.score.map(|hundredths| f64::from(hundredths) / 100.0),
            result: self.result,
            result_note: self.result_note,
            transferred_to_id: self.transferred_to_id,
            demo: self.demo,
            decided: decided::members(&self.decided),
            external_ids,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
            trainee: None,
            class: None,
            cases: None,
        }
    }

    /// The row as its external ids know it.
    #[must_use]
    pub fn keyed(&self) -> Keyed {
        Keyed {
            resource: RESOURCE,
            id: self.id.any(),
            version: self.version,
        }
    }

    /// The change that made this version.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        self.concerning(Change::upsert(
            action,
            RESOURCE,
            self.id.any(),
            self.version,
        ))
    }

    /// The change that removed the row.
    #[must_use]
    pub fn removal(&self, external_ids: &[OwnedKey]) -> Change {
        let removal = Change::delete("enrolment.delete", RESOURCE, self.id.any(), self.version);
        self.concerning(removal).keys(json!({
            "traineeId": self.trainee_id, "classId": self.class_id, "externalIds": external_ids,
        }))
    }

    fn concerning(&self, change: Change) -> Change {
        let keys = json!({"traineeId": self.trainee_id, "classId": self.class_id});
        self.address(change.keys(keys))
    }
}
