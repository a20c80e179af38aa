//! Figures for Prometheus, on a port of their own.

use std::time::Duration;

use prometheus::core::Collector;
use prometheus::{
    Encoder, HistogramOpts, HistogramVec, IntCounterVec, IntGauge, Opts, Registry, TextEncoder,
};

/// The server's figures.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: HistogramVec,
    webhook_attempts: IntCounterVec,
    webhook_lag: IntGauge,
}

impl Metrics {
    /// # Panics
    /// Never: each metric is registered once in a registry of its own.
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
        let attempts = Opts::new(
            "registry_webhook_attempts_total",
            "Attempts to deliver a message, by what came of them",
        );
        let webhook_attempts = IntCounterVec::new(attempts, &["outcome"]).expect("a valid metric");
        let webhook_lag = IntGauge::new(
            "registry_webhook_lag_seconds",
            "Age of the oldest message that is due and not delivered",
        )
        .expect("a valid metric");
        let registry = Registry::new();
        let metrics: [Box<dyn Collector>; 3] = [
            Box::new(requests.clone()),
            Box::new(webhook_attempts.clone()),
            Box::new(webhook_lag.clone()),
        ];
        for metric in metrics {
            registry.register(metric).expect("registered once");
        }
        Self {
            registry,
            requests,
            webhook_attempts,
            webhook_lag,
        }
    }

    /// These and the figures of something that counts by itself.
    ///
    /// # Panics
    /// When it is there already.
    #[must_use]
    pub fn with(self, metric: impl Collector + 'static) -> Self {
        let registered = self.registry.register(Box::new(metric));
        registered.expect("registered once");
        self
    }

    /// Count one attempt to deliver a message.
    pub fn count_webhook_attempt(&self, outcome: &str) {
        self.webhook_attempts.with_label_values(&[outcome]).inc();
    }

    /// Tell how long the oldest message waits that is due.
    pub fn set_webhook_lag(&self, seconds: i64) {
        self.webhook_lag.set(seconds);
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
