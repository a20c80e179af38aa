//! Who is calling and from where, what they may do, and how often: tokens and sessions, the policy, rate limits,
//! the server's own secrets.

pub mod address;
pub mod authn;
pub mod authz;
pub mod bucket;
pub mod fair_turns;
pub mod limits;
pub mod secrets;
pub mod turns;
