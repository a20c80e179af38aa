//! Organisations as administrators and others meet them.

use serde_json::json;

use registry::platform::auth::authz::Role;

use crate::support::identity::{self, enterprise};
use crate::support::{BoundTo, Case, TestServer};

const PATH: &str = "/v1/organisations";
const UNKNOWN: &str = "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11";

#[actix_web::test]
async fn an_administrator_registers_reads_changes_and_deletes() {
    let server = TestServer::start().await;
    let admin = server.administrator();

    let body = json!({"kind": "APP_OWNER", "name": " Công ty  Phần mềm A "});
    let created = admin.post(PATH, body).await.expect(201);
    assert_eq!(created.body["name"], "Công ty Phần mềm A");
    assert_eq!(created.body["active"], true);

    let path = created.header("location").to_owned();
    let read = admin.get(&path).await.expect(200);
    assert_eq!(read.body, created.body);

    let change = json!({"name": "Công ty B"});
    let changed = admin.patch(&path, &read, change).await.expect(200);
    assert_eq!(changed.body["name"], "Công ty B");

    let stale = admin.patch(&path, &read, json!({"name": "C2"})).await;
    stale.expect_problem(412, "VERSION_STALE");

    let blind = admin.send(reqwest::Method::DELETE, &path, None).await;
    blind.expect_problem(428, "VERSION_REQUIRED");

    admin.delete(&path, &changed).await.expect(204);
    admin.get(&path).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn each_kind_has_its_own_link() {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let (_, school) = identity::school(&admin, "A1").await;
    let unit = server.unit("PROVINCE", "14");
    let cases = [
        (
            json!({"kind": "AGENCY"}),
            "ORGANISATION_UNIT_REQUIRED",
            "/unitId",
        ),
        (
            json!({"kind": "SCHOOL"}),
            "ORGANISATION_SCHOOL_REQUIRED",
            "/schoolId",
        ),
        (
            json!({"kind": "ENTERPRISE"}),
            "ORGANISATION_ENTERPRISE_REQUIRED",
            "/enterpriseId",
        ),
        (
            json!({"kind": "SCHOOL", "schoolId": school, "unitId": unit}),
            "ORGANISATION_LINK_FORBIDDEN",
            "/unitId",
        ),
        (
            json!({"kind": "APP_OWNER", "schoolId": school}),
            "ORGANISATION_LINK_FORBIDDEN",
            "/schoolId",
        ),
        (
            json!({"kind": "AGENCY", "unitId": UNKNOWN}),
            "REFERENCE_UNKNOWN",
            "/unitId",
        ),
        (
            json!({"kind": "SCHOOL", "schoolId": UNKNOWN}),
            "REFERENCE_UNKNOWN",
            "/schoolId",
        ),
        (
            json!({"kind": "ENTERPRISE", "enterpriseId": UNKNOWN}),
            "REFERENCE_UNKNOWN",
            "/enterpriseId",
        ),
    ];

    for (mut body, code, pointer) in cases {
        let _case = Case::of(&body);
        body["name"] = json!("Tổ chức thử");
        let answer = admin.post(PATH, body).await;
        answer.expect_error_at(422, code, pointer);
    }

    let village = identity::village(&server);
    let village = json!({"kind": "AGENCY", "name": "Bản A", "unitId": village});
    let village = admin.post(PATH, village).await;
    village.expect_error_at(422, "ORGANISATION_UNIT_LEVEL", "/unitId");

    for name in ["\u{200b}\u{200b}", "Đ "] {
        let _case = Case::of(format!("{name:?}"));
        let blank = json!({"kind": "APP_OWNER", "name": name});
        let blank = admin.post(PATH, blank).await;
        blank.expect_error_at(422, "NAME_INVALID", "/name");
    }
}

#[actix_web::test]
async fn names_schools_and_enterprises_have_one_organisation() {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let (_, school) = identity::school(&admin, "A1").await;

    let same = json!({"kind": "APP_OWNER", "name": "Trường A1"});
    let same = admin.post(PATH, same).await;
    same.expect_error_at(409, "ORGANISATION_NAME_TAKEN", "/name");

    let second = json!({"kind": "SCHOOL", "name": "Khác", "schoolId": school});
    let second = admin.post(PATH, second).await;
    second.expect_error_at(409, "ORGANISATION_SCHOOL_TAKEN", "/schoolId");

    let enterprise = enterprise(&server);
    let body = |name: &str| json!({"kind": "ENTERPRISE", "name": name, "enterpriseId": enterprise});
    admin.post(PATH, body("Hợp tác xã A")).await.expect(201);

    let second = admin.post(PATH, body("Hợp tác xã B")).await;
    second.expect_error_at(409, "ORGANISATION_ENTERPRISE_TAKEN", "/enterpriseId");
}

#[actix_web::test]
async fn an_organisation_keeps_fitting_the_roles_it_gave() {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let agency = identity::agency(&server, &admin).await;
    let user = identity::user(&agency, "an.lo", "INSPECTOR");
    admin.post("/v1/users", user).await.expect(201);
    let path = format!("{PATH}/{agency}");
    let seen = admin.get(&path).await;

    let owner = json!({"kind": "APP_OWNER", "unitId": null});
    let answer = admin.patch(&path, &seen, owner).await;
    answer.expect_problem(409, "ORGANISATION_ROLES_CONFLICT");

    let answer = admin.delete(&path, &seen).await;
    answer.expect_problem(409, "STILL_REFERENCED");
}

#[actix_web::test]
async fn a_closed_organisation_locks_its_people_out() {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let (organisation, _) = identity::school(&admin, "A1").await;
    let user = identity::user(&organisation, "an.lo", "SCHOOL_REGISTRAR");
    admin.post("/v1/users", user).await.expect(201);
    let tokens = identity::log_in(&server, "an.lo", identity::PASSWORD).await;
    let an = identity::holder(&server, &tokens.expect(200));
    an.get("/v1/schools").await.expect(200);

    let path = format!("{PATH}/{organisation}");
    let seen = admin.get(&path).await;
    let off = json!({"active": false});
    admin.patch(&path, &seen, off).await.expect(200);

    an.get("/v1/schools")
        .await
        .expect_problem(401, "TOKEN_INVALID");

    let refused = identity::log_in(&server, "an.lo", identity::PASSWORD).await;
    identity::expect_oauth_error(&refused, 400, "invalid_grant");

    let another = identity::user(&organisation, "binh.lo", "SCHOOL_REGISTRAR");
    let another = admin.post("/v1/users", another).await;
    another.expect_error_at(422, "ORGANISATION_INACTIVE", "/organisationId");
}

#[actix_web::test]
async fn the_organisation_of_the_last_administrator_stays_open() {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let me = admin.get("/v1/users/me").await.expect(200);
    let own = me.body["organisation"]["id"].as_str().expect("an id");
    let path = format!("{PATH}/{own}");
    let seen = admin.get(&path).await;
    let answer = admin.patch(&path, &seen, json!({"active": false})).await;
    answer.expect_problem(409, "LAST_ADMINISTRATOR");
    assert_eq!(admin.get(&path).await.body["active"], true);
}

#[actix_web::test]
async fn others_see_their_own_organisation_alone() {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let (own, school) = identity::school(&admin, "A1").await;
    let (other, _) = identity::school(&admin, "B2").await;
    let registrar = server.registrar(school.parse().expect("an id"));

    let list = registrar.get(PATH).await.expect(200);
    assert_eq!(list.column("id"), std::slice::from_ref(&own));

    registrar.get(&format!("{PATH}/{own}")).await.expect(200);
    let foreign = registrar.get(&format!("{PATH}/{other}")).await;
    foreign.expect_problem(404, "NOT_FOUND");
    let department = server.user(Role::Department, BoundTo::Province);
    assert_eq!(department.get(PATH).await.expect(200).rows().len(), 1);
    let lead = server.lead();
    assert!(lead.get(PATH).await.expect(200).rows().len() >= 4);

    let body = json!({"kind": "APP_OWNER", "name": "Công ty"});
    for (name, client) in [("registrar", &registrar), ("lead", &lead)] {
        let _case = Case::of(name);
        let answer = client.post(PATH, body.clone()).await;
        answer.expect_problem(403, "ACTION_FORBIDDEN");
    }
}

#[actix_web::test]
async fn organisations_are_found_by_name_kind_and_link() {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let (own, school) = identity::school(&admin, "A1").await;
    identity::school(&admin, "B2").await;
    identity::agency(&server, &admin).await;

    let found = async |query: &str| admin.get(&format!("{PATH}?{query}")).await.expect(200);
    assert_eq!(found("name=so+noi").await.column("name"), ["Sở Nội vụ"]);
    assert_eq!(
        found("name=%25").await.rows().len(),
        found("limit=500").await.rows().len()
    );
    assert_eq!(
        found(&format!("schoolId={school}")).await.column("id"),
        [own]
    );

    let schools = found("kind=SCHOOL&sort=-name&limit=1").await;
    assert_eq!(schools.column("name"), ["Trường B2"]);

    let cursor = schools.next_cursor().expect("a next page");
    let next = found(&format!("kind=SCHOOL&sort=-name&limit=1&cursor={cursor}")).await;
    assert_eq!(next.column("name"), ["Trường A1"]);
    assert!(found("active=false").await.rows().is_empty());
}
