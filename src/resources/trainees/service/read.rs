//! Who sees which trainees, and how much of them.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::super::input::TraineeFilter;
use super::super::model::Trainee;
use super::super::view::{Sight, TraineeView};
use super::super::{RESOURCE, store};
use super::foresee;
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{ListQuery, Page, Slice};
use crate::platform::op::Op;
use crate::platform::sync::external_ids::{self, Beside, ExternalId};
use crate::platform::values::ids::{AnyId, TraineeId};
use crate::platform::values::partial_date::Precision;
use crate::platform::values::time::Timestamp;

pub fn list(op: &mut Op, query: &ListQuery<TraineeFilter>) -> ApiResult<Page<TraineeView>> {
    let reach = op.require(Action::TraineeRead)?;
    let filter = &query.filter;
    if filter.class_id.is_some() {
        op.require(Action::EnrolmentRead)?;
    }
    let sensitive = filter.is_sensitive();
    let reveal = (filter.reveal || sensitive)
        .then(|| op.require(Action::TraineeReveal))
        .transpose()?;
    let Slice {
        rows,
        next_cursor,
        total,
    } = store::page(op.conn(), &reach, reveal.as_ref(), query)?;
    if sensitive && !filter.reveal {
        // The rows are masked, but that they are here tells what the filter asks for.
        let ids: Vec<TraineeId> = rows.iter().map(|row| row.id).collect();
        audit_reveal(op, &ids, json!({"filter": "ethnicGroup"}))?;
    }
    let plain_in = reveal.filter(|_| filter.reveal);
    let rows = views(op, rows, &reach, plain_in.as_ref())?;
    let page = Slice {
        rows,
        next_cursor,
        total,
    };
    Ok(page.into_page(|view| view))
}

pub fn read(op: &mut Op, id: TraineeId, reveal: bool) -> ApiResult<TraineeView> {
    let reach = op.require(Action::TraineeRead)?;
    let (trainee, keys, sight) = looked_at(op, &reach, id, reveal)?;
    let keys = external_ids::shown_beside(op, keys);
    Ok(trainee.into_view(sight, keys).told_within(&reach))
}

/// A trainee as [`read`] finds them, and how much of them the caller sees, which is noted.
///
/// # Errors
/// 404 when there is none within reach.
pub fn seen(op: &mut Op, id: TraineeId, reveal: bool) -> ApiResult<(Trainee, Sight)> {
    let reach = op.require(Action::TraineeRead)?;
    let (trainee, _, sight) = looked_at(op, &reach, id, reveal)?;
    Ok((trainee, sight))
}

/// When a merge brought the caller's school to a record that another one has registered; none otherwise.
///
/// # Errors
/// When the database fails.
pub fn told_since(op: &mut Op, trainee: &Trainee) -> ApiResult<Option<Timestamp>> {
    match op.require(Action::TraineeRead)? {
        Reach::School(own) if !own.have(trainee.registered_by_school_id) => {
            store::joined_by_merge(op.conn(), trainee.id, &own)
        }
        _ => Ok(None),
    }
}

fn looked_at(
    op: &mut Op,
    reach: &Reach,
    id: TraineeId,
    reveal: bool,
) -> ApiResult<(Trainee, Beside, Sight)> {
    let reveal = reveal
        .then(|| op.require(Action::TraineeReveal))
        .transpose()?;
    let found = match store::find_with_keys(op.conn(), reach, id)? {
        None => {
            // The id of somebody who was merged leads to the survivor.
            let survivor = merged_into(op, reach, id)?.ok_or_else(ApiError::not_found)?;
            store::find_with_keys(op.conn(), reach, survivor)?
        }
        found => found,
    };
    let (trainee, keys) = found.ok_or_else(ApiError::not_found)?;
    let sight = sight_of(op, &trainee, reach, reveal.as_ref())?;
    Ok((trainee, keys, sight))
}

/// The masked view of a row that the caller has just written.
///
/// # Errors
/// 403 when the caller may not write trainees; 404 when there is no such one.
pub fn written(op: &mut Op, id: TraineeId) -> ApiResult<TraineeView> {
    let reach = op.require(Action::TraineeWrite)?;
    let trainee = within(op, &Reach::All, id)?;
    masked(op, trainee, &reach)
}

