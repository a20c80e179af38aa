//! Papers as XLSX workbooks of one sheet that prints on A4 as it is: one page wide, the headings on
//! each page, pages numbered. Rows are written as they come and not kept.

mod head;
mod looks;
mod spread;
mod tail;

use std::borrow::Cow;
use std::io::Write;

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, RowNum, Workbook, Worksheet, XlsxError,
};

use self::looks::{CellLooks, TextLooks};
use self::spread::Grid;
use crate::platform::office::paper::guard::is_formula;
use crate::platform::office::paper::model::{Fault, Item, Language, Paper, Slot};
use crate::platform::office::paper::words::{composed, shown_day};

const A4: u8 = 9;
/// Inches: left, right, top, bottom, header, footer.
const MARGINS: [f64; 6] = [0.79, 0.59, 0.79, 0.79, 0.3, 0.4];

pub(crate) struct XlsxPaper<W: Write + Send> {
    paper: Paper,
    book: Workbook,
    grid: Grid,
    texts: TextLooks,
    cells: Vec<CellLooks>,
    next: RowNum,
    written: u32,
    out: W,
}

impl<W: Write + Send> XlsxPaper<W> {
    pub(crate) fn begin(paper: Paper, out: W) -> Result<Self, Fault> {
        let mut book = Workbook::new();
        book.set_properties(&properties(&paper)?);
        let sheet = book.add_worksheet_with_constant_memory()?;
        let grid = Grid::new(&paper)?;
        let texts = TextLooks::new();
        set_up_pages(sheet, &paper)?;
        let next = head::write(sheet, &paper, &grid, &texts)?;
        Ok(Self {
            cells: paper.columns.iter().map(CellLooks::of).collect(),
            paper,
            book,
            grid,
            texts,
            next,
            written: 0,
            out,
        })
    }

    pub(crate) fn row(&mut self, cells: &[Item<'_>]) -> Result<(), Fault> {
        let slots = self.paper.slots(self.written + 1, cells)?;
        let sheet = self.book.worksheet_from_index(0)?;
        let mut lines = 1;
        for ((at, look), (_, slot)) in (0 as ColNum..).zip(&self.cells).zip(slots) {
            match slot {
                Slot::Item(Item::Text(text)) => {
                    lines = lines.max(self.grid.text(usize::from(at), text));
                }
                Slot::Item(Item::Number(number)) => self.grid.number(usize::from(at), number),
                _ => {}
            }
            write_cell(sheet, self.next, at, slot, look)?;
        }
        // Not every program fits rows to their texts by itself.
        if lines > 1 {
            sheet.set_row_height(self.next, spread::height(lines))?;
        }
        self.next += 1;
        self.written += 1;
        Ok(())
    }

    pub(crate) fn finish(mut self, notes: &[&str]) -> Result<W, Fault> {
        let sheet = self.book.worksheet_from_index(0)?;
        tail::write(
            sheet,
            &self.paper,
            notes,
            &self.grid,
            &self.texts,
            self.next,
        )?;
        for (column, width) in (0 as ColNum..).zip(self.grid.needed()) {
            sheet.set_column_width(column, f64::from(width))?;
        }
        self.book.save_to_writer(&mut self.out)?;
        Ok(self.out)
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    row: RowNum,
    column: ColNum,
    slot: Slot<'_>,
    look: &CellLooks,
) -> Result<(), XlsxError> {
    match slot {
        Slot::Index(number) => {
            sheet.write_number_with_format(row, column, number, &look.number)?;
        }
        Slot::Item(Item::Number(number)) if number.is_finite() => {
            sheet.write_number_with_format(row, column, number, &look.number)?;
        }
        Slot::Item(Item::Text(text)) if !text.is_empty() => {
            let look = if is_formula(text) {
                &look.quoted
            } else {
                &look.text
            };
            sheet.write_string_with_format(row, column, fitting(&composed(text)), look)?;
        }
        Slot::Item(Item::Day(day)) => match excel_day(day) {
            Some(day) => {
                sheet.write_date_with_format(row, column, day, &look.day)?;
            }
            None => {
                sheet.write_string_with_format(row, column, shown_day(day), &look.text)?;
            }
        },
        // The borders remain.
        Slot::Item(Item::Empty | Item::Text(_) | Item::Number(_)) => {
            sheet.write_blank(row, column, &look.text)?;
        }
    }
    Ok(())
}

fn set_up_pages(sheet: &mut Worksheet, paper: &Paper) -> Result<(), XlsxError> {
    let (name, page, of) = match paper.language {
        Language::Vietnamese => ("Danh sách", "Trang ", "/"),
        Language::English => ("List", "Page ", " of "),
    };
    sheet.set_name(name)?;
    sheet.set_default_row_height(spread::LINE);
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    let [left, right, top, bottom, header, footer] = MARGINS;
    sheet.set_margins(left, right, top, bottom, header, footer);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_footer(format!("&C&\"Times New Roman,Regular\"&10 {page}&P{of}&N"));
    Ok(())
}

fn properties(paper: &Paper) -> Result<DocProperties, XlsxError> {
    let properties = DocProperties::new()
        .set_title(composed(&paper.title))
        .set_author(paper.authority.last().map_or("", String::as_str));
    Ok(match excel_moment(paper.made) {
        Some(made) => properties.set_creation_datetime(&made),
        // Of no moment at all the library would take the clock's.
        None => properties.set_creation_datetime(&ExcelDateTime::from_ymd(1900, 1, 1)?),
    })
}

/// A text as a cell holds it, at most 32,767 letters as programs count them: of a longer one the
/// beginning.
#[must_use]
pub fn fitting(text: &str) -> Cow<'_, str> {
    const MOST: usize = 32_767;
    // No letter takes fewer bytes than such units.
    if text.len() <= MOST || text.encode_utf16().count() <= MOST {
        return text.into();
    }
    let mut units = 0;
    let kept = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units < MOST
    });
    Cow::Owned(kept.chain(['…']).collect())
}

/// Excel knows no day before 1900.
#[must_use]
pub fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let part = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, part(day.month())?, part(day.day())?).ok()
}

fn excel_moment(moment: DateTime) -> Option<ExcelDateTime> {
    let part = |number: i8| u8::try_from(number).ok();
    excel_day(moment.date())?
        .and_hms(
            u16::from(part(moment.hour())?),
            part(moment.minute())?,
            f64::from(moment.second()),
        )
        .ok()
}
