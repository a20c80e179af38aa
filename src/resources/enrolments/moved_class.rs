//! A class is put on other days: those who are enrolled must be free on them, and evidence must still
//! hold.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use super::steps::EnrolmentStep;
use super::store::{self, Claim};
use super::{foresee, places, service, undo};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::Step;
use crate::platform::values::ids::TraineeId;
use crate::platform::values::time::Date;
use crate::resources::classes::Class;
use crate::resources::enrolment_cases::{self, CaseRule};

/// Why a confirmation is taken back that nobody takes back.
const EVIDENCE_ENDED: &str = "Lớp dời ngày khai giảng ra ngoài thời hạn của giấy tờ xác nhận";

/// Check that `class` may be on its days, which were those of `before`. Where evidence does not hold on
/// its new first day, eligibility is to be decided again: the enrolment is an application once more.
///
/// # Errors
/// 422 when somebody who is enrolled is in another class on the new days; 503 while one of them is
/// being enrolled elsewhere.
pub fn class_moves(op: &mut Op, before: &Class, class: &Class) -> ApiResult<()> {
    let moved = |class: &Class| (class.start_date, class.end_date);
    if moved(before) == moved(class) || class.seats_taken == 0 {
        return Ok(());
    }
    let enrolled = store::active_in(op.conn(), class.id)?;
    let pointer = if before.start_date == class.start_date {
        "/endDate"
    } else {
        "/startDate"
    };
    hold_people(op, &enrolled)?;
    check_free(op, Some(before), class, &enrolled, pointer)?;
    if before.start_date != class.start_date {
        decide_again(op, class, enrolled)?;
    }
    Ok(())
}

/// Check that a class which was cancelled may be held after all.
///
/// # Errors
/// 422 when somebody who is enrolled is in another class by now; 503 while one of them is being
/// enrolled elsewhere.
pub fn class_returns(op: &mut Op, class: &Class) -> ApiResult<()> {
    let enrolled = store::active_in(op.conn(), class.id)?;
    hold_people(op, &enrolled)?;
    check_free(op, None, class, &enrolled, "")
}

/// The people who are enrolled, each once, in the order in which rows are locked.
fn people_of(enrolled: &[Enrolment]) -> Vec<TraineeId> {
    let people = enrolled.iter().map(|enrolled| enrolled.trainee_id);
    people.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Lock the people who are enrolled. Somebody is perhaps being enrolled elsewhere at this moment. Whoever
/// enrols has locked the person and may wait for this class: nobody waits for them here.
fn hold_people(op: &mut Op, enrolled: &[Enrolment]) -> ApiResult<()> {
    if dialect::try_lock_rows(op.conn(), "trainees", &people_of(enrolled))? {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::Unavailable).retry_after(1))
}

/// 422 at `pointer` when somebody is in another class on the days of this one. Who was in both
/// `before` was excused, or is another fault.
fn check_free(
    op: &mut Op,
    before: Option<&Class>,
    class: &Class,
    enrolled: &[Enrolment],
    pointer: &str,
) -> ApiResult<()> {
    let claims = foresee::claims_of_all(op, &people_of(enrolled))?;
    let reach = op.actor.reach_for(Action::EnrolmentWrite);
    let reach = reach.unwrap_or(Reach::Open);
    let (mut clashes, mut cases) = (Vec::new(), Vec::new());
    for enrolment in enrolled {
        // Who was in both before was excused, or is another fault.
        let clash = |claim: &&Claim| {
            claim.overlaps(class.id, class.start_date, class.end_date)
                && !before.is_some_and(|before| {
                    claim.overlaps(class.id, before.start_date, before.end_date)
                })
        };
        let theirs = claims.get(&enrolment.trainee_id).into_iter().flatten();
        let (own, others): (Vec<&Claim>, Vec<&Claim>) = theirs
            .filter(clash)
            .partition(|claim| reach.includes_school(claim.school_id));
        let excused = |claim: &Claim| claim.overlap_override.is_some();
        if enrolment.overlap_override.is_none() {
            clashes.extend(own.into_iter().find(|claim| !excused(claim)));
        }
        cases.push((enrolment, others.into_iter().cloned().collect::<Vec<_>>()));
    }
    if let Some(first) = clashes.first() {
        return Err(ApiError::at(ErrorCode::ClassOverlap, pointer)
            .with("people", clashes.len())
            .with("startDate", first.start_date.to_string())
            .with("endDate", first.end_date.to_string()));
    }
    for (enrolment, others) in cases {
        places::open_new_cases(op, enrolment, others)?;
    }
    Ok(())
}

