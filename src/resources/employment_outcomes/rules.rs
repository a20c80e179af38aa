//! What an outcome may say, by its kind and by the day.

use super::checkpoint::Checkpoint;
use super::model::OutcomeInput;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::values::money::Money;
use crate::platform::values::time::Date;
use crate::resources::enrolments::{Enrolment, EnrolmentStatus};

/// When a checkpoint may be looked at: from so many months after completion on, and before so many.
/// The last one has no other behind it that would fit better, and ends with its half-year.
const WINDOWS: [(Checkpoint, i32, i32); 3] = [
    (Checkpoint::Three, 2, 6),
    (Checkpoint::Six, 6, 12),
    (Checkpoint::Twelve, 12, 18),
];

const HIRED: &str = "HIRED";
const NOT_WORKING: &str = "NOT_WORKING";
const UNREACHABLE: &str = "UNREACHABLE";

/// Note every rule that `input` breaks. `enrolment`: the one it is of, if the caller reaches it.
pub fn check(
    input: &OutcomeInput,
    enrolment: Option<&Enrolment>,
    today: Date,
    problems: &mut Problems,
) {
    problems.expect(
        input.observed_date <= today,
        ErrorCode::DateInFuture,
        "/observedDate",
    );
    if let Some(enrolment) = enrolment {
        match enrolment.completed_date {
            Some(completed) if enrolment.status == EnrolmentStatus::Completed => {
                if input.observed_date <= today {
                    check_day(input, completed, problems);
                }
            }
            _ => {
                problems.add(ErrorCode::OutcomeBeforeCompletion, "/enrolmentId");
            }
        }
    }
    check_employer(input, problems);
    check_income(input, problems);
    if input.kind == UNREACHABLE {
        for (value, pointer) in [
            (input.related_to_training, "/relatedToTraining"),
            (input.escaped_poverty, "/escapedPoverty"),
            (input.became_better_off, "/becameBetterOff"),
        ] {
            problems.expect(value.is_none(), ErrorCode::OutcomeDetailUnexpected, pointer);
        }
    }
}

fn check_day(input: &OutcomeInput, completed: Date, problems: &mut Problems) {
    for (checkpoint, from, before) in WINDOWS {
        if checkpoint != input.checkpoint_months {
            continue;
        }
        let earliest = completed.plus_months(from);
        let latest = completed.plus_months(before).plus_days(-1);
        if input.observed_date < earliest {
            problems
                .add(ErrorCode::OutcomeTooEarly, "/observedDate")
                .param("earliest", earliest.to_string());
        } else if input.observed_date > latest {
            problems
                .add(ErrorCode::OutcomeTooLate, "/observedDate")
                .param("latest", latest.to_string());
        }
    }
}

fn check_employer(input: &OutcomeInput, problems: &mut Problems) {
    let (by_id, by_name) = (input.enterprise_id.is_some(), input.employer_name.is_some());
    let both = by_id && by_name;
    problems.expect(!both, ErrorCode::OutcomeEmployerTwice, "/employerName");
    match input.kind.as_str() {
        HIRED => problems.expect(
            by_id || by_name,
            ErrorCode::OutcomeEmployerRequired,
            "/enterpriseId",
        ),
        NOT_WORKING | UNREACHABLE => {
            let code = ErrorCode::OutcomeEmployerUnexpected;
            problems.expect(!by_id, code, "/enterpriseId");
            problems.expect(!by_name, code, "/employerName");
        }
        _ => {}
    }
}

/// A person who was not reached has no known income. A person without work has no income from it.
fn check_income(input: &OutcomeInput, problems: &mut Problems) {
    let code = ErrorCode::OutcomeIncomeUnexpected;
    let after = amount(input.income_after.as_ref());
    match input.kind.as_str() {
        UNREACHABLE => {
            problems.expect(input.income_before.is_none(), code, "/incomeBefore");
            problems.expect(after.is_none(), code, "/incomeAfter");
        }
        NOT_WORKING => problems.expect(after.unwrap_or(0) == 0, code, "/incomeAfter"),
        _ => {}
    }
}

/// Whole đồng a month.
#[must_use]
pub fn amount(money: Option<&Money>) -> Option<i64> {
    money.and_then(Money::amount_vnd)
}
