//! Several writes as one statement of PostgreSQL.

use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment};

/// A write that may be part of a statement.
pub type Part<'a> = Box<dyn QueryFragment<Pg> + 'a>;

/// Several writes, at least one, as one statement, which is one round trip to PostgreSQL. None sees
/// what another writes; keys that refer from one to another are checked after all of them.
pub struct Together<'a>(pub Vec<Part<'a>>);

impl QueryFragment<Pg> for Together<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let Some((last, others)) = self.0.split_last() else {
            return Ok(());
        };
        for (index, part) in others.iter().enumerate() {
            out.push_sql(if index == 0 { "WITH part_" } else { ", part_" });
            out.push_sql(&index.to_string());
            out.push_sql(" AS (");
            part.walk_ast(out.reborrow())?;
            out.push_sql(")");
        }
        out.push_sql(" ");
        last.walk_ast(out)
    }
}
