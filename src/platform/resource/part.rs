//! The one entry by which everything else knows a folder of `resources/`.

use utoipa_actix_web::service_config::ServiceConfig;

use super::import::RowKind;
use super::{Kind, Relocated};
use crate::platform::db::DbConnection;
use crate::platform::error::ApiResult;
use crate::platform::work::housekeeping::Sweep;

/// A folder of `resources/`: its routes, its tag in the document, and what other parts of the
/// program do with it. `resources::PARTS` lists all of them.
#[derive(Debug)]
pub struct Part {
    /// Its tag in the document.
    pub tag: &'static str,
    /// What the tag gathers.
    pub about: &'static str,
    pub configure: fn(&mut ServiceConfig),
    /// What other systems keep copies of.
    pub synced: Option<Kind>,
    /// Rows of files that can be imported.
    pub imports: &'static [RowKind],
    pub search: Option<Search>,
    pub sweep: Option<Sweep>,
    /// Rows that go with their commune into the one that takes its place.
    pub relocated: Option<Relocated>,
    /// Whether its paths begin with `/v1`.
    pub versioned: bool,
    /// The server tries one route after the other: those of the lowest rank first.
    pub rank: u8,
}

/// A table with a search index.
#[derive(Debug)]
pub struct Search {
    pub table: &'static str,
    /// Fills the index where a migration has emptied it.
    pub refill: fn(&mut DbConnection) -> ApiResult<()>,
}

impl Part {
    #[must_use]
    pub const fn new(
        tag: &'static str,
        about: &'static str,
        configure: fn(&mut ServiceConfig),
    ) -> Self {
        Self {
            tag,
            about,
            configure,
            synced: None,
            imports: &[],
            search: None,
            sweep: None,
            relocated: None,
            versioned: true,
            rank: u8::MAX,
        }
    }

    #[must_use]
    pub const fn synced(self, kind: Kind) -> Self {
        Self {
            synced: Some(kind),
            ..self
        }
    }

    #[must_use]
    pub const fn imports(self, imports: &'static [RowKind]) -> Self {
        Self { imports, ..self }
    }

    #[must_use]
    pub const fn searched(
        self,
        table: &'static str,
        refill: fn(&mut DbConnection) -> ApiResult<()>,
    ) -> Self {
        Self {
            search: Some(Search { table, refill }),
            ..self
        }
    }

    #[must_use]
    pub const fn swept(self, sweep: Sweep) -> Self {
        Self {
            sweep: Some(sweep),
            ..self
        }
    }

    #[must_use]
    pub const fn relocated(self, relocated: Relocated) -> Self {
        Self {
            relocated: Some(relocated),
            ..self
        }
    }

    /// Its paths do not begin with `/v1`.
    #[must_use]
    pub const fn at_root(self) -> Self {
        Self {
            versioned: false,
            ..self
        }
    }

    /// Most requests go here: its routes are tried before those of a higher rank.
    #[must_use]
    pub const fn busy(self, rank: u8) -> Self {
        Self { rank, ..self }
    }
}
