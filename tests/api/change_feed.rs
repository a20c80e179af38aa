//! The change feed: what a reader is told, that nothing is skipped, and where cursors lead.

use std::collections::BTreeMap;
use std::ops::Range;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use futures_util::future::join_all;
use registry::platform::authz::Role;
use registry::platform::db::schema::{audit_events, change_log, feed_state, users};
use registry::platform::db::types::Json;
use registry::platform::db::{DbConnection, Dialect, Purpose};
use registry::platform::feed::{self, Audience, Stream, Window};
use registry::platform::ids::AnyId;
use registry::platform::time::Timestamp;
use serde_json::{Value, json};

use crate::support::fixtures::{self, Stage};
use crate::support::{BoundTo, Client, Response, TestServer};

/// A reader of the feed who keeps a copy of everything it tells of.
pub struct Reader {
    client: Client,
    types: String,
    pub cursor: String,
    pub rows: BTreeMap<(String, String), Value>,
}

impl Reader {
    /// Start with a snapshot of these types, when all that was written before is decided: on
    /// PostgreSQL open transactions of other tests hold the end of the log back for moments, and
    /// what lies behind it would be told again.
    pub async fn start(server: &TestServer, client: &Client, types: &str) -> Self {
        while !is_decided(server) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let mut reader = Self {
            client: client.clone(),
            types: types.to_owned(),
            cursor: String::new(),
            rows: BTreeMap::new(),
        };
        let mut path = format!("/v1/changes/snapshot?limit=3{}", reader.asked());
        loop {
            let page = client.get(&path).await.expect(200);
            reader.store(page.rows());
            match page.next_cursor() {
                Some(next) => {
                    path = format!(
                        "/v1/changes/snapshot?limit=3&cursor={next}{}",
                        reader.asked()
                    );
                }
                None => {
                    let cursor = page.body["page"]["feedCursor"].as_str();
                    cursor.expect("a cursor").clone_into(&mut reader.cursor);
                    return reader;
                }
            }
        }
    }

    fn asked(&self) -> String {
        if self.types.is_empty() {
            String::new()
        } else {
            format!("&types={}", self.types)
        }
    }

    fn store(&mut self, entries: &[Value]) {
        for entry in entries {
            let text = |name: &str| entry[name].as_str().expect("a text").to_owned();
            let key = (text("type"), text("id"));
            match entry["op"].as_str().expect("an op") {
                "UPSERT" | "REKEY" => drop(self.rows.insert(key, entry["data"].clone())),
                _ => drop(self.rows.remove(&key)),
            }
        }
    }

    /// One page from the cursor, which moves on.
    pub async fn page(&mut self, limit: usize, wait: u64) -> Vec<Value> {
        let path = format!(
            "/v1/changes?cursor={}&limit={limit}&wait={wait}{}",
            self.cursor,
            self.asked()
        );
        let page = self.client.get(&path).await.expect(200);
        page.next_cursor()
            .expect("a cursor")
            .clone_into(&mut self.cursor);
        self.store(page.rows());
        page.rows().to_vec()
    }

    /// Everything up to something that shows that all before it has been told.
    pub async fn told(&mut self) -> Vec<Value> {
        let until = std::time::Instant::now() + Duration::from_secs(20);
        let mut told = self.page(500, 5).await;
        // Open transactions of other tests may hold entries back on PostgreSQL for a moment: what
        // belongs together was committed before, so it comes in the end.
        while told.is_empty() && std::time::Instant::now() < until {
            told = self.page(500, 5).await;
        }
        told
    }
}

fn is_decided(server: &TestServer) -> bool {
    let read = |conn: &mut DbConnection| {
        let newest: Option<i64> = change_log::table
            .select(diesel::dsl::max(change_log::tx))
            .first(conn)?;
        Ok(newest.unwrap_or(0) <= feed::end_of_log(conn)?.tx)
    };
    server.db().read_now(read).expect("the end of the log")
}

/// What happened to which row, in order.
fn told_of(entries: &[Value]) -> Vec<(String, String)> {
    let text = |entry: &Value, name: &str| entry[name].as_str().expect("a text").to_owned();
    entries
        .iter()
        .map(|entry| (text(entry, "op"), text(entry, "id")))
        .collect()
}

fn pair(op: &str, id: &str) -> (String, String) {
    (op.to_owned(), id.to_owned())
}

fn school_body(code: &str) -> Value {
    json!({"code": code, "nameVi": "Trường", "kind": "COLLEGE", "ownership": "PUBLIC"})
}

#[actix_web::test]
async fn a_change_is_told_with_the_row_as_an_ordinary_read_shows_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let school = fixtures::school(&lead, "A1").await;
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("UPSERT", &school.id())]);
    assert_eq!(told[0]["data"], school.body);
    assert_eq!(told[0]["keys"], json!({"code": "A1"}));
    assert_eq!(told[0]["version"], 1);
    assert_eq!(told[0]["type"], "schools");
}

