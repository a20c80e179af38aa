//! Papers as PDF: A4, the headings on each page, rows whole, pages numbered, and tagged, so that texts
//! can be searched, copied and heard.

pub(crate) mod block;
pub(crate) mod brush;
mod draw;
mod fit;
pub(crate) mod fonts;
mod head;
pub(crate) mod lines;
mod plan;
mod table;
mod tags;

use std::io::Write;

use jiff::civil;
use krilla::metadata::{DateTime, Metadata};
use krilla::{Document, SerializeSettings};

use self::draw::Content;
use self::fit::{RawRow, Widest};
use self::fonts::Fonts;
use self::plan::{Page, Room};
use self::table::{Row, Table};
use self::tags::Tags;
use crate::platform::office::paper::model::{Fault, Item, Language, MAX_PDF_ROWS, Paper};
use crate::platform::office::paper::words::composed;

/// Above this many rows the tags of a paper would outweigh its text several times.
const MOST_TAGGED: usize = 500;

pub(crate) struct PdfPaper<W: Write> {
    paper: Paper,
    fonts: &'static Fonts,
    widest: Widest,
    rows: Vec<RawRow>,
    out: W,
}

impl<W: Write> PdfPaper<W> {
    pub(crate) fn begin(paper: Paper, out: W) -> Result<Self, Fault> {
        let fonts = Fonts::get()?;
        Ok(Self {
            widest: Widest::new(&paper, fonts),
            fonts,
            paper,
            rows: Vec::new(),
            out,
        })
    }

    pub(crate) fn row(&mut self, cells: &[Item<'_>]) -> Result<(), Fault> {
        if self.rows.len() == MAX_PDF_ROWS {
            return Err(Fault::TooManyRows);
        }
        let number = u32::try_from(self.rows.len() + 1).unwrap_or(u32::MAX);
        let row = self.widest.row(&self.paper, self.fonts, number, cells)?;
        self.rows.push(row);
        Ok(())
    }

    pub(crate) fn finish(mut self, notes: &[&str]) -> Result<W, Fault> {
        let (width, page) = draw::ROOM;
        let (paper, fonts) = (&self.paper, self.fonts);
        let table = &Table::fit(paper, &self.widest, width);
        let rows: Vec<Row> = self
            .rows
            .into_iter()
            .map(|row| table.row(fonts, row))
            .collect();
        let heads = head::head(paper, fonts, width).broken(page);
        let heading = table.heading(paper, fonts);
        let tail = head::tail(paper, notes, fonts, width);
        let room = Room {
            page,
            head: heads.last().map_or(0.0, |head| head.height),
            heading: heading.height,
            end: tail.height,
        };
        // The table begins where the head ends.
        let mut pages: Vec<Page> = heads.iter().skip(1).map(|_| Page::default()).collect();
        pages.extend(plan::plan(&rows, table, room));
        let content = Content {
            paper,
            fonts,
            table,
            rows: &rows,
            heads: &heads,
            heading: &heading,
            tail: &tail,
        };
        let is_tagged = rows.len() <= MOST_TAGGED;
        let mut document = document(is_tagged);
        let author = paper.authority.last().map_or("", String::as_str);
        document.set_metadata(metadata(&paper.title, author, paper.language, paper.made));
        let mut tags = Tags::new(is_tagged);
        content.draw(&mut document, &pages, &mut tags)?;
        if is_tagged {
            document.set_tag_tree(tags.finish(paper.language.tag()));
        }
        self.out.write_all(&finish(document)?)?;
        Ok(self.out)
    }
}

pub(crate) fn document(tagged: bool) -> Document {
    Document::new_with(SerializeSettings {
        enable_tagging: tagged,
        ..SerializeSettings::default()
    })
}

pub(crate) fn metadata(
    title: &str,
    author: &str,
    language: Language,
    made: civil::DateTime,
) -> Metadata {
    let part = |number: i8| u8::try_from(number).unwrap_or(0);
    let moment = DateTime::new(u16::try_from(made.year()).unwrap_or(0))
        .month(part(made.month()))
        .day(part(made.day()))
        .hour(part(made.hour()))
        .minute(part(made.minute()))
        .second(part(made.second()))
        .utc_offset_hour(0);
    let authors = Some(composed(author).into_owned()).filter(|author| !author.is_empty());
    Metadata::new()
        .title(composed(title).into_owned())
        .authors(authors.into_iter().collect())
        .language(language.tag().to_owned())
        .creation_date(moment)
}

pub(crate) fn finish(document: Document) -> Result<Vec<u8>, Fault> {
    document
        .finish()
        .map_err(|error| Fault::Pdf(format!("{error:?}")))
}
