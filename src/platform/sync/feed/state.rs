//! What holds for the whole log: its epoch, and up to where it has been swept.

use diesel::prelude::*;

use super::Position;
use super::scan::{database_home, newest_transaction, next_transaction};
use crate::platform::db::schema::{change_log, feed_state};
use crate::platform::db::{Database, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::ids::AnyId;

const ONLY: i32 = 1;

/// The state of the log that a cursor must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedState {
    /// Changes when earlier positions become invalid.
    pub epoch: AnyId,
    /// Entries up to here were removed for their age.
    pub swept: Position,
}

/// The present state.
///
/// # Errors
/// When the database fails, or no server has prepared it yet.
pub fn state(conn: &mut DbConnection) -> ApiResult<FeedState> {
    let (epoch, tx, seq) = feed_state::table
        .find(ONLY)
        .select((
            feed_state::epoch,
            feed_state::swept_tx,
            feed_state::swept_seq,
        ))
        .first(conn)?;
    Ok(FeedState {
        epoch,
        swept: Position { tx, seq },
    })
}

/// Remember that entries up to `swept` are gone.
pub(super) fn set_swept(conn: &mut DbConnection, swept: Position) -> ApiResult<()> {
    diesel::update(feed_state::table.find(ONLY))
        .set((
            feed_state::swept_tx.eq(swept.tx),
            feed_state::swept_seq.eq(swept.seq),
        ))
        .execute(conn)?;
    Ok(())
}

/// Prepare the log at the start of a server. A new log gets its epoch. A log that came from another
/// database, as a dump, gets another epoch: its transactions may have higher numbers than those to
/// come, which would break the order.
///
/// # Errors
/// When the database fails.
pub fn prepare(db: &Database) -> ApiResult<()> {
    db.write_now(|conn| {
        dialect::lock(conn, "change feed")?;
        let home = database_home(conn)?;
        let known: Option<String> = feed_state::table
            .find(ONLY)
            .select(feed_state::home)
            .first(conn)
            .optional()?;
        let foreign = newest_transaction(conn)? >= next_transaction(conn)?;
        if foreign {
            diesel::update(change_log::table.filter(change_log::tx.gt(0)))
                .set(change_log::tx.eq(0))
                .execute(conn)?;
        }
        match known {
            None => begin(conn, &home),
            Some(known) if foreign || known != home => {
                diesel::delete(feed_state::table).execute(conn)?;
                begin(conn, &home)
            }
            Some(_) => Ok(()),
        }
    })
}

/// Begin another epoch. All cursors become invalid. Returns its name.
///
/// # Errors
/// When the database fails, or no server has prepared the log yet.
pub fn reset(conn: &mut DbConnection) -> ApiResult<AnyId> {
    dialect::lock(conn, "change feed")?;
    let epoch = AnyId::new();
    let reset = diesel::update(feed_state::table.find(ONLY)).set(feed_state::epoch.eq(epoch));
    match reset.execute(conn)? {
        0 => Err(ApiError::new(ErrorCode::NotFound).caused_by("the log has no state yet")),
        _ => Ok(epoch),
    }
}

fn begin(conn: &mut DbConnection, home: &str) -> ApiResult<()> {
    diesel::insert_into(feed_state::table)
        .values((
            feed_state::id.eq(ONLY),
            feed_state::epoch.eq(AnyId::new()),
            feed_state::home.eq(home),
            feed_state::swept_tx.eq(0),
            feed_state::swept_seq.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}
