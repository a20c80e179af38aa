//! Lists as files, complete and safe to open.

use std::io::Read;

use calamine::{Data, Reader, Xlsx};
use diesel::prelude::*;
use flate2::read::GzDecoder;
use registry::platform::authz::{Action, Role};
use registry::platform::db::schema::{audit_events, job_files, jobs, users};
use registry::platform::db::types::Json;
use registry::platform::ids::{AnyId, UserId};
use registry::platform::text::hex;
use registry::platform::time::Timestamp;
use registry::resources::exports;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::serve::Served;
use crate::support::fixtures::{Stage, claim, class, person_body, school, teaching, with};
use crate::support::past::{self, Enrolled};
use crate::support::{BoundTo, Client, TestServer};

/// The export, once its job has ended.
async fn ended(by: &Client, path: &str) -> Value {
    loop {
        let export = by.get(path).await.expect(200).body;
        match export["state"].as_str().expect("a state") {
            "QUEUED" | "RUNNING" | "CANCELLING" => {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            _ => return export,
        }
    }
}

/// The export that was ordered, with its manifest.
async fn export(by: &Client, order: Value) -> Value {
    let taken = by.post("/v1/exports", order).await.expect(202);
    let export = ended(by, taken.header("location")).await;
    assert_eq!(export["state"], "SUCCEEDED", "{export:#}");
    export
}

fn parts(export: &Value) -> Vec<Value> {
    export["manifest"]["parts"]
        .as_array()
        .expect("parts")
        .clone()
}

/// A part as it is downloaded, which must be what the manifest says.
async fn fetch(by: &Client, part: &Value) -> Vec<u8> {
    let (status, headers, bytes) = by.download(part["url"].as_str().expect("a URL")).await;
    assert_eq!(status.as_u16(), 200);
    assert_eq!(
        headers["content-type"],
        part["mediaType"].as_str().expect("a text")
    );
    let digest = hex(&Sha256::digest(&bytes));
    assert_eq!(part["sha256"], digest.as_str());
    assert_eq!(headers["etag"], format!("\"{digest}\"").as_str());
    assert_eq!(part["bytes"], bytes.len());
    let name = part["fileName"].as_str().expect("a text");
    assert_eq!(
        headers["content-disposition"],
        format!("attachment; filename=\"{name}\"").as_str()
    );
    bytes
}

async fn text(by: &Client, part: &Value) -> String {
    let mut text = String::new();
    let bytes = fetch(by, part).await;
    GzDecoder::new(bytes.as_slice())
        .read_to_string(&mut text)
        .expect("gzip");
    text
}

/// The rows of an NDJSON export.
async fn rows(by: &Client, export: &Value) -> Vec<Value> {
    let mut rows = Vec::new();
    for part in parts(export) {
        let text = text(by, &part).await;
        assert_eq!(part["rows"], text.lines().count());
        rows.extend(
            text.lines()
                .map(|line| serde_json::from_str::<Value>(line).expect("JSON")),
        );
    }
    rows
}

fn audited(server: &TestServer, action: &'static str) -> Vec<(Option<String>, Value)> {
    let read = |conn: &mut registry::platform::db::DbConnection| {
        let events = audit_events::table
            .filter(audit_events::action.eq(action))
            .order(audit_events::seq)
            .select((audit_events::purpose, audit_events::details));
        Ok(events.load::<(Option<String>, Json<Value>)>(conn)?)
    };
    let events = server.db().read_now(read).expect("the audit trail");
    events
        .into_iter()
        .map(|(purpose, details)| (purpose, details.0))
        .collect()
}

#[actix_web::test]
async fn ndjson_holds_the_rows_of_the_list_as_the_list_shows_them() {
    let stage = Stage::set(json!({})).await;
    for number in 1..=3 {
        stage.applicant(number).await;
    }
    let list = stage.registrar.get("/v1/enrolments").await.expect(200);
    let order = json!({"type": "enrolments", "format": "NDJSON"});
    let made = export(&stage.registrar, order).await;
    assert_eq!(rows(&stage.registrar, &made).await, list.rows());
    assert_eq!(made["manifest"]["rows"], 3);
    assert_eq!(made["rowsWritten"], 3);
    assert_eq!(made["manifest"]["revealed"], false);
    let name = parts(&made)[0]["fileName"]
        .as_str()
        .expect("a text")
        .to_owned();
    assert!(name.starts_with("enrolments-20") && name.ends_with("-part-001.ndjson.gz"));

    let order = json!({
        "type": "enrolments", "format": "NDJSON", "filters": {"status": ["STUDYING", "COMPLETED"]}
    });
    let none = export(&stage.registrar, order).await;
    assert!(rows(&stage.registrar, &none).await.is_empty());

    let order = json!({
        "type": "enrolments", "format": "NDJSON", "fields": ["status"],
        "filters": {"classId": stage.class.id(), "status": "APPLIED", "appliedDate[gte]": "2026-02-02"}
    });
    let thin = export(&stage.registrar, order).await;
    let thin = rows(&stage.registrar, &thin).await;
    assert_eq!(thin.len(), 3);
    assert_eq!(
        thin[0],
        json!({"id": list.rows()[0]["id"], "status": "APPLIED"})
    );
}

#[actix_web::test]
async fn a_long_list_is_written_in_parts_that_hold_each_row_once() {
    let stage = Stage::set(json!({})).await;
    for number in 1..=5 {
        stage.person(number).await;
    }
    let order = json!({"type": "trainees", "format": "NDJSON", "partRows": 2});
    let made = export(&stage.registrar, order).await;
    let counts: Vec<Value> = parts(&made)
        .iter()
        .map(|part| part["rows"].clone())
        .collect();
    assert_eq!(counts, [2, 2, 1]);
    let mut names: Vec<String> = rows(&stage.registrar, &made)
        .await
        .iter()
        .map(|row| row["fullName"].as_str().expect("a text").to_owned())
        .collect();
    names.sort();
    let expected: Vec<String> = (1..=5)
        .map(|number| format!("Lò Thị Mai {number}"))
        .collect();
    assert_eq!(names, expected);

    let order = json!({"type": "trainees", "format": "NDJSON", "partRows": 5});
    let made = export(&stage.registrar, order).await;
    assert_eq!(parts(&made).len(), 1, "no empty part after a full one");
}

#[actix_web::test]
async fn csv_has_columns_for_members_of_members_and_no_formulas() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let body = with(
        person_body(&server, 1),
        json!({
            "address": "=HYPERLINK(\"http://x\",\"Bản Mòng\")", "phone": "0912345678",
            "externalIds": [{"system": "sis", "value": "@1"}],
            "passport": {"country": "LA", "number": "B1234567"}
        }),
    );
    lead.post("/v1/trainees", body).await.expect(201);
    let order = json!({
        "type": "trainees", "format": "CSV", "byteOrderMark": true,
        "fields": ["fullName", "address", "phone", "passport", "externalIds", "masked"],
        "filters": {"reveal": true}
    });
    let made = export(&lead, order).await;
    let text = text(&lead, &parts(&made)[0]).await;
    let (head, row) = text.split_once("\r\n").expect("a header");
    assert_eq!(
        head,
        "\u{feff}id,fullName,address,phone,passport.country,passport.number,externalIds,masked"
    );
    let (_, row) = row.split_once(',').expect("an id");
    assert_eq!(
        row,
        "Lò Thị Mai 1,\"'=HYPERLINK(\"\"http://x\"\",\"\"Bản Mòng\"\")\",+84912345678,LA,B1234567,\
         sis=@1,\r\n"
    );
}

