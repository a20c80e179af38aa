//! Rules of trainees: reading and revealing, registering and sharing, changing and deleting.

mod change;
mod conflicts;
mod read;
mod register;
mod rules;
mod upsert;

pub use change::{change, delete};
pub use read::{by_key, list, read, versions, views_by_id, within, written};
pub use register::{create, share_with_school};
pub use rules::{completed, for_audience};
pub use upsert::upsert;
