//! What came out of the training, recorded once and corrected when it was wrong.

use serde_json::{Value, json};

use super::decided::{self, Spoken};
use super::input::{ResultInput, reason_of};
use super::model::{Enrolment, EnrolmentView};
use super::states::{EnrolmentResult, EnrolmentStatus};
use super::{service, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource;
use crate::platform::values::ids::EnrolmentId;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::upsert::{Outcome, Upserted};
use crate::resources::classes;
use crate::resources::courses::{self, Course};

/// Record hours, score and result of one who studies or has completed; the audit trail keeps
/// what stood there before. A result that a live certificate stands on stays a pass.
pub fn record_result(
    op: &mut Op,
    id: EnrolmentId,
    seen: &IfMatch,
    input: &ResultInput,
) -> ApiResult<EnrolmentView> {
    let reach = op.require(Action::EnrolmentWrite)?;
    let enrolment = service::within_locked(op, &reach, id, None)?;
    seen.check(enrolment.version)?;
    let spoken = Spoken {
        reach: &reach,
        nightly: None,
        inside: "",
    };
    let enrolment = note(op, &spoken, enrolment, input)?;
    service::view(op, enrolment)
}

/// [`record_result`] for a sender who may have sent the same before: that changes nothing.
pub fn upsert_result(
    op: &mut Op,
    id: EnrolmentId,
    input: &ResultInput,
) -> ApiResult<Upserted<EnrolmentId>> {
    let reach = op.require(Action::EnrolmentWrite)?;
    let enrolment = service::within_locked(op, &reach, id, None)?;
    let (before, known) = (enrolment.version, enrolment.result.is_some());
    let enrolment = note_nightly(op, &reach, enrolment, input, "")?;
    let outcome = match (enrolment.version == before, known) {
        (true, _) => Outcome::Unchanged,
        (false, false) => Outcome::Created,
        (false, true) => Outcome::Updated,
    };
    Ok(Upserted::new(id, outcome))
}

/// Note what a nightly row says of the result, `inside` what is sent; what it leaves out stays.
pub(super) fn note_nightly(
    op: &mut Op,
    reach: &Reach,
    enrolment: Enrolment,
    input: &ResultInput,
    inside: &'static str,
) -> ApiResult<Enrolment> {
    let mut said = vec!["hoursAttended", "result"];
    said.extend(input.score.map(|_| "score"));
    said.extend(input.note.as_ref().map(|_| "resultNote"));
    let spoken = Spoken {
        reach,
        nightly: Some(&said),
        inside,
    };
    let input = said_before(&enrolment, input);
    note(op, &spoken, enrolment, &input)
}

/// `input` with what it leaves out as it is recorded: a file without a column says nothing of it.
fn said_before(enrolment: &Enrolment, input: &ResultInput) -> ResultInput {
    let recorded = enrolment
        .score
        .map(|hundredths| f64::from(hundredths) / 100.0);
    ResultInput {
        score: input.score.or(recorded),
        note: input.note.clone().or_else(|| enrolment.result_note.clone()),
        ..input.clone()
    }
}

/// Note a result of an enrolment that is locked, as its next version.
fn note(
    op: &mut Op,
    spoken: &Spoken<'_>,
    before: Enrolment,
    input: &ResultInput,
) -> ApiResult<Enrolment> {
    let mut problems = Problems::new();
    let mut enrolment = before.clone();
    enrolment.hours_attended = Some(input.hours_attended);
    enrolment.score = input.hundredths(&mut problems);
    enrolment.result = Some(input.result);
    enrolment.result_note = reason_of(input.note.as_deref());
    decided::settle(op, &before, &mut enrolment, spoken, &mut problems);
    let noted = has_result_of(&before, &enrolment) && before.decided == enrolment.decided;
    if noted && spoken.nightly.is_some() {
        problems.check()?;
        return Ok(before);
    }
    let allowed = [EnrolmentStatus::Studying, EnrolmentStatus::Completed];
    if !allowed.contains(&enrolment.status) {
        return Err(service::forbids(enrolment.status, &allowed));
    }
    problems.check()?;
    let too_few = warn_of_hours(op, &enrolment)?;
    // What was recorded with a warning, and then certified, may be sent again.
    let fewer = before
        .hours_attended
        .is_none_or(|before| enrolment.hours_attended < Some(before));
    let failed = enrolment.result != Some(EnrolmentResult::Passed);
    if (failed || (too_few && fewer)) && store::certificate_of(op.conn(), &enrolment)?.is_some() {
        let member = if failed { "/result" } else { "/hoursAttended" };
        return Err(ApiError::at(ErrorCode::ResultCertified, member));
    }
    enrolment.touch(op.now);
    store::update(op.conn(), &enrolment)?;
    let details = json!({
        "status": enrolment.status, "before": outcome(&before), "after": outcome(&enrolment),
    });
    let change = enrolment.change("enrolment.result").details(details);
    op.record(&change.replacing(&before, op.now)?)?;
    Ok(enrolment)
}

/// Whether two versions of an enrolment have one result.
fn has_result_of(one: &Enrolment, other: &Enrolment) -> bool {
    let result = |row: &Enrolment| (row.hours_attended, row.score, row.result);
    result(one) == result(other) && one.result_note == other.result_note
}

/// Hours that can hardly be true are taken, because the class book may know better, and named.
/// Returns whether they are too few to pass.
fn warn_of_hours(op: &mut Op, enrolment: &Enrolment) -> ApiResult<bool> {
    let class = classes::service::within(op, &Reach::All, enrolment.class_id)?;
    let course = resource::service::within::<Course>(op, &Reach::All, class.course_id)?;
    let (hours, whole) = (enrolment.hours_attended.unwrap_or(0), course.total_hours());
    if hours > whole {
        let warning = FieldError::at(ErrorCode::HoursAboveCourse, "/hoursAttended");
        op.warn(warning.with("hours", whole));
    }
    let least = courses::service::minimum_hours(op, &course.level)?;
    let too_few = enrolment.result == Some(EnrolmentResult::Passed) && i64::from(hours) < least;
    if too_few {
        let warning = FieldError::at(ErrorCode::HoursBelowLevel, "/hoursAttended");
        op.warn(warning.with("hours", least));
    }
    Ok(too_few)
}

pub(super) fn outcome(enrolment: &Enrolment) -> Value {
    json!({
        "hoursAttended": enrolment.hours_attended,
        "scoreHundredths": enrolment.score,
        "result": enrolment.result,
    })
}
