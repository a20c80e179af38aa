//! What an upgrade makes of enrolments whose steps were not rows yet.

use diesel::connection::SimpleConnection;
use registry::platform::db::{DbConnection, Dialect};
use serde_json::{Value, json};

use super::because;
use crate::support::fixtures::{Stage, move_on, with};
use crate::support::past::{self, Enrolled};
use crate::support::{Client, Response};

/// Go back to the tables of before, and come here again.
fn upgrade(stage: &Stage) {
    let scripts = match stage.server.db().dialect() {
        Dialect::Sqlite => [
            include_str!("../../../migrations/sqlite/0064_class_steps/down.sql"),
            include_str!("../../../migrations/sqlite/0032_steps/down.sql"),
            include_str!("../../../migrations/sqlite/0032_steps/up.sql"),
            include_str!("../../../migrations/sqlite/0064_class_steps/up.sql"),
        ],
        Dialect::Postgres => [
            include_str!("../../../migrations/postgres/0064_class_steps/down.sql"),
            include_str!("../../../migrations/postgres/0032_steps/down.sql"),
            include_str!("../../../migrations/postgres/0032_steps/up.sql"),
            include_str!("../../../migrations/postgres/0064_class_steps/up.sql"),
        ],
    };
    for script in scripts {
        let run = move |conn: &mut DbConnection| Ok(conn.batch_execute(script)?);
        stage.server.db().write_now(run).expect("a migration");
    }
}

async fn steps(by: &Client, id: &str) -> Vec<Value> {
    let listed = by.get(&format!("/v1/enrolments/{id}/steps")).await;
    let told = |step: &Value| json!([step["status"], step["date"], step["known"]]);
    listed.expect(200).rows().iter().map(told).collect()
}

async fn started(by: &Client, id: &str) -> Value {
    let now = by
        .get(&format!("/v1/enrolments/{id}"))
        .await
        .expect(200)
        .body;
    json!([now["startedDate"], now["startedDateEstimated"]])
}

#[actix_web::test]
async fn steps_of_before_come_from_the_audit_trail_or_from_the_days() {
    let stage = Stage::set(json!({})).await;
    let student: Response = stage.students(1..2).await.remove(0);
    let gone = json!({"date": "2026-04-20"});
    let gone = with(because(), gone);
    let gone = move_on(&stage.registrar, &student, "DROPPED", gone)
        .await
        .expect(200);
    let of_before = Enrolled::completed(&stage.server, &stage.class, "2026-06-26");
    let done = past::enrol(&stage.server, &of_before, 1)[0].to_string();
    let early = of_before.clone().but("DROPPED", "2026-02-20");
    let early = past::enrol(&stage.server, &early, 1)[0].to_string();

    upgrade(&stage);

    let known = steps(&stage.registrar, &gone.id()).await;
    let expected =
        ["ELIGIBLE", "ADMITTED", "STUDYING"].map(|status| json!([status, "2026-02-02", true]));
    assert_eq!(known[..3], expected);
    assert_eq!(known[3], json!(["DROPPED", "2026-04-20", true]));
    assert_eq!(
        started(&stage.registrar, &gone.id()).await,
        json!(["2026-03-02", false])
    );

    let put_together: Vec<Value> = steps(&stage.registrar, &done).await;
    let expected = [
        json!(["ELIGIBLE", "2026-06-26", false]),
        json!(["ADMITTED", "2026-06-26", false]),
        json!(["STUDYING", "2026-03-02", false]),
        json!(["COMPLETED", "2026-06-26", false]),
    ];
    assert_eq!(put_together, expected);
    assert_eq!(
        started(&stage.registrar, &done).await,
        json!(["2026-03-02", true])
    );
    assert_eq!(
        started(&stage.registrar, &early).await,
        json!([null, false]),
        "left before"
    );

    // They can be taken back like those of today.
    let now = stage
        .registrar
        .get(&format!("/v1/enrolments/{done}"))
        .await
        .expect(200);
    let undo = format!("/v1/enrolments/{done}/undo");
    let back = stage.server.lead().with("if-match", now.etag());
    let back = back
        .post(&undo, json!({"reason": "Ghi nhầm"}))
        .await
        .expect(200);
    assert_eq!(
        (&back.body["status"], &back.body["startedDate"]),
        (&json!("STUDYING"), &json!("2026-03-02"))
    );
    assert_eq!(
        started(&stage.registrar, &done).await,
        json!(["2026-03-02", true])
    );
}
