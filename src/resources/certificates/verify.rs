//! What the public learns of a certificate.

use serde::Serialize;
use utoipa::ToSchema;

use super::code;
use super::input::VerifyQuery;
use super::model::{Certificate, CertificateStatus};
use super::page::{self, Labels};
use super::store::{self, codes};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Language};
use crate::platform::office::letters::same_tone_placement;
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, SchoolId};
use crate::platform::values::names::name_key;
use crate::platform::values::number::number_key;
use crate::platform::values::partial_date::PartialDate;
use crate::platform::values::text::nfc;
use crate::platform::values::time::{Date, Timestamp};
use crate::resources::code_lists::{self, CodeListItem};

/// How many certificates are told of beside the first.
const MOST_OTHERS: usize = 20;

/// Whether a certificate holds, what stands on it, and which others have its number and holder.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "valid": true, "status": "ISSUED", "statusDate": null, "reinstatedDate": null, "kind": "ELEMENTARY_CERTIFICATE",
    "number": "CCSC.000417", "registerNumber": "17/2026/SC",
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14", "schoolName": "Trường Cao đẳng Sơn La",
    "presentSchoolName": null, "courseName": "Kỹ thuật chế biến món ăn",
    "occupationName": "Kỹ thuật chế biến món ăn", "level": "ELEMENTARY_1",
    "trainingStart": "2026-03-02", "trainingEnd": "2026-06-26", "issueDate": "2026-07-06",
    "holderName": "Lò Thị Mai", "holderBirthDate": "2004-05-17", "imprintRecorded": true,
    "others": [], "othersTotal": 0
}))]
pub struct CertificateCheck {
    /// Whether it holds today: neither revoked nor replaced.
    pub valid: bool,
    pub status: CertificateStatus,
    /// Day on which it was revoked or replaced.
    pub status_date: Option<Date>,
    /// Day on which its last revocation or replacement was taken back: it may have been told of as not
    /// valid before.
    pub reinstated_date: Option<Date>,
    /// Code list `certificate-kinds`.
    pub kind: String,
    /// Number of the certificate.
    pub number: String,
    /// Number in the school's register (số vào sổ).
    pub register_number: String,
    pub school_id: SchoolId,
    /// As the school was called on the day of issue.
    pub school_name: String,
    /// As the school is called today, where that is another name.
    pub present_school_name: Option<String>,
    /// As the course was called on the day of issue.
    pub course_name: String,
    /// As the occupation was called on the day of issue.
    pub occupation_name: String,
    /// Code list `training-levels`.
    pub level: String,
    pub training_start: Date,
    pub training_end: Date,
    pub issue_date: Date,
    pub holder_name: String,
    /// The year or the month, where the day was not known.
    pub holder_birth_date: PartialDate,
    /// Whether names and dates were kept at issue. False of certificates from before they were
    /// kept: of these the names of school, course and occupation, the dates of the training and the
    /// date of birth are those of the day of the upgrade.
    pub imprint_recorded: bool,
    /// Others with this number and a holder of this name, the likeliest first; 20 at most.
    pub others: Vec<OtherCertificate>,
    /// How many others there are.
    pub others_total: usize,
}

/// A certificate with the same number and a holder of the same name. `schoolId` asks for it alone.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OtherCertificate {
    /// Whether it holds today: neither revoked nor replaced.
    pub valid: bool,
    pub status: CertificateStatus,
    /// Day on which it was revoked or replaced.
    pub status_date: Option<Date>,
    /// Number of the certificate.
    pub number: String,
    pub school_id: SchoolId,
    /// As the school was called on the day of issue.
    pub school_name: String,
    /// As the school is called today, where that is another name.
    pub present_school_name: Option<String>,
    pub issue_date: Date,
    pub holder_name: String,
}

/// A certificate with the present name of its school.
type Found = (Certificate, String);

fn holds(certificate: &Certificate) -> bool {
    certificate.status == CertificateStatus::Issued
}

fn check(
    (certificate, present): Found,
    reinstated: Option<Date>,
    others: Vec<Found>,
) -> CertificateCheck {
    CertificateCheck {
        valid: holds(&certificate),
        status: certificate.status,
        status_date: certificate.status_date,
        reinstated_date: reinstated,
        kind: certificate.kind,
        number: certificate.number,
        register_number: certificate.register_number,
        school_id: certificate.school_id,
        present_school_name: differs(present, &certificate.school_name),
        school_name: certificate.school_name,
        course_name: certificate.course_name,
        occupation_name: certificate.occupation_name,
        level: certificate.level,
        training_start: certificate.training_start,
        training_end: certificate.training_end,
        issue_date: certificate.issue_date,
        holder_name: certificate.holder_name,
        holder_birth_date: PartialDate::new(
            certificate.holder_birth_date,
            certificate.holder_birth_precision,
        ),
        imprint_recorded: certificate.imprint_recorded,
        others_total: others.len(),
        others: others.into_iter().take(MOST_OTHERS).map(other).collect(),
    }
}

