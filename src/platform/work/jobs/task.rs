//! A job while it is worked at.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use diesel::prelude::*;
use serde_json::Value;

use super::{Job, JobState};
use crate::platform::auth::authn;
use crate::platform::auth::authz::Actor;
use crate::platform::db::schema::jobs;
use crate::platform::db::types::Json;
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Language, RequestMeta};
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::Timestamp;

/// Why a job goes no further.
#[derive(Debug)]
pub enum Ended {
    /// The server stops, the job was cancelled, or another server has it.
    Interrupted,
    /// It waits to be confirmed.
    Waiting,
    Failed(ApiError),
}

impl From<ApiError> for Ended {
    fn from(error: ApiError) -> Self {
        Self::Failed(error)
    }
}

/// How far a job has come; written with what it did.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    pub done: i64,
    pub total: Option<i64>,
    /// Where it goes on.
    pub checkpoint: Value,
    /// What came of it so far.
    pub result: Value,
}

/// A job that this server works at.
#[derive(Debug, Clone)]
pub struct Task {
    pub db: Database,
    public_url: Arc<str>,
    pub job: Job,
    pub(super) me: AnyId,
    signal: Arc<AtomicU8>,
}

pub(super) const GO_ON: u8 = 0;
pub(super) const STOP: u8 = 1;
pub(super) const CANCEL: u8 = 2;
pub(super) const LOST: u8 = 3;

impl Task {
    pub(super) fn new(db: Database, public_url: Arc<str>, job: Job, me: AnyId) -> Self {
        let signal = match job.state {
            JobState::Cancelling => CANCEL,
            _ => GO_ON,
        };
        Self {
            db,
            public_url,
            job,
            me,
            signal: Arc::new(AtomicU8::new(signal)),
        }
    }

    pub(super) fn interrupt(&self, signal: u8) {
        self.signal.fetch_max(signal, Ordering::Relaxed);
    }

    pub(super) fn signal(&self) -> u8 {
        self.signal.load(Ordering::Relaxed)
    }

    /// Ask before each step whether to take it.
    ///
    /// # Errors
    /// [`Ended::Interrupted`] when not.
    pub fn go_on(&self) -> Result<(), Ended> {
        match self.signal() {
            GO_ON => Ok(()),
            _ => Err(Ended::Interrupted),
        }
    }

    /// Who asked for the job, with the permissions that they have now.
    ///
    /// # Errors
    /// 403 when they have been disabled since.
    pub fn actor(&self, conn: &mut DbConnection) -> ApiResult<Actor> {
        let id = self.job.actor_id.uuid();
        let (subject, app) = (self.job.subject(), self.job.app_id);
        let loaded = authn::load_subject(conn, subject, id, &self.job.scopes, app);
        loaded.map_err(|error| match error.code() {
            ErrorCode::TokenInvalid => ApiError::new(ErrorCode::JobActorGone),
            _ => error,
        })
    }

    /// What the job's operations carry into the audit trail.
    #[must_use]
    pub fn meta(&self) -> RequestMeta {
        RequestMeta {
            request_id: self.job.request_id.clone(),
            language: Language::default(),
            purpose: self.job.purpose.clone(),
            lenient: false,
            public_url: Arc::clone(&self.public_url),
        }
    }

    /// Say how far the job is on its way to the next checkpoint, for those who watch it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn report(&self, done: i64) -> ApiResult<()> {
        let (id, me) = (self.job.id, self.me);
        self.db.write_now(move |conn| {
            let mine = jobs::table.find(id).filter(jobs::lease_owner.eq(me));
            diesel::update(mine)
                .set(jobs::done.eq(done))
                .execute(conn)?;
            Ok(())
        })
    }

    /// Write how far the job is, in the transaction of what it did. When the job is no longer
    /// this server's, the transaction must not be stored.
    ///
    /// # Errors
    /// 409 when another server has taken the job up.
    pub fn advance(&self, conn: &mut DbConnection, progress: &Progress) -> ApiResult<()> {
        let mine = jobs::table
            .find(self.job.id)
            .filter(jobs::lease_owner.eq(self.me));
        let changed = diesel::update(mine)
            .set((
                jobs::done.eq(progress.done),
                jobs::total.eq(progress.total),
                jobs::checkpoint.eq(Some(Json(progress.checkpoint.clone()))),
                jobs::result.eq(Some(Json(progress.result.clone()))),
                jobs::attempts.eq(0),
                jobs::updated_at.eq(Timestamp::now()),
            ))
            .execute(conn)?;
        if changed == 0 {
            self.interrupt(LOST);
            return Err(ApiError::new(ErrorCode::StateForbids));
        }
        // Cancellation takes effect before the next heartbeat.
        if mine.select(jobs::state).first::<JobState>(conn)? == JobState::Cancelling {
            self.interrupt(CANCEL);
        }
        Ok(())
    }
}
