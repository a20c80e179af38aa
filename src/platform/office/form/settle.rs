//! What the heading of a column cannot say alone: its values or its neighbours settle it.

use super::columns::{Claim, Columns};
use super::marks::{self, Mark};
use super::model::{FormFault, Nature, Part, Why};
use super::table::Meaning;

impl Columns<'_> {
    /// What a heading cannot say alone.
    pub fn settle(&mut self, faults: &mut Vec<FormFault>) {
        self.divide_spans(faults);
        self.settle_sexes();
        self.take_weak();
        self.take_parts_of_days();
        self.expect_nothing_beside_names(faults);
        self.expect_no_loose_parts(faults);
    }

    /// `Tháng` and `Năm` beneath nothing, right of a day: it has not the whole day.
    fn expect_no_loose_parts(&self, faults: &mut Vec<FormFault>) {
        for at in 1..self.claims.len() {
            let Claim::Means(meaning) = self.claims[at - 1] else {
                continue;
            };
            let known = &self.table.known[meaning.member];
            let is_loose = match &self.paths[at].cells[..] {
                [leaf] => matches!(&*leaf.bare, "ngay" | "thang" | "nam"),
                _ => false,
            };
            let is_unknown = self.claims[at] == Claim::Out(Why::Unknown);
            if known.nature == Nature::Day && is_loose && is_unknown {
                faults.push(FormFault::Spans {
                    member: known.name.clone(),
                    heading: self.heading(at - 1),
                    columns: vec![at - 1, at],
                });
            }
        }
    }

    /// A free column is one that the caller has not spoken of and that is seen.
    fn is_free(&self, index: usize) -> bool {
        let is_hidden = self.claims[index] == Claim::Out(Why::Hidden);
        self.speaks[index].is_none() && !is_hidden
    }

    /// A heading over several columns with nothing beneath it.
    fn divide_spans(&mut self, faults: &mut Vec<FormFault>) {
        let mut index = 0;
        while index < self.paths.len() {
            let from = index;
            index += 1;
            let (Some(over), Claim::Means(meaning)) = (self.paths[from].over, self.claims[from])
            else {
                continue;
            };
            while index < self.paths.len()
                && self.paths[index].over == Some(over)
                && self.paths[index].cells == self.paths[from].cells
            {
                index += 1;
            }
            let free: Vec<usize> = (from..index).filter(|&at| self.is_free(at)).collect();
            // Its other columns are said to be parts of it, so this one is not the whole.
            let is_rest = over.1 - over.0 + 1 > index - from;
            let used = free.iter().filter(|&&at| self.values(at).next().is_some());
            let used: Vec<usize> = used.copied().collect();
            let has_names = self.table.has_part(meaning.member, Part::FamilyNames)
                && self.table.has_part(meaning.member, Part::GivenName);
            let is_whole = meaning.part.is_none();
            // What nobody sees may be the rest of it.
            let conceals = (from..index).any(|at| {
                self.claims[at] == Claim::Out(Why::Hidden) && self.values(at).next().is_some()
            });
            match (&free[..], &used[..]) {
                (&[], _) => {}
                (_, &[]) if is_rest => {
                    for at in free {
                        self.claims[at] = Claim::Out(Why::Blank);
                    }
                }
                (&[_], _) if !conceals && !is_rest => {}
                (&[family, given], &[_, _]) if has_names && is_whole && !conceals && !is_rest => {
                    for (at, part) in [(family, Part::FamilyNames), (given, Part::GivenName)] {
                        let part = Some(part);
                        self.claims[at] = Claim::Means(Meaning { part, ..meaning });
                    }
                }
                (&[first, ..], &[] | &[_]) if !conceals && !is_rest => {
                    let one = used.first().copied().unwrap_or(first);
                    for at in free {
                        if at != one {
                            self.claims[at] = Claim::Out(Why::Blank);
                        }
                    }
                }
                _ => {
                    faults.push(FormFault::Spans {
                        member: self.table.known[meaning.member].name.clone(),
                        heading: self.heading(from),
                        columns: free.clone(),
                    });
                    for at in &free[1.min(free.len())..] {
                        self.claims[*at] = Claim::Out(Why::Unknown);
                    }
                }
            }
        }
    }

    /// `Nam` and `Nữ` hold marks or years of birth, which their values tell.
    fn settle_sexes(&mut self) {
        let sex = self.table.with_part(Part::MarkMale);
        let born = self.table.with_part(Part::OfMale);
        let leaf = |at: usize| {
            let path = self.paths.get(at)?;
            path.cells.last().map(|leaf| &*leaf.bare)
        };
        let mut found = Vec::new();
        for at in 0..self.paths.len() {
            let is_male = match leaf(at) {
                Some("nam") => true,
                Some("nu") => false,
                _ => continue,
            };
            let is_alone = self.paths[at].cells.len() == 1;
            let is_settled = match self.claims[at] {
                Claim::Means(meaning) => {
                    !matches!(meaning.part, Some(Part::MarkMale | Part::MarkFemale))
                }
                Claim::Out(why) => !(is_alone && why == Why::Unknown),
            };
            if !self.is_free(at) || is_settled {
                continue;
            }
            // Years that stand under `Nam` are those of the men; both columns are asked, since
            // one may be empty.
            let other = if is_male { "nu" } else { "nam" };
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let beside = beside.filter(|&other_at| leaf(other_at) == Some(other));
            let both: Vec<usize> = beside.chain([at]).collect();
            let cells = || both.iter().flat_map(|&at| self.full_values(at));
            let part = if marks::mostly(cells(), |cell| marks::read(cell) != Mark::Other) {
                if is_male {
                    Part::MarkMale
                } else {
                    Part::MarkFemale
                }
            } else if marks::mostly(cells(), marks::is_when) && both.len() == 2 {
                if is_male {
                    Part::OfMale
                } else {
                    Part::OfFemale
                }
            } else {
                continue;
            };
            let is_birth = matches!(part, Part::OfMale | Part::OfFemale);
            if let Some(member) = if is_birth { born } else { sex } {
                let part = Some(part);
                found.push((at, Meaning { member, part }));
            }
        }
        for (at, meaning) in found {
            self.claims[at] = Claim::Means(meaning);
        }
    }

    /// Headings that mean a member only where no column has a better one.
    fn take_weak(&mut self) {
        let mut found: Vec<(usize, Meaning)> = Vec::new();
        for at in 0..self.paths.len() {
            let Some(meaning) = self.table.weak_meaning(&self.paths[at].cells) else {
                continue;
            };
            let is_claimed = self.claims.iter().any(
                |claim| matches!(claim, Claim::Means(other) if other.member == meaning.member),
            );
            if self.is_free(at) && !is_claimed {
                found.push((at, meaning));
            }
        }
        for (at, meaning) in found {
            self.claims[at] = Claim::Means(meaning);
        }
    }

    /// `Ngày sinh`, `Tháng sinh` and `Năm sinh` in three columns: the month tells what they are.
    fn take_parts_of_days(&mut self) {
        let months: Vec<usize> = self
            .claims
            .iter()
            .filter_map(|claim| match claim {
                Claim::Means(meaning) if meaning.part == Some(Part::Month) => Some(meaning.member),
                _ => None,
            })
            .collect();
        for at in 0..self.paths.len() {
            let Claim::Means(meaning) = self.claims[at] else {
                continue;
            };
            let Some(leaf) = self.paths[at].cells.last() else {
                continue;
            };
            if meaning.part.is_some() || !months.contains(&meaning.member) || !self.is_free(at) {
                continue;
            }
            let part = match leaf.bare.split(' ').next() {
                Some("ngay") => Part::Day,
                Some("nam") => Part::Year,
                _ => continue,
            };
            let part = Some(part);
            self.claims[at] = Claim::Means(Meaning { part, ..meaning });
        }
    }

    /// A column without heading right of the names may hold the given name.
    fn expect_nothing_beside_names(&self, faults: &mut Vec<FormFault>) {
        for at in 1..self.claims.len() {
            let Claim::Means(meaning) = self.claims[at - 1] else {
                continue;
            };
            let is_name = self.table.has_part(meaning.member, Part::GivenName);
            let is_open = matches!(meaning.part, None | Some(Part::FamilyNames));
            if is_name && is_open && self.claims[at] == Claim::Out(Why::NoHeading) {
                faults.push(FormFault::BesideNames {
                    heading: self.heading(at - 1),
                    column: at,
                });
            }
        }
    }
}
