//! The audit trail as those who may read it meet it.

use serde_json::json;

use registry::platform::auth::authz::Role;

use crate::support::identity;
use crate::support::{BoundTo, TestServer};

const PATH: &str = "/v1/audit-events";

#[actix_web::test]
async fn the_province_reads_who_did_what_newest_first() {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let me = admin.get("/v1/users/me").await.id();
    let (organisation, school) = identity::school(&admin, "A1").await;
    let asked = admin.with("x-purpose", "kiem tra");
    let path = format!("/v1/organisations/{organisation}");
    let seen = admin.get(&path).await;
    let name = json!({"name": "Trường A"});
    asked.patch(&path, &seen, name).await.expect(200);
    let lead = server.lead();

    let page = lead.get(PATH).await.expect(200);
    let actions = [
        "organisation.change",
        "organisation.create",
        "school.create",
    ];
    assert_eq!(page.column("action"), actions);
    let newest = &page.rows()[0];
    assert_eq!(newest["actorId"], json!(me));
    assert_eq!(newest["purpose"], "kiem tra");
    assert_eq!(newest["details"], json!({"members": ["name"]}));

    let found = async |query: String| lead.get(&format!("{PATH}?{query}")).await.expect(200);
    let by_row = found(format!("resource=schools&resourceId={school}")).await;
    assert_eq!(by_row.column("action"), ["school.create"]);

    let by_action = found("action=organisation.change,school.change".to_owned()).await;
    assert_eq!(by_action.rows().len(), 1);
    assert_eq!(
        found(format!("actorId={me}&count=exact")).await.body["page"]["total"],
        3
    );

    let at = newest["at"].as_str().expect("a time");
    let since = found(format!("at[gte]={at}")).await;
    assert_eq!(since.column("action"), ["organisation.change"]);

    let before = found(format!("at[lt]={at}&sort=seq")).await;
    assert_eq!(
        before.column("action"),
        ["school.create", "organisation.create"]
    );
}

#[actix_web::test]
async fn pages_of_the_trail_follow_each_other_without_gap_or_overlap() {
    let server = TestServer::start().await;
    let admin = server.administrator();

    for number in 0..5 {
        let body = json!({"kind": "APP_OWNER", "name": format!("Công ty {number}")});
        admin.post("/v1/organisations", body).await.expect(201);
    }

    let mut seqs = Vec::new();
    let mut path = format!("{PATH}?limit=2");
    loop {
        let page = admin.get(&path).await.expect(200);
        seqs.extend(page.rows().iter().filter_map(|row| row["seq"].as_i64()));
        match page.next_cursor() {
            Some(cursor) => path = format!("{PATH}?limit=2&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(seqs.len(), 5);
    assert!(seqs.windows(2).all(|pair| pair[0] > pair[1]), "{seqs:?}");
}

#[actix_web::test]
async fn an_inspector_of_a_commune_reads_what_their_own_organisation_did() {
    let server = TestServer::start().await;
    let admin = server.administrator();

    identity::school(&admin, "A1").await;
    let local = BoundTo::Unit(identity::commune(&server));
    let local = server.user(Role::Inspector, local);
    assert!(local.get(PATH).await.expect(200).rows().is_empty());
    let provincial = server.user(Role::Inspector, BoundTo::Province);
    assert_eq!(provincial.get(PATH).await.expect(200).rows().len(), 2);

    let viewer = server.user(Role::Viewer, BoundTo::Nothing);
    let answer = viewer.get(PATH).await;
    answer.expect_problem(403, "ACTION_FORBIDDEN");
}
