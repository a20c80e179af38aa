//! Match keys for people who were registered before there were any. Without one nobody who may be
//! the same person is found for them.

use std::time::Duration;

use diesel::prelude::*;

use super::model::match_key;
use crate::platform::db::schema::trainees;
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{TraineeId, UnitId};
use crate::platform::values::time::Date;

/// Rows of one transaction. Few, so that other writes do not wait long.
const AT_ONCE: usize = 200;
const BETWEEN: Duration = Duration::from_millis(50);
/// An older server beside this one may still register people without a key.
const EVERY: Duration = Duration::from_hours(1);

/// Look once an hour until the server stops. When there are none, an index says so.
pub async fn run(db: Database) {
    loop {
        if let Err(error) = fill(&db).await {
            tracing::error!(%error, "people could not be given match keys");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Give a match key to every trainee without one. Returns how many had none. A key is not part of
/// the record, so it makes no version and no entry in the feed.
///
/// # Errors
/// When the database fails.
pub async fn fill(db: &Database) -> ApiResult<usize> {
    let mut filled = 0;
    loop {
        let some = db.write(step).await?;
        filled += some;
        if some < AT_ONCE {
            return Ok(filled);
        }
        tokio::time::sleep(BETWEEN).await;
    }
}

fn step(conn: &mut DbConnection) -> ApiResult<usize> {
    let missing: Vec<(TraineeId, String, Date, UnitId)> = trainees::table
        .filter(trainees::match_key.is_null())
        .order(trainees::id)
        .limit(i64::try_from(AT_ONCE).unwrap_or(i64::MAX))
        .select((
            trainees::id,
            trainees::full_name,
            trainees::birth_date,
            trainees::commune_id,
        ))
        .load(conn)?;
    for (id, name, birth_date, commune) in &missing {
        let row = trainees::table
            .filter(trainees::id.eq(id))
            .filter(trainees::match_key.is_null());
        diesel::update(row)
            .set(trainees::match_key.eq(match_key(name, *birth_date, *commune)))
            .execute(conn)?;
    }
    Ok(missing.len())
}
