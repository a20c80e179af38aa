//! How records are linked, confirmed and told apart.

use serde_json::{Value, json};

use super::{Town, of};
use crate::change_feed::Reader;
use crate::support::Case;
use crate::support::fixtures::{enrol, open_class, teaching};

#[actix_web::test]
async fn what_does_not_agree_is_a_case_and_no_answer() {
    let town = Town::set().await;
    town.first
        .post("/v1/trainees", town.body(1, json!({})))
        .await
        .expect(201);
    let another = town.body(1, json!({"fullName": "Vàng Thị Dợ"}));
    let own = town
        .school()
        .post("/v1/trainees", another)
        .await
        .expect(201);
    let open = town.pairs("OPEN").await;
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].body["cause"], "DOCUMENT");
    assert_eq!(town.person(&own).await, json!(own.id()));

    let agreed = json!({"fullName": "Lo Thi Mai 1"});
    let own = town
        .school()
        .patch(&of(&own), &own, agreed)
        .await
        .expect(200);
    assert_eq!(town.pairs("LINKED").await.len(), 1);
    assert_ne!(town.person(&own).await, json!(own.id()));
    let away = json!({"fullName": "Vàng Thị Dợ"});
    let own = town.school().patch(&of(&own), &own, away).await.expect(200);
    assert_eq!(town.pairs("OPEN").await.len(), 1);
    assert_eq!(town.person(&own).await, json!(own.id()));

    // The lead agency knows better.
    let linked = town
        .decide(&town.pairs("OPEN").await[0], json!({"decision": "LINK"}))
        .await;
    assert_eq!(linked.expect(200).body["status"], "CONFIRMED");
    assert_ne!(town.person(&own).await, json!(own.id()));
}

#[actix_web::test]
async fn links_are_confirmed_together_and_each_is_told() {
    let town = Town::set().await;
    for number in 1..=4 {
        town.both(number).await;
    }
    let links = town.pairs("LINKED").await;
    let ids: Vec<String> = links.iter().map(crate::support::Response::id).collect();
    town.decide(&links[3], json!({"decision": "DISTINCT"}))
        .await
        .expect(200);
    let confirm = async |which: Value| {
        let body = crate::support::fixtures::with(json!({"reason": "Đã đối chiếu"}), which);
        town.lead.post("/v1/trainee-matches/confirm", body).await
    };
    let nobody = "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a20";
    let some = json!({"ids": [ids[0], ids[3], nobody]});
    let outcomes = |answer: &crate::support::Response| -> Vec<Value> {
        let data = answer.body["data"].as_array().expect("a list");
        data.iter().map(|one| one["outcome"].clone()).collect()
    };
    let told = confirm(some.clone()).await.expect(200);
    assert_eq!(outcomes(&told), ["CONFIRMED", "NOT_LINKED", "NOT_FOUND"]);
    let told = confirm(some).await.expect(200);
    assert_eq!(outcomes(&told), ["UNCHANGED", "NOT_LINKED", "NOT_FOUND"]);
    let until = json!({"foundUntil": "2099-01-01T00:00:00Z"});
    let told = confirm(until.clone()).await.expect(200);
    assert_eq!(outcomes(&told), ["CONFIRMED", "CONFIRMED"]);
    assert_eq!(told.body["more"], false);
    assert!(outcomes(&confirm(until).await.expect(200)).is_empty());
    for neither in [
        json!({}),
        json!({"ids": ids, "foundUntil": "2099-01-01T00:00:00Z"}),
    ] {
        let _case = Case::of(&neither);
        confirm(neither)
            .await
            .expect_error_at(422, "REFERENCE_EITHER", "/ids");
    }
    let school = town.school().post(
        "/v1/trainee-matches/confirm",
        json!({"ids": [], "reason": "a"}),
    );
    school.await.expect_problem(403, "ACTION_FORBIDDEN");
}