#[actix_web::test]
async fn xlsx_opens_with_numbers_and_days_and_an_empty_one_has_its_header() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let teaching = teaching(&lead, "A1").await;
    class(&server, &teaching, "L1", json!({"name": "=1+1"})).await;
    let fields = json!(["name", "capacity", "startDate", "demo"]);
    let order = json!({"type": "classes", "format": "XLSX", "fields": fields});
    let made = export(&lead, order).await;
    let part = &parts(&made)[0];
    assert!(
        part["fileName"]
            .as_str()
            .and_then(|name| name.rsplit_once('.'))
            .is_some_and(|(_, ending)| ending == "xlsx")
    );
    let open = |file: Vec<u8>| {
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(file)).expect("a workbook");
        book.worksheet_range_at(0).expect("a sheet").expect("cells")
    };
    let sheet = open(fetch(&lead, part).await);
    let row: Vec<&Data> = sheet.rows().nth(1).expect("a row").iter().collect();
    assert_eq!(*row[1], Data::String("=1+1".to_owned()));
    assert_eq!(*row[2], Data::Float(30.0));
    assert!(matches!(row[3], Data::DateTime(_)));
    assert_eq!(*row[4], Data::Bool(false));

    let order = json!({
        "type": "classes", "format": "XLSX", "fields": fields, "filters": {"status": "COMPLETED"}
    });
    let empty = export(&lead, order).await;
    assert_eq!(empty["manifest"]["rows"], 0);
    let sheet = open(fetch(&lead, &parts(&empty)[0]).await);
    assert_eq!(sheet.height(), 1);
}

