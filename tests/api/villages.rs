//! Villages as communes and the province keep them, and what may change of other units.

use registry::platform::auth::authz::Role;
use serde_json::json;

use crate::admin_units::{CHIENG_AN, TO_HIEU, resolve, village};
use crate::support::{BoundTo, Case, TestServer};

#[actix_web::test]
async fn a_commune_registers_changes_and_deletes_its_own_villages() {
    let server = TestServer::start().await;
    let (own, other) = (
        server.unit("COMMUNE", TO_HIEU),
        server.unit("COMMUNE", CHIENG_AN),
    );
    let commune = server.commune(own);

    let created = commune
        .post("/v1/admin-units", village(own, "  Bản   Cọ "))
        .await
        .expect(201);

    assert_eq!(created.body["name"], "Bản Cọ");
    assert_eq!(created.body["level"], "VILLAGE");
    assert_eq!(created.body["validFrom"], "2025-07-01", "since its commune");
    let path = created.header("location").to_owned();
    assert_eq!(
        server.anonymous().get(&path).await.expect(200).body,
        created.body
    );

    let changed = commune
        .patch(
            &path,
            &created,
            json!({"code": "B1", "difficultyArea": "KV_III", "riskAreas": ["LANDSLIDE"]}),
        )
        .await
        .expect(200);
    assert_eq!(changed.body["riskAreas"], json!(["LANDSLIDE"]));

    commune
        .patch(&path, &created, json!({"name": "Bản Khác"}))
        .await
        .expect_problem(412, "VERSION_STALE");

    let neighbour = server.commune(other);
    neighbour
        .patch(&path, &changed, json!({"name": "Bản Khác"}))
        .await
        .expect_problem(404, "NOT_FOUND");
    neighbour
        .delete(&path, &changed)
        .await
        .expect_problem(404, "NOT_FOUND");
    neighbour
        .post("/v1/admin-units", village(own, "Bản Mới"))
        .await
        .expect_problem(404, "NOT_FOUND");

    commune.delete(&path, &changed).await.expect(204);
    commune.get(&path).await.expect_problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn others_register_no_village() {
    let server = TestServer::start().await;
    let own = server.unit("COMMUNE", TO_HIEU);

    let body = village(own, "Bản Cọ");
    for role in [Role::Viewer, Role::Inspector, Role::EmploymentCentre] {
        let _case = Case::of(role);
        let user = server.user(role, BoundTo::Unit(own));
        let refused = user.post("/v1/admin-units", body.clone()).await;
        refused.expect_problem(403, "ACTION_FORBIDDEN");
    }

    let anonymous = server
        .anonymous()
        .post("/v1/admin-units", body.clone())
        .await;
    anonymous.expect_problem(401, "AUTHENTICATION_REQUIRED");

    let unscoped = server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &["schools:write"]);
    let refused = unscoped.post("/v1/admin-units", body).await;
    refused.expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn every_broken_rule_of_a_village_is_named_at_once() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let own = server.unit("COMMUNE", TO_HIEU);
    let mut body = village(own, " . ");
    body["unitType"] = json!("XA");
    body["validFrom"] = json!("2025-06-30");
    body["validTo"] = json!("2025-06-01");
    body["difficultyArea"] = json!("KV_IX");

    let refused = lead.post("/v1/admin-units", body).await;
    let mut errors = refused.expect_problem(422, "RULES_BROKEN").errors();
    errors.sort();
    let expected = [
        ("/difficultyArea", "CODE_UNKNOWN"),
        ("/name", "NAME_INVALID"),
        ("/unitType", "UNIT_TYPE_UNFIT"),
        ("/validFrom", "UNIT_BEFORE_PARENT"),
        ("/validTo", "DATES_REVERSED"),
    ];
    assert_eq!(errors, expected.map(|(p, c)| (p.to_owned(), c.to_owned())));

    let mut body = village(own, "Bản Cọ");
    body["unitType"] = json!("CASTLE");
    body["riskAreas"] = json!(["lũ quét"]);

    let refused = lead.post("/v1/admin-units", body.clone()).await;
    refused.expect_error_at(400, "FIELD_FORMAT", "/riskAreas/0");

    body["riskAreas"] = json!([]);
    let refused = lead.post("/v1/admin-units", body).await;
    refused.expect_error_at(422, "CODE_UNKNOWN", "/unitType");
}

#[actix_web::test]
async fn a_village_lies_below_a_present_commune() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let province = server.unit("PROVINCE", "14");
    let old = resolve(&lead, "03649", "2025-06-30").await.expect(200);

    let old = old.body["unit"]["id"].as_str().expect("an id").to_owned();
    for parent in [province.to_string(), old] {
        let _case = Case::of(&parent);
        let refused = lead
            .post("/v1/admin-units", village(parent, "Bản Cọ"))
            .await;
        refused.expect_error_at(422, "UNIT_PARENT_INVALID", "/parentId");
    }

    let nobody = village("00000000-0000-7000-8000-000000000000", "Bản Cọ");
    let refused = lead.post("/v1/admin-units", nobody).await;
    refused.expect_error_at(422, "REFERENCE_UNKNOWN", "/parentId");
}

