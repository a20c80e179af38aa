//! ODS (OpenDocument), read straight from its XML: the library that reads the other formats holds all
//! tables in memory, columns that repeat included, and does not tell what is hidden.

mod cell;
mod styles;
mod table;

use std::io::{BufReader, Read, Seek};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;

use self::styles::Styles;
use self::table::Table;
use super::fault::BookFault;
use super::fonts::FontCounts;
use super::xml::{Xml, attributes, plain};
use super::{Line, SheetInfo, Take, TakeRow};
use crate::platform::office::Layout;

const BUFFER: usize = 64 * 1024;
const MOST_SHEETS: usize = 1024;
/// Each sheet is looked for from the beginning: bytes of the content times sheets.
const MOST_LOOKED_AT: u64 = 4 * 1024 * 1024 * 1024;

type Part<'a, F> = BufReader<ZipFile<'a, BufReader<F>>>;

pub struct Workbook<F: Read + Seek> {
    archive: ZipArchive<BufReader<F>>,
    styles: Styles,
    sheets: Vec<SheetInfo>,
}

impl<F: Read + Seek> Workbook<F> {
    pub fn open(file: F) -> Result<Self, BookFault> {
        let file = BufReader::with_capacity(BUFFER, file);
        let mut archive = ZipArchive::new(file).map_err(BookFault::invalid)?;
        let mut styles = Styles::default();
        if archive.index_for_name("styles.xml").is_some() {
            styles.read(part(&mut archive, "styles.xml")?)?;
        }
        let mut sheets = Vec::new();
        let mut xml = Xml::new(part(&mut archive, "content.xml")?);
        let mut buffer = Vec::new();
        loop {
            let event = xml.next(&mut buffer)?;
            match &event {
                Event::Start(element) | Event::Empty(element)
                    if element.local_name().as_ref() == "table" =>
                {
                    let (mut name, mut visible) = (String::new(), true);
                    for (attribute, value) in attributes(element) {
                        match attribute {
                            "name" => name = plain(value).into_owned(),
                            "style-name" => visible = !styles.hides(&plain(value)),
                            _ => {}
                        }
                    }
                    if sheets.len() == MOST_SHEETS {
                        return Err(BookFault::TooLarge {
                            what: "sheets",
                            maximum: MOST_SHEETS as u64,
                        });
                    }
                    sheets.push(SheetInfo {
                        name,
                        visible,
                        is_worksheet: true,
                    });
                    if matches!(event, Event::Start(_)) {
                        xml.skip(&mut buffer)?;
                    }
                }
                Event::Eof => break,
                event if sheets.is_empty() => styles.see(event)?,
                _ => {}
            }
        }
        let most = MOST_LOOKED_AT / xml.position().max(1);
        drop(xml);
        if sheets.len() as u64 > most {
            return Err(BookFault::TooLarge {
                what: "sheets",
                maximum: most,
            });
        }
        Ok(Self {
            archive,
            styles,
            sheets,
        })
    }

    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    pub fn layout(&mut self, sheet: usize) -> Result<Layout, BookFault> {
        let mut counts = FontCounts::default();
        let table = self.each_row::<BookFault>(sheet, &mut |_, fonts| {
            for (column, font) in fonts.iter().enumerate().filter(|(_, font)| **font != 0) {
                counts.add(column, *font);
            }
            Ok(())
        })?;
        Ok(Layout {
            merged: table.merged,
            hidden_columns: table.hidden_columns,
            fonts: counts.most(&self.styles.fonts),
        })
    }

    pub fn rows<E: From<BookFault>>(&mut self, sheet: usize, take: Take<E>) -> Result<(), E> {
        self.each_row(sheet, &mut |row, _| take(Line::Row(row)))
            .map(|_| ())
    }

    fn each_row<E: From<BookFault>>(&mut self, sheet: usize, take: TakeRow<E>) -> Result<Table, E> {
        let mut xml = Xml::new(part(&mut self.archive, "content.xml")?);
        let mut buffer = Vec::new();
        let mut left = sheet;
        loop {
            let event = xml.next(&mut buffer)?;
            let empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(element) | Event::Empty(element)
                    if element.local_name().as_ref() == "table" =>
                {
                    match (left, empty) {
                        (0, true) => return Ok(Table::default()),
                        (0, false) => return Table::read(&mut xml, &self.styles, take),
                        (_, true) => {}
                        (_, false) => xml.skip(&mut buffer)?,
                    }
                    left -= 1;
                }
                Event::Eof => return Err(BookFault::NoSuchSheet.into()),
                _ => {}
            }
        }
    }
}

fn part<'a, F: Read + Seek>(
    archive: &'a mut ZipArchive<BufReader<F>>,
    name: &str,
) -> Result<Part<'a, F>, BookFault> {
    let part = archive.by_name(name).map_err(BookFault::invalid)?;
    Ok(BufReader::with_capacity(BUFFER, part))
}
