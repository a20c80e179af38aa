//! Codes of an authenticator, and recovery codes.

use serde_json::json;
use totp_rs::{Builder, Secret};

use registry::platform::values::time::Timestamp;

use super::apps::Ground;
use super::text;
use crate::support::Client;
use crate::support::browser::{Browser, Shown};
use crate::support::identity::{PASSWORD, expect_oauth_error, holder, log_in};

const PATH: &str = "/v1/users/me/second-factor";

/// What the authenticator shows so many seconds from now.
fn code(secret: &str, seconds: i64) -> String {
    let secret = Secret::try_from_base32(secret).expect("a secret");
    let builder = Builder::new()
        .with_secret(secret)
        .with_account_name("an.lo");
    let totp = builder.build().expect("an authenticator");
    let moment = Timestamp::now().plus_seconds(seconds).as_seconds();
    totp.generate(u64::try_from(moment).expect("after 1970"))
        .to_string()
}

/// A user with a second factor: who they are, their secret and their recovery codes.
async fn with_factor(ground: &Ground) -> (Client, String, Vec<String>) {
    let tokens = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let an = holder(&ground.server, &tokens);
    let body = json!({"currentPassword": PASSWORD});
    let offered = an.post(PATH, body).await.expect(200);
    assert!(text(&offered, "uri").starts_with("otpauth://totp/"));
    let secret = text(&offered, "secret").to_owned();
    let confirm = json!({"code": code(&secret, -30)});
    let codes = an
        .post(&format!("{PATH}/confirm"), confirm)
        .await
        .expect(200);
    let codes = codes.body["recoveryCodes"]
        .as_array()
        .expect("codes")
        .iter();
    let codes = codes
        .map(|code| code.as_str().expect("a code").to_owned())
        .collect();
    (an, secret, codes)
}

async fn try_code(browser: &mut Browser, ground: &Ground, code: &str) -> Shown {
    browser.cookies.remove("registry-session");
    let page = browser.get(&ground.app.path(None, &[])).await.expect(200);
    let fields = [
        ("username", "an.lo"),
        ("password", PASSWORD),
        ("code", code),
    ];
    browser.submit(&page, 0, &fields).await
}

#[actix_web::test]
async fn log_in_needs_a_code_once_it_is_set_up() {
    let ground = Ground::new().await;
    let other = log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let (an, secret, _) = with_factor(&ground).await;
    let me = an.get("/v1/users/me").await.expect(200);
    assert_eq!(me.body["secondFactor"], true);
    // Who had only the password is logged out.
    holder(&ground.server, &other)
        .get("/v1/users/me")
        .await
        .expect_problem(401, "TOKEN_INVALID");
    // Programs take no password of theirs any more.
    let answer = log_in(&ground.server, "an.lo", PASSWORD).await;
    expect_oauth_error(&answer, 400, "invalid_grant");

    let mut browser = ground.browser();
    for wrong in ["", "not a code"] {
        try_code(&mut browser, &ground, wrong).await.expect(422);
    }
    // The one that was used to confirm is used up.
    try_code(&mut browser, &ground, &code(&secret, -30))
        .await
        .expect(422);
    let shown = code(&secret, 0);
    let spaced = format!("{} {}", &shown[..3], &shown[3..]);
    assert_eq!(try_code(&mut browser, &ground, &spaced).await.status, 303);
    let again = try_code(&mut ground.browser().at("192.0.2.9"), &ground, &shown).await;
    assert_eq!(again.status, 422, "a code is good once");
}

#[actix_web::test]
async fn a_recovery_code_is_good_once() {
    let ground = Ground::new().await;
    let (an, _, codes) = with_factor(&ground).await;
    assert_eq!(codes.len(), 10);
    let mut browser = ground.browser();
    let typed = codes[0].to_lowercase().replace('-', " ");
    assert_eq!(try_code(&mut browser, &ground, &typed).await.status, 303);
    try_code(&mut browser, &ground, &codes[0]).await.expect(422);
    assert_eq!(try_code(&mut browser, &ground, &codes[1]).await.status, 303);

    let body = json!({"currentPassword": PASSWORD, "code": codes[9]});
    let new = an
        .post(&format!("{PATH}/recovery-codes"), body)
        .await
        .expect(200);
    try_code(&mut browser, &ground, &codes[2]).await.expect(422);
    let new = new.body["recoveryCodes"][0].as_str().expect("a code");
    assert_eq!(try_code(&mut browser, &ground, new).await.status, 303);
}

#[actix_web::test]
async fn a_second_factor_is_set_up_and_removed_with_the_password() {
    let ground = Ground::new().await;
    let (an, secret, codes) = with_factor(&ground).await;
    let right = json!({"currentPassword": PASSWORD});
    let wrong = json!({"currentPassword": "not-this-one-please", "code": codes[0]});
    let with = |code: &str| json!({"currentPassword": PASSWORD, "code": code});
    an.post(PATH, with(&codes[1]))
        .await
        .expect_problem(409, "SECOND_FACTOR_SET");
    let confirm = json!({"code": code(&secret, 0)});
    let again = an.post(&format!("{PATH}/confirm"), confirm).await;
    again.expect_problem(409, "SECOND_FACTOR_SET");
    let remove = format!("{PATH}/remove");
    an.post(&remove, wrong)
        .await
        .expect_problem(422, "PASSWORD_WRONG");
    an.post(&remove, right.clone())
        .await
        .expect_problem(422, "PASSWORD_WRONG");
    an.post(&remove, with(&codes[2])).await.expect(204);
    an.post(&remove, right.clone())
        .await
        .expect_problem(409, "SECOND_FACTOR_MISSING");
    let codes = an
        .post(&format!("{PATH}/recovery-codes"), right.clone())
        .await;
    codes.expect_problem(409, "SECOND_FACTOR_MISSING");
    log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    // Nothing counts before a code of it has come.
    an.post(PATH, right).await.expect(200);
    log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let confirm = json!({"code": "000000"});
    let answer = an.post(&format!("{PATH}/confirm"), confirm).await;
    answer.expect_error_at(422, "SECOND_FACTOR_WRONG", "/code");
}

#[actix_web::test]
async fn an_administrator_helps_who_has_lost_everything() {
    let ground = Ground::new().await;
    let (an, _, _) = with_factor(&ground).await;
    let path = format!("/v1/users/{}/second-factor", ground.user);
    ground.admin.delete_plain(&path).await.expect(204);
    an.get("/v1/users/me")
        .await
        .expect_problem(401, "TOKEN_INVALID");
    log_in(&ground.server, "an.lo", PASSWORD).await.expect(200);
    let user = ground
        .admin
        .get(&format!("/v1/users/{}", ground.user))
        .await
        .expect(200);
    assert_eq!(user.body["secondFactor"], false);
}
