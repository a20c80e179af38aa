//! The SQL of a page: rows after a position, in an order, as cacheable fragments.

use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate,
};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Untyped};

use super::{LastRow, Source};
use crate::platform::db::DbBackend;
use crate::platform::values::ids::AnyId;
use crate::platform::values::sql::Uid;

/// `(column, id) > (value, id)`, or `(seq) > (value)`. Diesel would prepare an `sql()` literal at
/// every call, so this is a fragment of its own.
#[derive(Debug, Clone)]
pub struct Keyset {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
    pub(super) id: &'static str,
    pub(super) descending: bool,
    pub(super) after: LastRow,
}

/// `column, id`, both in the same direction.
#[derive(Debug, Clone)]
pub struct OrderBy {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
    pub(super) descending: bool,
}

/// `seq` and the line of a report are unique. Other columns need the id as a tie-breaker.
const UNIQUE: [&str; 2] = ["seq", "line"];

fn push_column(out: &mut AstPass<'_, '_, DbBackend>, table: &str, column: &str) {
    out.push_sql(table);
    out.push_sql(".");
    out.push_sql(column);
}

impl Keyset {
    /// The same in the table that the list walks along.
    pub(super) fn along(self, Source { table, id }: Source) -> Self {
        Self { table, id, ..self }
    }
}

impl OrderBy {
    pub(super) fn push_along(&self, out: &mut AstPass<'_, '_, DbBackend>, table: &str, id: &str) {
        let direction = if self.descending { " DESC" } else { " ASC" };
        push_column(out, table, self.column);
        out.push_sql(direction);
        if !UNIQUE.contains(&self.column) {
            out.push_sql(", ");
            push_column(out, table, id);
            out.push_sql(direction);
        }
    }
}

impl QueryFragment<DbBackend> for Keyset {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        let tied = !UNIQUE.contains(&self.column);
        out.push_sql("(");
        push_column(&mut out, self.table, self.column);
        if tied {
            out.push_sql(", ");
            push_column(&mut out, self.table, self.id);
        }
        out.push_sql(if self.descending { ") < (" } else { ") > (" });
        self.after.value.push(&mut out)?;
        if tied {
            out.push_sql(", ");
            out.push_bind_param::<Uid, AnyId>(&self.after.id)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

impl QueryFragment<DbBackend> for OrderBy {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        self.push_along(&mut out, self.table, "id");
        Ok(())
    }
}

macro_rules! fragment_of_any_table {
    ($($name:ident: $sql:ty),+) => {$(
        impl Expression for $name { type SqlType = $sql; }
        impl<QS> AppearsOnTable<QS> for $name {}
        impl<QS> SelectableExpression<QS> for $name {}
        impl<GB> ValidGrouping<GB> for $name { type IsAggregate = is_aggregate::No; }
        impl QueryId for $name {
            type QueryId = ();
            const HAS_STATIC_QUERY_ID: bool = false;
        }
    )+};
}
fragment_of_any_table!(Keyset: Bool, OrderBy: Untyped);

/// Ids and versions of the rows of `$rows`, a boxed query over `$table`, whose id comes after
/// `$after`; at most `$limit` of them in the order of their ids.
#[macro_export]
macro_rules! load_versions {
    ($conn:expr, $rows:expr, $table:ident, $after:expr, $limit:expr) => {{
        use diesel::prelude::*;
        let mut rows = $rows
            .select(($table::id, $table::version))
            .order($table::id)
            .limit($limit);
        if let Some(after) = $after {
            rows = rows.filter($table::id.gt(after));
        }
        let rows: Vec<($crate::platform::values::ids::AnyId, i64)> = rows.load($conn)?;
        Ok(rows)
    }};
}
