//! SQL of enrolments. Every read starts from [`visible`].

mod transfers;

use diesel::prelude::*;

use super::RESOURCE;
use super::model::{Enrolment, EnrolmentFilter};
use super::states::EnrolmentStatus;
use super::steps::EnrolmentStep;
use crate::platform::auth::authz::Reach;
use crate::platform::db::for_update::for_update;
use crate::platform::db::prepared::{self, Cacheable, blocks, padded};
use crate::platform::db::schema::{certificates, employment_outcomes, enrolments, trainees};
use crate::platform::db::together::Part;
use crate::platform::db::{DbBackend, DbConnection, Dialect, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::lists::page::{ListQuery, Slice};
use crate::platform::op::bulk::BatchInsert;
use crate::platform::sync::external_ids::{self, Beside};
use crate::platform::values::ids::{
    AnyId, CertificateId, ClassId, EnrolmentId, OutcomeId, TraineeId,
};
use crate::{load_page, load_versions, one_of, prepared, reach, relocated};

pub use super::claims::{Claim, Known, claims_of_all, known_of, last_step_by};
pub use transfers::{came_from, link_transfer, unlink_transfer};

reach! {
    Enrolment in enrolments: school by school_id, commune by commune_id;
    served if status = EnrolmentStatus::Completed;
}

relocated! { Enrolment in enrolments: version, updated_at; }

fn filtered<'a>(
    reach: &Reach,
    filter: &'a EnrolmentFilter,
) -> enrolments::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach);
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(one_of!(enrolments::status, statuses));
    }
    if let Some(results) = filter.result.values() {
        rows = rows.filter(one_of!(enrolments::result, results));
    }
    if let Some(class) = filter.class_id {
        rows = rows.filter(enrolments::class_id.eq(class));
    }
    if let Some(trainee) = filter.trainee_id {
        rows = rows.filter(enrolments::trainee_id.eq(trainee));
    }
    if let Some(school) = filter.school_id {
        rows = rows.filter(enrolments::school_id.eq(school));
    }
    if let Some(commune) = filter.commune_id {
        rows = rows.filter(enrolments::commune_id.eq(commune));
    }
    if let Some(district) = filter.district_id {
        rows = rows.filter(enrolments::district_id.eq(district));
    }
    if let Some(from) = filter.completed_from {
        rows = rows.filter(enrolments::completed_date.ge(from));
    }
    if let Some(to) = filter.completed_to {
        rows = rows.filter(enrolments::completed_date.le(to));
    }
    if let Some(from) = filter.applied_from {
        rows = rows.filter(enrolments::applied_date.ge(from));
    }
    if let Some(to) = filter.applied_to {
        rows = rows.filter(enrolments::applied_date.le(to));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<EnrolmentFilter>,
) -> ApiResult<Slice<Enrolment>> {
    load_page!(
        conn,
        query,
        enrolments,
        Enrolment,
        filtered(reach, &query.filter),
        along query.along(bound(reach))
    )
}

pub fn find(
    conn: &mut DbConnection,
    reach: &Reach,
    id: EnrolmentId,
) -> ApiResult<Option<Enrolment>> {
    let row = enrolments::table.find(id);
    let found: QueryResult<Enrolment> = match (reach, reach.one_school()) {
        (Reach::All, _) => prepared!(conn, get_result, row.select(Enrolment::as_select())),
        (_, Some(school)) => {
            let row = row.filter(enrolments::school_id.eq(school));
            prepared!(conn, get_result, row.select(Enrolment::as_select()))
        }
        _ => {
            let row = visible(reach).filter(enrolments::id.eq(id));
            row.select(Enrolment::as_select()).first(conn)
        }
    };
    Ok(found.optional()?)
}

/// [`find`], locked until the transaction ends: nobody changes the enrolment, or issues a
/// certificate for it. PostgreSQL locks it by its whole key: that of the trainee whose it should be,
/// and where it is not, or nobody knows, of the one whose it is.
pub fn find_locked(
    conn: &mut DbConnection,
    reach: &Reach,
    id: EnrolmentId,
    mut trainee: Option<TraineeId>,
) -> ApiResult<Option<Enrolment>> {
    let row = || visible(reach).filter(enrolments::id.eq(id));
    if conn.dialect() == Dialect::Sqlite {
        let row = Cacheable(row().select(Enrolment::as_select()));
        return Ok(row.get_result(conn).optional()?);
    }
    loop {
        if let Some(trainee) = trainee {
            let own = row().filter(enrolments::trainee_id.eq(trainee));
            let own = for_update(conn, own.select(Enrolment::as_select()), "enrolments");
            if let Some(found) = own.get_result(conn).optional()? {
                return Ok(Some(found));
            }
        }
        // A merge may have given it to another trainee just now.
        let whose = Cacheable(row().select(enrolments::trainee_id));
        trainee = whose.get_result(conn).optional()?;
        if trainee.is_none() {
            return Ok(None);
        }
    }
}

