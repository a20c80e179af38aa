//! SQL of the steps of enrolments. Who may see an enrolment may see its steps.

use diesel::prelude::*;

use super::model::Enrolment;
use super::steps::Step;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, blocks};
use crate::platform::db::schema::enrolment_steps;
use crate::platform::db::together::Part;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::bulk::BatchInsert;
use crate::platform::values::ids::TraineeId;
use crate::prepared;

/// `WHERE` of one enrolment's steps.
macro_rules! of {
    ($enrolment:expr) => {
        enrolment_steps::table
            .filter(enrolment_steps::trainee_id.eq($enrolment.trainee_id))
            .filter(enrolment_steps::enrolment_id.eq($enrolment.id))
    };
}

impl BatchInsert for Step {
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()> {
        let DbConnection::Postgres(conn) = conn else {
            return rows.iter().try_for_each(|row| insert_step(conn, row));
        };
        for rows in blocks(rows) {
            let insert = diesel::insert_into(enrolment_steps::table).values(rows);
            Cacheable(insert).run(conn)?;
        }
        Ok(())
    }

    fn part(&self) -> Option<Part<'_>> {
        let insert = diesel::insert_into(enrolment_steps::table).values(self);
        Some(Box::new(insert))
    }
}

pub fn insert_step(conn: &mut DbConnection, step: &Step) -> ApiResult<()> {
    let insert = diesel::insert_into(enrolment_steps::table).values(step);
    Ok(prepared!(conn, run, insert)?)
}

/// Every step of an enrolment, the first recorded first.
pub fn steps_of(conn: &mut DbConnection, enrolment: &Enrolment) -> ApiResult<Vec<Step>> {
    let rows = of!(enrolment).order(enrolment_steps::number);
    Ok(rows.select(Step::as_select()).load(conn)?)
}

/// The steps of an enrolment that were taken back.
pub fn undone_steps_of(conn: &mut DbConnection, enrolment: &Enrolment) -> ApiResult<Vec<Step>> {
    let rows = of!(enrolment).filter(enrolment_steps::undone_at.is_not_null());
    Ok(rows.select(Step::as_select()).load(conn)?)
}

/// Note on a step that it was taken back, if nobody else has.
pub fn undo_step(conn: &mut DbConnection, step: &Step) -> ApiResult<()> {
    let row = enrolment_steps::table
        .filter(enrolment_steps::trainee_id.eq(step.trainee_id))
        .filter(enrolment_steps::enrolment_id.eq(step.enrolment_id))
        .filter(enrolment_steps::number.eq(step.number))
        .filter(enrolment_steps::undone_at.is_null());
    let undone = (
        enrolment_steps::undone_at.eq(step.undone_at),
        enrolment_steps::undone_by.eq(step.undone_by),
        enrolment_steps::undo_organisation_id.eq(step.undo_organisation_id),
        enrolment_steps::undo_reason.eq(&step.undo_reason),
    );
    if diesel::update(row).set(undone).execute(conn)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

/// Let the steps of an enrolment be of another trainee.
pub fn hand_over_steps(
    conn: &mut DbConnection,
    enrolment: &Enrolment,
    to: TraineeId,
) -> ApiResult<()> {
    diesel::update(of!(enrolment))
        .set(enrolment_steps::trainee_id.eq(to))
        .execute(conn)?;
    Ok(())
}

pub fn delete_steps(conn: &mut DbConnection, enrolment: &Enrolment) -> ApiResult<()> {
    diesel::delete(of!(enrolment)).execute(conn)?;
    Ok(())
}
