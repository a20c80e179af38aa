//! A reader may wait for what comes next.

use std::time::Duration;

use registry::platform::auth::authz::Role;
use serde_json::json;

use super::{Reader, pair, told_of};
use crate::support::{BoundTo, TestServer, fixtures};

#[actix_web::test]
async fn a_waiting_reader_is_woken_by_what_concerns_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;

    let writing = async {
        // Whoever waits is in the hub before anything is written.
        while server.state().feed.waiters() == 0 {
            tokio::task::yield_now().await;
        }
        fixtures::school(&lead, "A1").await
    };
    let (told, school) = futures_util::future::join(reader.page(50, 30), writing).await;
    assert_eq!(told_of(&told), [pair("UPSERT", &school.id())]);
    assert_eq!(server.state().feed.waiters(), 0);
}

#[actix_web::test]
async fn who_waits_for_nothing_gets_an_empty_page() {
    let server = TestServer::start().await;
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    let teaching = fixtures::teaching(&server.lead(), "A1").await;
    let mut reader = Reader::start(&server, &viewer, "courses").await;

    let writing = async {
        while server.state().feed.waiters() == 0 {
            tokio::task::yield_now().await;
        }
        let mut draft = fixtures::course_body(&teaching.school.id(), "D1");
        draft["status"] = json!("DRAFT");
        server.lead().post("/v1/courses", draft).await.expect(201);
    };
    let (told, ()) = futures_util::future::join(reader.page(50, 2), writing).await;
    assert!(told.is_empty());
    assert_eq!(server.state().feed.waiters(), 0);
}

#[actix_web::test]
async fn a_waiting_reader_who_goes_away_frees_its_place() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;

    {
        let page = std::pin::pin!(reader.page(50, 30));
        let waiting = std::pin::pin!(async {
            while server.state().feed.waiters() == 0 {
                tokio::task::yield_now().await;
            }
        });
        futures_util::future::select(page, waiting).await;
    }
    drop(reader);
    drop(lead);

    while server.state().feed.waiters() > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
