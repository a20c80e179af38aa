//! Rules of enterprises.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::RESOURCE;
use super::model::{Enterprise, EnterpriseFilter, EnterpriseInput, EnterpriseView};
use super::store;
use crate::platform::authz::{Action, Reach};
use crate::platform::changes::Change;
use crate::platform::codes;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::external_ids::{self, ExternalId};
use crate::platform::ids::{AnyId, EnterpriseId};
use crate::platform::json::MergePatch;
use crate::platform::op::{IfMatch, Op};
use crate::platform::page::{ListQuery, Page};
use crate::resources::admin_units;

pub use super::upsert::upsert;

pub fn list(op: &mut Op, query: &ListQuery<EnterpriseFilter>) -> ApiResult<Page<EnterpriseView>> {
    op.require(Action::EnterpriseRead)?;
    let slice = store::page(op.conn(), &Reach::All, query)?;
    let ids: Vec<AnyId> = slice.rows.iter().map(|row| row.id.any()).collect();
    let mut keys = external_ids::of_rows(op, RESOURCE, &ids)?;
    Ok(slice.into_page(|enterprise| {
        let keys = keys.remove(&enterprise.id.any()).unwrap_or_default();
        enterprise.into_view(keys)
    }))
}

/// The enterprise; a tax code that is a citizen ID in full for who may change it.
pub fn read(op: &mut Op, id: EnterpriseId) -> ApiResult<EnterpriseView> {
    op.require(Action::EnterpriseRead)?;
    let enterprise = within(op, &Reach::All, id)?;
    let reveals = enterprise.tax_code.is_personal_id() && may_change(op, id);
    if reveals {
        op.audit("enterprise.reveal", RESOURCE, Some(id.any()), json!({}))?;
    }
    view(op, enterprise, reveals)
}

pub fn create(op: &mut Op, input: &EnterpriseInput) -> ApiResult<EnterpriseView> {
    op.require(Action::EnterpriseCreate)?;
    let enterprise = enter(op, input, &input.external_ids)?;
    view(op, enterprise, false)
}

/// Store a new enterprise, known by `keys`.
pub(super) fn enter(
    op: &mut Op,
    input: &EnterpriseInput,
    keys: &[ExternalId],
) -> ApiResult<Enterprise> {
    let mut problems = Problems::new();
    let mut enterprise = Enterprise::new(input, op.now, &mut problems);
    check(op, &mut enterprise, problems)?;
    store::insert(op.conn(), &enterprise)?;
    external_ids::give(op, RESOURCE, enterprise.id.any(), keys)?;
    op.record(&enterprise.change("enterprise.create"))?;
    Ok(enterprise)
}

pub fn change(
    op: &mut Op,
    id: EnterpriseId,
    seen: &IfMatch,
    patch: &MergePatch<EnterpriseInput>,
) -> ApiResult<EnterpriseView> {
    let reach = op.require(Action::EnterpriseChange)?;
    let enterprise = within(op, &reach, id)?;
    seen.check(enterprise.version)?;
    let keys = external_ids::of_row(op, RESOURCE, id.any())?;
    let input = patch.apply(&enterprise.to_input(keys))?;
    let details = json!({"members": patch.members()});
    let enterprise = amend(op, &reach, enterprise, &input, details)?;
    external_ids::replace(op, enterprise.keyed(), &input.external_ids)?;
    view(op, enterprise, false)
}

/// Store what `input` says of an enterprise as its next version.
pub(super) fn amend(
    op: &mut Op,
    reach: &Reach,
    mut enterprise: Enterprise,
    input: &EnterpriseInput,
    details: Value,
) -> ApiResult<Enterprise> {
    let before = enterprise.clone();
    let mut problems = Problems::new();
    if !matches!(reach, Reach::All) {
        expect_contact_data_only(&before.to_input(Vec::new()), input, &mut problems);
    }
    enterprise.apply(input, op.now, &mut problems);
    check(op, &mut enterprise, problems)?;
    store::update(op.conn(), &enterprise)?;
    op.record(&enterprise.change("enterprise.change").details(details))?;
    if before.tax_code != enterprise.tax_code {
        op.record_effect(&enterprise.rekey(&before))?;
    }
    Ok(enterprise)
}

