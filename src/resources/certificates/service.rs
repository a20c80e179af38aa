//! Rules of certificates.

use std::collections::HashMap;

use serde_json::json;

use super::RESOURCE;
use super::input::{CertificateInput, ReissueInput, RevokeInput};
use super::kinds::kind_for;
use super::model::{
    Certificate, CertificateFilter, CertificateStatus, CertificateView, Numbers, Training,
};
use super::store;
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::{Op, code_values};
use crate::platform::resource;
use crate::platform::values::ids::{AnyId, CertificateId, ClassId, EnrolmentId};
use crate::platform::values::number::number_key;
use crate::platform::values::text::{fold, nfc};
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::upsert::{Outcome, Upserted};
use crate::resources::courses::Course;
use crate::resources::enrolments::{self, Enrolment, EnrolmentResult, EnrolmentStatus};
use crate::resources::{classes, trainees};

pub use super::verify::verify;

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

/// Issue a certificate on an enrolment that was completed and passed.
pub fn create(op: &mut Op, input: &CertificateInput) -> ApiResult<CertificateView> {
    let reach = op.require(Action::CertificateWrite)?;
    let mut problems = Problems::new();
    let enrolment = enrolments::service::within_locked(op, &reach, input.enrolment_id, None);
    let Some(enrolment) = problems.refer(enrolment, "/enrolmentId")? else {
        problems.check()?;
        return Err(ApiError::not_found());
    };
    check_passed(&enrolment, &mut problems);
    let kind = kind_of(op, input, &enrolment, &mut problems)?;
    check_issue_date(op, input.issue_date, &enrolment, None, &mut problems);
    problems.check()?;
    let numbers = Numbers {
        number: &input.number,
        register_number: &input.register_number,
        issue_date: input.issue_date,
    };
    let certificate = issue(op, &enrolment, kind, &numbers, None)?;
    op.record(&certificate.change("certificate.create", enrolment.commune_id))?;
    Ok(certificate.into_view(None))
}

/// Issue a certificate for a sender who may have sent the same before: that changes nothing, nor does
/// one that was revoked or replaced since.
pub fn record(op: &mut Op, input: &CertificateInput) -> ApiResult<Upserted<CertificateId>> {
    let reach = op.require(Action::CertificateWrite)?;
    let known = store::known_on(op.conn(), &reach, input.enrolment_id)?;
    let same = known.into_iter().find(|known| {
        known.number_key == number_key(&input.number)
            && known.register_number_key == number_key(&input.register_number)
            && known.issue_date == input.issue_date
            && input.kind.as_ref().is_none_or(|kind| *kind == known.kind)
    });
    let Some(same) = same else {
        let created = create(op, input)?;
        return Ok(Upserted::new(created.id, Outcome::Created));
    };
    if same.status != CertificateStatus::Issued {
        let warning = FieldError::at(ErrorCode::KeptAsRegistered, "/number");
        op.warn(warning.with("status", same.status.as_str()));
    }
    Ok(Upserted::new(same.id, Outcome::Unchanged))
}

/// Take a certificate back. Its number stays taken, and verifying it says that it was revoked.
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
    let mut problems = Problems::new();
    let reason = reason(&input.reason, &mut problems);
    let day = input.date.unwrap_or_else(|| op.today());
    check_day(op, day, certificate.issue_date, "/date", &mut problems);
    problems.check()?;
    certificate.end(CertificateStatus::Revoked, day, reason, op.now);
    store::update(op.conn(), &certificate)?;
    let enrolment = enrolments::service::within(op, &Reach::All, certificate.enrolment_id)?;
    let change = certificate.change("certificate.revoke", enrolment.commune_id);
    op.record(&change.details(ending(&certificate)))?;
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
    let (id, trainee) = (old.enrolment_id, Some(old.trainee_id));
    let enrolment = enrolments::service::within_locked(op, &Reach::All, id, trainee)?;
    let mut problems = Problems::new();
    let reason = reason(&input.reason, &mut problems);
    let earliest = Some(old.issue_date);
    check_issue_date(op, input.issue_date, &enrolment, earliest, &mut problems);
    problems.check()?;
    old.end(
        CertificateStatus::Replaced,
        input.issue_date,
        reason,
        op.now,
    );
    store::update(op.conn(), &old)?;
    let numbers = Numbers {
        number: &input.number,
        register_number: &input.register_number,
        issue_date: input.issue_date,
    };
    let new = issue(op, &enrolment, old.kind.clone(), &numbers, Some(old.id))?;
    let change = old.change("certificate.replace", enrolment.commune_id);
    op.record(&change.details(ending(&old)))?;
    let change = new.change("certificate.create", enrolment.commune_id);
    op.record(&change.details(json!({"replacesId": old.id})))?;
    Ok(new.into_view(None))
}

