//! Compound files (MS-CFB), in which the old workbooks and everything with a password are kept: one
//! stream is taken out of a file that may be broken, and put into one that is whole.

mod wrapped;

use super::fault::BookFault;

pub use self::wrapped::wrapped;

pub const OLE_SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const END_OF_CHAIN: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;
const FAT_SECTOR: u32 = 0xffff_fffd;
/// Larger numbers stand for no sector.
const LAST_SECTOR: u32 = 0xffff_fff9;
/// Shorter streams lie in a stream of their own.
const MINI_LIMIT: usize = 4096;
const MINI_SECTOR: usize = 64;

/// A compound file in memory.
pub struct Ole<'a> {
    file: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Ole<'a> {
    pub fn open(file: &'a [u8]) -> Result<Self, BookFault> {
        let broken = || BookFault::invalid("a broken compound file");
        let header = file
            .get(..512)
            .filter(|header| header.starts_with(OLE_SIGNATURE));
        let header = header.ok_or_else(broken)?;
        let sector = match u16_at(header, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(broken()),
        };
        let mut ole = Self {
            file,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
        };
        let most = file.len() / sector + 1;
        // Where the sectors of the table lie: in the header, and in a chain behind it.
        let mut table: Vec<u32> = u32s(&header[76..512]).collect();
        let mut next = u32_at(header, 68).ok_or_else(broken)?;
        for _ in 0..most {
            if next > LAST_SECTOR {
                break;
            }
            table.extend(u32s(ole.sector(next).ok_or_else(broken)?));
            next = table.pop().unwrap_or(END_OF_CHAIN);
        }
        for place in table
            .into_iter()
            .filter(|place| *place <= LAST_SECTOR)
            .take(most)
        {
            let part: Vec<u32> = u32s(ole.sector(place).ok_or_else(broken)?).collect();
            ole.fat.extend(part);
        }
        let directory = ole.chain(u32_at(header, 48).ok_or_else(broken)?, usize::MAX);
        let directory = directory.ok_or_else(broken)?;
        ole.entries = directory
            .chunks_exact(128)
            .filter_map(Entry::read)
            .collect();
        let root = ole.entries.first().ok_or_else(broken)?;
        let (start, length) = (root.start, root.length);
        if u32_at(header, 64).is_some_and(|sectors| sectors > 0) {
            let mini_fat = ole.chain(u32_at(header, 60).ok_or_else(broken)?, usize::MAX);
            ole.mini_fat = u32s(&mini_fat.ok_or_else(broken)?).collect();
            ole.mini = ole.chain(start, length).ok_or_else(broken)?;
        }
        Ok(ole)
    }

    pub fn has(&self, name: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; none when there is none, or when the file breaks off in it.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self
            .entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.length >= MINI_LIMIT {
            return self.chain(entry.start, entry.length);
        }
        let mut bytes = Vec::new();
        let mut next = entry.start;
        while bytes.len() < entry.length {
            let at = usize::try_from(next).ok()?.checked_mul(MINI_SECTOR)?;
            bytes.extend_from_slice(self.mini.get(at..at + MINI_SECTOR)?);
            next = *self.mini_fat.get(usize::try_from(next).ok()?)?;
        }
        bytes.truncate(entry.length);
        Some(bytes)
    }

    /// The last one may be cut short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let at = (usize::try_from(number).ok()?.checked_add(1)?).checked_mul(self.sector)?;
        let end = at.checked_add(self.sector)?.min(self.file.len());
        self.file.get(at..end).filter(|sector| !sector.is_empty())
    }

    /// What lies in a chain of sectors, up to its end or `length` bytes. A chain that is longer than
    /// the file runs in a circle.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        while next <= LAST_SECTOR && bytes.len() < length {
            bytes.extend_from_slice(self.sector(next)?);
            if bytes.len() > self.file.len() {
                return None;
            }
            next = *self.fat.get(usize::try_from(next).ok()?)?;
        }
        if length != usize::MAX {
            if bytes.len() < length {
                return None;
            }
            bytes.truncate(length);
        }
        Some(bytes)
    }
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Self> {
        let units = bytes[..64]
            .as_chunks::<2>()
            .0
            .iter()
            .map(|pair| u16::from_le_bytes(*pair));
        let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        Some(Self {
            name: String::from_utf16_lossy(&units),
            start: u32_at(bytes, 116)?,
            length: usize::try_from(u32_at(bytes, 120)?).ok()?,
        })
    }
}

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn u32s(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|four| u32::from_le_bytes(*four))
}
