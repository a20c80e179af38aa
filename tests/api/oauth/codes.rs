//! Apps log people in by the page and a code (RFC 6749, 7636, 8252, 9126, 9207).

use futures_util::future::join;
use serde_json::json;

use super::apps::{App, BACK, Ground, ISSUER, VERIFIER};
use super::text;
use crate::support::Case;
use crate::support::identity::{audited, expect_oauth_error, form, holder};

#[actix_web::test]
async fn somebody_logs_in_agrees_and_the_app_works_for_them() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let back = ground
        .agreed(&mut browser, &ground.app.path(None, &[]))
        .await;
    assert!(back.leads_to().starts_with(&format!("{BACK}&code=")));
    let back = back.back();
    assert_eq!(back["state"], "a state & more");
    assert_eq!(back["iss"], ISSUER);

    let tokens = ground
        .exchange(&ground.app, &back["code"])
        .await
        .expect(200);
    assert_eq!(text(&tokens, "scope"), "courses:read schools:read");
    assert!(tokens.body.get("id_token").is_none());
    let app = holder(&ground.server, &tokens);
    let me = app.get("/v1/users/me").await.expect(200);
    assert_eq!(me.body["id"], json!(ground.user));
    app.get("/v1/schools").await.expect(200);
    app.get("/v1/trainees")
        .await
        .expect_problem(403, "SCOPE_MISSING");

    let renewed = ground
        .refresh(&ground.app, text(&tokens, "refresh_token"))
        .await;
    holder(&ground.server, &renewed.expect(200))
        .get("/v1/schools")
        .await
        .expect(200);
    let audited = audited(&ground.server);
    for action in ["oauth.login", "consent.give"] {
        assert!(audited.contains(&action.to_owned()), "{action}");
    }
}

#[actix_web::test]
async fn a_code_is_good_once_and_its_reuse_ends_the_session() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let path = ground.app.path(None, &[]);
    let code = ground
        .agreed(&mut browser, &path)
        .await
        .back()
        .remove("code")
        .expect("a code");
    let tokens = ground.exchange(&ground.app, &code).await.expect(200);
    expect_oauth_error(
        &ground.exchange(&ground.app, &code).await,
        400,
        "invalid_grant",
    );
    let app = holder(&ground.server, &tokens);
    let renewed = ground
        .refresh(&ground.app, text(&tokens, "refresh_token"))
        .await;
    expect_oauth_error(&renewed, 400, "invalid_grant");
    ground.server.state().sessions.forget_actors();
    app.get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");
}

#[actix_web::test]
async fn of_two_exchanges_at_once_one_succeeds_at_most() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let path = ground.app.path(None, &[]);
    let code = ground
        .agreed(&mut browser, &path)
        .await
        .back()
        .remove("code")
        .expect("a code");
    let (one, other) = join(
        ground.exchange(&ground.app, &code),
        ground.exchange(&ground.app, &code),
    )
    .await;
    let good = [&one, &other]
        .into_iter()
        .filter(|answer| answer.status == 200);
    assert_eq!(good.count(), 1);
}

#[actix_web::test]
async fn a_code_is_good_for_its_app_its_address_and_its_verifier_alone() {
    let ground = Ground::new().await;
    let other = ground.app(json!({})).await;
    let mut browser = ground.browser();
    let path = ground.app.path(None, &[]);
    let code = ground
        .agreed(&mut browser, &path)
        .await
        .back()
        .remove("code")
        .expect("a code");
    let wrong = VERIFIER.replace('d', "e");
    for (name, app, verifier, redirect_uri) in [
        ("another app", &other, VERIFIER, BACK),
        ("another verifier", &ground.app, &*wrong, BACK),
        (
            "another address",
            &ground.app,
            VERIFIER,
            "https://app.example.vn/back",
        ),
        ("no verifier", &ground.app, "", BACK),
    ] {
        let _case = Case::of(name);
        let answer = ground
            .exchange_with(app, &code, verifier, redirect_uri)
            .await;
        expect_oauth_error(&answer, 400, "invalid_grant");
    }
    // What was wrong has not used it up.
    ground.exchange(&ground.app, &code).await.expect(200);
}

