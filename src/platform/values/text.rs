//! Vietnamese text: the stored form, accent-insensitive search, and list order.
//!
//! A column that people read holds [`nfc`]; beside it, one that a search compares holds
//! [`fold`] and one that `ORDER BY` compares holds [`name_sort_key`] or [`sort_key`]. They
//! are computed here because SQLite and PostgreSQL share no Vietnamese collation, while
//! comparing the bytes of a stored key gives the same order on both.

use std::collections::HashSet;
use std::iter;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// Each term is one more `LIKE` over the table; no name has more words than this.
const MAX_SEARCH_TERMS: usize = 8;

/// Typed, typographic and modifier-letter forms, as in `H'Mông` and `H’Hen Niê`, and what keyboards
/// have beside them. Some count as letters in Unicode.
pub(super) const APOSTROPHES: [char; 18] = [
    '\'', '`', '´', '‘', '’', '‛', '′', '‵', '＇', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ˈ', 'ˊ', 'ˋ', 'ꞌ',
];

// Unicode does not decompose đ. Giving it a mark of its own lets every function below
// treat it as it treats ơ.
const STROKE: char = '\u{0335}';
const BREVE: char = '\u{0306}';
const CIRCUMFLEX: char = '\u{0302}';
const HORN: char = '\u{031B}';

/// The stored form of a text that people typed: Unicode NFC, trimmed, every run of white
/// space (line breaks included) one space, control and invisible characters dropped.
///
/// Applying it twice changes nothing.
#[must_use]
pub fn nfc(text: &str) -> String {
    // Composed after filtering: an invisible character may part a letter from its mark.
    let composed: String = text.chars().filter(|&c| !is_noise(c)).nfc().collect();
    joined(composed.split_whitespace())
}

/// The text in Unicode NFC and otherwise as it is: what two people type alike is one text, however
/// their keyboards compose it.
#[must_use]
pub fn composed(text: String) -> String {
    if text.is_ascii() || is_nfc(&text) {
        text
    } else {
        text.nfc().collect()
    }
}

/// The search form of a text: lower-case words without marks, one space between them. What
/// is neither letter nor digit only separates words.
///
/// `Đặng Thị Hường` and `DANG  THI-HUONG` both become `dang thi huong`.
#[must_use]
pub fn fold(text: &str) -> String {
    let bare: String = decomposed(text)
        .filter(|&c| !is_combining_mark(c))
        .collect();
    joined(words(&bare))
}

/// The folded words of a query in the order typed, each once, at most eight.
///
/// They are meant to be matched against a column that holds [`fold`]. A term holds letters
/// and digits only, so it cannot carry a `LIKE` wildcard.
#[must_use]
pub fn search_terms(query: &str) -> Vec<String> {
    let folded = fold(query);
    let mut seen = HashSet::new();
    folded
        .split_whitespace()
        .filter(|&word| seen.insert(word))
        .take(MAX_SEARCH_TERMS)
        .map(str::to_owned)
        .collect()
}

/// The key that orders people in a Vietnamese list: by given name (the last word), then
/// from the family name on.
///
/// Within words it follows the rules, and has the form, of [`sort_key`].
#[must_use]
pub fn name_sort_key(full_name: &str) -> String {
    let mut keys = word_keys(full_name);
    if let Some(given) = keys.pop() {
        keys.insert(0, given);
    }
    keys.join(" ")
}

/// The key that orders titles (schools, enterprises, places) in a Vietnamese list.
///
/// Words are compared from the first to the last; in each the letters decide (digits, then
/// a ă â b c d đ e ê … u ư v w x y z), and the tone only between equal letters (ngang,
/// huyền, hỏi, ngã, sắc, nặng). Case, punctuation and the vowel that carries the tone mark
/// do not count: `Hòa` and `HOÀ` share a key.
///
/// A key is compared byte by byte (`BINARY` in SQLite, `"C"` in PostgreSQL) and never
/// shown. Latin text gives ASCII: `Mường La` is `mu{o|ng 1 la 0`. Letters of other scripts
/// stay as they are and come last.
///
/// Source: Vietnam Lexicography Centre,
/// <http://vietunicode.sourceforge.net/charset/quytacABC_en.html>, except that capitals are
/// not told apart.
#[must_use]
pub fn sort_key(text: &str) -> String {
    word_keys(text).join(" ")
}

