//! An enrolment as the school's own system knows it: sent whole, under its own key, with where it
//! stands there.

use serde_json::json;

use super::decided::{self, Spoken};
use super::input::{EnrolmentInput, EnrolmentUpsert, TransitionInput};
use super::kept::{kept_days, kept_texts, taken_by_others};
use super::model::Enrolment;
use super::states::EnrolmentStatus;
use super::steps::EnrolmentStep;
use super::{RESOURCE, foresee, places, results, service, store, transitions};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::steps::{Wanted, said_again};
use crate::platform::sync::external_ids::{self, ExternalId, Naming, Settled};
use crate::platform::values::ids::{ClassId, EnrolmentId, TraineeId};
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::{Outcome, Upserted, way};
use crate::resources::{classes, trainees};

const TRAINEE: (&str, &str) = ("/traineeId", "/trainee");
const CLASS: (&str, &str) = ("/classId", "/class");
const TARGET: (&str, &str) = ("/transferToClassId", "/transferToClass");

/// Enrol the trainee under the caller's key, or make the enrolment that the caller names what `sent` says, and
/// take it to where it stands there. Without a key and an id it is known by trainee and class.
///
/// # Errors
/// Those of enrolling, of changing an enrolment and of its steps; 412 when `seen` does not hold.
pub fn upsert(
    op: &mut Op,
    naming: Naming<'_>,
    sent: &EnrolmentUpsert,
    seen: &Precondition,
) -> ApiResult<Upserted<EnrolmentId>> {
    let reach = op.require(Action::EnrolmentWrite)?;
    let Settled { row, keys } = naming.settle(op, RESOURCE, &sent.external_ids)?;
    let (trainee, class) = pair(op, sent)?;
    let target = target(op, sent)?;
    let named = |error: ApiError| error.renamed(&pointers(sent));
    let (known, keys) = match (row, naming.key()) {
        // The key that names it is its own already.
        (Some(id), Some(_)) => (Some(id.typed()), sent.external_ids.clone()),
        (Some(id), None) => (Some(id.typed()), keys),
        (None, Some(key)) => {
            let known = unnamed(op, &reach, key, (trainee, class), sent.status)?;
            (known, keys)
        }
        (None, None) => (of_pair(op, &reach, (trainee, class), sent)?, keys),
    };
    let Some(id) = known else {
        seen.check_absent()?;
        let input = EnrolmentInput {
            trainee_id: trainee,
            class_id: class,
            beneficiary_status_id: sent.beneficiary_status_id,
            applied_date: sent.applied_date,
            overlap_override: sent.overlap_override.clone(),
            external_ids: Vec::new(),
        };
        let enrolled = service::enrol(op, &reach, &input, &keys, Problems::new());
        let (enrolment, _) = enrolled.map_err(named)?;
        let id = enrolment.id;
        let (_, warnings) = walk(op, &reach, enrolment, sent, target)?;
        return Ok(Upserted::new(id, Outcome::Created).warn(warnings));
    };
    let mut classes: Vec<ClassId> = target.into_iter().chain([class]).collect();
    places::lock_classes(op, &mut classes)?;
    let enrolment = service::within_locked(op, &reach, id, Some(trainee));
    let enrolment = enrolment.map_err(|error| naming.not_found(error))?;
    seen.check(enrolment.version)?;
    for (same, pointer) in [
        (enrolment.trainee_id == trainee, TRAINEE.0),
        (enrolment.class_id == class, CLASS.0),
    ] {
        if !same {
            return Err(named(ApiError::at(ErrorCode::EnrolmentFixed, pointer)));
        }
    }
    let before = enrolment.version;
    let enrolment = put(op, &reach, enrolment, sent)?;
    let (enrolment, mut warnings) = walk(op, &reach, enrolment, sent, target)?;
    if naming.is_by_id() {
        warnings.extend(kept_texts(&enrolment, sent));
    }
    let rekeyed = !keys.is_empty() && external_ids::add(op, enrolment.keyed(), &keys)?;
    Ok(Upserted::existing(id, enrolment.version != before || rekeyed).warn(warnings))
}

/// The trainee and the class that the body names.
fn pair(op: &mut Op, sent: &EnrolmentUpsert) -> ApiResult<(TraineeId, ClassId)> {
    let mut problems = Problems::new();
    let trainee = external_ids::referred(
        op,
        trainees::RESOURCE,
        sent.trainee_id,
        sent.trainee.as_ref(),
        TRAINEE,
        &mut problems,
    )?;
    let class = external_ids::referred(
        op,
        classes::RESOURCE,
        sent.class_id,
        sent.class.as_ref(),
        CLASS,
        &mut problems,
    )?;
    problems.check()?;
    trainee
        .zip(class)
        .ok_or_else(|| ApiError::new(ErrorCode::Internal))
}

