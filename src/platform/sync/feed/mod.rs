//! The ground of the change feed: places in the change log, who may see what of it, and waiting
//! for more. What an entry looks like is the business of `resources::change_feed`.
//!
//! The log's order is (transaction, number). On PostgreSQL a number is drawn before its
//! transaction commits, so one that commits late would come in behind readers who have passed
//! it. Therefore nobody reads beyond the oldest transaction that is still open ([`end_of_log`]):
//! what lies before it is decided for good, and no row is ever skipped. SQLite has one writer,
//! whose numbers are in the order of its commits; there every transaction is 0.

mod addressees;
mod cursor;
mod hub;
mod index;
mod scan;
mod state;
mod sweep;
mod window;

use serde::{Deserialize, Serialize};

pub use cursor::FeedCursor;
pub use hub::{FeedHub, Waited};
pub use index::write_index;
pub use scan::{Entry, end_of_log, explain, load, places};
pub use state::{FeedState, prepare, reset, state};
pub use sweep::sweep;
pub use window::{Audience, Stream, Window};

/// A place in the log: everything up to it and including it has been read.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Position {
    pub tx: i64,
    pub seq: i64,
}
