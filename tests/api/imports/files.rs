//! Files that are not what they should be.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{CSV, NDJSON, School, XLSX, counts, ended, ndjson, problems, push, report, trainee};
use crate::support::{Case, TestServer};

fn packed(content: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(content).expect("memory");
    packer.finish().expect("memory")
}

#[actix_web::test]
async fn a_line_that_is_wrong_is_its_own_rejection() {
    let school = School::open().await;
    let mut body = ndjson(&[trainee(1)]).into_bytes();
    body.extend(b"{\"externalId\": \n[1]\n\n");
    body.extend(b"{\"externalId\":\"\xff\"}\n");
    body.extend(format!("{{\"note\":\"{}\"}}\n", "x".repeat(70_000)).bytes());
    body.extend(ndjson(&[json!({"externalId": "HV-7", "fullName": 7, "shoe": 41})]).bytes());
    body.extend(ndjson(&[trainee(2)]).bytes());

    // Which of the two names would it be?
    let twice = trainee(3)
        .to_string()
        .replacen('{', r#"{"fullName":"Lò Thị","#, 1);
    body.extend(format!("{twice}\n").bytes());

    let queued = push(
        &school.registrar,
        "kind=trainees&onError=skip-row",
        NDJSON,
        body,
    )
    .await;
    let done = ended(&school.registrar, &queued.expect(202).id()).await;
    assert_eq!(done["counts"], counts(2, 0, 0, 6), "{done:#}");

    let rows = report(&school.registrar, &done, "&outcome=rejected").await;
    let told: Vec<Value> = rows
        .iter()
        .map(|row| json!([row["line"], problems(row)[0].1]))
        .collect();

    assert_eq!(
        told[..4],
        [
            json!([2, "JSON_INVALID"]),
            json!([3, "FIELD_TYPE"]),
            json!([5, "ENCODING_INVALID"]),
            json!([6, "ROW_TOO_LONG"]),
        ]
    );

    let all = problems(&rows[4]);
    for (pointer, code) in [
        ("/shoe", "FIELD_UNKNOWN"),
        ("/fullName", "FIELD_TYPE"),
        ("/sex", "FIELD_REQUIRED"),
        ("/birthDate", "FIELD_REQUIRED"),
    ] {
        assert!(
            all.contains(&(pointer.to_owned(), code.to_owned())),
            "{pointer} in {all:?}"
        );
    }

    let twice = [("/fullName".to_owned(), "FIELD_REPEATED".to_owned())];
    assert_eq!(problems(&rows[5]), twice);
    let offset = &rows[2]["errors"][0]["params"]["byteOffset"];
    assert!(offset.as_u64().expect("an offset") > 150, "{offset}");
}

#[actix_web::test]
async fn a_body_that_is_no_file_is_refused_at_once_and_leaves_nothing() {
    let school = School::open().await;
    let by = &school.registrar;
    let gzip = by.with("content-encoding", "gzip");
    let whole = packed(ndjson(&[trainee(1)]).as_bytes());

    push(by, "kind=trainees", NDJSON, "")
        .await
        .expect_problem(400, "FILE_EMPTY");
    push(by, "kind=trainees", "application/pdf", "x")
        .await
        .expect_problem(415, "MEDIA_TYPE_UNSUPPORTED");
    push(
        &by.with("content-encoding", "zstd"),
        "kind=trainees",
        NDJSON,
        "x",
    )
    .await
    .expect_problem(415, "MEDIA_TYPE_UNSUPPORTED");
    push(
        &gzip,
        "kind=trainees",
        NDJSON,
        whole[..whole.len() - 10].to_vec(),
    )
    .await
    .expect_problem(400, "FILE_UNREADABLE");
    push(&gzip, "kind=trainees", NDJSON, "no gzip")
        .await
        .expect_problem(400, "FILE_UNREADABLE");
    push(&gzip, "kind=trainees", NDJSON, packed(&vec![b' '; 3 << 20]))
        .await
        .expect_problem(413, "FILE_TOO_LARGE");
    push(by, "kind=trainees", NDJSON, vec![b' '; (1 << 20) + 1])
        .await
        .expect_problem(413, "FILE_TOO_LARGE");

    push(by, "kind=people", NDJSON, "{}").await.expect(400);
    push(by, "kind=trainees&onerror=x", NDJSON, "{}")
        .await
        .expect(400);

    let wrong = by.send_raw(
        reqwest::Method::POST,
        "/v1/imports?kind=trainees&system=a%20b",
        NDJSON,
        "{}",
    );
    wrong
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "system");
    assert_eq!(by.get("/v1/imports").await.expect(200).rows().len(), 0);
    assert_eq!(parts(&school), 0, "no part of a refused file is kept");
}

/// Parts of files in the database.
fn parts(school: &School) -> i64 {
    use diesel::prelude::*;
    let count = |conn: &mut registry::platform::db::DbConnection| {
        Ok(registry::platform::db::schema::job_files::table
            .count()
            .get_result(conn)?)
    };
    school.server.db().read_now(count).expect("a count")
}

