//! A light load: few connections that are kept open, one request at a time on each.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The bytes of a request.
#[derive(Clone)]
pub struct Request(Vec<u8>);

impl Request {
    pub fn get(path: &str, headers: &str) -> Self {
        Self(format!("GET {path} HTTP/1.1\r\nHost: bench\r\n{headers}\r\n").into_bytes())
    }

    pub fn post(path: &str, headers: &str, body: &str) -> Self {
        let head = format!("POST {path} HTTP/1.1\r\nHost: bench\r\n{headers}");
        let entity = format!(
            "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        Self((head + &entity).into_bytes())
    }
}

/// Send every request once and wait for its answer, which must be a success.
pub fn drive(address: SocketAddr, connections: usize, requests: &[Request]) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..connections {
            scope.spawn(|| {
                let mut connection = Connection::open(address);
                while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
                    connection.exchange(request);
                }
            });
        }
    });
}

struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket option");
        Self {
            stream,
            buffer: vec![0; 1 << 16],
        }
    }

    fn exchange(&mut self, request: &Request) {
        self.stream
            .write_all(&request.0)
            .expect("the request is sent");
        let mut filled = 0;
        let (head, length) = loop {
            filled += self.more(filled);
            if let Some(head) = head_length(&self.buffer[..filled]) {
                let text = String::from_utf8_lossy(&self.buffer[..head]).into_owned();
                if !text.starts_with("HTTP/1.1 2") {
                    let answer = String::from_utf8_lossy(&self.buffer[..filled]);
                    panic!("{}\n{answer}", String::from_utf8_lossy(&request.0));
                }
                break (head, Body::of(&text));
            }
        };
        match length {
            Body::Sized(length) => {
                while filled < head + length {
                    filled += self.more(filled);
                }
            }
            Body::Chunked => {
                while !self.buffer[..filled].ends_with(b"0\r\n\r\n") {
                    filled += self.more(filled);
                }
            }
        }
    }

    fn more(&mut self, filled: usize) -> usize {
        if filled == self.buffer.len() {
            self.buffer.resize(filled * 2, 0);
        }
        let read = self
            .stream
            .read(&mut self.buffer[filled..])
            .expect("an answer");
        assert!(read > 0, "the server closed the connection");
        read
    }
}

enum Body {
    Sized(usize),
    Chunked,
}

impl Body {
    fn of(head: &str) -> Self {
        let lower = head.to_ascii_lowercase();
        let length = lower
            .lines()
            .find_map(|line| line.strip_prefix("content-length:"))
            .and_then(|value| value.trim().parse().ok());
        length.map_or(Self::Chunked, Self::Sized)
    }
}

fn head_length(bytes: &[u8]) -> Option<usize> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    Some(end + 4)
}
