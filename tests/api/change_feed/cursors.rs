//! Where a cursor leads, and when it leads nowhere any more.

use diesel::prelude::*;
use registry::platform::auth::authz::Role;
use registry::platform::db::schema::{change_log, feed_state, users};
use registry::platform::db::types::Json;
use registry::platform::db::{DbConnection, Dialect};
use registry::platform::sync::feed;
use registry::platform::values::ids::AnyId;
use registry::platform::values::time::Timestamp;

use super::{Reader, cursor, pair, told_of};
use crate::support::{Response, TestServer, fixtures};

#[track_caller]
fn expect_expired(answer: Response, reason: &str) {
    let answer = answer.expect_problem(410, "CURSOR_EXPIRED");
    assert_eq!(answer.body["errors"][0]["params"]["reason"], reason);
    assert_eq!(
        answer.header("link"),
        "</v1/changes/snapshot>; rel=\"start\""
    );
}

#[actix_web::test]
async fn a_cursor_is_good_for_its_own_reader_and_types() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let held = cursor(&lead, "/v1/changes?types=schools").await;

    let path = format!("/v1/changes?cursor={held}");
    let other_types = lead.get(&format!("{path}&types=courses")).await;
    other_types.expect_problem(400, "CURSOR_INVALID");

    let no_types = lead.get(&path).await;
    no_types.expect_problem(400, "CURSOR_INVALID");

    let changed = format!("/v1/changes?types=schools&cursor=A{}", &held[1..]);
    lead.get(&changed)
        .await
        .expect_problem(400, "CURSOR_INVALID");

    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let foreign = commune.get(&format!("{path}&types=schools")).await;
    expect_expired(foreign, "REACH_CHANGED");
}

#[actix_web::test]
async fn a_reader_whose_role_has_changed_starts_again() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let held = cursor(&lead, "/v1/changes").await;
    let path = format!("/v1/changes?cursor={held}");
    lead.get(&path).await.expect(200);

    let demote = |conn: &mut DbConnection| {
        let roles = users::roles.eq(Json(vec![Role::Department]));
        Ok(diesel::update(users::table).set(roles).execute(conn)?)
    };
    server.db().write_now(demote).expect("a change");

    server.state().sessions.forget_actors();

    expect_expired(lead.get(&path).await, "REACH_CHANGED");
}

#[actix_web::test]
async fn a_cursor_from_before_the_log_or_from_another_one_has_expired() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let path = |cursor: &str| format!("/v1/changes?types=schools&cursor={cursor}");
    let first = fixtures::school(&lead, "A1").await;
    let start = reader.cursor.clone();
    reader.told().await;
    fixtures::school(&lead, "A2").await;

    let age = move |conn: &mut DbConnection| {
        let first: AnyId = first.id().parse().expect("an id");
        let old = Timestamp::now().plus_seconds(-100 * 86_400);
        diesel::update(change_log::table.filter(change_log::resource_id.eq(first)))
            .set(change_log::at.eq(old))
            .execute(conn)?;
        let oldest = Timestamp::now().plus_seconds(-90 * 86_400);
        feed::sweep(conn, oldest)
    };
    server.db().write_now(age).expect("a sweep");

    let told = reader.told().await;
    assert_eq!(told.len(), 1, "{told:#?}");

    expect_expired(lead.get(&path(&start)).await, "TOO_OLD");

    // Without a cursor the feed begins with what is left.
    let rest = lead.get("/v1/changes?types=schools").await.expect(200);
    assert_eq!(rest.rows().len(), 1);

    let another = |conn: &mut DbConnection| {
        let epoch = feed_state::epoch.eq(AnyId::new());
        Ok(diesel::update(feed_state::table).set(epoch).execute(conn)?)
    };
    server.db().write_now(another).expect("another epoch");

    expect_expired(lead.get(&path(&reader.cursor)).await, "LOG_REPLACED");
}

#[actix_web::test]
async fn a_cursor_from_after_the_restored_backup_has_expired() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    fixtures::school(&lead, "A1").await;
    reader.told().await;

    if server.db().dialect() == Dialect::Sqlite {
        let forget = |conn: &mut DbConnection| Ok(diesel::delete(change_log::table).execute(conn)?);
        server.db().write_now(forget).expect("an older log");
        let path = format!("/v1/changes?types=schools&cursor={}", reader.cursor);
        expect_expired(lead.get(&path).await, "AHEAD_OF_LOG");
    } else {
        // A dump of a cluster with higher transaction numbers is restored here.
        let restore = |conn: &mut DbConnection| {
            let higher = change_log::tx.eq(change_log::tx + 1_000_000_000_i64);
            Ok(diesel::update(change_log::table)
                .set(higher)
                .execute(conn)?)
        };
        server.db().write_now(restore).expect("a foreign log");

        feed::prepare(server.db()).expect("a repaired log");

        let path = format!("/v1/changes?types=schools&cursor={}", reader.cursor);
        expect_expired(lead.get(&path).await, "LOG_REPLACED");

        let mut again = Reader::start(&server, &lead, "schools").await;
        assert_eq!(again.rows.len(), 1);

        let school = fixtures::school(&lead, "A2").await;
        assert_eq!(told_of(&again.told().await), [pair("UPSERT", &school.id())]);
    }
}
