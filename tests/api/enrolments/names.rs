//! Enrolments in the order of names, as lists in Vietnam are: by the given name, which comes last.

use diesel::prelude::*;
use diesel::sql_query;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{enrolments, trainees};
use serde_json::json;

use crate::support::fixtures::{Stage, enrol, person_body, with};
use crate::support::{Client, Response};

/// In their order: given name, then from the family name on; a tone tells equal letters apart.
const NAMES: [&str; 6] = [
    "Đinh Văn An",
    "Lò Thị Ánh",
    "Cầm Văn Ân",
    "Lò Thị Đào",
    "Lò Văn Đào",
    "Vì Thị Hương",
];

async fn person(stage: &Stage, number: u32, name: &str) -> Response {
    let body = with(
        person_body(&stage.server, number),
        json!({"fullName": name}),
    );
    stage.registrar.post("/v1/trainees", body).await.expect(201)
}

/// The people of [`NAMES`] in the class, the last one first.
async fn class_of(stage: &Stage) {
    for (number, name) in (1..).zip(NAMES.iter().rev()) {
        let person = person(stage, number, name).await;
        let class = stage.class.id();
        let enrolled = enrol(&stage.registrar, &person.id(), &class, json!({})).await;
        enrolled.expect(201);
    }
}

/// The names of all pages.
async fn names(by: &Client, query: &str) -> Vec<String> {
    let path = format!("/v1/enrolments?limit=2&expand=trainee&{query}");
    let mut page = by.get(&path).await.expect(200);
    let mut names = Vec::new();
    loop {
        let rows = page.rows().iter();
        names.extend(rows.map(|row| {
            let name = row["trainee"]["fullName"].as_str();
            name.expect("a name").to_owned()
        }));
        let Some(cursor) = page.next_cursor() else {
            return names;
        };
        page = by.get(&format!("{path}&cursor={cursor}")).await.expect(200);
    }
}

#[actix_web::test]
async fn a_class_is_listed_by_given_names_over_all_pages_and_both_ways() {
    let stage = Stage::set(json!({})).await;
    class_of(&stage).await;
    let lead = stage.server.lead();
    let commune = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
    let class = format!("classId={}", stage.class.id());
    for by in [&stage.registrar, &lead, &commune] {
        for filter in [class.as_str(), "status=APPLIED", ""] {
            let query = format!("sort=traineeName&{filter}");
            let query = query.trim_end_matches('&');
            assert_eq!(names(by, query).await, NAMES, "{query}");
        }
        let mut back = names(by, &format!("sort=-traineeName&{class}")).await;
        back.reverse();
        assert_eq!(back, NAMES);
    }
    // The list of people has the same order, and the class as a filter.
    let people = format!("/v1/trainees?{class}");
    let people = stage.registrar.get(&people).await.expect(200);
    assert_eq!(people.column("fullName"), NAMES);

    let wrong = lead.get("/v1/enrolments?sort=traineeAge").await;
    let wrong = wrong.expect_error_at(400, "PARAMETER_INVALID", "sort");
    let allowed = &wrong.body["errors"][0]["params"]["allowed"];
    assert_eq!(allowed, "createdAt,traineeName");
}

#[actix_web::test]
async fn who_is_called_otherwise_moves_to_their_new_place() {
    let stage = Stage::set(json!({})).await;
    class_of(&stage).await;
    let query = format!("sort=traineeName&classId={}", stage.class.id());
    let found = stage
        .registrar
        .get("/v1/trainees?q=huong")
        .await
        .expect(200);
    let path = format!("/v1/trainees/{}", found.column("id")[0]);
    let seen = stage.registrar.get(&path).await.expect(200);
    let enrolment = format!("/v1/enrolments?traineeId={}", seen.id());
    let before = stage.registrar.get(&enrolment).await.expect(200);

    let married = json!({"fullName": "Vì Thị Ái"});
    let changed = stage.registrar.patch(&path, &seen, married).await;
    changed.expect(200);
    let now = names(&stage.registrar, &query).await;
    assert_eq!(now[0], "Vì Thị Ái");
    assert_eq!(&now[1..], &NAMES[..5]);
    // The enrolment itself is as it was.
    let after = stage.registrar.get(&enrolment).await.expect(200);
    assert_eq!(before.rows(), after.rows());
}

#[actix_web::test]
async fn an_enrolment_that_a_merge_moves_is_listed_by_its_new_name() {
    let stage = Stage::set(json!({})).await;
    let (registrar, lead) = (&stage.registrar, stage.server.lead());
    let survivor = person(&stage, 1, "Lò Thị Yến").await;
    let gone = json!({
        "citizenId": null, "fullName": "Lo Thi Yen",
        "passport": {"country": "LA", "number": "PA1234567"}
    });
    let gone = with(person_body(&stage.server, 1), gone);
    let path = "/v1/trainees/by-external-id/sis/A-2";
    let gone = registrar.put(path, gone).await.expect(201);
    let class = stage.class.id();
    let moved = enrol(registrar, &gone.id(), &class, json!({})).await;
    moved.expect(201);
    let between = person(&stage, 2, "Lò Thị Yên").await;
    let between = enrol(registrar, &between.id(), &class, json!({})).await;
    between.expect(201);
    let query = format!("sort=traineeName&classId={class}");
    assert_eq!(names(registrar, &query).await, ["Lo Thi Yen", "Lò Thị Yên"]);

    let found = lead
        .get("/v1/trainee-matches?status=OPEN")
        .await
        .expect(200);
    let found = format!("/v1/trainee-matches/{}", found.column("id")[0]);
    let found = (lead.get(&found).await.expect(200), found);
    let decision = json!({"decision": "MERGE", "survivorId": survivor.id(), "reason": "Một người"});
    let merged = lead.with("if-match", found.0.etag());
    let merged = merged
        .post(&format!("{}/decisions", found.1), decision)
        .await;
    let merged = merged.expect(200);
    assert_eq!(names(registrar, &query).await, ["Lò Thị Yên", "Lò Thị Yến"]);
    let reason = json!({"reason": "Hai chị em"});
    let apart = lead.with("if-match", merged.etag());
    let apart = apart.post(&format!("{}/reversal", found.1), reason).await;
    apart.expect(200);
    assert_eq!(names(registrar, &query).await, ["Lo Thi Yen", "Lò Thị Yên"]);
}

/// As where somebody else has changed the name between the read and the insert. On SQLite nobody can.
#[actix_web::test]
async fn an_enrolment_takes_the_name_that_is_stored_and_not_one_that_was_read_before() {
    let stage = Stage::set(json!({})).await;
    class_of(&stage).await;
    let other = stage.another_class("L2", json!({})).await.id();
    let insert = move |conn: &mut DbConnection| {
        if let DbConnection::Postgres(conn) = conn {
            let insert = format!(
                "INSERT INTO enrolments SELECT (jsonb_populate_record(e, jsonb_build_object(
                    'id', gen_random_uuid(), 'class_id', '{other}', 'sort_key', 'old'))).*
                 FROM enrolments e"
            );
            sql_query(insert).execute(conn)?;
            let hand_over = "UPDATE enrolments SET trainee_id = trainee_id, sort_key = 'old'";
            sql_query(hand_over).execute(conn)?;
        }
        let of_others = enrolments::table
            .inner_join(trainees::table.on(trainees::id.eq(enrolments::trainee_id)))
            .filter(enrolments::sort_key.ne(trainees::sort_key));
        Ok(of_others.count().get_result::<i64>(conn)?)
    };
    let apart = stage.server.db().write_now(insert).expect("enrolments");
    assert_eq!(apart, 0);
}