/// Records have turned out to be of one person, or of two: `people` are all records that are concerned,
/// each with whose it is now. Cases go where the person goes.
///
/// # Errors
/// When the database fails.
pub fn persons_changed(op: &mut Op, people: &BTreeMap<TraineeId, TraineeId>) -> ApiResult<()> {
    enrolment_cases::service::part(op, people)?;
    let records: Vec<TraineeId> = people.keys().copied().collect();
    let claims = store::claims_of_all(op.conn(), &records)?;
    let mut claims: Vec<Claim> = claims.into_values().flatten().collect();
    claims.sort_by_key(|claim| claim.id);
    let known = enrolment_cases::service::known(op, &records)?;
    for (at, later) in claims.iter().enumerate() {
        let clashes = claims[..at].iter().filter(|earlier| {
            people[&earlier.trainee_id] == people[&later.trainee_id]
                && earlier.school_id != later.school_id
                && later.binds()
                && earlier.overlaps(later.class_id, later.start_date, later.end_date)
                && !known.contains(&(later.id, earlier.id))
                && !known.contains(&(earlier.id, later.id))
        });
        for earlier in clashes {
            let (own, other) = (
                (later.trainee_id, later.id),
                (earlier.trainee_id, earlier.id),
            );
            enrolment_cases::service::open(op, CaseRule::ClassOverlap, own, other)?;
        }
    }
    Ok(())
}

fn decide_again(op: &mut Op, class: &Class, enrolled: Vec<Enrolment>) -> ApiResult<()> {
    let mut reopened = 0;
    for enrolment in enrolled {
        let rests = enrolment.beneficiary_group.is_some() && enrolment.status.is_before_study();
        let first_day = enrolment.applied_date.max(class.start_date);
        if rests && !holds(op, &enrolment, first_day)? {
            reopen(op, enrolment, EVIDENCE_ENDED)?;
            reopened += 1;
        }
    }
    if reopened > 0 {
        let warning = FieldError::at(ErrorCode::EligibilityReopened, "/startDate");
        op.warn(warning.with("people", reopened));
    }
    Ok(())
}

/// Whether the beneficiary status of the enrolment is valid on that day.
fn holds(op: &mut Op, enrolment: &Enrolment, first_day: Date) -> ApiResult<bool> {
    let (status, trainee) = (enrolment.beneficiary_status_id, enrolment.trainee_id);
    let mut problems = Problems::new();
    let group = places::group_of(op, status, trainee, first_day, "", &mut problems)?;
    Ok(group.is_some())
}

/// Take the enrolment back to its application, which stands in no group until it is confirmed again.
pub(super) fn reopen(op: &mut Op, mut enrolment: Enrolment, reason: &str) -> ApiResult<()> {
    let mut steps = EnrolmentStep::all(op.conn(), &enrolment)?;
    steps.retain(EnrolmentStep::stands);
    while enrolment.status != EnrolmentStatus::Applied
        && let Some(last) = steps.pop()
    {
        enrolment = undo::go_back(op, &enrolment, &steps, last, reason)?;
    }
    let before = enrolment.clone();
    enrolment.beneficiary_group = None;
    let details = json!({"members": ["beneficiaryGroup"], "reason": reason});
    service::store_change(op, &before, enrolment, details).map(drop)
}
