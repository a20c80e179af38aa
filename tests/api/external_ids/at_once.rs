//! Many writes of one row at the same time make one row.

use serde_json::json;

use super::{at, people, sent_class, sent_enrolment, two_schools};
use crate::support::Case;
use crate::support::fixtures::{Stage, person_body};

#[actix_web::test]
async fn a_hundred_first_writes_of_one_key_make_one_row() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    let (person, class) = (person_body(server, 1), sent_class(&stage, "L9", json!({})));

    for (resource, body) in [("trainees", person), ("classes", class)] {
        let _case = Case::of(resource);
        let path = at(resource, "K1");
        let all = (0..100).map(|_| school.put(&path, body.clone()));

        let answers = futures_util::future::join_all(all).await;
        let created = answers.iter().filter(|answer| answer.status == 201).count();
        let others: Vec<u16> = answers
            .iter()
            .map(|answer| answer.status.as_u16())
            .filter(|status| ![200, 201].contains(status))
            .collect();
        assert_eq!((created, others), (1, vec![]), "{resource}");
        assert!(answers.iter().all(|answer| answer.id() == answers[0].id()));
    }

    let path = at("enrolments", "K1");
    let body = sent_enrolment("K1", &stage.class, json!({}));
    let all = (0..50).map(|_| school.put(&path, body.clone()));

    let answers = futures_util::future::join_all(all).await;
    assert!(
        answers
            .iter()
            .all(|answer| [200, 201].contains(&answer.status.as_u16()))
    );
    assert_eq!(stage.seats_taken().await, 1);
}

#[actix_web::test]
async fn one_person_sent_under_many_keys_at_once_is_one_row_of_each_school() {
    let (server, a, b) = two_schools().await;
    let body = person_body(&server, 1);
    let paths: Vec<String> = (0..20)
        .map(|n| at("trainees", &format!("HV-{n}")))
        .collect();
    let all = paths.iter().enumerate().map(|(n, path)| {
        let school = if n % 2 == 0 { &a } else { &b };
        school.put(path, body.clone())
    });

    let answers = futures_util::future::join_all(all).await;

    for answer in &answers {
        assert!(
            [200, 201].contains(&answer.status.as_u16()),
            "{:#}",
            answer.body
        );
    }

    assert_eq!(people(&server), 2);
}
