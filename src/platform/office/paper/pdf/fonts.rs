//! The one family of fonts that papers are set in: Liberation Serif, as wide as Times New Roman, with
//! every Vietnamese letter. Texts are composed first, so a letter is a glyph and nothing is shaped.

use std::sync::LazyLock;

use krilla::text::Font;
use serde::{Deserialize, Serialize};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use utoipa::ToSchema;

use crate::platform::office::paper::model::Fault;

const REGULAR: &[u8] = include_bytes!("../fonts/LiberationSerif-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/LiberationSerif-Bold.ttf");
const ITALIC: &[u8] = include_bytes!("../fonts/LiberationSerif-Italic.ttf");
/// The fonts have no letters from here on but ligatures.
const BEYOND: u32 = 0x2700;

static FONTS: LazyLock<Option<Fonts>> = LazyLock::new(|| {
    Some(Fonts {
        regular: Face::read(REGULAR)?,
        bold: Face::read(BOLD)?,
        italic: Face::read(ITALIC)?,
    })
});

/// How a text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TemplateStyle)]
pub enum Style {
    #[default]
    Regular,
    Bold,
    Italic,
}

pub(crate) struct Fonts {
    regular: Face,
    bold: Face,
    italic: Face,
}

/// A font and its glyphs by letter.
pub(crate) struct Face {
    pub font: Font,
    glyphs: Vec<Glyph>,
}

#[derive(Clone, Copy, Default)]
pub(crate) struct Glyph {
    /// 0 is the box that stands for a letter the font has not.
    pub id: u32,
    /// In parts of the font's size.
    pub advance: f32,
}

impl Fonts {
    pub(crate) fn get() -> Result<&'static Self, Fault> {
        FONTS
            .as_ref()
            .ok_or_else(|| Fault::Pdf("the fonts cannot be read".to_owned()))
    }

    pub(crate) fn face(&self, style: Style) -> &Face {
        match style {
            Style::Regular => &self.regular,
            Style::Bold => &self.bold,
            Style::Italic => &self.italic,
        }
    }
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let read = FontRef::new(bytes).ok()?;
        let map = read.charmap();
        let metrics = read.glyph_metrics(Size::new(1.0), LocationRef::default());
        let glyph = |letter: u32| {
            let id = map.map(letter).unwrap_or_default();
            Glyph {
                id: id.to_u32(),
                advance: metrics.advance_width(id).unwrap_or_default(),
            }
        };
        Some(Self {
            glyphs: (0..BEYOND).map(glyph).collect(),
            font: Font::new(bytes.into(), 0)?,
        })
    }

    pub(crate) fn glyph(&self, letter: char) -> Glyph {
        let at = usize::try_from(u32::from(letter)).unwrap_or(usize::MAX);
        self.glyphs
            .get(at)
            .or(self.glyphs.first())
            .copied()
            .unwrap_or_default()
    }

    pub(crate) fn has(&self, letter: char) -> bool {
        self.glyph(letter).id != 0
    }

    /// Points.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars()
            .map(|letter| self.glyph(letter).advance)
            .sum::<f32>()
            * size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style_has_every_vietnamese_letter() {
        let fonts = Fonts::get().unwrap();
        let letters = ('\u{1EA0}'..='\u{1EF9}')
            .chain("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư₫–—…“”‘’•№".chars())
            .chain("\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}".chars());
        for letter in letters {
            for style in [Style::Regular, Style::Bold, Style::Italic] {
                assert!(fonts.face(style).has(letter), "{letter} in {style:?}");
            }
        }
        assert!(!fonts.face(Style::Regular).has('漢'));
    }

    #[test]
    fn the_fonts_are_as_wide_as_times() {
        let width = Fonts::get()
            .unwrap()
            .face(Style::Regular)
            .width("1m", 1000.0);
        assert!((width - 1277.8).abs() < 1.0, "{width}");
    }
}
