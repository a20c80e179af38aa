//! One cell of a table: its value stands in its attributes, its text in paragraphs.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::super::fault::BookFault;
use super::super::formats::{Shown, iso_duration, iso_instant};
use super::super::guard::expect_row;
use super::super::runs::{Look, Run, Runs};
use super::super::xml::{Xml, attribute, attributes, broken_off, plain, push_text};
use super::styles::Styles;
use crate::platform::office::Cell;

/// More blanks in a row are nobody's.
const MOST_BLANKS: usize = 100;

/// What the attributes of a cell say.
#[derive(Debug, Default)]
pub struct Value {
    kind: Kind,
    given: Option<String>,
    /// LibreOffice says so beside the kind.
    error: bool,
    formula: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    None,
    Number,
    Percent,
    Day,
    Time,
    Bool,
    Text,
}

impl Value {
    pub fn of(element: &BytesStart) -> Self {
        let mut found = Self::default();
        for (name, value) in attributes(element) {
            match name {
                "value-type" => match value {
                    "float" | "currency" => found.kind = Kind::Number,
                    "percentage" => found.kind = Kind::Percent,
                    "date" => found.kind = Kind::Day,
                    "time" => found.kind = Kind::Time,
                    "boolean" => found.kind = Kind::Bool,
                    "string" => found.kind = Kind::Text,
                    "error" => found.error = true,
                    _ => {}
                },
                "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => {
                    found.given = Some(plain(value).into_owned());
                }
                "formula" => found.formula = true,
                _ => {}
            }
        }
        found
    }

    fn cell(self, text: &str, has_paragraph: bool) -> Cell {
        let text = text.trim();
        let shows_error = self.formula && (text.starts_with('#') || text.starts_with("Err:"));
        if self.error || (shows_error && self.given.as_ref().is_none_or(String::is_empty)) {
            return Cell::Error(text.to_owned());
        }
        let value = self.given.as_deref().map(str::trim);
        let cell = match (self.kind, value) {
            (Kind::Number | Kind::Percent, Some(value)) => {
                let number = value.parse().ok().filter(|number: &f64| number.is_finite());
                let shown = match self.kind {
                    Kind::Percent => Shown::Percent,
                    _ => Shown::Number,
                };
                number.map(|number| shown.cell(number, false))
            }
            (Kind::Day, Some(value)) => iso_instant(value).map(Cell::Instant),
            (Kind::Time, Some(value)) => iso_duration(value).map(Cell::Instant),
            (Kind::Bool, Some(value)) => Some(Cell::Bool(value == "true")),
            (Kind::Text, Some(value)) => Some(Cell::Text(value.to_owned())),
            (Kind::Text, None) => Some(Cell::Text(text.to_owned())),
            _ => None,
        };
        match cell {
            Some(cell) => cell,
            // An empty paragraph is an empty text that was worked out.
            None if self.formula && has_paragraph => Cell::Text(text.to_owned()),
            None if self.formula => Cell::NotComputed,
            None if text.is_empty() => Cell::Empty,
            None => Cell::Text(text.to_owned()),
        }
    }
}

/// Reads cells, one after another.
#[derive(Debug, Default)]
pub struct CellReader {
    buffer: Vec<u8>,
    text: String,
    /// Parts of the text that are open, each in the other.
    spans: Vec<Option<Run>>,
}

impl CellReader {
    /// Read a cell whose element has begun, or is all of it.
    pub fn read<R: BufRead>(
        &mut self,
        xml: &mut Xml<R>,
        value: Value,
        empty: bool,
        styles: &Styles,
    ) -> Result<(Cell, Look), BookFault> {
        self.text.clear();
        let mut runs = Runs::default();
        let has_paragraph = !empty && self.paragraphs(xml, styles, &mut runs)?;
        Ok((value.cell(&self.text, has_paragraph), runs.look()))
    }

    /// Paragraphs are lines.
    fn begin_paragraph(&mut self, before: usize) -> Result<(), BookFault> {
        if before > 0 {
            self.text.push('\n');
        }
        expect_row(self.text.len())
    }

    /// Read what is in a cell, up to its end. Whether it has paragraphs.
    fn paragraphs<R: BufRead>(
        &mut self,
        xml: &mut Xml<R>,
        styles: &Styles,
        runs: &mut Runs,
    ) -> Result<bool, BookFault> {
        self.spans.clear();
        let (mut depth, mut paragraphs) = (0_usize, 0_usize);
        loop {
            let event = xml.next(&mut self.buffer)?;
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "p" | "h" if depth == 0 => {
                        self.begin_paragraph(paragraphs)?;
                        (depth, paragraphs) = (1, paragraphs + 1);
                        self.spans.clear();
                    }
                    "span" | "a" if depth > 0 => {
                        depth += 1;
                        let name = attribute(element, "style-name").map(plain);
                        self.spans
                            .push(name.and_then(|name: Cow<str>| styles.span(&name)));
                    }
                    "s" | "tab" | "line-break" if depth > 0 => {
                        blank(element, &mut self.text)?;
                        xml.skip(&mut self.buffer)?;
                    }
                    // Comments, pictures and what is set above other letters.
                    _ => xml.skip(&mut self.buffer)?,
                },
                Event::Empty(element) if depth > 0 => blank(element, &mut self.text)?,
                Event::Empty(element) if element.local_name().as_ref() == "p" => {
                    self.begin_paragraph(paragraphs)?;
                    paragraphs += 1;
                }
                Event::End(_) if depth == 0 => return Ok(paragraphs > 0),
                Event::End(_) => {
                    depth -= 1;
                    self.spans.pop();
                }
                Event::Eof => return Err(broken_off()),
                event if depth > 0 => {
                    let start = self.text.len();
                    push_text(event, &mut self.text)?;
                    runs.add(&self.text[start..], self.spans.last().copied().flatten());
                }
                _ => {}
            }
        }
    }
}

fn blank(element: &BytesStart, text: &mut String) -> Result<(), BookFault> {
    match element.local_name().as_ref() {
        "s" => {
            let count = attribute(element, "c").and_then(|count| count.parse().ok());
            let count: usize = count.unwrap_or(1);
            text.extend(std::iter::repeat_n(' ', count.min(MOST_BLANKS)));
        }
        "tab" => text.push('\t'),
        "line-break" => text.push('\n'),
        _ => {}
    }
    expect_row(text.len())
}
