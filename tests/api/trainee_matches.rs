//! People who may be one: reviewed, merged, and taken apart again.
