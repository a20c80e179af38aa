//! SQL of certificates. Every read starts from [`visible`].

pub mod codes;
pub mod of_class;
pub mod patterns;
pub mod templates;

use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{Certificate, CertificateFilter, CertificateStatus, Series, Training};
use super::steps::CertificateStep;
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{
    certificate_steps, certificates, classes, courses, enrolments, occupations, schools,
};
use crate::platform::db::{DbBackend, DbConnection, Dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::lists::page::{Bound, ListQuery, Slice};
use crate::platform::sync::feed::Audience;
use crate::platform::values::ids::{
    AnyId, CertificateId, ClassId, EnrolmentId, SchoolId, TraineeId,
};
use crate::platform::values::names::name_key;
use crate::platform::values::number::number_key;
use crate::platform::values::time::Timestamp;
use crate::{load_page, load_versions, one_of, relocated};

/// Rows the caller may see: a school its own, a commune and an employment centre those of
/// enrolments from their communes.
fn visible<'a>(reach: &Reach) -> certificates::BoxedQuery<'a, DbBackend> {
    let rows = certificates::table.into_boxed();
    match reach {
        Reach::All | Reach::Served(None) => rows,
        Reach::School(own) => rows.filter(one_of!(certificates::school_id, own)),
        Reach::Communes(communes) | Reach::Served(Some(communes)) => {
            rows.filter(one_of!(certificates::commune_id, communes))
        }
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => {
            rows.filter(certificates::id.is_null())
        }
    }
}

/// What [`visible`] says, for the index that a list is read along.
fn bound(reach: &Reach) -> Bound {
    match reach {
        Reach::All | Reach::Served(None) => Bound::OPEN,
        Reach::School(own) => Bound::each("school_id", own),
        Reach::Communes(communes) | Reach::Served(Some(communes)) => {
            Bound::among("commune_id", communes)
        }
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => Bound::NOTHING,
    }
}

/// Whose entries of the change log tell of certificates within `reach`: as far as [`visible`]
/// goes. A change is addressed to the school, and to the commune of the enrolment.
pub fn audiences(reach: &Reach) -> Vec<Audience> {
    match reach {
        Reach::All | Reach::Served(None) => vec![Audience::Unfiltered],
        Reach::School(own) => own.iter().copied().map(Audience::School).collect(),
        Reach::Communes(own) | Reach::Served(Some(own)) => {
            own.iter().copied().map(Audience::Commune).collect()
        }
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => Vec::new(),
    }
}

relocated! { Certificate in certificates; }

fn filtered<'a>(
    dialect: Dialect,
    reach: &Reach,
    filter: &'a CertificateFilter,
) -> certificates::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(one_of!(certificates::status, statuses));
    }
    if let Some(kinds) = filter.kind.values() {
        rows = rows.filter(one_of!(certificates::kind, kinds));
    }
    if let Some(number) = &filter.number {
        rows = rows.filter(certificates::number_key.eq(number_key(number)));
    }
    if let Some(number) = &filter.register_number {
        rows = rows.filter(certificates::register_number_key.eq(number_key(number)));
    }
    if let Some(enrolment) = filter.enrolment_id {
        rows = rows.filter(certificates::enrolment_id.eq(enrolment));
    }
    if let Some(trainee) = filter.trainee_id {
        rows = rows.filter(certificates::trainee_id.eq(trainee));
    }
    if let Some(class) = filter.class_id {
        let of_class = enrolments::table.filter(enrolments::class_id.eq(class));
        rows = match dialect {
            Dialect::Sqlite => {
                rows.filter(certificates::enrolment_id.eq_any(of_class.select(enrolments::id)))
            }
            Dialect::Postgres => rows.filter(exists(
                of_class
                    .filter(enrolments::id.eq(certificates::enrolment_id))
                    .filter(enrolments::trainee_id.eq(certificates::trainee_id)),
            )),
        };
    }
    if let Some(school) = filter.school_id {
        rows = rows.filter(certificates::school_id.eq(school));
    }
    if let Some(from) = filter.issued_from {
        rows = rows.filter(certificates::issue_date.ge(from));
    }
    if let Some(to) = filter.issued_to {
        rows = rows.filter(certificates::issue_date.le(to));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<CertificateFilter>,
) -> ApiResult<Slice<Certificate>> {
    let dialect = conn.dialect();
    load_page!(
        conn,
        query,
        certificates,
        Certificate,
        filtered(dialect, reach, &query.filter),
        along query.along(bound(reach))
    )
}