#[actix_web::test]
async fn names_and_codes_of_villages_are_unique_while_they_last() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (own, other) = (
        server.unit("COMMUNE", TO_HIEU),
        server.unit("COMMUNE", CHIENG_AN),
    );
    let mut first = village(own, "Bản Cọ");
    first["code"] = json!("B1");
    first["validTo"] = json!("2025-12-31");
    lead.post("/v1/admin-units", first).await.expect(201);
    let mut again = village(own, "Bản Cọ");
    again["validFrom"] = json!("2025-12-31");

    let refused = lead.post("/v1/admin-units", again.clone()).await;
    refused.expect_error_at(409, "UNIT_NAME_TAKEN", "/name");

    let mut elsewhere = village(other, "Bản Cọ");
    elsewhere["code"] = json!("B1");
    let refused = lead.post("/v1/admin-units", elsewhere.clone()).await;
    refused.expect_error_at(409, "UNIT_CODE_TAKEN", "/code");

    elsewhere["code"] = json!("B2");
    lead.post("/v1/admin-units", elsewhere).await.expect(201);

    again["validFrom"] = json!("2026-01-01");
    again["code"] = json!("B1");
    lead.post("/v1/admin-units", again).await.expect(201);
    let then = "/v1/admin-units/resolve?level=VILLAGE&code=B1&date=2025-12-31";
    assert_eq!(
        lead.get(then).await.expect(200).body["unit"]["validTo"],
        "2025-12-31"
    );
}

#[actix_web::test]
async fn of_a_commune_the_province_changes_the_areas_and_nobody_anything_else() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let own = server.unit("COMMUNE", TO_HIEU);
    let path = format!("/v1/admin-units/{own}");
    let seen = lead.get(&path).await.expect(200);

    let changed = lead
        .patch(
            &path,
            &seen,
            json!({"difficultyArea": "KV_I", "riskAreas": ["FLASH_FLOOD"]}),
        )
        .await
        .expect(200);

    assert_eq!(
        (changed.body["difficultyArea"].as_str(), changed.etag()),
        (Some("KV_I"), "\"2\"")
    );

    let refused = lead
        .patch(&path, &changed, json!({"name": "Phường Khác"}))
        .await;
    refused.expect_error_at(409, "UNIT_FIXED", "/name");

    let refused = lead
        .patch(&path, &changed, json!({"difficultyArea": "KV_IX"}))
        .await;
    refused.expect_error_at(422, "CODE_UNKNOWN", "/difficultyArea");

    let commune = server.commune(own);
    let refused = commune
        .patch(&path, &changed, json!({"difficultyArea": "KV_III"}))
        .await;
    refused.expect_error_at(422, "FIELD_RESERVED", "/difficultyArea");

    lead.delete(&path, &changed)
        .await
        .expect_problem(409, "UNIT_FIXED");

    let old = resolve(&lead, "03649", "2025-06-30").await.expect(200);
    let old = format!(
        "/v1/admin-units/{}",
        old.body["unit"]["id"].as_str().expect("an id")
    );

    for path in [
        old,
        format!("/v1/admin-units/{}", server.unit("PROVINCE", "14")),
    ] {
        let _case = Case::of(&path);
        let seen = lead.get(&path).await.expect(200);
        let refused = lead
            .patch(&path, &seen, json!({"difficultyArea": "KV_I"}))
            .await;
        refused.expect_problem(409, "UNIT_FIXED");
    }
}

#[actix_web::test]
async fn a_village_stays_in_its_commune_and_one_in_use_is_not_deleted() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let (own, other) = (
        server.unit("COMMUNE", TO_HIEU),
        server.unit("COMMUNE", CHIENG_AN),
    );
    let created = lead
        .post("/v1/admin-units", village(own, "Bản Cọ"))
        .await
        .expect(201);

    let path = created.header("location").to_owned();
    let refused = lead
        .patch(&path, &created, json!({"parentId": other}))
        .await;
    refused.expect_error_at(409, "UNIT_FIXED", "/parentId");

    let school = json!({"code": "A1", "nameVi": "Trường A", "kind": "COLLEGE",
        "ownership": "PUBLIC", "unitId": created.id()});
    lead.post("/v1/schools", school).await.expect(201);
    lead.delete(&path, &created)
        .await
        .expect_problem(409, "STILL_REFERENCED");

    let ended = lead
        .patch(&path, &created, json!({"validTo": "2026-01-31"}))
        .await
        .expect(200);
    assert_eq!(ended.body["validTo"], "2026-01-31");

    let today = lead.get("/v1/admin-units?level=VILLAGE").await.expect(200);
    assert_eq!(today.rows().len(), 0);
}

#[actix_web::test]
async fn every_change_of_a_village_leaves_an_audit_event_and_a_feed_entry() {
    use diesel::prelude::*;
    use registry::platform::db::schema::{audit_events, change_log};

    let server = TestServer::start().await;
    let lead = server.lead();
    let own = server.unit("COMMUNE", TO_HIEU);
    let created = lead
        .post("/v1/admin-units", village(own, "Bản Cọ"))
        .await
        .expect(201);
    let path = created.header("location").to_owned();
    let changed = lead
        .patch(&path, &created, json!({"code": "B1"}))
        .await
        .expect(200);

    lead.delete(&path, &changed).await.expect(204);
    let trail = server.db().read_now(|conn| {
        let actions: Vec<String> = audit_events::table
            .filter(audit_events::resource.eq("admin-units"))
            .select(audit_events::action)
            .order(audit_events::seq)
            .load(conn)?;
        let feed: Vec<(String, i64)> = change_log::table
            .filter(change_log::resource.eq("admin-units"))
            .select((change_log::op, change_log::version))
            .order(change_log::seq)
            .load(conn)?;
        Ok((actions, feed))
    });
    let (actions, feed) = trail.expect("a trail");

    assert_eq!(
        actions,
        [
            "admin-unit.create",
            "admin-unit.change",
            "admin-unit.delete"
        ]
    );

    let feed: Vec<_> = feed
        .iter()
        .map(|(op, version)| (op.as_str(), *version))
        .collect();
    assert_eq!(feed, [("UPSERT", 1), ("UPSERT", 2), ("DELETE", 2)]);
}
