//! One worksheet, row after row as it stands in the file.

use std::io::BufRead;

use quick_xml::events::Event;

use super::super::fault::BookFault;
use super::super::fonts::{FontId, Fonts};
use super::super::formats::{Shown, iso_instant};
use super::super::guard::MOST_COLUMNS;
use super::super::rows::RowBuilder;
use super::super::runs::Look;
use super::super::xml::{Xml, broken_off, is_true, push_text};
use super::elements::{About, Kind, hide_columns, row_of};
use super::styles::CellStyle;
use super::texts::{Texts, rich_text, unescape_controls};
use crate::platform::office::{Cell, Row};

/// What the cells of all sheets share.
pub struct Shared {
    pub texts: Texts,
    pub styles: Vec<CellStyle>,
    pub fonts: Fonts,
    pub since_1904: bool,
    /// The program that wrote the file left working out formulas to the one that opens it.
    pub recalculated: bool,
}

/// A worksheet while it is read.
pub struct Sheet<'a, R: BufRead> {
    xml: Xml<R>,
    shared: &'a mut Shared,
    pub hidden_columns: Vec<usize>,
    /// Names of elements have a prefix.
    pub prefixed: bool,
    buffer: Vec<u8>,
    value: String,
    row: RowBuilder,
    number: u32,
    /// There are no more rows.
    ended: bool,
}

