//! A template as the workbook that it is: what its sheets hold, and its first sheet with rows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const DATA: &str = "xl/worksheets/sheet1.xml";
/// Above the columns of the guide.
const GUIDE: u32 = 6;

pub struct Template {
    parts: BTreeMap<String, Vec<u8>>,
    book: Xlsx<Cursor<Vec<u8>>>,
}

/// A value to choose, and its code.
pub struct Choice {
    pub label: Data,
    pub code: Data,
}

impl Template {
    pub fn read(file: Vec<u8>) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(file.clone())).expect("an archive");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("a whole part");
            parts.insert(part.name().expect("a name").into_owned(), content);
        }
        let book = Xlsx::new(Cursor::new(file)).expect("a workbook");
        Self { parts, book }
    }

    /// The XML of the first sheet.
    pub fn data(&self) -> &str {
        self.part(DATA)
    }

    pub fn part(&self, name: &str) -> &str {
        std::str::from_utf8(&self.parts[name]).expect("UTF-8")
    }

    /// The headings of the first sheet, without that of the running numbers.
    pub fn headings(&mut self) -> Vec<String> {
        let data = self.book.worksheet_range("Dữ liệu").expect("data");
        let header = data.rows().next().expect("a header");
        assert_eq!(header[0], "STT");
        header[1..].iter().map(ToString::to_string).collect()
    }

    /// The members of the columns of the first sheet, as the guide names them.
    pub fn members(&mut self) -> Vec<String> {
        let guide = self.book.worksheet_range("Hướng dẫn").expect("a guide");
        let rows = guide.rows().skip(GUIDE as usize + 1);
        rows.map(|row| row[4].to_string()).collect()
    }

    /// What can be chosen, by the heading of its column.
    pub fn choices(&mut self) -> BTreeMap<String, Vec<Choice>> {
        let codes = self.book.worksheet_range("Danh mục").expect("codes");
        let (rows, columns) = codes.get_size();
        let mut choices = BTreeMap::new();
        for column in (0..columns).step_by(2) {
            let heading = codes[(0, column)].to_string();
            let filled = (1..rows).filter(|&row| codes[(row, column)] != Data::Empty);
            let choice = |row| Choice {
                label: codes[(row, column)].clone(),
                code: codes[(row, column + 1)].clone(),
            };
            let heading = heading.trim_end_matches(':').to_owned();
            choices.insert(heading, filled.map(choice).collect());
        }
        choices
    }

    /// The workbook with rows beneath that of the example: each is the example under a number of its
    /// own, but for the cells that it has under other values, by column.
    pub fn filled(&self, rows: &[BTreeMap<usize, Data>]) -> Vec<u8> {
        let data = self.data();
        let (before, after) = data.split_once("</sheetData>").expect("rows");
        let example = before.split("<row ").last().expect("an example");
        let mut filled = before.to_owned();
        for (number, row) in (3..).zip(rows) {
            let cells = example.split("<c ").skip(1).enumerate();
            let cells = cells.map(|(at, cell)| cell_at(number, at, cell, row.get(&at)));
            let cells: String = cells.collect();
            write!(filled, "<row r=\"{number}\">{cells}</row>").expect("memory");
        }
        self.with_data(&format!("{filled}</sheetData>{after}"))
    }

    fn with_data(&self, data: &str) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            let options = SimpleFileOptions::default();
            archive.start_file(name, options).expect("a part");
            let content = if name == DATA {
                data.as_bytes()
            } else {
                content
            };
            archive.write_all(content).expect("memory");
        }
        archive.finish().expect("an archive").into_inner()
    }
}

/// A cell of the example in another row, or with another value.
fn cell_at(number: u32, column: usize, cell: &str, other: Option<&Data>) -> String {
    let name = cell.split('"').nth(1).expect("a place");
    let name = format!("{}{number}", name.trim_end_matches(char::is_numeric));
    match other {
        _ if column == 0 => format!("<c r=\"{name}\"><v>{}</v></c>", number - 2),
        Some(Data::String(text)) => {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        }
        Some(value) => format!("<c r=\"{name}\"><v>{value}</v></c>"),
        None => {
            let (_, rest) = cell.split_once("\" ").expect("more of the cell");
            let rest = rest.trim_end_matches("</row>");
            format!("<c r=\"{name}\" {rest}")
        }
    }
}
