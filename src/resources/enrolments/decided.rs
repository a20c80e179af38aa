//! Members of an enrolment that somebody has decided who corrects its school: no nightly row takes them
//! back.
//!
//! The table of rules is in `docs/AUTHORITY.md`.

use serde_json::json;

use super::model::{Enrolment, EnrolmentView};
use super::service;
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::Decisions;
use crate::platform::resource::decided::{self, MemberRight, ReleaseInput, Word};
use crate::platform::values::ids::EnrolmentId;
use crate::platform::wire::preconditions::IfMatch;

/// A member that can be decided, where it stands in what is sent, whether two rows say the same of it,
/// and how it goes from one to the other.
struct Member {
    name: &'static str,
    pointer: &'static str,
    same: fn(&Enrolment, &Enrolment) -> bool,
    copy: fn(&Enrolment, &mut Enrolment),
}

macro_rules! members {
    ($($name:literal at $pointer:literal: $said:ident $(with $follows:ident)?;)+) => {
        const MEMBERS: &[Member] = &[$(Member {
            name: $name,
            pointer: $pointer,
            same: |one, other| one.$said == other.$said,
            copy: |from, to| {
                to.$said.clone_from(&from.$said);
                $(to.$follows.clone_from(&from.$follows);)?
            },
        }),+];
    };
}

members! {
    "appliedDate" at "/appliedDate": applied_date;
    "beneficiaryStatusId" at "/beneficiaryStatusId": beneficiary_status_id with beneficiary_group;
    "hoursAttended" at "/hoursAttended": hours_attended;
    "score" at "/score": score;
    "result" at "/result": result;
    "resultNote" at "/note": result_note;
}

/// Members that are what came out of the training.
const RESULT: [&str; 4] = ["hoursAttended", "result", "resultNote", "score"];

/// How something is said of an enrolment that is there.
pub(super) struct Spoken<'a> {
    pub reach: &'a Reach,
    /// The members that a row of every night says; none where somebody says it by hand.
    pub nightly: Option<&'a [&'static str]>,
    /// Where the members stand in what is sent.
    pub inside: &'static str,
}

/// Settle in `next` what was decided of `before`: who corrects the school decides what differs; a
/// nightly row keeps it, with a warning, and ends the decision where it says the same; the school does
/// not change it by hand.
pub(super) fn settle(
    op: &mut Op,
    before: &Enrolment,
    next: &mut Enrolment,
    spoken: &Spoken<'_>,
    problems: &mut Problems,
) {
    let corrects = *spoken.reach == Reach::All;
    if !corrects && before.decided.is_none() {
        return;
    }
    let mut words = decided::words(&before.decided);
    for member in MEMBERS {
        let same = (member.same)(before, next);
        let pointer = format!("{}{}", spoken.inside, member.pointer);
        if corrects {
            if !same {
                let word = Word::of(op, MemberRight::Corrected, spoken.reach);
                words.insert(member.name.to_owned(), word);
            }
            continue;
        }
        let Some(word) = words.get(member.name) else {
            continue;
        };
        match spoken.nightly {
            Some(said) if same && said.contains(&member.name) => {
                words.remove(member.name);
            }
            Some(_) if !same => {
                (member.copy)(before, next);
                let warning = FieldError::at(ErrorCode::KeptAsRegistered, &pointer);
                op.warn(warning.with("right", word.right.as_str()));
            }
            None => problems.expect(same, ErrorCode::FieldReserved, &pointer),
            Some(_) => {}
        }
    }
    next.decided = decided::kept(words);
}

/// Who has no result any more has none that was decided.
pub(super) fn forget_result(decisions: &mut Decisions) {
    decided::lift(decisions, &RESULT.map(str::to_owned));
}

/// Leave members that were decided to what the school sends again. For the lead agency alone.
pub fn release(
    op: &mut Op,
    id: EnrolmentId,
    seen: &IfMatch,
    input: &ReleaseInput,
) -> ApiResult<EnrolmentView> {
    let reach = op.require(Action::EnrolmentRelease)?;
    let before = service::within_locked(op, &reach, id, None)?;
    seen.check(before.version)?;
    let mut enrolment = before.clone();
    if decided::lift(&mut enrolment.decided, &input.members) {
        let details = json!({"released": input.members});
        enrolment = service::store_change(op, &before, enrolment, details)?;
    }
    service::view(op, enrolment)
}
