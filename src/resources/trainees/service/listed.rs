//! People as papers list them: by given name, and in plain once that is on record.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::super::model::Trainee;
use super::super::store;
use super::super::view::{Sight, TraineeView};
use super::read::{audit_reveal, strangers};
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::TraineeId;
use crate::resources::trainees::RESOURCE;

/// Of `all` those that the caller may read, by given name as Vietnamese lists have them.
///
/// # Errors
/// 403 when the caller may read nobody.
pub fn in_order<T: Copy + Ord>(
    op: &mut Op,
    all: &[(T, TraineeId)],
) -> ApiResult<Vec<(T, TraineeId)>> {
    const AT_ONCE: usize = 500;
    let reach = op.require(Action::TraineeRead)?;
    let mut found = Vec::with_capacity(all.len());
    for some in all.chunks(AT_ONCE) {
        let ids: Vec<TraineeId> = some.iter().map(|(_, trainee)| *trainee).collect();
        let keys = store::sort_keys(op.conn(), &reach, &ids)?;
        let keys: HashMap<TraineeId, String> = keys.into_iter().collect();
        let known = some.iter().filter_map(|(row, trainee)| {
            let key = keys.get(trainee)?.clone();
            Some((key, *row, *trainee))
        });
        found.extend(known);
    }
    found.sort_unstable();
    let found = found.into_iter();
    Ok(found.map(|(_, row, trainee)| (row, trainee)).collect())
}

/// These people as far as the caller may read them, noted as seen. On a paper that is `revealed` those whom
/// the caller may see so are in plain, and on record under its name.
///
/// # Errors
/// 403 when the caller may read nobody, or nobody in plain.
pub fn shown(
    op: &mut Op,
    ids: &[TraineeId],
    revealed: Option<&str>,
) -> ApiResult<HashMap<TraineeId, TraineeView>> {
    let reach = op.require(Action::TraineeRead)?;
    let rows = store::find_all(op.conn(), &reach, ids)?;
    let strangers = strangers(op, &reach, &rows)?;
    let mut plain = match revealed {
        Some(_) => {
            let reveal = op.require(Action::TraineeReveal)?;
            store::ids_within(op.conn(), &reveal, ids)?
        }
        None => HashSet::new(),
    };
    plain.retain(|id| !strangers.contains_key(id));
    let all = rows.iter().map(|row| row.id);
    let (in_plain, masked): (Vec<TraineeId>, Vec<TraineeId>) =
        all.partition(|id| plain.contains(id));
    audit_reveal(op, &in_plain, json!({"document": revealed}))?;
    if !masked.is_empty() {
        op.log_access(RESOURCE, masked.into_iter().map(TraineeId::any));
    }
    let view = |row: Trainee| {
        let sight = match strangers.get(&row.id) {
            Some(known) => Sight::Outline(*known),
            None if plain.contains(&row.id) => Sight::Plain,
            None => Sight::Masked,
        };
        (row.id, row.into_view(sight, Vec::new()).told_within(&reach))
    };
    Ok(rows.into_iter().map(view).collect())
}
