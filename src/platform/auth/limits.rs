//! Rate limits: so many points in a minute for each client, whatever addresses it calls from, and
//! for each address, for requests without a token.
//!
//! A client is the subject of the token, a user or a program. Each has a [`Bucket`].

use std::hash::Hash;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpMessage, HttpRequest};
use quick_cache::sync::Cache;
use uuid::Uuid;

use crate::platform::auth::address::TrustedProxies;
use crate::platform::auth::authn::{self, Session};
use crate::platform::auth::bucket::{Bucket, Rate, seconds_up};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};

const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
/// What a read costs, and anything else.
const READ_POINTS: u32 = 1;
const WRITE_POINTS: u32 = 5;
/// Clients, and addresses, to remember; one who is forgotten starts with a full bucket.
const REMEMBERED: usize = 20_000;
/// Whoever asks how the server is must get an answer.
const FREE: &str = "/health/";
/// Where people and programs show who they are, and the one of these that takes a token.
const LOG_IN: &str = "/oauth/";
const USER_INFO: &str = "/oauth/userinfo";

/// The buckets of all who call in one way.
struct Buckets<K> {
    rate: Arc<Rate>,
    all: Cache<K, Arc<Bucket>>,
}

impl<K: Eq + Hash + Clone> Buckets<K> {
    /// None at all for 0 points.
    fn new(name: &'static str, points: u32) -> Option<Self> {
        Some(Self {
            rate: Arc::new(Rate::new(name, points)?),
            all: Cache::new(REMEMBERED),
        })
    }

    fn of(&self, key: &K) -> Arc<Bucket> {
        let fresh = || Ok::<_, std::convert::Infallible>(Arc::default());
        let Ok(bucket) = self.all.get_or_insert_with(key, fresh);
        bucket
    }
}

/// The limits of a server.
pub struct Limits {
    clients: Option<Buckets<Uuid>>,
    addresses: Option<Buckets<IpAddr>>,
    proxies: TrustedProxies,
    started: Instant,
}

/// What a request took from a bucket, left with the request for its answer.
#[derive(Clone)]
struct Charge {
    rate: Arc<Rate>,
    bucket: Arc<Bucket>,
    points: u32,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limits").finish_non_exhaustive()
    }
}

impl Limits {
    /// So many points a minute for each client, and for each address; no limit for 0.
    #[must_use]
    pub fn new(client_points: u32, address_points: u32, proxies: TrustedProxies) -> Self {
        Self {
            clients: Buckets::new("client", client_points),
            addresses: Buckets::new("address", address_points),
            proxies,
            started: Instant::now(),
        }
    }

    /// Take what `request` costs from the bucket of the session's client.
    ///
    /// # Errors
    /// 429 when there is not enough in it; nothing is taken then.
    pub fn charge(&self, request: &HttpRequest, session: &Session) -> ApiResult<()> {
        let Some(clients) = &self.clients else {
            return Ok(());
        };
        let bucket = session
            .bucket
            .get_or_init(|| clients.of(&session.claims.sub));
        self.open(request, &clients.rate, Arc::clone(bucket))
    }

    /// Take what a request without a token costs from the bucket of the address that it comes from.
    ///
    /// # Errors
    /// As [`Limits::charge`].
    pub fn charge_address(&self, request: &HttpRequest) -> ApiResult<()> {
        let Some(addresses) = &self.addresses else {
            return Ok(());
        };
        let has_token = matches!(authn::carried_token(request.headers()), Ok(Some(_)));
        // At log-in, what looks like a token opens nothing: whoever comes there pays.
        let path = request.path();
        let is_log_in = path.starts_with(LOG_IN) && path != USER_INFO;
        if (has_token && !is_log_in) || path.starts_with(FREE) {
            return Ok(());
        }
        let address = self.proxies.client_address(request);
        self.open(request, &addresses.rate, addresses.of(&address))
    }

    /// The address that a request comes from; of IPv6 that of its network.
    #[must_use]
    pub fn address_of(&self, request: &HttpRequest) -> IpAddr {
        self.proxies.client_address(request)
    }

    /// Have a request cost so many points in all, or as many as a bucket holds.
    ///
    /// # Errors
    /// As [`Limits::charge`].
    pub fn raise(&self, request: &HttpRequest, points: u32) -> ApiResult<()> {
        let charge = request.extensions_mut().remove::<Charge>();
        let Some(mut charge) = charge else {
            return Ok(());
        };
        let more = points.min(charge.rate.points).saturating_sub(charge.points);
        let taken = self.take(&mut charge, more);
        request.extensions_mut().insert(charge);
        taken
    }

    fn open(&self, request: &HttpRequest, rate: &Arc<Rate>, bucket: Arc<Bucket>) -> ApiResult<()> {
        let points = match *request.method() {
            Method::GET | Method::HEAD => READ_POINTS,
            _ => WRITE_POINTS.min(rate.points),
        };
        let mut charge = Charge {
            rate: Arc::clone(rate),
            bucket,
            points: 0,
        };
        let taken = self.take(&mut charge, points);
        request.extensions_mut().insert(charge);
        taken
    }

    fn take(&self, charge: &mut Charge, points: u32) -> ApiResult<()> {
        let rate = &charge.rate;
        let taken = charge.bucket.take(rate, points, self.now());
        taken.map_err(|nanos| {
            let seconds = u32::try_from(seconds_up(nanos)).unwrap_or(u32::MAX);
            ApiError::new(ErrorCode::TooManyRequests)
                .with("pointsPerMinute", rate.points)
                .retry_after(seconds)
        })?;
        charge.points += points;
        Ok(())
    }

    fn now(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_nanos()).unwrap_or(i64::MAX / 2)
    }

    /// Tell the client what is left, where its request was counted. An answer without news is free.
    pub fn write_headers<B: MessageBody>(&self, response: &mut ServiceResponse<B>) {
        let charge = response.request().extensions().get::<Charge>().cloned();
        let Some(Charge {
            rate,
            bucket,
            points,
        }) = charge
        else {
            return;
        };
        if response.status() == StatusCode::NOT_MODIFIED {
            bucket.give_back(&rate, points);
        }
        let (left, full_in) = bucket.standing(&rate, self.now());
        let headers = response.headers_mut();
        headers.insert(RATE_LIMIT_POLICY, rate.policy.clone());
        let limit = format!("\"{}\";r={left};t={full_in}", rate.name);
        if let Ok(value) = HeaderValue::from_str(&limit) {
            headers.insert(RATE_LIMIT, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_points_are_no_limit() {
        let limits = Limits::new(0, 0, TrustedProxies::default());
        assert!(limits.clients.is_none() && limits.addresses.is_none());
    }
}
