//! The base of the change feed: positions in the change log, who may see which entries, and waiting
//! for more. `resources::change_feed` decides what an entry looks like.
//!
//! The log is ordered by (transaction, number). On PostgreSQL a number is drawn before its
//! transaction commits. A late commit could therefore appear behind a reader's position. So no
//! reader goes beyond the oldest open transaction ([`end_of_log`]). Everything before it is final,
//! and no entry is skipped. SQLite has one writer, so numbers follow the order of commits, and
//! every transaction is 0.

mod addressees;
mod cursor;
mod hub;
mod index;
mod mark;
mod scan;
mod state;
mod sweep;
mod window;

use serde::{Deserialize, Serialize};

pub use cursor::FeedCursor;
pub use hub::{FeedHub, Waited};
pub use index::write_index;
pub use mark::LogMark;
pub use scan::{Entry, end_of_log, explain, is_held_back, load, positions};
pub use state::{FeedState, prepare, reset, state};
pub use sweep::sweep;
pub use window::{Audience, Stream, Window};

/// A position in the log. Everything up to and including it has been read.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Position {
    pub tx: i64,
    pub seq: i64,
}
