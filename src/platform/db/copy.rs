//! A private copy of a SQLite database, to try things out on without holding its one writer up.

use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::Text;
use tempfile::TempDir;

use super::{Database, DatabaseUrl, DbConnection, Purpose};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};

/// How the folders of copies begin, beside the database: a temporary folder elsewhere might be
/// readable by others, or be memory.
const PREFIX: &str = ".registry-copy-";

/// A copy, removed when it is dropped.
pub struct PrivateCopy {
    pub conn: DbConnection,
    _folder: TempDir,
}

impl Database {
    /// Copy the database as it is at one moment. Others read and write meanwhile.
    ///
    /// # Errors
    /// On PostgreSQL, whose transactions need no copy, and when the disk is full.
    pub fn private_copy(&self) -> ApiResult<PrivateCopy> {
        let DatabaseUrl::Sqlite(path) = self.url() else {
            return Err(ApiError::new(ErrorCode::Internal).caused_by("there is no file to copy"));
        };
        let place = path.parent().filter(|place| !place.as_os_str().is_empty());
        let place = place.unwrap_or_else(|| Path::new("."));
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(place);
        let folder = folder.map_err(failed)?;
        let file = folder.path().join("copy.db");
        let mut source = DbConnection::open(self.url(), Purpose::Write).map_err(failed)?;
        diesel::sql_query("VACUUM INTO ?")
            .bind::<Text, _>(file.to_string_lossy())
            .execute(&mut source)?;
        let url = DatabaseUrl::Sqlite(file);
        let mut conn = DbConnection::open(&url, Purpose::Write).map_err(failed)?;
        // It is thrown away in any case.
        diesel::connection::SimpleConnection::batch_execute(&mut conn, "PRAGMA synchronous = OFF")?;
        Ok(PrivateCopy {
            conn,
            _folder: folder,
        })
    }

    /// Remove the copies of processes that were killed.
    pub fn remove_stale_copies(&self) {
        let DatabaseUrl::Sqlite(path) = self.url() else {
            return;
        };
        let place = path.parent().filter(|place| !place.as_os_str().is_empty());
        let entries = std::fs::read_dir(place.unwrap_or_else(|| Path::new(".")));
        for entry in entries.into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(PREFIX)
                && let Err(error) = std::fs::remove_dir_all(entry.path())
            {
                tracing::warn!(%error, "a left copy of the database could not be removed");
            }
        }
    }
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error)
}
