//! What following the change feed costs, however long its log has become, and what waiting costs.
//!
//! `cargo bench --bench feed` fills a log of many entries, starts the server as a process of its
//! own and reads pages at the start and at the end of it. See `bench/README.md`.

#[expect(dead_code, reason = "shared with the other benches")]
mod data;
#[expect(dead_code, reason = "shared with the other benches")]
mod load;
#[expect(dead_code, reason = "shared with the other benches")]
mod server;

use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use data::Sample;
use diesel::connection::SimpleConnection;
use load::{Request, drive};
use registry::app::prepare_database;
use registry::platform::db::{Database, DatabaseUrl, DbConnection};
use serde_json::Value;
use server::{Server, Usage};

/// Requests of one measurement, and how often it is made after one that warms up.
const REQUESTS: usize = 200;
const ROUNDS: usize = 3;
/// Entries that one transaction writes.
const AT_ONCE: usize = 100_000;
/// Readers that wait at once, and how long they are watched.
const WAITING: usize = 1_000;
const WATCHED: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .first()
        .is_some_and(|first| first == server::ARGUMENT)
    {
        return server::serve(&arguments[1..]);
    }
    let position = arguments.iter().position(|text| text == "--entries");
    let sizes: Vec<u64> = match position.and_then(|at| arguments.get(at + 1)) {
        Some(text) => text
            .split(',')
            .map(|text| text.parse().expect("a number"))
            .collect(),
        None => vec![1_000_000, 10_000_000],
    };
    for entries in sizes {
        measure(entries);
    }
    ExitCode::SUCCESS
}

fn measure(entries: u64) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let database = data::prepare(folder.path(), 5_000, None);
    let url = data::url(&database);
    let sample = Sample::load(&url);
    let log = Log::open(&database);
    log.grow(entries);
    let server = Server::start(folder.path(), &url, &sample);
    let readers = [("lead", ""), ("lead", "&types=enrolments"), ("school", "")];
    let readers = readers.map(|(who, types)| Reader::start(&server, who, types));
    // What a page at the end of the log holds.
    log.grow(5_000);
    println!("\n{entries} entries: CPU µs of the server per request, median of {ROUNDS}");
    let hello = cost(&server, "/health/live", "");
    println!("{:<56} {hello:>9.0}", "hello (/health/live)");
    for reader in &readers {
        for (place, path) in [
            ("at the start", reader.path("")),
            ("at the end", reader.path(&reader.late)),
            ("nothing new", reader.path(&reader.end(&server))),
        ] {
            let spent = cost(&server, &path, &reader.bearer);
            let name = format!("{}{}: a page of 500, {place}", reader.who, reader.types);
            println!("{name:<56} {spent:>9.0}");
        }
    }
    wait(&server, &readers[0]);
}

/// The log of a database, in which it takes bulk SQL to write millions of entries.
struct Log(Database);

impl Log {
    fn open(database: &Path) -> Self {
        let url = DatabaseUrl::Sqlite(database.to_owned());
        let log = Self(prepare_database(&url, 1).expect("the database"));
        log.write(
            "CREATE TEMP TABLE row AS
                SELECT row_number() OVER (ORDER BY id) - 1 AS number, id, school_id, commune_id
                FROM enrolments;
             CREATE UNIQUE INDEX temp.row_number ON row (number)"
                .to_owned(),
        );
        log
    }

    /// By the writer, which files the entries.
    fn write(&self, sql: String) {
        let write = move |conn: &mut DbConnection| Ok(conn.batch_execute(&sql)?);
        self.0.write_now(write).expect("a write");
    }

