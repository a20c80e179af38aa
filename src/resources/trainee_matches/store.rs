//! SQL of matches. Only who reviews them reads them, and all of them.

use diesel::prelude::*;

use super::model::{MatchFilter, TraineeMatch};
use crate::platform::db::schema::trainee_matches;
use crate::platform::db::{DbBackend, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{Bound, ListQuery, Slice};
use crate::platform::values::ids::{MatchId, TraineeId};
use crate::{load_page, one_of};

fn filtered(filter: &MatchFilter) -> trainee_matches::BoxedQuery<'_, DbBackend> {
    let mut rows = trainee_matches::table.into_boxed();
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(one_of!(trainee_matches::status, statuses));
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
