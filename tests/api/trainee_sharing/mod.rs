//! Schools that have records of one person: no school hears of the other, and inside the two are one
//! (docs/adr/0023).

mod answers;
mod inside;
mod links;
mod nights;

use serde_json::{Value, json};

use crate::support::fixtures::{Stage, Teaching, person_body, teaching, with};
use crate::support::{Client, Response};

/// A school with an open class, and another one with a registrar.
struct Town {
    stage: Stage,
    other: Teaching,
    first: Client,
    lead: Client,
}

impl Town {
    async fn set() -> Self {
        let stage = Stage::set(json!({})).await;
        let lead = stage.server.lead();
        let other = teaching(&lead, "A2").await;
        let first = stage.server.registrar(other.school_id());
        Self {
            stage,
            other,
            first,
            lead,
        }
    }

    /// The school whose answers are looked at.
    fn school(&self) -> &Client {
        &self.stage.registrar
    }

    fn body(&self, number: u32, changes: Value) -> Value {
        with(person_body(&self.stage.server, number), changes)
    }

    /// The records of one woman: that of the other school, and then that of the school.
    async fn both(&self, number: u32) -> (Response, Response) {
        let known = json!({"address": "Bản Mòng", "phone": "0912345678", "ethnicGroup": "03"});
        let elder = self.first.post("/v1/trainees", self.body(number, known));
        let elder = elder.await.expect(201);
        let own = self.body(number, json!({"address": "Bản Cá"}));
        let own = self.school().post("/v1/trainees", own).await.expect(201);
        assert_ne!(elder.id(), own.id());
        (elder, own)
    }

    async fn person(&self, record: &Response) -> Value {
        let seen = self.lead.get(&of(record)).await.expect(200);
        seen.body["personId"].clone()
    }

    async fn pairs(&self, status: &str) -> Vec<Response> {
        let path = format!("/v1/trainee-matches?status={status}");
        let mut pairs = Vec::new();
        for id in self.lead.get(&path).await.expect(200).column("id") {
            let path = format!("/v1/trainee-matches/{id}");
            pairs.push(self.lead.get(&path).await.expect(200));
        }
        pairs
    }

    async fn decide(&self, pair: &Response, decision: Value) -> Response {
        let path = format!("/v1/trainee-matches/{}/decisions", pair.id());
        let decision = with(json!({"reason": "Đã đối chiếu"}), decision);
        self.lead
            .with("if-match", pair.etag())
            .post(&path, decision)
            .await
    }
}

fn of(record: &Response) -> String {
    format!("/v1/trainees/{}", record.id())
}
