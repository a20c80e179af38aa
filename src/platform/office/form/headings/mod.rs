//! What people write above the columns of their lists: a table of headings for each kind of rows.
//! It is data: Vietnamese and English, as forms of vocational training have them. Accents, case,
//! punctuation, line breaks and notes in brackets do not count.

mod certificates;
mod class_list;
mod classes;
mod enrolments;
mod occupations;
mod outcomes;
mod partnerships;
mod results;
mod trainees;

use super::model::{Known, KnownPart, Part};

/// The headings of a member.
#[derive(Debug)]
pub struct Entry {
    pub member: &'static str,
    /// The first one stands in templates.
    pub headings: &'static [&'static str],
    /// Headings that mean it where no column has a better one.
    pub weak: &'static [&'static str],
    /// Headings of groups beneath which it may stand.
    pub under: &'static [&'static str],
    pub parts: &'static [PartEntry],
}

/// The headings of a part of a member: wherever it stands, and beneath a heading of the member.
pub type PartEntry = (Part, &'static [&'static str], &'static [&'static str]);

const PLAIN: Entry = Entry {
    member: "",
    headings: &[],
    weak: &[],
    under: &[],
    parts: &[],
};

/// The key that a program gives; offices have it where they keep lists of codes.
const fn key(headings: &'static [&'static str]) -> Entry {
    Entry {
        member: "externalId",
        headings,
        ..PLAIN
    }
}

const fn entry(member: &'static str, headings: &'static [&'static str]) -> Entry {
    Entry {
        member,
        headings,
        ..PLAIN
    }
}

/// What the shipped table says of a kind of rows.
#[must_use]
pub fn of(kind: &str) -> &'static [Entry] {
    match kind {
        "trainees" => trainees::HEADINGS,
        "class-list" => class_list::HEADINGS,
        "classes" => classes::HEADINGS,
        "enrolments" => enrolments::HEADINGS,
        "results" => results::HEADINGS,
        "certificates" => certificates::HEADINGS,
        "outcomes" => outcomes::HEADINGS,
        "partnerships" => partnerships::HEADINGS,
        "occupations" => occupations::HEADINGS,
        _ => &[],
    }
}

/// The kinds that have a table.
pub const KINDS: &[&str] = &[
    "trainees",
    "class-list",
    "classes",
    "enrolments",
    "results",
    "certificates",
    "outcomes",
    "partnerships",
    "occupations",
];

/// A member of the kind with its shipped headings; what the member is, the caller adds.
#[must_use]
pub fn known(kind: &str, member: &str) -> Known {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let mut known = Known {
        name: member.to_owned(),
        ..Known::default()
    };
    if let Some(entry) = of(kind).iter().find(|entry| entry.member == member) {
        known.headings = owned(entry.headings);
        known.weak = owned(entry.weak);
        known.under = owned(entry.under);
        let parts = entry
            .parts
            .iter()
            .map(|(part, headings, beneath)| KnownPart {
                part: *part,
                headings: owned(headings),
                beneath: owned(beneath),
            });
        known.parts = parts.collect();
    }
    known
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::heading::Heading;
    use super::*;
    use crate::platform::values::text::fold;

    #[test]
    fn no_heading_means_two_members_of_one_kind() {
        for kind in KINDS {
            let mut meant: HashMap<String, (&str, Option<Part>)> = HashMap::new();
            for entry in of(kind) {
                let whole = [entry.member]
                    .into_iter()
                    .chain(entry.headings.iter().copied());
                let whole = whole.map(|heading| (heading, None));
                let parts = entry.parts.iter().flat_map(|(part, headings, _)| {
                    headings.iter().map(|heading| (*heading, Some(*part)))
                });
                for (heading, part) in whole.chain(parts) {
                    let new = (entry.member, part);
                    let old = meant.insert(fold(heading), new);
                    assert!(
                        old.is_none_or(|old| old == new),
                        "{heading:?} of {kind} means {old:?} and {new:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn headings_are_compared_as_they_are_written_here() {
        for kind in KINDS {
            for entry in of(kind) {
                for heading in entry.headings.iter().chain(entry.weak) {
                    let read = Heading::new(heading);
                    assert!(
                        [&read.whole, &read.bare].contains(&&fold(heading)),
                        "{heading}"
                    );
                    assert!(!read.whole.is_empty(), "{heading:?} of {}", entry.member);
                }
            }
        }
    }

    #[test]
    fn each_member_of_a_kind_is_there_once() {
        for kind in KINDS {
            let mut members: Vec<&str> = of(kind).iter().map(|entry| entry.member).collect();
            assert!(!members.is_empty(), "{kind}");
            members.sort_unstable();
            assert!(
                members.windows(2).all(|two| two[0] != two[1]),
                "{kind}: {members:?}"
            );
        }
    }
}
