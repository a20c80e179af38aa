//! Each role sees and registers its own people.

use serde_json::json;

use super::{Town, path_of};
use crate::support::fixtures::{self, person, person_body, with};
use crate::support::{BoundTo, Case, Client};
use registry::platform::auth::authz::Role;

#[actix_web::test]
async fn each_role_sees_its_own_people_and_nobody_else() {
    let town = Town::new().await;
    let far = town.commune("03688");
    let near = person(&town.server, &town.registrars[0], 1).await;
    let body = with(
        person_body(&town.server, 2),
        json!({"residenceUnitId": far}),
    );
    let distant = town.registrars[1]
        .post("/v1/trainees", body)
        .await
        .expect(201);

    let centre = town.server.user(Role::EmploymentCentre, BoundTo::Province);
    let expected: [(&str, Client, &[&str]); 7] = [
        ("lead", town.server.lead(), &[&near.id(), &distant.id()]),
        (
            "inspector of the province",
            town.server.user(Role::Inspector, BoundTo::Province),
            &[&near.id(), &distant.id()],
        ),
        (
            "inspector of the far commune",
            town.server.user(Role::Inspector, BoundTo::Unit(far)),
            &[&distant.id()],
        ),
        ("registrar", town.registrars[0].clone(), &[&near.id()]),
        ("far commune", town.server.commune(far), &[&distant.id()]),
        ("centre", centre, &[]),
        (
            "commune of nowhere",
            town.server.user(Role::Commune, BoundTo::Nothing),
            &[],
        ),
    ];

    for (name, client, ids) in expected {
        let _case = Case::of(name);
        assert_eq!(
            client
                .get("/v1/trainees?sort=createdAt")
                .await
                .expect(200)
                .column("id"),
            ids
        );

        let counted = client.get("/v1/trainees?count=exact").await;
        assert_eq!(counted.body["page"]["total"], json!(ids.len()));

        for id in [near.id(), distant.id()] {
            let _case = Case::of(&id);
            let status = if ids.contains(&id.as_str()) { 200 } else { 404 };
            client.get(&path_of(&id)).await.expect(status);
        }
    }

    for role in [Role::Enterprise, Role::Viewer, Role::Department] {
        let _case = Case::of(role);
        let client = town.server.user(role, BoundTo::Province);
        client
            .get("/v1/trainees")
            .await
            .expect_problem(403, "ACTION_FORBIDDEN");
    }

    let stranger = &town.registrars[1];
    stranger
        .patch(&path_of(&near.id()), &near, json!({"address": "x"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    stranger
        .delete(&path_of(&near.id()), &near)
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn an_employment_centre_sees_those_who_completed_a_training() {
    let stage = fixtures::Stage::set(json!({})).await;
    let graduate = stage.graduate(1, "PASSED").await;

    stage.person(2).await;
    let trainee = graduate.body["traineeId"]
        .as_str()
        .expect("an id")
        .to_owned();
    let centre = stage.server.user(Role::EmploymentCentre, BoundTo::Province);

    assert_eq!(
        centre.get("/v1/trainees").await.expect(200).column("id"),
        std::slice::from_ref(&trainee)
    );

    centre.get(&path_of(&trainee)).await.expect(200);

    let elsewhere = stage.server.unit("COMMUNE", "03688");
    let centre = stage
        .server
        .user(Role::EmploymentCentre, BoundTo::Unit(elsewhere));
    centre
        .get(&path_of(&trainee))
        .await
        .expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_commune_registers_its_residents_alone() {
    let town = Town::new().await;
    let commune = town.server.commune(town.commune("03646"));
    let resident = person(&town.server, &commune, 1).await;
    let elsewhere = json!({"residenceUnitId": town.commune("03688")});

    let body = with(person_body(&town.server, 2), elsewhere.clone());
    commune.post("/v1/trainees", body).await.expect_error_at(
        422,
        "RESIDENCE_OUT_OF_REACH",
        "/residenceUnitId",
    );
    commune
        .patch(&path_of(&resident.id()), &resident, elsewhere.clone())
        .await
        .expect_error_at(422, "RESIDENCE_OUT_OF_REACH", "/residenceUnitId");

    let moved = town
        .server
        .lead()
        .patch(&path_of(&resident.id()), &resident, elsewhere)
        .await;
    moved.expect(200);

    commune
        .get(&path_of(&resident.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(commune.get("/v1/trainees?q=mai").await.rows().len(), 0);

    let nobody = town.server.user(Role::Commune, BoundTo::Nothing);
    let body = person_body(&town.server, 3);
    nobody
        .post("/v1/trainees", body)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}
