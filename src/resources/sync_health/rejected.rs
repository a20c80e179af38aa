//! Rows that imports rejected and none has accepted since.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::figures::count_age;
use super::model::{Ages, CodeCount, RejectedRows};
use super::store::{self, ImportJob, ReportRow};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::OrganisationId;
use crate::platform::values::time::Timestamp;

/// The kind of a row and its key in the file.
type Key = (Option<String>, String);

/// A row that waits for its correction.
struct Waiting {
    since: Timestamp,
    codes: BTreeSet<String>,
}

pub fn rows(op: &mut Op, organisation: Option<OrganisationId>) -> ApiResult<RejectedRows> {
    let mut jobs = match organisation {
        Some(organisation) => store::imports(op.conn(), organisation)?,
        None => Vec::new(),
    };
    jobs.retain(ImportJob::was_to_store);
    jobs.sort_by_key(|job| job.created_at);
    let mut waiting: HashMap<Key, Waiting> = HashMap::new();
    let mut nameless: Vec<Waiting> = Vec::new();
    for job in &jobs {
        if job.stored_rows() && !waiting.is_empty() {
            let keys: Vec<String> = waiting.keys().map(|(_, key)| key.clone()).collect();
            for row in store::accepted_rows(op.conn(), job.id, &keys)? {
                if let Some(key) = row.external_id {
                    waiting.remove(&(row.kind, key));
                }
            }
        }
        for row in store::rejected_rows(op.conn(), job.id)? {
            let codes = codes(&row);
            let since = job.created_at;
            match row.external_id {
                Some(key) => {
                    let known = waiting.entry((row.kind, key)).or_insert(Waiting {
                        since,
                        codes: BTreeSet::new(),
                    });
                    known.codes = codes;
                }
                None => nameless.push(Waiting { since, codes }),
            }
        }
    }
    let today = op.today().days_since_1970();
    let (mut by_age, mut by_code) = (Ages::default(), BTreeMap::<String, usize>::new());
    let all = || waiting.values().chain(&nameless);
    for row in all() {
        let days = today - row.since.date().days_since_1970();
        count_age(&mut by_age, days);
        for code in &row.codes {
            *by_code.entry(code.clone()).or_default() += 1;
        }
    }
    let mut by_code: Vec<CodeCount> = by_code
        .into_iter()
        .map(|(code, count)| CodeCount { code, count })
        .collect();
    by_code.sort_by_key(|code| std::cmp::Reverse(code.count));
    Ok(RejectedRows {
        count: all().count(),
        by_age,
        by_code,
    })
}

fn codes(row: &ReportRow) -> BTreeSet<String> {
    let problems = row.problems.as_ref().map(|problems| &problems.0);
    problems
        .into_iter()
        .flatten()
        .map(|problem| problem.code.clone())
        .collect()
}
