//! What apps may ask for at the page, and how they are answered.

use serde_json::json;

use super::apps::{App, Ground, ISSUER};
use super::text;
use crate::support::Case;
use crate::support::browser::Shown;
use crate::support::identity::{PASSWORD, expect_oauth_error, form};

#[actix_web::test]
async fn nobody_is_led_to_an_address_that_is_not_registered() {
    let ground = Ground::new().await;
    let nowhere = App {
        id: uuid::Uuid::now_v7().to_string(),
        ..ground.app.clone()
    };
    let program = ground
        .app(json!({
            "role": "LEAD_AGENCY", "authMethod": "SECRET", "redirectUris": []
        }))
        .await;
    let disabled = ground.app(json!({})).await;
    ground.change(&disabled, json!({"active": false})).await;
    let evil = [("redirect_uri", "https://evil.example/back")];
    let longer = [(
        "redirect_uri",
        "https://app.example.vn/back?from=registry&x=1",
    )];
    let none = [("redirect_uri", "")];
    let mut browser = ground.browser();
    for (name, path) in [
        ("another address", ground.app.path(None, &evil)),
        ("a longer address", ground.app.path(None, &longer)),
        ("no address", ground.app.path(None, &none)),
        ("an unknown app", nowhere.path(None, &[])),
        ("a program", program.path(None, &[])),
        ("a disabled app", disabled.path(None, &[])),
        ("no app", "/oauth/authorize".to_owned()),
        ("twice", format!("{}&state=x", ground.app.path(None, &[]))),
    ] {
        let _case = Case::of(name);
        let page = browser.get(&path).await.expect(400);
        assert!(page.headers.get("location").is_none());
        assert!(page.html.contains("Log-in is not possible"));
    }
}

#[actix_web::test]
async fn an_app_is_told_what_is_wrong_with_its_request() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    for (name, value, error) in [
        ("response_type", "token", "unsupported_response_type"),
        ("response_type", "", "invalid_request"),
        ("response_mode", "fragment", "invalid_request"),
        ("code_challenge", "", "invalid_request"),
        ("code_challenge", "short", "invalid_request"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("scope", "castles:read", "invalid_scope"),
        ("prompt", "none", "login_required"),
        ("prompt", "none login", "invalid_request"),
        ("max_age", "soon", "invalid_request"),
        ("request", "e30.e30.", "request_not_supported"),
        (
            "request_uri",
            "https://app.example.vn/r",
            "request_uri_not_supported",
        ),
    ] {
        let _case = Case::of(format!("{name}={value}"));
        let back = browser
            .get(&ground.app.path(None, &[(name, value)]))
            .await
            .back();
        assert_eq!(back["error"], error);
        assert_eq!(back["state"], "a state & more");
        assert_eq!(back["iss"], ISSUER);
    }
}

#[actix_web::test]
async fn who_refuses_is_led_back_without_a_code() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let page = browser.get(&ground.app.path(None, &[])).await.expect(200);
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    let ask = browser.follow(&led).await.expect(200);
    let back = browser
        .submit(&ask, 0, &[("decision", "refuse")])
        .await
        .back();
    assert_eq!(back["error"], "access_denied");
    assert!(!back.contains_key("code"));
}

#[actix_web::test]
async fn what_was_agreed_to_is_not_asked_again_but_more_is() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    ground
        .agreed(&mut browser, &ground.app.path(Some("schools:read"), &[]))
        .await;
    let silent = [("prompt", "none")];
    let again = browser
        .get(&ground.app.path(Some("schools:read"), &silent))
        .await;
    assert!(again.back().contains_key("code"));

    let more = ground.app.path(Some("schools:read courses:read"), &silent);
    assert_eq!(browser.get(&more).await.back()["error"], "consent_required");
    let asked = [("prompt", "consent")];
    let page = browser
        .get(&ground.app.path(Some("schools:read"), &asked))
        .await;
    assert!(page.expect(200).html.contains("See schools"));
    let login = browser
        .get(&ground.app.path(None, &[("prompt", "login")]))
        .await;
    assert!(login.expect(200).html.contains("name=\"password\""));
    let recent = browser
        .get(&ground.app.path(Some("schools:read"), &[("max_age", "600")]))
        .await;
    assert!(recent.back().contains_key("code"));
    // Another program of the device could take the port.
    let native = json!({"redirectUris": ["http://127.0.0.1/back"]});
    let mut native = ground.app(native).await;
    native.redirect_uri = "http://127.0.0.1:51004/back".into();
    for _ in 0..2 {
        let page = browser.get(&native.path(None, &[])).await.expect(200);
        let back = browser.submit(&page, 0, &[("decision", "allow")]).await;
        assert!(
            back.leads_to()
                .starts_with("http://127.0.0.1:51004/back?code=")
        );
    }
}

