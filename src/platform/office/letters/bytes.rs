//! Bytes and the characters that windows-1252 has for them; where it has none, those of latin-1.

use super::recognise::{Recognised, Tally};

/// 0x80–0x9F.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

pub fn char_of(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The byte that windows-1252 or latin-1 shows so.
pub fn byte_of(shown: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(shown)) {
        return Some(byte);
    }
    let at = HIGH.iter().position(|&high| high == shown)?;
    u8::try_from(at + 0x80).ok()
}

/// Bytes that are not UTF-8 as the text in which [`recognise`](super::recognise()) finds their code page.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char_of(byte)).collect()
}

/// Which code page a text file of lines and cells is in that is not UTF-8, all its columns taken as
/// one; [`Encoding::Unicode`](super::Encoding::Unicode) says that it is plain windows-1252. Columns
/// of [`from_bytes`] are told better one by one, once they are parted.
#[must_use]
pub fn recognise_bytes(bytes: &[u8]) -> Recognised {
    let mut tally = Tally::new(None);
    let mut cell = String::new();
    for part in bytes.split(|byte| b",;\t|\"\r\n".contains(byte)) {
        if !part.is_ascii() {
            cell.clear();
            cell.extend(part.iter().map(|&byte| char_of(byte)));
            tally.add(&cell);
        }
    }
    tally.finish()
}