/// Delete an enterprise that nothing refers to. One that has hired is closed instead.
pub fn delete(op: &mut Op, id: EnterpriseId, seen: &IfMatch) -> ApiResult<()> {
    let reach = op.require(Action::EnterpriseDelete)?;
    let enterprise = within(op, &reach, id)?;
    seen.check(enterprise.version)?;
    let keys = external_ids::remove(op, RESOURCE, id.any())?;
    store::delete(op.conn(), &enterprise)?;
    op.record(
        &Change::delete("enterprise.delete", RESOURCE, id.any(), enterprise.version)
            .keys(json!({"taxCode": enterprise.open_tax_code(), "externalIds": keys}))
            .commune(enterprise.commune_id)
            .enterprise(id),
    )
}

/// The view of an enterprise that the caller has just written.
///
/// # Errors
/// 404 when there is no such enterprise.
pub fn written(op: &mut Op, id: EnterpriseId) -> ApiResult<EnterpriseView> {
    let enterprise = within(op, &Reach::All, id)?;
    view(op, enterprise, false)
}

/// The enterprise that a key of the caller's organisation names.
///
/// # Errors
/// 404 when there is none.
pub fn by_key(op: &mut Op, key: &ExternalId) -> ApiResult<EnterpriseView> {
    op.require(Action::EnterpriseRead)?;
    let id = external_ids::find(op, RESOURCE, key)?.ok_or_else(ApiError::not_found)?;
    let enterprise = within(op, &Reach::All, id.typed())?;
    view(op, enterprise, false)
}

/// The enterprise, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: EnterpriseId) -> ApiResult<Enterprise> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// Those of `ids` that the caller may see, for rows that refer to them; tax codes masked.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(
    op: &mut Op,
    ids: &[EnterpriseId],
) -> ApiResult<HashMap<EnterpriseId, EnterpriseView>> {
    if op.actor.reach_for(Action::EnterpriseRead).is_none() {
        return Ok(HashMap::new());
    }
    let any: Vec<AnyId> = ids.iter().map(|id| id.any()).collect();
    let mut keys = external_ids::of_rows(op, RESOURCE, &any)?;
    let rows = store::find_all(op.conn(), &Reach::All, ids)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let keys = keys.remove(&row.id.any()).unwrap_or_default();
            (row.id, row.into_view(keys))
        })
        .collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    op.require(Action::EnterpriseRead)?;
    store::versions(op.conn(), &Reach::All, after, limit)
}

fn may_change(op: &Op, id: EnterpriseId) -> bool {
    match op.actor.reach_for(Action::EnterpriseChange) {
        Some(Reach::All) => true,
        Some(Reach::Enterprise(own)) => own == id,
        _ => false,
    }
}

/// What an enterprise is and whether it is open, the province says.
fn expect_contact_data_only(
    before: &EnterpriseInput,
    input: &EnterpriseInput,
    problems: &mut Problems,
) {
    for (kept, pointer) in [
        (input.legal_form == before.legal_form, "/legalForm"),
        (input.tax_code == before.tax_code, "/taxCode"),
        (input.name == before.name, "/name"),
        (input.industry == before.industry, "/industry"),
        (input.unit_id == before.unit_id, "/unitId"),
        (input.status == before.status, "/status"),
    ] {
        problems.expect(kept, ErrorCode::FieldReserved, pointer);
    }
}

/// What needs the database to be checked or found.
fn check(op: &mut Op, enterprise: &mut Enterprise, mut problems: Problems) -> ApiResult<()> {
    let (today, industry) = (op.today(), enterprise.industry.as_deref());
    let list = "vsic-industries";
    codes::expect_optional(op, &mut problems, list, industry, today, "/industry")?;
    enterprise.commune_id = match enterprise.unit_id {
        Some(unit) => {
            let place = admin_units::service::place_of(op, unit, "/unitId", &mut problems)?;
            place.map(|place| place.commune)
        }
        None => None,
    };
    problems.check()
}

fn view(op: &mut Op, enterprise: Enterprise, reveals: bool) -> ApiResult<EnterpriseView> {
    let keys = external_ids::of_row(op, RESOURCE, enterprise.id.any())?;
    let tax_code = reveals.then(|| enterprise.tax_code.as_str().to_owned());
    let mut view = enterprise.into_view(keys);
    if let Some(tax_code) = tax_code {
        view.tax_code = tax_code;
    }
    Ok(view)
}
