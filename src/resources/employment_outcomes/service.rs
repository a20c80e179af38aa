//! Rules of outcomes. They are not changed in place: a correction is a new one, and the latest confirmed
//! one of a checkpoint counts. What was taken back stays in sight and counts no more.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::deaths::{self, Noted};
use super::model::{Outcome, OutcomeFilter, OutcomeInput, OutcomeView};
use super::rules::{self, Known};
use super::steps::OutcomeStep;
use super::{RESOURCE, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::{Op, code_values};
use crate::platform::resource::{self, steps};
use crate::platform::values::ids::{AnyId, OutcomeId, SchoolId, TraineeId};
use crate::platform::values::text::nfc;
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::upsert::{Outcome as Recorded, Upserted};
use crate::resources::enrolments::{self, Enrolment};
use crate::resources::enterprises::Enterprise;

pub use super::undo::{steps, undo};

/// Provenance of what the employer itself says.
const EMPLOYER_CONFIRMATION: &str = "EMPLOYER_CONFIRMATION";

pub fn list(op: &mut Op, query: &ListQuery<OutcomeFilter>) -> ApiResult<Page<OutcomeView>> {
    let reach = op.require(Action::OutcomeRead)?;
    let slice = store::page(op.conn(), &reach, query)?;
    op.log_access(RESOURCE, slice.rows.iter().map(|outcome| outcome.id.any()));
    let employer = matches!(reach, Reach::Enterprise(_));
    Ok(slice.into_page(|outcome| outcome.into_view(employer)))
}

pub fn read(op: &mut Op, id: OutcomeId) -> ApiResult<OutcomeView> {
    let reach = op.require(Action::OutcomeRead)?;
    let outcome = within(op, &reach, id)?;
    op.log_access(RESOURCE, [id.any()]);
    Ok(outcome.into_view(matches!(reach, Reach::Enterprise(_))))
}

pub fn create(op: &mut Op, input: &OutcomeInput) -> ApiResult<OutcomeView> {
    let reach = op.require(Action::OutcomeRecord)?;
    let mut problems = Problems::new();
    let enrolment = enrolments::service::within(op, &reach, input.enrolment_id);
    let enrolment = problems.refer(enrolment, "/enrolmentId")?;
    check_references(op, input, &mut problems)?;
    let known = known(op, input, enrolment.as_ref())?;
    let today = op.today();
    rules::check(input, enrolment.as_ref(), &known, today, &mut problems);
    problems.check()?;
    let enrolment = enrolment.ok_or_else(ApiError::not_found)?;
    let outcome = Outcome {
        id: OutcomeId::new(),
        enrolment_id: enrolment.id,
        trainee_id: enrolment.trainee_id,
        school_id: enrolment.school_id,
        commune_id: enrolment.commune_id,
        checkpoint_months: input.checkpoint_months.months(),
        kind: input.kind.clone(),
        provenance: input.provenance.clone(),
        observed_date: input.observed_date,
        enterprise_id: input.enterprise_id,
        employer_name: input.employer_name.as_deref().map(nfc),
        income_before: rules::amount(input.income_before.as_ref()),
        income_after: rules::amount(input.income_after.as_ref()),
        related_to_training: input.related_to_training,
        escaped_poverty: input.escaped_poverty,
        became_better_off: input.became_better_off,
        note: input.note.as_deref().map(nfc),
        confirmed_at: None,
        confirmed_date: None,
        confirmed_by: None,
        demo: false,
        version: 1,
        created_at: op.now,
        recorded_by: op.actor.id,
        organisation_id: op.actor.bound.organisation,
        provenance_before: None,
        withdrawn_at: None,
    };
    store::insert(op.conn(), &outcome)?;
    op.record(&outcome.change("outcome.record"))?;
    Ok(outcome.into_view(false))
}

/// Record an outcome for a sender who may have sent the same before: that changes nothing, and
/// other content than the last of its checkpoint is a correction. But what was taken back, or
/// corrected and confirmed since, stays so, and the sender is warned of it. So does what an older outcome
/// said that is `named`.
pub fn record(
    op: &mut Op,
    named: Option<OutcomeId>,
    input: &OutcomeInput,
) -> ApiResult<Upserted<OutcomeId>> {
    let reach = op.require(Action::OutcomeRecord)?;
    let (enrolment, months) = (input.enrolment_id, input.checkpoint_months.months());
    let recorded = store::of_checkpoint(op.conn(), &reach, enrolment, months)?;
    let (withdrawn, standing): (Vec<Outcome>, Vec<Outcome>) = recorded
        .into_iter()
        .partition(|outcome| outcome.withdrawn_at.is_some());
    if let Some(id) = named {
        let says = named_at(op, &reach, id, input)?.says(input);
        if says || standing.first().is_none_or(|latest| latest.id != id) {
            if !says {
                op.warn(FieldError::at(ErrorCode::KeptAsRegistered, "/kind"));
            }
            return Ok(Upserted::new(id, Recorded::Unchanged));
        }
    }
    if let Some(latest) = standing.first() {
        let unchanged = Ok(Upserted::new(latest.id, Recorded::Unchanged));
        if latest.says(input) {
            return unchanged;
        }
        let mut earlier = standing.iter();
        if latest.confirmed_date.is_some() && earlier.any(|outcome| outcome.says(input)) {
            op.warn(FieldError::at(ErrorCode::KeptAsRegistered, "/kind"));
            return unchanged;
        }
    }
    if let Some(withdrawn) = withdrawn.iter().find(|outcome| outcome.says(input)) {
        op.warn(FieldError::at(ErrorCode::KeptAsRegistered, "/kind"));
        return Ok(Upserted::new(withdrawn.id, Recorded::Unchanged));
    }
    let created = create(op, input)?;
    Ok(Upserted::new(created.id, Recorded::Created))
}

/// The outcome that a row of an export names: whose it is, and of which checkpoint, does not change.
fn named_at(op: &mut Op, reach: &Reach, id: OutcomeId, input: &OutcomeInput) -> ApiResult<Outcome> {
    let unknown = || ApiError::at(ErrorCode::ReferenceUnknown, "/id");
    let found = store::find(op.conn(), reach, id)?.ok_or_else(unknown)?;
    let mut problems = Problems::new();
    let months = input.checkpoint_months.months();
    for (same, pointer) in [
        (found.enrolment_id == input.enrolment_id, "/enrolmentId"),
        (found.checkpoint_months == months, "/checkpointMonths"),
    ] {
        problems.expect(same, ErrorCode::FieldFixed, pointer);
    }
    problems.check()?;
    Ok(found)
}

/// Confirm an outcome. When the employer does, the outcome is known from the employer from
/// then on; the audit trail keeps how it was known before.
pub fn confirm(op: &mut Op, id: OutcomeId, seen: &IfMatch) -> ApiResult<OutcomeView> {
    let reach = op.require(Action::OutcomeConfirm)?;
    let mut outcome = within(op, &reach, id)?;
    seen.check(outcome.version)?;
    if outcome.confirmed_date.is_some() {
        return Err(ApiError::new(ErrorCode::OutcomeConfirmed));
    }
    if outcome.withdrawn_at.is_some() {
        return Err(ApiError::new(ErrorCode::OutcomeWithdrawn));
    }
    let employer = matches!(reach, Reach::Enterprise(_));
    let before = outcome.clone();
    if employer {
        outcome.provenance_before = Some(before.provenance.clone());
        EMPLOYER_CONFIRMATION.clone_into(&mut outcome.provenance);
    }
    outcome.confirmed_at = Some(op.now);
    outcome.confirmed_date = Some(op.today());
    outcome.confirmed_by = op.actor.id;
    outcome.version += 1;
    store::update(op.conn(), &outcome)?;
    let step = OutcomeStep::confirmed(op, &outcome);
    steps::keep(op, step)?;
    let details = json!({"provenance": outcome.provenance, "provenanceBefore": before.provenance});
    let change = outcome.change("outcome.confirm").details(details);
    op.record(&change.replacing(&before, op.now)?)?;
    Ok(outcome.into_view(employer))
}

/// Let outcomes follow their enrolments, which are another trainee's now.
///
/// # Errors
/// When the database fails.
pub fn follow(op: &mut Op, enrolments: &[Enrolment]) -> ApiResult<()> {
    for enrolment in enrolments {
        for mut outcome in store::of_enrolment(op.conn(), enrolment.id)? {
            let before = outcome.clone();
            outcome.version += 1;
            store::hand_over(op.conn(), &mut outcome, enrolment.trainee_id)?;
            let details = json!({"toTraineeId": enrolment.trainee_id});
            let change = outcome.change("outcome.hand-over").details(details);
            op.record(&change.replacing(&before, op.now)?)?;
        }
    }
    Ok(())
}

/// The outcome, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: OutcomeId) -> ApiResult<Outcome> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// Views of these outcomes as far as the caller may see them.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(op: &mut Op, ids: &[OutcomeId]) -> ApiResult<HashMap<OutcomeId, OutcomeView>> {
    let Some(reach) = op.actor.reach_for(Action::OutcomeRead) else {
        return Ok(HashMap::new());
    };
    let rows = store::by_ids(op.conn(), &reach, ids)?;
    op.log_access(RESOURCE, rows.iter().map(|outcome| outcome.id.any()));
    let employer = matches!(reach, Reach::Enterprise(_));
    let views = rows.into_iter();
    Ok(views
        .map(|outcome| (outcome.id, outcome.into_view(employer)))
        .collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    let reach = op.require(Action::OutcomeRead)?;
    store::versions(op.conn(), &reach, after, limit)
}

/// What is known of the person whose outcome is sent.
fn known(op: &mut Op, input: &OutcomeInput, enrolment: Option<&Enrolment>) -> ApiResult<Known> {
    let kinds = deaths::kinds(op)?;
    let is_death = kinds.contains(&input.kind);
    let Some(enrolment) = enrolment.filter(|_| !is_death) else {
        return Ok(Known {
            is_death,
            ..Known::default()
        });
    };
    let outcomes = store::of_trainee(op.conn(), enrolment.trainee_id)?;
    let months = input.checkpoint_months.months();
    let corrects = |death: &Noted| {
        death.enrolment_id == enrolment.id
            && death.checkpoint_months == months
            && death.observed_date == input.observed_date
    };
    let standing: Vec<&Noted> = deaths::standing(&outcomes, &kinds).collect();
    Ok(Known {
        is_death,
        died: standing.iter().map(|death| death.observed_date).min(),
        corrects: standing.iter().any(|death| corrects(death)),
    })
}

/// Who had died by `as_of`, as was confirmed by then: of everybody, or of those with an enrolment
/// at `school`.
///
/// # Errors
/// When the database fails.
pub fn departed(
    op: &mut Op,
    as_of: Date,
    school: Option<SchoolId>,
) -> ApiResult<HashSet<TraineeId>> {
    deaths::departed(op, as_of, school)
}

/// What needs the database or the caller to be checked.
fn check_references(op: &mut Op, input: &OutcomeInput, problems: &mut Problems) -> ApiResult<()> {
    let today = op.today();
    let (kind, provenance) = (&input.kind, &input.provenance);
    code_values::expect(op, problems, "outcome-kinds", kind, today, "/kind")?;
    let list = "outcome-provenances";
    code_values::expect(op, problems, list, provenance, today, "/provenance")?;
    if provenance == EMPLOYER_CONFIRMATION {
        let may_confirm = op.actor.reach_for(Action::OutcomeConfirm).is_some();
        let code = ErrorCode::OutcomeProvenanceReserved;
        problems.expect(may_confirm, code, "/provenance");
    }
    if let Some(enterprise) = input.enterprise_id {
        // Which enterprises there are is no secret, so any may be named.
        let enterprise = resource::service::within::<Enterprise>(op, &Reach::All, enterprise);
        problems.refer(enterprise, "/enterpriseId")?;
    }
    Ok(())
}
