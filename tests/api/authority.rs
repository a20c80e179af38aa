//! What was decided of a person stays decided in the night: docs/AUTHORITY.md.

use serde_json::{Value, json};

use crate::imports::{School, report};
use crate::support::fixtures::{enrol, open_class, teaching, with};
use crate::support::{Client, Response, past};

const KEY: &str = "/v1/trainees/by-external-id/sis/HV-1";

fn row() -> Value {
    json!({"externalId": "HV-1", "citizenId": "014304000001", "fullName": "Lò Thị Xái",
        "sex": "FEMALE", "birthDate": "2004-03-17", "residenceCode": "03646",
        "address": "Bản Mòng", "phone": "0912345678", "ethnicGroup": "03"})
}

/// What became of a row of the report, and the members that were kept.
pub fn told(row: &Value) -> (String, Vec<String>) {
    let warnings = row["warnings"].as_array().into_iter().flatten();
    let kept = warnings.filter(|warning| warning["code"] == "KEPT_AS_REGISTERED");
    let members = kept.map(|warning| warning["pointer"].as_str().expect("a place").to_owned());
    let outcome = row["outcome"].as_str().expect("an outcome").to_owned();
    (outcome, members.collect())
}

/// One night of these rows: what became of each, and the members that were kept.
pub async fn night(school: &School, rows: &[Value]) -> Vec<(String, Vec<String>)> {
    let done = school.import("kind=trainees&onError=skip-row", rows).await;
    let rows = report(&school.registrar, &done, "").await;
    rows.iter().map(told).collect()
}

pub fn unchanged(kept: &[&str]) -> (String, Vec<String>) {
    let kept = kept.iter().map(|member| (*member).to_owned());
    ("UNCHANGED".to_owned(), kept.collect())
}

async fn correct(lead: &Client, patch: Value) -> Response {
    let found = lead.get("/v1/trainees").await.expect(200);
    let path = format!(
        "/v1/trainees/{}",
        found.rows()[0]["id"].as_str().expect("an id")
    );
    let seen = lead.get(&path).await.expect(200);
    lead.patch(&path, &seen, patch).await.expect(200)
}

#[actix_web::test]
async fn a_correction_stays_night_after_night_until_the_school_agrees() {
    let school = School::open().await;
    let lead = school.server.lead();
    night(&school, &[row()]).await;
    let corrected = correct(
        &lead,
        json!({"fullName": "Lò Thị Sái", "birthDate": "2004-03-19"}),
    )
    .await;
    let decided: Vec<&Value> = corrected.body["decided"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|decided| &decided["member"])
        .collect();
    assert_eq!(decided, ["birthDate", "fullName"]);
    assert_eq!(corrected.body["decided"][0]["right"], "CORRECTED");

    for _ in 0..2 {
        let told = night(&school, &[row()]).await;
        assert_eq!(told, [unchanged(&["/fullName", "/birthDate"])]);
    }
    let now = school.registrar.get(KEY).await.expect(200);
    assert_eq!(
        (&now.body["fullName"], &now.body["version"]),
        (&json!("Lò Thị Sái"), &json!(2))
    );
    // Not by hand either.
    let path = format!("/v1/trainees/{}", now.id());
    let refused = school
        .registrar
        .patch(&path, &now, json!({"fullName": "Lò Thị Xái"}))
        .await;
    refused.expect_error_at(422, "FIELD_RESERVED", "/fullName");

    let agreed = with(row(), json!({"fullName": "Lò Thị Sái"}));
    assert_eq!(
        night(&school, std::slice::from_ref(&agreed)).await,
        [unchanged(&["/birthDate"])]
    );
    let renamed = with(agreed, json!({"fullName": "Lò Thị Sáy"}));
    assert_eq!(night(&school, &[renamed]).await[0].0, "UPDATED");
    let now = school.registrar.get(KEY).await.expect(200);
    assert_eq!(now.body["fullName"], "Lò Thị Sáy");
    assert_eq!(now.body["birthDate"], "2004-03-19");
}

