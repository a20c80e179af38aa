//! Removing old entries.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Untyped};

use super::Position;
use super::state::set_swept;
use crate::platform::db::schema::change_log;
use crate::platform::db::{DbConnection, Dialect, dialect};
use crate::platform::error::ApiResult;
use crate::platform::values::time::Timestamp;

/// Entries removed by one transaction. Few, so that other writes do not wait long.
const AT_ONCE: i64 = 5_000;

/// Remove the first entries older than `oldest` and store how far. Earlier cursors become invalid.
/// Returns whether more may be left.
///
/// # Errors
/// When the database fails.
pub fn sweep(conn: &mut DbConnection, oldest: Timestamp) -> ApiResult<bool> {
    dialect::lock(conn, "change feed")?;
    let in_order = match conn.dialect() {
        Dialect::Sqlite => "seq",
        Dialect::Postgres => "tx + 0, seq + 0",
    };
    let first: Vec<(i64, i64, Timestamp)> = change_log::table
        .select((change_log::tx, change_log::seq, change_log::at))
        .order(sql::<Untyped>(in_order))
        .limit(AT_ONCE)
        .load(conn)?;
    let old = first.iter().take_while(|(_, _, at)| *at < oldest);
    let (count, last) = old.fold((0, None), |(count, _), (tx, seq, _)| {
        (count + 1, Some(Position { tx: *tx, seq: *seq }))
    });
    let Some(last) = last else {
        return Ok(false);
    };
    remove(conn, last)?;
    set_swept(conn, last)?;
    Ok(count == AT_ONCE)
}

fn remove(conn: &mut DbConnection, last: Position) -> ApiResult<()> {
    match conn.dialect() {
        Dialect::Sqlite => {
            diesel::delete(change_log::table.filter(change_log::seq.le(last.seq))).execute(conn)
        }
        Dialect::Postgres => {
            let gone = sql::<Bool>("(tx + 0, seq + 0) <= (")
                .bind::<BigInt, _>(last.tx)
                .sql(", ")
                .bind::<BigInt, _>(last.seq)
                .sql(")");
            diesel::delete(change_log::table.filter(gone)).execute(conn)
        }
    }?;
    Ok(())
}
