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
async fn a_person_of_another_school_is_shared_when_the_data_agree() {
    let town = Town::new().await;

    let [a, b] = &town.registrars;
    let body = with(
        person_body(&town.server, 1),
        json!({"address": "Bản Mòng", "externalIds": [{"system": "sis-a", "value": "1"}]}),
    );
    let first = a.post("/v1/trainees", body).await.expect(201);
    assert_eq!(b.get(&path_of(&first.id())).await.status, 404);

    let again = with(
        person_body(&town.server, 1),
        json!({"fullName": "LO THI MAI 1", "address": "Nơi khác",
               "externalIds": [{"system": "sis-b", "value": "9"}]}),
    );
    let shared = b.post("/v1/trainees", again).await.expect(201);

    assert_eq!(shared.id(), first.id());
    assert_eq!(
        shared.body["externalIds"],
        json!([{"system": "sis-b", "value": "9"}])
    );

    let own = a.get(&path_of(&first.id())).await.expect(200);
    assert_eq!(
        own.body["externalIds"],
        json!([{"system": "sis-a", "value": "1"}])
    );
    assert_eq!(
        own.body["address"], "Bản Mòng",
        "the first registration stays"
    );

    for (name, client) in [("a", a), ("b", b)] {
        let _case = Case::of(name);
        assert_eq!(client.get("/v1/trainees").await.rows().len(), 1);
        assert_eq!(client.get("/v1/trainees?q=mai").await.rows().len(), 1);
    }
}

#[actix_web::test]
async fn nothing_is_said_of_a_person_whose_data_do_not_agree() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    let passport = json!({"citizenId": null, "passport": {"country": "LA", "number": "PA12345"}});
    person(&town.server, a, 1).await;
    let other = with(person_body(&town.server, 2), passport.clone());
    a.post("/v1/trainees", other).await.expect(201);

    let stranger = json!({"fullName": "Vàng Thị Dợ"});
    for (body, place) in [
        (
            with(person_body(&town.server, 1), stranger.clone()),
            "/citizenId",
        ),
        (
            with(with(person_body(&town.server, 2), passport), stranger),
            "/passport",
        ),
    ] {
        let _case = Case::of(place);
        let refused = b.post("/v1/trainees", body).await;
        let refused = refused.expect_error_at(422, "IDENTITY_CONFLICT", place);
        assert!(refused.body["errors"][0]["params"].is_null());
    }

    assert_eq!(b.get("/v1/trainees").await.rows().len(), 0);

    let far = town.commune("03688");
    let moved = with(
        person_body(&town.server, 1),
        json!({"residenceUnitId": far}),
    );
    town.server
        .commune(far)
        .post("/v1/trainees", moved)
        .await
        .expect_error_at(422, "IDENTITY_CONFLICT", "/citizenId");
}

#[actix_web::test]
async fn two_schools_that_register_somebody_at_once_share_them() {
    let town = Town::new().await;

    let [a, b] = &town.registrars;
    for number in 0..5 {
        let _case = Case::of(number);
        let body = person_body(&town.server, number);

        let (one, other) = futures_util::join!(
            a.post("/v1/trainees", body.clone()),
            b.post("/v1/trainees", body)
        );
        assert_eq!(one.expect(201).id(), other.expect(201).id());

        let q = format!("/v1/trainees?q=mai%20{number}");
        for (name, client) in [("a", a), ("b", b)] {
            let _case = Case::of(name);
            assert_eq!(client.get(&q).await.rows().len(), 1);
        }
    }
}