#[actix_web::test]
async fn whoever_is_told_apart_stays_apart() {
    let town = Town::set().await;
    let (elder, own) = town.both(1).await;
    let there = open_class(&town.stage.server, &town.other, "X1", json!({})).await;
    enrol(&town.first, &elder.id(), &there.id(), json!({}))
        .await
        .expect(201);
    let class = town.stage.class.id();
    enrol(town.school(), &own.id(), &class, json!({}))
        .await
        .expect(201);
    let cases = async || {
        town.lead
            .get("/v1/enrolment-cases")
            .await
            .expect(200)
            .rows()
            .len()
    };
    assert_eq!(cases().await, 1);
    let links = town.pairs("LINKED").await;
    town.decide(&links[0], json!({"decision": "DISTINCT"}))
        .await
        .expect(200);
    for record in [&elder, &own] {
        assert_eq!(town.person(record).await, json!(record.id()));
    }
    assert_eq!(cases().await, 0, "two people may be in two places");

    let away = json!({"fullName": "Cà Thị Nụ"});
    let away = town.school().patch(&of(&own), &own, away).await.expect(200);
    let back = json!({"fullName": "Lò Thị Mai 1"});
    town.school()
        .patch(&of(&own), &away, back)
        .await
        .expect(200);
    assert_eq!(town.person(&own).await, json!(own.id()));
    assert!(town.pairs("LINKED").await.is_empty());
    assert!(town.pairs("OPEN").await.is_empty());
}

#[actix_web::test]
async fn three_records_stay_one_person_when_the_eldest_goes() {
    let town = Town::set().await;
    let (elder, own) = town.both(1).await;
    let third = teaching(&town.lead, "A3").await;
    let third = town.stage.server.registrar(third.school_id());
    let record = third
        .post("/v1/trainees", town.body(1, json!({})))
        .await
        .expect(201);
    assert_eq!(town.person(&record).await, json!(elder.id()));
    let commune = town.stage.server.unit("COMMUNE", "03646");
    let commune = town.stage.server.commune(commune);
    let mut copies = Vec::new();
    for client in [&town.lead, &commune] {
        copies.push(Reader::start(&town.stage.server, client, "trainees").await);
    }
    let mut told_school = Reader::start(&town.stage.server, &third, "trainees").await;
    let seen = town.first.get(&of(&elder)).await.expect(200);
    town.first.delete(&of(&elder), &seen).await.expect(204);
    for left in [&own, &record] {
        assert_eq!(town.person(left).await, json!(own.id()));
    }
    town.stage.server.decided().await;
    for copy in &mut copies {
        copy.page(500, 0).await;
        for left in [&own, &record] {
            let row = &copy.rows[&("trainees".to_owned(), left.id())];
            assert_eq!(row["personId"], json!(own.id()), "{row:#}");
        }
    }
    let told = told_school.page(500, 0).await;
    assert!(told.is_empty(), "a school hears nothing of it: {told:#?}");
    let again = town
        .first
        .post("/v1/trainees", town.body(1, json!({})))
        .await
        .expect(201);
    assert_eq!(town.person(&again).await, json!(own.id()));
}

#[actix_web::test]
async fn two_schools_that_register_somebody_at_once_end_linked() {
    let town = Town::set().await;
    for number in 1..=5 {
        let _case = Case::of(number);
        let body = town.body(number, json!({}));
        let (one, other) = futures_util::join!(
            town.first.post("/v1/trainees", body.clone()),
            town.school().post("/v1/trainees", body)
        );
        let (one, other) = (one.expect(201), other.expect(201));
        assert_ne!(one.id(), other.id());
        assert_eq!(town.person(&one).await, town.person(&other).await);
    }
    assert_eq!(town.pairs("LINKED").await.len(), 5);
}

#[actix_web::test]
async fn two_schools_that_enrol_somebody_at_once_make_a_case() {
    let town = Town::set().await;
    let there = open_class(&town.stage.server, &town.other, "X1", json!({})).await;
    for number in 1..=5 {
        let (elder, own) = town.both(number).await;
        let (first, second) = (elder.id(), own.id());
        let (there, here) = (there.id(), town.stage.class.id());
        let (one, other) = futures_util::join!(
            enrol(&town.first, &first, &there, json!({})),
            enrol(town.school(), &second, &here, json!({}))
        );
        one.expect(201);
        other.expect(201);
    }
    let cases = town.lead.get("/v1/enrolment-cases").await.expect(200);
    assert_eq!(cases.rows().len(), 5);
}
