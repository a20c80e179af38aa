//! Who reads which outcomes, and how lists are filtered.

use super::{PATH, done, enterprise, hired};
use crate::support::past::{self, Enrolled, observed};
use crate::support::{BoundTo, Case, TestServer};
use registry::platform::auth::authz::Role;

#[actix_web::test]
async fn each_role_reaches_its_own_people_and_no_others() {
    let server = TestServer::start().await;
    let (here, there) = (done(&server, "A1").await, done(&server, "B1").await);
    let commune = server.unit("COMMUNE", "03664");

    let neighbour = Enrolled::completed(&server, &there.class, "2024-06-28").of(commune);
    let neighbour = past::enrol(&server, &neighbour, 1)[0];
    let mut ids = Vec::new();
    for enrolment in [here.enrolment, there.enrolment, neighbour] {
        let outcome = observed("HIRED", "2025-01-02").record(&server, enrolment);
        ids.push(outcome.to_string());
    }

    let town = server.unit("COMMUNE", "03646");
    let centre = server.user(Role::EmploymentCentre, BoundTo::Unit(commune));

    for (name, client, seen) in [
        ("lead", server.lead(), vec![0, 1, 2]),
        ("school here", here.registrar(&server), vec![0]),
        ("school there", there.registrar(&server), vec![1, 2]),
        ("town", server.commune(town), vec![0, 1]),
        ("commune", server.commune(commune), vec![2]),
        ("centre of the commune", centre.clone(), vec![2]),
        (
            "centre of the province",
            server.user(Role::EmploymentCentre, BoundTo::Province),
            vec![0, 1, 2],
        ),
    ] {
        let _case = Case::of(name);
        let mut rows = client.get(PATH).await.expect(200).column("id");
        rows.sort();
        let mut expected: Vec<String> = seen.iter().map(|index| ids[*index].clone()).collect();
        expected.sort();
        assert_eq!(rows, expected);

        let hidden = (0..3).find(|index| !seen.contains(index));
        if let Some(hidden) = hidden {
            let answer = client.get(&format!("{PATH}/{}", ids[hidden])).await;
            answer.expect_problem(404, "NOT_FOUND");
        }
    }

    for (name, client) in [
        ("school there", there.registrar(&server)),
        ("commune", server.commune(commune)),
        ("centre", centre),
    ] {
        let _case = Case::of(name);
        let foreign = client.post(PATH, hired(here.enrolment)).await;
        foreign.expect_error_at(422, "REFERENCE_UNKNOWN", "/enrolmentId");
        client.post(PATH, hired(neighbour)).await.expect(201);
    }

    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    viewer
        .get(PATH)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn outcomes_are_filtered_sorted_and_paged() {
    let server = TestServer::start().await;
    let done = done(&server, "A1").await;
    let employer = enterprise(&server, "0100109106").await;

    let first = observed("HIRED", "2025-01-02")
        .by(employer)
        .confirmed("2025-02-01");
    let first = first.record(&server, done.enrolment).to_string();
    let other = past::enrol(
        &server,
        &Enrolled::completed(&server, &done.class, "2024-06-28"),
        1,
    )[0];
    let second = observed("NOT_WORKING", "2024-10-01").at(3);
    let second = second.record(&server, other).to_string();

    let lead = server.lead();
    let row = lead.get(&format!("{PATH}/{first}")).await.expect(200).body;
    let id = |name: &str| row[name].as_str().expect("an id").to_owned();

    for query in [
        format!("enrolmentId={}", done.enrolment),
        format!("traineeId={}", id("traineeId")),
        format!("enterpriseId={employer}"),
        "checkpointMonths=6,12".to_owned(),
        "kind=HIRED".to_owned(),
        "confirmed=true".to_owned(),
        "observedDate[gte]=2025-01-02".to_owned(),
        "sort=createdAt&limit=1".to_owned(),
    ] {
        let _case = Case::of(&query);
        let rows = lead.get(&format!("{PATH}?{query}")).await.expect(200);
        assert_eq!(rows.column("id"), std::slice::from_ref(&first), "{query}");
    }

    for query in [
        "confirmed=false",
        "observedDate[lte]=2025-01-01",
        "sort=-createdAt&limit=1",
    ] {
        let _case = Case::of(query);
        let rows = lead.get(&format!("{PATH}?{query}")).await.expect(200);
        assert_eq!(rows.column("id"), std::slice::from_ref(&second), "{query}");
    }

    for query in [
        format!("schoolId={}", id("schoolId")),
        format!("communeId={}", id("communeId")),
    ] {
        let _case = Case::of(&query);
        let rows = lead
            .get(&format!("{PATH}?{query}&count=exact"))
            .await
            .expect(200);
        assert_eq!(rows.body["page"]["total"], 2, "{query}");
    }

    let page = lead.get(&format!("{PATH}?limit=1")).await.expect(200);
    let cursor = page.next_cursor().expect("a next page");
    let next = lead
        .get(&format!("{PATH}?limit=1&cursor={cursor}"))
        .await
        .expect(200);

    assert_eq!(
        (next.column("id"), next.next_cursor()),
        (vec![second], None)
    );

    for (query, parameter) in [
        ("checkpointMonths=7", "checkpointMonths"),
        ("confirmed=maybe", "confirmed"),
    ] {
        let _case = Case::of(query);
        let answer = lead.get(&format!("{PATH}?{query}")).await;
        answer.expect_error_at(400, "PARAMETER_INVALID", parameter);
    }
}
