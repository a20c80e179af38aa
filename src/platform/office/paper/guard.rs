//! Cells that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// `text` as a cell that no spreadsheet takes for a formula: with an apostrophe before whatever
/// could be one. Vietnamese spreadsheets begin a cell at a semicolon, too.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    let parts = || text.split(';');
    if parts().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    let part = |part| {
        if is_harmless(part) {
            part.to_owned()
        } else {
            format!("'{part}")
        }
    };
    Cow::Owned(parts().map(part).collect::<Vec<_>>().join(";"))
}

/// A sign before nothing but digits makes a number, `-5` or `+84912345678`, which computes
/// nothing and stays as it is.
fn is_harmless(text: &str) -> bool {
    let mut characters = text.trim_start_matches(' ').chars();
    match characters.next() {
        Some('+' | '-') => {
            let rest = characters.as_str();
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            match rest.split_once('.') {
                Some((whole, fraction)) => digits(whole) && digits(fraction),
                None => digits(rest),
            }
        }
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_gets_an_apostrophe_and_numbers_do_not() {
        for formula in [
            "=1+1", "+84+1", "-2-3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-", "+cmd|x",
        ] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for harmless_text in [
            "-5",
            "+84912345678",
            "-7.25",
            "Sơ cấp = I",
            "",
            "•••678",
            "'x",
            "Bản A; Bản B",
        ] {
            assert_eq!(harmless(harmless_text), harmless_text);
        }
        assert_eq!(harmless("Bản A;=1+1;b; @c"), "Bản A;'=1+1;b;' @c");
    }
}