/// The class that the body names for a transfer.
fn target(op: &mut Op, sent: &EnrolmentUpsert) -> ApiResult<Option<ClassId>> {
    let (id, key) = (sent.transfer_to_class_id, sent.transfer_to_class.as_ref());
    if id.is_none() && key.is_none() {
        return Ok(None);
    }
    let mut problems = Problems::new();
    let resource = classes::RESOURCE;
    let class = external_ids::referred(op, resource, id, key, TARGET, &mut problems)?;
    problems.check()?;
    Ok(class)
}

/// How the body names what the rules name by id, and steps by their own members.
fn pointers(sent: &EnrolmentUpsert) -> Vec<(&'static str, &'static str)> {
    let mut pairs = vec![
        ("/to", "/status"),
        ("/reason", "/statusReason"),
        ("/date", "/statusDate"),
    ];
    if sent.trainee.is_some() {
        pairs.push(TRAINEE);
    }
    if sent.class.is_some() {
        pairs.push(CLASS);
    }
    if sent.transfer_to_class.is_some() {
        pairs.push(TARGET);
    }
    pairs
}

/// The enrolment of this trainee in this class that was made without a key of this system: the
/// key is its own from now on.
fn unnamed(
    op: &mut Op,
    reach: &Reach,
    key: &ExternalId,
    (trainee, class): (TraineeId, ClassId),
    said: Option<EnrolmentStatus>,
) -> ApiResult<Option<EnrolmentId>> {
    if foresee::is_new_in(op, trainee, class) {
        return Ok(None);
    }
    let enrolled = store::of_pair(op.conn(), reach, trainee, class)?;
    // Who has left may have come again: a row that says so speaks of that time.
    let left = |known: EnrolmentStatus| known.has_left() && Some(known) == said;
    let found = |speaks: &dyn Fn(EnrolmentStatus) -> bool| {
        enrolled.iter().find(|(_, status)| speaks(*status)).copied()
    };
    let known = found(&left).or_else(|| found(&|known| !known.has_left()));
    match known {
        Some((id, _)) if !external_ids::is_named(op, RESOURCE, id.any(), &key.system)? => {
            Ok(Some(id))
        }
        _ => Ok(None),
    }
}

/// The enrolment of this trainee in this class, of which a row without a key speaks. Who has left has come
/// again where the row says that they applied after that day.
fn of_pair(
    op: &mut Op,
    reach: &Reach,
    (trainee, class): (TraineeId, ClassId),
    sent: &EnrolmentUpsert,
) -> ApiResult<Option<EnrolmentId>> {
    if foresee::is_new_in(op, trainee, class) {
        return Ok(None);
    }
    let enrolled = store::of_pair(op.conn(), reach, trainee, class)?;
    let said = |known: EnrolmentStatus| Some(known) == sent.status;
    let found = |speaks: &dyn Fn(EnrolmentStatus) -> bool| {
        let mut enrolled = enrolled.iter();
        enrolled
            .find(|(_, status)| speaks(*status))
            .map(|(id, _)| *id)
    };
    let present = found(&|known| known.has_left() && said(known));
    if let Some(id) = present.or_else(|| found(&|known| !known.has_left())) {
        return Ok(Some(id));
    }
    let Some((last, _)) = enrolled.first().copied() else {
        return Ok(None);
    };
    let left = service::within(op, reach, last)?.status_date;
    let again = sent.applied_date.is_some_and(|applied| applied > left);
    Ok((!again).then_some(last))
}

/// Make the enrolment what the row says of it: what it does not say, and what was decided, stays.
fn put(
    op: &mut Op,
    reach: &Reach,
    enrolment: Enrolment,
    sent: &EnrolmentUpsert,
) -> ApiResult<Enrolment> {
    let mut said = Vec::new();
    said.extend(sent.applied_date.map(|_| "appliedDate"));
    said.extend(sent.beneficiary_status_id.map(|_| "beneficiaryStatusId"));
    let spoken = Spoken {
        reach,
        nightly: Some(&said),
        inside: "",
    };
    let mut next = enrolment.clone();
    next.applied_date = sent.applied_date.unwrap_or(next.applied_date);
    next.beneficiary_status_id = sent.beneficiary_status_id.or(next.beneficiary_status_id);
    decided::settle(op, &enrolment, &mut next, &spoken, &mut Problems::new());
    let same = next.beneficiary_status_id == enrolment.beneficiary_status_id
        && next.applied_date == enrolment.applied_date;
    let details = json!({"upsert": true});
    match (same, next.decided == enrolment.decided) {
        (true, true) => Ok(enrolment),
        (true, false) => service::store_change(op, &enrolment, next, details),
        (false, _) => {
            let input = next.to_details(Vec::new());
            service::amend(op, &spoken, enrolment, &input, details)
        }
    }
}

