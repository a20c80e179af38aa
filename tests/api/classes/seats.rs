//! Seats are taken and given back, also when many ask at once.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::{class_id, path, started};
use crate::support::fixtures::{self, step};
use crate::support::{Case, Client, Response, TestServer};
use registry::platform::auth::authz::{Actor, Reach};
use registry::platform::db::schema::change_log;
use registry::platform::error::{ApiError, ApiResult, ErrorCode, RequestMeta};
use registry::platform::op::Op;
use registry::platform::values::ids::ClassId;
use registry::resources::classes::{Class, service};

/// Call a function that other resources call, in a transaction of its own.
fn in_op<T: Send + 'static>(
    server: &TestServer,
    job: impl FnOnce(&mut Op) -> ApiResult<T> + Send + 'static,
) -> ApiResult<T> {
    server.db().write_now(move |conn| {
        job(&mut Op::new(
            conn,
            &Actor::system(),
            &RequestMeta::default(),
        ))
    })
}

fn take_seat(server: &TestServer, class: &Response) -> ApiResult<Class> {
    let id = class_id(class);
    in_op(server, move |op| seat_in(op, id))
}

fn seat_in(op: &mut Op, id: ClassId) -> ApiResult<Class> {
    let class = service::within(op, &Reach::All, id)?;
    service::take_seat(op, &class)
}

#[actix_web::test]
async fn seats_are_taken_up_to_the_capacity_and_given_back() {
    let (server, lead, teaching) = started().await;

    let open = fixtures::open_class(&server, &teaching, "L1", json!({"capacity": 2})).await;
    assert_eq!(take_seat(&server, &open).expect("a seat").seats_taken, 1);
    assert_eq!(take_seat(&server, &open).expect("a seat").seats_taken, 2);

    let full = take_seat(&server, &open).expect_err("a full class");
    assert_eq!(full.code().as_str(), "CLASS_FULL");

    let read = lead.get(&path(&open)).await.expect(200);
    assert_eq!(
        (&read.body["seatsTaken"], &read.body["seatsFree"]),
        (&json!(2), &json!(0))
    );
    assert_eq!(
        read.etag(),
        "\"4\"",
        "whoever shows the seats learns that they changed"
    );

    for (query, found) in [("true", 0), ("false", 1)] {
        let _case = Case::of(query);
        let list = lead.get(&format!("/v1/classes?hasSeats={query}")).await;
        assert_eq!(list.rows().len(), found, "{query}");
    }

    let smaller = lead
        .patch(&path(&open), &read, json!({"capacity": 1}))
        .await;
    smaller.expect_error_at(422, "CAPACITY_BELOW_SEATS", "/capacity");

    let refused = step(&lead, &read, "PLANNED").await;
    refused.expect_problem(409, "CLASS_HAS_ENROLMENTS");

    let id = class_id(&open);
    let released = in_op(&server, move |op| service::release_seat(op, id));
    assert_eq!(released.expect("a free seat").seats_taken, 1);
}

#[actix_web::test]
async fn a_class_takes_people_while_it_is_open_or_running() {
    let (server, lead, teaching) = started().await;

    let refusal = |class: &Response| {
        let error = take_seat(&server, class).expect_err("no seat");
        error.code().as_str()
    };
    let planned = fixtures::class(&server, &teaching, "L1", json!({})).await;
    assert_eq!(refusal(&planned), "CLASS_NOT_OPEN");

    let open = step(&lead, &planned, "OPEN").await.expect(200);
    let running = step(&lead, &open, "RUNNING").await.expect(200);
    take_seat(&server, &running).expect("a seat");
    let seen = lead.get(&path(&open)).await;

    step(&lead, &seen, "CANCELLED").await.expect(200);
    assert_eq!(refusal(&open), "CLASS_NOT_OPEN");
}

#[actix_web::test]
async fn the_yearly_quota_counts_the_seats_of_all_classes_of_the_line() {
    let (server, lead, teaching) = started().await;
    let at = teaching.line.header("location");
    lead.patch(at, &teaching.line, json!({"yearlyQuota": 2}))
        .await
        .expect(200);
    let first = fixtures::open_class(&server, &teaching, "L1", json!({})).await;
    let second = fixtures::open_class(&server, &teaching, "L2", json!({})).await;
    let last_year = json!({"startDate": "2025-12-31"});
    let earlier = fixtures::open_class(&server, &teaching, "L3", last_year).await;
    take_seat(&server, &first).expect("a seat");
    take_seat(&server, &second).expect("a seat");

    let refused = take_seat(&server, &first).expect_err("a used-up quota");
    assert_eq!(refused.code().as_str(), "LICENCE_QUOTA_EXCEEDED");

    take_seat(&server, &earlier).expect("a seat of another year");

    // A class with seats does not slip into a year that is used up.
    let seen = lead.get(&path(&earlier)).await;
    let moved = lead
        .patch(&path(&earlier), &seen, json!({"startDate": "2026-01-01"}))
        .await;
    moved.expect_error_at(422, "LICENCE_QUOTA_EXCEEDED", "/startDate");

    // A cancelled class holds no seats.
    let seen = lead.get(&path(&second)).await;
    step(&lead, &seen, "CANCELLED").await.expect(200);
    take_seat(&server, &first).expect("the seat of the cancelled class");
}

