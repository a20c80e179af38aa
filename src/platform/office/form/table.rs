//! Which headings mean which members, compiled from what the kind may hold.

use std::collections::HashMap;

use super::heading::Heading;
use super::model::{Known, Nature, Part};
use crate::platform::values::text::fold;

/// Groups that say nothing but that the columns beneath are of whom the row is.
const NEUTRAL: &[&str] = &[
    "Thông tin học viên",
    "Thông tin người học",
    "Thông tin cá nhân",
    "Thông tin chung",
    "Thông tin",
    "Học viên",
    "Người học",
    "Sơ yếu lý lịch",
    "Lý lịch",
    "Thông tin của học viên",
    "Thông tin của người học",
    "Thông tin về học viên",
    "Thông tin về người học",
];

/// Beneath the heading of a member they say that the value itself stands there.
const ITSELF: &[&str] = &["so", "ma", "ma so", "so hieu", "ten", "gia tri", "noi dung"];

const DAY: &[&str] = &["ngay", "day", "dd"];
const MONTH: &[&str] = &["thang", "month", "mm"];
const YEAR: &[&str] = &["nam", "year", "yyyy"];

/// A member and perhaps a part of it, as a heading means it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Meaning {
    /// Counts in what the kind may hold.
    pub member: usize,
    pub part: Option<Part>,
}

/// The headings of a kind.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub known: &'a [Known],
    strong: HashMap<String, Meaning>,
    weak: HashMap<String, Meaning>,
    groups: Vec<Vec<String>>,
    neutral: Vec<String>,
}

impl<'a> Table<'a> {
    pub fn new(known: &'a [Known]) -> Self {
        let mut table = Self {
            known,
            strong: HashMap::new(),
            weak: HashMap::new(),
            groups: Vec::new(),
            neutral: NEUTRAL.iter().map(|text| fold(text)).collect(),
        };
        for (member, one) in known.iter().enumerate() {
            let whole = Meaning { member, part: None };
            for key in [fold(&one.name), fold(&parted(&one.name))] {
                table.strong.entry(key).or_insert(whole);
            }
        }
        for (member, one) in known.iter().enumerate() {
            let whole = Meaning { member, part: None };
            for heading in &one.headings {
                table.strong.entry(fold(heading)).or_insert(whole);
            }
            for heading in &one.weak {
                table.weak.entry(fold(heading)).or_insert(whole);
            }
            for part in &one.parts {
                let meaning = Meaning {
                    member,
                    part: Some(part.part),
                };
                for heading in &part.headings {
                    table.strong.entry(fold(heading)).or_insert(meaning);
                }
            }
            table
                .groups
                .push(one.under.iter().map(|text| fold(text)).collect());
        }
        table.strong.remove("");
        table.weak.remove("");
        table
    }

    /// What the heading of a column means; `path` are its cells from above, `beside` the lowest
    /// cells of the other columns of its group.
    pub fn meaning(&self, path: &[Heading], beside: &[&str]) -> Option<Meaning> {
        let leaf = path.last()?;
        if let Some(found) = self.joined(&self.strong, path) {
            return Some(found);
        }
        let (group, above) = path[..path.len() - 1].split_last()?;
        let of = Self::lookup(&self.strong, group);
        let of = of.or_else(|| Self::lookup(&self.weak, group))?;
        if !self.fits(above, of.member) {
            return None;
        }
        self.beneath(of, leaf, beside)
    }

    /// What it means where no other column means that.
    pub fn weak_meaning(&self, path: &[Heading]) -> Option<Meaning> {
        self.joined(&self.weak, path)
    }

    /// Whether the text of one cell is a heading of the kind, alone.
    pub fn single(&self, leaf: &Heading) -> Option<Meaning> {
        Self::lookup(&self.strong, leaf).or_else(|| Self::lookup(&self.weak, leaf))
    }

    pub fn has_part(&self, member: usize, part: Part) -> bool {
        self.known[member].has_part(part)
    }

    /// The member that has such a part, where one alone has it.
    pub fn with_part(&self, part: Part) -> Option<usize> {
        let mut members = (0..self.known.len()).filter(|&member| {
            self.known[member]
                .parts
                .iter()
                .any(|known| known.part == part)
        });
        let found = members.next();
        found.filter(|_| members.next().is_none())
    }

