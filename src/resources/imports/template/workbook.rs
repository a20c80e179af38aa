//! The template as a workbook.

use rust_xlsxwriter::utility::{column_number_to_name, row_col_to_cell};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::columns::{Choice, Offered};
use super::example::Shown;
use super::{EXAMPLE, NUMBER, TemplateHeadings, rules};
use crate::platform::values::time::Date;
use crate::resources::imports::read::ColumnType;

const DATA: &str = "Dữ liệu";
const GUIDE: &str = "Hướng dẫn";
const CODES: &str = "Danh mục";
/// The row of the example, and the first that is filled in.
const SHOWN: u32 = 1;
const FIRST: u32 = 2;
/// The last row that is prepared for filling in.
const PREPARED: u32 = 5000;
/// Columns before those of the members.
const BEFORE: u16 = 1;

const NOTES: [&str; 4] = [
    "Ghi vào trang Dữ liệu, từ dòng 3 trở đi, mỗi dòng một bản ghi. Cột có dấu (*) là bắt buộc.",
    "Dòng có chữ Ví dụ ở cột STT chỉ để xem và không được nhập. Xin giữ cột STT, hoặc xóa cả dòng ví dụ.",
    "Giữ nguyên tên cột; bỏ được cột không bắt buộc. Ô có danh sách: chọn trong danh sách.",
    "Ô trống không làm thay đổi dữ liệu đã lưu. Muốn xóa dữ liệu đã lưu thì ghi (xóa).",
];

pub fn write(
    title: &str,
    columns: &[Offered],
    headings: TemplateHeadings,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    data(book.add_worksheet(), columns, headings)?;
    guide(book.add_worksheet(), title, columns, headings)?;
    codes(book.add_worksheet(), columns)?;
    book.save_to_buffer()
}

/// The first sheet: the one that is read.
fn data(
    sheet: &mut Worksheet,
    columns: &[Offered],
    headings: TemplateHeadings,
) -> Result<(), XlsxError> {
    sheet.set_name(DATA)?.set_freeze_panes(FIRST, 0)?;
    sheet.set_column_width(0, 8)?;
    sheet.write_string(0, 0, NUMBER)?;
    sheet.write_string_with_format(SHOWN, 0, EXAMPLE, &of_example(Format::new()))?;
    let mut last = 0;
    for (index, offered) in (BEFORE..).zip(columns) {
        column(sheet, index, offered, headings)?;
        let list = range_of(index, columns, headings);
        let first = row_col_to_cell(FIRST, index);
        if let Some(rule) = rules::of(offered, &first, list)? {
            sheet.add_data_validation(FIRST, index, PREPARED, index, &rule)?;
        }
        last = index;
    }
    let shown = rules::of_example(FIRST + 1)?;
    sheet.add_data_validation(SHOWN, 0, SHOWN, last, &shown)?;
    Ok(())
}

/// The heading of a column, how its cells are, and the cell of the example.
fn column(
    sheet: &mut Worksheet,
    index: u16,
    offered: &Offered,
    headings: TemplateHeadings,
) -> Result<(), XlsxError> {
    let title = offered.title(headings);
    let width = title.chars().count().clamp(14, 40);
    sheet.set_column_width(index, u32::try_from(width).unwrap_or(40) + 2)?;
    sheet.set_column_format(index, &format_of(offered))?;
    let header = if offered.column.required {
        Format::new().set_bold()
    } else {
        Format::new()
    };
    sheet.write_string_with_format(0, index, title, &header)?;
    let format = of_example(format_of(offered));
    match offered.example(headings) {
        None => sheet.write_blank(SHOWN, index, &format)?,
        Some(Shown::Text(text)) => sheet.write_string_with_format(SHOWN, index, text, &format)?,
        Some(Shown::Number(number)) => {
            sheet.write_number_with_format(SHOWN, index, number, &format)?
        }
        Some(Shown::Day(day)) => {
            sheet.write_datetime_with_format(SHOWN, index, date_of(day)?, &format)?
        }
    };
    Ok(())
}

