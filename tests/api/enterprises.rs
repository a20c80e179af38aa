//! Enterprises as the province, the employment centre and an enterprise itself meet them.

use serde_json::{Value, json};

use crate::support::fixtures::{self, with};
use crate::support::{BoundTo, Case, Client, Response, TestServer};
use diesel::prelude::*;
use registry::platform::auth::authz::Role;
use registry::platform::db::schema::audit_events;
use registry::platform::values::ids::EnterpriseId;

const VIETTEL: &str = "0100109106";
const OWNER: &str = "014199000123";

fn body(tax_code: &str) -> Value {
    json!({"legalForm": "ENTERPRISE", "taxCode": tax_code, "name": "Công ty Chè Mộc Châu"})
}

async fn created(client: &Client, body: Value) -> Response {
    client.post("/v1/enterprises", body).await.expect(201)
}

fn enterprise_user(server: &TestServer, enterprise: &Response) -> Client {
    let id: EnterpriseId = enterprise.id().parse().expect("an id");
    server.user(Role::Enterprise, BoundTo::Enterprise(id))
}

#[actix_web::test]
async fn the_employment_centre_registers_an_enterprise_and_reads_it_back() {
    let server = TestServer::start().await;
    let centre = server.user(Role::EmploymentCentre, BoundTo::Province);
    let commune = server.unit("COMMUNE", "03646");

    let body = with(
        body(VIETTEL),
        json!({"industry": "01", "unitId": commune, "phone": "0912 345 678", "representative": " Lò  Văn Mẫu",
               "externalIds": [{"system": "tax", "value": "T1"}]}),
    );
    let created = created(&centre, body).await;

    assert_eq!(created.body["communeId"], json!(commune));
    assert_eq!(created.body["phone"], "+84912345678");
    assert_eq!(created.body["representative"], "Lò Văn Mẫu");
    assert_eq!(created.body["externalIds"][0]["value"], "T1");

    let read = centre.get(created.header("location")).await.expect(200);
    assert_eq!((&read.body, read.etag()), (&created.body, "\"1\""));
}

#[actix_web::test]
async fn a_tax_code_has_the_shape_of_its_legal_form() {
    let server = TestServer::start().await;
    let lead = server.lead();

    for (form, code, problem) in [
        ("ENTERPRISE", "01001O9106", "TAX_CODE_DIGITS"),
        ("ENTERPRISE", "010010910", "TAX_CODE_LENGTH"),
        ("ENTERPRISE", OWNER, "TAX_CODE_LENGTH"),
        ("COOPERATIVE", "0100109107", "TAX_CODE_CHECK_DIGIT"),
        ("ENTERPRISE", "0000010030", "TAX_CODE_IMPOSSIBLE"),
        ("BRANCH", "0100109106-000", "TAX_CODE_BRANCH"),
        ("BRANCH", VIETTEL, "TAX_CODE_LENGTH"),
        ("HOUSEHOLD_BUSINESS", "01419900012", "TAX_CODE_LENGTH"),
    ] {
        let _case = Case::of(format!("{form} {code}"));
        let wrong = with(body(code), json!({"legalForm": form}));
        let answer = lead.post("/v1/enterprises", wrong).await;
        answer.expect_error_at(422, problem, "/taxCode");
    }

    let branch = with(body("0100109106001"), json!({"legalForm": "BRANCH"}));
    let branch = created(&lead, branch).await;
    assert_eq!(branch.body["taxCode"], "0100109106-001");

    let wrong = with(body(VIETTEL), json!({"legalForm": "KINGDOM"}));
    let answer = lead.post("/v1/enterprises", wrong).await;
    answer.expect_error_at(400, "FIELD_VALUE", "/legalForm");
}

#[actix_web::test]
async fn an_enterprise_gives_its_service_number_and_a_person_does_not() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let hotline = |code: &str, phone: &str| with(body(code), json!({"phone": phone}));

    let created = created(&lead, hotline(VIETTEL, "1900 545 464")).await;
    assert_eq!(created.body["phone"], "+841900545464");
    let path = created.header("location");
    let free = json!({"phone": "1800.1166"});
    let changed = lead.patch(path, &created, free).await.expect(200);
    assert_eq!(changed.body["phone"], "+8418001166");
    // What is stored is taken as it is.
    let again = json!({"address": "Tổ 3", "phone": changed.body["phone"]});
    let again = lead.patch(path, &changed, again).await.expect(200);
    assert_eq!(again.body["phone"], "+8418001166");

    let wrong = lead.patch(path, &again, json!({"phone": "1900 545"})).await;
    wrong.expect_error_at(422, "PHONE_INVALID", "/phone");
    let person = with(
        fixtures::person_body(&server, 1),
        json!({"phone": "1900 545 464"}),
    );
    let person = lead.post("/v1/trainees", person).await;
    person.expect_error_at(422, "PHONE_INVALID", "/phone");
}

