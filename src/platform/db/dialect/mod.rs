//! What differs between the two databases.

mod search;

use std::collections::HashMap;

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Nullable, Text};

use crate::platform::db::prepared::{Cacheable, raw};
use crate::platform::db::{DbConnection, Dialect};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{AnyId, Id, OrganisationId};
use crate::platform::values::sql::Uid;
use crate::prepared;

pub use search::{
    explain_search, index_document, index_documents, search_documents, take_refill, tidy_search,
    unindex_document,
};

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

/// Keep other transactions from changing a row until this one ends. They may store rows that refer to
/// it: who has locked such a row, and would wait for this one to refer to it, is waited for by nobody
/// who has this one. SQLite has one writer at a time and needs no lock.
///
/// # Errors
/// When the database fails.
pub fn lock_row<R: 'static>(conn: &mut DbConnection, table: &str, id: Id<R>) -> ApiResult<()> {
    if let DbConnection::Postgres(conn) = conn {
        let lock = raw(format!("SELECT 1 FROM {table} WHERE id = "));
        Cacheable(lock.bind::<Uid, _>(id).sql(" FOR NO KEY UPDATE")).execute(conn)?;
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
            let sql = format!("SELECT 1 FROM {table} WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED");
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
        .sql(") ORDER BY id FOR NO KEY UPDATE");
    Cacheable(lock).execute(conn)?;
    Ok(())
}

/// [`lock_rows`] without waiting. Returns false when another transaction has one of the locks, or a
/// row is not there.
///
/// # Errors
/// When the database fails.
pub fn try_lock_rows<R: 'static>(
    conn: &mut DbConnection,
    table: &str,
    ids: &[Id<R>],
) -> ApiResult<bool> {
    let DbConnection::Postgres(conn) = conn else {
        return Ok(true);
    };
    let lock = raw(format!("SELECT 1 FROM {table} WHERE id = ANY("))
        .bind::<Array<Uid>, _>(ids)
        .sql(") FOR NO KEY UPDATE SKIP LOCKED");
    let locked = Cacheable(lock).execute(conn)?;
    Ok(locked == ids.len())
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

/// The number of the row that was inserted last, on SQLite.
///
/// # Errors
/// When the database fails.
pub fn last_row(conn: &mut DbConnection) -> QueryResult<i64> {
    Cacheable(diesel::select(sql::<BigInt>("last_insert_rowid()"))).get_result(conn)
}