/// Whether the caller is a school that has joined the person and is not acquainted with them.
///
/// # Errors
/// When the database fails.
pub(super) fn is_stranger(op: &mut Op, reach: &Reach, trainee: &Trainee) -> ApiResult<bool> {
    Ok(stranger(op, reach, trainee)?.is_some())
}

/// Where [`is_stranger`] holds, how closely the school knew the day of birth.
fn stranger(op: &mut Op, reach: &Reach, trainee: &Trainee) -> ApiResult<Option<Precision>> {
    match reach {
        Reach::School(own) if !own.have(trainee.registered_by_school_id) => {
            let found = store::strangers_to(op.conn(), own, &[trainee.id])?;
            Ok(found.get(&trainee.id).copied())
        }
        _ => Ok(None),
    }
}

/// The row with the day of birth as closely as the caller's outline shows it.
pub(super) fn outlined(op: &mut Op, reach: &Reach, trainee: &Trainee) -> ApiResult<Trainee> {
    let mut outlined = trainee.clone();
    if let Some(known) = stranger(op, reach, trainee)? {
        outlined.set_born(trainee.born().within(known));
    }
    Ok(outlined)
}

/// # Errors
/// 422 when the caller is a school that has joined the person and is not acquainted with them.
pub fn expect_acquainted(op: &mut Op, reach: &Reach, trainee: &Trainee) -> ApiResult<()> {
    if is_stranger(op, reach, trainee)? {
        return Err(ApiError::new(ErrorCode::TraineeNotEnrolled));
    }
    Ok(())
}

/// Those of the rows, read within `reach`, whom the caller is not acquainted with.
pub(super) fn strangers(
    op: &mut Op,
    reach: &Reach,
    rows: &[Trainee],
) -> ApiResult<HashMap<TraineeId, Precision>> {
    let Reach::School(own) = reach else {
        return Ok(HashMap::new());
    };
    // Most trainees were registered by the school itself.
    let others = rows
        .iter()
        .filter(|row| !own.have(row.registered_by_school_id));
    let others: Vec<TraineeId> = others.map(|row| row.id).collect();
    if others.is_empty() {
        return Ok(HashMap::new());
    }
    store::strangers_to(op.conn(), own, &others)
}

/// The trainee that a key of the caller's organisation names.
///
/// # Errors
/// 404 when there is none within reach.
pub fn by_key(op: &mut Op, key: &ExternalId, reveal: bool) -> ApiResult<TraineeView> {
    op.require(Action::TraineeRead)?;
    let id = external_ids::find(op, RESOURCE, key)?.ok_or_else(ApiError::not_found)?;
    read(op, id.typed(), reveal)
}

/// The trainee, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise; 409 with the survivor's id when the trainee was merged into one within reach.
pub fn within(op: &mut Op, reach: &Reach, id: TraineeId) -> ApiResult<Trainee> {
    if let Some(trainee) = foresee::found(op, reach, id) {
        return Ok(trainee);
    }
    match store::find(op.conn(), reach, id)? {
        Some(trainee) => Ok(trainee),
        None => Err(match merged_into(op, reach, id)? {
            Some(survivor) => ApiError::new(ErrorCode::TraineeMerged).with("id", json!(survivor)),
            None => ApiError::not_found(),
        }),
    }
}

/// [`within`], kept from changing until the transaction ends.
///
/// # Errors
/// As [`within`].
pub(super) fn locked(op: &mut Op, reach: &Reach, id: TraineeId) -> ApiResult<Trainee> {
    if let Some(trainee) = foresee::found(op, reach, id) {
        return Ok(trainee);
    }
    match store::find_locked(op.conn(), reach, id)? {
        Some(trainee) => Ok(trainee),
        None => within(op, reach, id),
    }
}

/// The trainee that this one was merged into, if it lies within `reach`.
fn merged_into(op: &mut Op, reach: &Reach, id: TraineeId) -> ApiResult<Option<TraineeId>> {
    let Some(survivor) = store::survivor_of(op.conn(), id)? else {
        return Ok(None);
    };
    Ok(store::find(op.conn(), reach, survivor)?.map(|trainee| trainee.id))
}

