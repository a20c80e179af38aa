//! Users as administrators and users themselves meet them.

use serde_json::json;

use registry::platform::auth::authz::Role;

use crate::support::identity::{self, PASSWORD, audited, holder, log_in};
use crate::support::{BoundTo, Case, Client, TestServer};

const PATH: &str = "/v1/users";

async fn with_agency() -> (TestServer, Client, String) {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let agency = identity::agency(&server, &admin).await;
    (server, admin, agency)
}

#[actix_web::test]
async fn an_administrator_adds_reads_and_changes_a_user() {
    let (_server, admin, agency) = with_agency().await;
    let mut body = identity::user(&agency, "An.Lo", "INSPECTOR");
    body["roles"] = json!(["VIEWER", "INSPECTOR", "VIEWER"]);
    body["email"] = json!("an@example.vn");

    let created = admin.post(PATH, body).await.expect(201);
    assert_eq!(created.body["username"], "an.lo");
    assert_eq!(created.body["roles"], json!(["INSPECTOR", "VIEWER"]));
    assert!(!created.body.to_string().contains(PASSWORD));
    assert!(!created.body.to_string().contains("argon2"));

    let path = created.header("location").to_owned();
    let read = admin.get(&path).await.expect(200);
    assert_eq!(read.body, created.body);

    let change = json!({"displayName": "Lò Văn Bình", "email": null});
    let changed = admin.patch(&path, &read, change).await.expect(200);
    assert_eq!(changed.body["displayName"], "Lò Văn Bình");
    assert_eq!(changed.body["email"], json!(null));

    let stale = admin.patch(&path, &read, json!({"active": false})).await;
    stale.expect_problem(412, "VERSION_STALE");

    let unknown = json!({"password": "hoa-ban-no-trang-rung"});
    let unknown = admin.patch(&path, &changed, unknown).await;
    unknown.expect_error_at(400, "FIELD_UNKNOWN", "/password");
}

#[actix_web::test]
async fn user_names_and_passwords_have_rules() {
    let (_server, admin, agency) = with_agency().await;
    let with = |name: &str, value| {
        let mut body = identity::user(&agency, "an.lo", "INSPECTOR");
        body[name] = value;
        body
    };
    let shape = [
        ("username", json!("ab"), "FIELD_LENGTH"),
        ("username", json!("Lò An"), "FIELD_FORMAT"),
        ("password", json!("too-short"), "FIELD_LENGTH"),
        ("password", json!("x".repeat(129)), "FIELD_LENGTH"),
        ("roles", json!([]), "FIELD_LENGTH"),
        ("roles", json!(["KING"]), "FIELD_VALUE"),
        ("email", json!("nowhere"), "FIELD_FORMAT"),
    ];

    for (name, value, code) in shape {
        let _case = Case::of(format!("{name}: {value}"));
        let answer = admin.post(PATH, with(name, value)).await.expect(400);
        assert!(answer.errors().iter().any(|(_, c)| c == code), "{name}");
    }

    let mut same = with("username", json!("an.lo.van.thuong"));
    same["password"] = json!("AN.LO.VAN.THUONG");
    let same = admin.post(PATH, same).await;
    same.expect_error_at(422, "PASSWORD_IS_USERNAME", "/password");

    let blank = admin.post(PATH, with("displayName", json!(" "))).await;
    blank.expect_error_at(422, "NAME_INVALID", "/displayName");

    let nowhere = json!("0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11");
    let nowhere = admin.post(PATH, with("organisationId", nowhere)).await;
    nowhere.expect_error_at(422, "REFERENCE_UNKNOWN", "/organisationId");

    let first = identity::user(&agency, "an.lo", "INSPECTOR");
    admin.post(PATH, first).await.expect(201);
    let taken = admin.post(PATH, with("username", json!("AN.LO"))).await;
    taken.expect_error_at(409, "USERNAME_TAKEN", "/username");
}

