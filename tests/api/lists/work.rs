//! What a request makes the database do, counted by the database itself.

use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, Once, OnceLock};

use diesel::connection::{Instrumentation, InstrumentationEvent};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use libsqlite3_sys as sqlite;
use registry::platform::db::{Database, DatabaseUrl, DbConnection};

/// Steps of SQLite's machine that stand for a row: reading one of the widest table takes about as
/// many.
const STEPS_A_ROW: i64 = 64;

/// What was done to one database since it is watched.
#[derive(Debug, Default)]
pub struct Work {
    steps: AtomicI64,
    planned_anew: AtomicI64,
    statements: Mutex<Vec<String>>,
}

/// What is watched, by the file's path or the URL.
fn watched() -> &'static Mutex<HashMap<String, Arc<Work>>> {
    static WATCHED: OnceLock<Mutex<HashMap<String, Arc<Work>>>> = OnceLock::new();
    WATCHED.get_or_init(Mutex::default)
}

fn find(database: &str) -> Option<Arc<Work>> {
    let watched = watched().lock().expect("no test panics here");
    watched.get(database).cloned()
}

impl Work {
    /// Of all connections to that database that are opened from now on.
    pub fn of(url: &DatabaseUrl) -> Arc<Self> {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            // SAFETY: the function has the type that SQLite calls it by.
            let code = unsafe { sqlite::sqlite3_auto_extension(Some(on_open)) };
            assert_eq!(code, sqlite::SQLITE_OK);
        });
        let database = match url {
            DatabaseUrl::Sqlite(path) => path.to_string_lossy().into_owned(),
            DatabaseUrl::Postgres(url) => url.clone(),
        };
        let work = Arc::new(Self::default());
        let mut watched = watched().lock().expect("no test panics here");
        watched.insert(database, Arc::clone(&work));
        work
    }

    /// Note the statements from now on. The pool of the server must have one connection.
    pub fn record(self: &Arc<Self>, db: &Database) {
        let recorder = Recorder(Arc::clone(self));
        let record = |conn: &mut DbConnection| {
            // SQLite tells of every statement as it is.
            if let DbConnection::Postgres(conn) = conn {
                conn.set_instrumentation(recorder);
            }
            Ok(())
        };
        db.read_now(record).expect("a connection");
    }

    fn note(&self, statement: String) {
        let mut statements = self.statements.lock().expect("no test panics here");
        statements.push(statement);
    }

    /// Forget the statements so far, and return them.
    pub fn statements(&self) -> Vec<String> {
        std::mem::take(&mut self.statements.lock().expect("no test panics here"))
    }

    /// How often SQLite has planned a prepared statement again.
    pub fn planned_anew(&self) -> i64 {
        self.planned_anew.load(Ordering::Relaxed)
    }

    /// Rows that have been read so far, from tables and indexes: on PostgreSQL by its own count, on
    /// SQLite by the steps of its machine. The pool of the server must have one connection.
    pub fn rows_read(&self, db: &Database) -> i64 {
        db.read_now(|conn| match conn {
            DbConnection::Sqlite(_) => Ok(self.steps.load(Ordering::Relaxed) / STEPS_A_ROW),
            DbConnection::Postgres(conn) => Ok(postgres_rows(conn)?),
        })
        .expect("a count")
    }
}

fn postgres_rows(conn: &mut PgConnection) -> QueryResult<i64> {
    #[derive(QueryableByName)]
    struct Read {
        #[diesel(sql_type = BigInt)]
        rows: i64,
    }
    let read = diesel::sql_query(
        "SELECT ((SELECT sum(seq_tup_read) FROM pg_stat_user_tables) \
         + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes))::bigint AS rows",
    );
    let Read { rows } = read.get_result(conn)?;
    Ok(rows)
}

/// Make PostgreSQL count what its connection has done, at once and not within a second.
pub fn settle(db: &Database) {
    let settle = |conn: &mut DbConnection| {
        if let DbConnection::Postgres(conn) = conn {
            diesel::sql_query("SELECT pg_stat_force_next_flush()").execute(conn)?;
        }
        Ok(())
    };
    db.read_now(settle).expect("the statistics");
}

/// Notes the statements of one connection to PostgreSQL.
struct Recorder(Arc<Work>);

impl Instrumentation for Recorder {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            self.0.note(query.to_string());
        }
    }
}

/// Called by SQLite for each new connection.
unsafe extern "C" fn on_open(
    db: *mut sqlite::sqlite3,
    _: *mut *mut c_char,
    _: *const sqlite::sqlite3_api_routines,
) -> c_int {
    // SAFETY: the connection is open, and its file has a name.
    let name = unsafe { CStr::from_ptr(sqlite::sqlite3_db_filename(db, c"main".as_ptr())) };
    if let Some(work) = find(&name.to_string_lossy()) {
        // A connection may live as long as the process, and so does the count.
        let work: *const Work = Arc::into_raw(work);
        // SAFETY: the function has the type that SQLite calls it by, and `work` is never dropped.
        unsafe {
            sqlite::sqlite3_trace_v2(
                db,
                sqlite::SQLITE_TRACE_PROFILE as c_uint,
                Some(on_end),
                work.cast_mut().cast(),
            );
        }
    }
    sqlite::SQLITE_OK
}

/// Called by SQLite at the end of each statement.
unsafe extern "C" fn on_end(
    _: c_uint,
    work: *mut c_void,
    statement: *mut c_void,
    _: *mut c_void,
) -> c_int {
    // SAFETY: `work` is what `on_open` handed over, and SQLite hands over the statement.
    let (work, text, steps, planned) = unsafe {
        let count = |what| i64::from(sqlite::sqlite3_stmt_status(statement.cast(), what, 1));
        let steps = count(sqlite::SQLITE_STMTSTATUS_VM_STEP);
        let planned = count(sqlite::SQLITE_STMTSTATUS_REPREPARE);
        let text = CStr::from_ptr(sqlite::sqlite3_sql(statement.cast()));
        (&*work.cast::<Work>(), text, steps, planned)
    };
    work.note(text.to_string_lossy().into_owned());
    work.steps.fetch_add(steps, Ordering::Relaxed);
    work.planned_anew.fetch_add(planned, Ordering::Relaxed);
    0
}
