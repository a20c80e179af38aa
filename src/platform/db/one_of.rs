//! `=` for a list of one value.

use diesel::backend::Backend;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};

/// The condition that a column has one of some values, which are a slice or a vector:
/// `rows.filter(one_of!(courses::level, levels))`. For one value it says `=`: an index gives rows
/// of one value in the order of its further columns, and neither database sees that a list of one
/// is one value. SQLite also keeps such a statement prepared.
#[macro_export]
macro_rules! one_of {
    ($column:expr, $values:expr) => {
        match &$values[..] {
            [value] => $crate::platform::db::one_of::OneOf::Value(diesel::ExpressionMethods::eq(
                $column,
                ::std::clone::Clone::clone(value),
            )),
            values => $crate::platform::db::one_of::OneOf::List(diesel::ExpressionMethods::eq_any(
                $column,
                values.to_vec(),
            )),
        }
    };
}

/// Made by [`one_of!`](crate::one_of).
#[derive(Debug, Clone, Copy)]
pub enum OneOf<V, L> {
    Value(V),
    List(L),
}

impl<DB: Backend, V: QueryFragment<DB>, L: QueryFragment<DB>> QueryFragment<DB> for OneOf<V, L> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        match self {
            Self::Value(value) => value.walk_ast(out),
            Self::List(list) => list.walk_ast(out),
        }
    }
}

impl<V: Expression, L: Expression<SqlType = V::SqlType>> Expression for OneOf<V, L> {
    type SqlType = V::SqlType;
}

impl<V, L, QS> AppearsOnTable<QS> for OneOf<V, L>
where
    Self: Expression,
    V: AppearsOnTable<QS>,
    L: AppearsOnTable<QS>,
{
}

impl<V, L, QS> SelectableExpression<QS> for OneOf<V, L>
where
    Self: AppearsOnTable<QS>,
    V: SelectableExpression<QS>,
    L: SelectableExpression<QS>,
{
}

impl<V: ValidGrouping<GB>, L, GB> ValidGrouping<GB> for OneOf<V, L> {
    type IsAggregate = V::IsAggregate;
}

impl<V, L> QueryId for OneOf<V, L> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
