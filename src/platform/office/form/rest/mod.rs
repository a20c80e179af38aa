//! Rows beneath the header that are nobody's: totals, heads of groups, signatures, notes. What
//! could be somebody's row is none of them.

mod groups;
mod signatures;
mod totals;

use super::cells::{filled, text};
use super::lines::{is_running, is_title_line, small};
use super::model::{Form, Role, Why};
use crate::platform::office::{Cell, Row};
use crate::platform::values::text::fold;
use groups::is_long;
pub(super) use signatures::{is_name, is_signature};
use totals::is_figure;

/// More words than these are a sentence.
const MOST_WORDS: usize = 12;

/// With these, folded, a form marks its own example.
const EXAMPLES: [&str; 3] = ["vi du", "vd", "example"];

const NOTES: &[&str] = &[
    "ghi chú:",
    "ghi chú :",
    "lưu ý:",
    "lưu ý :",
    "bằng chữ:",
    "bằng chữ :",
    "nguồn:",
];

/// What is known of a form while its rows are told apart.
#[derive(Debug)]
pub(super) struct Place {
    /// Columns of running numbers.
    running: Vec<usize>,
    /// Columns whose figures may be added up.
    summed: Vec<bool>,
    counts_in_digits: bool,
}

/// A row with the columns to the right that its cells are merged with.
pub(super) struct Line<'a> {
    pub row: &'a Row,
    /// Last column of the merged area that begins at a column.
    pub reach: &'a dyn Fn(usize) -> usize,
}

impl Place {
    pub fn new(form: &Form, is_figure: impl Fn(&str) -> bool) -> Self {
        let is = |role: &Role, asked: Why| matches!(role, Role::LeftOut { why } if *why == asked);
        let columns = form.columns.iter();
        let running = columns
            .clone()
            .filter(|column| is(&column.role, Why::RunningNumber))
            .map(|column| column.index)
            .collect();
        let summed = columns
            .map(|column| match &column.role {
                Role::LeftOut { why } => !matches!(why, Why::RunningNumber),
                Role::Member { name } => is_figure(name),
                Role::Part { part, .. } => part.marks().is_some(),
            })
            .collect();
        Self {
            running,
            summed,
            counts_in_digits: form.counts_in_digits,
        }
    }

    fn counts(&self, column: usize) -> bool {
        self.running.contains(&column)
    }

    pub fn has_running(&self, row: &Row) -> bool {
        let mut running = self.running.iter();
        running.any(|&at| row.cells.get(at).is_some_and(is_running))
    }

    /// `Ví dụ` in the place of a running number: the form shows how a row is filled in.
    pub fn is_example(&self, row: &Row) -> bool {
        let numbers = self.running.iter().filter_map(|&at| row.cells.get(at));
        let mut words = numbers.filter_map(text);
        words.any(is_example_mark)
    }

    /// Whether only the running number stands in the row, printed ahead.
    pub fn is_number_alone(&self, row: &Row) -> bool {
        self.has_running(row)
            && filled(row).all(|(column, cell)| self.counts(column) && is_running(cell))
    }

    /// Whether a row is a person's at first sight, as nearly all are: a number as long as that of a
    /// person stands beside words. It is never said of a row that any of the rules here leaves out.
    pub fn is_plain(&self, row: &Row) -> bool {
        if !row.cells.iter().any(is_long) {
            return false;
        }
        let mut filled = filled(row);
        let Some((_, first)) = filled.next() else {
            return false;
        };
        // A note is alone in its row, and behind the word of a total stand figures only.
        let has_words = || filled.clone().any(|(_, cell)| !is_figure(cell));
        let is_total_word = matches!(first, Cell::Text(_)) && !self.has_running(row);
        filled.clone().next().is_some() && (!is_total_word || has_words())
    }

    /// A sentence beneath the rows.
    pub fn is_note(row: &Row) -> bool {
        let mut filled = filled(row);
        let (Some((_, Cell::Text(text))), None) = (filled.next(), filled.next()) else {
            return false;
        };
        let small = small(text);
        NOTES.iter().any(|note| small.starts_with(note))
            || text.split_whitespace().count() >= MOST_WORDS
    }

    /// The title again, on another page.
    pub fn is_title(row: &Row) -> bool {
        let mut texts = filled(row).map(|(_, cell)| text(cell));
        texts.all(|text| text.is_some_and(is_title_line))
    }
}

/// `Ví dụ`, `VD 1`, `(Example)`.
fn is_example_mark(text: &str) -> bool {
    if !text.contains(char::is_alphabetic) {
        return false;
    }
    let folded = fold(text);
    let counted = |c: char| c.is_ascii_digit() || c == ' ';
    EXAMPLES.contains(&folded.trim_end_matches(counted))
}

fn begins_with(text: &str, words: &str) -> bool {
    let rest = text.strip_prefix(words);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}
