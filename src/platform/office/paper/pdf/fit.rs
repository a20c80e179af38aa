//! How wide columns are: as their weights say, unless that breaks up a word or a number.

use super::fonts::{Face, Fonts, Style};
use super::table::{PADDING, as_u32};
use crate::platform::office::paper::model::{Fault, Item, Paper};
use crate::platform::office::paper::words::shown;

/// In parts of the font's size: an identity card's number has 6, a mail address some 13.
const LONGEST_WORD: f32 = 14.0;

/// The cells of a row as they came, before anything is known of the others.
pub(super) struct RawRow {
    pub text: String,
    /// Where the text of each column's cell ends.
    pub ends: Vec<u32>,
}

/// The widest word of each column, in parts of the font's size.
pub(super) struct Widest(Vec<f32>);

impl Widest {
    /// Of the headings.
    pub(super) fn new(paper: &Paper, fonts: &Fonts) -> Self {
        let face = fonts.face(Style::Bold);
        let columns = paper.columns.iter();
        Self(
            columns
                .map(|column| widest_word(face, &column.heading))
                .collect(),
        )
    }

    /// Takes a row in.
    pub(super) fn row(
        &mut self,
        paper: &Paper,
        fonts: &Fonts,
        number: u32,
        cells: &[Item<'_>],
    ) -> Result<RawRow, Fault> {
        let face = fonts.face(Style::Regular);
        let mut text = String::new();
        let mut ends = Vec::with_capacity(paper.columns.len());
        let slots = paper.slots(number, cells)?;
        for ((_, slot), widest) in slots.zip(&mut self.0) {
            let cell = shown(slot, paper.language);
            *widest = widest.max(widest_word(face, &cell));
            text.push_str(&cell);
            ends.push(as_u32(text.len()));
        }
        Ok(RawRow { text, ends })
    }

    /// How wide each column must be, in points, so that no word of it is broken up.
    pub(super) fn needs(&self, size: f32) -> Vec<f32> {
        let need = |word: &f32| word * size + 2.0 * PADDING + 0.5;
        self.0.iter().map(need).collect()
    }
}

/// Of a word that no column can hold, only a part counts.
fn widest_word(face: &Face, text: &str) -> f32 {
    let widths = text.split_whitespace().map(|word| face.width(word, 1.0));
    widths.fold(0.0, f32::max).min(LONGEST_WORD)
}

/// The width by shares, but no column below its need where all needs have room.
pub(super) fn widths(shares: &[f32], needs: &[f32], width: f32) -> Vec<f32> {
    let mut widths: Vec<f32> = shares.iter().map(|share| share * width).collect();
    if needs.iter().sum::<f32>() > width {
        return widths;
    }
    let mut fixed = vec![false; shares.len()];
    // Each turn fixes a column or is the last.
    for _ in shares {
        let (mut left, mut free) = (width, 0.0);
        for ((share, need), fixed) in shares.iter().zip(needs).zip(&fixed) {
            if *fixed {
                left -= need;
            } else {
                free += share;
            }
        }
        let mut changed = false;
        for (at, share) in shares.iter().enumerate() {
            if !fixed[at] {
                widths[at] = share / free * left;
                if widths[at] < needs[at] {
                    (widths[at], fixed[at], changed) = (needs[at], true, true);
                }
            }
        }
        if !changed {
            break;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_give_to_those_whose_words_would_be_broken() {
        for (shares, needs, expected) in [
            ([0.5, 0.3, 0.2], [10.0, 10.0, 10.0], [50.0, 30.0, 20.0]),
            ([0.5, 0.3, 0.2], [10.0, 10.0, 30.0], [43.75, 26.25, 30.0]),
            ([0.8, 0.1, 0.1], [10.0, 20.0, 15.0], [65.0, 20.0, 15.0]),
            ([0.4, 0.4, 0.2], [45.0, 30.0, 25.0], [45.0, 30.0, 25.0]),
            ([0.5, 0.3, 0.2], [60.0, 60.0, 10.0], [50.0, 30.0, 20.0]),
        ] {
            let found = widths(&shares, &needs, 100.0);
            for (found, expected) in found.iter().zip(expected) {
                assert!((found - expected).abs() < 0.01, "{found} of {needs:?}");
            }
        }
    }
}