#[actix_web::test]
async fn the_lead_agency_releases_what_was_decided() {
    let school = School::open().await;
    let lead = school.server.lead();
    night(&school, &[row()]).await;
    let corrected = correct(&lead, json!({"fullName": "Lò Thị Sái"})).await;
    let path = format!("/v1/trainees/{}/release", corrected.id());
    let members = json!({"members": ["fullName"]});
    let by_school = school
        .registrar
        .with("if-match", "*")
        .post(&path, members.clone())
        .await;
    assert_eq!(by_school.expect(403).code(), "ACTION_FORBIDDEN");
    let released = lead
        .with("if-match", corrected.etag())
        .post(&path, members)
        .await
        .expect(200);
    assert_eq!(released.body["decided"], json!([]));
    assert_eq!(night(&school, &[row()]).await[0].0, "UPDATED");
    let now = school.registrar.get(KEY).await.expect(200);
    assert_eq!(now.body["fullName"], "Lò Thị Xái");
}

#[actix_web::test]
async fn the_file_that_made_two_records_does_not_undo_their_merge() {
    for turned in [false, true] {
        let school = School::open().await;
        let lead = school.server.lead();
        let mut rows = [
            json!({"externalId": "CC", "citizenId": "014301910002", "fullName": "Lò Thị Gộp Thử",
                "sex": "FEMALE", "birthDate": "2001-05-06", "residenceCode": "03646",
                "address": "Bản Mòng"}),
            json!({"externalId": "HC", "passportCountry": "VN", "passportNumber": "B0910002",
                "fullName": "Lò Thị Gộp Thử", "sex": "FEMALE", "birthDate": "2001-05-06",
                "residenceCode": "03646", "address": "Bản Cá"}),
        ];
        if turned {
            rows.reverse();
        }
        night(&school, &rows).await;
        let queued = lead.get("/v1/trainee-matches").await.expect(200);
        let queued = queued.rows()[0].clone();
        let path = format!(
            "/v1/trainee-matches/{}",
            queued["id"].as_str().expect("an id")
        );
        let survivor = school
            .registrar
            .get("/v1/trainees/by-external-id/sis/CC")
            .await
            .expect(200);
        let seen = lead.get(&path).await.expect(200);
        let merge =
            json!({"decision": "MERGE", "survivorId": survivor.id(), "reason": "Cùng một người"});
        let decide = format!("{path}/decisions");
        lead.with("if-match", seen.etag())
            .post(&decide, merge)
            .await
            .expect(200);

        for _ in 0..2 {
            let mut told = night(&school, &rows).await;
            if turned {
                told.reverse();
            }
            assert_eq!(told, [unchanged(&[]), unchanged(&["/address"])]);
        }
        let plain = format!("/v1/trainees/{}?reveal=true", survivor.id());
        let now = lead.with("x-purpose", "test").get(&plain).await.expect(200);
        assert_eq!(now.body["citizenId"], "014301910002");
        assert_eq!(now.body["passport"]["number"], "B0910002");
        assert_eq!(now.body["address"], "Bản Mòng");
    }
}

