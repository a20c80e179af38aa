//! Reading many rows without holding them.
//!
//! SQLite gives one row after the other by itself. The client library of PostgreSQL holds a whole
//! result, so there the rows come from a cursor, a few at a time.

use std::marker::PhantomData;

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::methods::LoadQuery;

use super::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;

/// Rows that PostgreSQL sends at once.
const AT_ONCE: usize = 2_000;

/// Give each row of `query` to `each`, inside a transaction. An error of `each` ends the reading.
///
/// # Errors
/// Those of `each`, or when the database fails.
pub fn each_row<'q, Q, R>(
    conn: &mut DbConnection,
    query: Q,
    mut each: impl FnMut(R) -> ApiResult<()>,
) -> ApiResult<()>
where
    Q: Query + QueryFragment<DbBackend> + LoadQuery<'q, DbConnection, R> + 'q,
    Fetch<Q::SqlType>: LoadQuery<'static, DbConnection, R>,
    R: 'static,
{
    if let DbConnection::Sqlite(_) = conn {
        return query.internal_load(conn)?.try_for_each(|row| each(row?));
    }
    Declare(query).execute(conn)?;
    loop {
        let mut count = 0;
        for row in Fetch::<Q::SqlType>(PhantomData).internal_load(conn)? {
            each(row?)?;
            count += 1;
        }
        if count < AT_ONCE {
            break;
        }
    }
    Close.execute(conn)?;
    Ok(())
}

/// `DECLARE` of a cursor for a query. It is planned for the whole of its rows, not for the first.
struct Declare<Q>(Q);

/// The next rows of the cursor.
pub struct Fetch<T>(PhantomData<T>);

/// Give the cursor up, so that the transaction can open another.
struct Close;

impl<Q: QueryFragment<DbBackend>> QueryFragment<DbBackend> for Declare<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql("DECLARE stream NO SCROLL CURSOR FOR ");
        self.0.walk_ast(out)
    }
}

impl<T> QueryFragment<DbBackend> for Fetch<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql(&format!("FETCH {AT_ONCE} FROM stream"));
        Ok(())
    }
}

impl QueryFragment<DbBackend> for Close {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql("CLOSE stream");
        Ok(())
    }
}

impl<T> Query for Fetch<T> {
    type SqlType = T;
}

impl<Q> RunQueryDsl<DbConnection> for Declare<Q> {}
impl<T> RunQueryDsl<DbConnection> for Fetch<T> {}
impl RunQueryDsl<DbConnection> for Close {}

impl<Q> QueryId for Declare<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<T> QueryId for Fetch<T> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryId for Close {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
