//! Prepared statements that Diesel would prepare anew.
//!
//! Diesel caches a prepared statement only when it knows that there are few texts of it. It does
//! not know that of an `UPDATE`, an `IN (…)` or raw SQL, and prepares them at every call. A query
//! on [`DbConnection`] also builds its text at every call, to look the statement up. Both cost more
//! than a look-up by key in SQLite. See `docs/adr/0009-statements-that-stay-prepared.md`.
//!
//! [`prepared!`](crate::prepared) runs a statement whose text never changes. [`Cacheable`] wraps
//! one that has a few texts. `execute` asks a reference to the statement, and Diesel answers for
//! its parts instead of asking the wrapper. So use [`update`] and [`raw`] with `execute`, not
//! Diesel's own `UPDATE` and raw SQL.
//!
//! [`DbConnection`]: super::DbConnection

use std::any::TypeId;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::marker::PhantomData;

use diesel::backend::Backend;
use diesel::connection::LoadConnection;
use diesel::expression::{AsExpression, QueryMetadata, TypedExpressionType};
use diesel::prelude::*;
use diesel::query_builder::{
    AsChangeset, AstPass, IntoUpdateTarget, Query, QueryFragment, QueryId,
};
use diesel::query_source::QuerySource;
use diesel::sql_types::{Integer, SqlType};

/// Run a statement whose text is always the same: `prepared!(conn, execute, query)`. Instead of
/// `execute`, say `load`, `get_result`, or `run` when the number of rows does not matter. Each
/// connection prepares it once and finds it by its place in the code, without building its text. So
/// the text must not vary: no list of values, no boxed condition. Never use it in a generic
/// function, because all its types would share one place.
#[macro_export]
macro_rules! prepared {
    ($conn:expr, run, $query:expr) => {{
        use $crate::platform::db::{DbConnection, prepared::Prepared};
        /// This place in the code.
        struct Here;
        match &mut *$conn {
            DbConnection::Sqlite(conn) => Prepared::at($query, Here).run(conn),
            DbConnection::Postgres(conn) => Prepared::at($query, Here).run(conn),
        }
    }};
    ($conn:expr, $run:ident, $query:expr) => {{
        use diesel::RunQueryDsl;
        use $crate::platform::db::{DbConnection, prepared::Prepared};
        /// This place in the code.
        struct Here;
        match &mut *$conn {
            DbConnection::Sqlite(conn) => RunQueryDsl::$run(Prepared::at($query, Here), conn),
            DbConnection::Postgres(conn) => RunQueryDsl::$run(Prepared::at($query, Here), conn),
        }
    }};
}

/// A statement of which only the bound values change from one call at `P` to the next.
#[derive(Debug)]
pub struct Prepared<Q, P>(Q, PhantomData<fn() -> P>);

impl<Q, P> Prepared<Q, P> {
    #[must_use]
    pub fn at(query: Q, _: P) -> Self {
        Self(query, PhantomData)
    }

    /// Run a statement that returns no rows. Unlike `execute`, it does not walk the whole statement
    /// to decide whether to cache it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn run<C>(self, conn: &mut C) -> QueryResult<()>
    where
        C: LoadConnection,
        C::Backend: QueryMetadata<Integer> + 'static,
        <C::Backend as Backend>::QueryBuilder: Default,
        Q: QueryFragment<C::Backend>,
        P: 'static,
    {
        conn.load(NoRows(self))?.try_for_each(|row| row.map(drop))
    }
}

/// A statement that [`Prepared::run`] loads, and that has no rows of any type.
struct NoRows<S>(S);

impl<DB: Backend, S: QueryFragment<DB>> QueryFragment<DB> for NoRows<S> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, backend: &DB) -> QueryResult<bool> {
        self.0.is_safe_to_cache_prepared(backend)
    }
}

impl<S: QueryId> QueryId for NoRows<S> {
    type QueryId = S::QueryId;
    const HAS_STATIC_QUERY_ID: bool = S::HAS_STATIC_QUERY_ID;
}

impl<S> Query for NoRows<S> {
    type SqlType = Integer;
}

