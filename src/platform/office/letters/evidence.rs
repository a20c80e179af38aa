//! What a single text says of its encoding: how much speaks for each, and whether that is enough.

use super::bytes::byte_of;
use super::{Encoding, convert, doubled, weigh};

/// What one reading must have before another.
pub const SURE: i32 = 6;
/// What one reading may lack beside good Unicode and still be as likely, where the column says nothing.
const DOUBT: i32 = 3;

/// What is not Unicode; [`DOUBLED`] is the place of the last.
pub const LEGACY: [Encoding; 4] = [
    Encoding::Tcvn3,
    Encoding::Vni,
    Encoding::Windows1258,
    Encoding::DoubledUtf8,
];
const DOUBLED: usize = 3;

pub enum Verdict {
    /// In one of [`LEGACY`], or in Unicode.
    Sure(Option<usize>),
    /// How much more speaks for that one of [`LEGACY`] than for Unicode.
    Unsure { legacy: usize, lead: i32 },
}

/// What a text that may be in an old encoding says by itself.
pub struct Evidence {
    pub unicode: weigh::Standing,
    pub legacy: [Fitness; 4],
}

/// How a text is in an old encoding.
#[derive(Clone, Copy)]
pub enum Fitness {
    /// It cannot be in it.
    No,
    /// It is the same as in Unicode.
    Same,
    Weight(i32),
}

impl Evidence {
    /// `None` of what is Unicode without doubt.
    pub fn of(text: &str) -> Option<Self> {
        if text.is_ascii() || is_unicode(text) {
            return None;
        }
        let unicode = weigh::as_it_stands(text);
        let mut legacy = [Fitness::No; 4];
        if let Ok(converted) = convert(text, Encoding::DoubledUtf8) {
            let count = doubled::count(text).min(1000);
            let lost = if count == 0 { weigh::LOST } else { 0 };
            let doubled = i32::try_from(count).unwrap_or(0) * weigh::DOUBLED;
            legacy[DOUBLED] = Fitness::Weight(doubled + weigh::undoubled(&converted) + lost);
            // What is UTF-8 throughout is so by no chance.
            if count > 0 {
                return Some(Self { unicode, legacy });
            }
        }
        for (fitness, encoding) in legacy.iter_mut().zip(LEGACY).take(DOUBLED) {
            if let Ok(converted) = convert(text, encoding) {
                *fitness = if converted == text {
                    Fitness::Same
                } else {
                    Fitness::Weight(weigh::converted(&converted, unicode.is_odd))
                };
            }
        }
        Some(Self { unicode, legacy })
    }

    pub fn verdict(&self, bias: &[i32; 4], found: Option<usize>) -> Verdict {
        let mut best: Option<(usize, i32)> = None;
        let mut is_vietnamese = false;
        let mut second = i32::MIN;
        for (at, weight) in self.legacy.iter().enumerate() {
            let Fitness::Weight(weight) = weight else {
                continue;
            };
            let evidence = weight;
            let weight = weight + bias[at];
            match best {
                Some((_, top)) if weight <= top => second = second.max(weight),
                _ => {
                    second = second.max(best.map_or(i32::MIN, |(_, top)| top));
                    best = Some((at, weight));
                    is_vietnamese = *evidence > 0;
                }
            }
        }
        let Some((legacy, weight)) = best else {
            return Verdict::Sure(None);
        };
        let lead = weight - self.unicode.weight;
        let is_found = found == Some(legacy);
        let doubt = if is_found { SURE } else { DOUBT };
        // Without a Vietnamese word only the column speaks for it: that is enough for what is a word in
        // no language, not for a name of other people (`Krông`).
        let is_meant = is_vietnamese || self.unicode.is_odd;
        if is_meant && lead >= SURE && weight.saturating_sub(second) >= SURE {
            Verdict::Sure(Some(legacy))
        } else if lead > -doubt || (self.unicode.is_odd && is_found) {
            Verdict::Unsure { legacy, lead }
        } else {
            Verdict::Sure(None)
        }
    }
}

/// Whether the text has letters that Unicode has and none of the old encodings would show.
pub fn is_unicode(text: &str) -> bool {
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let is_mark = matches!(c, '\u{300}'..='\u{36F}');
        if is_mark || (u32::from(c) > 0xFF && c.is_alphabetic() && byte_of(c).is_none()) {
            // UTF-8 that was read as windows-1258 has Ă before what is no letter of a word.
            let after = characters.peek().and_then(|&next| byte_of(next));
            if !(doubled::is_lead(c) && after.is_some_and(|byte| (0x80..0xC0).contains(&byte))) {
                return true;
            }
        }
    }
    false
}
