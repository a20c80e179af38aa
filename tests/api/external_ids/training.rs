//! Classes, enrolments and what they refer to under keys.

use serde_json::json;

use super::{at, audited, key, rekeys, sent_class, sent_enrolment, written};
use crate::support::fixtures::{self, Stage, person_body, with};

#[actix_web::test]
async fn a_class_is_sent_with_the_state_in_which_it_is() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);

    let path = at("classes", "L-7");
    let planned = school
        .put(&path, sent_class(&stage, "L7", json!({})))
        .await
        .expect(201);
    assert_eq!(planned.body["status"], "PLANNED");

    let running = sent_class(&stage, "L7", json!({"status": "RUNNING", "capacity": 31}));
    let walked = school.put(&path, running.clone()).await.expect(200);
    assert_eq!(
        (&walked.body["status"], &walked.body["capacity"]),
        (&json!("RUNNING"), &json!(31))
    );
    assert_eq!(
        audited(server, "class.transition"),
        3,
        "one for each step, and that of the stage"
    );

    let before = written(server);
    let again = school.put(&path, running).await.expect(200);
    assert_eq!((again.etag(), written(server)), (walked.etag(), before));

    school
        .put(
            &path,
            sent_class(&stage, "L7", json!({"status": "OPEN", "capacity": 31})),
        )
        .await
        .expect_error_at(409, "STATE_FORBIDS", "/status");
    school
        .put(
            &path,
            sent_class(&stage, "L7", json!({"status": "CANCELLED", "capacity": 31})),
        )
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/statusReason");

    let taken = sent_class(
        &stage,
        "L1",
        json!({"externalIds": [{"system": "moet", "value": "1"}]}),
    );
    let known = school
        .put(&at("classes", "L-1"), taken.clone())
        .await
        .expect(200);

    assert_eq!(
        known.id(),
        stage.class.id(),
        "a class of that code without a key takes it"
    );

    school
        .put(&at("classes", "L-2"), taken)
        .await
        .expect_problem(409, "CLASS_CODE_TAKEN");
}

#[actix_web::test]
async fn a_new_code_of_a_class_is_told_with_the_one_before() {
    let stage = Stage::set(json!({})).await;
    let path = at("classes", "L-7");
    let class = sent_class(&stage, "L7", json!({}));
    stage.registrar.put(&path, class).await.expect(201);

    let class = sent_class(&stage, "L8", json!({}));
    stage.registrar.put(&path, class).await.expect(200);
    let rekeyed = rekeys(&stage.server);
    let (keys, organisation) = rekeyed.last().expect("an entry");

    assert_eq!(
        (&keys["previous"]["code"], &keys["current"]["code"]),
        (&json!("L7"), &json!("L8"))
    );
    assert_eq!(*organisation, None);
}

#[actix_web::test]
async fn an_enrolment_is_sent_with_where_it_stands() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    school
        .put(&at("trainees", "HV-1"), person_body(server, 1))
        .await
        .expect(201);

    let path = at("enrolments", "GD-1");
    let applied = sent_enrolment(
        "HV-1",
        &stage.class,
        json!({"status": "ADMITTED", "statusDate": "2026-02-20"}),
    );
    let admitted = school.put(&path, applied.clone()).await.expect(201);
    assert_eq!(admitted.body["status"], "ADMITTED");
    assert_eq!(admitted.body["admittedDate"], "2026-02-20");

    let before = written(server);
    let again = school.put(&path, applied).await.expect(200);
    assert_eq!((again.etag(), written(server)), (admitted.etag(), before));

    fixtures::step_now(school, &stage.class, "RUNNING").await;
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED"});

    let done = sent_enrolment(
        "HV-1",
        &stage.class,
        json!({"status": "COMPLETED", "statusDate": "2026-06-26"}),
    );
    school
        .put(&path, done.clone())
        .await
        .expect_problem(409, "RESULT_MISSING");

    let done = with(done, json!({"result": result}));
    let completed = school.put(&path, done.clone()).await;
    let completed = completed.expect(200);
    assert_eq!(completed.body["status"], "COMPLETED");
    assert_eq!(
        (&completed.body["completedDate"], &completed.body["score"]),
        (&json!("2026-06-26"), &json!(7.25))
    );

    let before = written(server);
    let again = school.put(&path, done.clone()).await.expect(200);
    assert_eq!((again.etag(), written(server)), (completed.etag(), before));

    school
        .put(&path, with(done, json!({"status": "STUDYING"})))
        .await
        .expect_problem(409, "STATE_FORBIDS");
}

