//! Which encoding a column of texts is in, and by that each of its texts.

use super::evidence::{Evidence, Fitness, LEGACY, SURE, Verdict, is_unicode};
use super::fonts::encoding_of_font;
use super::{Encoding, convert, doubled, weigh};

/// What an old font's name says for its encoding.
const FONT: i32 = 10;

/// So many texts of a column are weighed each, then one of [`STEP`].
const WEIGHED: u32 = 200;
const STEP: u32 = 8;

/// What a text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    As(Encoding),
    /// It reads well both as it stands and in the encoding; nobody can tell.
    Unsure,
}

/// What is known of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// What its texts are in that are not good Unicode.
    pub encoding: Encoding,
    /// What the column says for each of [`LEGACY`] in each of its texts.
    bias: [i32; 4],
    /// Which of [`LEGACY`] `encoding` is.
    found: Option<usize>,
    capitals: bool,
}

/// What a column of names, addresses or the like is in. `font` is that of most of its texts.
pub fn recognise<'a>(texts: impl Iterator<Item = &'a str>, font: Option<&str>) -> Recognised {
    let mut tally = Tally::new(font);
    for text in texts {
        tally.add(text);
    }
    tally.finish()
}

impl Recognised {
    /// What a text of the column is in. Of several encodings that give the same text, Unicode.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading {
        match self.verdict(text) {
            Verdict::Sure(None) => Reading::As(Encoding::Unicode),
            Verdict::Sure(Some(at)) => Reading::As(self.named(at)),
            Verdict::Unsure { .. } => Reading::Unsure,
        }
    }

    /// The text in Unicode; `None` where nobody can tell what it is in.
    #[must_use]
    pub fn text(&self, text: &str) -> Option<String> {
        if !self.capitals
            && let Some((_, converted)) = self.plainly(text)
        {
            return Some(converted);
        }
        match self.read(text) {
            Reading::As(encoding) => convert(text, encoding).ok(),
            Reading::Unsure => None,
        }
    }

    /// Whether the font shows plain letters as capitals, so that plain texts are to be converted, too.
    #[must_use]
    pub fn is_of_capitals(&self) -> bool {
        self.capitals
    }

    fn named(&self, at: usize) -> Encoding {
        match LEGACY[at] {
            Encoding::Tcvn3 if self.capitals => Encoding::Tcvn3Capitals,
            encoding => encoding,
        }
    }

    fn verdict(&self, text: &str) -> Verdict {
        // Under a font of capitals plain letters are capitals, too.
        if self.capitals && text.is_ascii() && self.encoding == Encoding::Tcvn3Capitals {
            return Verdict::Sure(Some(0));
        }
        if let Some((at, _)) = self.plainly(text) {
            return Verdict::Sure(Some(at));
        }
        let Some(evidence) = Evidence::of(text) else {
            return Verdict::Sure(None);
        };
        evidence.verdict(&self.bias, self.found)
    }

    /// The text converted from the column's encoding, where so much speaks for that one that no other
    /// needs to be weighed.
    fn plainly(&self, text: &str) -> Option<(usize, String)> {
        let at = self.found.filter(|&at| self.bias[at] >= FONT)?;
        if text.is_ascii() || is_unicode(text) || doubled::count(text) > 0 {
            return None;
        }
        let converted = convert(text, LEGACY[at]).ok()?;
        let weight = weigh::converted(&converted, false);
        let total = weight + self.bias[at];
        let is_plain = weight > 0
            && converted != text
            && total - weigh::most(text) >= SURE
            && total - weigh::as_it_stands(text).weight >= SURE;
        is_plain.then_some((at, converted))
    }
}

/// What the texts of a column say together, gathered one by one.
#[derive(Debug)]
pub struct Tally {
    font: Option<Encoding>,
    /// Texts beyond ASCII.
    seen: u32,
    sure: [u32; 4],
    /// Texts that are Vietnamese in Unicode and not in that encoding.
    against: [u32; 4],
    /// Texts that are unsure by themselves, and by how much they lean.
    unsure: [(u32, i32); 4],
}

impl Tally {
    /// Of a column most of whose texts are in `font`.
    #[must_use]
    pub fn new(font: Option<&str>) -> Self {
        Self {
            font: font.and_then(encoding_of_font),
            seen: 0,
            sure: [0; 4],
            against: [0; 4],
            unsure: [(0, 0); 4],
        }
    }

    pub fn add(&mut self, text: &str) {
        if text.is_ascii() {
            return;
        }
        self.seen = self.seen.saturating_add(1);
        // Of a long column some tell enough; each stands for those passed over.
        let is_late = self.seen > WEIGHED;
        if is_late && !self.seen.is_multiple_of(STEP) && !is_unicode(text) {
            return;
        }
        let step = if is_late { STEP } else { 1 };
        let Some(evidence) = Evidence::of(text) else {
            if weigh::is_vietnamese(text) {
                self.against = self.against.map(|count| count + 1);
            }
            return;
        };
        match evidence.verdict(&[0; 4], None) {
            Verdict::Sure(Some(legacy)) => self.sure[legacy] += step,
            Verdict::Unsure { legacy, lead } => {
                let (count, sum) = &mut self.unsure[legacy];
                *count += step;
                *sum = sum.saturating_add(lead);
            }
            Verdict::Sure(None) => {
                for (count, fitness) in self.against.iter_mut().zip(evidence.legacy) {
                    let is_against = match fitness {
                        Fitness::No => true,
                        Fitness::Same => false,
                        Fitness::Weight(weight) => evidence.unicode.weight - weight >= SURE,
                    };
                    *count += step * u32::from(evidence.unicode.is_vietnamese && is_against);
                }
            }
        }
    }

    #[must_use]
    pub fn finish(self) -> Recognised {
        let mut bias = [0; 4];
        let font = self.font.map(|font| {
            if font == Encoding::Tcvn3Capitals {
                Encoding::Tcvn3
            } else {
                font
            }
        });
        let font = LEGACY.iter().position(|&legacy| Some(legacy) == font);
        let found = (0..4)
            .filter(|&at| self.sure[at] > 0)
            .max_by_key(|&at| self.sure[at]);
        // A column of single words: none is sure, yet all lean to one side.
        let leaning = || {
            let leans = |at: &usize| self.unsure[*at].0 >= 3 && self.unsure[*at].1 >= 2 * SURE;
            let leaning = (0..4).filter(leans).max_by_key(|&at| self.unsure[at].1);
            leaning.filter(|&at| self.against[at] == 0)
        };
        let encoding = found.or_else(leaning);
        match encoding {
            Some(at) => {
                bias[at] = match (self.sure[at], self.against[at]) {
                    (sure, 0) => 4 + 2 * i32::try_from(sure.clamp(1, 4)).unwrap_or(4),
                    (sure, against) if sure / 100 >= against => FONT,
                    (sure, against) if sure / 20 >= against => SURE,
                    (sure, against) if sure / 4 >= against => SURE / 2,
                    _ => 0,
                }
            }
            // Words of other languages among good Unicode are what they seem.
            None if self.against.contains(&0) => {}
            None => bias = [-SURE; 4],
        }
        if let Some(at) = font {
            bias[at] += FONT;
        }
        let capitals = self.font == Some(Encoding::Tcvn3Capitals);
        let used = encoding.or(font.filter(|&at| self.unsure[at].0 > 0));
        let named = match used {
            Some(0) if capitals => Encoding::Tcvn3Capitals,
            Some(at) => LEGACY[at],
            None => Encoding::Unicode,
        };
        Recognised {
            encoding: named,
            bias,
            found: encoding.or(font),
            capitals,
        }
    }
}
