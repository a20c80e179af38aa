//! From each encoding to Unicode in its composed form.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::alphabet::{
    HOI, HUYEN, NANG, NGA, SAC, is_alphabetic, is_capital, letter, with_tone, without_tone,
};
use super::bytes::byte_of;
use super::{Encoding, doubled};

/// The text is not in the encoding: the first character that does not fit, and its place in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unconvertible {
    pub at: usize,
    pub character: char,
}

impl std::fmt::Display for Unconvertible {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "U+{:04X} at byte {}", u32::from(self.character), self.at)
    }
}

impl std::error::Error for Unconvertible {}

/// The text in Unicode, composed (NFC).
///
/// The fonts of TCVN3 have no capitals with tones. Where all other letters of a word of several are
/// capitals, so is its toned vowel (`NGUYÔN`); a toned vowel that begins a word is one in a text whose
/// other words all begin with capitals (`Lª ThÞ ¸nh`).
///
/// # Errors
/// The text holds what the encoding has not.
pub fn convert(text: &str, encoding: Encoding) -> Result<String, Unconvertible> {
    match encoding {
        Encoding::Unicode => Ok(composed(text)),
        _ if text.is_ascii() && encoding != Encoding::Tcvn3Capitals => Ok(text.to_owned()),
        Encoding::Tcvn3 => tcvn3(text),
        Encoding::Tcvn3Capitals => Ok(tcvn3(text)?.to_uppercase()),
        Encoding::Vni => vni(text),
        Encoding::Windows1258 => windows_1258(text),
        Encoding::DoubledUtf8 => doubled::undone(text),
    }
}

