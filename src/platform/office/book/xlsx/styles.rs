//! What the styles of a workbook say about its cells: numbers shown as days, fonts, and lines
//! through texts.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::super::fault::BookFault;
use super::super::fonts::{FontId, Fonts};
use super::super::formats::{Shown, built_in, shown_by};
use super::super::xml::{Xml, attribute, attributes, is_true, plain};

/// Excel has at most this many.
pub const MOST_STYLES: usize = 65_536;

/// One way in which cells look.
#[derive(Debug, Clone, Copy, Default)]
pub struct CellStyle {
    pub shown: Shown,
    pub font: FontId,
    pub struck: bool,
}

#[derive(Debug, Default, Clone, Copy)]
struct Font {
    name: FontId,
    struck: bool,
}

/// Read `styles.xml`: the styles of cells, by their numbers.
pub fn read(part: impl BufRead, names: &mut Fonts) -> Result<Vec<CellStyle>, BookFault> {
    let mut xml = Xml::new(part);
    let mut buffer = Vec::new();
    let mut codes: HashMap<u32, Shown> = HashMap::new();
    let mut fonts: Vec<Font> = Vec::new();
    let mut styles = Vec::new();
    let (mut in_fonts, mut in_styles) = (false, false);
    loop {
        let event = xml.next(&mut buffer)?;
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let opens = matches!(event, Event::Start(_));
                match element.local_name().as_ref() {
                    "numFmt" => {
                        if let Some((id, code)) = number_format(element) {
                            codes.insert(id, code);
                        }
                    }
                    "fonts" => in_fonts = opens,
                    "cellXfs" => in_styles = opens,
                    "font" if in_fonts => fonts.push(Font::default()),
                    "name" if in_fonts => {
                        if let (Some(font), Some(name)) =
                            (fonts.last_mut(), attribute(element, "val"))
                        {
                            font.name = names.id(&plain(name));
                        }
                    }
                    "strike" if in_fonts => {
                        if let Some(font) = fonts.last_mut() {
                            font.struck = attribute(element, "val").is_none_or(is_true);
                        }
                    }
                    "xf" if in_styles => styles.push(style(element, &codes, &fonts)),
                    _ => {}
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "fonts" => in_fonts = false,
                "cellXfs" => in_styles = false,
                _ => {}
            },
            Event::Eof => return Ok(styles),
            _ => {}
        }
        if fonts.len().max(styles.len()).max(codes.len()) > MOST_STYLES {
            return Err(BookFault::TooLarge {
                what: "styles",
                maximum: MOST_STYLES as u64,
            });
        }
    }
}

fn number_format(element: &BytesStart) -> Option<(u32, Shown)> {
    let id = attribute(element, "numFmtId")?.parse().ok()?;
    let code = plain(attribute(element, "formatCode")?);
    Some((id, shown_by(&code)))
}

fn style(element: &BytesStart, codes: &HashMap<u32, Shown>, fonts: &[Font]) -> CellStyle {
    let mut style = CellStyle::default();
    for (name, value) in attributes(element) {
        match name {
            "numFmtId" => {
                let id = value.parse().unwrap_or(0);
                let own = codes.get(&id).copied();
                style.shown = own.unwrap_or_else(|| built_in(id));
            }
            "fontId" => {
                let font = value.parse().ok().and_then(|id: usize| fonts.get(id));
                let font = font.copied().unwrap_or_default();
                (style.font, style.struck) = (font.name, font.struck);
            }
            _ => {}
        }
    }
    style
}
