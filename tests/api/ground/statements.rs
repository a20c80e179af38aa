//! How many statements a request takes, because each is a round trip to PostgreSQL.

use registry::platform::auth::authz::Actor;
use registry::platform::db::{DbConnection, Dialect};
use registry::platform::error::RequestMeta;
use registry::platform::op::Op;
use registry::platform::resource::import::Touched;
use registry::platform::values::ids::EnrolmentId;
use registry::resources::trainees;
use serde_json::{Value, json};

use crate::imports::{import, ndjson, trainee};
use crate::support::TestServer;
use crate::support::fixtures::{Stage, enrol, person};
use crate::support::past::{self, Enrolled};

/// The statements of one `$call`: the fewest of several calls, because housekeeping and the log of
/// accesses go on beside them.
macro_rules! fewest {
    ($server:expr, $calls:expr, $call:expr) => {{
        let mut fewest = u64::MAX;
        for _ in 0..$calls {
            let before = $server.db().statements().so_far();
            $call;
            fewest = fewest.min($server.db().statements().so_far() - before);
        }
        fewest
    }};
}

fn most(server: &TestServer, on_postgres: u64, on_sqlite: u64) -> u64 {
    match server.db().dialect() {
        Dialect::Postgres => on_postgres,
        Dialect::Sqlite => on_sqlite,
    }
}

#[actix_web::test]
async fn a_row_is_read_in_one_statement() {
    let stage = Stage::set(json!({})).await;
    let enrolment = stage.applicant(1).await;
    let teaching = &stage.teaching;
    let trainee = format!(
        "/v1/trainees/{}",
        enrolment.body["traineeId"].as_str().expect("an id")
    );
    let enrolment = format!("/v1/enrolments/{}", enrolment.id());
    let class = format!("/v1/classes/{}", stage.class.id());
    let course = format!("/v1/courses/{}", teaching.course.id());
    let school = format!("/v1/schools/{}", teaching.school.id());
    for who in [stage.server.lead(), stage.registrar.clone()] {
        for path in [&trainee, &enrolment, &class, &course, &school] {
            who.get(path).await.expect(200);
            let statements = fewest!(stage.server, 6, who.get(path).await.expect(200));
            assert_eq!(statements, 1, "{path}");
        }
    }
}

#[actix_web::test]
async fn a_page_is_read_in_two_statements() {
    let stage = Stage::set(json!({})).await;
    stage.applicant(1).await;
    stage.applicant(2).await;
    let commune = stage.server.unit("COMMUNE", "03646");
    for path in [
        format!("/v1/trainees?communeId={commune}&sort=-createdAt&limit=1"),
        "/v1/enrolments?limit=1".to_owned(),
        "/v1/classes".to_owned(),
    ] {
        // A page that is not full asks whether there is more behind its window, unless it reads all.
        let lead = stage.server.lead();
        lead.get(&path).await.expect(200);
        let statements = fewest!(stage.server, 6, lead.get(&path).await.expect(200));
        assert_eq!(statements, 2, "{path}");
    }
}

#[actix_web::test]
async fn an_enrolment_takes_few_statements() {
    let stage = Stage::set(json!({})).await;
    let mut people = Vec::new();
    for number in 1..=8 {
        people.push(stage.person(number).await.id());
    }
    for who in [stage.server.lead(), stage.registrar.clone()] {
        let half = people.split_off(people.len().saturating_sub(4));
        let mut people = half.iter();
        let mut next = || people.next().expect("a person").clone();
        let statements = fewest!(stage.server, 4, {
            enrol(&who, &next(), &stage.class.id(), json!({}))
                .await
                .expect(201)
        });
        // BEGIN, the trainee, their schools and classes, the class, what is written, COMMIT.
        let most = most(&stage.server, 6, 16);
        assert!(statements <= most, "{statements}");
    }
}

