//! Search by words of a name, in any order, by their prefixes, without accents.
//!
//! Each row of a searchable table has a [`Document`]: its folded words, those of other spellings
//! among them, and the groups of callers who may see it. So a search inside a small reach reads no more of the index than it returns.
//! See `docs/adr/0003-search-carries-reach-in-the-index.md` and `0012`.

use std::collections::BTreeSet;

use crate::platform::db::{DbConnection, Dialect, dialect};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{Count, ESTIMATE_UP_TO, Listing, Row, Slice, Total};
use crate::platform::values::ids::AnyId;
use crate::platform::values::names::name_words;

/// Tables that have a search index.
pub const TABLES: [&str; 3] = ["trainees", "schools", "enterprises"];

/// Of [`TABLES`], those whose documents hold words of groups.
const GROUPED: [&str; 1] = ["trainees"];
/// The first letter of group words. Clients must not search for them, because they say who may see
/// a row.
const GROUP_MARK: char = '0';
/// Escapes a word of a name that begins like a group word.
const NAME_MARK: char = 'x';

/// Letters of the longest beginning that SQLite's index holds as a term of its own; nearly all
/// Vietnamese syllables are as short.
const LONGEST_BEGINNING: usize = 6;
const LEAST_SECOND_BATCH: i64 = 256;
const LARGEST_BATCH: i64 = 4_096;

/// What a search finds a row by.
#[derive(Debug)]
pub struct Document {
    words: BTreeSet<String>,
    groups: Vec<String>,
}

impl Document {
    /// Of a row with these names, which callers bound to one of `reaches` may see.
    #[must_use]
    pub fn new(names: &[&str], reaches: &[AnyId]) -> Self {
        let words = names.iter().flat_map(|name| name_words(name));
        Self {
            words: match reaches {
                [] => words.collect(),
                _ => words.map(apart).collect(),
            },
            groups: reaches.iter().map(|id| group_word(*id)).collect(),
        }
    }

    /// The text for the index. PostgreSQL matches prefixes itself and combines them with the group
    /// words. SQLite gets every prefix as a term, once plain and once for each group.
    #[must_use]
    pub fn text(&self, dialect: Dialect) -> String {
        match dialect {
            Dialect::Postgres => {
                let words = self.words.iter().chain(&self.groups);
                words.cloned().collect::<Vec<_>>().join(" ")
            }
            Dialect::Sqlite => {
                let words = self.words.iter().flat_map(|word| beginnings(word));
                let terms: BTreeSet<&str> = words.collect();
                let mut text = terms.iter().copied().collect::<Vec<_>>().join(" ");
                for group in &self.groups {
                    for term in &terms {
                        text.extend([" ", group, "_", term]);
                    }
                }
                text
            }
        }
    }
}

/// Stands in the documents of all rows that callers bound to `id` may see.
fn group_word(id: AnyId) -> String {
    format!("{GROUP_MARK}{}", id.uuid().simple())
}

/// A word of a name, or its beginning, so that it is none of a group.
fn apart(word: String) -> String {
    if word.starts_with(GROUP_MARK) {
        format!("{NAME_MARK}{word}")
    } else {
        word
    }
}

/// The short beginnings of a word, and the word.
fn beginnings(word: &str) -> impl Iterator<Item = &str> {
    let ends = word
        .char_indices()
        .map(|(start, letter)| start + letter.len_utf8());
    let short = ends.take(LONGEST_BEGINNING).map(|end| &word[..end]);
    short.chain([word])
}

/// A search for words that begin with each of `prefixes`, among the rows of `groups` where there are
/// any, in the language of the index. Prefixes are folded: letters and digits alone.
#[must_use]
pub fn terms(dialect: Dialect, prefixes: &[String], groups: &[AnyId]) -> String {
    let groups = groups.iter().map(|group| group_word(*group));
    match dialect {
        Dialect::Sqlite => {
            let mut groups: Vec<String> = groups.map(|group| group + "_").collect();
            if groups.is_empty() {
                groups.push(String::new());
            }
            let term = |prefix: &String| {
                // Longer ones are looked for among the few words that begin so.
                let is_long = prefix.chars().count() > LONGEST_BEGINNING;
                let end = if is_long { "*" } else { "" };
                let in_group = |group: &String| format!("\"{group}{prefix}\"{end}");
                match &groups[..] {
                    [group] => in_group(group),
                    several => {
                        let any: Vec<String> = several.iter().map(in_group).collect();
                        format!("({})", any.join(" OR "))
                    }
                }
            };
            prefixes.iter().map(term).collect::<Vec<_>>().join(" AND ")
        }
        Dialect::Postgres => {
            let groups: Vec<String> = groups.map(|word| format!("'{word}'")).collect();
            let group = match &groups[..] {
                [] => None,
                [group] => Some(group.clone()),
                several => Some(format!("({})", several.join(" | "))),
            };
            let prefixes = prefixes.iter().map(|prefix| format!("'{prefix}':*"));
            group
                .into_iter()
                .chain(prefixes)
                .collect::<Vec<_>>()
                .join(" & ")
        }
    }
}

/// Make `document` that of the row `seq` of `table`.
///
/// # Errors
/// When the database fails.
pub fn index(conn: &mut DbConnection, table: &str, seq: i64, document: &Document) -> ApiResult<()> {
    let text = document.text(conn.dialect());
    Ok(dialect::index_document(conn, table, seq, &text)?)
}

