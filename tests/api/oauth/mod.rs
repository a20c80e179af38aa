//! Log-in and tokens as people, programs and attackers meet them.

pub mod apps;
mod asking;
mod assertions;
mod attempts;
mod codes;
mod devices;
mod limits_of_apps;
mod log_in;
mod openid;
mod pages;
mod programs;
mod proofs;
mod races;
mod second_factor;
mod sessions;
mod tokens;
mod upgrade;
mod withdrawal;

use crate::support::identity;
use crate::support::{Client, Response, TestServer};

/// A server with one member of the lead agency.
async fn with_user() -> (TestServer, Client, Response) {
    let server = TestServer::start().await;
    let admin = server.administrator();
    let agency = identity::agency(&server, &admin).await;
    let user = identity::user(&agency, "an.lo", "LEAD_AGENCY");
    let user = admin.post("/v1/users", user).await.expect(201);
    (server, admin, user)
}

fn text<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.body[name].as_str().expect("a text")
}
