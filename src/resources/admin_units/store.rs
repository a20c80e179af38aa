//! SQL of administrative units. Everybody may read all of them; which a caller may change is in
//! [`changeable`].

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{AdminUnit, Succession, UnitLevel};
use super::wire::UnitFilter;
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{admin_unit_successors, admin_units};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::lists::page::{Bound, ListQuery, Slice};
use crate::platform::values::ids::{AnyId, UnitId};
use crate::platform::values::time::Date;
use crate::platform::wire::communes::Succeeded;
use crate::{load_page, load_versions, one_of, prepared};

type Query<'a> = admin_units::BoxedQuery<'a, DbBackend>;

fn valid_on(rows: Query<'_>, day: Date) -> Query<'_> {
    rows.filter(admin_units::valid_from.le(day)).filter(
        admin_units::valid_to
            .is_null()
            .or(admin_units::valid_to.ge(day)),
    )
}

fn filtered(filter: &UnitFilter, day: Option<Date>) -> Query<'_> {
    let mut rows = admin_units::table.into_boxed();
    if let Some(day) = day {
        rows = valid_on(rows, day);
    }
    if let Some(levels) = filter.level.values() {
        rows = rows.filter(one_of!(admin_units::level, levels));
    }
    if let Some(parent) = filter.parent_id {
        rows = rows.filter(admin_units::parent_id.eq(parent));
    }
    if let Some(code) = &filter.code {
        rows = rows.filter(admin_units::code.eq(code));
    }
    if let Some(types) = filter.unit_type.values() {
        rows = rows.filter(one_of!(admin_units::unit_type, types));
    }
    if let Some(district) = filter.district_id {
        let origins = diesel::alias!(admin_units as origins);
        let whole = admin_units::district_id.eq(district).assume_not_null();
        let in_part = admin_unit_successors::table
            .inner_join(
                origins.on(origins
                    .field(admin_units::id)
                    .eq(admin_unit_successors::unit_id)),
            )
            .filter(origins.field(admin_units::district_id).eq(district))
            .select(admin_unit_successors::successor_id);
        rows = rows.filter(whole.or(admin_units::id.eq_any(in_part)));
    }
    for (first, later) in filter.q.patterns() {
        let name = admin_units::folded_name;
        rows = rows.filter(name.like(first).or(name.like(later)));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    query: &ListQuery<UnitFilter>,
    day: Option<Date>,
) -> ApiResult<Slice<AdminUnit>> {
    load_page!(
        conn,
        query,
        admin_units,
        AdminUnit,
        filtered(&query.filter, day),
        along query.along(Bound::OTHERWISE)
    )
}

pub fn find(conn: &mut DbConnection, id: UnitId) -> ApiResult<Option<AdminUnit>> {
    let row = admin_units::table.find(id);
    Ok(prepared!(conn, get_result, row.select(AdminUnit::as_select())).optional()?)
}

pub fn by_ids(conn: &mut DbConnection, ids: &[UnitId]) -> ApiResult<Vec<AdminUnit>> {
    let rows = admin_units::table.filter(admin_units::id.eq_any(ids));
    Ok(rows.select(AdminUnit::as_select()).load(conn)?)
}

/// Ids and versions of all rows, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(
        conn,
        admin_units::table.into_boxed(),
        admin_units,
        after,
        limit
    )
}

/// The unit, if the caller may change it or what lies below it.
pub fn changeable(
    conn: &mut DbConnection,
    reach: &Reach,
    id: UnitId,
) -> ApiResult<Option<AdminUnit>> {
    let rows = admin_units::table
        .filter(admin_units::id.eq(id))
        .into_boxed();
    let rows = match reach {
        Reach::All => rows,
        Reach::Communes(own) => {
            let own_village = admin_units::level
                .eq(UnitLevel::Village)
                .and(admin_units::parent_id.eq_any(own).assume_not_null());
            rows.filter(admin_units::id.eq_any(own).or(own_village))
        }
        _ => return Ok(None),
    };
    Ok(rows.select(AdminUnit::as_select()).first(conn).optional()?)
}

/// All units of a day, in Vietnamese order.
pub fn existing_on(conn: &mut DbConnection, day: Date) -> ApiResult<Vec<AdminUnit>> {
    let rows = valid_on(admin_units::table.into_boxed(), day)
        .select(AdminUnit::as_select())
        .order((admin_units::sort_key, admin_units::id));
    Ok(rows.load(conn)?)
}

/// Every unit that ever had the code, the oldest first.
pub fn with_code(
    conn: &mut DbConnection,
    level: UnitLevel,
    code: &str,
) -> ApiResult<Vec<AdminUnit>> {
    let rows = admin_units::table
        .filter(admin_units::level.eq(level))
        .filter(admin_units::code.eq(code))
        .order(admin_units::valid_from);
    Ok(prepared!(conn, load, rows.select(AdminUnit::as_select()))?)
}

/// How a unit became its successor.
pub fn relation(conn: &mut DbConnection, id: UnitId) -> ApiResult<Option<String>> {
    let row = admin_unit_successors::table
        .filter(admin_unit_successors::unit_id.eq(id))
        .select(admin_unit_successors::relation);
    Ok(row.first(conn).optional()?)
}

/// The unit that took the place of this one; none of the shipped ones was divided.
pub fn successor(conn: &mut DbConnection, id: UnitId) -> ApiResult<Option<AdminUnit>> {
    let ids = admin_unit_successors::table
        .filter(admin_unit_successors::unit_id.eq(id))
        .select(admin_unit_successors::successor_id);
    let row = admin_units::table
        .filter(admin_units::id.eq_any(ids))
        .select(AdminUnit::as_select());
    Ok(row.first(conn).optional()?)
}

