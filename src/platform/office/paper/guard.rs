//! Cells that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// `text` as a cell that no spreadsheet takes for a formula: with an apostrophe before whatever could be
/// one. Which letter parts cells the reader's own settings say, and quotes that stand elsewhere than around
/// what it takes for a cell hold nothing together: so a cell may begin behind a comma, a semicolon, a tab
/// and a line break, too.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    let whole = is_harmless(text);
    if whole && text.split(is_end).all(is_harmless) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 2);
    if !whole {
        safe.push('\'');
    }
    for (index, part) in text.split_inclusive(is_end).enumerate() {
        let is_guarded = index == 0 && !whole;
        if !is_guarded && !is_harmless(part.trim_end_matches(is_end)) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    Cow::Owned(safe)
}

/// A text for a cell that is no formula whatever it holds, so that [`unguarded`] gives it back.
#[must_use]
pub fn reversible(text: &str) -> Cow<'_, str> {
    if unguarded(text) == text {
        Cow::Borrowed(text)
    } else {
        harmless(text)
    }
}

/// What [`harmless`] was given.
#[must_use]
pub fn unguarded(text: &str) -> Cow<'_, str> {
    if !text.contains('\'') {
        return Cow::Borrowed(text);
    }
    let is_guarded = |part: &str| {
        part.strip_prefix('\'')
            .is_some_and(|rest| !is_harmless(rest))
    };
    let mut plain = String::with_capacity(text.len());
    for (index, part) in text.split_inclusive(is_end).enumerate() {
        let whole = if index == 0 {
            text
        } else {
            part.trim_end_matches(is_end)
        };
        plain.push_str(if is_guarded(whole) { &part[1..] } else { part });
    }
    Cow::Owned(plain)
}

fn is_end(letter: char) -> bool {
    matches!(letter, ',' | ';' | '\t' | '\r' | '\n')
}

/// Whether a text is figures that a spreadsheet would make a number or a day of: `014304001234`, `05/2004`,
/// `+84912345678`.
#[must_use]
pub fn is_figures(text: &str) -> bool {
    let bare = text.strip_prefix('+').unwrap_or(text);
    bare.contains(|letter: char| letter.is_ascii_digit())
        && bare
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"/.- ".contains(&byte))
}

/// What a formula says that is figures alone, as CSV for Excel writes those that are to stay a text.
#[must_use]
pub fn quoted_figures(cell: &str) -> Option<&str> {
    let figures = cell.strip_prefix("=\"")?.strip_suffix('"')?;
    is_figures(figures).then_some(figures)
}

/// Whether a spreadsheet could take a text for a formula when somebody types it.
pub fn is_formula(text: &str) -> bool {
    text.trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// What is no formula, and none behind apostrophes, of which one could be ours. A sign before nothing but
/// digits makes a number, `-5` or `+84912345678`, which computes nothing and stays as it is.
fn is_harmless(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let number = text.trim_start_matches(' ').strip_prefix(['+', '-']);
    let is_number = number.is_some_and(|rest| match rest.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(rest),
    });
    is_number || !is_formula(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_gets_an_apostrophe_and_numbers_do_not() {
        for formula in [
            "=1+1", "+84+1", "-2-3", "@SUM(A1)", "\tx", "\rx", "＝1", "-", "+cmd|x",
        ] {
            assert_eq!(harmless(formula), format!("'{formula}"));
            assert_eq!(unguarded(&harmless(formula)), formula);
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
            assert_eq!(unguarded(harmless_text), harmless_text);
        }
        for (text, guarded) in [
            ("Bản A;=1+1;b; @c", "Bản A;'=1+1;b;' @c"),
            ("Bản A,=1+1,b, @c", "Bản A,'=1+1,b,' @c"),
            ("Bản A\t=1\n+x\r-", "Bản A\t'=1\n'+x\r'-"),
            ("=1,=2", "'=1,'=2"),
        ] {
            assert_eq!(harmless(text), guarded);
            assert_eq!(unguarded(guarded), text);
        }
    }

    #[test]
    fn every_text_comes_back_as_it_was() {
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer = texts.iter().flat_map(|text| {
                let letters = ['\'', '=', '-', '5', ';', ' ', 'x'];
                letters.map(|letter| format!("{text}{letter}"))
            });
            texts = longer.collect();
            for text in &texts {
                let guarded = harmless(text);
                assert!(guarded.starts_with('\'') || is_harmless(&guarded));
                assert_eq!(unguarded(&guarded), *text, "{guarded}");
                assert_eq!(unguarded(&reversible(text)), *text);
            }
        }
        assert_eq!(harmless("'=x"), "''=x");
        assert_eq!(reversible("=x"), "=x");
    }

    #[test]
    fn figures_are_told_from_what_computes() {
        for figures in [
            "014304001234",
            "05/2004",
            "+84912345678",
            "0912 345 678",
            "1.2-3",
        ] {
            assert!(is_figures(figures), "{figures}");
            assert_eq!(quoted_figures(&format!("=\"{figures}\"")), Some(figures));
        }
        for other in ["", "-", "+", "1e5", "1+1", "•••678", "1,2", "12\"", "=1"] {
            assert!(!is_figures(other), "{other}");
        }
        for formula in ["=\"a\"", "=\"1\"&A1&\"2\"", "=1", "\"1\"", "=\"\""] {
            assert_eq!(quoted_figures(formula), None);
        }
    }
}
