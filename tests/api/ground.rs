//! What is written beside the data, and what holds when many write at once.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer};
use futures_util::future::join_all;
use registry::platform::authz::Actor;
use registry::platform::changes::Change;
use registry::platform::db::schema::{audit_events, change_log, idempotency_keys};
use registry::platform::db::types::Json;
use registry::platform::db::{DbConnection, Dialect, dialect};
use registry::platform::error::{ApiError, ApiResult, ErrorCode};
use registry::platform::housekeeping;
use registry::platform::http::RequestMeta;
use registry::platform::idempotency::KEPT_SECONDS;
use registry::platform::ids::SchoolId;
use registry::platform::op::Op;
use registry::platform::search::{self, Document};
use registry::platform::time::Timestamp;
use serde_json::{Value, json};

use crate::support::TestServer;

fn school(code: &str) -> Value {
    json!({"code": code, "nameVi": "Trường", "kind": "COLLEGE", "ownership": "PUBLIC"})
}

/// Actions of the audit trail and operations of the change log for one row.
fn trail(server: &TestServer, id: &str) -> (Vec<String>, Vec<(String, i64, Value)>) {
    let id: registry::platform::ids::AnyId = id.parse().expect("an id");
    let read = move |conn: &mut DbConnection| {
        let actions = audit_events::table
            .filter(audit_events::resource_id.eq(id))
            .order(audit_events::seq)
            .select(audit_events::action)
            .load(conn)?;
        let changes: Vec<(String, i64, Json<Value>)> = change_log::table
            .filter(change_log::resource_id.eq(id))
            .order(change_log::seq)
            .select((change_log::op, change_log::version, change_log::keys))
            .load(conn)?;
        let changes = changes
            .into_iter()
            .map(|(op, version, keys)| (op, version, keys.0))
            .collect();
        Ok((actions, changes))
    };
    server.db().read_now(read).expect("the trail")
}

#[actix_web::test]
async fn every_change_leaves_an_audit_event_and_a_feed_entry() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let seen = lead.post("/v1/schools", school("A1")).await.expect(201);
    let path = seen.header("location").to_owned();
    let seen = lead
        .patch(&path, &seen, json!({"address": "Số 1"}))
        .await
        .expect(200);
    lead.patch(&path, &seen, json!({"kind": "CASTLE"}))
        .await
        .expect(422);
    lead.delete(&path, &seen).await.expect(204);
    let (actions, changes) = trail(&server, &seen.id());
    assert_eq!(actions, ["school.create", "school.change", "school.delete"]);
    let keys = json!({"code": "A1"});
    let deleted = json!({"code": "A1", "externalIds": []});
    let expected = [
        ("UPSERT", 1, &keys),
        ("UPSERT", 2, &keys),
        ("DELETE", 2, &deleted),
    ];
    assert_eq!(
        changes,
        expected.map(|(op, version, keys)| (op.to_owned(), version, keys.clone()))
    );
}

#[actix_web::test]
async fn the_purpose_and_the_request_id_stand_in_the_audit_event() {
    let server = TestServer::start().await;
    let lead = server
        .lead()
        .with("x-purpose", "nightly sync")
        .with("x-request-id", "r-1");
    lead.post("/v1/schools", school("A1")).await.expect(201);
    let read = |conn: &mut DbConnection| {
        Ok(audit_events::table
            .filter(audit_events::request_id.eq("r-1"))
            .select(audit_events::purpose)
            .first::<Option<String>>(conn)?)
    };
    assert_eq!(
        server.db().read_now(read).expect("an event").as_deref(),
        Some("nightly sync")
    );
}

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
async fn one_idempotency_key_sent_at_once_makes_one_row() {
    let server = TestServer::start().await;
    let lead = server.lead().with("idempotency-key", "k1");
    let posts = (0..20).map(|_| {
        let lead = lead.clone();
        async move { lead.post("/v1/schools", school("S1")).await }
    });
    for answer in join_all(posts).await {
        match answer.status.as_u16() {
            201 => assert_eq!(answer.body["code"], "S1"),
            _ => drop(answer.expect_problem(409, "IDEMPOTENCY_RUNNING")),
        }
    }
    let all = lead.get("/v1/schools?count=exact").await;
    assert_eq!(all.body["page"]["total"], 1);
}

