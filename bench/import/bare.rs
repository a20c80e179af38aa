//! The least that storing the rows can cost: prepared inserts of the very rows that the import
//! has written, into the same tables with the same indexes, and nothing else.

use std::ffi::{CStr, CString};
use std::path::Path;
use std::ptr;
use std::time::Instant;

use libsqlite3_sys as ffi;

/// What an import of trainees and enrolments fills. The index of the search cannot be read back,
/// so the bare loop is spared it.
const TABLES: [&str; 7] = [
    "trainees",
    "trainee_schools",
    "enrolments",
    "external_ids",
    "audit_events",
    "change_log",
    "import_rows",
];
/// Rows in one transaction.
const AT_ONCE: usize = 500;

/// Copy the rows of `from` into an emptied copy of it at `to`: how many, and in how many seconds.
pub fn copy(from: &Path, to: &Path) -> (usize, f64) {
    // SAFETY: the functions are called as SQLite documents them, on one thread, with statements
    // and connections that stay open for as long as they are used.
    unsafe {
        let db = open(from);
        execute(db, &format!("VACUUM INTO '{}'", to.display()));
        ffi::sqlite3_close(db);
        let db = open(to);
        execute(db, "PRAGMA foreign_keys = OFF");
        for table in TABLES {
            execute(db, &format!("DELETE FROM {table}"));
        }
        execute(
            db,
            "VACUUM; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000",
        );
        execute(db, &format!("ATTACH '{}' AS full", from.display()));
        let started = Instant::now();
        let inserted = TABLES.iter().map(|table| copy_table(db, table)).sum();
        let seconds = started.elapsed().as_secs_f64();
        ffi::sqlite3_close(db);
        (inserted, seconds)
    }
}

unsafe fn open(path: &Path) -> *mut ffi::sqlite3 {
    let name = CString::new(path.to_string_lossy().as_bytes()).expect("a path");
    let mut db = ptr::null_mut();
    // SAFETY: as in `copy`.
    let code = unsafe { ffi::sqlite3_open(name.as_ptr(), &raw mut db) };
    assert_eq!(code, ffi::SQLITE_OK);
    db
}

unsafe fn execute(db: *mut ffi::sqlite3, sql: &str) {
    let text = CString::new(sql).expect("SQL");
    // SAFETY: as in `copy`.
    unsafe {
        let code = ffi::sqlite3_exec(db, text.as_ptr(), None, ptr::null_mut(), ptr::null_mut());
        assert_eq!(code, ffi::SQLITE_OK, "{sql}: {}", message(db));
    }
}

unsafe fn message(db: *mut ffi::sqlite3) -> String {
    // SAFETY: as in `copy`.
    unsafe {
        CStr::from_ptr(ffi::sqlite3_errmsg(db))
            .to_string_lossy()
            .into_owned()
    }
}

unsafe fn prepare(db: *mut ffi::sqlite3, sql: &str) -> *mut ffi::sqlite3_stmt {
    let text = CString::new(sql).expect("SQL");
    let mut statement = ptr::null_mut();
    // SAFETY: as in `copy`.
    unsafe {
        let (none, end) = (ptr::null_mut(), -1);
        let code = ffi::sqlite3_prepare_v2(db, text.as_ptr(), end, &raw mut statement, none);
        assert_eq!(code, ffi::SQLITE_OK, "{sql}: {}", message(db));
    }
    statement
}

unsafe fn copy_table(db: *mut ffi::sqlite3, table: &str) -> usize {
    // SAFETY: as in `copy`.
    unsafe {
        let read = prepare(db, &format!("SELECT * FROM full.{table}"));
        let columns = ffi::sqlite3_column_count(read);
        let places = vec!["?"; usize::try_from(columns).expect("columns")].join(",");
        let write = prepare(db, &format!("INSERT INTO main.{table} VALUES ({places})"));
        let mut rows = 0;
        execute(db, "BEGIN IMMEDIATE");
        while ffi::sqlite3_step(read) == ffi::SQLITE_ROW {
            for column in 0..columns {
                ffi::sqlite3_bind_value(write, column + 1, ffi::sqlite3_column_value(read, column));
            }
            assert_eq!(
                ffi::sqlite3_step(write),
                ffi::SQLITE_DONE,
                "{}",
                message(db)
            );
            ffi::sqlite3_reset(write);
            rows += 1;
            if rows % AT_ONCE == 0 {
                execute(db, "COMMIT; BEGIN IMMEDIATE");
            }
        }
        execute(db, "COMMIT");
        ffi::sqlite3_finalize(read);
        ffi::sqlite3_finalize(write);
        rows
    }
}