/// How many rows of the type there are; of those without a list of all, in a snapshot.
async fn total_of(by: &Client, kind: &exports::ExportType) -> Value {
    use exports::ExportType::{BeneficiaryStatuses, Campuses, CodeLists};
    if !matches!(kind, BeneficiaryStatuses | Campuses | CodeLists) {
        let list = by.get(&format!("/v1/{kind}?count=exact")).await;
        return list.expect(200).body["page"]["total"].clone();
    }
    let (mut rows, mut cursor) = (0, String::new());
    loop {
        let path = format!("/v1/changes/snapshot?limit=500&types={kind}{cursor}");
        let page = by.get(&path).await.expect(200);
        rows += page.rows().len();
        match page.next_cursor() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return json!(rows),
        }
    }
}

#[actix_web::test]
async fn what_hangs_on_schools_people_and_lists_is_exported_as_it_is_read() {
    let stage = Stage::set(json!({})).await;
    let (lead, by) = (stage.server.lead(), &stage.registrar);
    let other = teaching(&lead, "B1").await;
    let elsewhere = stage.server.registrar(other.school_id());
    let mut statuses = Vec::new();
    for (maker, number) in [(by, 1), (by, 2), (&elsewhere, 3)] {
        let body = person_body(&stage.server, number);
        let person = maker.post("/v1/trainees", body).await.expect(201);
        let status = claim(maker, &person.id(), json!({})).await.expect(201);
        statuses.push(status.body);
    }
    let campuses = format!("/v1/schools/{}/campuses", other.school_id());
    let campus = json!({"name": "Cơ sở Mai Sơn"});
    let campus = lead.post(&campuses, campus).await.expect(201);

    let order = |kind: &str, filters: Value| json!({"type": kind, "format": "NDJSON", "filters": filters, "partRows": 2});
    let made = export(by, order("beneficiary-statuses", json!({}))).await;
    assert_eq!(rows(by, &made).await, statuses[..2], "a school's own alone");
    let one = json!({"traineeId": statuses[2]["traineeId"], "status": ["CLAIMED"]});
    let made = export(&lead, order("beneficiary-statuses", one)).await;
    assert_eq!(rows(&lead, &made).await, statuses[2..]);
    let made = export(
        by,
        order("campuses", json!({"schoolId": other.school_id()})),
    )
    .await;
    assert_eq!(rows(by, &made).await, [campus.body]);

    let lists = order("code-lists", json!({"list": ["fields", "sexes"]}));
    let made = export(by, with(lists.clone(), json!({"fields": ["labelEn"]}))).await;
    let items = rows(by, &made).await;
    assert!(parts(&made).len() > 1, "{made:#}");
    let mut expected = Vec::new();
    for list in ["fields", "sexes"] {
        let list = by.get(&format!("/v1/code-lists/{list}")).await.expect(200);
        let members = |item: &Value| json!({"list": item["list"], "code": item["code"], "labelEn": item["labelEn"]});
        let items = list.body["items"].as_array().expect("items").iter();
        expected.extend(items.map(members));
    }
    let key = |item: &Value| format!("{}/{}", item["list"], item["code"]);
    expected.sort_by_key(key);
    assert_eq!(items, expected);
    let table = with(lists, json!({"format": "CSV", "fields": ["labelEn"]}));
    let made = export(by, table).await;
    let table = text(by, &parts(&made)[0]).await;
    assert!(table.starts_with("list,code,labelEn\r\n"), "{table}");
}

