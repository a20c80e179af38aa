//! SQL of what lies in communes: villages, which go with them, and how much there is of the rest.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::model::{AdminUnit, UnitLevel};
use crate::platform::db::schema::{
    admin_units, classes, enterprises, organisations, schools, trainees, users,
};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::UnitId;
use crate::platform::values::time::{Date, Timestamp};

type Counts = ApiResult<HashMap<UnitId, i64>>;

/// Villages that stand today, below whatever commune.
fn standing<'a>() -> admin_units::BoxedQuery<'a, DbBackend> {
    let today: Date = Timestamp::now().date();
    let lasts = admin_units::valid_to.is_null();
    admin_units::table
        .filter(admin_units::level.eq(UnitLevel::Village))
        .filter(lasts.or(admin_units::valid_to.ge(today)))
        .into_boxed()
}

/// Those of these communes that have villages.
pub fn with_villages(conn: &mut DbConnection, communes: &[UnitId]) -> ApiResult<Vec<UnitId>> {
    let mut found: Vec<UnitId> = villages(conn, communes)?.into_keys().collect();
    found.sort_unstable();
    Ok(found)
}

/// Some villages of a commune.
pub fn villages_of(
    conn: &mut DbConnection,
    commune: UnitId,
    limit: i64,
) -> ApiResult<Vec<AdminUnit>> {
    let rows = standing()
        .filter(admin_units::parent_id.eq(commune))
        .order(admin_units::id)
        .limit(limit);
    Ok(rows.select(AdminUnit::as_select()).load(conn)?)
}

/// How many villages each of these communes has.
pub fn villages(conn: &mut DbConnection, communes: &[UnitId]) -> Counts {
    let rows = standing()
        .filter(admin_units::parent_id.eq_any(communes))
        .select(admin_units::parent_id);
    let parents: Vec<Option<UnitId>> = rows.load(conn)?;
    Ok(counted(parents.into_iter().flatten()))
}

/// How many people live in each of these communes.
pub fn people(conn: &mut DbConnection, communes: &[UnitId]) -> Counts {
    let rows = trainees::table
        .filter(trainees::merged_into_id.is_null())
        .filter(trainees::commune_id.eq_any(communes))
        .group_by(trainees::commune_id)
        .select((trainees::commune_id, count_star()));
    let counts: Vec<(UnitId, i64)> = rows.load(conn)?;
    Ok(counts.into_iter().collect())
}

/// How many classes are held in each of these communes.
pub fn classes(conn: &mut DbConnection, communes: &[UnitId]) -> Counts {
    let rows = classes::table
        .filter(classes::commune_id.eq_any(communes))
        .group_by(classes::commune_id)
        .select((classes::commune_id, count_star()));
    let counts: Vec<(UnitId, i64)> = rows.load(conn)?;
    Ok(counts.into_iter().collect())
}

/// How many enterprises lie in each of these communes.
pub fn enterprises(conn: &mut DbConnection, communes: &[UnitId]) -> Counts {
    let rows = enterprises::table
        .filter(enterprises::commune_id.eq_any(communes))
        .select(enterprises::commune_id);
    let found: Vec<Option<UnitId>> = rows.load(conn)?;
    Ok(counted(found.into_iter().flatten()))
}

/// How many schools have their seat in each of these communes or in one of its villages.
pub fn schools(conn: &mut DbConnection, communes: &[UnitId]) -> Counts {
    let places = admin_units::id
        .eq_any(communes)
        .or(admin_units::parent_id.eq_any(communes).assume_not_null());
    let rows = schools::table
        .inner_join(admin_units::table.on(schools::unit_id.eq(admin_units::id.nullable())))
        .filter(places)
        .select((admin_units::id, admin_units::parent_id));
    let seats: Vec<(UnitId, Option<UnitId>)> = rows.load(conn)?;
    let commune = |(unit, parent): (UnitId, Option<UnitId>)| {
        let is_own = communes.contains(&unit);
        if is_own { Some(unit) } else { parent }
    };
    Ok(counted(seats.into_iter().filter_map(commune)))
}

/// How many users the agencies of each of these communes have.
pub fn users(conn: &mut DbConnection, communes: &[UnitId]) -> Counts {
    let rows = users::table
        .inner_join(organisations::table.on(users::organisation_id.eq(organisations::id)))
        .filter(organisations::unit_id.eq_any(communes))
        .select(organisations::unit_id);
    let units: Vec<Option<UnitId>> = rows.load(conn)?;
    Ok(counted(units.into_iter().flatten()))
}

fn counted(units: impl Iterator<Item = UnitId>) -> HashMap<UnitId, i64> {
    let mut counts = HashMap::new();
    for unit in units {
        *counts.entry(unit).or_insert(0) += 1;
    }
    counts
}
