//! What the cells of all sheets share: texts, and how cells look.

use std::collections::HashMap;
use std::io::BufRead;

use super::super::fault::BookFault;
use super::super::fonts::Fonts;
use super::super::formats::{Shown, built_in, shown_by};
use super::super::ole::{u16_at, u32_at};
use super::super::runs::{Look, Run, Runs};
use super::super::xlsx::styles::{CellStyle, MOST_STYLES};
use super::super::xlsx::texts::Texts;
use super::records::{Records, text_at};

const FORMAT: u16 = 0x002c;
const FONT: u16 = 0x002b;
const STYLE: u16 = 0x002f;
const BEGIN_STYLES: u16 = 0x0269;
const END_STYLES: u16 = 0x026a;
const TEXT: u16 = 0x0013;
/// Also counted where the archive is looked at, but by another mark.
const MOST_TEXTS: usize = 1_000_000;

#[derive(Default)]
pub struct Shared {
    pub texts: Texts,
    pub styles: Vec<CellStyle>,
    pub fonts: Fonts,
    pub since_1904: bool,
    /// By their numbers, which runs of texts name.
    runs: Vec<Run>,
}

impl Shared {
    pub fn read_styles(&mut self, part: impl BufRead) -> Result<(), BookFault> {
        let mut codes: HashMap<u32, Shown> = HashMap::new();
        let mut in_styles = false;
        let mut records = Records::new(part);
        while let Some((kind, data)) = records.next()? {
            match kind {
                FORMAT => {
                    if let (Some(id), Some((code, _))) = (u16_at(data, 0), text_at(data, 2)) {
                        codes.insert(u32::from(id), shown_by(&code));
                    }
                }
                FONT => {
                    let flags = u16_at(data, 2).unwrap_or(0);
                    let name = text_at(data, 21).map(|(name, _)| name).unwrap_or_default();
                    self.runs.push(Run {
                        font: self.fonts.id(&name),
                        struck: Some(flags & 0x0008 != 0),
                    });
                }
                BEGIN_STYLES => in_styles = true,
                END_STYLES => in_styles = false,
                STYLE if in_styles => {
                    let format = u32::from(u16_at(data, 2).unwrap_or(0));
                    let font = usize::from(u16_at(data, 4).unwrap_or(0));
                    let font = self.runs.get(font).copied().unwrap_or_default();
                    let own = codes.get(&format).copied();
                    self.styles.push(CellStyle {
                        shown: own.unwrap_or_else(|| built_in(format)),
                        font: font.font,
                        struck: font.struck == Some(true),
                    });
                }
                _ => {}
            }
            if self.styles.len().max(self.runs.len()).max(codes.len()) > MOST_STYLES {
                return Err(BookFault::TooLarge {
                    what: "styles",
                    maximum: MOST_STYLES as u64,
                });
            }
        }
        Ok(())
    }

    pub fn read_texts(&mut self, part: impl BufRead) -> Result<(), BookFault> {
        let mut records = Records::new(part);
        let mut count = 0;
        while let Some((kind, data)) = records.next()? {
            if kind != TEXT {
                continue;
            }
            count += 1;
            if count > MOST_TEXTS {
                return Err(BookFault::TooLarge {
                    what: "texts",
                    maximum: MOST_TEXTS as u64,
                });
            }
            let broken = || BookFault::invalid("a broken shared text");
            let (text, look) = self.rich_text(data, 0).ok_or_else(broken)?;
            self.texts.push(&text, look)?;
        }
        Ok(())
    }

    /// A text with runs, and how they look.
    pub fn rich_text(&self, data: &[u8], at: usize) -> Option<(String, Look)> {
        let flags = *data.get(at)?;
        let (text, length) = text_at(data, at + 1)?;
        if flags & 1 == 0 {
            return Some((text, Look::default()));
        }
        let at = at + 1 + length;
        let count = usize::try_from(u32_at(data, at)?).ok()?;
        let found = data.get(at + 4..)?.as_chunks::<4>().0.iter().take(count);
        let found = found.map(|[a, b, c, d]| {
            let start = usize::from(u16::from_le_bytes([*a, *b]));
            (
                start,
                self.runs
                    .get(usize::from(u16::from_le_bytes([*c, *d])))
                    .copied(),
            )
        });
        let units: Vec<u16> = text.encode_utf16().collect();
        let (mut runs, mut start, mut run) = (Runs::default(), 0, None);
        for (next, its) in found.chain([(units.len(), None)]) {
            let part = units.get(start..next).unwrap_or_default();
            runs.add(&String::from_utf16_lossy(part), run);
            (start, run) = (next, its);
        }
        Some((text, runs.look()))
    }
}
