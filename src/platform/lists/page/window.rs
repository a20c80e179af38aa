//! One window of a list as SQL: the rows that are walked, and the query over them.

use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Text};

use super::along::{Along, Condition, Limit};
use super::{Key, Keyset, OrderBy, Source};
use crate::platform::db::{DbBackend, Dialect};
use crate::platform::values::ids::AnyId;
use crate::platform::values::sql::Uid;

/// More than any window has: a limit that only keeps conditions out.
const MOST_OF_A_WINDOW: i64 = 1 << 20;

/// Part of the rows of a list, one after another in its order.
#[derive(Debug, Clone)]
pub struct Window {
    pub(super) dialect: Dialect,
    pub(super) along: Along,
    pub(super) source: Source,
    pub(super) order: OrderBy,
    pub(super) after: Option<Keyset>,
    pub(super) rows: i64,
    /// Only the last row of it.
    pub(super) last: bool,
    /// Rows that are wanted of it.
    pub(super) wanted: i64,
}

impl Window {
    /// `query` over the rows of this window, instead of its whole table.
    pub fn of<Q>(&self, query: Q) -> Windowed<'_, Q> {
        Windowed {
            window: self,
            query,
        }
    }

    /// The order of the list.
    #[must_use]
    pub fn order(&self) -> OrderBy {
        self.order.clone()
    }

    /// Rows that are wanted of it.
    #[must_use]
    pub fn wanted(&self) -> i64 {
        self.wanted
    }

    /// The walked rows: `SELECT … FROM … WHERE … ORDER BY … LIMIT …`. Where a column has one of some
    /// values, each value has a walk of its own, and the walks are put together in the order of the
    /// list.
    fn push_walked<'b>(&'b self, out: &mut AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        let Source { table, id } = self.source;
        let each = self
            .along
            .conditions
            .iter()
            .find_map(|condition| match condition {
                Condition::Each(column, keys) => Some((*column, keys)),
                _ => None,
            });
        let columns = if table == self.order.table {
            format!("{table}.*")
        } else {
            format!("{table}.{id}, {table}.{}", self.order.column)
        };
        let Some((column, keys)) = each else {
            out.push_sql(&format!("SELECT {columns}"));
            self.push_stretch(out, None)?;
            self.push_limit(out, self.last)?;
            return Ok(());
        };
        out.push_sql(&format!("SELECT {columns} FROM ("));
        // Of the listed rows each has one value; somebody who is at two schools has a row of each.
        let is_listed = table == self.order.table;
        let word = if is_listed { " UNION ALL " } else { " UNION " };
        for (number, key) in keys.iter().enumerate() {
            out.push_sql(if number == 0 { "" } else { word });
            out.push_sql(&format!("SELECT * FROM (SELECT {columns}"));
            self.push_stretch(out, Some((column, key)))?;
            self.push_limit(out, false)?;
            out.push_sql(") AS stretch");
        }
        out.push_sql(&format!(") AS {table} ORDER BY "));
        self.order.push_along(out, table, id);
        self.push_limit(out, self.last)
    }

    /// ` FROM … WHERE … ORDER BY …` of the rows of one stretch of the index.
    fn push_stretch<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, DbBackend>,
        of: Option<(&'static str, &'b Key)>,
    ) -> QueryResult<()> {
        let table = self.source.table;
        out.push_sql(" FROM ");
        self.push_table(out, table);
        let mut word = " WHERE ";
        for condition in &self.along.conditions {
            out.push_sql(std::mem::replace(&mut word, " AND "));
            match (condition, of) {
                (Condition::Each(..), Some((column, key))) => {
                    out.push_sql(&format!("{table}.{column} = "));
                    push_key(out, key)?;
                }
                _ => push_condition(out, self.dialect, table, condition)?,
            }
        }
        for Limit { operator, value } in &self.along.limits {
            out.push_sql(std::mem::replace(&mut word, " AND "));
            out.push_sql(&format!("{table}.{} {operator} ", self.order.column));
            value.push(out)?;
        }
        if let Some(after) = &self.after {
            out.push_sql(word);
            after.walk_ast(out.reborrow())?;
        }
        out.push_sql(" ORDER BY ");
        self.order.push_along(out, table, self.source.id);
        Ok(())
    }

    /// The rows of the window, or the `last` one alone.
    fn push_limit<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, DbBackend>,
        last: bool,
    ) -> QueryResult<()> {
        match (self.dialect, last) {
            (Dialect::Sqlite, false) => {
                out.push_sql(" LIMIT ");
                out.push_bind_param::<BigInt, i64>(&self.rows)?;
            }
            // A plan for any number of rows would expect a tenth of the table.
            (Dialect::Postgres, false) => out.push_sql(&format!(" LIMIT {}", self.rows)),
            (_, true) => out.push_sql(&format!(" LIMIT 1 OFFSET {}", self.rows - 1)),
        }
        Ok(())
    }

    /// SQLite would take the name for the subquery itself.
    fn push_table(&self, out: &mut AstPass<'_, '_, DbBackend>, table: &str) {
        if self.dialect == Dialect::Sqlite {
            out.push_sql("main.");
        }
        out.push_sql(table);
    }
}

