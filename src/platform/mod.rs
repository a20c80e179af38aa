//! What every resource stands on. Imports no resource.
//!
//! Its rooms, from the ground up; each imports only those before it: values, office, error, db,
//! sheet, auth, wire, lists, op, sync, work, serve, request, resource. A test holds this order.

pub mod auth;
pub mod db;
pub mod error;
pub mod lists;
pub mod office;
pub mod op;
pub mod request;
pub mod resource;
pub mod serve;
pub mod sheet;
pub mod sync;
pub mod values;
pub mod wire;
pub mod work;