#[actix_web::test]
async fn the_next_export_of_campuses_statuses_and_code_lists_has_what_changed() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let campuses = format!("/v1/schools/{}/campuses", stage.teaching.school_id());
    let closed = lead.post(&campuses, json!({"name": "Cơ sở cũ"})).await;
    let closed = closed.expect(201);
    let person = stage.person(1).await;
    let kinds = ["campuses", "beneficiary-statuses", "code-lists"];
    let mut orders = Vec::new();
    for kind in kinds {
        let order = json!({"type": kind, "format": "NDJSON"});
        let made = export(&lead, order.clone()).await;
        let cursor = made["manifest"]["feedCursor"].clone();
        orders.push(with(order, json!({"since": cursor})));
    }
    let path = format!("{campuses}/{}", closed.id());
    lead.delete(&path, &closed).await.expect(204);
    let status = claim(&lead, &person.id(), json!({})).await.expect(201);
    let path = "/v1/code-lists/fields/items/MARITIME";
    let item = json!({"labelVi": "Hàng hải", "labelEn": "Maritime"});
    lead.put(path, item).await.expect(201);
    let mut told = Vec::new();
    for order in orders {
        // Other transactions may hold the end of the log back for a moment.
        let made = loop {
            let made = export(&lead, order.clone()).await;
            if made["rowsWritten"] != 0 {
                break made;
            }
        };
        let [row] = <[Value; 1]>::try_from(rows(&lead, &made).await).expect("one");
        told.push((made["manifest"]["deletes"].clone(), row));
    }
    let (deletes, row) = &told[0];
    assert_eq!((deletes, &row["id"]), (&json!(1), &json!(closed.id())));
    assert_eq!(told[1], (json!(0), status.body));
    assert_eq!(
        (&told[2].0, &told[2].1["code"]),
        (&json!(0), &json!("MARITIME"))
    );
}

#[actix_web::test]
async fn every_type_can_be_exported_in_every_format() {
    let server = TestServer::start().await;
    let lead = server.lead();
    school(&lead, "A1").await;
    for kind in exports::ExportType::ALL {
        for format in ["NDJSON", "CSV", "XLSX"] {
            let order = json!({"type": kind, "format": format});
            let made = export(&lead, order).await;
            let total = total_of(&lead, kind).await;
            assert_eq!(made["manifest"]["rows"], total, "{kind} {format}");
            lead.send(
                reqwest::Method::DELETE,
                &format!("/v1/exports/{}", made["id"].as_str().expect("a text")),
                None,
            )
            .await
            .expect(204);
        }
    }
}

#[actix_web::test]
async fn personal_data_is_masked_unless_it_is_asked_for_by_who_may_which_is_audited() {
    let stage = Stage::set(json!({})).await;
    stage.person(1).await;
    let masked = json!({"type": "trainees", "format": "NDJSON"});
    let made = export(&stage.registrar, masked.clone()).await;
    let row = &rows(&stage.registrar, &made).await[0];
    assert_eq!(row["citizenId"], "•••••••••001");
    assert!(audited(&stage.server, "trainee.reveal").is_empty());

    let plain = with(masked, json!({"filters": {"reveal": true}}));
    let purposeful = stage.registrar.with("x-purpose", "Doi chieu");
    let made = export(&purposeful, plain.clone()).await;
    assert_eq!(made["manifest"]["revealed"], true);
    let row = &rows(&stage.registrar, &made).await[0];
    assert_eq!(row["citizenId"], "014304000001");
    let events = audited(&stage.server, "trainee.reveal");
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].0.as_deref(), Some("Doi chieu"));
    assert_eq!(events[0].1["ids"], json!([row["id"]]));
    let events = audited(&stage.server, "export.reveal");
    assert_eq!(events.len(), 1, "one of the whole export besides");
    assert_eq!(events[0].0.as_deref(), Some("Doi chieu"));
    let details = &events[0].1;
    assert_eq!(
        (&details["rows"], &details["parts"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(details["filters"], json!(["reveal"]));

    let scopes: Vec<&str> = Action::scopes()
        .into_iter()
        .filter(|scope| *scope != "trainees.pii:read")
        .collect();
    let school = BoundTo::School(stage.teaching.school_id());
    let without = stage
        .server
        .user_with_scopes(Role::SchoolRegistrar, school, &scopes);
    for filters in [json!({"reveal": true}), json!({"ethnicGroup": "01"})] {
        let order = with(plain.clone(), json!({"filters": filters}));
        let refused = without.post("/v1/exports", order).await;
        refused.expect_problem(403, "SCOPE_MISSING");
    }
}

#[actix_web::test]
async fn an_export_holds_only_what_its_maker_may_see_and_only_they_have_it() {
    let stage = Stage::set(json!({})).await;
    let mine = stage.person(1).await;
    let other = school(&stage.server.lead(), "B1").await;
    let other = stage.server.registrar(other.id().parse().expect("an id"));
    other
        .post("/v1/trainees", person_body(&stage.server, 2))
        .await
        .expect(201);
    let order = json!({"type": "trainees", "format": "NDJSON"});
    let made = export(&stage.registrar, order.clone()).await;
    let seen = rows(&stage.registrar, &made).await;
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0]["id"], mine.id());

    let path = format!("/v1/exports/{}", made["id"].as_str().expect("a text"));
    let part = parts(&made)[0]["url"].as_str().expect("a text").to_owned();
    let colleague = stage.server.registrar(stage.teaching.school_id());
    for stranger in [&other, &colleague, &stage.server.lead()] {
        stranger.get(&path).await.expect_problem(404, "NOT_FOUND");
        stranger.get(&part).await.expect_problem(404, "NOT_FOUND");
        let gone = stranger.send(reqwest::Method::DELETE, &path, None).await;
        gone.expect_problem(404, "NOT_FOUND");
        assert!(stranger.get("/v1/exports").await.rows().is_empty());
    }
    assert_eq!(stage.registrar.get("/v1/exports").await.rows().len(), 1);
    let idle = stage.registrar.get("/v1/exports?state=FAILED").await;
    assert!(idle.rows().is_empty());
    // Who may not read the list may not export it either.
    let viewer = stage.server.user(Role::Viewer, BoundTo::Nothing);
    let refused = viewer.post("/v1/exports", order).await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");
    let events = audited(&stage.server, "export.create");
    assert_eq!(events.len(), 1);
    let downloads = audited(&stage.server, "export.download");
    assert_eq!(downloads.len(), 1, "refused ones leave none");
    assert_eq!(downloads[0].1["rows"], 1);
}