#[actix_web::test]
async fn several_changes_of_one_row_are_told_once_and_a_deletion_with_its_keys() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let mut body = school_body("A1");
    body["externalIds"] = json!([{"system": "moet", "value": "7"}]);
    let school = lead.post("/v1/schools", body).await.expect(201);
    let path = format!("/v1/schools/{}", school.id());
    let school = lead
        .patch(&path, &school, json!({"address": "Số 1"}))
        .await
        .expect(200);
    assert_eq!(
        told_of(&reader.told().await),
        [pair("UPSERT", &school.id())]
    );
    lead.delete(&path, &school).await.expect(204);
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("DELETE", &school.id())]);
    assert_eq!(told[0]["keys"], json!({"code": "A1"}));
    assert_eq!(
        told[0]["externalIds"],
        json!([{"system": "moet", "value": "7"}])
    );
    assert_eq!(told[0]["version"], 2);
    assert!(told[0].get("data").is_none());
}

#[actix_web::test]
async fn a_page_ends_where_the_next_one_begins() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let mut made = Vec::new();
    for n in 0..5 {
        made.push(fixtures::school(&lead, &format!("S{n}")).await.id());
    }
    let mut told = Vec::new();
    while told.len() < 5 {
        let page = reader.page(2, 5).await;
        assert!(page.len() <= 2);
        told.extend(page);
    }
    let ids: Vec<_> = made.iter().map(|id| pair("UPSERT", id)).collect();
    assert_eq!(told_of(&told), ids);
    assert!(reader.page(2, 0).await.is_empty());
}

#[actix_web::test]
async fn a_school_is_told_of_its_own_people_alone() {
    let stage = Stage::set(json!({})).await;
    let other = fixtures::teaching(&stage.server.lead(), "B1").await;
    let other_registrar = stage.server.registrar(other.school_id());
    let mut own = Reader::start(&stage.server, &stage.registrar, "trainees,enrolments").await;
    let mut others = Reader::start(&stage.server, &other_registrar, "trainees,enrolments").await;
    let person = stage.person(1).await;
    let stranger = fixtures::person(&stage.server, &other_registrar, 2).await;
    assert_eq!(told_of(&own.told().await), [pair("UPSERT", &person.id())]);
    assert_eq!(
        told_of(&others.told().await),
        [pair("UPSERT", &stranger.id())]
    );
    let masked = &own.rows[&("trainees".to_owned(), person.id())];
    assert_eq!(masked["citizenId"], "•••••••••001");
    assert!(!masked["masked"].as_array().expect("a list").is_empty());
}

#[actix_web::test]
async fn a_class_enters_everybodys_sight_when_it_opens_and_leaves_it_when_it_is_taken_back() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    let mut reader = Reader::start(&server, &viewer, "classes").await;
    let class = fixtures::class(&server, &teaching, "L1", json!({})).await;
    let hidden = fixtures::class(&server, &teaching, "L2", json!({})).await;
    let open = fixtures::step(&lead, &class, "OPEN").await.expect(200);
    assert_eq!(told_of(&reader.told().await), [pair("UPSERT", &class.id())]);
    let planned = fixtures::step(&lead, &open, "PLANNED").await.expect(200);
    let path = format!("/v1/classes/{}", class.id());
    let renamed = json!({"code": "SECRET"});
    let planned = lead.patch(&path, &planned, renamed).await.expect(200);
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("LEFT_SCOPE", &class.id())]);
    assert_eq!(told[0]["keys"]["code"], "L1");
    lead.delete(&path, &planned).await.expect(204);
    // Something that the reader does see comes after all that it must not.
    let last = fixtures::open_class(&server, &teaching, "L3", json!({})).await;
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("UPSERT", &last.id())]);
    assert!(!format!("{told:?}").contains(&hidden.id()));
}

#[actix_web::test]
async fn whoever_moves_leaves_one_commune_and_enters_the_other() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (from, to) = (
        server.unit("COMMUNE", "03646"),
        server.unit("COMMUNE", "03664"),
    );
    let types = "trainees,beneficiary-statuses";
    let mut before = Reader::start(&server, &server.commune(from), types).await;
    let mut after = Reader::start(&server, &server.commune(to), types).await;
    let person = fixtures::person(&server, &lead, 1).await;
    let status = fixtures::claim(&lead, &person.id(), json!({}))
        .await
        .expect(201);
    let entered = [pair("UPSERT", &person.id()), pair("UPSERT", &status.id())];
    assert_eq!(told_of(&settled(&mut before, 2).await), entered);
    let path = format!("/v1/trainees/{}", person.id());
    lead.patch(&path, &person, json!({"residenceUnitId": to}))
        .await
        .expect(200);
    let left = [
        pair("LEFT_SCOPE", &person.id()),
        pair("LEFT_SCOPE", &status.id()),
    ];
    assert_eq!(told_of(&settled(&mut before, 2).await), left);
    assert_eq!(told_of(&settled(&mut after, 2).await), entered);
    assert!(before.rows.is_empty());
}

/// What the shipped catalogues are told to be after `cursor`, and where the feed goes on.
async fn released(lead: &Client, cursor: &str) -> (Vec<Value>, String) {
    let types = "admin-units,code-lists,occupations";
    let path = format!("/v1/changes?types={types}&limit=500&cursor={cursor}");
    let page = lead.get(&path).await.expect(200);
    let next = page.next_cursor().expect("a cursor").to_owned();
    (page.rows().to_vec(), next)
}

