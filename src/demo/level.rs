//! The levels of training in the demo, and what each of them takes.

/// The levels at which the schools of the demo teach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Elementary,
    ShortTerm,
    Intermediate,
}

impl Level {
    pub const fn as_str(self) -> &'static str {
        match self {
            Level::Elementary => "ELEMENTARY_1",
            Level::ShortTerm => "SHORT_TERM",
            Level::Intermediate => "INTERMEDIATE",
        }
    }

    /// Hours of the shortest course, its kind, and how its code begins.
    pub const fn course(self) -> (i32, &'static str, &'static str) {
        match self {
            Level::Elementary => (340, "INITIAL", "SC"),
            Level::ShortTerm => (120, "CONTINUING", "TX"),
            Level::Intermediate => (1_350, "INITIAL", "TC"),
        }
    }

    /// Days that a class takes, least and most.
    pub const fn days(self) -> (i32, i32) {
        match self {
            Level::Elementary => (80, 92),
            Level::ShortTerm => (28, 56),
            Level::Intermediate => (330, 360),
        }
    }

    /// What a certificate takes at least.
    pub const fn minimum_hours(self) -> i32 {
        match self {
            Level::Elementary => 300,
            Level::ShortTerm => 100,
            Level::Intermediate => 1_000,
        }
    }

    pub const fn certificate(self) -> &'static str {
        match self {
            Level::Elementary => "ELEMENTARY_CERTIFICATE",
            Level::ShortTerm => "TRAINING_CERTIFICATE",
            Level::Intermediate => "INTERMEDIATE_DIPLOMA",
        }
    }
}
