//! What a file is: by what is in it. Its name is believed only where the content says nothing.

use std::io::{self, Read, Seek};

use zip::ZipArchive;

/// Bytes at the beginning that are looked at.
const LOOKED_AT: u64 = 4_096;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Ndjson,
    Csv,
    Xlsx,
    Xlsb,
    Ods,
    Xls,
}

impl Format {
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Ndjson => "application/x-ndjson",
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Xlsb => "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Xls => "application/vnd.ms-excel",
        }
    }

    /// Whether somebody has to look at how its columns are understood.
    pub fn is_table(self) -> bool {
        self != Self::Ndjson
    }

    /// The format of an unpacked file. `name` is in lower case, without `.gz`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of(mut content: impl Read + Seek, name: &str) -> io::Result<Option<Self>> {
        let mut beginning = Vec::new();
        content
            .by_ref()
            .take(LOOKED_AT)
            .read_to_end(&mut beginning)?;
        if beginning.starts_with(b"PK\x03\x04") {
            content.rewind()?;
            return Ok(of_archive(content));
        }
        // A compound document, as Excel wrote until 2003.
        if beginning.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
            return Ok(Some(Self::Xls));
        }
        Ok(of_text(&beginning, name))
    }
}

/// Which kind of workbook a zip archive is.
fn of_archive(content: impl Read + Seek) -> Option<Format> {
    let archive = ZipArchive::new(content).ok()?;
    let mut format = None;
    for name in archive.file_names() {
        match name.as_deref() {
            Ok("xl/workbook.xml") => return Some(Format::Xlsx),
            Ok("xl/workbook.bin") => return Some(Format::Xlsb),
            Ok("content.xml") => format = Some(Format::Ods),
            _ => {}
        }
    }
    format
}

fn of_text(beginning: &[u8], name: &str) -> Option<Format> {
    let is_utf16 = beginning.starts_with(&[0xff, 0xfe]) || beginning.starts_with(&[0xfe, 0xff]);
    if beginning.contains(&0) && !is_utf16 {
        return None;
    }
    let text = String::from_utf8_lossy(beginning);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let named = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    // A page of the web under the name of a workbook, as many systems export them.
    if text.starts_with('<') {
        return None;
    }
    if text.starts_with('{') || (text.is_empty() && named(&[".ndjson", ".jsonl"])) {
        return Some(Format::Ndjson);
    }
    // A list of rows in one JSON array is none of these.
    if text.starts_with('[') && named(&[".json", ".ndjson", ".jsonl"]) {
        return None;
    }
    Some(Format::Csv)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn of(content: &[u8], name: &str) -> Option<Format> {
        Format::of(Cursor::new(content), name).expect("a file in memory")
    }

    fn archive(member: &str) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["mimetype", member] {
            archive
                .start_file(name, SimpleFileOptions::default())
                .expect("a member");
            archive.write_all(b"x").expect("its content");
        }
        archive.finish().expect("an archive").into_inner()
    }

    #[test]
    fn a_file_is_told_by_its_content_whatever_its_name() {
        let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
        for (content, name, format) in [
            (archive("xl/workbook.xml"), "a.xls", Some(Format::Xlsx)),
            (archive("xl/workbook.bin"), "a.xlsx", Some(Format::Xlsb)),
            (archive("content.xml"), "a.xlsx", Some(Format::Ods)),
            (archive("word/document.xml"), "a.docx", None),
            (old.to_vec(), "a.xlsx", Some(Format::Xls)),
            (
                b"\xef\xbb\xbf{\"a\":1}".to_vec(),
                "a.csv",
                Some(Format::Ndjson),
            ),
            (b"sep=;\na;b\n".to_vec(), "a.xls", Some(Format::Csv)),
            (b"a\tb\n".to_vec(), "a.txt", Some(Format::Csv)),
            (b"\xff\xfea\0,\0b\0".to_vec(), "a.csv", Some(Format::Csv)),
            (b"<html><table>".to_vec(), "a.xls", None),
            (b"[{\"a\":1}]".to_vec(), "a.json", None),
            (b"\x01\x00\x02".to_vec(), "a.csv", None),
            (Vec::new(), "a.ndjson", Some(Format::Ndjson)),
            (Vec::new(), "a.csv", Some(Format::Csv)),
        ] {
            assert_eq!(of(&content, name), format, "{name}: {content:?}");
        }
    }
}
