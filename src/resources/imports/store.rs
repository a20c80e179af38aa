//! SQL of imports. Every read of them starts from [`visible`]; rows of the report are reached
//! through their import.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::RESOURCE;
use super::model::{ImportFilter, OutcomeParam, ReportFilter, ReportRow, RowOutcome};
use crate::platform::db::prepared::{Cacheable, blocks};
use crate::platform::db::schema::{import_rows, jobs, organisations};
use crate::platform::db::types::Json;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{
    Along, Condition, Count, ListQuery, Slice, Total, Window, walk,
};
use crate::platform::values::ids::{AnyId, OrganisationId, SchoolId};
use crate::platform::wire::upsert::IdentityChange;
use crate::platform::work::jobs::{Job, awaiting, is_unfinished};
use crate::{load_page, one_of};

/// Imports of that organisation, or all.
fn visible<'a>(owner: Option<OrganisationId>) -> jobs::BoxedQuery<'a, DbBackend> {
    let rows = jobs::table.filter(jobs::kind.eq(RESOURCE)).into_boxed();
    match owner {
        Some(owner) => rows.filter(jobs::organisation_id.eq(owner)),
        None => rows,
    }
}

fn filtered(
    owner: Option<OrganisationId>,
    filter: &ImportFilter,
) -> jobs::BoxedQuery<'_, DbBackend> {
    let rows = visible(owner);
    match filter.state.values() {
        Some(states) => rows.filter(one_of!(jobs::state, states)),
        None => rows,
    }
}

pub fn page(
    conn: &mut DbConnection,
    owner: Option<OrganisationId>,
    query: &ListQuery<ImportFilter>,
) -> ApiResult<Slice<Job>> {
    let mut of = vec![Condition::Is("kind", RESOURCE.into())];
    of.extend(owner.map(|owner| Condition::Is("organisation_id", owner.into())));
    load_page!(
        conn,
        query,
        jobs,
        Job,
        filtered(owner, &query.filter),
        along Along::rows(of)
    )
}

fn rows_of<'a>(
    job: AnyId,
    outcome: Option<RowOutcome>,
    identity_changed: Option<bool>,
) -> import_rows::BoxedQuery<'a, DbBackend> {
    let rows = import_rows::table
        .filter(import_rows::job_id.eq(job))
        .into_boxed();
    let rows = match identity_changed {
        None => rows,
        // As the index has it.
        Some(true) => rows.filter(import_rows::identity.is_not_null()),
        Some(false) => rows.filter(import_rows::identity.is_null()),
    };
    match outcome {
        None => rows,
        // As the index has it.
        Some(RowOutcome::Rejected) => rows.filter(import_rows::problems.is_not_null()),
        Some(outcome) => rows.filter(import_rows::outcome.eq(outcome)),
    }
}

/// A page of a report. As `load_page!` does it, for a table without an id.
pub fn report_page(
    conn: &mut DbConnection,
    job: AnyId,
    query: &ListQuery<ReportFilter>,
) -> ApiResult<Slice<ReportRow>> {
    let listing = &query.listing;
    let outcome = query.filter.outcome.map(|OutcomeParam(outcome)| outcome);
    let identity_changed = query.filter.identity_changed;
    let total = match listing.count {
        Count::None => None,
        Count::Estimate | Count::Exact => {
            let count = rows_of(job, outcome, identity_changed)
                .count()
                .get_result(conn)?;
            Some(Total::Exactly(count))
        }
    };
    let mut of = vec![Condition::Is("job_id", job.into())];
    if outcome == Some(RowOutcome::Rejected) {
        of.push(Condition::Given("problems"));
    } else if identity_changed == Some(true) {
        of.push(Condition::Given("identity"));
    }
    let all = || import_rows::table.into_boxed();
    let load = |conn: &mut DbConnection, window: &Window, rows: import_rows::BoxedQuery<'_, _>| {
        let rows = rows.select(ReportRow::as_select()).order(window.order());
        Ok(window.of(rows.limit(window.wanted())).load(conn)?)
    };
    let walked = walk(
        conn,
        listing,
        Along::rows(of),
        listing.source(),
        |conn, window| load(conn, window, rows_of(job, outcome, identity_changed)),
        |conn, window| load(conn, window, all()),
    )?;
    Ok(listing.page(walked, total))
}

/// The next `limit` rows of a report after a line, for who reads it whole.
pub fn report_after(
    conn: &mut DbConnection,
    job: AnyId,
    filter: ReportFilter,
    line: i64,
    limit: i64,
) -> ApiResult<Vec<ReportRow>> {
    let outcome = filter.outcome.map(|OutcomeParam(outcome)| outcome);
    let rows = rows_of(job, outcome, filter.identity_changed)
        .filter(import_rows::line.gt(line))
        .order(import_rows::line)
        .limit(limit)
        .select(ReportRow::as_select());
    Ok(rows.load(conn)?)
}

/// Rows in one statement: far below what a statement may bind on either database.
const ROWS_AT_ONCE: usize = 200;

