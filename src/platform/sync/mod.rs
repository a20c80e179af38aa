//! What keeps other systems in step with the registry: their own keys for our rows, and the ground
//! of the change feed.

pub mod external_ids;
pub mod feed;
