//! UTF-16 as UTF-8, read piece by piece.

use std::io::{self, BufRead, Read};

/// Gives the bytes of a UTF-16 file in UTF-8. What is no character becomes U+FFFD.
pub struct Utf16<R> {
    units: R,
    big_end_first: bool,
    /// The first half of a character that takes two units.
    half: Option<u16>,
    /// What is decoded and not yet taken.
    ready: Vec<u8>,
    taken: usize,
}

impl<R: BufRead> Utf16<R> {
    pub fn new(units: R, big_end_first: bool) -> Self {
        Self {
            units,
            big_end_first,
            half: None,
            ready: Vec::new(),
            taken: 0,
        }
    }

    fn decode(&mut self) -> io::Result<()> {
        const PIECE: usize = 8192;
        self.ready.clear();
        self.taken = 0;
        let mut bytes = [0; PIECE];
        let mut length = 0;
        while length < PIECE {
            match self.units.read(&mut bytes[length..])? {
                0 => break,
                read => length += read,
            }
        }
        let (pairs, odd) = bytes[..length].as_chunks::<2>();
        let units = pairs.iter().map(|pair| {
            if self.big_end_first {
                u16::from_be_bytes(*pair)
            } else {
                u16::from_le_bytes(*pair)
            }
        });
        let mut all: Vec<u16> = self.half.take().into_iter().chain(units).collect();
        let is_end = length < PIECE;
        if !is_end
            && all
                .last()
                .is_some_and(|unit| matches!(unit, 0xd800..0xdc00))
        {
            self.half = all.pop();
        }
        let characters = char::decode_utf16(all);
        let mut text: String = characters
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        if !odd.is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
        }
        self.ready = text.into_bytes();
        Ok(())
    }
}

impl<R: BufRead> Read for Utf16<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.ready.len() {
            self.decode()?;
        }
        let read = (&self.ready[self.taken..]).read(into)?;
        self.taken += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_decoded_across_pieces() {
        let text: String = "Lò Thị Mai 𝄞 ".repeat(3000);
        for big_end_first in [false, true] {
            let bytes = |unit: u16| {
                if big_end_first {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            };
            let file: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            let mut read = String::new();
            let small = io::BufReader::with_capacity(7, &file[..]);
            Utf16::new(small, big_end_first)
                .read_to_string(&mut read)
                .unwrap();
            assert_eq!(read, text);
        }
    }

    #[test]
    fn what_is_no_character_is_marked() {
        let file = [0x41, 0, 0, 0xd8, 0x42, 0, 0x43];
        let mut read = String::new();
        Utf16::new(&file[..], false)
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, "A\u{fffd}B\u{fffd}");
    }
}
