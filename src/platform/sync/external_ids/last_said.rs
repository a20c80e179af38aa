//! What rows of files said under their keys the last time. A row that says the same of a record that has
//! not changed since says nothing: see `docs/adr/0022-a-row-that-says-the-same-is-not-carried-out.md`.

use std::collections::HashMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Array, Binary, Bool, Text};

use super::owner;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{self, Cacheable};
use crate::platform::db::schema::external_ids;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::AnyId;
use crate::platform::values::sql::Uid;

/// A key of one system, and the digest of what is said under it.
pub type Said<'a> = (&'a str, &'a [u8]);

/// The records of those of `rows` that say what they said the last time, of records of the table
/// `resource` that have not changed since; by their keys.
///
/// # Errors
/// When the database fails.
pub fn unchanged(
    op: &mut Op,
    resource: &'static str,
    system: &str,
    rows: &[Said],
) -> ApiResult<HashMap<String, AnyId>> {
    let owner = owner(op);
    match op.conn() {
        DbConnection::Postgres(conn) => {
            #[derive(QueryableByName)]
            struct Known {
                #[diesel(sql_type = Text)]
                value: String,
                #[diesel(sql_type = Uid)]
                row: AnyId,
            }
            let (values, digests): (Vec<&str>, Vec<&[u8]>) = rows.iter().copied().unzip();
            let find = diesel::sql_query(format!(
                "SELECT keys.value, keys.resource_id AS row \
                 FROM unnest($4, $5) AS said (value, digest) \
                 JOIN external_ids AS keys ON keys.resource = $1 AND keys.organisation_id = $2 \
                  AND keys.system = $3 AND keys.value = said.value AND keys.digest = said.digest \
                 JOIN {resource} AS rows ON rows.id = keys.resource_id \
                  AND rows.version = keys.said_version"
            ))
            .bind::<Text, _>(resource)
            .bind::<Uid, _>(owner)
            .bind::<Text, _>(system)
            .bind::<Array<Text>, _>(values)
            .bind::<Array<Binary>, _>(digests);
            let known: Vec<Known> = Cacheable(find).load(conn)?;
            Ok(known
                .into_iter()
                .map(|known| (known.value, known.row))
                .collect())
        }
        conn @ DbConnection::Sqlite(_) => {
            let mut found = HashMap::new();
            for (value, digest) in rows {
                let same = external_ids::table
                    .find((resource, owner, system, *value))
                    .filter(external_ids::digest.eq(*digest))
                    .filter(sql::<Bool>(&format!(
                        "EXISTS (SELECT 1 FROM {resource} WHERE id = external_ids.resource_id \
                         AND version = external_ids.said_version)"
                    )))
                    .select(external_ids::resource_id);
                if let Some(row) = Cacheable(same).get_result(conn).optional()? {
                    found.insert((*value).to_owned(), row);
                }
            }
            Ok(found)
        }
    }
}

/// Remember what these rows have said, and as what they left their records.
///
/// # Errors
/// When the database fails.
pub fn remember(op: &mut Op, resource: &'static str, system: &str, rows: &[Said]) -> ApiResult<()> {
    let owner = owner(op);
    match op.conn() {
        DbConnection::Postgres(conn) => {
            let (values, digests): (Vec<&str>, Vec<&[u8]>) = rows.iter().copied().unzip();
            let update = prepared::raw(
                "UPDATE external_ids AS keys SET digest = said.digest, \
                 said_version = rows.version FROM unnest(",
            )
            .bind::<Array<Text>, _>(values)
            .sql(", ")
            .bind::<Array<Binary>, _>(digests)
            .sql(format!(
                ") AS said (value, digest), {resource} AS rows WHERE rows.id = keys.resource_id \
                 AND keys.value = said.value AND keys.resource = "
            ))
            .bind::<Text, _>(resource)
            .sql(" AND keys.organisation_id = ")
            .bind::<Uid, _>(owner)
            .sql(" AND keys.system = ")
            .bind::<Text, _>(system);
            Cacheable(update).execute(conn)?;
        }
        conn @ DbConnection::Sqlite(_) => {
            for (value, digest) in rows {
                let update = prepared::raw("UPDATE external_ids SET digest = ")
                    .bind::<Binary, _>(*digest)
                    .sql(format!(
                        ", said_version = (SELECT version FROM {resource} WHERE id = resource_id) \
                         WHERE resource = "
                    ))
                    .bind::<Text, _>(resource)
                    .sql(" AND organisation_id = ")
                    .bind::<Uid, _>(owner)
                    .sql(" AND system = ")
                    .bind::<Text, _>(system)
                    .sql(" AND value = ")
                    .bind::<Text, _>(*value);
                Cacheable(update).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// A record has become another version by something that nobody said of it: what was last said of it is
/// still what it is.
///
/// # Errors
/// When the database fails.
pub fn go_along(op: &mut Op, resource: &str, row: AnyId, from: i64) -> ApiResult<()> {
    let said = external_ids::table
        .filter(external_ids::resource.eq(resource))
        .filter(external_ids::resource_id.eq(row))
        .filter(external_ids::said_version.eq(from));
    diesel::update(said)
        .set(external_ids::said_version.eq(from + 1))
        .execute(op.conn())?;
    Ok(())
}
