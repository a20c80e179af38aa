//! Vietnamese text as old fonts and wrong readings leave it: which encoding a column of texts is in,
//! its conversion to Unicode, and what in a text shows that letters were lost. A column is recognised
//! as a whole, each of its texts is then decided by itself; what cannot be known is left to the caller
//! to refuse. Nothing is guessed in a text that is good Unicode.

mod alphabet;
mod bytes;
mod convert;
mod damage;
mod doubled;
mod evidence;
mod fonts;
mod recognise;
mod syllable;
mod tones;
mod weigh;

pub use bytes::{from_bytes, recognise_bytes};
pub use convert::{Unconvertible, convert};
pub use damage::{Damage, DamageKind, Subject, damage};
pub use recognise::{Reading, Recognised, recognise};
pub use tones::same_tone_placement;

/// How a text came to hold what it holds. Bytes of the old fonts stand in it as the characters that
/// windows-1252 or latin-1 has for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Nothing is to be done, but for normalisation.
    Unicode,
    /// TCVN 5712:1993 VN3, also known as ABC: the fonts `.VnTime`, `.VnArial` and so on.
    Tcvn3,
    /// The same under a font whose name ends in H (`.VnTimeH`): it shows small letters as capitals.
    Tcvn3Capitals,
    /// VNI for Windows: the fonts `VNI-Times`, `VNI-Helve` and so on.
    Vni,
    /// windows-1258 read as windows-1252.
    Windows1258,
    /// UTF-8 read as windows-1252, latin-1 or windows-1258, up to three times.
    DoubledUtf8,
}

#[cfg(test)]
mod tests;
