//! A sheet as it is understood, and what it was seen to hold.

use std::collections::BTreeMap;

use super::cells::{masked, shown};
use super::letters::{Converted, Letters, Weighing, row_of};
use super::options::DateReading;
use super::own::OwnSheet;
use super::{TableOptions, Wanted};
use crate::platform::office::book::Book;
use crate::platform::office::form::{
    self, Form, FoundColumn, FoundRow, LeftOutReason, Reader, Role, Told,
};
use crate::platform::office::values::{ColumnFacts, DayOrder};
use crate::platform::office::{Cell, Layout, Row, Struck};
use crate::platform::values::time::Date;
use crate::resources::imports::read::Stop;

/// Rows that are left out, and are named with their texts.
const NAMED: usize = 50;
/// Letters of a row that is left out.
const LONGEST_TEXT: usize = 120;
/// Rows between two looks at whether to go on.
const A_WHILE: u32 = 1000;

pub struct Sheet {
    /// Its place among all sheets.
    pub index: usize,
    pub name: String,
    pub layout: Layout,
    pub form: Form,
    /// It is an export of the registry.
    pub own: Option<OwnSheet>,
    pub letters: Letters,
    /// By the columns of the form.
    pub facts: Vec<ColumnFacts>,
}

/// Rows of a sheet, counted.
#[derive(Debug, Default)]
pub struct Seen {
    pub rows: i64,
    pub hidden: i64,
    pub struck: i64,
    pub left_out: BTreeMap<Why, i64>,
    /// The first of them.
    pub named: Vec<(u32, Why, String)>,
    /// A text of each column that was converted, as it stood and as it reads.
    pub converted: BTreeMap<usize, (String, String)>,
}

/// Why a row of a sheet is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    Title,
    Header,
    Numbering,
    Example,
    Group,
    Total,
    Note,
    Signature,
    Hidden,
    Struck,
    OtherTable,
    NothingSaid,
}

impl Why {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "TITLE",
            Self::Header => "HEADER",
            Self::Numbering => "NUMBERING",
            Self::Example => "EXAMPLE",
            Self::Group => "GROUP",
            Self::Total => "TOTAL",
            Self::Note => "NOTE",
            Self::Signature => "SIGNATURE",
            Self::Hidden => "HIDDEN",
            Self::Struck => "STRUCK_THROUGH",
            Self::OtherTable => "OTHER_TABLE",
            Self::NothingSaid => "NOTHING_SAID",
        }
    }

    fn of(reason: LeftOutReason) -> Option<Self> {
        Some(match reason {
            LeftOutReason::Blank => return None,
            LeftOutReason::Title => Self::Title,
            LeftOutReason::Header | LeftOutReason::RepeatedHeader => Self::Header,
            LeftOutReason::Numbering | LeftOutReason::NumberAlone => Self::Numbering,
            LeftOutReason::Example => Self::Example,
            LeftOutReason::GroupHead => Self::Group,
            LeftOutReason::Total => Self::Total,
            LeftOutReason::Note => Self::Note,
            LeftOutReason::Signature => Self::Signature,
            LeftOutReason::OtherTable => Self::OtherTable,
        })
    }
}

/// The first rows of a sheet, and what its columns are in by these.
pub struct Head {
    pub index: usize,
    pub name: String,
    pub layout: Layout,
    pub rows: Vec<Row>,
    pub letters: Letters,
    pub own: Option<OwnSheet>,
}

impl Sheet {
    /// Look a sheet through whose form is found.
    pub fn look<F: std::io::Read + std::io::Seek>(
        book: &mut Book<F>,
        head: Head,
        form: Form,
        (wanted, options): (&Wanted, &TableOptions),
        (today, has_code_page): (Date, bool),
        go_on: &mut dyn FnMut() -> Result<(), Stop>,
    ) -> Result<(Self, Seen), Stop> {
        let mut sheet = Self {
            index: head.index,
            name: head.name,
            layout: head.layout,
            facts: Vec::new(),
            letters: head.letters,
            own: head.own,
            form,
        };
        // What the first rows say of the letters nearly always holds for all; what all rows say does.
        loop {
            sheet.facts = vec![facts(today, options); sheet.form.columns.len()];
            let mut weighing = Weighing::new(&sheet.layout);
            let mut looking = Looking {
                reader: Reader::new(&sheet.form, &sheet.layout, wanted.known(sheet.own.as_ref())),
                form: &sheet.form,
                own: sheet.own.as_ref(),
                letters: &sheet.letters,
                facts: &mut sheet.facts,
                takes_hidden: options.takes_hidden(),
                seen: Seen::default(),
            };
            let mut count = 0;
            book.rows::<Stop>(sheet.index, &mut |line| {
                count += 1;
                if count % A_WHILE == 0 {
                    go_on()?;
                }
                if let Ok(row) = row_of(line, has_code_page) {
                    weighing.see(&row);
                    looking.see(row);
                } else {
                    looking.seen.rows += 1;
                }
                Ok(())
            })?;
            let (seen, letters) = (looking.seen, weighing.finish());
            if letters.agrees(&sheet.letters) {
                sheet.letters = letters;
                return Ok((sheet, seen));
            }
            sheet.letters = letters;
        }
    }

