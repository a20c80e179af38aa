//! The steps of an enrolment, each a row of its own: what, when it was true, when and by whom it was
//! recorded, and by whom it was undone. The enrolment stands where the steps that count have led it.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::enrolment_steps;
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, EnrolmentId, OrganisationId, TraineeId};
use crate::platform::values::time::{Date, Timestamp};

/// A row of the table. The application is no step: it is the enrolment itself.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = enrolment_steps, treat_none_as_default_value = false)]
pub struct Step {
    pub trainee_id: TraineeId,
    pub enrolment_id: EnrolmentId,
    /// The version of the enrolment that the step made.
    pub number: i64,
    pub status: EnrolmentStatus,
    /// When it was true.
    pub date: Date,
    pub reason: Option<String>,
    /// Whether the class got the seat back.
    pub freed_seat: bool,
    /// As it was recorded, or put together from what an older record tells.
    pub known: bool,
    pub recorded_at: Timestamp,
    pub recorded_by: Option<AnyId>,
    pub organisation_id: Option<OrganisationId>,
    pub undone_at: Option<Timestamp>,
    pub undone_by: Option<AnyId>,
    pub undo_organisation_id: Option<OrganisationId>,
    pub undo_reason: Option<String>,
}

impl Step {
    /// The step that has made this version of the enrolment.
    #[must_use]
    pub fn of(op: &Op, enrolment: &Enrolment, freed_seat: bool) -> Self {
        Self {
            trainee_id: enrolment.trainee_id,
            enrolment_id: enrolment.id,
            number: enrolment.version,
            status: enrolment.status,
            date: enrolment.status_date,
            reason: enrolment.status_reason.clone(),
            freed_seat,
            known: true,
            recorded_at: op.now,
            recorded_by: op.actor.id,
            organisation_id: op.actor.bound.organisation,
            undone_at: None,
            undone_by: None,
            undo_organisation_id: None,
            undo_reason: None,
        }
    }

    /// Whether the step still counts.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.undone_at.is_none()
    }

    /// The organisation as far as a caller of that reach may know it.
    #[must_use]
    pub fn into_view(self, op: &Op, reach: &Reach) -> StepView {
        let own = op.actor.bound.organisation;
        let shown = |organisation: Option<OrganisationId>| {
            organisation.filter(|_| *reach == Reach::All || organisation == own)
        };
        StepView {
            number: self.number,
            status: self.status,
            date: self.date,
            reason: self.reason,
            known: self.known,
            recorded_at: self.recorded_at,
            organisation_id: shown(self.organisation_id),
            undone_at: self.undone_at,
            undo_organisation_id: shown(self.undo_organisation_id),
            undo_reason: self.undo_reason,
        }
    }
}

/// A step as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "number": 5, "status": "DROPPED", "date": "2026-04-20", "reason": "Nhầm người", "known": true,
    "recordedAt": "2026-04-20T02:10:00Z", "organisationId": null,
    "undoneAt": "2026-04-21T03:00:00Z", "undoOrganisationId": null, "undoReason": "Ghi nhầm người"
}))]
pub struct StepView {
    /// Grows from step to step: the version of the enrolment that it made.
    pub number: i64,
    pub status: EnrolmentStatus,
    /// The day on which it was true.
    pub date: Date,
    pub reason: Option<String>,
    /// False for a step that an older record did not keep: it is put together from its days.
    pub known: bool,
    /// When the registry learnt it.
    pub recorded_at: Timestamp,
    /// Whose people recorded it; null unless they are one's own, but for the province.
    pub organisation_id: Option<OrganisationId>,
    /// Since then it does not count.
    pub undone_at: Option<Timestamp>,
    /// As `organisationId`.
    pub undo_organisation_id: Option<OrganisationId>,
    pub undo_reason: Option<String>,
}

/// Every step of an enrolment, the undone ones too, in the order in which they were recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct Steps {
    pub data: Vec<StepView>,
}

/// Why the last step is taken back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"reason": "Ghi nhầm người"}))]
pub struct UndoInput {
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}
