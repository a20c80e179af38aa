//! True and false, as people mark them in lists.

use super::fault::Fault;
use crate::platform::office::Cell;
use crate::platform::values::text::nfc;

/// Of a cell that can say so, bytes; letters may be written in two parts.
const LONGEST: usize = 32;

const MARKS: [&str; 5] = ["✓", "✔", "✔\u{FE0F}", "√", "☑"];
/// With all marks or without any: `dừng` is not `đúng`.
const TRUE: [&str; 8] = ["x", "có", "co", "true", "yes", "đúng", "dung", "1"];
const FALSE: [&str; 6] = ["không", "khong", "false", "no", "sai", "0"];

pub(super) fn of_cell(cell: &Cell) -> Result<bool, Fault> {
    match cell {
        Cell::Bool(flag) => Ok(*flag),
        Cell::Number(1.0) => Ok(true),
        Cell::Number(0.0) => Ok(false),
        Cell::Number(_) => Err(Fault::NotAFlag),
        _ => Err(Fault::WrongType),
    }
}

pub(super) fn of_text(text: &str) -> Result<bool, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::NotAFlag);
    }
    if MARKS.contains(&text) || TRUE.contains(&text) {
        return Ok(true);
    }
    let word = nfc(text).to_lowercase();
    if TRUE.contains(&&*word) {
        Ok(true)
    } else if FALSE.contains(&&*word) {
        Ok(false)
    } else {
        Err(Fault::NotAFlag)
    }
}
