//! SQL of exports: the jobs of their kind. Every read starts from [`own`].

use diesel::prelude::*;

use super::RESOURCE;
use super::model::{ExportFilter, KEPT_SECONDS};
use crate::platform::db::schema::jobs;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{Along, Condition, ListQuery, Slice};
use crate::platform::values::ids::{AnyId, ExportId};
use crate::platform::values::time::Timestamp;
use crate::platform::work::jobs::{Job, is_unfinished};
use crate::{load_page, one_of};

/// Exports that this user or client made. A file holds what its maker may see, so no one else may
/// have it.
fn own<'a>(actor: Option<AnyId>) -> jobs::BoxedQuery<'a, DbBackend> {
    let rows = jobs::table.filter(jobs::kind.eq(RESOURCE)).into_boxed();
    match actor {
        Some(actor) => rows.filter(jobs::actor_id.eq(actor)),
        None => rows.filter(jobs::id.eq_any(Vec::<AnyId>::new())),
    }
}

pub fn page(
    conn: &mut DbConnection,
    actor: Option<AnyId>,
    query: &ListQuery<ExportFilter>,
) -> ApiResult<Slice<Job>> {
    let rows = || {
        let rows = own(actor);
        match query.filter.state.values() {
            Some(states) => rows.filter(one_of!(jobs::state, states)),
            None => rows,
        }
    };
    let own = match actor {
        Some(actor) => vec![
            Condition::Is("actor_id", actor.into()),
            Condition::Is("kind", RESOURCE.into()),
        ],
        None => vec![Condition::Never],
    };
    load_page!(conn, query, jobs, Job, rows(), along Along::rows(own))
}

pub fn find(conn: &mut DbConnection, actor: Option<AnyId>, id: ExportId) -> ApiResult<Option<Job>> {
    let row = own(actor)
        .filter(jobs::id.eq(id.any()))
        .select(Job::as_select());
    Ok(row.first(conn).optional()?)
}

/// How many of the actor's exports have not come to their end.
pub fn unfinished(conn: &mut DbConnection, actor: Option<AnyId>) -> ApiResult<i64> {
    let rows = own(actor).filter(is_unfinished());
    Ok(rows.count().get_result(conn)?)
}

/// Exports whose files have expired, some of them, the oldest first.
pub fn expired(conn: &mut DbConnection, now: Timestamp) -> ApiResult<Vec<AnyId>> {
    crate::platform::work::jobs::finished_before(conn, RESOURCE, now.plus_seconds(-KEPT_SECONDS))
}

/// Forget an export; its files are removed after it.
pub fn forget(conn: &mut DbConnection, job: AnyId) -> ApiResult<()> {
    diesel::delete(jobs::table.find(job)).execute(conn)?;
    Ok(())
}
