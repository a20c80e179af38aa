//! How much speaks for a reading of a text: its words beyond ASCII, as Vietnamese ones.

use std::cell::LazyCell;

use super::alphabet::{is_alphabetic, is_capital};
use super::syllable::{Fit, fit};

const COMMON: i32 = 8;
const SYLLABLE: i32 = 4;
/// A single letter is a word by chance.
const LETTER: i32 = 1;
/// Of a word that other peoples of the country may have, or any language.
const TIDY: i32 = -3;
/// Of what is a word in no language as it stands.
const ODD: i32 = -6;
/// Of what is a word of another language once it is converted: then it was one before, too.
const ALIEN: i32 = -16;
/// As much as neighbours may say.
const AROUND: i32 = 4;
/// A sign at a word's edge that is seldom there, as in `§an`, or a small letter among capitals.
const EDGE: i32 = -3;
/// The transcribed ü of Chinese names, where the old fonts have ỹ: a rare word in Vietnamese.
const TRANSCRIBED: i32 = 24;
/// Of each doubled character: what stands in the place of one is nothing by chance.
pub const DOUBLED: i32 = 10;
/// Of a text of which only lost blanks would show that it was doubled: `LÃ` is a word as well.
pub const LOST: i32 = -8;
/// Good Unicode is what most texts are.
const PRIOR: i32 = 3;

/// What speaks for a text as it was converted; `is_odd` where it is no language as it stands.
pub fn converted(text: &str, is_odd: bool) -> i32 {
    let words = text.split(|c: char| !is_alphabetic(c));
    let alien = if is_odd { TIDY } else { ALIEN };
    words
        .filter(|word| !word.is_ascii())
        .map(|word| word_weight(word).unwrap_or(alien))
        .sum()
}

/// The most that can speak for a text in an encoding of bytes: each word beyond ASCII a common one.
pub fn most(text: &str) -> i32 {
    let words = text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_ascii()).count();
    COMMON.saturating_mul(i32::try_from(words).unwrap_or(i32::MAX))
}

/// What speaks for doubled words: those of other languages count for nothing.
pub fn undoubled(text: &str) -> i32 {
    let words = text.split(|c: char| !is_alphabetic(c));
    words
        .filter(|word| !word.is_ascii())
        .filter_map(word_weight)
        .sum()
}

/// A text as it stands.
#[derive(Clone, Copy, Default)]
pub struct Standing {
    pub weight: i32,
    /// All that is beyond ASCII is Vietnamese.
    pub is_vietnamese: bool,
    /// It holds what is a word in no language.
    pub is_odd: bool,
}

pub fn as_it_stands(text: &str) -> Standing {
    let (mut weight, mut context) = (PRIOR, 0);
    let (mut vietnamese, mut foreign, mut signs, mut odd) = (0, 0, 0, 0);
    let is_titled = LazyCell::new(|| is_titled(text));
    for word in text.split(|c: char| !is_part(c)) {
        if word.is_ascii() {
            context += around(word);
            continue;
        }
        if word.starts_with(char::is_lowercase) && *is_titled {
            weight += EDGE;
        }
        let core = word.trim_matches(is_sign);
        if core.len() < word.len() && !core.is_empty() {
            if is_punctuated(word) {
                signs += 1;
                weight += EDGE;
            } else {
                odd += 1;
                weight += ODD;
            }
        }
        if core.is_ascii() {
            continue;
        }
        match word_weight(core) {
            Some(of_word) if of_word >= 0 => {
                vietnamese += 1;
                context += of_word / SYLLABLE;
                weight += of_word;
            }
            _ if is_odd(core) => {
                odd += 1;
                weight += ODD;
            }
            _ if is_transcribed(core) => {
                foreign += 1;
                weight += TRANSCRIBED;
            }
            _ => foreign += 1,
        }
    }
    if foreign > 0 {
        weight -= context.clamp(-AROUND, AROUND);
    }
    Standing {
        weight,
        is_vietnamese: vietnamese > 0 && foreign + signs + odd == 0,
        is_odd: odd > 0,
    }
}

/// Whether the signs at a word's edges are there as punctuation: `«Lò»`, `ABC®`.
fn is_punctuated(word: &str) -> bool {
    let before = word.chars().take_while(|&c| is_sign(c));
    let after = word.chars().rev().take_while(|&c| is_sign(c));
    before.into_iter().all(|c| "«»¡¿§©·".contains(c))
        && after.into_iter().all(|c| "»«·®°¹²³".contains(c))
}

