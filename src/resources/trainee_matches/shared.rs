//! Pairs as a school sees them that made one of the records.
//!
//! Of a record that is another registrar's a school learns that it exists and what the two agree in: name,
//! birth date and commune. Whether their documents agree it must not learn, or it could find out
//! whether any citizen ID is on file. So it sees such a pair exactly when those three agree, whatever
//! brought the pair here and whatever documents say since.

use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate,
};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::Bool;

use super::model::{AGREE, MatchCause, MatchFilter, MatchStatus, MatchView, TraineeMatch};
use crate::load_page;
use crate::platform::auth::authz::Schools;
use crate::platform::db::schema::trainee_matches;
use crate::platform::db::{DbBackend, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{Along, Condition, ListQuery, Slice};
use crate::platform::values::ids::{MatchId, SchoolId, TraineeId};
use crate::platform::values::sql::Uid;
use crate::resources::trainees::TraineeView;

/// Which pairs a school sees.
#[derive(Debug, Clone)]
struct Seen {
    schools: Vec<SchoolId>,
    /// Only pairs of this record, one that the school made.
    trainee: Option<TraineeId>,
    /// Pairs of which the school made one record alone.
    hidden: bool,
    /// Only pairs with one of these.
    statuses: Option<Vec<&'static str>>,
    causes: Option<Vec<&'static str>>,
}

/// The elder of two records of one person is told of, and the other not: else the number of pairs would
/// tell that documents agree.
const AGREEING: &str = " AND own.merged_into_id IS NULL AND other.merged_into_id IS NULL \
     AND own.match_key = other.match_key AND own.birth_date = other.birth_date \
     AND own.birth_precision = other.birth_precision AND NOT EXISTS (\
     SELECT 1 FROM trainees AS elder WHERE elder.match_key = other.match_key \
     AND elder.id < other.id AND elder.id <> own.id AND elder.merged_into_id IS NULL \
     AND elder.birth_date = other.birth_date AND elder.birth_precision = other.birth_precision \
     AND COALESCE(elder.person_id, elder.id) = COALESCE(other.person_id, other.id))";

impl Seen {
    /// Whether the school made a record, by `IN` or `NOT IN`; with one school by an equality.
    fn push_made<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, DbBackend>,
        record: &str,
        made: bool,
    ) -> QueryResult<()> {
        out.push_sql(record);
        out.push_sql(".registered_by_school_id ");
        out.push_sql(match (made, self.schools.len()) {
            (true, 1) => "= ",
            (false, 1) => "<> ",
            (true, _) => "IN (",
            (false, _) => "NOT IN (",
        });
        for (number, school) in self.schools.iter().enumerate() {
            out.push_sql(if number == 0 { "" } else { ", " });
            out.push_bind_param::<Uid, SchoolId>(school)?;
        }
        out.push_sql(if self.schools.len() == 1 { "" } else { ")" });
        Ok(())
    }

    /// Pairs of which the school made the record in the column `own`.
    fn push_pair<'b>(
        &'b self,
        out: &mut AstPass<'_, 'b, DbBackend>,
        own: &str,
        other: &str,
    ) -> QueryResult<()> {
        out.push_sql(&format!(
            "EXISTS (SELECT 1 FROM trainees AS own JOIN trainees AS other \
             ON other.id = trainee_matches.{other} WHERE own.id = trainee_matches.{own} AND "
        ));
        self.push_made(out, "own", true)?;
        if self.hidden {
            out.push_sql(" AND (other.registered_by_school_id IS NULL OR ");
            self.push_made(out, "other", false)?;
            out.push_sql(")");
            out.push_sql(AGREEING);
        } else {
            out.push_sql(" AND ");
            self.push_made(out, "other", true)?;
        }
        if let Some(trainee) = &self.trainee {
            out.push_sql(" AND own.id = ");
            out.push_bind_param::<Uid, TraineeId>(trainee)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

impl QueryFragment<DbBackend> for Seen {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        out.push_sql("(");
        for (column, codes) in [("status", &self.statuses), ("cause", &self.causes)] {
            if let Some(codes) = codes {
                let codes = codes.join("', '");
                out.push_sql(&format!("trainee_matches.{column} IN ('{codes}') AND "));
            }
        }
        out.push_sql("(");
        self.push_pair(&mut out, "first_id", "second_id")?;
        out.push_sql(" OR ");
        self.push_pair(&mut out, "second_id", "first_id")?;
        out.push_sql("))");
        Ok(())
    }
}

impl Expression for Seen {
    type SqlType = Bool;
}
impl<QS> AppearsOnTable<QS> for Seen {}
impl<QS> SelectableExpression<QS> for Seen {}
impl<GB> ValidGrouping<GB> for Seen {
    type IsAggregate = is_aggregate::No;
}
impl QueryId for Seen {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

/// The pairs of a school that pass a filter, by what it may know of each.
fn filtered<'a>(own: &Schools, filter: &MatchFilter) -> trainee_matches::BoxedQuery<'a, DbBackend> {
    let (statuses, causes) = (filter.status.values(), filter.cause.values());
    let both = Seen {
        schools: own.to_vec(),
        trainee: filter.trainee_id,
        hidden: false,
        statuses: statuses.map(|statuses| statuses.iter().map(|one| one.as_str()).collect()),
        causes: causes.map(|causes| causes.iter().map(|one| one.as_str()).collect()),
    };
    let rows = trainee_matches::table.into_boxed();
    let statuses = hidden_as(statuses);
    let by_name = causes.is_none_or(|causes| causes.contains(&MatchCause::Name));
    if statuses.is_empty() || !by_name {
        return rows.filter(both);
    }
    let one = Seen {
        hidden: true,
        statuses: Some(statuses),
        causes: None,
        ..both.clone()
    };
    rows.filter(one.or(both))
}

/// The statuses of pairs that a school sees as one of these: that documents have linked a pair it does not
/// learn.
fn hidden_as(wanted: Option<&[MatchStatus]>) -> Vec<&'static str> {
    let every = [
        MatchStatus::Open,
        MatchStatus::Confirmed,
        MatchStatus::Distinct,
    ];
    let wanted = wanted.unwrap_or(&every);
    let mut statuses = Vec::new();
    for status in every.iter().filter(|status| wanted.contains(status)) {
        statuses.push(status.as_str());
        if *status == MatchStatus::Open {
            statuses.push(MatchStatus::Linked.as_str());
        }
    }
    statuses
}

pub fn page(
    conn: &mut DbConnection,
    own: &Schools,
    query: &ListQuery<MatchFilter>,
) -> ApiResult<Slice<TraineeMatch>> {
    let filter = &query.filter;
    let of_trainee = filter.trainee_id.map(|trainee| {
        let key = trainee.into();
        Condition::Either(["first_id", "second_id"], key)
    });
    let along = Along::rows(of_trainee.into_iter().collect());
    load_page!(
        conn,
        query,
        trainee_matches,
        TraineeMatch,
        filtered(own, filter),
        along along
    )
}

pub fn find(
    conn: &mut DbConnection,
    own: &Schools,
    id: MatchId,
) -> ApiResult<Option<TraineeMatch>> {
    let row = filtered(own, &MatchFilter::default())
        .filter(trainee_matches::id.eq(id))
        .select(TraineeMatch::as_select());
    Ok(row.first(conn).optional()?)
}

/// A pair of a school with what it sees of the two records.
#[must_use]
pub fn view(row: TraineeMatch, trainees: Vec<TraineeView>) -> MatchView {
    let sees = |id: TraineeId| trainees.iter().any(|trainee| trainee.id == id);
    let (first, second) = (sees(row.first_id), sees(row.second_id));
    let is_merged = row.status == MatchStatus::Merged;
    if is_merged || (first && second) {
        return MatchView {
            reason: None,
            ..row.into_view(trainees)
        };
    }
    let undecided = matches!(row.status, MatchStatus::Open | MatchStatus::Linked);
    MatchView {
        first_id: first.then_some(row.first_id),
        second_id: second.then_some(row.second_id),
        cause: MatchCause::Name,
        status: if undecided {
            MatchStatus::Open
        } else {
            row.status
        },
        survivor_id: None,
        reason: None,
        // What documents say makes versions, too.
        version: 1 + i64::from(row.decided_at.is_some()),
        updated_at: row.decided_at.unwrap_or(row.created_at),
        agreeing: AGREE.to_vec(),
        other_hidden: true,
        ..row.into_view(trainees)
    }
}
