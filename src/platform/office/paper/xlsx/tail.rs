//! What stands below the rows of a sheet.

use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};

use super::looks::TextLooks;
use super::spread::{Grid, LINE, across};
use crate::platform::office::paper::model::Paper;
use crate::platform::office::paper::words::composed;

pub(super) fn write(
    sheet: &mut Worksheet,
    paper: &Paper,
    notes: &[&str],
    grid: &Grid,
    looks: &TextLooks,
    mut next: RowNum,
) -> Result<(), XlsxError> {
    let whole = (0, grid.last());
    for note in notes {
        across(sheet, next, whole, &composed(note), &looks.left)?;
        sheet.set_row_height(next, LINE * f64::from(grid.lines(note, whole)))?;
        next += 1;
    }
    next += 1;
    let blocks = signature_blocks(paper.signatures.len(), grid);
    if let (Some(line), Some(last)) = (&paper.place_and_day, blocks.last()) {
        let line = composed(line);
        across(sheet, next, *last, &line, &looks.italic)?;
        sheet.set_row_height(next, LINE * f64::from(grid.lines(&line, *last)))?;
        next += 1;
    }
    let signing = blocks.len() - paper.signatures.len();
    let signed = || paper.signatures.iter().zip(&blocks[signing..]);
    let mut lines = 1;
    for (signature, block) in signed() {
        let role = composed(&signature.role).to_uppercase();
        lines = lines.max(grid.lines(&role, *block));
        across(sheet, next, *block, &role, &looks.bold)?;
    }
    sheet.set_row_height(next, LINE * f64::from(lines))?;
    for (signature, block) in signed() {
        across(
            sheet,
            next + 1,
            *block,
            &composed(&signature.note),
            &looks.italic,
        )?;
    }
    Ok(())
}

/// One signature stands on the right.
fn signature_blocks(signatures: usize, grid: &Grid) -> Vec<(ColNum, ColNum)> {
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let ends = |parts: usize| (1..=parts).map(move |end| end as f32 / parts as f32);
    grid.blocks(&ends(signatures.max(2)).collect::<Vec<_>>())
}
