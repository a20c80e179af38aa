//! An operation as a request asks for it: the caller, their token checked, and the transaction that
//! carries the operation out. Routes begin here.

mod context;

pub use context::{OpContext, PublicContext};
