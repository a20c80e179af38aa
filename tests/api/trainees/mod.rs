//! Trainees as schools, communes and the province meet them: registered once, masked, shared.

mod births;
mod classes;
mod deletion;
mod duplicates;
mod lists;
mod masking;
mod reach;
mod registering;
mod search;
mod spellings;

use diesel::prelude::*;
use serde_json::Value;

use crate::support::{Client, TestServer, fixtures};
use registry::platform::db::schema::audit_events;
use registry::platform::db::types::Json;
use registry::platform::values::ids::{SchoolId, UnitId};

/// Two schools and their registrars.
struct Town {
    server: TestServer,
    schools: [SchoolId; 2],
    registrars: [Client; 2],
}

impl Town {
    async fn new() -> Self {
        let server = TestServer::start().await;
        let lead = server.lead();
        let a = fixtures::school_id(&fixtures::school(&lead, "A1").await);
        let b = fixtures::school_id(&fixtures::school(&lead, "B1").await);
        let registrars = [server.registrar(a), server.registrar(b)];
        Self {
            server,
            schools: [a, b],
            registrars,
        }
    }

    fn commune(&self, code: &str) -> UnitId {
        self.server.unit("COMMUNE", code)
    }

    /// The audit events of that action: their details.
    fn audited(&self, action: &'static str) -> Vec<Value> {
        let rows = audit_events::table
            .filter(audit_events::action.eq(action))
            .order(audit_events::seq)
            .select(audit_events::details);
        let details: Vec<Json<Value>> = self
            .server
            .db()
            .read_now(move |conn| Ok(rows.load(conn)?))
            .expect("audit events");
        details.into_iter().map(|Json(details)| details).collect()
    }
}

fn path_of(id: &str) -> String {
    format!("/v1/trainees/{id}")
}
