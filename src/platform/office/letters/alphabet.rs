//! The letters of Vietnamese, apart and together: a letter without its tone, its tone, its size.

use std::sync::LazyLock;

/// Each letter without a tone and then with each: huyền, hỏi, ngã, sắc, nặng.
const VOWELS: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];
const CONSONANTS: &str = "bcdđghklmnpqrstvx";

/// The codes of consonants begin after those of the vowels, which are their places from 1.
const FIRST_CONSONANT: u8 = 13;

pub const HUYEN: u8 = 1;
pub const HOI: u8 = 2;
pub const NGA: u8 = 3;
pub const SAC: u8 = 4;
pub const NANG: u8 = 5;

/// A letter of Vietnamese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// 1–12 a vowel, 13–29 a consonant; without tone.
    pub code: u8,
    /// 0 for none, else one of [`HUYEN`] to [`NANG`].
    pub tone: u8,
    pub capital: bool,
}

struct Alphabet {
    /// By [`index`]: code, tone and size of a letter, 0 for what is none.
    letters: [u16; 0x300],
    /// By code, tone and size.
    composed: [[[char; 2]; 6]; 13],
}

static ALPHABET: LazyLock<Alphabet> = LazyLock::new(|| {
    let mut alphabet = Alphabet {
        letters: [0; 0x300],
        composed: [[['\0'; 2]; 6]; 13],
    };
    let mut enter = |small: char, code: u8, tone: u8| {
        let capital = small.to_uppercase().next().unwrap_or(small);
        for (size, letter) in [(0_u8, small), (1, capital)] {
            if let Some(index) = index(letter) {
                alphabet.letters[index] =
                    u16::from(code) | u16::from(tone) << 5 | u16::from(size) << 8;
            }
            if code < FIRST_CONSONANT {
                alphabet.composed[usize::from(code)][usize::from(tone)][usize::from(size)] = letter;
            }
        }
    };
    for (code, vowel) in (1..).zip(VOWELS) {
        for (tone, letter) in (0..).zip(vowel.chars()) {
            enter(letter, code, tone);
        }
    }
    for (code, letter) in (FIRST_CONSONANT..).zip(CONSONANTS.chars()) {
        enter(letter, code, 0);
    }
    alphabet
});

fn index(letter: char) -> Option<usize> {
    match u32::from(letter) {
        at @ 0..0x200 => usize::try_from(at).ok(),
        at @ 0x1E00..0x1F00 => usize::try_from(at - 0x1E00 + 0x200).ok(),
        _ => None,
    }
}

/// `None` of what no Vietnamese word is written with; f, j, w and z among them.
pub fn letter(of: char) -> Option<Letter> {
    let entry = ALPHABET.letters[index(of)?];
    (entry != 0).then_some(Letter {
        code: (entry & 31) as u8,
        tone: (entry >> 5 & 7) as u8,
        capital: entry >> 8 == 1,
    })
}

/// [`char::is_alphabetic`], sooner for the letters of Vietnamese.
pub fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        letter(c).is_some() || c.is_alphabetic()
    }
}

/// [`char::is_uppercase`], sooner for the letters of Vietnamese.
pub fn is_capital(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_uppercase()
    } else {
        letter(c).map_or_else(|| c.is_uppercase(), |letter| letter.capital)
    }
}

/// The vowel with a tone that it does not have yet.
pub fn with_tone(vowel: char, tone: u8) -> Option<char> {
    let bare = letter(vowel).filter(|bare| bare.tone == 0 && bare.code < FIRST_CONSONANT)?;
    let of_vowel = &ALPHABET.composed[usize::from(bare.code)];
    Some(of_vowel.get(usize::from(tone))?[usize::from(bare.capital)])
}

/// The vowel without its tone.
pub fn without_tone(vowel: char) -> Option<char> {
    let toned = letter(vowel).filter(|toned| toned.code < FIRST_CONSONANT)?;
    Some(ALPHABET.composed[usize::from(toned.code)][0][usize::from(toned.capital)])
}

impl Letter {
    pub fn is_vowel(self) -> bool {
        self.code < FIRST_CONSONANT
    }
}

/// The codes of a word that is written in Vietnamese letters, each five bits, the last one lowest.
pub fn packed(word: &str) -> u64 {
    let codes = word.chars().filter_map(letter);
    codes.fold(0, |key, letter| key << 5 | u64::from(letter.code))
}
