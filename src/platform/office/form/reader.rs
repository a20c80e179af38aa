//! Rows beneath a header, told apart one after another.

use super::again::Header;
use super::cells::filled;
use super::lines;
use super::merged::Merged;
use super::model::{Form, Known, Nature, Role, Why};
use super::plan::{Plan, plans};
use super::rest::{self, Line, Place};
use super::told::{FoundRow, LeftOutReason, Told};
use crate::platform::office::{Layout, Row};

/// Rows beneath a signature in which its name may stand.
const NAME_WITHIN: u32 = 12;

/// Tells the rows of a sheet apart. Rows come in their order; the memory it needs does not grow.
#[derive(Debug)]
pub struct Reader<'a> {
    form: &'a Form,
    header: Header<'a>,
    place: Place,
    merged: Merged,
    plans: Vec<Plan>,
    /// Of each column whether it has no heading.
    nameless: Vec<bool>,
    after_header: bool,
    other_table: bool,
    /// Columns of signatures above, whose names may follow, and the row of the last.
    signers: Vec<(usize, usize)>,
    signed: u32,
}

impl<'a> Reader<'a> {
    /// `known` is what the form was found with.
    #[must_use]
    pub fn new(form: &'a Form, layout: &Layout, known: &'a [Known]) -> Self {
        let is_figure = |name: &str| {
            known
                .iter()
                .any(|one| one.name == name && one.nature == Nature::Figure)
        };
        let is_nameless = |role: &Role| {
            let why = match role {
                Role::LeftOut { why } => Some(why),
                _ => None,
            };
            matches!(why, Some(Why::NoHeading | Why::Blank))
        };
        let columns = form.columns.iter();
        let header = Header::new(form, known);
        Self {
            place: Place::new(form, is_figure),
            merged: Merged::new(layout, form.header.1, form.columns.len()),
            plans: plans(form, header.sex()),
            nameless: columns.map(|column| is_nameless(&column.role)).collect(),
            header,
            form,
            after_header: true,
            other_table: false,
            signers: Vec::new(),
            signed: 0,
        }
    }

    /// What the row is.
    pub fn row(&mut self, mut row: Row) -> Told {
        let number = row.number;
        self.merged.enter(number);
        let reason = self.reason(&row);
        let text = reason.map(|_| lines::text_of(&row));
        let filled = if reason.is_none() {
            self.merged.fill(&mut row)
        } else {
            Vec::new()
        };
        if number > self.form.header.1 {
            self.merged.begin(&row, reason.is_some());
        }
        match (reason, text) {
            (Some(LeftOutReason::OtherTable), Some(text)) if !self.other_table => {
                self.other_table = true;
                Told::OtherTable { number, text }
            }
            (Some(reason), Some(text)) => Told::LeftOut {
                number,
                reason,
                text,
            },
            _ => Told::Row(self.found(row, &filled)),
        }
    }

    fn reason(&mut self, row: &Row) -> Option<LeftOutReason> {
        if self.other_table {
            return Some(LeftOutReason::OtherTable);
        }
        if row.number < self.form.header.0 {
            return Some(LeftOutReason::Title);
        }
        if row.number <= self.form.header.1 {
            return Some(LeftOutReason::Header);
        }
        if filled(row).next().is_none() {
            return Some(LeftOutReason::Blank);
        }
        if self.place.is_example(row) {
            return Some(LeftOutReason::Example);
        }
        let has_running = self.place.has_running(row);
        let again = if has_running {
            None
        } else {
            self.header.again(row)
        };
        if let Some(reason) = again {
            self.after_header = true;
            self.signers.clear();
            return Some(reason);
        }
        let is_after_header = std::mem::take(&mut self.after_header);
        if (is_after_header || lines::is_bracketed(row)) && lines::is_numbering(row) {
            self.after_header = true;
            return Some(LeftOutReason::Numbering);
        }
        if self.place.is_number_alone(row) {
            return Some(LeftOutReason::NumberAlone);
        }
        let reason = if self.place.is_plain(row) {
            None
        } else {
            self.nobodys(row)
        };
        if reason.is_none() {
            self.signers.clear();
        }
        reason
    }

    fn nobodys(&mut self, row: &Row) -> Option<LeftOutReason> {
        let number = row.number;
        let merged = &self.merged;
        let reach = move |column| merged.reach(number, column);
        let line = Line { row, reach: &reach };
        if rest::is_signature(row) {
            let signers = filled(row).map(|(column, _)| (column, reach(column)));
            self.signers = signers.collect();
            self.signed = number;
            return Some(LeftOutReason::Signature);
        }
        if Place::is_title(row) {
            return Some(LeftOutReason::Title);
        }
        if self.place.is_total(&line) {
            return Some(LeftOutReason::Total);
        }
        if Place::is_note(row) {
            return Some(LeftOutReason::Note);
        }
        if self.place.is_group(&line) {
            return Some(LeftOutReason::GroupHead);
        }
        self.is_signed_by(row).then_some(LeftOutReason::Signature)
    }

    /// Names beneath signatures, one for each; that of a person in the table has more beside it.
    fn is_signed_by(&mut self, row: &Row) -> bool {
        if self.signers.is_empty() || row.number > self.signed.saturating_add(NAME_WITHIN) {
            return false;
        }
        let mut left = self.signers.clone();
        for (column, cell) in filled(row) {
            let beneath = left.iter().position(|&(first, last)| {
                (first.saturating_sub(1)..=last.saturating_add(1)).contains(&column)
            });
            let (Some(beneath), true) = (beneath, rest::is_name(cell)) else {
                return false;
            };
            left.remove(beneath);
        }
        self.signers = left;
        true
    }

    fn found(&self, mut row: Row, filled_above: &[usize]) -> FoundRow {
        let is_nameless = |column: &usize| self.nameless.get(*column).copied().unwrap_or(true);
        let columns = filled(&row).map(|(column, _)| column);
        let mut found = FoundRow {
            number: row.number,
            hidden: row.hidden,
            struck: row.struck,
            values: Vec::with_capacity(self.plans.len()),
            merged: Vec::new(),
            incomplete: Vec::new(),
            nameless: columns.filter(is_nameless).collect(),
        };
        for plan in &self.plans {
            plan.read(&mut row, &self.merged, &mut found);
            if plan.has_any(filled_above) {
                found.merged.push(plan.member);
                found.merged.extend(plan.sex);
            }
        }
        found
    }
}
