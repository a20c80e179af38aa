//! SQL of classes. Every read starts from [`visible`].

use diesel::dsl::{auto_type, exists, sql};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, SmallInt};

use super::filter::ClassFilter;
use super::model::Class;
use super::state::ClassStatus;
use crate::platform::auth::authz::Reach;
use crate::platform::db::for_update::for_update;
use crate::platform::db::prepared::{self, Cacheable};
use crate::platform::db::schema::{
    classes, courses, enrolment_steps, enrolments, licence_lines, licence_seats, schools,
};
use crate::platform::db::together::Part;
use crate::platform::db::{DbBackend, DbConnection, Dialect};
use crate::platform::error::ApiResult;
use crate::platform::resource::Stored;
use crate::platform::values::ids::{AnyId, ClassId, LicenceLineId, SchoolId};
use crate::platform::values::sql::{Instant, Uid};
use crate::platform::values::time::Timestamp;
use crate::resources::schools::SchoolStatus;
use crate::{narrow, one_of, prepared, reach, relocated, stored};

type Rows<'a> = classes::BoxedQuery<'a, DbBackend>;

stored! {
    Class(ClassId) in classes by ClassFilter;
    "classes_code" on (code, school_id): ClassCodeTaken at "/code";
}

// A planned class is its school's and the province's until it opens.
reach! { Class in classes: school by school_id; open unless status = ClassStatus::Planned; }

relocated! { Class in classes: version, updated_at; }

fn filtered<'a>(rows: Rows<'a>, filter: &'a ClassFilter) -> Rows<'a> {
    let mut rows = by_course(rows, filter);
    if let Some(has_seats) = filter.has_seats {
        rows = if has_seats {
            rows.filter(classes::seats_taken.lt(classes::capacity))
        } else {
            rows.filter(classes::seats_taken.ge(classes::capacity))
        };
    }
    narrow!(rows, filter, classes;
        is school_id, course_id, licence_line_id, code;
        any status, commune_id;
        from start_from of start_date, end_from of end_date;
        to start_to of start_date, end_to of end_date;
    )
}

fn by_course<'a>(mut rows: Rows<'a>, filter: &'a ClassFilter) -> Rows<'a> {
    let course = || courses::table.filter(courses::id.eq(classes::course_id));
    if let Some(levels) = filter.level.values() {
        rows = rows.filter(exists(course().filter(one_of!(courses::level, levels))));
    }
    if let Some(occupation) = filter.occupation_id {
        rows = rows.filter(exists(
            course().filter(courses::occupation_id.eq(occupation)),
        ));
    }
    rows
}

/// [`Stored::find`], prepared for a school too: every enrolment asks for its class.
pub fn find(conn: &mut DbConnection, reach: &Reach, id: ClassId) -> ApiResult<Option<Class>> {
    let Some(own) = reach.one_school() else {
        return <Class as Stored>::find(conn, reach, id);
    };
    let row = classes::table.find(id).filter(readable_at(own));
    Ok(prepared!(conn, get_result, row.select(Class::as_select())).optional()?)
}

/// What a school may see.
#[auto_type]
fn readable_at(own: SchoolId) -> _ {
    let planned: ClassStatus = ClassStatus::Planned;
    classes::school_id.eq(own).or(classes::status.ne(planned))
}

/// The class that a school calls by this code.
pub fn with_code(
    conn: &mut DbConnection,
    school: SchoolId,
    code: &str,
) -> ApiResult<Option<AnyId>> {
    let row = classes::table
        .filter(classes::school_id.eq(school))
        .filter(classes::code.eq(code))
        .select(classes::id);
    Ok(row.first(conn).optional()?)
}

/// Codes and names of classes: of those schools, or of all that everybody may read.
pub fn codes_and_names(
    conn: &mut DbConnection,
    reach: &Reach,
) -> ApiResult<Vec<(ClassId, String, String)>> {
    let mut rows = visible(reach);
    if let Reach::School(own) = reach {
        rows = rows.filter(one_of!(classes::school_id, own));
    }
    let rows = rows.select((classes::id, classes::code, classes::name));
    Ok(rows.load(conn)?)
}

/// A licence line and a calendar year: its quota, and the seats that its classes which start then
/// take. A cancelled class takes none.
#[derive(Debug, Clone, Queryable)]
pub struct Quota {
    pub line: LicenceLineId,
    pub year: i16,
    pub most: i32,
    pub taken: i64,
}

/// The columns of a [`Quota`].
const QUOTA: (
    licence_seats::licence_line_id,
    licence_seats::year,
    licence_lines::yearly_quota,
    licence_seats::seats_taken,
) = (
    licence_seats::licence_line_id,
    licence_seats::year,
    licence_lines::yearly_quota,
    licence_seats::seats_taken,
);

