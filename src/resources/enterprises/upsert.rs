//! An enterprise as another system knows it: sent whole, under that system's key.

use serde_json::json;

use super::model::{Enterprise, EnterpriseInput};
use super::tax_code::TaxCode;
use super::{RESOURCE, service, store};
use crate::platform::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::external_ids::{self, ExternalId};
use crate::platform::ids::EnterpriseId;
use crate::platform::op::Op;
use crate::platform::upsert::{Outcome, Precondition, Upserted};

/// Enter the enterprise that the caller's key names, or make it what `input` says.
///
/// # Errors
/// Those of entering and changing an enterprise; 412 when `seen` does not hold.
pub fn upsert(
    op: &mut Op,
    key: &ExternalId,
    input: &EnterpriseInput,
    seen: &Precondition,
) -> ApiResult<Upserted<EnterpriseId>> {
    op.require(Action::EnterpriseCreate)?;
    let keys = external_ids::together(key, &input.external_ids);
    check_keys(input, &keys)?;
    let known = match external_ids::find_locked(op, RESOURCE, key)? {
        Some(id) => Some(id.typed()),
        None => unnamed(op, key, input)?,
    };
    let Some(id) = known else {
        seen.check_absent()?;
        let enterprise = service::enter(op, input, &keys)?;
        return Ok(Upserted::new(enterprise.id, Outcome::Created));
    };
    let reach = op.require(Action::EnterpriseChange)?;
    let enterprise = service::within(op, &reach, id)?;
    seen.check(enterprise.version)?;
    let before = enterprise.version;
    let mut next = enterprise.clone();
    next.apply(input, op.now, &mut Problems::new());
    let enterprise: Enterprise = if next.says_as(&enterprise) {
        enterprise
    } else {
        service::amend(op, &reach, enterprise, input, json!({"upsert": true}))?
    };
    let rekeyed = external_ids::add(op, enterprise.keyed(), &keys)?;
    Ok(Upserted::kept(id, enterprise.version != before || rekeyed))
}

/// The tax code of a household business may be a citizen ID, and keys stand in URLs.
fn check_keys(input: &EnterpriseInput, keys: &[ExternalId]) -> ApiResult<()> {
    let personal = TaxCode::parse(&input.tax_code, input.legal_form)
        .ok()
        .filter(TaxCode::is_personal_id);
    let mut problems = Problems::new();
    for (index, key) in keys.iter().enumerate() {
        let holds = personal
            .as_ref()
            .is_none_or(|code| code.as_str() != key.value);
        let pointer = format!("/externalIds/{index}/value");
        problems.expect(holds, ErrorCode::ExternalIdPersonal, &pointer);
    }
    problems.check()
}

/// The enterprise of that tax code which has no key of this system: the key is its own from now
/// on.
fn unnamed(
    op: &mut Op,
    key: &ExternalId,
    input: &EnterpriseInput,
) -> ApiResult<Option<EnterpriseId>> {
    let Ok(code) = TaxCode::parse(&input.tax_code, input.legal_form) else {
        return Ok(None);
    };
    match store::with_tax_code(op.conn(), code.as_str())? {
        Some(id) if !external_ids::is_named(op, RESOURCE, id.any(), &key.system)? => Ok(Some(id)),
        _ => Ok::<_, ApiError>(None),
    }
}
