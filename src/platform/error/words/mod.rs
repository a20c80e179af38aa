//! Sentences about errors, wholly in the language of who reads them. The values that programs read
//! stand beside a sentence as they are.

mod actions;
mod fixed;
mod names;
mod schema;
mod values;

use serde_json::{Map, Value};

use super::{ErrorCode, Language};

/// Where in a table the fault is: said in front, not among the values.
const PLACES: [&str; 4] = ["sheet", "row", "heading", "cell"];

/// The code's title, what to do, and the values that explain it; of a fault in a table, where it is.
pub(super) fn sentence(code: ErrorCode, params: &Map<String, Value>, language: Language) -> String {
    let mut said = code.title(language).to_owned();
    let asked = schema::asked(code, params, language);
    let (hint, told) = asked.map_or((None, &[][..]), |(hint, told)| (Some(hint), told));
    let is_left = |name: &str| !PLACES.contains(&name) && !told.contains(&name);
    if let Some(hint) = hint {
        said = format!("{said}: {hint}");
    }
    let values: Vec<String> = params
        .iter()
        .filter(|(name, _)| is_left(name))
        .filter_map(|(name, value)| {
            // Records are for programs, not for a sentence.
            let is_record =
                matches!(value, Value::Array(items) if items.iter().any(Value::is_object));
            let value = values::worded(name, value, language).filter(|_| !is_record)?;
            let name = names::named(name, language).unwrap_or(name);
            Some(format!("{name}: {value}"))
        })
        .collect();
    if !values.is_empty() {
        said = format!("{said} ({})", values.join(", "));
    }
    match place(params, language) {
        Some(place) => format!("{place}: {said}"),
        None => said,
    }
}

/// `Trang «Lớp», dòng 12, cột «Ngày sinh», ô «31/02/2004»`.
fn place(params: &Map<String, Value>, language: Language) -> Option<String> {
    let words = match language {
        Language::Vietnamese => ["trang", "dòng", "cột", "ô"],
        Language::English => ["sheet", "row", "column", "cell"],
    };
    let parts: Vec<String> = PLACES
        .iter()
        .zip(words)
        .filter_map(|(name, word)| match params.get(*name)? {
            Value::String(text) => Some(format!("{word} «{text}»")),
            Value::Number(number) => Some(format!("{word} {number}")),
            _ => None,
        })
        .collect();
    let place = parts.join(", ");
    let mut letters = place.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
