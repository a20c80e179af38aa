//! The rules of the registry as data, so that a frontend checks before it sends.

mod model;
mod portable;
mod table;

use actix_web::get;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::error::ApiResult;
use crate::platform::resource::Part;
use crate::platform::wire::reply::Reply;

pub use model::{RuleView, Rules};

pub fn configure(config: &mut ServiceConfig) {
    config.service(rule_list);
}

/// Every rule, in the order of its resource and code.
#[must_use]
pub fn all() -> Vec<RuleView> {
    table::RULES.iter().map(RuleView::of).collect()
}

/// List the rules
///
/// Every rule behind a 409 or 422: its code, the operations that hold it and the members that it reads. What can
/// be said of the row alone is said as JSON Logic, true where the rule is kept. The shape of bodies is in
/// `/openapi.json`. Rows of imports are held to the rules of their kind.
#[utoipa::path(tag = "rules",
    responses((status = 200, body = Rules, description = "Every rule")))]
#[get("/rules")]
async fn rule_list() -> ApiResult<Reply> {
    Ok(Reply::view(&Rules { data: all() })?.catalogue())
}

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new("rules", "What rows are held to, for programs", configure);