impl<DB, Q, P> QueryFragment<DB> for Prepared<Q, P>
where
    DB: Backend + 'static,
    DB::QueryBuilder: Default,
    Q: QueryFragment<DB>,
    P: 'static,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, backend: &DB) -> QueryResult<bool> {
        if cfg!(debug_assertions) {
            expect_same_text::<DB, P>(&self.0, backend)?;
        }
        Ok(true)
    }
}

/// A second text at the same place would run the first one's statement.
fn expect_same_text<DB, P>(query: &impl QueryFragment<DB>, backend: &DB) -> QueryResult<()>
where
    DB: Backend + 'static,
    DB::QueryBuilder: Default,
    P: 'static,
{
    use diesel::query_builder::QueryBuilder;
    thread_local! {
        static TEXTS: RefCell<HashMap<(TypeId, TypeId), String>> = RefCell::default();
    }
    let mut text = DB::QueryBuilder::default();
    query.to_sql(&mut text, backend)?;
    let text = text.finish();
    TEXTS.with_borrow_mut(|texts| {
        let place = (TypeId::of::<DB>(), TypeId::of::<P>());
        let first = texts.entry(place).or_insert_with(|| text.clone());
        assert_eq!(*first, text, "a prepared statement has another text");
    });
    Ok(())
}

impl<Q, P: 'static> QueryId for Prepared<Q, P> {
    type QueryId = P;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<Q: Query, P> Query for Prepared<Q, P> {
    type SqlType = Q::SqlType;
}

impl<Q, P, Conn> RunQueryDsl<Conn> for Prepared<Q, P> {}

/// A statement that has few texts, so each may be cached: an `UPDATE`, raw SQL with bound values,
/// an `IN` over [`padded`] values.
#[derive(Debug, Clone, Copy)]
pub struct Cacheable<Q>(pub Q);

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Cacheable<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Cacheable<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Cacheable<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, Conn> RunQueryDsl<Conn> for Cacheable<Q> {}

impl<Q> Cacheable<Q> {
    /// [`Prepared::run`] for a statement that has a few texts, such as an `INSERT` of [`blocks`].
    ///
    /// # Errors
    /// When the database fails.
    pub fn run<C>(self, conn: &mut C) -> QueryResult<()>
    where
        C: LoadConnection,
        C::Backend: QueryMetadata<Integer> + 'static,
        <C::Backend as Backend>::QueryBuilder: Default,
        Q: QueryFragment<C::Backend>,
    {
        conn.load(NoRows(self))?.try_for_each(|row| row.map(drop))
    }
}

/// `UPDATE rows SET changes` as a cacheable statement. The changes must always be of the same
/// columns.
pub fn update<R, C>(
    rows: R,
    changes: C,
) -> Update<<R::Table as QuerySource>::FromClause, C::Changeset, R::WhereClause>
where
    R: IntoUpdateTarget,
    C: AsChangeset<Target = R::Table>,
{
    let rows = rows.into_update_target();
    Update {
        table: rows.table.from_clause(),
        changes: changes.as_changeset(),
        rows: rows.where_clause,
    }
}

/// Made by [`update`].
#[derive(Debug, Clone, Copy)]
pub struct Update<T, C, W> {
    table: T,
    changes: C,
    rows: W,
}

impl<DB, T, C, W> QueryFragment<DB> for Update<T, C, W>
where
    DB: Backend,
    T: QueryFragment<DB>,
    C: QueryFragment<DB>,
    W: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("UPDATE ");
        self.table.walk_ast(out.reborrow())?;
        out.push_sql(" SET ");
        self.changes.walk_ast(out.reborrow())?;
        self.rows.walk_ast(out)
    }
}

/// Raw SQL as a cacheable statement. Continue with `bind` and `sql`.
pub fn raw(text: impl Into<Cow<'static, str>>) -> Raw<Piece> {
    Raw(Piece(text.into()))
}

/// Made by [`raw`].
#[derive(Debug, Clone)]
pub struct Raw<Q>(Q);

