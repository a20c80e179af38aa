//! One spelling of the two that the tone of `hòa`, `hoà` has.

use super::Encoding;
use super::alphabet::{letter, with_tone, without_tone};
use super::convert;

/// The text in NFC with the tone of an open oa, oe or uy on its first vowel: `hòa`, `khỏe`, `thúy`.
/// For comparing only: both spellings are right. `quý` has no other.
#[must_use]
pub fn same_tone_placement(text: &str) -> String {
    let text = convert(text, Encoding::Unicode).unwrap_or_default();
    if text.is_ascii() {
        return text;
    }
    let mut placed = String::with_capacity(text.len());
    // The last three characters before the one at hand; a word's beginning is a blank.
    let mut characters = text.chars().peekable();
    let mut before = [' ', ' '];
    while let Some(c) = characters.next() {
        let is_end = !characters.peek().is_some_and(|next| next.is_alphabetic());
        match moved(before, c).filter(|_| is_end) {
            Some((first, second)) => {
                placed.pop();
                placed.extend([first, second]);
            }
            None => placed.push(c),
        }
        before = [before[1], c];
    }
    // A second mark, which no word has, would be composed only now.
    convert(&placed, Encoding::Unicode).unwrap_or_default()
}

/// The vowels with the tone on the first, where it stands on `second` and both are a rhyme.
fn moved([initial, first]: [char; 2], second: char) -> Option<(char, char)> {
    let toned = letter(second).filter(|toned| toned.tone > 0)?;
    let bare = without_tone(second)?;
    let is_rhyme = match (first, bare) {
        ('o' | 'O', 'a' | 'A' | 'e' | 'E') => true,
        ('u' | 'U', 'y' | 'Y') => !matches!(initial, 'q' | 'Q'),
        _ => false,
    };
    let follows_vowel = letter(initial).is_some_and(super::alphabet::Letter::is_vowel);
    (is_rhyme && !follows_vowel).then_some((with_tone(first, toned.tone)?, bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_become_one() {
        for (one, other) in [
            ("Hoà", "Hòa"),
            ("THUÝ HOÀ", "THÚY HÒA"),
            ("khoẻ, loè xoè", "khỏe, lòe xòe"),
            ("thuỷ-uỷ ban", "thủy-ủy ban"),
            ("Hoa\u{300}", "Hòa"),
        ] {
            assert_eq!(same_tone_placement(one), other);
            assert_eq!(same_tone_placement(other), other);
        }
    }

    #[test]
    fn what_has_one_spelling_stays() {
        for text in ["quý Quỳnh Hoàng hoạt ngoài quà", "loáy", "Lò Thị Hoa", ""] {
            assert_eq!(
                same_tone_placement(text).chars().count(),
                text.chars().count(),
                "{text}"
            );
        }
        assert_eq!(same_tone_placement("quý Quỳnh Hoàng"), "quý Quỳnh Hoàng");
    }
}
