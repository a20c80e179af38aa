//! The steps of an enrolment. The application is no step: it is the enrolment itself.

use diesel::prelude::*;

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use crate::platform::db::DbConnection;
use crate::platform::db::schema::enrolment_steps;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::{EnrolmentId, TraineeId};
use crate::steps;

steps! {
    EnrolmentStep of Enrolment in enrolment_steps to EnrolmentStatus;
    keyed by trainee_id: TraineeId as trainee_id, enrolment_id: EnrolmentId as id;
    also freed_seat: bool;
    seen as StepView, Steps, like json!({
        "number": 5, "status": "DROPPED", "date": "2026-04-20", "reason": "Nhầm người",
        "known": true, "recordedAt": "2026-04-20T02:10:00Z", "organisationId": null,
        "recordedById": null, "undoneAt": "2026-04-21T03:00:00Z", "undoOrganisationId": null,
        "undoneById": null, "undoReason": "Ghi nhầm người"
    });
}

impl EnrolmentStep {
    /// The step that has made this version of the enrolment. `freed_seat`: the class got the seat back.
    #[must_use]
    pub fn of(op: &Op, enrolment: &Enrolment, freed_seat: bool) -> Self {
        let reason = enrolment.status_reason.clone();
        let taken = (enrolment.status, enrolment.status_date, reason);
        Self::new(op, enrolment, taken, freed_seat)
    }

    /// Delete the steps of an enrolment, with which they go.
    ///
    /// # Errors
    /// When the database fails.
    pub fn delete_all(conn: &mut DbConnection, enrolment: &Enrolment) -> ApiResult<()> {
        let rows = enrolment_steps::table
            .filter(enrolment_steps::trainee_id.eq(enrolment.trainee_id))
            .filter(enrolment_steps::enrolment_id.eq(enrolment.id));
        diesel::delete(rows).execute(conn)?;
        Ok(())
    }
}
