//! Rules of matches: who queues them, who reads them, what is decided.

use serde_json::json;

use super::model::{
    MatchCause, MatchDecision, MatchDecisionInput, MatchFilter, MatchReversalInput, MatchStatus,
    MatchView, TraineeMatch,
};
use super::{RESOURCE, links, merge, shared, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::values::ids::{MatchId, TraineeId};
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::trainees::{self, TraineeView};

pub fn list(op: &mut Op, query: &ListQuery<MatchFilter>) -> ApiResult<Page<MatchView>> {
    if let Reach::School(own) = op.require(Action::MatchRead)? {
        let slice = shared::page(op.conn(), &own, query)?;
        return slice.into_page_of(|rows| views_by(op, rows, shared::view));
    }
    let slice = store::page(op.conn(), query)?;
    slice.into_page_of(|rows| views(op, rows))
}

pub fn read(op: &mut Op, id: MatchId) -> ApiResult<MatchView> {
    if let Reach::School(own) = op.require(Action::MatchRead)? {
        let row = shared::find(op.conn(), &own, id)?.ok_or_else(ApiError::not_found)?;
        let view = views_by(op, vec![row], shared::view)?.pop();
        return view.ok_or_else(ApiError::not_found);
    }
    let row = store::find(op.conn(), id)?.ok_or_else(ApiError::not_found)?;
    view(op, row)
}

/// Put two trainees who may be one before a reviewer, unless they have been there. Whoever wrote
/// one of them learns nothing of it.
///
/// # Errors
/// When the database fails.
pub fn queue(op: &mut Op, one: TraineeId, other: TraineeId) -> ApiResult<()> {
    let queued = TraineeMatch::new(one, other, MatchCause::Name, op.now);
    if store::is_known(op.conn(), queued.first_id, queued.second_id)? {
        return Ok(());
    }
    store::insert(op.conn(), &queued)
}

pub use super::links::{confirm, forget, found, relate};

/// Say of a pair that they are two people, or one of whom both records stay, or merge their records.
pub fn decide(
    op: &mut Op,
    id: MatchId,
    seen: &IfMatch,
    input: &MatchDecisionInput,
) -> ApiResult<MatchView> {
    op.require(Action::MatchReview)?;
    let mut row = store::find_locked(op.conn(), id)?.ok_or_else(ApiError::not_found)?;
    seen.check(row.version)?;
    let decided = match row.status {
        MatchStatus::Open | MatchStatus::Linked => false,
        MatchStatus::Confirmed => input.decision == MatchDecision::Link,
        // Who were called two by mistake are linked after all.
        MatchStatus::Distinct => input.decision != MatchDecision::Link,
        MatchStatus::Merged => true,
    };
    if decided {
        return Err(ApiError::new(ErrorCode::MatchDecided).with("status", row.status.as_str()));
    }
    let mut problems = Problems::new();
    let reason = problems.reason_at(&input.reason, "/reason");
    let survivor = input.survivor_id;
    let gone = survivor.and_then(|survivor| row.other_than(survivor));
    let valid = input.valid_citizen_id_of;
    match input.decision {
        MatchDecision::Merge => {
            problems.expect(gone.is_some(), ErrorCode::SurvivorRequired, "/survivorId");
        }
        MatchDecision::Distinct | MatchDecision::Link => {
            problems.expect(
                survivor.is_none(),
                ErrorCode::SurvivorUnexpected,
                "/survivorId",
            );
        }
    }
    let is_one = |id| input.decision == MatchDecision::Merge && row.other_than(id).is_some();
    let fits = valid.is_none_or(is_one);
    let pointer = "/validCitizenIdOf";
    problems.expect(fits, ErrorCode::CitizenIdOfNeither, pointer);
    problems.check()?;
    let status = match survivor.zip(gone) {
        Some((survivor, gone)) => {
            row.moved = Some(Json(merge::merge(op, survivor, gone, valid)?));
            row.survivor_id = Some(survivor);
            MatchStatus::Merged
        }
        None if input.decision == MatchDecision::Link => MatchStatus::Confirmed,
        None => MatchStatus::Distinct,
    };
    row.decide(status, reason, op.actor.id, op.now);
    store::update(op.conn(), &row)?;
    links::regroup(op, &[row.first_id, row.second_id])?;
    let details = json!({
        "status": row.status, "survivorId": row.survivor_id, "reason": row.reason,
        "validCitizenIdOf": valid,
        "moved": row.moved.as_ref().map(|moved| moved.0.summary()),
    });
    op.audit("trainee-match.decide", RESOURCE, Some(id.any()), details)?;
    view(op, row)
}

/// Take a merge apart; the pair is open again.
pub fn reverse(
    op: &mut Op,
    id: MatchId,
    seen: &IfMatch,
    input: &MatchReversalInput,
) -> ApiResult<MatchView> {
    op.require(Action::MatchReview)?;
    let mut row = store::find_locked(op.conn(), id)?.ok_or_else(ApiError::not_found)?;
    seen.check(row.version)?;
    let mut problems = Problems::new();
    let reason = problems.reason_at(&input.reason, "/reason");
    problems.check()?;
    let survivor = row.survivor_id.take();
    let merged = survivor.zip(survivor.and_then(|survivor| row.other_than(survivor)));
    let (Some((survivor, gone)), Some(Json(moved))) = (merged, row.moved.take()) else {
        return Err(ApiError::new(ErrorCode::MatchNotMerged).with("status", row.status.as_str()));
    };
    merge::reverse(op, survivor, gone, &moved)?;
    row.decide(MatchStatus::Open, reason, op.actor.id, op.now);
    store::update(op.conn(), &row)?;
    links::regroup(op, &[row.first_id, row.second_id])?;
    let details = json!({"survivorId": survivor, "restoredId": gone, "reason": row.reason});
    op.audit("trainee-match.reverse", RESOURCE, Some(id.any()), details)?;
    view(op, row)
}

fn view(op: &mut Op, row: TraineeMatch) -> ApiResult<MatchView> {
    views(op, vec![row])?.pop().ok_or_else(ApiError::not_found)
}

fn views(op: &mut Op, rows: Vec<TraineeMatch>) -> ApiResult<Vec<MatchView>> {
    views_by(op, rows, TraineeMatch::into_view)
}

/// Views in the order of `rows`, each made with its trainees as far as the caller may see them.
fn views_by(
    op: &mut Op,
    rows: Vec<TraineeMatch>,
    make: fn(TraineeMatch, Vec<TraineeView>) -> MatchView,
) -> ApiResult<Vec<MatchView>> {
    let ids: Vec<TraineeId> = rows
        .iter()
        .flat_map(|row| [row.first_id, row.second_id])
        .collect();
    let trainees = trainees::service::views_by_id(op, &ids)?;
    let view = |row: TraineeMatch| {
        let pair = [row.first_id, row.second_id];
        let pair = pair.iter().filter_map(|id| trainees.get(id).cloned());
        let pair = pair.collect();
        make(row, pair)
    };
    Ok(rows.into_iter().map(view).collect())
}
