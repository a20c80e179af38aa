//! Letters of names, addresses and places that were broken on their way: refused where something is
//! lost or the text is in another encoding, mended with a warning where it is certain what was meant.

use serde_json::{Map, Value};

use crate::platform::error::{ErrorCode, FieldError, Problems};
use crate::platform::office::letters::{
    DamageKind, Encoding, Reading, Subject, convert, damage, recognise,
};
use crate::platform::wire::gate::is_one_line;

/// The format of names of people: [`ONE_LINE`], and nothing is numbered.
pub const PERSON_NAME: &str = "person-name";
/// The format of other names, of addresses and places.
pub const ONE_LINE: &str = "one-line";

const ETHS: [(char, char); 4] = [('Ð', 'Đ'), ('ð', 'đ'), ('Ɖ', 'Đ'), ('ɖ', 'đ')];

/// What a text of that format is; none of formats that are not of names.
#[must_use]
pub fn subject(format: &str) -> Option<Subject> {
    match format {
        PERSON_NAME => Some(Subject::Name),
        ONE_LINE => Some(Subject::Address),
        _ => None,
    }
}

/// Whether a text has the format [`PERSON_NAME`], and there is nothing to warn of.
#[must_use]
pub fn is_person_name(text: &str) -> bool {
    is_one_line(text) && found(text, Subject::Name).is_empty()
}

/// Whether a text has the format [`ONE_LINE`], and there is nothing to warn of.
#[must_use]
pub fn is_place_or_title(text: &str) -> bool {
    is_one_line(text) && found(text, Subject::Address).is_empty()
}

/// Everything that is wrong with the letters of a text, or worth a warning, at `pointer`.
#[must_use]
pub fn told(text: &str, subject: Subject, pointer: &str) -> Vec<FieldError> {
    let at = |(code, params)| {
        let mut told = FieldError::at(code, pointer);
        told.params = params;
        told
    };
    found(text, subject).into_iter().map(at).collect()
}

/// Note what is wrong with the letters of a text that came without a schema.
pub fn check(text: &str, subject: Subject, pointer: &str, problems: &mut Problems) {
    for fault in told(text, subject, pointer) {
        if !is_warning(fault.code) {
            problems.add_with(fault.code, pointer, Value::Object(fault.params));
        }
    }
}

/// Whether the code is told of a text beside its being taken.
#[must_use]
pub fn is_warning(code: ErrorCode) -> bool {
    matches!(code, ErrorCode::InvisibleRemoved | ErrorCode::EthReplaced)
}

/// Whether a fault is of letters alone: what is stored already is not refused for it.
#[must_use]
pub fn is_of_letters(fault: &FieldError) -> bool {
    let format = fault.params.get("format").and_then(Value::as_str);
    match fault.code {
        ErrorCode::FieldFormat => format.is_some_and(|format| subject(format).is_some()),
        ErrorCode::LetterReplaced
        | ErrorCode::LetterQuestioned
        | ErrorCode::LettersDoubled
        | ErrorCode::LettersOldFont
        | ErrorCode::LetterLookAlike
        | ErrorCode::CharacterControl
        | ErrorCode::NameNumbered => true,
        code => is_warning(code),
    }
}

/// The text as it is stored after such a warning. Invisible characters fall out of every text that
/// is stored.
#[must_use]
pub fn mended(text: &str, code: ErrorCode) -> String {
    if code != ErrorCode::EthReplaced {
        return text.to_owned();
    }
    let words = text.split_inclusive(|c: char| !c.is_alphabetic());
    words
        .map(|word| {
            let kinds = damage(word, Subject::Prose);
            if kinds.iter().any(|damage| damage.kind == DamageKind::Eth) {
                word.chars().map(without_eth).collect()
            } else {
                word.to_owned()
            }
        })
        .collect()
}

fn without_eth(letter: char) -> char {
    let pair = ETHS.into_iter().find(|(eth, _)| *eth == letter);
    pair.map_or(letter, |(_, meant)| meant)
}

/// Codes, each with the place in the text.
fn found(text: &str, subject: Subject) -> Vec<(ErrorCode, Map<String, Value>)> {
    let mut found = Vec::new();
    for damage in damage(text, subject) {
        // What a NUL is told of is the same everywhere.
        if damage.kind != DamageKind::Control || !text.contains('\0') {
            found.push((code_of(damage.kind), place(text, damage.at)));
        }
    }
    // A broken text says nothing of how it was written; and what nobody sees in good Unicode is a
    // letter elsewhere, as the soft hyphen is ư in the fonts of TCVN3.
    if !text.is_ascii() && found.iter().all(|(code, _)| is_warning(*code)) {
        match misread(text) {
            Some(misread) => return vec![misread],
            None => return found,
        }
    }
    found
}