/// Made by [`Window::of`].
#[derive(Debug, Clone, Copy)]
pub struct Windowed<'a, Q> {
    window: &'a Window,
    query: Q,
}

impl<Q: QueryFragment<DbBackend>> QueryFragment<DbBackend> for Windowed<'_, Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        let window = self.window;
        let (listed, Source { table, id }) = (window.order.table, window.source);
        out.push_sql(&format!("WITH {listed} AS ("));
        if table == listed {
            window.push_walked(&mut out)?;
        } else {
            out.push_sql(&format!("SELECT {listed}.* FROM ("));
            window.push_walked(&mut out)?;
            // SQLite keeps to the order of a cross join.
            out.push_sql(match window.dialect {
                Dialect::Sqlite => ") AS walked CROSS JOIN ",
                Dialect::Postgres => ") AS walked JOIN ",
            });
            window.push_table(&mut out, listed);
            out.push_sql(&format!(
                " ON {listed}.id = walked.{id} LIMIT {MOST_OF_A_WINDOW}"
            ));
        }
        out.push_sql(") ");
        self.query.walk_ast(out)
    }
}

impl<Q> QueryId for Windowed<'_, Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Windowed<'_, Q> {
    type SqlType = Q::SqlType;
}

impl<Q, Conn> RunQueryDsl<Conn> for Windowed<'_, Q> {}

fn push_condition<'b>(
    out: &mut AstPass<'_, 'b, DbBackend>,
    dialect: Dialect,
    table: &str,
    condition: &'b Condition,
) -> QueryResult<()> {
    match condition {
        Condition::Is(column, key) => {
            out.push_sql(&format!("{table}.{column} = "));
            push_key(out, key)
        }
        Condition::Either([first, second], key) => {
            out.push_sql(&format!("({table}.{first} = "));
            push_key(out, key)?;
            out.push_sql(&format!(" OR {table}.{second} = "));
            push_key(out, key)?;
            out.push_sql(")");
            Ok(())
        }
        Condition::Among(column, keys) | Condition::Each(column, keys) => {
            out.push_sql(&format!("{table}.{column} IN ("));
            for (number, key) in keys.iter().enumerate() {
                out.push_sql(if number == 0 { "" } else { ", " });
                push_key(out, key)?;
            }
            out.push_sql(")");
            Ok(())
        }
        Condition::Through {
            column,
            table: through,
            by,
            key,
        } => {
            // The keys of people's rows: docs/adr/0020.
            let id = match dialect {
                Dialect::Sqlite => "",
                Dialect::Postgres => "trainee_id, ",
            };
            out.push_sql(&format!(
                "({id}{column}) IN (SELECT {id}id FROM {through} WHERE {through}.{by} = "
            ));
            push_key(out, key)?;
            out.push_sql(")");
            Ok(())
        }
        Condition::Named {
            column,
            table: named_in,
            names,
            by,
            key,
        } => {
            out.push_sql(&format!(
                "{table}.{column} IN (SELECT {named_in}.{names} FROM {named_in} WHERE {named_in}.{by} = "
            ));
            push_key(out, key)?;
            out.push_sql(")");
            Ok(())
        }
        Condition::Given(column) => {
            out.push_sql(&format!("{table}.{column} IS NOT NULL"));
            Ok(())
        }
        Condition::Never => {
            out.push_sql("1 = 0");
            Ok(())
        }
    }
}

fn push_key<'b>(out: &mut AstPass<'_, 'b, DbBackend>, key: &'b Key) -> QueryResult<()> {
    match key {
        Key::Id(id) => out.push_bind_param::<Uid, AnyId>(id),
        Key::Text(text) => out.push_bind_param::<Text, String>(text),
    }
}
