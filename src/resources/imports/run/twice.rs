//! People whom a file names in two rows, under two keys.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, RandomState};

use super::super::kind::Rows;
use super::super::read::Line;
use crate::platform::resource::import::Identified;

/// What another row says of the person of this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twice {
    /// The line of the other row.
    pub other: i64,
    /// The document that both have.
    pub pointer: &'static str,
    /// An earlier row says otherwise who the person is: this one is refused.
    pub differs: bool,
}

/// Rows that name somebody whom another row names under another key, by their lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Doubles(HashMap<i64, Twice>);

impl Doubles {
    #[must_use]
    pub fn at(&self, line: i64) -> Option<Twice> {
        self.0.get(&line).copied()
    }
}

/// The first row of a person: digests alone, because there may be a million. Zero is nothing.
#[derive(Debug, Clone, Copy)]
struct First {
    line: u32,
    key: u32,
    facts: u32,
    documents: [u32; 2],
}

/// Looks for them, row after row.
#[derive(Default)]
pub struct Watch {
    first: HashMap<u64, First>,
    digest: RandomState,
    found: Doubles,
}

impl Watch {
    pub fn note(&mut self, kind: Rows, line: &Line) {
        let identify = kind.kind().identify;
        let Some(identified) = identify.and_then(|identify| identify(&line.members)) else {
            return;
        };
        let Ok(number) = u32::try_from(line.number) else {
            return;
        };
        let Identified { documents, facts } = identified;
        let given = First {
            line: number,
            key: self.short(kind.kind().told_by(&line.members).as_deref()),
            facts: self.short(Some(&facts)),
            documents: documents
                .each_ref()
                .map(|(_, document)| self.short(document.as_deref())),
        };
        let mut earlier = None;
        for (place, (pointer, document)) in documents.iter().enumerate() {
            let Some(document) = document else { continue };
            let digest = self.digest.hash_one((place, document));
            match self.first.entry(digest) {
                Entry::Occupied(first) => earlier = earlier.or(Some((*first.get(), *pointer))),
                Entry::Vacant(place) => {
                    place.insert(given);
                }
            }
        }
        // Two rows under one key are refused for that.
        if let Some((first, pointer)) = earlier.filter(|(first, _)| first.key != given.key) {
            self.found_twice(first, given, pointer);
        }
    }

    fn found_twice(&mut self, first: First, given: First, pointer: &'static str) {
        let (earlier, later) = (i64::from(first.line), i64::from(given.line));
        let twice = |other, differs| Twice {
            other,
            pointer,
            differs,
        };
        let Doubles(found) = &mut self.found;
        found.entry(earlier).or_insert(twice(later, false));
        found.insert(later, twice(earlier, first.differs_from(given)));
    }

    fn short(&self, text: Option<&str>) -> u32 {
        let Some(text) = text else { return 0 };
        let [a, b, c, d, ..] = self.digest.hash_one(text).to_le_bytes();
        u32::from_le_bytes([a, b, c, d]).max(1)
    }

    #[must_use]
    pub fn found(self) -> Doubles {
        self.found
    }
}

impl First {
    /// Whether the two say otherwise who the person is. A document that one of them leaves out
    /// says nothing.
    fn differs_from(self, other: Self) -> bool {
        let documents = self.documents.into_iter().zip(other.documents);
        let mut documents = documents.filter(|(one, other)| *one != 0 && *other != 0);
        self.facts != other.facts || documents.any(|(one, other)| one != other)
    }
}
