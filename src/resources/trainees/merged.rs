//! SQL of records that were merged, and of what merges brought.

use diesel::dsl::exists;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::Trainee;
use super::taken::Taken;
use crate::platform::auth::authz::Schools;
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{trainee_matches, trainees};
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::sync::external_ids::OwnedKey;
use crate::platform::values::ids::TraineeId;
use crate::platform::values::time::Timestamp;

/// The row that a merged one went into, at the end of all merges.
pub fn survivor_of(conn: &mut DbConnection, id: TraineeId) -> ApiResult<Option<TraineeId>> {
    let (mut survivor, mut next) = (None, Some(id));
    while let Some(id) = next {
        next = trainees::table
            .filter(trainees::id.eq(id))
            .select(trainees::merged_into_id)
            .first::<Option<TraineeId>>(conn)
            .optional()?
            .flatten();
        survivor = next.or(survivor);
    }
    Ok(survivor)
}

/// A row that was merged into that one.
pub fn find_merged(
    conn: &mut DbConnection,
    id: TraineeId,
    into: TraineeId,
) -> ApiResult<Option<Trainee>> {
    let row = trainees::table
        .filter(trainees::id.eq(id))
        .filter(trainees::merged_into_id.eq(into))
        .select(Trainee::as_select());
    Ok(row.first(conn).optional()?)
}

/// Whether another row was merged into this one.
pub fn has_absorbed(conn: &mut DbConnection, id: TraineeId) -> ApiResult<bool> {
    let gone = trainees::table.filter(trainees::merged_into_id.eq(id));
    Ok(diesel::select(exists(gone)).get_result(conn)?)
}

/// What a merge moved of the record itself.
#[derive(Debug, Serialize, Deserialize)]
struct Moved {
    record: Taken,
}

/// When the last merge brought one of these schools to this row.
pub fn joined_by_merge(
    conn: &mut DbConnection,
    id: TraineeId,
    schools: &Schools,
) -> ApiResult<Option<Timestamp>> {
    let merges = trainee_matches::table
        .filter(trainee_matches::survivor_id.eq(id))
        .filter(trainee_matches::moved.is_not_null())
        .filter(trainee_matches::decided_at.is_not_null())
        .select((
            trainee_matches::moved.assume_not_null(),
            trainee_matches::decided_at.assume_not_null(),
        ));
    let merges: Vec<(Json<Moved>, Timestamp)> = merges.load(conn)?;
    let brought = merges.into_iter().filter(|(Json(moved), _)| {
        let new = &moved.record.new_schools;
        new.iter().any(|school| schools.contains(school))
    });
    Ok(brought.map(|(_, at)| at).max())
}

/// The keys that merges have brought to this row.
pub fn brought_keys(conn: &mut DbConnection, id: TraineeId) -> ApiResult<Vec<OwnedKey>> {
    let merges = trainee_matches::table
        .filter(trainee_matches::survivor_id.eq(id))
        .filter(trainee_matches::moved.is_not_null())
        .select(trainee_matches::moved.assume_not_null());
    let merges: Vec<Json<Moved>> = merges.load(conn)?;
    let keys = merges
        .into_iter()
        .flat_map(|Json(moved)| moved.record.external_ids);
    Ok(keys.collect())
}
