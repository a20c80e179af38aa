//! Which rows stand on which page.

use super::table::{Row, Table};

/// Some lines of a row: all of them, unless the row is higher than a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub row: usize,
    pub from: u16,
    pub to: u16,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub pieces: Vec<Piece>,
    /// Whether the headings of the table stand here.
    pub heading: bool,
}

/// Heights in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Between the margins of a page.
    pub page: f32,
    pub head: f32,
    pub heading: f32,
    /// Notes and signatures, which stay together.
    pub end: f32,
}

pub(super) fn plan(rows: &[Row], table: &Table, room: Room) -> Vec<Page> {
    let full = room.page - room.heading;
    let mut pages = vec![Page {
        pieces: Vec::new(),
        heading: true,
    }];
    let mut left = full - room.head;
    for (index, row) in rows.iter().enumerate() {
        let height = table.row_height(row.high);
        let whole = Piece {
            row: index,
            from: 0,
            to: row.high,
        };
        if height > left && height <= full {
            turn(&mut pages);
            left = full;
        }
        if height <= left {
            push(&mut pages, whole);
            left -= height;
        } else {
            left = push_parts(&mut pages, table, whole, left, full);
        }
    }
    if room.end > left {
        let last = carried(&mut pages, table, full - room.end);
        turn(&mut pages);
        if let Some(last) = last {
            push(&mut pages, last);
        } else if let Some(page) = pages.last_mut() {
            page.heading = false;
        }
    }
    pages
}

fn push(pages: &mut [Page], piece: Piece) {
    if let Some(page) = pages.last_mut() {
        page.pieces.push(piece);
    }
}

/// A head that leaves no room for a row leaves none for headings without rows either.
fn turn(pages: &mut Vec<Page>) {
    if let Some(page) = pages.last_mut() {
        page.heading &= !page.pieces.is_empty();
    }
    pages.push(Page {
        pieces: Vec::new(),
        heading: true,
    });
}

/// Puts a row that is higher than a page on as many as it takes; gives what is left of the last.
fn push_parts(pages: &mut Vec<Page>, table: &Table, whole: Piece, left: f32, full: f32) -> f32 {
    let mut left = left;
    let mut from = 0;
    while from < whole.to {
        if left < table.row_height(1) {
            turn(pages);
            left = full;
        }
        let to = (from + table.lines_in(left)).min(whole.to);
        push(pages, Piece { from, to, ..whole });
        left -= table.row_height(to - from);
        from = to;
        if from < whole.to {
            left = 0.0;
        }
    }
    left
}

/// The last row, taken to the page of the signatures: nobody signs a page without a row. Of one that is too
/// high for that page, or stands alone on its own, as many lines as there may be.
fn carried(pages: &mut [Page], table: &Table, left: f32) -> Option<Piece> {
    if table.row_height(1) > left {
        return None;
    }
    let page = pages.last_mut()?;
    let is_alone = page.pieces.len() < 2;
    let last = page.pieces.last_mut()?;
    let lines = last.to - last.from;
    let taken = table.lines_in(left).min(lines - u16::from(is_alone));
    if taken == lines {
        return page.pieces.pop();
    }
    let from = last.to - taken;
    let carried = Piece { from, ..*last };
    last.to = from;
    (taken > 0).then_some(carried)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(high: u16) -> Row {
        Row {
            text: String::new(),
            lines: Vec::new(),
            high,
        }
    }

    const TABLE: Table = Table {
        borders: Vec::new(),
        size: 10.0,
    };

    /// Row, first and last line of each piece of a page, and whether it has headings.
    type Planned = (Vec<(usize, u16, u16)>, bool);

    fn planned(highs: &[u16], room: Room) -> Vec<Planned> {
        let rows: Vec<Row> = highs.iter().map(|high| row(*high)).collect();
        let pages = plan(&rows, &TABLE, room);
        let piece = |piece: &Piece| (piece.row, piece.from, piece.to);
        pages
            .iter()
            .map(|page| (page.pieces.iter().map(piece).collect(), page.heading))
            .collect()
    }

    const ROOM: Room = Room {
        page: 120.0,
        head: 40.0,
        heading: 20.0,
        end: 30.0,
    };

    #[test]
    fn rows_are_whole_and_the_signatures_have_one_with_them() {
        // Rows of one line are 17 high: 3 on the first page, 5 on the others.
        assert_eq!(planned(&[], ROOM), [(vec![], true)]);
        assert_eq!(
            planned(&[1, 1], Room { end: 20.0, ..ROOM }),
            [(vec![(0, 0, 1), (1, 0, 1)], true)]
        );
        assert_eq!(
            planned(&[1, 1, 1], ROOM),
            [(vec![(0, 0, 1), (1, 0, 1)], true), (vec![(2, 0, 1)], true)]
        );
        // 3 lines take 40.
        assert_eq!(
            planned(&[1, 1, 3], ROOM),
            [(vec![(0, 0, 1), (1, 0, 1)], true), (vec![(2, 0, 3)], true)]
        );
    }

    #[test]
    fn a_row_that_does_not_fit_beside_the_signatures_goes_there_in_part() {
        // 6 lines take 76, and beside the signatures are 50 for 3.
        let high = Room { end: 50.0, ..ROOM };
        assert_eq!(
            planned(&[1, 1, 6], high),
            [
                (vec![(0, 0, 1), (1, 0, 1)], true),
                (vec![(2, 0, 3)], true),
                (vec![(2, 3, 6)], true)
            ]
        );
        let pages = planned(
            &[1, 4],
            Room {
                head: 10.0,
                end: 60.0,
                ..ROOM
            },
        );
        assert_eq!(
            pages,
            [(vec![(0, 0, 1), (1, 0, 1)], true), (vec![(1, 1, 4)], true)]
        );
        // Where they leave room for none, they stand alone.
        let all = Room { end: 90.0, ..ROOM };
        let pages = planned(&[1, 1], all);
        assert_eq!(pages[1], (vec![], false));
    }

    #[test]
    fn a_row_higher_than_a_page_goes_on_and_a_head_that_fills_one_has_no_headings() {
        let pages = planned(&[20], ROOM);
        assert!(pages.len() >= 3);
        let pieces: Vec<_> = pages
            .iter()
            .flat_map(|(pieces, _)| pieces.clone())
            .collect();
        assert_eq!((pieces[0].1, pieces[pieces.len() - 1].2), (0, 20));
        for pair in pieces.windows(2) {
            assert_eq!(pair[0].2, pair[1].1);
        }
        let full = Room { head: 95.0, ..ROOM };
        assert_eq!(planned(&[1], full)[0], (vec![], false));
        let impossible = Room {
            heading: 500.0,
            ..ROOM
        };
        assert!(planned(&[3, 3], impossible).len() <= 8);
    }
}
