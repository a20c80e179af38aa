//! The SQL that every table answers alike.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::platform::auth::authz::Reach;
use crate::platform::db::DbConnection;
use crate::platform::db::sealed::Kept;
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{Filter, ListQuery, Row, Slice};
use crate::platform::sync::external_ids::Beside;
use crate::platform::values::ids::{AnyId, Id};
use crate::platform::values::time::Timestamp;

/// A row of a table with an `id` and a `version`. Every read starts from what the caller may see.
/// Functions fail when the database does.
pub trait Stored: Row + Sized {
    const TABLE: &'static str;
    /// The marker of its ids.
    type Of: 'static;
    type Filter: Filter;

    fn version(&self) -> i64;
    /// When the row was made, and when this version.
    fn times(&self) -> (Timestamp, Timestamp);
    /// Make the row its own next version; a new one its first.
    fn touch(&mut self, now: Timestamp);

    fn page(
        conn: &mut DbConnection,
        reach: &Reach,
        query: &ListQuery<Self::Filter>,
    ) -> ApiResult<Slice<Self>>;
    fn find(conn: &mut DbConnection, reach: &Reach, id: Id<Self::Of>) -> ApiResult<Option<Self>>;
    /// [`Stored::find`], locked until the transaction ends.
    fn find_locked(
        conn: &mut DbConnection,
        reach: &Reach,
        id: Id<Self::Of>,
    ) -> ApiResult<Option<Self>>;
    /// [`Stored::find`], with the external ids that rows of `resource` have.
    fn find_with_keys(
        conn: &mut DbConnection,
        resource: &str,
        reach: &Reach,
        id: Id<Self::Of>,
    ) -> ApiResult<Option<(Self, Beside)>>;
    fn by_ids(conn: &mut DbConnection, reach: &Reach, ids: &[Id<Self::Of>])
    -> ApiResult<Vec<Self>>;
    /// Ids and versions of rows in the order of their ids, at most `limit` after `after`.
    fn versions(
        conn: &mut DbConnection,
        reach: &Reach,
        after: Option<AnyId>,
        limit: i64,
    ) -> ApiResult<Vec<(AnyId, i64)>>;
    /// Also fails with the code of a unique key that is taken; so does `update`.
    fn insert(&self, conn: &mut DbConnection) -> ApiResult<()>;
    /// Store the next version of the row, if it still is the one that was read.
    fn update(&self, conn: &mut DbConnection) -> ApiResult<()>;
    fn delete(&self, conn: &mut DbConnection) -> ApiResult<()>;
}

impl<R: Stored + Serialize + DeserializeOwned> Kept for R {
    fn stamp(&self) -> (i64, Timestamp) {
        (self.version(), self.times().0)
    }
}

