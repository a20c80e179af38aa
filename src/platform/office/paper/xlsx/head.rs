//! What stands above the rows of a sheet.

use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};

use super::looks::TextLooks;
use super::spread::{Grid, LINE, across};
use crate::platform::office::paper::model::{Fact, Paper};
use crate::platform::office::paper::words::composed;

/// More rows than this standing still would leave no room for the list on a small screen.
const MOST_FROZEN: RowNum = 24;
/// Where the left block ends, as a share of the width.
const LEFT_BLOCK: f32 = 0.42;
/// With more facts than this two stand beside each other.
const FACTS_IN_ONE_COLUMN: usize = 3;

/// Writes the head and gives the row that the list begins on.
pub(super) fn write(
    sheet: &mut Worksheet,
    paper: &Paper,
    grid: &Grid,
    looks: &TextLooks,
) -> Result<RowNum, XlsxError> {
    let next = write_bodies(sheet, paper, grid, looks)?;
    let next = write_title(sheet, paper, grid, looks, next)?;
    let next = write_facts(sheet, paper, grid, looks, next)?;
    let first = write_headings(sheet, paper, grid, looks, next)?;
    sheet.set_repeat_rows(next, first - 1)?;
    if first <= MOST_FROZEN {
        sheet.set_freeze_panes(first, 0)?;
    }
    Ok(first)
}

fn write_bodies(
    sheet: &mut Worksheet,
    paper: &Paper,
    grid: &Grid,
    looks: &TextLooks,
) -> Result<RowNum, XlsxError> {
    let blocks = grid.blocks(&[LEFT_BLOCK, 1.0]);
    let motto: &[&str] = if paper.motto {
        &paper.language.motto()
    } else {
        &[]
    };
    let rows = paper.authority.len().max(motto.len());
    let mut next = 0;
    for index in 0..rows {
        let mut lines = 1;
        if let Some(body) = paper.authority.get(index) {
            let body = composed(body).to_uppercase();
            let is_last = index + 1 == paper.authority.len();
            let look = if is_last {
                &looks.ruled
            } else {
                &looks.centered
            };
            across(sheet, next, blocks[0], &body, look)?;
            lines = grid.lines(&body, blocks[0]);
        }
        if let Some(words) = motto.get(index) {
            let is_last = index + 1 == motto.len();
            let look = if is_last { &looks.ruled } else { &looks.bold };
            across(sheet, next, blocks[1], words, look)?;
            lines = lines.max(grid.lines(words, blocks[1]));
        }
        sheet.set_row_height(next, LINE * f64::from(lines))?;
        next += 1;
    }
    Ok(if next == 0 { 0 } else { next + 1 })
}

fn write_title(
    sheet: &mut Worksheet,
    paper: &Paper,
    grid: &Grid,
    looks: &TextLooks,
    mut next: RowNum,
) -> Result<RowNum, XlsxError> {
    let whole = (0, grid.last());
    let title = composed(&paper.title).to_uppercase();
    across(sheet, next, whole, &title, &looks.title)?;
    sheet.set_row_height(next, 1.25 * LINE * f64::from(grid.lines(&title, whole)))?;
    next += 1;
    for line in &paper.subtitle {
        across(sheet, next, whole, &composed(line), &looks.italic)?;
        sheet.set_row_height(next, LINE * f64::from(grid.lines(line, whole)))?;
        next += 1;
    }
    Ok(next + 1)
}

fn write_facts(
    sheet: &mut Worksheet,
    paper: &Paper,
    grid: &Grid,
    looks: &TextLooks,
    mut next: RowNum,
) -> Result<RowNum, XlsxError> {
    let two = paper.facts.len() > FACTS_IN_ONE_COLUMN && grid.widths().len() > 1;
    let blocks = if two {
        grid.blocks(&[0.5, 1.0])
    } else {
        vec![(0, grid.last())]
    };
    for facts in paper.facts.chunks(blocks.len()) {
        let mut lines = 1;
        for (fact, block) in facts.iter().zip(&blocks) {
            let text = line_of(fact);
            across(sheet, next, *block, &text, &looks.left)?;
            lines = lines.max(grid.lines(&text, *block));
        }
        sheet.set_row_height(next, LINE * f64::from(lines))?;
        next += 1;
    }
    Ok(if paper.facts.is_empty() {
        next
    } else {
        next + 1
    })
}

fn line_of(fact: &Fact) -> String {
    composed(&format!("{}: {}", fact.label, fact.value)).into_owned()
}

/// The headings of the columns, in two rows where there are groups. Cells over both rows come
/// first: the library keeps what they put into the second until that row is begun. It writes a row with its
/// height when the next one is begun.
fn write_headings(
    sheet: &mut Worksheet,
    paper: &Paper,
    grid: &Grid,
    looks: &TextLooks,
    top: RowNum,
) -> Result<RowNum, XlsxError> {
    let groups = paper.groups();
    let columns = || (0 as ColNum..).zip(&paper.columns);
    let mut lines = [1, 1];
    let height = |lines: u16| LINE * f64::from(lines) + 4.0;
    let bottom = if groups.is_empty() { top } else { top + 1 };
    for (at, column) in columns().filter(|(_, column)| column.group.is_none()) {
        let heading = composed(&column.heading);
        let needed = grid.lines(&heading, (at, at));
        if bottom == top {
            sheet.write_string_with_format(top, at, heading, &looks.heading)?;
            lines[0] = lines[0].max(needed);
        } else {
            sheet.merge_range(top, at, bottom, at, &heading, &looks.heading)?;
            lines[1] = lines[1].max(needed.saturating_sub(1));
        }
    }
    for (first, last, words) in groups {
        let block = (to_column(first), to_column(last));
        across(sheet, top, block, &composed(words), &looks.heading)?;
        lines[0] = lines[0].max(grid.lines(words, block));
    }
    sheet.set_row_height(top, height(lines[0]))?;
    if bottom == top {
        return Ok(bottom + 1);
    }
    for (at, column) in columns().filter(|(_, column)| column.group.is_some()) {
        let heading = composed(&column.heading);
        lines[1] = lines[1].max(grid.lines(&heading, (at, at)));
        sheet.write_string_with_format(bottom, at, heading, &looks.heading)?;
    }
    sheet.set_row_height(bottom, height(lines[1]))?;
    Ok(bottom + 1)
}

fn to_column(index: usize) -> ColNum {
    ColNum::try_from(index).unwrap_or(ColNum::MAX)
}
