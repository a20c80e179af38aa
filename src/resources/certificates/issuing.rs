//! A new certificate: what stands on it, its numbers and its code.

use super::model::{Certificate, CertificateStatus, Numbers, Series, Training};
use super::numbering::{self, Given};
use super::{RESOURCE, code, store};
use crate::platform::auth::authz::Reach;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::{CertificateId, ClassId, SchoolId};
use crate::platform::values::number::number_key;
use crate::platform::values::text::{fold, nfc};
use crate::resources::enrolments::Enrolment;
use crate::resources::{schools, trainees};

/// What stands on the certificates of a class: asked once for all of a file.
fn training(op: &mut Op, class: ClassId, issuer: SchoolId) -> ApiResult<Training> {
    if let Some((of, known)) = op.cached::<(SchoolId, Training)>(RESOURCE, class)
        && of == issuer
    {
        return Ok(known);
    }
    let training = store::training(op.conn(), class, issuer)?;
    op.cache_put(RESOURCE, class, (issuer, training.clone()));
    Ok(training)
}

/// Who issues what was earned at a school: the school, or the successor that acts for it.
///
/// # Errors
/// When the database fails.
pub fn issuing_school(op: &mut Op, reach: &Reach, school: SchoolId) -> ApiResult<SchoolId> {
    match reach {
        Reach::School(own) => Ok(own.own()),
        _ => schools::service::standing_for(op, school),
    }
}

/// Store a certificate with what stands on it today, under a code of its own.
///
/// # Errors
/// When one of its keys is taken, or a number is left out that no series gives.
pub fn issue(
    op: &mut Op,
    reach: &Reach,
    enrolment: &Enrolment,
    kind: String,
    numbers: &Numbers<'_>,
    replaces: Option<CertificateId>,
) -> ApiResult<Certificate> {
    let trainee = trainees::service::within(op, &Reach::All, enrolment.trainee_id)?;
    let school = issuing_school(op, reach, enrolment.school_id)?;
    let training = training(op, enrolment.class_id, school)?;
    let year = numbers.issue_date.year();
    let (number, first) = numbered(op, school, numbers.number, (Series::Number, year))?;
    let register = (Series::RegisterNumber, year);
    let (register_number, second) = numbered(op, school, numbers.register_number, register)?;
    let counted = first.into_iter().chain(second);
    let mut certificate = Certificate {
        id: CertificateId::new(),
        enrolment_id: enrolment.id,
        trainee_id: enrolment.trainee_id,
        school_id: school,
        kind,
        number_key: number_key(&number),
        number,
        register_number_key: number_key(&register_number),
        register_number,
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
        number_repeated: false,
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
        code: code::draw(),
    };
    while store::expect_free_keys(op.conn(), &certificate)? {
        certificate.code = code::draw();
    }
    store::insert(op.conn(), &certificate)?;
    for (given, series) in counted {
        given.take(op, &certificate, series)?;
    }
    Ok(certificate)
}

/// A number as it was sent, or the next of its series.
fn numbered(
    op: &mut Op,
    school: SchoolId,
    sent: Option<&str>,
    (series, year): (Series, i16),
) -> ApiResult<(String, Option<(Given, Series)>)> {
    if let Some(sent) = sent {
        return Ok((nfc(sent), None));
    }
    let given = numbering::next(op, school, series, year)?;
    Ok((given.number.clone(), Some((given, series))))
}
