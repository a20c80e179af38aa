//! What every resource does alike: require, load within reach, check, store, record.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};

use super::decided::{self, Spoken};
use super::{IdOf, Resource, Sent};
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiError, ApiResult, Problems};
use crate::platform::lists::page::{ListQuery, Page, Row};
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::sync::external_ids::{self, Beside, ExternalId, Keyed};
use crate::platform::values::ids::AnyId;
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::query::Shape;

pub use super::upsert::{put, upsert};

/// A page of the rows that the caller may see.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn list<R: Resource>(op: &mut Op, query: &ListQuery<R::Filter>) -> ApiResult<Page<R::View>> {
    let reach = R::readable(op)?;
    let slice = R::page(op.conn(), &reach, query)?;
    slice.into_page_of(|rows| views(op, rows, &query.listing.shape))
}

/// The row as the caller sees it, with its version.
///
/// # Errors
/// 404 when it is absent or out of reach.
pub fn read<R: Resource>(op: &mut Op, id: IdOf<R>, shape: &Shape) -> ApiResult<(i64, R::View)> {
    let reach = R::readable(op)?;
    let found = R::find_with_keys(op.conn(), R::NAME, &reach, id)?;
    let (row, keys): (R, Beside) = found.ok_or_else(ApiError::not_found)?;
    let (version, id) = (row.version(), row.id());
    let keys = HashMap::from([(id, external_ids::shown_beside(op, keys))]);
    let view = views_with(op, vec![row], keys, shape)?.pop();
    Ok((version, view.ok_or_else(ApiError::not_found)?))
}

/// The row that a key of the caller's organisation names.
///
/// # Errors
/// 404 when there is none within reach.
pub fn read_by_key<R: Resource>(
    op: &mut Op,
    key: &ExternalId,
    shape: &Shape,
) -> ApiResult<(i64, R::View)> {
    R::readable(op)?;
    let id = external_ids::find(op, R::NAME, key)?.ok_or_else(ApiError::not_found)?;
    read::<R>(op, id.typed(), shape)
}

/// Enter a row.
///
/// # Errors
/// 422 with everything that is wrong with it; 409 when a key is taken.
pub fn create<R: Resource>(op: &mut Op, input: &R::Input) -> ApiResult<R> {
    let reach = op.require(R::ACTIONS.create)?;
    enter(op, &reach, input, input.external_ids())
}

/// Change a row by a merge patch.
///
/// # Errors
/// As [`create`]; 412 when the row is not the one that the client saw.
pub fn change<R: Resource>(
    op: &mut Op,
    id: IdOf<R>,
    seen: &IfMatch,
    patch: &MergePatch<R::Input>,
) -> ApiResult<R> {
    let reach = op.require(R::ACTIONS.change)?;
    let row: R = own_locked(op, &reach, id)?;
    seen.check(row.version())?;
    let keys = if R::Input::KEYED {
        external_ids::of_row(op, R::NAME, id.any())?
    } else {
        Vec::new()
    };
    let input = patch.apply(&row.to_input(keys))?;
    R::check_keys(&input, input.external_ids())?;
    let row = amend(
        op,
        &reach,
        &row,
        &input,
        json!({"members": patch.members()}),
    )?;
    if R::Input::KEYED {
        external_ids::replace(op, keyed(&row), input.external_ids())?;
    }
    Ok(row)
}

/// Delete a row that nothing refers to.
///
/// # Errors
/// 409 when something does; 412 when it is not the one that the client saw.
pub fn delete<R: Resource>(op: &mut Op, id: IdOf<R>, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(R::ACTIONS.delete)?;
    let row: R = own_locked(op, &reach, id)?;
    remove(op, &row, seen)
}

/// [`delete`] of a row that is locked already.
///
/// # Errors
/// As [`delete`].
pub fn remove<R: Resource>(op: &mut Op, row: &R, seen: &IfMatch) -> ApiResult<()> {
    seen.check(row.version())?;
    row.check_unused(op)?;
    let mut keys = row.natural_keys();
    if R::Input::KEYED {
        keys["externalIds"] = json!(external_ids::remove(op, R::NAME, row.id())?);
    }
    row.delete(op.conn())?;
    let change = Change::delete(R::ACTIONS.deleted, R::NAME, row.id(), row.version());
    let change = change.replacing(row, op.now)?;
    op.record(&row.address(change.keys(keys)))
}

