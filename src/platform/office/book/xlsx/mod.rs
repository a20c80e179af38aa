//! XLSX (ECMA-376, transitional and strict), read straight from its XML: the rows of a sheet are
//! streamed, while shared texts and styles are in memory. The library that reads the other formats
//! does not tell hidden rows, fonts and lines through parts of a text, nor formulas without values.

mod elements;
mod sheet;
mod skim;
pub mod styles;
pub mod texts;

use std::io::{BufRead, Read, Seek};

use quick_xml::events::Event;

use self::elements::place_of;
use self::sheet::{Shared, Sheet};
use self::skim::skim;
use self::texts::Texts;
use super::fault::BookFault;
use super::fonts::{FontCounts, Fonts};
use super::package::Package;
use super::rows::Unsorted;
use super::xml::{Xml, attribute, attributes, is_true, plain};
use super::{Line, SheetInfo, Take};
use crate::platform::office::{Area, Layout};

/// So many rows tell the fonts of the columns.
const SAMPLE: usize = 2000;
/// More than people merge.
const MOST_MERGED: usize = 100_000;
/// Excel has no limit; more than this are no work of people.
const MOST_SHEETS: usize = 1024;

pub struct Workbook<F: Read + Seek> {
    package: Package<F>,
    shared: Shared,
    sheets: Vec<SheetInfo>,
    parts: Vec<String>,
    known: Vec<Option<Known>>,
}

/// What a sheet is, once it was looked through.
struct Known {
    layout: Layout,
    /// The numbers of its rows grow.
    ordered: bool,
}

impl<F: Read + Seek> Workbook<F> {
    pub fn open(file: F) -> Result<Self, BookFault> {
        let mut package = Package::open(file)?;
        let root = package.links("")?;
        let main = root.into_iter().find(|link| link.kind == "officeDocument");
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |link| link.target);
        let links = package.links(&main)?;
        let part_of = |kind: &str| links.iter().find(|link| link.kind == kind);
        let mut fonts = Fonts::default();
        let styles = match part_of("styles") {
            Some(link) if package.has(&link.target) => {
                styles::read(package.part(&link.target)?, &mut fonts)?
            }
            _ => Vec::new(),
        };
        let texts = match part_of("sharedStrings") {
            Some(link) if package.has(&link.target) => {
                Texts::read(package.part(&link.target)?, &mut fonts)?
            }
            _ => Texts::default(),
        };
        let contents = Contents::read(package.part(&main)?)?;
        let (mut sheets, mut parts) = (Vec::new(), Vec::new());
        for (name, visible, id) in contents.sheets {
            let link = links.iter().find(|link| link.id == id);
            let part = link.map(|link| link.target.clone()).unwrap_or_default();
            sheets.push(SheetInfo {
                name,
                visible,
                is_worksheet: link.is_some_and(|link| link.kind == "worksheet")
                    && package.has(&part),
            });
            parts.push(part);
        }
        let shared = Shared {
            texts,
            styles,
            fonts,
            since_1904: contents.since_1904,
            recalculated: contents.recalculated,
        };
        let known = sheets.iter().map(|_| None).collect();
        Ok(Self {
            package,
            shared,
            sheets,
            parts,
            known,
        })
    }

    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    pub fn layout(&mut self, sheet: usize) -> Result<Layout, BookFault> {
        Ok(self.known(sheet)?.layout.clone())
    }

    pub fn rows<E: From<BookFault>>(&mut self, sheet: usize, take: Take<E>) -> Result<(), E> {
        let ordered = self.known(sheet)?.ordered;
        let part = self.package.part(&self.parts[sheet])?;
        let mut rows = Sheet::begin(part, &mut self.shared)?;
        if ordered {
            while let Some(row) = rows.next_row()? {
                take(Line::Row(row))?;
            }
            return Ok(());
        }
        let mut unsorted = Unsorted::default();
        while let Some(row) = rows.next_row()? {
            unsorted.push(row)?;
        }
        unsorted
            .sorted()
            .into_iter()
            .try_for_each(|row| take(Line::Row(row)))
    }

    fn known(&mut self, sheet: usize) -> Result<&Known, BookFault> {
        let is_worksheet = self.sheets.get(sheet).is_some_and(|info| info.is_worksheet);
        let place = self.known.get_mut(sheet).filter(|_| is_worksheet);
        let place = place.ok_or(BookFault::NoSuchSheet)?;
        match place {
            Some(known) => Ok(known),
            None => {
                let part = self.package.part(&self.parts[sheet])?;
                Ok(place.insert(look_through(Sheet::begin(part, &mut self.shared)?)?))
            }
        }
    }
}

