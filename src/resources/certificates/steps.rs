//! The steps of a certificate. Its issue is no step: it is the certificate itself.

use diesel::prelude::*;

use super::model::{Certificate, CertificateStatus};
use crate::platform::db::schema::certificate_steps;
use crate::platform::op::Op;
use crate::platform::values::ids::{CertificateId, TraineeId};
use crate::steps;

steps! {
    CertificateStep of Certificate in certificate_steps to CertificateStatus;
    keyed by trainee_id: TraineeId as trainee_id, certificate_id: CertificateId as id;
    seen as CertificateStepView, CertificateSteps, like json!({
        "number": 2, "status": "REVOKED", "date": "2026-09-01", "reason": "Cấp sai đối tượng",
        "known": true, "recordedAt": "2026-09-01T02:10:00Z", "organisationId": null,
        "recordedById": null, "undoneAt": "2026-09-02T03:00:00Z", "undoOrganisationId": null,
        "undoneById": null, "undoReason": "Thu hồi nhầm"
    });
}

impl CertificateStep {
    /// The step that has ended the certificate.
    #[must_use]
    pub fn of(op: &Op, certificate: &Certificate) -> Self {
        let day = certificate.status_date.unwrap_or_else(|| op.today());
        let reason = certificate.status_reason.clone();
        Self::new(op, certificate, (certificate.status, day, reason))
    }
}

impl Certificate {
    /// Stand where `steps` lead from the issue.
    pub fn follow(&mut self, steps: &[CertificateStep]) {
        let last = steps.last();
        self.status = last.map_or(CertificateStatus::Issued, |step| step.status);
        self.status_date = last.map(|step| step.date);
        self.status_reason = last.and_then(|step| step.reason.clone());
    }
}