/// The id of the user behind the client.
async fn me(client: &Client) -> AnyId {
    let me = client.get("/v1/users/me").await.expect(200);
    me.id().parse().expect("an id")
}

#[actix_web::test]
async fn who_may_see_less_than_when_it_was_made_does_not_get_the_files() {
    let stage = Stage::set(json!({})).await;
    stage.person(1).await;
    let lead = stage.server.lead();
    let masked = json!({"type": "trainees", "format": "NDJSON"});
    let plain = with(masked.clone(), json!({"filters": {"reveal": true}}));
    let mut urls = Vec::new();
    for order in [masked, plain] {
        let made = export(&lead, order).await;
        urls.push(parts(&made)[0]["url"].as_str().expect("a text").to_owned());
    }
    let [masked, plain] = &urls[..] else {
        panic!("two exports");
    };
    for part in &urls {
        assert_eq!(lead.download(part).await.0.as_u16(), 200);
    }
    let user = me(&lead).await;
    let make = |role: Role| {
        let demote = move |conn: &mut registry::platform::db::DbConnection| {
            let user = users::table.filter(users::id.eq(UserId::from(user.uuid())));
            diesel::update(user)
                .set(users::roles.eq(Json(vec![role])))
                .execute(conn)?;
            Ok(())
        };
        stage.server.db().write_now(demote).expect("a demotion");
        stage.server.state().sessions.forget_actors();
    };
    // Still sees everybody, and no longer what is masked.
    make(Role::Administrator);
    assert_eq!(lead.download(masked).await.0.as_u16(), 200);
    let refused = lead.get(plain).await;
    refused.expect_problem(403, "EXPORT_REACH_CHANGED");
    make(Role::Department);
    let refused = lead.get(masked).await;
    refused.expect_problem(403, "EXPORT_REACH_CHANGED");
}

