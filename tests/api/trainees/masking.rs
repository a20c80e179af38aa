//! Personal data is masked, and revealed to those who may see it.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::{Town, path_of};
use crate::support::fixtures::{person, person_body, with};
use crate::support::{BoundTo, Case};
use registry::platform::auth::authz::{Action, Role};
use registry::platform::db::schema::access_log;
use registry::platform::db::types::Json;

#[actix_web::test]
async fn whoever_may_reveal_sees_plain_values_and_leaves_an_audit_event() {
    let town = Town::new().await;
    let body = with(person_body(&town.server, 1), json!({"ethnicGroup": "03"}));

    let seen = town.registrars[0]
        .post("/v1/trainees", body)
        .await
        .expect(201);
    let plain = town.registrars[0]
        .get(&format!("{}?reveal=true", path_of(&seen.id())))
        .await
        .expect(200);

    assert_eq!(plain.body["citizenId"], "014304000001");
    assert_eq!(plain.body["ethnicGroup"], "03");
    assert_eq!(plain.body["masked"], json!([]));

    let list = town
        .server
        .lead()
        .get("/v1/trainees?reveal=true")
        .await
        .expect(200);
    assert_eq!(list.column("citizenId"), ["014304000001"]);

    let commune = town.server.commune(town.commune("03646"));
    let found = commune
        .post("/v1/trainees/search?reveal=true", json!({"q": "mai"}))
        .await;
    assert_eq!(found.expect(200).column("citizenId"), ["014304000001"]);

    let expected = json!({"ids": [seen.id()]});
    assert_eq!(
        town.audited("trainee.reveal"),
        [expected.clone(), expected.clone(), expected]
    );
}

#[actix_web::test]
async fn whoever_may_not_reveal_is_refused_with_the_scope() {
    let town = Town::new().await;
    let seen = person(&town.server, &town.registrars[0], 1).await;
    let scopes: Vec<&str> = Action::scopes()
        .into_iter()
        .filter(|scope| *scope != "trainees.pii:read")
        .collect();
    let bound = BoundTo::School(town.schools[0]);

    let unscoped = town
        .server
        .user_with_scopes(Role::SchoolRegistrar, bound, &scopes);
    for path in [path_of(&seen.id()), "/v1/trainees".to_owned()] {
        let _case = Case::of(&path);
        let refused = unscoped.get(&format!("{path}?reveal=true")).await;
        let refused = refused.expect_problem(403, "SCOPE_MISSING");
        assert!(
            refused.body["detail"]
                .to_string()
                .contains("trainees.pii:read")
        );
        unscoped.get(&path).await.expect(200);
    }

    let administrator = town.server.administrator();
    administrator
        .get("/v1/trainees?reveal=true")
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    administrator
        .post("/v1/trainees/search?reveal=true", json!({}))
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
    administrator
        .get("/v1/trainees?ethnicGroup=03")
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_masked_read_is_logged_off_its_path() {
    let town = Town::new().await;
    let seen = person(&town.server, &town.registrars[0], 1).await;
    town.registrars[0]
        .get(&path_of(&seen.id()))
        .await
        .expect(200);
    town.server.state().access_log.flush(town.server.db()).await;

    let rows = access_log::table
        .filter(access_log::resource.eq("trainees"))
        .select(access_log::resource_ids);
    let ids: Vec<Json<Value>> = town
        .server
        .db()
        .read_now(move |conn| Ok(rows.load(conn)?))
        .expect("the access log");
    let logged = ids
        .iter()
        .any(|Json(ids)| ids.to_string().contains(&seen.id()));
    assert!(logged, "{ids:?}");
}
