//! What speaks against a form: members that are claimed twice, in part or not at all.

use std::collections::BTreeMap;

use super::cells::{digits, shown};
use super::columns::{Claim, Columns};
use super::header::is_title;
use super::model::{FormFault, Part, Why};
use crate::platform::office::{Cell, Row};

/// What is claimed, and by which columns.
fn claimed(columns: &Columns<'_>) -> BTreeMap<(usize, Option<Part>), Vec<usize>> {
    let mut claimed: BTreeMap<(usize, Option<Part>), Vec<usize>> = BTreeMap::new();
    for (at, claim) in columns.claims.iter().enumerate() {
        if let Some(meaning) = claim.meaning() {
            let key = (meaning.member, meaning.part);
            claimed.entry(key).or_default().push(at);
        }
    }
    claimed
}

pub(super) fn expect_each_once(columns: &Columns<'_>, faults: &mut Vec<FormFault>) {
    let claimed = claimed(columns);
    let name = |member: usize| columns.table.known[member].name.clone();
    let headed = |at: &[usize]| {
        let headed = at.iter().map(|&at| (at, columns.heading(at)));
        headed.collect::<Vec<_>>()
    };
    for (&(member, part), at) in claimed.iter().filter(|(_, at)| at.len() > 1) {
        faults.push(FormFault::Twice {
            member: name(member),
            part,
            columns: headed(at),
        });
    }
    for (&(member, _), whole) in claimed.iter().filter(|((_, part), _)| part.is_none()) {
        let beside: Vec<usize> = claimed
            .iter()
            .filter(|((other, _), _)| *other == member)
            .filter(|((_, part), _)| match part {
                Some(Part::Place) => is_another_place(columns, &claimed, member),
                Some(part) => part.is_joined(),
                None => false,
            })
            .flat_map(|(_, at)| at.iter().copied())
            .collect();
        if !beside.is_empty() {
            faults.push(FormFault::Twice {
                member: name(member),
                part: None,
                columns: headed(&[&whole[..], &beside[..]].concat()),
            });
        }
    }
    // The columns of the sexes say the sex too.
    let has = |part: Part| claimed.keys().any(|(_, other)| *other == Some(part));
    if has(Part::OfMale) || has(Part::OfFemale) {
        let sex = columns.table.with_part(Part::MarkMale);
        for (&(member, part), at) in &claimed {
            if Some(member) == sex {
                faults.push(FormFault::Twice {
                    member: name(member),
                    part,
                    columns: headed(at),
                });
            }
        }
    }
}

/// Whether a place written out is of another group than its commune: where somebody was born beside
/// where they live.
fn is_another_place(
    columns: &Columns<'_>,
    claimed: &BTreeMap<(usize, Option<Part>), Vec<usize>>,
    member: usize,
) -> bool {
    let groups = |part: Option<Part>| {
        let at = claimed.get(&(member, part)).and_then(|at| at.first());
        at.map(|&at| {
            let cells = &columns.paths[at].cells;
            &cells[..cells.len().saturating_sub(1)]
        })
    };
    match (groups(None), groups(Some(Part::Place))) {
        (Some(commune), Some(place)) => !commune.is_empty() && commune != place,
        _ => false,
    }
}

/// Each member that is needed is there, and no part lacks those without which it says nothing.
pub(super) fn expect_whole(columns: &Columns<'_>, faults: &mut Vec<FormFault>) {
    let claimed = claimed(columns);
    let births = claimed
        .keys()
        .any(|(_, part)| matches!(part, Some(Part::OfMale | Part::OfFemale)));
    let told = if births {
        columns.table.with_part(Part::MarkMale)
    } else {
        None
    };
    for (member, known) in columns.table.known.iter().enumerate() {
        let parts: Vec<Option<Part>> = claimed
            .keys()
            .filter(|(other, _)| *other == member)
            .map(|(_, part)| *part)
            .collect();
        if parts.is_empty() {
            if known.required && told != Some(member) {
                let member = known.name.clone();
                faults.push(FormFault::Missing { member });
            }
            continue;
        }
        let has = |part: Part| parts.contains(&Some(part));
        for (needed_by, needed) in [
            (Part::FamilyNames, Part::GivenName),
            (Part::GivenName, Part::FamilyNames),
            (Part::Month, Part::Year),
            (Part::Day, Part::Month),
            (Part::OfMale, Part::OfFemale),
            (Part::OfFemale, Part::OfMale),
        ] {
            if has(needed_by) && !has(needed) {
                faults.push(FormFault::PartMissing {
                    member: known.name.clone(),
                    part: needed,
                });
            }
        }
    }
}

/// Rows that are as full as those beneath the header stand above none.
pub(super) fn expect_rows_beneath(
    above: &[Row],
    columns: &Columns<'_>,
    faults: &mut Vec<FormFault>,
) {
    let is_headed = |claim: &&Claim| !matches!(claim, Claim::Out(Why::Blank | Why::NoHeading));
    let width = columns.claims.iter().filter(is_headed).count();
    for row in above {
        let filled = row
            .cells
            .iter()
            .filter(|cell| shown(cell).is_some())
            .count();
        let has_value = row.cells.iter().any(|cell| match cell {
            Cell::Number(_) | Cell::Instant(_) => true,
            Cell::Text(text) => digits(text) >= 8,
            _ => false,
        });
        let speaks = row
            .cells
            .iter()
            .filter_map(shown)
            .any(|text| is_title(&text));
        if filled >= 3 && filled * 5 >= width * 3 && has_value && !speaks {
            faults.push(FormFault::RowAboveHeader { row: row.number });
        }
    }
}
