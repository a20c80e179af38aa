//! What is wrong with a cell, what was read otherwise than it stands, and what has to be asked about
//! a column. None of them repeats a text that may be personal data: who renders them has the cell.

use crate::platform::values::phone::InvalidPhone;
use crate::platform::values::time::Date;

/// Why a cell is no value of its member.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// A formula without a value: the file is to be opened in a spreadsheet program and saved once.
    NotComputed,
    /// `#N/A` and the like, as shown.
    CellError(String),
    /// A number or a day was entered where true or false belongs, or the like.
    WrongType,
    /// A number where a text belongs, whose leading zeros may be gone: to be entered as a text.
    NotText,
    /// An identifier that is too short by as many digits as it may have had zeros before it.
    ZerosLost {
        missing: usize,
    },
    /// A spreadsheet keeps fifteen digits, or shows `1.43E+10`: the other ones are gone.
    DigitsLost,
    /// A day where a text or a number belongs: a spreadsheet has made one of `3-12` or of `7.5`.
    DayInstead {
        day: Date,
    },
    /// A writing that is nearly right.
    Slip(Slip),
    NotADay,
    /// The calendar or the clock has none such.
    NoSuchDay,
    /// A day without its time of day is wanted.
    HoldsTime,
    /// A time of another zone, which may be another day here.
    OtherZone,
    /// The number by which a spreadsheet counts days: the column is to be formatted as a date.
    SerialNumber {
        serial: i32,
        day: Date,
    },
    /// A year where a whole day is wanted.
    YearAlone {
        year: i16,
    },
    /// A month where a whole day is wanted.
    MonthAlone {
        month: u8,
        year: i16,
    },
    /// A year that was typed where days are formatted: what is shown is a day of 1905.
    YearAsDay {
        year: i16,
        day: Date,
    },
    /// The column has to be asked about first.
    Asks(Question),
    NotANumber,
    /// `85%`: 85 or 0.85?
    Percent,
    /// `1.234`: both readings, as they are written in JSON.
    AmbiguousNumber {
        thousands: String,
        decimal: String,
    },
    NotWhole,
    NumberTooLarge,
    NotAFlag,
    Phone(InvalidPhone),
    /// One is wanted.
    SeveralPhones {
        count: usize,
    },
    CodeUnknown,
    /// The label is that of several codes.
    CodeAmbiguous {
        codes: Vec<String>,
    },
    /// `01 - Tày` where 01 is Kinh.
    CodeDisagrees {
        code: String,
        label_of: String,
    },
}

/// What makes a writing nearly right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Blanks within a number or a day.
    Blanks,
    /// Full-width digits or those of another script.
    Digits,
    /// A letter O, l or I among digits.
    Letters,
}

/// What was read otherwise than it stands, or by a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Remark {
    /// A year of two digits: the one it was taken for.
    CenturyTaken { written: i16, year: i16 },
    /// The day alone was taken from a day with a time.
    TimeDropped,
    /// The month was read before the day, as was answered for this column.
    MonthFirst,
    /// Day and month of a date cell were turned back, as was answered for this column.
    TurnedBack { shown: Date },
    /// The mark of `1.234` was read as one of thousands.
    ThousandsMark { value: String },
    /// The mark of `1.234` was read as a decimal one, as elsewhere in the column.
    DecimalMark { value: String },
    /// `1e3`.
    Exponent { value: String },
    /// The name of a currency behind an amount was left out.
    CurrencyDropped,
    /// Zeros were put before a citizen ID; province, sex and year of birth prove them.
    CitizenIdRestored { zeros: usize },
    /// A zero was put before a telephone number.
    PhoneZeroRestored,
    /// One telephone number stood there several times.
    PhoneRepeated { count: usize },
    /// The label was found by its letters alone: marks, or the blanks between words, differ.
    LabelWithoutAccents { code: String },
    /// The code was found without the zeros before it.
    CodeZerosRestored { code: String },
}

/// What only somebody who knows the file can say. It is asked once for a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Texts prove that the month stands before the day.
    MonthFirst,
    /// Every date cell has a day up to 12 while later days are texts: a spreadsheet set to another
    /// country has read `03/12` as 12 March.
    DatesTurnedRound,
}
