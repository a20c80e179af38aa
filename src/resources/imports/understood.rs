//! How the tables of imports were understood, kept beside their files.

use crate::platform::db::DbConnection;
use crate::platform::error::ApiResult;
use crate::platform::values::ids::AnyId;
use crate::platform::work::jobs::files;

use super::table::Record;

/// Name of what is kept, among the files of a job.
pub const FILE: &str = "understood";

/// Keep it, in the place of what was kept before.
///
/// # Errors
/// When the database fails.
pub fn keep(conn: &mut DbConnection, job: AnyId, record: &Record) -> ApiResult<()> {
    files::remove_part(conn, job, FILE, 0)?;
    files::put(conn, job, FILE, 0, &serde_json::to_vec(record)?)
}

/// How the table of an import is understood, once it has been looked through.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut DbConnection, job: AnyId) -> ApiResult<Option<Record>> {
    let Some(kept) = files::get(conn, job, FILE, 0)? else {
        return Ok(None);
    };
    // One of another version of the program is none.
    Ok(serde_json::from_slice(&kept).ok())
}

/// Forget the rows that were shown as examples: nobody has to look at them any more.
///
/// # Errors
/// When the database fails.
pub fn forget_samples(conn: &mut DbConnection, job: AnyId) -> ApiResult<()> {
    match of(conn, job)? {
        Some(record) => keep(conn, job, &record.without_samples()),
        None => Ok(()),
    }
}
