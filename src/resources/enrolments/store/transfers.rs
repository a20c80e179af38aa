//! SQL of transfers: where a trainee goes on who has left a class for another.

use diesel::prelude::*;

use crate::platform::db::DbConnection;
use crate::platform::db::schema::enrolments;
use crate::platform::error::ApiResult;
use crate::platform::values::ids::EnrolmentId;
use crate::resources::enrolments::model::Enrolment;

/// The enrolment from which the trainee was transferred to this one.
pub fn came_from(conn: &mut DbConnection, enrolment: &Enrolment) -> ApiResult<Option<EnrolmentId>> {
    let former = enrolments::table
        .filter(enrolments::trainee_id.eq(enrolment.trainee_id))
        .filter(enrolments::transferred_to_id.eq(enrolment.id));
    Ok(former.select(enrolments::id).first(conn).optional()?)
}

/// Say where a transferred trainee goes on; part of the version that the transfer made.
pub fn link_transfer(conn: &mut DbConnection, old: &Enrolment, new: EnrolmentId) -> ApiResult<()> {
    link(conn, old, Some(new))
}

/// Take [`link_transfer`] back.
pub fn unlink_transfer(conn: &mut DbConnection, old: &Enrolment) -> ApiResult<()> {
    link(conn, old, None)
}

fn link(conn: &mut DbConnection, old: &Enrolment, new: Option<EnrolmentId>) -> ApiResult<()> {
    let old = enrolments::table
        .filter(enrolments::trainee_id.eq(old.trainee_id))
        .filter(enrolments::id.eq(old.id));
    diesel::update(old)
        .set(enrolments::transferred_to_id.eq(new))
        .execute(conn)?;
    Ok(())
}