/// Whether each word that begins with a plain letter begins with a capital, as in names.
fn is_titled(text: &str) -> bool {
    let firsts = text
        .split(|c: char| !is_part(c))
        .filter_map(|word| word.bytes().next());
    let mut firsts = firsts.filter(u8::is_ascii_alphabetic).peekable();
    firsts.peek().is_some() && firsts.all(|first| first.is_ascii_uppercase())
}

fn is_transcribed(word: &str) -> bool {
    let is_u = |c: char| matches!(c, 'ü' | 'Ü');
    let bare = word.trim_end_matches(['e', 'E', 'n', 'N']);
    bare.ends_with(is_u)
        && ["l", "n", "x", "y", "j", "q", "ch", "hs"]
            .iter()
            .any(|initial| bare.trim_end_matches(is_u).eq_ignore_ascii_case(initial))
}

/// Whether all words beyond ASCII are Vietnamese, and there is one.
pub fn is_vietnamese(text: &str) -> bool {
    let mut words = text
        .split(|c: char| !is_part(c))
        .filter(|word| !word.is_ascii())
        .peekable();
    words.peek().is_some() && words.all(|word| matches!(fit(word), Fit::Common | Fit::Syllable))
}

/// What a word without marks says of its neighbours: beside `Thu` a word of another language is odd,
/// beside `Sven` one of Vietnamese.
fn around(word: &str) -> i32 {
    if word.len() < 2 {
        return 0;
    }
    match fit(word) {
        Fit::Common => 2,
        Fit::Syllable | Fit::Rare => 1,
        Fit::Cluster | Fit::None => -3,
    }
}

/// Whether no language is written so: signs or capitals inside of a word, tones beside their vowel.
fn is_odd(word: &str) -> bool {
    if word.contains(is_sign) || !is_one_size(word) {
        return true;
    }
    let mut letters = word.chars().flat_map(char::to_lowercase).peekable();
    // Eth begins no word, and sharp s follows a vowel.
    if letters.peek() == Some(&'ð') {
        return true;
    }
    let mut before = ' ';
    for c in letters {
        if is_odd_pair(before, c) {
            return true;
        }
        before = c;
    }
    false
}

/// Whether the second letter is what VNI or windows-1258 has for a tone or a shape after the first,
/// and is that in no language.
fn is_odd_pair(first: char, second: char) -> bool {
    const VOWELS: &str = "aeiouyâêôõýöãúăơưäüéáí";
    if second == 'ß' && !VOWELS.contains(first) {
        return true;
    }
    if second.is_ascii() || !VOWELS.contains(first) {
        return false;
    }
    match (first, second) {
        // Finnish and Estonian.
        (first, second) if first == second => false,
        (_, 'ì' | 'ò' | 'ø' | 'õ')
        | ('a', 'â' | 'á' | 'à' | 'å' | 'ã' | 'ä' | 'û' | 'ù' | 'ê' | 'è' | 'ü')
        | ('e', 'ù' | 'û' | 'ï' | 'â' | 'å' | 'ã' | 'ä' | 'à')
        | ('o', 'ù' | 'å' | 'ä' | 'â')
        | ('u', 'ù' | 'û' | 'ï')
        | ('y', 'ù' | 'û') => true,
        (first, _) => !first.is_ascii() && "âêôõýöùûïáàåãäéèúüëþ".contains(second),
    }
}

fn word_weight(word: &str) -> Option<i32> {
    if word.chars().nth(1).is_none() {
        return (fit(word) != Fit::None).then_some(LETTER);
    }
    match fit(word) {
        Fit::Common => Some(COMMON),
        Fit::Syllable => Some(SYLLABLE),
        Fit::Rare => Some(LETTER),
        Fit::Cluster => Some(TIDY),
        // `ĐBP`, `HĐND`
        Fit::None if is_abbreviation(word) => Some(0),
        Fit::None => None,
    }
}

fn is_abbreviation(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_ascii_uppercase() || matches!(c, 'Đ' | 'Ư' | 'Ă' | 'Â' | 'Ô' | 'Ơ'))
}

fn is_part(c: char) -> bool {
    is_alphabetic(c) || is_sign(c)
}

/// What the old fonts have letters for, and Unicode signs; apostrophes excepted.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}' | '¡'..='³' | 'µ'..='¿' | '×' | '÷')
}

/// As people write names of any language: `Müller`, `MÜLLER`, `McÉwan`.
fn is_one_size(word: &str) -> bool {
    let mut letters = word.chars();
    let first_is_capital = letters.next().is_some_and(is_capital);
    let mut capitals = 0;
    let mut rest = 0;
    for c in letters {
        rest += 1;
        capitals += usize::from(is_capital(c));
    }
    capitals == 0 || (first_is_capital && capitals == rest)
}