#[actix_web::test]
async fn a_member_that_is_not_there_says_nothing_and_null_removes() {
    let school = School::open().await;
    night(&school, &[row()]).await;
    let narrow = json!({"externalId": "HV-1", "citizenId": "014304000001", "fullName": "Lò Thị Xái",
        "sex": "FEMALE", "birthDate": "2004-03-17", "residenceCode": "03646"});
    assert_eq!(
        night(&school, std::slice::from_ref(&narrow)).await,
        [unchanged(&[])]
    );
    let seen = school.registrar.get(KEY).await.expect(200);
    let mut body = with(
        narrow.clone(),
        json!({"residenceUnitId": seen.body["residenceUnitId"]}),
    );
    for name in ["externalId", "residenceCode"] {
        body.as_object_mut().expect("an object").remove(name);
    }
    let put = school.registrar.put(KEY, body.clone()).await.expect(200);
    assert_eq!(
        (&put.body["address"], &put.body["version"]),
        (&json!("Bản Mòng"), &json!(1))
    );

    let removing = with(narrow, json!({"address": null}));
    assert_eq!(night(&school, &[removing]).await[0].0, "UPDATED");
    let now = school.registrar.get(KEY).await.expect(200);
    assert_eq!(now.body["address"], Value::Null);
    assert!(now.body["phone"].is_string());
    let table = "externalId,citizenId,fullName,sex,birthDate,residenceCode,phone\n\
                 HV-1,014304000001,Lò Thị Xái,FEMALE,2004-03-17,03646,(xóa)\n";
    let queued = crate::imports::push(&school.registrar, "kind=trainees", "text/csv", table).await;
    let done = crate::imports::ended(&school.registrar, &queued.expect(202).id()).await;
    assert_eq!(done["counts"]["updated"], 1, "{done:#}");
    let put = school
        .registrar
        .put(KEY, with(body, json!({"ethnicGroup": null})))
        .await
        .expect(200);
    assert_eq!(put.body["phone"], Value::Null);
    assert_eq!(put.body["version"], 4);
}

#[actix_web::test]
async fn a_list_without_the_column_does_not_end_a_correction() {
    let school = School::open().await;
    let lead = school.server.lead();
    night(&school, &[row()]).await;
    correct(&lead, json!({"phone": "0987654321", "address": null})).await;
    let mut narrow = row();
    for member in ["address", "phone"] {
        narrow.as_object_mut().expect("an object").remove(member);
    }
    assert_eq!(night(&school, &[narrow]).await, [unchanged(&[])]);
    let told = night(&school, &[row()]).await;
    assert_eq!(told, [unchanged(&["/address", "/phone"])]);
}

#[actix_web::test]
async fn another_schools_row_does_not_end_a_correction() {
    let school = School::open().await;
    let lead = school.server.lead();
    night(&school, &[row()]).await;
    let other = teaching(&lead, "A2").await;
    let other_class = open_class(&school.server, &other, "L2", json!({})).await;
    let other_school = other.school_id();
    let other = school.server.registrar(other.school_id());
    let trainee = school.registrar.get(KEY).await.expect(200).id();
    let mut body = row();
    body["residenceUnitId"] = json!(school.server.unit("COMMUNE", "03646"));
    for name in ["externalId", "residenceCode"] {
        body.as_object_mut().expect("an object").remove(name);
    }
    past::join(
        &school.server,
        &school.registrar.get(KEY).await.expect(200),
        other_school,
        true,
    );
    other.put(KEY, body.clone()).await.expect(200);
    enrol(&other, &trainee, &other_class.id(), json!({}))
        .await
        .expect(201);
    correct(&lead, json!({"phone": "0987654321"})).await;

    let kept = other.put(KEY, body.clone()).await.expect(200);
    assert_eq!(
        kept.body["decided"][0]["member"], "phone",
        "{:#}",
        kept.body
    );
    let agreed = other
        .put(KEY, with(body, json!({"phone": "0987654321"})))
        .await
        .expect(200);
    assert_eq!(
        agreed.body["decided"][0]["member"], "phone",
        "{:#}",
        agreed.body
    );
    assert_eq!(night(&school, &[row()]).await, [unchanged(&["/phone"])]);
}

#[actix_web::test]
async fn what_the_lead_agency_sends_under_its_own_key_is_a_correction_too() {
    let school = School::open().await;
    let lead = school.server.lead();
    night(&school, &[row()]).await;
    let mut body = row();
    body["residenceUnitId"] = json!(school.server.unit("COMMUNE", "03646"));
    for name in ["externalId", "residenceCode"] {
        body.as_object_mut().expect("an object").remove(name);
    }
    body["address"] = json!("Bản Cá");
    let key = "/v1/trainees/by-external-id/census/1";
    lead.put(key, body).await.expect(200);
    assert_eq!(night(&school, &[row()]).await, [unchanged(&["/address"])]);
}

