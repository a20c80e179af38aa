//! Each setting read from its text, or named as wrong.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::read::{expected, is_web_origin, listed, read, read_within};
use super::{FEWEST_CONNECTIONS, Settings};
use crate::platform::auth::address::{Network, TrustedProxies};
use crate::platform::db::DatabaseUrl;
use crate::platform::work::outbound::OutboundPolicy;

impl Settings {
    pub(super) fn database(&self, wrong: &mut Vec<String>) -> Option<DatabaseUrl> {
        let (name, text) = ("REGISTRY_DATABASE_URL", &self.database_url);
        let wanted = "sqlite://PATH or postgres://USER@HOST/NAME";
        read(wrong, name, text, wanted)
    }

    /// Where to listen, and where for metrics.
    pub(super) fn addresses(
        &self,
        wrong: &mut Vec<String>,
    ) -> (Option<SocketAddr>, Option<SocketAddr>) {
        let mut address = |name, text| read(wrong, name, text, "ADDRESS:PORT");
        let listen = address("REGISTRY_LISTEN", &self.listen);
        let metrics = self.metrics_listen.as_deref();
        let metrics = metrics.and_then(|text| address("REGISTRY_METRICS_LISTEN", text));
        (listen, metrics)
    }

    pub(super) fn public_origin(&self, wrong: &mut Vec<String>) -> Arc<str> {
        let own = || format!("http://{}", self.listen);
        let url = self.public_url.clone().unwrap_or_else(own);
        let origin = url.trim_end_matches('/');
        if !is_web_origin(origin) {
            let wanted = "an http:// or https:// URL without a path";
            wrong.push(expected("REGISTRY_PUBLIC_URL", &url, wanted));
        }
        origin.into()
    }

    /// Threads, and connections.
    pub(super) fn sizes(&self, wrong: &mut Vec<String>) -> (usize, u32) {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let workers = self.workers.as_deref().map_or_else(cores, |text| {
            read_within(wrong, "REGISTRY_WORKERS", text, 1, 256)
        });
        let (name, text) = ("REGISTRY_POOL_SIZE", &self.pool_size);
        let pool_size = read_within(wrong, name, text, FEWEST_CONNECTIONS, 500);
        (workers, pool_size)
    }

    pub(super) fn walk(&self, wrong: &mut Vec<String>) -> i64 {
        let (name, text) = ("REGISTRY_PAGE_WALK", &self.page_walk);
        i64::from(read_within(wrong, name, text, 256, 1_000_000))
    }

    pub(super) fn retention(&self, wrong: &mut Vec<String>) -> u32 {
        let (name, text) = ("REGISTRY_FEED_RETENTION_DAYS", &self.feed_retention_days);
        read_within(wrong, name, text, 1, 3650)
    }

    /// Of clients, and of addresses.
    pub(super) fn rates(&self, wrong: &mut Vec<String>) -> (u32, u32) {
        let mut rate = |name, text| read_within(wrong, name, text, 0, 10_000_000);
        let client = rate("REGISTRY_RATE_LIMIT", &self.rate_limit);
        (
            client,
            rate("REGISTRY_PUBLIC_RATE_LIMIT", &self.public_rate_limit),
        )
    }

    pub(super) fn password_grant(&self, wrong: &mut Vec<String>) -> bool {
        let text = self.password_grant.as_str();
        if !["on", "off"].contains(&text) {
            wrong.push(expected("REGISTRY_PASSWORD_GRANT", text, "on or off"));
        }
        text == "on"
    }

    pub(super) fn proxies(&self, wrong: &mut Vec<String>) -> TrustedProxies {
        let proxies = listed(self.trusted_proxies.as_deref());
        let proxies = proxies.filter_map(|proxy| {
            let name = "REGISTRY_TRUSTED_PROXIES";
            read(
                wrong,
                name,
                proxy,
                "addresses like 10.1.0.7,10.2.0.0/16,fd12::/16",
            )
        });
        proxies.collect::<Vec<Network>>().into()
    }

    pub(super) fn imports(&self, wrong: &mut Vec<String>) -> (u64, Duration) {
        let (bytes, stall) = (&self.import_max_bytes, &self.import_stall_seconds);
        let bytes = read_within(wrong, "REGISTRY_IMPORT_MAX_BYTES", bytes, 1024, 1 << 34);
        let stall = read_within(wrong, "REGISTRY_IMPORT_STALL_SECONDS", stall, 1, 600);
        (bytes, Duration::from_secs(stall))
    }

    /// Share and count.
    pub(super) fn identities(&self, wrong: &mut Vec<String>) -> (u32, u32) {
        let (share, count) = (&self.import_identity_share, &self.import_identity_count);
        let share = read_within(wrong, "REGISTRY_IMPORT_IDENTITY_SHARE", share, 0, 100);
        let name = "REGISTRY_IMPORT_IDENTITY_COUNT";
        (share, read_within(wrong, name, count, 1, 1_000_000))
    }

    pub(super) fn origins(&self, wrong: &mut Vec<String>) -> Vec<String> {
        let origins = listed(self.cors_origins.as_deref());
        for origin in origins.clone().filter(|origin| !is_web_origin(origin)) {
            let wanted = "origins like https://app.example.vn";
            wrong.push(expected("REGISTRY_CORS_ORIGINS", origin, wanted));
        }
        origins.map(str::to_owned).collect()
    }

    pub(super) fn check_log(&self, wrong: &mut Vec<String>) {
        if !["json", "text"].contains(&self.log_format.as_str()) {
            wrong.push(expected(
                "REGISTRY_LOG_FORMAT",
                &self.log_format,
                "json or text",
            ));
        }
        if self.log.parse::<tracing_subscriber::EnvFilter>().is_err() {
            wrong.push(expected(
                "REGISTRY_LOG",
                &self.log,
                "a filter like info or info,registry=debug",
            ));
        }
    }

    pub(super) fn outbound(&self, wrong: &mut Vec<String>) -> OutboundPolicy {
        let allow_http = read(
            wrong,
            "REGISTRY_WEBHOOK_ALLOW_HTTP",
            &self.webhook_allow_http,
            "true or false",
        );
        let networks = listed(self.webhook_allow_networks.as_deref());
        let allow_networks = networks.filter_map(|network| {
            let name = "REGISTRY_WEBHOOK_ALLOW_NETWORKS";
            read(wrong, name, network, "networks like 10.1.0.0/16,fd12::/16")
        });
        let allow_networks = allow_networks.collect();
        OutboundPolicy {
            allow_http: allow_http.unwrap_or_default(),
            allow_networks,
        }
    }
}
