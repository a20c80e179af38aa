//! Codes of a list, found by their code or by their labels in any language.

use std::collections::HashMap;

use super::fault::{Fault, Remark};
use super::texts::digits_of;
use crate::platform::office::Cell;
use crate::platform::values::text::{fold, nfc, sort_key};

/// Places in a cell at which a code may end and its label begin.
const MOST_MARKS: usize = 8;
/// Of a cell with a code or a label, bytes.
const LONGEST: usize = 500;

/// The codes of a list.
///
/// A code goes before a label; a label that has the marks of its letters goes before one without.
#[derive(Debug, Clone, Default)]
pub struct Codes {
    list: Vec<String>,
    exact: HashMap<String, usize>,
    by_case: HashMap<String, Vec<usize>>,
    /// Codes of digits without the zeros before them.
    by_number: HashMap<String, Vec<usize>>,
    /// As written, but for blanks.
    by_label: HashMap<String, Vec<usize>>,
    /// By letters and tones, but neither case nor punctuation: `Hòa` is `HOÀ`.
    by_letters: HashMap<String, Vec<usize>>,
    by_fold: HashMap<String, Vec<usize>>,
}

impl Codes {
    /// Of each code its labels, abbreviations among them.
    pub fn new<'a, L>(list: impl IntoIterator<Item = (&'a str, L)>) -> Self
    where
        L: IntoIterator<Item = &'a str>,
    {
        let mut all = Self::default();
        for (code, labels) in list {
            let index = all.code(code);
            for label in labels {
                add(&mut all.by_label, nfc(label), index);
                add(&mut all.by_letters, sort_key(label), index);
                add(&mut all.by_fold, fold(label), index);
            }
        }
        all
    }

    fn code(&mut self, code: &str) -> usize {
        if let Some(index) = self.exact.get(code) {
            return *index;
        }
        let index = self.list.len();
        self.list.push(code.to_owned());
        self.exact.insert(code.to_owned(), index);
        add(&mut self.by_case, code.to_lowercase(), index);
        if let Some(number) = without_zeros(code) {
            add(&mut self.by_number, number.to_owned(), index);
        }
        index
    }

    pub(super) fn of_cell(&self, cell: &Cell, remarks: &mut Vec<Remark>) -> Result<String, Fault> {
        match cell {
            Cell::Number(number) => self.of_text(&digits_of(*number)?, remarks),
            Cell::Instant(instant) => Err(super::days::day_near(*instant)
                .map_or(Fault::WrongType, |day| Fault::DayInstead { day })),
            _ => Err(Fault::WrongType),
        }
    }

    pub(super) fn of_text(&self, text: &str, remarks: &mut Vec<Remark>) -> Result<String, Fault> {
        if text.len() > LONGEST {
            return Err(Fault::CodeUnknown);
        }
        let mut said = None;
        let index = if let Some(index) = self.by_code(text)? {
            index
        } else if let Some(index) = self.label(text, &mut said)? {
            index
        } else if let Some(index) = self.by_number(text, &mut said)? {
            index
        } else {
            self.pair(text, &mut said)?
        };
        remarks.extend(said);
        Ok(self.list[index].clone())
    }

    fn by_code(&self, text: &str) -> Result<Option<usize>, Fault> {
        match self.exact.get(text) {
            Some(index) => Ok(Some(*index)),
            None => self.only(self.by_case.get(&text.to_lowercase())),
        }
    }

    fn label(&self, text: &str, said: &mut Option<Remark>) -> Result<Option<usize>, Fault> {
        if let Some(index) = self.only(self.by_label.get(text))? {
            return Ok(Some(index));
        }
        let plain = nfc(text);
        if let Some(index) = self.only(self.by_label.get(&plain))? {
            return Ok(Some(index));
        }
        if let Some(index) = self.only(self.by_letters.get(&sort_key(&plain)))? {
            return Ok(Some(index));
        }
        if let Some(index) = self.only(self.by_fold.get(&fold(&plain)))? {
            let code = self.list[index].clone();
            *said = Some(Remark::LabelWithoutAccents { code });
            return Ok(Some(index));
        }
        Ok(None)
    }

    fn by_number(&self, text: &str, said: &mut Option<Remark>) -> Result<Option<usize>, Fault> {
        let number = without_zeros(text).and_then(|number| self.by_number.get(number));
        let found = self.only(number)?;
        *said = found.map(|index| Remark::CodeZerosRestored {
            code: self.list[index].clone(),
        });
        Ok(found)
    }

    /// `01 - Kinh` and `Kinh (01)`: both have to say the same.
    fn pair(&self, text: &str, said: &mut Option<Remark>) -> Result<usize, Fault> {
        let around = |c: char| c.is_whitespace() || is_between(c);
        let marks = text.char_indices().filter(|(_, c)| around(*c));
        for (at, _) in marks.take(MOST_MARKS) {
            let (left, right) = text.split_at(at);
            let (left, right) = (left.trim_matches(around), right.trim_matches(around));
            if left.is_empty() || right.is_empty() {
                continue;
            }
            for (code, label) in [(left, right), (right, left)] {
                let mut zeros = None;
                let code = match self.by_code(code)? {
                    None => self.by_number(code, &mut zeros)?,
                    found => found,
                };
                let Some(code) = code else {
                    continue;
                };
                match self.label(label, said) {
                    Ok(Some(labelled)) if labelled != code => {
                        return Err(Fault::CodeDisagrees {
                            code: self.list[code].clone(),
                            label_of: self.list[labelled].clone(),
                        });
                    }
                    Ok(None) => {}
                    // The code says which one a label of several means.
                    Err(Fault::CodeAmbiguous { codes }) if !codes.contains(&self.list[code]) => {}
                    _ => {
                        *said = zeros.or(said.take());
                        return Ok(code);
                    }
                }
            }
        }
        Err(Fault::CodeUnknown)
    }

    fn only(&self, found: Option<&Vec<usize>>) -> Result<Option<usize>, Fault> {
        match found.map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            Some([index]) => Ok(Some(*index)),
            Some(several) => Err(Fault::CodeAmbiguous {
                codes: several
                    .iter()
                    .map(|index| self.list[*index].clone())
                    .collect(),
            }),
        }
    }
}

fn add(map: &mut HashMap<String, Vec<usize>>, key: String, index: usize) {
    if key.is_empty() {
        return;
    }
    let found = map.entry(key).or_default();
    if !found.contains(&index) {
        found.push(index);
    }
}

fn without_zeros(code: &str) -> Option<&str> {
    let digits = super::slips::is_digits(code).then(|| code.trim_start_matches('0'))?;
    (!digits.is_empty()).then_some(digits)
}

fn is_between(c: char) -> bool {
    matches!(
        c,
        '-' | '–' | '—' | ':' | '.' | ',' | '(' | ')' | '|' | '/' | '_' | '[' | ']'
    )
}
