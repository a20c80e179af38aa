//! The words, numbers and days of a paper in its language.

use std::borrow::Cow;

use jiff::civil::Date;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::model::{Item, Language, Slot};
use crate::platform::values::time;

impl Language {
    /// As PDF and HTML name it.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi-VN",
            Self::English => "en",
        }
    }

    /// The state's name and its motto.
    pub(crate) fn motto(self) -> [&'static str; 2] {
        match self {
            Self::Vietnamese => [
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
            ],
            Self::English => [
                "SOCIALIST REPUBLIC OF VIET NAM",
                "Independence - Freedom - Happiness",
            ],
        }
    }

    pub(crate) fn page(self, page: usize, pages: usize) -> String {
        match self {
            Self::Vietnamese => format!("Trang {page}/{pages}"),
            Self::English => format!("Page {page} of {pages}"),
        }
    }
}

/// A cell as people read it.
pub(crate) fn shown(slot: Slot<'_>, language: Language) -> Cow<'_, str> {
    match slot {
        Slot::Index(number) => number.to_string().into(),
        Slot::Item(Item::Empty) => "".into(),
        Slot::Item(Item::Text(text)) => composed(text),
        Slot::Item(Item::Number(number)) => shown_number(number, language).into(),
        Slot::Item(Item::Day(day)) => shown_day(day).into(),
    }
}

/// A month as decree 30/2020 on clerical work writes it: the first two in two digits.
#[must_use]
pub fn month(month: i8) -> String {
    if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    }
}

/// "Sơn La, ngày 05 tháng 6 năm 2026", above a signature; the day alone without a place.
#[must_use]
pub fn place_and_day(place: &str, day: time::Date, language: Language) -> String {
    let civil = day.civil();
    let before = |word: &str| match place {
        "" => word.to_owned(),
        place => format!("{place}, {}", word.to_lowercase()),
    };
    match language {
        Language::English => format!("{}{day}", before("")),
        Language::Vietnamese => {
            let (day, month, year) = (civil.day(), month(civil.month()), civil.year());
            format!("{} {day:02} tháng {month} năm {year}", before("Ngày"))
        }
    }
}

pub(crate) fn shown_day(day: Date) -> String {
    time::Date::from(day).day_first()
}

pub(crate) fn shown_number(number: f64, language: Language) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let plain = number.to_string();
    match language {
        Language::Vietnamese => plain.replace('.', ","),
        Language::English => plain,
    }
}

/// The text in Unicode NFC: fonts have the composed letters.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        for (number, vietnamese, english) in [
            (7.5, "7,5", "7.5"),
            (2026.0, "2026", "2026"),
            (-1_234.5, "-1234,5", "-1234.5"),
            (0.0, "0", "0"),
            (f64::NAN, "", ""),
        ] {
            assert_eq!(shown_number(number, Language::Vietnamese), vietnamese);
            assert_eq!(shown_number(number, Language::English), english);
        }
    }

    #[test]
    fn days_are_written_day_first_and_texts_composed() {
        assert_eq!(shown_day(jiff::civil::date(2026, 6, 5)), "05/06/2026");
        let day = time::Date::constant(2026, 2, 5);
        for (place, language, text) in [
            (
                "Sơn La",
                Language::Vietnamese,
                "Sơn La, ngày 05 tháng 02 năm 2026",
            ),
            ("", Language::Vietnamese, "Ngày 05 tháng 02 năm 2026"),
            ("Sơn La", Language::English, "Sơn La, 2026-02-05"),
            ("", Language::English, "2026-02-05"),
        ] {
            assert_eq!(place_and_day(place, day, language), text);
        }
        assert_eq!(month(6), "6");
        let typed = Slot::Item(Item::Text("Lo\u{300} Thi\u{323} Hoa\u{300}"));
        assert_eq!(shown(typed, Language::Vietnamese), "Lò Thị Hoà");
    }
}
