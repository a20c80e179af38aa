//! Connections that a client would rather use otherwise, or holds for long.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use rustix::process::{Resource, getrlimit, setrlimit};

use crate::support::{Case, TestServer};

fn address(server: &TestServer) -> String {
    server.base.trim_start_matches("http://").to_owned()
}

/// A connection to the server, which answers within half a minute or fails the test.
fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).expect("a connection");
    let patience = Some(Duration::from_secs(30));
    stream.set_read_timeout(patience).expect("a bound");
    stream.set_write_timeout(patience).expect("a bound");
    stream
}

#[actix_web::test]
async fn who_offers_another_protocol_is_answered_in_this_one() {
    let server = TestServer::start().await;
    for (method, body) in [("GET", ""), ("POST", "grant_type=magic")] {
        let _case = Case::of(method);
        let address = address(&server);
        let path = if body.is_empty() {
            "/health/live"
        } else {
            "/oauth/token"
        };
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: registry.test\r\nConnection: Upgrade, HTTP2-Settings\r\n\
             Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        let answer = actix_web::web::block(move || {
            let mut stream = connect(&address);
            stream.write_all(request.as_bytes()).expect("a request");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("a whole answer");
            answer.to_lowercase()
        });
        let answer = answer.await.expect("an answer");
        assert!(
            answer.starts_with("http/1.1 200") || answer.starts_with("http/1.1 400"),
            "{answer}"
        );
        assert!(answer.contains("connection: close\r\n"), "{answer}");
        assert!(!answer.contains("upgrade"), "{answer}");
    }
}

/// As many files as the system lets this process have: each connection is one at both ends.
fn allow_many_files() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).expect("a limit that is allowed");
}

#[actix_web::test]
async fn who_goes_on_sending_after_a_refusal_is_let_go() {
    const MANY: usize = 300;
    const LONGEST: Duration = Duration::from_secs(20);
    allow_many_files();
    let server = TestServer::start().await;
    let address = address(&server);
    let gone = actix_web::web::block(move || {
        let mut open: Vec<TcpStream> = (0..MANY).map(|_| connect(&address)).collect();
        for (at, stream) in open.iter_mut().enumerate() {
            let length = match at % 2 {
                0 => "Transfer-Encoding: chunked",
                _ => "Content-Length: 100000000",
            };
            let request = format!(
                "POST /v1/imports?kind=trainees&system=sis HTTP/1.1\r\nHost: registry.test\r\n\
                 Content-Type: application/x-ndjson\r\n{length}\r\n\r\n"
            );
            stream.write_all(request.as_bytes()).expect("a request");
            stream.set_nonblocking(true).expect("a setting");
        }
        let started = Instant::now();
        while started.elapsed() < LONGEST && !open.is_empty() {
            open.retain_mut(|stream| stream.write_all(b"1\r\n \r\n").is_ok());
            std::thread::sleep(Duration::from_millis(100));
        }
        MANY - open.len()
    });
    assert_eq!(gone.await.expect("a count"), MANY);
    server.anonymous().get("/health/live").await.expect(200);
}
