//! XLSB (MS-XLSB), the workbook of Excel in binary records. The library that reads the other formats
//! leaves out cells of short records and formulas that give errors.

mod records;
mod shared;
mod sheet;

use std::io::{Read, Seek};

use self::records::{Records, text_at};
use self::shared::Shared;
use self::sheet::Sheet;
use super::fault::BookFault;
use super::fonts::FontCounts;
use super::ole::u32_at;
use super::package::Package;
use super::{Line, SheetInfo, Take};
use crate::platform::office::Layout;

const WORKBOOK: u16 = 0x0099;
const SHEET: u16 = 0x009c;
const MOST_SHEETS: usize = 1024;

pub struct Workbook<F: Read + Seek> {
    package: Package<F>,
    shared: Shared,
    sheets: Vec<SheetInfo>,
    parts: Vec<String>,
}

impl<F: Read + Seek> Workbook<F> {
    pub fn open(file: F) -> Result<Self, BookFault> {
        let mut package = Package::open(file)?;
        let links = package.links("xl/workbook.bin")?;
        let mut shared = Shared::default();
        for (kind, is_styles) in [("styles", true), ("sharedStrings", false)] {
            let link = links.iter().find(|link| link.kind == kind);
            if let Some(link) = link.filter(|link| package.has(&link.target)) {
                let part = package.part(&link.target)?;
                if is_styles {
                    shared.read_styles(part)?;
                } else {
                    shared.read_texts(part)?;
                }
            }
        }
        let (mut sheets, mut ids) = (Vec::new(), Vec::new());
        let mut records = Records::new(package.part("xl/workbook.bin")?);
        while let Some((kind, data)) = records.next()? {
            match kind {
                WORKBOOK => shared.since_1904 = data.first().is_some_and(|flags| flags & 1 != 0),
                SHEET if sheets.len() == MOST_SHEETS => {
                    return Err(BookFault::TooLarge {
                        what: "sheets",
                        maximum: MOST_SHEETS as u64,
                    });
                }
                SHEET => {
                    let broken = || BookFault::invalid("a broken record of a sheet");
                    let (id, length) = text_at(data, 8).ok_or_else(broken)?;
                    let (name, _) = text_at(data, 8 + length).ok_or_else(broken)?;
                    sheets.push(SheetInfo {
                        name,
                        visible: u32_at(data, 0) == Some(0),
                        is_worksheet: false,
                    });
                    ids.push(id);
                }
                _ => {}
            }
        }
        drop(records);
        let mut parts = Vec::new();
        for (sheet, id) in sheets.iter_mut().zip(ids) {
            let link = links.iter().find(|link| link.id == id);
            let link = link.filter(|link| package.has(&link.target));
            sheet.is_worksheet = link.is_some_and(|link| link.kind == "worksheet");
            parts.push(link.map(|link| link.target.clone()).unwrap_or_default());
        }
        Ok(Self {
            package,
            shared,
            sheets,
            parts,
        })
    }

    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    pub fn layout(&mut self, sheet: usize) -> Result<Layout, BookFault> {
        let part = self.part(sheet)?;
        let mut counts = FontCounts::default();
        let mut sheet = Sheet::new(self.package.part(&part)?, &self.shared);
        while sheet.next_row()?.is_some() {
            for (column, font) in sheet
                .fonts()
                .iter()
                .enumerate()
                .filter(|(_, font)| **font != 0)
            {
                counts.add(column, *font);
            }
        }
        Ok(Layout {
            fonts: counts.most(&self.shared.fonts),
            ..sheet.layout()
        })
    }

    pub fn rows<E: From<BookFault>>(&mut self, sheet: usize, take: Take<E>) -> Result<(), E> {
        let part = self.part(sheet)?;
        let mut sheet = Sheet::new(self.package.part(&part)?, &self.shared);
        let mut last = 0;
        while let Some(row) = sheet.next_row()? {
            if row.number <= last {
                return Err(BookFault::RowsOutOfOrder { row: row.number }.into());
            }
            last = row.number;
            take(Line::Row(row))?;
        }
        Ok(())
    }

    fn part(&self, sheet: usize) -> Result<String, BookFault> {
        let is_worksheet = self.sheets.get(sheet).is_some_and(|info| info.is_worksheet);
        let part = self.parts.get(sheet).filter(|_| is_worksheet);
        part.cloned().ok_or(BookFault::NoSuchSheet)
    }
}
