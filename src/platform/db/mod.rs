//! The database: SQLite in a file or PostgreSQL, chosen by its URL, behind one set of queries.
//!
//! Reads run where it costs least: on SQLite on a connection of the worker itself, on
//! PostgreSQL through a pool. Writes are jobs, each one transaction: on SQLite one thread runs
//! them and commits many at once ([`writer`]), on PostgreSQL a pooled connection runs each.

pub mod dialect;
pub mod for_update;
pub mod one_of;
pub mod one_trainee;
mod overlay;
mod pool;
pub mod prepared;
pub mod schema;
pub mod sealed;
mod sqlite;
pub mod statements;
pub mod statistics;
pub mod stream;
pub mod together;
pub mod types;
mod url;
pub mod worker_connection;
mod writer;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use tokio::sync::{oneshot, watch};

pub use url::{DatabaseUrl, DatabaseUrlError};

use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use pool::Pool;
use statements::Statements;
use writer::Writer;

const SQLITE_MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES_MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum DbConnection {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}

/// Diesel's backend for queries that run on either database.
pub type DbBackend = self::multi_connection_impl::MultiBackend;

/// Which SQL the connected database speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

impl DbConnection {
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match self {
            DbConnection::Postgres(_) => Dialect::Postgres,
            DbConnection::Sqlite(_) => Dialect::Sqlite,
        }
    }

    /// Connect and set the session up.
    ///
    /// # Errors
    /// When the database cannot be reached or refuses a setting.
    pub fn open(url: &DatabaseUrl, purpose: Purpose) -> Result<Self, OpenError> {
        match url {
            DatabaseUrl::Sqlite(path) => Ok(Self::Sqlite(sqlite::open(path, purpose)?)),
            DatabaseUrl::Postgres(url) => {
                // Before libpq does it, which would have OpenSSL taken down at exit, under threads
                // whose connections still use it.
                openssl_sys::init();
                let mut conn = PgConnection::establish(url)?;
                conn.batch_execute("SET TIME ZONE 'UTC'; SET statement_timeout = '60s'")?;
                Ok(Self::Postgres(conn))
            }
        }
    }
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Read,
    Write,
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("cannot create {0}: {1}")]
    Create(PathBuf, std::io::Error),
    #[error("cannot connect to the database: {0}")]
    Connect(#[from] ConnectionError),
    #[error("the database refused a setting: {0}")]
    Setting(#[from] diesel::result::Error),
    #[error("SQLite {0} is too old: 3.51.3 or newer is needed")]
    SqliteTooOld(String),
    #[error("SQLite was built without sqlite_dbpage: build with the flags of .cargo/config.toml")]
    SqliteWithoutPages,
    #[error("migration failed: {0}")]
    Migration(String),
    #[error("cannot open the connection pool: {0}")]
    Pool(String),
}

/// What the writer does at the end of each transaction, for all writes in it.
pub type BeforeCommit = fn(&mut DbConnection) -> QueryResult<()>;

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    url: DatabaseUrl,
    pool: Pool,
    statements: Statements,
    writer: Option<Arc<Writer>>,
    committed: watch::Sender<()>,
    commits: watch::Receiver<()>,
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

impl Database {
    /// Open the database and bring its schema up to date.
    ///
    /// `pool_size` bounds the connections of the pool: all of them on PostgreSQL, those of long
    /// reads on SQLite. The one writer of SQLite runs `before_commit` once for each batch of writes.
    ///
    /// # Errors
    /// When the database cannot be reached, is too old, or a migration fails.
    pub fn open(
        url: &DatabaseUrl,
        pool_size: u32,
        before_commit: BeforeCommit,
    ) -> Result<Self, OpenError> {
        let mut conn = DbConnection::open(url, Purpose::Write)?;
        if conn.dialect() == Dialect::Sqlite {
            sqlite::check_library()?;
        }
        migrate(&mut conn)?;
        let statements = Statements::new();
        conn.set_instrumentation(statements.clone());
        let (committed, commits) = watch::channel(());
        let writer = match conn.dialect() {
            Dialect::Sqlite => {
                let writer = Writer::start(url.clone(), conn, before_commit, committed.clone());
                Some(Arc::new(writer))
            }
            Dialect::Postgres => None,
        };
        let purpose = if writer.is_some() {
            Purpose::Read
        } else {
            Purpose::Write
        };
        let pool = Pool::open(url.clone(), purpose, statements.clone(), pool_size)?;
        Ok(Self {
            url: url.clone(),
            pool,
            statements,
            writer,
            committed,
            commits,
        })
    }

    #[must_use]
    pub fn dialect(&self) -> Dialect {
        if self.writer.is_some() {
            Dialect::Sqlite
        } else {
            Dialect::Postgres
        }
    }

    #[must_use]
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Signals every commit of this process. On PostgreSQL it does not signal those of other
    /// servers.
    #[must_use]
    pub fn commits(&self) -> watch::Receiver<()> {
        self.commits.clone()
    }

    /// A connection for the short reads of one worker; only SQLite has them.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn worker_connection(&self) -> Result<Option<DbConnection>, OpenError> {
        if self.dialect() == Dialect::Postgres {
            return Ok(None);
        }
        let mut conn = DbConnection::open(&self.url, Purpose::Read)?;
        conn.set_instrumentation(self.statements.clone());
        Ok(Some(conn))
    }

    /// The statements that requests and jobs have sent.
    #[must_use]
    pub fn statements(&self) -> &Statements {
        &self.statements
    }

    /// Run a read on a thread that may block, in one snapshot of the database.
    ///
    /// # Errors
    /// Those of `job`, or 503 when no connection is free.
    pub async fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut DbConnection) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let database = self.clone();
        blocking(move || database.read_now(job)).await
    }

    /// [`Database::read`] for threads that may block.
    ///
    /// # Errors
    /// As [`Database::read`].
    pub fn read_now<T>(&self, job: impl FnOnce(&mut DbConnection) -> ApiResult<T>) -> ApiResult<T> {
        self.pool.lend(|conn| dialect::in_snapshot(conn, job))
    }

    /// Run a short read that needs no snapshot over several statements.
    ///
    /// # Errors
    /// As [`Database::read`].
    pub async fn read_once<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut DbConnection) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let database = self.clone();
        blocking(move || database.pool.lend(job)).await
    }

    /// Run `job` in one write transaction; it is durable when this returns. It may run again
    /// before that, after what it wrote was undone; only its last run counts.
    ///
    /// # Errors
    /// Those of `job`, after which nothing of it is stored; or a failed commit.
    pub async fn write<T: Send + 'static>(
        &self,
        job: impl FnMut(&mut DbConnection) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        match &self.writer {
            Some(writer) => {
                let (sender, receiver) = oneshot::channel();
                // A receiver that is gone no longer wants the answer.
                writer.submit(job, move |outcome| drop(sender.send(outcome)))?;
                receiver.await.map_err(|_| stopped())?
            }
            None => {
                let database = self.clone();
                blocking(move || database.commit_again(job)).await
            }
        }
    }

    /// [`Database::write`] for threads that may block, of a job that runs once.
    ///
    /// # Errors
    /// As [`Database::write`].
    pub fn write_now<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut DbConnection) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        match &self.writer {
            Some(writer) => {
                // Not the channel of `write`, which panics when it blocks a thread of the runtime.
                // A starting server blocks one on purpose.
                let (sender, receiver) = mpsc::sync_channel(1);
                writer.submit_once(job, move |outcome| drop(sender.send(outcome)))?;
                receiver.recv().map_err(|_| stopped())?
            }
            None => self.commit(job),
        }
    }

    /// Run `job` in a transaction of PostgreSQL.
    fn commit<T>(&self, job: impl FnOnce(&mut DbConnection) -> ApiResult<T>) -> ApiResult<T> {
        let outcome = self.pool.lend(|conn| conn.transaction(job))?;
        self.committed.send_replace(());
        Ok(outcome)
    }

    /// [`Database::commit`], once more where a reference did not hold: a merge may have given the
    /// row that `job` has read to another trainee meanwhile.
    fn commit_again<T>(
        &self,
        mut job: impl FnMut(&mut DbConnection) -> ApiResult<T>,
    ) -> ApiResult<T> {
        match self.commit(&mut job) {
            Err(error) if error.code() == ErrorCode::StillReferenced => self.commit(job),
            outcome => outcome,
        }
    }
}

