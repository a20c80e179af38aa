//! What a file is, by its bytes: neither its name nor its media type is to be relied on.

use std::io::{Read, Seek};

use super::fault::BookFault;
use super::ole::OLE_SIGNATURE;

/// So much of a file tells what it is.
pub const BEGINNING: usize = 8192;

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BookKind {
    /// Office Open XML, with macros or without.
    Xlsx,
    /// Excel 97 to 2003, and 5 and 95.
    Xls,
    /// OpenDocument.
    Ods,
    /// Excel's binary workbook.
    Xlsb,
    /// Delimited text.
    Text,
}

/// What a file begins as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    Zip,
    Ole,
    Text,
}

/// Tell by the beginning of a file what it is.
///
/// # Errors
/// When it is a kind that has no rows to be read.
pub fn container(start: &[u8]) -> Result<Container, BookFault> {
    let other = |found| Err(BookFault::OtherKind { found });
    match start {
        [] => Err(BookFault::Empty),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Ok(Container::Zip),
        _ if start.starts_with(OLE_SIGNATURE) => Ok(Container::Ole),
        // Excel 2 to 4 kept a sheet without a container around it.
        [0x09, 0 | 2 | 4, 4 | 6, 0, ..] => other("EXCEL_4"),
        _ if start.starts_with(b"%PDF") => other("PDF"),
        _ if start.starts_with(b"{\\rtf") => other("RTF"),
        _ if start.starts_with(b"\x89PNG") || start.starts_with(b"\xff\xd8\xff") => {
            other("PICTURE")
        }
        _ if start.starts_with(b"\x1f\x8b") => other("ARCHIVE"),
        _ if start.starts_with(b"Rar!") || start.starts_with(b"7z\xbc\xaf") => other("ARCHIVE"),
        _ => text(start),
    }
}

fn text(start: &[u8]) -> Result<Container, BookFault> {
    let is_utf16 = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    // In UTF-16 every other byte of an English letter is zero.
    let letters: Vec<u8> = match is_utf16 {
        true => start[2..]
            .iter()
            .copied()
            .filter(|byte| *byte != 0)
            .collect(),
        false if start.contains(&0) => {
            return Err(BookFault::OtherKind { found: "UNKNOWN" });
        }
        false => start.to_vec(),
    };
    let letters = letters.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&letters);
    let text = String::from_utf8_lossy(letters).to_lowercase();
    let text = text.trim_start();
    if text.is_empty() && start.len() < BEGINNING {
        return Err(BookFault::Empty);
    }
    if text.starts_with("mime-version:") && text.contains("text/html") {
        return Err(BookFault::HtmlTable);
    }
    if !text.starts_with('<') {
        return Ok(Container::Text);
    }
    let has_tag = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            text[..at].ends_with('<')
                && !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric())
        })
    };
    if text.contains("schemas-microsoft-com:office:spreadsheet") && text.starts_with("<?xml") {
        return Err(BookFault::XmlSpreadsheet);
    }
    if ["html", "table", "!doctype html", "head", "body", "meta"]
        .into_iter()
        .any(has_tag)
    {
        return Err(BookFault::HtmlTable);
    }
    if text.starts_with("<?xml") {
        return Err(BookFault::OtherKind { found: "XML" });
    }
    Ok(Container::Text)
}

/// Tell workbooks among archives.
///
/// # Errors
/// When it is an archive of something else, or broken.
pub fn archive(file: impl Read + Seek) -> Result<BookKind, BookFault> {
    let mut archive = zip::ZipArchive::new(file).map_err(BookFault::invalid)?;
    let (mut found, mut is_ods, mut is_xlsx) = (None, false, false);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(BookFault::invalid)?;
        let name = part
            .name()
            .map_err(BookFault::invalid)?
            .replace('\\', "/")
            .to_lowercase();
        match name.as_str() {
            "mimetype" => {
                let mut kind = String::new();
                let _ = part.by_ref().take(128).read_to_string(&mut kind);
                is_ods |= kind.starts_with("application/vnd.oasis.opendocument.spreadsheet");
                found = found.or(Some("a document of OpenDocument"));
            }
            "meta-inf/manifest.xml" => {
                let mut manifest = String::new();
                let _ = part
                    .by_ref()
                    .take(1024 * 1024)
                    .read_to_string(&mut manifest);
                is_ods |= manifest.contains("opendocument.spreadsheet");
                if is_ods && manifest.contains("encryption-data") {
                    return Err(BookFault::Password);
                }
            }
            "xl/workbook.bin" => return Ok(BookKind::Xlsb),
            "word/document.xml" => found = Some("a Word document"),
            "ppt/presentation.xml" => found = Some("a presentation"),
            // A workbook may stand elsewhere; a document may hold one.
            "[content_types].xml" => {
                let mut types = String::new();
                let _ = part.by_ref().take(1024 * 1024).read_to_string(&mut types);
                is_xlsx |=
                    types.contains("sheet.main") || types.contains("sheet.macroEnabled.main");
            }
            "xl/workbook.xml" => is_xlsx = true,
            _ => {}
        }
    }
    match found {
        _ if is_ods => Ok(BookKind::Ods),
        _ if is_xlsx => Ok(BookKind::Xlsx),
        Some(found) => Err(BookFault::OtherKind { found }),
        None => Err(BookFault::OtherKind { found: "ARCHIVE" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(start: &[u8]) -> String {
        match container(start) {
            Ok(container) => format!("{container:?}"),
            Err(fault) => fault.to_string(),
        }
    }

    #[test]
    fn files_are_told_by_their_first_bytes() {
        for (start, expected) in [
            (&b""[..], "the file is empty"),
            (b" \r\n", "the file is empty"),
            (b"\xef\xbb\xbf", "the file is empty"),
            (b"PK\x03\x04", "Zip"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Ole"),
            (b"stt,ho ten\n", "Text"),
            (b"\xff\xfes\0t\0t\0", "Text"),
            (b"<5;a\n", "Text"),
            (b"a<table>\n", "Text"),
            (b"\r\n<HTML xmlns:x=\"urn:x\">", "the file is a page of HTML"),
            (b"<!DOCTYPE html>", "the file is a page of HTML"),
            (b"<table border=1>", "the file is a page of HTML"),
            (b"\xff\xfe<\0t\0a\0b\0l\0e\0>\0", "the file is a page of HTML"),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                "the file is XML of Excel 2003",
            ),
            (b"<?xml version=\"1.0\"?><a/>", "the file is XML, neither a workbook nor a table"),
            (b"%PDF-1.7", "the file is PDF, neither a workbook nor a table"),
            (b"a\0b", "the file is UNKNOWN, neither a workbook nor a table"),
        ] {
            assert_eq!(told(start), expected, "{start:?}");
        }
    }
}
