//! Rules of villages, and of the areas of communes: the part of the units that people change.

use serde_json::json;

use super::model::{AdminUnit, UnitLevel, known};
use super::wire::{UnitInput, UnitView};
use super::{RESOURCE, service, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place, Problems};
use crate::platform::op::changes::Change;
use crate::platform::op::{Op, code_values};
use crate::platform::values::ids::UnitId;
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::code_lists;

pub fn create(op: &mut Op, input: &UnitInput) -> ApiResult<UnitView> {
    let reach = op.require(Action::UnitWrite)?;
    let commune = commune(op, input.parent_id)?;
    if store::changeable(op.conn(), &reach, commune.id)?.is_none() {
        return Err(ApiError::not_found());
    }
    let mut problems = Problems::new();
    let village = AdminUnit::village(&commune, input, op.now, &mut problems);
    check(op, &village, None, problems)?;
    store::insert(op.conn(), &village)?;
    op.record(&village.change("admin-unit.create"))?;
    service::view(op, village)
}

pub fn change(
    op: &mut Op,
    id: UnitId,
    seen: &IfMatch,
    patch: &MergePatch<UnitInput>,
) -> ApiResult<UnitView> {
    let reach = op.require(Action::UnitWrite)?;
    let mut unit = within(op, &reach, id)?;
    seen.check(unit.version)?;
    let before = unit.to_input().ok_or_else(fixed)?;
    let input = patch.apply(&before)?;
    let mut problems = Problems::new();
    if unit.level == UnitLevel::Village {
        if input.parent_id != before.parent_id {
            return Err(ApiError::at(ErrorCode::UnitFixed, "/parentId"));
        }
        let commune = commune(op, before.parent_id)?;
        unit.apply(&commune, &input, op.now, &mut problems);
        check(op, &unit, Some(&before), problems)?;
    } else {
        areas_alone(op, &reach, &unit, &before, &input)?;
        unit.apply_areas(&input, op.now);
        check_areas(op, &unit, Some(&before), &mut problems)?;
        problems.check()?;
    }
    store::update(op.conn(), &unit)?;
    let members = json!({"members": patch.members()});
    op.record(&unit.change("admin-unit.change").details(members))?;
    service::view(op, unit)
}

/// Delete a village that nothing refers to.
pub fn delete(op: &mut Op, id: UnitId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::UnitWrite)?;
    let unit = within(op, &reach, id)?;
    if unit.level != UnitLevel::Village {
        return Err(fixed());
    }
    seen.check(unit.version)?;
    store::delete(op.conn(), id)?;
    op.record(
        &Change::delete("admin-unit.delete", RESOURCE, id.any(), unit.version).keys(unit.keys()),
    )
}

fn within(op: &mut Op, reach: &Reach, id: UnitId) -> ApiResult<AdminUnit> {
    store::changeable(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

fn fixed() -> ApiError {
    ApiError::new(ErrorCode::UnitFixed)
}

/// The present commune that a village names as its parent, locked: the names of its villages are
/// compared before one is written.
fn commune(op: &mut Op, id: UnitId) -> ApiResult<AdminUnit> {
    dialect::lock_row(op.conn(), "admin_units", id)?;
    let Some(unit) = service::find(op, id)? else {
        return Err(ApiError::at(ErrorCode::ReferenceUnknown, "/parentId"));
    };
    if unit.level != UnitLevel::Commune || !unit.exists_on(op.today()) {
        return Err(ApiError::at(ErrorCode::UnitParentInvalid, "/parentId"));
    }
    Ok(unit)
}

/// Refuse to change anything but the areas of a present commune, and those to all but the
/// province.
fn areas_alone(
    op: &Op,
    reach: &Reach,
    unit: &AdminUnit,
    before: &UnitInput,
    input: &UnitInput,
) -> ApiResult<()> {
    if unit.level != UnitLevel::Commune || !unit.exists_on(op.today()) {
        return Err(fixed());
    }
    let members = [
        (input.parent_id == before.parent_id, "/parentId"),
        (input.name == before.name, "/name"),
        (input.unit_type == before.unit_type, "/unitType"),
        (input.code == before.code, "/code"),
        (input.district_id == before.district_id, "/districtId"),
        (input.valid_from == before.valid_from, "/validFrom"),
        (input.valid_to == before.valid_to, "/validTo"),
    ];
    let touched: Vec<FieldError> = members
        .into_iter()
        .filter(|(kept, _)| !kept)
        .map(|(_, member)| FieldError::new(ErrorCode::UnitFixed, Place::Pointer(member.to_owned())))
        .collect();
    if !touched.is_empty() {
        return Err(ApiError::fields(ErrorCode::UnitFixed, touched));
    }
    let mut problems = Problems::new();
    if !matches!(reach, Reach::All) {
        let kept = input.difficulty_area == before.difficulty_area;
        problems.expect(kept, ErrorCode::FieldReserved, "/difficultyArea");
        let kept = input.risk_areas == before.risk_areas;
        problems.expect(kept, ErrorCode::FieldReserved, "/riskAreas");
    }
    problems.check()
}

/// What needs the database to be checked.
fn check(
    op: &mut Op,
    village: &AdminUnit,
    old: Option<&UnitInput>,
    mut problems: Problems,
) -> ApiResult<()> {
    let origins = service::former_districts(op, village.parent_id)?;
    let is_origin = village
        .district_id
        .is_none_or(|district| origins.contains(&district));
    let stays = old.is_some_and(|old| old.district_id == village.district_id);
    problems.expect(
        is_origin || stays,
        ErrorCode::UnitDistrictUnfit,
        "/districtId",
    );
    let (list, code) = ("unit-types", village.unit_type.as_str());
    let types = (old.map(|old| old.unit_type.as_str()), Some(code));
    code_values::expect_chosen(op, &mut problems, list, types, "/unitType")?;
    let unit_type = code_lists::service::find(op, list, code)?;
    let fits = unit_type.is_none_or(|item| item.attribute("level") == Some("VILLAGE"));
    problems.expect(fits, ErrorCode::UnitTypeUnfit, "/unitType");
    check_areas(op, village, old, &mut problems)?;
    problems.check()?;
    // Villages of one name may have come together in a commune that was made of two.
    let is_named_anew = old.is_none_or(|old| {
        let days = (known(village.valid_from), village.valid_to);
        village.name != old.name || days != (old.valid_from, old.valid_to)
    });
    if is_named_anew && store::has_namesake(op.conn(), village)? {
        return Err(ApiError::at(ErrorCode::UnitNameTaken, "/name"));
    }
    if village.code.is_some() {
        dialect::lock(op.conn(), "village codes")?;
        if store::shares_code(op.conn(), village)? {
            return Err(ApiError::at(ErrorCode::UnitCodeTaken, "/code"));
        }
    }
    Ok(())
}

fn check_areas(
    op: &mut Op,
    unit: &AdminUnit,
    old: Option<&UnitInput>,
    problems: &mut Problems,
) -> ApiResult<()> {
    let old = old.and_then(|old| old.difficulty_area.as_deref());
    let areas = (old, unit.difficulty_area.as_deref());
    code_values::expect_chosen(op, problems, "difficulty-areas", areas, "/difficultyArea")
}
