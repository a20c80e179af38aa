//! Cells merged over columns, and how high their rows must be: no program fits those by itself.

use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};

use super::fitting;
use crate::platform::office::paper::model::{Column, Fault, Kind, Paper};
use crate::platform::office::paper::pdf::fonts::{Face, Fonts, Style};
use crate::platform::office::paper::pdf::lines::wrap;

/// Points that a line of the body's font takes.
pub(super) const LINE: f64 = 16.5;
/// Points that each further line of a cell takes.
const NEXT_LINE: f64 = 14.5;
/// Width units for the whole table, a unit being a digit's width: what A4 across holds between margins.
const WHOLE: f32 = 136.0;
const NARROWEST: f32 = 3.5;
/// Points.
const SIZE: f32 = 12.0;
/// Points of a digit of the font that widths are counted in.
const DIGIT: f32 = 5.25;
/// What a cell leaves empty beside its text.
const BESIDE: f32 = 1.5;
/// 05/06/2026.
const DAY: f32 = 13.0;
/// Of a longer word only so much counts.
const LONGEST_WORD: f32 = 36.0;
/// Lines of a row: spreadsheets have no higher ones.
const HIGHEST: u16 = 24;

/// The columns of a sheet: their widths in digits.
pub(super) struct Grid {
    widths: Vec<f32>,
    /// What the longest word or number of each column takes.
    needs: Vec<f32>,
    fonts: &'static Fonts,
}

impl Grid {
    pub(super) fn new(paper: &Paper) -> Result<Self, Fault> {
        let width = |share: &f32| (share * WHOLE).max(NARROWEST);
        let fonts = Fonts::get()?;
        let bold = fonts.face(Style::Bold);
        let need = |column: &Column| {
            let day = if column.kind == Kind::Day { DAY } else { 0.0 };
            measure(bold, &column.heading).1.max(day)
        };
        Ok(Self {
            widths: paper.shares().iter().map(width).collect(),
            needs: paper.columns.iter().map(need).collect(),
            fonts,
        })
    }

    pub(super) fn widths(&self) -> &[f32] {
        &self.widths
    }

    /// The widths that break up no word and hide no number.
    pub(super) fn needed(&self) -> impl Iterator<Item = f32> {
        let both = self.widths.iter().zip(&self.needs);
        both.map(|(width, need)| width.max(*need))
    }

    /// Takes a text in; gives the lines it takes.
    pub(super) fn text(&mut self, column: usize, text: &str) -> u16 {
        let face = self.fonts.face(Style::Regular);
        let (Some(width), Some(need)) = (self.widths.get(column), self.needs.get_mut(column))
        else {
            return 1;
        };
        let (whole, word) = measure(face, text);
        *need = need.max(word);
        if whole <= *width && !text.contains('\n') {
            return 1;
        }
        let room = (width.max(*need) - BESIDE / 2.0) * DIGIT;
        u16::try_from(wrap(face, text, SIZE, room).len())
            .map_or(HIGHEST, |lines| lines.min(HIGHEST))
    }

    pub(super) fn number(&mut self, column: usize, number: f64) {
        if let Some(need) = self.needs.get_mut(column) {
            // With a sign and the separators of three digits.
            #[expect(clippy::cast_possible_truncation, reason = "at most 20")]
            let digits = number.abs().max(1.0).log10().min(20.0) as f32 * 4.0 / 3.0 + 2.5;
            let fraction = if number.fract() == 0.0 { 0.0 } else { 3.0 };
            *need = need.max(digits + fraction + BESIDE);
        }
    }

    pub(super) fn last(&self) -> ColNum {
        column(self.widths.len() - 1)
    }

    /// The columns as so many blocks of about the same width, first and last of each. A table with
    /// fewer columns takes some beside it.
    pub(super) fn blocks(&self, ends: &[f32]) -> Vec<(ColNum, ColNum)> {
        if self.widths.len() < ends.len() {
            return (0..ends.len()).map(|at| (column(at), column(at))).collect();
        }
        let whole: f32 = self.widths.iter().sum();
        let mut blocks = Vec::with_capacity(ends.len());
        let (mut first, mut reached) = (0, 0.0);
        for (index, end) in ends.iter().enumerate() {
            let left_for_others = ends.len() - index - 1;
            let mut next = first;
            while next == first
                || (next < self.widths.len() - left_for_others
                    && reached + self.widths[next] / 2.0 <= end * whole)
            {
                reached += self.widths[next];
                next += 1;
            }
            if left_for_others == 0 {
                next = self.widths.len();
            }
            blocks.push((column(first), column(next - 1)));
            first = next;
        }
        blocks
    }

    /// How many lines a text takes in merged columns: none knows the reader's font, so roughly.
    pub(super) fn lines(&self, text: &str, (first, last): (ColNum, ColNum)) -> u16 {
        let columns = usize::from(first)..=usize::from(last);
        let room: f32 = self
            .widths
            .get(columns)
            .map_or(10.0, |widths| widths.iter().sum());
        let (mut lines, mut used) = (1_u16, 0.0_f32);
        for word in text.split_whitespace() {
            let wide = word.chars().map(letter).sum::<f32>();
            if used > 0.0 && used + 0.6 + wide > room {
                lines = lines.saturating_add(1);
                used = 0.0;
            }
            used += wide + if used > 0.0 { 0.6 } else { 0.0 };
        }
        lines.min(20)
    }
}

/// The digits that a text takes, and that its longest word takes with what is empty beside it.
fn measure(face: &Face, text: &str) -> (f32, f32) {
    let (mut whole, mut word, mut longest) = (0.0_f32, 0.0_f32, 0.0_f32);
    for letter in text.chars() {
        let advance = face.glyph(letter).advance;
        whole += advance;
        if letter == ' ' {
            word = 0.0;
        } else {
            word += advance;
            longest = longest.max(word);
        }
    }
    let digits = |width: f32| width * SIZE / DIGIT + BESIDE;
    (digits(whole), digits(longest).min(LONGEST_WORD))
}

/// Widths of letters in digits of the sheet's font, bold and on the wide side.
fn letter(letter: char) -> f32 {
    if letter.is_uppercase() { 1.6 } else { 1.15 }
}

fn column(index: usize) -> ColNum {
    ColNum::try_from(index).unwrap_or(ColNum::MAX)
}

/// The height of a row whose cells have so many lines.
pub(super) fn height(lines: u16) -> f64 {
    LINE + NEXT_LINE * f64::from(lines.saturating_sub(1))
}

/// `text` in one cell over some columns of a row.
pub(super) fn across(
    sheet: &mut Worksheet,
    row: RowNum,
    (first, last): (ColNum, ColNum),
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    let text = fitting(text);
    if first == last {
        sheet.write_string_with_format(row, first, text, look)?;
    } else {
        sheet.merge_range(row, first, row, last, &text, look)?;
    }
    Ok(())
}
