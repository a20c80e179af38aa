//! Jobs: work that outlives its request and the process that began it.
//!
//! A job is a row. A server takes a queued job, or one whose server is gone, under a lease. It runs
//! the job as the actor who submitted it, from the job's checkpoint. The work and its checkpoint
//! commit in one transaction, so no step is done twice or skipped when the process ends. A server
//! runs one job of each kind at a time, so a long export does not delay an import.

pub mod files;
mod runner;
mod store;
mod task;
mod written;

use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;

use crate::platform::auth::authn::Subject;
use crate::platform::auth::authz::ActorKind;
use crate::platform::db::schema::jobs;
use crate::platform::db::types::Json;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, StoredError};
use crate::platform::lists::page::{Row, SortValue};
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, ClientId, OrganisationId};
use crate::platform::values::time::Timestamp;
use crate::text_enum;

pub use runner::{JobSignal, Runner, Running};
pub use store::{
    awaiting, awaiting_since_before, cancel, confirm, delete, expire, find, find_mine,
    finished_before, is_unfinished, learn, note,
};
pub use task::{Ended, Progress, Task};
pub use written::{FileWriter, Written};

text_enum! {
    /// How far a job is.
    pub enum JobState {
        Queued = "QUEUED",
        Running = "RUNNING",
        /// It has stored nothing yet, and goes on when somebody confirms what it would do.
        AwaitingConfirmation = "AWAITING_CONFIRMATION",
        /// It stops at its next step.
        Cancelling = "CANCELLING",
        Cancelled = "CANCELLED",
        Succeeded = "SUCCEEDED",
        Failed = "FAILED",
    }
}

impl JobState {
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Cancelled | Self::Succeeded | Self::Failed)
    }
}

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = jobs)]
pub struct Job {
    pub id: AnyId,
    /// The resource whose work it is: `imports`.
    pub kind: String,
    pub actor_kind: ActorKind,
    pub actor_id: AnyId,
    /// Separated by spaces.
    pub scopes: String,
    pub organisation_id: Option<OrganisationId>,
    pub request_id: String,
    pub purpose: Option<String>,
    pub parameters: Json<Value>,
    pub state: JobState,
    pub done: i64,
    pub total: Option<i64>,
    pub checkpoint: Option<Json<Value>>,
    pub result: Option<Json<Value>>,
    pub error: Option<Json<StoredError>>,
    pub attempts: i32,
    pub lease_owner: Option<AnyId>,
    pub lease_until: Option<Timestamp>,
    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    pub updated_at: Timestamp,
    /// The app that asked for it on the actor's behalf.
    pub app_id: Option<ClientId>,
}

impl Row for Job {
    fn id(&self) -> AnyId {
        self.id
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

impl Job {
    /// The parameters as the job's own resource wrote them.
    ///
    /// # Errors
    /// When they are of another version of it, which is a defect.
    pub fn parameters<P: serde::de::DeserializeOwned>(&self) -> ApiResult<P> {
        let Json(value) = &self.parameters;
        Ok(serde_json::from_value(value.clone())?)
    }

    /// Where the job goes on; none when it has not begun.
    ///
    /// # Errors
    /// As [`Job::parameters`].
    pub fn checkpoint<P: serde::de::DeserializeOwned>(&self) -> ApiResult<Option<P>> {
        read(self.checkpoint.as_ref())
    }

    /// What came of it so far.
    ///
    /// # Errors
    /// As [`Job::parameters`].
    pub fn result<P: serde::de::DeserializeOwned>(&self) -> ApiResult<Option<P>> {
        read(self.result.as_ref())
    }

    fn subject(&self) -> Subject {
        match self.actor_kind {
            ActorKind::Client => Subject::Client,
            _ => Subject::User,
        }
    }
}

fn read<P: serde::de::DeserializeOwned>(value: Option<&Json<Value>>) -> ApiResult<Option<P>> {
    let Some(Json(value)) = value else {
        return Ok(None);
    };
    Ok(Some(serde_json::from_value(value.clone())?))
}

/// Queue a job of `kind` that runs as the caller. After the commit, notify the [`JobSignal`], so
/// that the job does not wait for the next poll.
///
/// # Errors
/// When the caller is anonymous. A job needs an actor.
pub fn submit(
    op: &mut Op,
    id: AnyId,
    kind: &'static str,
    parameters: &impl Serialize,
) -> ApiResult<Job> {
    let (actor, kind_of_actor) = (op.actor, op.actor.kind);
    let (Some(actor_id), Some(scopes)) = (actor.id, &actor.scopes) else {
        return Err(ApiError::new(ErrorCode::AuthenticationRequired));
    };
    let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
    let job = Job {
        id,
        kind: kind.to_owned(),
        actor_kind: kind_of_actor,
        actor_id,
        scopes: scopes.join(" "),
        organisation_id: actor.bound.organisation,
        request_id: op.meta.request_id.clone(),
        purpose: op.meta.purpose.clone(),
        parameters: Json(serde_json::to_value(parameters)?),
        state: JobState::Queued,
        done: 0,
        total: None,
        checkpoint: None,
        result: None,
        error: None,
        attempts: 0,
        lease_owner: None,
        lease_until: None,
        created_at: op.now,
        started_at: None,
        finished_at: None,
        updated_at: op.now,
        app_id: actor.app(),
    };
    diesel::insert_into(jobs::table)
        .values(&job)
        .execute(op.conn())?;
    Ok(job)
}
