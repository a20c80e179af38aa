//! Lists: filters, keyset pages and their cursors, and the search by words of a name.

pub mod filter;
pub mod page;
pub mod params;
pub mod search;