/// Look at the first rows of a sheet, and at what stands before and behind all of them.
fn look_through<R: BufRead>(mut sheet: Sheet<R>) -> Result<Known, BookFault> {
    let mut counts = FontCounts::default();
    let (mut ordered, mut last) = (true, 0);
    for _ in 0..SAMPLE {
        let Some(row) = sheet.next_row()? else { break };
        ordered &= row.number > last;
        last = row.number;
        for (column, font) in sheet
            .fonts()
            .iter()
            .enumerate()
            .filter(|(_, font)| **font != 0)
        {
            counts.add(column, *font);
        }
    }
    let fonts = counts.most(sheet.names());
    let hidden_columns = std::mem::take(&mut sheet.hidden_columns);
    let prefixed = sheet.prefixed;
    let (mut part, ended, last) = sheet.rest();
    if !ended {
        ordered &= skim(&mut part, prefixed, last)?;
    }
    let layout = Layout {
        merged: merged(part)?,
        hidden_columns,
        fonts,
    };
    Ok(Known { layout, ordered })
}

/// The merged areas, of what stands behind the rows.
fn merged(part: impl BufRead) -> Result<Vec<Area>, BookFault> {
    let mut xml = Xml::new(part);
    let (mut areas, mut buffer) = (Vec::new(), Vec::new());
    loop {
        match xml.next(&mut buffer)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "mergeCell" =>
            {
                areas.extend(attribute(&element, "ref").and_then(area_of));
                if areas.len() > MOST_MERGED {
                    return Err(BookFault::TooLarge {
                        what: "merged areas",
                        maximum: MOST_MERGED as u64,
                    });
                }
            }
            Event::Eof => return Ok(areas),
            _ => {}
        }
    }
}

/// `A1:C2`
fn area_of(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':')?;
    let (first, last) = (place_of(first)?, place_of(last)?);
    Some(Area {
        rows: (first.1?, last.1?),
        columns: (first.0, last.0),
    })
}

/// What the workbook's own part says.
#[derive(Default)]
struct Contents {
    /// Name, whether it is visible, and the link to its part.
    sheets: Vec<(String, bool, String)>,
    since_1904: bool,
    recalculated: bool,
}

impl Contents {
    fn read(part: impl BufRead) -> Result<Self, BookFault> {
        let mut xml = Xml::new(part);
        let mut buffer = Vec::new();
        let mut contents = Self::default();
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "workbookPr" => {
                            let date = attribute(&element, "date1904");
                            contents.since_1904 = date.is_some_and(is_true);
                        }
                        "calcPr" => {
                            let whole = attribute(&element, "fullCalcOnLoad");
                            contents.recalculated = whole.is_some_and(is_true);
                        }
                        "sheet" => {
                            let (mut name, mut visible, mut id) = (String::new(), true, "");
                            for (attribute, value) in attributes(&element) {
                                match attribute {
                                    "name" => name = plain(value).into_owned(),
                                    "state" => visible = value == "visible",
                                    "id" => id = value,
                                    _ => {}
                                }
                            }
                            contents
                                .sheets
                                .push((name, visible, plain(id).into_owned()));
                        }
                        _ => {}
                    }
                    if contents.sheets.len() > MOST_SHEETS {
                        return Err(BookFault::TooLarge {
                            what: "sheets",
                            maximum: MOST_SHEETS as u64,
                        });
                    }
                }
                Event::Eof => return Ok(contents),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests;
