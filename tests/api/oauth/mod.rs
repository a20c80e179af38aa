//! Log-in and tokens as people, programs and attackers meet them.

mod log_in;
mod programs;
mod sessions;
mod tokens;

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