    /// The columns that hold something and are not understood, or that nobody sees.
    pub fn left_out_columns(&self) -> impl Iterator<Item = &FoundColumn> {
        let is_left_out = |column: &&FoundColumn| match column.role {
            Role::LeftOut { why } => matches!(why, form::Why::Unknown | form::Why::Hidden),
            _ => false,
        };
        self.form.columns.iter().filter(is_left_out)
    }

    /// Whether a row has nothing to say in its kind.
    pub fn says_nothing(&self, row: &FoundRow) -> bool {
        says_nothing(self.own.as_ref(), &self.form, row)
    }

    /// The member that a column holds, or a part of.
    pub fn member_at(&self, column: usize) -> Option<&str> {
        match &self.form.columns.get(column)?.role {
            Role::Member { name } => Some(name),
            Role::Part { member, .. } => Some(member),
            Role::LeftOut { .. } => None,
        }
    }
}

fn says_nothing(own: Option<&OwnSheet>, form: &Form, row: &FoundRow) -> bool {
    let filled = row.values.iter().filter(|value| !value.cell.is_empty());
    let members = filled.map(|value| &*form.members[value.member]);
    row.values.is_empty() || own.is_some_and(|own| own.says_nothing(members))
}

fn facts(today: Date, options: &TableOptions) -> ColumnFacts {
    let mut facts = ColumnFacts::new(today);
    if let Some(dates) = options.dates {
        facts.answer_order(match dates {
            DateReading::MonthFirst => DayOrder::MonthFirst,
            DateReading::DayFirst | DateReading::Turned => DayOrder::DayFirst,
        });
        facts.answer_turned_round(dates == DateReading::Turned);
    }
    facts
}

/// Rows of a sheet while they are looked through.
struct Looking<'a> {
    reader: Reader<'a>,
    form: &'a Form,
    own: Option<&'a OwnSheet>,
    letters: &'a Letters,
    facts: &'a mut [ColumnFacts],
    takes_hidden: bool,
    seen: Seen,
}

impl Looking<'_> {
    fn see(&mut self, mut row: Row) {
        let Converted { before, .. } = self.letters.convert(&mut row);
        for (column, before) in before {
            if let Some(Cell::Text(after)) = row.cells.get(column) {
                let sample = || (before, after.clone());
                self.seen.converted.entry(column).or_insert_with(sample);
            }
        }
        let (hidden, struck) = (row.hidden, row.struck);
        match self.reader.row(row) {
            Told::Row(found) => {
                self.seen.hidden += i64::from(hidden);
                self.seen.struck += i64::from(struck != Struck::Nothing && !hidden);
                if (hidden || struck == Struck::Mostly) && !self.takes_hidden {
                    let why = if hidden { Why::Hidden } else { Why::Struck };
                    self.leave_out(found.number, why, &text_of(&found));
                    return;
                }
                if says_nothing(self.own, self.form, &found) {
                    self.leave_out(found.number, Why::NothingSaid, "");
                    return;
                }
                self.seen.rows += 1;
                for value in &found.values {
                    if let Some(facts) = self.facts.get_mut(value.column) {
                        facts.see(found.number, &value.cell);
                    }
                }
            }
            Told::LeftOut {
                number,
                reason,
                text,
            } => {
                if let Some(why) = Why::of(reason) {
                    self.leave_out(number, why, &text);
                }
            }
            Told::OtherTable { number, text } => self.leave_out(number, Why::OtherTable, &text),
        }
    }

    fn leave_out(&mut self, number: u32, why: Why, text: &str) {
        *self.seen.left_out.entry(why).or_default() += 1;
        if self.seen.named.len() < NAMED {
            let text = masked(text, LONGEST_TEXT);
            self.seen.named.push((number, why, text));
        }
    }
}

/// The values of a row side by side.
fn text_of(row: &FoundRow) -> String {
    let cells: Vec<String> = row.values.iter().map(|value| shown(&value.cell)).collect();
    cells.join(" | ")
}