#[actix_web::test]
async fn a_stored_answer_is_given_only_to_who_may_still_do_it() {
    let server = TestServer::start().await;
    let lead = server.lead().with("idempotency-key", "k1");
    let first = lead.post("/v1/schools", school("S1")).await.expect(201);
    let again = lead.post("/v1/schools", school("S1")).await.expect(201);
    assert_eq!(first.body, again.body);
    let me = lead.get("/v1/users/me").await.expect(200).id();
    let narrow = server.token_for(me.parse().expect("an id"), &["schools:read"]);
    let mut reader = lead.clone();
    reader.token = Some(narrow);
    let refused = reader.post("/v1/schools", school("S1")).await;
    refused.expect_problem(403, "SCOPE_MISSING");
    let unfit = format!("/v1/users/{me}");
    let admin = server.administrator();
    let seen = admin.get(&unfit).await.expect(200);
    let change = json!({"roles": ["VIEWER"]});
    admin.patch(&unfit, &seen, change).await.expect(200);
    let refused = lead.post("/v1/schools", school("S1")).await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_refused_request_may_be_corrected_under_its_key() {
    let server = TestServer::start().await;
    let lead = server.lead().with("idempotency-key", "k1");
    let mut body = school("S1");
    body["kind"] = json!("CASTLE");
    lead.post("/v1/schools", body).await.expect(422);
    lead.post("/v1/schools", school("S1")).await.expect(201);
}

#[actix_web::test]
async fn stored_answers_are_removed_after_a_week() {
    let server = TestServer::start().await;
    let lead = server.lead().with("idempotency-key", "k1");
    lead.post("/v1/schools", school("S1")).await.expect(201);
    let kept_at = |now: Timestamp| {
        let sweep = move |conn: &mut DbConnection| {
            housekeeping::sweep(conn, now)?;
            Ok(idempotency_keys::table.count().get_result::<i64>(conn)?)
        };
        server.db().write_now(sweep).expect("a sweep")
    };
    let now = Timestamp::now();
    assert_eq!(kept_at(now.plus_seconds(KEPT_SECONDS - 60)), 1);
    assert_eq!(kept_at(now.plus_seconds(KEPT_SECONDS + 60)), 0);
}

#[actix_web::test]
async fn sqlite_commits_are_durable_and_foreign_keys_hold() {
    #[derive(QueryableByName)]
    struct Settings {
        #[diesel(sql_type = Integer)]
        synchronous: i32,
        #[diesel(sql_type = Integer)]
        foreign_keys: i32,
    }
    let server = TestServer::start().await;
    if server.db().dialect() == Dialect::Postgres {
        return; // PostgreSQL's own defaults are both.
    }
    let read = |conn: &mut DbConnection| {
        let sql =
            "SELECT s.synchronous, f.foreign_keys FROM pragma_synchronous s, pragma_foreign_keys f";
        Ok(diesel::sql_query(sql).get_result::<Settings>(conn)?)
    };
    let settings = server.db().write_now(read).expect("the settings");
    assert_eq!((settings.synchronous, settings.foreign_keys), (2, 1));
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

#[actix_web::test]
async fn a_feed_entry_knows_its_transaction_on_postgresql() {
    #[derive(QueryableByName)]
    struct Tx {
        #[diesel(sql_type = BigInt)]
        tx: i64,
    }
    let server = TestServer::start().await;
    server
        .lead()
        .post("/v1/schools", school("S1"))
        .await
        .expect(201);
    let read = |conn: &mut DbConnection| {
        Ok(diesel::sql_query("SELECT tx FROM change_log")
            .get_result::<Tx>(conn)?
            .tx)
    };
    let tx = server.db().read_now(read).expect("an entry");
    assert_eq!(tx > 0, server.db().dialect() == Dialect::Postgres);
}

#[actix_web::test]
async fn a_body_that_does_not_arrive_is_given_up() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let address = server.base.trim_start_matches("http://").to_owned();
    let token = lead.token.clone().expect("a token");
    let stalled = actix_web::web::block(move || {
        let mut stream = TcpStream::connect(address).expect("a connection");
        let head = format!(
            "POST /v1/schools HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"
        );
        stream.write_all(head.as_bytes()).expect("a request");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    });
    assert_eq!(stalled.await.expect("a thread"), "HTTP/1.1 408");
}

#[actix_web::test]
async fn a_search_index_is_put_in_order_step_by_step() {
    let server = TestServer::start().await;
    for seq in 1..=40 {
        let written = server.db().write_now(move |conn| {
            let document = Document::new(&["Trường nghề Sơn La"], &[]);
            search::index(conn, "schools", seq, &document)
        });
        written.expect("a document");
    }
    let mut steps = 0;
    while server
        .db()
        .write_now(|conn| dialect::tidy_search(conn, "schools", Some(1)))
        .expect("a step")
    {
        steps += 1;
        assert!(steps < 1_000, "it never ends");
    }
    if server.db().dialect() == Dialect::Sqlite {
        let pieces = server.db().read_now(|conn| {
            let sql = "SELECT count(DISTINCT segid) AS pieces FROM schools_search_idx";
            Ok(diesel::sql_query(sql).get_result::<Pieces>(conn)?.pieces)
        });
        assert_eq!(pieces.expect("a count"), 1);
    }
}

#[derive(diesel::QueryableByName)]
struct Pieces {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pieces: i64,
}

#[actix_web::test]
async fn a_bulk_tells_each_audience_of_the_last_version_and_of_every_other_change() {
    let server = TestServer::start().await;
    let (id, one, other) = (SchoolId::new(), SchoolId::new(), SchoolId::new());
    let keys = move |value: &str| json!({ "externalIds": [value] });
    let version = move |number| Change::upsert("class.seats", "classes", id.any(), number);
    let rekey = move |number, from: &str, to: &str| {
        let (from, to) = (keys(from), keys(to));
        Change::rekey(
            "external-id.change",
            "classes",
            id.any(),
            number,
            &from,
            &to,
        )
    };
    let written = server.db().write_now(move |conn| {
        let (actor, meta) = (Actor::system(), RequestMeta::default());
        Op::new(conn, &actor, &meta).in_bulk(|op| {
            op.record_effect(&version(1).school(one))?;
            op.record_effect(&version(2).school(other))?;
            op.record_effect(&version(3).school(one))?;
            op.record_effect(&rekey(3, "A", "B"))?;
            op.record_effect(&rekey(3, "B", "C"))
        })
    });
    written.expect("a bulk");
    let (_, told) = trail(&server, &id.to_string());
    let told: Vec<(&str, i64)> = told
        .iter()
        .map(|(op, version, _)| (op.as_str(), *version))
        .collect();
    assert_eq!(
        told,
        [("UPSERT", 2), ("UPSERT", 3), ("REKEY", 3), ("REKEY", 3)]
    );
}

#[actix_web::test]
async fn a_bulk_that_fails_leaves_its_transaction_as_it_was() {
    let server = TestServer::start().await;
    let id = SchoolId::new();
    let version = move |number| Change::upsert("class.seats", "classes", id.any(), number);
    let written = server.db().write_now(move |conn| {
        let (actor, meta) = (Actor::system(), RequestMeta::default());
        let mut op = Op::new(conn, &actor, &meta);
        let failed: ApiResult<()> = op.in_bulk(|op| {
            op.record(&version(1))?;
            Err(ApiError::new(ErrorCode::Unavailable))
        });
        assert!(failed.is_err());
        // The transaction goes on, and is stored.
        op.record(&version(2))
    });
    written.expect("a write");
    let (_, told) = trail(&server, &id.to_string());
    let versions: Vec<i64> = told.iter().map(|(_, version, _)| *version).collect();
    assert_eq!(versions, [2]);
    // No savepoint was left open: what is refused later is undone as a whole.
    let refused: ApiResult<()> = server.db().write_now(move |conn| {
        let (actor, meta) = (Actor::system(), RequestMeta::default());
        let mut op = Op::new(conn, &actor, &meta);
        op.record(&version(3))?;
        op.in_bulk(|_| Err(ApiError::new(ErrorCode::Unavailable)))
    });
    assert!(refused.is_err());
    let (_, told) = trail(&server, &id.to_string());
    assert_eq!(told.len(), 1);
}

#[actix_web::test]
async fn a_bulk_reads_by_indexes_alone_and_what_comes_after_it_as_it_likes() {
    #[derive(diesel::QueryableByName)]
    struct Setting {
        #[diesel(sql_type = diesel::sql_types::Text)]
        value: String,
    }
    let server = TestServer::start().await;
    if server.db().dialect() == Dialect::Sqlite {
        return;
    }
    let allowed = |conn: &mut DbConnection| {
        let sql = "SELECT current_setting('enable_seqscan') AS value";
        let setting: Setting = diesel::sql_query(sql).get_result(conn)?;
        Ok(setting.value)
    };
    let inside = server.db().write_now(move |conn| {
        let (actor, meta) = (Actor::system(), RequestMeta::default());
        Op::new(conn, &actor, &meta).in_bulk(|op| allowed(op.conn()))
    });
    assert_eq!(inside.expect("a bulk"), "off");
    for _ in 0..8 {
        assert_eq!(server.db().write_now(allowed).expect("a write"), "on");
    }
}
