//! Work beside requests: jobs, the load of the shipped catalogues at start, the removal of what
//! has expired, calls of other servers.

pub mod catalogue;
pub mod housekeeping;
pub mod jobs;
pub mod outbound;