#[actix_web::test]
async fn every_broken_rule_is_named_at_once() {
    let server = TestServer::start().await;
    let district = uuid::Uuid::now_v7();

    let wrong = with(
        body("1"),
        json!({"industry": "999", "phone": "12", "name": "\u{200b} ", "unitId": district}),
    );
    let answer = server.lead().post("/v1/enterprises", wrong).await;

    let errors = answer.expect_problem(422, "RULES_BROKEN").errors();
    for expected in [
        ("/taxCode", "TAX_CODE_LENGTH"),
        ("/industry", "CODE_UNKNOWN"),
        ("/phone", "PHONE_INVALID"),
        ("/unitId", "REFERENCE_UNKNOWN"),
    ] {
        let expected = (expected.0.to_owned(), expected.1.to_owned());
        assert!(errors.contains(&expected), "{expected:?} not in {errors:?}");
    }

    let province = with(
        body(VIETTEL),
        json!({"unitId": server.unit("PROVINCE", "14")}),
    );
    let answer = server.lead().post("/v1/enterprises", province).await;
    answer.expect_error_at(422, "UNIT_NOT_COMMUNE", "/unitId");
}

#[actix_web::test]
async fn a_tax_code_is_registered_once() {
    let server = TestServer::start().await;
    let lead = server.lead();
    created(&lead, body(VIETTEL)).await;
    let again = lead.post("/v1/enterprises", body(VIETTEL)).await;
    again.expect_error_at(409, "TAX_CODE_TAKEN", "/taxCode");
    let other = created(&lead, body("0100112437")).await;
    let path = other.header("location");
    let taken = lead.patch(path, &other, json!({"taxCode": VIETTEL})).await;
    taken.expect_error_at(409, "TAX_CODE_TAKEN", "/taxCode");
}

#[actix_web::test]
async fn the_citizen_id_of_a_household_is_masked_except_for_who_may_change_it() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let household = with(body(OWNER), json!({"legalForm": "HOUSEHOLD_BUSINESS"}));
    let household = created(&lead, household).await;
    let (path, masked) = (household.header("location"), "•••••••••123");
    assert_eq!(household.body["taxCode"], masked);
    assert_eq!(
        lead.get("/v1/enterprises").await.column("taxCode"),
        [masked]
    );

    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    assert_eq!(viewer.get(path).await.expect(200).body["taxCode"], masked);

    let other = enterprise_user(&server, &created(&lead, body(VIETTEL)).await);
    assert_eq!(other.get(path).await.expect(200).body["taxCode"], masked);

    let own = enterprise_user(&server, &household);
    for (name, client) in [("lead", &lead), ("own", &own)] {
        let _case = Case::of(name);
        assert_eq!(client.get(path).await.expect(200).body["taxCode"], OWNER);
    }

    let reveals = server.db().read_now(|conn| {
        let reveals = audit_events::table.filter(audit_events::action.eq("enterprise.reveal"));
        Ok(reveals.count().get_result::<i64>(conn)?)
    });
    assert_eq!(reveals.expect("audit events"), 2);

    let sought = lead.get(&format!("/v1/enterprises?taxCode={OWNER}")).await;
    let sought = sought.expect_error_at(400, "PARAMETER_INVALID", "taxCode");
    assert!(!sought.body.to_string().contains(OWNER));
    assert_eq!(lead.get("/v1/enterprises?q=014199").await.rows().len(), 0);

    let changed = lead
        .patch(path, &household, json!({"address": "Bản 1"}))
        .await;
    assert_eq!(changed.expect(200).body["taxCode"], masked);
}

#[actix_web::test]
async fn a_representative_without_a_name_is_refused() {
    let server = TestServer::start().await;
    let unnamed = with(body(VIETTEL), json!({"representative": "  "}));
    let refused = server.lead().post("/v1/enterprises", unnamed).await;
    refused.expect_error_at(422, "NAME_INVALID", "/representative");
}

#[actix_web::test]
async fn a_key_is_not_the_citizen_id_of_a_household() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let household = with(body(OWNER), json!({"legalForm": "HOUSEHOLD_BUSINESS"}));
    let keys = json!({"externalIds": [{"system": "so-ct", "value": OWNER}]});

    let entered = lead
        .post("/v1/enterprises", with(household.clone(), keys.clone()))
        .await;
    let created = created(&lead, household.clone()).await;
    let path = created.header("location");
    let changed = lead.patch(path, &created, keys.clone()).await;
    let sent = lead
        .put(
            "/v1/enterprises/by-external-id/so-ct/1",
            with(household, keys),
        )
        .await;

    let pointer = "/externalIds/0/value";
    for (name, answer) in [("enter", entered), ("change", changed), ("send", sent)] {
        let _case = Case::of(name);
        answer.expect_error_at(422, "EXTERNAL_ID_PERSONAL", pointer);
    }
    assert_eq!(lead.get(path).await.body["externalIds"], json!([]));
}

