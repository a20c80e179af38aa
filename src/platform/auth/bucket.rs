//! The bucket of one client or address: it holds the points of one minute and fills steadily. It is
//! one number, the moment at which it will be full again, so that a request costs one atomic step.

use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::http::header::HeaderValue;

const MINUTE_NANOS: i64 = 60_000_000_000;
const SECOND_NANOS: i64 = 1_000_000_000;

/// When the bucket will be full again, in nanoseconds since the server started.
#[derive(Debug, Default)]
pub struct Bucket(AtomicI64);

/// How many points a bucket holds and how fast it fills.
pub(crate) struct Rate {
    pub(crate) points: u32,
    point_nanos: i64,
    /// Whose buckets these are, as the headers name it.
    pub(crate) name: &'static str,
    /// As the header `RateLimit-Policy` says it.
    pub(crate) policy: HeaderValue,
}

impl Rate {
    /// So many points a minute; no rate at all for 0.
    pub(crate) fn new(name: &'static str, points: u32) -> Option<Self> {
        let policy = HeaderValue::from_str(&format!("\"{name}\";q={points};w=60")).ok()?;
        (points > 0).then(|| Self {
            points,
            point_nanos: MINUTE_NANOS / i64::from(points),
            name,
            policy,
        })
    }
}

impl Bucket {
    /// Take `points` at the moment `now`, or say in how many nanoseconds there will be enough.
    pub(crate) fn take(&self, rate: &Rate, points: u32, now: i64) -> Result<(), i64> {
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

    pub(crate) fn give_back(&self, rate: &Rate, points: u32) {
        let cost = i64::from(points) * rate.point_nanos;
        self.0.fetch_sub(cost, Ordering::AcqRel);
    }

    /// Points in the bucket, and seconds until it is full.
    pub(crate) fn standing(&self, rate: &Rate, now: i64) -> (i64, i64) {
        let missing = (self.0.load(Ordering::Acquire) - now).max(0);
        let used = (missing + rate.point_nanos - 1) / rate.point_nanos;
        ((i64::from(rate.points) - used).max(0), seconds_up(missing))
    }
}

/// Whole seconds, rounded up.
pub(crate) fn seconds_up(nanos: i64) -> i64 {
    (nanos + SECOND_NANOS - 1) / SECOND_NANOS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_holds_a_minute_and_fills_steadily() {
        let rate = &Rate::new("client", 60).unwrap();
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
}
