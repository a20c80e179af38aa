//! Certificates on paper, with the code by which everybody verifies them.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Certificate, CertificateStatus};
use super::{RESOURCE, code, service, store, templates};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError};
use crate::platform::office::paper::Language;
use crate::platform::office::paper::certificate::{
    Certificate as Printable, CertificateFault, Origin, Picture, certificate_pdf,
};
use crate::platform::op::Op;
use crate::platform::resource;
use crate::platform::values::ids::{CertificateId, ClassId, EnrolmentId};
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::platform::values::text::name_sort_key;
use crate::platform::values::time::Date;
use crate::resources::schools::School;
use crate::resources::{admin_units, classes, code_lists, enrolments};

/// The file of one certificate, for who issues it. What stands on it is as on the day of issue.
///
/// # Errors
/// 404 out of reach; 409 when it does not hold; 422 when a text does not fit.
pub fn print(op: &mut Op, id: CertificateId) -> ApiResult<Vec<u8>> {
    let reach = op.require(Action::CertificateWrite)?;
    let certificate = service::within(op, &reach, id)?;
    if certificate.status != CertificateStatus::Issued {
        // A paper that looks like any other would be believed.
        let error = ApiError::new(ErrorCode::StateForbids);
        return Err(error.with("status", certificate.status.as_str()));
    }
    printed(op, &[certificate])
}

/// The file of all certificates of a class that hold, by given name, of one kind.
///
/// # Errors
/// 404 out of reach; 409 when there is none, or they are of several kinds and none is named.
pub fn print_class(op: &mut Op, class: ClassId, kind: Option<&str>) -> ApiResult<Vec<u8>> {
    let reach = op.require(Action::CertificateWrite)?;
    let class_reach = op.require(Action::ClassRead)?;
    let class = classes::service::within(op, &class_reach, class)?;
    if matches!(&reach, Reach::School(own) if !own.have(Some(class.school_id))) {
        return Err(ApiError::not_found());
    }
    let people = enrolments::service::of_class(op, class.id)?;
    let ids: Vec<EnrolmentId> = people.into_iter().map(|(enrolment, _)| enrolment).collect();
    let mut holding = store::issued_on_any(op.conn(), &reach, &ids)?;
    holding.retain(|one| {
        one.status == CertificateStatus::Issued && kind.is_none_or(|kind| one.kind == kind)
    });
    let kinds: BTreeSet<_> = holding
        .iter()
        .map(|one| (one.school_id, &one.kind))
        .collect();
    match kinds.len() {
        0 => return Err(ApiError::new(ErrorCode::CertificatesNone)),
        1 => {}
        _ => {
            let kinds: BTreeSet<&str> = kinds.iter().map(|(_, kind)| kind.as_str()).collect();
            let kinds: Vec<&str> = kinds.into_iter().collect();
            return Err(ApiError::new(ErrorCode::CertificatesMixed).with("kinds", kinds));
        }
    }
    holding.sort_by_cached_key(|one| (name_sort_key(&one.holder_name), one.id));
    printed(op, &holding)
}

/// Certificates of one school and kind.
fn printed(op: &mut Op, certificates: &[Certificate]) -> ApiResult<Vec<u8>> {
    op.log_access(RESOURCE, certificates.iter().map(|one| one.id.any()));
    let Some(first) = certificates.first() else {
        return Err(ApiError::new(ErrorCode::CertificatesNone));
    };
    let (template, picture) = templates::in_use(op, first.school_id, &first.kind)?;
    let picture = picture.map(Picture::read).transpose();
    let picture = picture.map_err(|fault| ApiError::new(ErrorCode::Internal).caused_by(fault))?;
    let kind = labels(op, "certificate-kinds", &first.kind)?;
    let school = resource::service::within::<School>(op, &Reach::All, first.school_id)?;
    let province = admin_units::service::find(op, admin_units::province())?;
    let province = province.map(|unit| unit.name).unwrap_or_default();
    let shared = Shared {
        place: province.trim_start_matches("Tỉnh ").to_owned(),
        head: head(&school.kind).to_owned(),
        kind,
    };
    let origin = Origin {
        title: shared.kind.0.clone(),
        author: first.school_name.clone(),
        language: Language::Vietnamese,
        made: op.now.civil(),
    };
    let mut pages = Vec::with_capacity(certificates.len());
    for certificate in certificates {
        let level = labels(op, "training-levels", &certificate.level)?;
        pages.push(Printable {
            values: values(certificate, &shared, level),
            qr: Some(certificate.page(&op.meta.public_url)),
        });
    }
    let printed = certificate_pdf(
        &template.to_template()?,
        picture.as_ref(),
        &origin,
        pages.into_iter(),
    );
    printed.map_err(|fault| unprinted(fault, certificates))
}