    /// Changes of enrolments, and of a school now and then.
    fn grow(&self, entries: u64) {
        for first in (1..=entries).step_by(AT_ONCE) {
            let last = entries.min(first + AT_ONCE as u64 - 1);
            self.write(format!(
                "WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
                 INSERT INTO change_log
                    (at, resource, resource_id, op, version, keys, school_id, commune_id)
                 SELECT unixepoch() * 1000000, iif(i % 20 = 0, 'schools', 'enrolments'),
                    iif(i % 20 = 0, school_id, id), 'UPSERT', 1, '{{}}', school_id, commune_id
                 FROM n JOIN temp.row ON number = i % (SELECT count(*) FROM temp.row)"
            ));
        }
    }
}

struct Reader {
    who: &'static str,
    types: &'static str,
    bearer: String,
    /// Cursor from before the last entries of the log.
    late: String,
}

impl Reader {
    /// Read a snapshot to its end, as every reader begins.
    fn start(server: &Server, who: &'static str, types: &'static str) -> Self {
        let mut reader = Self {
            who,
            types,
            bearer: format!("Authorization: Bearer {}\r\n", server.token(who)),
            late: String::new(),
        };
        let mut cursor = String::new();
        loop {
            let path = format!("/v1/changes/snapshot?limit=500{types}{cursor}");
            let page = get(server, &path, server.token(who));
            match page["page"]["nextCursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => {
                    let late = page["page"]["feedCursor"].as_str().expect("a cursor");
                    reader.late = format!("&cursor={late}");
                    return reader;
                }
            }
        }
    }

    fn path(&self, cursor: &str) -> String {
        format!("/v1/changes?limit=500{}{cursor}", self.types)
    }

    /// The cursor of a reader who has read everything.
    fn end(&self, server: &Server) -> String {
        let mut cursor = self.late.clone();
        loop {
            let page = get(server, &self.path(&cursor), server.token(self.who));
            let next = page["page"]["nextCursor"].as_str().expect("a cursor");
            cursor = format!("&cursor={next}");
            if page["page"]["hasMore"] == false {
                return cursor;
            }
        }
    }
}

fn get(server: &Server, path: &str, token: &str) -> Value {
    let url = format!("http://{}{path}", server.address());
    let client = reqwest::blocking::Client::new();
    let answer = client.get(url).bearer_auth(token).send();
    let answer = answer.and_then(reqwest::blocking::Response::error_for_status);
    answer.expect("an answer").json().expect("JSON")
}

/// CPU microseconds of the server for one such request.
fn cost(server: &Server, path: &str, headers: &str) -> f64 {
    let mut costs = Vec::new();
    for round in 0..=ROUNDS {
        let requests: Vec<Request> = (0..REQUESTS).map(|_| Request::get(path, headers)).collect();
        let before = server.usage();
        drive(server.address(), 2, &requests);
        let spent = server.usage().since(&before);
        if round > 0 {
            costs.push(spent / f64::from(u32::try_from(REQUESTS).expect("a small number")));
        }
    }
    costs.sort_by(f64::total_cmp);
    costs[costs.len() / 2]
}

/// What readers who wait cost while nothing changes, beside a server that nobody calls.
fn wait(server: &Server, reader: &Reader) {
    let watched = || {
        let before = server.usage();
        std::thread::sleep(WATCHED);
        server.usage().since(&before) / WATCHED.as_secs_f64()
    };
    let alone = watched();
    let path = reader.path(&format!("{}&wait=30", reader.end(server)));
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: bench\r\n{}\r\n",
        reader.bearer
    );
    let waiting: Vec<TcpStream> = (0..WAITING)
        .map(|_| {
            let mut stream = TcpStream::connect(server.address()).expect("the server listens");
            stream
                .write_all(request.as_bytes())
                .expect("it takes the request");
            stream
        })
        .collect();
    // Until the last of them waits.
    std::thread::sleep(Duration::from_secs(3));
    let together = watched();
    let Usage { resident_mib, .. } = server.usage();
    println!(
        "{:<56} {together:>9.0} ({alone:.0} without them), {resident_mib} MiB",
        format!("{WAITING} readers wait: CPU µs a second")
    );
    drop(waiting);
}
