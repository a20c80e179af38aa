//! Search by the words of a name: any order, each from its beginning, without accents.
//!
//! Each row of a searchable table has a document: its folded words, and a word for each group
//! of callers who may see it ([`reach_word`]). So a search inside a small reach reads no more of
//! the index than it returns.

use std::collections::BTreeSet;

use crate::platform::db::{DbConnection, dialect};
use crate::platform::error::ApiResult;
use crate::platform::ids::AnyId;
use crate::platform::page::{Listing, Row, Slice};
use crate::platform::text::fold;

/// Tables that have a search index.
pub const TABLES: [&str; 3] = ["trainees", "schools", "enterprises"];

/// Index reads of one search; beyond, the page is returned as far as it was filled.
const MOST_ROUNDS: usize = 64;
const LEAST_SECOND_BATCH: i64 = 256;
const LARGEST_BATCH: i64 = 4_096;

/// A word that stands in the documents of all rows that callers bound to `id` may see. Digits
/// come first, so that no word of a name can begin like it.
#[must_use]
pub fn reach_word(id: AnyId) -> String {
    format!("0{}", id.uuid().simple())
}

/// Make `names` and `reaches` the search document of the row `seq` of `table`.
///
/// # Errors
/// When the database fails.
pub fn index(
    conn: &mut DbConnection,
    table: &str,
    seq: i64,
    names: &[&str],
    reaches: &[AnyId],
) -> ApiResult<()> {
    Ok(dialect::index_document(
        conn,
        table,
        seq,
        &document(names, reaches),
    )?)
}

/// The search document of a row.
#[must_use]
pub fn document(names: &[&str], reaches: &[AnyId]) -> String {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for name in names {
        words.extend(fold(name).split(' ').map(str::to_owned));
    }
    words.extend(reaches.iter().map(|id| reach_word(*id)));
    let words: Vec<String> = words.into_iter().collect();
    words.join(" ")
}

/// The page of rows that match the search of `listing`. `fetch` loads those rows of a list of
/// `seq`s that the caller may see and that pass the other filters, in any order.
///
/// # Errors
/// Those of `fetch`, or when the database fails.
pub fn page<R: Row>(
    conn: &mut DbConnection,
    listing: &Listing,
    table: &str,
    reach: Option<AnyId>,
    mut fetch: impl FnMut(&mut DbConnection, &[i64]) -> ApiResult<Vec<R>>,
) -> ApiResult<Slice<R>> {
    let prefixes = listing.search.clone().unwrap_or_default();
    let group = reach.map(reach_word);
    let mut after = listing.after_seq();
    let mut rows: Vec<R> = Vec::new();
    // Where no other filter drops rows, the first batch is the page.
    let mut batch = listing.fetch();
    for _ in 0..MOST_ROUNDS {
        let found =
            dialect::search_documents(conn, table, &prefixes, group.as_deref(), after, batch)?;
        let Some(last) = found.last().copied() else {
            break;
        };
        let mut more = fetch(conn, &found)?;
        more.sort_by_key(Row::seq);
        rows.extend(more);
        after = last;
        let exhausted = i64::try_from(found.len()).is_ok_and(|found| found < batch);
        if exhausted || rows.len() > listing.limit() {
            break;
        }
        batch = (batch * 2).clamp(LEAST_SECOND_BATCH, LARGEST_BATCH);
    }
    Ok(listing.slice(rows, None))
}