#[actix_web::test]
async fn the_last_seat_goes_to_one_of_two_who_ask_at_once() {
    let (server, lead, teaching) = started().await;
    let at = teaching.line.header("location");
    lead.patch(at, &teaching.line, json!({"yearlyQuota": 5}))
        .await
        .expect(200);
    let first = fixtures::open_class(&server, &teaching, "L1", json!({"capacity": 3})).await;
    let second = fixtures::open_class(&server, &teaching, "L2", json!({})).await;

    let ids: Vec<ClassId> = [&first, &second].into_iter().map(class_id).collect();
    let asking = (0..12).map(|number| {
        let id = ids[number % 2];
        server.db().write(move |conn| {
            let (actor, meta) = (Actor::system(), RequestMeta::default());
            seat_in(&mut Op::new(conn, &actor, &meta), id)
        })
    });

    let answers = futures_util::future::join_all(asking).await;
    let taken = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(taken, 5, "{answers:?}");

    let seats: Vec<i64> = lead
        .get("/v1/classes")
        .await
        .rows()
        .iter()
        .filter_map(|row| row["seatsTaken"].as_i64())
        .collect();
    assert_eq!(seats.iter().sum::<i64>(), 5);
}

#[actix_web::test]
async fn a_bulk_counts_seats_as_single_operations_do_and_tells_of_each_class_once() {
    let (server, lead, teaching) = started().await;
    let at = teaching.line.header("location");
    lead.patch(at, &teaching.line, json!({"yearlyQuota": 4}))
        .await
        .expect(200);
    let first = fixtures::open_class(&server, &teaching, "L1", json!({"capacity": 3})).await;
    let second = fixtures::open_class(&server, &teaching, "L2", json!({})).await;
    let (one, other) = (class_id(&first), class_id(&second));
    let told = |server: &TestServer| -> i64 {
        let entries = change_log::table.filter(change_log::resource_id.eq(one.any()));
        let count = server
            .db()
            .read_now(|conn| Ok(entries.count().get_result(conn)?));
        count.expect("a count")
    };
    let before = told(&server);

    let codes = in_op(&server, move |op| {
        op.in_bulk(|op| {
            let asked = [one, one, one, one, other, other];
            Ok(asked.map(|id| seat_in(op, id).err().map(|error| error.code())))
        })
    });
    let (full, spent) = (ErrorCode::ClassFull, ErrorCode::LicenceQuotaExceeded);
    let expected = [None, None, None, Some(full), None, Some(spent)];

    assert_eq!(codes.expect("a bulk"), expected);
    assert_eq!(seats_of(&lead, &first).await, 3);
    assert_eq!(seats_of(&lead, &second).await, 1);
    assert_eq!(told(&server), before + 1);
}

async fn seats_of(lead: &Client, class: &Response) -> Value {
    lead.get(&path(class)).await.expect(200).body["seatsTaken"].clone()
}

#[actix_web::test]
async fn of_a_bulk_only_the_refused_steps_are_undone() {
    let (server, lead, teaching) = started().await;
    let first = fixtures::open_class(&server, &teaching, "L1", json!({})).await;
    let second = fixtures::open_class(&server, &teaching, "L2", json!({})).await;

    let (one, other) = (class_id(&first), class_id(&second));
    let taken = in_op(&server, move |op| {
        op.in_bulk(|op| {
            let before = op.attempt(|op| seat_in(op, one)).is_ok();
            // Refused after it has written something.
            let refused = op.attempt(|op| {
                seat_in(op, one)?;
                Err::<Class, _>(ApiError::new(ErrorCode::ClassFull))
            });
            let after = op.attempt(|op| seat_in(op, other)).is_ok();
            Ok([before, refused.is_ok(), after])
        })
    });

    assert_eq!(taken.expect("a bulk"), [true, false, true]);
    assert_eq!(seats_of(&lead, &first).await, 1);
    assert_eq!(seats_of(&lead, &second).await, 1);
}
