//! A school's template: where on a page which texts stand.

use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use crate::platform::office::paper::model::Align;
use crate::platform::office::paper::pdf::fonts::Style;

const MOST_FIELDS: usize = 100;
const MOST_LETTERS: usize = 1_000;
/// Millimetres: from a card to A2.
const SIDES: std::ops::RangeInclusive<f32> = 40.0..=600.0;
/// Points.
const SIZES: std::ops::RangeInclusive<f32> = 4.0..=120.0;
/// Millimetres: below, a telephone reads no code.
const SMALLEST_CODE: f32 = 12.0;
const MOST_LINES: u8 = 20;
/// Millimetres: of places as decimals, which have no exact sum.
const TOLERANCE: f32 = 0.01;

/// Lengths are millimetres, places from the page's top left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Template {
    pub width: f32,
    pub height: f32,
    pub fields: Vec<Field>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qr: Option<Square>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Field {
    /// `Sinh ngày: {birthDate}`: names in braces stand for values, `{{` for a brace.
    pub text: String,
    pub x: f32,
    /// Upper edge of the first line.
    pub y: f32,
    pub width: f32,
    #[serde(default = "left")]
    pub align: Align,
    /// Points. A text that does not fit is set smaller, down to [`super::SMALLEST`] of this.
    pub size: f32,
    #[serde(default)]
    pub style: Style,
    /// `#RRGGBB`, black without it.
    #[serde(default = "black")]
    pub colour: String,
    /// How many lines the text may take.
    #[serde(default = "one")]
    pub lines: u8,
}

/// A QR code's place, its light margin included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Square {
    pub x: f32,
    pub y: f32,
    pub side: f32,
}

fn left() -> Align {
    Align::Left
}

fn black() -> String {
    "#000000".to_owned()
}

fn one() -> u8 {
    1
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{pointer}: {problem}")]
pub struct TemplateFault {
    /// JSON pointer into the template.
    pub pointer: String,
    pub problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("a side of a page has 40 to 600 mm")]
    PageSide,
    #[error("a template has at most {MOST_FIELDS} fields")]
    TooManyFields,
    #[error("this reaches beyond the page")]
    OutsidePage,
    #[error("this has no width")]
    NoWidth,
    #[error("a font has 4 to 120 points")]
    FontSize,
    #[error("a colour is written as #RRGGBB")]
    Colour,
    #[error("a field has 1 to {MOST_LINES} lines")]
    Lines,
    #[error("a text has 1 to {MOST_LETTERS} letters")]
    Text,
    #[error("a brace is not closed")]
    OpenBrace,
    #[error("no value is called {0}")]
    UnknownName(String),
    #[error("the font has no {0}")]
    Letter(char),
    #[error("a QR code has at least 12 mm")]
    CodeSize,
}

impl Template {
    /// All that is wrong, in the order of the template. `known` are the names that certificates have
    /// values for.
    ///
    /// # Errors
    /// The faults, when there are any.
    pub fn check(&self, known: &[&str]) -> Result<(), Vec<TemplateFault>> {
        let mut faults = Faults::default();
        for (name, side) in [("/width", self.width), ("/height", self.height)] {
            faults.unless(SIDES.contains(&side), name, Problem::PageSide);
        }
        faults.unless(
            self.fields.len() <= MOST_FIELDS,
            "/fields",
            Problem::TooManyFields,
        );
        for (index, field) in self.fields.iter().take(MOST_FIELDS).enumerate() {
            faults.at = format!("/fields/{index}");
            self.check_field(field, known, &mut faults);
        }
        if let Some(code) = &self.qr {
            faults.at = String::from("/qr");
            faults.unless(code.side >= SMALLEST_CODE, "/side", Problem::CodeSize);
            self.check_place(&mut faults, (code.x, code.y), (code.side, code.side));
        }
        if faults.found.is_empty() {
            Ok(())
        } else {
            Err(faults.found)
        }
    }

    fn check_field(&self, field: &Field, known: &[&str], faults: &mut Faults) {
        let letters = field.text.chars().take(MOST_LETTERS + 1).count();
        faults.unless(
            (1..=MOST_LETTERS).contains(&letters),
            "/text",
            Problem::Text,
        );
        match Pattern::parse(&field.text) {
            None => faults.add("/text", Problem::OpenBrace),
            Some(pattern) => {
                for name in pattern.names().filter(|name| !known.contains(name)) {
                    faults.add("/text", Problem::UnknownName(name.to_owned()));
                }
                if let Some(letter) = pattern.foreign_letter() {
                    faults.add("/text", Problem::Letter(letter));
                }
            }
        }
        faults.unless(field.width > 0.0, "/width", Problem::NoWidth);
        faults.unless(SIZES.contains(&field.size), "/size", Problem::FontSize);
        faults.unless(
            (1..=MOST_LINES).contains(&field.lines),
            "/lines",
            Problem::Lines,
        );
        faults.unless(rgb(&field.colour).is_some(), "/colour", Problem::Colour);
        self.check_place(faults, (field.x, field.y), (field.width, field.height()));
    }

    fn check_place(&self, faults: &mut Faults, (x, y): (f32, f32), (wide, high): (f32, f32)) {
        let inside =
            |from: f32, length: f32, side: f32| from >= 0.0 && from + length <= side + TOLERANCE;
        faults.unless(inside(x, wide, self.width), "/x", Problem::OutsidePage);
        faults.unless(inside(y, high, self.height), "/y", Problem::OutsidePage);
    }
}

impl Field {
    /// Millimetres that all its lines take.
    fn height(&self) -> f32 {
        let line = crate::platform::office::paper::pdf::block::line_height(self.size)
            / crate::platform::office::paper::pdf::brush::MM;
        line * f32::from(self.lines)
    }
}

/// Red, green and blue of `#RRGGBB`.
pub(super) fn rgb(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

#[derive(Default)]
struct Faults {
    at: String,
    found: Vec<TemplateFault>,
}

impl Faults {
    fn add(&mut self, member: &str, problem: Problem) {
        let pointer = format!("{}{member}", self.at);
        self.found.push(TemplateFault { pointer, problem });
    }

    fn unless(&mut self, good: bool, member: &str, problem: Problem) {
        if !good {
            self.add(member, problem);
        }
    }
}