fn word_keys(text: &str) -> Vec<String> {
    // Without this, `Krông H'Bia` would be listed under B.
    let text: String = decomposed(text)
        .filter(|c| !APOSTROPHES.contains(c))
        .collect();
    words(&text).map(word_key).collect()
}

/// The letters of one decomposed word, a space, the digit of its tone. The space is below
/// every letter, so `An` and `Ạn` both come before `Anh`.
fn word_key(word: &str) -> String {
    let mut letters = String::with_capacity(word.len() + 2);
    let mut tone = '0';
    for c in word.chars() {
        if let Some(digit) = tone_digit(c) {
            tone = digit;
        } else if !is_combining_mark(c) {
            letters.push(c);
        } else if let Some(suffix) = letter_suffix(letters.chars().next_back(), c) {
            letters.push(suffix);
        }
        // Any other mark is foreign to Vietnamese, and its letter sorts as the plain one.
    }
    format!("{letters} {tone}")
}

fn tone_digit(mark: char) -> Option<char> {
    match mark {
        '\u{0300}' => Some('1'), // huyền
        '\u{0309}' => Some('2'), // hỏi
        '\u{0303}' => Some('3'), // ngã
        '\u{0301}' => Some('4'), // sắc
        '\u{0323}' => Some('5'), // nặng
        _ => None,
    }
}

/// What makes a marked letter follow its plain one: `{` and `|` are above `z`, so ă (`a{`)
/// comes after `a` with whatever letter behind it, and before â (`a|`).
fn letter_suffix(base: Option<char>, mark: char) -> Option<char> {
    match (base?, mark) {
        ('a', BREVE) | ('d', STROKE) | ('e' | 'o', CIRCUMFLEX) | ('u', HORN) => Some('{'),
        ('a', CIRCUMFLEX) | ('o', HORN) => Some('|'),
        _ => None,
    }
}

/// Lower-case letters, each followed by its marks; see [`STROKE`] for đ.
fn decomposed(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|&c| !is_noise(c))
        .nfd()
        .flat_map(char::to_lowercase)
        .flat_map(|c| {
            let (letter, mark) = match c {
                // Texts converted from old encodings have the look-alikes eth and African d.
                'đ' | 'ð' | 'ɖ' => ('d', Some(STROKE)),
                _ => (c, None),
            };
            iter::once(letter).chain(mark)
        })
}

/// Runs of letters, digits and their marks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    // One of the apostrophes counts as a letter in Unicode, but must part words like the rest.
    text.split(move |c| !is_part(c) || APOSTROPHES.contains(&c))
        .filter(|word| word.contains(char::is_alphanumeric))
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// Control characters, and characters that nobody sees: two names that look alike must be equal, and
/// direction overrides can make a name look like another one.
fn is_noise(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(
            c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}'
        )
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(
            c,
            '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        )
        || matches!(c, '\u{E0000}'..='\u{E0FFF}')
}