fn format_of(offered: &Offered) -> Format {
    let format = match offered.column.kind {
        // Numbers keep their leading zeros in cells that are texts. Where a cell is a date, the year
        // 1965 is a day of 1905.
        ColumnType::Text | ColumnType::Texts | ColumnType::PartialDay => "@",
        ColumnType::Day => "dd/mm/yyyy",
        ColumnType::Integer => "0",
        ColumnType::Number | ColumnType::Bool => "General",
    };
    Format::new().set_num_format(format)
}

fn of_example(format: Format) -> Format {
    format.set_italic().set_font_color("#7F7F7F")
}

fn date_of(day: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&day.to_string())
}

fn guide(
    sheet: &mut Worksheet,
    title: &str,
    columns: &[Offered],
    headings: TemplateHeadings,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(GUIDE)?;
    for (index, width) in (0..).zip([30, 12, 30, 90, 24]) {
        sheet.set_column_width(index, width)?;
    }
    sheet.write_string_with_format(0, 0, title, &bold)?;
    for (row, note) in (1..).zip(NOTES) {
        sheet.write_string(row, 0, note)?;
    }
    let heads = ["Cột", "Bắt buộc", "Ví dụ", "Ý nghĩa", "Tên trường (API)"];
    for (index, heading) in (0..).zip(heads) {
        sheet.write_string_with_format(6, index, heading, &bold)?;
    }
    for (row, offered) in (7..).zip(columns) {
        let column = &offered.column;
        sheet.write_string(row, 0, &offered.heading)?;
        sheet.write_string(row, 1, if column.required { "x" } else { "" })?;
        sheet.write_string(row, 2, offered.example_text(headings))?;
        sheet.write_string_with_format(row, 3, &column.meaning, &wrapped)?;
        sheet.write_string(row, 4, &column.name)?;
    }
    Ok(())
}

/// What can be chosen, two columns for each member that has choices: label and code. The colons keep
/// the sheet from being read as a table.
fn codes(sheet: &mut Worksheet, columns: &[Offered]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_name(CODES)?;
    let choosy = columns.iter().filter(|offered| !offered.choices.is_empty());
    for (index, offered) in (0_u16..).step_by(2).zip(choosy) {
        sheet.set_column_width(index, 30)?;
        sheet.write_string_with_format(0, index, format!("{}:", offered.heading), &bold)?;
        sheet.write_string_with_format(0, index + 1, "Mã:", &bold)?;
        for (row, choice) in (1..).zip(&offered.choices) {
            choose(sheet, (row, index), offered.column.kind, choice)?;
        }
    }
    Ok(())
}

fn choose(
    sheet: &mut Worksheet,
    (row, index): (u32, u16),
    kind: ColumnType,
    choice: &Choice,
) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@");
    for (index, written) in [(index, &choice.label), (index + 1, &choice.code)] {
        // Of numbers the list has to hold numbers, or what is typed is none of it.
        match written.parse::<f64>() {
            Ok(number) if kind == ColumnType::Integer => sheet.write_number(row, index, number)?,
            _ => sheet.write_string_with_format(row, index, written, &text)?,
        };
    }
    Ok(())
}

/// Where the choices of the column at `index` of the first sheet stand.
fn range_of(index: u16, columns: &[Offered], headings: TemplateHeadings) -> Option<String> {
    let at = usize::from(index - BEFORE);
    let last = columns.get(at)?.choices.len();
    let before = columns[..at]
        .iter()
        .filter(|offered| !offered.choices.is_empty());
    let place = u16::try_from(2 * before.count()).ok()?;
    let place = match headings {
        TemplateHeadings::Vi => place,
        TemplateHeadings::Keys => place + 1,
    };
    let name = column_number_to_name(place);
    (last > 0).then(|| format!("='{CODES}'!${name}$2:${name}${}", last + 1))
}
