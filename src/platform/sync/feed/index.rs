//! On SQLite, the index of entries by school and by commune is written in batches.
//!
//! An index row for each entry would write two pages, one for its school and one for its commune.
//! The writer therefore indexes entries once [`TOGETHER`] are new. Readers scan the log itself for
//! newer ones. See `docs/adr/0013-changes-are-filed-together.md`.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::{Audience, Position, Stream};
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, raw};
use crate::platform::db::schema::{change_log, change_log_filing};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{SchoolId, UnitId};
use crate::prepared;

/// New entries in one batch. Enough that several share a page, few enough to scan.
const TOGETHER: i64 = 1024;

/// Index the new entries if there are enough of them, in the transaction that wrote the last.
///
/// # Errors
/// When the database fails.
pub fn write_index(conn: &mut DbConnection) -> QueryResult<()> {
    let newest = sql::<BigInt>("(SELECT coalesce(max(seq), 0) FROM change_log)");
    let both = change_log_filing::table.select((change_log_filing::filed_seq, newest));
    let (filed, newest): (i64, i64) = prepared!(conn, get_result, both)?;
    if newest - filed < TOGETHER {
        return Ok(());
    }
    let of = |column: &str| {
        format!(
            "SELECT {column} AS audience, resource, seq FROM change_log \
             WHERE {column} IS NOT NULL AND seq > "
        )
    };
    let entries = raw(format!("INSERT INTO change_log_filed {}", of("school_id")))
        .bind::<BigInt, _>(filed)
        .sql(format!(" UNION ALL {}", of("commune_id")))
        .bind::<BigInt, _>(filed)
        .sql(" ORDER BY audience, resource, seq");
    Cacheable(entries).execute(conn)?;
    diesel::update(change_log_filing::table)
        .set(change_log_filing::filed_seq.eq(newest))
        .execute(conn)?;
    Ok(())
}

/// Whether this audience is indexed here and not by an index of the log.
fn is_indexed(audience: &Audience) -> bool {
    matches!(audience, Audience::School(_) | Audience::Commune(_))
}

/// Positions after `after` up to `end` that are not indexed yet, for the indexed ones among
/// `streams`. Read these before the index, or entries that are indexed in between are missed.
///
/// # Errors
/// When the database fails.
pub(super) fn positions(
    conn: &mut DbConnection,
    streams: &[Stream],
    after: Position,
    end: Position,
) -> ApiResult<Vec<Position>> {
    let streams = streams.iter().filter(|stream| is_indexed(&stream.audience));
    let streams: Vec<&Stream> = streams.collect();
    if streams.is_empty() {
        return Ok(Vec::new());
    }
    let filed: i64 = change_log_filing::table
        .select(change_log_filing::filed_seq)
        .first(conn)?;
    let newest: Vec<(i64, String, Option<SchoolId>, Option<UnitId>)> = change_log::table
        .filter(change_log::seq.gt(after.seq.max(filed)))
        .filter(change_log::seq.le(end.seq))
        .select((
            change_log::seq,
            change_log::resource,
            change_log::school_id,
            change_log::commune_id,
        ))
        .load(conn)?;
    let positions = newest
        .into_iter()
        .filter_map(|(seq, resource, school, commune)| {
            let is_told = |stream: &&Stream| {
                let is_audience = match stream.audience {
                    Audience::School(own) => school == Some(own),
                    Audience::Commune(own) => commune == Some(own),
                    _ => false,
                };
                is_audience && stream.resources.contains(&resource.as_str())
            };
            let position = Position { tx: 0, seq };
            streams.iter().any(is_told).then_some(position)
        });
    Ok(positions.collect())
}
