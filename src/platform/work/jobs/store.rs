//! SQL of jobs. Who may see which is for the resource whose work they are.

use std::collections::{HashMap, HashSet};

use diesel::dsl::{max, sql};
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use serde::Serialize;
use serde_json::Value;

use super::{Job, JobState};
use crate::platform::db::schema::{job_files, jobs};
use crate::platform::db::types::Json;
use crate::platform::db::{DbConnection, Dialect, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, StoredError};
use crate::platform::values::ids::{AnyId, OrganisationId};
use crate::platform::values::time::Timestamp;

/// How long a lease lasts. Its server renews it several times meanwhile.
pub(super) const LEASE_SECONDS: i64 = 15;
/// A job that was taken this often without progress is failed: it probably crashes its servers.
const MOST_ATTEMPTS: i32 = 4;

/// Jobs that have not come to their end. As the index `jobs_unfinished` says it: PostgreSQL would
/// not find that three values that it is sent are the same, and read all jobs there ever were.
pub fn is_unfinished() -> SqlLiteral<Bool> {
    sql("jobs.state IN ('QUEUED', 'RUNNING', 'CANCELLING')")
}

/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConnection, id: AnyId) -> ApiResult<Option<Job>> {
    let row = jobs::table.find(id).select(Job::as_select());
    Ok(row.first(conn).optional()?)
}

/// A job of this kind; of that organisation, where one is given.
///
/// # Errors
/// 404 when there is none.
pub fn find_mine(
    conn: &mut DbConnection,
    kind: &str,
    owner: Option<OrganisationId>,
    id: AnyId,
) -> ApiResult<Job> {
    let job = find(conn, id)?.filter(|job| job.kind == kind);
    let job = job.filter(|job| owner.is_none() || job.organisation_id == owner);
    job.ok_or_else(ApiError::not_found)
}

/// Note something with the checkpoint of a job that has ended.
///
/// # Errors
/// When the database fails.
pub fn note(conn: &mut DbConnection, id: AnyId, checkpoint: Value) -> ApiResult<()> {
    diesel::update(jobs::table.find(id))
        .set(jobs::checkpoint.eq(Some(Json(checkpoint))))
        .execute(conn)?;
    Ok(())
}

/// Note what was found out of what a job was asked for.
///
/// # Errors
/// When the database fails.
pub fn learn(conn: &mut DbConnection, id: AnyId, parameters: &impl Serialize) -> ApiResult<()> {
    let parameters = serde_json::to_value(parameters)?;
    diesel::update(jobs::table.find(id))
        .set(jobs::parameters.eq(Json(parameters)))
        .execute(conn)?;
    Ok(())
}

/// Jobs that wait to be confirmed. As the index `jobs_awaiting` says it.
pub fn awaiting() -> SqlLiteral<Bool> {
    sql("jobs.state = 'AWAITING_CONFIRMATION'")
}

/// Tell a job to stop. One that waits is cancelled at once, one that runs at its next step.
///
/// # Errors
/// 409 when it has ended.
pub fn cancel(conn: &mut DbConnection, id: AnyId, now: Timestamp) -> ApiResult<()> {
    let changed = |state: JobState| (jobs::state.eq(state), jobs::updated_at.eq(now));
    let waiting = [JobState::Queued, JobState::AwaitingConfirmation];
    let waiting = jobs::table.find(id).filter(jobs::state.eq_any(waiting));
    let cancelled = (
        changed(JobState::Cancelled),
        jobs::finished_at.eq(Some(now)),
    );
    if diesel::update(waiting).set(cancelled).execute(conn)? == 1 {
        return Ok(());
    }
    let running = [JobState::Running, JobState::Cancelling];
    let running = jobs::table.find(id).filter(jobs::state.eq_any(running));
    if diesel::update(running)
        .set(changed(JobState::Cancelling))
        .execute(conn)?
        == 1
    {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::JobFinished))
}

/// Let a job that waits go on from `checkpoint`, with nothing done so far.
///
/// # Errors
/// 409 when it does not wait.
pub fn confirm(
    conn: &mut DbConnection,
    id: AnyId,
    checkpoint: Value,
    now: Timestamp,
) -> ApiResult<()> {
    let waiting = jobs::table.find(id).filter(awaiting());
    let confirmed = diesel::update(waiting)
        .set((
            jobs::state.eq(JobState::Queued),
            jobs::checkpoint.eq(Some(Json(checkpoint))),
            jobs::done.eq(0),
            jobs::result.eq(None::<Json<Value>>),
            jobs::updated_at.eq(now),
        ))
        .execute(conn)?;
    match confirmed {
        1 => Ok(()),
        _ => Err(ApiError::new(ErrorCode::StateForbids)),
    }
}

