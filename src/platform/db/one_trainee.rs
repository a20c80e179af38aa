//! Joins of tables of people, whose rows are keyed by their trainee (docs/adr/0020).

use diesel::backend::Backend;
use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate,
};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::Bool;

use super::Dialect;

/// Rows of the two tables, joined by an id, are of the same trainee. They always are; but
/// PostgreSQL finds a row by its whole key, and where people are distributed, joins in place.
/// SQLite's keys are the ids alone, so nothing is asked there.
#[must_use]
pub fn of_one_trainee(dialect: Dialect, table: &'static str, joined: &'static str) -> OfOneTrainee {
    OfOneTrainee {
        dialect,
        table,
        joined,
    }
}

/// Made by [`of_one_trainee`].
#[derive(Debug, Clone, Copy)]
pub struct OfOneTrainee {
    dialect: Dialect,
    table: &'static str,
    joined: &'static str,
}

impl<DB: Backend> QueryFragment<DB> for OfOneTrainee {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        match self.dialect {
            Dialect::Sqlite => out.push_sql("TRUE"),
            Dialect::Postgres => {
                let Self { table, joined, .. } = self;
                out.push_sql(&format!("{joined}.trainee_id = {table}.trainee_id"));
            }
        }
        Ok(())
    }
}

impl QueryId for OfOneTrainee {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Expression for OfOneTrainee {
    type SqlType = Bool;
}

impl<QS> AppearsOnTable<QS> for OfOneTrainee {}
impl<QS> SelectableExpression<QS> for OfOneTrainee {}
impl<GB> ValidGrouping<GB> for OfOneTrainee {
    type IsAggregate = is_aggregate::No;
}
