//! A row of `results`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::refer;
use crate::platform::error::ApiResult;
use crate::platform::ids::EnrolmentId;
use crate::platform::op::Op;
use crate::platform::upsert::Upserted;
use crate::resources::enrolments::{self, EnrolmentResult, ResultInput};

/// The result of an enrolment as a row of a file; the enrolment is its key.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "enrolment": "GD-2026-00417", "hoursAttended": 288, "score": 7.25, "result": "PASSED"
}))]
pub struct ResultRow {
    /// The school's own key of the enrolment; or give `enrolmentId`.
    #[schema(min_length = 1, max_length = 128)]
    pub enrolment: Option<String>,
    /// In place of `enrolment`.
    pub enrolment_id: Option<EnrolmentId>,
    /// Hours that the trainee was present.
    #[schema(minimum = 0, maximum = 10_000)]
    pub hours_attended: i32,
    /// Of ten, with two decimals at most.
    #[schema(minimum = 0.0, maximum = 10.0)]
    pub score: Option<f64>,
    pub result: EnrolmentResult,
    #[schema(max_length = 500)]
    pub note: Option<String>,
}

impl ResultRow {
    pub fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let id = refer::enrolment(op, system, self.enrolment_id, self.enrolment.as_deref())?;
        let input = ResultInput {
            hours_attended: self.hours_attended,
            score: self.score,
            result: self.result,
            note: self.note.clone(),
        };
        enrolments::service::upsert_result(op, id, &input).map(super::any)
    }
}
