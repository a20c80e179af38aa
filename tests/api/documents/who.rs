//! Who may print which list, and what they see on it.

use diesel::prelude::*;
use serde_json::json;

use super::{confirmed, lines, path, running, taken, words};
use crate::support::fixtures::{self, move_on, record_result};
use crate::support::{BoundTo, TestServer};
use registry::platform::auth::authz::Role;
use registry::platform::db::schema::access_log;

#[actix_web::test]
async fn numbers_are_masked_until_somebody_who_may_asks_for_them_on_record() {
    let (stage, students) = running().await;
    let gone = json!({"date": "2026-05-04", "reason": "Đi làm xa"});
    let gone = move_on(&stage.registrar, &students[0], "DROPPED", gone).await;
    let gone = gone.expect(200).body["traineeId"].clone();
    let list = path(&stage, "trainees");

    let masked = lines(taken(&stage.registrar, &list, "text/csv").await);
    assert!(masked[1].contains("•••••••••004"), "{}", masked[1]);
    assert!(!masked[0].contains("Dân tộc"));
    let plain = format!("{list}?reveal=true");
    let revealed = lines(taken(&stage.registrar, &plain, "text/csv").await);
    assert!(revealed[1].contains("014304000004"), "{}", revealed[1]);
    assert!(revealed[1].contains("0912345678"), "{}", revealed[1]);
    assert!(revealed[0].contains("Dân tộc"));
    let events = stage
        .server
        .lead()
        .get("/v1/audit-events?action=trainee.reveal")
        .await;
    let events = events.expect(200);
    assert_eq!(events.rows().len(), 1);
    assert_eq!(events.rows()[0]["details"]["document"], "trainees");
    // Whom the paper shows, and nobody else of the class.
    let ids = events.rows()[0]["details"]["ids"].as_array().expect("ids");
    assert!(ids.len() == 3 && !ids.contains(&gone), "{ids:?}");

    let scopes = ["classes:read", "enrolments:read", "trainees:read"];
    let school = BoundTo::School(stage.teaching.school_id());
    let without = stage
        .server
        .user_with_scopes(Role::SchoolRegistrar, school, &scopes);
    without
        .get(&plain)
        .await
        .expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn a_list_needs_the_right_to_read_what_it_tells() {
    let (stage, _) = running().await;
    let school = BoundTo::School(stage.teaching.school_id());
    let some = ["classes:read", "enrolments:read", "trainees:read"];
    let reader = stage
        .server
        .user_with_scopes(Role::SchoolRegistrar, school, &some);
    for list in ["trainees", "results", "roll"] {
        reader.get(&path(&stage, list)).await.expect(200);
    }
    for list in ["beneficiaries", "certificate-register"] {
        reader.get(&path(&stage, list)).await.expect(403);
    }
    let department = stage.server.user(Role::Department, BoundTo::Province);
    department.get(&path(&stage, "trainees")).await.expect(403);
}

#[actix_web::test]
async fn another_school_prints_no_list_and_a_commune_its_residents_alone() {
    let (stage, _) = running().await;
    let other = fixtures::school(&stage.server.lead(), "B2").await;
    let other = stage.server.registrar(fixtures::school_id(&other));
    let class = format!("/v1/classes/{}", stage.class.id());
    other.get(&class).await.expect(200);
    other
        .get(&path(&stage, "trainees"))
        .await
        .expect_problem(404, "NOT_FOUND");

    let home = stage.server.commune(stage.server.unit("COMMUNE", "03646"));
    let csv = home.with("accept", "text/csv");
    let (_, headers, _) = csv.download(&path(&stage, "trainees")).await;
    assert_eq!(headers["x-registry-warning"], "list PAPER_PARTIAL");
    let text = words(&taken(&home, &path(&stage, "trainees"), "application/pdf").await);
    assert!(
        text.contains("Giàng A Pó") && text.contains("Chỉ gồm những người"),
        "{text}"
    );
    let away = stage.server.commune(stage.server.unit("COMMUNE", "03985"));
    let csv = lines(taken(&away, &path(&stage, "trainees"), "text/csv").await);
    assert_eq!(csv.len(), 1);
}

#[actix_web::test]
async fn an_employment_centre_has_those_of_its_communes_who_completed_the_training() {
    let (stage, students) = running().await;
    let centre = |code| {
        let unit = stage.server.unit("COMMUNE", code);
        let server = &stage.server;
        server.user(Role::EmploymentCentre, BoundTo::Unit(unit))
    };
    let (here, away) = (centre("03646"), centre("03985"));
    let results = path(&stage, "results");
    let before = lines(taken(&here, &results, "text/csv").await);
    assert_eq!(before.len(), 1, "{before:?}");

    let result = json!({"hoursAttended": 290, "result": "PASSED"});
    let graded = record_result(&stage.registrar, &students[1], result).await;
    let day = json!({"date": "2026-06-26"});
    let done = move_on(&stage.registrar, &graded.expect(200), "COMPLETED", day).await;
    done.expect(200);
    let after = lines(taken(&here, &results, "text/csv").await);
    assert_eq!(after.len(), 2, "{after:?}");
    assert!(after[1].starts_with("1,Lò Thị Mai,"), "{after:?}");
    assert_eq!(lines(taken(&away, &results, "text/csv").await).len(), 1);
    let csv = here.with("accept", "text/csv");
    let (_, headers, _) = csv.download(&results).await;
    assert_eq!(headers["x-registry-warning"], "list PAPER_PARTIAL");
}

#[actix_web::test]
async fn who_reads_a_list_is_noted_as_for_reads_of_its_people_and_of_nobody_else() {
    let (stage, students) = running().await;
    let gone = json!({"date": "2026-05-04", "reason": "Đi làm xa"});
    let gone = move_on(&stage.registrar, &students[0], "DROPPED", gone).await;
    gone.expect(200);
    let trainee = students[1].body["traineeId"].as_str().expect("an id");
    confirmed(&stage, trainee, "POOR_HOUSEHOLD").await;
    for (list, people) in [
        ("roll", 3),
        ("trainees", 3),
        ("results", 4),
        ("beneficiaries", 1),
        ("certificate-register", 0),
    ] {
        let before = seen(&stage.server).await;
        taken(&stage.registrar, &path(&stage, list), "application/pdf").await;
        let after = seen(&stage.server).await;
        assert_eq!(after - before, 2 * people, "{list}");
    }
}

/// How many people and enrolments the log of accesses names.
async fn seen(server: &TestServer) -> i64 {
    server.state().access_log.flush(server.db()).await;
    let read = |conn: &mut registry::platform::db::DbConnection| {
        let rows =
            access_log::table.filter(access_log::resource.eq_any(["trainees", "enrolments"]));
        let counts: Vec<i32> = rows.select(access_log::row_count).load(conn)?;
        Ok(counts.into_iter().map(i64::from).sum())
    };
    server.db().read_now(read).expect("the log")
}
