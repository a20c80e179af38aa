//! The example of a column as a cell has it.

use serde_json::Value;

use super::TemplateHeadings;
use super::columns::Offered;
use crate::platform::values::time::Date;
use crate::resources::imports::read::ColumnType;

/// What a cell of the example holds.
pub enum Shown {
    Text(String),
    Number(f64),
    Day(Date),
}

impl Offered {
    /// The cell of the example; none where it says nothing.
    pub fn example(&self, headings: TemplateHeadings) -> Option<Shown> {
        let example = self.column.example.as_ref()?;
        let text = text_of(example);
        let shown = match self.column.kind {
            ColumnType::Integer | ColumnType::Number => example.as_f64().map(Shown::Number),
            ColumnType::Day => text.parse().ok().map(Shown::Day),
            ColumnType::PartialDay if headings == TemplateHeadings::Vi => {
                Some(Shown::Text(turned(&text)))
            }
            ColumnType::Bool => Some(Shown::Text(self.chosen(text.to_uppercase(), headings))),
            _ => None,
        };
        Some(shown.unwrap_or_else(|| Shown::Text(self.chosen(text, headings))))
    }

    /// The example as a text has it.
    pub fn example_text(&self, headings: TemplateHeadings) -> String {
        match (self.example(headings), headings) {
            (None, _) => String::new(),
            (Some(Shown::Text(text)), _) => text,
            (Some(Shown::Number(number)), _) => number.to_string(),
            (Some(Shown::Day(day)), TemplateHeadings::Keys) => day.to_string(),
            (Some(Shown::Day(day)), TemplateHeadings::Vi) => turned(&day.to_string()),
        }
    }

    fn chosen(&self, code: String, headings: TemplateHeadings) -> String {
        let choice = self.choices.iter().find(|choice| choice.code == code);
        choice.map_or(code, |choice| choice.written(headings).to_owned())
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            items.join("; ")
        }
        other => other.to_string(),
    }
}

/// `17/05/2004` of `2004-05-17`, and likewise a month or a year.
fn turned(day: &str) -> String {
    day.split('-').rev().collect::<Vec<_>>().join("/")
}
