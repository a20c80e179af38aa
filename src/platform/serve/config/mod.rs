//! Settings: `REGISTRY_*` variables or flags, all checked before the server starts.

mod checks;
mod read;

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use crate::platform::auth::address::TrustedProxies;
use crate::platform::db::DatabaseUrl;
use crate::platform::work::outbound::OutboundPolicy;
use read::read_within;

/// An import and an export hold a connection each, while their heartbeats and requests need others.
const FEWEST_CONNECTIONS: u32 = 4;

/// Settings as given, still text so that every wrong one can be named at once.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Where the data is: sqlite://PATH or postgres://USER@HOST/NAME
    #[arg(
        long,
        env = "REGISTRY_DATABASE_URL",
        default_value = "sqlite://data/registry.db",
        global = true
    )]
    pub database_url: String,
    /// Address and port to listen on
    #[arg(
        long,
        env = "REGISTRY_LISTEN",
        default_value = "127.0.0.1:8080",
        global = true
    )]
    pub listen: String,
    /// Address and port for /metrics; off when not given
    #[arg(long, env = "REGISTRY_METRICS_LISTEN", global = true)]
    pub metrics_listen: Option<String>,
    /// URL under which clients reach the server; the issuer of its tokens
    #[arg(long, env = "REGISTRY_PUBLIC_URL", global = true)]
    pub public_url: Option<String>,
    /// Origins of web pages that may call the API, separated by commas
    #[arg(long, env = "REGISTRY_CORS_ORIGINS", global = true)]
    pub cors_origins: Option<String>,
    /// Worker threads; one for each core by default
    #[arg(long, env = "REGISTRY_WORKERS", global = true)]
    pub workers: Option<String>,
    /// Connections to PostgreSQL, or for long reads of SQLite; 4 at least
    #[arg(long, env = "REGISTRY_POOL_SIZE", default_value = "8", global = true)]
    pub pool_size: String,
    /// Rows that a page of a list may read before it ends short
    #[arg(
        long,
        env = "REGISTRY_PAGE_WALK",
        default_value = "4096",
        global = true
    )]
    pub page_walk: String,
    /// Days for which those who took a step of an enrolment may take it back
    #[arg(long, env = "REGISTRY_UNDO_DAYS", default_value = "7", global = true)]
    pub undo_days: String,
    /// Whether webhooks may be sent over plain http: true or false
    #[arg(
        long,
        env = "REGISTRY_WEBHOOK_ALLOW_HTTP",
        default_value = "false",
        global = true
    )]
    pub webhook_allow_http: String,
    /// Networks beside the public internet that webhooks may be sent to, separated by commas
    #[arg(long, env = "REGISTRY_WEBHOOK_ALLOW_NETWORKS", global = true)]
    pub webhook_allow_networks: Option<String>,
    /// Days for which entries of the change feed are kept
    #[arg(
        long,
        env = "REGISTRY_FEED_RETENTION_DAYS",
        default_value = "90",
        global = true
    )]
    pub feed_retention_days: String,
    /// Whether programs may log people in with name and password: on or off
    #[arg(
        long,
        env = "REGISTRY_PASSWORD_GRANT",
        default_value = "on",
        global = true
    )]
    pub password_grant: String,
    /// Points that each client has in a minute, a read costing 1 and a write 5; 0 for no limit
    #[arg(
        long,
        env = "REGISTRY_RATE_LIMIT",
        default_value = "60000",
        global = true
    )]
    pub rate_limit: String,
    /// Points that each address has in a minute for requests without a token; 0 for no limit
    #[arg(
        long,
        env = "REGISTRY_PUBLIC_RATE_LIMIT",
        default_value = "6000",
        global = true
    )]
    pub public_rate_limit: String,
    /// Proxies whose Forwarded and X-Forwarded-For are believed, separated by commas
    #[arg(long, env = "REGISTRY_TRUSTED_PROXIES", global = true)]
    pub trusted_proxies: Option<String>,
    /// Largest file of an import, in bytes when it is unpacked
    #[arg(
        long,
        env = "REGISTRY_IMPORT_MAX_BYTES",
        default_value = "268435456",
        global = true
    )]
    pub import_max_bytes: String,
    /// Seconds for which the file of an import may be stuck on its way
    #[arg(
        long,
        env = "REGISTRY_IMPORT_STALL_SECONDS",
        default_value = "15",
        global = true
    )]
    pub import_stall_seconds: String,
    /// Percent of the people whom an import touches, more than which it changes only when confirmed
    #[arg(
        long,
        env = "REGISTRY_IMPORT_IDENTITY_SHARE",
        default_value = "5",
        global = true
    )]
    pub import_identity_share: String,
    /// People of whom it changes name, sex, birth date or document at least, to need that
    #[arg(
        long,
        env = "REGISTRY_IMPORT_IDENTITY_COUNT",
        default_value = "3",
        global = true
    )]
    pub import_identity_count: String,
    /// What to log, as in RUST_LOG
    #[arg(long, env = "REGISTRY_LOG", default_value = "info", global = true)]
    pub log: String,
    /// How to log: json or text
    #[arg(
        long,
        env = "REGISTRY_LOG_FORMAT",
        default_value = "json",
        global = true
    )]
    pub log_format: String,
}

