//! The steps of a beneficiary status: how it was decided. The claim is no step: it is the status itself.

use diesel::prelude::*;

use super::model::{BeneficiaryStatus, ClaimStatus};
use crate::platform::db::schema::beneficiary_status_steps;
use crate::platform::op::Op;
use crate::platform::values::ids::{BeneficiaryStatusId, TraineeId};
use crate::steps;

steps! {
    StatusStep of BeneficiaryStatus in beneficiary_status_steps to ClaimStatus;
    keyed by trainee_id: TraineeId as trainee_id, beneficiary_status_id: BeneficiaryStatusId as id;
    seen as BeneficiaryStatusStepView, BeneficiaryStatusSteps, like json!({
        "number": 2, "status": "REJECTED", "date": "2026-02-03",
        "reason": "Hộ đã thoát nghèo từ năm 2025", "known": true,
        "recordedAt": "2026-02-03T02:00:00Z", "organisationId": null, "recordedById": null,
        "undoneAt": "2026-02-04T03:00:00Z", "undoOrganisationId": null, "undoneById": null,
        "undoReason": "Nhầm hộ"
    });
}

impl StatusStep {
    /// The decision that has made this version of the status.
    #[must_use]
    pub fn of(op: &Op, status: &BeneficiaryStatus) -> Self {
        let reason = status.decision_reason.clone();
        Self::new(op, status, (status.status, op.today(), reason))
    }
}

impl BeneficiaryStatus {
    /// Stand where `steps` lead from the claim.
    pub fn follow(&mut self, steps: &[StatusStep]) {
        let last = steps.last();
        self.status = last.map_or(ClaimStatus::Claimed, |step| step.status);
        self.confirming_unit_id = self.confirming_unit_id.filter(|_| last.is_some());
        self.decided_by = last.and_then(|step| step.recorded_by);
        self.decided_at = last.map(|step| step.recorded_at);
        self.decision_reason = last.and_then(|step| step.reason.clone());
    }
}
