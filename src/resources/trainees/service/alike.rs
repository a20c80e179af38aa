//! People who may be on file already under other documents.

use super::super::model::Trainee;
use super::super::store;
use crate::platform::db::dialect;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::op::bulk::AfterInsert;
use crate::platform::values::ids::TraineeId;
use crate::platform::values::partial_date::PartialDate;
use crate::resources::trainee_matches;

/// Put each other row that may be this person before a reviewer, once.
pub(super) fn queue(op: &mut Op, trainee: &Trainee) -> ApiResult<()> {
    match &trainee.match_key {
        Some(match_key) => op.after_insert(Person {
            id: trainee.id,
            of: trainee.person(),
            match_key: match_key.clone(),
            born: trainee.born(),
        }),
        None => Ok(()),
    }
}

/// A person who is new or has another name now.
struct Person {
    id: TraineeId,
    /// Their eldest record.
    of: TraineeId,
    match_key: String,
    born: PartialDate,
}

impl AfterInsert for Person {
    fn run(op: &mut Op, mut people: Vec<Self>) -> ApiResult<()> {
        // Of two who are written at once, the later one finds the earlier.
        let locks = people
            .iter()
            .map(|person| format!("match {}", person.match_key));
        dialect::lock_names(op.conn(), &locks.collect::<Vec<_>>())?;
        if people.len() > 1 {
            let keys: Vec<&str> = people.iter().map(|person| &*person.match_key).collect();
            let shared = store::shared_match_keys(op.conn(), &keys)?;
            people.retain(|person| shared.contains(&person.match_key));
        }
        for Person {
            id,
            of: person,
            match_key,
            born,
        } in people
        {
            // Of each other person one record.
            let mut known = vec![person];
            for (other, of) in store::alike(op.conn(), id, &match_key, born)? {
                let of = of.unwrap_or(other);
                if !known.contains(&of) {
                    known.push(of);
                    trainee_matches::service::queue(op, id, other)?;
                }
            }
        }
        Ok(())
    }
}
