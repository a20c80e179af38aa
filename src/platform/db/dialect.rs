//! What differs between the two databases.

use std::collections::HashMap;

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Nullable, Text};

use super::prepared::{Cacheable, raw};
use super::schema::search_refills;
use super::{DbConnection, Dialect};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{AnyId, Id, OrganisationId};
use crate::platform::values::sql::Uid;
use crate::prepared;

/// Run `job` in one snapshot: everything it reads is from the same moment.
///
/// # Errors
/// Those of `job`.
pub fn in_snapshot<T>(
    conn: &mut DbConnection,
    job: impl FnOnce(&mut DbConnection) -> ApiResult<T>,
) -> ApiResult<T> {
    conn.transaction(|conn| {
        if let DbConnection::Postgres(conn) = conn {
            conn.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        }
        job(conn)
    })
}

/// Keep other transactions from changing a row until this one ends. SQLite has one writer at a
/// time and needs no lock.
///
/// # Errors
/// When the database fails.
pub fn lock_row<R: 'static>(conn: &mut DbConnection, table: &str, id: Id<R>) -> ApiResult<()> {
    if let DbConnection::Postgres(conn) = conn {
        let lock = raw(format!("SELECT 1 FROM {table} WHERE id = "));
        Cacheable(lock.bind::<Uid, _>(id).sql(" FOR UPDATE")).execute(conn)?;
    }
    Ok(())
}

/// [`lock_row`] without waiting. Returns false when another transaction has the lock.
///
/// # Errors
/// When the database fails.
pub fn try_lock_row<R: 'static>(
    conn: &mut DbConnection,
    table: &str,
    id: Id<R>,
) -> ApiResult<bool> {
    match conn {
        DbConnection::Sqlite(_) => Ok(true),
        DbConnection::Postgres(conn) => {
            let sql = format!("SELECT 1 FROM {table} WHERE id = $1 FOR UPDATE SKIP LOCKED");
            let locked = diesel::sql_query(sql).bind::<Uid, _>(id).execute(conn)?;
            Ok(locked > 0)
        }
    }
}

/// [`lock_row`] for many rows, in the order of their ids.
///
/// # Errors
/// When the database fails.
pub fn lock_rows<R: 'static>(conn: &mut DbConnection, table: &str, ids: &[Id<R>]) -> ApiResult<()> {
    let DbConnection::Postgres(conn) = conn else {
        return Ok(());
    };
    let lock = raw(format!("SELECT 1 FROM {table} WHERE id = ANY("))
        .bind::<Array<Uid>, _>(ids)
        .sql(") ORDER BY id FOR UPDATE");
    Cacheable(lock).execute(conn)?;
    Ok(())
}

/// Take a named lock until the transaction ends. Waits for another holder.
///
/// # Errors
/// When the database fails.
pub fn lock(conn: &mut DbConnection, name: &str) -> ApiResult<()> {
    if let DbConnection::Postgres(conn) = conn {
        let lock = raw("SELECT pg_advisory_xact_lock(hashtextextended(");
        Cacheable(lock.bind::<Text, _>(name).sql(", 0))")).execute(conn)?;
    }
    Ok(())
}