/// Text of a [`Raw`].
#[derive(Debug, Clone)]
pub struct Piece(Cow<'static, str>);

/// One part of a [`Raw`] after another.
#[derive(Debug, Clone)]
pub struct Then<A, B>(A, B);

impl<Q> Raw<Q> {
    pub fn sql(self, text: impl Into<Cow<'static, str>>) -> Raw<Then<Q, Piece>> {
        Raw(Then(self.0, Piece(text.into())))
    }

    pub fn bind<T, V>(self, value: V) -> Raw<Then<Q, V::Expression>>
    where
        T: SqlType + TypedExpressionType,
        V: AsExpression<T>,
    {
        Raw(Then(self.0, value.as_expression()))
    }
}

impl<DB: Backend, Q: QueryFragment<DB>> QueryFragment<DB> for Raw<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }
}

impl<DB: Backend> QueryFragment<DB> for Piece {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql(&self.0);
        Ok(())
    }
}

impl<DB, A, B> QueryFragment<DB> for Then<A, B>
where
    DB: Backend,
    A: QueryFragment<DB>,
    B: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.0.walk_ast(out.reborrow())?;
        self.1.walk_ast(out)
    }
}

/// `values` with the last one repeated up to the next power of two. An `IN` over them has one of a
/// few texts and the same meaning.
#[must_use]
pub fn padded<T: Copy>(values: &[T]) -> Vec<T> {
    let mut padded = values.to_vec();
    if let Some(last) = values.last() {
        padded.resize(values.len().next_power_of_two(), *last);
    }
    padded
}

/// Rows of the largest block; further ones are smaller by half each.
const LARGEST_BLOCK: usize = 128;

/// `rows` in blocks of powers of two. A statement that writes a block has one of a few texts.
pub fn blocks<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let fitting = 1_usize << rows.len().checked_ilog2()?;
        let (block, others) = rows.split_at(fitting.min(LARGEST_BLOCK));
        rows = others;
        Some(block)
    })
}

#[cfg(test)]
mod tests {
    use diesel::sql_types::Text;
    use diesel::sqlite::Sqlite;

    use super::*;

    diesel::table! {
        rows (id) {
            id -> BigInt,
            name -> Text,
        }
    }

    /// Whether `execute` caches it. `execute` asks a reference.
    fn stays(statement: &impl QueryFragment<Sqlite>) -> bool {
        QueryFragment::is_safe_to_cache_prepared(&statement, &Sqlite).unwrap()
    }

    #[test]
    fn what_is_executed_stays_prepared() {
        let (row, name) = (rows::table.find(7), rows::name.eq("x"));
        let kept = update(row, name);
        let text = diesel::debug_query::<Sqlite, _>(&kept).to_string();
        assert!(
            text.starts_with("UPDATE `rows` SET `name` = ? WHERE (`rows`.`id` = ?)"),
            "{text}"
        );
        let named = raw("SELECT 1 FROM rows WHERE name = ").bind::<Text, _>("x");
        assert!(stays(&Cacheable(kept)) && stays(&Cacheable(named)));
        assert!(!stays(&Cacheable(diesel::update(row).set(name))));
        assert!(!stays(&Cacheable(diesel::sql_query("SELECT 1"))));
    }

    #[test]
    fn padding_changes_no_set_and_leaves_few_lengths() {
        assert_eq!(padded::<i64>(&[]), Vec::<i64>::new());
        assert_eq!(padded(&[7]), [7]);
        assert_eq!(padded(&[1, 2, 3]), [1, 2, 3, 3]);
        assert_eq!(padded(&[0; 51]).len(), 64);
        assert_eq!(padded(&[0; 64]).len(), 64);
    }

    #[test]
    fn blocks_hold_every_row_once_and_have_few_lengths() {
        let lengths = |count: usize| -> Vec<usize> {
            let rows: Vec<usize> = (0..count).collect();
            let blocks: Vec<&[usize]> = blocks(&rows).collect();
            assert_eq!(blocks.concat(), rows);
            blocks.into_iter().map(<[usize]>::len).collect()
        };
        assert_eq!(lengths(0), Vec::<usize>::new());
        assert_eq!(lengths(7), [4, 2, 1]);
        assert_eq!(lengths(300), [128, 128, 32, 8, 4]);
    }
}
