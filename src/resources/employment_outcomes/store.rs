//! SQL of outcomes. Every read starts from [`visible`].

use diesel::dsl::exists;
use diesel::prelude::*;

use super::deaths::Noted;
use super::model::{Outcome, OutcomeFilter};
use super::steps::OutcomeStep;
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::{employment_outcomes, enrolments};
use crate::platform::db::{DbBackend, DbConnection, Dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::lists::page::{ListQuery, Slice};
use crate::platform::values::ids::{AnyId, EnrolmentId, OutcomeId, SchoolId, TraineeId};
use crate::platform::values::time::Date;
use crate::{load_page, load_versions, one_of, reach, relocated};

/// Most keys in one look-up.
const MOST_KEYS: usize = 500;

// Every outcome belongs to a person with completed training.
reach! {
    Outcome in employment_outcomes:
        school by school_id, commune by commune_id, enterprise by enterprise_id;
    served always;
}

relocated! { Outcome in employment_outcomes: version; }

fn filtered<'a>(
    dialect: Dialect,
    reach: &'a Reach,
    filter: &'a OutcomeFilter,
) -> employment_outcomes::BoxedQuery<'a, DbBackend> {
    use employment_outcomes as rows;
    let mut query = visible(reach);
    if let Some(enrolment) = filter.enrolment_id {
        query = query.filter(rows::enrolment_id.eq(enrolment));
    }
    if let Some(trainee) = filter.trainee_id {
        query = match dialect {
            Dialect::Sqlite => {
                // The index is by enrolment.
                let own = enrolments::table.filter(enrolments::trainee_id.eq(trainee));
                query.filter(rows::enrolment_id.eq_any(own.select(enrolments::id)))
            }
            Dialect::Postgres => query.filter(rows::trainee_id.eq(trainee)),
        };
    }
    if let Some(class) = filter.class_id {
        let own = enrolments::table
            .filter(enrolments::trainee_id.eq(rows::trainee_id))
            .filter(enrolments::id.eq(rows::enrolment_id))
            .filter(enrolments::class_id.eq(class));
        query = query.filter(exists(own));
    }
    if let Some(school) = filter.school_id {
        query = query.filter(rows::school_id.eq(school));
    }
    if let Some(commune) = filter.commune_id {
        query = query.filter(rows::commune_id.eq(commune));
    }
    if let Some(enterprise) = filter.enterprise_id {
        query = query.filter(rows::enterprise_id.eq(enterprise));
    }
    if let Some(checkpoints) = filter.checkpoint_months.values() {
        let months: Vec<i32> = checkpoints.iter().map(|point| point.months()).collect();
        query = query.filter(one_of!(rows::checkpoint_months, months));
    }
    if let Some(kinds) = filter.kind.values() {
        query = query.filter(one_of!(rows::kind, kinds));
    }
    match filter.confirmed {
        Some(true) => query = query.filter(rows::confirmed_date.is_not_null()),
        Some(false) => query = query.filter(rows::confirmed_date.is_null()),
        None => {}
    }
    match filter.withdrawn {
        Some(true) => query = query.filter(rows::withdrawn_at.is_not_null()),
        Some(false) => query = query.filter(rows::withdrawn_at.is_null()),
        None => {}
    }
    if let Some(from) = filter.observed_from {
        query = query.filter(rows::observed_date.ge(from));
    }
    if let Some(to) = filter.observed_to {
        query = query.filter(rows::observed_date.le(to));
    }
    query
}

pub fn page(
    conn: &mut DbConnection,
    reach: &Reach,
    query: &ListQuery<OutcomeFilter>,
) -> ApiResult<Slice<Outcome>> {
    let dialect = conn.dialect();
    load_page!(
        conn,
        query,
        employment_outcomes,
        Outcome,
        filtered(dialect, reach, &query.filter),
        along query.along(bound(reach))
    )
}

pub fn find(conn: &mut DbConnection, reach: &Reach, id: OutcomeId) -> ApiResult<Option<Outcome>> {
    let row = visible(reach)
        .filter(employment_outcomes::id.eq(id))
        .select(Outcome::as_select());
    Ok(row.first(conn).optional()?)
}

pub fn by_ids(
    conn: &mut DbConnection,
    reach: &Reach,
    ids: &[OutcomeId],
) -> ApiResult<Vec<Outcome>> {
    let rows = visible(reach).filter(employment_outcomes::id.eq_any(ids));
    Ok(rows.select(Outcome::as_select()).load(conn)?)
}

/// Ids and versions of the rows the caller may see, in the order of their ids.
pub fn versions(
    conn: &mut DbConnection,
    reach: &Reach,
    after: Option<AnyId>,
    limit: i64,
) -> ApiResult<Vec<(AnyId, i64)>> {
    load_versions!(conn, visible(reach), employment_outcomes, after, limit)
}

