//! What in a Unicode text shows that letters were lost, or that it is not what it looks like.

use super::alphabet::letter;
use super::bytes::byte_of;
use super::syllable::{Fit, fit};
use super::{Encoding, convert, doubled};

/// What a text is, which decides what is amiss in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Of a person: no question is asked in it, and nothing is numbered.
    Name,
    /// Of a place: no question is asked in it; it may begin with a number.
    Address,
    /// Anything that people write.
    Prose,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DamageKind {
    /// `?` in the place of a letter: `L? Th? Hoa`.
    QuestionMark,
    /// U+FFFD.
    Replacement,
    /// `1. Lò Thị Hoa`, `01-`, `a)`, `- ` before a name.
    Numbering,
    /// A letter of another script among Latin ones, as in `Hоa` with a Cyrillic о.
    LookAlike,
    /// Eth or African d in the place of đ: `Ðặng`.
    Eth,
    /// Zero width, direction marks, soft hyphens, runs of no-break spaces.
    Invisible,
    /// Controls and private characters, which only a wrong reading leaves.
    Control,
    /// Signs of UTF-8 that was read as another encoding, yet cannot be undone.
    DoubledUtf8,
}

/// The first place of one kind of damage, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage {
    pub kind: DamageKind,
    pub at: usize,
}

/// Each kind of damage that a text shows, once, in the order of their kinds. To be asked of a text
/// after its conversion: an old encoding has letters where Unicode has signs and soft hyphens.
#[must_use]
pub fn damage(text: &str, subject: Subject) -> Vec<Damage> {
    use DamageKind::{
        Control, DoubledUtf8, Eth, Invisible, LookAlike, Numbering, QuestionMark, Replacement,
    };
    let question = if text.contains('?') {
        question_mark(text, subject)
    } else {
        None
    };
    let numbering = if subject == Subject::Name {
        numbering(text)
    } else {
        None
    };
    let mut found = Vec::new();
    let mut add = |kind, at: Option<usize>| found.extend(at.map(|at| Damage { kind, at }));
    add(QuestionMark, question);
    if text.is_ascii() {
        add(Numbering, numbering);
        add(Control, text.find(is_control));
        return found;
    }
    add(Replacement, text.find('\u{FFFD}'));
    add(Numbering, numbering);
    add(LookAlike, look_alike(text));
    add(Eth, eth(text));
    add(
        Invisible,
        text.find(is_invisible)
            .into_iter()
            .chain(blank_run(text))
            .min(),
    );
    add(Control, text.find(is_control));
    add(DoubledUtf8, doubled_utf8(text));
    found
}

fn question_mark(text: &str, subject: Subject) -> Option<usize> {
    if subject != Subject::Prose {
        return text.find('?');
    }
    let mut at = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        if let Some(place) = token.find('?')
            && !is_link(token)
            && has_lost(token.trim_end())
        {
            return Some(at + place);
        }
        at += token.len();
    }
    None
}

fn is_link(token: &str) -> bool {
    token.contains("://") || token.contains('=') || token.starts_with("www.")
}

/// Whether a question mark of a token stands for a letter.
fn has_lost(token: &str) -> bool {
    let is_edge = |c: char| !c.is_alphanumeric() && c != '?';
    let token = token.trim_matches(is_edge);
    let asked = token.trim_end_matches(['?', '!', '.', '…', '"', '”', '’', ')', '»']);
    // `sao?Không`: the blank behind the mark was forgotten.
    let parts = asked.split('?').filter(|part| !part.is_empty());
    if asked.contains('?') {
        return asked.starts_with('?')
            || !parts.clone().skip(1).all(starts_sentence)
            || !parts.clone().all(is_whole);
    }
    token.len() > asked.len()
        && !asked.is_empty()
        && token[asked.len()..].contains('?')
        && !is_whole(last_word(asked))
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or(text)
}

fn starts_sentence(part: &str) -> bool {
    let mut letters = part.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(char::is_lowercase)
}

/// Whether a word can be as it is: it has a vowel, a digit, or is an abbreviation.
fn is_whole(word: &str) -> bool {
    let is_vowel = |c: char| letter(c).is_some_and(super::alphabet::Letter::is_vowel);
    let length = word.chars().count();
    word.chars().any(|c| is_vowel(c) || c.is_numeric())
        || (length > 1 && word.chars().all(char::is_uppercase))
        || (!word.is_ascii() && !word.contains(|c| letter(c).is_some()))
        || word.is_empty()
}

