//! People log in by name and password.

use serde_json::json;

use super::{text, with_user};
use crate::support::Case;
use crate::support::identity::{
    PASSWORD, audited, expect_oauth_error, form, holder, log_in, refresh,
};

#[actix_web::test]
async fn somebody_logs_in_and_works_with_the_token() {
    let (server, _, user) = with_user().await;

    let answer = log_in(&server, "AN.Lo", PASSWORD).await.expect(200);
    assert_eq!(answer.body["token_type"], "Bearer");
    assert_eq!(answer.body["expires_in"], 600);
    assert_eq!(answer.header("cache-control"), "no-store");
    let scope = text(&answer, "scope");
    assert!(scope.contains("trainees.pii:read") && !scope.contains("users:write"));

    let me = holder(&server, &answer).get("/v1/users/me").await;
    let me = me.expect(200);
    assert_eq!(me.body["id"], json!(user.id()));
    assert_eq!(me.body["organisation"]["name"], "Sở Nội vụ");
    assert_eq!(me.body["reach"]["wholeProvince"], true);
    assert!(audited(&server).contains(&"oauth.login".to_owned()));
}

#[actix_web::test]
async fn a_wrong_password_an_unknown_name_and_a_disabled_user_look_alike() {
    let (server, admin, user) = with_user().await;
    let wrong = log_in(&server, "an.lo", "not-this-one-please").await;
    let unknown = log_in(&server, "nobody", PASSWORD).await;

    let path = format!("/v1/users/{}", user.id());
    let seen = admin.get(&path).await;
    let off = json!({"active": false});
    admin.patch(&path, &seen, off).await.expect(200);
    let disabled = log_in(&server, "an.lo", PASSWORD).await;

    for (name, answer) in [
        ("wrong", &wrong),
        ("unknown", &unknown),
        ("disabled", &disabled),
    ] {
        let _case = Case::of(name);
        expect_oauth_error(answer, 400, "invalid_grant");
        assert_eq!(answer.body, wrong.body);
    }

    let failed = audited(&server);
    let failed = failed.iter().filter(|a| *a == "oauth.login-failed");
    assert_eq!(failed.count(), 3);
}

#[actix_web::test]
async fn an_administrator_opens_a_locked_account_with_a_new_password() {
    let (server, admin, user) = with_user().await;

    for _ in 0..5 {
        log_in(&server, "an.lo", "not-this-one-please").await;
    }

    let path = format!("/v1/users/{}/password", user.id());
    let body = json!({"password": "hoa-ban-no-trang-rung"});
    admin.post(&path, body).await.expect(204);
    log_in(&server, "an.lo", "hoa-ban-no-trang-rung")
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_disabled_users_tokens_die_at_the_next_request() {
    let (server, admin, user) = with_user().await;
    let tokens = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let an = holder(&server, &tokens);
    an.get("/v1/schools").await.expect(200);

    let path = format!("/v1/users/{}", user.id());
    let seen = admin.get(&path).await;
    let off = json!({"active": false});
    admin.patch(&path, &seen, off).await.expect(200);

    an.get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");

    let renewed = refresh(&server, text(&tokens, "refresh_token")).await;
    expect_oauth_error(&renewed, 400, "invalid_grant");
}

#[actix_web::test]
async fn a_public_client_may_name_itself() {
    let (server, _, _) = with_user().await;
    let nobody = server.anonymous();
    for name in ["registry", "vn.gov.sonla.app", "Ứng dụng"] {
        let _case = Case::of(name);
        let fields = [
            ("grant_type", "password"),
            ("username", "an.lo"),
            ("password", PASSWORD),
            ("client_id", name),
        ];
        let tokens = form(&nobody, "/oauth/token", &fields).await.expect(200);
        let fields = [
            ("grant_type", "refresh_token"),
            ("refresh_token", text(&tokens, "refresh_token")),
            ("client_id", name),
        ];
        form(&nobody, "/oauth/token", &fields).await.expect(200);
    }
}
