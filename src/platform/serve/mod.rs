//! What a running server has: its settings, its state, the frame around every request, its log
//! and its metrics.

pub mod config;
pub mod http;
pub mod methods;
pub mod metrics;
pub mod offers;
pub mod representation;
pub mod state;
pub mod telemetry;
pub mod unread;