#[actix_web::test]
async fn a_new_release_tells_what_it_changes_in_the_catalogues_and_nothing_else() {
    use registry::platform::db::schema::{
        admin_units, catalogue_loads, code_list_items, occupations,
    };
    let server = TestServer::start().await;
    let lead = server.lead();
    let first = "/v1/changes?types=admin-units,code-lists,occupations";
    let first = lead.get(first).await.expect(200);
    assert!(first.rows().is_empty(), "the first load tells of nothing");
    let cursor = first.next_cursor().expect("a cursor").to_owned();
    let path = "/v1/code-lists/fields/items/NON_AGRICULTURAL";
    let own = lead.get(path).await.expect(200);
    let label = json!({"labelVi": "Của tỉnh", "labelEn": "Ours"});
    let admin = server.administrator().with("if-match", own.etag());
    admin.put(path, label).await.expect(200);
    // As an older release had them.
    let commune = server.unit("COMMUNE", "03646");
    let outdated = move |conn: &mut DbConnection| {
        diesel::update(code_list_items::table.find(("fields", "AGRICULTURAL")))
            .set(code_list_items::label_vi.eq("Cũ"))
            .execute(conn)?;
        diesel::update(admin_units::table.find(commune))
            .set(admin_units::name.eq("Phường Cũ"))
            .execute(conn)?;
        diesel::delete(occupations::table.find(fixtures::occupation(13))).execute(conn)?;
        diesel::update(catalogue_loads::table)
            .set(catalogue_loads::digest.eq("another"))
            .execute(conn)?;
        Ok(())
    };
    let reload = || {
        server.db().write_now(outdated).expect("an older release");
        server.another()
    };
    drop(reload());
    let (mut told, mut next) = (Vec::new(), cursor);
    while told.len() < 4 {
        let (some, after) = released(&lead, &next).await;
        told.extend(some);
        next = after;
    }
    let mut told: Vec<(String, i64, Value)> = told
        .iter()
        .map(|entry| {
            let (keys, data) = (&entry["keys"], &entry["data"]);
            let label = [&data["labelVi"], &data["name"], &data["nameVi"]];
            let label = label.into_iter().find(|label| label.is_string());
            (
                keys["code"].as_str().expect("a code").to_owned(),
                entry["version"].as_i64().expect("a number"),
                label.cloned().unwrap_or_default(),
            )
        })
        .collect();
    told.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(told[0], ("03646".into(), 2, json!("Phường Tô Hiệu")));
    assert_eq!((told[1].0.as_str(), told[1].1), ("AGRICULTURAL", 2));
    assert_ne!(told[1].2, "Cũ");
    assert_eq!(told[2], ("NON_AGRICULTURAL".into(), 2, json!("Của tỉnh")));
    assert_eq!((told[3].0.as_str(), told[3].1), ("SL-2017-13", 1));
    let count = |conn: &mut DbConnection| {
        let loads = audit_events::table.filter(audit_events::action.like("%.load"));
        Ok(loads.count().get_result::<i64>(conn)?)
    };
    assert_eq!(server.db().read_now(count).ok(), Some(3));
    // What the release changed before is the release's still, and the operator's the operator's.
    drop(reload());
    let own = lead.get(path).await.expect(200);
    assert_eq!(own.body["labelVi"], "Của tỉnh");
    let unit = format!("/v1/admin-units/{commune}");
    let unit = lead.get(&unit).await.expect(200);
    assert_eq!(
        (&unit.body["name"], &unit.body["version"]),
        (&json!("Phường Tô Hiệu"), &json!(3))
    );
}

/// Entries until there are so many of them.
async fn settled(reader: &mut Reader, count: usize) -> Vec<Value> {
    let mut told = Vec::new();
    for _ in 0..20 {
        told.extend(reader.page(500, 3).await);
        if told.len() >= count {
            break;
        }
    }
    told
}

#[actix_web::test]
async fn a_person_enters_the_sight_of_the_employment_centre_with_the_first_completion() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    let near = BoundTo::Unit(server.unit("COMMUNE", "03646"));
    let far = BoundTo::Unit(server.unit("COMMUNE", "03664"));
    let types = "trainees,enrolments";
    let mut all = Reader::start(server, &centre, types).await;
    let mut near = Reader::start(server, &server.user(Role::EmploymentCentre, near), types).await;
    let mut far = Reader::start(server, &server.user(Role::EmploymentCentre, far), types).await;
    let unseen = stage.person(7).await;
    let done = stage.graduate(1, "PASSED").await;
    let person = done.body["traineeId"].as_str().expect("an id");
    let expected = [pair("UPSERT", &done.id()), pair("UPSERT", person)];
    let told = settled(&mut all, 2).await;
    assert_eq!(told_of(&told), expected);
    assert!(!format!("{told:?}").contains(&unseen.id()));
    assert_eq!(told_of(&settled(&mut near, 2).await), expected);
    assert!(far.page(500, 0).await.is_empty());
}