/// Store what became of rows.
pub fn insert(conn: &mut DbConnection, rows: &[ReportRow]) -> ApiResult<()> {
    match conn {
        DbConnection::Sqlite(conn) => {
            for rows in rows.chunks(ROWS_AT_ONCE) {
                diesel::insert_into(import_rows::table)
                    .values(rows)
                    .execute(conn)?;
            }
        }
        DbConnection::Postgres(conn) => {
            for rows in blocks(rows) {
                let insert = diesel::insert_into(import_rows::table).values(rows);
                Cacheable(insert).run(conn)?;
            }
        }
    }
    Ok(())
}

/// Forget who people were before an import that goes no further.
pub fn forget_identity(conn: &mut DbConnection, job: AnyId) -> ApiResult<()> {
    let rows = import_rows::table
        .filter(import_rows::job_id.eq(job))
        .filter(import_rows::identity.is_not_null());
    diesel::update(rows)
        .set(import_rows::identity.eq(None::<Json<Vec<IdentityChange>>>))
        .execute(conn)?;
    Ok(())
}

/// Forget it of every import that has ended.
pub fn forget_identity_of_ended(conn: &mut DbConnection) -> ApiResult<()> {
    // From the few rows that hold it to their imports.
    let ended = jobs::table
        .filter(jobs::id.eq(import_rows::job_id))
        .filter(jobs::finished_at.is_not_null());
    let rows = import_rows::table
        .filter(import_rows::identity.is_not_null())
        .filter(exists(ended));
    diesel::update(rows)
        .set(import_rows::identity.eq(None::<Json<Vec<IdentityChange>>>))
        .execute(conn)?;
    Ok(())
}

/// The kinds of those rows.
pub fn kinds_written(conn: &mut DbConnection, job: AnyId) -> ApiResult<Vec<String>> {
    let kinds = written(job).select(import_rows::kind).distinct();
    let kinds: Vec<Option<String>> = kinds.load(conn)?;
    Ok(kinds.into_iter().flatten().collect())
}

/// Rows that have written something and are to be taken back.
fn written<'a>(job: AnyId) -> import_rows::BoxedQuery<'a, DbBackend> {
    let outcomes = [RowOutcome::Created, RowOutcome::Updated];
    import_rows::table
        .filter(import_rows::job_id.eq(job))
        .filter(import_rows::resource_id.is_not_null())
        .filter(import_rows::outcome.eq_any(outcomes))
        .into_boxed()
}

pub fn count_written(conn: &mut DbConnection, job: AnyId) -> ApiResult<i64> {
    Ok(written(job).count().get_result(conn)?)
}

/// The last rows of a kind before a line that have written something, the last one first.
pub fn written_before(
    conn: &mut DbConnection,
    job: AnyId,
    kind: &str,
    line: i64,
    limit: i64,
) -> ApiResult<Vec<ReportRow>> {
    let rows = written(job)
        .filter(import_rows::kind.eq(kind.to_owned()))
        .filter(import_rows::line.lt(line))
        .order(import_rows::line.desc())
        .limit(limit)
        .select(ReportRow::as_select());
    Ok(rows.load(conn)?)
}

/// The school that an organisation is of.
pub fn school_of(
    conn: &mut DbConnection,
    organisation: Option<OrganisationId>,
) -> ApiResult<Option<SchoolId>> {
    let Some(organisation) = organisation else {
        return Ok(None);
    };
    let school = organisations::table.find(organisation);
    let school = school.select(organisations::school_id);
    Ok(school.first(conn).optional()?.flatten())
}

/// How many imports of an organisation have not come to their end.
pub fn unfinished(conn: &mut DbConnection, organisation: Option<OrganisationId>) -> ApiResult<i64> {
    // Each as its index says it.
    let mut unfinished = 0;
    for condition in [is_unfinished(), awaiting()] {
        let rows = jobs::table
            .filter(jobs::kind.eq(RESOURCE))
            .filter(condition)
            .into_boxed();
        let rows = match organisation {
            Some(organisation) => rows.filter(jobs::organisation_id.eq(organisation)),
            None => rows.filter(jobs::organisation_id.is_null()),
        };
        unfinished += rows.count().get_result::<i64>(conn)?;
    }
    Ok(unfinished)
}

/// Remove up to some rows of a report; whether there may be more.
pub fn remove_some(conn: &mut DbConnection, job: AnyId) -> ApiResult<bool> {
    const AT_ONCE: i64 = 2000;
    let last = import_rows::table
        .filter(import_rows::job_id.eq(job))
        .order(import_rows::line)
        .offset(AT_ONCE - 1)
        .select(import_rows::line)
        .first::<i64>(conn)
        .optional()?;
    let rows = import_rows::table.filter(import_rows::job_id.eq(job));
    match last {
        Some(last) => diesel::delete(rows.filter(import_rows::line.le(last))).execute(conn)?,
        None => diesel::delete(rows).execute(conn)?,
    };
    Ok(last.is_some())
}
