//! What a school is told of somebody is the same, whoever else has a record of them.

use std::collections::HashMap;
use std::slice;

use serde_json::{Value, json};

use super::Town;
use crate::exports;
use crate::imports::{import, ndjson, report, trainee};
use crate::support::fixtures::{claim, enrol, move_on, step_now, walk, with};
use crate::support::{Case, Response};

/// Answers without what is another one each time: ids and moments.
#[derive(Default)]
struct Heard {
    ids: HashMap<String, usize>,
    answers: Vec<String>,
}

impl Heard {
    fn note(&mut self, step: &str, answer: &Response) {
        let warnings: Vec<&str> = answer
            .headers
            .get_all("x-registry-warning")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect();
        let told = json!([
            answer.status.as_u16(),
            warnings,
            answer.header("retry-after"),
            answer.body
        ]);
        self.keep(step, &told);
    }

    fn keep(&mut self, step: &str, told: &Value) {
        let told = self.plain(told);
        self.answers.push(format!("{step}: {told}"));
    }

    /// The value with each id as the number of its first appearance, and without moments.
    fn plain(&mut self, value: &Value) -> Value {
        match value {
            Value::Object(members) => {
                let members = members.iter().map(|(name, value)| {
                    let value = match name.as_str() {
                        "cursor" | "nextCursor" | "feedCursor" | "traceId" | "requestId" => {
                            json!(value.is_string())
                        }
                        _ => self.plain(value),
                    };
                    (name.clone(), value)
                });
                Value::Object(members.collect())
            }
            Value::Array(values) => values.iter().map(|value| self.plain(value)).collect(),
            Value::String(text) => json!(self.text(text)),
            _ => value.clone(),
        }
    }

    fn text(&mut self, text: &str) -> String {
        let is_moment = text.len() >= 20 && text.ends_with('Z') && text.as_bytes()[10] == b'T';
        if is_moment {
            return "a moment".to_owned();
        }
        let mut plain = text.to_owned();
        for start in 0..text.len() {
            let Some(id) = text.get(start..start + 36).filter(|id| is_id(id)) else {
                continue;
            };
            let next = self.ids.len();
            let number = *self.ids.entry(id.to_owned()).or_insert(next);
            plain = plain.replace(id, &format!("#{number}"));
        }
        plain
    }
}

fn is_id(text: &str) -> bool {
    let dashes = [8, 13, 18, 23];
    let fits = |(at, sign): (usize, char)| {
        if dashes.contains(&at) {
            sign == '-'
        } else {
            sign.is_ascii_hexdigit()
        }
    };
    text.char_indices().all(fits)
}

/// What another school may have recorded of the people whom the school sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Elsewhere {
    Nothing,
    /// The same, and much more.
    Same,
    /// Another name under the same number.
    AnotherName,
    AnotherDay,
    AnotherCommune,
    /// Not the present number, but a former one.
    Formerly,
    /// The other school teaches them on the same days, and has confirmed evidence of them.
    Studying,
}

async fn record(town: &Town, elsewhere: Elsewhere) {
    let (server, first) = (&town.stage.server, &town.first);
    let known = json!({
        "address": "Bản Mòng", "phone": "0912345678", "ethnicGroup": "03",
        "passport": {"country": "LA", "number": "PA12345"}, "formerIds": ["012345678"]
    });
    let known = with(
        known,
        json!({"externalIds": [{"system": "sis", "value": "HV-1"}]}),
    );
    let changes = match elsewhere {
        Elsewhere::Nothing => return,
        Elsewhere::Same | Elsewhere::Formerly | Elsewhere::Studying => known,
        Elsewhere::AnotherName => with(known, json!({"fullName": "Vàng Thị Dợ"})),
        Elsewhere::AnotherDay => with(known, json!({"birthDate": "2004-09-02"})),
        Elsewhere::AnotherCommune => with(
            known,
            json!({"residenceUnitId": server.unit("COMMUNE", "03688")}),
        ),
    };
    let record = first
        .post("/v1/trainees", town.body(1, changes))
        .await
        .expect(201);
    if elsewhere == Elsewhere::Formerly {
        let path = super::of(&record);
        let renumbered = json!({"citizenId": "014304000777"});
        first.patch(&path, &record, renumbered).await.expect(200);
    }
    let second = first
        .post("/v1/trainees", town.body(2, json!({})))
        .await
        .expect(201);
    if elsewhere == Elsewhere::Studying {
        claim(first, &record.id(), json!({})).await.expect(201);
        let class =
            crate::support::fixtures::open_class(server, &town.other, "X1", json!({})).await;
        for person in [&record, &second] {
            let enrolment = enrol(first, &person.id(), &class.id(), json!({})).await;
            walk(first, enrolment.expect(201), &["ELIGIBLE", "ADMITTED"]).await;
        }
        step_now(first, &class, "RUNNING").await;
    }
}

