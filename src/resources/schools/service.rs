//! Rules of schools.

use std::collections::HashMap;

use serde_json::json;

use super::RESOURCE;
use super::model::{School, SchoolFilter, SchoolInput, SchoolStatus, SchoolView};
use super::store;
use crate::platform::authz::{Action, Reach};
use crate::platform::changes::Change;
use crate::platform::codes;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::external_ids;
use crate::platform::ids::{AnyId, SchoolId};
use crate::platform::json::MergePatch;
use crate::platform::op::{IfMatch, Op};
use crate::platform::page::{ListQuery, Page};

pub fn list(op: &mut Op, query: &ListQuery<SchoolFilter>) -> ApiResult<Page<SchoolView>> {
    op.require(Action::SchoolRead)?;
    let slice = store::page(op.conn(), &Reach::All, query)?;
    let ids: Vec<AnyId> = slice.rows.iter().map(|school| school.id.any()).collect();
    let mut keys = external_ids::of_rows(op, RESOURCE, &ids)?;
    Ok(slice.into_page(|school| {
        let keys = keys.remove(&school.id.any()).unwrap_or_default();
        school.into_view(keys)
    }))
}

pub fn read(op: &mut Op, id: SchoolId) -> ApiResult<SchoolView> {
    op.require(Action::SchoolRead)?;
    let school = within(op, &Reach::All, id)?;
    view(op, school)
}

pub fn create(op: &mut Op, input: &SchoolInput) -> ApiResult<SchoolView> {
    op.require(Action::SchoolCreate)?;
    let mut problems = Problems::new();
    let school = School::new(input, op.now, &mut problems);
    check(op, &school, problems)?;
    store::insert(op.conn(), &school)?;
    external_ids::give(op, RESOURCE, school.id.any(), &input.external_ids)?;
    op.record(&school.change("school.create"))?;
    view(op, school)
}

pub fn change(
    op: &mut Op,
    id: SchoolId,
    seen: &IfMatch,
    patch: &MergePatch<SchoolInput>,
) -> ApiResult<SchoolView> {
    let reach = op.require(Action::SchoolChange)?;
    let mut school = within(op, &reach, id)?;
    seen.check(school.version)?;
    let before = view(op, school.clone())?;
    let input = patch.apply(&school.to_input(before.external_ids))?;
    let mut problems = Problems::new();
    // A school keeps its contact data; what it is and whether it is open, the province says.
    if !matches!(reach, Reach::All) {
        problems.expect(input.code == school.code, ErrorCode::FieldReserved, "/code");
        problems.expect(input.kind == school.kind, ErrorCode::FieldReserved, "/kind");
        problems.expect(
            input.ownership == school.ownership,
            ErrorCode::FieldReserved,
            "/ownership",
        );
        problems.expect(
            input.status == school.status,
            ErrorCode::FieldReserved,
            "/status",
        );
    }
    school.apply(&input, op.now, &mut problems);
    check(op, &school, problems)?;
    store::update(op.conn(), &school)?;
    external_ids::replace(op, school.keyed(), &input.external_ids)?;
    op.record(
        &school
            .change("school.change")
            .details(json!({"members": patch.members()})),
    )?;
    view(op, school)
}

/// Delete a school that nothing refers to. One that has taught is closed instead.
pub fn delete(op: &mut Op, id: SchoolId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::SchoolDelete)?;
    let school = within(op, &reach, id)?;
    seen.check(school.version)?;
    let keys = external_ids::remove(op, RESOURCE, id.any())?;
    store::delete(op.conn(), &school)?;
    op.record(
        &Change::delete("school.delete", RESOURCE, id.any(), school.version)
            .keys(json!({"code": school.code, "externalIds": keys}))
            .school(id),
    )
}

/// The school, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: SchoolId) -> ApiResult<School> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// The school that a new row is for: the caller's own, or the one that the body names. Another
/// school's looks absent to a school.
///
/// # Errors
/// When the body names none that the caller may act for.
pub fn acting(
    op: &mut Op,
    reach: &Reach,
    given: Option<SchoolId>,
    problems: &mut Problems,
) -> ApiResult<School> {
    let (Reach::All | Reach::School(_)) = reach else {
        return Err(ApiError::at(ErrorCode::ReferenceUnknown, "/schoolId"));
    };
    let wanted = match (reach, given) {
        (_, Some(given)) => given,
        (Reach::School(own), None) => *own,
        _ => return Err(ApiError::at(ErrorCode::FieldRequired, "/schoolId")),
    };
    let school = store::find(op.conn(), reach, wanted)?
        .ok_or_else(|| ApiError::at(ErrorCode::ReferenceUnknown, "/schoolId"))?;
    let open = school.status == SchoolStatus::Active;
    problems.expect(open, ErrorCode::SchoolClosed, "/schoolId");
    Ok(school)
}

/// Note a change of the school that a row belongs to: the row stays where it is.
pub fn expect_same(reach: &Reach, own: SchoolId, given: Option<SchoolId>, problems: &mut Problems) {
    // To a school, another one looks absent.
    let code = match reach {
        Reach::All => ErrorCode::FieldFixed,
        _ => ErrorCode::ReferenceUnknown,
    };
    problems.expect(given.is_none_or(|given| given == own), code, "/schoolId");
}

/// Views of these schools for rows that carry them; none when the caller may not read schools.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(op: &mut Op, ids: &[SchoolId]) -> ApiResult<HashMap<SchoolId, SchoolView>> {
    if op.actor.reach_for(Action::SchoolRead).is_none() {
        return Ok(HashMap::new());
    }
    let rows = store::find_all(op.conn(), &Reach::All, ids)?;
    let any: Vec<AnyId> = rows.iter().map(|school| school.id.any()).collect();
    let mut keys = external_ids::of_rows(op, RESOURCE, &any)?;
    let view = |school: School| {
        let keys = keys.remove(&school.id.any()).unwrap_or_default();
        (school.id, school.into_view(keys))
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    op.require(Action::SchoolRead)?;
    store::versions(op.conn(), &Reach::All, after, limit)
}

/// What needs the database to be checked.
fn check(op: &mut Op, school: &School, mut problems: Problems) -> ApiResult<()> {
    let today = op.today();
    codes::expect(
        op,
        &mut problems,
        "school-kinds",
        &school.kind,
        today,
        "/kind",
    )?;
    codes::expect(
        op,
        &mut problems,
        "ownerships",
        &school.ownership,
        today,
        "/ownership",
    )?;
    problems.check()
}

fn view(op: &mut Op, school: School) -> ApiResult<SchoolView> {
    let keys = external_ids::of_row(op, RESOURCE, school.id.any())?;
    Ok(school.into_view(keys))
}
