//! Nights of schools that have records of one person settle, before and after the lead agency decides.

use serde_json::{Value, json};

use super::Town;
use crate::imports::{import, ndjson, report, trainee};
use crate::support::Client;
use crate::support::fixtures::with;

async fn night(by: &Client, row: &Value) -> (String, Vec<String>) {
    let query = "kind=trainees&onError=skip-row";
    let done = import(by, query, &ndjson(std::slice::from_ref(row))).await;
    crate::authority::told(&report(by, &done, "").await[0])
}

fn outcome(told: &(String, Vec<String>)) -> &str {
    assert!(told.1.is_empty(), "{told:?}");
    &told.0
}

#[actix_web::test]
async fn each_school_goes_on_with_its_own_until_records_are_merged() {
    let town = Town::set().await;
    let known = json!({"address": "Bản Mòng", "phone": "0912345678"});
    let (theirs, own) = (
        with(trainee(1), known),
        with(trainee(1), json!({"address": "Bản Cá"})),
    );
    let both = [(&town.first, &theirs), (town.school(), &own)];
    let settle = async |first: &str| {
        for (by, row) in both {
            assert_eq!(outcome(&night(by, row).await), first);
        }
        for (by, row) in both {
            assert_eq!(outcome(&night(by, row).await), "UNCHANGED");
        }
    };
    settle("CREATED").await;
    let confirm = json!({"foundUntil": "2099-01-01T00:00:00Z", "reason": "Đã đối chiếu"});
    town.lead
        .post("/v1/trainee-matches/confirm", confirm)
        .await
        .expect(200);
    settle("UNCHANGED").await;

    // Merged, they are one record, and both schools know it.
    let pair = &town.pairs("CONFIRMED").await[0];
    let elder = pair.body["firstId"].clone();
    let merged = json!({"decision": "MERGE", "survivorId": elder});
    let merged = town.decide(pair, merged).await.expect(200);
    for _ in 0..2 {
        assert_eq!(outcome(&night(&town.first, &theirs).await), "UNCHANGED");
        let kept = night(town.school(), &own).await;
        assert_eq!(kept, ("UNCHANGED".to_owned(), vec!["/address".to_owned()]));
    }
    let key = "/v1/trainees/by-external-id/sis/HV-1";
    for by in [&town.first, town.school()] {
        assert_eq!(by.get(key).await.expect(200).body["id"], elder);
    }

    let path = format!("/v1/trainee-matches/{}/reversal", merged.id());
    let reverse = town.lead.with("if-match", merged.etag());
    reverse
        .post(&path, json!({"reason": "Nhầm"}))
        .await
        .expect(200);
    settle("UNCHANGED").await;
    let own = town.school().get(key).await.expect(200);
    assert_ne!(own.body["id"], elder);
    let plain = format!("/v1/trainees/{}?reveal=true", own.id());
    let plain = town.school().with("x-purpose", "test").get(&plain).await;
    assert_eq!(plain.expect(200).body["citizenId"], "014304000001");
}

/// `F08` and `F13`: one person, however the two schools spell the name or know the day.
#[actix_web::test]
async fn spellings_and_days_that_agree_are_one_person() {
    for (theirs, own) in [
        (
            json!({"fullName": "H'Hen Niê"}),
            json!({"fullName": "H Hen Niê"}),
        ),
        (
            json!({"birthDate": "2004-01-01"}),
            json!({"birthDate": "2004"}),
        ),
    ] {
        let _case = crate::support::Case::of(&theirs);
        let town = Town::set().await;
        let (theirs, own) = (with(trainee(1), theirs), with(trainee(1), own));
        for (by, row) in [(&town.first, &theirs), (town.school(), &own)] {
            assert_eq!(outcome(&night(by, row).await), "CREATED");
            assert_eq!(outcome(&night(by, row).await), "UNCHANGED");
        }
        assert_eq!(town.pairs("LINKED").await.len(), 1);
        let all = town.lead.get("/v1/trainees").await.expect(200);
        let people: std::collections::BTreeSet<&str> = all
            .rows()
            .iter()
            .filter_map(|row| row["personId"].as_str())
            .collect();
        assert_eq!((all.rows().len(), people.len()), (2, 1));
    }
}