#[actix_web::test]
async fn references_are_by_id_or_by_key_and_stay() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    let person = school
        .put(&at("trainees", "HV-1"), person_body(server, 1))
        .await
        .expect(201);
    school
        .put(&at("trainees", "HV-2"), person_body(server, 2))
        .await
        .expect(201);

    let path = at("enrolments", "GD-1");
    let both = sent_enrolment("HV-1", &stage.class, json!({"traineeId": person.id()}));
    school
        .put(&path, both)
        .await
        .expect_error_at(422, "REFERENCE_EITHER", "/traineeId");

    let none = sent_enrolment("HV-1", &stage.class, json!({"classId": null}));
    school
        .put(&path, none)
        .await
        .expect_error_at(422, "REFERENCE_EITHER", "/classId");
    school
        .put(&path, sent_enrolment("HV-3", &stage.class, json!({})))
        .await
        .expect_error_at(422, "REFERENCE_UNKNOWN", "/trainee");

    let by_hand = fixtures::enrol(school, &person.id(), &stage.class.id(), json!({})).await;
    let taken = school
        .put(&path, sent_enrolment("HV-1", &stage.class, json!({})))
        .await
        .expect(200);
    assert_eq!(taken.id(), by_hand.expect(201).id());

    school
        .put(&path, sent_enrolment("HV-2", &stage.class, json!({})))
        .await
        .expect_error_at(409, "ENROLMENT_FIXED", "/trainee");
    school
        .put(
            &at("enrolments", "GD-2"),
            sent_enrolment("HV-1", &stage.class, json!({})),
        )
        .await
        .expect_problem(409, "ALREADY_ENROLLED");
}

#[actix_web::test]
async fn a_refused_step_stores_nothing_of_the_row() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    school
        .put(&at("trainees", "HV-1"), person_body(server, 1))
        .await
        .expect(201);
    let before = written(server);

    let path = at("enrolments", "GD-1");
    school
        .put(
            &path,
            sent_enrolment("HV-1", &stage.class, json!({"status": "STUDYING"})),
        )
        .await
        .expect_problem(409, "CLASS_NOT_RUNNING");
    school
        .put(
            &path,
            sent_enrolment("HV-1", &stage.class, json!({"status": "REJECTED"})),
        )
        .await
        .expect_error_at(422, "REASON_REQUIRED", "/statusReason");
    assert_eq!(written(server), before);
    assert_eq!(stage.seats_taken().await, 0);
}

#[actix_web::test]
async fn courses_and_enterprises_are_sent_under_keys_too() {
    let stage = Stage::set(json!({})).await;
    let (server, school) = (&stage.server, &stage.registrar);
    let course = fixtures::course_body(&stage.teaching.school.id(), "C7");
    let path = at("courses", "CT-7");
    let created = school.put(&path, course.clone()).await.expect(201);
    let before = written(server);

    let again = school.put(&path, course.clone()).await.expect(200);
    assert_eq!((again.etag(), written(server)), (created.etag(), before));

    let renamed = with(course, json!({"name": "Trồng nấm rơm"}));
    let updated = school.put(&path, renamed).await.expect(200);
    assert_eq!(updated.body["name"], "Trồng nấm rơm");
    assert_eq!(school.get(&path).await.expect(200).id(), created.id());

    let known = fixtures::course_body(&stage.teaching.school.id(), "C1");
    let taken = school.put(&at("courses", "CT-1"), known).await.expect(200);
    assert_eq!(
        taken.id(),
        stage.teaching.course.id(),
        "the code was entered without a key"
    );

    let class = sent_class(
        &stage,
        "L7",
        json!({"courseId": null, "course": key("CT-7")}),
    );
    let class = school.put(&at("classes", "L-7"), class).await.expect(201);
    assert_eq!(class.body["courseId"], json!(created.id()));

    let lead = server.lead();
    let enterprise = json!({
        "legalForm": "COOPERATIVE", "taxCode": "0100109106", "name": "Hợp tác xã Chè"
    });
    let path = at("enterprises", "DN-1");
    let created = lead.put(&path, enterprise.clone()).await.expect(201);
    let before = written(server);

    let again = lead.put(&path, enterprise.clone()).await.expect(200);
    assert_eq!((again.etag(), written(server)), (created.etag(), before));

    let closed = with(enterprise.clone(), json!({"status": "CLOSED"}));
    let closed = lead.put(&path, closed).await.expect(200);
    assert_eq!(closed.body["status"], "CLOSED");

    lead.put(&at("enterprises", "DN-2"), enterprise)
        .await
        .expect_problem(409, "TAX_CODE_TAKEN");
    assert_eq!(lead.get(&path).await.expect(200).id(), created.id());
}
