//! Reading units: lists, the tree, and what a code meant on a day.

use std::collections::HashMap;

use serde_json::json;

use super::model::{AdminUnit, UnitLevel};
use super::wire::{
    Place, ResolveQuery, ResolvedUnit, UnitFilter, UnitNode, UnitTree, UnitView, ValidOn,
};
use super::{RESOURCE, province, store};
use crate::platform::db::DbConnection;
use crate::platform::error::{
    ApiError, ApiResult, ErrorCode, FieldError, Place as ErrorPlace, Problems,
};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, UnitId};
use crate::platform::values::time::Date;
use crate::platform::wire::communes::Communes;

/// Units that follow each other, at most; more would be a circle.
const LONGEST_SUCCESSION: usize = 16;

pub fn list(op: &mut Op, query: &ListQuery<UnitFilter>) -> ApiResult<Page<UnitView>> {
    let day = match query.filter.valid_on {
        None => Some(op.today()),
        Some(ValidOn::Day(day)) => Some(day),
        Some(ValidOn::Any) => None,
    };
    let slice = store::page(op.conn(), query, day)?;
    let ids: Vec<UnitId> = slice.rows.iter().map(|unit| unit.id).collect();
    let mut successions = store::successions(op.conn(), &ids)?;
    Ok(slice.into_page(|unit| {
        let succession = successions.remove(&unit.id).unwrap_or_default();
        unit.into_view(succession)
    }))
}

pub fn read(op: &mut Op, id: UnitId) -> ApiResult<UnitView> {
    let unit = find(op, id)?.ok_or_else(ApiError::not_found)?;
    view(op, unit)
}

/// The unit, whether it still exists or has ended.
pub fn find(op: &mut Op, id: UnitId) -> ApiResult<Option<AdminUnit>> {
    store::find(op.conn(), id)
}

/// The province without its kind: Sơn La.
///
/// # Errors
/// When the database fails.
pub fn province_name(op: &mut Op) -> ApiResult<String> {
    let name = find(op, province())?.map(|unit| unit.name);
    let name = name.unwrap_or_default();
    let mut kinds = ["Tỉnh ", "Thành phố "].iter();
    let bare = kinds.find_map(|kind| name.strip_prefix(kind));
    Ok(bare.unwrap_or(&name).to_owned())
}

/// Views of these units; everybody may read them.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(op: &mut Op, ids: &[UnitId]) -> ApiResult<HashMap<UnitId, UnitView>> {
    let mut successions = store::successions(op.conn(), ids)?;
    let rows = store::by_ids(op.conn(), ids)?.into_iter();
    let view = |unit: AdminUnit| {
        let succession = successions.remove(&unit.id).unwrap_or_default();
        (unit.id, unit.into_view(succession))
    };
    Ok(rows.map(view).collect())
}

/// Ids and versions of all rows, in the order of their ids and after `after`.
///
/// # Errors
/// When the database fails.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    store::versions(op.conn(), after, limit)
}

pub(super) fn view(op: &mut Op, unit: AdminUnit) -> ApiResult<UnitView> {
    let succession = store::successions(op.conn(), &[unit.id])?.remove(&unit.id);
    Ok(unit.into_view(succession.unwrap_or_default()))
}

pub fn tree(op: &mut Op, day: Option<Date>) -> ApiResult<UnitTree> {
    let valid_on = day.unwrap_or_else(|| op.today());
    let mut below: HashMap<Option<UnitId>, Vec<AdminUnit>> = HashMap::new();
    for unit in store::existing_on(op.conn(), valid_on)? {
        below.entry(unit.parent_id).or_default().push(unit);
    }
    let data = nodes(None, &mut below);
    Ok(UnitTree { valid_on, data })
}

fn nodes(
    parent: Option<UnitId>,
    below: &mut HashMap<Option<UnitId>, Vec<AdminUnit>>,
) -> Vec<UnitNode> {
    let units = below.remove(&parent).unwrap_or_default();
    units
        .into_iter()
        .map(|unit| {
            let children = nodes(Some(unit.id), below);
            unit.into_node(children)
        })
        .collect()
}

/// Which unit had a code on a day, and which one stands there today.
pub fn resolve(op: &mut Op, query: &ResolveQuery) -> ApiResult<ResolvedUnit> {
    let level = query.level.unwrap_or(UnitLevel::Commune);
    let date = query.date.unwrap_or_else(|| op.today());
    let unit = with_code_on(op, level, &query.code, Some(date))?;
    let relation = store::relation(op.conn(), unit.id)?;
    let today = match present(op, unit.clone())? {
        Some(today) => Some(view(op, today)?),
        None => None,
    };
    Ok(ResolvedUnit {
        level,
        code: query.code.clone(),
        date,
        unit: view(op, unit)?,
        today,
        relation,
    })
}

