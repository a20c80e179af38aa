//! Values that mean the same everywhere: ids, days and instants, texts, phone
//! numbers, numbers of papers, money.
//! The ground: imports nothing of the platform.

pub mod base58;
pub mod code;
pub mod ids;
pub mod integer;
pub mod money;
pub mod names;
pub mod number;
pub mod partial_date;
pub mod personal;
pub mod phone;
pub mod sql;
pub mod terms;
pub mod text;
pub mod time;