    /// The member of that name, or the part of one: `birthDate.day`.
    pub fn named(&self, name: &str) -> Option<Meaning> {
        if let Some(member) = self.index_of(name) {
            return Some(Meaning { member, part: None });
        }
        let (whole, part) = name.rsplit_once('.')?;
        let member = self.index_of(whole)?;
        let mut parts = Part::ALL.into_iter();
        let part = parts.find(|known| known.name() == part && self.has_part(member, *known));
        part.map(|part| Meaning {
            member,
            part: Some(part),
        })
    }

    fn index_of(&self, name: &str) -> Option<usize> {
        self.known.iter().position(|known| known.name == name)
    }

    fn lookup(table: &HashMap<String, Meaning>, heading: &Heading) -> Option<Meaning> {
        let found = table
            .get(&heading.whole)
            .or_else(|| table.get(&heading.bare));
        let twice = || {
            let (one, other) = heading.halves.as_ref()?;
            table.get(one).filter(|one| table.get(other) == Some(one))
        };
        found.or_else(twice).copied()
    }

    /// The whole path read as one heading, then ever less of it beneath groups that fit.
    fn joined(&self, table: &HashMap<String, Meaning>, path: &[Heading]) -> Option<Meaning> {
        let is_nam = path.last().is_some_and(|leaf| leaf.bare == "nam");
        for start in 0..path.len() {
            let (above, rest) = path.split_at(start);
            // `Ngày sinh / Năm` reads as `Ngày sinh nam` does.
            if is_nam && rest.len() > 1 {
                continue;
            }
            let found = if let [leaf] = rest {
                Self::lookup(table, leaf)
            } else {
                let words: Vec<&str> = rest.iter().map(|part| &*part.bare).collect();
                table.get(&words.join(" ")).copied()
            };
            if let Some(found) = found.filter(|found| self.fits(above, found.member)) {
                return Some(found);
            }
        }
        None
    }

    /// Whether a member may stand beneath these groups.
    fn fits(&self, above: &[Heading], member: usize) -> bool {
        above.iter().all(|group| {
            let names = [&group.bare, &group.whole];
            names.iter().any(|name| {
                self.neutral.contains(name)
                    || self.groups[member].contains(name)
                    || [&self.strong, &self.weak]
                        .iter()
                        .any(|table| table.get(*name).is_some_and(|own| own.member == member))
            })
        })
    }

    fn beneath(&self, of: Meaning, leaf: &Heading, beside: &[&str]) -> Option<Meaning> {
        let one = &self.known[of.member];
        let is_day = one.nature == Nature::Day;
        let part = |part| {
            let part = Some(part);
            Some(Meaning { part, ..of })
        };
        let is = |words: &[&str]| words.contains(&&*leaf.bare);
        if of.part.is_none() && is(ITSELF) {
            return Some(of);
        }
        if leaf.bare == "nam" {
            return match year_or_male(leaf, beside)? {
                Nam::Year if is_day => part(Part::Year),
                Nam::Male if self.has_part(of.member, Part::OfMale) => part(Part::OfMale),
                Nam::Male if self.has_part(of.member, Part::MarkMale) => part(Part::MarkMale),
                _ => None,
            };
        }
        if is_day && is(DAY) {
            return part(Part::Day);
        }
        if is_day && is(MONTH) {
            return part(Part::Month);
        }
        if is_day && is(YEAR) {
            return part(Part::Year);
        }
        let found = one.parts.iter().find(|known| {
            let mut names = known.beneath.iter();
            names.any(|name| fold(name) == leaf.bare)
        });
        part(found?.part)
    }
}

enum Nam {
    Year,
    Male,
}

/// `Năm` and `Nam` fold alike: what stands beside tells them apart.
fn year_or_male(leaf: &Heading, beside: &[&str]) -> Option<Nam> {
    let has_female = beside.contains(&"nu");
    let has_month = beside.contains(&"thang");
    match (leaf.has_breve(), has_female, has_month) {
        (_, false, true) | (true, false, false) => Some(Nam::Year),
        (false, true, false) => Some(Nam::Male),
        _ => None,
    }
}

/// `full Name` of `fullName`.
fn parted(name: &str) -> String {
    let mut parted = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() {
            parted.push(' ');
        }
        parted.push(letter);
    }
    parted
}
