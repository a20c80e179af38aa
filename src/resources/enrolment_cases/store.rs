//! SQL of cases. Only the lead agency reads them, and all of them.

use diesel::prelude::*;

use super::model::{CaseFilter, CaseStatus, EnrolmentCase};
use crate::platform::db::for_update::for_update;
use crate::platform::db::prepared::{Cacheable, blocks};
use crate::platform::db::schema::enrolment_cases;
use crate::platform::db::together::Part;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{Bound, ListQuery, Slice};
use crate::platform::op::bulk::BatchInsert;
use crate::platform::values::ids::{EnrolmentCaseId, EnrolmentId, TraineeId};
use crate::{load_page, one_of};

fn filtered(filter: &CaseFilter) -> enrolment_cases::BoxedQuery<'_, DbBackend> {
    let mut rows = enrolment_cases::table.into_boxed();
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(one_of!(enrolment_cases::status, statuses));
    }
    if let Some(enrolment) = filter.enrolment_id {
        rows = rows.filter(enrolment_cases::enrolment_id.eq(enrolment));
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    query: &ListQuery<CaseFilter>,
) -> ApiResult<Slice<EnrolmentCase>> {
    load_page!(
        conn,
        query,
        enrolment_cases,
        EnrolmentCase,
        filtered(&query.filter),
        along query.along(Bound::OPEN)
    )
}

pub fn find(conn: &mut DbConnection, id: EnrolmentCaseId) -> ApiResult<Option<EnrolmentCase>> {
    let row = enrolment_cases::table
        .filter(enrolment_cases::id.eq(id))
        .select(EnrolmentCase::as_select());
    Ok(row.first(conn).optional()?)
}

/// [`find`], kept from changing until the transaction ends.
pub fn find_locked(
    conn: &mut DbConnection,
    id: EnrolmentCaseId,
) -> ApiResult<Option<EnrolmentCase>> {
    let Some(found) = find(conn, id)? else {
        return Ok(None);
    };
    let row = enrolment_cases::table
        .filter(enrolment_cases::trainee_id.eq(found.trainee_id))
        .filter(enrolment_cases::id.eq(id))
        .select(EnrolmentCase::as_select());
    let locked = for_update(conn, row.into_boxed::<DbBackend>(), "enrolment_cases");
    Ok(locked.get_result(conn).optional()?)
}

/// Every case of enrolments of these trainees.
pub fn of_trainees(
    conn: &mut DbConnection,
    trainees: &[TraineeId],
) -> ApiResult<Vec<EnrolmentCase>> {
    let rows = enrolment_cases::table
        .filter(enrolment_cases::trainee_id.eq_any(trainees))
        .order(enrolment_cases::id)
        .select(EnrolmentCase::as_select());
    Ok(rows.load(conn)?)
}

/// A case that is stored with others.
pub struct Opened(pub EnrolmentCase);

impl BatchInsert for Opened {
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()> {
        let DbConnection::Postgres(conn) = conn else {
            return rows.iter().try_for_each(|Self(row)| insert(conn, row));
        };
        for rows in blocks(rows) {
            let rows: Vec<&EnrolmentCase> = rows.iter().map(|Self(row)| row).collect();
            Cacheable(diesel::insert_into(enrolment_cases::table).values(rows)).run(conn)?;
        }
        Ok(())
    }

    fn part(&self) -> Option<Part<'_>> {
        let Self(row) = self;
        Some(Box::new(
            diesel::insert_into(enrolment_cases::table).values(row),
        ))
    }
}

pub fn insert(conn: &mut DbConnection, row: &EnrolmentCase) -> ApiResult<()> {
    diesel::insert_into(enrolment_cases::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, row: &EnrolmentCase) -> ApiResult<()> {
    let seen = enrolment_cases::table
        .filter(enrolment_cases::trainee_id.eq(row.trainee_id))
        .filter(enrolment_cases::id.eq(row.id))
        .filter(enrolment_cases::version.eq(row.version - 1));
    if diesel::update(seen).set(row).execute(conn)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

/// Cases of an enrolment that is another trainee's from now on, on either side.
pub fn hand_over(
    conn: &mut DbConnection,
    (enrolment, from, to): (EnrolmentId, TraineeId, TraineeId),
) -> ApiResult<()> {
    let own = enrolment_cases::table
        .filter(enrolment_cases::trainee_id.eq(from))
        .filter(enrolment_cases::enrolment_id.eq(enrolment));
    diesel::update(own)
        .set(enrolment_cases::trainee_id.eq(to))
        .execute(conn)?;
    let others = enrolment_cases::table.filter(enrolment_cases::other_enrolment_id.eq(enrolment));
    diesel::update(others)
        .set(enrolment_cases::other_trainee_id.eq(to))
        .execute(conn)?;
    Ok(())
}

/// Delete the cases of an enrolment, on either side, before it is deleted itself.
pub fn delete_of(conn: &mut DbConnection, enrolment: EnrolmentId) -> ApiResult<()> {
    let rows = enrolment_cases::table.filter(
        enrolment_cases::enrolment_id
            .eq(enrolment)
            .or(enrolment_cases::other_enrolment_id.eq(enrolment)),
    );
    diesel::delete(rows).execute(conn)?;
    Ok(())
}

/// Delete open cases.
pub fn delete_open(conn: &mut DbConnection, ids: &[EnrolmentCaseId]) -> ApiResult<()> {
    let rows = enrolment_cases::table
        .filter(enrolment_cases::id.eq_any(ids))
        .filter(enrolment_cases::status.eq(CaseStatus::Open));
    diesel::delete(rows).execute(conn)?;
    Ok(())
}

/// Every case of these enrolments.
pub fn of_enrolments(
    conn: &mut DbConnection,
    enrolments: &[EnrolmentId],
) -> ApiResult<Vec<EnrolmentCase>> {
    let rows = enrolment_cases::table
        .filter(enrolment_cases::enrolment_id.eq_any(enrolments))
        .order(enrolment_cases::id)
        .select(EnrolmentCase::as_select());
    Ok(rows.load(conn)?)
}
