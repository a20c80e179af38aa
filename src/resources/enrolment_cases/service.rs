//! Rules of cases: who opens them, who decides.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use super::RESOURCE;
use super::model::{
    CaseDecision, CaseDecisionInput, CaseFilter, CaseRule, CaseStatus, CaseView, EnrolmentCase,
};
use super::store::{self, Opened};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::values::ids::{EnrolmentCaseId, EnrolmentId, TraineeId};
use crate::platform::wire::preconditions::IfMatch;

pub fn list(op: &mut Op, query: &ListQuery<CaseFilter>) -> ApiResult<Page<CaseView>> {
    op.require(Action::MatchReview)?;
    let slice = store::page(op.conn(), query)?;
    Ok(slice.into_page(EnrolmentCase::into_view))
}

pub fn read(op: &mut Op, id: EnrolmentCaseId) -> ApiResult<CaseView> {
    op.require(Action::MatchReview)?;
    let row = store::find(op.conn(), id)?.ok_or_else(ApiError::not_found)?;
    Ok(row.into_view())
}

/// An enrolment of a record.
pub type Side = (TraineeId, EnrolmentId);

/// Open a case of an enrolment that breaks this rule by another one. There must be none yet.
///
/// # Errors
/// When the database fails.
pub fn open(op: &mut Op, rule: CaseRule, own: Side, other: Side) -> ApiResult<()> {
    let case = EnrolmentCase {
        id: EnrolmentCaseId::new(),
        trainee_id: own.0,
        enrolment_id: own.1,
        rule,
        other_trainee_id: other.0,
        other_enrolment_id: other.1,
        status: CaseStatus::Open,
        reason: None,
        decided_by: None,
        decided_at: None,
        version: 1,
        created_at: op.now,
        updated_at: op.now,
    };
    match op.insert_later(Opened(case)) {
        Some(Opened(case)) => store::insert(op.conn(), &case),
        None => Ok(()),
    }
}

/// The pairs of enrolments of these trainees that are or were a case.
///
/// # Errors
/// When the database fails.
pub fn known(op: &mut Op, trainees: &[TraineeId]) -> ApiResult<Vec<(EnrolmentId, EnrolmentId)>> {
    let cases = store::of_trainees(op.conn(), trainees)?.into_iter();
    Ok(cases
        .map(|case| (case.enrolment_id, case.other_enrolment_id))
        .collect())
}

/// Drop open cases between records that are no longer of one person.
///
/// # Errors
/// When the database fails.
pub fn part(op: &mut Op, people: &BTreeMap<TraineeId, TraineeId>) -> ApiResult<()> {
    let records: Vec<TraineeId> = people.keys().copied().collect();
    let cases = store::of_trainees(op.conn(), &records)?.into_iter();
    let apart =
        cases.filter(|case| people.get(&case.trainee_id) != people.get(&case.other_trainee_id));
    let apart: Vec<EnrolmentCaseId> = apart.map(|case| case.id).collect();
    store::delete_open(op.conn(), &apart)
}

/// Decide on a case, also otherwise than before.
pub fn decide(
    op: &mut Op,
    id: EnrolmentCaseId,
    seen: &IfMatch,
    input: &CaseDecisionInput,
) -> ApiResult<CaseView> {
    op.require(Action::MatchReview)?;
    let mut row = store::find_locked(op.conn(), id)?.ok_or_else(ApiError::not_found)?;
    seen.check(row.version)?;
    let status = match input.decision {
        CaseDecision::Cleared => CaseStatus::Cleared,
        CaseDecision::Upheld => CaseStatus::Upheld,
    };
    if row.status == status {
        return Err(ApiError::new(ErrorCode::CaseDecided).with("status", row.status.as_str()));
    }
    let mut problems = Problems::new();
    let reason = problems.reason_at(&input.reason, "/reason");
    problems.check()?;
    row.status = status;
    row.reason = Some(reason);
    row.decided_by = op.actor.id;
    row.decided_at = Some(op.now);
    row.version += 1;
    row.updated_at = op.now;
    store::update(op.conn(), &row)?;
    let details = json!({
        "status": row.status, "enrolmentId": row.enrolment_id,
        "otherEnrolmentId": row.other_enrolment_id, "reason": row.reason,
    });
    op.audit("enrolment-case.decide", RESOURCE, Some(id.any()), details)?;
    Ok(row.into_view())
}

/// An enrolment is another record's from now on.
///
/// # Errors
/// When the database fails.
pub fn hand_over(
    op: &mut Op,
    enrolment: EnrolmentId,
    from: TraineeId,
    to: TraineeId,
) -> ApiResult<()> {
    store::hand_over(op.conn(), (enrolment, from, to))
}

/// An enrolment is deleted.
///
/// # Errors
/// When the database fails.
pub fn forget(op: &mut Op, enrolment: EnrolmentId) -> ApiResult<()> {
    store::delete_of(op.conn(), enrolment)
}

/// The cases of these enrolments, for whom may see them: for others there are none.
///
/// # Errors
/// When the database fails.
pub fn views_of(
    op: &mut Op,
    enrolments: &[EnrolmentId],
) -> ApiResult<Option<HashMap<EnrolmentId, Vec<CaseView>>>> {
    if op.actor.reach_for(Action::MatchReview).is_none() {
        return Ok(None);
    }
    let mut views: HashMap<EnrolmentId, Vec<CaseView>> = HashMap::new();
    for case in store::of_enrolments(op.conn(), enrolments)? {
        views
            .entry(case.enrolment_id)
            .or_default()
            .push(case.into_view());
    }
    Ok(Some(views))
}
