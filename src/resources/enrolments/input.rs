//! What clients send about an enrolment.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::states::{EnrolmentResult, EnrolmentStatus};
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{BeneficiaryStatusId, ClassId, TraineeId};
use crate::platform::values::text::nfc;
use crate::platform::values::time::Date;
use crate::platform::wire::json::Patch;

/// Fewer letters than this explain nothing.
const SHORTEST_REASON: usize = 10;

/// A trainee who applies for a class.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "traineeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12",
    "classId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13", "appliedDate": "2026-03-02",
    "externalIds": [{"system": "cdsonla-sis", "value": "GD-2026-00417"}]
}))]
pub struct EnrolmentInput {
    pub trainee_id: TraineeId,
    /// A class that is open.
    pub class_id: ClassId,
    /// A confirmed status of the trainee, on which support may rest.
    pub beneficiary_status_id: Option<BeneficiaryStatusId>,
    /// Today when left out.
    pub applied_date: Option<Date>,
    /// Why the trainee may be in two classes at the same time; needed only when another one
    /// overlaps.
    #[schema(min_length = 10, max_length = 500)]
    pub overlap_override: Option<String>,
    /// Keys of the enrolment in other systems.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

/// What can be changed before studying begins. For another class or another trainee, delete the
/// application and make a new one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "beneficiaryStatusId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a19", "appliedDate": "2026-03-02",
    "externalIds": []
}))]
pub struct EnrolmentDetails {
    /// A confirmed status of the trainee, on which support may rest.
    pub beneficiary_status_id: Option<BeneficiaryStatusId>,
    pub applied_date: Date,
    /// Keys of the enrolment in other systems.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

/// An enrolment as a school's own system sends it, with where it stands there.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "trainee": {"system": "cdsonla-sis", "value": "HV-2026-00017"},
    "class": {"system": "cdsonla-sis", "value": "L-2026-07"}, "appliedDate": "2026-03-02",
    "status": "COMPLETED", "statusDate": "2026-06-26",
    "result": {"hoursAttended": 288, "score": 7.25, "result": "PASSED"}
}))]
pub struct EnrolmentUpsert {
    /// Either this or `trainee`.
    pub trainee_id: Option<TraineeId>,
    /// The trainee by a key of the caller's organisation.
    pub trainee: Option<ExternalId>,
    /// A class that is open, for a new enrolment; either this or `class`.
    pub class_id: Option<ClassId>,
    /// The class by a key of the caller's organisation.
    pub class: Option<ExternalId>,
    /// A confirmed status of the trainee, on which support may rest. Left out, what is recorded
    /// stays.
    pub beneficiary_status_id: Option<BeneficiaryStatusId>,
    /// Left out, what is recorded stays; today for a new enrolment.
    pub applied_date: Option<Date>,
    /// Why the trainee may be in two classes at the same time; read for a new enrolment alone.
    #[schema(min_length = 10, max_length = 500)]
    pub overlap_override: Option<String>,
    /// Where the enrolment stands: it is taken there by the shortest way, step by step, by the
    /// rules of each step. A new one stays APPLIED when this is left out, another where it is.
    pub status: Option<EnrolmentStatus>,
    /// Day of the last of these steps; today when left out. Steps before it are dated as early
    /// as they may be.
    pub status_date: Option<Date>,
    /// First day of study, where it is known. Left out, it is the first day of the class, or the day
    /// of a later admission. Who has left and is not known to have studied has studied with this,
    /// or with a result; without both they never came.
    pub started_date: Option<Date>,
    /// Needed for `REJECTED`, `DROPPED`, `EXPELLED` and `TRANSFERRED`.
    #[schema(min_length = 1, max_length = 500)]
    pub status_reason: Option<String>,
    /// With `TRANSFERRED`: the class in which the trainee goes on, open or running. Either this or
    /// `transferToClass`.
    pub transfer_to_class_id: Option<ClassId>,
    /// That class by a key of the caller's organisation.
    pub transfer_to_class: Option<ExternalId>,
    /// Recorded as soon as the trainee studies; needed for `COMPLETED`. Left out, what is
    /// recorded stays.
    pub result: Option<ResultInput>,
    /// Further keys of the enrolment in other systems; none is taken away.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

/// Change of an enrolment.
pub type EnrolmentPatch = Patch<EnrolmentDetails>;

/// A step to the next status.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"to": "DROPPED", "reason": "Đi làm ăn xa", "date": "2026-04-20"}))]
pub struct TransitionInput {
    pub to: EnrolmentStatus,
    /// Needed for `REJECTED`, `DROPPED`, `EXPELLED` and `TRANSFERRED`.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: Option<String>,
    /// Day of the step, not before that of the last one; today when left out. For `COMPLETED` the
    /// day of completion. For `STUDYING` the first day of study: when left out, that of the class, or
    /// the day of a later admission.
    pub date: Option<Date>,
    /// With `TRANSFERRED`: the class in which the trainee goes on. In one that is open they are
    /// admitted, in one that is running they study.
    pub transfer_to_class_id: Option<ClassId>,
}

/// What came out of the training.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"hoursAttended": 288, "score": 7.25, "result": "PASSED", "note": null}))]
pub struct ResultInput {
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

impl ResultInput {
    /// The score in hundredths of a point; too many decimals are noted in `problems`.
    #[must_use]
    pub fn hundredths(&self, problems: &mut Problems) -> Option<i32> {
        let exact = self.score? * 100.0;
        let rounded = exact.round();
        // 8.29 × 100 is 828.9999…: what a decimal loses in binary is far below this.
        let has_two_decimals = (exact - rounded).abs() < 1e-6;
        problems.expect(has_two_decimals, ErrorCode::ScorePrecision, "/score");
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the schema bounds the score to 0 to 10"
        )]
        Some(rounded as i32)
    }
}

/// The stored form of a reason; none when nothing readable is left of it.
#[must_use]
pub fn reason_of(text: Option<&str>) -> Option<String> {
    text.map(nfc).filter(|text| !text.is_empty())
}

/// The stored form of the reason for an overlap; too short a one is noted in `problems`.
#[must_use]
pub fn override_of(text: Option<&str>, problems: &mut Problems) -> Option<String> {
    let reason = text.map(nfc)?;
    let explains = reason.chars().count() >= SHORTEST_REASON;
    problems.expect(explains, ErrorCode::ReasonRequired, "/overlapOverride");
    Some(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hundredths(score: f64) -> Option<i32> {
        let input = ResultInput {
            hours_attended: 0,
            score: Some(score),
            result: EnrolmentResult::Passed,
            note: None,
        };
        let mut problems = Problems::new();
        let hundredths = input.hundredths(&mut problems);
        problems.check().is_ok().then_some(hundredths).flatten()
    }

    #[test]
    fn every_score_of_two_decimals_keeps_its_value() {
        for expected in 0..=1000 {
            let text = format!("{}.{:02}", expected / 100, expected % 100);
            assert_eq!(hundredths(text.parse().unwrap()), Some(expected), "{text}");
        }
        assert_eq!(hundredths(7.255), None);
    }
}
