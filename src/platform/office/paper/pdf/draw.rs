//! The pages of a paper.

use std::ops::Range;

use krilla::Document;
use krilla::page::PageSettings;
use krilla::tagging::ArtifactType;

use super::block::{Block, Role, Rule, baseline, line_height};
use super::brush::{Brush, MM};
use super::fonts::{Fonts, Style};
use super::plan::{Page, Piece};
use super::table::{CellLine, Row, Table};
use super::tags::Tags;
use crate::platform::office::paper::model::{Fault, Paper};

/// Of A4, across.
const WIDTH: f32 = 297.0 * MM;
const HEIGHT: f32 = 210.0 * MM;
const ABOVE: f32 = 20.0 * MM;
const BELOW: f32 = 20.0 * MM;
/// Papers are bound on the left.
const LEFT: f32 = 25.0 * MM;
const RIGHT: f32 = 15.0 * MM;
/// Of the page number, from the page's lower edge.
const FOOT: f32 = 10.0 * MM;
const FOOT_SIZE: f32 = 10.0;

/// Width and height between the margins of a page.
pub(super) const ROOM: (f32, f32) = (WIDTH - LEFT - RIGHT, HEIGHT - ABOVE - BELOW);

/// All that stands on the pages, broken into lines.
pub(super) struct Content<'a> {
    pub paper: &'a Paper,
    pub fonts: &'a Fonts,
    pub table: &'a Table,
    pub rows: &'a [Row],
    /// What stands above the table: a block for each page that it takes.
    pub heads: &'a [Block],
    pub heading: &'a Block,
    pub tail: &'a Block,
}

impl Content<'_> {
    pub(super) fn draw(
        &self,
        document: &mut Document,
        pages: &[Page],
        tags: &mut Tags,
    ) -> Result<(), Fault> {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT)
            .ok_or_else(|| Fault::Pdf("no such page".to_owned()))?;
        let mut tagged_heading = false;
        for (index, plan) in pages.iter().enumerate() {
            let mut page = document.start_page_with(settings.clone());
            let mut surface = page.surface();
            let mut brush = Brush::new(&mut surface, self.fonts);
            let mut rules = Vec::new();
            let mut top = ABOVE;
            if let Some(head) = self.heads.get(index) {
                top = block(&mut brush, head, top, tags, &mut rules);
            }
            if plan.heading && tagged_heading {
                top = repeated(&mut brush, self.heading, top, &mut rules);
            } else if plan.heading {
                tagged_heading = true;
                top = block(&mut brush, self.heading, top, tags, &mut rules);
            }
            top = self.pieces(&mut brush, &plan.pieces, top, tags, &mut rules);
            if index + 1 == pages.len() {
                block(&mut brush, self.tail, top, tags, &mut rules);
            }
            brush.decoration(ArtifactType::Layout, |brush| brush.rules(&rules));
            self.foot(&mut brush, index + 1, pages.len());
            surface.finish();
            page.finish();
        }
        Ok(())
    }

    fn pieces(
        &self,
        brush: &mut Brush<'_, '_>,
        pieces: &[Piece],
        top: f32,
        tags: &mut Tags,
        rules: &mut Vec<Rule>,
    ) -> f32 {
        let mut next = top;
        let borders = &self.table.borders;
        let edges = (borders.first(), borders.last());
        for piece in pieces {
            let height = self.table.row_height(piece.to - piece.from);
            self.piece(brush, *piece, (next, height), tags);
            next += height;
            if let (Some(first), Some(last)) = edges {
                rules.push([LEFT + first, next, LEFT + last, next]);
            }
        }
        if !pieces.is_empty() {
            rules.extend(borders.iter().map(|at| [LEFT + at, top, LEFT + at, next]));
        }
        next
    }

    fn piece(
        &self,
        brush: &mut Brush<'_, '_>,
        piece: Piece,
        (top, height): (f32, f32),
        tags: &mut Tags,
    ) {
        let Some(row) = self.rows.get(piece.row) else {
            return;
        };
        // Lines stand in the order of their columns.
        let mut lines = row.lines.as_slice();
        for (index, column) in self.paper.columns.iter().enumerate() {
            let of_column = |line: &&CellLine| usize::from(line.column) == index;
            let count = lines.iter().take_while(of_column).count();
            let (cell, others) = lines.split_at(count);
            lines = others;
            let in_piece = |line: &&CellLine| (piece.from..piece.to).contains(&line.index);
            let cell: Vec<_> = cell.iter().filter(in_piece).collect();
            if cell.is_empty() {
                tags.add_empty();
                continue;
            }
            let size = self.table.size;
            let span = self.table.span(index, index);
            let face = self.fonts.face(Style::Regular);
            let high = f32::from(u16::try_from(cell.len()).unwrap_or(u16::MAX)) * line_height(size);
            let mut y = top + (height - high) / 2.0 + baseline(size);
            let part = brush.tagged(|brush| {
                for line in cell {
                    let bytes = |range: &Range<u32>| range.start as usize..range.end as usize;
                    let wide = face.width(&row.text[bytes(&line.shown)], size);
                    let x = LEFT + span.start(wide, column.align);
                    brush.line(face, (&row.text, bytes(&line.drawn)), size, (x, y));
                    y += line_height(size);
                }
            });
            tags.add(Role::Cell, part);
        }
        tags.end_row();
    }

    fn foot(&self, brush: &mut Brush<'_, '_>, page: usize, pages: usize) {
        let text = self.paper.language.page(page, pages);
        let face = self.fonts.face(Style::Regular);
        let x = LEFT + (ROOM.0 - face.width(&text, FOOT_SIZE)) / 2.0;
        brush.decoration(ArtifactType::Footer, |brush| {
            brush.line(face, (&text, 0..text.len()), FOOT_SIZE, (x, HEIGHT - FOOT));
        });
    }
}

/// Draws a block and gives its lower edge.
fn block(
    brush: &mut Brush<'_, '_>,
    block: &Block,
    top: f32,
    tags: &mut Tags,
    rules: &mut Vec<Rule>,
) -> f32 {
    for words in &block.words {
        let part = brush.tagged(|brush| brush.words(words, (LEFT, top)));
        tags.add(words.role, part);
    }
    lower(block, top, rules)
}

/// The same for headings that were there before.
fn repeated(brush: &mut Brush<'_, '_>, block: &Block, top: f32, rules: &mut Vec<Rule>) -> f32 {
    brush.decoration(ArtifactType::Header, |brush| {
        for words in &block.words {
            brush.words(words, (LEFT, top));
        }
    });
    lower(block, top, rules)
}

fn lower(block: &Block, top: f32, rules: &mut Vec<Rule>) -> f32 {
    let moved = |[x, y, to_x, to_y]: &Rule| [LEFT + x, top + y, LEFT + to_x, top + to_y];
    rules.extend(block.rules.iter().map(moved));
    top + block.height
}
