//! The steps that have led each row to where it stands.

use diesel::prelude::*;

use super::Text;
use super::classes::ClassRow;
use super::enrolments::{CertificateRow, EnrolmentRow};
use super::outcomes::OutcomeRow;
use super::statuses::StatusRow;
use crate::platform::db::schema::{
    beneficiary_status_steps, certificate_steps, class_steps, enrolment_steps, outcome_steps,
};
use crate::platform::values::ids::{
    BeneficiaryStatusId, CertificateId, ClassId, EnrolmentId, OutcomeId, TraineeId,
};
use crate::platform::values::time::{Date, Timestamp};

#[derive(Debug, Insertable)]
#[diesel(table_name = enrolment_steps, treat_none_as_default_value = false)]
pub struct StepRow {
    trainee_id: TraineeId,
    enrolment_id: EnrolmentId,
    number: i64,
    status: Text,
    date: Date,
    reason: Option<Text>,
    freed_seat: bool,
    known: bool,
    recorded_at: Timestamp,
}

impl StepRow {
    /// All steps of an enrolment, the first one first.
    pub fn of(enrolment: &EnrolmentRow) -> impl Iterator<Item = Self> {
        let days = [
            // Nobody is admitted whose eligibility was not confirmed, on that day at the latest.
            enrolment.admitted_date.map(|day| ("ELIGIBLE", day)),
            enrolment.admitted_date.map(|day| ("ADMITTED", day)),
            enrolment.started_date.map(|day| ("STUDYING", day)),
        ];
        let last =
            (enrolment.status != "APPLIED").then_some((enrolment.status, enrolment.status_date));
        let mut steps: Vec<(Text, Date)> = days.into_iter().flatten().collect();
        steps.retain(|(status, _)| *status != enrolment.status);
        steps.extend(last);
        let last = steps.len();
        // After the application, which is the first version; the last one may come after a result.
        let numbered = (2_i64..).zip(steps).enumerate();
        numbered.map(move |(index, (number, (status, date)))| {
            let is_last = index + 1 == last;
            Self {
                trainee_id: enrolment.trainee_id,
                enrolment_id: enrolment.id,
                number: if is_last { enrolment.version } else { number },
                status,
                date,
                reason: enrolment.status_reason.filter(|_| is_last),
                freed_seat: matches!(status, "REJECTED" | "TRANSFERRED"),
                known: true,
                recorded_at: enrolment.updated_at,
            }
        })
    }
}

/// A step of a row in that table.
macro_rules! step_row {
    ($row:ident in $table:ident: $($key:ident: $id:ty),+) => {
        #[derive(Debug, Insertable)]
        #[diesel(table_name = $table, treat_none_as_default_value = false)]
        pub struct $row {
            $($key: $id,)+
            number: i64,
            status: Text,
            date: Date,
            reason: Option<Text>,
            known: bool,
            recorded_at: Timestamp,
        }
    };
}

step_row!(ClassStepRow in class_steps: class_id: ClassId);
step_row!(CertificateStepRow in certificate_steps: trainee_id: TraineeId, certificate_id: CertificateId);
step_row!(StatusStepRow in beneficiary_status_steps: trainee_id: TraineeId, beneficiary_status_id: BeneficiaryStatusId);
step_row!(OutcomeStepRow in outcome_steps: trainee_id: TraineeId, outcome_id: OutcomeId);

/// The steps of a class to where it stands, and their days.
pub fn of_class(class: &ClassRow) -> Vec<(Text, Date)> {
    let announced = ("OPEN", class.created_at.date());
    let ways = [
        vec![],
        vec![announced],
        vec![announced, ("RUNNING", class.start_date)],
        vec![
            announced,
            ("RUNNING", class.start_date),
            ("COMPLETED", class.end_date),
        ],
        vec![announced, ("CANCELLED", class.updated_at.date())],
    ];
    let leads = |way: &Vec<(Text, Date)>| {
        way.last().map_or("PLANNED", |(status, _)| *status) == class.status
    };
    ways.into_iter().find(leads).unwrap_or_default()
}

impl ClassStepRow {
    /// All steps of a class, the first one first.
    pub fn of(class: &ClassRow) -> impl Iterator<Item = Self> {
        let steps = of_class(class);
        let (id, status, reason) = (class.id, class.status, class.status_reason);
        let recorded_at = class.updated_at;
        // After the plan, which is the first version.
        (2..).zip(steps).map(move |(number, (step, date))| Self {
            class_id: id,
            number,
            status: step,
            date,
            reason: reason.filter(|_| step == status),
            known: true,
            recorded_at,
        })
    }
}

impl CertificateStepRow {
    /// The end of a certificate that does not hold.
    pub fn of(certificate: &CertificateRow) -> Option<Self> {
        Some(Self {
            trainee_id: certificate.trainee_id,
            certificate_id: certificate.id,
            number: certificate.version,
            status: certificate.status,
            date: certificate.status_date?,
            reason: certificate.status_reason,
            known: true,
            recorded_at: certificate.updated_at,
        })
    }
}

impl StatusStepRow {
    /// The decision on a status that is decided.
    pub fn of(status: &StatusRow) -> Option<Self> {
        let recorded_at = status.decided_at?;
        Some(Self {
            trainee_id: status.trainee_id,
            beneficiary_status_id: status.id,
            number: status.version,
            status: status.status,
            date: recorded_at.date(),
            reason: status.decision_reason,
            known: true,
            recorded_at,
        })
    }
}

impl OutcomeStepRow {
    /// The confirmation of an outcome that is confirmed.
    pub fn of(outcome: &OutcomeRow) -> Option<Self> {
        Some(Self {
            trainee_id: outcome.trainee_id,
            outcome_id: outcome.id,
            number: outcome.version,
            status: "CONFIRMED",
            date: outcome.confirmed_date?,
            reason: None,
            known: true,
            recorded_at: outcome.confirmed_at?,
        })
    }
}
