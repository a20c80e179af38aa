//! Reading and checking rows on a thread of its own, a few chunks ahead of the writer.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use super::super::kind::ImportKind;
use super::super::model::Parameters;
use super::super::read::{Line, Stop};
use super::super::rows::{Earlier, Row, kind_of};
use super::Checkpoint;
use crate::platform::db::Database;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::resource::exported;
use crate::platform::resource::import::RowKind;
use crate::platform::values::ids::AnyId;
use crate::platform::work::jobs::Task;

/// Chunks that wait for the writer.
const AHEAD: usize = 2;
const LARGEST_CHUNK: usize = 1000;

/// Some rows that follow each other in one pass.
pub struct Chunk {
    pub pass: usize,
    pub rows: Vec<Row>,
    pub last_line: i64,
}

/// Chunks as they are read.
pub struct Pipeline {
    chunks: Receiver<ApiResult<Option<Chunk>>>,
    size: Arc<AtomicUsize>,
}

impl Pipeline {
    /// Read from where `checkpoint` stands, `size` rows at a time until [`Pipeline::adapt`] says
    /// otherwise.
    pub fn start(
        task: &Task,
        parameters: &Parameters,
        checkpoint: &Checkpoint,
        size: usize,
    ) -> Self {
        let (sender, chunks) = sync_channel(AHEAD);
        let size = Arc::new(AtomicUsize::new(size));
        let reader = Reader {
            db: task.db.clone(),
            job: task.job.id,
            parameters: parameters.clone(),
            from: checkpoint.clone(),
            size: Arc::clone(&size),
            sender,
        };
        std::thread::spawn(move || {
            give_way();
            reader.run();
        });
        Self { chunks, size }
    }

    /// Read the file to its end, so that nobody waits for a chunk afterwards.
    ///
    /// # Errors
    /// As [`Pipeline::next`].
    pub fn read_whole(self) -> ApiResult<Self> {
        let mut read = Vec::new();
        while let Some(chunk) = self.next()? {
            read.push(Some(chunk));
        }
        read.push(None);
        let (sender, chunks) = sync_channel(read.len());
        for chunk in read {
            let sent = sender.send(Ok(chunk));
            sent.map_err(|_| ApiError::new(ErrorCode::Internal))?;
        }
        Ok(Self { chunks, ..self })
    }

    /// The next chunk; none at the end.
    ///
    /// # Errors
    /// When the file is broken or cannot be read any more, or its reader has ended before it.
    pub fn next(&self) -> ApiResult<Option<Chunk>> {
        let ended = |_| ApiError::new(ErrorCode::Internal).caused_by("the reader of a file ended");
        self.chunks.recv().map_err(ended)?
    }

    /// Make chunks as large as fits the time that one may take.
    pub fn adapt(&self, rows: usize, time: Duration, target: Duration) {
        let rows = u128::try_from(rows).unwrap_or(1);
        let fitting = rows * target.as_micros() / time.as_micros().max(1);
        let fitting = usize::try_from(fitting).unwrap_or(LARGEST_CHUNK);
        let size = self.size.load(Ordering::Relaxed);
        // Half way, so that one slow commit does not make the next chunks small.
        let next = usize::midpoint(size, fitting).clamp(1, LARGEST_CHUNK);
        self.size.store(next, Ordering::Relaxed);
    }
}

/// Let requests go before this thread, where both want a core.
fn give_way() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(10) {
        tracing::debug!(%error, "a reader of files keeps the priority of all");
    }
}

struct Reader {
    db: Database,
    job: AnyId,
    parameters: Parameters,
    from: Checkpoint,
    size: Arc<AtomicUsize>,
    sender: SyncSender<ApiResult<Option<Chunk>>>,
}

impl Reader {
    fn run(self) {
        for pass in self.from.pass..self.from.kinds.len() {
            let after = if pass == self.from.pass {
                self.from.line
            } else {
                0
            };
            match self.pass(pass, after) {
                Ok(()) => {}
                Err(Stop::Enough) => return,
                Err(Stop::Broken(error)) => {
                    // Nobody may be listening any more.
                    drop(self.sender.send(Err(error)));
                    return;
                }
            }
        }
        // As above.
        drop(self.sender.send(Ok(None)));
    }

    /// Read the rows of one kind. Lines whose kind cannot be told come with the first pass.
    fn pass(&self, pass: usize, after: i64) -> Result<(), Stop> {
        let file = self.parameters.kind;
        let wanted = self.from.kinds[pass];
        let mut rows: Vec<Row> = Vec::new();
        let mut keys = Keys::default();
        let reading = &self.from.reading;
        reading.lines(&self.db, self.job, &self.parameters, &mut |line| {
            if file == ImportKind::Mixed {
                let its = kind_of(file, &line);
                if its.map_or(pass != 0, |kind| kind != wanted) {
                    return Ok(());
                }
            }
            let earlier = keys.earlier(&line, wanted.kind());
            if line.number <= after {
                return Ok(());
            }
            let remarks = &self.from.remarks;
            let row = match (earlier, remarks.doubles.at(line.number)) {
                (Some(first), _) => Row::read(file, line)?.repeated(first),
                (None, Some(twice)) => Row::read(file, line)?.of_one_person(twice),
                (None, None) if remarks.said_before(line.number) => Row::said_before(file, line),
                (None, None) => Row::read(file, line)?,
            };
            rows.push(row);
            if rows.len() >= self.size.load(Ordering::Relaxed) {
                return self.send(pass, std::mem::take(&mut rows));
            }
            Ok(())
        })?;
        self.send(pass, rows)
    }

    fn send(&self, pass: usize, rows: Vec<Row>) -> Result<(), Stop> {
        let Some(last_line) = rows.last().map(|row| row.line) else {
            return Ok(());
        };
        let chunk = Chunk {
            pass,
            rows,
            last_line,
        };
        self.sender.send(Ok(Some(chunk))).map_err(|_| Stop::Enough)
    }
}

/// The keys of a pass so far and the lines that have them: as digests, because there may be a
/// million.
#[derive(Default)]
struct Keys {
    ids: HashMap<u64, u32>,
    keyed: HashMap<u64, Keyed>,
    digest: RandomState,
}

/// The first row of a key.
struct Keyed {
    line: u32,
    has_id: bool,
}

impl Keys {
    /// The line of the record of this one, where an earlier one has its id or its key, or says the same of
    /// whose record it is. Two ids are two records, whatever keys others gave them.
    fn earlier(&mut self, line: &Line, kind: &RowKind) -> Option<Earlier> {
        let number = u32::try_from(line.number).ok()?;
        let id = exported::id_in(&line.members);
        let of_id = id.and_then(|id| match self.ids.entry(self.digest.hash_one(id)) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(place) => {
                place.insert(number);
                None
            }
        });
        if let Some(first) = of_id {
            return Some(Earlier::OfId(first.into()));
        }
        let has_id = id.is_some();
        let key = self.digest.hash_one(kind.told_without_id(&line.members)?);
        match self.keyed.entry(key) {
            Entry::Occupied(first) if has_id && first.get().has_id => None,
            Entry::Occupied(first) => Some(Earlier::OfKey(first.get().line.into())),
            Entry::Vacant(place) => {
                let line = number;
                place.insert(Keyed { line, has_id });
                None
            }
        }
    }
}

impl From<Stop> for ApiError {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Broken(error) => error,
            Stop::Enough => ApiError::new(ErrorCode::Internal),
        }
    }
}
