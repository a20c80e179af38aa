//! Organisations, users, clients and subscriptions.

use registry::platform::auth::authz::Role;
use serde_json::{Value, json};

use super::world::Of::{Any, New};
use super::world::{Place, World};
use super::{Door, Trial, Try, nobody};
use crate::support::BoundTo;
use crate::support::fixtures::{school_id, with};
use crate::support::identity::{self, agency};

pub async fn trials(world: &World) -> Vec<Trial> {
    let mut trials = organisations(world).await;
    trials.extend(users(world).await);
    trials.extend(clients(world).await);
    trials.extend(webhooks(world).await);
    trials
}

fn office(world: &World, name: &str) -> Value {
    json!({"kind": "AGENCY", "name": name, "unitId": world.province()})
}

async fn organisations(world: &World) -> Vec<Trial> {
    let valid = |n: u32| office(world, &format!("Phòng {n}"));
    let path = "/v1/organisations";
    let body = office(world, "Phòng chính");
    world.admin.post(path, body).await.expect(201);
    let firm = json!({"kind": "ENTERPRISE", "name": "HTX", "enterpriseId": world.enterprise});
    world.admin.post(path, firm).await.expect(201);
    let village = identity::village(&world.server);
    let here = world.teaching.school.id();
    let school = |id: Value| json!({"kind": "SCHOOL", "unitId": null, "schoolId": id});
    let firm = |id: Value| json!({"kind": "ENTERPRISE", "unitId": null, "enterpriseId": id});
    let place = Place::at(world, "organisations", &world.admin, valid).await;
    place.stand().await.all(
        world,
        &[
            (
                "ORGANISATION_NAME_TAKEN",
                Any,
                json!({"name": "Phòng chính"}),
            ),
            ("NAME_INVALID", Any, json!({"name": "   "})),
            ("ORGANISATION_UNIT_REQUIRED", Any, json!({"unitId": null})),
            ("ORGANISATION_UNIT_LEVEL", Any, json!({"unitId": village})),
            ("REFERENCE_UNKNOWN", Any, json!({"unitId": nobody()})),
            (
                "ORGANISATION_LINK_FORBIDDEN",
                Any,
                json!({"schoolId": here}),
            ),
            ("ORGANISATION_SCHOOL_REQUIRED", Any, school(Value::Null)),
            ("ORGANISATION_SCHOOL_TAKEN", Any, school(json!(here))),
            ("REFERENCE_UNKNOWN", Any, school(nobody())),
            ("ORGANISATION_ENTERPRISE_REQUIRED", Any, firm(Value::Null)),
            (
                "ORGANISATION_ENTERPRISE_TAKEN",
                Any,
                firm(json!(world.enterprise)),
            ),
            ("REFERENCE_UNKNOWN", Any, firm(nobody())),
        ],
    )
}

async fn users(world: &World) -> Vec<Trial> {
    let path = "/v1/organisations";
    let of = agency(&world.server, &world.admin).await;
    let commune = json!({"kind": "AGENCY", "name": "UBND phường", "unitId": world.commune()});
    let commune = world.admin.post(path, commune).await.expect(201).id();
    let left = with(office(world, "Phòng đã giải thể"), json!({"active": false}));
    let left = world.admin.post(path, left).await.expect(201).id();
    let valid = |n: u32| identity::user(&of, &format!("lo.van.an.{n}"), "INSPECTOR");
    world
        .admin
        .post(
            "/v1/users",
            identity::user(&of, "taken.taken.taken", "INSPECTOR"),
        )
        .await
        .expect(201);
    let place = Place::at(world, "users", &world.admin, valid).await;
    let place = place.stand().await;
    let here = json!({"organisationId": commune, "roles": ["LEAD_AGENCY"]});
    let named = json!({"username": "taken.taken.taken", "password": "TAKEN.taken.taken"});
    let mut trials = place.all(
        world,
        &[
            (
                "USERNAME_TAKEN",
                New,
                json!({"username": "taken.taken.taken"}),
            ),
            ("PASSWORD_IS_USERNAME", New, named),
            ("NAME_INVALID", Any, json!({"displayName": "  "})),
            (
                "REFERENCE_UNKNOWN",
                Any,
                json!({"organisationId": nobody()}),
            ),
            (
                "ORGANISATION_INACTIVE",
                Any,
                json!({"organisationId": left}),
            ),
            (
                "ROLE_NOT_FOR_ORGANISATION",
                Any,
                json!({"roles": ["SCHOOL_REGISTRAR"]}),
            ),
            ("ROLE_NEEDS_COMMUNE", Any, json!({"roles": ["COMMUNE"]})),
            ("ROLE_NEEDS_PROVINCE", Any, here),
        ],
    );
    let user = identity::user(&of, "ca.van.binh.13", "INSPECTOR");
    let user = world.admin.post("/v1/users", user).await.expect(201);
    let path = format!("/v1/users/{}/password", user.id());
    let same = json!({"password": "CA.van.binh.13"});
    trials.push(Trial {
        resource: "users",
        code: "PASSWORD_IS_USERNAME",
        tries: vec![Try::post(Door::Step("password"), &world.admin, path, same)],
    });
    trials
}