/// [`find`], with the row's external ids.
pub fn find_with_keys(
    conn: &mut DbConnection,
    reach: &Reach,
    id: EnrolmentId,
) -> ApiResult<Option<(Enrolment, Beside)>> {
    let keys = external_ids::beside(conn.dialect(), RESOURCE, RESOURCE);
    let row = visible(reach)
        .filter(enrolments::id.eq(id))
        .select((Enrolment::as_select(), keys));
    Ok(Cacheable(row).get_result(conn).optional()?)
}

/// Every enrolment of a trainee, without regard to reach.
pub fn of_trainee(conn: &mut DbConnection, trainee: TraineeId) -> ApiResult<Vec<Enrolment>> {
    let rows = visible(&Reach::All)
        .filter(enrolments::trainee_id.eq(trainee))
        .order(enrolments::id)
        .select(Enrolment::as_select());
    Ok(rows.load(conn)?)
}

/// The enrolments of a class that bind their trainees to its days.
pub fn active_in(conn: &mut DbConnection, class: ClassId) -> ApiResult<Vec<Enrolment>> {
    let rows = visible(&Reach::All)
        .filter(enrolments::class_id.eq(class))
        .filter(enrolments::status.eq_any(EnrolmentStatus::ACTIVE))
        .order(enrolments::id)
        .select(Enrolment::as_select());
    Ok(rows.load(conn)?)
}

/// The enrolments of a class that were completed, as far as the caller sees them.
pub fn completed_in(
    conn: &mut DbConnection,
    reach: &Reach,
    class: ClassId,
) -> ApiResult<Vec<EnrolmentId>> {
    let rows = visible(reach)
        .filter(enrolments::class_id.eq(class))
        .filter(enrolments::status.eq(EnrolmentStatus::Completed))
        .select(enrolments::id);
    Ok(rows.load(conn)?)
}

/// The enrolments of a trainee in a class, the latest first: one at most that the trainee has not
/// left.
pub fn of_pair(
    conn: &mut DbConnection,
    reach: &Reach,
    trainee: TraineeId,
    class: ClassId,
) -> ApiResult<Vec<(EnrolmentId, EnrolmentStatus)>> {
    let rows = visible(reach)
        .filter(enrolments::trainee_id.eq(trainee))
        .filter(enrolments::class_id.eq(class))
        .order(enrolments::id.desc())
        .select((enrolments::id, enrolments::status));
    Ok(rows.load(conn)?)
}

/// The enrolments of a person within reach.
pub fn of_person(
    conn: &mut DbConnection,
    reach: &Reach,
    trainee: TraineeId,
) -> ApiResult<Vec<Enrolment>> {
    let rows = visible(reach)
        .filter(enrolments::trainee_id.eq(trainee))
        .order(enrolments::id)
        .select(Enrolment::as_select());
    Ok(rows.load(conn)?)
}

pub fn by_ids(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[EnrolmentId],
) -> ApiResult<Vec<Enrolment>> {
    let rows = visible(reach)
        .filter(enrolments::id.eq_any(ids))
        .select(Enrolment::as_select());
    Ok(rows.load(conn)?)
}

/// The enrolments of a class within `reach`, and whose they are.
pub fn of_class(
    conn: &mut DbConnection,
    reach: &Reach,
    class: ClassId,
) -> ApiResult<Vec<(EnrolmentId, TraineeId)>> {
    let rows = visible(reach)
        .filter(enrolments::class_id.eq(class))
        .select((enrolments::id, enrolments::trainee_id));
    Ok(rows.load(conn)?)
}

/// Whose the enrolments are, where [`lock_all`] asks for it.
pub fn trainees_of(conn: &mut DbConnection, ids: &[EnrolmentId]) -> ApiResult<Vec<TraineeId>> {
    if conn.dialect() == Dialect::Sqlite || ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = enrolments::table
        .filter(enrolments::id.eq_any(padded(ids)))
        .select(enrolments::trainee_id)
        .distinct();
    Ok(Cacheable(rows).load(conn)?)
}

/// [`by_ids`], locked in the order of their ids: on PostgreSQL those of `trainees` alone.
pub fn lock_all(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[EnrolmentId],
    trainees: &[TraineeId],
) -> ApiResult<Vec<Enrolment>> {
    let mut rows = visible(reach)
        .filter(enrolments::id.eq_any(ids))
        .order(enrolments::id)
        .select(Enrolment::as_select());
    if conn.dialect() == Dialect::Postgres {
        rows = rows.filter(enrolments::trainee_id.eq_any(trainees));
    }
    Ok(for_update(conn, rows, "enrolments").load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, visible(reach), enrolments, after, limit)
}

