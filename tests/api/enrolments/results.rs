//! Hours and results of the training.

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::audit_events;
use registry::platform::db::types::Json;
use serde_json::{Value, json};

use crate::support::fixtures::{Stage, move_on, record_result, step_now, walk, with};
use crate::support::{Case, Response};

#[actix_web::test]
async fn hours_that_can_hardly_be_true_are_taken_with_a_warning() {
    let stage = Stage::set(json!({})).await;
    let [mut student] = <[Response; 1]>::try_from(stage.students(1..2).await).expect("one");

    for (hours, result, warning) in [
        (301, "PASSED", "/hoursAttended HOURS_ABOVE_COURSE hours=300"),
        (299, "PASSED", "/hoursAttended HOURS_BELOW_LEVEL hours=300"),
        (300, "PASSED", ""),
        (10, "FAILED", ""),
    ] {
        let _case = Case::of(format!("{hours} hours {result}"));
        let body = json!({"hoursAttended": hours, "result": result});
        student = record_result(&stage.registrar, &student, body).await;
        student = student.expect(200);
        assert_eq!(student.header("x-registry-warning"), warning, "{hours}");
    }
}

#[actix_web::test]
async fn a_result_is_recorded_corrected_and_kept_in_the_audit_trail() {
    let stage = Stage::set(json!({})).await;
    let applied = stage.applicant(1).await;
    let registrar = &stage.registrar;

    let failed = json!({"hoursAttended": 100, "score": 4.5, "result": "FAILED"});
    record_result(registrar, &applied, failed.clone())
        .await
        .expect_problem(409, "STATE_FORBIDS");

    let admitted = walk(registrar, applied, &["ELIGIBLE", "ADMITTED"]).await;
    step_now(registrar, &stage.class, "RUNNING").await;
    let studying = walk(registrar, admitted, &["STUDYING"]).await;

    for (wrong, status, code) in [
        (json!({"score": 10.01}), 400, "FIELD_RANGE"),
        (json!({"score": -1}), 400, "FIELD_RANGE"),
        (json!({"score": "7"}), 400, "FIELD_TYPE"),
        (json!({"score": 7.255}), 422, "SCORE_PRECISION"),
    ] {
        let _case = Case::of(&wrong);
        record_result(registrar, &studying, with(failed.clone(), wrong))
            .await
            .expect_error_at(status, code, "/score");
    }

    let graded = record_result(registrar, &studying, failed)
        .await
        .expect(200);
    let done = move_on(registrar, &graded, "COMPLETED", json!({}))
        .await
        .expect(200);

    let passed = json!({"hoursAttended": 100, "score": 5, "result": "PASSED", "note": "Phúc khảo"});
    let corrected = record_result(registrar, &done, passed).await.expect(200);
    assert_eq!(corrected.body["result"], "PASSED");
    assert_eq!(corrected.body["resultNote"], "Phúc khảo");

    let id: registry::platform::values::ids::AnyId = corrected.id().parse().expect("an id");
    let trail = move |conn: &mut DbConnection| {
        let details: Vec<Json<Value>> = audit_events::table
            .filter(audit_events::resource_id.eq(id))
            .filter(audit_events::action.eq("enrolment.result"))
            .order(audit_events::seq)
            .select(audit_events::details)
            .load(conn)?;
        Ok(details)
    };
    let trail = stage.server.db().read_now(trail).expect("the trail");

    assert_eq!(trail.len(), 2);
    assert_eq!(trail[1].0["before"]["result"], "FAILED");
    assert_eq!(trail[1].0["after"]["scoreHundredths"], 500);
}