/// Let certificates follow their enrolments, which are another trainee's now.
///
/// # Errors
/// When the database fails.
pub fn follow(op: &mut Op, enrolments: &[Enrolment]) -> ApiResult<()> {
    for enrolment in enrolments {
        for mut certificate in store::of_enrolment(op.conn(), enrolment.id)? {
            certificate.version += 1;
            certificate.updated_at = op.now;
            store::hand_over(op.conn(), &mut certificate, enrolment.trainee_id)?;
            let details = json!({"toTraineeId": enrolment.trainee_id});
            let change = certificate.change("certificate.hand-over", enrolment.commune_id);
            op.record(&change.details(details))?;
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

/// What stands on the certificates of a class: asked once for all of a file.
fn training(op: &mut Op, class: ClassId) -> ApiResult<Training> {
    if let Some(known) = op.cached::<Training>(RESOURCE, class) {
        return Ok(known);
    }
    let training = store::training(op.conn(), class)?;
    op.cache_put(RESOURCE, class, training.clone());
    Ok(training)
}

fn issue(
    op: &mut Op,
    enrolment: &Enrolment,
    kind: String,
    numbers: &Numbers<'_>,
    replaces: Option<CertificateId>,
) -> ApiResult<Certificate> {
    let trainee = trainees::service::within(op, &Reach::All, enrolment.trainee_id)?;
    let training = training(op, enrolment.class_id)?;
    let certificate = Certificate {
        id: CertificateId::new(),
        enrolment_id: enrolment.id,
        trainee_id: enrolment.trainee_id,
        school_id: enrolment.school_id,
        kind,
        number: nfc(numbers.number),
        register_number: nfc(numbers.register_number),
        holder_folded: fold(&trainee.full_name),
        holder_name: trainee.full_name,
        issue_date: numbers.issue_date,
        status: CertificateStatus::Issued,
        status_date: None,
        status_reason: None,
        replaces_id: replaces,
        version: 1,
        created_at: op.now,
        updated_at: op.now,
        commune_id: enrolment.commune_id,
        number_key: number_key(numbers.number),
        number_repeated: false,
        register_number_key: number_key(numbers.register_number),
        register_number_repeated: false,
        holder_birth_date: trainee.birth_date,
        school_name: training.school_name,
        course_name: training.course_name,
        level: training.level,
        occupation_name: training.occupation_name,
        training_start: training.start,
        training_end: training.end,
        imprint_recorded: true,
        holder_birth_precision: trainee.birth_precision,
    };
    if let Some(error) = store::taken_key(op.conn(), &certificate)? {
        return Err(error);
    }
    store::insert(op.conn(), &certificate)?;
    Ok(certificate)
}

fn check_passed(enrolment: &Enrolment, problems: &mut Problems) {
    let pointer = "/enrolmentId";
    if enrolment.status != EnrolmentStatus::Completed {
        problems
            .add(ErrorCode::EnrolmentNotCompleted, pointer)
            .param("status", enrolment.status.as_str());
    } else if enrolment.result != Some(EnrolmentResult::Passed) {
        problems.add(ErrorCode::EnrolmentNotPassed, pointer);
    }
}

/// The kind that was asked for, or the one that goes with the level of the course.
fn kind_of(
    op: &mut Op,
    input: &CertificateInput,
    enrolment: &Enrolment,
    problems: &mut Problems,
) -> ApiResult<String> {
    let class = classes::service::within(op, &Reach::All, enrolment.class_id)?;
    let level = resource::service::within::<Course>(op, &Reach::All, class.course_id)?.level;
    let fitting = kind_for(&level);
    let kind = match (&input.kind, fitting) {
        (Some(kind), _) => kind.as_str(),
        (None, Some(fitting)) => return Ok(fitting.to_owned()),
        (None, None) => {
            problems.add(ErrorCode::FieldRequired, "/kind");
            return Ok(String::new());
        }
    };
    let day = input.issue_date;
    code_values::expect(op, problems, "certificate-kinds", kind, day, "/kind")?;
    if let Some(fitting) = fitting.filter(|fitting| *fitting != kind) {
        problems
            .add(ErrorCode::CertificateKindMismatch, "/kind")
            .param("level", level.as_str())
            .param("expected", fitting);
    }
    Ok(kind.to_owned())
}

fn check_issue_date(
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

fn check_day(op: &Op, day: Date, earliest: Date, pointer: &str, problems: &mut Problems) {
    problems.expect(day <= op.today(), ErrorCode::DateInFuture, pointer);
    if day < earliest {
        problems
            .add(ErrorCode::DatesReversed, pointer)
            .param("earliest", earliest.to_string());
    }
}

fn reason(text: &str, problems: &mut Problems) -> String {
    let reason = nfc(text);
    problems.expect(!reason.is_empty(), ErrorCode::ReasonRequired, "/reason");
    reason
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
fn views(op: &mut Op, rows: Vec<Certificate>) -> ApiResult<Vec<CertificateView>> {
    let replaced = rows.iter().filter(|row| is_replaced(row));
    let enrolments: Vec<EnrolmentId> = replaced.map(|row| row.enrolment_id).collect();
    let replacements = store::replacements(op.conn(), &enrolments)?;
    op.log_access(RESOURCE, rows.iter().map(|row| row.id.any()));
    let view = |row: Certificate| {
        let replaced_by = replacements.get(&row.id).copied();
        row.into_view(replaced_by)
    };
    Ok(rows.into_iter().map(view).collect())
}

fn view(op: &mut Op, certificate: Certificate) -> ApiResult<CertificateView> {
    let enrolments = [certificate.enrolment_id];
    let asked = if is_replaced(&certificate) {
        &enrolments[..]
    } else {
        &[]
    };
    let replacements = store::replacements(op.conn(), asked)?;
    let replaced_by = replacements.get(&certificate.id).copied();
    Ok(certificate.into_view(replaced_by))
}
