//! Files that a job writes: part by part as they grow, with the digest of the whole.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::files::{PART_BYTES, put};
use crate::platform::db::Database;
use crate::platform::values::ids::AnyId;
use crate::platform::values::text::hex;

/// Writes a file from its first part to its last, holding one part at a time.
#[derive(Debug)]
pub struct FileWriter {
    db: Database,
    job: AnyId,
    name: String,
    next: i32,
    part: Vec<u8>,
    bytes: u64,
    digest: Sha256,
}

/// What a file came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
}

impl FileWriter {
    /// Begin the file, of which no part may be there.
    #[must_use]
    pub fn create(db: &Database, job: AnyId, name: &str) -> Self {
        Self {
            db: db.clone(),
            job,
            name: name.to_owned(),
            next: 0,
            part: Vec::with_capacity(PART_BYTES),
            bytes: 0,
            digest: Sha256::new(),
        }
    }

    fn store(&mut self) -> io::Result<()> {
        let part = std::mem::replace(&mut self.part, Vec::with_capacity(PART_BYTES));
        let (job, name, next) = (self.job, self.name.clone(), self.next);
        self.db
            .write_now(move |conn| put(conn, job, &name, next, &part))
            .map_err(io::Error::other)?;
        self.next += 1;
        Ok(())
    }

    /// Store the last part.
    ///
    /// # Errors
    /// When the database fails.
    pub fn finish(mut self) -> io::Result<Written> {
        if !self.part.is_empty() {
            self.store()?;
        }
        Ok(Written {
            bytes: self.bytes,
            sha256: hex(&self.digest.finalize()),
        })
    }
}

impl Write for FileWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(PART_BYTES - self.part.len());
        let bytes = &bytes[..taken];
        self.part.extend_from_slice(bytes);
        self.digest.update(bytes);
        self.bytes += taken as u64;
        if self.part.len() == PART_BYTES {
            self.store()?;
        }
        Ok(taken)
    }

    /// Parts are stored when they are full, and by [`FileWriter::finish`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
