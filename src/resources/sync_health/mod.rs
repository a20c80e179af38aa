//! Sync health (tình trạng đồng bộ): how well what the registry knows of a school keeps up with
//! what happens there. Figures are counted when they are asked for, over the school's own rows.

mod figures;
mod model;
mod rejected;
mod routes;
mod service;
mod store;

pub use routes::configure;
