//! A row of `enrolments`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::refer;
use crate::platform::error::ApiResult;
use crate::platform::ids::{BeneficiaryStatusId, ClassId, TraineeId};
use crate::platform::op::Op;
use crate::platform::time::Date;
use crate::platform::upsert::{Precondition, Upserted};
use crate::resources::enrolments::service::Naming;
use crate::resources::enrolments::{self, EnrolmentStatus, EnrolmentUpsert};

/// An enrolment as a row of a file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "externalId": "GD-2026-00417", "trainee": "HV-2026-00017", "class": "LOP-2026-07",
    "appliedDate": "2026-08-20", "status": "ADMITTED", "statusDate": "2026-08-28"
}))]
pub struct EnrolmentRow {
    /// The enrolment's key in the school's own system.
    #[schema(min_length = 1, max_length = 128)]
    pub external_id: String,
    /// The school's own key of the trainee; or give `traineeId`.
    #[schema(min_length = 1, max_length = 128)]
    pub trainee: Option<String>,
    /// In place of `trainee`.
    pub trainee_id: Option<TraineeId>,
    /// The school's own key of the class; or give `classId`.
    #[schema(min_length = 1, max_length = 128)]
    pub class: Option<String>,
    /// In place of `class`.
    pub class_id: Option<ClassId>,
    /// A confirmed status of the trainee, on which support may rest.
    pub beneficiary_status_id: Option<BeneficiaryStatusId>,
    /// `YYYY-MM-DD`; today when left out.
    pub applied_date: Option<Date>,
    /// Why the trainee may be in two classes at the same time.
    #[schema(min_length = 10, max_length = 500)]
    pub overlap_override: Option<String>,
    /// Where the enrolment stands; as it is in the registry when left out.
    pub status: Option<EnrolmentStatus>,
    /// Day of the last step; today when left out.
    pub status_date: Option<Date>,
    /// Needed for `REJECTED`, `DROPPED` and `EXPELLED`.
    #[schema(min_length = 1, max_length = 500)]
    pub status_reason: Option<String>,
}

impl EnrolmentRow {
    /// What the row names, to be looked up with others.
    pub fn naming(&self) -> Naming<'_> {
        Naming {
            key: &self.external_id,
            trainee: self.trainee.as_deref(),
            trainee_id: self.trainee_id,
            class: self.class.as_deref(),
            class_id: self.class_id,
        }
    }

    pub fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let key_of = |value: &Option<String>| {
            let value = value.as_deref();
            value.map(|value| refer::key(system, value))
        };
        let sent = EnrolmentUpsert {
            trainee_id: self.trainee_id,
            trainee: key_of(&self.trainee),
            class_id: self.class_id,
            class: key_of(&self.class),
            beneficiary_status_id: self.beneficiary_status_id,
            applied_date: self.applied_date,
            overlap_override: self.overlap_override.clone(),
            status: self.status,
            status_date: self.status_date,
            status_reason: self.status_reason.clone(),
            result: None,
            external_ids: Vec::new(),
        };
        let key = refer::key(system, &self.external_id);
        enrolments::service::upsert(op, &key, &sent, &Precondition::default()).map(super::any)
    }
}
