//! XML of workbooks, event by event, each of bounded length.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::fault::BookFault;
use super::guard::expect_row;

/// No text of a cell, and no element, is longer.
const LONGEST_EVENT: usize = 1024 * 1024;

/// Ends a file in which one text or element goes on without end.
pub struct Bounded<R> {
    inner: R,
    since: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.inner.read(into)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > LONGEST_EVENT {
            return Err(io::Error::other("a text or element is too long"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.since += amount;
        self.inner.consume(amount);
    }
}

/// Events of a part of a workbook.
pub struct Xml<R: BufRead>(Reader<Bounded<R>>);

impl<R: BufRead> Xml<R> {
    pub fn new(inner: R) -> Self {
        let mut reader = Reader::from_reader(Bounded { inner, since: 0 });
        let config = reader.config_mut();
        config.check_end_names = false;
        // A part may be read from its middle on.
        config.allow_unmatched_ends = true;
        config.check_comments = false;
        Self(reader)
    }

    /// The next event; its bytes are in `buffer`.
    pub fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, BookFault> {
        buffer.clear();
        self.0.get_mut().since = 0;
        self.0.read_event_into(buffer).map_err(BookFault::invalid)
    }

    /// Pass over what stands in the element that has begun.
    pub fn skip(&mut self, buffer: &mut Vec<u8>) -> Result<(), BookFault> {
        let mut depth = 1;
        while depth > 0 {
            match self.next(buffer)? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(broken_off()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Bytes that were read.
    pub fn position(&self) -> u64 {
        self.0.buffer_position()
    }

    pub fn into_inner(self) -> R {
        self.0.into_inner().inner
    }
}

pub fn broken_off() -> BookFault {
    BookFault::invalid("a part of the workbook breaks off")
}

/// Append what an event adds to a text.
///
/// # Errors
/// When the text is longer than any of a spreadsheet.
pub fn push_text(event: &Event, to: &mut String) -> Result<(), BookFault> {
    match event {
        Event::Text(text) => to.push_str(&text.xml10_content()),
        Event::CData(text) => to.push_str(&text.xml10_content()),
        Event::GeneralRef(name) => match name.resolve_char_ref() {
            Ok(Some(character)) => to.push(character),
            _ => to.push_str(match &*name.xml10_content() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                _ => "",
            }),
        },
        _ => {}
    }
    expect_row(to.len())
}

/// The attributes of an element by their names without prefix. What is no attribute ends them.
pub fn attributes<'a>(element: &'a BytesStart) -> Attributes<'a> {
    Attributes {
        text: element.attributes_raw(),
        at: 0,
    }
}

/// Goes from byte to byte: this is where most of the time on a sheet goes.
pub struct Attributes<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while bytes.get(at)?.is_ascii_whitespace() {
            at += 1;
        }
        let mut start = at;
        while *bytes.get(at)? != b'=' {
            if bytes[at] == b':' {
                start = at + 1;
            }
            at += 1;
        }
        let name = self.text[start..at].trim_ascii_end();
        at += 1;
        while bytes.get(at)?.is_ascii_whitespace() {
            at += 1;
        }
        let quote = *bytes.get(at).filter(|byte| matches!(byte, b'"' | b'\''))?;
        at += 1;
        let start = at;
        while *bytes.get(at)? != quote {
            at += 1;
        }
        self.at = at + 1;
        Some((name, &self.text[start..at]))
    }
}

/// One attribute, as it stands.
pub fn attribute<'a>(element: &'a BytesStart, name: &str) -> Option<&'a str> {
    attributes(element)
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// The text of an attribute.
pub fn plain(value: &str) -> Cow<'_, str> {
    unescape(value).unwrap_or(Cow::Borrowed(value))
}

/// What the schema calls a boolean.
pub fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_named_without_prefix() {
        let element = BytesStart::from_content("x:c  r = 'B2' x:t=\"a&amp;b\" s='3'", 3);
        let found: Vec<_> = attributes(&element).collect();
        assert_eq!(found, [("r", "B2"), ("t", "a&amp;b"), ("s", "3")]);
        assert_eq!(plain(found[1].1), "a&b");
        for broken in ["c r", "c r=", "c r=B2", "c r=\"B2", "c =\"\"\""] {
            let element = BytesStart::from_content(broken, 1);
            assert!(attributes(&element).count() <= 1, "{broken}");
        }
    }

    #[test]
    fn a_text_does_not_go_on_without_end() {
        let text = format!("<t>{}</t>", "x".repeat(2 * LONGEST_EVENT));
        let small = io::BufReader::with_capacity(4096, text.as_bytes());
        let (mut xml, mut buffer) = (Xml::new(small), Vec::new());
        assert!(matches!(xml.next(&mut buffer), Ok(Event::Start(_))));
        assert!(xml.next(&mut buffer).is_err());
        assert!(buffer.len() < LONGEST_EVENT + 8192);
    }
}
