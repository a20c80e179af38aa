//! All that lies in a commune goes with it into the one that takes its place: when a server starts,
//! when a reform is loaded, and when the day of one comes.
//!
//! Nothing is kept of how far it has gone: what lies in a commune that has ended is still to move. So
//! it may stop anywhere, go on anywhere, and run again.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::{RESOURCE, lying, service, store};
use crate::platform::auth::authz::Actor;
use crate::platform::db::{Database, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, RequestMeta};
use crate::platform::op::Op;
use crate::platform::resource::{Relocated, Relocation};
use crate::platform::values::ids::UnitId;
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::wire::communes::Communes;
use crate::resources::PARTS;

/// Rows of one transaction. Few, so that other writes do not wait long.
const AT_ONCE: i64 = 200;
/// How soon a server learns of what another one, or a command, has loaded.
const EVERY: Duration = Duration::from_secs(30);

pub const VILLAGES: Relocated = Relocated {
    resource: RESOURCE,
    lying_in: lying::with_villages,
    relocate: relocate_villages,
};

/// Move all that lies in communes that have ended by `now`, in transactions of few rows.
///
/// # Errors
/// When the database fails. What was moved by then stays moved.
pub fn roll_over(db: &Database, now: Timestamp) -> ApiResult<()> {
    let waiting = db.read_now(move |conn| waiting(conn, now.date()))?;
    for (rows, relocation) in waiting {
        let step = move |conn: &mut DbConnection| step(conn, rows, relocation);
        while db.write_now(step)? == AT_ONCE {}
    }
    Ok(())
}

/// Learn of what others have loaded and of days that come, until the server stops.
pub async fn follow(db: Database, communes: Arc<Communes>) {
    let mut done = communes.succeeded(Timestamp::now().date());
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = communes.outdated() => {}
        }
        match catch_up(&db, &communes, &done).await {
            Ok(ended) => done = ended,
            Err(error) => tracing::error!(%error, "rows could not go with their communes"),
        }
    }
}

type Ended = Vec<(UnitId, UnitId)>;

async fn catch_up(db: &Database, communes: &Communes, done: &Ended) -> ApiResult<Ended> {
    communes.replace(db.read(store::communes).await?);
    let now = Timestamp::now();
    let ended = communes.succeeded(now.date());
    if ended != *done {
        let db = db.clone();
        let moved = actix_web::web::block(move || roll_over(&db, now)).await;
        moved.map_err(|error| ApiError::new(ErrorCode::Unavailable).caused_by(error))??;
    }
    Ok(ended)
}

fn waiting(conn: &mut DbConnection, day: Date) -> ApiResult<Vec<(&'static Relocated, Relocation)>> {
    let ended = service::communes(conn)?.succeeded(day);
    let mut waiting = Vec::new();
    if ended.is_empty() {
        return Ok(waiting);
    }
    let former: Vec<UnitId> = ended.iter().map(|(from, _)| *from).collect();
    for rows in PARTS.iter().filter_map(|part| part.relocated.as_ref()) {
        let lying = (rows.lying_in)(conn, &former)?;
        let moving = ended.iter().filter(|(from, _)| lying.contains(from));
        waiting.extend(moving.map(|(from, to)| {
            let (from, to) = (*from, *to);
            (rows, Relocation { from, to })
        }));
    }
    Ok(waiting)
}

fn step(conn: &mut DbConnection, rows: &Relocated, relocation: Relocation) -> ApiResult<i64> {
    // Several servers may start at once.
    dialect::lock(conn, "communes that end")?;
    let meta = RequestMeta {
        request_id: "roll-over".to_owned(),
        ..RequestMeta::default()
    };
    let system = Actor::system();
    Op::new(conn, &system, &meta).in_bulk(|op| {
        let moved = (rows.relocate)(op, relocation, AT_ONCE)?;
        let details = json!({"to": relocation.to, "resource": rows.resource, "rows": moved});
        op.audit(
            "admin-unit.roll-over",
            RESOURCE,
            Some(relocation.from.any()),
            details,
        )?;
        Ok(i64::try_from(moved).unwrap_or(AT_ONCE))
    })
}

fn relocate_villages(op: &mut Op, relocation: Relocation, limit: i64) -> ApiResult<usize> {
    let villages = lying::villages_of(op.conn(), relocation.from, limit)?;
    let count = villages.len();
    for mut village in villages {
        village.parent_id = Some(relocation.to);
        village.version += 1;
        village.updated_at = op.now;
        store::update(op.conn(), &village)?;
        op.record_effect(&village.change("admin-unit.relocate"))?;
    }
    Ok(count)
}