#[actix_web::test]
async fn each_role_belongs_to_its_kind_of_organisation() {
    let (server, admin, agency) = with_agency().await;
    let (school, _) = identity::school(&admin, "A1").await;
    let make = async |body| admin.post("/v1/organisations", body).await.expect(201).id();

    let enterprise = identity::enterprise(&server);
    let enterprise =
        json!({"kind": "ENTERPRISE", "name": "Hợp tác xã", "enterpriseId": enterprise});
    let enterprise = make(enterprise).await;
    let owner = make(json!({"kind": "APP_OWNER", "name": "Công ty"})).await;

    let roles = |organisation: &str| -> Vec<&str> {
        if organisation == school {
            vec!["SCHOOL_REGISTRAR", "VIEWER"]
        } else if organisation == enterprise {
            vec!["ENTERPRISE", "VIEWER"]
        } else if organisation == owner {
            vec!["VIEWER"]
        } else {
            vec![
                "ADMINISTRATOR",
                "LEAD_AGENCY",
                "DEPARTMENT",
                "EMPLOYMENT_CENTRE",
                "INSPECTOR",
                "VIEWER",
            ]
        }
    };

    let mut number = 0;
    for organisation in [&agency, &school, &enterprise, &owner] {
        for role in Role::ALL {
            let _case = Case::of(format!("{role} beside {:?}", roles(organisation)));
            number += 1;
            let body = identity::user(organisation, &format!("user.{number}"), role.as_str());
            let answer = admin.post(PATH, body).await;

            if roles(organisation).contains(&role.as_str()) {
                answer.expect(201);
            } else if *role == Role::Commune && *organisation == agency {
                answer.expect_error_at(422, "ROLE_NEEDS_COMMUNE", "/roles/0");
            } else {
                answer.expect_error_at(422, "ROLE_NOT_FOR_ORGANISATION", "/roles/0");
            }
        }
    }
}

#[actix_web::test]
async fn the_lead_agency_is_an_agency_of_the_province() {
    let (server, admin, _) = with_agency().await;
    let commune = identity::commune(&server);
    let body = json!({"kind": "AGENCY", "name": "UBND xã", "unitId": commune});
    let committee = admin.post("/v1/organisations", body).await.expect(201).id();

    let body = identity::user(&committee, "chu.tri", "LEAD_AGENCY");
    let answer = admin.post(PATH, body).await;
    answer.expect_error_at(422, "ROLE_NEEDS_PROVINCE", "/roles/0");

    let body = identity::user(&committee, "van.phong", "COMMUNE");
    let user = admin.post(PATH, body).await.expect(201);

    let raised = json!({"roles": ["LEAD_AGENCY", "COMMUNE"]});
    let path = format!("{PATH}/{}", user.id());
    let answer = admin.patch(&path, &user, raised).await;
    answer.expect_error_at(422, "ROLE_NEEDS_PROVINCE", "/roles/0");

    let app = json!({
        "organisationId": committee, "name": "app", "role": "LEAD_AGENCY",
        "scopes": ["trainees:read"]
    });
    let answer = admin.post("/v1/clients", app).await;
    answer.expect_error_at(422, "ROLE_NEEDS_PROVINCE", "/role");

    // The departments are the province's own as well.
    let body = identity::user(&committee, "so.tai.chinh", "DEPARTMENT");
    let answer = admin.post(PATH, body).await;
    answer.expect_error_at(422, "ROLE_NEEDS_PROVINCE", "/roles/0");
}

#[actix_web::test]
async fn a_role_that_does_not_fit_is_named_where_the_client_put_it() {
    let (_server, admin, agency) = with_agency().await;
    let mut body = identity::user(&agency, "an.lo", "VIEWER");
    body["roles"] = json!(["VIEWER", "INSPECTOR", "ENTERPRISE", "COMMUNE", "ENTERPRISE"]);

    let answer = admin.post(PATH, body).await;
    let answer = answer.expect_problem(422, "RULES_BROKEN");
    let expected = [
        ("/roles/2", "ROLE_NOT_FOR_ORGANISATION"),
        ("/roles/3", "ROLE_NEEDS_COMMUNE"),
    ];
    let expected = expected.map(|(place, code)| (place.to_owned(), code.to_owned()));
    assert_eq!(answer.errors(), expected);
}

#[actix_web::test]
async fn an_agency_of_a_lead_does_not_leave_the_province() {
    let (server, admin, agency) = with_agency().await;
    let body = identity::user(&agency, "chu.tri", "LEAD_AGENCY");
    admin.post(PATH, body).await.expect(201);
    let path = format!("/v1/organisations/{agency}");
    let seen = admin.get(&path).await.expect(200);
    let moved = json!({"unitId": identity::commune(&server)});
    let answer = admin.patch(&path, &seen, moved).await;
    answer.expect_problem(409, "ORGANISATION_ROLES_CONFLICT");
}

