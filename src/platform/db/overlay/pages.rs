//! The pages of an overlay: those that were written to it, over those of a snapshot.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

diesel::table! {
    /// The pages of a database, as its transaction sees them.
    sqlite_dbpage (pgno) {
        pgno -> BigInt,
        data -> Binary,
    }
}

/// Where page 1 says how the database is journalled, and how it says: by a rollback journal. So
/// nobody looks for the log and the shared memory of the database below.
const JOURNAL_VERSIONS: std::ops::Range<usize> = 18..20;
const ROLLBACK_JOURNAL: u8 = 1;
/// Where page 1 says of how many pages the database is.
const PAGE_COUNT: std::ops::Range<usize> = 28..32;

/// Pages are numbered from 1.
pub struct Pages {
    /// In a read transaction: its snapshot holds while others write.
    below: SqliteConnection,
    page_size: usize,
    /// So many pages come from below as long as they are not written. Pages that were cut off
    /// do not come back from there.
    from_below: u32,
    count: u32,
    /// Which of the pages in `file` a written page is.
    written: HashMap<u32, u64>,
    file: File,
    /// How many pages `file` has, also of pages that were cut off.
    in_file: u64,
}

impl Pages {
    /// Over the database of the connection `below` as it is now. `file` is empty.
    ///
    /// # Errors
    /// When the database fails.
    pub fn over(mut below: SqliteConnection, file: File) -> QueryResult<Self> {
        below.batch_execute("BEGIN")?;
        let first = page(&mut below, 1)?;
        let mut count = [0; 4];
        count.copy_from_slice(&first[PAGE_COUNT]);
        let count = u32::from_be_bytes(count);
        Ok(Self {
            below,
            page_size: first.len(),
            from_below: count,
            count,
            written: HashMap::new(),
            file,
            in_file: 0,
        })
    }

    pub fn size(&self) -> u64 {
        u64::from(self.count) * self.page_size as u64
    }

    /// Fill `buffer` from the byte `at`, which is all in one page. Says whether there is such a
    /// page.
    ///
    /// # Errors
    /// When the file or the database below cannot be read.
    pub fn read(&mut self, at: u64, buffer: &mut [u8]) -> io::Result<bool> {
        let (number, within) = self.place(at, buffer.len())?;
        if number > self.count {
            return Ok(false);
        }
        if let Some(&slot) = self.written.get(&number) {
            self.go_to(slot, within)?;
            self.file.read_exact(buffer)?;
        } else if number <= self.from_below {
            let mut page = page(&mut self.below, number).map_err(io::Error::other)?;
            if number == 1 {
                page[JOURNAL_VERSIONS].fill(ROLLBACK_JOURNAL);
            }
            let end = within + buffer.len();
            let part = page.get(within..end).ok_or(io::ErrorKind::InvalidData)?;
            buffer.copy_from_slice(part);
        } else {
            // SQLite skips pages that nobody will read.
            buffer.fill(0);
        }
        Ok(true)
    }

    /// Write a whole page.
    ///
    /// # Errors
    /// When it is not a whole page, or the file cannot be written.
    pub fn write(&mut self, at: u64, page: &[u8]) -> io::Result<()> {
        let (number, _) = self.place(at, page.len())?;
        if page.len() != self.page_size {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let slot = self.written.get(&number).copied();
        self.go_to(slot.unwrap_or(self.in_file), 0)?;
        self.file.write_all(page)?;
        if slot.is_none() {
            self.written.insert(number, self.in_file);
            self.in_file += 1;
        }
        self.count = self.count.max(number);
        Ok(())
    }

    /// Cut off what is beyond `size` bytes.
    ///
    /// # Errors
    /// When it is not a number of pages.
    pub fn truncate(&mut self, size: u64) -> io::Result<()> {
        let count = u32::try_from(size / self.page_size as u64);
        self.count = count.map_err(|_| io::ErrorKind::InvalidInput)?;
        self.from_below = self.from_below.min(self.count);
        self.written.retain(|number, _| *number <= self.count);
        Ok(())
    }

    /// The page of the byte `at` and the place in it, where `length` bytes do not leave the page.
    fn place(&self, at: u64, length: usize) -> io::Result<(u32, usize)> {
        let size = self.page_size as u64;
        match (u32::try_from(at / size + 1), usize::try_from(at % size)) {
            (Ok(number), Ok(within)) if within + length <= self.page_size => Ok((number, within)),
            _ => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    fn go_to(&mut self, slot: u64, within: usize) -> io::Result<()> {
        let at = slot * self.page_size as u64 + within as u64;
        self.file.seek(SeekFrom::Start(at)).map(drop)
    }
}

fn page(below: &mut SqliteConnection, number: u32) -> QueryResult<Vec<u8>> {
    let page = sqlite_dbpage::table.find(i64::from(number));
    page.select(sqlite_dbpage::data).get_result(below)
}
