//! Rules of occupations.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::import::is_provincial;
use super::model::{Occupation, OccupationList};
use super::wire::{OccupationFilter, OccupationInput, OccupationView};
use super::{RESOURCE, store};
use crate::platform::auth::authz::Action;
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::changes::Change;
use crate::platform::op::{Op, code_values};
use crate::platform::resource::Reference;
use crate::platform::resource::named::Named;
use crate::platform::values::ids::{AnyId, OccupationId};
use crate::platform::values::text::fold;
use crate::platform::values::time::is_valid_on;
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;

pub fn list(op: &mut Op, query: &ListQuery<OccupationFilter>) -> ApiResult<Page<OccupationView>> {
    Ok(store::page(op.conn(), query)?.into_page(Occupation::into_view))
}

pub fn read(op: &mut Op, id: OccupationId) -> ApiResult<OccupationView> {
    let occupation = find(op, id)?.ok_or_else(ApiError::not_found)?;
    Ok(occupation.into_view())
}

/// The occupation, whether it is still valid or has ended.
///
/// # Errors
/// When the database fails.
pub fn find(op: &mut Op, id: OccupationId) -> ApiResult<Option<Occupation>> {
    store::find(op.conn(), id)
}

/// Views of these occupations for rows that carry them; everybody may read them.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(
    op: &mut Op,
    ids: &[OccupationId],
) -> ApiResult<HashMap<OccupationId, OccupationView>> {
    let rows = store::find_all(op.conn(), ids)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.into_view()))
        .collect())
}

/// Ids and versions of all rows, in the order of their ids and after `after`.
///
/// # Errors
/// When the database fails.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    store::versions(op.conn(), after, limit)
}

/// Enter an occupation of the provincial list.
pub fn create(op: &mut Op, input: &OccupationInput) -> ApiResult<OccupationView> {
    op.require(Action::OccupationWrite)?;
    let mut occupation = Occupation::blank(OccupationList::Provincial, op.now);
    let mut problems = Problems::new();
    occupation.apply(input, &mut problems);
    check(op, &occupation, None, &mut problems)?;
    problems.check()?;
    enter(op, occupation).map(Occupation::into_view)
}

/// Change an occupation: of the national list when it is valid, as the list says all else.
pub fn change(
    op: &mut Op,
    id: OccupationId,
    seen: &IfMatch,
    patch: &MergePatch<OccupationInput>,
) -> ApiResult<OccupationView> {
    op.require(Action::OccupationWrite)?;
    dialect::lock_row(op.conn(), "occupations", id)?;
    let before = find(op, id)?.ok_or_else(ApiError::not_found)?;
    seen.check(before.version)?;
    let input = patch.apply(&before.to_input())?;
    let mut occupation = before.clone();
    let mut problems = Problems::new();
    if before.list == OccupationList::National {
        expect_validity_alone(&before.to_input(), &input, &mut problems);
        occupation.apply_validity(&input, &mut problems);
    } else {
        let kept = input.code == before.code || !before.is_shipped();
        problems.expect(kept, ErrorCode::FieldFixed, "/code");
        occupation.apply(&input, &mut problems);
    }
    check(op, &occupation, Some(&before), &mut problems)?;
    problems.check()?;
    let members = json!({"members": patch.members()});
    amend(op, &before, occupation, members).map(Occupation::into_view)
}

/// Delete an occupation that nothing refers to. One that ships would come back.
pub fn delete(op: &mut Op, id: OccupationId, seen: &IfMatch) -> ApiResult<()> {
    op.require(Action::OccupationWrite)?;
    dialect::lock_row(op.conn(), "occupations", id)?;
    let occupation = find(op, id)?.ok_or_else(ApiError::not_found)?;
    seen.check(occupation.version)?;
    if occupation.is_shipped() {
        return Err(ApiError::new(ErrorCode::OccupationShipped));
    }
    if store::is_referenced(op.conn(), id)? {
        return Err(ApiError::new(ErrorCode::StillReferenced));
    }
    store::delete(op.conn(), id)?;
    let change = Change::delete("occupation.delete", RESOURCE, id.any(), occupation.version);
    op.record(&change.keys(occupation.keys()))
}

/// Store a new occupation that has been checked.
pub(super) fn enter(op: &mut Op, mut occupation: Occupation) -> ApiResult<Occupation> {
    occupation.touch(op.now);
    store::insert(op.conn(), &occupation)?;
    op.record(&occupation.change("occupation.create"))?;
    Ok(occupation)
}

