//! Rate limits: so many points for each client in a minute, whatever addresses it calls from.
//!
//! A client here is whoever the token is of, a user or a program. Each has a bucket that holds
//! the points of one minute and fills steadily; it is one number, the moment at which it will be
//! full again, so that a request costs one atomic step.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpMessage, HttpRequest, web};
use quick_cache::sync::Cache;
use uuid::Uuid;

use crate::platform::authn::Session;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::state::State;

const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const MINUTE_NANOS: i64 = 60_000_000_000;
const SECOND_NANOS: i64 = 1_000_000_000;
/// What a read costs, and anything else.
const READ_POINTS: u32 = 1;
const WRITE_POINTS: u32 = 5;
/// Clients to remember; one who is forgotten starts with a full bucket.
const REMEMBERED: usize = 20_000;

/// When the bucket of one client will be full again, in nanoseconds since the server started.
#[derive(Debug, Default)]
pub struct Bucket(AtomicI64);

/// The buckets of all clients.
pub struct Limits {
    rate: Option<Rate>,
    started: Instant,
    buckets: Cache<Uuid, Arc<Bucket>>,
}

/// How many points a bucket holds and how fast it fills.
struct Rate {
    points: u32,
    point_nanos: i64,
    policy: HeaderValue,
}

/// What a request took from a bucket, left with the request for its answer.
#[derive(Clone)]
struct Charge {
    bucket: Arc<Bucket>,
    points: u32,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let points = self.rate.as_ref().map(|rate| rate.points);
        f.debug_struct("Limits")
            .field("points", &points)
            .finish_non_exhaustive()
    }
}

impl Limits {
    /// Limits of so many points a minute; none at all for 0.
    #[must_use]
    pub fn new(points: u32) -> Self {
        let policy = HeaderValue::from_str(&format!("\"client\";q={points};w=60"));
        let rate = policy.ok().filter(|_| points > 0).map(|policy| Rate {
            points,
            point_nanos: MINUTE_NANOS / i64::from(points),
            policy,
        });
        Self {
            rate,
            started: Instant::now(),
            buckets: Cache::new(REMEMBERED),
        }
    }

    /// Take what `request` costs from the bucket of the session's client.
    ///
    /// # Errors
    /// 429 when there is not enough in it; nothing is taken then.
    pub fn charge(&self, request: &HttpRequest, session: &Session) -> ApiResult<()> {
        let Some(rate) = &self.rate else {
            return Ok(());
        };
        let bucket = Arc::clone(session.bucket.get_or_init(|| self.bucket_of(session)));
        let points = match *request.method() {
            Method::GET | Method::HEAD => READ_POINTS,
            _ => WRITE_POINTS.min(rate.points),
        };
        let taken = bucket.take(rate, points, self.now());
        let points = if taken.is_ok() { points } else { 0 };
        request.extensions_mut().insert(Charge { bucket, points });
        taken.map_err(|nanos| {
            let seconds = u32::try_from(seconds_up(nanos)).unwrap_or(u32::MAX);
            ApiError::new(ErrorCode::TooManyRequests)
                .with("pointsPerMinute", rate.points)
                .retry_after(seconds)
        })
    }

    fn bucket_of(&self, session: &Session) -> Arc<Bucket> {
        let fresh = || Ok::<_, std::convert::Infallible>(Arc::default());
        let Ok(bucket) = self.buckets.get_or_insert_with(&session.claims.sub, fresh);
        bucket
    }

    fn now(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_nanos()).unwrap_or(i64::MAX / 2)
    }
}

/// Tell the client what is left, where its request was counted. An answer without news is free.
pub fn settle<B: MessageBody>(response: &mut ServiceResponse<B>) {
    let charge = response.request().extensions().get::<Charge>().cloned();
    let state = response.request().app_data::<web::Data<State>>().cloned();
    let (Some(charge), Some(state)) = (charge, state) else {
        return;
    };
    let Some(rate) = &state.limits.rate else {
        return;
    };
    if response.status() == StatusCode::NOT_MODIFIED {
        charge.bucket.give_back(rate, charge.points);
    }
    let (left, full_in) = charge.bucket.standing(rate, state.limits.now());
    let headers = response.headers_mut();
    headers.insert(RATE_LIMIT_POLICY, rate.policy.clone());
    if let Ok(value) = HeaderValue::from_str(&format!("\"client\";r={left};t={full_in}")) {
        headers.insert(RATE_LIMIT, value);
    }
}

impl Bucket {
    /// Take `points` at the moment `now`, or say in how many nanoseconds there will be enough.
    fn take(&self, rate: &Rate, points: u32, now: i64) -> Result<(), i64> {
        let cost = i64::from(points) * rate.point_nanos;
        let whole = i64::from(rate.points) * rate.point_nanos;
        let next = |full_at: i64| full_at.max(now) + cost;
        let enough = |full_at: i64| next(full_at) - now <= whole;
        let taken = self
            .0
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |full_at| {
                enough(full_at).then(|| next(full_at))
            });
        taken
            .map(|_| ())
            .map_err(|full_at| next(full_at) - now - whole)
    }

    fn give_back(&self, rate: &Rate, points: u32) {
        let cost = i64::from(points) * rate.point_nanos;
        self.0.fetch_sub(cost, Ordering::AcqRel);
    }

    /// Points in the bucket, and seconds until it is full.
    fn standing(&self, rate: &Rate, now: i64) -> (i64, i64) {
        let missing = (self.0.load(Ordering::Acquire) - now).max(0);
        let used = (missing + rate.point_nanos - 1) / rate.point_nanos;
        ((i64::from(rate.points) - used).max(0), seconds_up(missing))
    }
}

fn seconds_up(nanos: i64) -> i64 {
    (nanos + SECOND_NANOS - 1) / SECOND_NANOS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_holds_a_minute_and_fills_steadily() {
        let limits = Limits::new(60);
        let rate = limits.rate.as_ref().unwrap();
        let bucket = Bucket::default();
        let second = SECOND_NANOS;
        for _ in 0..12 {
            bucket.take(rate, 5, second).unwrap();
        }
        assert_eq!(bucket.standing(rate, second), (0, 60));
        assert_eq!(bucket.take(rate, 1, second), Err(second));
        assert_eq!(bucket.take(rate, 5, 3 * second), Err(3 * second));
        bucket.take(rate, 2, 3 * second).unwrap();
        bucket.give_back(rate, 2);
        assert_eq!(bucket.standing(rate, 3 * second), (2, 58));
        assert_eq!(bucket.standing(rate, 300 * second), (60, 0));
        bucket.take(rate, 60, 300 * second).unwrap();
        assert_eq!(bucket.take(rate, 1, 300 * second), Err(second));
    }

    #[test]
    fn no_points_are_no_limit() {
        assert!(Limits::new(0).rate.is_none());
    }
}
