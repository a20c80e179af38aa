//! The program itself: how it starts, what it shows, how it stops and what survives.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::json;

use crate::support::{Client, TestServer};

/// The program serving the database of a test, in a process of its own.
pub struct Served {
    process: Child,
    pub base: String,
    /// Kept open: the program may have more to say.
    _output: BufReader<ChildStdout>,
}

impl Served {
    pub async fn start(database_url: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_registry"));
        command
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--database-url",
                database_url,
            ])
            .args(["--public-url", "http://registry.test", "--log", "error"])
            .args(arguments)
            .stdout(Stdio::piped());
        let start = move || {
            let mut process = command.spawn().expect("the program starts");
            let mut output = BufReader::new(process.stdout.take().expect("its output"));
            let base = loop {
                let mut line = String::new();
                assert_ne!(
                    output.read_line(&mut line).expect("a line"),
                    0,
                    "no address"
                );
                if let Some(base) = line.split_whitespace().find_map(base_of) {
                    break base;
                }
            };
            Self {
                process,
                base,
                _output: output,
            }
        };
        actix_web::web::block(start).await.expect("a thread")
    }

    pub fn signal(&self, name: &str) {
        // The shell's own: a small machine may have no other.
        let line = format!("kill {name} {}", self.process.id());
        let status = Command::new("sh")
            .args(["-c", &line])
            .status()
            .expect("a shell");
        assert!(status.success());
    }

    /// Wait for the end; whether the program left in peace.
    pub async fn end(mut self) -> bool {
        let wait = move || self.process.wait().expect("an end").success();
        actix_web::web::block(wait).await.expect("a thread")
    }
}

fn base_of(word: &str) -> Option<String> {
    word.starts_with("http://127.0.0.1:")
        .then(|| word.trim_end_matches('/').to_owned())
}

fn school(code: &str) -> serde_json::Value {
    json!({"code": code, "nameVi": "Trường", "kind": "COLLEGE", "ownership": "PUBLIC"})
}

#[actix_web::test]
async fn an_acknowledged_row_survives_a_kill() {
    let server = TestServer::start().await;
    let token = server.lead().token;
    let served = Served::start(server.database_url(), &[]).await;

    let lead = Client::new(&served.base, token.clone());
    for code in ["K1", "K2", "K3"] {
        lead.post("/v1/schools", school(code)).await.expect(201);
    }
    served.signal("-KILL");
    assert!(!served.end().await);

    let again = Served::start(server.database_url(), &[]).await;
    let lead = Client::new(&again.base, token);
    let found = lead.get("/v1/schools?sort=createdAt").await.expect(200);
    assert_eq!(found.column("code"), ["K1", "K2", "K3"]);
    again.signal("-TERM");
    assert!(again.end().await);
}

#[actix_web::test]
async fn a_server_that_is_told_to_stop_finishes_what_it_has_begun() {
    let server = TestServer::start().await;
    let token = server.lead().token.expect("a token");
    let served = Served::start(server.database_url(), &[]).await;
    let body = school("T1").to_string();

    let head = format!(
        "POST /v1/schools HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        body.len()
    );
    let address = served.base.trim_start_matches("http://").to_owned();
    let begin = move || {
        let mut stream = TcpStream::connect(address).expect("a connection");
        stream.write_all(head.as_bytes()).expect("a request");
        // The server asks for the body once it has taken the request up.
        let mut asks = [0; "HTTP/1.1 100 Continue\r\n\r\n".len()];
        stream.read_exact(&mut asks).expect("a word");
        assert!(asks.starts_with(b"HTTP/1.1 100"), "{}", asks.escape_ascii());
        stream
    };
    let mut stream = actix_web::web::block(begin).await.expect("a thread");

    served.signal("-TERM");
    let finish = move || {
        std::thread::sleep(Duration::from_millis(300));
        stream.write_all(body.as_bytes()).expect("a body");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    };
    let answer = actix_web::web::block(finish).await.expect("a thread");
    assert_eq!(answer, "HTTP/1.1 201");
    assert!(served.end().await, "it leaves in peace");
}

#[actix_web::test]
async fn a_server_that_is_told_to_stop_lets_those_go_who_wait_for_the_feed() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let end = lead.get("/v1/changes?limit=500").await.expect(200);
    let cursor = end.next_cursor().expect("a cursor").to_owned();
    let token = lead.token.expect("a token");
    let request = format!(
        "GET /v1/changes?wait=30&cursor={cursor} HTTP/1.1\r\nHost: x\r\n\
         Authorization: Bearer {token}\r\n\r\n"
    );
    // Nothing tells when the server lets it wait: on a busy machine that takes longer.
    let mut answered = None;
    for patience in [800, 3_000, 12_000].map(Duration::from_millis) {
        let served = Served::start(server.database_url(), &[]).await;
        let address = served.base.trim_start_matches("http://").to_owned();
        let request = request.clone();
        let begin = move || {
            let mut stream = TcpStream::connect(address).expect("a connection");
            stream.write_all(request.as_bytes()).expect("a request");
            std::thread::sleep(patience);
            stream
        };
        let mut stream = actix_web::web::block(begin).await.expect("a thread");

        served.signal("-TERM");
        let finish = move || {
            let mut answer = [0; 12];
            let read = stream.read_exact(&mut answer);
            read.map(|()| String::from_utf8_lossy(&answer).into_owned())
        };
        answered = actix_web::web::block(finish).await.expect("a thread").ok();
        assert!(served.end().await, "it leaves in peace");
        if answered.is_some() {
            break;
        }
    }
    assert_eq!(answered.as_deref(), Some("HTTP/1.1 200"));
}

#[actix_web::test]
async fn figures_are_served_on_a_port_of_their_own() {
    let server = TestServer::start().await;
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|l| l.local_addr())
        .expect("a port")
        .port();
    let address = format!("127.0.0.1:{port}");
    let served = Served::start(server.database_url(), &["--metrics-listen", &address]).await;
    let visitor = Client::new(&served.base, None);
    visitor.get("/health/live").await.expect(200);

    visitor
        .get("/metrics")
        .await
        .expect_problem(404, "NOT_FOUND");

    let figures = Client::new(&format!("http://{address}"), None)
        .get("/metrics")
        .await
        .expect(200);
    let figures = figures.body.as_str().expect("a text").to_owned();
    let line =
        r#"registry_http_request_seconds_count{method="GET",route="/health/live",status="200"} 1"#;
    assert!(figures.contains(line), "{figures}");

    served.signal("-TERM");
    assert!(served.end().await);
}
