//! The national list as its circular publishes it: a table with the columns "Mã" and "Tên gọi", once
//! or several times side by side. Codes of one, three and five digits are headings of levels and
//! groups; those of seven that begin with 5 or 6 are the occupations.

use super::import::{Entry, field_of, level_of};
use super::model::OccupationList;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::office::letters::Subject;
use crate::platform::values::text::{fold, nfc};
use crate::platform::wire::letters;
use crate::platform::wire::table_body::TableLine;

/// Lines among which the header of the table stands.
const HEADER_WITHIN: usize = 40;
/// What the columns are called, folded.
const CODES: &[&str] = &["ma", "ma so", "ma nghe", "ma nganh nghe", "ma cap iv"];
const NAMES: &[&str] = &[
    "ten goi",
    "ten nghe",
    "ten nganh nghe",
    "ten goi nganh nghe",
];

/// The columns of a code and of its name.
type Pair = (usize, usize);

/// What the table says, and how many of its rows are headings; none when it has no such columns.
pub fn read(lines: &[TableLine], problems: &mut Problems) -> Option<(Vec<Entry>, usize)> {
    let mut first = lines.iter().take(HEADER_WITHIN).enumerate();
    let (at, pairs) = first.find_map(|(at, line)| pairs(line).map(|pairs| (at, pairs)))?;
    let (mut entries, mut headings) = (Vec::new(), 0);
    for line in &lines[at + 1..] {
        for pair in &pairs {
            match said(line, *pair, problems) {
                Said::Nothing => {}
                Said::Heading => headings += 1,
                Said::Occupation(entry) => entries.push(entry),
            }
        }
    }
    Some((entries, headings))
}

/// The pairs of columns, each code with the name that comes next.
fn pairs(line: &TableLine) -> Option<Vec<Pair>> {
    let names = |wanted: &'static [&'static str]| {
        let titled = line.cells.iter().enumerate();
        titled.filter_map(move |(at, cell)| wanted.contains(&fold(cell).as_str()).then_some(at))
    };
    let codes: Vec<usize> = names(CODES).collect();
    let pairs: Vec<Pair> = codes
        .iter()
        .filter_map(|code| {
            let next = codes.iter().find(|other| *other > code);
            let name = names(NAMES).find(|name| name > code)?;
            next.is_none_or(|next| name < *next)
                .then_some((*code, name))
        })
        .collect();
    (!pairs.is_empty()).then_some(pairs)
}

enum Said {
    Nothing,
    Heading,
    Occupation(Entry),
}

fn said(line: &TableLine, (code, name): Pair, problems: &mut Problems) -> Said {
    let cell = |at: usize| line.cells.get(at).map_or("", String::as_str);
    let (code, written) = (cell(code), cell(name));
    let name = nfc(written);
    if code.is_empty() && name.is_empty() {
        return Said::Nothing;
    }
    let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
    if is_code && ![1, 3, 5, 7].contains(&code.len()) {
        problems.add(ErrorCode::OccupationCodeInvalid, &line.pointer("code"));
        return Said::Nothing;
    }
    let Some(level) = level_of(code) else {
        return Said::Heading;
    };
    letters::check(written, Subject::Address, &line.pointer("nameVi"), problems);
    Said::Occupation(Entry {
        line: line.number,
        list: OccupationList::National,
        code: code.to_owned(),
        name_vi: name,
        name_en: None,
        level: level.to_owned(),
        field: field_of(code),
        is_whole: false,
    })
}
