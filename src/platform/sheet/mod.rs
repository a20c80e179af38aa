//! Rows of a list as files: NDJSON, CSV or XLSX, written row by row into whatever takes bytes, so
//! that no file is ever in memory as a whole.
//!
//! NDJSON carries rows as the list shows them. The two tables flatten them, by the published schema
//! of the row ([`Columns`]): a member of an object is the column `passport.number`, a list of values
//! one cell with `; ` between them, external ids `system=value`, anything deeper JSON.

mod columns;
mod csv;
mod labels;
mod lines;
mod table;
pub mod workbook;
mod xlsx;

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use self::csv::CsvSheet;
use self::xlsx::XlsxSheet;
use crate::text_enum;

pub use self::columns::{Cell, Columns, key_in, label_of};
pub use self::labels::{Coded, LabelLanguage, Labels, code_list, code_list_mark};
pub use self::table::{TableForm, TableStyle};
pub use crate::platform::office::paper::CsvStyle;

text_enum! {
    /// How a file is written.
    pub enum SheetFormat {
        /// One JSON object a line, gzip.
        Ndjson = "NDJSON",
        /// RFC 4180, UTF-8, a header line, gzip.
        Csv = "CSV",
        Xlsx = "XLSX",
    }
}

impl SheetFormat {
    /// What a name of such a file ends in.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson.gz",
            Self::Csv => "csv.gz",
            Self::Xlsx => "xlsx",
        }
    }

    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Ndjson | Self::Csv => "application/gzip",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A file that is being written.
pub enum Sheet<W: Write + Send> {
    Ndjson(Box<GzEncoder<W>>),
    Csv(Box<CsvSheet<GzEncoder<W>>>),
    /// Keeps its rows in a temporary file: the parts of the archive come in another order.
    Xlsx(Box<XlsxSheet<W>>),
}

impl<W: Write + Send> Sheet<W> {
    /// Begin a file, with its header where the format has one.
    ///
    /// # Errors
    /// When `out` refuses it.
    pub fn begin(
        format: SheetFormat,
        columns: &Columns,
        style: CsvStyle,
        out: W,
    ) -> io::Result<Self> {
        Ok(match format {
            SheetFormat::Ndjson => {
                Self::Ndjson(Box::new(GzEncoder::new(out, Compression::default())))
            }
            SheetFormat::Csv => {
                let out = GzEncoder::new(out, Compression::default());
                Self::Csv(Box::new(CsvSheet::begin(columns, style, out)?))
            }
            SheetFormat::Xlsx => Self::Xlsx(Box::new(XlsxSheet::begin(columns, out)?)),
        })
    }