/// [`lock`] for names of which a transaction may take any number, such as one for each person of a
/// file: as rows, because PostgreSQL keeps room for a few thousand locks of the other kind in all.
/// They are taken in one order by all transactions.
///
/// # Errors
/// When the database fails.
pub fn lock_names(conn: &mut DbConnection, names: &[String]) -> ApiResult<()> {
    let DbConnection::Postgres(conn) = conn else {
        return Ok(());
    };
    let lock = raw("INSERT INTO name_locks (key)
             SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(")
    .bind::<Array<Text>, _>(names)
    .sql(
        ") AS name ORDER BY key
             ON CONFLICT (key) DO UPDATE SET taken = EXCLUDED.taken",
    );
    Cacheable(lock).execute(conn)?;
    Ok(())
}

/// Forget names that nobody holds.
///
/// # Errors
/// When the database fails.
pub fn sweep_names(conn: &mut DbConnection) -> ApiResult<()> {
    if let DbConnection::Postgres(conn) = conn {
        let free = "DELETE FROM name_locks
            WHERE key IN (SELECT key FROM name_locks FOR UPDATE SKIP LOCKED)";
        diesel::sql_query(free).execute(conn)?;
    }
    Ok(())
}

/// [`lock`] without waiting. Returns false when another transaction has it.
///
/// # Errors
/// When the database fails.
pub fn try_lock(conn: &mut DbConnection, name: &str) -> ApiResult<bool> {
    #[derive(QueryableByName)]
    struct Taken {
        #[diesel(sql_type = Bool)]
        taken: bool,
    }
    match conn {
        DbConnection::Sqlite(_) => Ok(true),
        DbConnection::Postgres(conn) => {
            let sql = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken";
            let lock = diesel::sql_query(sql).bind::<Text, _>(name);
            let Taken { taken } = Cacheable(lock).get_result(conn)?;
            Ok(taken)
        }
    }
}

/// The rows that keys of one system of an organisation name, on PostgreSQL. Each key is looked up
/// by itself. For a list the planner would read all keys of the system while its statistics lag
/// behind.
///
/// # Errors
/// When the database fails.
pub fn rows_named(
    conn: &mut DbConnection,
    resource: &str,
    owner: OrganisationId,
    system: &str,
    values: &[&str],
) -> ApiResult<HashMap<String, AnyId>> {
    #[derive(QueryableByName)]
    struct Named {
        #[diesel(sql_type = Text)]
        value: String,
        #[diesel(sql_type = Nullable<Uid>)]
        row: Option<AnyId>,
    }
    let DbConnection::Postgres(conn) = conn else {
        return Ok(HashMap::new());
    };
    let find = diesel::sql_query(
        "SELECT value, (SELECT resource_id FROM external_ids AS keys \
         WHERE keys.resource = $1 AND keys.organisation_id = $2 AND keys.system = $3 \
         AND keys.value = wanted.value) AS row FROM unnest($4) AS wanted (value)",
    )
    .bind::<Text, _>(resource)
    .bind::<Uid, _>(owner)
    .bind::<Text, _>(system)
    .bind::<Array<Text>, _>(values);
    let named: Vec<Named> = Cacheable(find).load(conn)?;
    let named = named.into_iter();
    Ok(named
        .filter_map(|Named { value, row }| Some((value, row?)))
        .collect())
}

/// Turn sequential scans off until the transaction ends. An import fills a table faster than
/// PostgreSQL updates its statistics. A plan from when the table was empty would scan all of it for
/// each list of keys.
///
/// # Errors
/// When the database fails.
pub fn prefer_indexes(conn: &mut DbConnection) -> ApiResult<()> {
    if let DbConnection::Postgres(conn) = conn {
        conn.batch_execute("SET LOCAL enable_seqscan = off")?;
    }
    Ok(())
}

/// The number of rows that the connection has written. None on PostgreSQL, which does not count
/// them.
///
/// # Errors
/// When the database fails.
pub fn writes_so_far(conn: &mut DbConnection) -> ApiResult<Option<i64>> {
    if conn.dialect() == Dialect::Postgres {
        return Ok(None);
    }
    let count = diesel::select(sql::<BigInt>("total_changes()"));
    Ok(Some(prepared!(conn, get_result, count)?))
}

/// Whether the transaction can go on. PostgreSQL refuses all statements after an error.
pub fn goes_on(conn: &mut DbConnection) -> bool {
    match conn {
        DbConnection::Sqlite(_) => true,
        DbConnection::Postgres(conn) => conn.batch_execute("SELECT 1").is_ok(),
    }
}

/// Put the search document of a row in place of the one it had.
///
/// # Errors
/// When the database fails.
pub fn index_document(
    conn: &mut DbConnection,
    table: &str,
    seq: i64,
    words: &str,
) -> QueryResult<()> {
    match conn {
        DbConnection::Sqlite(conn) => {
            let write = raw(format!(
                "INSERT OR REPLACE INTO {table}_search (rowid, document) VALUES ("
            ))
            .bind::<BigInt, _>(seq)
            .sql(", ")
            .bind::<Text, _>(words)
            .sql(")");
            Cacheable(write).execute(conn)
        }
        DbConnection::Postgres(conn) => {
            let write = raw(format!(
                "UPDATE {table} SET search = to_tsvector('simple', "
            ))
            .bind::<Text, _>(words)
            .sql(") WHERE seq = ")
            .bind::<BigInt, _>(seq);
            Cacheable(write).execute(conn)
        }
    }
    .map(drop)
}

/// [`index_document`] of many rows. Those that have their document already are left alone on
/// PostgreSQL, where it is a new version of the row.
///
/// # Errors
/// When the database fails.
pub fn index_documents(
    conn: &mut DbConnection,
    table: &str,
    documents: Vec<(i64, String)>,
) -> QueryResult<()> {
    let DbConnection::Postgres(conn) = conn else {
        let mut documents = documents.iter();
        return documents.try_for_each(|(seq, words)| index_document(conn, table, *seq, words));
    };
    let (rows, words): (Vec<i64>, Vec<String>) = documents.into_iter().unzip();
    let write = format!(
        "UPDATE {table} SET search = fresh.search FROM (SELECT seq, to_tsvector('simple', words) AS \
         search FROM unnest($1, $2) AS given (seq, words)) AS fresh \
         WHERE {table}.seq = fresh.seq AND {table}.search IS DISTINCT FROM fresh.search"
    );
    let write = diesel::sql_query(write)
        .bind::<Array<BigInt>, _>(rows)
        .bind::<Array<Text>, _>(words);
    write.execute(conn).map(drop)
}

/// The number of the row that was inserted last, on SQLite.
///
/// # Errors
/// When the database fails.
pub fn last_row(conn: &mut DbConnection) -> QueryResult<i64> {
    Cacheable(diesel::select(sql::<BigInt>("last_insert_rowid()"))).get_result(conn)
}

/// Take the search document of a deleted row out. PostgreSQL keeps it in the row itself.
///
/// # Errors
/// When the database fails.
pub fn unindex_document(conn: &mut DbConnection, table: &str, seq: i64) -> ApiResult<()> {
    if let DbConnection::Sqlite(conn) = conn {
        let delete = raw(format!("DELETE FROM {table}_search WHERE rowid = "));
        Cacheable(delete.bind::<BigInt, _>(seq)).execute(conn)?;
    }
    Ok(())
}

/// Merge the segments of the search index of `table`, at most `pages` of them, or all. Returns
/// whether more may be left.
///
/// # Errors
/// When the database fails.
pub fn tidy_search(conn: &mut DbConnection, table: &str, pages: Option<i64>) -> ApiResult<bool> {
    let before = writes_so_far(conn)?;
    let DbConnection::Sqlite(sqlite) = conn else {
        // PostgreSQL's autovacuum does it.
        return Ok(false);
    };
    let Some(pages) = pages else {
        let sql = format!("INSERT INTO {table}_search ({table}_search) VALUES ('optimize')");
        diesel::sql_query(sql).execute(sqlite)?;
        return Ok(false);
    };
    // A negative number merges segments of any size.
    let sql = format!("INSERT INTO {table}_search ({table}_search, rank) VALUES ('merge', ?)");
    let merge = diesel::sql_query(sql).bind::<BigInt, _>(-pages);
    merge.execute(sqlite)?;
    // The statement itself counts as one.
    let least = before.map(|before| before + 1);
    Ok(writes_so_far(conn)? > least)
}

/// The next `limit` rows of `table`, after `after`, whose search document has `terms`, which are
/// in the language of the index, in the order of `seq`.
///
/// # Errors
/// When the database fails.
pub fn search_documents(
    conn: &mut DbConnection,
    table: &str,
    terms: &str,
    after: i64,
    limit: i64,
) -> ApiResult<Vec<i64>> {
    #[derive(QueryableByName)]
    struct Matched {
        #[diesel(sql_type = BigInt)]
        seq: i64,
    }
    let sql = search_sql(conn.dialect(), table);
    let search = diesel::sql_query(sql)
        .bind::<Text, _>(terms)
        .bind::<BigInt, _>(after)
        .bind::<BigInt, _>(limit);
    let found: Vec<Matched> = match conn {
        DbConnection::Sqlite(conn) => Cacheable(search).load(conn)?,
        // Not kept prepared: the plan depends on how common the words are.
        DbConnection::Postgres(conn) => search.load(conn)?,
    };
    Ok(found.into_iter().map(|row| row.seq).collect())
}

fn search_sql(dialect: Dialect, table: &str) -> String {
    match dialect {
        Dialect::Sqlite => format!(
            "SELECT rowid AS seq FROM {table}_search WHERE {table}_search MATCH ? AND rowid > ? \
             ORDER BY rowid LIMIT ?"
        ),
        Dialect::Postgres => format!(
            "SELECT seq FROM {table} WHERE search @@ to_tsquery('simple', $1) AND seq > $2 \
             ORDER BY seq LIMIT $3"
        ),
    }
}

/// Whether a migration has rebuilt the search index of `table` empty, or wants other documents in it.
/// Clears the mark and SQLite's index; the caller fills it in this transaction.
///
/// # Errors
/// When the database fails.
pub fn take_refill(conn: &mut DbConnection, table: &str) -> ApiResult<bool> {
    let taken = diesel::delete(search_refills::table.find(table)).execute(conn)?;
    if let DbConnection::Sqlite(conn) = conn
        && taken > 0
    {
        // An older release may have written documents in an older form.
        let empty = format!("INSERT INTO {table}_search ({table}_search) VALUES ('delete-all')");
        diesel::sql_query(empty).execute(conn)?;
    }
    Ok(taken > 0)
}

/// The query plan of [`search_documents`], for the test that expects an index.
///
/// # Errors
/// When the database fails.
pub fn explain_search(conn: &mut DbConnection, table: &str, terms: &str) -> ApiResult<String> {
    #[derive(QueryableByName)]
    struct SqliteStep {
        #[diesel(sql_type = Text)]
        detail: String,
    }
    #[derive(QueryableByName)]
    struct PostgresStep {
        #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
        plan: String,
    }
    let search = search_sql(conn.dialect(), table);
    let steps: Vec<String> = match conn {
        DbConnection::Sqlite(conn) => {
            let sql = format!("EXPLAIN QUERY PLAN {search}");
            let steps: Vec<SqliteStep> = diesel::sql_query(sql)
                .bind::<Text, _>(terms)
                .bind::<BigInt, _>(0)
                .bind::<BigInt, _>(50)
                .load(conn)?;
            steps.into_iter().map(|step| step.detail).collect()
        }
        DbConnection::Postgres(conn) => {
            let sql = format!("EXPLAIN {search}");
            let steps: Vec<PostgresStep> = diesel::sql_query(sql)
                .bind::<Text, _>(terms)
                .bind::<BigInt, _>(0)
                .bind::<BigInt, _>(50)
                .load(conn)?;
            steps.into_iter().map(|step| step.plan).collect()
        }
    };
    Ok(steps.join("\n"))
}