impl<'a, R: BufRead> Sheet<'a, R> {
    /// Read what stands before the rows.
    pub fn begin(part: R, shared: &'a mut Shared) -> Result<Self, BookFault> {
        let mut sheet = Self {
            xml: Xml::new(part),
            shared,
            hidden_columns: Vec::new(),
            prefixed: false,
            buffer: Vec::with_capacity(1024),
            value: String::new(),
            row: RowBuilder::default(),
            number: 0,
            ended: false,
        };
        loop {
            match sheet.xml.next(&mut sheet.buffer)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "sheetData" => {
                        sheet.prefixed = element.name().prefix().is_some();
                        break;
                    }
                    "col" => hide_columns(&element, &mut sheet.hidden_columns),
                    _ => {}
                },
                Event::Empty(element) => match element.local_name().as_ref() {
                    "sheetData" => {
                        sheet.ended = true;
                        break;
                    }
                    "col" => hide_columns(&element, &mut sheet.hidden_columns),
                    _ => {}
                },
                Event::Eof => {
                    sheet.ended = true;
                    break;
                }
                _ => {}
            }
        }
        sheet.hidden_columns.sort_unstable();
        sheet.hidden_columns.dedup();
        Ok(sheet)
    }

    /// The next row that has cells.
    pub fn next_row(&mut self) -> Result<Option<Row>, BookFault> {
        while !self.ended {
            match self.xml.next(&mut self.buffer)? {
                Event::Start(element) if element.local_name().as_ref() == "row" => {
                    let (number, hidden) = row_of(&element);
                    let known = number.is_some();
                    self.number = number.unwrap_or(self.number.saturating_add(1));
                    self.cells(known)?;
                    if let Some(row) = self.row.finish(self.number, hidden) {
                        return Ok(Some(row));
                    }
                }
                Event::Empty(element) if element.local_name().as_ref() == "row" => {
                    let number = row_of(&element).0;
                    self.number = number.unwrap_or(self.number.saturating_add(1));
                }
                Event::End(element) => self.ended = element.local_name().as_ref() == "sheetData",
                Event::Eof => return Err(broken_off()),
                _ => {}
            }
        }
        Ok(None)
    }

    /// The fonts of the cells of the last row; zero for those without texts.
    pub fn fonts(&self) -> &[FontId] {
        self.row.last_fonts()
    }

    pub fn names(&self) -> &Fonts {
        &self.shared.fonts
    }

    /// What is behind the rows read so far; none when there is nothing but the end of the sheet.
    pub fn rest(self) -> (R, bool, u32) {
        (self.xml.into_inner(), self.ended, self.number)
    }

    /// Read the cells of a row that has begun.
    fn cells(&mut self, mut row_known: bool) -> Result<(), BookFault> {
        let mut next = 0;
        loop {
            let event = self.xml.next(&mut self.buffer)?;
            match &event {
                Event::Start(element) | Event::Empty(element)
                    if element.local_name().as_ref() == "c" =>
                {
                    let about = About::of(element);
                    if let Some((column, row)) = about.place {
                        next = column;
                        if let Some(row) = row.filter(|_| !row_known) {
                            (self.number, row_known) = (row, true);
                        }
                    }
                    if matches!(event, Event::Start(_)) {
                        let (cell, look) = self.cell(about)?;
                        self.put(next, cell, about.style, look)?;
                    }
                    next += 1;
                }
                Event::End(element) if element.local_name().as_ref() == "row" => return Ok(()),
                Event::Eof => return Err(broken_off()),
                _ => {}
            }
        }
    }

    fn put(
        &mut self,
        column: usize,
        cell: Cell,
        style: usize,
        look: Look,
    ) -> Result<(), BookFault> {
        if column >= MOST_COLUMNS || cell == Cell::Empty {
            return Ok(());
        }
        let style = self.shared.styles.get(style).copied().unwrap_or_default();
        let font = if look.font == 0 {
            style.font
        } else {
            look.font
        };
        let struck = look.struck.unwrap_or(style.struck);
        self.row.put(column, cell, font, struck)
    }

    /// Read a cell that has begun.
    fn cell(&mut self, about: About) -> Result<(Cell, Look), BookFault> {
        let (mut formula, mut has_value, mut look) = (false, false, Look::default());
        self.value.clear();
        let mut in_value = false;
        loop {
            let event = self.xml.next(&mut self.buffer)?;
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "v" => in_value = true,
                    "is" => {
                        let (buffer, fonts) = (&mut self.buffer, &mut self.shared.fonts);
                        look = rich_text(&mut self.xml, buffer, "is", fonts, &mut self.value)?;
                        has_value = true;
                    }
                    "f" => {
                        formula = true;
                        self.xml.skip(&mut self.buffer)?;
                    }
                    _ => self.xml.skip(&mut self.buffer)?,
                },
                Event::Empty(element) => match element.local_name().as_ref() {
                    "f" => formula = true,
                    "v" => has_value |= about.kind == Kind::FormulaText,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "v" => {
                        in_value = false;
                        has_value |= about.kind == Kind::FormulaText || !self.value.is_empty();
                    }
                    "c" => break,
                    _ => {}
                },
                Event::Eof => return Err(broken_off()),
                // A text in the cell makes its value useless.
                event if in_value && about.kind != Kind::InlineText => {
                    push_text(event, &mut self.value)?;
                }
                _ => {}
            }
        }
        let cell = match (has_value, formula) {
            (true, _) => self.value_of(about, formula, &mut look)?,
            (false, true) => Cell::NotComputed,
            (false, false) => Cell::Empty,
        };
        Ok((cell, look))
    }

    fn value_of(
        &mut self,
        about: About,
        formula: bool,
        look: &mut Look,
    ) -> Result<Cell, BookFault> {
        let value = self.value.trim();
        Ok(match about.kind {
            Kind::Shared => {
                let index = value.parse().map_err(BookFault::invalid)?;
                let missing = || BookFault::invalid("a shared text is missing");
                let (text, its_look) = self.shared.texts.get(index).ok_or_else(missing)?;
                *look = its_look;
                Cell::Text(text.to_owned())
            }
            Kind::InlineText | Kind::FormulaText => {
                if about.kind == Kind::FormulaText {
                    unescape_controls(&mut self.value, 0);
                }
                Cell::Text(self.value.trim().to_owned())
            }
            Kind::Bool => Cell::Bool(is_true(&value.to_ascii_lowercase())),
            Kind::Error => Cell::Error(value.to_owned()),
            Kind::IsoDay => {
                iso_instant(value).map_or_else(|| Cell::Text(value.to_owned()), Cell::Instant)
            }
            Kind::Number => match value
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite())
            {
                None => Cell::Text(value.to_owned()),
                // Programs that work out nothing write zero.
                Some(0.0) if formula && self.shared.recalculated => Cell::NotComputed,
                Some(number) => {
                    let style = self.shared.styles.get(about.style);
                    let shown = style.map_or(Shown::Number, |style| style.shown);
                    shown.cell(number, self.shared.since_1904)
                }
            },
        })
    }
}