#[actix_web::test]
async fn a_refresh_token_is_good_for_its_app_alone() {
    let ground = Ground::new().await;
    let other = ground.app(json!({})).await;
    let confidential = ground.app(json!({"authMethod": "SECRET"})).await;
    let tokens = ground.tokens(&ground.app, None).await;
    let token = text(&tokens, "refresh_token");
    for (name, app) in [("another", &other), ("with a secret", &confidential)] {
        let _case = Case::of(name);
        expect_oauth_error(&ground.refresh(app, token).await, 400, "invalid_grant");
    }
    let fields = [("grant_type", "refresh_token"), ("refresh_token", token)];
    let unnamed = form(&ground.server.anonymous(), "/oauth/token", &fields).await;
    expect_oauth_error(&unnamed, 400, "invalid_grant");
    ground.refresh(&ground.app, token).await.expect(200);
}

#[actix_web::test]
async fn an_app_with_a_secret_must_show_it() {
    let ground = Ground::new().await;
    let app = ground.app(json!({"authMethod": "SECRET"})).await;
    let mut browser = ground.browser();
    let code = ground
        .agreed(&mut browser, &app.path(None, &[]))
        .await
        .back()
        .remove("code");
    let code = code.expect("a code");
    let silent = App {
        secret: None,
        ..app.clone()
    };
    expect_oauth_error(
        &ground.exchange(&silent, &code).await,
        401,
        "invalid_client",
    );
    let wrong = App {
        secret: Some("wrong".into()),
        ..app.clone()
    };
    expect_oauth_error(&ground.exchange(&wrong, &code).await, 401, "invalid_client");
    ground.exchange(&app, &code).await.expect(200);
    let public = App {
        secret: Some("any".into()),
        ..ground.app.clone()
    };
    let answer = ground
        .ask(
            &public,
            "/oauth/token",
            &[("grant_type", "authorization_code")],
        )
        .await;
    expect_oauth_error(&answer, 401, "invalid_client");
}

#[actix_web::test]
async fn an_app_has_what_it_is_registered_for_and_the_user_may_do() {
    let ground = Ground::new().await;
    let app = ground
        .app(json!({"scopes": ["users:write", "schools:read", "trainees:read"]}))
        .await;
    let tokens = ground.tokens(&app, None).await;
    // The lead agency manages no users.
    assert_eq!(text(&tokens, "scope"), "schools:read trainees:read");
    let holder = holder(&ground.server, &tokens);
    holder.get("/v1/trainees").await.expect(200);

    ground
        .change(&app, json!({"scopes": ["schools:read"]}))
        .await;
    holder
        .get("/v1/trainees")
        .await
        .expect_problem(403, "SCOPE_MISSING");
    holder.get("/v1/schools").await.expect(200);
    ground.change(&app, json!({"active": false})).await;
    holder
        .get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");
    let renewed = ground.refresh(&app, text(&tokens, "refresh_token")).await;
    expect_oauth_error(&renewed, 401, "invalid_client");
}

#[actix_web::test]
async fn a_new_password_ends_codes_browsers_and_apps() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let path = ground.app.path(None, &[]);
    let tokens = ground.tokens(&ground.app, None).await;
    let code = ground
        .agreed(&mut browser, &path)
        .await
        .back()
        .remove("code")
        .expect("a code");
    let set = format!("/v1/users/{}/password", ground.user);
    let body = json!({"password": "hoa-ban-no-trang-rung"});
    ground.admin.post(&set, body).await.expect(204);

    expect_oauth_error(
        &ground.exchange(&ground.app, &code).await,
        400,
        "invalid_grant",
    );
    let renewed = ground
        .refresh(&ground.app, text(&tokens, "refresh_token"))
        .await;
    expect_oauth_error(&renewed, 400, "invalid_grant");
    let app = holder(&ground.server, &tokens);
    app.get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");
    assert!(
        browser
            .get(&path)
            .await
            .expect(200)
            .html
            .contains("name=\"password\"")
    );
}
