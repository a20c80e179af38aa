//! Texts as lines of a width.

use std::ops::Range;

use super::fonts::Face;

/// One line of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// In bytes, without blanks at its ends.
    pub shown: Range<usize>,
    /// With the blank that the text was broken at: whoever copies two lines gets two words.
    pub drawn: Range<usize>,
}

/// `text` in lines no wider than `width` points: broken at blanks, and within a word that is wider.
/// There is at least one line, and a line has at least one letter.
pub(crate) fn wrap(face: &Face, text: &str, size: f32, width: f32) -> Vec<Line> {
    let mut lines = Vec::with_capacity(1);
    let room = width / size;
    let mut open = Open::at(0);
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        if letter == '\n' {
            lines.push(open.close(open.end, open.end));
            open = Open::at(end);
            continue;
        }
        let advance = face.glyph(letter).advance;
        if letter == ' ' {
            if open.end == open.start {
                open = Open::at(end);
            } else {
                // Of several blanks the last one is where the next word begins.
                open.broken = Some((open.end, end, open.used + advance));
                open.used += advance;
            }
            continue;
        }
        if open.used + advance > room && open.end > open.start {
            match open.broken.take() {
                Some((shown, next, used)) => {
                    lines.push(open.close(shown, next));
                    open = Open {
                        start: next,
                        end: open.end.max(next),
                        used: open.used - used,
                        broken: None,
                    };
                }
                None => {
                    lines.push(open.close(open.end, open.end));
                    open = Open::at(at);
                }
            }
        }
        // The rest of a word that came over may be too wide itself.
        if open.used + advance > room && open.end > open.start && open.broken.is_none() {
            lines.push(open.close(open.end, open.end));
            open = Open::at(at);
        }
        open.used += advance;
        open.end = end;
    }
    if open.end > open.start || lines.is_empty() {
        lines.push(open.close(open.end, open.end));
    }
    lines
}

struct Open {
    start: usize,
    /// Behind the last letter that is no blank.
    end: usize,
    used: f32,
    /// Where the line may be broken: end of the word before, begin of the next, width up to there.
    broken: Option<(usize, usize, f32)>,
}

impl Open {
    fn at(start: usize) -> Self {
        Self {
            start,
            end: start,
            used: 0.0,
            broken: None,
        }
    }

    fn close(&self, shown: usize, next: usize) -> Line {
        Line {
            shown: self.start..shown,
            drawn: self.start..next.min(shown + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fonts::{Fonts, Style};
    use super::*;

    fn wrapped(text: &str, width: f32) -> Vec<&str> {
        let face = Fonts::get().unwrap().face(Style::Regular);
        let lines = wrap(face, text, 10.0, width);
        for line in &lines {
            let shown = &text[line.shown.clone()];
            let fits = face.width(shown, 10.0) <= width + 0.01;
            assert!(fits || shown.chars().count() == 1, "{shown}");
        }
        lines.into_iter().map(|line| &text[line.shown]).collect()
    }

    #[test]
    fn texts_break_at_blanks_and_long_words_within() {
        assert_eq!(
            wrapped("Trung tâm Giáo dục nghề nghiệp", 75.0),
            ["Trung tâm Giáo", "dục nghề nghiệp"]
        );
        assert_eq!(wrapped("Đỗ Ngọc Ưng", 200.0), ["Đỗ Ngọc Ưng"]);
        assert_eq!(wrapped("  a   b  ", 200.0), ["a   b"]);
        assert_eq!(wrapped("một\nhai", 200.0), ["một", "hai"]);
        assert_eq!(wrapped("", 20.0), [""]);
        let letters = wrapped("aaaaaaaaaaaaaaaaaaaaaaa bb", 30.0);
        assert_eq!(letters.concat(), "aaaaaaaaaaaaaaaaaaaaaaabb");
        assert!(letters.len() >= 4);
        assert_eq!(wrapped("abc", 0.5), ["a", "b", "c"]);
    }

    #[test]
    fn a_broken_line_keeps_one_blank_for_whoever_copies_it() {
        let face = Fonts::get().unwrap().face(Style::Regular);
        let lines = wrap(face, "Mường  La", 10.0, 40.0);
        assert_eq!(lines[0].shown, 0.."Mường".len());
        assert_eq!(lines[0].drawn, 0.."Mường ".len());
        assert_eq!(lines[1].shown, "Mường  ".len().."Mường  La".len());
    }
}
