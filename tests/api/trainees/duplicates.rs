//! Nobody is registered twice.

use serde_json::json;

use super::{Town, path_of};
use crate::support::Case;
use crate::support::fixtures::{person, person_body, with};

#[actix_web::test]
async fn a_person_within_reach_is_registered_once() {
    let town = Town::new().await;
    let first = person(&town.server, &town.registrars[0], 1).await;
    let body = person_body(&town.server, 1);

    for (name, client) in [
        ("registrar", &town.registrars[0]),
        ("lead", &town.server.lead()),
        ("commune", &town.server.commune(town.commune("03646"))),
    ] {
        let _case = Case::of(name);
        let again = client.post("/v1/trainees", body.clone()).await;
        let again = again.expect_error_at(409, "TRAINEE_EXISTS", "/citizenId");
        assert_eq!(again.body["errors"][0]["params"]["id"], first.id());
    }

    let other = person(&town.server, &town.registrars[0], 2).await;
    town.registrars[0]
        .patch(
            &path_of(&other.id()),
            &other,
            json!({"citizenId": "014304000001"}),
        )
        .await
        .expect_error_at(409, "TRAINEE_EXISTS", "/citizenId");
}

#[actix_web::test]
async fn a_commune_registers_whom_another_place_has_on_file() {
    let town = Town::new().await;
    let body = person_body(&town.server, 1);
    let [a, _] = &town.registrars;
    let first = a.post("/v1/trainees", body.clone()).await.expect(201);
    let far = town.commune("03688");
    let moved = with(body, json!({"residenceUnitId": far}));
    let commune = town.server.commune(far);
    let own = commune
        .post("/v1/trainees", moved.clone())
        .await
        .expect(201);
    assert_eq!(own.body["personId"], first.id());
    let again = commune.post("/v1/trainees", moved).await;
    let again = again.expect_error_at(409, "TRAINEE_EXISTS", "/citizenId");
    assert_eq!(again.body["errors"][0]["params"]["id"], own.id());
}
