//! One way to print a paper in each form.

use std::io::Write;

use super::csv::CsvPaper;
use super::model::{Fault, Form, Item, Paper};
use super::pdf::PdfPaper;
use super::xlsx::XlsxPaper;

/// A paper that is being printed, row by row. XLSX and CSV keep no rows in memory; a PDF keeps the
/// text of all, since each page says how many there are.
pub struct Printer<W: Write + Send>(Inner<W>);

enum Inner<W: Write + Send> {
    Xlsx(Box<XlsxPaper<W>>),
    Pdf(Box<PdfPaper<W>>),
    Csv(Box<CsvPaper<W>>),
}

impl<W: Write + Send> Printer<W> {
    /// # Errors
    /// When the paper has no columns or too many, or `out` cannot be written.
    pub fn begin(paper: Paper, form: Form, out: W) -> Result<Self, Fault> {
        paper.check()?;
        Ok(Self(match form {
            Form::Xlsx => Inner::Xlsx(Box::new(XlsxPaper::begin(paper, out)?)),
            Form::Pdf => Inner::Pdf(Box::new(PdfPaper::begin(paper, out)?)),
            Form::Csv { excel } => Inner::Csv(Box::new(CsvPaper::begin(paper, excel, out)?)),
        }))
    }

    /// One row: a cell for each column that is no [`super::Kind::Index`].
    ///
    /// # Errors
    /// When the number of cells is another, a PDF has too many rows, or `out` cannot be written.
    pub fn row(&mut self, cells: &[Item<'_>]) -> Result<(), Fault> {
        match &mut self.0 {
            Inner::Xlsx(paper) => paper.row(cells),
            Inner::Pdf(paper) => paper.row(cells),
            Inner::Csv(paper) => paper.row(cells),
        }
    }

    /// The end, with `notes` under the table: "Danh sách này có 25 người./."
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn finish(self, notes: &[&str]) -> Result<W, Fault> {
        match self.0 {
            Inner::Xlsx(paper) => paper.finish(notes),
            Inner::Pdf(paper) => paper.finish(notes),
            Inner::Csv(paper) => paper.finish(),
        }
    }
}
