//! Apps that people log in to, as the tests have them.

use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::browser::{Browser, Shown};
use crate::support::identity::{self, PASSWORD, form};
use crate::support::{Client, Response, TestServer};

static APPS: AtomicUsize = AtomicUsize::new(1);

pub const BACK: &str = "https://app.example.vn/back?from=registry";
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const ISSUER: &str = "http://registry.test";

/// A server with a member of the lead agency, `an.lo`, and an app that they may log in to.
pub struct Ground {
    pub server: TestServer,
    pub admin: Client,
    pub agency: String,
    pub user: String,
    pub app: App,
}

#[derive(Debug, Clone)]
pub struct App {
    pub id: String,
    pub secret: Option<String>,
    pub redirect_uri: String,
}

impl Ground {
    pub async fn new() -> Self {
        Self::on(TestServer::start().await).await
    }

    pub async fn on(server: TestServer) -> Self {
        let admin = server.administrator();
        let agency = identity::agency(&server, &admin).await;
        let user = identity::user(&agency, "an.lo", "LEAD_AGENCY");
        let mut ground = Self {
            user: admin.post("/v1/users", user).await.expect(201).id(),
            server,
            admin,
            agency,
            app: App {
                id: String::new(),
                secret: None,
                redirect_uri: BACK.to_owned(),
            },
        };
        ground.app = ground.app(json!({})).await;
        ground
    }

    /// An app; public, with an address of a web server and two scopes unless `more` says otherwise.
    pub async fn app(&self, more: Value) -> App {
        let mut body = json!({
            "organisationId": self.agency, "name": format!("Sổ tay {}", APPS.fetch_add(1, Ordering::Relaxed)),
            "role": null, "scopes": ["schools:read", "courses:read"], "authMethod": "NONE",
            "redirectUris": [BACK]
        });
        for (name, value) in more.as_object().expect("members") {
            body[name] = value.clone();
        }
        let added = self.admin.post("/v1/clients", body).await.expect(201);
        App {
            id: added.id(),
            secret: added.body["secret"].as_str().map(str::to_owned),
            redirect_uri: added.body["redirectUris"][0]
                .as_str()
                .unwrap_or(BACK)
                .to_owned(),
        }
    }

    pub fn browser(&self) -> Browser {
        Browser::new(&self.server)
    }

    /// Log in and agree: what the app is led back with.
    pub async fn agreed(&self, browser: &mut Browser, path: &str) -> Shown {
        let page = browser.get(path).await.expect(200);
        let led = browser.log_in(&page, "an.lo", PASSWORD).await;
        let ask = browser.follow(&led).await;
        if ask.status == 303 {
            return ask; // They agreed before.
        }
        browser
            .submit(&ask.expect(200), 0, &[("decision", "allow")])
            .await
    }

    /// The tokens of an app after a whole log-in.
    pub async fn tokens(&self, app: &App, scope: Option<&str>) -> Response {
        let mut browser = self.browser();
        let back = self
            .agreed(&mut browser, &app.path(scope, &[]))
            .await
            .back();
        self.exchange(app, &back["code"]).await.expect(200)
    }

    pub async fn exchange(&self, app: &App, code: &str) -> Response {
        self.exchange_with(app, code, VERIFIER, &app.redirect_uri)
            .await
    }

    pub async fn exchange_with(
        &self,
        app: &App,
        code: &str,
        verifier: &str,
        redirect_uri: &str,
    ) -> Response {
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect_uri),
            ("code_verifier", verifier),
        ];
        self.ask(app, "/oauth/token", &fields).await
    }

    pub async fn refresh(&self, app: &App, token: &str) -> Response {
        let fields = [("grant_type", "refresh_token"), ("refresh_token", token)];
        self.ask(app, "/oauth/token", &fields).await
    }

    /// Send a form as the app.
    pub async fn ask(&self, app: &App, path: &str, fields: &[(&str, &str)]) -> Response {
        let mut fields = fields.to_vec();
        match &app.secret {
            Some(secret) => {
                let program = identity::program(&self.server, &app.id, secret);
                form(&program, path, &fields).await
            }
            None => {
                fields.push(("client_id", &app.id));
                form(&self.server.anonymous(), path, &fields).await
            }
        }
    }

    /// Disable or change the app.
    pub async fn change(&self, app: &App, patch: Value) {
        let path = format!("/v1/clients/{}", app.id);
        let seen = self.admin.get(&path).await;
        self.admin.patch(&path, &seen, patch).await.expect(200);
    }
}

impl App {
    /// Where a browser is sent to log in to it.
    pub fn path(&self, scope: Option<&str>, more: &[(&str, &str)]) -> String {
        format!("/oauth/authorize?{}", self.query(scope, more))
    }

    pub fn query(&self, scope: Option<&str>, more: &[(&str, &str)]) -> String {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
        let mut fields = vec![
            ("response_type", "code"),
            ("client_id", &self.id),
            ("redirect_uri", &self.redirect_uri),
            ("state", "a state & more"),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        fields.extend(scope.map(|scope| ("scope", scope)));
        for (name, value) in more {
            fields.retain(|(known, _)| known != name);
            if !value.is_empty() {
                fields.push((name, value));
            }
        }
        serde_html_form::to_string(&fields).expect("a query")
    }
}