/// Store the next version of an occupation, which has been checked.
pub(super) fn amend(
    op: &mut Op,
    before: &Occupation,
    mut occupation: Occupation,
    details: Value,
) -> ApiResult<Occupation> {
    occupation.touch(op.now);
    store::update(op.conn(), &occupation)?;
    let action = "occupation.change";
    op.record(&occupation.change(action).details(details))?;
    let (previous, current) = (before.keys(), occupation.keys());
    if previous != current {
        let (id, version) = (occupation.id.any(), occupation.version);
        let rekeyed = Change::rekey(action, RESOURCE, id, version, &previous, &current);
        op.record_effect(&rekeyed)?;
    }
    Ok(occupation)
}

/// Note every member but the validity that `input` would change.
fn expect_validity_alone(
    before: &OccupationInput,
    input: &OccupationInput,
    problems: &mut Problems,
) {
    for (kept, pointer) in [
        (input.code == before.code, "/code"),
        (input.name_vi == before.name_vi, "/nameVi"),
        (input.name_en == before.name_en, "/nameEn"),
        (input.level == before.level, "/level"),
        (input.field == before.field, "/field"),
        (
            input.duration_months == before.duration_months,
            "/durationMonths",
        ),
        (input.class_min == before.class_min, "/classMin"),
        (input.class_max == before.class_max, "/classMax"),
        (input.cost_cap == before.cost_cap, "/costCap"),
        (input.source == before.source, "/source"),
    ] {
        problems.expect(kept, ErrorCode::FieldFixed, pointer);
    }
}

/// What needs the database to be checked. The level stays while something refers to the
/// occupation: it has to be the level of that.
pub(super) fn check(
    op: &mut Op,
    occupation: &Occupation,
    before: Option<&Occupation>,
    problems: &mut Problems,
) -> ApiResult<()> {
    if occupation.list == OccupationList::Provincial {
        let fits = is_provincial(&occupation.code);
        problems.expect(fits, ErrorCode::OccupationCodeInvalid, "/code");
    }
    let old = before.and_then(|before| before.level.as_deref());
    let levels = (old, occupation.level.as_deref());
    code_values::expect_chosen(op, problems, "training-levels", levels, "/level")?;
    let moved = before.filter(|before| before.level != occupation.level);
    if moved.is_some() && store::is_referenced(op.conn(), occupation.id)? {
        problems.add(ErrorCode::StillReferenced, "/level");
    }
    Ok(())
}

/// How a row of a file names an occupation: of two lists with the same code, that of the national
/// one counts.
pub const REFERENCE: Reference = Reference {
    id: "occupationId",
    name: "occupation",
    pointer: "/occupation",
    about: "Code of the occupation, or its name in Vietnamese or English; or give `occupationId`.\n\n\
            vi: Mã hoặc tên ngành, nghề",
    example: "6510216",
    find: |op, _, text| called(op, text),
};

/// The occupation of this code, or of this name in either language where one alone has it.
///
/// # Errors
/// When the database fails.
fn called(op: &mut Op, text: &str) -> ApiResult<Named> {
    if let Some(id) = store::with_code(op.conn(), text.trim())? {
        return Ok(Named::One(id));
    }
    let today = op.today();
    let named = store::with_name(op.conn(), &fold(text))?;
    let (valid, ended): (Vec<Occupation>, Vec<Occupation>) = named
        .into_iter()
        .partition(|row| is_valid_on(row.valid_from, row.valid_to, today));
    let meant = if valid.is_empty() { ended } else { valid };
    Ok(Named::among(
        meant.into_iter().map(|row| row.id.any()).collect(),
    ))
}

/// Note at `/occupationId` an occupation that is not known, and at `/level` another level than its
/// own, where it has one.
///
/// # Errors
/// When the database fails.
pub fn expect_level(
    op: &mut Op,
    occupation: OccupationId,
    level: &str,
    problems: &mut Problems,
) -> ApiResult<()> {
    let Some(occupation) = find(op, occupation)? else {
        problems.add(ErrorCode::ReferenceUnknown, "/occupationId");
        return Ok(());
    };
    if let Some(expected) = occupation.level.filter(|expected| expected != level) {
        problems
            .add(ErrorCode::OccupationLevelDiffers, "/level")
            .param("expected", expected)
            .param("given", level);
    }
    Ok(())
}
