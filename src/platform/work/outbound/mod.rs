//! Calls to servers that strangers name: only to addresses that were looked at, never further.
//!
//! The guard sits where the connection is made: the client knows no other resolver than ours, so
//! the address that was vetted is the one that is called, at every call anew. Proxies of the
//! environment are ignored, redirects are answers like any other.

mod address;
mod target;

use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use actix_web::http::header::HttpDate;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy as Redirects;

pub use target::{OutboundPolicy, Refused, Target};

const CONNECT_TIME: Duration = Duration::from_secs(5);
/// Timeout of a whole call. The lease of a message must be longer.
pub const CALL_TIME: Duration = Duration::from_secs(15);
/// Of an answer no more than this is taken in, and none of it is kept.
const MOST_BYTES: usize = 16 * 1024;

/// Calls targets.
pub struct Outbound {
    policy: Arc<OutboundPolicy>,
    /// Made at the first call: reading the trusted certificates takes a while.
    client: OnceLock<Option<reqwest::Client>>,
}

impl fmt::Debug for Outbound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbound")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

/// What a target answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// Seconds that the target asks to wait.
    pub retry_after: Option<i64>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    Refused,
    Connect,
    Tls,
    Timeout,
    /// What came back was not HTTP.
    Protocol,
}

impl Outbound {
    #[must_use]
    pub fn new(policy: OutboundPolicy) -> Self {
        Self {
            policy: Arc::new(policy),
            client: OnceLock::new(),
        }
    }

    /// Read the URL of a target, as [`OutboundPolicy::target`] does, and look its host up.
    ///
    /// # Errors
    /// When the target must not be called.
    pub async fn vet(&self, text: &str) -> Result<Target, Refused> {
        let target = self.policy.target(text)?;
        if let Some(host) = target.0.domain() {
            tokio::time::timeout(CONNECT_TIME, self.policy.resolve(host))
                .await
                .map_err(|_| Refused::Host)??;
        }
        Ok(target)
    }

    /// Send a POST with a JSON body.
    ///
    /// # Errors
    /// When no answer came, and why.
    pub async fn post(
        &self,
        url: &str,
        headers: HeaderMap,
        body: String,
    ) -> Result<Answer, Failure> {
        // Again: what the operator allows may have changed since the URL was stored.
        let Target(url) = self.policy.target(url).map_err(|_| Failure::Refused)?;
        let client = self.client().ok_or(Failure::Protocol)?;
        let request = client.post(url).headers(headers).body(body);
        let response = request.send().await.map_err(|error| Failure::of(&error))?;
        let answer = Answer {
            status: response.status().as_u16(),
            retry_after: retry_after(response.headers()),
        };
        take_in(response).await;
        Ok(answer)
    }

    fn client(&self) -> Option<&reqwest::Client> {
        let client = self.client.get_or_init(|| {
            let builder = reqwest::Client::builder()
                .dns_resolver(Vetting(Arc::clone(&self.policy)))
                .redirect(Redirects::none())
                .no_proxy()
                .referer(false)
                .https_only(!self.policy.allow_http)
                // A connection kept open would outlive the check of its address.
                .pool_max_idle_per_host(0)
                .connect_timeout(CONNECT_TIME)
                .timeout(CALL_TIME)
                .user_agent(concat!("registry/", env!("CARGO_PKG_VERSION")));
            builder
                .build()
                .inspect_err(|error| tracing::error!(%error, "nothing can be sent to others"))
                .ok()
        });
        client.as_ref()
    }
}

/// Let the target finish what it says, within bounds; what it says does not matter.
async fn take_in(mut response: reqwest::Response) {
    let mut taken = 0;
    while let Ok(Some(chunk)) = response.chunk().await {
        taken += chunk.len();
        if taken >= MOST_BYTES {
            break;
        }
    }
}

/// Seconds to wait, of a number or of a date.
fn retry_after(headers: &HeaderMap) -> Option<i64> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(i64::from(seconds));
    }
    let until: SystemTime = text.parse::<HttpDate>().ok()?.into();
    let wait = until.duration_since(SystemTime::now()).unwrap_or_default();
    i64::try_from(wait.as_secs()).ok()
}

/// The only resolver of the client.
struct Vetting(Arc<OutboundPolicy>);

impl Resolve for Vetting {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = Arc::clone(&self.0);
        Box::pin(async move {
            let addresses = policy.resolve(name.as_str()).await?;
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

impl Failure {
    fn of(error: &reqwest::Error) -> Self {
        let causes = causes_of(error);
        if causes.iter().any(|cause| cause.is::<Refused>()) {
            Self::Refused
        } else if error.is_timeout() {
            Self::Timeout
        } else if !error.is_connect() {
            Self::Protocol
        } else if causes.iter().any(|cause| cause.is::<std::io::Error>()) {
            Self::Connect
        } else {
            // A connection that fails without the network failing fails over its certificate.
            Self::Tls
        }
    }
}

fn causes_of(error: &dyn StdError) -> Vec<&(dyn StdError + 'static)> {
    let mut causes = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        causes.push(cause);
        next = cause.source();
    }
    causes
}
