//! What an import has written of a person is taken back.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::super::input::TraineeInput;
use super::super::model::Trainee;
use super::super::store;
use super::{change, register, rules};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::decided;
use crate::platform::resource::taking_back::{TakenBack, Written, changed_since, reverted};
use crate::platform::wire::json::typed;

/// Take back what a row of a file has written of a person. Whom it has registered is removed, unless others
/// see them or anything hangs on them; whom it has joined is left to the others again.
///
/// # Errors
/// Those of deleting and changing a trainee.
pub fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
    let reach = op.require(Action::TraineeWrite)?;
    let Some(before) = store::find_locked(op.conn(), &reach, written.id.typed())? else {
        return Ok(TakenBack::kept(ErrorCode::NotFound));
    };
    if written.created {
        return take_back_new(op, written, &before);
    }
    let mut reverted = reverted(op, written, &before, members)?;
    if written.school.is_some() {
        // What was decided stays, also where it says the same.
        let decided: BTreeSet<String> = before
            .decided_members()
            .into_iter()
            .map(|decided| decided.member)
            .collect();
        reverted.keep(&members(&before)?, &decided);
    }
    if reverted.restored.is_empty() {
        return Ok(TakenBack::of(&reverted, before.version));
    }
    let input: TraineeInput = typed(Value::Object(reverted.members.clone()))?;
    let (mut trainee, mut problems) = (before.clone(), Problems::new());
    trainee.apply(&input, op.now, &mut problems);
    trainee.list_former(&input.former_ids, op.now);
    rules::check(op, &reach, &mut trainee, Some(&before), problems)?;
    if !trainee.has_documents_of(&before) {
        register::expect_documents_free(op, &reach, &trainee)?;
    }
    if written.school.is_none() {
        let restored: Vec<String> = reverted.restored.iter().cloned().collect();
        decided::lift(&mut trainee.decided, &restored);
    }
    store::update_numbers(op.conn(), &before, &trainee)?;
    let details = json!({"takenBack": written.import, "members": reverted.restored});
    change::told(op, &before, &trainee, details)?;
    Ok(TakenBack::of(&reverted, trainee.version))
}

fn members(trainee: &Trainee) -> ApiResult<Map<String, Value>> {
    decided::members_of(&trainee.to_input(Vec::new()))
}

fn take_back_new(op: &mut Op, written: &Written, trainee: &Trainee) -> ApiResult<TakenBack> {
    op.require(Action::TraineeDelete)?;
    let links = store::schools_of(op.conn(), trainee.id)?;
    let registered = trainee.registered_by_school_id == written.school;
    if registered && changed_since(op, written)? {
        return Ok(TakenBack::kept(ErrorCode::ChangedSince));
    }
    let own = links
        .iter()
        .find(|link| Some(link.school) == written.school);
    match own {
        Some(own) if !registered || links.len() > 1 => {
            change::leave(op, trainee, *own, written.sender)?;
        }
        _ if registered && links.len() == usize::from(own.is_some()) => {
            let schools: Vec<_> = links.iter().map(|link| link.school).collect();
            change::erase(op, trainee, &schools)?;
        }
        _ => return Ok(TakenBack::kept(ErrorCode::ChangedSince)),
    }
    Ok(TakenBack::removed())
}
