//! What goes over the wire: query strings and bodies, checked against the published document,
//! preconditions, and answers. Knows HTTP and JSON, but neither tables nor callers.

pub mod accept;
pub mod bounds;
pub mod communes;
pub mod gate;
pub mod json;
pub mod letters;
pub mod members;
mod packed;
pub mod picture_body;
pub mod preconditions;
pub mod query;
pub mod reply;
pub mod schema_check;
pub mod table_body;
pub mod told;
pub mod upsert;