/// A number, a letter with a bracket, or a dash before a name.
fn numbering(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    let at = text.len() - trimmed.len();
    let body = trimmed.strip_prefix(['(', '[']).unwrap_or(trimmed);
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        return Some(at);
    }
    let mut characters = body.chars();
    let is_item = match characters.next() {
        Some('-' | '–' | '—' | '+' | '*' | '•' | '·' | '#' | '.' | '/') => true,
        Some(letter) if letter.is_ascii_alphabetic() => characters.next() == Some(')'),
        _ => false,
    };
    is_item.then_some(at)
}

/// A word of letters from several scripts, or one that other scripts' twins of Latin letters make up
/// among Latin words.
fn look_alike(text: &str) -> Option<usize> {
    let mut start = None;
    let (mut latin, mut alien, mut twins, mut length) = (0_usize, None, 0_usize, 0_usize);
    let mut any_latin = false;
    let mut alone = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphabetic() {
            start.get_or_insert(at);
            length += 1;
            if is_alien(c) {
                alien.get_or_insert(at);
                twins += usize::from(is_twin(c));
            } else if u32::from(c) < 0x250 || matches!(c, '\u{1E00}'..='\u{1EFF}') {
                latin += 1;
            }
        } else if start.take().is_some() {
            any_latin |= latin > 0;
            if latin > 0 && alien.is_some() {
                return alien;
            }
            if alone.is_none() && twins == length {
                alone = alien;
            }
            (latin, alien, twins, length) = (0, None, 0, 0);
        }
    }
    alone.filter(|_| any_latin)
}

/// Greek, Coptic, Cyrillic, Armenian, Cherokee, and the Latin of full width or of formulas.
fn is_alien(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{58F}' | '\u{13A0}'..='\u{13FF}' | '\u{1F00}'..='\u{1FFF}'
        | '\u{2C80}'..='\u{2CFF}' | '\u{A640}'..='\u{A69F}' | '\u{FF21}'..='\u{FF5A}'
        | '\u{1D400}'..='\u{1D7FF}')
}

fn is_twin(c: char) -> bool {
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονια".contains(c)
        || matches!(c, '\u{FF21}'..='\u{FF5A}' | '\u{1D400}'..='\u{1D7FF}')
}

fn eth(text: &str) -> Option<usize> {
    const ETHS: [char; 4] = ['Ð', 'ð', 'Ɖ', 'ɖ'];
    text.find(ETHS)?;
    let mut at = 0;
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        if let Some(place) = word.find(ETHS) {
            let meant: String = word
                .trim_end_matches(|c: char| !c.is_alphabetic())
                .chars()
                .map(|c| match c {
                    'Ð' | 'Ɖ' => 'Đ',
                    'ð' | 'ɖ' => 'đ',
                    _ => c,
                })
                .collect();
            if fit(&meant) != Fit::None || meant.chars().all(char::is_uppercase) {
                return Some(at + place);
            }
        }
        at += word.len();
    }
    None
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Two or more no-break spaces, other blanks between them.
fn blank_run(text: &str) -> Option<usize> {
    let (mut start, mut count) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '\u{A0}' | '\u{202F}' | '\u{2007}' => {
                start = if count == 0 { at } else { start };
                count += 1;
                if count > 1 {
                    return Some(start);
                }
            }
            ' ' => {}
            _ => count = 0,
        }
    }
    None
}

fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A sequence that UTF-8 has for a letter of Vietnamese, or the beginning of one, in a text that
/// holds more than that.
fn doubled_utf8(text: &str) -> Option<usize> {
    let mut rest = text;
    while let Some(place) = rest.find(doubled::is_lead) {
        let at = text.len() - rest.len() + place;
        let found = &text[at..];
        let mut characters = found.chars();
        let lead = characters.next().map_or(0, char::len_utf8);
        let first = found.chars().next().and_then(byte_of);
        let next = characters.next();
        let follows = next
            .and_then(byte_of)
            .is_some_and(|byte| (0x80..0xC0).contains(&byte));
        let is_broken = match first {
            // `áº`, `á»`: the first two of three bytes of most toned vowels.
            Some(0xE1) => matches!(next, Some('º' | '»')) && !ends_quote(found),
            Some(0xC3..=0xC6) | None => {
                follows
                    && !matches!(
                        next,
                        Some('»' | '\u{A0}' | '”' | '’' | '…' | '–' | '—' | '‘' | '“' | '•')
                    )
            }
            _ => false,
        };
        if is_broken {
            return convert(text, Encoding::DoubledUtf8).is_err().then_some(at);
        }
        rest = &found[lead..];
    }
    None
}

/// `«Cá»` ends with a quotation mark, not with a broken letter.
fn ends_quote(found: &str) -> bool {
    let mut after = found.chars().skip(1);
    after.next() == Some('»')
        && after
            .next()
            .is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
}
