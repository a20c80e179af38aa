//! Rules of trainees: reading and revealing, registering and sharing, changing and deleting.

mod alike;
mod called;
mod change;
mod foresee;
mod listed;
mod merge;
mod put_back;
mod read;
mod register;
mod relocate;
mod rules;
mod survey;
mod upsert;

pub use called::{Called, called, expect_called, namesakes};
pub use change::{change, delete, release};
pub use foresee::{
    foresee, foresee_known, foresee_row, foresee_rows, foresee_schools, is_foreseen,
};
pub use listed::{in_order, shown};
pub use merge::{kin, leave_behind, merge, people, restore, set_person};
pub use put_back::take_back;
pub use read::{
    by_key, expect_acquainted, list, read, seen, told_since, versions, views_by_id, within, written,
};
pub use register::{create, introduce, part};
pub use relocate::RELOCATED;
pub use rules::{commune_of, for_schools, schools_of, tell_those_who_serve};
pub use survey::survey;
pub use upsert::upsert;