#[actix_web::test]
async fn a_commune_role_needs_the_organisation_of_a_commune() {
    let (server, admin, _) = with_agency().await;
    let commune = identity::commune(&server);
    let body = json!({"kind": "AGENCY", "name": "UBND xã", "unitId": commune});
    let committee = admin.post("/v1/organisations", body).await.expect(201).id();
    let body = identity::user(&committee, "van.phong", "COMMUNE");
    let user = admin.post(PATH, body).await.expect(201);

    let path = format!("{PATH}/{}", user.id());
    let elsewhere = json!({"roles": ["ENTERPRISE", "COMMUNE"]});
    let answer = admin.patch(&path, &user, elsewhere).await;
    answer.expect_error_at(422, "ROLE_NOT_FOR_ORGANISATION", "/roles/0");
}

#[actix_web::test]
async fn only_administrators_manage_users() {
    let (server, admin, agency) = with_agency().await;
    let (_, school) = identity::school(&admin, "A1").await;
    let registrar = server.registrar(school.parse().expect("an id"));

    for (name, client) in [("registrar", &registrar), ("lead", &server.lead())] {
        let _case = Case::of(name);
        let body = identity::user(&agency, "an.lo", "VIEWER");

        let answer = client.post(PATH, body).await;
        answer.expect_problem(403, "ACTION_FORBIDDEN");

        let answer = client.get(PATH).await;
        answer.expect_problem(403, "ACTION_FORBIDDEN");

        let me = client.get("/v1/users/me").await.expect(200);
        let path = format!("{PATH}/{}/password", me.id());
        let body = json!({"password": "hoa-ban-no-trang-rung"});
        let answer = client.post(&path, body).await;
        answer.expect_problem(403, "ACTION_FORBIDDEN");
    }

    let unscoped = server.user_with_scopes(Role::Administrator, BoundTo::Province, &["users:read"]);
    let body = identity::user(&agency, "an.lo", "VIEWER");
    let answer = unscoped.post(PATH, body).await;
    answer.expect_problem(403, "SCOPE_MISSING");
}

#[actix_web::test]
async fn the_last_administrator_stays() {
    let (_server, admin, agency) = with_agency().await;
    let me = admin.get("/v1/users/me").await.expect(200).id();
    let path = format!("{PATH}/{me}");
    let seen = admin.get(&path).await.expect(200);

    for change in [json!({"active": false}), json!({"roles": ["VIEWER"]})] {
        let _case = Case::of(&change);
        let answer = admin.patch(&path, &seen, change).await;
        answer.expect_problem(409, "LAST_ADMINISTRATOR");
    }

    let second = identity::user(&agency, "an.lo", "ADMINISTRATOR");
    admin.post(PATH, second).await.expect(201);
    let off = json!({"active": false});
    admin.patch(&path, &seen, off).await.expect(200);
}

#[actix_web::test]
async fn a_user_who_never_came_is_deleted_and_another_only_disabled() {
    let (server, admin, agency) = with_agency().await;
    let body = identity::user(&agency, "an.lo", "VIEWER");
    let user = admin.post(PATH, body).await.expect(201);
    let path = format!("{PATH}/{}", user.id());
    admin.delete(&path, &user).await.expect(204);

    let body = identity::user(&agency, "binh.lo", "VIEWER");
    let user = admin.post(PATH, body).await.expect(201);
    let path = format!("{PATH}/{}", user.id());
    log_in(&server, "binh.lo", PASSWORD).await.expect(200);

    let seen = admin.get(&path).await.expect(200);
    assert!(seen.body["lastLoginAt"].is_string());

    let answer = admin.delete(&path, &seen).await;
    answer.expect_problem(409, "USER_HAS_HISTORY");
}