#[actix_web::test]
async fn an_enterprise_changes_its_own_contact_data_and_nothing_else() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let own = created(&lead, body(VIETTEL)).await;
    let other = created(&lead, body("0100112437")).await;
    let user = enterprise_user(&server, &own);
    let contact = json!({"address": "Bản 1", "phone": "0912345678", "email": "a@b.vn", "representative": "Vì A"});
    let path = own.header("location");
    let seen = user.patch(path, &own, contact).await.expect(200);
    let unit = server.unit("COMMUNE", "03646");

    for (member, value) in [
        ("legalForm", json!("COOPERATIVE")),
        ("taxCode", json!("0101248141")),
        ("name", json!("Khác")),
        ("industry", json!("01")),
        ("unitId", json!(unit)),
        ("status", json!("CLOSED")),
    ] {
        let _case = Case::of(member);
        let refused = user.patch(path, &seen, json!({member: value})).await;
        refused.expect_error_at(422, "FIELD_RESERVED", &format!("/{member}"));
    }

    user.patch(other.header("location"), &other, json!({"phone": null}))
        .await
        .expect_problem(404, "NOT_FOUND");

    let commune = server.commune(unit);
    for (name, client) in [("enterprise", &user), ("commune", &commune)] {
        let _case = Case::of(name);
        let answer = client.post("/v1/enterprises", body("0101248141")).await;
        answer.expect_problem(403, "ACTION_FORBIDDEN");
    }

    user.delete(path, &seen)
        .await
        .expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn a_change_needs_the_version_that_was_seen() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let seen = created(&lead, body(VIETTEL)).await;

    let path = seen.header("location");
    let changed = lead
        .patch(path, &seen, json!({"status": "CLOSED", "industry": "A"}))
        .await;
    assert_eq!(changed.expect(200).body["status"], "CLOSED");

    let stale = lead.patch(path, &seen, json!({"name": "Khác"})).await;
    stale.expect_problem(412, "VERSION_STALE");

    let blind = lead
        .send(reqwest::Method::PATCH, path, Some(json!({})))
        .await;
    blind.expect_problem(428, "VERSION_REQUIRED");
}

#[actix_web::test]
async fn an_enterprise_that_nothing_refers_to_can_be_deleted() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let free = created(&lead, body(VIETTEL)).await;
    let bound = created(&lead, body("0100112437")).await;
    enterprise_user(&server, &bound);

    let kept = lead.delete(bound.header("location"), &bound).await;
    kept.expect_problem(409, "STILL_REFERENCED");

    lead.delete(free.header("location"), &free)
        .await
        .expect(204);
    lead.get(free.header("location"))
        .await
        .expect_problem(404, "NOT_FOUND");
    assert_eq!(lead.get("/v1/enterprises?q=che").await.rows().len(), 1);
}

#[actix_web::test]
async fn enterprises_are_searched_filtered_sorted_and_paged() {
    let server = TestServer::start().await;
    let lead = server.lead();

    let commune = server.unit("COMMUNE", "03646");
    for (code, name, form, industry, unit) in [
        (VIETTEL, "Đá Sơn La", "ENTERPRISE", "01", Some(commune)),
        ("0100112437", "Chè Mộc Châu", "COOPERATIVE", "01", None),
        ("0300588569", "Bò sữa Mộc Châu", "ENTERPRISE", "02", None),
    ] {
        let members =
            json!({"name": name, "legalForm": form, "industry": industry, "unitId": unit});
        created(&lead, with(body(code), members)).await;
    }

    let names = async |query: &str| {
        let page = lead
            .get(&format!("/v1/enterprises?{query}"))
            .await
            .expect(200);
        page.column("name")
    };

    assert_eq!(
        names("").await,
        ["Bò sữa Mộc Châu", "Chè Mộc Châu", "Đá Sơn La"]
    );
    assert_eq!(names("sort=-createdAt&limit=1").await, ["Bò sữa Mộc Châu"]);
    assert_eq!(
        names("q=chau moc").await,
        ["Chè Mộc Châu", "Bò sữa Mộc Châu"]
    );
    assert_eq!(names("q=0100112437").await, ["Chè Mộc Châu"]);
    assert_eq!(names("q=moc&industry=02").await, ["Bò sữa Mộc Châu"]);
    assert_eq!(names("legalForm=COOPERATIVE").await, ["Chè Mộc Châu"]);
    assert_eq!(names("industry=01,03&status=ACTIVE").await.len(), 2);
    assert_eq!(names(&format!("communeId={commune}")).await, ["Đá Sơn La"]);
    assert_eq!(names("taxCode=0100109106").await, ["Đá Sơn La"]);

    let first = lead.get("/v1/enterprises?limit=2").await.expect(200);
    let cursor = first.next_cursor().expect("a next page");
    assert_eq!(
        names(&format!("limit=2&cursor={cursor}")).await,
        ["Đá Sơn La"]
    );

    server
        .anonymous()
        .get("/v1/enterprises")
        .await
        .expect_problem(401, "AUTHENTICATION_REQUIRED");
}
