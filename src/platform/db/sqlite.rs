//! Opening a SQLite file.

use std::path::Path;
use std::sync::Once;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::{OpenError, Purpose};

/// Older versions can lose a committed transaction when the write-ahead log restarts.
const OLDEST: i32 = 3_051_003;

/// Spare SQLite the locks around each call: a connection of ours is used by one thread at a time,
/// which `&mut` sees to. Has no effect once SQLite has been used, and needs none.
fn use_connections_alone() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: takes no further arguments; refused, with a code, where it would come too late.
        unsafe { libsqlite3_sys::sqlite3_config(libsqlite3_sys::SQLITE_CONFIG_MULTITHREAD) };
    });
}

/// A new file is its owner's alone, as the keys in it must be; SQLite gives the files beside it the
/// same mode.
#[cfg(unix)]
fn create_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = std::fs::OpenOptions::new();
    match options.write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Connect to the file, which is made where there is none, and set the session up.
pub(super) fn open(path: &Path, purpose: Purpose) -> Result<SqliteConnection, OpenError> {
    use_connections_alone();
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|error| OpenError::Create(folder.into(), error))?;
    }
    #[cfg(unix)]
    create_private(path).map_err(|error| OpenError::Create(path.into(), error))?;
    let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
    // busy_timeout first: switching to WAL may itself meet a lock.
    conn.batch_execute(
        "PRAGMA busy_timeout = 10000;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY;",
    )?;
    conn.batch_execute(match purpose {
        Purpose::Read => "PRAGMA query_only = ON; PRAGMA cache_size = -16000",
        // A page that many commits write goes from the log into the file once; so the log may grow
        // to 64 MB. And SQLite goes through its whole cache at each commit that has split a page of
        // an index. What both bring is in bench/README.md.
        Purpose::Write => "PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -8000",
    })?;
    Ok(conn)
}

/// # Errors
/// When the linked library is too old, or lacks what overlays read the database through.
pub(super) fn check_library() -> Result<(), OpenError> {
    // SAFETY: these functions only tell constants of the linked library.
    let (number, text, has_pages) = unsafe {
        let text = std::ffi::CStr::from_ptr(libsqlite3_sys::sqlite3_libversion());
        (
            libsqlite3_sys::sqlite3_libversion_number(),
            text.to_string_lossy().into_owned(),
            libsqlite3_sys::sqlite3_compileoption_used(c"ENABLE_DBPAGE_VTAB".as_ptr()) != 0,
        )
    };
    if number < OLDEST {
        return Err(OpenError::SqliteTooOld(text));
    }
    if !has_pages {
        return Err(OpenError::SqliteWithoutPages);
    }
    Ok(())
}
