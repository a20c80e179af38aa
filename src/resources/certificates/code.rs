//! The code that stands on a certificate: 31 capitals and digits, drawn by chance.
//!
//! The first five are the certificate's place in the status lists, which its credential tells
//! everybody. The other 26 are 130 bits that nobody can guess.

use rand::RngCore;
use subtle::ConstantTimeEq;

/// Those of Crockford's base 32: none is taken for another, and a QR code holds them in its smallest
/// mode.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PLACE: usize = 5;
const LENGTH: usize = 31;
/// Letters of the place that count the entries of a list; the one before them counts the lists.
const INDEX: usize = 4;

/// How many status lists there are, and how many entries each has.
pub const LISTS: u32 = 32;
pub const ENTRIES: u32 = 1 << (5 * INDEX);

/// A new code by chance. Whether its place is free, the database knows.
#[must_use]
pub fn draw() -> String {
    let mut chance = [0; LENGTH];
    rand::rng().fill_bytes(&mut chance);
    chance.into_iter().map(letter).collect()
}

/// The code of a place, with so many letters of chance after it.
#[must_use]
pub fn at(place: u32, chance: &[u8]) -> String {
    let digits = (0..PLACE).rev().map(|digit| place >> (5 * digit));
    let digits = digits.map(|value| letter(value.to_le_bytes()[0]));
    digits.chain(chance.iter().copied().map(letter)).collect()
}

fn letter(byte: u8) -> char {
    char::from(LETTERS[usize::from(byte % 32)])
}

/// A code as people read it out: four letters at a time.
#[must_use]
pub fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups = letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

/// A code as somebody has typed it: case, spaces and hyphens do not count, nor whether a 0 is an O
/// and a 1 an I or an L. What is no code is nobody's.
#[must_use]
pub fn read(text: &str) -> String {
    let letters = text.chars().filter(|letter| !matches!(letter, ' ' | '-'));
    let letters = letters.take(LENGTH + 1);
    letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect()
}

/// What a code is looked up by.
#[must_use]
pub fn place_of(code: &str) -> String {
    code.chars().take(PLACE).collect()
}

/// The list and the entry of a code.
#[must_use]
pub fn entry_of(code: &str) -> (u32, u32) {
    let value = |letter: &u8| LETTERS.iter().position(|known| known == letter);
    let digits = code.as_bytes().iter().take(PLACE).filter_map(value);
    let place = digits.fold(0, |place, digit| {
        place * 32 + u32::try_from(digit).unwrap_or(0)
    });
    (place / ENTRIES, place % ENTRIES)
}

/// The first and the last place of a list.
#[must_use]
pub fn places_of(list: u32) -> (String, String) {
    let code = |entry| at(list * ENTRIES + entry, &[]);
    (code(0), code(ENTRIES - 1))
}

/// Whether two codes are the same, in a time that does not tell where they differ.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_long_and_each_another() {
        let (one, other) = (draw(), draw());
        assert_eq!(one.len(), LENGTH);
        assert!(one.bytes().all(|byte| LETTERS.contains(&byte)), "{one}");
        assert_ne!(one[PLACE..], other[PLACE..]);
    }

    #[test]
    fn a_place_is_a_list_and_an_entry() {
        for (place, letters, entry) in [
            (0, "00000", (0, 0)),
            (1, "00001", (0, 1)),
            (ENTRIES - 1, "0ZZZZ", (0, ENTRIES - 1)),
            (ENTRIES * 31 + 33, "Z0011", (31, 33)),
        ] {
            let code = at(place, &[7; 26]);
            assert_eq!(code.len(), LENGTH);
            assert_eq!(place_of(&code), letters);
            assert_eq!(entry_of(&code), entry);
        }
        assert_eq!(places_of(10), ("A0000".to_owned(), "AZZZZ".to_owned()));
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(read("abc12-ol i"), "ABC120".to_owned() + "11");
        assert_eq!(read(&"Ữ".repeat(100)).chars().count(), LENGTH + 1);
        assert!(is_same("AB", "AB") && !is_same("AB", "AC") && !is_same("AB", "A"));
    }
}
