//! The steps of an outcome: that it was confirmed and, once it has been taken back, that it was recorded.

use diesel::prelude::*;

use super::model::Outcome;
use crate::platform::db::schema::outcome_steps;
use crate::platform::op::Op;
use crate::platform::values::ids::{OutcomeId, TraineeId};
use crate::{steps, text_enum};

text_enum! {
    /// How far an outcome has come.
    pub enum OutcomeStatus {
        Recorded = "RECORDED",
        Confirmed = "CONFIRMED",
    }
}

steps! {
    OutcomeStep of Outcome in outcome_steps to OutcomeStatus;
    keyed by trainee_id: TraineeId as trainee_id, outcome_id: OutcomeId as id;
    seen as OutcomeStepView, OutcomeSteps, like json!({
        "number": 2, "status": "CONFIRMED", "date": "2026-10-08", "reason": null, "known": true,
        "recordedAt": "2026-10-08T02:00:00Z", "organisationId": null, "recordedById": null,
        "undoneAt": "2026-10-09T03:00:00Z", "undoOrganisationId": null, "undoneById": null,
        "undoReason": "Nhầm người"
    });
}

impl OutcomeStep {
    /// The confirmation that has made this version of the outcome.
    #[must_use]
    pub fn confirmed(op: &Op, outcome: &Outcome) -> Self {
        Self::new(op, outcome, (OutcomeStatus::Confirmed, op.today(), None))
    }

    /// That the outcome was recorded: its first version. It is the outcome itself, and a row of its own
    /// only when it is taken back.
    #[must_use]
    pub fn recorded(op: &Op, outcome: &Outcome) -> Self {
        let recorded = (OutcomeStatus::Recorded, outcome.observed_date, None);
        Self {
            number: 1,
            recorded_at: outcome.created_at,
            recorded_by: outcome.recorded_by,
            organisation_id: outcome.organisation_id,
            ..Self::new(op, outcome, recorded)
        }
    }
}

impl Outcome {
    /// Stand where `steps` lead from the record.
    pub fn follow(&mut self, steps: &[OutcomeStep]) {
        let confirmed = steps
            .iter()
            .rfind(|step| step.status == OutcomeStatus::Confirmed);
        self.confirmed_at = confirmed.map(|step| step.recorded_at);
        self.confirmed_date = confirmed.map(|step| step.date);
        self.confirmed_by = confirmed.and_then(|step| step.recorded_by);
        if confirmed.is_none()
            && let Some(before) = self.provenance_before.take()
        {
            self.provenance = before;
        }
    }
}
