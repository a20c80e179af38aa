//! Rules of occupations.

use std::collections::HashMap;

use serde_json::json;

use super::model::{Occupation, OccupationFilter, OccupationInput, OccupationView};
use super::store;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::resource::Reference;
use crate::platform::values::ids::{AnyId, OccupationId};
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

/// Change when an occupation is valid; what it is, its list says.
pub fn change(
    op: &mut Op,
    id: OccupationId,
    seen: &IfMatch,
    patch: &MergePatch<OccupationInput>,
) -> ApiResult<OccupationView> {
    op.require(Action::OccupationWrite)?;
    let mut occupation = find(op, id)?.ok_or_else(ApiError::not_found)?;
    seen.check(occupation.version)?;
    let input = patch.apply(&occupation.to_input())?;
    let mut problems = Problems::new();
    occupation.apply_validity(&input, op.now, &mut problems);
    problems.check()?;
    store::update(op.conn(), &occupation)?;
    let members = json!({"members": patch.members()});
    op.record(&occupation.change("occupation.change").details(members))?;
    Ok(occupation.into_view())
}

/// How a row of a file names an occupation: of two lists with the same code, that of the national
/// one counts.
pub const REFERENCE: Reference = Reference {
    id: "occupationId",
    name: "occupation",
    pointer: "/occupation",
    about: "Code of the occupation; or give `occupationId`.\n\nvi: Mã ngành, nghề",
    example: "6510216",
    find: |op, _, code| store::with_code(op.conn(), code),
};

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