/// The unit that had a code on a day, or has it today.
///
/// # Errors
/// 404 that names the parameter `code` when there is none.
pub fn with_code_on(
    op: &mut Op,
    level: UnitLevel,
    code: &str,
    day: Option<Date>,
) -> ApiResult<AdminUnit> {
    let date = day.unwrap_or_else(|| op.today());
    let key = format!("{} {code}", level.as_str());
    let mut units = op.memoized(RESOURCE, key, |op| store::with_code(op.conn(), level, code))?;
    match units.iter().position(|unit| unit.exists_on(date)) {
        Some(index) => Ok(units.swap_remove(index)),
        None => Err(code_unknown(code, date, units)),
    }
}

/// 404 that names the units which had the code on other days.
fn code_unknown(code: &str, date: Date, units: Vec<AdminUnit>) -> ApiError {
    let place = ErrorPlace::Parameter("code".to_owned());
    let field = FieldError::new(ErrorCode::UnitCodeUnknown, place)
        .with("code", code)
        .with("date", date.to_string());
    if units.is_empty() {
        return field.into();
    }
    let others = units.into_iter().map(AdminUnit::into_other_validity);
    let others: Vec<_> = others.collect();
    field.with("otherValidities", json!(others)).into()
}

/// The unit that stands today where `unit` stood.
fn present(op: &mut Op, unit: AdminUnit) -> ApiResult<Option<AdminUnit>> {
    let today = op.today();
    let mut unit = unit;
    for _ in 0..LONGEST_SUCCESSION {
        if unit.valid_to.is_none_or(|to| to >= today) {
            return Ok(Some(unit));
        }
        match store::successor(op.conn(), unit.id)? {
            Some(successor) => unit = successor,
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// All communes, present and former, as filters need them.
///
/// # Errors
/// When the database fails.
pub fn communes(conn: &mut DbConnection) -> ApiResult<Communes> {
    Ok(Communes::new(store::communes(conn)?))
}

/// Where something lies that names `unit`: a commune, one of before the reform, or a village.
/// What is wrong with it is noted at `pointer`.
///
/// # Errors
/// When the database fails.
pub fn place_of(
    op: &mut Op,
    unit: UnitId,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<Option<Place>> {
    match op.memoized(RESOURCE, unit, |op| place(op, unit))? {
        Ok(place) => Ok(Some(place)),
        Err(code) => {
            problems.add(code, pointer);
            Ok(None)
        }
    }
}

/// The place that a unit is, or why it is none.
fn place(op: &mut Op, unit: UnitId) -> ApiResult<Result<Place, ErrorCode>> {
    let Some(found) = find(op, unit)? else {
        return Ok(Err(ErrorCode::ReferenceUnknown));
    };
    let district = found.district_id;
    let commune = match found.level {
        UnitLevel::Village => match found.parent_id {
            Some(parent) => commune_today(op, parent)?,
            None => None,
        },
        UnitLevel::Commune => present(op, found)?.map(|commune| commune.id),
        UnitLevel::Province | UnitLevel::District => None,
    };
    Ok(commune
        .map(|commune| Place {
            unit,
            commune,
            district,
        })
        .ok_or(ErrorCode::UnitNotCommune))
}

/// The former districts that a commune came from.
///
/// # Errors
/// When the database fails.
pub(super) fn former_districts(op: &mut Op, commune: Option<UnitId>) -> ApiResult<Vec<UnitId>> {
    let Some(commune) = commune else {
        return Ok(Vec::new());
    };
    let commune = read(op, commune)?;
    Ok(commune.former_district_ids)
}

/// The commune that stands today where this one stood.
fn commune_today(op: &mut Op, commune: UnitId) -> ApiResult<Option<UnitId>> {
    let Some(commune) = find(op, commune)? else {
        return Ok(None);
    };
    Ok(present(op, commune)?.map(|commune| commune.id))
}

/// The place that a row names by `code`, as it was on `day`, or by its id. What is wrong is
/// noted at `pointer`, the member of the code.
///
/// # Errors
/// When the database fails.
pub fn named(
    op: &mut Op,
    id: Option<UnitId>,
    code: Option<&str>,
    day: Option<Date>,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<Option<UnitId>> {
    let code = match (id, code) {
        (Some(id), None) => return Ok(Some(id)),
        (None, Some(code)) => code,
        _ => {
            problems.add(ErrorCode::ReferenceEither, pointer);
            return Ok(None);
        }
    };
    match with_code_on(op, UnitLevel::Commune, code, day) {
        Ok(unit) => Ok(Some(unit.id)),
        Err(error) => {
            problems.take::<()>(Err(error.moved_to(pointer)))?;
            Ok(None)
        }
    }
}