/// Keep others from enrolling the trainee until this transaction ends.
pub fn lock_trainee(conn: &mut DbConnection, trainee: TraineeId) -> ApiResult<()> {
    dialect::lock_row(conn, "trainees", trainee)
}

/// Keep classes from changing until this transaction ends. They are locked in the order of their
/// ids, and always before an enrolment, so that no two transactions wait for each other.
pub fn lock_classes(conn: &mut DbConnection, classes: &mut [ClassId]) -> ApiResult<()> {
    classes.sort_unstable();
    classes
        .iter()
        .try_for_each(|class| dialect::lock_row(conn, "classes", *class))
}

/// The certificate, neither revoked nor replaced, that stands on the enrolment.
pub fn certificate_of(
    conn: &mut DbConnection,
    enrolment: &Enrolment,
) -> ApiResult<Option<CertificateId>> {
    let live = certificates::table
        .filter(certificates::trainee_id.eq(enrolment.trainee_id))
        .filter(certificates::enrolment_id.eq(enrolment.id))
        .filter(certificates::status.eq("ISSUED"));
    Ok(live.select(certificates::id).first(conn).optional()?)
}

/// An outcome that was recorded of the enrolment and not taken back.
pub fn outcome_of(conn: &mut DbConnection, enrolment: &Enrolment) -> ApiResult<Option<OutcomeId>> {
    let recorded = employment_outcomes::table
        .filter(employment_outcomes::trainee_id.eq(enrolment.trainee_id))
        .filter(employment_outcomes::enrolment_id.eq(enrolment.id))
        .filter(employment_outcomes::withdrawn_at.is_null());
    let first = recorded.select(employment_outcomes::id);
    Ok(first.first(conn).optional()?)
}

/// An application that is stored with others.
pub struct Application(pub Enrolment);

impl BatchInsert for Application {
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()> {
        let DbConnection::Postgres(conn) = conn else {
            return rows.iter().try_for_each(|Self(row)| insert(conn, row));
        };
        for rows in blocks(rows) {
            let rows: Vec<&Enrolment> = rows.iter().map(|Self(row)| row).collect();
            let insert = diesel::insert_into(enrolments::table).values(rows);
            Cacheable(insert).run(conn).map_err(taken)?;
        }
        Ok(())
    }

    fn part(&self) -> Option<Part<'_>> {
        let Self(row) = self;
        Some(Box::new(diesel::insert_into(enrolments::table).values(row)))
    }
}

pub fn insert(conn: &mut DbConnection, enrolment: &Enrolment) -> ApiResult<()> {
    let insert = diesel::insert_into(enrolments::table).values(enrolment);
    prepared!(conn, run, insert).map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, enrolment: &Enrolment) -> ApiResult<()> {
    let seen = enrolments::table
        .filter(enrolments::trainee_id.eq(enrolment.trainee_id))
        .filter(enrolments::id.eq(enrolment.id))
        .filter(enrolments::version.eq(enrolment.version - 1));
    if prepared!(conn, execute, prepared::update(seen, enrolment)).map_err(taken)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

/// [`update`] a row that is another trainee's from now on.
pub fn hand_over(
    conn: &mut DbConnection,
    enrolment: &mut Enrolment,
    to: TraineeId,
) -> ApiResult<()> {
    let seen = enrolments::table
        .filter(enrolments::trainee_id.eq(enrolment.trainee_id))
        .filter(enrolments::id.eq(enrolment.id))
        .filter(enrolments::version.eq(enrolment.version - 1));
    let name = trainees::table.filter(trainees::id.eq(to));
    let name: String = name.select(trainees::sort_key).first(conn)?;
    let whose = (
        enrolments::trainee_id.eq(to),
        enrolments::sort_key.eq(&name),
    );
    let moved = (whose, &*enrolment);
    if diesel::update(seen).set(moved).execute(conn)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    EnrolmentStep::hand_over(conn, enrolment, to)?;
    enrolment.trainee_id = to;
    enrolment.sort_key = name;
    Ok(())
}

/// Delete the row with its steps, if it still is the one that was read.
pub fn delete(conn: &mut DbConnection, enrolment: &Enrolment) -> ApiResult<()> {
    EnrolmentStep::delete_all(conn, enrolment)?;
    let seen = enrolments::table
        .filter(enrolments::trainee_id.eq(enrolment.trainee_id))
        .filter(enrolments::id.eq(enrolment.id))
        .filter(enrolments::version.eq(enrolment.version));
    if diesel::delete(seen).execute(conn)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

fn taken(error: diesel::result::Error) -> ApiError {
    if violates(&error, "enrolments_key", "index 'enrolments_key'") {
        return ApiError::at(ErrorCode::AlreadyEnrolled, "/classId");
    }
    error.into()
}
