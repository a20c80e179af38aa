//! The part of the log that a reader may see, as ranges of its indexes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::platform::auth::authz::Actor;
use crate::platform::values::ids::{EnterpriseId, OrganisationId, SchoolId, UnitId};

/// The addressees of an entry. Each audience has an index of its own, or one written in batches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    Unfiltered,
    /// Rows that were open to everybody before or after the change.
    Open,
    /// People whose training was completed before or after the change.
    Served,
    ServedIn(UnitId),
    School(SchoolId),
    Commune(UnitId),
    Enterprise(EnterpriseId),
    /// What concerns one organisation alone, such as the keys that it gave.
    Organisation(OrganisationId),
}

/// One range of one index: entries of these resources for this audience.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stream {
    pub resources: Vec<&'static str>,
    pub audience: Audience,
}

impl Stream {
    /// Whether the log itself is read, not an index of one audience.
    #[must_use]
    pub(super) fn is_in_order(&self) -> bool {
        self.audience == Audience::Unfiltered && self.resources.len() > 1
    }
}

/// Everything of the log that a reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    pub streams: Vec<Stream>,
    organisation: Option<OrganisationId>,
    all_keys: bool,
}

impl Window {
    /// The window of `actor`, who may see of each resource what these audiences see.
    #[must_use]
    pub fn new(actor: &Actor, resources: &[(&'static str, Vec<Audience>)]) -> Self {
        let bound = &actor.bound;
        let names = || resources.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        let all = |(_, audiences): &(_, Vec<Audience>)| audiences == &[Audience::Unfiltered];
        // A reader who sees all of many resources scans the log itself, not one index for each.
        let mut streams = if resources.len() > 1 && resources.iter().all(all) {
            vec![Stream {
                resources: names(),
                audience: Audience::Unfiltered,
            }]
        } else {
            let each = resources.iter().flat_map(|(name, audiences)| {
                audiences.iter().map(|audience| Stream {
                    resources: vec![*name],
                    audience: *audience,
                })
            });
            each.collect()
        };
        if let (Some(own), false) = (bound.organisation, resources.is_empty()) {
            streams.push(Stream {
                resources: names(),
                audience: Audience::Organisation(own),
            });
        }
        streams.sort();
        streams.dedup();
        Self {
            streams,
            organisation: bound.organisation,
            all_keys: actor.sees_all_keys(),
        }
    }

    /// A window of these streams, without an organisation.
    #[must_use]
    pub fn of(streams: Vec<Stream>) -> Self {
        Self {
            streams,
            organisation: None,
            all_keys: false,
        }
    }

    /// Whether what this organisation alone is told is for the reader too.
    #[must_use]
    pub fn shows_of(&self, organisation: Option<OrganisationId>) -> bool {
        self.all_keys || organisation.is_none() || organisation == self.organisation
    }

    /// The digest that a cursor holds of this window.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(format!("{:?}", self.organisation));
        hash.update(format!("{}", self.all_keys));
        for stream in &self.streams {
            hash.update(format!("{stream:?}"));
        }
        URL_SAFE_NO_PAD.encode(&hash.finalize()[..9])
    }
}
