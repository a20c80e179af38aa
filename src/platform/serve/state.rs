//! What the server keeps while it runs; shared by all workers.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::platform::auth::authn::dpop::Proofs;
use crate::platform::auth::authn::{PasswordHasher, Sessions};
use crate::platform::auth::limits::Limits;
use crate::platform::auth::secrets::Secrets;
use crate::platform::auth::turns::Turns;
use crate::platform::db::Database;
use crate::platform::op::access_log::AccessLog;
use crate::platform::serve::config::ServerConfig;
use crate::platform::serve::metrics::Metrics;
use crate::platform::sync::feed::FeedHub;
use crate::platform::wire::communes::Communes;
use crate::platform::work::answer_cache::AnswerCache;
use crate::platform::work::jobs::JobSignal;
use crate::platform::work::outbound::Outbound;

/// Everything a request may need besides itself.
#[derive(Debug)]
pub struct State {
    pub config: ServerConfig,
    pub db: Database,
    pub secrets: Secrets,
    pub sessions: Sessions,
    pub passwords: PasswordHasher,
    /// Proofs of keys that came already.
    pub proofs: Proofs,
    /// Papers and pictures are drawn and unpacked few at a time.
    pub drawing: Turns,
    pub limits: Limits,
    pub access_log: AccessLog,
    pub metrics: Arc<Metrics>,
    /// Statistics, computed few at a time.
    pub answers: Arc<AnswerCache>,
    /// To be notified when a job was queued.
    pub jobs: JobSignal,
    /// Calls the servers that subscribers name.
    pub outbound: Outbound,
    /// Wakes the sender of messages to subscribers.
    pub messages: Notify,
    /// Wakes the writer of those messages, when a subscription is new or has room again.
    pub subscribers: Notify,
    /// All communes: filters name former ones too.
    pub communes: Arc<Communes>,
    /// Readers who wait for the change feed.
    pub feed: FeedHub,
}