pub fn find(
    conn: &mut DbConnection,
    reach: &Reach,
    id: CertificateId,
) -> ApiResult<Option<Certificate>> {
    let row = visible(reach)
        .filter(certificates::id.eq(id))
        .select(Certificate::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn by_ids(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[CertificateId],
) -> ApiResult<Vec<Certificate>> {
    let rows = visible(reach).filter(certificates::id.eq_any(ids));
    Ok(rows.select(Certificate::as_select()).load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, visible(reach), certificates, after, limit)
}

/// The certificates within `reach` that were issued on an enrolment, the last one first.
pub fn issued_on(
    conn: &mut DbConnection,
    reach: &Reach,
    enrolment: EnrolmentId,
) -> ApiResult<Vec<Certificate>> {
    let rows = visible(reach)
        .filter(certificates::enrolment_id.eq(enrolment))
        .order(certificates::id.desc())
        .select(Certificate::as_select());
    Ok(rows.load(conn)?)
}

/// The certificates that were issued on these enrolments, the last ones first.
pub fn issued_on_all(
    conn: &mut DbConnection,
    enrolments: &[EnrolmentId],
) -> ApiResult<Vec<Certificate>> {
    let rows = visible(&Reach::All)
        .filter(certificates::enrolment_id.eq_any(enrolments))
        .order(certificates::id.desc())
        .select(Certificate::as_select());
    Ok(rows.load(conn)?)
}

/// [`issued_on`] for many enrolments, by the day of issue.
pub fn issued_on_any(
    conn: &mut DbConnection,
    reach: &Reach,
    enrolments: &[EnrolmentId],
) -> ApiResult<Vec<Certificate>> {
    let rows = visible(reach)
        .filter(certificates::enrolment_id.eq_any(enrolments))
        .order((certificates::issue_date, certificates::id))
        .select(Certificate::as_select());
    Ok(rows.load(conn)?)
}

/// Which certificate was issued in place of which, among those of the same enrolments.
pub fn replacements(
    conn: &mut DbConnection,
    enrolments: &[EnrolmentId],
) -> ApiResult<HashMap<CertificateId, CertificateId>> {
    if enrolments.is_empty() {
        return Ok(HashMap::new());
    }
    let pairs: Vec<(Option<CertificateId>, CertificateId)> = certificates::table
        .filter(certificates::enrolment_id.eq_any(enrolments))
        .filter(certificates::replaces_id.is_not_null())
        .select((certificates::replaces_id, certificates::id))
        .load(conn)?;
    let pairs = pairs.into_iter();
    Ok(pairs.filter_map(|(old, new)| Some((old?, new))).collect())
}

/// The error of the first key of a certificate that another one has; otherwise whether another has its
/// place in the status lists, so that it needs another code. Asked before the row is written, so that both
/// databases name the same key when several are taken; the indexes settle races.
///
/// # Errors
/// When a key is taken, or the database fails.
pub fn expect_free_keys(conn: &mut DbConnection, row: &Certificate) -> ApiResult<bool> {
    let live = certificates::table
        .filter(certificates::enrolment_id.eq(row.enrolment_id))
        .filter(certificates::status.eq(CertificateStatus::Issued));
    let of_school = certificates::table.filter(certificates::school_id.eq(row.school_id));
    let number = of_school.filter(certificates::number_key.eq(&row.number_key));
    let register_number =
        of_school.filter(certificates::register_number_key.eq(&row.register_number_key));
    let place = certificates::table.filter(codes::is_at(&row.code));
    let taken = diesel::select((
        exists(live),
        exists(number),
        exists(register_number),
        exists(place),
    ));
    let taken: (bool, bool, bool, bool) = taken.get_result(conn)?;
    match taken {
        (true, ..) => Err(certified()),
        (_, true, ..) => Err(number_taken()),
        (_, _, true, _) => Err(register_number_taken()),
        (false, false, false, place) => Ok(place),
    }
}

/// Whether a certificate of a school has this number in a series.
pub fn is_number_taken(
    conn: &mut DbConnection,
    school: SchoolId,
    series: Series,
    key: &str,
) -> ApiResult<bool> {
    let of_school = certificates::table.filter(certificates::school_id.eq(school));
    let taken = match series {
        Series::Number => {
            let of_number = of_school.filter(certificates::number_key.eq(key));
            diesel::select(exists(of_number)).get_result(conn)?
        }
        Series::RegisterNumber => {
            let of_number = of_school.filter(certificates::register_number_key.eq(key));
            diesel::select(exists(of_number)).get_result(conn)?
        }
    };
    Ok(taken)
}

pub fn insert(conn: &mut DbConnection, certificate: &Certificate) -> ApiResult<()> {
    diesel::insert_into(certificates::table)
        .values(certificate)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, certificate: &Certificate) -> ApiResult<()> {
    let seen = certificates::table
        .filter(certificates::trainee_id.eq(certificate.trainee_id))
        .filter(certificates::id.eq(certificate.id))
        .filter(certificates::version.eq(certificate.version - 1));
    let updated = diesel::update(seen).set(certificate).execute(conn);
    if updated.map_err(taken)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

/// [`update`] a row that is another trainee's from now on.
pub fn hand_over(
    conn: &mut DbConnection,
    certificate: &mut Certificate,
    to: TraineeId,
) -> ApiResult<()> {
    let seen = certificates::table
        .filter(certificates::trainee_id.eq(certificate.trainee_id))
        .filter(certificates::id.eq(certificate.id))
        .filter(certificates::version.eq(certificate.version - 1));
    let moved = (certificates::trainee_id.eq(to), &*certificate);
    if diesel::update(seen).set(moved).execute(conn)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    CertificateStep::hand_over(conn, certificate, to)?;
    certificate.trainee_id = to;
    Ok(())
}

/// What stands today on certificates of a class that this school issues.
pub fn training(conn: &mut DbConnection, class: ClassId, issuer: SchoolId) -> ApiResult<Training> {
    let found = classes::table
        .inner_join(schools::table.on(schools::id.eq(issuer)))
        .inner_join(courses::table.on(courses::id.eq(classes::course_id)))
        .inner_join(occupations::table.on(occupations::id.eq(courses::occupation_id)))
        .filter(classes::id.eq(class))
        .select((
            schools::name_vi,
            courses::name,
            courses::level,
            occupations::name_vi,
            classes::start_date,
            classes::end_date,
        ));
    Ok(found.first(conn)?)
}

/// Certificates with this number and holder, by `name_key`, with the present name of the school: for
/// those who can name both, they are no secret. A school has one under a number, so they are few.
pub fn with_number_and_holder(
    conn: &mut DbConnection,
    number_key: &str,
    holder: &str,
    school: Option<SchoolId>,
) -> ApiResult<Vec<(Certificate, String)>> {
    let mut found = certificates::table
        .inner_join(schools::table.on(schools::id.eq(certificates::school_id)))
        .filter(certificates::number_key.eq(number_key))
        .order((certificates::issue_date.desc(), certificates::id.desc()))
        .select((Certificate::as_select(), schools::name_vi))
        .into_boxed();
    if let Some(school) = school {
        found = found.filter(certificates::school_id.eq(school));
    }
    let mut found: Vec<(Certificate, String)> = found.load(conn)?;
    found.retain(|(certificate, _)| name_key(&certificate.holder_name) == holder);
    Ok(found)
}

/// When the last end of a certificate was taken back.
pub fn reinstated_at(
    conn: &mut DbConnection,
    (trainee, certificate): (TraineeId, CertificateId),
) -> ApiResult<Option<Timestamp>> {
    let undone = certificate_steps::table
        .filter(certificate_steps::trainee_id.eq(trainee))
        .filter(certificate_steps::certificate_id.eq(certificate))
        .filter(certificate_steps::undone_at.is_not_null())
        .order(certificate_steps::undone_at.desc())
        .select(certificate_steps::undone_at);
    Ok(undone.first(conn).optional()?.flatten())
}

fn certified() -> ApiError {
    ApiError::at(ErrorCode::CertificateExists, "/enrolmentId")
}

fn number_taken() -> ApiError {
    ApiError::at(ErrorCode::CertificateNumberTaken, "/number")
}

fn register_number_taken() -> ApiError {
    ApiError::at(ErrorCode::CertificateRegisterNumberTaken, "/registerNumber")
}

fn taken(error: diesel::result::Error) -> ApiError {
    let number = "certificates.school_id, certificates.number_key";
    let register_number = "certificates.school_id, certificates.register_number_key";
    if violates(&error, "certificates_number", number) {
        number_taken()
    } else if violates(&error, "certificates_register_number", register_number) {
        register_number_taken()
    } else if violates(&error, "certificates_live", "certificates.enrolment_id") {
        certified()
    } else {
        error.into()
    }
}
