//! The statistics as a table in CSV (RFC 4180).

use std::io::Write;

use super::model::{Cell, Median, Rate, TrainingStatistics};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::sheet::{day_first, harmless};

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
    if excel {
        out.write_all("\u{feff}".as_bytes()).map_err(broken)?;
    }
    let mut sheet = csv::WriterBuilder::new();
    if excel {
        sheet.delimiter(b';').terminator(csv::Terminator::CRLF);
    }
    let mut sheet = sheet.from_writer(out);
    let mut head = vec!["line".to_owned()];
    for dimension in &statistics.by {
        head.extend(["", "LabelVi", "LabelEn"].map(|part| format!("{dimension}{part}")));
    }
    head.extend(FIGURES.map(str::to_owned));
    sheet.write_record(&head).map_err(broken)?;
    let mut write = |line: &str, cell: &Cell| {
        let record = record(line, cell, statistics, excel);
        sheet.write_record(record).map_err(broken)
    };
    for (line, cells) in [
        ("CELL", &statistics.data),
        ("ROW_TOTAL", &statistics.rows),
        ("COLUMN_TOTAL", &statistics.columns),
    ] {
        cells.iter().try_for_each(|cell| write(line, &cell))?;
    }
    write("TOTAL", &statistics.total)?;
    sheet.flush().map_err(broken)
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> ApiError {
    ApiError::new(ErrorCode::Internal).caused_by(error)
}

fn record(line: &str, cell: &Cell, statistics: &TrainingStatistics, excel: bool) -> Vec<String> {
    let mut record = vec![line.to_owned()];
    for dimension in &statistics.by {
        let member = cell.key.iter().find(|key| key.dimension == *dimension);
        match member {
            None => record.extend([const { String::new() }; 3]),
            Some(member) => record.extend([
                harmless(member.value.as_deref().unwrap_or_default()).into_owned(),
                harmless(&member.label_vi).into_owned(),
                harmless(&member.label_en).into_owned(),
            ]),
        }
    }
    let count = |count: Option<u64>| count.map_or_else(String::new, |count| count.to_string());
    record.extend([
        count(cell.trained),
        count(cell.completed),
        count(cell.certified),
        count(cell.due_at6_months),
        count(cell.traced_at6_months),
        count(cell.employed_at6_months),
    ]);
    record.extend(rate(&cell.tracing_coverage, excel));
    record.extend(rate(&cell.employment_rate, excel));
    record.extend(median(&cell.median_income_before));
    record.extend(median(&cell.median_income_after));
    record.extend([
        "VND".to_owned(),
        cell.suppressed.to_string(),
        if excel {
            day_first(statistics.as_of)
        } else {
            statistics.as_of.to_string()
        },
    ]);
    record
}

fn rate(rate: &Rate, excel: bool) -> [String; 2] {
    let shown = |value: f64| match value.to_string() {
        text if excel => text.replace('.', ","),
        text => text,
    };
    let value = rate.value.map_or_else(String::new, shown);
    let reason = rate.unavailable.map_or("", |reason| reason.as_str());
    [value, reason.to_owned()]
}

fn median(median: &Median) -> [String; 2] {
    let value = median.value.as_ref();
    let reason = median.unavailable.map_or("", |reason| reason.as_str());
    [
        value.map_or_else(String::new, |value| value.amount.clone()),
        reason.to_owned(),
    ]
}
