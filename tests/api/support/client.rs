//! Calls the server as one user and looks at what comes back.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use super::{documented, portable};

/// One user of the API.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    pub token: Option<String>,
    headers: HeaderMap,
}

/// An answer.
#[derive(Debug)]
pub struct Response {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Client {
    pub fn new(base: &str, token: Option<String>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert("accept-language", HeaderValue::from_static("en"));
        Self {
            http: reqwest::Client::new(),
            base: base.to_owned(),
            token,
            headers,
        }
    }

    /// The same user, sending one more header.
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let mut client = self.clone();
        let value = HeaderValue::from_str(value).expect("a header value");
        client.headers.insert(HeaderName::from_static(name), value);
        client
    }

    pub async fn get(&self, path: &str) -> Response {
        self.send(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Response {
        self.send(Method::POST, path, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Response {
        self.send(Method::PUT, path, Some(body)).await
    }

    /// Change a record as it was last read.
    pub async fn patch(&self, path: &str, seen: &Response, patch: Value) -> Response {
        self.with("if-match", seen.etag())
            .send(Method::PATCH, path, Some(patch))
            .await
    }

    /// Delete a record as it was last read.
    pub async fn delete(&self, path: &str, seen: &Response) -> Response {
        self.with("if-match", seen.etag())
            .send(Method::DELETE, path, None)
            .await
    }

    /// Delete what has no versions.
    pub async fn delete_plain(&self, path: &str) -> Response {
        self.send(Method::DELETE, path, None).await
    }

    /// Get a file as it is.
    pub async fn download(&self, path: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
        let mut request = self.http.get(format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let request = request.headers(self.headers.clone());
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.bytes().await.expect("a whole answer");
        (status, headers, bytes.to_vec())
    }

    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Response {
        let sent = body.clone();
        let body = body.map(|body| body.to_string());
        let answer = self
            .send_raw(
                method.clone(),
                path,
                "application/json",
                body.unwrap_or_default(),
            )
            .await;
        if let Some(sent) = sent
            && let Some(operation) = documented::operation_id(&method, path)
        {
            portable::check(&operation, &sent, answer.status.as_u16(), &answer.body);
        }
        answer
    }

    /// Send a body as it is.
    pub async fn send_raw(
        &self,
        method: Method,
        path: &str,
        media_type: &str,
        body: impl Into<reqwest::Body>,
    ) -> Response {
        let mut request = self
            .http
            .request(method.clone(), format!("{}{path}", self.base))
            .headers(self.headers.clone());
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if method != Method::GET && method != Method::DELETE {
            request = request.header("content-type", media_type).body(body);
        }
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let text = response.text().await.expect("a whole answer");
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        let media_type = headers
            .get("content-type")
            .and_then(|kind| kind.to_str().ok());
        let media_type = media_type.unwrap_or_default();
        if !headers.contains_key("content-encoding") {
            documented::check(&method, path, status.as_u16(), media_type, &body);
        }
        Response {
            status,
            headers,
            body,
        }
    }
}

impl Response {
    /// This answer, which must have that status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{:#}", self.body);
        self
    }

    /// This answer, which must be a problem with that status and code.
    #[track_caller]
    pub fn expect_problem(self, status: u16, code: &str) -> Self {
        assert_eq!(
            (self.status.as_u16(), self.code()),
            (status, code),
            "{:#}",
            self.body
        );
        assert_eq!(self.header("content-type"), "application/problem+json");
        self
    }

    /// This answer, a problem that names exactly this pointer (or parameter) with this code.
    #[track_caller]
    pub fn expect_error_at(self, status: u16, code: &str, place: &str) -> Self {
        let response = self.expect(status);
        let found = response.errors();
        assert!(
            found.contains(&(place.to_owned(), code.to_owned())),
            "{place} {code} not in {found:?}"
        );
        response
    }

    /// Places and codes of a problem's errors.
    pub fn errors(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let errors = self.body["errors"].as_array().cloned().unwrap_or_default();
        errors
            .iter()
            .map(|error| {
                let place = ["pointer", "parameter", "header"]
                    .into_iter()
                    .find_map(|key| error.get(key));
                (place.map(text).unwrap_or_default(), text(&error["code"]))
            })
            .collect()
    }

    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    #[track_caller]
    pub fn id(&self) -> String {
        self.body["id"].as_str().expect("an id").to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    pub fn etag(&self) -> &str {
        self.header("etag")
    }

    /// The rows of a list.
    #[track_caller]
    pub fn rows(&self) -> &[Value] {
        self.body["data"].as_array().expect("a list")
    }

    /// One member of each row of a list.
    #[track_caller]
    pub fn column(&self, name: &str) -> Vec<String> {
        self.rows()
            .iter()
            .map(|row| row[name].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    pub fn next_cursor(&self) -> Option<&str> {
        self.body["page"]["nextCursor"].as_str()
    }
}
