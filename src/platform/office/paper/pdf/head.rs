//! What stands above and below the table.

use super::block::{Block, Look, Role, Span};
use super::fonts::{Fonts, Style};
use crate::platform::office::paper::model::{Align, Paper, Signature};
use crate::platform::office::paper::words::composed;

const SIZE: f32 = 12.0;
const TITLE: f32 = 14.0;
/// Where the left block ends, as a share of the width.
const LEFT_BLOCK: f32 = 0.42;
/// Of the line under the body that issues the paper, in parts of the body's name.
const SHORT_RULE: f32 = 0.4;
/// Where the line under a text is, and what it takes.
const RULE_BELOW: f32 = 2.0;
const BELOW_LINE: f32 = 4.0;
/// With more facts than this two stand beside each other.
const FACTS_IN_ONE_COLUMN: usize = 3;
/// What a signature, a seal and a name take.
const ROOM_TO_SIGN: f32 = 82.4;

pub(super) const fn look(style: Style, align: Align) -> Look {
    Look {
        size: SIZE,
        style,
        align,
    }
}

pub(super) fn head(paper: &Paper, fonts: &Fonts, width: f32) -> Block {
    let mut block = Block::default();
    let mut top = bodies(&mut block, paper, fonts, width);
    let whole = Span { left: 0.0, width };
    let title = (composed(&paper.title).to_uppercase(), Role::Title);
    let title_look = Look {
        size: TITLE,
        ..look(Style::Bold, Align::Center)
    };
    top += block.put(fonts, title, title_look, whole, top);
    for line in &paper.subtitle {
        let line = (composed(line).into_owned(), Role::Paragraph);
        top += block.put(fonts, line, look(Style::Italic, Align::Center), whole, top);
    }
    top += 8.0;
    top = facts(&mut block, paper, fonts, width, top);
    block.height = top;
    block
}

fn bodies(block: &mut Block, paper: &Paper, fonts: &Fonts, width: f32) -> f32 {
    let mut left_end = 0.0;
    let left = Span {
        left: 0.0,
        width: width * LEFT_BLOCK - 6.0,
    };
    for (index, body) in paper.authority.iter().enumerate() {
        let issues = index + 1 == paper.authority.len();
        let style = if issues { Style::Bold } else { Style::Regular };
        let body = composed(body).to_uppercase();
        let wide = fonts.face(style).width(&body, SIZE).min(left.width);
        let words = (body, Role::Paragraph);
        left_end += block.put(fonts, words, look(style, Align::Center), left, left_end);
        if issues {
            left_end += rule(block, left, wide * SHORT_RULE, left_end);
        }
    }
    let mut right_end = 0.0;
    let right = Span {
        left: width * LEFT_BLOCK,
        width: width * (1.0 - LEFT_BLOCK),
    };
    if paper.motto {
        for (words, is_last) in paper.language.motto().into_iter().zip([false, true]) {
            let wide = fonts.face(Style::Bold).width(words, SIZE).min(right.width);
            let words = (words.to_owned(), Role::Paragraph);
            let centered = look(Style::Bold, Align::Center);
            right_end += block.put(fonts, words, centered, right, right_end);
            if is_last {
                right_end += rule(block, right, wide, right_end);
            }
        }
    }
    let end = left_end.max(right_end);
    if end > 0.0 { end + 14.0 } else { 0.0 }
}

/// A line in the middle of a span, and the height it takes.
fn rule(block: &mut Block, span: Span, wide: f32, top: f32) -> f32 {
    let start = span.start(wide, Align::Center);
    block
        .rules
        .push([start, top + RULE_BELOW, start + wide, top + RULE_BELOW]);
    BELOW_LINE
}

fn facts(block: &mut Block, paper: &Paper, fonts: &Fonts, width: f32, mut top: f32) -> f32 {
    let beside = if paper.facts.len() > FACTS_IN_ONE_COLUMN {
        2
    } else {
        1
    };
    #[expect(clippy::cast_precision_loss, reason = "one or two")]
    let share = width / beside as f32;
    for facts in paper.facts.chunks(beside) {
        let mut height: f32 = 0.0;
        let mut left = 0.0;
        for fact in facts {
            let span = Span {
                left,
                width: share - 8.0,
            };
            let words = composed(&format!("{}: {}", fact.label, fact.value)).into_owned();
            let words = (words, Role::Paragraph);
            let plain = look(Style::Regular, Align::Left);
            height = height.max(block.put(fonts, words, plain, span, top));
            left += share;
        }
        top += height + 2.0;
    }
    if paper.facts.is_empty() {
        top
    } else {
        top + 6.0
    }
}

/// The notes and the signatures.
pub(super) fn tail(paper: &Paper, notes: &[&str], fonts: &Fonts, width: f32) -> Block {
    let mut block = Block::default();
    let mut top = 6.0;
    let whole = Span { left: 0.0, width };
    for note in notes {
        let note = (composed(note).into_owned(), Role::Paragraph);
        let plain = look(Style::Regular, Align::Left);
        top += block.put(fonts, note, plain, whole, top) + 2.0;
    }
    // One signature stands on the right.
    let places = paper.signatures.len().max(2);
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let share = width / places as f32;
    let last = Span {
        left: width - share,
        width: share,
    };
    if let Some(line) = &paper.place_and_day {
        let words = (composed(line).into_owned(), Role::Paragraph);
        let italic = look(Style::Italic, Align::Center);
        top += block.put(fonts, words, italic, last, top + 6.0) + 6.0;
    }
    let mut left = width - share * f32::from(u8::try_from(paper.signatures.len()).unwrap_or(0));
    let mut end = top;
    for signature in &paper.signatures {
        let span = Span { left, width: share };
        end = end.max(sign(&mut block, signature, fonts, span, top));
        left += share;
    }
    block.height = end;
    block
}

fn sign(block: &mut Block, signature: &Signature, fonts: &Fonts, span: Span, top: f32) -> f32 {
    let centered = |style| look(style, Align::Center);
    let mut top = top + 2.0;
    let role = composed(&signature.role).to_uppercase();
    top += block.put(
        fonts,
        (role, Role::Paragraph),
        centered(Style::Bold),
        span,
        top,
    );
    if !signature.note.is_empty() {
        let note = composed(&signature.note).into_owned();
        top += block.put(
            fonts,
            (note, Role::Paragraph),
            centered(Style::Italic),
            span,
            top,
        );
    }
    top + ROOM_TO_SIGN
}
