//! The change feed: nothing skipped, nothing shown that may not be seen.
