//! A browser at the pages of log-in: it keeps cookies, sends forms, and follows nothing by itself.

use std::collections::HashMap;

use reqwest::header::{HeaderMap, HeaderValue, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};

use super::TestServer;

#[derive(Debug, Clone)]
pub struct Browser {
    http: Client,
    base: String,
    pub cookies: HashMap<String, String>,
    language: &'static str,
    /// Where it says that it is, to a server that believes it.
    pub address: Option<&'static str>,
}

/// A page, or where it leads.
#[derive(Debug)]
pub struct Shown {
    pub status: u16,
    pub headers: HeaderMap,
    pub html: String,
}

impl Browser {
    pub fn new(server: &TestServer) -> Self {
        let http = Client::builder().redirect(Policy::none());
        Self {
            http: http.build().expect("a browser"),
            base: server.base.clone(),
            cookies: HashMap::new(),
            language: "en",
            address: None,
        }
    }

    pub fn speaking(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    pub fn at(mut self, address: &'static str) -> Self {
        self.address = Some(address);
        self
    }

    pub async fn get(&mut self, path: &str) -> Shown {
        let request = self.http.get(format!("{}{path}", self.base));
        self.send(request).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let request = self.http.post(format!("{}{path}", self.base));
        self.send(request.form(fields)).await
    }

    async fn send(&mut self, mut request: RequestBuilder) -> Shown {
        let held = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        request = request
            .header("cookie", held.collect::<Vec<_>>().join("; "))
            .header("accept-language", self.language)
            .header("user-agent", "Test browser");
        if let Some(address) = self.address {
            request = request.header("x-forwarded-for", address);
        }
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        for cookie in headers.get_all(SET_COOKIE).iter().map(text) {
            let pair = cookie.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie");
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let html = response.text().await.expect("a page");
        Shown {
            status,
            headers,
            html,
        }
    }

    /// Send the form of a page that has this button (or none), with more fields.
    pub async fn submit(&mut self, page: &Shown, which: usize, more: &[(&str, &str)]) -> Shown {
        let form = page.html.split("<form ").nth(which + 1).expect("a form");
        let action = between(form, "action=\"", "\"").expect("an action");
        let mut fields: Vec<(String, String)> = form
            .split("type=\"hidden\" name=\"")
            .skip(1)
            .map(|input| {
                let name = input.split('"').next().unwrap_or_default();
                let value = between(input, "value=\"", "\"").expect("a value");
                (name.to_owned(), unescaped(value))
            })
            .collect();
        fields.extend(more.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
        self.post(&unescaped(action), &fields).await
    }

    /// Log in at the page that is shown.
    pub async fn log_in(&mut self, page: &Shown, name: &str, password: &str) -> Shown {
        let fields = [("username", name), ("password", password)];
        self.submit(page, 0, &fields).await
    }

    /// Follow where a page of the registry leads.
    pub async fn follow(&mut self, shown: &Shown) -> Shown {
        let path = shown.leads_to();
        assert!(path.starts_with('/'), "it leads elsewhere: {path}");
        self.get(&path).await
    }
}

impl Shown {
    /// This page, which must have that status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.html);
        self
    }

    /// Where the browser is led.
    #[track_caller]
    pub fn leads_to(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.html);
        text(&self.headers[LOCATION]).to_owned()
    }

    /// The parameters that an app is led back with.
    #[track_caller]
    pub fn back(&self) -> HashMap<String, String> {
        let to = self.leads_to();
        let url = url::Url::parse(&to).expect("an address");
        url.query_pairs().into_owned().collect()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(text).unwrap_or_default()
    }
}

fn text(value: &HeaderValue) -> &str {
    value.to_str().expect("a text")
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

fn unescaped(html: &str) -> String {
    html.replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&#60;", "<")
        .replace("&gt;", ">")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}