/// The view of a row that the caller has just written.
///
/// # Errors
/// 404 when there is no such row.
pub fn written<R: Resource>(op: &mut Op, id: IdOf<R>) -> ApiResult<(i64, R::View)> {
    let row: R = within(op, &Reach::All, id)?;
    view(op, row, &Shape::default())
}

/// The row, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within<R: Resource>(op: &mut Op, reach: &Reach, id: IdOf<R>) -> ApiResult<R> {
    R::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// A row that the caller may write: another's that can be read looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn own<R: Resource>(op: &mut Op, reach: &Reach, id: IdOf<R>) -> ApiResult<R> {
    let row: R = within(op, reach, id)?;
    if row.belongs_to(reach) {
        Ok(row)
    } else {
        Err(ApiError::not_found())
    }
}

/// [`own`], locked until the transaction ends.
///
/// # Errors
/// As [`own`].
pub fn own_locked<R: Resource>(op: &mut Op, reach: &Reach, id: IdOf<R>) -> ApiResult<R> {
    let row = R::find_locked(op.conn(), reach, id)?;
    row.filter(|row| row.belongs_to(reach))
        .ok_or_else(ApiError::not_found)
}

/// Views of these rows as far as the caller may see them, with related rows as `shape` asks.
///
/// # Errors
/// When the database fails.
pub fn views_by_id<R: Resource>(
    op: &mut Op,
    ids: &[IdOf<R>],
    shape: &Shape,
) -> ApiResult<HashMap<IdOf<R>, R::View>> {
    let Some(reach) = op.actor.reach_for(R::ACTIONS.read) else {
        return Ok(HashMap::new());
    };
    let rows = R::by_ids(op.conn(), &reach, ids)?;
    let ids: Vec<IdOf<R>> = rows.iter().map(|row| row.id().typed()).collect();
    Ok(ids.into_iter().zip(views(op, rows, shape)?).collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions<R: Resource>(
    op: &mut Op,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    let reach = R::readable(op)?;
    R::versions(op.conn(), &reach, after, limit)
}

/// Store a new row, known by `keys`.
///
/// # Errors
/// As [`create`].
pub fn enter<R: Resource>(
    op: &mut Op,
    reach: &Reach,
    input: &R::Input,
    keys: &[ExternalId],
) -> ApiResult<R> {
    R::check_keys(input, keys)?;
    let mut problems = Problems::new();
    let row = R::blank(op, reach, input, &mut problems)?;
    store_new(op, row, input, keys, problems)
}

/// [`enter`] for a row whose owner the path names.
///
/// # Errors
/// As [`create`].
pub fn store_new<R: Resource>(
    op: &mut Op,
    mut row: R,
    input: &R::Input,
    keys: &[ExternalId],
    mut problems: Problems,
) -> ApiResult<R> {
    row.apply(input, &mut problems);
    row.touch(op.now);
    row.check(op, None, problems)?;
    row.insert(op.conn())?;
    if R::Input::KEYED {
        external_ids::give(op, R::NAME, row.id(), keys)?;
    }
    op.record(&change_of(&row, R::ACTIONS.created))?;
    Ok(row)
}

/// Store what `input` says of a row as its next version.
///
/// # Errors
/// As [`change`].
pub fn amend<R: Resource>(
    op: &mut Op,
    reach: &Reach,
    before: &R,
    input: &R::Input,
    details: Value,
) -> ApiResult<R> {
    let spoken = Spoken {
        reach,
        nightly: false,
        agreed: &BTreeSet::new(),
    };
    amend_as(op, &spoken, before, input, details)
}

/// [`amend`] by who says it so.
///
/// # Errors
/// As [`change`].
pub(super) fn amend_as<R: Resource>(
    op: &mut Op,
    spoken: &Spoken<'_>,
    before: &R,
    input: &R::Input,
    details: Value,
) -> ApiResult<R> {
    let mut problems = Problems::new();
    before.check_fixed(spoken.reach, input, &mut problems);
    let mut row = before.clone();
    row.apply(input, &mut problems);
    decided::decide(op, before, &mut row, spoken, &mut problems)?;
    store_next(op, before, row, problems, details)
}

/// Check what `before` is to be, store it as the next version and tell of it.
///
/// # Errors
/// As [`change`].
pub(super) fn store_next<R: Resource>(
    op: &mut Op,
    before: &R,
    mut row: R,
    problems: Problems,
    details: Value,
) -> ApiResult<R> {
    row.touch(op.now);
    row.check(op, Some(before), problems)?;
    row.update(op.conn())?;
    let change = change_of(&row, R::ACTIONS.changed).details(details);
    op.record(&change.clone().replacing(before, op.now)?)?;
    record_leaving(op, before, &change)?;
    record_rekey(op, before, &row)?;
    Ok(row)
}

/// The view of a row, with its version.
///
/// # Errors
/// When the database fails.
pub fn view<R: Resource>(op: &mut Op, row: R, shape: &Shape) -> ApiResult<(i64, R::View)> {
    let version = row.version();
    let view = views(op, vec![row], shape)?.pop();
    Ok((version, view.ok_or_else(ApiError::not_found)?))
}

/// Views in the order of `rows`.
///
/// # Errors
/// When the database fails.
pub fn views<R: Resource>(op: &mut Op, rows: Vec<R>, shape: &Shape) -> ApiResult<Vec<R::View>> {
    let ids: Vec<AnyId> = rows.iter().map(Row::id).collect();
    let keys = if R::Input::KEYED {
        external_ids::of_rows(op, R::NAME, &ids)?
    } else {
        HashMap::new()
    };
    views_with(op, rows, keys, shape)
}

/// [`views`] of rows whose external ids have been read.
fn views_with<R: Resource>(
    op: &mut Op,
    rows: Vec<R>,
    mut keys: HashMap<AnyId, Vec<ExternalId>>,
    shape: &Shape,
) -> ApiResult<Vec<R::View>> {
    let related = R::related(op, &rows, shape)?;
    let view = |(row, related): (R, R::Related)| {
        let keys = keys.remove(&row.id()).unwrap_or_default();
        row.into_view(keys, related)
    };
    Ok(rows.into_iter().zip(related).map(view).collect())
}

/// The change that made this version of a row.
#[must_use]
pub fn change_of<R: Resource>(row: &R, action: &'static str) -> Change {
    let change = Change::upsert(action, R::NAME, row.id(), row.version());
    row.address(change.keys(row.natural_keys()))
}

/// Tell those whom the row concerned before it changed, and does not concern any more, by the keys
/// that they know.
///
/// # Errors
/// When the database fails.
fn record_leaving<R: Resource>(op: &mut Op, before: &R, change: &Change) -> ApiResult<()> {
    let former = before.address(change.clone().keys(before.natural_keys()));
    match former.besides(change) {
        Some(leaving) => op.record_effect(&leaving),
        None => Ok(()),
    }
}

/// Tell those who know the row by its natural keys that these have changed, where they have.
///
/// # Errors
/// When the database fails.
pub fn record_rekey<R: Resource>(op: &mut Op, before: &R, row: &R) -> ApiResult<()> {
    let (previous, current) = (before.natural_keys(), row.natural_keys());
    if previous == current {
        return Ok(());
    }
    let (id, version) = (row.id(), row.version());
    let action = R::ACTIONS.changed;
    let change = Change::rekey(action, R::NAME, id, version, &previous, &current);
    let known_to = before.address(change.clone());
    op.record_effect(&row.address(change).shared_with(&known_to))
}

/// The row as its external ids know it.
#[must_use]
pub fn keyed<R: Resource>(row: &R) -> Keyed {
    Keyed {
        resource: R::NAME,
        id: row.id(),
        version: row.version(),
    }
}
