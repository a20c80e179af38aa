//! UTF-8 whose bytes were read one by one, as characters of windows-1252, latin-1 or windows-1258,
//! and written as UTF-8 again.

use super::bytes::byte_of;
use super::convert::Unconvertible;

/// Nobody has seen it happen more often.
const TIMES: usize = 3;

/// The text before it happened.
///
/// A no-break space that ends a sequence is often lost: it is trimmed, or becomes a blank. `Ã` and
/// `áº` before a blank or the end are taken for `à` and `Ạ`, unless a small letter follows the blank.
///
/// # Errors
/// A character stands outside what UTF-8 would have given, or none does: nothing is doubled.
pub fn undone(text: &str) -> Result<String, Unconvertible> {
    let mut undone = once(text)?;
    for _ in 1..TIMES {
        // `LÃ` is a word as well; only whole sequences show that it happened again.
        match once(&undone) {
            Ok(again) if count(&undone) > 0 => undone = again,
            _ => break,
        }
    }
    Ok(undone)
}

/// How many characters were doubled, at the first undoing; those that lost a blank are not counted.
pub fn count(text: &str) -> usize {
    let mut rest = text;
    let mut count = 0;
    while let Some(at) = rest.find(is_lead) {
        match sequence(&rest[at..]) {
            Ok((_, length)) => {
                let is_whole = rest[at..at + length]
                    .chars()
                    .nth(1)
                    .is_some_and(|next| byte(next).is_some_and(|byte| byte >= 0x80));
                count += usize::from(is_whole);
                rest = &rest[at + length..];
            }
            Err(()) => rest = &rest[at + rest[at..].chars().next().map_or(1, char::len_utf8)..],
        }
    }
    count
}

fn once(text: &str) -> Result<String, Unconvertible> {
    let mut undone = String::with_capacity(text.len());
    let mut rest = text;
    let mut any = false;
    while let Some(character) = rest.chars().next() {
        if character.is_ascii() {
            undone.push(character);
            rest = &rest[1..];
        } else {
            let at = text.len() - rest.len();
            let no = Unconvertible { at, character };
            let (found, length) = sequence(rest).map_err(|()| no)?;
            undone.push(found);
            any = true;
            rest = &rest[length..];
        }
    }
    if any {
        Ok(undone)
    } else {
        Err(Unconvertible {
            at: 0,
            character: text.chars().next().unwrap_or('\0'),
        })
    }
}

/// Whether the character may be the first byte of a sequence.
pub fn is_lead(character: char) -> bool {
    matches!(byte(character), Some(0xC2..=0xF4))
}

fn byte(character: char) -> Option<u8> {
    match character {
        // What windows-1258 has where windows-1252 has `Ã` and `ã`.
        'Ă' => Some(0xC3),
        'ă' => Some(0xE3),
        _ => byte_of(character),
    }
}

/// The character that a sequence of UTF-8 stands for, and the length of its doubled form in bytes.
fn sequence(text: &str) -> Result<(char, usize), ()> {
    let mut characters = text.chars();
    let first = characters.next().and_then(byte).ok_or(())?;
    let wanted = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return Err(()),
    };
    let mut bytes = [first, 0, 0, 0];
    for place in 1..wanted {
        let before = characters.as_str();
        match characters.next().and_then(byte) {
            Some(next @ 0x80..=0xBF) => bytes[place] = next,
            _ if place + 1 == wanted => {
                let lost = lost_blank(&bytes[..place], before).ok_or(())?;
                return Ok((lost, text.len() - before.len()));
            }
            _ => return Err(()),
        }
    }
    let found = std::str::from_utf8(&bytes[..wanted]).map_err(|_| ())?;
    let found = found.chars().next().ok_or(())?;
    Ok((found, text.len() - characters.as_str().len()))
}

fn lost_blank(lead: &[u8], after: &str) -> Option<char> {
    let found = match lead {
        [0xC2] => '\u{A0}',
        [0xC3] => 'à',
        [0xE1, 0xBA] => 'Ạ',
        _ => return None,
    };
    let mut after = after.chars();
    let is_end = match after.next() {
        None => true,
        Some(' ') => !after.next().is_some_and(char::is_lowercase),
        Some(_) => false,
    };
    is_end.then_some(found)
}
