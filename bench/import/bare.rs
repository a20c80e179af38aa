//! The least that storing the rows can cost: prepared inserts of the very rows that the import
//! has written, into the same tables with the same indexes, and nothing else.

use std::ffi::{CStr, CString};
use std::path::{Path, PathBuf};
use std::ptr;
use std::time::Instant;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, Text};
use libsqlite3_sys as ffi;
use registry::platform::db::DatabaseUrl;
use registry::platform::db::prepared::{Cacheable, raw};

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
/// Rows in one statement, and transaction, of PostgreSQL, where each is a round trip.
const AT_ONCE_POSTGRES: usize = 500;

/// A copy of the tables as they were before a night.
pub enum Known {
    Sqlite { full: PathBuf, bare: PathBuf },
    Postgres(Box<PgConnection>),
}

impl Known {
    /// Copy the tables of the database at `url`: a file into `folder`, tables of PostgreSQL into a
    /// schema `bare`.
    pub fn note(url: &str, folder: &Path) -> Self {
        match url.parse().expect("a database URL") {
            DatabaseUrl::Sqlite(full) => {
                let bare = folder.join("bare.db");
                // SAFETY: as in `copy_sqlite`.
                unsafe {
                    let db = open(&full);
                    execute(db, &format!("VACUUM INTO '{}'", bare.display()));
                    ffi::sqlite3_close(db);
                }
                Self::Sqlite { full, bare }
            }
            DatabaseUrl::Postgres(url) => {
                let mut conn = PgConnection::establish(&url).expect("a connection");
                let mut run = |sql: &str| conn.batch_execute(sql).expect(sql);
                run("DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare");
                for table in TABLES {
                    run(&format!(
                        "CREATE TABLE bare.{table} (LIKE public.{table} INCLUDING ALL);
                         INSERT INTO bare.{table} SELECT * FROM public.{table}"
                    ));
                }
                Self::Postgres(Box::new(conn))
            }
        }
    }

    /// Insert the rows that have come since: how many, and in how many seconds.
    pub fn copy_new(self) -> (usize, f64) {
        match self {
            Self::Sqlite { full, bare } => copy_sqlite(&full, &bare),
            Self::Postgres(mut conn) => copy_postgres(&mut conn),
        }
    }
}

/// One prepared statement a table, which takes [`AT_ONCE_POSTGRES`] rows.
fn copy_postgres(conn: &mut PgConnection) -> (usize, f64) {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        row: String,
    }
    let (mut inserted, mut seconds) = (0, 0.0);
    for table in TABLES {
        let new = format!(
            "SELECT t::text AS row FROM public.{table} AS t EXCEPT SELECT t::text FROM bare.{table} AS t"
        );
        let rows: Vec<Row> = diesel::sql_query(new).load(conn).expect("the new rows");
        let rows: Vec<String> = rows.into_iter().map(|row| row.row).collect();
        inserted += rows.len();
        let started = Instant::now();
        for rows in rows.chunks(AT_ONCE_POSTGRES) {
            let insert = format!("INSERT INTO bare.{table} SELECT (unnest(");
            let insert = raw(insert)
                .bind::<Array<Text>, _>(rows)
                .sql(format!("::bare.{table}[])).*"));
            Cacheable(insert).execute(conn).expect("the rows go in");
        }
        seconds += started.elapsed().as_secs_f64();
    }
    (inserted, seconds)
}

/// One prepared statement a table, which takes one row.
fn copy_sqlite(full: &Path, bare: &Path) -> (usize, f64) {
    // SAFETY: the functions are called as SQLite documents them, on one thread, with statements
    // and connections that stay open for as long as they are used.
    unsafe {
        let db = open(bare);
        execute(
            db,
            "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY",
        );
        execute(db, &format!("ATTACH '{}' AS full", full.display()));
        for table in TABLES {
            execute(
                db,
                &format!(
                    "CREATE TEMP TABLE new_{table} AS
                     SELECT * FROM full.{table} EXCEPT SELECT * FROM main.{table}"
                ),
            );
        }
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
    // SAFETY: as in `copy_sqlite`.
    let code = unsafe { ffi::sqlite3_open(name.as_ptr(), &raw mut db) };
    assert_eq!(code, ffi::SQLITE_OK);
    db
}

unsafe fn execute(db: *mut ffi::sqlite3, sql: &str) {
    let text = CString::new(sql).expect("SQL");
    // SAFETY: as in `copy_sqlite`.
    unsafe {
        let code = ffi::sqlite3_exec(db, text.as_ptr(), None, ptr::null_mut(), ptr::null_mut());
        assert_eq!(code, ffi::SQLITE_OK, "{sql}: {}", message(db));
    }
}

unsafe fn message(db: *mut ffi::sqlite3) -> String {
    // SAFETY: as in `copy_sqlite`.
    unsafe {
        CStr::from_ptr(ffi::sqlite3_errmsg(db))
            .to_string_lossy()
            .into_owned()
    }
}

unsafe fn prepare(db: *mut ffi::sqlite3, sql: &str) -> *mut ffi::sqlite3_stmt {
    let text = CString::new(sql).expect("SQL");
    let mut statement = ptr::null_mut();
    // SAFETY: as in `copy_sqlite`.
    unsafe {
        let (none, end) = (ptr::null_mut(), -1);
        let code = ffi::sqlite3_prepare_v2(db, text.as_ptr(), end, &raw mut statement, none);
        assert_eq!(code, ffi::SQLITE_OK, "{sql}: {}", message(db));
    }
    statement
}

unsafe fn copy_table(db: *mut ffi::sqlite3, table: &str) -> usize {
    // SAFETY: as in `copy_sqlite`.
    unsafe {
        let read = prepare(db, &format!("SELECT * FROM temp.new_{table}"));
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