/// What all certificates of a file have.
struct Shared {
    place: String,
    head: String,
    /// In Vietnamese and English.
    kind: (String, String),
}

/// The values of [`super::template::NAMES`].
fn values(
    of: &Certificate,
    shared: &Shared,
    (level, level_en): (String, String),
) -> BTreeMap<String, String> {
    let born = PartialDate::new(of.holder_birth_date, of.holder_birth_precision);
    let issued = of.issue_date.civil();
    let (kind, kind_en) = &shared.kind;
    let pairs = [
        ("fullName", of.holder_name.clone()),
        ("birthDate", birth(born)),
        ("kind", kind.clone()),
        ("kindUpper", kind.to_uppercase()),
        ("kindEn", kind_en.clone()),
        ("number", of.number.clone()),
        ("registerNumber", of.register_number.clone()),
        ("issueDate", shown(of.issue_date)),
        ("issueDay", format!("{:02}", issued.day())),
        ("issueMonth", month(issued.month())),
        ("issueYear", issued.year().to_string()),
        ("school", of.school_name.clone()),
        ("schoolUpper", of.school_name.to_uppercase()),
        ("course", of.course_name.clone()),
        ("occupation", of.occupation_name.clone()),
        ("level", level),
        ("levelEn", level_en),
        ("trainingStart", shown(of.training_start)),
        ("trainingEnd", shown(of.training_end)),
        ("place", shared.place.clone()),
        ("headUpper", shared.head.to_uppercase()),
        ("code", code::grouped(&of.code)),
    ];
    let pairs = pairs.into_iter();
    pairs
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn labels(op: &mut Op, list: &str, code: &str) -> ApiResult<(String, String)> {
    let item = code_lists::service::find(op, list, code)?;
    Ok(item.map_or_else(
        || (code.to_owned(), code.to_owned()),
        |item| (item.label_vi, item.label_en),
    ))
}

/// Who signs for a school of that kind.
fn head(kind: &str) -> &'static str {
    match kind {
        "COLLEGE" | "INTERMEDIATE_SCHOOL" | "VOCATIONAL_SECONDARY_SCHOOL" => "Hiệu trưởng",
        "VOCATIONAL_CENTRE" | "VOCATIONAL_CONTINUING_CENTRE" | "ENTERPRISE_PARTICIPANT" => {
            "Giám đốc"
        }
        _ => "Thủ trưởng đơn vị",
    }
}

fn shown(day: Date) -> String {
    crate::platform::sheet::day_first(day)
}

/// As decree 30/2020 on clerical work writes it: the first two months in two digits.
fn month(month: i8) -> String {
    if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    }
}

fn birth(born: PartialDate) -> String {
    let day = born.first().civil();
    match born.precision() {
        Precision::Day => shown(born.first()),
        Precision::Month => format!("{:02}/{:04}", day.month(), day.year()),
        Precision::Year => format!("{:04}", day.year()),
    }
}

fn unprinted(fault: CertificateFault, certificates: &[Certificate]) -> ApiError {
    let at = |code, certificate: usize, field: usize| {
        let fault = FieldError::at(code, &format!("/fields/{field}/text"));
        let id = certificates.get(certificate).map(|one| one.id.to_string());
        fault.with("certificateId", id.unwrap_or_default())
    };
    match fault {
        CertificateFault::TooLong { certificate, field } => {
            at(ErrorCode::CertificateTextTooLong, certificate, field).into()
        }
        CertificateFault::Letter {
            certificate,
            field,
            letter,
        } => at(ErrorCode::TemplateLetterUnknown, certificate, field)
            .with("letter", letter.to_string())
            .into(),
        other => ApiError::new(ErrorCode::Internal).caused_by(other),
    }
}
