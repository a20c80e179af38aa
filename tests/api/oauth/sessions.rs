//! A log-in is renewed, narrowed and ended.

use reqwest::Method;
use serde_json::json;

use super::{text, with_user};
use crate::support::Case;
use crate::support::identity::{
    PASSWORD, audited, expect_oauth_error, form, holder, log_in, program, refresh, with_program,
};

type Fields = &'static [(&'static str, &'static str)];

#[actix_web::test]
async fn a_refresh_token_is_good_once_and_its_reuse_ends_the_log_in() {
    let (server, _, _) = with_user().await;
    let first = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let second = refresh(&server, text(&first, "refresh_token")).await;
    let second = second.expect(200);
    holder(&server, &second)
        .get("/v1/schools")
        .await
        .expect(200);
    let other = log_in(&server, "an.lo", PASSWORD).await.expect(200);

    let stolen = refresh(&server, text(&first, "refresh_token")).await;
    expect_oauth_error(&stolen, 400, "invalid_grant");

    let descendant = refresh(&server, text(&second, "refresh_token")).await;
    expect_oauth_error(&descendant, 400, "invalid_grant");

    let unrelated = refresh(&server, text(&other, "refresh_token")).await;
    unrelated.expect(200);
    assert!(audited(&server).contains(&"oauth.refresh-reused".to_owned()));
}

#[actix_web::test]
async fn of_two_renewals_at_once_one_succeeds() {
    let (server, _, _) = with_user().await;
    let first = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let token = text(&first, "refresh_token");
    let (one, other) = tokio::join!(refresh(&server, token), refresh(&server, token));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400]);
}

#[actix_web::test]
async fn logging_out_ends_the_log_in() {
    let (server, _, _) = with_user().await;
    let tokens = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let token = text(&tokens, "refresh_token");
    let nobody = server.anonymous();

    let out = form(&nobody, "/oauth/revoke", &[("token", token)]).await;
    assert_eq!(out.expect(200).body, json!({}));

    let renewed = refresh(&server, token).await;
    expect_oauth_error(&renewed, 400, "invalid_grant");

    form(&nobody, "/oauth/revoke", &[("token", "unknown")])
        .await
        .expect(200);

    let answer = form(&nobody, "/oauth/revoke", &[]).await;
    expect_oauth_error(&answer, 400, "invalid_request");
}

#[actix_web::test]
async fn a_clients_own_token_ends_by_itself() {
    let (server, _, id, secret) = with_program(json!(["schools:read"])).await;
    let program = program(&server, &id, &secret);
    let grant = [("grant_type", "client_credentials")];
    let tokens = form(&program, "/oauth/token", &grant).await.expect(200);
    let fields = [("token", text(&tokens, "access_token"))];
    let answer = form(&program, "/oauth/revoke", &fields).await;
    expect_oauth_error(&answer, 400, "unsupported_token_type");
}

#[actix_web::test]
async fn a_registered_client_takes_no_passwords() {
    let (server, _, id, secret) = with_program(json!(["schools:read"])).await;
    let fields = [
        ("grant_type", "password"),
        ("username", "an.lo"),
        ("password", PASSWORD),
    ];
    let answer = form(&program(&server, &id, &secret), "/oauth/token", &fields).await;
    expect_oauth_error(&answer, 400, "unauthorized_client");
}

#[actix_web::test]
async fn a_token_carries_what_was_asked_for_and_no_more() {
    let (server, _, _) = with_user().await;

    let ask = async |scope: &str| {
        let fields = [
            ("grant_type", "password"),
            ("username", "an.lo"),
            ("password", PASSWORD),
            ("scope", scope),
        ];
        form(&server.anonymous(), "/oauth/token", &fields).await
    };
    let narrow = ask("schools:read users:write").await.expect(200);
    assert_eq!(narrow.body["scope"], "schools:read");

    let an = holder(&server, &narrow);
    an.get("/v1/schools").await.expect(200);
    let school =
        json!({"code": "A1", "nameVi": "Trường", "kind": "COLLEGE", "ownership": "PUBLIC"});
    an.post("/v1/schools", school)
        .await
        .expect_problem(403, "SCOPE_MISSING");
    expect_oauth_error(&ask("castles:read").await, 400, "invalid_scope");
    expect_oauth_error(&ask("users:write").await, 400, "invalid_scope");

    let token = text(&narrow, "refresh_token");
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", token),
        ("scope", "schools:read courses:read"),
    ];
    let wider = form(&server.anonymous(), "/oauth/token", &fields).await;
    expect_oauth_error(&wider, 400, "invalid_scope");

    let same = refresh(&server, token).await.expect(200);
    assert_eq!(same.body["scope"], "schools:read");
}

#[actix_web::test]
async fn wrong_forms_are_refused_with_the_errors_of_oauth() {
    let (server, _, _) = with_user().await;
    let nobody = server.anonymous();
    let cases: [(Fields, u16, &str); 7] = [
        (&[], 400, "invalid_request"),
        (&[("grant_type", "magic")], 400, "unsupported_grant_type"),
        (&[("grant_type", "password")], 400, "invalid_request"),
        (&[("grant_type", "refresh_token")], 400, "invalid_request"),
        (
            &[("grant_type", "client_credentials")],
            401,
            "invalid_client",
        ),
        (
            &[("grant_type", "password"), ("grant_type", "password")],
            400,
            "invalid_request",
        ),
        (
            &[
                ("grant_type", "password"),
                ("username", "an.lo"),
                ("password", PASSWORD),
                ("client_id", "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11"),
            ],
            401,
            "invalid_client",
        ),
    ];

    for (fields, status, error) in cases {
        let _case = Case::of(format!("{fields:?}"));
        let answer = form(&nobody, "/oauth/token", fields).await;
        expect_oauth_error(&answer, status, error);
    }

    let json = nobody.post("/oauth/token", json!({})).await;
    json.expect_problem(415, "MEDIA_TYPE_UNSUPPORTED");

    let media = "application/x-www-form-urlencoded";
    let large = "a=".to_owned() + &"x".repeat(20_000);
    let large = nobody.send_raw(Method::POST, "/oauth/token", media, large);
    large.await.expect_problem(413, "BODY_TOO_LARGE");

    let nul = nobody.send_raw(Method::POST, "/oauth/token", media, "username=%00");
    expect_oauth_error(&nul.await, 400, "invalid_request");
}
