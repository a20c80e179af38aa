//! Base 58, as Bitcoin writes it and multibase marks with a `z`: what keys and signatures of
//! credentials are written in.

const LETTERS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Some bytes, with the mark before them.
#[must_use]
pub fn multibase(bytes: &[u8]) -> String {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    // The least digit first.
    let mut digits: Vec<u32> = Vec::new();
    for byte in &bytes[zeros..] {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += *digit << 8;
            *digit = carry % 58;
            carry /= 58;
        }
        while carry > 0 {
            digits.push(carry % 58);
            carry /= 58;
        }
    }
    let zeros = std::iter::repeat_n('1', zeros);
    let digits = digits.iter().rev();
    let letters = digits.map(|digit| char::from(LETTERS[*digit as usize]));
    std::iter::once('z').chain(zeros).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_published() {
        for (bytes, text) in [
            (&b""[..], "z"),
            (b"Hello World!", "z2NEpo7TZRRrLZSi2U"),
            (b"\0\0(\x7f\xb4\xcd", "z11233QC4"),
        ] {
            assert_eq!(multibase(bytes), text);
        }
    }
}
