//! Of two records with two numbers that become one.

use std::slice;

use serde_json::{Value, json};

use super::{NEW, OLD, Renumbered, numbers, row};
use crate::authority::unchanged;
use crate::support::Case;
use crate::support::fixtures::{teaching, with};

#[actix_web::test]
async fn the_lead_agency_says_which_number_holds_and_the_other_stays_with_the_person() {
    for (survivor, valid) in [(OLD, NEW), (NEW, NEW), (OLD, OLD)] {
        let _case = Case::of(format!("{survivor} stays, {valid} holds"));
        let two = Renumbered::set().await;
        let of = |number| if number == OLD { &two.old } else { &two.new };
        two.decide(of(survivor), None).await.expect_error_at(
            409,
            "MERGE_DOCUMENTS_DIFFER",
            "/validCitizenIdOf",
        );
        let nobody = of(survivor).id().replace('0', "1");
        two.decide(of(survivor), Some(&nobody))
            .await
            .expect_error_at(422, "CITIZEN_ID_OF_NEITHER", "/validCitizenIdOf");
        let merged = two.decide(of(survivor), Some(&of(valid).id())).await;
        let merged = merged.expect(200);

        let former = if valid == NEW { OLD } else { NEW };
        let id = of(survivor).id();
        let expected = (json!(valid), json!([former]));
        assert_eq!(numbers(&two.lead, &id).await, expected);
        let masked = two
            .lead
            .get(&format!("/v1/trainees/{id}"))
            .await
            .expect(200);
        let tail = &former[9..];
        assert_eq!(
            masked.body["formerIds"],
            json!([format!("•••••••••{tail}")])
        );
        for number in [OLD, NEW] {
            for by in [&two.lead, &two.a.registrar, &two.b] {
                assert_eq!(
                    two.found(by, number).await,
                    slice::from_ref(&id),
                    "{number}"
                );
            }
        }

        let (keeps, says) = (unchanged(&["/citizenId"]), unchanged(&[]));
        let expected = if valid == NEW {
            [keeps, says]
        } else {
            [says, keeps]
        };
        for _ in 0..2 {
            assert_eq!(two.night().await, expected);
        }
        assert_eq!(numbers(&two.lead, &id).await.0, json!(valid));
        // A third school has a record of the same person, and nobody else of these schools gets the number.
        let third = teaching(&two.lead, "C1").await;
        let third = two.a.server.registrar(third.school_id());
        let mut body = row("", former);
        body["residenceUnitId"] = masked.body["residenceUnitId"].clone();
        for name in ["externalId", "residenceCode"] {
            body.as_object_mut().expect("an object").remove(name);
        }
        let own = third.post("/v1/trainees", body.clone()).await.expect(201);
        let path = format!("/v1/trainees/{}", own.id());
        let seen = two.lead.get(&path).await.expect(200);
        assert_eq!(seen.body["personId"], two.old.id());
        third.delete(&path, &own).await.expect(204);
        let another = with(body, json!({"fullName": "Vàng Thị Dợ"}));
        two.b.post("/v1/trainees", another).await.expect_error_at(
            409,
            "TRAINEE_EXISTS",
            "/citizenId",
        );

        two.reverse(&merged).await;
        for (person, number) in [(&two.old, OLD), (&two.new, NEW)] {
            let expected = (json!(number), json!([]));
            assert_eq!(numbers(&two.lead, &person.id()).await, expected);
            assert_eq!(two.found(&two.lead, number).await, [person.id()]);
        }
        assert_eq!(two.night().await, [unchanged(&[]), unchanged(&[])]);
    }
}

#[actix_web::test]
async fn a_number_that_came_since_the_merge_stays_with_the_survivor() {
    let two = Renumbered::set().await;
    let merged = two.decide(&two.old, Some(&two.new.id())).await.expect(200);
    let path = format!("/v1/trainees/{}", two.old.id());
    let seen = two.lead.get(&path).await.expect(200);
    let since = "014303910099";
    let patch = json!({"citizenId": since});
    two.lead.patch(&path, &seen, patch).await.expect(200);
    let expected = (json!(since), json!([OLD, NEW]));
    assert_eq!(numbers(&two.lead, &two.old.id()).await, expected);

    two.reverse(&merged).await;
    let expected = (json!(since), json!([OLD]));
    assert_eq!(numbers(&two.lead, &two.old.id()).await, expected);
    let expected = (json!(NEW), json!([]));
    assert_eq!(numbers(&two.lead, &two.new.id()).await, expected);
}

#[actix_web::test]
async fn whose_a_number_is_stays_known_when_another_one_holds() {
    for (valid, corrected) in [(OLD, NEW), (NEW, OLD)] {
        let _case = Case::of(format!("{valid}, then {corrected}"));
        let two = Renumbered::set().await;
        let of = |number| if number == OLD { &two.old } else { &two.new };
        let merged = two.decide(&two.old, Some(&of(valid).id())).await;
        let merged = merged.expect(200);
        let path = format!("/v1/trainees/{}", two.old.id());
        let seen = two.lead.get(&path).await.expect(200);
        let patch = json!({"citizenId": corrected});
        two.lead.patch(&path, &seen, patch).await.expect(200);
        two.reverse(&merged).await;
        for (person, number) in [(&two.old, OLD), (&two.new, NEW)] {
            let expected = (json!(number), json!([]));
            assert_eq!(numbers(&two.lead, &person.id()).await, expected);
        }
    }
}

#[actix_web::test]
async fn a_number_of_the_survivor_alone_is_not_given_to_the_other_one() {
    let two = Renumbered::set().await;
    let new = format!("/v1/trainees/{}", two.new.id());
    let passport = json!({"passport": {"country": "LA", "number": "P1234567"}});
    let seen = two.lead.get(&new).await.expect(200);
    two.lead.patch(&new, &seen, passport).await.expect(200);
    let merged = two.decide(&two.old, Some(&two.new.id())).await.expect(200);
    let path = format!("/v1/trainees/{}", two.old.id());
    let seen = two.lead.get(&path).await.expect(200);
    let since = "014303910099";
    let patch = json!({"citizenId": since, "formerIds": []});
    two.lead.patch(&path, &seen, patch).await.expect(200);
    two.reverse(&merged).await;
    let expected = (json!(since), json!([]));
    assert_eq!(numbers(&two.lead, &two.old.id()).await, expected);
    assert_eq!(numbers(&two.lead, &two.new.id()).await.0, Value::Null);
}