#[actix_web::test]
async fn a_school_that_lets_a_person_go_is_told_so_with_its_own_keys() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let lead = server.lead();
    let other = fixtures::teaching(&lead, "B1").await;
    let joining = server.registrar(other.school_id());
    let person = stage.person(1).await;
    let mut reader = Reader::start(server, &joining, "trainees").await;
    let mut province = Reader::start(server, &lead, "trainees").await;
    let mut body = fixtures::person_body(server, 1);
    body["externalIds"] = json!([{"system": "b-sis", "value": "HV1"}]);
    let joined = joining.post("/v1/trainees", body).await.expect(201);
    assert_eq!(joined.id(), person.id());
    // With the person comes the key that the school has given them.
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("REKEY", &person.id())]);
    let own = json!([{"system": "b-sis", "value": "HV1"}]);
    assert_eq!(told[0]["data"]["externalIds"], own);
    assert_eq!(told[0]["keys"]["current"]["externalIds"], own);
    province.told().await;
    let path = format!("/v1/trainees/{}", person.id());
    joining.delete(&path, &joined).await.expect(204);
    let told = reader.told().await;
    assert_eq!(told_of(&told), [pair("LEFT_SCOPE", &person.id())]);
    assert_eq!(told[0]["externalIds"], own);
    // For the province the person has not gone anywhere.
    assert_eq!(
        told_of(&province.told().await),
        [pair("UPSERT", &person.id())]
    );
}

#[actix_web::test]
async fn a_merge_and_its_reversal_leave_every_copy_right() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let lead = server.lead();
    let other = fixtures::teaching(&lead, "B1").await;
    let other = server.registrar(other.school_id());
    let types = "trainees,enrolments,beneficiary-statuses";
    // The one who goes has completed a class; the survivor is another school's alone.
    let done = stage.graduate(1, "PASSED").await;
    let gone = done.body["traineeId"].as_str().expect("an id").to_owned();
    let doubled = fixtures::with(
        fixtures::person_body(server, 1),
        json!({
            "citizenId": null, "fullName": "Lo Thi Mai 1",
            "passport": {"country": "LA", "number": "PA1234567"}
        }),
    );
    let survivor = other.post("/v1/trainees", doubled).await.expect(201);
    fixtures::claim(&lead, &survivor.id(), json!({}))
        .await
        .expect(201);
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let mut readers = Vec::new();
    for client in [&lead, &stage.registrar, &other, &commune] {
        readers.push(Reader::start(server, client, types).await);
    }
    readers.push(Reader::start(server, &centre, "trainees,enrolments").await);
    let found = lead
        .get("/v1/trainee-matches?status=OPEN")
        .await
        .expect(200);
    let path = format!("/v1/trainee-matches/{}", found.column("id")[0]);
    let found = lead.get(&path).await.expect(200);
    let body = json!({"decision": "MERGE", "survivorId": survivor.id(), "reason": "Một người"});
    let merged = lead
        .with("if-match", found.etag())
        .post(&format!("{path}/decisions"), body)
        .await
        .expect(200);
    let told = expect_copies(&mut readers).await;
    for told in [&told[0], &told[1], &told[4]] {
        let merge = told.iter().find(|entry| entry["op"] == "MERGE");
        let merge = merge.unwrap_or_else(|| panic!("no merge in {told:#?}"));
        assert_eq!(
            (&merge["id"], &merge["mergedInto"]),
            (&json!(gone), &json!(survivor.id()))
        );
    }
    lead.with("if-match", merged.etag())
        .post(&format!("{path}/reversal"), json!({"reason": "Hai người"}))
        .await
        .expect(200);
    expect_copies(&mut readers).await;
}

/// Let every reader read on until its copy is what its lists say; what each was told.
async fn expect_copies(readers: &mut [Reader]) -> Vec<Vec<Value>> {
    let mut all = Vec::new();
    for reader in readers {
        let types = reader.types.clone();
        let mut wanted = BTreeMap::new();
        for kind in types
            .split(',')
            .filter(|kind| *kind != "beneficiary-statuses")
        {
            wanted.extend(rows_of(&reader.client, &format!("/v1/{kind}")).await);
        }
        if types.contains("beneficiary-statuses") {
            let people: Vec<String> = wanted
                .keys()
                .filter(|(kind, _)| kind == "trainees")
                .map(|(_, id)| id.clone())
                .collect();
            for id in people {
                let path = format!("/v1/trainees/{id}/beneficiary-statuses");
                wanted.extend(rows_of(&reader.client, &path).await);
            }
        }
        let mut told = Vec::new();
        for _ in 0..20 {
            if !told.is_empty() && reader.rows == wanted {
                break;
            }
            told.extend(reader.page(500, 2).await);
        }
        assert_eq!(reader.rows, wanted);
        all.push(told);
    }
    all
}

