//! What a school prints its certificates on.

use serde_json::json;

use super::store::templates::{self as store, Stored};
use super::template::{self, CertificateTemplate};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::dialect;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError};
use crate::platform::office::paper::certificate::Template;
use crate::platform::op::Op;
use crate::platform::resource;
use crate::platform::values::ids::SchoolId;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::code_lists;
use crate::resources::schools::School;

const RESOURCE: &str = "certificate-templates";

/// A picture and its media type.
pub type Picture<'a> = (&'a str, &'a [u8]);

/// What is to change of a template.
#[derive(Debug, Clone, Copy)]
pub enum TemplateChange<'a> {
    Template(&'a Template),
    /// Back to the template that ships, without a picture.
    Removed,
    Background(Option<Picture<'a>>),
}

/// What a school prints certificates of a kind on, for who issues there.
///
/// # Errors
/// 404 for a kind that there is none of, and for a school at which the caller issues nothing.
pub fn read(op: &mut Op, school: SchoolId, kind: &str) -> ApiResult<CertificateTemplate> {
    expect_issuer(op, school)?;
    expect_kind(op, kind)?;
    let stored = store::find(op.conn(), school, kind)?.unwrap_or_default();
    Ok(view(school, kind, stored))
}

/// The picture behind a template.
///
/// # Errors
/// As [`read`]; 404 when there is none.
pub fn background(op: &mut Op, school: SchoolId, kind: &str) -> ApiResult<(String, Vec<u8>)> {
    expect_issuer(op, school)?;
    let (media_type, bytes) = store::background(op.conn(), school, kind)?;
    media_type.zip(bytes).ok_or_else(ApiError::not_found)
}

/// That a change of a template would be taken, as far as it can be said before what is sent is looked at.
///
/// # Errors
/// As [`change`].
pub fn expect_changeable(
    op: &mut Op,
    school: SchoolId,
    kind: &str,
    seen: &IfMatch,
) -> ApiResult<()> {
    let reach = op.require(Action::SchoolChange)?;
    resource::service::own::<School>(op, &reach, school)?;
    changeable(op, &reach, school, kind, seen).map(drop)
}

/// Change what a school prints on. A school sets its own.
///
/// # Errors
/// 412 when it is no longer as the client saw it; 422 for what cannot be printed.
pub fn change(
    op: &mut Op,
    school: SchoolId,
    kind: &str,
    seen: &IfMatch,
    change: TemplateChange<'_>,
) -> ApiResult<CertificateTemplate> {
    let reach = op.require(Action::SchoolChange)?;
    resource::service::own_locked::<School>(op, &reach, school)?;
    dialect::lock(op.conn(), &format!("{RESOURCE} {school} {kind}"))?;
    let mut stored = changeable(op, &reach, school, kind, seen)?;
    stored.version += 1;
    stored.updated_at = op.now;
    let picture = match change {
        TemplateChange::Template(template) => {
            template::check(template)?;
            if template.qr.is_none() && !template.names(template::CODE) {
                op.warn(FieldError::at(ErrorCode::TemplateUnverifiable, "/qr"));
            }
            stored.template = Some(Json(template.clone()));
            None
        }
        TemplateChange::Removed => {
            stored.template = None;
            Some(None)
        }
        TemplateChange::Background(picture) => Some(picture),
    };
    store::put(op.conn(), school, kind, &stored)?;
    if let Some(picture) = picture {
        store::put_background(op.conn(), school, kind, picture)?;
        stored.background_type = picture.map(|(media_type, _)| media_type.to_owned());
    }
    let details = json!({
        "kind": kind, "template": stored.template.is_some(),
        "background": stored.background_type,
    });
    op.audit("school.change", RESOURCE, Some(school.any()), details)?;
    Ok(view(school, kind, stored))
}

/// The template and the picture that certificates of a school are printed on.
///
/// # Errors
/// When the database fails.
pub fn in_use(op: &mut Op, school: SchoolId, kind: &str) -> ApiResult<(Template, Option<Vec<u8>>)> {
    let stored = store::find(op.conn(), school, kind)?.unwrap_or_default();
    let (_, picture) = store::background(op.conn(), school, kind)?;
    Ok((view(school, kind, stored).template, picture))
}

/// What is stored, if the client saw it and may change it.
fn changeable(
    op: &mut Op,
    reach: &Reach,
    school: SchoolId,
    kind: &str,
    seen: &IfMatch,
) -> ApiResult<Stored> {
    if matches!(reach, Reach::School(own) if own.own() != school) {
        // Who issues in the place of a closed school prints on templates of its own.
        return Err(ApiError::at(ErrorCode::FieldReserved, ""));
    }
    expect_kind(op, kind)?;
    let stored = store::find(op.conn(), school, kind)?.unwrap_or_default();
    seen.check(stored.version)?;
    Ok(stored)
}

/// Whoever holds a template and its picture can forge what a school issues.
fn expect_issuer(op: &mut Op, school: SchoolId) -> ApiResult<()> {
    let reach = op.require(Action::CertificateWrite)?;
    resource::service::own::<School>(op, &reach, school).map(drop)
}

fn expect_kind(op: &mut Op, kind: &str) -> ApiResult<()> {
    let known = code_lists::service::find(op, "certificate-kinds", kind)?;
    known.map(drop).ok_or_else(ApiError::not_found)
}

fn view(school: SchoolId, kind: &str, stored: Stored) -> CertificateTemplate {
    let shipped = stored.template.is_none();
    let own = stored.template.map(|Json(template)| template);
    CertificateTemplate {
        school_id: school,
        kind: kind.to_owned(),
        shipped,
        template: own.unwrap_or_else(|| template::shipped().clone()),
        background: stored.background_type,
        updated_at: (stored.version > 0).then_some(stored.updated_at),
        version: stored.version,
    }
}
