//! The pages themselves: what browsers may do with them, and what they take.

use super::apps::{App, Ground};
use crate::support::Case;
use crate::support::browser::Browser;
use crate::support::identity::PASSWORD;

#[actix_web::test]
async fn pages_are_not_framed_kept_or_told_of_and_run_nothing() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let page = browser.get(&ground.app.path(None, &[])).await.expect(200);
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    let ask = browser.follow(&led).await.expect(200);
    let wrong = browser.get("/oauth/authorize").await.expect(400);
    let device = browser.get("/oauth/device").await.expect(200);
    for shown in [&page, &ask, &wrong, &device] {
        let policy = shown.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"));
        assert_eq!(shown.header("x-frame-options"), "DENY");
        assert_eq!(shown.header("referrer-policy"), "no-referrer");
        assert_eq!(shown.header("cache-control"), "private, no-store");
        assert!(!shown.html.contains("<script") && !shown.html.contains("style=\""));
    }
    for cookie in led.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().expect("a text");
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
            "{cookie}"
        );
    }
}

#[actix_web::test]
async fn over_https_cookies_are_of_this_server_alone() {
    use crate::support::TestServer;
    let server = TestServer::start_with(|config| {
        config.public_url = "https://registry.example.vn".into();
    });
    let ground = Ground::on(server.await).await;
    let mut browser = ground.browser();
    let page = browser.get(&ground.app.path(None, &[])).await.expect(200);
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    let cookies = led.headers.get_all("set-cookie").iter();
    let cookies: Vec<&str> = cookies.map(|c| c.to_str().expect("a text")).collect();
    assert_eq!(cookies.len(), 2);
    for cookie in cookies {
        assert!(cookie.starts_with("__Host-registry-"), "{cookie}");
        assert!(
            cookie.contains("Secure") && cookie.contains("Path=/"),
            "{cookie}"
        );
    }
    browser.follow(&led).await.expect(200);
}

#[actix_web::test]
async fn forms_of_other_sites_do_nothing() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let path = ground.app.path(None, &[]);
    let page = browser.get(&path).await.expect(200);
    let mut stranger = ground.browser();
    let own = stranger.get(&path).await.expect(200);

    // The form of another browser's page.
    let refused = browser.log_in(&own, "an.lo", PASSWORD).await.expect(422);
    assert!(refused.html.contains("too old"));
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    let ask = browser.follow(&led).await.expect(200);

    for form_token in ["", "x"] {
        let query = ground.app.query(None, &[]);
        let fields = [("decision", "allow"), ("form_token", form_token)];
        let led = browser
            .post(&format!("/oauth/consent?{query}"), &fields)
            .await;
        assert!(led.leads_to().starts_with("/oauth/authorize?"));
        let fields = [("form_token", form_token)];
        let led = browser
            .post("/oauth/log-out?next=/oauth/device", &fields)
            .await;
        assert_eq!(led.leads_to(), "/oauth/device");
    }
    // Still logged in, and not agreed to anything.
    let still = browser.get(&path).await.expect(200);
    assert!(still.html.contains("“Sổ tay"));
    browser.submit(&ask, 1, &[]).await;
    assert!(
        browser.get(&path).await.html.contains("name=\"password\""),
        "logged out"
    );
}

#[actix_web::test]
async fn a_log_in_leads_to_pages_of_the_registry_alone() {
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let page = browser.get(&ground.app.path(None, &[])).await.expect(200);
    let token = page
        .html
        .split("name=\"form_token\" value=\"")
        .nth(1)
        .expect("a token");
    let token = token.split('"').next().expect("a token");
    for next in [
        "https://evil.example/",
        "//evil.example/oauth/device",
        "/oauth/device/../x",
        "",
    ] {
        let _case = Case::of(next);
        let fields = [
            ("form_token", token),
            ("username", "an.lo"),
            ("password", PASSWORD),
        ];
        let answer = browser
            .post(&format!("/oauth/log-in?next={next}"), &fields)
            .await;
        assert_eq!(answer.status, 400, "{}", answer.html);
    }
}

#[actix_web::test]
async fn pages_speak_two_languages() {
    let ground = Ground::new().await;
    let mut browser = Browser::new(&ground.server).speaking("vi");
    let page = browser.get(&ground.app.path(None, &[])).await.expect(200);
    assert!(page.html.contains("lang=\"vi\"") && page.html.contains("Mật khẩu"));
    let english = browser
        .get(&ground.app.path(None, &[("ui_locales", "fr en-GB")]))
        .await;
    assert!(english.expect(200).html.contains("Password"));
    let wrong = browser
        .log_in(&page, "an.lo", "not-this-one-please")
        .await
        .expect(422);
    assert!(wrong.html.contains("không đúng"));
    assert!(wrong.html.contains("value=\"an.lo\""));
}

#[actix_web::test]
async fn what_an_app_is_called_is_no_markup() {
    let ground = Ground::new().await;
    let name = "<b onclick=x>\"Sổ\" & 'tay'";
    let app: App = ground.app(serde_json::json!({"name": name})).await;
    let mut browser = ground.browser();
    let hint = [("login_hint", "\"><script>"), ("state", "\"><script>")];
    let page = browser.get(&app.path(None, &hint)).await.expect(200);
    assert!(!page.html.contains("<b ") && !page.html.contains("<script"));
    let led = browser.log_in(&page, "an.lo", PASSWORD).await;
    let ask = browser.follow(&led).await.expect(200);
    assert!(!ask.html.contains("<b ") && !ask.html.contains("<script"));
    assert!(ask.html.contains("You will be led to") && ask.html.contains("app.example.vn"));
}

#[actix_web::test]
async fn a_browser_that_chooses_its_cookie_gets_no_other_seal_by_it() {
    use std::fmt::Write as _;

    use sha2::{Digest, Sha256};
    let ground = Ground::new().await;
    let mut browser = ground.browser();
    let page = browser.get(&ground.app.path(None, &[])).await.expect(200);
    browser.log_in(&page, "an.lo", PASSWORD).await;
    let session = Sha256::digest(&browser.cookies["registry-session"]).to_vec();
    let list: Vec<String> = session.iter().map(ToString::to_string).collect();
    let hex = session.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "%{byte:02x}").expect("memory");
        hex
    });
    for chosen in [
        format!("fresh%0A[{}]%0A", list.join(",%20")),
        format!("fresh{hex}"),
        format!("fresh%0A{hex}"),
        hex,
    ] {
        browser
            .cookies
            .insert("registry-form".to_owned(), chosen.clone());
        let path = ground.app.path(None, &[("prompt", "login")]);
        let page = browser.get(&path).await.expect(200);
        let token = page
            .html
            .split("name=\"form_token\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a token");
        let forged = browser.get(&format!("{path}&fresh={token}")).await;
        let forged = forged.expect(200);
        assert!(forged.html.contains("name=\"password\""), "{chosen}");
    }
}