#[actix_web::test]
async fn keys_that_a_school_gave_are_not_told_to_others() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let mut reader = Reader::start(server, &commune, "enrolments").await;
    let mut own = Reader::start(&stage.server, &stage.registrar, "enrolments").await;
    let person = stage.person(1).await;
    let keys = json!({"externalIds": [{"system": "a-sis", "value": "GD-SECRET"}]});
    let enrolment = fixtures::enrol(&stage.registrar, &person.id(), &stage.class.id(), keys).await;
    let enrolment = enrolment.expect(201);
    let path = format!("/v1/enrolments/{}", enrolment.id());
    let mut told = reader.told().await;
    own.told().await;
    stage.registrar.delete(&path, &enrolment).await.expect(204);
    told.extend(reader.told().await);
    assert_eq!(told.last().expect("an entry")["op"], "DELETE");
    assert!(!format!("{told:?}").contains("GD-SECRET"));
    let told = own.told().await;
    assert_eq!(told[0]["externalIds"][0]["value"], "GD-SECRET");
}

#[actix_web::test]
async fn a_type_that_the_caller_may_not_read_is_not_in_the_feed() {
    let server = TestServer::start().await;
    let scopes = ["changes:read", "schools:read"];
    let reader = server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &scopes);
    let page = reader.get("/v1/changes").await.expect(200);
    let types = json!([
        "admin-units",
        "code-lists",
        "occupations",
        "schools",
        "campuses",
        "licence-lines"
    ]);
    assert_eq!(page.body["page"]["types"], types);
    reader
        .get("/v1/changes?types=schools,trainees")
        .await
        .expect_problem(403, "SCOPE_MISSING");
    let unknown = server.lead().get("/v1/changes?types=users").await;
    unknown.expect_error_at(400, "PARAMETER_INVALID", "types");
    for path in ["/v1/changes?limit=501", "/v1/changes/snapshot?limit=0"] {
        let refused = server.lead().get(path).await;
        refused.expect_error_at(400, "PARAMETER_INVALID", "limit");
    }
    let refused = server.lead().get("/v1/changes?wait=31").await;
    refused.expect_error_at(400, "PARAMETER_INVALID", "wait");
}

/// The cursor that a page ends with.
async fn cursor(client: &Client, path: &str) -> String {
    let page = client.get(path).await.expect(200);
    page.next_cursor().expect("a cursor").to_owned()
}

#[track_caller]
fn expect_expired(answer: Response, reason: &str) {
    let answer = answer.expect_problem(410, "CURSOR_EXPIRED");
    assert_eq!(answer.body["errors"][0]["params"]["reason"], reason);
    assert_eq!(
        answer.header("link"),
        "</v1/changes/snapshot>; rel=\"start\""
    );
}

#[actix_web::test]
async fn a_cursor_is_good_for_its_own_reader_and_types() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let held = cursor(&lead, "/v1/changes?types=schools").await;
    let path = format!("/v1/changes?cursor={held}");
    let other_types = lead.get(&format!("{path}&types=courses")).await;
    other_types.expect_problem(400, "CURSOR_INVALID");
    let no_types = lead.get(&path).await;
    no_types.expect_problem(400, "CURSOR_INVALID");
    let changed = format!("/v1/changes?types=schools&cursor=A{}", &held[1..]);
    lead.get(&changed)
        .await
        .expect_problem(400, "CURSOR_INVALID");
    let commune = server.commune(server.unit("COMMUNE", "03646"));
    let foreign = commune.get(&format!("{path}&types=schools")).await;
    expect_expired(foreign, "REACH_CHANGED");
}

#[actix_web::test]
async fn a_reader_whose_role_has_changed_starts_again() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let held = cursor(&lead, "/v1/changes").await;
    let path = format!("/v1/changes?cursor={held}");
    lead.get(&path).await.expect(200);
    let demote = |conn: &mut DbConnection| {
        let roles = users::roles.eq(Json(vec![Role::Department]));
        Ok(diesel::update(users::table).set(roles).execute(conn)?)
    };
    server.db().write_now(demote).expect("a change");
    server.state().sessions.forget_actors();
    expect_expired(lead.get(&path).await, "REACH_CHANGED");
}

#[actix_web::test]
async fn a_cursor_from_before_the_log_or_from_another_one_has_expired() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let path = |cursor: &str| format!("/v1/changes?types=schools&cursor={cursor}");
    let first = fixtures::school(&lead, "A1").await;
    let start = reader.cursor.clone();
    reader.told().await;
    fixtures::school(&lead, "A2").await;
    let age = move |conn: &mut DbConnection| {
        let first: AnyId = first.id().parse().expect("an id");
        let old = Timestamp::now().plus_seconds(-100 * 86_400);
        diesel::update(change_log::table.filter(change_log::resource_id.eq(first)))
            .set(change_log::at.eq(old))
            .execute(conn)?;
        let oldest = Timestamp::now().plus_seconds(-90 * 86_400);
        feed::sweep(conn, oldest)
    };
    server.db().write_now(age).expect("a sweep");
    let told = reader.told().await;
    assert_eq!(told.len(), 1, "{told:#?}");
    expect_expired(lead.get(&path(&start)).await, "TOO_OLD");
    // Without a cursor the feed begins with what is left.
    let rest = lead.get("/v1/changes?types=schools").await.expect(200);
    assert_eq!(rest.rows().len(), 1);

    let another = |conn: &mut DbConnection| {
        let epoch = feed_state::epoch.eq(AnyId::new());
        Ok(diesel::update(feed_state::table).set(epoch).execute(conn)?)
    };
    server.db().write_now(another).expect("another epoch");
    expect_expired(lead.get(&path(&reader.cursor)).await, "LOG_REPLACED");
}