/// A class, its line's quota with the seats taken of it, and how its school is.
type WithQuota = (Class, Quota, SchoolStatus);

/// The class and the quota are locked until the transaction ends.
pub fn lock_with_quota(conn: &mut DbConnection, id: ClassId) -> ApiResult<Option<WithQuota>> {
    let year = sql::<SmallInt>(match conn.dialect() {
        Dialect::Sqlite => "CAST(substr(classes.start_date, 1, 4) AS INTEGER)",
        Dialect::Postgres => "CAST(extract(YEAR FROM classes.start_date) AS SMALLINT)",
    });
    let rows = classes::table
        .inner_join(licence_lines::table.on(licence_lines::id.eq(classes::licence_line_id)))
        .inner_join(
            licence_seats::table.on(licence_seats::licence_line_id
                .eq(classes::licence_line_id)
                .and(licence_seats::year.eq(year))),
        )
        .inner_join(schools::table.on(schools::id.eq(classes::school_id)))
        .filter(classes::id.eq(id))
        .select((Class::as_select(), QUOTA, schools::status));
    let rows = for_update(conn, rows, "classes, licence_lines, licence_seats");
    Ok(rows.get_result(conn).optional()?)
}

/// The classes within `reach`, locked in the order of their ids.
pub fn lock_all(conn: &mut DbConnection, reach: &Reach, ids: &[ClassId]) -> ApiResult<Vec<Class>> {
    let rows = visible(reach)
        .filter(classes::id.eq_any(ids))
        .order(classes::id)
        .select(Class::as_select());
    Ok(for_update(conn, rows, "classes").load(conn)?)
}

/// [`lock_quota`] for the lines and years of `classes`, and perhaps some more of them.
pub fn lock_quotas(conn: &mut DbConnection, classes: &[Class]) -> ApiResult<Vec<Quota>> {
    let lines: Vec<LicenceLineId> = classes.iter().map(|class| class.licence_line_id).collect();
    let years: Vec<i16> = classes
        .iter()
        .map(|class| class.start_date.year())
        .collect();
    let quotas = licence_seats::table
        .inner_join(licence_lines::table.on(licence_lines::id.eq(licence_seats::licence_line_id)))
        .filter(licence_seats::licence_line_id.eq_any(lines))
        .filter(licence_seats::year.eq_any(years))
        .order((licence_seats::licence_line_id, licence_seats::year))
        .select(QUOTA);
    Ok(for_update(conn, quotas, "licence_lines, licence_seats").load(conn)?)
}

/// The yearly quota of a licence line and the seats that its classes of a calendar year take, both
/// locked until the transaction ends.
pub fn lock_quota(
    conn: &mut DbConnection,
    line: LicenceLineId,
    year: i16,
) -> ApiResult<Option<Quota>> {
    let quota = licence_seats::table
        .inner_join(licence_lines::table.on(licence_lines::id.eq(licence_seats::licence_line_id)))
        .filter(licence_seats::licence_line_id.eq(line))
        .filter(licence_seats::year.eq(year))
        .select(QUOTA);
    let quota = for_update(conn, quota, "licence_lines, licence_seats");
    Ok(quota.get_result(conn).optional()?)
}

/// Let a licence line have seats in a year, none at first.
pub fn open_quota(conn: &mut DbConnection, line: LicenceLineId, year: i16) -> ApiResult<()> {
    let insert =
        prepared::raw("INSERT INTO licence_seats (licence_line_id, year, seats_taken) VALUES (")
            .bind::<Uid, _>(line)
            .sql(", ")
            .bind::<SmallInt, _>(year)
            .sql(", 0) ON CONFLICT DO NOTHING");
    Cacheable(insert).execute(conn)?;
    Ok(())
}

/// How many enrolments of a class have one of these statuses.
pub fn enrolments_with(
    conn: &mut DbConnection,
    class: ClassId,
    statuses: &[&str],
) -> ApiResult<i64> {
    Ok(enrolments::table
        .filter(enrolments::class_id.eq(class))
        .filter(enrolments::status.eq_any(statuses))
        .count()
        .get_result(conn)?)
}

pub fn enrolments_of(conn: &mut DbConnection, class: ClassId) -> ApiResult<i64> {
    Ok(enrolments::table
        .filter(enrolments::class_id.eq(class))
        .count()
        .get_result(conn)?)
}