#[actix_web::test]
async fn a_masked_view_does_not_tell_that_a_hidden_member_was_corrected() {
    let school = School::open().await;
    let lead = school.server.lead();
    night(&school, &[row()]).await;
    let hidden =
        json!({"ethnicGroup": "04", "disabilityType": "MOBILITY", "disabilityDegree": "SEVERE"});
    let corrected = correct(&lead, with(hidden, json!({"phone": "0987654321"}))).await;
    let members = |answer: &Response| -> Vec<Value> {
        let decided = answer.body["decided"].as_array().expect("a list");
        decided
            .iter()
            .map(|decided| decided["member"].clone())
            .collect()
    };
    assert_eq!(members(&corrected), ["phone"]);
    let plain = format!("/v1/trainees/{}?reveal=true", corrected.id());
    let plain = lead.with("x-purpose", "test").get(&plain).await.expect(200);
    assert_eq!(
        members(&plain),
        ["disabilityDegree", "disabilityType", "ethnicGroup", "phone"]
    );
}

#[actix_web::test]
async fn a_merge_lets_the_other_row_fill_in_and_leaves_corrections_behind_when_it_is_reversed() {
    let school = School::open().await;
    let lead = school.server.lead();
    let named = |key: &str, document: Value| {
        with(
            document,
            json!({"externalId": key, "fullName": "Lò Thị Gộp Thử", "sex": "FEMALE",
            "birthDate": "2001-05-06", "residenceCode": "03646"}),
        )
    };
    let one = named(
        "CC",
        json!({"citizenId": "014301910002", "address": "Bản Mòng"}),
    );
    let two = named(
        "HC",
        json!({"passportCountry": "VN", "passportNumber": "B0910002",
        "phone": "0912345678"}),
    );
    night(&school, &[one.clone(), two.clone()]).await;
    let survivor = school
        .registrar
        .get("/v1/trainees/by-external-id/sis/CC")
        .await
        .expect(200);
    let path = format!("/v1/trainees/{}", survivor.id());
    lead.patch(&path, &survivor, json!({"address": "Bản Cá"}))
        .await
        .expect(200);
    let queued = lead.get("/v1/trainee-matches").await.expect(200);
    let queued = format!(
        "/v1/trainee-matches/{}",
        queued.rows()[0]["id"].as_str().expect("an id")
    );
    let seen = lead.get(&queued).await.expect(200);
    let merge =
        json!({"decision": "MERGE", "survivorId": survivor.id(), "reason": "Cùng một người"});
    let merged = lead
        .with("if-match", seen.etag())
        .post(&format!("{queued}/decisions"), merge)
        .await;
    let merged = merged.expect(200);

    let told = night(&school, &[one.clone(), two.clone()]).await;
    assert_eq!(told[0], unchanged(&["/address"]));
    assert_eq!(told[1].0, "UPDATED", "the phone that nobody had said");
    let told = night(&school, &[one.clone(), two.clone()]).await;
    assert_eq!(told, [unchanged(&["/address"]), unchanged(&[])]);

    let back = json!({"reason": "Hai người"});
    let reversal = format!("{queued}/reversal");
    lead.with("if-match", merged.etag())
        .post(&reversal, back)
        .await
        .expect(200);
    let now = lead.get(&path).await.expect(200);
    let decided = now.body["decided"].as_array().expect("a list");
    assert_eq!(
        (decided.len(), &decided[0]["right"]),
        (1, &json!("CORRECTED")),
        "{:#}",
        now.body
    );
    assert_eq!(night(&school, &[one]).await, [unchanged(&["/address"])]);
}
