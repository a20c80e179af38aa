//! Files of jobs, kept in parts in the database: as durable as the job's checkpoint, within the
//! same backup, and reachable from every server of one PostgreSQL.

use std::io::{self, Read};

use diesel::prelude::*;

use crate::platform::db::schema::{job_files, jobs};
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::Timestamp;

/// Size of a part, in bytes: small enough for the writer, large enough to be few.
pub const PART_BYTES: usize = 256 * 1024;
/// A file whose job was never submitted is removed after this time.
const ORPHAN_SECONDS: i64 = 24 * 3600;

/// Store one part of a file.
///
/// # Errors
/// When the database fails.
pub fn put(
    conn: &mut DbConnection,
    job: AnyId,
    name: &str,
    part: i32,
    content: &[u8],
) -> ApiResult<()> {
    diesel::insert_into(job_files::table)
        .values((
            job_files::job_id.eq(job),
            job_files::name.eq(name),
            job_files::part.eq(part),
            job_files::content.eq(content),
            job_files::created_at.eq(Timestamp::now()),
        ))
        .execute(conn)?;
    Ok(())
}

/// One part of a file; none past its end.
///
/// # Errors
/// When the database fails.
pub fn get(
    conn: &mut DbConnection,
    job: AnyId,
    name: &str,
    part: i32,
) -> ApiResult<Option<Vec<u8>>> {
    let row = job_files::table
        .find((job, name, part))
        .select(job_files::content);
    Ok(row.first(conn).optional()?)
}

/// Remove a file, part by part, each in a short transaction. For threads that may block.
///
/// # Errors
/// When the database fails.
pub fn remove(db: &Database, job: AnyId, name: &str) -> ApiResult<()> {
    // From the end: what is left after a crash still begins at its first part.
    loop {
        let name = name.to_owned();
        if !db.write_now(move |conn| remove_last(conn, job, &name))? {
            return Ok(());
        }
    }
}

/// Remove one part of a file, where it is there.
///
/// # Errors
/// When the database fails.
pub fn remove_part(conn: &mut DbConnection, job: AnyId, name: &str, part: i32) -> ApiResult<()> {
    diesel::delete(job_files::table.find((job, name, part))).execute(conn)?;
    Ok(())
}

fn remove_last(conn: &mut DbConnection, job: AnyId, name: &str) -> ApiResult<bool> {
    let last: Option<i32> = job_files::table
        .filter(job_files::job_id.eq(job))
        .filter(job_files::name.eq(name))
        .select(diesel::dsl::max(job_files::part))
        .first(conn)?;
    let Some(last) = last else { return Ok(false) };
    remove_part(conn, job, name, last)?;
    Ok(true)
}

/// Remove all files of a job, each as [`remove`] does.
///
/// # Errors
/// When the database fails.
pub fn remove_all(db: &Database, job: AnyId) -> ApiResult<()> {
    let names: Vec<String> = db.read_now(|conn| {
        let names = job_files::table.filter(job_files::job_id.eq(job));
        Ok(names.select(job_files::name).distinct().load(conn)?)
    })?;
    names.iter().try_for_each(|name| remove(db, job, name))
}

/// Remove parts whose job was never submitted: the client went away in the middle.
///
/// # Errors
/// When the database fails.
pub fn sweep_orphans(conn: &mut DbConnection, now: Timestamp) -> ApiResult<()> {
    let old = job_files::created_at.lt(now.plus_seconds(-ORPHAN_SECONDS));
    let known = jobs::table.select(jobs::id);
    diesel::delete(
        job_files::table
            .filter(old)
            .filter(job_files::job_id.ne_all(known)),
    )
    .execute(conn)?;
    Ok(())
}

/// Jobs that have ended and still have a file of this name.
///
/// # Errors
/// When the database fails.
pub fn left(conn: &mut DbConnection, name: &str) -> ApiResult<Vec<AnyId>> {
    let ended = jobs::table
        .filter(jobs::finished_at.is_not_null())
        .select(jobs::id);
    let left = job_files::table
        .filter(job_files::name.eq(name))
        .filter(job_files::part.eq(0))
        .filter(job_files::job_id.eq_any(ended))
        .select(job_files::job_id);
    Ok(left.load(conn)?)
}

/// Reads a file from its first part to its last, holding one part at a time.
#[derive(Debug)]
pub struct FileReader {
    db: Database,
    job: AnyId,
    name: &'static str,
    next: i32,
    part: io::Cursor<Vec<u8>>,
}

impl FileReader {
    #[must_use]
    pub fn open(db: &Database, job: AnyId, name: &'static str) -> Self {
        Self {
            db: db.clone(),
            job,
            name,
            next: 0,
            part: io::Cursor::new(Vec::new()),
        }
    }
}

impl Read for FileReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.part.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            let (job, name, next) = (self.job, self.name, self.next);
            let part = self.db.read_now(|conn| get(conn, job, name, next));
            match part.map_err(io::Error::other)? {
                None => return Ok(0),
                Some(part) => self.part = io::Cursor::new(part),
            }
            self.next += 1;
        }
    }
}
