//! Users see where they are logged in and what they allow apps, and end it.

use serde_json::{Value, json};

use super::apps::Ground;
use super::text;
use crate::support::identity::{PASSWORD, expect_oauth_error, holder, log_in, refresh};
use crate::support::{BoundTo, Client};
use registry::platform::auth::authz::Role;

fn of_kind(list: &Value, kind: &str) -> Vec<Value> {
    let rows = list["data"].as_array().expect("a list").iter();
    rows.filter(|row| row["kind"] == kind).cloned().collect()
}

async fn list(who: &Client, what: &str) -> Value {
    who.get(&format!("/v1/users/me/{what}"))
        .await
        .expect(200)
        .body
}

#[actix_web::test]
async fn somebody_sees_where_they_are_logged_in_and_ends_one() {
    let ground = Ground::new().await;
    let own = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let another = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let of_app = ground.tokens(&ground.app, Some("schools:read")).await;
    let an = holder(&ground.server, &own);
    let seen = list(&an, "sessions").await;
    assert_eq!(of_kind(&seen, "PASSWORD").len(), 2);
    assert_eq!(of_kind(&seen, "BROWSER").len(), 1);
    let app = &of_kind(&seen, "APP")[0];
    assert_eq!(app["clientId"], json!(ground.app.id));
    assert_eq!(app["scopes"], json!(["schools:read"]));
    assert_eq!(app["userAgent"], "Test browser");
    let current: Vec<bool> = of_kind(&seen, "PASSWORD")
        .iter()
        .map(|row| row["current"].as_bool().expect("a flag"))
        .collect();
    assert_eq!(current.iter().filter(|current| **current).count(), 1);

    let id = app["id"].as_str().expect("an id");
    let path = format!("/v1/users/me/sessions/{id}");
    an.delete_plain(&path).await.expect(204);
    holder(&ground.server, &of_app)
        .get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");
    let renewed = ground
        .refresh(&ground.app, text(&of_app, "refresh_token"))
        .await;
    expect_oauth_error(&renewed, 400, "invalid_grant");
    an.delete_plain(&path)
        .await
        .expect_problem(404, "NOT_FOUND");
    refresh(&ground.server, text(&another, "refresh_token"))
        .await
        .expect(200);
}

#[actix_web::test]
async fn nobody_ends_the_sessions_of_others() {
    let ground = Ground::new().await;
    let own = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let seen = list(&holder(&ground.server, &own), "sessions").await;
    let id = seen["data"][0]["id"].as_str().expect("an id").to_owned();
    let other = ground.server.user(Role::LeadAgency, BoundTo::Province);
    assert_eq!(list(&other, "sessions").await, json!({"data": []}));
    let path = format!("/v1/users/me/sessions/{id}");
    other
        .delete_plain(&path)
        .await
        .expect_problem(404, "NOT_FOUND");
    holder(&ground.server, &own)
        .get("/v1/schools")
        .await
        .expect(200);
}

#[actix_web::test]
async fn what_is_allowed_to_an_app_is_seen_and_taken_back_at_once() {
    let ground = Ground::new().await;
    let own = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let an = holder(&ground.server, &own);
    assert_eq!(list(&an, "consents").await, json!({"data": []}));
    let mut browser = ground.browser();
    let path = ground.app.path(Some("schools:read"), &[]);
    let code = ground
        .agreed(&mut browser, &path)
        .await
        .back()
        .remove("code")
        .expect("a code");
    let of_app = ground.exchange(&ground.app, &code).await.expect(200);

    let seen = list(&an, "consents").await;
    let consent = &seen["data"][0];
    assert_eq!(consent["clientId"], json!(ground.app.id));
    assert_eq!(consent["organisationName"], "Sở Nội vụ");
    assert_eq!(consent["scopes"], json!(["schools:read"]));

    let app = holder(&ground.server, &of_app);
    app.get("/v1/schools").await.expect(200);
    let withdraw = format!("/v1/users/me/consents/{}", text_of(consent, "id"));
    let other = ground.server.user(Role::LeadAgency, BoundTo::Province);
    other
        .delete_plain(&withdraw)
        .await
        .expect_problem(404, "NOT_FOUND");
    an.delete_plain(&withdraw).await.expect(204);
    app.get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");
    let renewed = ground
        .refresh(&ground.app, text(&of_app, "refresh_token"))
        .await;
    expect_oauth_error(&renewed, 400, "invalid_grant");
    // It asks again.
    assert!(
        browser
            .get(&path)
            .await
            .expect(200)
            .html
            .contains("See schools")
    );
}

#[actix_web::test]
async fn a_code_given_before_the_consent_was_taken_back_opens_nothing() {
    let ground = Ground::new().await;
    let own = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let an = holder(&ground.server, &own);
    let mut browser = ground.browser();
    let path = ground.app.path(None, &[]);
    let code = ground
        .agreed(&mut browser, &path)
        .await
        .back()
        .remove("code")
        .expect("a code");
    let seen = list(&an, "consents").await;
    let withdraw = format!("/v1/users/me/consents/{}", text_of(&seen["data"][0], "id"));
    an.delete_plain(&withdraw).await.expect(204);
    expect_oauth_error(
        &ground.exchange(&ground.app, &code).await,
        400,
        "invalid_grant",
    );
}

#[actix_web::test]
async fn logging_out_ends_access_tokens_too() {
    let ground = Ground::new().await;
    for name in ["refresh_token", "access_token"] {
        let tokens = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
        let fields = [("token", text(&tokens, name))];
        let nobody = ground.server.anonymous();
        crate::support::identity::form(&nobody, "/oauth/revoke", &fields)
            .await
            .expect(200);
        holder(&ground.server, &tokens)
            .get("/v1/schools")
            .await
            .expect_problem(401, "TOKEN_INVALID");
        let renewed = refresh(&ground.server, text(&tokens, "refresh_token")).await;
        expect_oauth_error(&renewed, 400, "invalid_grant");
    }
}

fn text_of<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().expect("a text")
}
