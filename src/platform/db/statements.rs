//! How many statements are sent to the database. On PostgreSQL each is a round trip.

use diesel::connection::{Instrumentation, InstrumentationEvent};
use prometheus::IntCounter;

/// Counts the statements of the connections that have a copy of it, with those that begin and end
/// transactions.
#[derive(Debug, Clone)]
pub struct Statements(IntCounter);

impl Statements {
    pub(super) fn new() -> Self {
        let counter = IntCounter::new(
            "registry_database_statements_total",
            "Statements sent to the database",
        );
        Self(counter.expect("a valid metric"))
    }

    /// The counter, for the metrics of the server.
    #[must_use]
    pub fn metric(&self) -> IntCounter {
        self.0.clone()
    }

    /// How many there were since the database was opened.
    #[must_use]
    pub fn so_far(&self) -> u64 {
        self.0.get()
    }
}

impl Instrumentation for Statements {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if matches!(event, InstrumentationEvent::StartQuery { .. }) {
            self.0.inc();
        }
    }
}
