//! The steps that have led each enrolment to where it stands.

use diesel::prelude::*;

use super::Text;
use super::enrolments::EnrolmentRow;
use crate::platform::db::schema::enrolment_steps;
use crate::platform::values::ids::{EnrolmentId, TraineeId};
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
