//! The server that the file goes to.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use indicatif::ProgressBar;
use reqwest::StatusCode;
use reqwest::blocking::{Body, Client, RequestBuilder, Response};
use serde_json::Value;

use super::args::{Lang, PushArgs};
use super::cause::{self, Cause, Proxy};
use super::file::Source;
use super::telling;
use super::words::Words;

/// A request is tried again so often when the line breaks, after 1, 2, 4 … seconds.
const TRIES: u32 = 6;

/// Why a file could not be pushed.
#[derive(Debug)]
pub struct Fault(String);

impl Fault {
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The server, and who talks to it.
#[derive(Debug)]
pub struct Remote {
    http: Client,
    base: String,
    words: Words,
    /// Named when the server cannot be reached.
    proxy: Option<Proxy>,
    login: Login,
    token: String,
}

enum Login {
    Token,
    Client { id: String, secret: String },
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login")
    }
}

impl Remote {
    /// Log in.
    ///
    /// # Errors
    /// When there is nothing to log in with, or the server refuses it.
    pub fn new(args: &PushArgs) -> Result<Self, Fault> {
        let words = Words(args.lang);
        let base = args.server.trim_end_matches('/').to_owned();
        let mut http = Client::builder()
            .timeout(None)
            .connect_timeout(Duration::from_secs(10));
        if cause::is_loopback(&base) {
            http = http.no_proxy();
        }
        let http = http
            .build()
            .map_err(|error| Fault::new(error.to_string()))?;
        let login = match (&args.token, &args.client_id, &args.client_secret) {
            (Some(_), ..) => Login::Token,
            (None, Some(id), Some(secret)) => Login::Client {
                id: id.clone(),
                secret: secret.clone(),
            },
            _ => {
                return Err(Fault::new(words.no_login()));
            }
        };
        let mut remote = Self {
            http,
            proxy: cause::proxy_of(&base, |name| std::env::var(name).ok()),
            base,
            words,
            login,
            token: args.token.clone().unwrap_or_default(),
        };
        if remote.token.is_empty() {
            remote.log_in()?;
        }
        Ok(remote)
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn language(&self) -> &'static str {
        match self.words.0 {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    fn log_in(&mut self) -> Result<(), Fault> {
        let Login::Client { id, secret } = &self.login else {
            return Err(Fault::new(self.words.token_ended()));
        };
        let answer = self.try_often(|remote| {
            Ok(remote
                .http
                .post(remote.url("/oauth/token"))
                .basic_auth(id, Some(secret))
                .form(&[("grant_type", "client_credentials")])
                .timeout(Duration::from_secs(30)))
        })?;
        let status = answer.status();
        let body: Value = answer.json().unwrap_or_default();
        match body["access_token"].as_str() {
            Some(token) if status.is_success() => {
                token.clone_into(&mut self.token);
                Ok(())
            }
            _ => {
                let said = body["error"].as_str().unwrap_or_default();
                let status = status.to_string();
                Err(Fault::new(self.words.not_let_in(&status, said)))
            }
        }
    }

    /// Read something.
    ///
    /// # Errors
    /// When the server refuses, or cannot be reached for long.
    pub fn get(&mut self, path: &str) -> Result<Value, Fault> {
        let answer = self.authorised(|remote| {
            let timeout = Duration::from_secs(30);
            Ok(remote.http.get(remote.url(path)).timeout(timeout))
        })?;
        expect(answer)
    }

    /// Send the file. A try that breaks off is begun again; the key makes all of them one.
    ///
    /// # Errors
    /// As [`Remote::get`].
    pub fn send(
        &mut self,
        query: &[(&'static str, String)],
        key: &str,
        source: &Source,
        bar: &ProgressBar,
    ) -> Result<Value, Fault> {
        let answer = self.authorised(|remote| {
            let file = source
                .read(bar)
                .map_err(|error| Fault::new(error.to_string()))?;
            Ok(remote
                .http
                .post(remote.url("/v1/imports"))
                .query(query)
                .header("content-type", source.format.media_type())
                .header("content-encoding", "gzip")
                .header("idempotency-key", key)
                .body(Body::new(file)))
        })?;
        expect(answer)
    }

    /// Write a table to a file.
    ///
    /// # Errors
    /// As [`Remote::get`], and when the file cannot be written.
    pub fn save(&mut self, path: &str, to: &Path) -> Result<(), Fault> {
        let mut answer = self.authorised(|remote| {
            Ok(remote
                .http
                .get(remote.url(path))
                .header("accept", "text/csv"))
        })?;
        let failed = |error: String| Fault::new(format!("{}: {error}", to.display()));
        let mut file = std::fs::File::create(to).map_err(|error| failed(error.to_string()))?;
        answer
            .copy_to(&mut file)
            .map(drop)
            .map_err(|error| failed(error.to_string()))
    }

    /// A request with the token, which is asked for anew when it has expired.
    fn authorised(
        &mut self,
        request: impl Fn(&Self) -> Result<RequestBuilder, Fault>,
    ) -> Result<Response, Fault> {
        let mut renewed = false;
        loop {
            let answer = self.try_often(|remote| {
                Ok(request(remote)?
                    .bearer_auth(&remote.token)
                    .header("accept-language", remote.language()))
            })?;
            if answer.status() != StatusCode::UNAUTHORIZED || renewed {
                return Ok(answer);
            }
            self.log_in()?;
            renewed = true;
        }
    }

    fn try_often(
        &self,
        request: impl Fn(&Self) -> Result<RequestBuilder, Fault>,
    ) -> Result<Response, Fault> {
        let mut tried = 0;
        loop {
            tried += 1;
            let reason = match request(self)?.send() {
                Ok(answer) if !is_passing(answer.status()) => return Ok(answer),
                Ok(answer) if tried >= TRIES => return Ok(answer),
                Ok(answer) => answer.status().to_string(),
                Err(error) => {
                    let cause = Cause::of(&error, &self.base, self.proxy.as_ref(), self.words);
                    if tried >= TRIES || !cause.passes {
                        return Err(Fault::new(cause.text));
                    }
                    cause.text
                }
            };
            eprintln!("{}", self.words.again(&reason, tried, TRIES));
            std::thread::sleep(Duration::from_secs(1 << (tried - 1)));
        }
    }
}

fn is_passing(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 502 | 503 | 504)
}

fn expect(answer: Response) -> Result<Value, Fault> {
    let status = answer.status();
    let body: Value = answer
        .json()
        .map_err(|error| Fault::new(format!("{status}: {error}")))?;
    if status.is_success() {
        return Ok(body);
    }
    let mut reason = format!("{status}: {}", telling::text(&body, "detail"));
    for error in telling::errors(&body) {
        reason.push_str("\n  ");
        reason.push_str(&error);
    }
    Err(Fault(reason))
}
