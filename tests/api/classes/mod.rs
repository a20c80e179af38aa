//! Classes as their school, the province and others meet them.

mod merging;
mod planning;
mod reading;
mod seats;
mod splitting;
mod steps;

use diesel::prelude::*;

use crate::support::fixtures::{self, Teaching};
use crate::support::{Client, Response, TestServer};
use registry::platform::db::schema::{enrolments, trainees};
use registry::platform::values::ids::{ClassId, EnrolmentId, TraineeId};
use registry::platform::values::time::{Date, Timestamp};

async fn started() -> (TestServer, Client, Teaching) {
    let server = TestServer::start().await;
    let lead = server.lead();
    let teaching = fixtures::teaching(&lead, "A1").await;
    (server, lead, teaching)
}

fn class_id(class: &Response) -> ClassId {
    class.id().parse().expect("the id of a class")
}

fn path(class: &Response) -> String {
    format!("/v1/classes/{}", class.id())
}

/// Somebody enrolled in a class, with this status, without all that goes before.
fn enrol(server: &TestServer, teaching: &Teaching, class: &Response, status: &'static str) {
    let (school, class) = (teaching.school_id(), class_id(class));
    let (commune, now) = (server.unit("COMMUNE", "03646"), Timestamp::now());
    let (trainee, day) = (TraineeId::new(), Date::constant(2026, 3, 2));
    let write = move |conn: &mut registry::platform::db::DbConnection| {
        diesel::insert_into(trainees::table)
            .values((
                trainees::id.eq(trainee),
                trainees::full_name.eq("Lò Thị Mai"),
                trainees::sort_key.eq("mai"),
                trainees::sex.eq("FEMALE"),
                trainees::birth_date.eq(Date::constant(2000, 1, 1)),
                trainees::residence_unit_id.eq(commune),
                trainees::commune_id.eq(commune),
                trainees::demo.eq(false),
                trainees::version.eq(1_i64),
                trainees::created_at.eq(now),
                trainees::updated_at.eq(now),
            ))
            .execute(conn)?;
        diesel::insert_into(enrolments::table)
            .values((
                enrolments::id.eq(EnrolmentId::new()),
                enrolments::trainee_id.eq(trainee),
                enrolments::class_id.eq(class),
                enrolments::school_id.eq(school),
                enrolments::commune_id.eq(commune),
                enrolments::status.eq(status),
                enrolments::status_date.eq(day),
                enrolments::applied_date.eq(day),
                enrolments::demo.eq(false),
                enrolments::version.eq(1_i64),
                enrolments::created_at.eq(now),
                enrolments::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(write).expect("an enrolment");
}
