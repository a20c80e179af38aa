//! What stands between the cells of a text file.

/// Copied cells have tabs. Vietnamese spreadsheets write semicolons, because the comma stands in
/// their numbers.
const CANDIDATES: [u8; 3] = [b'\t', b';', b','];

/// The byte that divides most rows alike. Titles above a table have none, and addresses have commas
/// of their own, but each time another number of them. Of the start of a file that is not `whole`
/// the last row may be broken.
pub fn delimiter_of(start: &[u8], whole: bool) -> u8 {
    let mut best = ((0, 0), b',');
    for delimiter in CANDIDATES {
        let mut counts = counts(start, delimiter);
        if !whole && counts.len() > 1 {
            counts.pop();
        }
        let found = most_alike(counts);
        if found > best.0 {
            best = (found, delimiter);
        }
    }
    best.1
}

/// How many rows have the number of delimiters that most rows have, and that number.
fn most_alike(mut counts: Vec<usize>) -> (usize, usize) {
    counts.sort_unstable();
    let runs = counts.chunk_by(|one, other| one == other);
    let runs = runs.filter(|run| run[0] > 0);
    runs.map(|run| (run.len(), run[0]))
        .max()
        .unwrap_or_default()
}

/// How often a byte stands outside of quotes, row by row; empty rows are none.
fn counts(text: &[u8], delimiter: u8) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut count, mut empty) = (0, true);
    // What opens at the beginning of a cell; a doubled quote closes and opens again.
    let (mut quoted, mut begins, mut closed) = (false, true, false);
    for byte in text {
        let (began, was_closed) = (begins, closed);
        (begins, closed) = (false, false);
        match byte {
            b'"' if quoted => (quoted, closed) = (false, true),
            b'"' => quoted = began || was_closed,
            _ if quoted => {}
            b'\r' | b'\n' => {
                if !empty {
                    counts.push(count);
                }
                (count, empty, begins) = (0, true, true);
                continue;
            }
            _ if *byte == delimiter => {
                count += 1;
                begins = true;
            }
            _ => {}
        }
        empty = false;
    }
    if !empty {
        counts.push(count);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_what_divides_most_rows_alike() {
        for (text, expected) in [
            ("stt,ten\n1,Mai\n", b','),
            ("stt;ten\r\n1;Mai\r\n", b';'),
            ("stt\tten\r1\tMai\r", b'\t'),
            ("ma;dia chi\n1;Ban A, xa B, huyen C\n2;Ban D, xa E\n", b';'),
            ("ma,\"dia chi\"\n1,\"A; B; C\"\n2,A; B\n", b','),
            (
                "DANH SACH LOP, KHOA 5, NAM 2025\n\nstt;ten;diem\n1;Mai;7,5\n2;An;8\n",
                b';',
            ),
            ("ten\nMai\n", b','),
            ("a;\"x\"\";;;,\"\"\";b\nc;d;e\n", b';'),
            ("", b','),
        ] {
            assert_eq!(delimiter_of(text.as_bytes(), true), expected, "{text:?}");
        }
    }

    #[test]
    fn quoted_delimiters_and_ends_of_lines_do_not_count() {
        assert_eq!(counts(b"a,\"b,\n\"\"c\",d\n\n5\" x,y", b','), [2, 1]);
    }
}
