//! What others ask of mappings, and what is more than the common operations.

use serde_json::json;

use super::model::{ImportMapping, ImportMappingInput};
use super::store;
use crate::platform::auth::authz::{Action, Grant, Reach};
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::office::form::Headings;
use crate::platform::op::Op;
use crate::platform::resource::{Resource, service};
use crate::platform::values::ids::{ImportMappingId, OrganisationId};
use crate::platform::wire::json::MergePatch;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::imports::Rows;

/// Mappings that one organisation may have.
const MOST_OF_ORGANISATION: i64 = 200;

/// Mappings of the caller's organisation for rows of this kind, all of whose headings are among those of
/// one sheet of a file; the one that was changed last first. They are compared as they are when the file
/// is read by the mapping. Who belongs to no organisation has none.
///
/// # Errors
/// When the database fails.
pub fn for_file(op: &mut Op, kind: Rows, sheets: &[Vec<&str>]) -> ApiResult<Vec<ImportMapping>> {
    let Some(organisation) = op.actor.bound.organisation else {
        return Ok(Vec::new());
    };
    let mut mappings = store::of_kind(op.conn(), organisation, kind.as_str())?;
    let sheets: Vec<Headings> = sheets.iter().map(|sheet| Headings::new(sheet)).collect();
    mappings.retain(|mapping| {
        let asked = || mapping.columns.0.iter().map(|column| &*column.heading);
        sheets.iter().any(|headings| headings.have(asked()))
    });
    Ok(mappings)
}

/// The mapping, as far as the caller may see it.
///
/// # Errors
/// 404 when it is absent or another organisation's, 403 for who runs no imports.
pub fn by_id(op: &mut Op, id: ImportMappingId) -> ApiResult<ImportMapping> {
    let reach = managed(op)?;
    service::within(op, &reach, id)
}

/// Store a new mapping.
///
/// # Errors
/// 422 with everything that is wrong with it; 409 when the name is taken or there are too many.
pub fn create(op: &mut Op, input: &ImportMappingInput) -> ApiResult<ImportMapping> {
    let reach = managed(op)?;
    let organisation = own_organisation(op)?;
    let name = format!("{}:{organisation}", ImportMapping::NAME);
    dialect::lock(op.conn(), &name)?;
    if store::count_of(op.conn(), organisation)? >= MOST_OF_ORGANISATION {
        let error = ApiError::new(ErrorCode::ImportMappingsTooMany);
        return Err(error.with("maximum", MOST_OF_ORGANISATION));
    }
    service::enter(op, &reach, input, &[])
}

/// Change a mapping by a merge patch.
///
/// # Errors
/// As [`create`]; 412 when it is not the one that the client saw.
pub fn change(
    op: &mut Op,
    id: ImportMappingId,
    seen: &IfMatch,
    patch: &MergePatch<ImportMappingInput>,
) -> ApiResult<ImportMapping> {
    let reach = managed(op)?;
    let row: ImportMapping = service::own_locked(op, &reach, id)?;
    seen.check(row.version)?;
    let input = patch.apply(&row.to_input(Vec::new()))?;
    let details = json!({"members": patch.members()});
    service::amend(op, &reach, &row, &input, details)
}

/// Delete a mapping. Imports that were read by it stay as they are.
///
/// # Errors
/// 412 when it is not the one that the client saw.
pub fn delete(op: &mut Op, id: ImportMappingId, seen: &IfMatch) -> ApiResult<()> {
    let reach = managed(op)?;
    let row: ImportMapping = service::own_locked(op, &reach, id)?;
    service::remove(op, &row, seen)
}

/// The mappings that the caller may manage: all, or those of their organisation.
pub(super) fn managed(op: &Op) -> ApiResult<Reach> {
    op.require(Action::ImportRun)?;
    match op.actor.grant(Action::ImportRun) {
        Grant::All => Ok(Reach::All),
        _ => Ok(Reach::Organisation(own_organisation(op)?)),
    }
}

pub(super) fn own_organisation(op: &Op) -> ApiResult<OrganisationId> {
    let own = op.actor.bound.organisation;
    own.ok_or_else(|| ApiError::new(ErrorCode::ActionForbidden))
}
