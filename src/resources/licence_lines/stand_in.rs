//! Replaced when merged: `admin_units::service::place_of` and `occupations::service::find`.

use diesel::prelude::*;

use crate::platform::db::schema::{admin_unit_successors, admin_units, occupations};
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::ids::{OccupationId, UnitId};
use crate::platform::op::Op;

#[derive(Debug)]
pub struct Place {
    pub unit: UnitId,
    pub commune: UnitId,
}

pub fn place_of(
    op: &mut Op,
    unit: UnitId,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<Option<Place>> {
    let found: Option<(String, Option<UnitId>)> = admin_units::table
        .filter(admin_units::id.eq(unit))
        .select((admin_units::level, admin_units::parent_id))
        .first(op.conn)
        .optional()?;
    let commune = match found {
        None => {
            problems.add(ErrorCode::ReferenceUnknown, pointer);
            return Ok(None);
        }
        Some((level, _)) if level == "COMMUNE" => unit,
        Some((level, Some(parent))) if level == "VILLAGE" => parent,
        Some(_) => {
            problems.add(ErrorCode::UnitNotCommune, pointer);
            return Ok(None);
        }
    };
    let successor: Option<UnitId> = admin_unit_successors::table
        .filter(admin_unit_successors::unit_id.eq(commune))
        .select(admin_unit_successors::successor_id)
        .first(op.conn)
        .optional()?;
    Ok(Some(Place {
        unit,
        commune: successor.unwrap_or(commune),
    }))
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = occupations)]
pub struct Occupation {
    pub level: Option<String>,
    pub class_min: Option<i32>,
    pub class_max: Option<i32>,
}

pub fn find(op: &mut Op, id: OccupationId) -> ApiResult<Option<Occupation>> {
    Ok(occupations::table
        .filter(occupations::id.eq(id))
        .select(Occupation::as_select())
        .first(op.conn)
        .optional()?)
}