/// Settings of the server, checked.
#[derive(Debug, Clone)]
pub struct ServerConfig {
    pub database_url: DatabaseUrl,
    pub listen: SocketAddr,
    pub metrics_listen: Option<SocketAddr>,
    pub public_url: Arc<str>,
    pub cors_origins: Vec<String>,
    pub workers: usize,
    pub pool_size: u32,
    /// Rows that a page of a list may read before it ends short.
    pub page_walk: i64,
    /// Days for which those who took a step may take it back.
    pub undo_days: u32,
    /// Whom webhooks may reach.
    pub outbound: OutboundPolicy,
    pub feed_retention_days: u32,
    /// Points of each client in a minute; 0 for no limit.
    pub rate_limit: u32,
    /// Points of each address in a minute, without a token; 0 for no limit.
    pub public_rate_limit: u32,
    /// Whether programs may log people in with name and password.
    pub password_grant: bool,
    /// Who may say where a request comes from.
    pub trusted_proxies: TrustedProxies,
    /// Largest file of an import, unpacked.
    pub import_max_bytes: u64,
    /// How long it may be stuck on its way.
    pub import_stall: Duration,
    /// From when an import that changes who people are has to be confirmed: in percent of the people
    /// whom it touches, and how many they are at least.
    pub import_identity_share: u32,
    pub import_identity_count: u32,
}

/// Every setting that is wrong, and what was expected.
#[derive(Debug)]
pub struct InvalidSettings(Vec<String>);

impl fmt::Display for InvalidSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "wrong settings:")?;
        self.0
            .iter()
            .try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl std::error::Error for InvalidSettings {}

impl Settings {
    /// Check every setting.
    ///
    /// # Errors
    /// All that are wrong, each with its name and what was expected.
    pub fn check(&self) -> Result<ServerConfig, InvalidSettings> {
        let mut wrong = Vec::new();
        let database_url = self.database(&mut wrong);
        let (listen, metrics_listen) = self.addresses(&mut wrong);
        let public_url = self.public_origin(&mut wrong);
        let cors_origins = self.origins(&mut wrong);
        let (workers, pool_size) = self.sizes(&mut wrong);
        let page_walk = self.walk(&mut wrong);
        let undo_days = read_within(&mut wrong, "REGISTRY_UNDO_DAYS", &self.undo_days, 0, 3650);
        let outbound = self.outbound(&mut wrong);
        let feed_retention_days = self.retention(&mut wrong);
        let (rate_limit, public_rate_limit) = self.rates(&mut wrong);
        let password_grant = self.password_grant(&mut wrong);
        let trusted_proxies = self.proxies(&mut wrong);
        let (import_max_bytes, import_stall) = self.imports(&mut wrong);
        let (import_identity_share, import_identity_count) = self.identities(&mut wrong);
        self.check_log(&mut wrong);

        match (database_url, listen) {
            (Some(database_url), Some(listen)) if wrong.is_empty() => Ok(ServerConfig {
                database_url,
                listen,
                metrics_listen,
                public_url,
                cors_origins,
                workers,
                pool_size,
                page_walk,
                undo_days,
                outbound,
                feed_retention_days,
                rate_limit,
                public_rate_limit,
                password_grant,
                trusted_proxies,
                import_max_bytes,
                import_stall,
                import_identity_share,
                import_identity_count,
            }),
            _ => Err(InvalidSettings(wrong)),
        }
    }
}

#[cfg(test)]
mod tests;
