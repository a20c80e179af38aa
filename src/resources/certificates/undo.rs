//! The end of a certificate is taken back: by those who ended it while that is fresh, by the lead agency
//! at any time.

use serde_json::json;

use super::model::{Certificate, CertificateStatus, CertificateView};
use super::service::{self, check_passed};
use super::steps::{CertificateStep, CertificateSteps};
use super::{RESOURCE, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::Step;
use crate::platform::resource::steps::{self, UndoInput};
use crate::platform::values::ids::CertificateId;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::enrolments::{self, Enrolment};

/// Every step of a certificate that the caller may see.
pub fn steps(op: &mut Op, id: CertificateId) -> ApiResult<CertificateSteps> {
    let reach = op.require(Action::CertificateRead)?;
    let certificate = service::within(op, &reach, id)?;
    let data = steps::views::<CertificateStep>(op, &reach, &certificate)?;
    op.log_access(RESOURCE, [id.any()]);
    Ok(CertificateSteps { data })
}

/// Take the last step back, if it was taken within so many `days` or the caller is the lead agency.
/// The certificate holds again, and verifying it says since when.
pub fn undo(
    op: &mut Op,
    id: CertificateId,
    seen: &IfMatch,
    input: &UndoInput,
    days: u32,
) -> ApiResult<CertificateView> {
    let reach = op.require(Action::CertificateWrite)?;
    let before = service::within(op, &reach, id)?;
    seen.check(before.version)?;
    let (enrolment, trainee) = (before.enrolment_id, Some(before.trainee_id));
    let enrolment = enrolments::service::within_locked(op, &Reach::All, enrolment, trainee)?;
    let status = before.status.as_str();
    let (steps, last) = steps::last::<CertificateStep>(op, &before, status)?;
    steps::check_who(op, &reach, last.mark(), days)?;
    check_free(op, &before)?;
    check_earned(&before, &enrolment)?;
    let mut certificate = before.clone();
    certificate.follow(&steps);
    certificate.version += 1;
    certificate.updated_at = op.now;
    store::update(op.conn(), &certificate)?;
    let last = steps::take_back(op, last, &input.reason)?;
    let change = certificate.change("certificate.undo", enrolment.commune_id);
    let change = change.details(json!({
        "from": before.status, "to": certificate.status, "step": last.number,
        "reason": last.undo_reason,
    }));
    op.record(&change.replacing(&before, op.now)?)?;
    service::view(op, certificate)
}

/// 409 while another certificate holds for the enrolment: one that was issued in place of this one, or
/// since it was revoked.
fn check_free(op: &mut Op, before: &Certificate) -> ApiResult<()> {
    let issued = store::issued_on(op.conn(), &Reach::All, before.enrolment_id)?;
    let live = |other: &&Certificate| other.status == CertificateStatus::Issued;
    match issued.iter().find(live) {
        Some(other) => Err(steps::in_use(RESOURCE, &[other.id.any()])),
        None => Ok(()),
    }
}

/// 422 unless the enrolment still is one for which the certificate might be issued.
fn check_earned(certificate: &Certificate, enrolment: &Enrolment) -> ApiResult<()> {
    let mut problems = Problems::new();
    check_passed(enrolment, "", &mut problems);
    problems.check()?;
    match enrolment.completed_date {
        Some(completed) if certificate.issue_date < completed => {
            let error = ApiError::at(ErrorCode::IssuedBeforeCompletion, "");
            Err(error.with("completedDate", completed.to_string()))
        }
        _ => Ok(()),
    }
}
