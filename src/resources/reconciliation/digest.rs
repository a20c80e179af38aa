//! Buckets and digests, simple enough to be computed in any language.
//!
//! The first bits of SHA-256 of a row's key say which bucket the row is in. The digest of a bucket
//! is the XOR of SHA-256 of the lines of its rows, cut to 16 bytes: the order of the rows does not
//! matter, and one pass over them is enough.

use sha2::{Digest, Sha256};

use crate::platform::values::text::hex;

/// Bytes of a digest.
const LENGTH: usize = 16;

/// How many buckets there are: a power of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Buckets(u32);

impl Buckets {
    /// So many buckets; none when that is no power of two.
    #[must_use]
    pub fn new(count: u32) -> Option<Self> {
        count.is_power_of_two().then_some(Self(count))
    }

    /// The bucket of a key: as many of the first bits of its SHA-256 as number the buckets.
    #[must_use]
    pub fn of(self, key: &str) -> u32 {
        let hash = Sha256::digest(key.as_bytes());
        let first = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
        match self.0.trailing_zeros() {
            0 => 0,
            bits => first >> (u32::BITS - bits),
        }
    }
}

/// What stands for a row in its bucket.
#[must_use]
pub fn line(key: &str, version: Option<i64>) -> String {
    match version {
        Some(version) => format!("{key}:{version}"),
        None => key.to_owned(),
    }
}

/// Count and digest of one bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub count: u64,
    digest: [u8; LENGTH],
}

impl Tally {
    pub fn add(&mut self, line: &str) {
        self.count += 1;
        let hash = Sha256::digest(line.as_bytes());
        for (byte, more) in self.digest.iter_mut().zip(hash) {
            *byte ^= more;
        }
    }

    /// The digest in hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        hex(&self.digest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of docs/SYNC.md.
    #[test]
    fn the_published_vectors_hold() {
        let buckets = Buckets::new(16).unwrap();
        let rows = [("HV-1", 1), ("HV-2", 3), ("HV-3", 1)];
        let found: Vec<u32> = rows.iter().map(|(key, _)| buckets.of(key)).collect();
        assert_eq!(found, [15, 2, 2]);
        let mut all = Tally::default();
        for (key, version) in rows {
            all.add(&line(key, Some(version)));
        }
        assert_eq!(
            (all.count, all.hex().as_str()),
            (3, "3d94e12823973f8cd723bfac29599409")
        );
    }

    #[test]
    fn the_order_does_not_matter_and_nothing_is_nothing() {
        let (mut one, mut other) = (Tally::default(), Tally::default());
        one.add("a:1");
        one.add("b:1");
        other.add("b:1");
        other.add("a:1");
        assert_eq!(one, other);
        assert_eq!(Tally::default().hex(), "0".repeat(32));
    }

    #[test]
    fn only_powers_of_two_number_buckets() {
        assert_eq!(Buckets::new(48), None);
        assert!(Buckets::new(4096).is_some());
    }
}