async fn blocking<T: Send + 'static>(
    job: impl FnOnce() -> ApiResult<T> + Send + 'static,
) -> ApiResult<T> {
    actix_web::web::block(job)
        .await
        .map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))?
}

fn stopped() -> ApiError {
    unavailable("the writer has stopped")
}

/// An error after which the caller may try again soon.
fn unavailable(cause: impl fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::Unavailable)
        .retry_after(1)
        .caused_by(cause.to_string())
}

fn migrate(conn: &mut DbConnection) -> Result<(), OpenError> {
    let outcome = match conn {
        DbConnection::Sqlite(conn) => conn.run_pending_migrations(SQLITE_MIGRATIONS).map(drop),
        // Several servers may start at once on one PostgreSQL: they take turns.
        DbConnection::Postgres(conn) => {
            // Writing a table of many people anew, and waiting for another server that does, takes longer
            // than a statement of a request may.
            conn.batch_execute("SET statement_timeout = 0; SELECT pg_advisory_lock(7203450158)")?;
            let outcome = conn.run_pending_migrations(POSTGRES_MIGRATIONS).map(drop);
            conn.batch_execute(
                "SELECT pg_advisory_unlock(7203450158); SET statement_timeout = '60s'",
            )?;
            outcome
        }
    };
    outcome.map_err(|error| OpenError::Migration(error.to_string()))
}