#[actix_web::test]
async fn people_known_before_are_imported_with_few_statements() {
    let stage = Stage::set(json!({"capacity": 500})).await;
    let (server, registrar) = (&stage.server, &stage.registrar);
    let overlapping = stage.another_class("L2", json!({"capacity": 500})).await;
    let mut rows: Vec<Value> = Vec::new();
    for number in 1..=100 {
        let known = person(server, registrar, number).await;
        if number % 2 == 0 {
            let before = overlapping.id();
            enrol(registrar, &known.id(), &before, json!({}))
                .await
                .expect(201);
        }
        rows.push(json!({
            "externalId": format!("GD-{number}"), "traineeId": known.id(),
            "classId": stage.class.id(), "appliedDate": "2026-02-02",
            "overlapOverride": "Học buổi tối"
        }));
    }
    let before = server.db().statements().so_far();

    let night = import(registrar, "kind=enrolments", &ndjson(&rows)).await;

    let first = server.db().statements().so_far() - before;
    assert_eq!(night["counts"]["created"], 100, "{night}");
    let again = import(registrar, "kind=enrolments", &ndjson(&rows)).await;
    let second = server.db().statements().so_far() - before - first;
    assert_eq!(again["counts"]["unchanged"], 100, "{again}");
    let most_first = most(server, 250, 2_500);
    let most_second = most(server, 200, 1_500);
    assert!(
        first <= most_first && second <= most_second,
        "{first}, {second}"
    );
}

#[actix_web::test]
async fn what_stands_on_the_certificates_of_a_class_is_read_once_for_a_file() {
    let stage = Stage::set(json!({})).await;
    let completed = Enrolled::completed(&stage.server, &stage.class, "2026-06-26");
    let people = past::enrol(&stage.server, &completed, 40);
    let rows = |row: &dyn Fn(usize, &EnrolmentId) -> Value| -> Vec<Value> {
        let people = people.iter().enumerate();
        people
            .map(|(number, enrolment)| row(number, enrolment))
            .collect()
    };
    let passed = rows(
        &|_, enrolment| json!({"enrolmentId": enrolment, "hoursAttended": 290, "result": "PASSED"}),
    );
    let done = import(&stage.registrar, "kind=results", &ndjson(&passed)).await;
    assert_eq!(done["state"], "SUCCEEDED", "{done}");
    let rows = rows(&|number, enrolment| {
        json!({"enrolmentId": enrolment, "number": format!("SC-{number}"),
            "registerNumber": format!("{number}/2026"), "issueDate": "2026-07-01"})
    });
    let import = async |rows: &[Value]| {
        let before = stage.server.db().statements().so_far();
        let done = import(&stage.registrar, "kind=certificates", &ndjson(rows)).await;
        assert_eq!(done["counts"]["created"], rows.len(), "{done}");
        stage.server.db().statements().so_far() - before
    };
    let (few, many) = (import(&rows[..10]).await, import(&rows[10..]).await);
    // Twenty more rows; housekeeping goes on beside them.
    let a_row = many.saturating_sub(few) / 20;
    assert!(a_row <= most(&stage.server, 10, 12), "{few}, {many}");
}

#[actix_web::test]
async fn who_would_become_somebody_else_is_asked_once_for_many_rows() {
    let stage = Stage::set(json!({})).await;
    let known: Vec<Value> = (1..=60).map(trainee).collect();
    import(&stage.registrar, "kind=trainees", &ndjson(&known)).await;
    let me = stage.registrar.get("/v1/users/me").await.expect(200);
    let organisation = me.body["organisation"]["id"].as_str().expect("an id");
    let mut actor = Actor::system();
    actor.bound.organisation = Some(organisation.parse().expect("an id"));
    let meta = RequestMeta::default();
    let survey = |rows: &[Value]| {
        let survey = |conn: &mut DbConnection| {
            let mut op = Op::new(conn, &actor, &meta);
            trainees::service::survey(&mut op, "sis", &rows.iter().collect::<Vec<_>>())
        };
        stage.server.db().read_now(survey).expect("a survey")
    };
    let mut renamed = known.clone();
    renamed[7]["fullName"] = json!("Cà Thị Hoa");
    let new: Vec<Value> = (101..=160).map(trainee).collect();
    for (rows, people, changed, few) in [(&known, 60, 0, 3), (&renamed, 60, 1, 3), (&new, 0, 0, 4)]
    {
        // BEGIN, by keys, by citizen IDs where there are others, COMMIT; PostgreSQL is told to take
        // one snapshot for all of it.
        let bound = most(&stage.server, few + 1, few);
        assert_eq!(survey(rows), Touched { people, changed });
        let statements = fewest!(stage.server, 4, survey(rows));
        assert!(statements <= bound, "{statements} of {bound}");
    }
}