/// The masked views of those trainees that the caller may read; none without the permission.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(op: &mut Op, ids: &[TraineeId]) -> ApiResult<HashMap<TraineeId, TraineeView>> {
    let Some(reach) = op.actor.reach_for(Action::TraineeRead) else {
        return Ok(HashMap::new());
    };
    let rows = store::find_all(op.conn(), &reach, ids)?;
    let views = views(op, rows, &reach, None)?;
    Ok(views.into_iter().map(|view| (view.id, view)).collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    let reach = op.require(Action::TraineeRead)?;
    store::versions(op.conn(), &reach, after, limit)
}

/// The masked view of one row that was read or written within `reach`, noted as seen.
pub(super) fn masked(op: &mut Op, trainee: Trainee, reach: &Reach) -> ApiResult<TraineeView> {
    let keys = external_ids::of_row(op, RESOURCE, trainee.id.any())?;
    let sight = sight_of(op, &trainee, reach, None)?;
    Ok(trainee.into_view(sight, keys).told_within(reach))
}

/// How much of one row, read within `reach`, the caller sees: as in [`views`]. It is noted.
fn sight_of(
    op: &mut Op,
    trainee: &Trainee,
    reach: &Reach,
    reveal: Option<&Reach>,
) -> ApiResult<Sight> {
    let id = trainee.id;
    let sight = if let Some(known) = stranger(op, reach, trainee)? {
        Sight::Outline(known)
    } else {
        match reveal {
            Some(reveal) if covers(reveal, reach) => Sight::Plain,
            Some(reveal) if store::find(op.conn(), reveal, id)?.is_some() => Sight::Plain,
            _ => Sight::Masked,
        }
    };
    if sight == Sight::Plain {
        audit_reveal(op, &[id], json!({}))?;
    } else {
        op.log_access(RESOURCE, [id.any()]);
    }
    Ok(sight)
}

/// The views of `rows`, read within `reach`: plain where the caller may and wants to reveal
/// them, which is audited, and masked elsewhere, which is noted; of somebody whom the caller is
/// not acquainted with an outline.
fn views(
    op: &mut Op,
    rows: Vec<Trainee>,
    reach: &Reach,
    reveal: Option<&Reach>,
) -> ApiResult<Vec<TraineeView>> {
    let ids: Vec<TraineeId> = rows.iter().map(|row| row.id).collect();
    let strangers = strangers(op, reach, &rows)?;
    let mut plain: HashSet<TraineeId> = match reveal {
        None => HashSet::new(),
        Some(reveal) if covers(reveal, reach) => ids.iter().copied().collect(),
        Some(reveal) => store::ids_within(op.conn(), reveal, &ids)?,
    };
    plain.retain(|id| !strangers.contains_key(id));
    let (revealed, seen): (Vec<TraineeId>, Vec<TraineeId>) =
        ids.iter().partition(|id| plain.contains(id));
    audit_reveal(op, &revealed, json!({}))?;
    if !seen.is_empty() {
        op.log_access(RESOURCE, seen.into_iter().map(TraineeId::any));
    }
    let any: Vec<AnyId> = ids.into_iter().map(TraineeId::any).collect();
    let mut keys = external_ids::of_rows(op, RESOURCE, &any)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let keys = keys.remove(&row.id.any()).unwrap_or_default();
            let sight = match row.id {
                id if plain.contains(&id) => Sight::Plain,
                id => strangers
                    .get(&id)
                    .map_or(Sight::Masked, |known| Sight::Outline(*known)),
            };
            row.into_view(sight, keys).told_within(reach)
        })
        .collect())
}

/// Whether every row of `inner` surely lies within `outer`. Several roles of one user may read
/// further than they may reveal.
fn covers(outer: &Reach, inner: &Reach) -> bool {
    *outer == Reach::All || outer == inner
}

pub(super) fn audit_reveal(
    op: &mut Op,
    ids: &[TraineeId],
    mut details: serde_json::Value,
) -> ApiResult<()> {
    let row = match ids {
        [] => return Ok(()),
        [only] => Some(only.any()),
        _ => None,
    };
    details["ids"] = json!(ids);
    op.audit("trainee.reveal", RESOURCE, row, details)
}