/// Two people are looked for, sent and corrected; the first of them as they were read.
async fn registered(town: &Town, heard: &mut Heard) -> Response {
    let school = town.school();
    let body = |changes| {
        let known = json!({
            "passport": {"country": "LA", "number": "PA12345"}, "formerIds": ["012345678"],
            "address": "Bản Cá", "ethnicGroup": "03"
        });
        town.body(1, with(known, changes))
    };
    heard.note(
        "search",
        &search(town, json!({"citizenId": "014304000001"})).await,
    );

    let row = with(trainee(2), json!({"address": "Bản Pát"}));
    for mode in ["validate", "commit", "commit"] {
        let query = format!("kind=trainees&onError=skip-row&mode={mode}");
        let done = import(school, &query, &ndjson(slice::from_ref(&row))).await;
        heard.keep(
            mode,
            &json!([done["state"], done["counts"], done["warnings"]]),
        );
        heard.keep("report", &json!(report(school, &done, "").await));
    }
    let made = school.post("/v1/trainees", body(json!({}))).await;
    heard.note("POST", &made);
    heard.note(
        "POST again",
        &school.post("/v1/trainees", body(json!({}))).await,
    );
    let path = super::of(&made.expect(201));
    let key = "/v1/trainees/by-external-id/sis/HV-1";
    for _ in 0..2 {
        heard.note(
            "PUT",
            &school.put(key, body(json!({"address": null}))).await,
        );
    }
    let seen = school.get(&path).await.expect(200);
    heard.note("GET", &seen);
    heard.note(
        "ETag",
        &school.with("if-none-match", seen.etag()).get(&path).await,
    );
    let moved = json!({"address": "Bản Mòng", "phone": "0987654321"});
    heard.note("PATCH", &school.patch(&path, &seen, moved).await);
    let reveal = format!("{path}?reveal=true");
    heard.note(
        "reveal",
        &school.with("x-purpose", "test").get(&reveal).await,
    );
    seen
}

/// Everything that a school does with two people, and all that it hears.
async fn heard(elsewhere: Elsewhere) -> Vec<String> {
    let town = Town::set().await;
    record(&town, elsewhere).await;
    let school = town.school();
    let mut heard = Heard::default();
    let seen = registered(&town, &mut heard).await;
    let person = super::of(&seen);

    heard.note("claim", &claim(school, &seen.id(), json!({})).await);
    let class = &town.stage.class;
    let enrolment = enrol(school, &seen.id(), &class.id(), json!({})).await;
    heard.note("enrol", &enrolment);
    let enrolment = enrolment.expect(201);
    heard.note(
        "enrol again",
        &enrol(school, &seen.id(), &class.id(), json!({})).await,
    );
    let mut enrolment = enrolment;
    for to in ["ELIGIBLE", "ADMITTED"] {
        enrolment = move_on(school, &enrolment, to, json!({"date": "2026-02-02"})).await;
        heard.note(to, &enrolment);
    }
    let place = format!("/v1/enrolments/{}?expand=trainee,cases", enrolment.id());
    heard.note("expand", &school.get(&place).await);
    // That another registrar has somebody of the same name, birth date and commune, a school sees in
    // `/v1/trainee-matches`, whatever documents say: see `trainee_matches::schools`.
    for path in [
        "/v1/trainees?count=exact",
        "/v1/trainees?q=mai&count=exact",
        "/v1/trainees?q=v%C3%A0ng",
        "/v1/trainees?sort=-createdAt&limit=1",
        "/v1/trainees?ethnicGroup=03",
        "/v1/trainees?birthDate%5Bgte%5D=2004-06-01&count=exact",
        "/v1/enrolments?count=exact",
        "/v1/enrolment-cases",
        "/v1/statistics/training",
        "/v1/changes/snapshot?types=trainees,enrolments,beneficiary-statuses",
    ] {
        heard.note(path, &school.get(path).await);
    }
    let statuses = format!("{person}/beneficiary-statuses");
    heard.note("statuses", &school.get(&statuses).await);
    for by in [
        json!({"citizenId": "014304000001"}),
        json!({"citizenId": "014304000777"}),
        json!({"citizenId": "012345678"}),
        json!({"passport": {"country": "LA", "number": "PA12345"}}),
    ] {
        heard.note("search", &search(&town, by).await);
    }
    let export = exports::export(school, json!({"type": "trainees", "format": "NDJSON"})).await;
    heard.keep("export", &json!(exports::rows(school, &export).await));

    let third = school.post("/v1/trainees", town.body(3, json!({}))).await;
    let third = third.expect(201);
    let number = json!({"citizenId": "014304000777"});
    heard.note(
        "renumber",
        &school.patch(&super::of(&third), &third, number).await,
    );
    let now = school.get(&super::of(&third)).await.expect(200);
    heard.note("delete", &school.delete(&super::of(&third), &now).await);
    heard.answers
}

async fn search(town: &Town, by: Value) -> Response {
    let by = with(by, json!({"limit": 5}));
    town.school().post("/v1/trainees/search", by).await
}

#[actix_web::test]
async fn a_school_is_told_the_same_whoever_else_has_a_record_of_the_person() {
    let absent = heard(Elsewhere::Nothing).await;
    assert!(absent.len() > 30, "{}", absent.len());
    for elsewhere in [
        Elsewhere::Same,
        Elsewhere::AnotherName,
        Elsewhere::AnotherDay,
        Elsewhere::AnotherCommune,
        Elsewhere::Formerly,
        Elsewhere::Studying,
    ] {
        let _case = Case::of(format!("{elsewhere:?}"));
        let told = heard(elsewhere).await;
        for (told, expected) in told.iter().zip(&absent) {
            assert_eq!(told, expected);
        }
        assert_eq!(told.len(), absent.len());
    }
}
