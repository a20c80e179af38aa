//! SQL of beneficiary statuses. Every read starts from [`visible`].

use diesel::prelude::*;

use super::model::{BeneficiaryStatus, BeneficiaryStatusFilter};
use crate::load_page;
use crate::platform::authz::Reach;
use crate::platform::db::schema::{beneficiary_statuses, trainees};
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::ids::{BeneficiaryStatusId, TraineeId};
use crate::platform::page::{ListQuery, Slice};
use crate::resources::trainees::reach;

/// Rows the caller may see: those of trainees within reach.
fn visible<'a>(reach: &Reach) -> beneficiary_statuses::BoxedQuery<'a, DbBackend> {
    let rows = beneficiary_statuses::table.into_boxed();
    match reach::within(reach) {
        Some(condition) => {
            let people = trainees::table.into_boxed().filter(condition);
            let people = people.select(trainees::id);
            rows.filter(beneficiary_statuses::trainee_id.eq_any(people))
        }
        None => rows,
    }
}

fn filtered<'a>(
    reach: &Reach,
    trainee: TraineeId,
    filter: &'a BeneficiaryStatusFilter,
) -> beneficiary_statuses::BoxedQuery<'a, DbBackend> {
    let mut rows = visible(reach).filter(beneficiary_statuses::trainee_id.eq(trainee));
    if let Some(statuses) = filter.status.values() {
        rows = rows.filter(beneficiary_statuses::status.eq_any(statuses));
    }
    if let Some(groups) = filter.group.values() {
        rows = rows.filter(beneficiary_statuses::beneficiary_group.eq_any(groups));
    }
    if let Some(day) = filter.valid_on {
        rows = rows.filter(beneficiary_statuses::valid_from.le(day));
        rows = rows.filter(
            beneficiary_statuses::valid_to
                .is_null()
                .or(beneficiary_statuses::valid_to.ge(day).assume_not_null()),
        );
    }
    rows
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    trainee: TraineeId,
    query: &ListQuery<BeneficiaryStatusFilter>,
) -> ApiResult<Slice<BeneficiaryStatus>> {
    load_page!(
        conn,
        query,
        beneficiary_statuses,
        BeneficiaryStatus,
        filtered(reach, trainee, &query.filter)
    )
}

pub fn find(
    conn: &mut DbConnection,
    reach: &Reach,
    id: BeneficiaryStatusId,
) -> ApiResult<Option<BeneficiaryStatus>> {
    let row = visible(reach)
        .filter(beneficiary_statuses::id.eq(id))
        .select(BeneficiaryStatus::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn insert(conn: &mut DbConnection, status: &BeneficiaryStatus) -> ApiResult<()> {
    diesel::insert_into(beneficiary_statuses::table)
        .values(status)
        .execute(conn)
        .map_err(taken)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, status: &BeneficiaryStatus) -> ApiResult<()> {
    let seen = beneficiary_statuses::table
        .filter(beneficiary_statuses::id.eq(status.id))
        .filter(beneficiary_statuses::version.eq(status.version - 1));
    match diesel::update(seen)
        .set(status)
        .execute(conn)
        .map_err(taken)?
    {
        0 => Err(ApiError::new(ErrorCode::VersionStale)),
        _ => Ok(()),
    }
}

/// Delete a row, if it still is the one that was read.
pub fn delete(conn: &mut DbConnection, status: &BeneficiaryStatus) -> ApiResult<()> {
    let seen = beneficiary_statuses::table
        .filter(beneficiary_statuses::id.eq(status.id))
        .filter(beneficiary_statuses::version.eq(status.version));
    match diesel::delete(seen).execute(conn)? {
        0 => Err(ApiError::new(ErrorCode::VersionStale)),
        _ => Ok(()),
    }
}

fn taken(error: diesel::result::Error) -> ApiError {
    const COLUMNS: &str = "beneficiary_statuses.trainee_id, \
                           beneficiary_statuses.beneficiary_group, \
                           beneficiary_statuses.valid_from";
    if violates(&error, "beneficiary_statuses_key", COLUMNS) {
        return ApiError::at(ErrorCode::BeneficiaryStatusExists, "/group");
    }
    error.into()
}