/// What a commune went into.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = admin_unit_successors)]
pub struct Step {
    #[diesel(column_name = successor_id)]
    pub successor: UnitId,
    pub relation: String,
    pub effective: Date,
}

/// Every commune, and what it went into.
pub fn all_communes(conn: &mut DbConnection) -> ApiResult<Vec<(AdminUnit, Option<Step>)>> {
    let rows = admin_units::table
        .left_join(
            admin_unit_successors::table.on(admin_unit_successors::unit_id.eq(admin_units::id)),
        )
        .filter(admin_units::level.eq(UnitLevel::Commune))
        .order((admin_units::valid_from, admin_units::id))
        .select((
            AdminUnit::as_select(),
            (
                admin_unit_successors::successor_id,
                admin_unit_successors::relation,
                admin_unit_successors::effective,
            )
                .nullable(),
        ));
    Ok(rows.load(conn)?)
}

/// All units of a level, those that have ended too.
pub fn of_level(conn: &mut DbConnection, level: UnitLevel) -> ApiResult<Vec<AdminUnit>> {
    let rows = admin_units::table
        .filter(admin_units::level.eq(level))
        .order(admin_units::id)
        .select(AdminUnit::as_select());
    Ok(rows.load(conn)?)
}

/// Write down what a commune went into.
pub fn succeed(conn: &mut DbConnection, unit: UnitId, step: &Step) -> ApiResult<()> {
    diesel::insert_into(admin_unit_successors::table)
        .values((admin_unit_successors::unit_id.eq(unit), step))
        .execute(conn)?;
    Ok(())
}

/// Every commune with its last day and its successor.
pub fn communes(conn: &mut DbConnection) -> ApiResult<Vec<Succeeded>> {
    let rows = admin_units::table
        .left_join(
            admin_unit_successors::table.on(admin_unit_successors::unit_id.eq(admin_units::id)),
        )
        .filter(admin_units::level.eq(UnitLevel::Commune))
        .select((
            admin_units::id,
            admin_units::valid_to,
            admin_unit_successors::successor_id.nullable(),
        ));
    Ok(rows.load(conn)?)
}

/// What each of these units became and was made of.
pub fn successions(
    conn: &mut DbConnection,
    ids: &[UnitId],
) -> ApiResult<HashMap<UnitId, Succession>> {
    let pairs: Vec<(UnitId, UnitId, Option<UnitId>)> = admin_unit_successors::table
        .inner_join(admin_units::table.on(admin_units::id.eq(admin_unit_successors::unit_id)))
        .filter(
            admin_unit_successors::unit_id
                .eq_any(ids)
                .or(admin_unit_successors::successor_id.eq_any(ids)),
        )
        .select((
            admin_unit_successors::unit_id,
            admin_unit_successors::successor_id,
            admin_units::district_id,
        ))
        .order((
            admin_unit_successors::unit_id,
            admin_unit_successors::successor_id,
        ))
        .load(conn)?;
    let mut known: HashMap<UnitId, Succession> = HashMap::new();
    for (old, new, district) in pairs {
        known.entry(old).or_default().successors.push(new);
        let successor = known.entry(new).or_default();
        successor.predecessors.push(old);
        successor.districts.extend(district);
    }
    Ok(known)
}

/// Other villages whose validity overlaps that of `village`.
fn contemporaries(village: &AdminUnit) -> Query<'_> {
    let rows = admin_units::table
        .filter(admin_units::level.eq(UnitLevel::Village))
        .filter(admin_units::id.ne(village.id))
        .filter(
            admin_units::valid_to
                .is_null()
                .or(admin_units::valid_to.ge(village.valid_from)),
        )
        .into_boxed();
    match village.valid_to {
        Some(to) => rows.filter(admin_units::valid_from.le(to)),
        None => rows,
    }
}

/// Whether the commune has a village of that name at that time.
pub fn has_namesake(conn: &mut DbConnection, village: &AdminUnit) -> ApiResult<bool> {
    let others = contemporaries(village)
        .filter(admin_units::parent_id.eq(village.parent_id))
        .filter(admin_units::name.eq(&village.name));
    Ok(others.count().get_result::<i64>(conn)? > 0)
}

/// Whether a village somewhere has that code at that time.
pub fn shares_code(conn: &mut DbConnection, village: &AdminUnit) -> ApiResult<bool> {
    let others = contemporaries(village).filter(admin_units::code.eq(&village.code));
    Ok(others.count().get_result::<i64>(conn)? > 0)
}

pub fn insert(conn: &mut DbConnection, unit: &AdminUnit) -> ApiResult<()> {
    diesel::insert_into(admin_units::table)
        .values(unit)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, unit: &AdminUnit) -> ApiResult<()> {
    let seen = admin_units::table
        .filter(admin_units::id.eq(unit.id))
        .filter(admin_units::version.eq(unit.version - 1));
    let updated = diesel::update(seen)
        .set(unit)
        .execute(conn)
        .map_err(taken)?;
    if updated == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

pub fn delete(conn: &mut DbConnection, id: UnitId) -> ApiResult<()> {
    diesel::delete(admin_units::table.find(id)).execute(conn)?;
    Ok(())
}

fn taken(error: diesel::result::Error) -> ApiError {
    let code_columns = "admin_units.level, admin_units.code, admin_units.valid_from";
    if violates(&error, "admin_units_by_code", code_columns) {
        return ApiError::at(ErrorCode::UnitCodeTaken, "/code");
    }
    error.into()
}
