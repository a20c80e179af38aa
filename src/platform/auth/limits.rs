//! Rate limits: so many points for each client in a minute, whatever addresses it calls from.
//!
//! A client is the subject of the token, a user or a program. Each has a [`Bucket`].

use std::sync::Arc;
use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpMessage, HttpRequest};
use quick_cache::sync::Cache;
use uuid::Uuid;

use crate::platform::auth::authn::Session;
use crate::platform::auth::bucket::{Bucket, Rate, seconds_up};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};

const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
/// What a read costs, and anything else.
const READ_POINTS: u32 = 1;
const WRITE_POINTS: u32 = 5;
/// Clients to remember; one who is forgotten starts with a full bucket.
const REMEMBERED: usize = 20_000;

/// The buckets of all clients.
pub struct Limits {
    rate: Option<Rate>,
    started: Instant,
    buckets: Cache<Uuid, Arc<Bucket>>,
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
        Self {
            rate: Rate::new(points),
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

    /// Tell the client what is left, where its request was counted. An answer without news is free.
    pub fn write_headers<B: MessageBody>(&self, response: &mut ServiceResponse<B>) {
        let charge = response.request().extensions().get::<Charge>().cloned();
        let (Some(charge), Some(rate)) = (charge, &self.rate) else {
            return;
        };
        if response.status() == StatusCode::NOT_MODIFIED {
            charge.bucket.give_back(rate, charge.points);
        }
        let (left, full_in) = charge.bucket.standing(rate, self.now());
        let headers = response.headers_mut();
        headers.insert(RATE_LIMIT_POLICY, rate.policy.clone());
        if let Ok(value) = HeaderValue::from_str(&format!("\"client\";r={left};t={full_in}")) {
            headers.insert(RATE_LIMIT, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_points_are_no_limit() {
        assert!(Limits::new(0).rate.is_none());
    }
}
