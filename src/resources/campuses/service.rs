//! Campuses are reached by the path of their school.

use super::model::{AnyCampusFilter, Campus, CampusFilter, CampusInput, CampusView};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, Problems};
use crate::platform::lists::page::{ListQuery, Listing, Page};
use crate::platform::op::Op;
use crate::platform::resource::history::{self, HistoryEntry};
use crate::platform::resource::{Resource, service};
use crate::platform::values::ids::{CampusId, SchoolId};
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::schools::{self, School};

pub fn list(
    op: &mut Op,
    school: SchoolId,
    query: ListQuery<CampusFilter>,
) -> ApiResult<Page<CampusView>> {
    op.require(Action::SchoolRead)?;
    service::within::<School>(op, &Reach::All, school)?;
    let filter = AnyCampusFilter {
        school_id: Some(school),
        unit_id: query.filter.unit_id,
    };
    let listing = query.listing;
    service::list::<Campus>(op, &ListQuery { listing, filter })
}

pub fn read(op: &mut Op, school: SchoolId, id: CampusId) -> ApiResult<CampusView> {
    op.require(Action::SchoolRead)?;
    service::within::<School>(op, &Reach::All, school)?;
    Ok(of_school(op, school, id)?.into_view(Vec::new(), ()))
}

pub fn create(op: &mut Op, school: SchoolId, input: &CampusInput) -> ApiResult<CampusView> {
    let reach = op.require(Action::SchoolChange)?;
    service::own::<School>(op, &reach, school)?;
    let campus = Campus {
        school_id: school,
        ..Campus::default()
    };
    let campus = service::store_new(op, campus, input, &[], Problems::new())?;
    Ok(campus.into_view(Vec::new(), ()))
}

pub fn change(
    op: &mut Op,
    school: SchoolId,
    id: CampusId,
    seen: &IfMatch,
    patch: &MergePatch<CampusInput>,
) -> ApiResult<CampusView> {
    own(op, school, id)?;
    let campus: Campus = service::change(op, id, seen, patch)?;
    Ok(campus.into_view(Vec::new(), ()))
}

/// Delete a campus at which no class is or was held.
pub fn delete(op: &mut Op, school: SchoolId, id: CampusId, seen: &IfMatch) -> ApiResult<()> {
    own(op, school, id)?;
    service::delete::<Campus>(op, id, seen)
}

/// A page of what the campus was before.
pub fn history(
    op: &mut Op,
    school: SchoolId,
    id: CampusId,
    listing: &Listing,
) -> ApiResult<Page<HistoryEntry>> {
    read(op, school, id)?;
    history::read::<Campus>(op, id.any(), false, listing)
}

/// The campus, if a class of this school can be held there: one of the school, or one that passed over
/// with a school that closed.
///
/// # Errors
/// 404 otherwise.
pub fn for_class_of(op: &mut Op, school: SchoolId, id: CampusId) -> ApiResult<Campus> {
    let campus: Campus = service::within(op, &Reach::All, id)?;
    let serves = campus.school_id == school
        || schools::service::kin(op, school)?.contains(&campus.school_id);
    if serves {
        Ok(campus)
    } else {
        Err(ApiError::not_found())
    }
}

/// The campus, if it is one of this school.
///
/// # Errors
/// 404 otherwise.
fn of_school(op: &mut Op, school: SchoolId, id: CampusId) -> ApiResult<Campus> {
    let campus: Campus = service::within(op, &Reach::All, id)?;
    if campus.school_id == school {
        Ok(campus)
    } else {
        Err(ApiError::not_found())
    }
}

/// [`of_school`], where the caller may change the school.
fn own(op: &mut Op, school: SchoolId, id: CampusId) -> ApiResult<Campus> {
    let reach = op.require(Action::SchoolChange)?;
    service::own::<School>(op, &reach, school)?;
    of_school(op, school, id)
}