#[actix_web::test]
async fn what_no_list_takes_is_refused_with_its_place() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let order = |changes: Value| with(json!({"type": "enrolments", "format": "CSV"}), changes);
    for (changes, code, place) in [
        (
            json!({"filters": {"colour": "red"}}),
            "PARAMETER_UNKNOWN",
            "/filters/colour",
        ),
        (
            json!({"filters": {"limit": 5}}),
            "PARAMETER_UNKNOWN",
            "/filters/limit",
        ),
        (
            json!({"filters": {"expand": "class"}}),
            "PARAMETER_UNKNOWN",
            "/filters/expand",
        ),
        (
            json!({"filters": {"status": "ASLEEP"}}),
            "PARAMETER_INVALID",
            "/filters/status",
        ),
        (
            json!({"filters": {"status": {"a": 1}}}),
            "FIELD_TYPE",
            "/filters/status",
        ),
        (
            json!({"filters": {"status": []}}),
            "FIELD_TYPE",
            "/filters/status",
        ),
        (json!({"fields": ["colour"]}), "FIELD_VALUE", "/fields/0"),
        (json!({"fields": ["class"]}), "FIELD_VALUE", "/fields/0"),
        (json!({"partRows": 0}), "FIELD_RANGE", "/partRows"),
        (json!({"partRows": 100_001}), "FIELD_RANGE", "/partRows"),
        (json!({"type": "users"}), "FIELD_VALUE", "/type"),
        (json!({"format": "PDF"}), "FIELD_VALUE", "/format"),
        (json!({"colour": "red"}), "FIELD_UNKNOWN", "/colour"),
    ] {
        let refused = lead.post("/v1/exports", order(changes)).await;
        refused.expect_error_at(400, code, place);
    }
    let unknown = format!("/v1/exports/{}", AnyId::new());
    lead.get(&unknown).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn a_broken_download_goes_on_where_it_was() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let made = export(&lead, json!({"type": "admin-units", "format": "NDJSON"})).await;
    let part = &parts(&made)[0];
    let url = part["url"].as_str().expect("a text");
    let whole = fetch(&lead, part).await;
    let etag = format!("\"{}\"", part["sha256"].as_str().expect("a text"));

    let (status, headers, rest) = lead.with("range", "bytes=1000-").download(url).await;
    assert_eq!(status.as_u16(), 206);
    assert_eq!(rest, whole[1000..]);
    assert_eq!(
        headers["content-range"],
        format!("bytes 1000-{}/{}", whole.len() - 1, whole.len()).as_str()
    );
    let (_, _, last) = lead.with("range", "bytes=-7").download(url).await;
    assert_eq!(last, whole[whole.len() - 7..]);
    let other = lead.with("range", "bytes=5-").with("if-range", "\"other\"");
    assert_eq!(other.download(url).await.2, whole);
    let held = lead.with("if-none-match", &etag).download(url).await;
    assert_eq!(held.0.as_u16(), 304);
    let beyond = lead.with("range", "bytes=99999999-").get(url).await;
    beyond.expect_problem(416, "RANGE_NOT_SATISFIABLE");
    let next = url.replace("/parts/1", "/parts/2");
    for missing in [
        next.as_str(),
        &url.replace("/parts/1", "/parts/0"),
        &url.replace("/parts/1", "/parts/x"),
    ] {
        lead.get(missing).await.expect_problem(404, "NOT_FOUND");
    }
}

fn files_of(server: &TestServer, export: &Value) -> i64 {
    let id: AnyId = export["id"]
        .as_str()
        .expect("a text")
        .parse()
        .expect("an id");
    let count = move |conn: &mut registry::platform::db::DbConnection| {
        let files = job_files::table.filter(job_files::job_id.eq(id));
        Ok(files.count().get_result(conn)?)
    };
    server.db().read_now(count).expect("a count")
}

#[actix_web::test]
async fn files_expire_after_a_day_and_are_removed() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let made = export(&lead, json!({"type": "schools", "format": "CSV"})).await;
    let id: AnyId = made["id"].as_str().expect("a text").parse().expect("an id");
    let url = parts(&made)[0]["url"].as_str().expect("a text").to_owned();
    let yesterday = Timestamp::now().plus_seconds(-24 * 3600 - 1);
    let age = move |conn: &mut registry::platform::db::DbConnection| {
        diesel::update(jobs::table.find(id))
            .set(jobs::finished_at.eq(Some(yesterday)))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(age).expect("an older export");
    lead.get(&url).await.expect_problem(410, "EXPORT_EXPIRED");
    assert!(files_of(&server, &made) > 0);
    exports::service::sweep(server.db(), Timestamp::now()).expect("a sweep");
    assert_eq!(files_of(&server, &made), 0);
    lead.get(&url).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn an_export_that_is_not_wanted_any_more_is_cancelled_or_removed() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let made = export(&lead, json!({"type": "schools", "format": "CSV"})).await;
    let path = format!("/v1/exports/{}", made["id"].as_str().expect("a text"));
    let remove = || lead.send(reqwest::Method::DELETE, &path, None);
    remove().await.expect(204);
    lead.get(&path).await.expect_problem(404, "NOT_FOUND");
    remove().await.expect_problem(404, "NOT_FOUND");
    while files_of(&server, &made) > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }

    // Five that wait: somebody else's server has them.
    let user = me(&lead).await;
    let waiting: Vec<AnyId> = (0..5).map(|_| AnyId::new()).collect();
    let queued = waiting.clone();
    let queue = move |conn: &mut registry::platform::db::DbConnection| {
        let now = Timestamp::now();
        for id in queued {
            diesel::insert_into(jobs::table)
                .values((
                    jobs::id.eq(id),
                    jobs::kind.eq("exports"),
                    jobs::actor_kind.eq("USER"),
                    jobs::actor_id.eq(user),
                    jobs::scopes.eq("exports:write"),
                    jobs::request_id.eq("r"),
                    jobs::parameters.eq(Json(json!({"type": "schools", "format": "CSV"}))),
                    jobs::state.eq("QUEUED"),
                    jobs::lease_owner.eq(Some(AnyId::new())),
                    jobs::lease_until.eq(Some(now.plus_seconds(3600))),
                    jobs::created_at.eq(now),
                    jobs::updated_at.eq(now),
                ))
                .execute(conn)?;
        }
        Ok(())
    };
    server.db().write_now(queue).expect("five exports");
    let order = json!({"type": "schools", "format": "CSV"});
    let refused = lead.post("/v1/exports", order.clone()).await;
    refused.expect_problem(409, "EXPORTS_TOO_MANY");
    let path = format!("/v1/exports/{}", waiting[0]);
    let part = format!("{path}/parts/1");
    lead.get(&part)
        .await
        .expect_problem(409, "EXPORT_NOT_READY");
    let cancel = lead.send(reqwest::Method::DELETE, &path, None).await;
    cancel.expect(204);
    assert_eq!(lead.get(&path).await.body["state"], "CANCELLED");
    export(&lead, order).await;
}

