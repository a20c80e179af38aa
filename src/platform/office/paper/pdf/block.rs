//! Texts and rules that are placed together, from the block's top left corner.

use super::fonts::{Fonts, Style};
use super::lines::{Line, wrap};
use crate::platform::office::paper::model::Align;

/// Space from line to line, in parts of the font's size.
const LEADING: f32 = 1.2;
/// Where a line's letters stand on, from the line's top.
const BASELINE: f32 = 0.92;

pub(crate) fn line_height(size: f32) -> f32 {
    size * LEADING
}

pub(crate) fn baseline(size: f32) -> f32 {
    size * BASELINE
}

/// What a text is for who cannot see the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Title,
    Paragraph,
    /// A heading of the table: its row of headings, how many columns and rows it takes.
    Heading {
        tier: usize,
        columns: u32,
        tiers: u32,
    },
    /// A cell of the table.
    Cell {
        columns: u32,
    },
}

/// Size and style of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub size: f32,
    pub style: Style,
    pub align: Align,
}

/// Room from left to right, in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub left: f32,
    pub width: f32,
}

impl Span {
    /// Where a line of some width begins.
    pub(crate) fn start(self, line: f32, align: Align) -> f32 {
        self.left
            + match align {
                Align::Left => 0.0,
                Align::Center => (self.width - line) / 2.0,
                Align::Right => self.width - line,
            }
    }
}

/// A text of one or more lines.
pub(crate) struct Words {
    pub text: String,
    pub lines: Vec<Line>,
    pub look: Look,
    pub span: Span,
    pub top: f32,
    pub role: Role,
}

/// A straight line between two points.
pub(crate) type Rule = [f32; 4];

#[derive(Default)]
pub(crate) struct Block {
    pub words: Vec<Words>,
    pub rules: Vec<Rule>,
    pub height: f32,
}

impl Block {
    /// Puts a text at `top` and gives its height.
    pub(crate) fn put(
        &mut self,
        fonts: &Fonts,
        (text, role): (String, Role),
        look: Look,
        span: Span,
        top: f32,
    ) -> f32 {
        let lines = wrap(fonts.face(look.style), &text, look.size, span.width);
        #[expect(clippy::cast_precision_loss, reason = "lines of a page")]
        let height = lines.len() as f32 * line_height(look.size);
        self.words.push(Words {
            text,
            lines,
            look,
            span,
            top,
            role,
        });
        height
    }

    pub(crate) fn frame(&mut self, left: f32, top: f32, right: f32, bottom: f32) {
        self.rules.extend([
            [left, top, right, top],
            [left, bottom, right, bottom],
            [left, top, left, bottom],
            [right, top, right, bottom],
        ]);
    }
}
