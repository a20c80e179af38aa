//! Who may delete a person, and when.

use serde_json::json;

use super::{Town, path_of};
use crate::support::fixtures::{self, person, person_body, with};
use crate::support::{Case, past};

#[actix_web::test]
async fn a_person_is_deleted_by_the_school_that_alone_has_them() {
    let town = Town::new().await;
    let registrar = &town.registrars[0];
    let seen = person(&town.server, registrar, 1).await;

    registrar
        .send(reqwest::Method::DELETE, &path_of(&seen.id()), None)
        .await
        .expect_problem(428, "VERSION_REQUIRED");

    registrar
        .delete(&path_of(&seen.id()), &seen)
        .await
        .expect(204);

    let lead = town.server.lead();
    lead.get(&path_of(&seen.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(lead.get("/v1/trainees?q=mai").await.rows().len(), 0);

    person(&town.server, registrar, 1).await;
}

#[actix_web::test]
async fn a_school_that_shares_a_person_gives_up_its_own_relation_alone() {
    let town = Town::new().await;
    let [a, b] = &town.registrars;
    let first = person(&town.server, a, 1).await;
    let keys = json!({"externalIds": [{"system": "sis-b", "value": "9"}]});
    let body = with(person_body(&town.server, 1), keys);
    let school = town.schools[1];
    past::join(&town.server, &first, school, false);
    let shared = b.get(&path_of(&first.id())).await.expect(200);

    b.delete(&path_of(&first.id()), &shared).await.expect(204);
    b.get(&path_of(&first.id()))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(b.get("/v1/trainees?q=mai").await.rows().len(), 0);

    a.get(&path_of(&first.id())).await.expect(200);
    assert_eq!(a.get("/v1/trainees?q=mai").await.rows().len(), 1);

    // From now on it has a record of its own; and the first school may have another one, too.
    let own = b.post("/v1/trainees", body).await.expect(201);
    assert_ne!(own.id(), first.id());
    past::join(&town.server, &first, school, false);
    let seen = a.get(&path_of(&first.id())).await.expect(200);
    a.delete(&path_of(&first.id()), &seen).await.expect(204);
    person(&town.server, a, 1).await;
}

#[actix_web::test]
async fn a_person_with_enrolments_or_statuses_is_not_deleted() {
    let stage = fixtures::Stage::set(json!({})).await;
    let enrolled = stage.person(1).await;
    let class = stage.class.id();
    fixtures::enrol(&stage.registrar, &enrolled.id(), &class, json!({}))
        .await
        .expect(201);
    let claimant = stage.person(2).await;
    fixtures::claim(&stage.registrar, &claimant.id(), json!({}))
        .await
        .expect(201);

    for (person, code) in [
        (enrolled, "TRAINEE_HAS_ENROLMENTS"),
        (claimant, "TRAINEE_HAS_STATUSES"),
    ] {
        let _case = Case::of(code);
        for (name, client) in [
            ("registrar", &stage.registrar),
            ("lead", &stage.server.lead()),
        ] {
            let _case = Case::of(name);
            let path = path_of(&person.id());
            client
                .delete(&path, &person)
                .await
                .expect_problem(409, code);
            client.get(&path).await.expect(200);
        }
    }
}
