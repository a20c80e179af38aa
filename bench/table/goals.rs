//! What requests may cost: multiples of a hello, from what they cost other servers.

/// Where the figures of the others are from.
pub const SOURCE: &str = "PocketBase 0.40.6 (SQLite) and Fastify 5.12.8 with pg (PostgreSQL), measured beside \
     this server on 2026-11-29, when hello cost 12 µs; see the issue's table";

/// What another server spends on the same request.
#[derive(Debug, Clone, Copy)]
pub struct Goal {
    /// Multiple of our hello.
    pub other: f64,
    /// How much of it we may spend.
    pub share: f64,
    /// Whether it is not due yet.
    pub later: bool,
}

impl Goal {
    const fn new(other: f64, share: f64) -> Self {
        Self {
            other,
            share,
            later: false,
        }
    }

    const fn later(self) -> Self {
        Self {
            later: true,
            ..self
        }
    }

    /// Multiple of a hello.
    pub fn multiple(&self) -> f64 {
        self.other * self.share
    }
}

/// Goals of one request on the two databases.
#[derive(Debug, Clone, Copy)]
pub struct Goals {
    pub sqlite: Option<Goal>,
    pub postgres: Option<Goal>,
}

const fn both(sqlite: Goal, postgres: Goal) -> Goals {
    Goals {
        sqlite: Some(sqlite),
        postgres: Some(postgres),
    }
}

pub const NONE: Goals = Goals {
    sqlite: None,
    postgres: None,
};
pub const ONE: Goals = both(Goal::new(24.3, 0.5), Goal::new(14.6, 1.0));
pub const PAGE: Goals = both(Goal::new(147.8, 0.5), Goal::new(36.9, 1.0));
pub const FIGURES: Goals = both(
    Goal::new(27_583.0, 0.5).later(),
    Goal::new(3_992.0, 1.0).later(),
);
pub const ENROLMENT: Goals = both(Goal::new(51.9, 0.5), Goal::new(29.1, 1.5));
pub const SKIP_ROW: Goals = both(Goal::new(38_500.0, 0.5), Goal::new(2_342.0, 3.0));
/// Beside Fastify, an import of all or nothing is held to [`ALL_OR_NOTHING`] alone.
pub const REJECT_ALL: Goals = Goals {
    sqlite: Some(Goal::new(38_500.0, 0.5)),
    postgres: None,
};

/// How much more an import may cost that stores all or nothing than one that skips rows.
pub const ALL_OR_NOTHING: f64 = 1.3;
/// What the server may hold in memory, its statistics included.
pub const SQLITE_MIB: u64 = 150;
pub const POSTGRES_MIB: u64 = 200;