#[actix_web::test]
async fn a_table_that_is_wrong_as_a_whole_is_reported_with_its_line_and_column() {
    let school = School::open().await;
    let by = &school.registrar;

    let head = "externalId,fullName,sex,birthDate,residenceCode";
    for (media_type, body, code, pointer) in [
        (
            CSV,
            format!("{head},shoe\na\n").into_bytes(),
            "COLUMN_UNKNOWN",
            "/1/6",
        ),
        (
            CSV,
            format!("{head},sex\na\n").into_bytes(),
            "COLUMN_REPEATED",
            "/1/6",
        ),
        (
            CSV,
            b"externalId,sex,birthDate\na,b,c\n".to_vec(),
            "COLUMN_MISSING",
            "/1",
        ),
        (CSV, b"\xff\xfee\0x\0".to_vec(), "HEADER_NOT_FOUND", ""),
        (CSV, format!("{head}\n").into_bytes(), "FILE_EMPTY", ""),
        (
            CSV,
            format!("{head}\na,\"{}", "x".repeat(90_000)).into_bytes(),
            "ROW_TOO_LONG",
            "/2",
        ),
        (XLSX, b"PK\x03\x04 no workbook".to_vec(), "XLSX_INVALID", ""),
    ] {
        let _case = Case::of(code);
        let queued = push(by, "kind=trainees&strict=true", media_type, body)
            .await
            .expect(202);

        let done = ended(by, &queued.id()).await;
        assert_eq!(done["state"], "FAILED", "{code}: {done:#}");
        let found = problems(&done["error"]);
        assert!(
            found.contains(&(pointer.to_owned(), code.to_owned())),
            "{code} at {pointer} not in {found:?}"
        );
    }

    // Whoever forgot the header has sent somebody's data in its place: none of it is repeated.
    let body = "HV-1,014304000001,Lò Thị Mai,FEMALE\n";
    let queued = push(by, "kind=trainees", CSV, body).await.expect(202);
    let done = ended(by, &queued.id()).await;
    assert!(!done.to_string().contains("014304000001"), "{done:#}");
    assert_eq!(school.count("/v1/trainees").await, 0);
}

#[actix_web::test]
async fn the_same_request_again_is_the_same_import() {
    let school = School::open().await;
    let by = school.registrar.with("idempotency-key", "night-1");
    let body = ndjson(&[trainee(1)]);
    let first = push(&by, "kind=trainees", NDJSON, body.clone())
        .await
        .expect(202);
    ended(&by, &first.id()).await;

    let second = push(&by, "kind=trainees", NDJSON, body.clone())
        .await
        .expect(202);
    assert_eq!(first.id(), second.id());

    // Packed or not, it is the same file.
    let gzip = by.with("content-encoding", "gzip");
    let third = push(&gzip, "kind=trainees", NDJSON, packed(body.as_bytes()))
        .await
        .expect(202);
    assert_eq!(first.id(), third.id());

    for (query, rows) in [
        ("kind=trainees", ndjson(&[trainee(2)])),
        ("kind=trainees&mode=validate", body),
    ] {
        let _case = Case::of(query);
        push(&by, query, NDJSON, rows)
            .await
            .expect_problem(422, "IDEMPOTENCY_REUSED");
    }

    assert_eq!(by.get("/v1/imports").await.expect(200).rows().len(), 1);
    assert_eq!(
        parts(&school),
        0,
        "files are removed once they are carried out"
    );
}

/// A workbook of which one part is so many megabytes of nothing.
fn bursting(part: &str, megabytes: usize) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive.start_file(part, options).expect("a part");
    let nothing = vec![b' '; 1 << 20];
    for _ in 0..megabytes {
        archive.write_all(&nothing).expect("memory");
    }
    archive.finish().expect("an archive").into_inner()
}

#[actix_web::test]
async fn a_workbook_that_would_burst_is_refused_and_the_next_file_taken() {
    let school = School::open().await;
    let by = &school.registrar;

    for (part, megabytes) in [
        ("xl/worksheets/sheet1.xml", 51),
        // Held in memory, so less of it is taken.
        ("xl/sharedStrings.xml", 49),
    ] {
        let _case = Case::of(part);
        let file = bursting(part, megabytes);
        assert!(file.len() < 100_000, "{}", file.len());
        let queued = push(by, "kind=trainees", XLSX, file).await.expect(202);
        let done = ended(by, &queued.id()).await;
        let told = (&done["state"], &done["error"]["code"]);
        assert_eq!(told, (&json!("FAILED"), &json!("FILE_TOO_LARGE")), "{part}");
    }

    let next = school.import("kind=trainees", &[trainee(1)]).await;
    assert_eq!(next["counts"], counts(1, 0, 0, 0), "{next:#}");
}

#[actix_web::test]
async fn a_file_that_gets_stuck_on_its_way_is_given_up() {
    let server = TestServer::start_with(|config| {
        config.import_stall = Duration::from_secs(1);
    });
    let school = School::open_on(server.await).await;
    let token = school.registrar.token.clone().expect("a token");

    let address = school.server.base.trim_start_matches("http://").to_owned();
    let head = format!(
        "POST /v1/imports?kind=trainees&system=sis HTTP/1.1\r\nHost: x\r\n\
         Authorization: Bearer {token}\r\nContent-Type: {NDJSON}\r\n\
         Content-Length: 600000\r\n\r\n"
    );

    let send = move || {
        let mut stream = TcpStream::connect(address).expect("a connection");
        stream.write_all(head.as_bytes()).expect("a request");
        // More than a part, which is stored by then.
        let beginning = b" ".repeat(300_000);
        stream.write_all(&beginning).expect("a beginning");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    };
    let answer = actix_web::web::block(send).await.expect("a thread");
    assert_eq!(answer, "HTTP/1.1 408");
    assert_eq!(parts(&school), 0, "what had arrived is not kept");

    let next = school.import("kind=trainees", &[trainee(1)]).await;
    assert_eq!(next["counts"], counts(1, 0, 0, 0), "{next:#}");
}
