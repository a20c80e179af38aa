//! The newest entries of the log on SQLite, before they are filed by whom they are for.
//!
//! One entry alone would write a page of the file for its school and one for its commune. A
//! trigger of the log therefore files them [`TOGETHER`]; what is newer than that is read from the
//! log itself. See `docs/adr/0013-changes-are-filed-together.md`.

use diesel::prelude::*;

use super::{Audience, Position, Stream};
use crate::platform::db::DbConnection;
use crate::platform::db::schema::change_log;
use crate::platform::error::ApiResult;
use crate::platform::ids::{SchoolId, UnitId};

/// Entries that the trigger `change_log_file` files at a time: at each whose number is a multiple
/// of it, those up to there.
const TOGETHER: i64 = 1024;

/// Whether entries for this audience are filed, and have no index in the log.
fn is_filed(audience: &Audience) -> bool {
    matches!(audience, Audience::School(_) | Audience::Commune(_))
}

/// Places of those of `streams` that are filed, after `after` and up to `end`, which are not filed
/// yet. The log is complete up to `end`.
///
/// # Errors
/// When the database fails.
pub(super) fn places(
    conn: &mut DbConnection,
    streams: &[Stream],
    after: Position,
    end: Position,
) -> ApiResult<Vec<Position>> {
    let filed = end.seq - end.seq % TOGETHER;
    let streams = streams.iter().filter(|stream| is_filed(&stream.audience));
    let streams: Vec<&Stream> = streams.collect();
    if streams.is_empty() {
        return Ok(Vec::new());
    }
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
    let places = newest
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
            let place = Position { tx: 0, seq };
            streams.iter().any(is_told).then_some(place)
        });
    Ok(places.collect())
}
