//! What other resources ask of organisations.

use super::model::{Organisation, OrganisationInput};
use super::store;
use crate::platform::auth::authz::{Action, Reach, Role};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::{Stored, service};
use crate::platform::values::ids::{OrganisationId, SchoolId, UnitId};
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::users;

/// Change an organisation. An administrator must be left.
///
/// # Errors
/// Those of a change, and 409 when none is left.
pub fn change(
    op: &mut Op,
    id: OrganisationId,
    seen: &IfMatch,
    patch: &MergePatch<OrganisationInput>,
) -> ApiResult<Organisation> {
    let organisation = service::change(op, id, seen, patch)?;
    users::service::keep_an_administrator(op)?;
    Ok(organisation)
}

/// The organisation that people or clients are to belong to; a wrong one is noted at
/// `/organisationId`.
pub fn member_of(
    op: &mut Op,
    id: OrganisationId,
    problems: &mut Problems,
) -> ApiResult<Option<Organisation>> {
    let organisation = Organisation::find(op.conn(), &Reach::All, id)?;
    match &organisation {
        None => drop(problems.add(ErrorCode::ReferenceUnknown, "/organisationId")),
        Some(found) => problems.expect(
            found.terms.active,
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
            .param("kind", organisation.terms.kind.as_str());
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

/// Why the organisation may not give `role`, if it may not.
fn misfit(op: &mut Op, organisation: &Organisation, role: Role) -> ApiResult<Option<ErrorCode>> {
    if !organisation.terms.kind.gives(role) {
        return Ok(Some(ErrorCode::RoleNotForOrganisation));
    }
    let (wanted, code) = match role {
        Role::Commune => ("COMMUNE", ErrorCode::RoleNeedsCommune),
        // The lead agency reaches every row, and the departments are the province's own.
        Role::LeadAgency | Role::Department => ("PROVINCE", ErrorCode::RoleNeedsProvince),
        _ => return Ok(None),
    };
    let level = match organisation.terms.unit_id {
        Some(unit) => store::level_of(op.conn(), unit)?,
        None => None,
    };
    let fits = level.is_some_and(|level| level == wanted);
    Ok((!fits).then_some(code))
}

/// Note a role that people or clients of the organisation have and that it may not give any more.
///
/// # Errors
/// 409 when there is one.
pub(super) fn check_roles_given(op: &mut Op, organisation: &Organisation) -> ApiResult<()> {
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