/// The outcomes of an enrolment at a checkpoint, the latest first.
pub fn of_checkpoint(
    conn: &mut DbConnection,
    reach: &Reach,
    enrolment: EnrolmentId,
    checkpoint_months: i32,
) -> ApiResult<Vec<Outcome>> {
    let rows = visible(reach)
        .filter(employment_outcomes::enrolment_id.eq(enrolment))
        .filter(employment_outcomes::checkpoint_months.eq(checkpoint_months))
        .order((
            employment_outcomes::created_at.desc(),
            employment_outcomes::id.desc(),
        ))
        .select(Outcome::as_select());
    Ok(rows.load(conn)?)
}

/// Every outcome of an enrolment.
pub fn of_enrolment(conn: &mut DbConnection, enrolment: EnrolmentId) -> ApiResult<Vec<Outcome>> {
    let rows = visible(&Reach::All)
        .filter(employment_outcomes::enrolment_id.eq(enrolment))
        .order(employment_outcomes::id)
        .select(Outcome::as_select());
    Ok(rows.load(conn)?)
}

/// Every outcome of a person that stands, as far as deaths are told by it.
pub fn of_trainee(conn: &mut DbConnection, trainee: TraineeId) -> ApiResult<Vec<Noted>> {
    let rows = employment_outcomes::table.into_boxed();
    let rows = match conn.dialect() {
        Dialect::Sqlite => {
            // The index is by enrolment.
            let own = enrolments::table.filter(enrolments::trainee_id.eq(trainee));
            rows.filter(employment_outcomes::enrolment_id.eq_any(own.select(enrolments::id)))
        }
        Dialect::Postgres => rows.filter(employment_outcomes::trainee_id.eq(trainee)),
    };
    let rows = rows.filter(employment_outcomes::withdrawn_at.is_null());
    Ok(rows.select(Noted::as_select()).load(conn)?)
}

/// Outcomes of these kinds that were observed and confirmed by that day: of everybody, or of people
/// with an enrolment at that school.
pub fn confirmed_of_kinds(
    conn: &mut DbConnection,
    kinds: &[String],
    as_of: Date,
    school: Option<SchoolId>,
) -> ApiResult<Vec<Noted>> {
    let mut rows = confirmed_by(as_of).filter(employment_outcomes::kind.eq_any(kinds));
    if let Some(school) = school {
        let theirs = enrolments::table
            .filter(enrolments::school_id.eq(school))
            .filter(enrolments::status.eq("COMPLETED"))
            .select(enrolments::trainee_id);
        rows = rows.filter(employment_outcomes::trainee_id.eq_any(theirs));
    }
    Ok(rows.select(Noted::as_select()).load(conn)?)
}

/// Outcomes of these enrolments that were observed and confirmed by that day.
pub fn confirmed_of_enrolments(
    conn: &mut DbConnection,
    enrolments: &[EnrolmentId],
    as_of: Date,
) -> ApiResult<Vec<Noted>> {
    let mut found = Vec::new();
    for some in enrolments.chunks(MOST_KEYS) {
        let rows = confirmed_by(as_of).filter(employment_outcomes::enrolment_id.eq_any(some));
        found.extend(rows.select(Noted::as_select()).load(conn)?);
    }
    Ok(found)
}

fn confirmed_by<'a>(day: Date) -> employment_outcomes::BoxedQuery<'a, DbBackend> {
    employment_outcomes::table
        .filter(employment_outcomes::observed_date.le(day))
        .filter(employment_outcomes::confirmed_date.le(day))
        .into_boxed()
}

pub fn insert(conn: &mut DbConnection, outcome: &Outcome) -> ApiResult<()> {
    diesel::insert_into(employment_outcomes::table)
        .values(outcome)
        .execute(conn)?;
    Ok(())
}

/// Store the next version of a row, if it still is the one that was read.
pub fn update(conn: &mut DbConnection, outcome: &Outcome) -> ApiResult<()> {
    let seen = employment_outcomes::table
        .filter(employment_outcomes::trainee_id.eq(outcome.trainee_id))
        .filter(employment_outcomes::id.eq(outcome.id))
        .filter(employment_outcomes::version.eq(outcome.version - 1));
    if diesel::update(seen).set(outcome).execute(conn)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    Ok(())
}

/// [`update`] a row that is another trainee's from now on.
pub fn hand_over(conn: &mut DbConnection, outcome: &mut Outcome, to: TraineeId) -> ApiResult<()> {
    let seen = employment_outcomes::table
        .filter(employment_outcomes::trainee_id.eq(outcome.trainee_id))
        .filter(employment_outcomes::id.eq(outcome.id))
        .filter(employment_outcomes::version.eq(outcome.version - 1));
    let moved = (employment_outcomes::trainee_id.eq(to), &*outcome);
    if diesel::update(seen).set(moved).execute(conn)? == 0 {
        return Err(ApiError::new(ErrorCode::VersionStale));
    }
    OutcomeStep::hand_over(conn, outcome, to)?;
    outcome.trainee_id = to;
    Ok(())
}
