//! Rules of certificates.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::json;

use super::RESOURCE;
use super::input::{CertificateInput, ReissueInput, RevokeInput};
use super::issuing::{issue, issuing_school};
use super::kinds::kind_for;
use super::model::{Certificate, CertificateFilter, CertificateStatus, CertificateView, Numbers};
use super::steps::CertificateStep;
use super::{numbering, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::{Op, code_values};
use crate::platform::resource::{self, steps};
use crate::platform::values::ids::{AnyId, CertificateId, ClassId, EnrolmentId};
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::classes;
use crate::resources::courses::Course;
use crate::resources::enrolments::{self, Enrolment, EnrolmentResult, EnrolmentStatus};

pub use super::bulk::issue_to_class;
pub use super::credential::{issuer, of_certificate, of_code, status_list};
pub use super::numbering::{change as change_numbers, read as numbers};
pub use super::printing::{print, print_class};
pub use super::recorded::{confirm, record};
pub use super::templates::{
    TemplateChange, background, change as change_template,
    expect_changeable as expect_template_changeable, read as template,
};
pub use super::undo::{steps, undo};
pub use super::verify::{page, verify, with_code};

pub fn list(op: &mut Op, query: &ListQuery<CertificateFilter>) -> ApiResult<Page<CertificateView>> {
    let reach = op.require(Action::CertificateRead)?;
    let slice = store::page(op.conn(), &reach, query)?;
    slice.into_page_of(|rows| views(op, rows))
}

pub fn read(op: &mut Op, id: CertificateId) -> ApiResult<CertificateView> {
    let reach = op.require(Action::CertificateRead)?;
    let certificate = within(op, &reach, id)?;
    op.log_access(RESOURCE, [id.any()]);
    view(op, certificate)
}

/// The certificates that were issued on these enrolments as far as the caller may read them, the first
/// one first, noted as seen.
///
/// # Errors
/// 403 when the caller may read none.
pub fn on_enrolments(op: &mut Op, ids: &[EnrolmentId]) -> ApiResult<Vec<Certificate>> {
    let reach = op.require(Action::CertificateRead)?;
    let rows = store::issued_on_any(op.conn(), &reach, ids)?;
    op.log_access(RESOURCE, rows.iter().map(|row| row.id.any()));
    Ok(rows)
}

/// Issue a certificate on an enrolment that was completed and passed.
pub fn create(op: &mut Op, input: &CertificateInput) -> ApiResult<CertificateView> {
    let reach = op.require(Action::CertificateWrite)?;
    let mut problems = Problems::new();
    let numbers = Numbers {
        number: input.number.as_deref(),
        register_number: input.register_number.as_deref(),
        issue_date: input.issue_date,
    };
    if numbers.are_counted() {
        match enrolments::service::within(op, &reach, input.enrolment_id) {
            Ok(enrolment) => {
                let school = issuing_school(op, &reach, enrolment.school_id)?;
                numbering::lock(op, school)?;
            }
            Err(error) if error.code() == ErrorCode::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    let enrolment = enrolments::service::within_locked(op, &reach, input.enrolment_id, None);
    let Some(enrolment) = problems.refer(enrolment, "/enrolmentId")? else {
        problems.check()?;
        return Err(ApiError::not_found());
    };
    check_passed(&enrolment, "/enrolmentId", &mut problems);
    let wanted = (input.kind.as_deref(), input.issue_date);
    let kind = kind_of(op, wanted, enrolment.class_id, &mut problems)?;
    check_issue_date(op, input.issue_date, &enrolment, None, &mut problems);
    problems.check()?;
    let certificate = issue(op, &reach, &enrolment, kind, &numbers, None)?;
    op.record(&certificate.change("certificate.create", enrolment.commune_id))?;
    Ok(certificate.into_view(None, &op.meta.public_url))
}

/// Revoke a certificate. Its number stays taken, and verifying it says that it was revoked.
pub fn revoke(
    op: &mut Op,
    id: CertificateId,
    seen: &IfMatch,
    input: &RevokeInput,
) -> ApiResult<CertificateView> {
    let reach = op.require(Action::CertificateWrite)?;
    let mut certificate = within(op, &reach, id)?;
    seen.check(certificate.version)?;
    certificate.status.check(CertificateStatus::Revoked)?;
    let before = certificate.clone();
    let mut problems = Problems::new();
    let reason = problems.reason_at(&input.reason, "/reason");
    let day = input.date.unwrap_or_else(|| op.today());
    check_day(op, day, certificate.issue_date, "/date", &mut problems);
    problems.check()?;
    certificate.end(CertificateStatus::Revoked, day, reason, op.now);
    end(op, &certificate)?;
    let enrolment = enrolments::service::within(op, &Reach::All, certificate.enrolment_id)?;
    let change = certificate.change("certificate.revoke", enrolment.commune_id);
    let change = change.details(ending(&certificate));
    op.record(&change.replacing(&before, op.now)?)?;
    view(op, certificate)
}

/// Issue a certificate in place of another one, under numbers of its own and in the name that
/// the trainee has now.
pub fn reissue(
    op: &mut Op,
    id: CertificateId,
    seen: &IfMatch,
    input: &ReissueInput,
) -> ApiResult<CertificateView> {
    let reach = op.require(Action::CertificateWrite)?;
    let mut old = within(op, &reach, id)?;
    seen.check(old.version)?;
    old.status.check(CertificateStatus::Replaced)?;
    let numbers = Numbers {
        number: input.number.as_deref(),
        register_number: input.register_number.as_deref(),
        issue_date: input.issue_date,
    };
    if numbers.are_counted() {
        let school = issuing_school(op, &reach, old.school_id)?;
        numbering::lock(op, school)?;
    }
    let (id, trainee) = (old.enrolment_id, Some(old.trainee_id));
    let enrolment = enrolments::service::within_locked(op, &Reach::All, id, trainee)?;
    let mut problems = Problems::new();
    let reason = problems.reason_at(&input.reason, "/reason");
    let earliest = Some(old.issue_date);
    check_issue_date(op, input.issue_date, &enrolment, earliest, &mut problems);
    problems.check()?;
    let before = old.clone();
    old.end(
        CertificateStatus::Replaced,
        input.issue_date,
        reason,
        op.now,
    );
    end(op, &old)?;
    let (kind, replaced) = (old.kind.clone(), Some(old.id));
    let new = issue(op, &reach, &enrolment, kind, &numbers, replaced)?;
    let change = old.change("certificate.replace", enrolment.commune_id);
    let change = change.details(ending(&old));
    op.record(&change.replacing(&before, op.now)?)?;
    let change = new.change("certificate.create", enrolment.commune_id);
    op.record(&change.details(json!({"replacesId": old.id})))?;
    Ok(new.into_view(None, &op.meta.public_url))
}

/// Let certificates follow their enrolments, which are another trainee's now.
///
/// # Errors
/// When the database fails.
pub fn follow(op: &mut Op, enrolments: &[Enrolment]) -> ApiResult<()> {
    for enrolment in enrolments {
        for mut certificate in store::issued_on(op.conn(), &Reach::All, enrolment.id)? {
            let before = certificate.clone();
            certificate.version += 1;
            certificate.updated_at = op.now;
            store::hand_over(op.conn(), &mut certificate, enrolment.trainee_id)?;
            let details = json!({"toTraineeId": enrolment.trainee_id});
            let change = certificate.change("certificate.hand-over", enrolment.commune_id);
            op.record(&change.details(details).replacing(&before, op.now)?)?;
        }
    }
    Ok(())
}

/// The certificate, if it lies within `reach`; out of reach looks absent.
///
/// # Errors
/// 404 otherwise.
pub fn within(op: &mut Op, reach: &Reach, id: CertificateId) -> ApiResult<Certificate> {
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// Views of these certificates as far as the caller may see them.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(
    op: &mut Op,
    ids: &[CertificateId],
) -> ApiResult<HashMap<CertificateId, CertificateView>> {
    let Some(reach) = op.actor.reach_for(Action::CertificateRead) else {
        return Ok(HashMap::new());
    };
    let rows = store::by_ids(op.conn(), &reach, ids)?;
    let views = views(op, rows)?.into_iter();
    Ok(views.map(|view| (view.id, view)).collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    let reach = op.require(Action::CertificateRead)?;
    store::versions(op.conn(), &reach, after, limit)
}

pub(super) fn check_passed(enrolment: &Enrolment, pointer: &str, problems: &mut Problems) {
    if enrolment.status != EnrolmentStatus::Completed {
        problems
            .add(ErrorCode::EnrolmentNotCompleted, pointer)
            .param("status", enrolment.status.as_str());
    } else if enrolment.result != Some(EnrolmentResult::Passed) {
        problems.add(ErrorCode::EnrolmentNotPassed, pointer);
    }
}

/// The kind that was asked for on a day, or the one that goes with the level of the course.
pub(super) fn kind_of(
    op: &mut Op,
    (wanted, day): (Option<&str>, Date),
    class: ClassId,
    problems: &mut Problems,
) -> ApiResult<String> {
    let class = classes::service::within(op, &Reach::All, class)?;
    let level = resource::service::within::<Course>(op, &Reach::All, class.course_id)?.level;
    let fitting = kind_for(&level);
    let kind = match (wanted, fitting) {
        (Some(kind), _) => kind,
        (None, Some(fitting)) => return Ok(fitting.to_owned()),
        (None, None) => {
            problems.add(ErrorCode::FieldRequired, "/kind");
            return Ok(String::new());
        }
    };
    code_values::expect(op, problems, "certificate-kinds", kind, day, "/kind")?;
    if let Some(fitting) = fitting.filter(|fitting| *fitting != kind) {
        problems
            .add(ErrorCode::CertificateKindMismatch, "/kind")
            .param("level", level.as_str())
            .param("expected", fitting);
    }
    Ok(kind.to_owned())
}

pub(super) fn check_issue_date(
    op: &Op,
    day: Date,
    enrolment: &Enrolment,
    replaced: Option<Date>,
    problems: &mut Problems,
) {
    let earliest = replaced.unwrap_or(Date::BEGINNING);
    check_day(op, day, earliest, "/issueDate", problems);
    if let Some(completed) = enrolment
        .completed_date
        .filter(|completed| day < *completed)
    {
        problems
            .add(ErrorCode::IssuedBeforeCompletion, "/issueDate")
            .param("completedDate", completed.to_string());
    }
}

pub(super) fn check_day(
    op: &Op,
    day: Date,
    earliest: Date,
    pointer: &str,
    problems: &mut Problems,
) {
    problems.expect(day <= op.today(), ErrorCode::DateInFuture, pointer);
    if day < earliest {
        problems
            .add(ErrorCode::DatesReversed, pointer)
            .param("earliest", earliest.to_string());
    }
}

/// Store the version of a certificate that ends it, with the step.
fn end(op: &mut Op, certificate: &Certificate) -> ApiResult<()> {
    store::update(op.conn(), certificate)?;
    let step = CertificateStep::of(op, certificate);
    steps::keep(op, step)
}

fn ending(certificate: &Certificate) -> serde_json::Value {
    json!({
        "status": certificate.status, "date": certificate.status_date,
        "reason": certificate.status_reason,
    })
}

fn is_replaced(certificate: &Certificate) -> bool {
    certificate.status == CertificateStatus::Replaced
}

/// Views in the order of `rows`, noted as seen.
pub(super) fn views(op: &mut Op, rows: Vec<Certificate>) -> ApiResult<Vec<CertificateView>> {
    let replaced = rows.iter().filter(|row| is_replaced(row));
    let enrolments: Vec<EnrolmentId> = replaced.map(|row| row.enrolment_id).collect();
    let replacements = store::replacements(op.conn(), &enrolments)?;
    op.log_access(RESOURCE, rows.iter().map(|row| row.id.any()));
    let origin = Arc::clone(&op.meta.public_url);
    let view = |row: Certificate| {
        let replaced_by = replacements.get(&row.id).copied();
        row.into_view(replaced_by, &origin)
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) fn view(op: &mut Op, certificate: Certificate) -> ApiResult<CertificateView> {
    let enrolments = [certificate.enrolment_id];
    let asked = if is_replaced(&certificate) {
        &enrolments[..]
    } else {
        &[]
    };
    let replacements = store::replacements(op.conn(), asked)?;
    let replaced_by = replacements.get(&certificate.id).copied();
    Ok(certificate.into_view(replaced_by, &op.meta.public_url))
}
