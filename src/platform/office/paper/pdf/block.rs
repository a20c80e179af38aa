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
    Cell,
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

impl Words {
    /// Where each line begins and ends.
    fn lines_at(&self) -> impl Iterator<Item = (f32, f32)> {
        let height = line_height(self.look.size);
        let mut top = self.top;
        self.lines.iter().map(move |_| {
            let begins = top;
            top += height;
            (begins, top)
        })
    }
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

    /// This block as one for each page of that height, broken between its lines.
    pub(crate) fn broken(mut self, page: f32) -> Vec<Self> {
        let mut pages = Vec::new();
        while self.height > page {
            let beyond = self.words.iter().flat_map(Words::lines_at);
            let beyond = beyond.filter(|(top, bottom)| *bottom > page && *top > 0.0);
            let cut = beyond.map(|(top, _)| top).fold(f32::MAX, f32::min);
            if cut > page {
                break;
            }
            let next = self.cut(cut);
            pages.push(std::mem::replace(&mut self, next));
        }
        pages.push(self);
        pages
    }

    /// What stands from `cut` on, taken out of this block.
    fn cut(&mut self, cut: f32) -> Self {
        let mut next = Self {
            height: self.height - cut,
            ..Self::default()
        };
        let words = std::mem::take(&mut self.words);
        for mut words in words {
            let before = words.lines_at().filter(|(top, _)| *top < cut).count();
            let top = words.top;
            let lines = words.lines.split_off(before);
            if !lines.is_empty() {
                next.words.push(Words {
                    text: words.text.clone(),
                    lines,
                    top: (top - cut).max(0.0),
                    ..words
                });
            }
            if before > 0 {
                self.words.push(words);
            }
        }
        let (rules, below) = self.rules.iter().partition(|[_, top, ..]| *top < cut);
        let raised = |[x, y, to_x, to_y]: Rule| [x, y - cut, to_x, to_y - cut];
        next.rules = Vec::into_iter(below).map(raised).collect();
        self.rules = rules;
        self.height = cut;
        next
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
