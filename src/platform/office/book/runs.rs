//! Texts of which each part has looks of its own.

use super::fonts::FontId;

/// What the parts of a text say beside what it reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Of most of its letters; zero when that is for the cell to say.
    pub font: FontId,
    /// Whether all of it is struck through; none when that is for the cell to say.
    pub struck: Option<bool>,
}

/// How one part of a text looks, as far as it says so.
#[derive(Debug, Clone, Copy, Default)]
pub struct Run {
    pub font: FontId,
    pub struck: Option<bool>,
}

/// What the parts of a text have shown so far.
#[derive(Debug, Default)]
pub struct Runs {
    /// Letters by font.
    fonts: Vec<(FontId, usize)>,
    struck: bool,
    /// A part says for itself that it is not struck.
    clear: bool,
    /// A part says nothing.
    silent: bool,
}

impl Runs {
    pub fn add(&mut self, text: &str, run: Option<Run>) {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        if letters == 0 {
            return;
        }
        let run = run.unwrap_or_default();
        let fonts = self.fonts.len();
        match self.fonts.iter_mut().find(|(known, _)| *known == run.font) {
            Some((_, count)) => *count += letters,
            // A text in more fonts than these has none that counts.
            None if fonts < 16 => self.fonts.push((run.font, letters)),
            None => {}
        }
        match run.struck {
            None => self.silent = true,
            Some(true) => self.struck = true,
            Some(false) => self.clear = true,
        }
    }

    pub fn look(&self) -> Look {
        let most = self.fonts.iter().max_by_key(|(_, letters)| *letters);
        Look {
            font: most.map_or(0, |(font, _)| *font),
            struck: match (self.clear, self.silent, self.struck) {
                (true, ..) => Some(false),
                (false, false, true) => Some(true),
                _ => None,
            },
        }
    }
}