/// Take the enrolment to where it stands at the school, and record its result on the way.
fn walk(
    op: &mut Op,
    reach: &Reach,
    mut enrolment: Enrolment,
    sent: &EnrolmentUpsert,
    go_on_in: Option<ClassId>,
) -> ApiResult<(Enrolment, Vec<FieldError>)> {
    let target = sent.status.unwrap_or(enrolment.status);
    let Some(steps) = way_to(target, &enrolment, sent) else {
        if let Some(kept) = taken_by_others(op, reach, &enrolment)? {
            return Ok((enrolment, vec![kept]));
        }
        let allowed = enrolment.status.check(target);
        let allowed = allowed.map_err(|error| error.renamed(&pointers(sent)));
        return allowed.map(|()| (enrolment, Vec::new()));
    };
    if enrolment.steps_undone && !steps.is_empty() {
        let (kept, day) = (enrolment.status, sent.status_date);
        let wanted = Wanted {
            kept,
            steps: &steps,
            day,
        };
        if let Some(kept) = said_again::<EnrolmentStep>(op, &enrolment, &wanted)? {
            return Ok((enrolment, vec![kept]));
        }
    }
    let mut warnings = Vec::new();
    if steps.is_empty() {
        warnings = kept_days(&enrolment, sent);
    }
    for to in steps {
        if enrolment.status == EnrolmentStatus::Studying {
            enrolment = note(op, reach, enrolment, sent)?;
        }
        let last = to == target;
        let study = sent
            .started_date
            .filter(|_| to == EnrolmentStatus::Studying);
        let step = TransitionInput {
            to,
            reason: sent.status_reason.clone().filter(|_| last),
            date: match study {
                Some(day) => Some(day),
                None if last => sent.status_date,
                None => Some(early(op, &enrolment, to, sent)?),
            },
            transfer_to_class_id: go_on_in.filter(|_| last),
        };
        let reach = match to {
            EnrolmentStatus::Eligible => op.require(Action::EnrolmentConfirm)?,
            _ => reach.clone(),
        };
        let named = |error: ApiError| match study {
            Some(_) => error.renamed(&[("/date", "/startedDate")]),
            None => error,
        };
        let taken = transitions::take(op, &reach, enrolment, &step).map_err(named);
        enrolment = taken.map_err(|error| error.renamed(&pointers(sent)))?;
    }
    let enrolment = note(op, reach, enrolment, sent)?;
    Ok((enrolment, warnings))
}

/// The shortest way to `target`. For who has left it leads through study where that is said.
fn way_to(
    target: EnrolmentStatus,
    enrolment: &Enrolment,
    sent: &EnrolmentUpsert,
) -> Option<Vec<EnrolmentStatus>> {
    let between = |from, to| way(from, to, EnrolmentStatus::next);
    let studied = sent.started_date.is_some() || sent.result.is_some();
    if target == EnrolmentStatus::Dropped && enrolment.status.is_before_study() && studied {
        let study = EnrolmentStatus::Studying;
        return Some([between(enrolment.status, study)?, between(study, target)?].concat());
    }
    between(enrolment.status, target)
}

/// The earliest day of a step on the way: that of the step before it, and for studying not before
/// the class began; never after the day of the last one.
fn early(
    op: &mut Op,
    enrolment: &Enrolment,
    to: EnrolmentStatus,
    sent: &EnrolmentUpsert,
) -> ApiResult<Date> {
    let latest = sent.started_date.or(sent.status_date);
    let latest = latest.unwrap_or_else(|| op.today());
    let mut day = enrolment.status_date;
    if to == EnrolmentStatus::Studying {
        let class = classes::service::within(op, &Reach::All, enrolment.class_id)?;
        day = day.max(class.start_date);
    }
    Ok(day.min(latest).max(enrolment.applied_date))
}

/// Record the result, where there is one that is not recorded yet. Who does not study yet has
/// none to record.
fn note(
    op: &mut Op,
    reach: &Reach,
    enrolment: Enrolment,
    sent: &EnrolmentUpsert,
) -> ApiResult<Enrolment> {
    let Some(result) = &sent.result else {
        return Ok(enrolment);
    };
    let pointers = [
        ("/score", "/result/score"),
        ("/result", "/result/result"),
        ("/hoursAttended", "/result/hoursAttended"),
    ];
    let noted = results::note_nightly(op, reach, enrolment, result, "/result");
    noted.map_err(|error| error.renamed(&pointers))
}
