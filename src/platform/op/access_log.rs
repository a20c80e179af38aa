//! Who looked at which masked personal records: collected off the read's path, written at
//! least once a second.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use diesel::prelude::*;

use crate::platform::auth::authz::{Actor, ActorKind};
use crate::platform::db::schema::access_log;
use crate::platform::db::types::Json;
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{AnyId, OrganisationId};
use crate::platform::values::time::Timestamp;

/// How long an access may wait before it is written.
const FLUSH_EVERY: Duration = Duration::from_millis(500);

/// Rows of one resource that one request showed.
#[derive(Debug, Clone)]
pub struct Access {
    pub resource: &'static str,
    pub ids: Vec<AnyId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Reader {
    kind: ActorKind,
    id: Option<AnyId>,
    client_id: Option<AnyId>,
    organisation: Option<OrganisationId>,
    resource: &'static str,
}

/// Collects accesses of all workers. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct AccessLog(Arc<Log>);

#[derive(Debug, Default)]
struct Log {
    pending: Mutex<HashMap<Reader, Vec<AnyId>>>,
    /// Held while a batch is written: who flushes waits for the batch before, too.
    writing: tokio::sync::Mutex<()>,
}

impl Log {
    fn pending(&self) -> MutexGuard<'_, HashMap<Reader, Vec<AnyId>>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AccessLog {
    /// Remember what `actor` saw.
    pub fn note(&self, actor: &Actor, accesses: Vec<Access>) {
        if accesses.is_empty() {
            return;
        }
        let mut pending = self.0.pending();
        for Access { resource, ids } in accesses {
            let reader = Reader {
                kind: actor.kind,
                id: actor.id,
                client_id: actor.client_id,
                organisation: actor.bound.organisation,
                resource,
            };
            pending.entry(reader).or_default().extend(ids);
        }
    }

    /// Write what `actor` saw at once. For threads that may block.
    ///
    /// # Errors
    /// When the database fails.
    pub fn write_now(db: &Database, actor: &Actor, accesses: Vec<Access>) -> ApiResult<()> {
        let log = Self::default();
        log.note(actor, accesses);
        let batch = std::mem::take(&mut *log.0.pending());
        if batch.is_empty() {
            return Ok(());
        }
        db.write_now(move |conn| insert(conn, &batch))
    }

    /// Write what was noted, until the server stops.
    pub async fn run(self, db: Database) {
        loop {
            tokio::time::sleep(FLUSH_EVERY).await;
            self.flush(&db).await;
        }
    }

    /// Write what was noted so far, all of it: also what another flush has begun. What cannot be written is kept for the next time.
    pub async fn flush(&self, db: &Database) {
        let _writing = self.0.writing.lock().await;
        let pending = std::mem::take(&mut *self.0.pending());
        if pending.is_empty() {
            return;
        }
        let pending = Arc::new(pending);
        let batch = Arc::clone(&pending);
        if let Err(error) = db.write(move |conn| insert(conn, &batch)).await {
            tracing::error!(%error, "the access log could not be written");
            let mut waiting = self.0.pending();
            for (reader, ids) in pending.iter() {
                waiting.entry(reader.clone()).or_default().extend(ids);
            }
        }
    }
}

fn insert(conn: &mut DbConnection, batch: &HashMap<Reader, Vec<AnyId>>) -> ApiResult<()> {
    let now = Timestamp::now();
    for (reader, ids) in batch {
        diesel::insert_into(access_log::table)
            .values((
                access_log::at.eq(now),
                access_log::actor_kind.eq(reader.kind),
                access_log::actor_id.eq(reader.id),
                access_log::client_id.eq(reader.client_id),
                access_log::organisation_id.eq(reader.organisation),
                access_log::resource.eq(reader.resource),
                access_log::resource_ids.eq(Json(ids.clone())),
                access_log::row_count.eq(i32::try_from(ids.len()).unwrap_or(i32::MAX)),
            ))
            .execute(conn)?;
    }
    Ok(())
}
