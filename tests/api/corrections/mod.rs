//! What the lead agency corrects of a school's courses, classes and partnerships stays corrected in the
//! night, and a body that does not say a member leaves it: docs/AUTHORITY.md.

mod enterprises;
mod training;

use serde_json::{Value, json};

use crate::imports::{import, report};
use crate::support::fixtures::{Stage, class_body, course_body, occupation, with};
use crate::support::{Case, Client, Response, TestServer};

/// A resource whose rows a school sends every night.
struct Sent {
    resource: &'static str,
    /// The whole row, as the school sends it.
    body: Value,
    /// A member, its correction, and another value.
    member: &'static str,
    corrected: Value,
    other: Value,
    /// A member that may be left out, and what it then is for a new row.
    optional: &'static str,
    blank: Value,
}

impl Sent {
    fn key(&self) -> String {
        format!("/v1/{}/by-external-id/sis/R-1", self.resource)
    }

    async fn night(&self, school: &Client, body: &Value) -> Response {
        school.put(&self.key(), body.clone()).await.expect(200)
    }
}

async fn all(stage: &Stage) -> Vec<Sent> {
    let school = stage.teaching.school.id();
    let without = |mut body: Value| {
        body.as_object_mut().expect("an object").remove("schoolId");
        body
    };
    let firm = json!({"legalForm": "COOPERATIVE", "taxCode": "5500154060", "name": "HTX Một"});
    let firm = stage
        .server
        .lead()
        .post("/v1/enterprises", firm)
        .await
        .expect(201);
    vec![
        Sent {
            resource: "courses",
            body: with(
                without(course_body(&school, "C9")),
                json!({"tags": ["E_COMMERCE"], "digitalHours": 8}),
            ),
            member: "name",
            corrected: json!("Trồng nấm rơm"),
            other: json!("Trồng nấm mỡ"),
            optional: "tags",
            blank: json!([]),
        },
        Sent {
            resource: "classes",
            body: with(
                without(class_body(&stage.server, &stage.teaching, "L9")),
                json!({"fundingLine": "CTMTQG-2026", "trainers": ["Cà Văn Minh"]}),
            ),
            member: "endDate",
            corrected: json!("2026-06-30"),
            other: json!("2026-07-15"),
            optional: "fundingLine",
            blank: Value::Null,
        },
        Sent {
            resource: "partnerships",
            body: json!({"enterpriseId": firm.id(), "occupationId": occupation(1), "level": "ELEMENTARY_1",
                "signedDate": "2026-03-02", "scope": "Thực hành", "practicePlaces": 20}),
            member: "practicePlaces",
            corrected: json!(12),
            other: json!(30),
            optional: "scope",
            blank: Value::Null,
        },
    ]
}

#[actix_web::test]
async fn a_correction_of_the_lead_agency_stays_in_the_night() {
    let stage = Stage::set(json!({})).await;
    let (school, lead) = (&stage.registrar, stage.server.lead());
    for sent in all(&stage).await {
        let _case = Case::of(sent.resource);
        let made = school.put(&sent.key(), sent.body.clone()).await.expect(201);
        assert_eq!(made.body["decided"], json!([]));
        let path = format!("/v1/{}/{}", sent.resource, made.id());
        let patch = json!({sent.member: sent.corrected});
        let seen = lead.get(&path).await.expect(200);
        let corrected = lead.patch(&path, &seen, patch).await.expect(200);
        assert_eq!(corrected.body["decided"][0]["member"], sent.member);
        assert_eq!(corrected.body["decided"][0]["right"], "CORRECTED");

        for _ in 0..2 {
            let kept = sent.night(school, &sent.body).await;
            assert_eq!(kept.etag(), corrected.etag());
            let warning = format!("/{} KEPT_AS_REGISTERED", sent.member);
            assert!(kept.header("x-registry-warning").contains(&warning));
        }
        let refused = json!({sent.member: sent.other});
        let refused = school.patch(&path, &corrected, refused).await;
        let place = format!("/{}", sent.member);
        refused.expect_error_at(422, "FIELD_RESERVED", &place);

        // The school agrees, and may say something else afterwards.
        let agreed = with(sent.body.clone(), json!({sent.member: sent.corrected}));
        let agreed = sent.night(school, &agreed).await;
        assert_eq!(agreed.body["decided"], json!([]));
        let other = with(sent.body.clone(), json!({sent.member: sent.other}));
        let other = sent.night(school, &other).await;
        assert_eq!(other.body[sent.member], sent.other);

        // Or the lead agency gives way.
        let again = json!({sent.member: sent.corrected});
        let again = lead.patch(&path, &other, again).await.expect(200);
        let release = format!("{path}/release");
        let members = json!({"members": [sent.member]});
        school
            .with("if-match", again.etag())
            .post(&release, members.clone())
            .await
            .expect_problem(403, "ACTION_FORBIDDEN");
        let released = lead
            .with("if-match", again.etag())
            .post(&release, members)
            .await;
        assert_eq!(released.expect(200).body["decided"], json!([]));
        let as_sent = sent.night(school, &sent.body).await;
        assert_eq!(as_sent.body[sent.member], sent.body[sent.member]);
    }
}

#[actix_web::test]
async fn a_member_that_is_not_sent_stays_and_null_removes_it() {
    let stage = Stage::set(json!({})).await;
    for sent in all(&stage).await {
        let _case = Case::of(sent.resource);
        stage
            .registrar
            .put(&sent.key(), sent.body.clone())
            .await
            .expect(201);
        let mut less = sent.body.clone();
        less.as_object_mut()
            .expect("an object")
            .remove(sent.optional);
        let before = stage.registrar.get(&sent.key()).await.expect(200);
        let kept = sent.night(&stage.registrar, &less).await;
        assert_eq!((kept.etag(), &kept.body), (before.etag(), &before.body));

        if sent.resource != "courses" {
            let kind = sent.resource;
            let row = with(less.clone(), json!({"externalId": "R-1"})).to_string();
            let done = import(&stage.registrar, &format!("kind={kind}"), &row).await;
            assert_eq!(
                done["counts"]["unchanged"],
                1,
                "{:#?}",
                report(&stage.registrar, &done, "").await
            );
        }
        let removed = with(less, json!({sent.optional: sent.blank}));
        let removed = sent.night(&stage.registrar, &removed).await;
        assert_eq!(removed.body[sent.optional], sent.blank);
    }
}

#[actix_web::test]
async fn an_enterprise_keeps_what_is_not_sent_of_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let key = "/v1/enterprises/by-external-id/doanh-nghiep/DN-1";
    let body = json!({"legalForm": "COOPERATIVE", "taxCode": "5500154060", "name": "HTX Một"});
    let whole = with(body.clone(), json!({"address": "Tiểu khu 6"}));
    let made = lead.put(key, whole).await.expect(201);
    let kept = lead.put(key, body.clone()).await.expect(200);
    assert_eq!(
        (kept.etag(), &kept.body["address"]),
        (made.etag(), &json!("Tiểu khu 6"))
    );
    let removed = lead.put(key, with(body, json!({"address": null}))).await;
    assert_eq!(removed.expect(200).body["address"], Value::Null);
}
