//! Tables that are pushed: they are looked at first, and a person is asked.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::office::{Put, book, list, put};
use super::push::{run, said};
use super::{School, trainee};
use crate::support::Case;

/// A table of one person, under a name that says nothing of what it is.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let person = trainee(1);
    let members = person.as_object().expect("members");
    let cells = members
        .values()
        .map(|value| value.as_str().unwrap_or_default());
    let names: Vec<&str> = members.keys().map(String::as_str).collect();
    let table = format!(
        "{}\n{}\n",
        names.join(","),
        cells.collect::<Vec<_>>().join(",")
    );
    std::fs::write(folder.path().join("people.xls"), table).expect("a file");
    folder
}

const PEOPLE: [&str; 6] = ["--file", "people.xls", "--kind", "trainees", "--lang", "en"];

async fn modes(school: &School) -> Vec<Value> {
    let imports = school.registrar.get("/v1/imports?sort=createdAt").await;
    let imports = imports.expect(200);
    imports
        .rows()
        .iter()
        .map(|row| row["mode"].clone())
        .collect()
}

/// The command as a person at a terminal has it, who types an answer.
async fn typed(school: &School, folder: &TempDir, answer: &'static str) -> Output {
    let program = env!("CARGO_BIN_EXE_registry");
    let base = &school.server.base;
    let line = format!(
        "{program} push --server {base} --system sis {}",
        PEOPLE.join(" ")
    );
    let mut terminal = Command::new("script");
    terminal
        .args(["-qec", &line, "/dev/null"])
        .env(
            "REGISTRY_TOKEN",
            school.registrar.token.clone().expect("a token"),
        )
        .env("TERM", "dumb")
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let output = actix_web::web::block(move || {
        let mut terminal = terminal.spawn().expect("script, of util-linux");
        let mut input = terminal.stdin.take().expect("its input");
        input.write_all(answer.as_bytes()).expect("an answer");
        // It stays open: the end of the input would be one of the terminal.
        let output = terminal.wait_with_output().expect("an end");
        drop(input);
        output
    });
    output.await.expect("a thread")
}

#[actix_web::test]
async fn a_person_at_a_terminal_is_asked_before_a_table_is_committed() {
    let school = School::open().await;
    let folder = folder();

    let no = typed(&school, &folder, "n\n").await;
    assert_eq!(no.status.code(), Some(1), "{}", said(&no));
    assert!(said(&no).contains("Import it? [y/N]"), "{}", said(&no));
    assert!(said(&no).contains("Nothing is imported."), "{}", said(&no));
    assert_eq!(modes(&school).await, [json!("validate")]);

    let yes = typed(&school, &folder, "y\n").await;
    assert_eq!(yes.status.code(), Some(0), "{}", said(&yes));
    assert_eq!(modes(&school).await, ["validate", "validate", "commit"]);
    let people = school.registrar.get("/v1/trainees").await.expect(200);
    assert_eq!(people.rows().len(), 1);
}

#[actix_web::test]
async fn a_program_is_not_asked_and_may_have_a_table_looked_at_first() {
    let school = School::open().await;
    let folder = folder();

    let looked = run(&school, &folder, &[&PEOPLE[..], &["--validate"]].concat()).await;
    assert_eq!(looked.status.code(), Some(0), "{}", said(&looked));
    assert!(
        said(&looked).contains("nothing is stored"),
        "{}",
        said(&looked)
    );
    let looked = run(&school, &folder, &[&PEOPLE[..], &["--yes"]].concat()).await;
    assert_eq!(looked.status.code(), Some(0), "{}", said(&looked));
    assert_eq!(modes(&school).await, ["validate", "validate", "commit"]);

    let night = run(&school, &folder, &PEOPLE).await;
    assert_eq!(night.status.code(), Some(0), "{}", said(&night));
    assert_eq!(modes(&school).await.len(), 4);
}

#[actix_web::test]
async fn rows_that_would_be_rejected_end_a_push_before_its_commit() {
    let school = School::open().await;
    let folder = folder();
    let path = folder.path().join("people.xls");
    let table = std::fs::read_to_string(&path).expect("a table");
    std::fs::write(&path, table.replace("FEMALE", "MALE")).expect("a file");

    let refused = run(&school, &folder, &[&PEOPLE[..], &["--yes"]].concat()).await;
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(
        said(&refused).contains("CITIZEN_ID_SEX"),
        "{}",
        said(&refused)
    );
    assert_eq!(modes(&school).await, [json!("validate")]);
}

#[actix_web::test]
async fn a_file_that_is_no_table_and_a_server_that_cannot_be_reached_are_told_in_words() {
    let school = School::open().await;
    let folder = folder();
    let page = folder.path().join("page.xls");
    std::fs::write(page, "<html><table></table></html>").expect("a file");

    let page = ["--file", "page.xls", "--kind", "trainees", "--lang", "en"];
    let refused = run(&school, &folder, &page).await;
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    assert!(
        said(&refused).contains("save it as .xlsx"),
        "{}",
        said(&refused)
    );

    // A server without TLS has none the next time either: it is not asked again.
    let base = school.server.base.replace("http://", "https://");
    let mut command = Command::new(env!("CARGO_BIN_EXE_registry"));
    command
        .args(["push", "--server", &base, "--system", "sis"])
        .args(PEOPLE)
        .env("REGISTRY_TOKEN", "x")
        .env("HTTPS_PROXY", "http://proxy.invalid:3128")
        .current_dir(folder.path());
    let output = actix_web::web::block(move || command.output().expect("the program"));
    let output = output.await.expect("a thread");
    let _case = Case::of(said(&output));
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("cannot be reached"));
    assert!(!said(&output).contains("Trying again") && !said(&output).contains("proxy"));
}