/// Implement [`Stored`] for a row.
///
/// ```ignore
/// stored! {
///     Course(CourseId) in courses by CourseFilter;
///     "courses_code" on (school_id, code, edition): CourseCodeTaken at "/code";
/// }
/// ```
///
/// The module has `visible(&Reach)` and `bound(&Reach)` (see [`reach!`](crate::reach)), and
/// `filtered(rows, &Filter)`; `visible` and `filtered` are boxed queries. Each unique index names its columns, the error code of a key that is taken
/// and the member to blame. `find` of the example is what one would write by hand:
///
/// ```ignore
/// fn find(conn: &mut DbConnection, reach: &Reach, id: CourseId) -> ApiResult<Option<Course>> {
///     let found = match reach {
///         Reach::All => {
///             let row = courses::table.filter(courses::id.eq(id));
///             prepared!(conn, get_result, row.select(Course::as_select()))
///         }
///         _ => visible(reach).filter(courses::id.eq(id)).select(Course::as_select()).first(conn),
///     };
///     Ok(found.optional()?)
/// }
/// ```
///
/// With `searched by document;` the list takes `q`, `document(&row)` gives the words of a row, and
/// the table has a `seq` and a search index, which every write keeps; the module gets
/// `refill_search`.
#[macro_export]
macro_rules! stored {
    ($row:ident($id:ident) in $table:ident by $filter:ty;
     $($index:literal on ($($column:ident),+): $code:ident at $pointer:literal;)*
     $(searched by $document:ident;)?) => {
        impl $crate::platform::resource::Stored for $row {
            const TABLE: &'static str = stringify!($table);
            type Of = <$id as $crate::platform::values::ids::Typed>::Of;
            type Filter = $filter;

            fn version(&self) -> i64 {
                self.version
            }

            fn times(
                &self,
            ) -> ($crate::platform::values::time::Timestamp, $crate::platform::values::time::Timestamp) {
                (self.created_at, self.updated_at)
            }

            fn touch(&mut self, now: $crate::platform::values::time::Timestamp) {
                if self.version == 0 {
                    self.created_at = now;
                }
                self.version += 1;
                self.updated_at = now;
            }

            fn page(
                conn: &mut $crate::platform::db::DbConnection,
                reach: &$crate::platform::auth::authz::Reach,
                query: &$crate::platform::lists::page::ListQuery<$filter>,
            ) -> $crate::platform::error::ApiResult<$crate::platform::lists::page::Slice<Self>> {
                let rows = || filtered(visible(reach), &query.filter);
                $(if query.listing.search.is_some() {
                    stringify!($document);
                    let table = stringify!($table);
                    return $crate::platform::lists::search::page(
                        conn, &query.listing, table, &[], |conn, found| {
                            use diesel::prelude::*;
                            let rows = rows().filter($table::seq.eq_any(found));
                            Ok(rows.select($row::as_select()).load(conn)?)
                        }, |conn, found| {
                            use diesel::prelude::*;
                            let rows = rows().filter($table::seq.eq_any(found));
                            Ok(rows.count().get_result(conn)?)
                        });
                })?
                let along = query.along(bound(reach));
                $crate::load_page!(conn, query, $table, $row, rows(), along along)
            }

            fn find(
                conn: &mut $crate::platform::db::DbConnection,
                reach: &$crate::platform::auth::authz::Reach,
                id: $id,
            ) -> $crate::platform::error::ApiResult<Option<Self>> {
                use diesel::prelude::*;
                let found: QueryResult<$row> = if *reach == $crate::platform::auth::authz::Reach::All {
                    $crate::prepared!(
                        conn, get_result, $table::table.filter($table::id.eq(id)).select($row::as_select()))
                } else {
                    visible(reach).filter($table::id.eq(id)).select($row::as_select()).first(conn)
                };
                Ok(found.optional()?)
            }

            fn find_locked(
                conn: &mut $crate::platform::db::DbConnection,
                reach: &$crate::platform::auth::authz::Reach,
                id: $id,
            ) -> $crate::platform::error::ApiResult<Option<Self>> {
                use diesel::prelude::*;
                let row = visible(reach).filter($table::id.eq(id)).select($row::as_select());
                let row = $crate::platform::db::for_update::for_update(
                    conn, row, stringify!($table));
                Ok(row.get_result(conn).optional()?)
            }

            fn find_with_keys(
                conn: &mut $crate::platform::db::DbConnection,
                resource: &str,
                reach: &$crate::platform::auth::authz::Reach,
                id: $id,
            ) -> $crate::platform::error::ApiResult<
                Option<(Self, $crate::platform::sync::external_ids::Beside)>,
            > {
                use diesel::prelude::*;
                let keys = $crate::platform::sync::external_ids::beside(
                    conn.dialect(), resource, stringify!($table));
                let row = visible(reach)
                    .filter($table::id.eq(id))
                    .select(($row::as_select(), keys));
                let row = $crate::platform::db::prepared::Cacheable(row);
                Ok(row.get_result(conn).optional()?)
            }

            fn by_ids(
                conn: &mut $crate::platform::db::DbConnection,
                reach: &$crate::platform::auth::authz::Reach,
                ids: &[$id],
            ) -> $crate::platform::error::ApiResult<Vec<Self>> {
                use diesel::prelude::*;
                let rows = visible(reach).filter($table::id.eq_any(ids));
                Ok(rows.select($row::as_select()).load(conn)?)
            }

            fn versions(
                conn: &mut $crate::platform::db::DbConnection,
                reach: &$crate::platform::auth::authz::Reach,
                after: Option<$crate::platform::values::ids::AnyId>,
                limit: i64,
            ) -> $crate::platform::error::ApiResult<Vec<($crate::platform::values::ids::AnyId, i64)>> {
                $crate::load_versions!(conn, visible(reach), $table, after, limit)
            }

            fn insert(
                &self,
                conn: &mut $crate::platform::db::DbConnection,
            ) -> $crate::platform::error::ApiResult<()> {
                use diesel::prelude::*;
                diesel::insert_into($table::table).values(self).execute(conn).map_err(taken)?;
                $(index(conn, self, $document)?;)?
                Ok(())
            }

            fn update(
                &self,
                conn: &mut $crate::platform::db::DbConnection,
            ) -> $crate::platform::error::ApiResult<()> {
                use diesel::prelude::*;
                use $crate::platform::error::{ApiError, ErrorCode};
                let seen = $table::table
                    .filter($table::id.eq(self.id))
                    .filter($table::version.eq(self.version - 1));
                if diesel::update(seen).set(self).execute(conn).map_err(taken)? == 0 {
                    return Err(ApiError::new(ErrorCode::VersionStale));
                }
                $(index(conn, self, $document)?;)?
                Ok(())
            }

            fn delete(
                &self,
                conn: &mut $crate::platform::db::DbConnection,
            ) -> $crate::platform::error::ApiResult<()> {
                use diesel::prelude::*;
                $(
                    stringify!($document);
                    $crate::platform::db::dialect::unindex_document(
                        conn, stringify!($table), self.seq)?;
                )?
                diesel::delete($table::table.filter($table::id.eq(self.id))).execute(conn)?;
                Ok(())
            }
        }

        /// What the database refuses, under the code of the key that is taken.
        fn taken(error: diesel::result::Error) -> $crate::platform::error::ApiError {
            $(
                let columns = [$(concat!(stringify!($table), ".", stringify!($column))),+];
                if $crate::platform::error::violates(&error, $index, &columns.join(", ")) {
                    let code = $crate::platform::error::ErrorCode::$code;
                    return $crate::platform::error::ApiError::at(code, $pointer);
                }
            )*
            error.into()
        }

        $(
            fn index(
                conn: &mut $crate::platform::db::DbConnection,
                row: &$row,
                document: fn(&$row) -> $crate::platform::lists::search::Document,
            ) -> $crate::platform::error::ApiResult<()> {
                use diesel::prelude::*;
                let seq = $table::table.filter($table::id.eq(row.id)).select($table::seq);
                let seq = seq.first(conn)?;
                $crate::platform::lists::search::index(conn, stringify!($table), seq, &document(row))
            }

            /// Fill the search index where a migration has emptied it.
            pub fn refill_search(
                conn: &mut $crate::platform::db::DbConnection,
            ) -> $crate::platform::error::ApiResult<()> {
                use diesel::prelude::*;
                let table = stringify!($table);
                $crate::platform::lists::search::refill(conn, table, |conn, after, limit| {
                    let rows = $table::table.filter($table::seq.gt(after));
                    let rows: Vec<$row> = rows
                        .order($table::seq)
                        .limit(limit)
                        .select($row::as_select())
                        .load(conn)?;
                    Ok(rows.iter().map(|row| (row.seq, $document(row))).collect())
                })
            }
        )?
    };
}
