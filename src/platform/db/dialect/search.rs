//! Search documents: a table of their own on SQLite, a column of the row on PostgreSQL.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use super::writes_so_far;
use crate::platform::db::prepared::{Cacheable, raw};
use crate::platform::db::schema::search_refills;
use crate::platform::db::{DbConnection, Dialect};
use crate::platform::error::ApiResult;

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
