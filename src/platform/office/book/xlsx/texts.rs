//! Texts with parts of their own looks: those that cells share, and those that stand in a cell.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::super::fault::BookFault;
use super::super::fonts::Fonts;
use super::super::runs::{Look, Run, Runs};
use super::super::xml::{Xml, attribute, broken_off, is_true, plain, push_text};

/// The texts that cells share, in one piece of memory.
#[derive(Debug, Default)]
pub struct Texts {
    all: String,
    /// Where each ends, and how it looks.
    ends: Vec<(u32, Look)>,
}

impl Texts {
    /// Read `sharedStrings.xml`.
    pub fn read(part: impl BufRead, fonts: &mut Fonts) -> Result<Self, BookFault> {
        let mut xml = Xml::new(part);
        let mut texts = Self::default();
        let mut buffer = Vec::new();
        let mut text = String::new();
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(element) if element.local_name().as_ref() == "si" => {
                    text.clear();
                    let look = rich_text(&mut xml, &mut buffer, "si", fonts, &mut text)?;
                    texts.push(&text, look)?;
                }
                Event::Empty(element) if element.local_name().as_ref() == "si" => {
                    texts.push("", Look::default())?;
                }
                Event::Eof => return Ok(texts),
                _ => {}
            }
        }
    }

    pub fn push(&mut self, text: &str, look: Look) -> Result<(), BookFault> {
        self.all.push_str(text.trim());
        let end = u32::try_from(self.all.len()).map_err(BookFault::invalid)?;
        self.ends.push((end, look));
        Ok(())
    }

    pub fn get(&self, index: usize) -> Option<(&str, Look)> {
        let (end, look) = self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => self.ends[before].0,
            None => 0,
        };
        Some((self.all.get(start as usize..*end as usize)?, *look))
    }
}

/// Read a text up to the end of the element `end` that has begun. How it is pronounced, `rPh`, is no
/// part of it.
pub fn rich_text<R: BufRead>(
    xml: &mut Xml<R>,
    buffer: &mut Vec<u8>,
    end: &str,
    fonts: &mut Fonts,
    text: &mut String,
) -> Result<Look, BookFault> {
    let mut runs = Runs::default();
    let mut run: Option<Run> = None;
    let mut in_text = false;
    let mut start = text.len();
    loop {
        let event = xml.next(buffer)?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => (in_text, start) = (true, text.len()),
                "r" => run = None,
                "rPr" => {
                    let struck = Some(false);
                    run = Some(Run { font: 0, struck });
                }
                "rPh" => xml.skip(buffer)?,
                _ => look_of(element, &mut run, fonts),
            },
            Event::Empty(element) => look_of(element, &mut run, fonts),
            Event::End(element) => match element.local_name().as_ref() {
                "t" => {
                    in_text = false;
                    unescape_controls(text, start);
                    runs.add(&text[start..], run);
                }
                name if name == end => return Ok(runs.look()),
                _ => {}
            },
            Event::Eof => return Err(broken_off()),
            event if in_text => push_text(event, text)?,
            _ => {}
        }
    }
}

fn look_of(element: &BytesStart, run: &mut Option<Run>, fonts: &mut Fonts) {
    let Some(run) = run else { return };
    match element.local_name().as_ref() {
        "rFont" => run.font = attribute(element, "val").map_or(0, |name| fonts.id(&plain(name))),
        "strike" => run.struck = Some(attribute(element, "val").is_none_or(is_true)),
        _ => {}
    }
}

/// Controls that XML cannot hold stand as `_x000D_`.
pub fn unescape_controls(text: &mut String, start: usize) {
    if !text[start..].contains("_x") {
        return;
    }
    let from = text.split_off(start);
    let mut rest = from.as_str();
    while let Some(at) = rest.find("_x") {
        text.push_str(&rest[..at]);
        let behind = &rest[at..];
        let code = behind
            .get(2..6)
            .filter(|_| behind.as_bytes().get(6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        match code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32)
        {
            Some(character) => {
                text.push(character);
                rest = &behind[7..];
            }
            None => {
                text.push_str("_x");
                rest = &behind[2..];
            }
        }
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(inside: &str) -> (String, Look, Fonts) {
        let mut fonts = Fonts::default();
        let part = format!("<sst><si/><si>{inside}</si></sst>");
        let texts = Texts::read(part.as_bytes(), &mut fonts).unwrap();
        assert_eq!(texts.get(0), Some(("", Look::default())));
        assert_eq!(texts.get(2), None);
        let (text, look) = texts.get(1).unwrap();
        (text.to_owned(), look, fonts)
    }

    #[test]
    fn runs_are_one_text_and_pronunciation_is_none() {
        let (text, look, fonts) = read(
            "<r><t xml:space=\"preserve\">Lò </t></r>\
             <r><rPr><rFont val=\".VnTime\"/></rPr><t>Thị Mai &amp; &#272;</t></r>\
             <rPh sb=\"0\" eb=\"1\"><t>lo</t></rPh><phoneticPr fontId=\"1\"/>",
        );
        assert_eq!(text, "Lò Thị Mai & Đ");
        assert_eq!(fonts.name(look.font), Some(".VnTime"));
        assert_eq!(look.struck, Some(false));
    }

    #[test]
    fn a_text_is_struck_when_each_of_its_runs_is() {
        let struck = "<r><rPr><strike/></rPr><t>a</t></r>";
        let clear = "<r><rPr><strike val=\"0\"/></rPr><t>b</t></r>";
        let silent = "<r><t>c</t></r>";
        for (runs, expected) in [
            (struck.to_owned(), Some(true)),
            (format!("{struck}<r><t> </t></r>"), Some(true)),
            (format!("{struck}{clear}"), Some(false)),
            (format!("{struck}{silent}"), None),
            ("<t>d</t>".to_owned(), None),
        ] {
            assert_eq!(read(&runs).1.struck, expected, "{runs}");
        }
    }

    #[test]
    fn escaped_controls_are_controls_again() {
        for (escaped, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x12", "_x12"),
            ("_xđđđđ_", "_xđđđđ_"),
            ("a_x", "a_x"),
            ("_xD800_", "_xD800_"),
        ] {
            let mut text = "_x0041_".to_owned() + escaped;
            unescape_controls(&mut text, 7);
            assert_eq!(text, "_x0041_".to_owned() + expected);
        }
    }
}
