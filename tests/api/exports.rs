//! Lists as files, complete and safe to open.
