//! QR codes.

use qrcodegen::{QrCode, QrCodeEcc};

/// The light margin that readers need around a code, in squares.
const MARGIN: usize = 4;

/// The squares of a code, without the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    side: usize,
    dark: Vec<bool>,
}

/// The code of a text; a quarter of its squares may be damaged or covered by a seal. `None` when the text
/// is longer than codes hold, some 1,400 letters.
#[must_use]
pub fn qr(text: &str) -> Option<Matrix> {
    let code = QrCode::encode_text(text, QrCodeEcc::Quartile).ok()?;
    let side = code.size();
    let square = |at: i32| code.get_module(at % side, at / side);
    Some(Matrix {
        side: usize::try_from(side).ok()?,
        dark: (0..side * side).map(square).collect(),
    })
}

impl Matrix {
    /// How many squares stand beside each other, margin included.
    #[must_use]
    pub fn side(&self) -> usize {
        self.side + 2 * MARGIN
    }

    /// The dark squares as bars of left, top and width in squares, margin counted: those beside each
    /// other are one, or hair lines would show between them.
    pub fn bars(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        (0..self.side).flat_map(move |row| {
            let squares = &self.dark[row * self.side..(row + 1) * self.side];
            let mut at = 0;
            std::iter::from_fn(move || {
                let from = at + squares.get(at..)?.iter().position(|dark| *dark)?;
                let wide = squares[from..].iter().take_while(|dark| **dark).count();
                at = from + wide;
                Some((from + MARGIN, row + MARGIN, wide))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_the_dark_squares() {
        let code = qr("https://example.vn/v/1").unwrap();
        let dark = code.dark.iter().filter(|dark| **dark).count();
        assert_eq!(code.bars().map(|(_, _, wide)| wide).sum::<usize>(), dark);
        // The finder in the corner: a bar of seven, then one, five light, one.
        assert_eq!(code.bars().next(), Some((4, 4, 7)));
        assert!(code.bars().any(|bar| bar == (4, 5, 1)));
        assert!(qr(&"a".repeat(5_000)).is_none());
    }
}
