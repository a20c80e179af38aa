//! What all cells of a column say together. It is gathered cell by cell in constant memory.

use super::days;
use super::fault::Question;
use super::numbers::{self, Shape};
use super::written::first_two;
use crate::platform::office::Cell;
use crate::platform::values::time::Date;

/// One slip among so many proofs of the usual order is the slip of a hand, not the order of the column.
const SLIPS: u32 = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// How many cells show something, and the row of the first of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Proof {
    pub count: u32,
    pub row: u32,
}

impl Proof {
    fn add(&mut self, row: u32) {
        if self.count == 0 {
            self.row = row;
        }
        self.count = self.count.saturating_add(1);
    }
}

/// What the cells of a column prove about how the column is to be read.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnFacts {
    today: Date,
    order: Option<DayOrder>,
    turned_round: Option<bool>,
    /// Texts whose first number is above 12: `25/03/2026`.
    pub day_first: Proof,
    /// Texts whose second number is above 12: `03/25/2026`.
    pub month_first: Proof,
    /// Texts of which either number may be the month.
    pub either_first: u32,
    /// Date cells whose day may be a month, and those whose day may not.
    pub low_days: Proof,
    pub high_days: Proof,
    /// Texts that prove what a mark stands for: `7,5`, `7.5`, `1,234,567` and `1.234.567`.
    pub decimal_commas: u32,
    pub decimal_dots: u32,
    pub grouping_commas: u32,
    pub grouping_dots: u32,
}

impl ColumnFacts {
    /// Of a column of which no cell is known yet.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            today,
            order: None,
            turned_round: None,
            day_first: Proof::default(),
            month_first: Proof::default(),
            either_first: 0,
            low_days: Proof::default(),
            high_days: Proof::default(),
            decimal_commas: 0,
            decimal_dots: 0,
            grouping_commas: 0,
            grouping_dots: 0,
        }
    }

    /// Take note of a cell below the heading.
    pub fn see(&mut self, row: u32, cell: &Cell) {
        match cell {
            Cell::Text(text) => self.see_text(row, super::as_meant(text.trim())),
            Cell::Instant(instant) => match days::day_of_month(*instant) {
                Some(..=12) => self.low_days.add(row),
                Some(_) => self.high_days.add(row),
                None => {}
            },
            Cell::Empty | Cell::Number(_) | Cell::Bool(_) | Cell::Error(_) | Cell::NotComputed => {}
        }
    }

    fn see_text(&mut self, row: u32, text: &str) {
        // `ngày 12/03/2026` begins with a letter; nothing else that matters here does.
        if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | 'N' | 'n')) {
            return;
        }
        if let Some(numbers) = first_two(text) {
            match numbers {
                (13..=31, 1..=12) => self.day_first.add(row),
                (1..=12, 13..=31) => self.month_first.add(row),
                (1..=12, 1..=12) => self.either_first = self.either_first.saturating_add(1),
                _ => {}
            }
            return;
        }
        let one_more = |count: &mut u32| *count = count.saturating_add(1);
        match numbers::shape(text) {
            Some(Shape::Decimal(',')) => one_more(&mut self.decimal_commas),
            Some(Shape::Decimal(_)) => one_more(&mut self.decimal_dots),
            Some(Shape::Grouped(',')) => one_more(&mut self.grouping_commas),
            Some(Shape::Grouped('.')) => one_more(&mut self.grouping_dots),
            Some(Shape::Both(grouping, decimal)) => {
                if grouping == '.' {
                    one_more(&mut self.grouping_dots);
                } else if grouping == ',' {
                    one_more(&mut self.grouping_commas);
                }
                if decimal == ',' {
                    one_more(&mut self.decimal_commas);
                } else {
                    one_more(&mut self.decimal_dots);
                }
            }
            _ => {}
        }
    }

    /// What is to be asked before days of this column can be read.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let order = self.asks_order().then_some(Question::MonthFirst);
        let turned = self.asks_turned().then_some(Question::DatesTurnedRound);
        order.into_iter().chain(turned).collect()
    }

    /// The answer to [`Question::MonthFirst`].
    pub fn answer_order(&mut self, order: DayOrder) {
        self.order = Some(order);
    }

    /// The answer to [`Question::DatesTurnedRound`].
    pub fn answer_turned_round(&mut self, turned_round: bool) {
        self.turned_round = Some(turned_round);
    }

    pub(super) fn today(&self) -> Date {
        self.today
    }

    /// The order in which texts have day and month; `None` where it has to be asked about.
    pub(super) fn order(&self) -> Option<DayOrder> {
        match self.order {
            None if self.asks_order() => None,
            None => Some(DayOrder::DayFirst),
            answered => answered,
        }
    }

    /// Whether date cells have day and month the wrong way round; `None` where it has to be asked.
    pub(super) fn turned_round(&self) -> Option<bool> {
        match self.turned_round {
            None if self.asks_turned() => None,
            None => Some(false),
            answered => answered,
        }
    }

    /// Whether a comma, or a dot, stands before decimals.
    pub(super) fn is_decimal(&self, mark: char) -> bool {
        match mark {
            ',' => self.decimal_commas > 0 || self.grouping_dots > 0,
            _ => self.decimal_dots > 0 || self.grouping_commas > 0,
        }
    }

    fn asks_order(&self) -> bool {
        self.order.is_none()
            && self.month_first.count.saturating_mul(SLIPS) > self.day_first.count
            && self.month_first.count > 0
    }

    fn asks_turned(&self) -> bool {
        self.turned_round.is_none()
            && self.low_days.count > 0
            && self.high_days.count == 0
            && (self.day_first.count > 0 || self.month_first.count > 0)
    }
}
