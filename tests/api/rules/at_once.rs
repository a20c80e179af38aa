//! Rules that two requests at the same moment could break together.

use diesel::connection::SimpleConnection;
use futures_util::future::join;
use registry::platform::db::{DbConnection, Dialect, Purpose, dialect};
use registry::platform::values::ids::TraineeId;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::fixtures::{Stage, enrol};

fn autumn() -> Value {
    json!({"startDate": "2026-08-03", "endDate": "2026-10-30"})
}

#[actix_web::test]
async fn nobody_is_enrolled_elsewhere_while_their_class_moves_there() {
    let stage = Stage::set(json!({})).await;
    let by = stage.registrar.with("if-match", "*");
    for number in 1..=12 {
        let spring = stage.another_class(&format!("S{number}"), json!({})).await;
        let later = stage.another_class(&format!("A{number}"), autumn()).await;
        let person = stage.person(number).await.id();
        enrol(&by, &person, &spring.id(), json!({}))
            .await
            .expect(201);
        let path = format!("/v1/classes/{}", spring.id());
        let (moved, enrolled) = join(
            by.send(Method::PATCH, &path, Some(autumn())),
            enrol(&by, &person, &later.id(), json!({})),
        )
        .await;
        let (moved, enrolled) = (moved.status.as_u16(), enrolled.status.as_u16());
        let refused = |status: u16| [422, 503].contains(&status);
        assert!(moved == 200 || refused(moved), "{moved}");
        assert!(enrolled == 201 || refused(enrolled), "{enrolled}");
        assert!(refused(moved) || refused(enrolled), "both at once");
        assert!(moved == 200 || enrolled == 201, "{moved} {enrolled}");
    }
}

/// Who enrols somebody has locked them and may wait for the class: the class does not wait for them.
#[actix_web::test]
async fn a_class_moves_later_while_one_of_its_people_is_being_enrolled() {
    let stage = Stage::set(json!({})).await;
    if stage.server.db().dialect() == Dialect::Sqlite {
        // One writer: nobody is enrolled while another one writes.
        return;
    }
    let applicant = stage.applicant(1).await;
    let url = stage.server.database_url().parse().expect("a database URL");
    let mut other = DbConnection::open(&url, Purpose::Write).expect("a connection");
    other.batch_execute("BEGIN").expect("a transaction");
    let trainee = applicant.body["traineeId"].as_str().expect("an id");
    let trainee: TraineeId = trainee.parse().expect("an id");
    dialect::lock_row(&mut other, "trainees", trainee).expect("a lock");
    let path = format!("/v1/classes/{}", stage.class.id());
    let by = stage.registrar.with("if-match", "*");
    let moved = by.send(Method::PATCH, &path, Some(autumn())).await;
    let told = moved.expect_problem(503, "UNAVAILABLE");
    assert_eq!(told.header("retry-after"), "1");
    other.batch_execute("COMMIT").expect("the end of it");
    by.send(Method::PATCH, &path, Some(autumn()))
        .await
        .expect(200);
}
