//! Log-in by a code that a device shows (RFC 8628).

use diesel::prelude::*;
use serde_json::json;

use registry::platform::db::DbConnection;
use registry::platform::db::schema::device_codes;
use registry::platform::values::time::Timestamp;

use super::apps::{App, Ground};
use super::text;
use crate::support::Response;
use crate::support::browser::Browser;
use crate::support::identity::{PASSWORD, expect_oauth_error, holder};

async fn with_device() -> (Ground, App) {
    let ground = Ground::new().await;
    let app = ground
        .app(json!({"redirectUris": [], "deviceLogin": true}))
        .await;
    (ground, app)
}

async fn begin(ground: &Ground, app: &App) -> Response {
    ground
        .ask(app, "/oauth/device_authorization", &[])
        .await
        .expect(200)
}

async fn ask(ground: &Ground, app: &App, begun: &Response) -> Response {
    let grant = "urn:ietf:params:oauth:grant-type:device_code";
    let fields = [
        ("grant_type", grant),
        ("device_code", text(begun, "device_code")),
    ];
    ground.ask(app, "/oauth/token", &fields).await
}

/// Time goes by between two questions.
fn wait(ground: &Ground, seconds: i64) {
    let earlier = Timestamp::now().plus_seconds(-seconds);
    let wait = move |conn: &mut DbConnection| {
        diesel::update(device_codes::table)
            .set(device_codes::polled_at.eq(earlier))
            .execute(conn)?;
        Ok(())
    };
    ground.server.db().write_now(wait).expect("time goes by");
}

async fn decide(browser: &mut Browser, begun: &Response, decision: &str) {
    let complete = text(begun, "verification_uri_complete");
    let path = complete
        .strip_prefix("http://registry.test")
        .expect("a page");
    let page = browser.get(path).await.expect(200);
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    let asked = browser.follow(&led).await.expect(200);
    assert!(asked.html.contains(text(begun, "user_code")));
    let done = browser
        .submit(&asked, 0, &[("decision", decision)])
        .await
        .expect(200);
    assert!(done.html.contains("You may close this page"));
}

#[actix_web::test]
async fn a_device_is_logged_in_by_the_code_that_it_shows() {
    let (ground, app) = with_device().await;
    let begun = begin(&ground, &app).await;
    let code = text(&begun, "user_code");
    assert_eq!(begun.body["expires_in"], 600);
    assert_eq!(
        text(&begun, "verification_uri"),
        "http://registry.test/oauth/device"
    );
    expect_oauth_error(
        &ask(&ground, &app, &begun).await,
        400,
        "authorization_pending",
    );

    let mut browser = ground.browser();
    let page = browser.get("/oauth/device").await.expect(200);
    assert!(page.html.contains("name=\"user_code\""));
    let typed = code.to_lowercase().replace('-', " ");
    let page = browser
        .get(&format!("/oauth/device?user_code={typed}"))
        .await
        .expect(200);
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    let asked = browser.follow(&led).await.expect(200);
    assert!(asked.html.contains(code) && asked.html.contains("See schools"));
    let done = browser
        .submit(&asked, 0, &[("decision", "allow")])
        .await
        .expect(200);
    assert!(done.html.contains("The device is logged in"));

    wait(&ground, 6);
    let tokens = ask(&ground, &app, &begun).await.expect(200);
    let device = holder(&ground.server, &tokens);
    assert_eq!(
        device.get("/v1/users/me").await.expect(200).body["id"],
        json!(ground.user)
    );
    expect_oauth_error(&ask(&ground, &app, &begun).await, 400, "invalid_grant");
    ground
        .refresh(&app, text(&tokens, "refresh_token"))
        .await
        .expect(200);

    let again = browser
        .get(&format!("/oauth/device?user_code={code}"))
        .await
        .expect(422);
    assert!(again.html.contains("wrong or has expired"));
}

#[actix_web::test]
async fn a_device_hears_that_it_is_refused_too_quick_or_too_late() {
    let (ground, app) = with_device().await;
    let begun = begin(&ground, &app).await;
    decide(&mut ground.browser(), &begun, "refuse").await;
    expect_oauth_error(&ask(&ground, &app, &begun).await, 400, "access_denied");

    let begun = begin(&ground, &app).await;
    expect_oauth_error(
        &ask(&ground, &app, &begun).await,
        400,
        "authorization_pending",
    );
    expect_oauth_error(&ask(&ground, &app, &begun).await, 400, "slow_down");
    // Five seconds more than before.
    wait(&ground, 7);
    expect_oauth_error(&ask(&ground, &app, &begun).await, 400, "slow_down");
    wait(&ground, 16);
    expect_oauth_error(
        &ask(&ground, &app, &begun).await,
        400,
        "authorization_pending",
    );

    let expire = |conn: &mut DbConnection| {
        diesel::update(device_codes::table)
            .set(device_codes::expires_at.eq(Timestamp::now().plus_seconds(-1)))
            .execute(conn)?;
        Ok(())
    };
    ground.server.db().write_now(expire).expect("time goes by");
    expect_oauth_error(&ask(&ground, &app, &begun).await, 400, "expired_token");
    let mut browser = ground.browser();
    let page = browser
        .get("/oauth/device?user_code=WDJB-MJHT")
        .await
        .expect(200);
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    browser.follow(&led).await.expect(422);
}

#[actix_web::test]
async fn codes_are_for_apps_that_may_and_for_their_own_alone() {
    let (ground, app) = with_device().await;
    let path = "/oauth/device_authorization";
    expect_oauth_error(
        &ground.ask(&ground.app, path, &[]).await,
        400,
        "unauthorized_client",
    );
    let unknown = [("scope", "castles:read")];
    expect_oauth_error(
        &ground.ask(&app, path, &unknown).await,
        400,
        "invalid_scope",
    );

    let begun = begin(&ground, &app).await;
    decide(&mut ground.browser(), &begun, "allow").await;
    let other = ground.app(json!({"deviceLogin": true})).await;
    expect_oauth_error(&ask(&ground, &other, &begun).await, 400, "invalid_grant");
    ask(&ground, &app, &begun).await.expect(200);
}
