//! A SQLite database to try things out on: what is written to it lies over the real one, as that
//! was when the overlay began.
//!
//! Pages that are not written come from a snapshot of the real one, held by a read transaction, and
//! written ones from a file without a name. So an overlay costs what is read and written, however
//! large the database is. It holds nobody up, and leaves nothing behind however it ends. As long as
//! it is open, SQLite cannot begin its write-ahead log anew.

mod pages;
#[cfg(test)]
mod tests;
mod vfs;

use std::fs::File;
use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::{Database, DatabaseUrl, DbConnection, Purpose, sqlite};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use pages::Pages;

impl Database {
    /// Connect to an overlay of the database as it is now.
    ///
    /// # Errors
    /// On PostgreSQL, whose transactions need none, and when no file can be made beside the
    /// database.
    pub fn overlay(&self) -> ApiResult<DbConnection> {
        let DatabaseUrl::Sqlite(path) = self.url() else {
            return Err(ApiError::new(ErrorCode::Internal).caused_by("there is no file to overlay"));
        };
        let place = path.parent().filter(|place| !place.as_os_str().is_empty());
        // A temporary folder elsewhere might be readable by others, or be memory.
        let file = tempfile::tempfile_in(place.unwrap_or_else(|| Path::new(".")));
        let conn = open(path, file.map_err(failed)?)?;
        Ok(DbConnection::Sqlite(conn))
    }
}

fn open(path: &Path, file: File) -> ApiResult<SqliteConnection> {
    let mut below = sqlite::open(path, Purpose::Read).map_err(failed)?;
    // The overlay has a cache of its own.
    below.batch_execute("PRAGMA cache_size = -200")?;
    let pages = Pages::over(below, file)?;
    let mut conn = vfs::connect(pages).map_err(failed)?;
    conn.batch_execute(
        "PRAGMA journal_mode = MEMORY;
         PRAGMA synchronous = OFF;
         PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -8000;",
    )?;
    Ok(conn)
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error)
}