#[actix_web::test]
async fn a_job_that_is_taken_up_again_goes_on_with_the_part_it_was_at() {
    let stage = Stage::set(json!({})).await;
    for number in 1..=5 {
        stage.person(number).await;
    }
    let order = json!({"type": "trainees", "format": "NDJSON", "partRows": 2});
    let made = export(&stage.registrar, order).await;
    let id: AnyId = made["id"].as_str().expect("a text").parse().expect("an id");
    let before = rows(&stage.registrar, &made).await;
    // As a server leaves it that ends before the first checkpoint, with parts half-written.
    let rewind = move |conn: &mut registry::platform::db::DbConnection| {
        diesel::update(job_files::table.filter(job_files::job_id.eq(id)))
            .set(job_files::content.eq(b"half".to_vec()))
            .execute(conn)?;
        diesel::update(jobs::table.find(id))
            .set((
                jobs::state.eq("RUNNING"),
                jobs::finished_at.eq(None::<Timestamp>),
                jobs::checkpoint.eq(None::<Json<Value>>),
                jobs::result.eq(None::<Json<Value>>),
            ))
            .execute(conn)?;
        Ok(())
    };
    stage
        .server
        .db()
        .write_now(rewind)
        .expect("a job left behind");
    let again = ended(&stage.registrar, &format!("/v1/exports/{id}")).await;
    assert_eq!(again["state"], "SUCCEEDED");
    assert_eq!(again["manifest"]["rows"], 5);
    assert_eq!(rows(&stage.registrar, &again).await, before);
}

#[actix_web::test]
async fn an_export_that_was_killed_in_a_later_part_ends_with_each_row_once() {
    const ROWS: usize = 4000;
    const PART: usize = 25;
    let stage = Stage::set(json!({})).await;
    let person = Enrolled::completed(&stage.server, &stage.class, "2026-06-26");
    past::enrol(&stage.server, &person, ROWS);
    let url = stage.server.database_url().to_owned();
    let token = stage.server.lead().token;
    let served = Served::start(&url, &[]).await;
    // The test's own server would take the job up: from now on there is only the other one.
    stage.server.stop().await;
    let by = Client::new(&served.base, token.clone());
    let order = json!({"type": "trainees", "format": "NDJSON", "partRows": PART});
    let taken = by.post("/v1/exports", order).await.expect(202);
    let path = taken.header("location").to_owned();
    while by.get(&path).await.body["rowsWritten"].as_i64() < Some(500) {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    served.signal("-KILL");
    assert!(!served.end().await);
    let id: AnyId = taken.id().parse().expect("an id");
    let left = move |conn: &mut registry::platform::db::DbConnection| {
        let job = jobs::table.find(id).select((jobs::state, jobs::done));
        let files = job_files::table.filter(job_files::job_id.eq(id));
        let (state, done): (String, i64) = job.first(conn)?;
        Ok((state, done, files.count().get_result::<i64>(conn)?))
    };
    let (state, done, _) = stage.server.db().read_now(left).expect("a job left behind");
    assert_eq!(state, "RUNNING", "it was killed in time");
    assert!(done >= 500 && done < i64::try_from(ROWS).expect("a number"));

    let again = Served::start(&url, &[]).await;
    let by = Client::new(&again.base, token);
    let made = ended(&by, &path).await;
    assert_eq!(made["state"], "SUCCEEDED", "{made:#}");
    assert_eq!(made["rowsWritten"], ROWS);
    let manifest = &made["manifest"];
    assert_eq!(
        (&manifest["rows"], &manifest["deletes"]),
        (&json!(ROWS), &json!(0))
    );
    let parts = parts(&made);
    let numbers: Vec<Value> = parts.iter().map(|part| part["number"].clone()).collect();
    assert_eq!(
        numbers,
        (1..=ROWS / PART)
            .map(|number| json!(number))
            .collect::<Vec<_>>()
    );
    assert!(parts.iter().all(|part| part["rows"] == PART));
    let bytes = parts.iter().filter_map(|part| part["bytes"].as_u64());
    assert_eq!(manifest["bytes"], bytes.sum::<u64>());
    // Nothing is left of the part that was being written.
    let (_, _, files) = stage.server.db().read_now(left).expect("a job that ended");
    assert_eq!(usize::try_from(files).ok(), Some(ROWS / PART));
    let mut ids: Vec<String> = rows(&by, &made)
        .await
        .iter()
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), ROWS);
    again.signal("-TERM");
    assert!(again.end().await);
}