    /// Write one row.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn row(&mut self, columns: &Columns, row: &Value) -> io::Result<()> {
        match self {
            Self::Ndjson(out) => lines::write(out, row),
            Self::Csv(sheet) => sheet.row(columns, row),
            Self::Xlsx(sheet) => sheet.row(columns, row),
        }
    }

    /// Write the end of the file.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn finish(self) -> io::Result<W> {
        match self {
            Self::Ndjson(out) => out.finish(),
            Self::Csv(sheet) => sheet.finish()?.finish(),
            Self::Xlsx(sheet) => sheet.finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use calamine::{Data, Reader, Xlsx};
    use flate2::read::GzDecoder;
    use serde::Serialize;
    use serde_json::json;
    use utoipa::ToSchema;

    use super::*;
    use crate::platform::values::money::Money;
    use crate::platform::values::time::Date;

    #[derive(Serialize, ToSchema)]
    #[serde(rename_all = "camelCase")]
    #[allow(dead_code, reason = "only its schema is read")]
    struct Thing {
        id: String,
        name: String,
        hours: Option<i32>,
        open: bool,
        start_date: Option<Date>,
        price: Option<Money>,
        tags: Vec<String>,
        external_ids: Vec<ExternalKey>,
    }

    #[derive(Serialize, ToSchema)]
    #[allow(dead_code, reason = "only its schema is read")]
    struct ExternalKey {
        system: String,
        value: String,
    }

    fn columns() -> Columns {
        Columns::of::<Thing>(&["id", "name"], &[]).unwrap()
    }

    fn thing() -> Value {
        json!({
            "id": "1", "name": "=HYPERLINK(\"http://x\")", "hours": -5, "open": true,
            "startDate": "2026-03-02", "price": {"amount": "12500000", "currency": "VND"},
            "tags": ["DIGITAL", "OCOP"], "externalIds": [{"system": "sis", "value": "HV=1"}]
        })
    }

    fn written(format: SheetFormat, rows: &[Value]) -> Vec<u8> {
        let columns = columns();
        let style = CsvStyle {
            byte_order_mark: true,
            excel: false,
        };
        let mut sheet = Sheet::begin(format, &columns, style, Vec::new()).unwrap();
        for row in rows {
            sheet.row(&columns, row).unwrap();
        }
        sheet.finish().unwrap()
    }

    fn unzipped(file: &[u8]) -> String {
        let mut text = String::new();
        GzDecoder::new(file).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn ndjson_carries_rows_as_they_are() {
        let text = unzipped(&written(SheetFormat::Ndjson, &[thing(), thing()]));
        let rows: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(rows, [thing(), thing()]);
    }

    #[test]
    fn csv_flattens_rows_and_lets_no_cell_be_a_formula() {
        let text = unzipped(&written(SheetFormat::Csv, &[thing()]));
        assert_eq!(
            text,
            "\u{feff}id,name,hours,open,price.amount,price.currency,startDate,tags,externalIds\r\n\
             1,\"'=HYPERLINK(\"\"http://x\"\")\",-5,true,12500000,VND,2026-03-02,DIGITAL; OCOP,\
             sis=HV=1\r\n"
        );
    }

    #[test]
    fn xlsx_has_numbers_days_and_texts_that_are_no_formulas() {
        let file = written(SheetFormat::Xlsx, &[thing()]);
        let mut book: Xlsx<_> = Xlsx::new(io::Cursor::new(file)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let rows: Vec<&[Data]> = sheet.rows().collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0][2], Data::String("hours".to_owned()));
        assert_eq!(
            rows[1][1],
            Data::String("=HYPERLINK(\"http://x\")".to_owned())
        );
        assert_eq!(rows[1][2], Data::Float(-5.0));
        assert_eq!(rows[1][3], Data::Bool(true));
        assert_eq!(rows[1][4], Data::Float(12_500_000.0));
        assert!(matches!(rows[1][6], Data::DateTime(_)), "{:?}", rows[1][6]);
    }

    #[test]
    fn a_text_that_no_cell_holds_is_cut_and_the_same_rows_are_the_same_workbook() {
        let mut long = thing();
        long["name"] = "Ữ𠀀".repeat(20_000).into();
        let file = written(SheetFormat::Xlsx, &[long.clone()]);
        assert!(file == written(SheetFormat::Xlsx, &[long]));
        let mut book: Xlsx<_> = Xlsx::new(io::Cursor::new(file)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let text = sheet.get_value((1, 1)).unwrap().to_string();
        assert!(text.starts_with("Ữ𠀀") && text.ends_with('…'));
        assert!((32_766..=32_767).contains(&text.encode_utf16().count()));
    }

    #[test]
    fn an_empty_table_still_has_its_header() {
        assert_eq!(unzipped(&written(SheetFormat::Csv, &[])).lines().count(), 1);
        let file = written(SheetFormat::Xlsx, &[]);
        let mut book: Xlsx<_> = Xlsx::new(io::Cursor::new(file)).unwrap();
        assert_eq!(book.worksheet_range_at(0).unwrap().unwrap().height(), 1);
        assert_eq!(unzipped(&written(SheetFormat::Ndjson, &[])), "");
    }
}
