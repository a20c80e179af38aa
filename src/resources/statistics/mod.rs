//! Statistics of training, with small cells suppressed. The definitions stand in
//! docs/STATISTICS.md.

mod dimension;
mod figures;
mod model;
mod routes;
mod service;
mod sheet;
mod store;
mod suppression;
mod table;
mod tally;

pub use routes::configure;