#[actix_web::test]
async fn a_cursor_from_after_the_restored_backup_has_expired() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    fixtures::school(&lead, "A1").await;
    reader.told().await;
    if server.db().dialect() == Dialect::Sqlite {
        let forget = |conn: &mut DbConnection| Ok(diesel::delete(change_log::table).execute(conn)?);
        server.db().write_now(forget).expect("an older log");
        let path = format!("/v1/changes?types=schools&cursor={}", reader.cursor);
        expect_expired(lead.get(&path).await, "AHEAD_OF_LOG");
    } else {
        // A dump of a cluster with higher transaction numbers is restored here.
        let restore = |conn: &mut DbConnection| {
            let higher = change_log::tx.eq(change_log::tx + 1_000_000_000_i64);
            Ok(diesel::update(change_log::table)
                .set(higher)
                .execute(conn)?)
        };
        server.db().write_now(restore).expect("a foreign log");
        feed::prepare(server.db()).expect("a repaired log");
        let path = format!("/v1/changes?types=schools&cursor={}", reader.cursor);
        expect_expired(lead.get(&path).await, "LOG_REPLACED");
        let mut again = Reader::start(&server, &lead, "schools").await;
        assert_eq!(again.rows.len(), 1);
        let school = fixtures::school(&lead, "A2").await;
        assert_eq!(told_of(&again.told().await), [pair("UPSERT", &school.id())]);
    }
}

#[actix_web::test]
async fn a_transaction_that_commits_late_is_told_all_the_same() {
    let server = TestServer::start().await;
    if server.db().dialect() == Dialect::Sqlite {
        // One writer: no transaction begins before another one ends.
        return;
    }
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let url = server.database_url().parse().expect("a database URL");
    let mut early = DbConnection::open(&url, Purpose::Write).expect("a connection");
    // The early transaction draws its number, and others commit behind it.
    let entry = |id: AnyId| {
        format!(
            "INSERT INTO change_log (at, resource, resource_id, op, version, keys) \
             VALUES (now(), 'schools', '{id}', 'DELETE', 1, '{{}}')"
        )
    };
    let (first, second) = (AnyId::new(), AnyId::new());
    early
        .batch_execute(&format!("BEGIN; {}", entry(first)))
        .expect("an open transaction");
    let late = server.db().clone();
    let sql = entry(second);
    late.write_now(move |conn| Ok(conn.batch_execute(&sql)?))
        .expect("a commit");
    assert!(reader.page(500, 0).await.is_empty(), "nothing is decided");
    early.batch_execute("COMMIT").expect("a commit");
    let told = settled(&mut reader, 2).await;
    let expected = [
        pair("DELETE", &first.to_string()),
        pair("DELETE", &second.to_string()),
    ];
    assert_eq!(told_of(&told), expected);
}

#[actix_web::test]
async fn a_reader_who_follows_many_writers_ends_with_the_same_rows() {
    let server = TestServer::start().await;
    let lead = server.lead();
    for n in 0..10 {
        fixtures::school(&lead, &format!("OLD{n}")).await;
    }
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let writers = (0..8).map(|writer| {
        let lead = lead.clone();
        async move {
            for n in 0..12 {
                let code = format!("W{writer}-{n}");
                let school = lead
                    .post("/v1/schools", school_body(&code))
                    .await
                    .expect(201);
                let path = format!("/v1/schools/{}", school.id());
                let patch = json!({"address": format!("Số {n}")});
                let school = lead.patch(&path, &school, patch).await.expect(200);
                if n % 3 == 0 {
                    lead.delete(&path, &school).await.expect(204);
                }
            }
        }
    });
    let follow = async {
        // Small pages, so that many of them end in the middle of what is written.
        for _ in 0..60 {
            reader.page(7, 0).await;
        }
        reader
    };
    let (_, mut reader) = futures_util::future::join(join_all(writers), follow).await;
    let wanted = rows_of(&lead, "/v1/schools").await;
    for _ in 0..100 {
        if reader.rows == wanted {
            break;
        }
        reader.page(500, 1).await;
    }
    assert_eq!(reader.rows, wanted);
}

/// All rows of a list, as a reader would keep them.
pub async fn rows_of(client: &Client, path: &str) -> BTreeMap<(String, String), Value> {
    let resource = path.rsplit('/').next().expect("a name").to_owned();
    let mut rows = BTreeMap::new();
    let mut next = format!("{path}?limit=500");
    loop {
        let page = client.get(&next).await.expect(200);
        for row in page.rows() {
            let id = row["id"].as_str().expect("an id").to_owned();
            rows.insert((resource.clone(), id), row.clone());
        }
        match page.next_cursor() {
            Some(cursor) => next = format!("{path}?limit=500&cursor={cursor}"),
            None => return rows,
        }
    }
}

