//! The last step of an enrolment is taken back: by those who took it while it is fresh, by the lead
//! agency at any time.

use serde_json::{Value, json};

use super::model::{Enrolment, EnrolmentView};
use super::states::EnrolmentStatus;
use super::steps::{EnrolmentStep, Steps};
use super::{RESOURCE, foresee, places, results, service, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::Step;
use crate::platform::resource::steps::{self, UndoInput};
use crate::platform::sync::external_ids;
use crate::platform::values::ids::{AnyId, ClassId, EnrolmentId};
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::classes::ClassStatus;
use crate::resources::{certificates, classes, employment_outcomes, enrolment_cases, trainees};

/// Every step of an enrolment that the caller may see.
pub fn steps(op: &mut Op, id: EnrolmentId) -> ApiResult<Steps> {
    let reach = op.require(Action::EnrolmentRead)?;
    let enrolment = service::within(op, &reach, id)?;
    let data = steps::views::<EnrolmentStep>(op, &reach, &enrolment)?;
    op.log_access(RESOURCE, [id.any()]);
    Ok(Steps { data })
}

/// Take the last step back, if it was taken within so many `days` or the caller is the lead agency.
/// The enrolment stands where the steps before it have led.
pub fn undo(
    op: &mut Op,
    id: EnrolmentId,
    seen: &IfMatch,
    input: &UndoInput,
    days: u32,
) -> ApiResult<EnrolmentView> {
    // Who confirms alone may take a confirmation back.
    let reach = match op.actor.reach_for(Action::EnrolmentWrite) {
        Some(reach) => reach,
        None => op.require(Action::EnrolmentConfirm)?,
    };
    let before = locked(op, &reach, id)?;
    seen.check(before.version)?;
    let (steps, last) = steps::last::<EnrolmentStep>(op, &before, before.status.as_str())?;
    let reach = op.require(match last.status {
        EnrolmentStatus::Eligible => Action::EnrolmentConfirm,
        _ => Action::EnrolmentWrite,
    })?;
    steps::check_who(op, &reach, last.mark(), days)?;
    check_carried(op, &reach, &before, &last)?;
    check_class(op, &before, &steps)?;
    let enrolment = go_back(op, &before, &steps, last, &input.reason)?;
    service::view(op, enrolment)
}

/// 409 where somebody would study, or wait to, in a class that has ended: its end is taken back first.
fn check_class(op: &mut Op, before: &Enrolment, steps: &[EnrolmentStep]) -> ApiResult<()> {
    let class = classes::service::within(op, &Reach::All, before.class_id)?;
    let mut enrolment = before.clone();
    enrolment.follow(steps, class.start_date);
    let has_ended = matches!(
        class.status,
        ClassStatus::Completed | ClassStatus::Cancelled
    );
    let is_open = enrolment.status.is_active() && enrolment.status != EnrolmentStatus::Completed;
    if has_ended && is_open {
        return Err(steps::in_use(classes::RESOURCE, &[class.id.any()]));
    }
    Ok(())
}

/// The enrolment with all that taking a step back rests on, kept from changing: its trainee, its class,
/// that where a transfer has led, and last itself, so that nobody issues a certificate for it meanwhile.
fn locked(op: &mut Op, reach: &Reach, id: EnrolmentId) -> ApiResult<Enrolment> {
    let before = service::within(op, reach, id)?;
    store::lock_trainee(op.conn(), before.trainee_id)?;
    let target = target(op, &before)?.map(|target| target.class_id);
    let mut classes: Vec<ClassId> = target.into_iter().chain([before.class_id]).collect();
    places::lock_classes(op, &mut classes)?;
    service::within_locked(op, reach, id, Some(before.trainee_id))
}

/// Take `last` back, whoever asks for it and has locked the class: what is left of the steps is
/// `steps`.
pub(super) fn go_back(
    op: &mut Op,
    before: &Enrolment,
    steps: &[EnrolmentStep],
    last: EnrolmentStep,
    reason: &str,
) -> ApiResult<Enrolment> {
    let removed = remove_target(op, before)?;
    let class = classes::service::within(op, &Reach::All, before.class_id)?;
    let mut enrolment = before.clone();
    enrolment.follow(steps, class.start_date);
    // Who does not study yet has no result.
    let result = before.result.filter(|_| enrolment.status.is_before_study());
    if result.is_some() {
        enrolment.forget_result();
    }
    if enrolment.status.is_active() && !before.status.is_active() {
        let mut problems = Problems::new();
        let excused = enrolment.overlap_override.is_some();
        let reach = op.actor.reach_for(Action::EnrolmentWrite);
        let who = (&reach.unwrap_or(Reach::Open), before.trainee_id);
        let others = places::check_overlap(op, who, &class, excused, "", &mut problems)?;
        problems.check()?;
        places::open_new_cases(op, &enrolment, others)?;
    }
    if last.freed_seat {
        classes::service::retake_seat(op, &class).map_err(|error| error.moved_to(""))?;
    }
    enrolment.steps_undone = true;
    enrolment.touch(op.now);
    store::update(op.conn(), &enrolment)?;
    foresee::moved_on(op, enrolment.trainee_id);
    let last = steps::take_back(op, last, reason)?;
    let change = enrolment
        .change("enrolment.undo")
        .also_served(before.status == EnrolmentStatus::Completed);
    let change = change.details(json!({
        "from": before.status, "to": enrolment.status, "step": last.number,
        "reason": last.undo_reason, "removedId": removed,
        "result": result.map_or(Value::Null, |_| results::outcome(before)),
    }));
    op.record(&change.replacing(before, op.now)?)?;
    if before.status == EnrolmentStatus::Completed {
        trainees::service::tell_those_who_serve(op, before.trainee_id)?;
    }
    Ok(enrolment)
}

/// 409 while others stand on the step: a live certificate, the outcomes of the training, what was
/// recorded of somebody in the class where they went on. Outcomes may be many and old: the lead agency
/// is told of them, and they do not count until the enrolment is completed again.
fn check_carried(
    op: &mut Op,
    reach: &Reach,
    before: &Enrolment,
    last: &EnrolmentStep,
) -> ApiResult<()> {
    let carries = |resource: &str, id: AnyId| steps::in_use(resource, &[id]);
    match last.status {
        EnrolmentStatus::Completed => {
            if let Some(certificate) = store::certificate_of(op.conn(), before)? {
                return Err(carries(certificates::RESOURCE, certificate.any()));
            }
            let Some(outcome) = store::outcome_of(op.conn(), before)? else {
                return Ok(());
            };
            if *reach != Reach::All {
                return Err(carries(employment_outcomes::RESOURCE, outcome.any()));
            }
            op.warn(FieldError::at(ErrorCode::OutcomesNotCounted, ""));
            Ok(())
        }
        EnrolmentStatus::Transferred => match target(op, before)? {
            Some(target) if target.updated_at != target.created_at => {
                Err(carries(RESOURCE, target.id.any()))
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

/// The enrolment in which somebody who was transferred went on.
fn target(op: &mut Op, before: &Enrolment) -> ApiResult<Option<Enrolment>> {
    match before.transferred_to_id {
        Some(target) => store::find(op.conn(), &Reach::All, target),
        None => Ok(None),
    }
}

/// Remove the enrolment that a transfer has made and in which nothing has happened since.
fn remove_target(op: &mut Op, before: &Enrolment) -> ApiResult<Option<EnrolmentId>> {
    let Some(target) = target(op, before)? else {
        return Ok(None);
    };
    let keys = external_ids::remove(op, RESOURCE, target.id.any())?;
    store::unlink_transfer(op.conn(), before)?;
    enrolment_cases::service::forget(op, target.id)?;
    store::delete(op.conn(), &target)?;
    classes::service::release_seat(op, target.class_id)?;
    let removal = target.removal(&keys);
    op.record(&removal.replacing(&target, op.now)?)?;
    trainees::service::part(op, target.trainee_id, target.school_id)?;
    Ok(Some(target.id))
}
