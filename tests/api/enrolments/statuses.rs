//! Support rests on a beneficiary status.

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::enrolments;
use serde_json::json;

use super::{confirm, status};
use crate::support::Case;
use crate::support::fixtures::{Stage, enrol, move_on};

#[actix_web::test]
async fn support_rests_on_a_status_that_is_confirmed_and_valid_when_the_class_begins() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let person = stage.person(1).await;
    let claimed = status(&lead, &person.id(), "2026-01-01", json!("2026-12-31")).await;
    let expired = status(&lead, &person.id(), "2025-01-01", json!("2026-03-01")).await;
    let stranger = stage.person(2).await;
    let foreign = status(&lead, &stranger.id(), "2026-01-01", json!(null)).await;
    confirm(&lead, &expired).await;
    confirm(&lead, &foreign).await;

    for (name, wrong) in [
        ("claimed", &claimed),
        ("expired", &expired),
        ("foreign", &foreign),
    ] {
        let _case = Case::of(name);
        let with_it = json!({"beneficiaryStatusId": wrong.id()});
        enrol(&stage.registrar, &person.id(), &stage.class.id(), with_it)
            .await
            .expect_error_at(422, "STATUS_NOT_VALID", "/beneficiaryStatusId");
    }

    confirm(&lead, &claimed).await;
    let with_it = json!({"beneficiaryStatusId": claimed.id()});
    let created = enrol(&stage.registrar, &person.id(), &stage.class.id(), with_it).await;
    let created = created.expect(201);

    assert_eq!(created.body["beneficiaryStatusId"], claimed.id());
    assert!(
        !created.body.to_string().contains("POOR"),
        "the group is told by the status alone"
    );

    let id: registry::platform::values::ids::EnrolmentId = created.id().parse().expect("an id");
    let group = move |conn: &mut DbConnection| {
        let row = enrolments::table
            .find(id)
            .select(enrolments::beneficiary_group);
        Ok(row.first::<Option<String>>(conn)?)
    };
    let group = stage.server.db().read_now(group).expect("the row");
    assert_eq!(group.as_deref(), Some("POOR_HOUSEHOLD"));
}

#[actix_web::test]
async fn a_status_that_was_taken_away_stops_the_confirmation() {
    let stage = Stage::set(json!({})).await;
    let lead = stage.server.lead();
    let person = stage.person(1).await;
    let status = status(&lead, &person.id(), "2026-01-01", json!(null)).await;
    confirm(&lead, &status).await;
    let with_it = json!({"beneficiaryStatusId": status.id()});
    let applied = enrol(&stage.registrar, &person.id(), &stage.class.id(), with_it).await;

    let id: registry::platform::values::ids::BeneficiaryStatusId =
        status.id().parse().expect("an id");
    let reject = move |conn: &mut DbConnection| {
        use registry::platform::db::schema::beneficiary_statuses;
        diesel::update(beneficiary_statuses::table.find(id))
            .set(beneficiary_statuses::status.eq("REJECTED"))
            .execute(conn)?;
        Ok(())
    };
    stage.server.db().write_now(reject).expect("a change");

    move_on(
        &stage.registrar,
        &applied.expect(201),
        "ELIGIBLE",
        json!({}),
    )
    .await
    .expect_error_at(422, "STATUS_NOT_VALID", "/to");
}