#[actix_web::test]
async fn the_feed_goes_on_where_an_export_ends_and_so_does_the_next_export_of_changes() {
    let stage = Stage::set(json!({})).await;
    let (by, server) = (&stage.registrar, &stage.server);
    let kept = stage.person(1).await;
    let deleted = stage.person(2).await;
    let first = export(by, json!({"type": "trainees", "format": "NDJSON"})).await;
    assert_eq!(rows(by, &first).await.len(), 2);
    let cursor = first["manifest"]["feedCursor"].as_str().expect("a cursor");

    let address = json!({"address": "Bản Mòng"});
    let path = format!("/v1/trainees/{}", kept.id());
    by.patch(&path, &kept, address).await.expect(200);
    let path = format!("/v1/trainees/{}", deleted.id());
    by.delete(&path, &deleted).await.expect(204);
    let added = stage.person(3).await;

    // Other transactions may hold the end of the log back for a moment.
    let feed = format!("/v1/changes?types=trainees&cursor={cursor}");
    while by.get(&feed).await.expect(200).rows().len() < 3 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let order = json!({"type": "trainees", "format": "NDJSON", "since": cursor});
    let delta = export(by, order.clone()).await;
    let contents: Vec<Value> = parts(&delta)
        .iter()
        .map(|part| json!([part["content"], part["rows"]]))
        .collect();
    assert_eq!(contents, [json!(["ROWS", 2]), json!(["DELETES", 1])]);
    assert_eq!(delta["manifest"]["rows"], 2);
    assert_eq!(delta["manifest"]["deletes"], 1);
    let lines = rows(by, &delta).await;
    let ids: Vec<&Value> = lines.iter().map(|row| &row["id"]).collect();
    assert_eq!(
        ids,
        [&json!(kept.id()), &json!(added.id()), &json!(deleted.id())]
    );
    assert_eq!(lines[0]["address"], "Bản Mòng");
    assert_eq!(lines[0]["citizenId"], "•••••••••001");
    assert_eq!(lines[2]["op"], "DELETE");
    let name = parts(&delta)[1]["fileName"]
        .as_str()
        .expect("a text")
        .to_owned();
    assert!(name.ends_with("-deletes-002.ndjson.gz"), "{name}");

    let table = with(order.clone(), json!({"format": "CSV"}));
    let table = export(by, table).await;
    let forgotten = text(by, &parts(&table)[1]).await;
    assert!(
        forgotten.starts_with("type,id,op,version,at,"),
        "{forgotten}"
    );
    assert!(forgotten.contains(&format!("trainees,{},DELETE,", deleted.id())));

    let next = delta["manifest"]["feedCursor"].as_str().expect("a cursor");
    let quiet = export(by, with(order.clone(), json!({"since": next}))).await;
    assert_eq!(quiet["manifest"]["rows"], 0);
    assert_eq!(parts(&quiet).len(), 2);

    let filtered = with(order.clone(), json!({"filters": {"sex": "MALE"}}));
    let refused = by.post("/v1/exports", filtered).await;
    refused.expect_error_at(422, "EXPORT_FILTER_UNEXPECTED", "/filters");
    let other = json!({"type": "classes", "format": "NDJSON", "since": cursor});
    let refused = by.post("/v1/exports", other).await;
    refused.expect_error_at(400, "CURSOR_INVALID", "/since");
    let lead = server.lead().post("/v1/exports", order).await;
    lead.expect_problem(410, "CURSOR_EXPIRED");
}
