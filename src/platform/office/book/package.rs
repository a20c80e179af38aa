//! The archive that a workbook is: its parts, and which of them belongs to which.

use std::collections::HashMap;
use std::io::{BufReader, Read, Seek};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::fault::BookFault;
use super::xml::{Xml, attributes, plain};

const BUFFER: usize = 64 * 1024;

/// A part while it is read.
pub type Part<'a, F> = BufReader<ZipFile<'a, BufReader<F>>>;

pub struct Package<F: Read + Seek> {
    archive: ZipArchive<BufReader<F>>,
    /// Places by names in small letters: some programs write links in others.
    places: HashMap<String, usize>,
}

/// A link from one part to another.
pub struct Link {
    pub id: String,
    /// The last word of its type: `worksheet`, `styles`. The rest is not the same in each standard.
    pub kind: String,
    /// From the root of the archive.
    pub target: String,
}

impl<F: Read + Seek> Package<F> {
    pub fn open(file: F) -> Result<Self, BookFault> {
        let mut archive =
            ZipArchive::new(BufReader::with_capacity(BUFFER, file)).map_err(BookFault::invalid)?;
        let mut places = HashMap::new();
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(BookFault::invalid)?;
            let name = part.name().map_err(BookFault::invalid)?;
            places.insert(resolved("", &name), index);
        }
        Ok(Self { archive, places })
    }

    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(&resolved("", name))
    }

    /// # Errors
    /// When there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Part<'_, F>, BookFault> {
        let missing = || BookFault::invalid(format!("{name} is missing"));
        let index = *self.places.get(&resolved("", name)).ok_or_else(missing)?;
        let part = self.archive.by_index(index).map_err(BookFault::invalid)?;
        Ok(BufReader::with_capacity(BUFFER, part))
    }

    /// The links of a part; none when it has none. The empty name is the archive itself.
    pub fn links(&mut self, of: &str) -> Result<Vec<Link>, BookFault> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let links = format!("{folder}/_rels/{name}.rels");
        if !self.has(&links) {
            return Ok(Vec::new());
        }
        let mut xml = Xml::new(self.part(&links)?);
        let mut buffer = Vec::new();
        let mut found = Vec::new();
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(element) | Event::Empty(element)
                    if element.local_name().as_ref() == "Relationship" =>
                {
                    let (mut id, mut kind, mut target) = ("", "", "");
                    for (name, value) in attributes(&element) {
                        match name {
                            "Id" => id = value,
                            "Type" => kind = value.rsplit('/').next().unwrap_or(value),
                            "Target" => target = value,
                            _ => {}
                        }
                    }
                    found.push(Link {
                        id: plain(id).into_owned(),
                        kind: kind.to_owned(),
                        target: resolved(folder, &plain(target)),
                    });
                }
                Event::Eof => return Ok(found),
                _ => {}
            }
        }
    }
}

/// The name of a part that is named from a folder, in small letters.
fn resolved(folder: &str, name: &str) -> String {
    let name = name.replace('\\', "/");
    let folder = if name.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(name.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn links_lead_from_the_folder_or_from_the_root() {
        for (folder, name, expected) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            (
                "xl",
                "/xl/Worksheets/Sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            ("xl/x", "..\\styles.xml", "xl/styles.xml"),
            ("", "../../a", "a"),
        ] {
            assert_eq!(resolved(folder, name), expected);
        }
    }
}