fn other((certificate, present): Found) -> OtherCertificate {
    OtherCertificate {
        valid: holds(&certificate),
        status: certificate.status,
        status_date: certificate.status_date,
        number: certificate.number,
        school_id: certificate.school_id,
        present_school_name: differs(present, &certificate.school_name),
        school_name: certificate.school_name,
        issue_date: certificate.issue_date,
        holder_name: certificate.holder_name,
    }
}

fn differs(present: String, printed: &str) -> Option<String> {
    (present != printed).then_some(present)
}

/// Verify a certificate by its code, or by its number and the whole name of its holder. Open to everybody, so it
/// must not tell an unknown number from a wrong name.
///
/// Where several have both, the name with the accents that were given comes first. Among these one
/// that does not hold comes first, so that no other school's hides it, then the latest. Only where one
/// school once gave the number twice does the spelling of the number decide.
///
/// # Errors
/// 404 when no certificate has both, or that code; 400 when the query says neither.
pub fn verify(op: &mut Op, query: &VerifyQuery) -> ApiResult<CertificateCheck> {
    let asked = match (&query.code, &query.number, &query.name) {
        (Some(code), None, None) if query.school_id.is_none() => {
            return with_code(op, code)?.ok_or_else(ApiError::not_found);
        }
        (Some(_), ..) => return Err(ApiError::parameter(ErrorCode::ParameterInvalid, "code")),
        (None, Some(number), Some(name)) => (number.as_str(), name.as_str()),
        (None, None, _) => return Err(ApiError::parameter(ErrorCode::FieldRequired, "number")),
        (None, Some(_), None) => return Err(ApiError::parameter(ErrorCode::FieldRequired, "name")),
    };
    numbered(op, asked, query.school_id)
}

/// The certificate on which this code stands.
///
/// # Errors
/// When the database fails.
pub fn with_code(op: &mut Op, text: &str) -> ApiResult<Option<CertificateCheck>> {
    let found = codes::with_code(op.conn(), &code::read(text))?;
    let reinstated = reinstated(op, found.as_ref())?;
    Ok(found.map(|found| check(found, reinstated, Vec::new())))
}

/// The page of a code, and whether it stands on a certificate. Finding one and finding none asks the
/// database the same.
///
/// # Errors
/// When the database fails.
pub fn page(op: &mut Op, text: &str, language: Language) -> ApiResult<(bool, String)> {
    let found = with_code(op, text)?;
    let kinds = code_lists::service::items(op, "certificate-kinds")?;
    let levels = code_lists::service::items(op, "training-levels")?;
    let label = |items: &[CodeListItem], code: &str| {
        let item = items.iter().find(|item| item.code == code);
        let label = item.map(|item| match language {
            Language::Vietnamese => item.label_vi.clone(),
            Language::English => item.label_en.clone(),
        });
        label.unwrap_or_else(|| code.to_owned())
    };
    let labels = found.as_ref().map(|check| Labels {
        kind: label(&kinds, &check.kind),
        level: label(&levels, &check.level),
    });
    let shown = found.as_ref().zip(labels.as_ref());
    Ok((
        found.is_some(),
        page::html(shown, &code::read(text), language),
    ))
}

fn numbered(
    op: &mut Op,
    (number, name): (&str, &str),
    school: Option<SchoolId>,
) -> ApiResult<CertificateCheck> {
    let (key, holder) = (number_key(number), name_key(name));
    let mut found = store::with_number_and_holder(op.conn(), &key, &holder, school)?;
    let spelled = |name: &str| same_tone_placement(&name.to_lowercase());
    let name = spelled(&nfc(name));
    // Stable: what is alike stays in the order of the days of issue.
    found.sort_by_key(|(certificate, _)| {
        let exact = spelled(&certificate.holder_name) == name;
        (!exact, holds(certificate))
    });
    let number = nfc(number);
    let named = |(other, _): &Found| {
        let (first, _) = &found[0];
        other.number == number
            && other.school_id == first.school_id
            && spelled(&other.holder_name) == spelled(&first.holder_name)
    };
    if let Some(at) = found.iter().position(named) {
        found[..=at].rotate_right(1);
    }
    let mut found = found.into_iter();
    let first = found.next().ok_or_else(ApiError::not_found)?;
    let reinstated = reinstated(op, Some(&first))?;
    Ok(check(first, reinstated, found.collect()))
}

/// The day since which it holds again. Of none the database is asked the same.
fn reinstated(op: &mut Op, found: Option<&Found>) -> ApiResult<Option<Date>> {
    let nobody = AnyId::nil();
    let row = found.map_or((nobody.typed(), nobody.typed()), |(certificate, _)| {
        (certificate.trainee_id, certificate.id)
    });
    let at = store::reinstated_at(op.conn(), row)?;
    Ok(at.map(Timestamp::date))
}
