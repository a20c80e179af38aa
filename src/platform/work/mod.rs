//! Work beside requests: jobs, the load of the shipped catalogues at start, the removal of what
//! has expired, calls of other servers. Answers that cost much are computed here too, for all who
//! ask the same.

pub mod answer_cache;
pub mod catalogue;
pub mod housekeeping;
pub mod jobs;
pub mod outbound;
