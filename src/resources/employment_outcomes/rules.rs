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

/// What is known of the person beside what is sent.
#[derive(Debug, Default)]
pub struct Known {
    /// Whether the kind says that nobody can be asked any more.
    pub is_death: bool,
    /// The day of a death that stands.
    pub died: Option<Date>,
    /// Whether a death stands for the same enrolment, checkpoint and day: what is sent corrects it.
    pub corrects: bool,
}

/// Note every rule that `input` breaks. `enrolment`: the one it is of, if the caller reaches it.
pub fn check(
    input: &OutcomeInput,
    enrolment: Option<&Enrolment>,
    known: &Known,
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
                    check_day(input, completed, known, problems);
                }
            }
            _ => {
                problems.add(ErrorCode::OutcomeBeforeCompletion, "/enrolmentId");
            }
        }
    }
    let is_silent = known.is_death || input.kind == UNREACHABLE;
    check_employer(input, is_silent, problems);
    check_income(input, is_silent, problems);
    if is_silent {
        for (value, pointer) in [
            (input.related_to_training, "/relatedToTraining"),
            (input.escaped_poverty, "/escapedPoverty"),
            (input.became_better_off, "/becameBetterOff"),
        ] {
            problems.expect(value.is_none(), ErrorCode::OutcomeDetailUnexpected, pointer);
        }
    }
}

/// A death is taken on any day after completion, and so is what corrects it; nothing is observed
/// after it.
fn check_day(input: &OutcomeInput, completed: Date, known: &Known, problems: &mut Problems) {
    if known.is_death || known.corrects {
        if input.observed_date < completed {
            problems
                .add(ErrorCode::OutcomeTooEarly, "/observedDate")
                .param("earliest", completed.to_string());
        }
        return;
    }
    if let Some(died) = known.died.filter(|died| input.observed_date > *died) {
        problems
            .add(ErrorCode::OutcomeAfterDeath, "/observedDate")
            .param("died", died.to_string());
        return;
    }
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

fn check_employer(input: &OutcomeInput, is_silent: bool, problems: &mut Problems) {
    let (by_id, by_name) = (input.enterprise_id.is_some(), input.employer_name.is_some());
    let both = by_id && by_name;
    problems.expect(!both, ErrorCode::OutcomeEmployerTwice, "/employerName");
    match input.kind.as_str() {
        HIRED => problems.expect(
            by_id || by_name,
            ErrorCode::OutcomeEmployerRequired,
            "/enterpriseId",
        ),
        kind if is_silent || kind == NOT_WORKING => {
            let code = ErrorCode::OutcomeEmployerUnexpected;
            problems.expect(!by_id, code, "/enterpriseId");
            problems.expect(!by_name, code, "/employerName");
        }
        _ => {}
    }
}

/// A person who was not reached, or has died, has no known income. A person without work has no income from it.
fn check_income(input: &OutcomeInput, is_silent: bool, problems: &mut Problems) {
    let code = ErrorCode::OutcomeIncomeUnexpected;
    let after = amount(input.income_after.as_ref());
    match input.kind.as_str() {
        _ if is_silent => {
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
