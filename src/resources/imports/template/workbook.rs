//! The template as a workbook.

use rust_xlsxwriter::{
    DataValidation, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError,
};

use super::{Offered, example};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::resources::imports::read::ColumnType;

const DATA: &str = "Du lieu";
const GUIDE: &str = "Huong dan";
const CODES: &str = "Danh muc";
/// Rows that are prepared for filling in.
const PREPARED: u32 = 5000;

pub fn write(title: &str, columns: &[Offered]) -> ApiResult<Vec<u8>> {
    build(title, columns).map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))
}

fn build(title: &str, columns: &[Offered]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    data(book.add_worksheet(), columns)?;
    guide(book.add_worksheet(), title, columns)?;
    codes(book.add_worksheet(), columns)?;
    book.save_to_buffer()
}

/// The first sheet: the one that is read.
fn data(sheet: &mut Worksheet, columns: &[Offered]) -> Result<(), XlsxError> {
    let header = Format::new().set_bold();
    sheet.set_name(DATA)?.set_freeze_panes(1, 0)?;
    for (index, offered) in (0_u16..).zip(columns) {
        let column = &offered.column;
        let format = match column.kind {
            // Numbers keep their leading zeros in cells that are texts.
            ColumnType::Text | ColumnType::Texts => Format::new().set_num_format("@"),
            ColumnType::Day => Format::new().set_num_format("yyyy-mm-dd"),
            ColumnType::Integer => Format::new().set_num_format("0"),
            // Where a cell is a date, the year 1965 is a day of 1905.
            ColumnType::Number | ColumnType::Bool | ColumnType::PartialDay => Format::new(),
        };
        sheet.set_column_format(index, &format)?;
        sheet.set_column_width(index, 18)?;
        sheet.write_string_with_format(0, index, &column.name, &header)?;
        if let Some(range) = range_of(usize::from(index), columns) {
            let choose = DataValidation::new().allow_list_formula(Formula::new(range));
            sheet.add_data_validation(1, index, PREPARED, index, &choose)?;
        }
    }
    Ok(())
}

fn guide(sheet: &mut Worksheet, title: &str, columns: &[Offered]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(GUIDE)?;
    sheet.set_column_width(0, 22)?;
    sheet.set_column_width(1, 12)?;
    sheet.set_column_width(2, 30)?;
    sheet.set_column_width(3, 90)?;
    sheet.write_string_with_format(0, 0, title, &bold)?;
    let note = "Điền vào trang đầu, từ dòng 2. Giữ nguyên tên cột; bỏ được cột không bắt buộc.";
    sheet.write_string(1, 0, note)?;
    for (index, heading) in (0_u16..).zip(["Cột", "Bắt buộc", "Ví dụ", "Ý nghĩa"]) {
        sheet.write_string_with_format(3, index, heading, &bold)?;
    }
    for (row, Offered { column, .. }) in (4_u32..).zip(columns) {
        sheet.write_string(row, 0, &column.name)?;
        sheet.write_string(row, 1, if column.required { "x" } else { "" })?;
        sheet.write_string(row, 2, example(column))?;
        sheet.write_string_with_format(row, 3, &column.meaning, &wrapped)?;
    }
    Ok(())
}

/// Codes to choose from, two columns for each member that has some: code and label.
fn codes(sheet: &mut Worksheet, columns: &[Offered]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let text = Format::new().set_num_format("@");
    sheet.set_name(CODES)?;
    let choosy = columns.iter().filter(|offered| !offered.choices.is_empty());
    for (index, offered) in (0_u16..).zip(choosy) {
        let column = 2 * index;
        sheet.write_string_with_format(0, column, &offered.column.name, &bold)?;
        for (row, (code, label)) in (1_u32..).zip(&offered.choices) {
            sheet.write_string_with_format(row, column, code, &text)?;
            sheet.write_string(row, column + 1, label)?;
        }
    }
    Ok(())
}

/// Where the choices of the column `index` stand.
fn range_of(index: usize, columns: &[Offered]) -> Option<String> {
    let last = columns.get(index)?.choices.len();
    let before = columns[..index]
        .iter()
        .filter(|offered| !offered.choices.is_empty());
    let place = u16::try_from(2 * before.count()).ok()?;
    let name = rust_xlsxwriter::utility::column_number_to_name(place);
    (last > 0).then(|| format!("='{CODES}'!${name}$2:${name}${}", last + 1))
}
