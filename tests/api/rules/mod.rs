//! One rule set, whatever the door.

mod at_once;
mod doors;
mod ends;
mod published;
mod shown;
