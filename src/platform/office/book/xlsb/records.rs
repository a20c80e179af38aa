//! The records of a part, one after another.

use std::io::BufRead;

use super::super::fault::BookFault;
use super::super::ole::u32_at;
use super::super::xml::broken_off;

/// No record of what is read here is longer.
const LONGEST_RECORD: usize = 1024 * 1024;

pub struct Records<R> {
    part: R,
    data: Vec<u8>,
}

impl<R: BufRead> Records<R> {
    pub fn new(part: R) -> Self {
        Self {
            part,
            data: Vec::new(),
        }
    }

    /// The type and the data of the next record.
    pub fn next(&mut self) -> Result<Option<(u16, &[u8])>, BookFault> {
        let Some(low) = self.byte()? else {
            return Ok(None);
        };
        let mut kind = u16::from(low);
        if low & 0x80 != 0 {
            let high = self.byte()?.ok_or_else(broken_off)?;
            kind = u16::from(low & 0x7f) | u16::from(high & 0x7f) << 7;
        }
        let mut length = 0;
        for place in 0..4 {
            let byte = self.byte()?.ok_or_else(broken_off)?;
            length |= usize::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > LONGEST_RECORD {
            return Err(BookFault::invalid("a record is too long"));
        }
        self.data.resize(length, 0);
        self.part
            .read_exact(&mut self.data)
            .map_err(BookFault::invalid)?;
        Ok(Some((kind, &self.data)))
    }

    fn byte(&mut self) -> Result<Option<u8>, BookFault> {
        let ahead = self.part.fill_buf().map_err(BookFault::invalid)?;
        let byte = ahead.first().copied();
        self.part.consume(usize::from(byte.is_some()));
        Ok(byte)
    }
}

/// A text with its length before it, and how many bytes both are.
pub fn text_at(data: &[u8], at: usize) -> Option<(String, usize)> {
    let units = match u32_at(data, at)? {
        // There is none.
        u32::MAX => return Some((String::new(), 4)),
        units => usize::try_from(units).ok()?,
    };
    let start = at + 4;
    let bytes = data.get(start..start.checked_add(units.checked_mul(2)?)?)?;
    let units: Vec<u16> = bytes
        .as_chunks::<2>()
        .0
        .iter()
        .map(|pair| u16::from_le_bytes(*pair))
        .collect();
    Some((String::from_utf16_lossy(&units), 4 + bytes.len()))
}

pub fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    let bytes = data.get(at..at.checked_add(8)?)?;
    Some(f64::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_lengths_take_as_many_bytes_as_they_need() {
        let mut part = vec![0x13, 0x02, 7, 8, 0x9c, 0x01, 0x81, 0x01];
        part.extend([5; 129]);
        part.push(0x01);
        let mut records = Records::new(&part[..]);
        assert_eq!(records.next().unwrap(), Some((0x13, &[7, 8][..])));
        assert_eq!(records.next().unwrap(), Some((0x9c, &[5; 129][..])));
        assert!(records.next().is_err());
        assert_eq!(
            text_at(&[1, 0, 0, 0, 0x1c, 0x1e], 0),
            Some(("Ḝ".to_owned(), 6))
        );
        assert_eq!(text_at(&[9, 0, 0, 0, 0x1c, 0x1e], 0), None);
        assert_eq!(text_at(&[0xff; 4], 0), Some((String::new(), 4)));
    }
}
