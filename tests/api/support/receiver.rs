//! Somebody who is told of changes: a small server that remembers what it was sent.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use serde_json::Value;
use standardwebhooks::Webhook as Verifier;

/// A message as it arrived.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: String,
    pub body: Value,
    headers: reqwest::header::HeaderMap,
    bytes: Vec<u8>,
}

impl Message {
    fn new(request: &HttpRequest, bytes: &[u8]) -> Self {
        let headers: reqwest::header::HeaderMap = request
            .headers()
            .iter()
            .map(|(name, value)| {
                let name: reqwest::header::HeaderName = name.as_str().parse().expect("a name");
                let value = reqwest::header::HeaderValue::from_bytes(value.as_bytes());
                (name, value.expect("a value"))
            })
            .collect();
        let id = headers["webhook-id"].to_str().expect("an id").to_owned();
        Self {
            id,
            body: serde_json::from_slice(bytes).expect("JSON"),
            headers,
            bytes: bytes.to_vec(),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default()
    }

    /// Whether the published library finds the signature of that secret.
    pub fn is_signed_with(&self, secret: &str) -> bool {
        let verifier = Verifier::new(secret).expect("a secret");
        verifier.verify(&self.bytes, &self.headers).is_ok()
    }

    /// What the message tells of: the operation and the id of each change.
    pub fn changes(&self) -> Vec<(String, String)> {
        let changes = self.body["data"]["changes"].as_array();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let changes = changes.into_iter().flatten();
        changes
            .map(|change| (text(&change["op"]), text(&change["id"])))
            .collect()
    }
}

/// How a receiver answers.
#[derive(Debug, Clone, Copy)]
pub enum Manner {
    Status(u16),
    /// With a header.
    With(u16, &'static str, &'static str),
    /// Not at all.
    Hang,
    /// 200 and a body without end.
    Babble,
}

/// The server; it ends with the test.
pub struct Receiver {
    pub url: String,
    shared: Arc<Shared>,
    task: actix_web::rt::task::JoinHandle<()>,
}

struct Shared {
    manner: Mutex<Manner>,
    messages: Mutex<Vec<Message>>,
}

impl Receiver {
    pub fn start(manner: Manner) -> Self {
        let shared = Arc::new(Shared {
            manner: Mutex::new(manner),
            messages: Mutex::default(),
        });
        let data = Arc::clone(&shared);
        let server = HttpServer::new(move || {
            App::new()
                .app_data(web::Data::new(Arc::clone(&data)))
                .default_service(web::to(receive))
        });
        let server = server
            .workers(1)
            .disable_signals()
            .shutdown_timeout(0)
            .bind("127.0.0.1:0")
            .expect("a port");
        let url = format!("http://{}/hook", server.addrs()[0]);
        let running = server.run();
        let task = actix_web::rt::spawn(async move {
            running.await.expect("the receiver runs");
        });
        Self { url, shared, task }
    }

    /// Answer otherwise from now on.
    pub fn behave(&self, manner: Manner) {
        *self.shared.manner.lock().expect("a lock") = manner;
    }

    /// Everything that has arrived so far.
    pub fn messages(&self) -> Vec<Message> {
        self.shared.messages.lock().expect("a lock").clone()
    }

    /// The first so many messages, once they have arrived.
    pub async fn wait_for(&self, count: usize) -> Vec<Message> {
        for _ in 0..1000 {
            let messages = self.messages();
            if messages.len() >= count {
                return messages;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{} of {count} messages arrived", self.messages().len());
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn receive(
    request: HttpRequest,
    body: web::Bytes,
    shared: web::Data<Arc<Shared>>,
) -> HttpResponse {
    let message = Message::new(&request, &body);
    shared.messages.lock().expect("a lock").push(message);
    let manner = *shared.manner.lock().expect("a lock");
    let status = |code| HttpResponse::build(StatusCode::from_u16(code).expect("a status"));
    match manner {
        Manner::Status(code) => status(code).finish(),
        Manner::With(code, name, value) => status(code).insert_header((name, value)).finish(),
        Manner::Hang => std::future::pending().await,
        Manner::Babble => {
            let chunks = futures_util::stream::repeat_with(|| {
                Ok::<_, actix_web::Error>(web::Bytes::from_static(&[b'a'; 4096]))
            });
            status(200).streaming(chunks)
        }
    }
}
