//! Nothing is skipped, however many write and whenever they commit.

use diesel::connection::SimpleConnection;
use futures_util::future::join_all;
use registry::platform::db::{DbConnection, Dialect, Purpose};
use registry::platform::values::ids::AnyId;
use serde_json::json;

use super::{Reader, pair, rows_of, school_body, settled, told_of};
use crate::support::fixtures::{self, Stage};
use crate::support::{Case, TestServer};

#[actix_web::test]
async fn a_transaction_that_commits_late_is_told_all_the_same() {
    let server = TestServer::start().await;

    if server.db().dialect() == Dialect::Sqlite {
        // One writer: no transaction begins before another one ends.
        return;
    }

    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let url = server.database_url().parse().expect("a database URL");
    let mut early = DbConnection::open(&url, Purpose::Write).expect("a connection");

    // The early transaction draws its number, and others commit behind it.
    let entry = |id: AnyId| {
        format!(
            "INSERT INTO change_log (at, resource, resource_id, op, version, keys) \
             VALUES (now(), 'schools', '{id}', 'DELETE', 1, '{{}}')"
        )
    };
    let (first, second) = (AnyId::new(), AnyId::new());
    early
        .batch_execute(&format!("BEGIN; {}", entry(first)))
        .expect("an open transaction");

    let late = server.db().clone();
    let sql = entry(second);
    late.write_now(move |conn| Ok(conn.batch_execute(&sql)?))
        .expect("a commit");
    assert!(reader.page(500, 0).await.is_empty(), "nothing is decided");
    let held_back = async || {
        lead.get("/v1/changes?limit=500").await.expect(200).body["page"]["heldBack"].clone()
    };
    assert_eq!(held_back().await, true);

    early.batch_execute("COMMIT").expect("a commit");
    let told = settled(&mut reader, 2).await;
    let expected = [
        pair("DELETE", &first.to_string()),
        pair("DELETE", &second.to_string()),
    ];
    assert_eq!(told_of(&told), expected);
    server.decided().await;
    assert_eq!(held_back().await, false);
}

#[actix_web::test]
async fn a_reader_who_follows_many_writers_ends_with_the_same_rows() {
    let server = TestServer::start().await;
    let lead = server.lead();

    for n in 0..10 {
        fixtures::school(&lead, &format!("OLD{n}")).await;
    }

    let mut reader = Reader::start(&server, &lead, "schools").await;
    let writers = (0..8).map(|writer| {
        let lead = lead.clone();
        async move {
            for n in 0..12 {
                let code = format!("W{writer}-{n}");
                let school = lead
                    .post("/v1/schools", school_body(&code))
                    .await
                    .expect(201);
                let path = format!("/v1/schools/{}", school.id());
                let patch = json!({"address": format!("Số {n}")});
                let school = lead.patch(&path, &school, patch).await.expect(200);
                if n % 3 == 0 {
                    lead.delete(&path, &school).await.expect(204);
                }
            }
        }
    });

    let follow = async {
        // Small pages, so that many of them end in the middle of what is written.
        for _ in 0..60 {
            reader.page(7, 0).await;
        }
        reader
    };
    let (_, mut reader) = futures_util::future::join(join_all(writers), follow).await;
    let wanted = rows_of(&lead, "/v1/schools").await;

    for _ in 0..100 {
        if reader.rows == wanted {
            break;
        }
        reader.page(500, 1).await;
    }
    assert_eq!(reader.rows, wanted);
}

#[actix_web::test]
async fn a_snapshot_has_every_row_and_joins_the_feed_without_a_gap() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let lead = server.lead();
    for number in 1..6 {
        stage.applicant(number).await;
    }
    let types = "classes,trainees,enrolments";

    let first = format!("/v1/changes/snapshot?types={types}&limit=4");
    let page = stage.registrar.get(&first).await.expect(200);
    assert_eq!(page.rows().len(), 4);
    assert!(page.body["page"]["feedCursor"].is_null());

    // Behind the pages that were read, and before those that were not.
    let late = stage.applicant(6).await;
    let mut reader = Reader::start(&stage.server, &stage.registrar, types).await;
    reader.rows.clear();
    reader.store(page.rows());

    let mut next = page.next_cursor().map(str::to_owned);
    while let Some(cursor) = next {
        let path = format!("{first}&cursor={cursor}");
        let page = stage.registrar.get(&path).await.expect(200);
        reader.store(page.rows());
        next = page.next_cursor().map(str::to_owned);
        if next.is_none() {
            let cursor = page.body["page"]["feedCursor"].as_str();
            cursor.expect("a cursor").clone_into(&mut reader.cursor);
        }
    }

    let told = reader.told().await;
    assert!(told.iter().any(|entry| entry["id"] == late.id()));

    for path in ["/v1/classes", "/v1/trainees", "/v1/enrolments"] {
        let _case = Case::of(path);
        for (key, row) in rows_of(&stage.registrar, path).await {
            assert_eq!(reader.rows.remove(&key), Some(row), "{key:?}");
        }
    }

    assert!(reader.rows.is_empty());

    // The province has more to read; every resource is in its snapshot.
    let all = Reader::start(server, &lead, "").await;
    let kinds: std::collections::BTreeSet<&str> =
        all.rows.keys().map(|(kind, _)| kind.as_str()).collect();
    for kind in ["admin-units", "code-lists", "occupations", "schools"] {
        assert!(kinds.contains(kind), "{kind}");
    }
}