/// A whole text that was read in another encoding than its own.
fn misread(text: &str) -> Option<(ErrorCode, Map<String, Value>)> {
    let Reading::As(encoding) = recognise([text].into_iter(), None).read(text) else {
        return None;
    };
    let code = match encoding {
        Encoding::Unicode => return None,
        Encoding::DoubledUtf8 => ErrorCode::LettersDoubled,
        _ => ErrorCode::LettersOldFont,
    };
    let at = text.find(|c: char| !c.is_ascii())?;
    let mut params = place(text, at);
    params.remove("character");
    params.insert("meant".to_owned(), convert(text, encoding).ok()?.into());
    Some((code, params))
}

fn code_of(kind: DamageKind) -> ErrorCode {
    match kind {
        DamageKind::QuestionMark => ErrorCode::LetterQuestioned,
        DamageKind::Replacement => ErrorCode::LetterReplaced,
        DamageKind::Numbering => ErrorCode::NameNumbered,
        DamageKind::LookAlike => ErrorCode::LetterLookAlike,
        DamageKind::Eth => ErrorCode::EthReplaced,
        DamageKind::Invisible => ErrorCode::InvisibleRemoved,
        DamageKind::Control => ErrorCode::CharacterControl,
        DamageKind::DoubledUtf8 => ErrorCode::LettersDoubled,
    }
}

/// Which character it is, counted from 1, and its number in Unicode.
fn place(text: &str, at: usize) -> Map<String, Value> {
    let position = text[..at].chars().count() + 1;
    let character = text[at..].chars().next().unwrap_or_default();
    let number = format!("U+{:04X}", u32::from(character));
    Map::from_iter([
        ("position".to_owned(), position.into()),
        ("character".to_owned(), number.into()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::values::text::nfc;

    fn codes(text: &str, subject: Subject) -> Vec<&'static str> {
        let found = found(text, subject).into_iter();
        found.map(|(code, _)| code.as_str()).collect()
    }

    #[test]
    fn each_kind_has_a_code_of_its_own() {
        for (text, code) in [
            ("L? Th? Hoa", "LETTER_QUESTION_MARK"),
            ("L\u{FFFD} Thị Hoa", "LETTER_REPLACED"),
            ("LÃ² Thá»‹ Hoa", "LETTERS_DOUBLED"),
            ("Lò Thá»‹ Hoa", "LETTERS_DOUBLED"),
            ("Lò Thị Hоa", "LETTER_LOOK_ALIKE"),
            ("Lò\u{7} Thị Hoa", "CHARACTER_CONTROL"),
            ("1. Lò Thị Hoa", "NAME_NUMBERED"),
            ("Lò\u{200B} Thị Hoa", "INVISIBLE_REMOVED"),
            ("Ðặng Thị Hoa", "LETTER_ETH_REPLACED"),
            ("NguyÔn ThÞ Hµ", "LETTERS_OLD_FONT"),
            ("D\u{AD}¬ng ThÞ Hµ", "LETTERS_OLD_FONT"),
            ("Nguyeãn Thò Haø", "LETTERS_OLD_FONT"),
        ] {
            assert_eq!(codes(text, Subject::Name), [code], "{text}");
        }
        assert_eq!(codes("3 tháng 2", Subject::Address), [""; 0]);
        assert_eq!(codes("L\0 Thị", Subject::Name), [""; 0]);
    }

    #[test]
    fn the_place_is_told_in_characters() {
        let told = told("Lò Th? Hoa", Subject::Name, "/fullName");
        assert_eq!(told[0].params["position"], 6);
        assert_eq!(told[0].params["character"], "U+003F");
    }

    #[test]
    fn what_is_said_to_be_removed_falls_out_of_what_is_stored() {
        for number in 0..=0x10_FFFF {
            let Some(letter) = char::from_u32(number) else {
                continue;
            };
            let text = format!("Lò{letter}Mai");
            let damage = damage(&text, Subject::Prose);
            let removed = damage.iter().any(|one| one.kind == DamageKind::Invisible);
            assert!(!removed || nfc(&text) == "LòMai", "U+{number:04X}");
        }
    }

    #[test]
    fn an_eth_becomes_the_letter_that_was_meant_and_others_stay() {
        let mended = |text| mended(text, ErrorCode::EthReplaced);
        assert_eq!(mended("Ðặng Thị Ðào"), "Đặng Thị Đào");
        assert_eq!(mended("Guðrún Ðặng"), "Guðrún Đặng");
    }
}
