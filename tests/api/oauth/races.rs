//! An app comes for its tokens at the moment at which its user changes their mind.

use futures_util::future::join;
use serde_json::json;

use super::apps::{App, Ground};
use super::text;
use crate::support::identity::{PASSWORD, holder, log_in};
use crate::support::{Case, Client, Response};

const ROUNDS: usize = 4;

/// What the user does at that moment.
#[derive(Debug, Clone, Copy)]
enum Change {
    Password,
    Withdrawal,
}

async fn change(ground: &Ground, an: &Client, how: Change) {
    match how {
        Change::Password => {
            let path = format!("/v1/users/{}/password", ground.user);
            let body = json!({"password": PASSWORD});
            ground.admin.post(&path, body).await.expect(204);
        }
        Change::Withdrawal => {
            let seen = an.get("/v1/users/me/consents").await.expect(200);
            let id = seen.rows()[0]["id"].as_str().expect("an id").to_owned();
            let path = format!("/v1/users/me/consents/{id}");
            an.delete_plain(&path).await.expect(204);
        }
    }
}

/// Whichever came first, the app has nothing that is good.
async fn expect_nothing(ground: &Ground, app: &App, tokens: &Response) {
    assert!([200, 400].contains(&tokens.status.as_u16()), "{tokens:?}");
    if tokens.status == 400 {
        return;
    }
    let schools = holder(&ground.server, tokens).get("/v1/schools").await;
    schools.expect_problem(401, "TOKEN_INVALID");
    let renewed = ground.refresh(app, text(tokens, "refresh_token")).await;
    assert_eq!(renewed.status, 400, "{renewed:?}");
}

#[actix_web::test]
async fn a_code_is_changed_before_or_not_at_all() {
    let ground = Ground::new().await;
    for how in [Change::Password, Change::Withdrawal] {
        for _ in 0..ROUNDS {
            let _case = Case::of(format!("{how:?}"));
            let own = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
            let an = holder(&ground.server, &own);
            let path = ground.app.path(None, &[]);
            let back = ground.agreed(&mut ground.browser(), &path).await.back();
            let exchange = ground.exchange(&ground.app, &back["code"]);
            let (tokens, ()) = join(exchange, change(&ground, &an, how)).await;
            expect_nothing(&ground, &ground.app, &tokens).await;
        }
    }
}

#[actix_web::test]
async fn a_device_is_let_in_before_or_not_at_all() {
    let ground = Ground::new().await;
    let device = json!({"redirectUris": [], "deviceLogin": true});
    let app = ground.app(device).await;
    for how in [Change::Password, Change::Withdrawal] {
        for _ in 0..ROUNDS {
            let _case = Case::of(format!("{how:?}"));
            let own = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
            let an = holder(&ground.server, &own);
            let begun = ground.ask(&app, "/oauth/device_authorization", &[]).await;
            let path = format!("/oauth/device?user_code={}", text(&begun, "user_code"));
            let mut browser = ground.browser();
            let page = browser.get(&path).await.expect(200);
            let led = browser.log_in(&page, "an.lo", PASSWORD).await;
            let asked = browser.follow(&led).await.expect(200);
            browser
                .submit(&asked, 0, &[("decision", "allow")])
                .await
                .expect(200);
            let fields = [
                ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
                ("device_code", text(&begun, "device_code")),
            ];
            let asks = ground.ask(&app, "/oauth/token", &fields);
            let (tokens, ()) = join(asks, change(&ground, &an, how)).await;
            expect_nothing(&ground, &app, &tokens).await;
        }
    }
}