/// What a server answers that tells how it has understood a table, by the first line of a request.
fn told(line: &str) -> Value {
    if line.starts_with("GET") {
        return json!({"data": []});
    }
    let column = json!({"column": "B", "heading": "Họ và tên", "member": "fullName"});
    json!({
        "id": "1", "state": "SUCCEEDED", "stored": line.contains("mode=commit"), "report": "/r",
        "counts": {"created": 1, "updated": 0, "unchanged": 0, "rejected": 0},
        "understood": {"digest": "d1", "sheets": [{"name": "Danh sách", "columns": [column]}]},
    })
}

/// Answer one request, and give its first line.
fn answer(mut stream: TcpStream) -> String {
    let mut request = Vec::new();
    let mut part = [0; 4_096];
    let end: &[u8] = loop {
        let length = stream.read(&mut part).expect("a request");
        request.extend_from_slice(&part[..length]);
        let end: &[u8] = if request.starts_with(b"GET") {
            b"\r\n\r\n"
        } else {
            b"\r\n0\r\n\r\n"
        };
        if length == 0 || request.ends_with(end) {
            break end;
        }
    };
    assert!(request.ends_with(end), "the whole request");
    let text = String::from_utf8_lossy(&request);
    let line = text.lines().next().unwrap_or_default().to_owned();
    let body = told(&line).to_string();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
    let length = body.len();
    write!(stream, "{head}\r\ncontent-length: {length}\r\n\r\n{body}").expect("an answer");
    line
}

#[actix_web::test]
async fn what_was_shown_is_what_the_commit_is_held_to() {
    let folder = folder();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let server = std::thread::spawn(move || {
        let streams = listener.incoming().take(3);
        let lines = streams.map(|stream| answer(stream.expect("a connection")));
        lines.collect::<Vec<String>>()
    });
    let mut command = Command::new(env!("CARGO_BIN_EXE_registry"));
    command
        .args(["push", "--server", &base, "--system", "sis", "--yes"])
        .args(["--sheet", "Danh sách", "--class", "L1", "--strict"])
        .args(PEOPLE)
        .env("REGISTRY_TOKEN", "x")
        .current_dir(folder.path());
    let output = actix_web::web::block(move || command.output().expect("the program"));
    let output = output.await.expect("a thread");
    let _case = Case::of(said(&output));
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output).contains("B   Họ và tên  → fullName"));

    let lines = server.join().expect("three requests");
    let given = "sheet=Danh+s%C3%A1ch&class=L1&strict=true";
    assert!(lines[1].contains(&format!(
        "mode=validate&onError=reject-all&system=sis&{given} "
    )));
    assert!(lines[2].contains("mode=commit"), "{lines:?}");
    assert!(
        lines[2].contains(&format!("{given}&understood=d1 ")),
        "{lines:?}"
    );
}

#[actix_web::test]
async fn what_is_left_out_is_told_in_words_and_counted_whole_and_why_an_import_waits() {
    let school = School::open().await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = book(|book| {
        let guide = book.add_worksheet().set_name("Hướng dẫn").expect("a name");
        put(guide, 0, 0, &Put::Text("Điền vào trang sau"));
        let sheet = book.add_worksheet().set_name("Lớp may").expect("a name");
        list(sheet, 2);
        sheet.set_row_hidden(5).expect("a row");
        for row in 20..80 {
            put(sheet, row, 1, &Put::Text("Tổng cộng: 2 học viên"));
        }
    });
    std::fs::write(folder.path().join("people.xlsx"), file).expect("a file");
    let people = [
        "--file",
        "people.xlsx",
        "--kind",
        "trainees",
        "--lang",
        "vi",
    ];
    let looked = run(&school, &folder, &[&people[..], &["--validate"]].concat()).await;
    let told = said(&looked);
    for part in [
        "bỏ qua: số thứ tự",
        "→ birthDate (ngày trước, tháng sau)",
        "61 dòng cộng",
        "1 dòng bị ẩn",
        "dòng cộng Tổng cộng: 2 học viên",
        "bỏ qua trang tính \"Hướng dẫn\": không có bảng để nhập",
        "Dòng bị ẩn trong bảng tính",
    ] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
    for code in ["RUNNING_NUMBER", "TOTAL", "NO_TABLE", "DAY_FIRST", "HIDDEN"] {
        assert!(!told.contains(code), "{code} in\n{told}");
    }

    let waits = run(&school, &folder, &people).await;
    let told = said(&waits);
    assert_eq!(waits.status.code(), Some(3), "{told}");
    assert!(told.contains("hãy xem cách hiểu tệp"), "{told}");
    assert!(told.contains("? Trang «Lớp may»: Dòng bị ẩn"), "{told}");
    assert!(!told.contains("người sẽ có họ tên"), "{told}");
}

#[test]
fn the_help_of_push_lists_its_own_options() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_registry"));
    let help = command.args(["push", "--help"]).output().expect("the help");
    let help = said(&help);
    for own in [
        "--file",
        "--kind",
        "--validate",
        "--yes",
        "--sheet",
        "--strict",
        ".xlsb",
    ] {
        assert!(help.contains(own), "{own} in {help}");
    }
    for others in [
        "--database-url",
        "--listen",
        "--pool-size",
        "--client-secret",
    ] {
        assert!(!help.contains(others), "{others} in {help}");
    }
}
