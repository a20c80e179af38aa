//! Reading the log: the next positions of a window by index ranges, then the entries at them.
//!
//! Positions come first, from the indexes alone, at most a page from each range. So the cost of a
//! page does not grow with the log, and an idle reader costs a few index probes.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Integer, Text};
use serde_json::Value;

use super::{Audience, Position, Stream, Window, index};
use crate::platform::db::schema::{change_log, feed_state};
use crate::platform::db::types::Json;
use crate::platform::db::{DbBackend, DbConnection, Dialect};
use crate::platform::error::ApiResult;
use crate::platform::op::changes::ChangeOp;
use crate::platform::values::ids::{AnyId, Id, OrganisationId};
use crate::platform::values::sql::Uid;
use crate::platform::values::time::Timestamp;

/// Ranges in one statement. SQLite takes at most 500.
const RANGES: usize = 64;

/// An entry of the log.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = change_log)]
pub struct Entry {
    pub tx: i64,
    pub seq: i64,
    pub at: Timestamp,
    pub resource: String,
    pub resource_id: AnyId,
    pub op: ChangeOp,
    pub version: i64,
    pub keys: Json<Value>,
    pub organisation_id: Option<OrganisationId>,
}

impl Entry {
    #[must_use]
    pub fn position(&self) -> Position {
        Position {
            tx: self.tx,
            seq: self.seq,
        }
    }
}

/// The last final position. Read it before any data that must not be newer.
///
/// # Errors
/// When the database fails.
pub fn end_of_log(conn: &mut DbConnection) -> ApiResult<Position> {
    Ok(match conn.dialect() {
        Dialect::Postgres => Position {
            tx: number(
                conn,
                "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 AS number",
            )?,
            seq: i64::MAX,
        },
        Dialect::Sqlite => {
            let newest: Option<i64> = change_log::table
                .select(diesel::dsl::max(change_log::seq))
                .first(conn)?;
            let swept: Option<i64> = feed_state::table
                .select(feed_state::swept_seq)
                .first(conn)
                .optional()?;
            Position {
                tx: 0,
                seq: newest.unwrap_or(0).max(swept.unwrap_or(0)),
            }
        }
    })
}

/// The first positions of `window` after `after` up to `end`, in the order of the log, at most
/// `limit`.
///
/// # Errors
/// When the database fails.
pub fn positions(
    conn: &mut DbConnection,
    window: &Window,
    after: Position,
    end: Position,
    limit: i64,
) -> ApiResult<Vec<Position>> {
    if after >= end {
        return Ok(Vec::new());
    }
    let mut found = match conn.dialect() {
        Dialect::Sqlite => index::positions(conn, &window.streams, after, end)?,
        Dialect::Postgres => Vec::new(),
    };
    for streams in window.streams.chunks(RANGES) {
        let scan = Scan {
            streams,
            after,
            end,
            limit,
            dialect: conn.dialect(),
        };
        let positions: Vec<(i64, i64)> = scan.load(conn)?;
        found.extend(positions.into_iter().map(|(tx, seq)| Position { tx, seq }));
    }
    found.sort_unstable();
    found.dedup();
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// The entries at these positions, in the order of the log.
///
/// # Errors
/// When the database fails.
pub fn load(conn: &mut DbConnection, positions: &[Position]) -> ApiResult<Vec<Entry>> {
    if positions.is_empty() {
        return Ok(Vec::new());
    }
    let numbers = positions.iter().map(|position| position.seq);
    let entries = change_log::table
        .filter(change_log::seq.eq_any(numbers))
        .order((change_log::tx, change_log::seq))
        .select(Entry::as_select());
    Ok(entries.load(conn)?)
}

/// The query plan of [`positions`], for the test that expects index ranges.
///
/// # Errors
/// When the database fails.
pub fn explain(conn: &mut DbConnection, window: &Window, limit: i64) -> ApiResult<String> {
    let dialect = conn.dialect();
    let end = end_of_log(conn)?;
    let scan = Scan {
        streams: &window.streams,
        after: Position::default(),
        end,
        limit,
        dialect,
    };
    let steps: Vec<String> = match dialect {
        Dialect::Postgres => Explained(scan).load(conn)?,
        Dialect::Sqlite => {
            let steps: Vec<(i32, i32, i32, String)> = ExplainedPlan(scan).load(conn)?;
            steps.into_iter().map(|step| step.3).collect()
        }
    };
    Ok(steps.join("\n"))
}

/// The statement behind [`positions`]; one for each set of audiences, and prepared once.
struct Scan<'s> {
    streams: &'s [Stream],
    after: Position,
    end: Position,
    limit: i64,
    dialect: Dialect,
}

