//! A merge is taken apart again.

use serde_json::json;

use super::{Double, by_passport, merge, of, reverse};
use crate::support::fixtures::{Stage, move_on, person_body, with};
use crate::support::{Case, Response, past};

#[actix_web::test]
async fn a_reversal_gives_back_what_was_moved_and_leaves_what_is_new() {
    let double = Double::set().await;
    let merged = merge(&double.lead, &double.known).await.expect(200);
    let body = person_body(&double.stage.server, 1);
    let since = "/v1/trainees/by-external-id/sis/B-2";
    double.other.put(since, body).await.expect(200);
    let reversed = reverse(&double.lead, &merged).await.expect(200);

    let key = |value: &str| format!("/v1/trainees/by-external-id/sis/{value}");
    let of_old = double.other.get(&key("B-1")).await.expect(200);
    assert_eq!(of_old.id(), double.doubled.id());
    assert_eq!(of_old.body["passport"]["number"], "••••••567");

    double
        .other
        .get(&key("B-2"))
        .await
        .expect_problem(404, "NOT_FOUND");
    double
        .other
        .get(&of(&double.known.id()))
        .await
        .expect_problem(404, "NOT_FOUND");

    // The key that it gave in between is free again, for whom it means.
    let body = person_body(&double.stage.server, 1);
    let own = double.other.put(&key("B-2"), body).await.expect(201);
    assert_ne!(own.id(), double.known.id(), "a record of its own");
    double.other.delete(&of(&own.id()), &own).await.expect(204);

    let again = merge(&double.lead, &double.known).await.expect(200);
    assert_eq!(again.id(), reversed.id());
}

#[actix_web::test]
async fn a_later_merge_is_taken_apart_first() {
    let stage = Stage::set(json!({})).await;
    let (lead, school) = (stage.server.lead(), &stage.registrar);

    let passport = |number: &str| {
        let passport = json!({"passport": {"country": "LA", "number": number}});
        with(by_passport(&stage.server, 1), passport)
    };
    let a = school
        .post("/v1/trainees", passport("PA0000001"))
        .await
        .expect(201);

    let b = school
        .post("/v1/trainees", passport("PA0000002"))
        .await
        .expect(201);
    let first = merge(&lead, &b).await.expect(200);

    let c = school
        .post("/v1/trainees", passport("PA0000003"))
        .await
        .expect(201);
    let second = merge(&lead, &c).await.expect(200);
    // Two merges on, the first id still leads to the one that stayed.
    assert_eq!(school.get(&of(&a.id())).await.expect(200).id(), c.id());

    reverse(&lead, &first)
        .await
        .expect_problem(409, "MERGE_ENTANGLED");

    reverse(&lead, &second).await.expect(200);
    reverse(&lead, &first).await.expect(200);
    for (name, person) in [("a", &a), ("b", &b), ("c", &c)] {
        let _case = Case::of(name);
        assert_eq!(
            school.get(&of(&person.id())).await.expect(200).id(),
            person.id()
        );
    }
}

#[actix_web::test]
async fn a_school_that_a_merge_acquainted_is_a_stranger_again_after_its_reversal() {
    let double = Double::set().await;
    let hidden = async |of_whom: &Response| {
        let seen = double.other.get(&of(&of_whom.id())).await.expect(200);
        seen.body["masked"].as_array().map(Vec::len)
    };
    let masked = hidden(&double.doubled).await;

    let me = double.other.get("/v1/users/me").await.expect(200);
    let school = me.body["reach"]["schoolId"].as_str().expect("an id");
    let school = school.parse().expect("an id");
    past::join(&double.stage.server, &double.known, school, false);
    let joined = &double.known;

    let outlined = hidden(joined).await;
    assert!(outlined > masked, "{outlined:?}");

    let merged = merge(&double.lead, &double.known).await.expect(200);
    assert_eq!(hidden(&double.known).await, masked);

    reverse(&double.lead, &merged).await.expect(200);
    assert_eq!(hidden(&double.known).await, outlined);
    assert_eq!(hidden(&double.doubled).await, masked, "its own record");
}

#[actix_web::test]
async fn who_went_on_in_another_class_since_does_so_after_a_reversal() {
    let stage = Stage::set(json!({})).await;
    let (lead, school) = (stage.server.lead(), &stage.registrar);
    let student = stage.students(1..2).await.remove(0);
    let gone = student.body["traineeId"].as_str().expect("an id");
    let stays = school
        .post("/v1/trainees", by_passport(&stage.server, 1))
        .await
        .expect(201);
    let merged = merge(&lead, &stays).await.expect(200);

    let next = stage.another_class("L2", json!({})).await;
    let path = format!("/v1/enrolments/{}", student.id());
    let seen = school.get(&path).await.expect(200);
    let to = json!({"reason": "Gộp lớp", "date": "2026-04-01", "transferToClassId": next.id()});
    move_on(school, &seen, "TRANSFERRED", to).await.expect(200);

    reverse(&lead, &merged).await.expect(200);
    for (id, count) in [(gone, 2), (&stays.id(), 0)] {
        let theirs = format!("/v1/enrolments?traineeId={id}");
        assert_eq!(school.get(&theirs).await.expect(200).rows().len(), count);
    }
}
