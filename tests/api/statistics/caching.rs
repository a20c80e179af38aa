//! An answer is computed once for all who ask the same, and holds what was written before. How often
//! is only sure once the log is decided: open transactions of other tests that are older than its
//! newest entry make it look different when they end.

use std::sync::mpsc;

use diesel::connection::{Connection, SimpleConnection};
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use super::{class, counts, figures, three_schools};
use crate::support::past::{self, Enrolled};
use crate::support::{BoundTo, Case, Client, TestServer};
use registry::platform::auth::authz::Role;
use registry::platform::db::{DbConnection, Dialect, Purpose};
use registry::platform::values::time::Timestamp;

/// How many answers came about in this way.
fn counted(server: &TestServer, way: &str) -> u64 {
    let counter = server.state().answers.counter();
    counter.with_label_values(&[way]).get()
}

#[actix_web::test]
async fn who_asks_the_same_at_once_costs_one_computation() {
    let server = TestServer::start().await;
    three_schools(&server).await;
    server.decided().await;
    let clients: Vec<Client> = (0..16).map(|_| server.anonymous()).collect();
    let asked = clients.iter().map(|client| figures(client, "by=sex"));

    let answers = join_all(asked).await;

    assert_eq!(answers[0]["exact"], false);
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(counted(&server, "computed"), 1);
    assert_eq!(counted(&server, "shared") + counted(&server, "cached"), 15);
}

#[actix_web::test]
async fn questions_that_mean_the_same_have_one_answer() {
    let server = TestServer::start().await;
    three_schools(&server).await;
    server.decided().await;
    let public = server.anonymous();
    let today = Timestamp::now().date();

    let first = figures(&public, "by=sex").await;
    for query in [
        format!("by=sex&asOf={today}"),
        "period=month&by=sex".to_owned(),
        "by=sex&published=true".to_owned(),
    ] {
        let _case = Case::of(&query);
        assert_eq!(figures(&public, &query).await, first);
    }
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    assert_eq!(figures(&viewer, "by=sex").await, first);
    assert_eq!(
        figures(&server.lead(), "by=sex&published=true").await,
        first
    );
    assert_eq!(counted(&server, "computed"), 1);

    for query in [
        "by=school",
        "by=sex&from=2024-01-01",
        "by=sex&asOf=2025-03-01",
    ] {
        figures(&public, query).await;
    }
    let table = public.with("accept", "text/csv");
    table
        .get("/v1/statistics/training?by=sex")
        .await
        .expect(200);
    assert_eq!(counted(&server, "computed"), 5);
}

#[actix_web::test]
async fn each_gets_the_answer_of_their_own_reach() {
    let server = TestServer::start().await;
    let classes = three_schools(&server).await;
    let school = |index: usize| {
        let id = classes[index].body["schoolId"].as_str().expect("an id");
        server.registrar(id.parse().expect("an id"))
    };
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let askers = [
        (server.lead(), json!(90)),
        (server.anonymous(), json!(90)),
        (school(0), json!(15)),
        (school(1), json!(50)),
        (commune, json!(90)),
        (server.commune(server.unit("COMMUNE", "03664")), json!(0)),
    ];
    server.decided().await;

    for round in ["computed", "cached"] {
        let _case = Case::of(round);
        for (asker, completed) in &askers {
            let table = figures(asker, "asOf=2025-03-01").await;
            assert_eq!(table["total"]["completed"], *completed);
        }
        assert_eq!(counted(&server, round), 6);
    }
}

/// What the figures show of a school and its level, by name and number.
async fn shown(server: &TestServer, client: &Client) -> Vec<(Value, u64)> {
    server.decided().await;
    let table = figures(client, "by=school,level&asOf=2025-03-01").await;
    let cells = table["data"].as_array().expect("cells").iter();
    cells
        .flat_map(|cell| {
            let key = cell["key"].as_array().expect("a key").iter();
            key.map(|member| (member["labelVi"].clone(), counts(cell)[0]))
        })
        .collect()
}

