//! SQL of beneficiary statuses. Every read starts from [`visible`].

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{AnyStatusFilter, BeneficiaryStatus, BeneficiaryStatusFilter, ClaimStatus};
use super::steps::StatusStep;
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{beneficiary_statuses, enrolments, trainee_schools, trainees};
use crate::platform::db::{DbBackend, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, violates};
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Along, Bound, Condition, ListQuery, Slice};
use crate::platform::values::ids::{AnyId, BeneficiaryStatusId, TraineeId, UnitId};
use crate::platform::values::time::Date;
use crate::{load_page, load_versions, one_of};

/// Rows the caller may see: those of trainees within reach.
fn visible<'a>(reach: &Reach) -> beneficiary_statuses::BoxedQuery<'a, DbBackend> {
    let rows = beneficiary_statuses::table.into_boxed();
    let lives_in = |communes: &[UnitId]| {
        exists(
            trainees::table
                .filter(trainees::id.eq(beneficiary_statuses::trainee_id))
                .filter(one_of!(trainees::commune_id, communes))
                // Not all columns: one of them is on PostgreSQL alone.
                .select(trainees::id),
        )
    };
    let has_completed = || {
        exists(
            enrolments::table
                .filter(enrolments::trainee_id.eq(beneficiary_statuses::trainee_id))
                .filter(enrolments::status.eq("COMPLETED")),
        )
    };
    match reach {
        Reach::All => rows,
        Reach::School(schools) => rows.filter(exists(
            trainee_schools::table
                .filter(trainee_schools::trainee_id.eq(beneficiary_statuses::trainee_id))
                .filter(one_of!(trainee_schools::school_id, schools))
                .filter(trainee_schools::acquainted),
        )),
        Reach::Communes(communes) => rows.filter(lives_in(communes)),
        Reach::Served(None) => rows.filter(has_completed()),
        Reach::Served(Some(communes)) => rows.filter(has_completed()).filter(lives_in(communes)),
        // Ids are never null: no row at all.
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => {
            rows.filter(beneficiary_statuses::id.is_null())
        }
    }
}

/// What [`visible`] says, for the index that a list is read along.
fn bound(reach: &Reach) -> Bound {
    match reach {
        Reach::All => Bound::OPEN,
        Reach::School(_) | Reach::Communes(_) | Reach::Served(_) => Bound::OTHERWISE,
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => Bound::NOTHING,
    }
}

fn filtered<'a>(
    reach: &Reach,
    trainee: TraineeId,
    filter: &'a BeneficiaryStatusFilter,
) -> beneficiary_statuses::BoxedQuery<'a, DbBackend> {
    let rows = visible(reach).filter(beneficiary_statuses::trainee_id.eq(trainee));
    narrowed(rows, &filter.status, &filter.group, filter.valid_on)
}

fn narrowed<'a>(
    mut rows: beneficiary_statuses::BoxedQuery<'a, DbBackend>,
    status: &'a AnyOf<ClaimStatus>,
    group: &'a AnyOf<String>,
    valid_on: Option<Date>,
) -> beneficiary_statuses::BoxedQuery<'a, DbBackend> {
    if let Some(statuses) = status.values() {
        rows = rows.filter(one_of!(beneficiary_statuses::status, statuses));
    }
    if let Some(groups) = group.values() {
        rows = rows.filter(one_of!(beneficiary_statuses::beneficiary_group, groups));
    }
    if let Some(day) = valid_on {
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
        filtered(reach, trainee, &query.filter),
        along Along::rows(vec![Condition::Is("trainee_id", trainee.into())])
    )
}

/// Of all trainees within reach.
pub fn page_of_all(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<AnyStatusFilter>,
) -> ApiResult<Slice<BeneficiaryStatus>> {
    let filter = &query.filter;
    let rows = || {
        let mut rows = visible(reach);
        if let Some(trainee) = filter.trainee_id {
            rows = rows.filter(beneficiary_statuses::trainee_id.eq(trainee));
        }
        narrowed(rows, &filter.status, &filter.group, filter.valid_on)
    };
    load_page!(
        conn,
        query,
        beneficiary_statuses,
        BeneficiaryStatus,
        rows(),
        along query.along(bound(reach))
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

pub fn by_ids(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[BeneficiaryStatusId],
) -> ApiResult<Vec<BeneficiaryStatus>> {
    let rows = visible(reach).filter(beneficiary_statuses::id.eq_any(ids));
    Ok(rows.select(BeneficiaryStatus::as_select()).load(conn)?)
}

/// The confirmed statuses of these people within `reach`, the oldest first.
pub fn confirmed_of(
    conn: &mut DbConnection,
    reach: &Reach,
    trainees: &[TraineeId],
) -> ApiResult<Vec<BeneficiaryStatus>> {
    let rows = visible(reach)
        .filter(beneficiary_statuses::trainee_id.eq_any(trainees))
        .filter(beneficiary_statuses::status.eq(ClaimStatus::Confirmed))
        .order((beneficiary_statuses::valid_from, beneficiary_statuses::id));
    Ok(rows.select(BeneficiaryStatus::as_select()).load(conn)?)
}

/// All statuses of one person, without regard to reach.
pub fn of_trainee(
    conn: &mut DbConnection,
    trainee: TraineeId,
) -> ApiResult<Vec<BeneficiaryStatus>> {
    let rows = beneficiary_statuses::table
        .filter(beneficiary_statuses::trainee_id.eq(trainee))
        .order(beneficiary_statuses::id);
    Ok(rows.select(BeneficiaryStatus::as_select()).load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, visible(reach), beneficiary_statuses, after, limit)
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
        .filter(beneficiary_statuses::trainee_id.eq(status.trainee_id))
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

/// Keep others from enrolling the trainee until this transaction ends.
pub fn lock_trainee(conn: &mut DbConnection, trainee: TraineeId) -> ApiResult<()> {
    dialect::lock_row(conn, "trainees", trainee)
}

/// [`update`] a row that is another trainee's from now on.
pub fn hand_over(
    conn: &mut DbConnection,
    status: &mut BeneficiaryStatus,
    to: TraineeId,
) -> ApiResult<()> {
    let seen = beneficiary_statuses::table
        .filter(beneficiary_statuses::trainee_id.eq(status.trainee_id))
        .filter(beneficiary_statuses::id.eq(status.id))
        .filter(beneficiary_statuses::version.eq(status.version - 1));
    let moved = (beneficiary_statuses::trainee_id.eq(to), &*status);
    if diesel::update(seen)
        .set(moved)
        .execute(conn)
        .map_err(taken)?
        == 0
    {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    StatusStep::hand_over(conn, status, to)?;
    status.trainee_id = to;
    Ok(())
}

/// Delete a row, if it still is the one that was read.
pub fn delete(conn: &mut DbConnection, status: &BeneficiaryStatus) -> ApiResult<()> {
    let seen = beneficiary_statuses::table
        .filter(beneficiary_statuses::trainee_id.eq(status.trainee_id))
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
