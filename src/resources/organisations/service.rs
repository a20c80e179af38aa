//! Rules of organisations.

use serde_json::json;

use super::RESOURCE;
use super::model::{
    Organisation, OrganisationFilter, OrganisationInput, OrganisationKind, OrganisationView,
};
use super::store;
use crate::platform::authz::{Action, Grant, Reach, Role};
use crate::platform::changes::Change;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::ids::{OrganisationId, SchoolId, UnitId};
use crate::platform::json::MergePatch;
use crate::platform::op::{IfMatch, Op};
use crate::platform::page::{ListQuery, Page};
use crate::resources::users;

pub fn list(
    op: &mut Op,
    query: &ListQuery<OrganisationFilter>,
) -> ApiResult<Page<OrganisationView>> {
    let reach = readable(op)?;
    let slice = store::page(op.conn(), &reach, query)?;
    Ok(slice.into_page(OrganisationView::from))
}

pub fn read(op: &mut Op, id: OrganisationId) -> ApiResult<OrganisationView> {
    let reach = readable(op)?;
    within(op, &reach, id).map(OrganisationView::from)
}

pub fn create(op: &mut Op, input: &OrganisationInput) -> ApiResult<OrganisationView> {
    op.require(Action::OrganisationWrite)?;
    let mut problems = Problems::new();
    let organisation = Organisation::new(input, op.now, &mut problems);
    check(op, &organisation, problems)?;
    store::insert(op.conn(), &organisation)?;
    op.record(&organisation.change("organisation.create"))?;
    Ok(organisation.into())
}

pub fn change(
    op: &mut Op,
    id: OrganisationId,
    seen: &IfMatch,
    patch: &MergePatch<OrganisationInput>,
) -> ApiResult<OrganisationView> {
    let reach = op.require(Action::OrganisationWrite)?;
    let mut organisation = within(op, &reach, id)?;
    seen.check(organisation.version)?;
    let input = patch.apply(&organisation.to_input())?;
    let mut problems = Problems::new();
    organisation.apply(&input, op.now, &mut problems);
    check(op, &organisation, problems)?;
    check_roles_given(op, &organisation)?;
    store::update(op.conn(), &organisation)?;
    users::service::keep_an_administrator(op)?;
    op.record(
        &organisation
            .change("organisation.change")
            .details(json!({"members": patch.members()})),
    )?;
    Ok(organisation.into())
}

/// Delete an organisation that has neither people nor clients.
pub fn delete(op: &mut Op, id: OrganisationId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::OrganisationWrite)?;
    let organisation = within(op, &reach, id)?;
    seen.check(organisation.version)?;
    store::delete(op.conn(), id)?;
    op.record(
        &Change::delete(
            "organisation.delete",
            RESOURCE,
            id.any(),
            organisation.version,
        )
        .keys(json!({"name": organisation.name}))
        .organisation(id),
    )
}

/// The organisation, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: OrganisationId) -> ApiResult<Organisation> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// The organisation that people or clients are to belong to; a wrong one is noted at
/// `/organisationId`.
pub fn member_of(
    op: &mut Op,
    id: OrganisationId,
    problems: &mut Problems,
) -> ApiResult<Option<Organisation>> {
    let organisation = store::find(op.conn(), &Reach::All, id)?;
    match &organisation {
        None => drop(problems.add(ErrorCode::ReferenceUnknown, "/organisationId")),
        Some(found) => problems.expect(
            found.active,
            ErrorCode::OrganisationInactive,
            "/organisationId",
        ),
    }
    Ok(organisation)
}

/// Note at `pointer` when the organisation may not give `role`.
pub fn check_role(
    op: &mut Op,
    organisation: &Organisation,
    role: Role,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<()> {
    if let Some(code) = misfit(op, organisation, role)? {
        problems
            .add(code, pointer)
            .param("role", role.as_str())
            .param("kind", organisation.kind.as_str());
    }
    Ok(())
}

/// The organisation with this name, for the command line.
pub fn named(op: &mut Op, name: &str) -> ApiResult<Option<Organisation>> {
    op.require(Action::OrganisationRead)?;
    store::find_named(op.conn(), name)
}

/// The organisation of a school's people, where one is registered.
///
/// # Errors
/// When the database fails.
pub fn of_school(op: &mut Op, school: SchoolId) -> ApiResult<Option<OrganisationId>> {
    store::of_school(op.conn(), school)
}

/// The unit of the province that the registry is for.
pub fn province(op: &mut Op) -> ApiResult<Option<UnitId>> {
    store::province(op.conn())
}

/// Own means the caller's own organisation here, whatever it reaches elsewhere.
fn readable(op: &Op) -> ApiResult<Reach> {
    op.require(Action::OrganisationRead)?;
    if op.actor.grant(Action::OrganisationRead) == Grant::All {
        return Ok(Reach::All);
    }
    let own = op.actor.bound.organisation;
    own.map(Reach::Organisation)
        .ok_or_else(|| ApiError::new(ErrorCode::ActionForbidden))
}

/// Why the organisation may not give `role`, if it may not.
fn misfit(op: &mut Op, organisation: &Organisation, role: Role) -> ApiResult<Option<ErrorCode>> {
    if !organisation.kind.gives(role) {
        return Ok(Some(ErrorCode::RoleNotForOrganisation));
    }
    let (wanted, code) = match role {
        Role::Commune => ("COMMUNE", ErrorCode::RoleNeedsCommune),
        // The lead agency reaches every row, and the departments are the province's own.
        Role::LeadAgency | Role::Department => ("PROVINCE", ErrorCode::RoleNeedsProvince),
        _ => return Ok(None),
    };
    let level = match organisation.unit_id {
        Some(unit) => store::level_of(op.conn(), unit)?,
        None => None,
    };
    let fits = level.is_some_and(|level| level == wanted);
    Ok((!fits).then_some(code))
}

fn check_roles_given(op: &mut Op, organisation: &Organisation) -> ApiResult<()> {
    let mut misfits = Vec::new();
    for role in store::roles_given(op.conn(), organisation.id)? {
        if misfit(op, organisation, role)?.is_some() {
            misfits.push(role.as_str());
        }
    }
    if misfits.is_empty() {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::OrganisationRolesConflict).with("roles", misfits))
}

/// What needs the database to be checked.
fn check(op: &mut Op, organisation: &Organisation, mut problems: Problems) -> ApiResult<()> {
    if let (OrganisationKind::Agency, Some(unit)) = (organisation.kind, organisation.unit_id) {
        match store::level_of(op.conn(), unit)?.as_deref() {
            None => drop(problems.add(ErrorCode::ReferenceUnknown, "/unitId")),
            Some("PROVINCE" | "DISTRICT" | "COMMUNE") => {}
            Some(_) => drop(problems.add(ErrorCode::OrganisationUnitLevel, "/unitId")),
        }
    }
    if let (OrganisationKind::School, Some(school)) = (organisation.kind, organisation.school_id) {
        let known = store::has_school(op.conn(), school)?;
        problems.expect(known, ErrorCode::ReferenceUnknown, "/schoolId");
    }
    if let (OrganisationKind::Enterprise, Some(enterprise)) =
        (organisation.kind, organisation.enterprise_id)
    {
        let known = store::has_enterprise(op.conn(), enterprise)?;
        problems.expect(known, ErrorCode::ReferenceUnknown, "/enterpriseId");
    }
    problems.check()
}
