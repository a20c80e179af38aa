//! SQL of certificates. Every read starts from [`visible`].

use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{Certificate, CertificateFilter, CertificateStatus, Training};
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{
    certificates, classes, courses, enrolments, occupations, schools,
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
use crate::{load_page, load_versions, one_of};

/// Rows the caller may see: a school its own, a commune and an employment centre those of
/// enrolments from their communes.
fn visible<'a>(reach: &Reach) -> certificates::BoxedQuery<'a, DbBackend> {
    let rows = certificates::table.into_boxed();
    match reach {
        Reach::All | Reach::Served(None) => rows,
        Reach::School(school) => rows.filter(certificates::school_id.eq(*school)),
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
        Reach::School(school) => Bound::by("school_id", *school),
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
        Reach::School(own) => vec![Audience::School(*own)],
        Reach::Communes(own) | Reach::Served(Some(own)) => {
            own.iter().copied().map(Audience::Commune).collect()
        }
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => Vec::new(),
    }
}

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

/// The certificates within `reach` that were issued on an enrolment, the latest first.
pub fn known_on(
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

/// The first of a certificate's keys that another one has. Asked before the row is written, so
/// that both databases name the same key when several are taken; the indexes settle races.
pub fn taken_key(conn: &mut DbConnection, row: &Certificate) -> ApiResult<Option<ApiError>> {
    let live = certificates::table
        .filter(certificates::enrolment_id.eq(row.enrolment_id))
        .filter(certificates::status.eq(CertificateStatus::Issued));
    if diesel::select(exists(live)).get_result(conn)? {
        return Ok(Some(certified()));
    }
    let number = certificates::table
        .filter(certificates::school_id.eq(row.school_id))
        .filter(certificates::number_key.eq(&row.number_key));
    if diesel::select(exists(number)).get_result(conn)? {
        return Ok(Some(number_taken()));
    }
    let register_number = certificates::table
        .filter(certificates::school_id.eq(row.school_id))
        .filter(certificates::register_number_key.eq(&row.register_number_key));
    let taken: bool = diesel::select(exists(register_number)).get_result(conn)?;
    Ok(taken.then(register_number_taken))
}

pub fn insert(conn: &mut DbConnection, certificate: &Certificate) -> ApiResult<()> {
    diesel::insert_into(certificates::table)
        .values(certificate)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Every certificate on an enrolment.
pub fn of_enrolment(
    conn: &mut DbConnection,
    enrolment: EnrolmentId,
) -> ApiResult<Vec<Certificate>> {
    let rows = visible(&Reach::All)
        .filter(certificates::enrolment_id.eq(enrolment))
        .order(certificates::id)
        .select(Certificate::as_select());
    Ok(rows.load(conn)?)
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, certificate: &Certificate) -> ApiResult<()> {
    let seen = certificates::table
        .filter(certificates::trainee_id.eq(certificate.trainee_id))
        .filter(certificates::id.eq(certificate.id))
        .filter(certificates::version.eq(certificate.version - 1));
    if diesel::update(seen).set(certificate).execute(conn)? == 0 {
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
    certificate.trainee_id = to;
    Ok(())
}

/// What stands today on certificates of a class.
pub fn training(conn: &mut DbConnection, class: ClassId) -> ApiResult<Training> {
    let found = classes::table
        .inner_join(schools::table.on(schools::id.eq(classes::school_id)))
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