#[actix_web::test]
async fn a_snapshot_has_every_row_and_joins_the_feed_without_a_gap() {
    let stage = Stage::set(json!({})).await;
    let server = &stage.server;
    let lead = server.lead();
    for number in 1..6 {
        stage.applicant(number).await;
    }
    let types = "classes,trainees,enrolments";
    let first = format!("/v1/changes/snapshot?types={types}&limit=4");
    let page = stage.registrar.get(&first).await.expect(200);
    assert_eq!(page.rows().len(), 4);
    assert!(page.body["page"]["feedCursor"].is_null());
    // Behind the pages that were read, and before those that were not.
    let late = stage.applicant(6).await;
    let mut reader = Reader::start(&stage.server, &stage.registrar, types).await;
    reader.rows.clear();
    reader.store(page.rows());
    let mut next = page.next_cursor().map(str::to_owned);
    while let Some(cursor) = next {
        let path = format!("{first}&cursor={cursor}");
        let page = stage.registrar.get(&path).await.expect(200);
        reader.store(page.rows());
        next = page.next_cursor().map(str::to_owned);
        if next.is_none() {
            let cursor = page.body["page"]["feedCursor"].as_str();
            cursor.expect("a cursor").clone_into(&mut reader.cursor);
        }
    }
    let told = reader.told().await;
    assert!(told.iter().any(|entry| entry["id"] == late.id()));
    for path in ["/v1/classes", "/v1/trainees", "/v1/enrolments"] {
        for (key, row) in rows_of(&stage.registrar, path).await {
            assert_eq!(reader.rows.remove(&key), Some(row), "{key:?}");
        }
    }
    assert!(reader.rows.is_empty());
    // The province has more to read; every resource is in its snapshot.
    let all = Reader::start(server, &lead, "").await;
    let kinds: std::collections::BTreeSet<&str> =
        all.rows.keys().map(|(kind, _)| kind.as_str()).collect();
    for kind in ["admin-units", "code-lists", "occupations", "schools"] {
        assert!(kinds.contains(kind), "{kind}");
    }
}

#[actix_web::test]
async fn a_waiting_reader_is_woken_by_what_concerns_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    let writing = async {
        // Whoever waits is in the hub before anything is written.
        while server.state().feed.waiters() == 0 {
            tokio::task::yield_now().await;
        }
        fixtures::school(&lead, "A1").await
    };
    let (told, school) = futures_util::future::join(reader.page(50, 30), writing).await;
    assert_eq!(told_of(&told), [pair("UPSERT", &school.id())]);
    assert_eq!(server.state().feed.waiters(), 0);
}

#[actix_web::test]
async fn who_waits_for_nothing_gets_an_empty_page() {
    let server = TestServer::start().await;
    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    let teaching = fixtures::teaching(&server.lead(), "A1").await;
    let mut reader = Reader::start(&server, &viewer, "courses").await;
    let writing = async {
        while server.state().feed.waiters() == 0 {
            tokio::task::yield_now().await;
        }
        let mut draft = fixtures::course_body(&teaching.school.id(), "D1");
        draft["status"] = json!("DRAFT");
        server.lead().post("/v1/courses", draft).await.expect(201);
    };
    let (told, ()) = futures_util::future::join(reader.page(50, 2), writing).await;
    assert!(told.is_empty());
    assert_eq!(server.state().feed.waiters(), 0);
}

#[actix_web::test]
async fn a_waiting_reader_who_goes_away_frees_its_place() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut reader = Reader::start(&server, &lead, "schools").await;
    {
        let page = std::pin::pin!(reader.page(50, 30));
        let waiting = std::pin::pin!(async {
            while server.state().feed.waiters() == 0 {
                tokio::task::yield_now().await;
            }
        });
        futures_util::future::select(page, waiting).await;
    }
    drop(reader);
    drop(lead);
    while server.state().feed.waiters() > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[actix_web::test]
async fn places_are_found_by_index_ranges() {
    let server = TestServer::start().await;
    let fill = |conn: &mut DbConnection| {
        let numbers = match conn.dialect() {
            Dialect::Sqlite => {
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                 INSERT INTO change_log (at, resource, resource_id, op, version, keys, school_id,
                    commune_id, enterprise_id, organisation_id, is_open, is_served)
                 SELECT 0, CASE i % 4 WHEN 0 THEN 'trainees' WHEN 1 THEN 'classes'
                    WHEN 2 THEN 'schools' ELSE 'enrolments' END, randomblob(16), 'UPSERT', 1,
                    '{}', randomblob(16), randomblob(16), randomblob(16),
                    CASE WHEN i % 100 = 0 THEN randomblob(16) END, i % 2, i % 3 = 0 FROM n"
            }
            Dialect::Postgres => {
                "INSERT INTO change_log (at, resource, resource_id, op, version, keys, school_id,
                    commune_id, enterprise_id, organisation_id, is_open, is_served, tx)
                 SELECT now(), CASE i % 4 WHEN 0 THEN 'trainees' WHEN 1 THEN 'classes'
                    WHEN 2 THEN 'schools' ELSE 'enrolments' END, gen_random_uuid(), 'UPSERT', 1,
                    '{}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                    CASE WHEN i % 100 = 0 THEN gen_random_uuid() END, i % 2 = 0, i % 3 = 0, i / 10
                 FROM generate_series(1, 20000) AS i; ANALYZE change_log"
            }
        };
        Ok(conn.batch_execute(numbers)?)
    };
    server.db().write_now(fill).expect("a log");
    let id = AnyId::new().uuid();
    let (school, commune) = match server.db().dialect() {
        Dialect::Sqlite => ("change_log_filed", "change_log_filed"),
        Dialect::Postgres => ("change_log_by_school", "change_log_by_commune"),
    };
    for (audience, index) in [
        (Audience::Everybody, "change_log_by_resource"),
        (Audience::Open, "change_log_open"),
        (Audience::Served, "change_log_served"),
        (Audience::ServedIn(id.into()), "change_log_"),
        (Audience::School(id.into()), school),
        (Audience::Commune(id.into()), commune),
        (Audience::Enterprise(id.into()), "change_log_by_enterprise"),
        (
            Audience::Organisation(id.into()),
            "change_log_by_organisation",
        ),
    ] {
        expect_index(&server, &["trainees"], audience, index);
    }
    let several = ["trainees", "schools", "classes"];
    let in_order = match server.db().dialect() {
        Dialect::Sqlite => "SEARCH change_log USING INTEGER PRIMARY KEY",
        Dialect::Postgres => "change_log_in_order",
    };
    expect_index(&server, &several, Audience::Everybody, in_order);
}

