//! `admin_units::service::place_of` until it is there; replaced when merged.

use diesel::prelude::*;

use crate::platform::db::schema::admin_units;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::ids::UnitId;
use crate::platform::op::Op;

pub struct Place {
    pub commune: UnitId,
    pub district: Option<UnitId>,
}

pub fn place_of(
    op: &mut Op,
    unit: UnitId,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<Option<Place>> {
    let row: Option<(String, Option<UnitId>, Option<UnitId>)> = admin_units::table
        .find(unit)
        .select((
            admin_units::level,
            admin_units::parent_id,
            admin_units::district_id,
        ))
        .first(op.conn)
        .optional()?;
    match row {
        None => {
            problems.add(ErrorCode::ReferenceUnknown, pointer);
            Ok(None)
        }
        Some((level, _, district)) if level == "COMMUNE" => Ok(Some(Place {
            commune: unit,
            district,
        })),
        Some((level, Some(commune), district)) if level == "VILLAGE" => {
            Ok(Some(Place { commune, district }))
        }
        Some(_) => {
            problems.add(ErrorCode::UnitNotCommune, pointer);
            Ok(None)
        }
    }
}
