//! Certificates that are sent once more.

use super::input::CertificateInput;
use super::model::{Certificate, CertificateStatus};
use super::{service, store};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::values::ids::CertificateId;
use crate::platform::values::number::number_key;
use crate::platform::wire::upsert::{Outcome, Upserted};

/// Issue a certificate for a sender who may have sent the same before: that changes nothing, nor does
/// one that was revoked or replaced since. A row without a number says the same as the certificate of
/// that enrolment and day.
pub fn record(op: &mut Op, input: &CertificateInput) -> ApiResult<Upserted<CertificateId>> {
    let reach = op.require(Action::CertificateWrite)?;
    let issued = store::issued_on(op.conn(), &reach, input.enrolment_id)?;
    let Some(same) = issued.iter().find(|issued| says_the_same(input, issued)) else {
        let created = service::create(op, input)?;
        return Ok(Upserted::new(created.id, Outcome::Created));
    };
    if same.status != CertificateStatus::Issued {
        let warning = FieldError::at(ErrorCode::KeptAsRegistered, "/number");
        op.warn(warning.with("status", same.status.as_str()));
    }
    Ok(Upserted::new(same.id, Outcome::Unchanged))
}

/// A row of an export that says again what stands on a certificate: that changes nothing, and anything
/// else is refused.
///
/// # Errors
/// 422 with every member that differs, or where there is no such certificate.
pub fn confirm(
    op: &mut Op,
    id: CertificateId,
    input: &CertificateInput,
) -> ApiResult<Upserted<CertificateId>> {
    let reach = op.require(Action::CertificateWrite)?;
    let unknown = || ApiError::at(ErrorCode::ReferenceUnknown, "/id");
    let issued = store::find(op.conn(), &reach, id)?.ok_or_else(unknown)?;
    let mut problems = Problems::new();
    let of_it = issued.enrolment_id == input.enrolment_id;
    problems.expect(of_it, ErrorCode::FieldFixed, "/enrolmentId");
    for (same, pointer) in sameness(input, &issued) {
        problems.expect(same, ErrorCode::FieldFixed, pointer);
    }
    problems.check()?;
    Ok(Upserted::new(id, Outcome::Unchanged))
}

fn says_the_same(input: &CertificateInput, issued: &Certificate) -> bool {
    sameness(input, issued).iter().all(|(same, _)| *same)
}

/// Of each member, whether it is as it stands on the certificate.
fn sameness(input: &CertificateInput, issued: &Certificate) -> [(bool, &'static str); 4] {
    let is_key = |number: &Option<String>, key: &str| {
        let number = number.as_deref();
        number.is_none_or(|number| number_key(number) == *key)
    };
    let has_kind = input.kind.as_ref().is_none_or(|kind| *kind == issued.kind);
    [
        (is_key(&input.number, &issued.number_key), "/number"),
        (
            is_key(&input.register_number, &issued.register_number_key),
            "/registerNumber",
        ),
        (issued.issue_date == input.issue_date, "/issueDate"),
        (has_kind, "/kind"),
    ]
}
