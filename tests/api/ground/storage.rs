//! How the databases and the sockets are kept.

use std::io::{Read, Write};
use std::net::TcpStream;

use diesel::prelude::*;
use diesel::sql_types::Integer;
use registry::platform::db::{DbConnection, Dialect, dialect};
use registry::platform::lists::search::{self, Document};

use crate::support::TestServer;

#[actix_web::test]
async fn sqlite_commits_are_durable_and_foreign_keys_hold() {
    #[derive(QueryableByName)]
    struct Settings {
        #[diesel(sql_type = Integer)]
        synchronous: i32,
        #[diesel(sql_type = Integer)]
        foreign_keys: i32,
    }

    let server = TestServer::start().await;

    if server.db().dialect() == Dialect::Postgres {
        return; // PostgreSQL's own defaults are both.
    }

    let read = |conn: &mut DbConnection| {
        let sql =
            "SELECT s.synchronous, f.foreign_keys FROM pragma_synchronous s, pragma_foreign_keys f";
        Ok(diesel::sql_query(sql).get_result::<Settings>(conn)?)
    };
    let settings = server.db().write_now(read).expect("the settings");
    assert_eq!((settings.synchronous, settings.foreign_keys), (2, 1));
}

#[actix_web::test]
async fn a_body_that_does_not_arrive_is_given_up() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let address = server.base.trim_start_matches("http://").to_owned();
    let token = lead.token.clone().expect("a token");

    let stalled = actix_web::web::block(move || {
        let mut stream = TcpStream::connect(address).expect("a connection");
        let head = format!(
            "POST /v1/schools HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"
        );
        stream.write_all(head.as_bytes()).expect("a request");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    });
    assert_eq!(stalled.await.expect("a thread"), "HTTP/1.1 408");
}

#[actix_web::test]
async fn a_search_index_is_put_in_order_step_by_step() {
    let server = TestServer::start().await;

    for seq in 1..=40 {
        let written = server.db().write_now(move |conn| {
            let document = Document::new(&["Trường nghề Sơn La"], &[]);
            search::index(conn, "schools", seq, &document)
        });
        written.expect("a document");
    }

    let mut steps = 0;
    while server
        .db()
        .write_now(|conn| dialect::tidy_search(conn, "schools", Some(1)))
        .expect("a step")
    {
        steps += 1;
        assert!(steps < 1_000, "it never ends");
    }

    if server.db().dialect() == Dialect::Sqlite {
        let pieces = server.db().read_now(|conn| {
            let sql = "SELECT count(DISTINCT segid) AS pieces FROM schools_search_idx";
            Ok(diesel::sql_query(sql).get_result::<Pieces>(conn)?.pieces)
        });
        assert_eq!(pieces.expect("a count"), 1);
    }
}

#[derive(diesel::QueryableByName)]
struct Pieces {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pieces: i64,
}

#[derive(QueryableByName)]
struct Left {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    rows: i64,
}

#[actix_web::test]
async fn a_transaction_locks_any_number_of_names_and_others_wait_for_each() {
    let server = TestServer::start().await;
    if server.db().dialect() == Dialect::Sqlite {
        return; // It has one writer.
    }
    let names: Vec<String> = (0..20_000)
        .map(|number| format!("person {number}"))
        .collect();
    let (held, holds) = std::sync::mpsc::channel();
    let (let_go, free) = std::sync::mpsc::channel::<()>();
    let free = std::sync::Mutex::new(free);
    let first = server.db().clone();
    let first = std::thread::spawn(move || {
        first.write_now(move |conn| {
            dialect::lock_names(conn, &names)?;
            held.send(()).expect("somebody waits");
            let free = free.lock().expect("nobody else waits");
            free.recv().expect("a word");
            Ok(())
        })
    });
    holds.recv().expect("the names are locked");
    let (taken, takes) = std::sync::mpsc::channel();
    let second = server.db().clone();
    let second = std::thread::spawn(move || {
        second.write_now(move |conn| {
            dialect::lock_names(conn, &["another".to_owned()])?;
            taken.send("another").expect("somebody listens");
            dialect::lock_names(conn, &["person 19999".to_owned()])?;
            taken.send("the same").expect("somebody listens");
            Ok(())
        })
    });
    assert_eq!(takes.recv(), Ok("another"));
    let waits = takes.recv_timeout(std::time::Duration::from_millis(300));
    assert!(waits.is_err(), "it does not wait");
    let_go.send(()).expect("it listens");
    assert_eq!(takes.recv(), Ok("the same"));
    first.join().expect("no panic").expect("20,000 names");
    second.join().expect("no panic").expect("one name");

    let left = |conn: &mut DbConnection| {
        dialect::sweep_names(conn)?;
        let count = diesel::sql_query("SELECT count(*) AS rows FROM name_locks");
        Ok(count.get_result::<Left>(conn)?.rows)
    };
    assert_eq!(server.db().write_now(left).expect("a count"), 0);
}

/// A trigger that may refuse a row makes its insert a savepoint, at which SQLite's search index writes
/// all that it holds: a file of new people then costs twice as much.
#[actix_web::test]
async fn no_insert_of_a_searched_row_runs_a_trigger_on_sqlite() {
    #[derive(QueryableByName)]
    struct Trigger {
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    let server = TestServer::start().await;
    if server.db().dialect() == Dialect::Postgres {
        return;
    }
    let read = |conn: &mut DbConnection| {
        let triggers = diesel::sql_query(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' \
             AND tbl_name || '_search' IN (SELECT name FROM sqlite_schema) \
             AND sql LIKE '% INSERT ON %'",
        );
        Ok(triggers.load::<Trigger>(conn)?)
    };
    let triggers = server.db().read_now(read).expect("the schema");
    let names: Vec<String> = triggers.into_iter().map(|trigger| trigger.name).collect();
    assert_eq!(names, Vec::<String>::new());
}
