//! A school's template: where on a page which texts stand.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::pattern::Pattern;
use crate::platform::office::paper::model::Align;
use crate::platform::office::paper::pdf::block::line_height;
use crate::platform::office::paper::pdf::brush::MM;
use crate::platform::office::paper::pdf::fonts::Style;

/// Letters of all texts of a template: each page is set anew.
pub const MOST_LETTERS: usize = 5_000;
/// Millimetres: of places as decimals, which have no exact sum.
const TOLERANCE: f32 = 0.01;

/// Where on a page which texts stand. Lengths are millimetres, places from the top left corner. All texts
/// together have at most 5,000 letters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = CertificateTemplateBody, example = json!({
    "width": 297, "height": 210,
    "fields": [
        {"text": "CHỨNG CHỈ SƠ CẤP", "x": 20, "y": 35, "width": 257, "align": "center", "size": 36,
         "style": "bold", "colour": "#C00000"},
        {"text": "Cấp cho: {fullName}", "x": 60, "y": 80, "width": 160, "size": 20},
        {"text": "Số hiệu: {number}", "x": 60, "y": 110, "width": 100, "size": 14, "style": "italic"}
    ],
    "qr": {"x": 245, "y": 158, "side": 32}
}))]
pub struct Template {
    #[schema(minimum = 40, maximum = 600)]
    pub width: f32,
    #[schema(minimum = 40, maximum = 600)]
    pub height: f32,
    #[schema(max_items = 100)]
    pub fields: Vec<Field>,
    /// The place of the QR code that leads to the page of the certificate, light margin included.
    #[serde(default)]
    pub qr: Option<Square>,
}

/// A text and its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = TemplateField)]
pub struct Field {
    /// `Sinh ngày: {birthDate}`: a name in braces stands for a value, `{{` for a brace.
    #[schema(min_length = 1, max_length = 1000)]
    pub text: String,
    #[schema(minimum = 0, maximum = 600)]
    pub x: f32,
    /// Upper edge of the first line.
    #[schema(minimum = 0, maximum = 600)]
    pub y: f32,
    #[schema(minimum = 1, maximum = 600)]
    pub width: f32,
    #[serde(default)]
    pub align: Align,
    /// Points. A text that does not fit is set smaller, down to six tenths of this.
    #[schema(minimum = 4, maximum = 120)]
    pub size: f32,
    #[serde(default)]
    pub style: Style,
    #[serde(default = "black")]
    #[schema(pattern = "^#[0-9A-Fa-f]{6}$", example = "#C00000")]
    pub colour: String,
    /// How many lines the text may take.
    #[serde(default = "one")]
    #[schema(minimum = 1, maximum = 20)]
    pub lines: u8,
}

/// The place of a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = TemplateCode)]
pub struct Square {
    #[schema(minimum = 0, maximum = 600)]
    pub x: f32,
    #[schema(minimum = 0, maximum = 600)]
    pub y: f32,
    /// A telephone reads no smaller one.
    #[schema(minimum = 12, maximum = 200)]
    pub side: f32,
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

/// What the bounds of single members, which the schema has, do not say.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("the texts of a template have at most {MOST_LETTERS} letters")]
    TooManyLetters,
    #[error("this reaches beyond the page")]
    OutsidePage,
    #[error("a brace is not closed")]
    OpenBrace,
    #[error("no value is called {0}")]
    UnknownName(String),
    #[error("the font has no {0}")]
    Letter(char),
}

impl Template {
    /// All that is wrong, in the order of the template. `known` are the names that certificates have
    /// values for.
    #[must_use]
    pub fn faults(&self, known: &[&str]) -> Vec<TemplateFault> {
        let mut faults = Faults::default();
        let letters = self.fields.iter().map(|field| field.text.chars().count());
        let few = letters.sum::<usize>() <= MOST_LETTERS;
        faults.unless(few, "/fields", Problem::TooManyLetters);
        for (index, field) in self.fields.iter().enumerate() {
            faults.at = format!("/fields/{index}");
            check_text(field, known, &mut faults);
            self.check_place(
                &mut faults,
                (field.x, field.y),
                (field.width, field.height()),
            );
        }
        if let Some(code) = &self.qr {
            faults.at = String::from("/qr");
            self.check_place(&mut faults, (code.x, code.y), (code.side, code.side));
        }
        faults.found
    }

    /// Whether the value of that name stands in a text.
    #[must_use]
    pub fn names(&self, name: &str) -> bool {
        let patterns = self
            .fields
            .iter()
            .filter_map(|field| Pattern::parse(&field.text));
        patterns
            .flat_map(|pattern| pattern.names().collect::<Vec<_>>())
            .any(|known| known == name)
    }

    fn check_place(&self, faults: &mut Faults, (x, y): (f32, f32), (wide, high): (f32, f32)) {
        let inside = |from: f32, length: f32, side: f32| from + length <= side + TOLERANCE;
        faults.unless(inside(x, wide, self.width), "/x", Problem::OutsidePage);
        faults.unless(inside(y, high, self.height), "/y", Problem::OutsidePage);
    }
}

fn check_text(field: &Field, known: &[&str], faults: &mut Faults) {
    let Some(pattern) = Pattern::parse(&field.text) else {
        return faults.add("/text", Problem::OpenBrace);
    };
    for name in pattern.names().filter(|name| !known.contains(name)) {
        faults.add("/text", Problem::UnknownName(name.to_owned()));
    }
    if let Some(letter) = pattern.foreign_letter() {
        faults.add("/text", Problem::Letter(letter));
    }
}

impl Field {
    /// Millimetres that all its lines take.
    fn height(&self) -> f32 {
        line_height(self.size) / MM * f32::from(self.lines)
    }
}

/// Red, green and blue of `#RRGGBB`.
pub(super) fn rgb(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#')?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
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
