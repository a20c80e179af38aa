//! Texts with names in braces.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::platform::office::paper::pdf::fonts::{Fonts, Style};
use crate::platform::office::paper::words::composed;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pattern<'a>(Vec<Part<'a>>);

#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(Cow<'a, str>),
    Name(&'a str),
}

impl<'a> Pattern<'a> {
    /// `None` when a brace is not closed.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            if !before.is_empty() {
                parts.push(Part::Text(composed(before)));
            }
            if let Some(behind) = behind.strip_prefix('{') {
                parts.push(Part::Text("{".into()));
                rest = behind;
            } else {
                let (name, behind) = behind.split_once('}')?;
                parts.push(Part::Name(name.trim()));
                rest = behind;
            }
        }
        if !rest.is_empty() {
            parts.push(Part::Text(composed(rest)));
        }
        Some(Self(parts))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter_map(|part| match part {
            Part::Name(name) => Some(*name),
            Part::Text(_) => None,
        })
    }

    /// A letter of its own that the fonts have not.
    pub(super) fn foreign_letter(&self) -> Option<char> {
        self.0.iter().find_map(|part| match part {
            Part::Text(text) => foreign_letter(text),
            Part::Name(_) => None,
        })
    }

    /// The text with its values.
    ///
    /// # Errors
    /// The name that has none.
    pub(super) fn filled(&self, values: &BTreeMap<String, String>) -> Result<String, &'a str> {
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Name(name) => {
                    text.push_str(&composed(values.get(*name).ok_or(*name)?));
                }
            }
        }
        Ok(composed(&text).into_owned())
    }
}

/// The first letter that the fonts have not.
pub(super) fn foreign_letter(text: &str) -> Option<char> {
    let face = Fonts::get().ok()?.face(Style::Regular);
    text.chars()
        .find(|letter| *letter != '\n' && !face.has(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_values_and_doubled_braces_braces() {
        let values = BTreeMap::from([("ten".to_owned(), "Lò Thị Hoà".to_owned())]);
        for (text, expected) in [
            ("Họ tên: {ten}.", Some(Ok("Họ tên: Lò Thị Hoà."))),
            ("{ ten }{ten}", Some(Ok("Lò Thị HoàLò Thị Hoà"))),
            ("{{ten} a}", Some(Ok("{ten} a}"))),
            ("{so}", Some(Err("so"))),
            ("{ten", None),
            ("", Some(Ok(""))),
        ] {
            let found = Pattern::parse(text).map(|pattern| pattern.filled(&values));
            assert_eq!(
                found,
                expected.map(|text| text.map(str::to_owned)),
                "{text}"
            );
        }
    }
}
