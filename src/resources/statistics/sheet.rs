//! The statistics as a table in CSV (RFC 4180).

use std::io::{self, Write};

use super::model::{Cell, Median, Rate, TrainingStatistics};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::office::paper::{CsvStyle, CsvTable};

const FIGURES: [&str; 17] = [
    "trained",
    "completed",
    "certified",
    "dueAt6Months",
    "tracedAt6Months",
    "employedAt6Months",
    "tracingCoverage",
    "tracingCoverageUnavailable",
    "employmentRate",
    "employmentRateUnavailable",
    "medianIncomeBefore",
    "medianIncomeBeforeUnavailable",
    "medianIncomeAfter",
    "medianIncomeAfterUnavailable",
    "currency",
    "suppressed",
    "asOf",
];

/// One line for each cell and each total; an empty field is a figure that is not available.
///
/// # Errors
/// When it cannot be written.
pub fn csv(statistics: &TrainingStatistics, excel: bool, out: &mut dyn Write) -> ApiResult<()> {
    let written = write(statistics, CsvStyle::excel(excel), out);
    written.map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error))
}

fn write(statistics: &TrainingStatistics, style: CsvStyle, out: &mut dyn Write) -> io::Result<()> {
    let mut table = CsvTable::begin(style, out)?;
    let labels = |dimension| ["", "LabelVi", "LabelEn"].map(|part| format!("{dimension}{part}"));
    let dimensions: Vec<String> = statistics.by.iter().flat_map(labels).collect();
    let head = dimensions.iter().map(String::as_str);
    table.texts(["line"].into_iter().chain(head).chain(FIGURES))?;
    let mut write = |line: &str, cell: &Cell| write_cell(&mut table, line, cell, statistics);
    for (line, cells) in [
        ("CELL", &statistics.data),
        ("ROW_TOTAL", &statistics.rows),
        ("COLUMN_TOTAL", &statistics.columns),
    ] {
        cells.iter().try_for_each(|cell| write(line, &cell))?;
    }
    write("TOTAL", &statistics.total)?;
    table.finish()?.flush()
}

fn write_cell<W: Write>(
    table: &mut CsvTable<W>,
    line: &str,
    cell: &Cell,
    statistics: &TrainingStatistics,
) -> io::Result<()> {
    table.text(line)?;
    for dimension in &statistics.by {
        let member = cell.key.iter().find(|key| key.dimension == *dimension);
        let texts = member.map_or([""; 3], |member| {
            let value = member.value.as_deref().unwrap_or_default();
            [value, member.label_vi.as_str(), member.label_en.as_str()]
        });
        texts.into_iter().try_for_each(|text| table.text(text))?;
    }
    for count in [
        cell.trained,
        cell.completed,
        cell.certified,
        cell.due_at6_months,
        cell.traced_at6_months,
        cell.employed_at6_months,
    ] {
        table.number(&count.map_or_else(String::new, |count| count.to_string()))?;
    }
    for rate in [&cell.tracing_coverage, &cell.employment_rate] {
        write_rate(table, rate)?;
    }
    for median in [&cell.median_income_before, &cell.median_income_after] {
        write_median(table, median)?;
    }
    table.text("VND")?;
    table.text(if cell.suppressed { "true" } else { "false" })?;
    table.day(statistics.as_of)?;
    table.end_row()
}

fn write_rate<W: Write>(table: &mut CsvTable<W>, rate: &Rate) -> io::Result<()> {
    table.number(
        &rate
            .value
            .map_or_else(String::new, |value| value.to_string()),
    )?;
    table.text(rate.unavailable.map_or("", |reason| reason.as_str()))
}

fn write_median<W: Write>(table: &mut CsvTable<W>, median: &Median) -> io::Result<()> {
    let value = median.value.as_ref();
    table.number(value.map_or("", |value| value.amount.as_str()))?;
    table.text(median.unavailable.map_or("", |reason| reason.as_str()))
}
