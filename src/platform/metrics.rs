//! Figures for Prometheus, on a port of their own.

use std::time::Duration;

use prometheus::{Encoder, HistogramOpts, HistogramVec, Registry, TextEncoder};

/// The server's figures.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: HistogramVec,
}

impl Metrics {
    /// # Panics
    /// Never: the one metric is registered once in a registry of its own.
    #[must_use]
    pub fn new() -> Self {
        let options = HistogramOpts::new(
            "registry_http_request_seconds",
            "Time to answer, by route and status",
        )
        .buckets(vec![
            0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
        ]);
        let requests =
            HistogramVec::new(options, &["method", "route", "status"]).expect("a valid metric");
        let registry = Registry::new();
        registry
            .register(Box::new(requests.clone()))
            .expect("registered once");
        Self { registry, requests }
    }

    /// Count one answer.
    pub fn observe(&self, method: &str, route: &str, status: u16, elapsed: Duration) {
        // Methods are the client's to choose; unknown ones share a label.
        let method = match method {
            "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" => method,
            _ => "other",
        };
        let status = status.to_string();
        self.requests
            .with_label_values(&[method, route, &status])
            .observe(elapsed.as_secs_f64());
    }

    /// All figures in the text format of Prometheus.
    #[must_use]
    pub fn render(&self) -> Vec<u8> {
        let mut text = Vec::new();
        if let Err(error) = TextEncoder::new().encode(&self.registry.gather(), &mut text) {
            tracing::error!(%error, "metrics cannot be written");
        }
        text
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}
