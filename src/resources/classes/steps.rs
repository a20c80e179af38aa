//! The steps of a class. The plan is no step: it is the class itself.

use diesel::prelude::*;

use super::model::Class;
use super::state::ClassStatus;
use crate::platform::db::schema::class_steps;
use crate::platform::op::Op;
use crate::platform::values::ids::ClassId;
use crate::steps;

steps! {
    ClassStep of Class in class_steps to ClassStatus;
    keyed by class_id: ClassId as id;
    seen as ClassStepView, ClassSteps, like json!({
        "number": 9, "status": "CANCELLED", "date": "2026-09-01",
        "reason": "Không đủ người đăng ký", "known": true, "recordedAt": "2026-09-01T02:10:00Z",
        "organisationId": null, "recordedById": null, "undoneAt": "2026-09-02T03:00:00Z",
        "undoOrganisationId": null, "undoneById": null, "undoReason": "Nhầm lớp"
    });
}

impl ClassStep {
    /// The step that has made this version of the class on `day`.
    #[must_use]
    pub fn of(op: &Op, class: &Class) -> Self {
        let day = class.status_date.unwrap_or_else(|| op.today());
        Self::new(op, class, (class.status, day, class.status_reason.clone()))
    }
}

impl Class {
    /// Stand where `steps` lead from the plan.
    pub fn follow(&mut self, steps: &[ClassStep]) {
        let last = steps.last();
        self.status = last.map_or(ClassStatus::Planned, |step| step.status);
        self.status_date = last.map(|step| step.date);
        self.status_reason = last.and_then(|step| step.reason.clone());
    }
}
