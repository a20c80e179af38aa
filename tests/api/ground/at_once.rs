//! Many writers at once.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use futures_util::future::join_all;
use registry::platform::auth::authz::Actor;
use registry::platform::db::schema::change_log;
use registry::platform::db::{DbConnection, Dialect, Purpose, dialect};
use registry::platform::error::{ApiError, ErrorCode, RequestMeta};
use registry::platform::op::Op;
use registry::platform::op::changes::Change;
use registry::platform::values::ids::{SchoolId, TraineeId};
use serde_json::json;

use super::{school, trail};
use crate::support::TestServer;
use crate::support::fixtures::Stage;

#[actix_web::test]
async fn a_hundred_writers_at_once_all_succeed() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let posts = (0..100).map(|n| {
        let lead = lead.clone();
        async move {
            lead.post("/v1/schools", school(&format!("S{n}")))
                .await
                .expect(201)
        }
    });
    join_all(posts).await;

    let all = lead.get("/v1/schools?count=exact&limit=1").await;
    assert_eq!(all.body["page"]["total"], 100);
}

#[actix_web::test]
async fn of_a_hundred_writers_of_one_key_one_succeeds() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let posts = (0..100).map(|_| {
        let lead = lead.clone();
        async move { lead.post("/v1/schools", school("S1")).await.status.as_u16() }
    });
    let statuses = join_all(posts).await;
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1);
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 99);
}

#[actix_web::test]
async fn a_failed_job_leaves_nothing_and_harms_no_other() {
    let server = TestServer::start().await;

    let failing = server
        .db()
        .write(|conn| -> registry::platform::error::ApiResult<()> {
            diesel::delete(change_log::table).execute(conn)?;
            panic!("a defect");
        });
    failing.await.expect_err("the job panicked");

    server
        .lead()
        .post("/v1/schools", school("S1"))
        .await
        .expect(201);
    let count = |conn: &mut DbConnection| Ok(change_log::table.count().get_result::<i64>(conn)?);
    assert_eq!(server.db().read_now(count).expect("a count"), 1);
}

#[actix_web::test]
async fn of_writes_that_are_stored_together_only_a_refused_one_is_undone() {
    let server = TestServer::start().await;

    let id = SchoolId::new();
    let write = |number: i64| {
        server.db().write(move |conn| {
            // The next ones come into the queue meanwhile.
            std::thread::sleep(Duration::from_millis(5));
            let (actor, meta) = (Actor::system(), RequestMeta::default());
            let mut op = Op::new(conn, &actor, &meta);
            op.record(&Change::upsert(
                "school.change",
                "schools",
                id.any(),
                number,
            ))?;
            match number % 2 {
                0 => Err(ApiError::new(ErrorCode::Unavailable)),
                _ => Ok(()),
            }
        })
    };
    let stored = join_all((1..=5).map(write)).await;

    let stored: Vec<bool> = stored.iter().map(Result::is_ok).collect();
    assert_eq!(stored, [true, false, true, false, true]);
    let (audited, told) = trail(&server, &id.to_string());
    let mut versions: Vec<i64> = told.iter().map(|(_, version, _)| *version).collect();
    versions.sort_unstable();
    assert_eq!((audited.len(), versions), (3, vec![1, 3, 5]));
}

/// Whoever has locked an enrolment stores a certificate of its trainee; whoever has locked the trainee
/// waits for the enrolment. Neither may wait for the other.
#[actix_web::test]
async fn who_is_locked_can_be_referred_to_meanwhile() {
    let stage = Stage::set(json!({})).await;
    if stage.server.db().dialect() == Dialect::Sqlite {
        // One writer: nobody is locked while another one writes.
        return;
    }
    let graduate = stage.graduate(1, "PASSED").await;
    let url = stage.server.database_url().parse().expect("a database URL");
    let mut other = DbConnection::open(&url, Purpose::Write).expect("a connection");
    other.batch_execute("BEGIN").expect("a transaction");
    let trainee = graduate.body["traineeId"].as_str().expect("an id");
    let trainee: TraineeId = trainee.parse().expect("an id");
    dialect::lock_row(&mut other, "trainees", trainee).expect("a lock");

    let certificate = json!({"enrolmentId": graduate.id(), "number": "SC-1",
        "registerNumber": "VS-1", "issueDate": "2026-07-01"});
    let issued = stage.registrar.post("/v1/certificates", certificate);
    let issued = actix_web::rt::time::timeout(Duration::from_secs(10), issued).await;
    issued.expect("nobody waits").expect(201);
    other.batch_execute("COMMIT").expect("the end of it");
}