/// Jobs of this kind that have waited since before `instant` to be confirmed.
///
/// # Errors
/// When the database fails.
pub fn awaiting_since_before(
    conn: &mut DbConnection,
    kind: &str,
    instant: Timestamp,
) -> ApiResult<Vec<AnyId>> {
    let rows = jobs::table
        .filter(awaiting())
        .filter(jobs::kind.eq(kind))
        .filter(jobs::updated_at.lt(instant))
        .limit(100)
        .select(jobs::id);
    Ok(rows.load(conn)?)
}

/// End a job that nobody has confirmed.
///
/// # Errors
/// When the database fails.
pub fn expire(
    conn: &mut DbConnection,
    id: AnyId,
    error: StoredError,
    now: Timestamp,
) -> ApiResult<()> {
    diesel::update(jobs::table.find(id).filter(awaiting()))
        .set((
            jobs::state.eq(JobState::Cancelled),
            jobs::error.eq(Some(Json(error))),
            jobs::finished_at.eq(Some(now)),
            jobs::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Jobs of this kind that ended before `day`, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn finished_before(
    conn: &mut DbConnection,
    kind: &str,
    instant: Timestamp,
) -> ApiResult<Vec<AnyId>> {
    let rows = jobs::table
        .filter(jobs::kind.eq(kind))
        .filter(jobs::finished_at.lt(instant))
        .order(jobs::created_at)
        .limit(100)
        .select(jobs::id);
    Ok(rows.load(conn)?)
}

/// Delete a job and its files.
///
/// # Errors
/// When the database fails.
pub fn delete(conn: &mut DbConnection, id: AnyId) -> ApiResult<()> {
    diesel::delete(job_files::table.filter(job_files::job_id.eq(id))).execute(conn)?;
    diesel::delete(jobs::table.find(id)).execute(conn)?;
    Ok(())
}

/// Whether some job of this kind waits, or may have been left behind.
pub(super) fn has_work(conn: &mut DbConnection, kind: &'static str, me: AnyId) -> ApiResult<bool> {
    let left_behind = jobs::lease_until
        .is_null()
        .or(jobs::lease_until.lt(Timestamp::now()))
        .or(jobs::lease_owner.eq(me));
    let some = jobs::table
        .filter(is_unfinished())
        .filter(jobs::kind.eq(kind))
        .filter(left_behind);
    Ok(diesel::select(diesel::dsl::exists(some)).get_result(conn)?)
}

/// A job that may be taken up: whose it is, and when it was begun if it was.
type Waiting = (AnyId, Option<OrganisationId>, Option<Timestamp>);
/// Jobs that are looked at for the next one.
const MOST_WAITING: i64 = 1000;

/// Take a job of this kind that is queued, or whose server is gone. Organisations take turns: the
/// one whose last job began longest ago comes first. So many jobs of one do not delay another. `me`
/// runs no other job of this kind.
pub(super) fn claim(
    conn: &mut DbConnection,
    kind: &'static str,
    me: AnyId,
    now: Timestamp,
) -> ApiResult<Option<Job>> {
    dialect::lock(conn, "jobs")?;
    // Its own as well: one whose end could not be written.
    let left_behind = jobs::lease_until
        .is_null()
        .or(jobs::lease_until.lt(now))
        .or(jobs::lease_owner.eq(me));
    let next = jobs::table
        .filter(is_unfinished())
        .filter(jobs::kind.eq(kind))
        .filter(left_behind)
        .order(jobs::created_at)
        .limit(MOST_WAITING)
        .select((jobs::id, jobs::organisation_id, jobs::started_at));
    let waiting: Vec<Waiting> = next.load(conn)?;
    let owners: HashSet<Option<OrganisationId>> = waiting.iter().map(|(_, of, _)| *of).collect();
    let began = jobs::table
        .filter(jobs::kind.eq(kind))
        .filter(
            jobs::organisation_id
                .eq_any(owners.into_iter().flatten())
                .or(jobs::organisation_id.is_null()),
        )
        .group_by(jobs::organisation_id)
        .select((jobs::organisation_id, max(jobs::started_at)));
    let began: Vec<(Option<OrganisationId>, Option<Timestamp>)> = began.load(conn)?;
    let began: HashMap<_, _> = began.into_iter().collect();
    // What was begun goes on first.
    let turn = |(_, organisation, started): &Waiting| {
        (
            started.is_none(),
            began.get(organisation).copied().flatten(),
        )
    };
    let Some((id, ..)) = waiting.into_iter().min_by_key(turn) else {
        return Ok(None);
    };
    // It may have been cancelled since it was looked for; from here on it waits for this one.
    dialect::lock_row(conn, "jobs", id)?;
    let Some(mut job) = find(conn, id)?.filter(|job| !job.state.is_final()) else {
        return Ok(None);
    };
    if job.state == JobState::Queued {
        job.state = JobState::Running;
    }
    job.attempts += 1;
    job.lease_owner = Some(me);
    job.started_at = job.started_at.or(Some(now));
    diesel::update(jobs::table.find(job.id))
        .set((
            jobs::state.eq(job.state),
            jobs::attempts.eq(job.attempts),
            jobs::lease_owner.eq(job.lease_owner),
            jobs::lease_until.eq(Some(lease_end(conn.dialect(), now))),
            jobs::started_at.eq(job.started_at),
            jobs::updated_at.eq(now),
        ))
        .execute(conn)?;
    if job.attempts > MOST_ATTEMPTS {
        let error = ApiError::new(ErrorCode::JobAbandoned).to_stored();
        finish(conn, job.id, me, JobState::Failed, Some(error), now)?;
        return Ok(None);
    }
    Ok(Some(job))
}

/// A SQLite file has one server, which releases its jobs when it starts again. So no lease has to
/// run out there.
fn lease_end(dialect: Dialect, now: Timestamp) -> Timestamp {
    match dialect {
        Dialect::Sqlite => now.plus_seconds(365 * 24 * 3600),
        Dialect::Postgres => now.plus_seconds(LEASE_SECONDS),
    }
}

/// Renew the lease. Returns the state of the job, or none when another server has it.
pub(super) fn renew(
    conn: &mut DbConnection,
    id: AnyId,
    me: AnyId,
    now: Timestamp,
) -> ApiResult<Option<JobState>> {
    let mine = jobs::table.find(id).filter(jobs::lease_owner.eq(me));
    if conn.dialect() == Dialect::Postgres {
        let until = Some(lease_end(Dialect::Postgres, now));
        diesel::update(mine)
            .set(jobs::lease_until.eq(until))
            .execute(conn)?;
    }
    Ok(mine.select(jobs::state).first(conn).optional()?)
}

/// Give a job back that could not be ended, for the next server to go on with.
pub(super) fn release(conn: &mut DbConnection, id: AnyId, me: AnyId) -> ApiResult<()> {
    diesel::update(jobs::table.find(id).filter(jobs::lease_owner.eq(me)))
        .set((
            jobs::lease_owner.eq(None::<AnyId>),
            jobs::lease_until.eq(None::<Timestamp>),
            // It was told to stop; that is no failure of the job.
            jobs::attempts.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Let a job wait for its confirmation. One that is told to stop meanwhile is left to stop.
pub(super) fn wait(conn: &mut DbConnection, id: AnyId, me: AnyId, now: Timestamp) -> ApiResult<()> {
    let mine = jobs::table.find(id).filter(jobs::lease_owner.eq(me));
    diesel::update(mine.filter(jobs::state.eq(JobState::Running)))
        .set((
            jobs::state.eq(JobState::AwaitingConfirmation),
            jobs::lease_owner.eq(None::<AnyId>),
            jobs::lease_until.eq(None::<Timestamp>),
            jobs::attempts.eq(0),
            jobs::updated_at.eq(now),
        ))
        .execute(conn)?;
    release(conn, id, me)
}

/// Release the jobs of an earlier process. For SQLite, whose file has one server at a time.
pub(super) fn release_all(conn: &mut DbConnection) -> ApiResult<()> {
    diesel::update(jobs::table.filter(jobs::lease_owner.is_not_null()))
        .set((
            jobs::lease_owner.eq(None::<AnyId>),
            jobs::lease_until.eq(None::<Timestamp>),
        ))
        .execute(conn)?;
    Ok(())
}

pub(super) fn finish(
    conn: &mut DbConnection,
    id: AnyId,
    me: AnyId,
    state: JobState,
    error: Option<StoredError>,
    now: Timestamp,
) -> ApiResult<()> {
    let mine = jobs::table
        .find(id)
        .filter(jobs::lease_owner.eq(me))
        .filter(is_unfinished());
    diesel::update(mine)
        .set((
            jobs::state.eq(state),
            jobs::error.eq(error.map(Json)),
            jobs::lease_owner.eq(None::<AnyId>),
            jobs::lease_until.eq(None::<Timestamp>),
            jobs::finished_at.eq(Some(now)),
            jobs::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