fn composed(text: &str) -> String {
    if text.is_ascii() || is_nfc(text) {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

/// 0xA1–0xFE of VN3; blanks are what it has not.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

/// [`TCVN3`] by byte from 0xA0.
const TCVN3_LETTERS: [char; 96] = {
    let text = TCVN3.as_bytes();
    let mut letters = ['\0'; 96];
    let (mut from, mut at) = (0, 1);
    while from < text.len() {
        let byte = text[from] as u32;
        let (code, length) = if byte < 0x80 {
            (0, 1)
        } else if byte < 0xE0 {
            ((byte & 31) << 6 | (text[from + 1] & 63) as u32, 2)
        } else {
            let low = ((text[from + 1] & 63) as u32) << 6 | (text[from + 2] & 63) as u32;
            ((byte & 15) << 12 | low, 3)
        };
        if let Some(letter) = char::from_u32(code) {
            letters[at] = letter;
        }
        from += length;
        at += 1;
    }
    letters
};

fn tcvn3(text: &str) -> Result<String, Unconvertible> {
    let mut converted = String::with_capacity(text.len() + text.len() / 2);
    let mut raised = false;
    for (at, character) in text.char_indices() {
        let shown = match byte_of(character) {
            Some(0..0x80) => character,
            // Word sets quotes and dashes; C1 controls are nothing in these fonts.
            Some(0x80..=0x9F) if !character.is_control() => character,
            Some(0xA0) => ' ',
            Some(0xB0) => '°',
            Some(byte @ 0xA1..) => match TCVN3_LETTERS[usize::from(byte - 0xA0)] {
                '\0' => return Err(Unconvertible { at, character }),
                letter => {
                    raised |= byte >= 0xB5;
                    letter
                }
            },
            _ => return Err(Unconvertible { at, character }),
        };
        converted.push(shown);
    }
    Ok(if raised {
        with_capitals(&converted)
    } else {
        converted
    })
}

/// The capitals that the fonts of TCVN3 have not; see [`convert`].
fn with_capitals(text: &str) -> String {
    let words = || {
        text.split(|c: char| !is_alphabetic(c))
            .filter(|word| !word.is_empty())
    };
    let mut plain = words().filter_map(|word| word.chars().find(|&c| !is_toned(c)));
    let titled = {
        let mut firsts = words()
            .filter_map(|word| word.chars().next())
            .filter(|&c| !is_toned(c));
        firsts.next().is_some_and(is_capital) && firsts.all(is_capital)
    };
    // `HOµNG V¸`: of `Vò A Tó` nobody can tell, nor of one word.
    let all = titled
        && plain.all(is_capital)
        && words().any(|word| word.chars().filter(|&c| !is_toned(c)).nth(1).is_some())
        && !text
            .chars()
            .any(|c| is_alphabetic(c) && !is_capital(c) && !is_toned(c));
    let mut raised = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let length = rest.find(|c: char| !is_alphabetic(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        raise(word, titled, all, &mut raised);
        let separator = after.chars().next();
        raised.extend(separator);
        rest = &after[separator.map_or(0, char::len_utf8)..];
    }
    raised
}

fn is_toned(c: char) -> bool {
    letter(c).is_some_and(|letter| letter.tone > 0)
}

fn raise(word: &str, titled: bool, all: bool, into: &mut String) {
    let mut plain = word.chars().filter(|&c| !is_toned(c)).peekable();
    let is_long = plain.clone().nth(1).is_some();
    let capitals = all || (is_long && plain.peek().is_some() && plain.all(is_capital));
    let mut letters = word.chars().peekable();
    let mut is_first = true;
    while let Some(c) = letters.next() {
        // Some converters write a capital with its tone as the capital and the small letter: `A¸`.
        if is_capital(c)
            && let Some(&next) = letters.peek()
            && is_toned(next)
            && without_tone(next).is_some_and(|bare| bare.to_uppercase().eq([c]))
        {
            letters.next();
            into.extend(next.to_uppercase());
        } else if is_toned(c) && (capitals || (is_first && titled)) {
            into.extend(c.to_uppercase());
        } else {
            into.push(c);
        }
        is_first = false;
    }
}

/// What the marks of VNI stand for after a vowel: the vowel's shape and its tone, in small letters
/// from 0xE0; the capitals are 0x20 below.
fn vni_mark(byte: u8) -> Option<(Shape, u8)> {
    use Shape::{Bare, Breve, Hat};
    Some(match byte | 0x20 {
        0xF9 => (Bare, SAC),
        0xF8 => (Bare, HUYEN),
        0xFB => (Bare, HOI),
        0xF5 => (Bare, NGA),
        0xEF => (Bare, NANG),
        0xE2 => (Hat, 0),
        0xE1 => (Hat, SAC),
        0xE0 => (Hat, HUYEN),
        0xE5 => (Hat, HOI),
        0xE3 => (Hat, NGA),
        0xE4 => (Hat, NANG),
        0xEA => (Breve, 0),
        0xE9 => (Breve, SAC),
        0xE8 => (Breve, HUYEN),
        0xFA => (Breve, HOI),
        0xFC => (Breve, NGA),
        0xEB => (Breve, NANG),
        _ => return None,
    })
}

enum Shape {
    Bare,
    Hat,
    Breve,
}

/// Letters of VNI that stand by themselves.
fn vni_letter(byte: u8) -> Option<char> {
    Some(match byte {
        0xD1 => 'Đ',
        0xF1 => 'đ',
        0xD4 => 'Ơ',
        0xF4 => 'ơ',
        0xD6 => 'Ư',
        0xF6 => 'ư',
        0xCD => 'Í',
        0xED => 'í',
        0xCC => 'Ì',
        0xEC => 'ì',
        0xC6 => 'Ỉ',
        0xE6 => 'ỉ',
        0xD3 => 'Ĩ',
        0xF3 => 'ĩ',
        0xD2 => 'Ị',
        0xF2 => 'ị',
        0xCE => 'Ỵ',
        0xEE => 'ỵ',
        _ => return None,
    })
}

fn vni(text: &str) -> Result<String, Unconvertible> {
    let mut converted = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let no = Unconvertible { at, character };
        let byte = byte_of(character).ok_or(no)?;
        if let Some(letter) = vni_letter(byte) {
            converted.push(letter);
        } else if byte >= 0xC0 {
            let vowel = converted.pop().ok_or(no)?;
            let (shape, tone) = vni_mark(byte).ok_or(no)?;
            converted.push(
                shaped(vowel, &shape)
                    .and_then(|vowel| toned(vowel, tone))
                    .ok_or(no)?,
            );
        } else if character.is_control() && byte >= 0x80 {
            return Err(no);
        } else {
            converted.push(if byte == 0xA0 { ' ' } else { character });
        }
    }
    Ok(converted)
}

fn shaped(vowel: char, shape: &Shape) -> Option<char> {
    const BARE: &str = "aeouyơưAEOUYƠƯ";
    match (shape, vowel) {
        (Shape::Bare, _) if BARE.contains(vowel) => Some(vowel),
        (Shape::Hat, 'a') => Some('â'),
        (Shape::Hat, 'e') => Some('ê'),
        (Shape::Hat, 'o') => Some('ô'),
        (Shape::Hat, 'A') => Some('Â'),
        (Shape::Hat, 'E') => Some('Ê'),
        (Shape::Hat, 'O') => Some('Ô'),
        (Shape::Breve, 'a') => Some('ă'),
        (Shape::Breve, 'A') => Some('Ă'),
        _ => None,
    }
}

fn toned(vowel: char, tone: u8) -> Option<char> {
    if tone == 0 {
        Some(vowel)
    } else {
        with_tone(vowel, tone)
    }
}

fn windows_1258(text: &str) -> Result<String, Unconvertible> {
    let mut converted = String::with_capacity(text.len() + 4);
    for (at, character) in text.char_indices() {
        let no = Unconvertible { at, character };
        let (letter, tone) = match byte_of(character).ok_or(no)? {
            0xC3 => ('Ă', 0),
            0xE3 => ('ă', 0),
            0xD0 => ('Đ', 0),
            0xF0 => ('đ', 0),
            0xD5 => ('Ơ', 0),
            0xF5 => ('ơ', 0),
            0xDD => ('Ư', 0),
            0xFD => ('ư', 0),
            0xFE => ('₫', 0),
            0xCC => ('\0', HUYEN),
            0xD2 => ('\0', HOI),
            0xDE => ('\0', NGA),
            0xEC => ('\0', SAC),
            0xF2 => ('\0', NANG),
            0x8A | 0x8E | 0x9A | 0x9E => return Err(no),
            0x80.. if character.is_control() => return Err(no),
            _ => (character, 0),
        };
        if tone > 0 {
            let vowel = converted.pop().ok_or(no)?;
            converted.push(with_tone(vowel, tone).ok_or(no)?);
        } else {
            converted.push(letter);
        }
    }
    Ok(converted)
}