#[track_caller]
fn expect_index(server: &TestServer, resources: &[&'static str], audience: Audience, index: &str) {
    let window = Window::of(vec![Stream {
        resources: resources.to_vec(),
        audience,
    }]);
    let explain = move |conn: &mut DbConnection| feed::explain(conn, &window, 501);
    let plan = server.db().read_now(explain).expect("a plan");
    assert!(plan.contains(index), "{audience:?}: {plan}");
    // A range of the index, in its order: nothing is collected and sorted before the limit.
    let sorted = ["Seq Scan on change_log", "SCAN change_log"];
    assert!(!sorted.iter().any(|bad| plan.contains(bad)), "{plan}");
}

#[actix_web::test]
async fn a_school_and_a_commune_find_all_of_a_long_log() {
    let server = TestServer::start().await;
    let ids = [1_u128, 2, 3].map(|number| AnyId::from(uuid::Uuid::from_u128(number)));
    let [school, commune, other] = ids;
    let write = move |numbers: Range<i64>, conn: &mut DbConnection| {
        for number in numbers {
            let resource = ["trainees", "classes"][usize::try_from(number % 2).expect("0 or 1")];
            let entry = (
                change_log::at.eq(Timestamp::now()),
                change_log::resource.eq(resource),
                change_log::resource_id.eq(AnyId::new()),
                change_log::op.eq("UPSERT"),
                change_log::version.eq(number),
                change_log::keys.eq(Json(json!({}))),
                change_log::school_id.eq((number % 3 == 0).then_some(school)),
                change_log::commune_id.eq(Some(if number % 5 == 0 { commune } else { other })),
            );
            diesel::insert_into(change_log::table)
                .values(entry)
                .execute(conn)?;
        }
        Ok(())
    };
    for numbers in [0..2_000, 2_000..2_500] {
        let write = move |conn: &mut DbConnection| write(numbers, conn);
        server.db().write_now(write).expect("a log");
    }
    while !is_decided(&server) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // The first are filed on SQLite, those for both under both, and the others are not yet.
    if server.db().dialect() == Dialect::Sqlite {
        let filed = |conn: &mut DbConnection| {
            let count = sql::<BigInt>("SELECT count(*) FROM change_log_filed");
            Ok(count.get_result::<i64>(conn)?)
        };
        let filed = server.db().read_now(filed).expect("a count");
        assert_eq!(filed, 2_000 + 667);
    }
    let stream = |resource, audience| Stream {
        resources: vec![resource],
        audience,
    };
    let window = Window::of(vec![
        stream("trainees", Audience::School(school.uuid().into())),
        stream("classes", Audience::Commune(commune.uuid().into())),
    ]);
    let read = move |conn: &mut DbConnection| {
        let (mut after, end) = (feed::Position::default(), feed::end_of_log(conn)?);
        let mut versions = Vec::new();
        loop {
            let places = feed::places(conn, &window, after, end, 100)?;
            let Some(last) = places.last() else {
                return Ok(versions);
            };
            after = *last;
            let entries = feed::load(conn, &places)?;
            assert_eq!(entries.len(), places.len(), "a place without an entry");
            versions.extend(entries.iter().map(|entry| entry.version));
        }
    };
    let seen = |number: &i64| match number % 2 {
        0 => number % 3 == 0,
        _ => number % 5 == 0,
    };
    let expected: Vec<i64> = (0..2_500).filter(seen).collect();
    assert_eq!(
        server.db().read_now(read.clone()).expect("places"),
        expected
    );

    // What is removed for its age is removed from wherever it was filed.
    let sweep = |conn: &mut DbConnection| {
        let some = change_log::table.filter(change_log::version.lt(2_200));
        Ok(diesel::delete(some).execute(conn)?)
    };
    server.db().write_now(sweep).expect("a shorter log");
    let expected: Vec<i64> = (2_200..2_500).filter(seen).collect();
    assert_eq!(server.db().read_now(read).expect("places"), expected);
}