impl Scan<'_> {
    fn range<'b>(
        &'b self,
        stream: &'b Stream,
        out: &mut AstPass<'_, 'b, DbBackend>,
    ) -> QueryResult<()> {
        let sqlite = self.dialect == Dialect::Sqlite;
        if sqlite {
            // `tx` is 0 there and not in the indexes.
            out.push_sql("SELECT 0 AS tx, seq FROM ");
            out.push_sql(source_of(stream));
        } else {
            out.push_sql("SELECT tx, seq FROM change_log");
        }
        out.push_sql(" WHERE ");
        self.resources(stream, out);
        self.audience(&stream.audience, out)?;
        if sqlite {
            out.push_sql(" AND seq > ");
            out.push_bind_param::<BigInt, i64>(&self.after.seq)?;
            out.push_sql(" AND seq <= ");
            out.push_bind_param::<BigInt, i64>(&self.end.seq)?;
            out.push_sql(" ORDER BY seq LIMIT ");
        } else {
            let (tx, seq) = if stream.is_in_order() {
                ("tx + 0", "seq + 0")
            } else {
                ("tx", "seq")
            };
            for part in [" AND (", tx, ", ", seq, ") > ("] {
                out.push_sql(part);
            }
            out.push_bind_param::<BigInt, i64>(&self.after.tx)?;
            out.push_sql(", ");
            out.push_bind_param::<BigInt, i64>(&self.after.seq)?;
            for part in [") AND ", tx, " <= "] {
                out.push_sql(part);
            }
            out.push_bind_param::<BigInt, i64>(&self.end.tx)?;
            for part in [" ORDER BY ", tx, ", ", seq, " LIMIT "] {
                out.push_sql(part);
            }
        }
        out.push_bind_param::<BigInt, i64>(&self.limit)
    }

    /// Names of resources are our own and hold no quotes. Several of them are found along an index
    /// in another order. The form of the condition keeps the planner on that index.
    fn resources(&self, stream: &Stream, out: &mut AstPass<'_, '_, DbBackend>) {
        match (stream.resources.as_slice(), self.dialect) {
            ([only], _) => {
                out.push_sql("resource = '");
                out.push_sql(only);
                out.push_sql("'");
            }
            (several, Dialect::Sqlite) => {
                out.push_sql("+resource IN ('");
                out.push_sql(&several.join("', '"));
                out.push_sql("')");
            }
            // An inequality: the planner takes it to hold for a third of the rows, as many as
            // make the index worth while, and not for the few that an equality would find.
            (several, Dialect::Postgres) => {
                out.push_sql("strpos(',");
                out.push_sql(&several.join(","));
                out.push_sql(",', ',' || resource || ',') > 0");
            }
        }
    }

    fn audience<'b>(
        &'b self,
        audience: &'b Audience,
        out: &mut AstPass<'_, 'b, DbBackend>,
    ) -> QueryResult<()> {
        let (open, served) = match self.dialect {
            Dialect::Sqlite => (" AND is_open = 1", " AND is_served = 1"),
            Dialect::Postgres => (" AND is_open", " AND is_served"),
        };
        let filed = |column| match self.dialect {
            Dialect::Sqlite => "audience",
            Dialect::Postgres => column,
        };
        match audience {
            Audience::Unfiltered => Ok(()),
            Audience::Open => {
                out.push_sql(open);
                Ok(())
            }
            Audience::Served => {
                out.push_sql(served);
                Ok(())
            }
            Audience::ServedIn(commune) => {
                out.push_sql(served);
                equal(out, "commune_id", commune)
            }
            Audience::Commune(commune) => equal(out, filed("commune_id"), commune),
            Audience::School(school) => equal(out, filed("school_id"), school),
            Audience::Enterprise(enterprise) => equal(out, "enterprise_id", enterprise),
            Audience::Organisation(own) => equal(out, "organisation_id", own),
        }
    }
}

fn equal<'b, R: 'static>(
    out: &mut AstPass<'_, 'b, DbBackend>,
    column: &str,
    id: &'b Id<R>,
) -> QueryResult<()> {
    out.push_sql(" AND ");
    out.push_sql(column);
    out.push_sql(" = ");
    out.push_bind_param::<Uid, Id<R>>(id)
}

