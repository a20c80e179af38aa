//! Whether the server runs and can serve.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, get, web};
use diesel::connection::SimpleConnection;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::error::ApiResult;
use crate::platform::serve::state::State;
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config.service(health_live).service(health_ready);
}

use crate::platform::resource::Part;

/// How the server is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"status": "ok"}))]
struct Health {
    /// `ok`.
    status: &'static str,
}

/// Whether the process runs
///
/// Answers as long as the process can answer anything.
#[utoipa::path(tag = "operation", responses((status = 200, body = Health, description = "It runs")))]
#[get("/health/live")]
async fn health_live() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Health { status: "ok" })
}

/// Whether requests can be served
///
/// Asks the database; 503 when it does not answer.
#[utoipa::path(tag = "operation", responses((status = 200, body = Health, description = "It serves")))]
#[get("/health/ready")]
async fn health_ready(state: web::Data<State>) -> ApiResult<Reply> {
    state
        .db
        .read_once(|conn| Ok(conn.batch_execute("SELECT 1")?))
        .await?;
    Reply::view(&Health { status: "ok" })
}

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new("operation", "How the server is", configure).at_root();
