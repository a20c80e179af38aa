//! The statistics by which a database plans its statements.
//!
//! PostgreSQL keeps its own up to date. SQLite takes them when it is told to, and its other
//! connections read them anew only after a change of the schema. See
//! `docs/adr/0017-lists-read-along-an-index.md`.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::{Database, DbConnection};
use crate::platform::error::ApiResult;

/// Rows in one go after which the statistics are of another database.
pub const MANY_ROWS: i64 = 10_000;

/// SQLite reads about so many entries of each index.
const SAMPLE: &str = "PRAGMA analysis_limit = 1000";
/// Analyses tables that have no statistics, or ten times as many rows as when they were taken,
/// also those that this connection has not read.
const WHERE_STALE: &str = "PRAGMA optimize = 0x10002";
/// SQLite plans by the number of rows that a table had when it was looked at, and would read a small
/// one whole after it has grown. What it assumes of an unknown table suits any. The second statement
/// reads the statistics again that are left.
const FORGET_SMALL: &str = "DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < 1000; \
                            ANALYZE sqlite_schema";
/// Makes every other connection read the schema again, and the statistics with it.
const TELL_OTHERS: &str = "CREATE TABLE schema_change (id INTEGER); DROP TABLE schema_change";

impl Database {
    /// Take the statistics of tables that have none, or have grown many times over since. Does
    /// nothing on PostgreSQL, whose autovacuum sees to it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh_statistics(&self) -> ApiResult<()> {
        self.write(refresh).await
    }

    /// [`Database::refresh_statistics`] for threads that may block.
    ///
    /// # Errors
    /// When the database fails.
    pub fn refresh_statistics_now(&self) -> ApiResult<()> {
        self.write_now(refresh)
    }

    /// Take the statistics after [`MANY_ROWS`] were written, before the next statements are planned
    /// by those of before.
    ///
    /// # Errors
    /// When the database fails.
    pub fn renew_statistics_now(&self) -> ApiResult<()> {
        self.write_now(renew)
    }
}

fn refresh(conn: &mut DbConnection) -> ApiResult<()> {
    if let DbConnection::Sqlite(conn) = conn {
        analyze(conn, WHERE_STALE)?;
    }
    Ok(())
}

fn renew(conn: &mut DbConnection) -> ApiResult<()> {
    match conn {
        DbConnection::Sqlite(conn) => analyze(conn, "ANALYZE"),
        DbConnection::Postgres(conn) => {
            for table in changed_tables(conn)? {
                conn.batch_execute(&format!("ANALYZE \"{table}\""))?;
            }
            Ok(())
        }
    }
}

fn analyze(conn: &mut SqliteConnection, how: &str) -> ApiResult<()> {
    let before = taken(conn)?;
    conn.batch_execute(SAMPLE)?;
    conn.batch_execute(how)?;
    if is_taken(conn)? {
        conn.batch_execute(FORGET_SMALL)?;
    }
    if taken(conn)? != before {
        conn.batch_execute(TELL_OTHERS)?;
    }
    Ok(())
}

/// Whether SQLite has any statistics.
fn is_taken(conn: &mut SqliteConnection) -> QueryResult<bool> {
    #[derive(QueryableByName)]
    struct Tables {
        #[diesel(sql_type = BigInt)]
        number: i64,
    }
    let exists = "SELECT count(*) AS number FROM sqlite_schema WHERE name = 'sqlite_stat1'";
    let Tables { number } = diesel::sql_query(exists).get_result(conn)?;
    Ok(number > 0)
}

/// What SQLite knows.
fn taken(conn: &mut SqliteConnection) -> QueryResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Known {
        #[diesel(sql_type = Text)]
        known: String,
    }
    if !is_taken(conn)? {
        return Ok(Vec::new());
    }
    let all = "SELECT concat(tbl, ' ', idx, ' ', stat) AS known FROM sqlite_stat1 ORDER BY known";
    let all: Vec<Known> = diesel::sql_query(all).load(conn)?;
    Ok(all.into_iter().map(|Known { known }| known).collect())
}

/// Tables of which PostgreSQL counts many changes since it last looked.
fn changed_tables(conn: &mut PgConnection) -> QueryResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Table {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let changed = "SELECT relname::text AS name FROM pg_stat_user_tables \
                   WHERE schemaname = current_schema() AND n_mod_since_analyze > 1000 \
                   ORDER BY name";
    let changed: Vec<Table> = diesel::sql_query(changed).load(conn)?;
    Ok(changed.into_iter().map(|Table { name }| name).collect())
}