#[actix_web::test]
async fn a_request_may_come_as_a_form_or_be_sent_ahead() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let pairs: Vec<(String, String)> =
        serde_html_form::from_str(&ground.app.query(None, &[])).expect("a query");
    let fields: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (&**n, &**v)).collect();
    let led = browser.post("/oauth/authorize", &fields).await;
    let page = browser.follow(&led).await.expect(200);
    assert!(page.html.contains("name=\"password\""));

    let pushed = ground.ask(&ground.app, "/oauth/par", &fields[..1]).await;
    expect_oauth_error(&pushed, 400, "invalid_request");
    let pushed = form(&ground.server.anonymous(), "/oauth/par", &fields)
        .await
        .expect(201);
    let uri = text(&pushed, "request_uri");
    let query = [("client_id", &*ground.app.id), ("request_uri", uri)];
    let query = serde_html_form::to_string(query).expect("a query");
    let back = ground
        .agreed(&mut browser, &format!("/oauth/authorize?{query}"))
        .await;
    let back = back.back();
    assert_eq!(back["state"], "a state & more");
    ground
        .exchange(&ground.app, &back["code"])
        .await
        .expect(200);

    let other = ground.app(json!({})).await;
    let query = [("client_id", &*other.id), ("request_uri", uri)];
    let query = serde_html_form::to_string(query).expect("a query");
    let page: Shown = browser
        .get(&format!("/oauth/authorize?{query}"))
        .await
        .expect(400);
    assert!(page.html.contains("expired"));
}

#[actix_web::test]
async fn who_is_to_log_in_again_does_it_once() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    ground
        .agreed(&mut browser, &ground.app.path(None, &[]))
        .await;
    for (name, value) in [
        ("prompt", "login"),
        ("prompt", "select_account"),
        ("max_age", "0"),
    ] {
        let _case = Case::of(format!("{name}={value}"));
        let query = ground.app.query(None, &[(name, value)]);
        let pairs: Vec<(String, String)> = serde_html_form::from_str(&query).expect("a query");
        let fields: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (&**n, &**v)).collect();
        let pushed = form(&ground.server.anonymous(), "/oauth/par", &fields)
            .await
            .expect(201);
        let ahead = [
            ("client_id", &*ground.app.id),
            ("request_uri", text(&pushed, "request_uri")),
        ];
        let ahead = serde_html_form::to_string(ahead).expect("a query");
        for query in [query, ahead] {
            let path = format!("/oauth/authorize?{query}");
            if name == "max_age" {
                // A second goes by.
                actix_web::rt::time::sleep(std::time::Duration::from_millis(1100)).await;
            }
            let page = browser.get(&path).await.expect(200);
            let led = browser.log_in(&page, "an.lo", PASSWORD).await;
            assert!(browser.follow(&led).await.back().contains_key("code"));
            // What says so is of this session, and nobody else's.
            let mut other = ground.browser();
            let page = other.get(&led.leads_to()).await.expect(200);
            assert!(page.html.contains("name=\"password\""));
        }
    }
}

#[actix_web::test]
async fn nothing_is_given_but_what_was_shown() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let page = browser.get(&ground.app.path(None, &[])).await.expect(200);
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    let ask = browser.follow(&led).await.expect(200);
    let wider = json!({"scopes": ["schools:read", "courses:read", "trainees:read"]});
    ground.change(&ground.app, wider).await;
    let led = browser.submit(&ask, 0, &[("decision", "allow")]).await;
    assert!(
        led.leads_to().starts_with("/oauth/authorize?"),
        "it asks again"
    );
    let ask = browser.follow(&led).await.expect(200);
    assert!(ask.html.contains("See records of trainees"));
    let back = browser
        .submit(&ask, 0, &[("decision", "allow")])
        .await
        .back();
    assert!(back.contains_key("code"));
}
