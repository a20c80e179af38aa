//! Rules of trainees: reading and revealing, registering and sharing, changing and deleting.

mod change;
mod read;
mod register;
mod rules;

pub use change::{change, delete};
pub use read::{list, read, versions, views_by_id, within};
pub use register::{create, share_with_school};
pub use rules::{completed, for_audience};
