//! An export holds what its maker may see.

use diesel::prelude::*;
use registry::platform::auth::authz::{Action, Role};
use registry::platform::db::schema::{audit_events, users};
use registry::platform::db::types::Json;
use registry::platform::values::ids::UserId;
use serde_json::{Value, json};

use super::{export, me, parts, rows};
use crate::support::fixtures::{Stage, person_body, school, with};
use crate::support::{BoundTo, Case, TestServer};

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
        let _case = Case::of(&filters);
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
    for (name, stranger) in [
        ("other", &other),
        ("colleague", &colleague),
        ("lead", &stage.server.lead()),
    ] {
        let _case = Case::of(name);
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

#[actix_web::test]
async fn who_may_see_less_than_when_it_was_made_does_not_get_the_files() {
    let stage = Stage::set(json!({})).await;
    stage.person(1).await;
    let lead = stage.server.lead();

    let masked = json!({"type": "trainees", "format": "NDJSON"});
    let plain = with(masked.clone(), json!({"filters": {"reveal": true}}));
    let mut urls = Vec::new();
    for order in [masked, plain] {
        let _case = Case::of(&order);
        let made = export(&lead, order).await;
        urls.push(parts(&made)[0]["url"].as_str().expect("a text").to_owned());
    }

    let [masked, plain] = &urls[..] else {
        panic!("two exports");
    };

    for part in &urls {
        let _case = Case::of(part);
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
