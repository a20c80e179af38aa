//! Webhooks: who wants to be told of changes, and what was delivered to them.
//!
//! The change log is the outbox: it was written with the change. From there messages go three
//! steps, each durable before the next begins: `fan_out` writes them for a subscriber and moves
//! the subscriber's cursor in one transaction; `outbox` leases those that are due, in fair turns;
//! `dispatcher` sends them and writes down what came of it.

mod backoff;
mod deliveries;
mod delivery;
mod dispatcher;
mod fan_out;
mod message;
mod model;
mod outbox;
mod routes;
pub mod service;
mod store;

use actix_web::web;

use crate::platform::serve::state::State;

use crate::platform::resource::Part;

/// Name of the resource in audit events and the change feed.
pub const RESOURCE: &str = "webhooks";

/// Tell subscribers of changes until the task is dropped.
pub async fn dispatch(state: web::Data<State>) {
    futures_util::future::join(
        fan_out::run(web::Data::clone(&state)),
        dispatcher::run(state),
    )
    .await;
}

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "webhooks",
    "Who is told of changes, and what was delivered",
    routes::configure,
)
.swept(store::sweep);
