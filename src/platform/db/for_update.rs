//! Reading rows and locking them in one statement.

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};

use super::prepared::Cacheable;
use super::{DbBackend, DbConnection, Dialect};

/// `rows`, each kept from changing until the transaction ends. `tables` are those of the query
/// whose rows are locked, in the order in which they are locked everywhere; another transaction
/// that holds one is waited for, and the row is read as that one left it. What the query reads
/// of further tables is not read again then. Others may refer to the rows, as with
/// [`lock_row`](super::dialect::lock_row). SQLite has one writer at a time and locks nothing.
pub fn for_update<Q>(
    conn: &DbConnection,
    rows: Q,
    tables: &'static str,
) -> Cacheable<ForUpdate<Q>> {
    Cacheable(ForUpdate {
        rows,
        tables: (conn.dialect() == Dialect::Postgres).then_some(tables),
    })
}

/// Made by [`for_update`].
#[derive(Debug, Clone, Copy)]
pub struct ForUpdate<Q> {
    rows: Q,
    tables: Option<&'static str>,
}

impl<Q: QueryFragment<DbBackend>> QueryFragment<DbBackend> for ForUpdate<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        self.rows.walk_ast(out.reborrow())?;
        if let Some(tables) = self.tables {
            out.push_sql(" FOR NO KEY UPDATE OF ");
            out.push_sql(tables);
        }
        Ok(())
    }
}

impl<Q> QueryId for ForUpdate<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for ForUpdate<Q> {
    type SqlType = Q::SqlType;
}
