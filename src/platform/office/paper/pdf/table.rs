//! The table: where its columns stand, and how high its rows are.

use std::ops::Range;

use super::block::{Block, Look, Role, Span, line_height};
use super::fit::{RawRow, Widest, widths};
use super::fonts::{Fonts, Style};
use super::lines::wrap;
use crate::platform::office::paper::model::{Align, Paper};
use crate::platform::office::paper::words::composed;

/// Between a cell's border and its text.
pub(super) const PADDING: f32 = 3.0;
const PADDING_ABOVE: f32 = 2.0;
/// So that rows can be written on by hand.
const LOWEST_ROW: f32 = 17.0;
/// The smallest font, in points.
const SMALLEST: f32 = 7.0;

/// The columns and the font's size.
pub(super) struct Table {
    /// Borders from left to right, one more than columns.
    pub borders: Vec<f32>,
    pub size: f32,
}

/// The text of a row, broken into the lines of its cells.
pub(super) struct Row {
    pub text: String,
    /// Column, line within the cell, bytes of `text` that are seen and drawn.
    pub lines: Vec<CellLine>,
    /// Lines of the highest cell.
    pub high: u16,
}

pub(super) struct CellLine {
    pub column: u8,
    pub index: u16,
    pub shown: Range<u32>,
    pub drawn: Range<u32>,
}

impl Table {
    /// Columns as wide as their weights say, and wider where a number or a word would be broken up. The
    /// font becomes smaller when there is no room for that.
    pub(super) fn fit(paper: &Paper, widest: &Widest, width: f32) -> Self {
        let mut size: f32 = match paper.columns.len() {
            0..=8 => 11.0,
            9..=14 => 10.0,
            15..=22 => 9.0,
            _ => 8.0,
        };
        let mut needs = widest.needs(size);
        while needs.iter().sum::<f32>() > width && size > SMALLEST {
            size -= 0.5;
            needs = widest.needs(size);
        }
        let mut borders = vec![0.0];
        let mut reached = 0.0;
        for column in widths(&paper.shares(), &needs, width) {
            reached += column;
            borders.push(reached);
        }
        Self { borders, size }
    }

    /// The room for a text in the columns from `first` to `last`.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        let left = self.borders[first] + PADDING;
        Span {
            left,
            width: (self.borders[last + 1] - PADDING - left).max(self.size / 2.0),
        }
    }

    pub(super) fn row_height(&self, lines: u16) -> f32 {
        let lines = f32::from(lines) * line_height(self.size);
        (lines + 2.0 * PADDING_ABOVE).max(LOWEST_ROW)
    }

    /// As many lines as a row of some height has room for, at least one.
    pub(super) fn lines_in(&self, height: f32) -> u16 {
        let lines = (height - 2.0 * PADDING_ABOVE) / line_height(self.size);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "lines of a page"
        )]
        let lines = lines.clamp(1.0, 1000.0) as u16;
        lines
    }

    pub(super) fn row(&self, fonts: &Fonts, raw: RawRow) -> Row {
        let face = fonts.face(Style::Regular);
        let mut lines = Vec::with_capacity(raw.ends.len());
        let mut high = 1;
        let mut from = 0;
        for (index, end) in raw.ends.iter().enumerate() {
            let begun = std::mem::replace(&mut from, *end as usize);
            let cell = raw.text.get(begun..from).unwrap_or_default();
            if cell.is_empty() {
                continue;
            }
            let width = self.span(index, index).width;
            let moved =
                |range: Range<usize>| as_u32(begun + range.start)..as_u32(begun + range.end);
            let mut count = 0;
            for line in wrap(face, cell, self.size, width) {
                lines.push(CellLine {
                    column: u8::try_from(index).unwrap_or(u8::MAX),
                    index: count,
                    shown: moved(line.shown),
                    drawn: moved(line.drawn),
                });
                count = count.saturating_add(1);
            }
            high = high.max(count);
        }
        Row {
            text: raw.text,
            lines,
            high,
        }
    }

    /// The headings, in two tiers where there are groups.
    pub(super) fn heading(&self, paper: &Paper, fonts: &Fonts) -> Block {
        let groups = paper.groups();
        let mut block = Block::default();
        let tiers = if groups.is_empty() { 1 } else { 2 };
        let mut above: f32 = 0.0;
        let mut placed = Vec::new();
        for (first, last, words) in &groups {
            let role = Role::Heading {
                tier: 0,
                columns: as_u32(last - first + 1),
                tiers: 1,
            };
            let height = self.put_heading(&mut block, fonts, words, role, (*first, *last));
            above = above.max(height + 2.0 * PADDING_ABOVE);
            placed.push((height, *first, *last, 0));
        }
        let mut below: f32 = 0.0;
        for (index, column) in paper.columns.iter().enumerate() {
            let tier = usize::from(column.group.is_some());
            let role = Role::Heading {
                tier,
                columns: 1,
                tiers: if tier == 0 { tiers } else { 1 },
            };
            let at = (index, index);
            let height = self.put_heading(&mut block, fonts, &column.heading, role, at);
            let own = if tier == 0 { above } else { 0.0 };
            below = below.max(height + 2.0 * PADDING_ABOVE - own);
            placed.push((height, index, index, if tier == 0 { 2 } else { 1 }));
        }
        below = below.max(LOWEST_ROW);
        block.height = above + below;
        for (at, (height, first, last, rows)) in placed.into_iter().enumerate() {
            let (top, bottom) = match rows {
                0 => (0.0, above),
                1 => (above, above + below),
                _ => (0.0, above + below),
            };
            block.words[at].top = top + (bottom - top - height) / 2.0;
            block.frame(self.borders[first], top, self.borders[last + 1], bottom);
        }
        block
    }

    fn put_heading(
        &self,
        block: &mut Block,
        fonts: &Fonts,
        words: &str,
        role: Role,
        (first, last): (usize, usize),
    ) -> f32 {
        let words = (composed(words).into_owned(), role);
        block.put(
            fonts,
            words,
            self.look(Style::Bold, Align::Center),
            self.span(first, last),
            0.0,
        )
    }

    pub(super) fn look(&self, style: Style, align: Align) -> Look {
        Look {
            size: self.size,
            style,
            align,
        }
    }
}

pub(super) fn as_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
