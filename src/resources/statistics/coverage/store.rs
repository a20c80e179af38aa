//! SQL of licence lines and the partnerships for them.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use crate::platform::db::DbConnection;
use crate::platform::db::schema::{enterprises, licence_lines, occupations, partnerships, schools};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{EnterpriseId, LicenceLineId, OccupationId, SchoolId};
use crate::platform::values::time::Date;

/// A licence line with the names that go with it.
#[derive(Debug, Queryable)]
pub struct Line {
    pub id: LicenceLineId,
    pub school_id: SchoolId,
    pub school_name: String,
    pub school_sort_key: String,
    pub occupation_id: OccupationId,
    pub occupation_code: String,
    pub occupation_name: String,
    pub level: String,
}

/// Enterprises by school, occupation and level.
pub type Partners = HashMap<(SchoolId, OccupationId, String), BTreeSet<EnterpriseId>>;

/// Lines of active schools at one of `levels` that are in force on a day, in the order of the
/// schools' names.
pub fn lines_in_force(
    conn: &mut DbConnection,
    levels: &[String],
    on: Date,
) -> ApiResult<Vec<Line>> {
    let lasts = licence_lines::valid_to
        .is_null()
        .or(licence_lines::valid_to.ge(on));
    let lines = licence_lines::table
        .inner_join(schools::table.on(schools::id.eq(licence_lines::school_id)))
        .inner_join(occupations::table.on(occupations::id.eq(licence_lines::occupation_id)))
        .filter(licence_lines::level.eq_any(levels))
        .filter(licence_lines::valid_from.le(on))
        .filter(lasts)
        .filter(schools::status.eq("ACTIVE"))
        .order((
            schools::sort_key,
            occupations::code,
            licence_lines::level,
            licence_lines::id,
        ))
        .select((
            licence_lines::id,
            schools::id,
            schools::name_vi,
            schools::sort_key,
            occupations::id,
            occupations::code,
            occupations::name_vi,
            licence_lines::level,
        ));
    Ok(lines.load(conn)?)
}

/// Active enterprises with a partnership at one of `levels` that is in force on a day.
pub fn partners_in_force(
    conn: &mut DbConnection,
    levels: &[String],
    on: Date,
) -> ApiResult<Partners> {
    let lasts = partnerships::expiry_date
        .is_null()
        .or(partnerships::expiry_date.ge(on));
    let rows: Vec<(SchoolId, OccupationId, String, EnterpriseId)> = partnerships::table
        .inner_join(enterprises::table.on(enterprises::id.eq(partnerships::enterprise_id)))
        .filter(partnerships::level.eq_any(levels))
        .filter(partnerships::signed_date.le(on))
        .filter(lasts)
        .filter(enterprises::status.eq("ACTIVE"))
        .select((
            partnerships::school_id,
            partnerships::occupation_id,
            partnerships::level,
            partnerships::enterprise_id,
        ))
        .load(conn)?;
    let mut partners = Partners::new();
    for (school, occupation, level, enterprise) in rows {
        partners
            .entry((school, occupation, level))
            .or_default()
            .insert(enterprise);
    }
    Ok(partners)
}
