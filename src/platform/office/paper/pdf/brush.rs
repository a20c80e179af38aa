//! Drawing on a page: texts, rules and areas, with the top left corner as origin, in points.

use std::ops::Range;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};

use super::block::{Rule, Words, baseline, line_height};
use super::fonts::{Face, Fonts};

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;
const RULE: f32 = 0.6;

pub(crate) struct Brush<'s, 'a> {
    surface: &'s mut Surface<'a>,
    fonts: &'s Fonts,
    glyphs: Vec<KrillaGlyph>,
}

impl<'s, 'a> Brush<'s, 'a> {
    pub(crate) fn new(surface: &'s mut Surface<'a>, fonts: &'s Fonts) -> Self {
        Self {
            surface,
            fonts,
            glyphs: Vec::new(),
        }
    }

    /// What `draw` draws as one part of the text that readers hear.
    pub(crate) fn tagged(&mut self, draw: impl FnOnce(&mut Self)) -> Identifier {
        let part = self
            .surface
            .start_tagged(ContentTag::Span(SpanTag::empty()));
        draw(self);
        self.surface.end_tagged();
        part
    }

    /// What `draw` draws as no part of it.
    pub(crate) fn decoration(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Self)) {
        let artifact = Artifact::with_kind(kind);
        self.surface.start_tagged(ContentTag::Artifact(artifact));
        draw(self);
        self.surface.end_tagged();
    }

    pub(crate) fn surface(&mut self) -> &mut Surface<'a> {
        self.surface
    }

    pub(crate) fn colour(&mut self, [red, green, blue]: [u8; 3]) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill {
            paint: rgb::Color::new(red, green, blue).into(),
            ..Fill::default()
        }));
    }

    pub(crate) fn black(&mut self) {
        self.surface.set_stroke(None);
        self.surface.set_fill(None);
    }

    /// One line of `text`, from the left end of its baseline.
    pub(crate) fn line(
        &mut self,
        face: &Face,
        (text, drawn): (&str, Range<usize>),
        size: f32,
        (x, y): (f32, f32),
    ) {
        let Some(text) = text.get(drawn).filter(|text| !text.is_empty()) else {
            return;
        };
        self.glyphs.clear();
        self.glyphs.extend(text.char_indices().map(|(at, letter)| {
            let glyph = face.glyph(letter);
            let range = at..at + letter.len_utf8();
            KrillaGlyph::new(
                GlyphId::new(glyph.id),
                glyph.advance,
                0.0,
                0.0,
                0.0,
                range,
                None,
            )
        }));
        let start = Point::from_xy(x, y);
        let font = face.font.clone();
        self.surface
            .draw_glyphs(start, &self.glyphs, font, text, size, false);
    }

    /// All lines of `words` in a block whose top left corner is `x`, `y`.
    pub(crate) fn words(&mut self, words: &Words, (x, y): (f32, f32)) {
        let face = self.fonts.face(words.look.style);
        let size = words.look.size;
        let mut top = y + words.top;
        for line in &words.lines {
            let wide = face.width(&words.text[line.shown.clone()], size);
            let start = x + words.span.start(wide, words.look.align);
            let at = (start, top + baseline(size));
            self.line(face, (&words.text, line.drawn.clone()), size, at);
            top += line_height(size);
        }
    }

    pub(crate) fn rules(&mut self, rules: &[Rule]) {
        let mut path = PathBuilder::new();
        for [x, y, to_x, to_y] in rules {
            path.move_to(*x, *y);
            path.line_to(*to_x, *to_y);
        }
        if let Some(path) = path.finish() {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(Stroke {
                width: RULE,
                ..Stroke::default()
            }));
            self.surface.draw_path(&path);
            self.black();
        }
    }

    /// Fills rectangles of left, top, width and height.
    pub(crate) fn areas(&mut self, areas: impl Iterator<Item = [f32; 4]>) {
        let mut path = PathBuilder::new();
        for [left, top, width, height] in areas {
            if let Some(area) = Rect::from_xywh(left, top, width, height) {
                path.push_rect(area);
            }
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }
}
