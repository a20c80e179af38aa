//! Quotes of RFC 4180 that are never closed.

/// The place in `raw`, the bytes of rows, of a quote that begins a cell and is not closed at the end
/// of one. RFC 4180 has nothing behind a closing quote but the end of the cell.
#[must_use]
pub fn unclosed_quote(raw: &[u8], delimiter: u8) -> Option<usize> {
    let ends_cell = |byte: &u8| *byte == delimiter || matches!(byte, b'\r' | b'\n');
    let mut at = 0;
    while at < raw.len() {
        if raw[at] == b'"' {
            let opened = at;
            at += 1;
            loop {
                at += raw[at..]
                    .iter()
                    .position(|byte| *byte == b'"')
                    .map_or(raw.len(), |n| n + 1);
                match raw.get(at) {
                    Some(b'"') => at += 1,
                    Some(behind) if ends_cell(behind) => break,
                    None if at == raw.len() => break,
                    _ => return Some(opened),
                }
            }
        } else {
            at += raw[at..]
                .iter()
                .position(ends_cell)
                .unwrap_or(raw.len() - at);
        }
        at += 1;
    }
    None
}