/// The enrolments of a class in which somebody has studied, or given up after it began: their seats
/// are kept because it runs.
pub fn begun_in(conn: &mut DbConnection, class: ClassId) -> ApiResult<Vec<AnyId>> {
    let gave_up = enrolment_steps::table
        .filter(enrolment_steps::trainee_id.eq(enrolments::trainee_id))
        .filter(enrolment_steps::enrolment_id.eq(enrolments::id))
        .filter(enrolment_steps::status.eq("DROPPED"))
        .filter(enrolment_steps::undone_at.is_null())
        .filter(diesel::dsl::not(enrolment_steps::freed_seat));
    let studied = ["STUDYING", "COMPLETED", "EXPELLED", "TRANSFERRED"];
    let begun = enrolments::table
        .filter(enrolments::class_id.eq(class))
        .filter(enrolments::status.eq_any(studied).or(exists(gave_up)))
        .order(enrolments::id)
        .select(enrolments::id);
    Ok(begun.load(conn)?)
}

/// `UPDATE` of what a taken or released seat changes.
macro_rules! seats_of {
    ($class:expr) => {{
        let class: &Class = $class;
        let seats = (
            classes::seats_taken.eq(class.seats_taken),
            classes::version.eq(class.version),
            classes::updated_at.eq(class.updated_at),
        );
        prepared::update(classes::table.filter(classes::id.eq(class.id)), seats)
    }};
}

/// Store what a taken or released seat changes.
pub fn update_seats(conn: &mut DbConnection, class: &Class) -> ApiResult<()> {
    Ok(prepared!(conn, run, seats_of!(class))?)
}

/// [`update_seats`] as part of a statement.
pub fn seats_part(class: &Class) -> Part<'static> {
    Box::new(seats_of!(class))
}

/// [`update_seats`] of many, of each class once.
pub fn update_seats_of_all(conn: &mut DbConnection, rows: &[&Class]) -> ApiResult<()> {
    let DbConnection::Postgres(conn) = conn else {
        return rows.iter().try_for_each(|class| update_seats(conn, class));
    };
    let ids: Vec<ClassId> = rows.iter().map(|class| class.id).collect();
    let seats: Vec<i32> = rows.iter().map(|class| class.seats_taken).collect();
    let versions: Vec<i64> = rows.iter().map(|class| class.version).collect();
    let times: Vec<Timestamp> = rows.iter().map(|class| class.updated_at).collect();
    let update = prepared::raw(
        "UPDATE classes SET seats_taken = now.seats, version = now.version, \
         updated_at = now.time FROM unnest(",
    )
    .bind::<Array<Uid>, _>(ids)
    .sql(", ")
    .bind::<Array<Integer>, _>(seats)
    .sql(", ")
    .bind::<Array<BigInt>, _>(versions)
    .sql(", ")
    .bind::<Array<Instant>, _>(times)
    .sql(") AS now (id, seats, version, time) WHERE classes.id = now.id");
    Cacheable(update).execute(conn)?;
    Ok(())
}

/// `UPDATE` of the seats taken of a quota.
macro_rules! taken_of {
    ($quota:expr) => {{
        let quota: &Quota = $quota;
        let row = licence_seats::table
            .filter(licence_seats::licence_line_id.eq(quota.line))
            .filter(licence_seats::year.eq(quota.year));
        prepared::update(row, licence_seats::seats_taken.eq(quota.taken))
    }};
}

/// Store the seats taken of a quota.
pub fn update_quota(conn: &mut DbConnection, quota: &Quota) -> ApiResult<()> {
    Ok(prepared!(conn, run, taken_of!(quota))?)
}

/// [`update_quota`] as part of a statement.
pub fn quota_part(quota: &Quota) -> Part<'static> {
    Box::new(taken_of!(quota))
}

/// [`update_quota`] of many, of each once.
pub fn update_quotas(conn: &mut DbConnection, rows: &[&Quota]) -> ApiResult<()> {
    let DbConnection::Postgres(conn) = conn else {
        return rows.iter().try_for_each(|quota| update_quota(conn, quota));
    };
    let lines: Vec<LicenceLineId> = rows.iter().map(|quota| quota.line).collect();
    let years: Vec<i16> = rows.iter().map(|quota| quota.year).collect();
    let taken: Vec<i64> = rows.iter().map(|quota| quota.taken).collect();
    let update = prepared::raw("UPDATE licence_seats SET seats_taken = now.taken FROM unnest(")
        .bind::<Array<Uid>, _>(lines)
        .sql(", ")
        .bind::<Array<SmallInt>, _>(years)
        .sql(", ")
        .bind::<Array<BigInt>, _>(taken)
        .sql(
            ") AS now (line, year, taken) \
             WHERE licence_seats.licence_line_id = now.line AND licence_seats.year = now.year",
        );
    Cacheable(update).execute(conn)?;
    Ok(())
}
