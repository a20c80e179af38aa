//! What an app may not do although its user may, and what ends with it.

use serde_json::json;

use super::apps::Ground;
use super::text;
use crate::support::Case;
use crate::support::identity::{PASSWORD, expect_oauth_error, holder, log_in};

#[actix_web::test]
async fn an_app_manages_no_account_unless_it_is_registered_for_it() {
    let ground = Ground::new().await;
    let tokens = ground.tokens(&ground.app, None).await;
    let app = holder(&ground.server, &tokens);
    for path in ["/v1/users/me/sessions", "/v1/users/me/consents"] {
        let _case = Case::of(path);
        app.get(path).await.expect_problem(403, "SCOPE_MISSING");
    }
    let body = json!({"currentPassword": PASSWORD, "newPassword": "hoa-ban-no-trang-rung"});
    let change = app.post("/v1/users/me/password", body).await;
    change.expect_problem(403, "SCOPE_MISSING");
    let body = json!({"currentPassword": PASSWORD});
    let factor = app.post("/v1/users/me/second-factor", body).await;
    factor.expect_problem(403, "SCOPE_MISSING");
    let me = app.get("/v1/users/me").await.expect(200);
    assert!(me.body["username"].is_null() && me.body["displayName"].is_null());

    let own = ground.app(json!({"scopes": ["account"]})).await;
    let tokens = ground.tokens(&own, Some("account profile")).await;
    let own = holder(&ground.server, &tokens);
    own.get("/v1/users/me/sessions").await.expect(200);
    assert_eq!(
        own.get("/v1/users/me").await.expect(200).body["username"],
        "an.lo"
    );
}

#[actix_web::test]
async fn the_apps_of_a_closed_organisation_stop_at_once() {
    let ground = Ground::new().await;
    let body = json!({"kind": "APP_OWNER", "name": "Công ty phần mềm"});
    let owner = ground
        .admin
        .post("/v1/organisations", body)
        .await
        .expect(201);
    let app = ground.app(json!({"organisationId": owner.id()})).await;
    let tokens = ground.tokens(&app, None).await;
    let held = holder(&ground.server, &tokens);
    held.get("/v1/schools").await.expect(200);
    let path = format!("/v1/organisations/{}", owner.id());
    let closed = ground
        .admin
        .patch(&path, &owner, json!({"active": false}))
        .await;
    closed.expect(200);
    held.get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");
    let renewed = ground.refresh(&app, text(&tokens, "refresh_token")).await;
    expect_oauth_error(&renewed, 401, "invalid_client");
}

#[actix_web::test]
async fn what_an_app_began_in_the_background_ends_with_the_consent() {
    let ground = Ground::new().await;
    let scopes = ["webhooks:write", "changes:read", "schools:read"];
    let app = ground.app(json!({"scopes": scopes})).await;
    let tokens = ground.tokens(&app, None).await;
    let held = holder(&ground.server, &tokens);
    let body = json!({"url": "https://93.184.215.14/hook", "types": ["schools"]});
    let webhook = held.post("/v1/webhooks", body).await.expect(201);

    let own = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let an = holder(&ground.server, &own);
    let seen = an.get("/v1/users/me/consents").await.expect(200);
    let id = seen.rows()[0]["id"].as_str().expect("an id").to_owned();
    let withdraw = format!("/v1/users/me/consents/{id}");
    an.delete_plain(&withdraw).await.expect(204);
    let school = json!({
        "code": "MOI", "nameVi": "Trường mới", "kind": "COLLEGE", "ownership": "PUBLIC"
    });
    ground.admin.post("/v1/schools", school).await.expect(201);
    let path = format!("/v1/webhooks/{}", webhook.id());
    for _ in 0..100 {
        let now = an.get(&path).await.expect(200);
        if now.body["statusReason"] == "OWNER_DISABLED" {
            return;
        }
        actix_web::rt::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("it goes on: {:#}", an.get(&path).await.body);
}