async fn clients(world: &World) -> Vec<Trial> {
    let me = world.registrar.get("/v1/users/me").await.expect(200);
    let of = me.body["organisation"]["id"].clone();
    let valid = |n: u32| {
        json!({"organisationId": of, "name": format!("Đồng bộ {n}"), "role": "SCHOOL_REGISTRAR",
            "scopes": ["schools:read"]})
    };
    let taken = with(valid(0), json!({"name": "Đồng bộ"}));
    world.admin.post("/v1/clients", taken).await.expect(201);
    let place = Place::at(world, "clients", &world.admin, valid).await;
    let key = json!({"kty": "EC", "crv": "P-521", "x": "AA", "y": "AA"});
    let mut trials = place.stand().await.all(
        world,
        &[
            ("CLIENT_WITHOUT_USE", Any, json!({"role": null})),
            ("CLIENT_ROLE_UNPROVEN", Any, json!({"authMethod": "NONE"})),
            (
                "CLIENT_KEY_MISSING",
                Any,
                json!({"authMethod": "PRIVATE_KEY"}),
            ),
            ("CLIENT_KEY_INVALID", Any, json!({"publicKeys": [key]})),
            (
                "REDIRECT_URI_INVALID",
                Any,
                json!({"redirectUris": ["http://app.example.vn/back"]}),
            ),
            ("CLIENT_NAME_TAKEN", Any, json!({"name": "Đồng bộ"})),
            ("NAME_INVALID", Any, json!({"name": "  "})),
            ("SCOPE_UNKNOWN", Any, json!({"scopes": ["castles:read"]})),
            (
                "SCOPE_NOT_FOR_ROLE",
                Any,
                json!({"scopes": ["users:write"]}),
            ),
            (
                "ROLE_NOT_FOR_ORGANISATION",
                Any,
                json!({"role": "INSPECTOR"}),
            ),
            (
                "REFERENCE_UNKNOWN",
                Any,
                json!({"organisationId": nobody()}),
            ),
        ],
    );
    let app = with(
        valid(9),
        json!({"role": null, "authMethod": "NONE", "redirectUris": ["https://app.example.vn/back"]}),
    );
    let app = world.admin.post("/v1/clients", app).await.expect(201);
    let by = world.admin.with("if-match", app.etag());
    let path = format!("/v1/clients/{}/rotate", app.id());
    trials.push(Trial {
        resource: "clients",
        code: "CLIENT_HAS_NO_SECRET",
        tries: vec![Try::post(Door::Step("rotate"), &by, path, json!({}))],
    });
    trials
}

async fn webhooks(world: &World) -> Vec<Trial> {
    let school = school_id(&world.teaching.school);
    let scopes = ["webhooks:write", "changes:read", "schools:read"];
    let role = Role::SchoolRegistrar;
    let by = world
        .server
        .user_with_scopes(role, BoundTo::School(school), &scopes);
    let valid = |n: u32| json!({"url": format!("https://93.184.215.14/{n}"), "types": ["schools"]});
    let place = Place::at(world, "webhooks", &by, valid).await;
    let place = place.stand().await;
    let url = |url: &str| json!({"url": url});
    place.all(
        world,
        &[
            (
                "WEBHOOK_URL_INVALID",
                Any,
                url("https://an:lo@93.184.215.14/x"),
            ),
            (
                "WEBHOOK_SCHEME_FORBIDDEN",
                Any,
                url("http://93.184.215.14/x"),
            ),
            (
                "WEBHOOK_PORT_FORBIDDEN",
                Any,
                url("https://93.184.215.14:25/x"),
            ),
            ("WEBHOOK_HOST_FORBIDDEN", Any, url("https://127.0.0.1/x")),
            (
                "WEBHOOK_TYPE_FORBIDDEN",
                Any,
                json!({"types": ["trainees"]}),
            ),
        ],
    )
}
