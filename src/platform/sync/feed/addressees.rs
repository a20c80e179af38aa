//! The addressees of log entries, to wake waiting readers by.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Untyped};

use super::{Audience, Position};
use crate::platform::db::schema::change_log;
use crate::platform::db::{DbConnection, Dialect};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{EnterpriseId, OrganisationId, SchoolId, UnitId};

/// The columns of a log entry that decide its addressees.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = change_log)]
pub(super) struct Addressees {
    tx: i64,
    seq: i64,
    resource: String,
    school_id: Option<SchoolId>,
    commune_id: Option<UnitId>,
    enterprise_id: Option<EnterpriseId>,
    organisation_id: Option<OrganisationId>,
    is_open: bool,
    is_served: bool,
}

impl Addressees {
    /// An entry without particular addressees.
    #[cfg(test)]
    pub(super) fn of(resource: &str) -> Self {
        Self {
            tx: 0,
            seq: 1,
            resource: resource.to_owned(),
            school_id: None,
            commune_id: None,
            enterprise_id: None,
            organisation_id: None,
            is_open: false,
            is_served: false,
        }
    }

    pub(super) fn position(&self) -> Position {
        Position {
            tx: self.tx,
            seq: self.seq,
        }
    }

    pub(super) fn resource(&self) -> &str {
        &self.resource
    }

    pub(super) fn audiences(&self) -> impl Iterator<Item = Audience> {
        [
            Some(Audience::Unfiltered),
            self.is_open.then_some(Audience::Open),
            self.is_served.then_some(Audience::Served),
            self.commune_id
                .filter(|_| self.is_served)
                .map(Audience::ServedIn),
            self.commune_id.map(Audience::Commune),
            self.school_id.map(Audience::School),
            self.enterprise_id.map(Audience::Enterprise),
            self.organisation_id.map(Audience::Organisation),
        ]
        .into_iter()
        .flatten()
    }
}

/// The addressees of the entries after `after` up to `end`, in the order of the log.
pub(super) fn addressees_after(
    conn: &mut DbConnection,
    after: Position,
    end: Position,
    limit: i64,
) -> ApiResult<Vec<Addressees>> {
    let entries = change_log::table
        .select(Addressees::as_select())
        .limit(limit)
        .into_boxed();
    let entries = match conn.dialect() {
        Dialect::Sqlite => entries
            .filter(change_log::seq.gt(after.seq))
            .filter(change_log::seq.le(end.seq))
            .order(change_log::seq),
        Dialect::Postgres => {
            let later = sql::<Bool>("(tx + 0, seq + 0) > (")
                .bind::<BigInt, _>(after.tx)
                .sql(", ")
                .bind::<BigInt, _>(after.seq)
                .sql(")");
            let up_to = sql::<Bool>("tx + 0 <= ").bind::<BigInt, _>(end.tx);
            entries
                .filter(later)
                .filter(up_to)
                .order(sql::<Untyped>("tx + 0, seq + 0"))
        }
    };
    Ok(entries.load(conn)?)
}
