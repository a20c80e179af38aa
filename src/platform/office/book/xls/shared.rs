//! How long the texts are that cells share.

/// The record of the shared texts, and those that go on with it.
struct Parts<'a> {
    parts: &'a [&'a [u8]],
    /// In the first of them.
    at: usize,
}

impl Parts<'_> {
    fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.parts.first()?;
            if let Some(byte) = part.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            (self.parts, self.at) = (&self.parts[1..], 0);
        }
    }

    fn number(&mut self, bytes: u32) -> Option<u32> {
        let mut number = 0;
        for place in 0..bytes {
            number |= u32::from(self.byte()?) << (8 * place);
        }
        Some(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let room = self.parts.first()?.len() - self.at;
            let taken = bytes.min(room);
            (self.at, bytes) = (self.at + taken, bytes - taken);
            if bytes > 0 {
                (self.parts, self.at) = (&self.parts[1..], 0);
            }
        }
        Some(())
    }

    /// Letters that another record goes on with begin anew with how wide they are.
    fn skip_letters(&mut self, mut letters: usize, mut is_wide: bool) -> Option<()> {
        loop {
            let width = if is_wide { 2 } else { 1 };
            let room = (self.parts.first()?.len() - self.at) / width;
            let taken = letters.min(room);
            (self.at, letters) = (self.at + taken * width, letters - taken);
            if letters == 0 {
                return Some(());
            }
            (self.parts, self.at) = (self.parts.get(1..)?, 0);
            is_wide = self.byte()? & 1 != 0;
        }
    }

    /// Pass over a text: its letters.
    fn text(&mut self) -> Option<u32> {
        let letters = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let more = if flags & 4 == 0 { 0 } else { self.number(4)? };
        self.skip_letters(letters as usize, flags & 1 != 0)?;
        self.skip(4 * runs as usize + more as usize)?;
        Some(letters)
    }
}

/// The letters of each shared text. What is broken ends them.
pub fn lengths(parts: &[&[u8]]) -> Vec<u32> {
    let mut parts = Parts { parts, at: 0 };
    // How many there are, which may be a lie.
    let begun = parts.skip(8);
    begun
        .map(|()| std::iter::from_fn(|| parts.text()).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::lengths;

    #[test]
    fn texts_are_measured_over_the_borders_of_records() {
        let first = b"\0\0\0\0\0\0\0\0\x03\0\0abc\x02\0\x01a\0b\0\x05\0\0ab";
        // The rest of the last one, wide; then one with two runs, and nothing of another.
        let second = b"\x01c\0d\0e\0\x01\0\x08\x02\0x11112222\x09\0";
        assert_eq!(lengths(&[&first[..], &second[..]]), [3, 2, 5, 1]);
        assert!(lengths(&[]).is_empty());
        assert!(lengths(&[b"\0\0\0\0\0\0\0\0\xff\xff\x01"]).is_empty());
    }
}
