//! Mappings of headings to members as those who send files meet them.

use registry::platform::auth::authz::Role;
use registry::platform::values::ids::SchoolId;
use serde_json::{Value, json};

use crate::support::fixtures::with;
use crate::support::{BoundTo, Case, Client, TestServer, fixtures};

const PATH: &str = "/v1/import-mappings";

async fn registrar(server: &TestServer, code: &str) -> Client {
    let school = fixtures::school(&server.lead(), code).await;
    let school: SchoolId = fixtures::school_id(&school);
    server.registrar(school)
}

fn body() -> Value {
    json!({
        "name": "Danh sách học viên", "kind": "trainees",
        "columns": [
            {"heading": "Mã HV", "member": "externalId"},
            {"heading": "Họ và\ntên  học viên", "member": "fullName"},
            {"heading": "Ghi chú", "member": null}
        ],
        "constants": [{"member": "schoolingLevel", "value": "LOWER_SECONDARY"}]
    })
}

#[actix_web::test]
async fn a_registrar_stores_reads_changes_and_deletes_a_mapping() {
    let server = TestServer::start().await;
    let registrar = registrar(&server, "A1").await;

    let created = registrar.post(PATH, body()).await.expect(201);
    assert_eq!(created.body["version"], 1);
    assert!(created.body["organisationId"].is_string());
    let heading = &created.body["columns"][1]["heading"];
    assert_eq!(heading, "Họ và tên học viên");
    assert_eq!(created.body["columns"][2]["member"], Value::Null);

    let path = created.header("location").to_owned();
    let read = registrar.get(&path).await.expect(200);
    assert_eq!(read.body, created.body);

    let columns = json!([{"heading": "Mã", "member": "externalId"}]);
    let change = json!({"columns": columns, "constants": null});
    let refused = registrar.patch(&path, &read, change).await;
    refused.expect_error_at(400, "FIELD_TYPE", "/constants");
    let change = json!({"columns": columns, "constants": []});
    let changed = registrar.patch(&path, &read, change).await.expect(200);
    assert_eq!(changed.body["columns"], columns);
    assert_eq!(changed.body["version"], 2);
    let stale = registrar.patch(&path, &read, json!({"name": "B"})).await;
    stale.expect_problem(412, "VERSION_STALE");

    registrar.delete(&path, &changed).await.expect(204);
    registrar.get(&path).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn everything_that_is_wrong_with_a_mapping_is_told_where_it_is() {
    let server = TestServer::start().await;
    let registrar = registrar(&server, "A1").await;
    let columns = json!([
        {"heading": "Họ tên", "member": "fullName"},
        {"heading": "HO TEN:", "member": null},
        {"heading": "***", "member": null},
        {"heading": "Lớp", "member": "class"}
    ]);
    let constants = json!([
        {"member": "fullName", "value": "Lò Thị Mai"},
        {"member": "colour", "value": "xanh"},
        {"member": "phone", "value": "\u{200b}"}
    ]);
    let wrong = with(body(), json!({"columns": columns, "constants": constants}));
    let refused = registrar.post(PATH, wrong).await.expect(422);

    for (pointer, code) in [
        ("/columns/1/heading", "HEADING_REPEATED"),
        ("/columns/2/heading", "HEADING_INVALID"),
        ("/columns/3/member", "MEMBER_UNKNOWN"),
        ("/constants/0/member", "MEMBER_REPEATED"),
        ("/constants/1/member", "MEMBER_UNKNOWN"),
        ("/constants/2/value", "NAME_INVALID"),
    ] {
        let _case = Case::of(pointer);
        let error = (pointer.to_owned(), code.to_owned());
        assert!(refused.errors().contains(&error), "{:?}", refused.errors());
    }
}

#[actix_web::test]
async fn columns_may_be_parts_of_a_member_and_none_gets_its_value_twice() {
    let server = TestServer::start().await;
    let registrar = registrar(&server, "A1").await;
    let columns = json!([
        {"heading": "Ngày", "member": "birthDate.day"},
        {"heading": "Tháng", "member": "birthDate.month"},
        {"heading": "Năm", "member": "birthDate.year"},
        {"heading": "Xã", "member": "residenceCode"},
        {"heading": "Huyện", "member": "residenceCode.district"}
    ]);
    let parts = with(body(), json!({"columns": columns}));
    let created = registrar.post(PATH, parts).await.expect(201);
    assert_eq!(created.body["columns"], columns);

    let columns = json!([
        {"heading": "Họ tên", "member": "fullName"}, {"heading": "Tên", "member": "fullName"},
        {"heading": "Ngày", "member": "birthDate.day"}, {"heading": "Sinh", "member": "birthDate"},
        {"heading": "Nam", "member": "sex.day"}
    ]);
    let constants = json!([
        {"member": "sex.male", "value": "x"}, {"member": "birthDate", "value": "1965"}
    ]);
    let wrong = json!({"name": "B", "columns": columns, "constants": constants});
    let refused = registrar.post(PATH, with(body(), wrong)).await.expect(422);
    for (pointer, code) in [
        ("/columns/1/member", "MEMBER_REPEATED"),
        ("/columns/3/member", "MEMBER_REPEATED"),
        ("/columns/4/member", "MEMBER_UNKNOWN"),
        ("/constants/0/member", "MEMBER_UNKNOWN"),
        ("/constants/1/member", "MEMBER_REPEATED"),
    ] {
        let _case = Case::of(pointer);
        let error = (pointer.to_owned(), code.to_owned());
        assert!(refused.errors().contains(&error), "{:?}", refused.errors());
    }
}

#[actix_web::test]
async fn a_mapping_is_of_a_kind_that_has_tables_and_of_so_many_columns() {
    let server = TestServer::start().await;
    let registrar = registrar(&server, "A1").await;
    let column = |number: usize| json!({"heading": format!("Cột {number}"), "member": null});
    let columns = |count: usize| (0..count).map(column).collect::<Vec<_>>();

    for (change, code, pointer) in [
        (json!({"kind": "mixed"}), "FIELD_VALUE", "/kind"),
        (json!({"kind": "colours"}), "FIELD_VALUE", "/kind"),
        (json!({"columns": []}), "FIELD_LENGTH", "/columns"),
        (json!({"columns": columns(257)}), "FIELD_LENGTH", "/columns"),
        (
            json!({"columns": [{"heading": "a".repeat(201), "member": null}]}),
            "FIELD_LENGTH",
            "/columns/0/heading",
        ),
        (
            json!({"constants": [{"member": "address", "value": "001185012345"}]}),
            "FIELD_FORMAT",
            "/constants/0/value",
        ),
    ] {
        let _case = Case::of(&change);
        let refused = registrar.post(PATH, with(body(), change)).await;
        refused.expect_error_at(400, code, pointer);
    }
    let most = with(body(), json!({"columns": columns(256)}));
    registrar.post(PATH, most).await.expect(201);
}

#[actix_web::test]
async fn a_name_is_one_mapping_of_the_organisation() {
    let server = TestServer::start().await;
    let one = registrar(&server, "A1").await;
    let other = registrar(&server, "B2").await;
    one.post(PATH, body()).await.expect(201);

    let again = one.post(PATH, body()).await;
    again.expect_error_at(409, "IMPORT_MAPPING_NAME_TAKEN", "/name");
    other.post(PATH, body()).await.expect(201);
}

#[actix_web::test]
async fn mappings_are_seen_by_their_organisation_and_the_lead_agency() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let own = registrar(&server, "A1").await;
    let other = registrar(&server, "B2").await;
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    let stored = own.post(PATH, body()).await.expect(201);
    let of_lead = lead.post(PATH, body()).await.expect(201);
    let path = format!("{PATH}/{}", stored.id());

    assert_eq!(own.get(PATH).await.expect(200).column("id"), [stored.id()]);
    for stranger in [&other, &centre] {
        assert!(stranger.get(PATH).await.expect(200).rows().is_empty());
        let read = stranger.get(&path).await;
        read.expect_problem(404, "NOT_FOUND");
        let change = stranger.patch(&path, &stored, json!({"name": "B"})).await;
        change.expect_problem(404, "NOT_FOUND");
        let delete = stranger.delete(&path, &stored).await;
        delete.expect_problem(404, "NOT_FOUND");
    }
    let all = lead
        .get(&format!("{PATH}?sort=createdAt&count=exact"))
        .await;
    let all = all.expect(200);
    assert_eq!(all.column("id"), [stored.id(), of_lead.id()]);
    let organisation = stored.body["organisationId"].as_str().expect("an id");
    let path = format!("{PATH}?organisationId={organisation}&kind=trainees,classes");
    assert_eq!(
        lead.get(&path).await.expect(200).column("id"),
        [stored.id()]
    );
    let path = format!("{PATH}?kind=classes");
    assert!(lead.get(&path).await.expect(200).rows().is_empty());

    let viewer = server.user(Role::Viewer, BoundTo::Province);
    let refused = viewer.get(PATH).await;
    refused.expect_problem(403, "ACTION_FORBIDDEN");
}
