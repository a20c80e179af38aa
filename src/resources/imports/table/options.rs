//! How a table is to be understood, where its sender says so.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::platform::error::{ApiResult, ErrorCode, FieldError, Place};
use crate::platform::office::form::Target;
use crate::platform::values::text::fold;
use crate::text_enum;

text_enum! {
    /// How days are written in a table.
    pub enum DateReading {
        /// The day stands before the month, and cells that are dates are right.
        DayFirst = "day-first",
        /// The month stands before the day, in texts.
        MonthFirst = "month-first",
        /// The day stands before the month, and a spreadsheet has taken one for the other in cells that
        /// are dates.
        Turned = "turned",
    }
}

text_enum! {
    /// What becomes of rows that nobody sees, and of those that are struck through.
    pub enum HiddenRows {
        LeaveOut = "leave-out",
        Take = "take",
    }
}

/// What a sender says of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableOptions {
    /// The only sheet to be read.
    pub sheet: Option<String>,
    /// Columns that mean no member are refused.
    pub strict: bool,
    /// What headings mean, before any table of headings.
    pub columns: Vec<(String, Target)>,
    /// Members that every row has, unless it says otherwise.
    pub constants: Map<String, Value>,
    pub dates: Option<DateReading>,
    pub hidden: Option<HiddenRows>,
    /// The digest of how it was shown to be understood.
    pub understood: Option<String>,
}

impl TableOptions {
    /// Add what a mapping says of headings and of all rows, where the sender has not said otherwise.
    pub fn add(
        &mut self,
        columns: impl Iterator<Item = (String, Option<String>)>,
        constants: impl Iterator<Item = (String, Value)>,
    ) {
        for (heading, member) in columns {
            let key = fold(&heading);
            if self.columns.iter().all(|(other, _)| fold(other) != key) {
                let target = member.map_or(Target::LeaveOut, Target::Member);
                self.columns.push((heading, target));
            }
        }
        for (member, value) in constants {
            self.constants.entry(member).or_insert(value);
        }
    }

    /// Whether rows that nobody sees, or that are struck through, are rows like others.
    #[must_use]
    pub fn takes_hidden(&self) -> bool {
        self.hidden == Some(HiddenRows::Take)
    }
}

/// What headings mean: a JSON object of headings with the member of each, or the part of a member
/// (`birthDate.day`), or null to leave it out.
///
/// # Errors
/// 400 for anything else.
pub fn columns_of_query(text: &str) -> ApiResult<Vec<(String, Target)>> {
    let fault = || FieldError::new(ErrorCode::FieldFormat, Place::Parameter("columns".into()));
    let columns: Map<String, Value> =
        serde_json::from_str(text).map_err(|_| fault().with("expected", "object"))?;
    let target = |(heading, member)| match member {
        Value::String(member) => Ok((heading, Target::Member(member))),
        Value::Null => Ok((heading, Target::LeaveOut)),
        _ => Err(fault().with("name", heading).into()),
    };
    columns.into_iter().map(target).collect()
}
