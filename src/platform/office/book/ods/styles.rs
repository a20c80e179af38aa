//! What the styles of an OpenDocument table say: fonts, lines through texts, hidden tables.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::super::fault::BookFault;
use super::super::fonts::Fonts;
use super::super::runs::Run;
use super::super::xml::{Xml, attributes, plain};

/// More than programs write.
const MOST_STYLES: usize = 65_536;

#[derive(Debug, Default)]
pub struct Styles {
    pub fonts: Fonts,
    /// Families of fonts by the names that styles call them.
    families: HashMap<String, String>,
    /// Looks of cells and of parts of texts, by family and name.
    looks: HashMap<(String, String), Run>,
    hidden_tables: HashSet<String>,
    current: Option<Current>,
}

/// The style that is being read.
#[derive(Debug)]
struct Current {
    key: (String, String),
    look: Run,
}

impl Styles {
    /// Read the styles that people name, `styles.xml`.
    pub fn read(&mut self, part: impl BufRead) -> Result<(), BookFault> {
        let mut xml = Xml::new(part);
        let mut buffer = Vec::new();
        loop {
            let event = xml.next(&mut buffer)?;
            if matches!(event, Event::Eof) {
                return Ok(());
            }
            self.see(&event)?;
        }
    }

    /// Take what an event says about styles.
    pub fn see(&mut self, event: &Event) -> Result<(), BookFault> {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "style" | "default-style" => self.begin(element),
                _ => self.property(element),
            },
            Event::Empty(element) => match element.local_name().as_ref() {
                "style" => {
                    self.begin(element);
                    self.end();
                }
                _ => self.property(element),
            },
            Event::End(element) => {
                if matches!(element.local_name().as_ref(), "style" | "default-style") {
                    self.end();
                }
            }
            _ => {}
        }
        if self.looks.len() + self.families.len() > MOST_STYLES {
            return Err(BookFault::TooLarge {
                what: "styles",
                maximum: MOST_STYLES as u64,
            });
        }
        Ok(())
    }

    /// How cells of a style look.
    pub fn cell(&self, name: &str) -> Run {
        self.look("table-cell", name)
            .or_else(|| self.look("table-cell", ""))
            .unwrap_or_default()
    }

    /// How a part of a text looks.
    pub fn span(&self, name: &str) -> Option<Run> {
        self.look("text", name)
    }

    pub fn hides(&self, table_style: &str) -> bool {
        self.hidden_tables.contains(table_style)
    }

    fn look(&self, family: &str, name: &str) -> Option<Run> {
        self.looks
            .get(&(family.to_owned(), name.to_owned()))
            .copied()
    }

    fn begin(&mut self, element: &BytesStart) {
        let (mut name, mut family, mut parent) = (String::new(), "", String::new());
        for (attribute, value) in attributes(element) {
            match attribute {
                "name" => name = plain(value).into_owned(),
                "family" => family = value,
                "parent-style-name" => parent = plain(value).into_owned(),
                _ => {}
            }
        }
        let look = self.look(family, &parent).or_else(|| self.look(family, ""));
        self.current = Some(Current {
            key: (family.to_owned(), name),
            look: look.unwrap_or_default(),
        });
    }

    fn end(&mut self) {
        if let Some(Current { key, look }) = self.current.take()
            && matches!(key.0.as_str(), "table-cell" | "text")
        {
            self.looks.insert(key, look);
        }
    }

    fn property(&mut self, element: &BytesStart) {
        match element.local_name().as_ref() {
            "font-face" => {
                let (mut name, mut family) = (String::new(), String::new());
                for (attribute, value) in attributes(element) {
                    match attribute {
                        "name" => name = plain(value).into_owned(),
                        "font-family" => plain(value).trim_matches('\'').clone_into(&mut family),
                        _ => {}
                    }
                }
                self.families.insert(name, family);
            }
            "table-properties" => {
                let hides = |(name, value)| name == "display" && value == "false";
                if let Some(current) = &self.current
                    && attributes(element).any(hides)
                {
                    self.hidden_tables.insert(current.key.1.clone());
                }
            }
            "text-properties" => {
                let Some(current) = &mut self.current else {
                    return;
                };
                for (attribute, value) in attributes(element) {
                    match attribute {
                        "font-name" => {
                            let name = plain(value);
                            let family = self.families.get(&*name).map(String::as_str);
                            current.look.font = self.fonts.id(family.unwrap_or(&name));
                        }
                        "font-family" => {
                            current.look.font = self.fonts.id(plain(value).trim_matches('\''));
                        }
                        "text-line-through-style" | "text-line-through-type" => {
                            current.look.struck = Some(value != "none");
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}
