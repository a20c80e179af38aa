//! What a spreadsheet checks while somebody types. The importer checks all of it again.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, XlsxError,
};

use super::columns::Offered;
use crate::resources::imports::read::{Bounds, Column, ColumnType};

/// Days that rows have.
const YEARS: (u16, u16) = (1950, 2100);
const WRONG: &str = "Chưa đúng";

/// The rule of a column; `cell` is the first that it holds for, `list` where its choices stand.
pub fn of(
    offered: &Offered,
    cell: &str,
    list: Option<String>,
) -> Result<Option<DataValidation>, XlsxError> {
    let column = &offered.column;
    let Some((rule, told)) = rule(column, cell, list)? else {
        return hint(column);
    };
    let rule = rule.set_error_title(WRONG)?.set_error_message(told)?;
    Ok(Some(rule.set_error_style(style(column))))
}

/// For the row of the example: nothing is typed over it.
pub fn of_example(first: u32) -> Result<DataValidation, XlsxError> {
    let told = format!("Dòng này chỉ để xem, không được nhập. Xin ghi từ dòng {first}.");
    DataValidation::new()
        .allow_custom(Formula::new("FALSE"))
        .set_input_title(super::EXAMPLE)?
        .set_input_message(&told)?
        .set_error_title(super::EXAMPLE)?
        .set_error_message(&told)
}

/// What an optional column may not hold is asked about, since `(xóa)` may stand there. Days are always:
/// a spreadsheet that reads the month first takes `25/03/2004` for a text, which the importer reads.
fn style(column: &Column) -> DataValidationErrorStyle {
    let is_certain = column.required || column.bounds.of_digits;
    if is_certain && column.kind != ColumnType::Day {
        DataValidationErrorStyle::Stop
    } else {
        DataValidationErrorStyle::Warning
    }
}

/// A rule, and what is told to whom it stops.
type Rule = Option<(DataValidation, String)>;

fn rule(column: &Column, cell: &str, list: Option<String>) -> Result<Rule, XlsxError> {
    let new = DataValidation::new();
    if let Some(list) = list {
        let told = "Xin chọn trong danh sách; trang Danh mục có đủ các giá trị.".to_owned();
        return Ok(Some((new.allow_list_formula(Formula::new(list)), told)));
    }
    Ok(match column.kind {
        ColumnType::Day => Some(day(new)?),
        ColumnType::Integer => range(&column.bounds).map(|(rule, told)| {
            let rule = new.allow_whole_number_formula(rule);
            (rule, format!("Xin ghi số nguyên {told}."))
        }),
        ColumnType::Number => range(&column.bounds).map(|(rule, told)| {
            let rule = new.allow_decimal_number_formula(rule);
            (rule, format!("Xin ghi số {told}."))
        }),
        ColumnType::Text => text(new, &column.bounds, cell),
        ColumnType::Bool | ColumnType::PartialDay | ColumnType::Texts => None,
    })
}

fn day(new: DataValidation) -> Result<(DataValidation, String), XlsxError> {
    let (first, last) = YEARS;
    let days = DataValidationRule::Between(
        ExcelDateTime::from_ymd(first, 1, 1)?,
        ExcelDateTime::from_ymd(last, 12, 31)?,
    );
    let told = format!(
        "Xin ghi ngày/tháng/năm, từ 01/01/{first} đến 31/12/{last}, ví dụ 25/03/2026. Nếu đã ghi đúng như \
         vậy thì chọn Có (Yes)."
    );
    Ok((new.allow_date(days), told))
}

fn range(bounds: &Bounds) -> Option<(DataValidationRule<Formula>, String)> {
    let (least, most) = (bounds.least.as_ref()?, bounds.most.as_ref()?);
    let [from, to] = [least, most].map(|bound| Formula::new(bound.to_string()));
    let told = format!("từ {least} đến {most}");
    Some((DataValidationRule::Between(from, to), told))
}

fn text(new: DataValidation, bounds: &Bounds, cell: &str) -> Rule {
    let longest = bounds.longest?;
    let shortest = bounds.shortest.unwrap_or(0);
    if bounds.of_digits && shortest == longest {
        let zeros = "0".repeat(usize::try_from(longest).ok()?);
        // A text of digits is the same when its zeros are put before it again. A number is no text.
        let rule = format!(
            "IF({cell}=\"(xóa)\",TRUE,IF(ISNUMBER(--{cell}),TEXT(--{cell},\"{zeros}\")={cell},FALSE))"
        );
        let told = format!("Xin ghi đúng {longest} chữ số, để dạng văn bản (Text).");
        return Some((new.allow_custom(Formula::new(rule)), told));
    }
    let told = match shortest {
        0 | 1 => format!("Xin ghi nhiều nhất {longest} ký tự."),
        same if same == longest => format!("Xin ghi đúng {longest} ký tự."),
        _ => format!("Xin ghi từ {shortest} đến {longest} ký tự."),
    };
    let lengths = DataValidationRule::Between(shortest, longest);
    Some((new.allow_text_length(lengths), told))
}

/// What is said where nothing is checked.
fn hint(column: &Column) -> Result<Option<DataValidation>, XlsxError> {
    let told = match column.kind {
        ColumnType::PartialDay => {
            "Ghi 17/05/2004; chỉ biết tháng thì 05/2004, chỉ biết năm thì 2004."
        }
        ColumnType::Texts => "Nhiều giá trị cách nhau bằng dấu chấm phẩy (;).",
        _ => return Ok(None),
    };
    DataValidation::new().set_input_message(told).map(Some)
}
