//! Rules of campuses.

use serde_json::json;

use super::RESOURCE;
use super::model::{Campus, CampusFilter, CampusInput, CampusView};
use super::store;
use crate::platform::authz::{Action, Reach};
use crate::platform::changes::Change;
use crate::platform::error::{ApiError, ApiResult, Problems};
use crate::platform::ids::{CampusId, SchoolId};
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
    Ok(store::page(op.conn, school, query)?.into_page(Campus::into_view))
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
    store::insert(op.conn, &campus)?;
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
    store::update(op.conn, &campus)?;
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
    store::delete(op.conn, &campus)?;
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
    store::find(op.conn, school, id)?.ok_or_else(ApiError::not_found)
}

fn check(op: &mut Op, campus: &Campus, mut problems: Problems) -> ApiResult<()> {
    if let Some(unit) = campus.unit_id {
        admin_units::service::place_of(op, unit, "/unitId", &mut problems)?;
    }
    problems.check()
}
