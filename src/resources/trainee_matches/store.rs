//! SQL of matches. Who reviews them reads all of them; what schools see is in `shared`.

use diesel::prelude::*;

use super::model::{MatchFilter, MatchStatus, TraineeMatch};
use crate::platform::db::for_update::for_update;
use crate::platform::db::prepared::{Cacheable, blocks};
use crate::platform::db::schema::trainee_matches;
use crate::platform::db::{DbBackend, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{Bound, ListQuery, Slice};
use crate::platform::op::bulk::BatchInsert;
use crate::platform::values::ids::{AnyId, MatchId, TraineeId};
use crate::platform::values::time::Timestamp;
use crate::{load_page, one_of};

fn filtered(filter: &MatchFilter) -> trainee_matches::BoxedQuery<'_, DbBackend> {
    let mut rows = trainee_matches::table.into_boxed();
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(one_of!(trainee_matches::status, statuses));
    }
    if let Some(causes) = filter.cause.values() {
        rows = rows.filter(one_of!(trainee_matches::cause, causes));
    }
    if let Some(trainee) = filter.trainee_id {
        rows = rows.filter(
            trainee_matches::first_id
                .eq(trainee)
                .or(trainee_matches::second_id.eq(trainee)),
        );
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    query: &ListQuery<MatchFilter>,
) -> ApiResult<Slice<TraineeMatch>> {
    load_page!(
        conn,
        query,
        trainee_matches,
        TraineeMatch,
        filtered(&query.filter),
        along query.along(Bound::OPEN)
    )
}

pub fn find(conn: &mut DbConnection, id: MatchId) -> ApiResult<Option<TraineeMatch>> {
    let row = trainee_matches::table
        .filter(trainee_matches::id.eq(id))
        .select(TraineeMatch::as_select());
    Ok(row.first(conn).optional()?)
}

/// [`find`], kept from changing until the transaction ends.
pub fn find_locked(conn: &mut DbConnection, id: MatchId) -> ApiResult<Option<TraineeMatch>> {
    dialect::lock_row(conn, "trainee_matches", id)?;
    find(conn, id)
}

/// Those of `ids` that there are, kept from changing until the transaction ends.
pub fn locked(conn: &mut DbConnection, ids: &[MatchId]) -> ApiResult<Vec<TraineeMatch>> {
    let rows = trainee_matches::table
        .filter(trainee_matches::id.eq_any(ids))
        .order(trainee_matches::id)
        .select(TraineeMatch::as_select());
    Ok(for_update(conn, rows.into_boxed(), "trainee_matches").load(conn)?)
}

/// The eldest links that wait to be confirmed, found until that moment.
pub fn linked(conn: &mut DbConnection, until: Timestamp, most: usize) -> ApiResult<Vec<MatchId>> {
    let rows = trainee_matches::table
        .filter(trainee_matches::status.eq(MatchStatus::Linked))
        .filter(trainee_matches::created_at.le(until))
        .order((trainee_matches::created_at, trainee_matches::id))
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select(trainee_matches::id);
    Ok(rows.load(conn)?)
}

/// Pairs with this record that nobody has decided.
pub fn undecided_of(conn: &mut DbConnection, id: TraineeId) -> ApiResult<Vec<TraineeMatch>> {
    let rows = trainee_matches::table
        .filter(
            trainee_matches::first_id
                .eq(id)
                .or(trainee_matches::second_id.eq(id)),
        )
        .filter(trainee_matches::status.eq_any([MatchStatus::Open, MatchStatus::Linked]))
        .filter(trainee_matches::decided_at.is_null())
        .select(TraineeMatch::as_select());
    Ok(rows.load(conn)?)
}

/// Pairs of these records that are one person.
pub fn links_among(
    conn: &mut DbConnection,
    ids: &[TraineeId],
) -> ApiResult<Vec<(TraineeId, TraineeId)>> {
    let one = [
        MatchStatus::Linked,
        MatchStatus::Confirmed,
        MatchStatus::Merged,
    ];
    let rows = trainee_matches::table
        .filter(trainee_matches::first_id.eq_any(ids))
        .filter(trainee_matches::second_id.eq_any(ids))
        .filter(trainee_matches::status.eq_any(one))
        .select((trainee_matches::first_id, trainee_matches::second_id));
    Ok(rows.load(conn)?)
}

/// Forget the pairs of a record that is deleted, but for those that say that two are not one. Returns how
/// many there were.
pub fn forget(conn: &mut DbConnection, id: TraineeId) -> ApiResult<usize> {
    let rows = trainee_matches::table
        .filter(
            trainee_matches::first_id
                .eq(id)
                .or(trainee_matches::second_id.eq(id)),
        )
        .filter(trainee_matches::status.eq_any([
            MatchStatus::Open,
            MatchStatus::Linked,
            MatchStatus::Confirmed,
        ]));
    Ok(diesel::delete(rows).execute(conn)?)
}

/// Confirm links that are locked, as their next versions.
pub fn confirm(
    conn: &mut DbConnection,
    ids: &[MatchId],
    reason: &str,
    (by, now): (Option<AnyId>, Timestamp),
) -> ApiResult<()> {
    let rows = trainee_matches::table.filter(trainee_matches::id.eq_any(ids));
    diesel::update(rows)
        .set((
            trainee_matches::status.eq(MatchStatus::Confirmed),
            trainee_matches::reason.eq(Some(reason)),
            trainee_matches::decided_by.eq(by),
            trainee_matches::decided_at.eq(Some(now)),
            trainee_matches::version.eq(trainee_matches::version + 1),
            trainee_matches::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// A pair that is stored with others.
pub struct Pair(pub TraineeMatch);

impl BatchInsert for Pair {
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()> {
        let DbConnection::Postgres(conn) = conn else {
            return rows.iter().try_for_each(|Self(row)| insert(conn, row));
        };
        for rows in blocks(rows) {
            let rows: Vec<&TraineeMatch> = rows.iter().map(|Self(row)| row).collect();
            Cacheable(diesel::insert_into(trainee_matches::table).values(rows)).run(conn)?;
        }
        Ok(())
    }
}

/// Whether this pair, the elder first, was ever queued.
pub fn is_known(conn: &mut DbConnection, first: TraineeId, second: TraineeId) -> ApiResult<bool> {
    let row = trainee_matches::table
        .filter(trainee_matches::first_id.eq(first))
        .filter(trainee_matches::second_id.eq(second))
        .select(trainee_matches::id);
    Ok(row.first::<MatchId>(conn).optional()?.is_some())
}

pub fn insert(conn: &mut DbConnection, row: &TraineeMatch) -> ApiResult<()> {
    diesel::insert_into(trainee_matches::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, row: &TraineeMatch) -> ApiResult<()> {
    let seen = trainee_matches::table
        .filter(trainee_matches::id.eq(row.id))
        .filter(trainee_matches::version.eq(row.version - 1));
    if diesel::update(seen).set(row).execute(conn)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}