/// What a range is read from on SQLite. The index is said outright: the planner knows no
/// statistics.
fn source_of(stream: &Stream) -> &'static str {
    match stream.audience {
        Audience::Unfiltered if stream.is_in_order() => "change_log NOT INDEXED",
        Audience::Unfiltered => "change_log INDEXED BY change_log_by_resource",
        Audience::Open => "change_log INDEXED BY change_log_open",
        Audience::Served => "change_log INDEXED BY change_log_served",
        Audience::ServedIn(_) => "change_log INDEXED BY change_log_served_by_commune",
        Audience::School(_) | Audience::Commune(_) => "change_log_filed",
        Audience::Enterprise(_) => "change_log INDEXED BY change_log_by_enterprise",
        Audience::Organisation(_) => "change_log INDEXED BY change_log_by_organisation",
    }
}

impl QueryFragment<DbBackend> for Scan<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        out.push_sql("SELECT tx, seq FROM (");
        for (at, stream) in self.streams.iter().enumerate() {
            if at > 0 {
                out.push_sql(" UNION ");
            }
            out.push_sql("SELECT tx, seq FROM (");
            self.range(stream, &mut out)?;
            out.push_sql(") AS one");
        }
        out.push_sql(") AS found ORDER BY tx, seq LIMIT ");
        out.push_bind_param::<BigInt, i64>(&self.limit)
    }
}

impl Query for Scan<'_> {
    type SqlType = (BigInt, BigInt);
}

/// `EXPLAIN` of a scan, as the two databases say it.
struct Explained<'s>(Scan<'s>);
struct ExplainedPlan<'s>(Scan<'s>);

impl Query for Explained<'_> {
    type SqlType = Text;
}

impl Query for ExplainedPlan<'_> {
    type SqlType = (Integer, Integer, Integer, Text);
}

macro_rules! explained {
    ($($name:ident $sql:literal),+) => {$(
        impl QueryFragment<DbBackend> for $name<'_> {
            fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
                out.push_sql($sql);
                self.0.walk_ast(out)
            }
        }
    )+};
}
explained!(Explained "EXPLAIN ", ExplainedPlan "EXPLAIN QUERY PLAN ");

macro_rules! statements {
    ($($name:ident),+) => {$(
        impl RunQueryDsl<DbConnection> for $name<'_> {}
        impl QueryId for $name<'_> {
            type QueryId = ();
            const HAS_STATIC_QUERY_ID: bool = false;
        }
    )+};
}
statements!(Scan, Explained, ExplainedPlan);

/// The identity of this database. A dump restored elsewhere gets another one.
///
/// # Errors
/// When the database fails.
pub(super) fn database_home(conn: &mut DbConnection) -> ApiResult<String> {
    match conn.dialect() {
        Dialect::Sqlite => Ok("file".to_owned()),
        Dialect::Postgres => {
            let text = "SELECT oid::bigint AS number FROM pg_database \
                       WHERE datname = current_database()";
            Ok(format!("database {}", number(conn, text)?))
        }
    }
}

/// Whether entries lie beyond `end`, because a transaction that is still open holds them back. It may
/// be one of another database of the server.
///
/// # Errors
/// When the database fails.
pub fn is_held_back(conn: &mut DbConnection, end: Position) -> ApiResult<bool> {
    Ok(newest_transaction(conn)? > end.tx)
}

/// The newest transaction in the log.
pub(super) fn newest_transaction(conn: &mut DbConnection) -> ApiResult<i64> {
    match conn.dialect() {
        Dialect::Sqlite => Ok(0),
        Dialect::Postgres => number(
            conn,
            "SELECT coalesce(max(tx + 0), 0) AS number FROM change_log",
        ),
    }
}

/// A transaction newer than any in a valid log.
pub(super) fn next_transaction(conn: &mut DbConnection) -> ApiResult<i64> {
    match conn.dialect() {
        Dialect::Sqlite => Ok(1),
        Dialect::Postgres => number(conn, "SELECT pg_current_xact_id()::text::bigint AS number"),
    }
}

fn number(conn: &mut DbConnection, text: &'static str) -> ApiResult<i64> {
    Ok(sql::<BigInt>(text).get_result(conn)?)
}