/// Fill the index of `table` where a migration has made it anew, or wants other documents.
/// `documents` loads those of the next rows after a `seq`, as many as it is told.
///
/// # Errors
/// Those of `documents`, or when the database fails.
pub fn refill(
    conn: &mut DbConnection,
    table: &str,
    mut documents: impl FnMut(&mut DbConnection, i64, i64) -> ApiResult<Vec<(i64, Document)>>,
) -> ApiResult<()> {
    if !dialect::take_refill(conn, table)? {
        return Ok(());
    }
    let mut after = 0;
    loop {
        let some = documents(conn, after, LARGEST_BATCH)?;
        let Some((last, _)) = some.last() else {
            break;
        };
        after = *last;
        let dialect = conn.dialect();
        let texts = some
            .iter()
            .map(|(seq, document)| (*seq, document.text(dialect)));
        dialect::index_documents(conn, table, texts.collect())?;
    }
    if after > 0 {
        dialect::tidy_search(conn, table, None)?;
        tracing::info!(table, "filled the search index");
    }
    Ok(())
}

/// The page of rows that match the search of `listing`. `fetch` loads those rows of a list of
/// `seq`s that the caller may see and that pass the other filters, in any order; `count` tells how many
/// there are.
///
/// # Errors
/// Those of `fetch` and `count`, or when the database fails.
pub fn page<R: Row>(
    conn: &mut DbConnection,
    listing: &Listing,
    table: &str,
    groups: &[AnyId],
    mut fetch: impl FnMut(&mut DbConnection, &[i64]) -> ApiResult<Vec<R>>,
    count: impl FnMut(&mut DbConnection, &[i64]) -> ApiResult<i64>,
) -> ApiResult<Slice<R>> {
    let mut prefixes = listing.search.clone().unwrap_or_default();
    if GROUPED.contains(&table) {
        prefixes = prefixes.into_iter().map(apart).collect();
    }
    let terms = terms(conn.dialect(), &prefixes, groups);
    let total = total(conn, listing, table, &terms, count)?;
    let mut after = listing.after_seq();
    let mut rows: Vec<R> = Vec::new();
    // Where no other filter drops rows, the first batch is the page.
    let (mut batch, mut walked) = (listing.fetch(), 0);
    let mut stopped_at = None;
    loop {
        let found = dialect::search_documents(conn, table, &terms, after, batch)?;
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
        walked += batch;
        if walked >= listing.walk() {
            stopped_at = Some(last);
            break;
        }
        batch = (batch * 2).clamp(LEAST_SECOND_BATCH, LARGEST_BATCH);
    }
    Ok(listing.page_of_search(rows, stopped_at, total))
}

/// How many rows all pages of a search have, where it is asked for: an estimate looks at no more rows than
/// a page may.
fn total(
    conn: &mut DbConnection,
    listing: &Listing,
    table: &str,
    terms: &str,
    mut count: impl FnMut(&mut DbConnection, &[i64]) -> ApiResult<i64>,
) -> ApiResult<Option<Total>> {
    if listing.count == Count::None {
        return Ok(None);
    }
    let is_estimate = listing.count == Count::Estimate;
    let (mut after, mut total, mut walked) = (0, 0, 0);
    loop {
        let found = dialect::search_documents(conn, table, terms, after, LARGEST_BATCH)?;
        total += count(conn, &found)?;
        let exhausted = i64::try_from(found.len()).is_ok_and(|found| found < LARGEST_BATCH);
        let last = found.last().copied();
        walked += LARGEST_BATCH;
        match last {
            _ if is_estimate && total > ESTIMATE_UP_TO => {
                return Ok(Some(Total::AtLeast(ESTIMATE_UP_TO)));
            }
            Some(last) if !exhausted => after = last,
            _ => return Ok(Some(Total::Exactly(total))),
        }
        if is_estimate && walked >= listing.walk() {
            return Ok(Some(Total::AtLeast(total)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> AnyId {
        AnyId::from(uuid::Uuid::from_u128(0xA0))
    }

    #[test]
    fn sqlite_finds_each_beginning_for_everybody_and_for_each_group() {
        let document = Document::new(&["Lò Thị  Lò", "Nghiêngạ"], &[id()]);
        let text = document.text(Dialect::Sqlite);
        let terms: Vec<&str> = text.split(' ').collect();
        let (open, group) = terms.split_at(terms.len() / 2);
        let beginnings = [
            "l", "lo", "n", "ng", "ngh", "nghi", "nghie", "nghien", "nghienga", "t", "th", "thi",
        ];
        assert_eq!(open, beginnings);
        let group_word = format!("0{:032x}", 0xA0);
        assert_eq!(group, beginnings.map(|term| format!("{group_word}_{term}")));
        let search = |words: &[&str], groups: &[AnyId]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            super::terms(Dialect::Sqlite, &words, groups)
        };
        assert_eq!(search(&["lo", "nghieng"], &[]), "\"lo\" AND \"nghieng\"*");
        assert_eq!(search(&["lo"], &[id()]), format!("\"{group_word}_lo\""));
        let several = search(&["lo", "thi"], &[id(), id()]);
        let either = |word: &str| format!("(\"{group_word}_{word}\" OR \"{group_word}_{word}\")");
        assert_eq!(several, format!("{} AND {}", either("lo"), either("thi")));
    }

    #[test]
    fn postgresql_reads_words_and_groups() {
        let document = Document::new(&["Lò Thị", ""], &[id()]);
        let group = format!("0{:032x}", 0xA0);
        assert_eq!(document.text(Dialect::Postgres), format!("lo thi {group}"));
        let words = ["lo".to_owned(), "th".to_owned()];
        assert_eq!(
            super::terms(Dialect::Postgres, &words, &[id()]),
            format!("'{group}' & 'lo':* & 'th':*")
        );
        assert_eq!(
            super::terms(Dialect::Postgres, &words, &[id(), id()]),
            format!("('{group}' | '{group}') & 'lo':* & 'th':*")
        );
    }
}
