//! Rows that lie in a commune, and go with it into the one that takes its place.

use crate::platform::db::DbConnection;
use crate::platform::db::sealed::Kept;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::sync::external_ids::last_said;
use crate::platform::values::ids::UnitId;

/// A commune that has ended, and the one that stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relocation {
    pub from: UnitId,
    pub to: UnitId,
}

/// How the rows of a resource go with their commune.
#[derive(Debug)]
pub struct Relocated {
    /// Name of the resource.
    pub resource: &'static str,
    /// Those of the communes in which some row lies.
    pub lying_in: fn(&mut DbConnection, &[UnitId]) -> ApiResult<Vec<UnitId>>,
    /// Move up to so many rows as their next versions, tell whoever saw or sees them, and say how
    /// many were moved. It follows from the reform, so it makes no audit event of its own.
    pub relocate: fn(&mut Op, Relocation, i64) -> ApiResult<usize>,
}

impl Relocation {
    /// Tell of rows that were moved, each as it was and as it is: those who see them and, where they are
    /// seen by where they lie, those who saw them where they lay.
    ///
    /// # Errors
    /// When the database fails.
    pub fn tell<R: Kept>(
        self,
        op: &mut Op,
        rows: &[(R, R)],
        change: impl Fn(&R) -> Change,
    ) -> ApiResult<usize> {
        for (before, row) in rows {
            let change = carried(op, before, row, change(row))?;
            op.record_effect(&change)?;
            let left = change.clone().commune(self.from).besides(&change);
            if let Some(left) = left.filter(|_| change.names_commune()) {
                op.record_effect(&left)?;
            }
        }
        Ok(rows.len())
    }
}

/// The change of a row that went along. Where it is another version, what it replaces is kept, and what
/// files have said of it is still what it is.
///
/// # Errors
/// When the database fails.
pub fn carried<R: Kept>(op: &mut Op, before: &R, row: &R, change: Change) -> ApiResult<Change> {
    let (from, _) = before.stamp();
    if row.stamp().0 == from {
        return Ok(change);
    }
    let change = change.replacing(before, op.now)?;
    op.keep_replaced(&change)?;
    let (resource, id) = change.row();
    last_said::go_along(op, resource, id, from)?;
    Ok(change)
}

/// Write the SQL by which the rows of a table go with their commune: `lying_in` and `take_along`.
///
/// ```ignore
/// relocated! { Enrolment in enrolments: version, updated_at; }
/// ```
///
/// After the table stand the members that say which version the row is, where the commune is a part
/// of what clients see.
#[macro_export]
macro_rules! relocated {
    ($row:ident in $table:ident $(: $version:ident $(, $updated:ident)?)?;) => {
        $crate::lying_in!($table by commune_id);

        /// Put up to `limit` rows of a commune into the one that stands in its place; each as it was
        /// and as it is then.
        pub fn take_along(
            conn: &mut $crate::platform::db::DbConnection,
            relocation: $crate::platform::resource::Relocation,
            limit: i64,
            now: $crate::platform::values::time::Timestamp,
        ) -> $crate::platform::error::ApiResult<Vec<($row, $row)>> {
            use diesel::prelude::*;
            let _ = now;
            let rows = $table::table
                .filter($table::commune_id.eq(relocation.from))
                .order($table::id)
                .limit(limit)
                .select($row::as_select());
            let rows = $crate::platform::db::for_update::for_update(conn, rows, stringify!($table));
            let rows: Vec<$row> = rows.load(conn)?;
            let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
            // The rows are locked.
            diesel::update($table::table.filter($table::id.eq_any(ids)))
                .set((
                    $table::commune_id.eq(relocation.to),
                    $($table::$version.eq($table::$version + 1), $($table::$updated.eq(now),)?)?
                ))
                .execute(conn)?;
            let moved = rows.into_iter().map(|before| {
                let mut row = before.clone();
                row.commune_id = relocation.to.into();
                $(
                    row.$version += 1;
                    $(row.$updated = now;)?
                )?
                (before, row)
            });
            Ok(moved.collect())
        }
    };
}

/// Write `lying_in`: those of some communes in which rows of a table lie.
#[macro_export]
macro_rules! lying_in {
    ($table:ident by $column:ident) => {
        /// Those of these communes in which rows lie.
        pub fn lying_in(
            conn: &mut $crate::platform::db::DbConnection,
            communes: &[$crate::platform::values::ids::UnitId],
        ) -> $crate::platform::error::ApiResult<Vec<$crate::platform::values::ids::UnitId>> {
            use diesel::prelude::*;
            let rows = $table::table
                .filter($table::$column.eq_any(communes))
                .select($table::$column.nullable())
                .distinct();
            let found: Vec<Option<$crate::platform::values::ids::UnitId>> = rows.load(conn)?;
            Ok(found.into_iter().flatten().collect())
        }
    };
}