#[actix_web::test]
async fn what_was_written_is_in_the_next_answer() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let class = class(&server, "A1").await;
    let enrolled = Enrolled::completed(&server, &class, "2024-06-28");
    past::enrol(&server, &enrolled, 7);
    let name = |name: &str| json!(name);
    let level = shown(&server, &lead).await[1].0.clone();
    assert_eq!(
        shown(&server, &lead).await,
        [(name("Trường A1"), 7), (level.clone(), 7)]
    );
    assert_eq!(counted(&server, "computed"), 1);

    past::enrol(&server, &enrolled, 2);
    assert_eq!(
        shown(&server, &lead).await,
        [(name("Trường A1"), 9), (level.clone(), 9)]
    );

    let path = format!(
        "/v1/schools/{}",
        class.body["schoolId"].as_str().expect("an id")
    );
    let seen = lead.get(&path).await;
    let other = json!({"nameVi": "Trường Mới"});
    lead.patch(&path, &seen, other).await.expect(200);
    assert_eq!(
        shown(&server, &lead).await,
        [(name("Trường Mới"), 9), (level, 9)]
    );

    // The labels of codes, which no filter of the feed is about.
    let path = "/v1/code-lists/training-levels/items/ELEMENTARY_1";
    let mut item = lead.get(path).await.expect(200);
    item.body["labelVi"] = json!("Sơ cấp mới");
    let keep = [
        "labelVi",
        "labelEn",
        "attributes",
        "validFrom",
        "validTo",
        "position",
    ];
    let members = item.body.as_object().expect("an item").clone();
    let body: serde_json::Map<_, _> = members
        .into_iter()
        .filter(|(name, value)| keep.contains(&name.as_str()) && !value.is_null())
        .collect();
    let sent = lead.with("if-match", item.etag());
    sent.send(Method::PUT, path, Some(Value::Object(body)))
        .await
        .expect(200);
    let renamed = shown(&server, &lead).await;
    assert_eq!(renamed, [(name("Trường Mới"), 9), (name("Sơ cấp mới"), 9)]);
    assert_eq!(counted(&server, "computed"), 4);
}

/// Where transactions run side by side, one that began earlier may commit later.
#[actix_web::test]
async fn what_an_older_transaction_commits_later_is_not_missed() {
    let server = TestServer::start().await;
    if server.db().dialect() == Dialect::Sqlite {
        return;
    }
    let class = class(&server, "A1").await;
    let enrolled = Enrolled::completed(&server, &class, "2024-06-28");
    let people = past::enrol(&server, &enrolled, 7);
    let lead = server.lead();
    let completed = async || {
        let table = figures(&lead, "asOf=2025-03-01").await;
        table["total"]["completed"].clone()
    };

    let (go, gone) = mpsc::channel::<()>();
    let (wrote, written) = mpsc::channel();
    let url = server.db().url().clone();
    let older = actix_web::web::block(move || {
        let mut conn = DbConnection::open(&url, Purpose::Write).expect("a connection");
        let withdrawn = format!(
            "UPDATE enrolments SET status = 'DROPPED', completed_date = NULL WHERE id = '{}'",
            people[0]
        );
        let write = conn.transaction(|conn| {
            past::tell(conn)?;
            conn.batch_execute(&withdrawn)?;
            wrote.send(()).expect("the test");
            gone.recv().expect("the test");
            registry::platform::error::ApiResult::Ok(())
        });
        write.expect("a commit");
    });
    written.recv().expect("the older transaction");
    past::enrol(&server, &enrolled, 1);
    assert_eq!(completed().await, 8, "the newer one is there alone");
    assert_eq!(completed().await, 8);

    go.send(()).expect("the older transaction");
    older.await.expect("a thread");
    assert_eq!(completed().await, 7);
}

#[actix_web::test]
async fn a_wrong_question_is_not_computed() {
    let server = TestServer::start().await;
    let path = "/v1/statistics/training?by=sex,sex";
    server.anonymous().get(path).await.expect(400);
    assert_eq!(counted(&server, "computed"), 0);
}