#[actix_web::test]
async fn a_user_changes_the_own_password_with_the_current_one() {
    let (server, admin, agency) = with_agency().await;
    let body = identity::user(&agency, "an.lo.van.thuong", "VIEWER");
    admin.post(PATH, body).await.expect(201);
    let tokens = log_in(&server, "an.lo.van.thuong", PASSWORD).await;
    let tokens = tokens.expect(200);
    let an = holder(&server, &tokens);

    let change = async |current: &str, new: &str| {
        let body = json!({"currentPassword": current, "newPassword": new});
        an.post("/v1/users/me/password", body).await
    };
    let wrong = change("not-this-one-please", "hoa-ban-no-trang-rung").await;
    wrong.expect_error_at(422, "PASSWORD_WRONG", "/currentPassword");

    let name = change(PASSWORD, "an.lo.van.thuong").await;
    name.expect_error_at(422, "PASSWORD_IS_USERNAME", "/newPassword");

    change(PASSWORD, "hoa-ban-no-trang-rung").await.expect(204);
    let old = log_in(&server, "an.lo.van.thuong", PASSWORD).await;
    identity::expect_oauth_error(&old, 400, "invalid_grant");

    log_in(&server, "an.lo.van.thuong", "hoa-ban-no-trang-rung")
        .await
        .expect(200);

    let token = tokens.body["refresh_token"].as_str().expect("a token");
    let renewed = identity::refresh(&server, token).await;
    identity::expect_oauth_error(&renewed, 400, "invalid_grant");
    assert!(audited(&server).contains(&"user.set-password".to_owned()));
}

#[actix_web::test]
async fn a_new_password_ends_the_tokens_in_use() {
    let (server, admin, agency) = with_agency().await;
    let body = identity::user(&agency, "an.lo", "VIEWER");
    let path = admin.post(PATH, body).await.expect(201);
    let path = path.header("location").to_owned();
    let fresh = async |password: &str| {
        let tokens = log_in(&server, "an.lo", password).await.expect(200);
        let an = holder(&server, &tokens);
        an.get("/v1/users/me").await.expect(200);
        an
    };
    let an = fresh(PASSWORD).await;

    let body = json!({"password": "hoa-ban-no-trang-rung"});
    let set = admin.post(&format!("{path}/password"), body).await;
    set.expect(204);

    let dead = an.get("/v1/users/me").await;
    dead.expect_problem(401, "TOKEN_INVALID");

    let an = fresh("hoa-ban-no-trang-rung").await;
    let body = json!({"currentPassword": "hoa-ban-no-trang-rung", "newPassword": PASSWORD});
    an.post("/v1/users/me/password", body).await.expect(204);
    let dead = an.get("/v1/users/me").await;
    dead.expect_problem(401, "TOKEN_INVALID");

    let an = fresh(PASSWORD).await;

    for active in [false, true] {
        let _case = Case::of(active);
        let seen = admin.get(&path).await.expect(200);
        let change = json!({"active": active});
        admin.patch(&path, &seen, change).await.expect(200);
        let dead = an.get("/v1/users/me").await;
        dead.expect_problem(401, "TOKEN_INVALID");
    }

    fresh(PASSWORD).await;
}

#[actix_web::test]
async fn guessing_the_own_password_with_a_stolen_token_locks_the_account() {
    let (server, admin, agency) = with_agency().await;
    let body = identity::user(&agency, "an.lo", "VIEWER");
    admin.post(PATH, body).await.expect(201);
    let tokens = log_in(&server, "an.lo", PASSWORD).await.expect(200);
    let thief = holder(&server, &tokens);

    let guess =
        |current: &str| json!({"currentPassword": current, "newPassword": "hoa-ban-no-trang-rung"});
    for _ in 0..5 {
        let answer = thief.post("/v1/users/me/password", guess("wrong")).await;
        answer.expect_problem(422, "PASSWORD_WRONG");
    }

    let answer = thief.post("/v1/users/me/password", guess(PASSWORD)).await;
    answer.expect_problem(422, "PASSWORD_WRONG");
}

#[actix_web::test]
async fn users_are_listed_in_order_and_by_organisation() {
    let (_server, admin, agency) = with_agency().await;

    for name in ["chi.lo", "an.lo", "binh.lo"] {
        let body = identity::user(&agency, name, "VIEWER");
        admin.post(PATH, body).await.expect(201);
    }

    let query = format!("{PATH}?organisationId={agency}&limit=2");
    let first = admin.get(&query).await.expect(200);
    assert_eq!(first.column("username"), ["an.lo", "binh.lo"]);

    let cursor = first.next_cursor().expect("a next page");
    let next = admin.get(&format!("{query}&cursor={cursor}")).await;
    assert_eq!(next.expect(200).column("username"), ["chi.lo"]);

    let one = admin
        .get(&format!("{PATH}?username=AN.lo&count=exact"))
        .await;
    assert_eq!(one.body["page"]["total"], 1);
}
