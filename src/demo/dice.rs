//! Chance that falls the same way for the same seed.

use rand::rngs::StdRng;
use rand::{Rng, RngCore, SeedableRng};
use uuid::Builder;

use crate::platform::values::ids::Id;
use crate::platform::values::time::{Date, Timestamp};

/// A seeded source of chance.
#[derive(Debug)]
pub struct Dice {
    source: StdRng,
    now: Timestamp,
}

impl Dice {
    /// `now` is the latest moment at which something can have happened.
    #[must_use]
    pub fn new(seed: u64, now: Timestamp) -> Self {
        Self {
            source: StdRng::seed_from_u64(seed),
            now,
        }
    }

    pub fn chance(&mut self, percent: u32) -> bool {
        self.source.random_range(0..100) < percent
    }

    /// A whole number, both ends included.
    pub fn between(&mut self, least: i32, most: i32) -> i32 {
        self.source.random_range(least..=most.max(least))
    }

    /// A place in a list of `length`, which is not empty.
    pub fn index(&mut self, length: usize) -> usize {
        self.source.random_range(0..length)
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.index(from.len())]
    }

    /// One of the values, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, from: &[(u32, T)]) -> T {
        let total = from.iter().map(|(weight, _)| weight).sum();
        let mut drawn = self.source.random_range(0..total);
        for (weight, value) in from {
            if drawn < *weight {
                return *value;
            }
            drawn -= weight;
        }
        from[0].1
    }

    /// A moment in the office hours of `day`, never later than now.
    pub fn moment(&mut self, day: Date) -> Timestamp {
        const HOUR: i64 = 3_600;
        let morning = i64::from(day.days_since_1970()) * 24 * HOUR + HOUR;
        let second = i64::from(self.between(0, 9 * 3_600));
        Timestamp::from_micros((morning + second) * 1_000_000).min(self.now)
    }

    /// So many bytes of any value.
    pub fn bytes<const LENGTH: usize>(&mut self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        self.source.fill_bytes(&mut bytes);
        bytes
    }

    /// The identifier of a row made at `at`.
    pub fn id<R>(&mut self, at: Timestamp) -> Id<R> {
        let random = self.bytes();
        let millis = u64::try_from(at.as_micros() / 1_000).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &random)
            .into_uuid()
            .into()
    }
}
