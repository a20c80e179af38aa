//! Rules of campuses.

use std::collections::HashMap;

use serde_json::json;

use super::RESOURCE;
use super::model::{AnyCampusFilter, Campus, CampusFilter, CampusInput, CampusView};
use super::store;
use crate::platform::authz::{Action, Reach};
use crate::platform::changes::Change;
use crate::platform::error::{ApiError, ApiResult, Problems};
use crate::platform::ids::{AnyId, CampusId, SchoolId};
use crate::platform::json::MergePatch;
use crate::platform::op::{IfMatch, Op};
use crate::platform::page::{ListQuery, Page};
use crate::resources::{admin_units, schools};

pub fn list(
    op: &mut Op,
    school: SchoolId,
    query: &ListQuery<CampusFilter>,
) -> ApiResult<Page<CampusView>> {
    op.require(Action::SchoolRead)?;
    schools::service::within(op, &Reach::All, school)?;
    Ok(store::page(op.conn(), school, query)?.into_page(Campus::into_view))
}

/// The campuses of all schools, for exports.
pub fn list_all(op: &mut Op, query: &ListQuery<AnyCampusFilter>) -> ApiResult<Page<CampusView>> {
    op.require(Action::SchoolRead)?;
    Ok(store::page_of_all(op.conn(), query)?.into_page(Campus::into_view))
}

pub fn read(op: &mut Op, school: SchoolId, id: CampusId) -> ApiResult<CampusView> {
    op.require(Action::SchoolRead)?;
    schools::service::within(op, &Reach::All, school)?;
    Ok(of_school(op, school, id)?.into_view())
}

pub fn create(op: &mut Op, school: SchoolId, input: &CampusInput) -> ApiResult<CampusView> {
    let reach = op.require(Action::SchoolChange)?;
    schools::service::within(op, &reach, school)?;
    let mut problems = Problems::new();
    let campus = Campus::new(school, input, op.now, &mut problems);
    check(op, &campus, problems)?;
    store::insert(op.conn(), &campus)?;
    op.record(&campus.change("campus.create"))?;
    Ok(campus.into_view())
}

pub fn change(
    op: &mut Op,
    school: SchoolId,
    id: CampusId,
    seen: &IfMatch,
    patch: &MergePatch<CampusInput>,
) -> ApiResult<CampusView> {
    let reach = op.require(Action::SchoolChange)?;
    schools::service::within(op, &reach, school)?;
    let mut campus = of_school(op, school, id)?;
    seen.check(campus.version)?;
    let input = patch.apply(&campus.to_input())?;
    let mut problems = Problems::new();
    campus.apply(&input, op.now, &mut problems);
    check(op, &campus, problems)?;
    store::update(op.conn(), &campus)?;
    op.record(
        &campus
            .change("campus.change")
            .details(json!({"members": patch.members()})),
    )?;
    Ok(campus.into_view())
}

/// Delete a campus at which no class is or was held.
pub fn delete(op: &mut Op, school: SchoolId, id: CampusId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::SchoolChange)?;
    schools::service::within(op, &reach, school)?;
    let campus = of_school(op, school, id)?;
    seen.check(campus.version)?;
    store::delete(op.conn(), &campus)?;
    op.record(
        &Change::delete("campus.delete", RESOURCE, id.any(), campus.version)
            .keys(json!({"schoolId": school, "name": campus.name}))
            .school(school),
    )
}

/// The campus, if it is one of this school.
///
/// # Errors
/// 404 otherwise.
pub fn of_school(op: &mut Op, school: SchoolId, id: CampusId) -> ApiResult<Campus> {
    store::find(op.conn(), school, id)?.ok_or_else(ApiError::not_found)
}

/// Views of these campuses; none when the caller may not read schools.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(op: &mut Op, ids: &[CampusId]) -> ApiResult<HashMap<CampusId, CampusView>> {
    if op.actor.reach_for(Action::SchoolRead).is_none() {
        return Ok(HashMap::new());
    }
    let rows = store::by_ids(op.conn(), ids)?.into_iter();
    Ok(rows.map(|row| (row.id, row.into_view())).collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    op.require(Action::SchoolRead)?;
    store::versions(op.conn(), after, limit)
}

fn check(op: &mut Op, campus: &Campus, mut problems: Problems) -> ApiResult<()> {
    if let Some(unit) = campus.unit_id {
        admin_units::service::place_of(op, unit, "/unitId", &mut problems)?;
    }
    problems.check()
}