/// Bytes in hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `listing` names texts in their expected order: `An < Anh`.
    fn assert_order(key: fn(&str) -> String, listing: &str) {
        let texts: Vec<&str> = listing.split(" < ").collect();
        for pair in texts.windows(2) {
            let (left, right) = (key(pair[0]), key(pair[1]));
            assert!(left < right, "{pair:?} have the keys {left:?}, {right:?}");
        }
    }

    #[test]
    fn the_stored_form_is_composed_and_tidy() {
        assert_eq!(nfc("  Lo\u{0300}  Thi\u{0323}\tMai\r\n"), "Lò Thị Mai");
        assert_eq!(nfc("Lò\u{A0}Văn\u{0}\u{1F} Pá\u{FEFF}nh"), "Lò Văn Pánh");
        assert_eq!(nfc("a\u{200B}\u{0301}"), "á");
        assert_eq!(nfc("\u{202E}\n"), "");
    }

    #[test]
    fn the_stored_form_is_stable() {
        for text in [
            "Nguyễn  Văn Ước",
            "e\u{0323}\u{0302}",
            "\u{0301} x",
            "H’Hen Niê",
        ] {
            assert_eq!(nfc(&nfc(text)), nfc(text));
        }
    }

    #[test]
    fn folding_ignores_case_marks_and_punctuation() {
        assert_eq!(fold("Đặng Thị Hường"), "dang thi huong");
        assert_eq!(fold("DANG  THI-HUONG"), "dang thi huong");
        assert_eq!(fold("\u{D0}ỗ Ước"), "do uoc");
        assert_eq!(fold("  H'Mông, H\u{02BC}Mông "), "h mong h mong");
        assert_eq!(
            fold("Trung tâm GDNN–GDTX (số 2)"),
            "trung tam gdnn gdtx so 2"
        );
        assert_eq!(fold("%_*"), "");
    }

    #[test]
    fn folding_does_not_depend_on_the_unicode_form() {
        let decomposed: String = "Quàng Thị Ngượng".nfd().collect();
        assert_eq!(fold(&decomposed), fold("Quàng Thị Ngượng"));
        assert_eq!(
            name_sort_key(&decomposed),
            name_sort_key("Quàng Thị Ngượng")
        );
    }

    #[test]
    fn a_query_gives_few_distinct_terms() {
        assert_eq!(search_terms("Lò  lo thị LÒ"), ["lo", "thi"]);
        assert_eq!(search_terms("a b c d e f g h i j").len(), 8);
        assert!(search_terms(" %_ ").is_empty());
    }

    #[test]
    fn people_are_listed_by_given_name_first() {
        assert_order(
            name_sort_key,
            "Vàng A < Lò Văn An < Nguyễn Hoàng An < Quàng Thị Anh < Bùi Thị Ánh \
             < Cà Văn Ăn < Tòng Văn Ân < Cầm Thị Dung < Bạc Cầm Dũng < Lường Văn Đạt \
             < Lò Thị Hà < Lò Thị Hạ < Hoàng Văn Hải < Trần Thị Mơ < Giàng A Pó \
             < Phạm Thị Yên",
        );
    }

    #[test]
    fn equal_given_names_are_listed_by_family_name() {
        assert_order(
            name_sort_key,
            "Mai < Cà Thị Mai < Cầm Thị Mai < Đinh Thị Mai < Lò Thị Mai < Lò Thúy Mai \
             < Lù Thị Mai",
        );
    }

    #[test]
    fn letters_follow_the_vietnamese_alphabet() {
        let alphabet = "2 a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z я";
        assert_order(sort_key, &alphabet.replace(' ', " < "));
    }

    #[test]
    fn tones_decide_between_equal_letters_only() {
        assert_order(sort_key, "ma < mà < mả < mã < má < mạ < mai < mă < mặ < mâ");
        assert_order(sort_key, "tiền < tiến < tiện");
        // The first word is settled, tone and all, before the second is looked at.
        assert_order(sort_key, "Mai Sơn < Mường La < Mường Lạn < Mướng A");
    }

    #[test]
    fn spelling_variants_of_one_name_share_a_key() {
        assert_eq!(name_sort_key("Hòa"), name_sort_key("HOÀ"));
        assert_eq!(name_sort_key("H'Hen"), name_sort_key("H’hen "));
        assert_eq!(name_sort_key("Rơ Châm H'Bia"), "hbia 0 ro| 0 cha|m 0");
    }

    #[test]
    fn titles_are_listed_word_by_word() {
        assert_order(
            sort_key,
            "Hợp tác xã Chiềng Hặc < Trung tâm GDNN-GDTX Mộc Châu \
             < Trường Cao đẳng Sơn La < Trường Cao đẳng Y tế Sơn La \
             < Trường Trung cấp Luật Tây Bắc",
        );
    }

    #[test]
    fn keys_of_vietnamese_text_are_ascii() {
        for text in ["Điêu Chính Ngẫu", "Sồng A Dếnh", "Thào Thị Vừ", "Ọ"] {
            assert!(sort_key(text).is_ascii());
        }
        assert_eq!(sort_key("Mường La"), "mu{o|ng 1 la 0");
        assert_eq!(name_sort_key(" - "), "");
    }
}
