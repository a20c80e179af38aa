//! Records of one person, each of another registrar: linked without being merged, so that each school goes
//! on seeing what it sent and nothing else.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use super::RESOURCE;
use super::model::{
    ConfirmationInput, Confirmations, ConfirmedView, LinkOutcome, MatchCause, MatchStatus,
    TraineeMatch,
};
use super::store::{self, Pair};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::values::ids::{MatchId, TraineeId};
use crate::resources::enrolments;
use crate::resources::trainees::{self, Relation};

/// Links of one request.
const MOST: usize = 500;

/// A new record has the document of another: a link where they agree, or a case.
///
/// # Errors
/// When the database fails.
pub fn found(op: &mut Op, new: TraineeId, relation: Relation) -> ApiResult<()> {
    let mut row = TraineeMatch::new(new, relation.other, MatchCause::Document, op.now);
    row.status = status_of(relation);
    match op.insert_later(Pair(row)) {
        Some(Pair(row)) => store::insert(op.conn(), &row),
        None => Ok(()),
    }
}

/// A record says otherwise who the person is: link it with those that agree now, and open a case for
/// those that have its document and do not, also where they were linked. What somebody has decided
/// stays.
///
/// # Errors
/// When the database fails.
pub fn relate(op: &mut Op, id: TraineeId, relations: &[Relation]) -> ApiResult<()> {
    let mut pairs = store::undecided_of(op.conn(), id)?;
    if relations.is_empty() && pairs.is_empty() {
        return Ok(());
    }
    let mut moved = false;
    let mut records = vec![id];
    records.extend(relations.iter().map(|relation| relation.other));
    records.extend(pairs.iter().filter_map(|pair| pair.other_than(id)));
    for relation in relations {
        let pair = pairs
            .iter()
            .position(|pair| pair.other_than(id) == Some(relation.other));
        if let Some(mut pair) = pair.map(|at| pairs.swap_remove(at)) {
            if pair.status != status_of(*relation) {
                pair.find(status_of(*relation), op.now);
                store::update(op.conn(), &pair)?;
                moved = true;
            }
            continue;
        }
        let (first, second) = (id.min(relation.other), id.max(relation.other));
        let settled = relation.linked || store::is_known(op.conn(), first, second)?;
        if !settled {
            found(op, id, *relation)?;
            moved |= relation.same;
        }
    }
    // They have no document in common any more.
    for mut pair in pairs
        .into_iter()
        .filter(|pair| pair.status == MatchStatus::Linked)
    {
        pair.find(MatchStatus::Open, op.now);
        store::update(op.conn(), &pair)?;
        moved = true;
    }
    if moved {
        regroup(op, &records)?;
    }
    Ok(())
}

/// A record is deleted: its pairs go with it, and the others are a person without it.
///
/// # Errors
/// When the database fails.
pub fn forget(op: &mut Op, id: TraineeId) -> ApiResult<()> {
    match store::forget(op.conn(), id)? {
        0 => Ok(()),
        _ => regroup(op, &[id]),
    }
}

fn status_of(relation: Relation) -> MatchStatus {
    if relation.same {
        MatchStatus::Linked
    } else {
        MatchStatus::Open
    }
}

/// Let the records of these people, and of all whom they are linked with, be of the person whose eldest
/// record is linked with them.
pub(super) fn regroup(op: &mut Op, ids: &[TraineeId]) -> ApiResult<()> {
    let kin = trainees::service::kin(op, ids)?;
    let alone = ids.iter().map(|id| (*id, *id));
    let before: HashMap<TraineeId, TraineeId> = alone.chain(kin).collect();
    let records: Vec<TraineeId> = before.keys().copied().collect();
    let links = store::links_among(op.conn(), &records)?;
    let mut people: BTreeMap<TraineeId, TraineeId> = records.iter().map(|id| (*id, *id)).collect();
    loop {
        let mut settled = true;
        for (one, other) in &links {
            let eldest = people[one].min(people[other]);
            for id in [one, other] {
                settled &= people.insert(*id, eldest) == Some(eldest);
            }
        }
        if settled {
            break;
        }
    }
    let mut moved = false;
    for (id, person) in &people {
        if before[id] != *person {
            trainees::service::set_person(op, *id, *person)?;
            moved = true;
        }
    }
    if moved {
        enrolments::service::persons_changed(op, &people)?;
    }
    Ok(())
}

/// Confirm links, each by itself: what becomes of one is no matter of the others.
pub fn confirm(op: &mut Op, input: &ConfirmationInput) -> ApiResult<Confirmations> {
    op.require(Action::MatchReview)?;
    let mut problems = Problems::new();
    let reason = problems.reason_at(&input.reason, "/reason");
    let either = input.ids.is_empty() == input.found_until.is_some();
    problems.expect(either, ErrorCode::ReferenceEither, "/ids");
    problems.check()?;
    let mut ids = input.ids.clone();
    if let Some(until) = input.found_until {
        ids = store::linked(op.conn(), until, MOST + 1)?;
    }
    let more = ids.len() > MOST;
    ids.truncate(MOST);
    let mut rows: HashMap<MatchId, TraineeMatch> = store::locked(op.conn(), &ids)?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let (mut data, mut confirmed) = (Vec::new(), Vec::new());
    for id in ids {
        let outcome = match rows.get_mut(&id) {
            None => LinkOutcome::NotFound,
            Some(row) if row.status == MatchStatus::Confirmed => LinkOutcome::Unchanged,
            Some(row) if row.status == MatchStatus::Linked => {
                // The same id may stand there twice.
                row.status = MatchStatus::Confirmed;
                confirmed.push(id);
                LinkOutcome::Confirmed
            }
            Some(_) => LinkOutcome::NotLinked,
        };
        data.push(ConfirmedView { id, outcome });
    }
    if !confirmed.is_empty() {
        let by = (op.actor.id, op.now);
        store::confirm(op.conn(), &confirmed, &reason, by)?;
        let details = json!({"ids": confirmed, "reason": reason});
        op.audit("trainee-match.confirm", RESOURCE, None, details)?;
    }
    Ok(Confirmations { data, more })
}
