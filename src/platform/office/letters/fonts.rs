//! Names of old fonts.

use super::Encoding;

/// The encoding for which an old font was drawn.
pub fn encoding_of_font(name: &str) -> Option<Encoding> {
    let exact = name.trim();
    let name = exact.to_ascii_lowercase();
    if name.starts_with(".vn") {
        // Where a program lowered the name, its last letter may still be that H.
        let is_lowered = exact == name && name.ends_with('h');
        Some(if exact.ends_with('H') || is_lowered {
            Encoding::Tcvn3Capitals
        } else {
            Encoding::Tcvn3
        })
    } else if name.starts_with("vni-") || name.starts_with("vni ") {
        Some(Encoding::Vni)
    } else {
        None
    }
}
