//! Comparing what a client has with what it may see here: by streams of ids and versions, of which
//! no more is held than the answer has.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::digest::{Buckets, Tally, line};
use super::model::{
    BucketDigest, DifferingBucket, KeyKind, ReconcileInput, ReconciledRow, Reconciliation,
};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::sync::external_ids::{self, ExternalId};
use crate::platform::values::ids::AnyId;

/// Rows that are read at once.
const CHUNK: i64 = 1_000;
/// Rows in an answer.
const MOST_ROWS: usize = 20_000;

/// Compare; read-only and in one snapshot of the database.
pub fn reconcile(op: &mut Op, input: &ReconcileInput) -> ApiResult<Reconciliation> {
    op.require(Action::FeedRead)?;
    if let Some(action) = input.kind.read_action() {
        op.require(action)?;
    }
    let (buckets, theirs) = check(input)?;
    let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
    let mut without_key = 0;
    each_row(op, input, |row| {
        without_key += u64::from(row.keys.is_empty());
        for key in &row.keys {
            let version = input.versions.then_some(row.version);
            let tally = tallies.entry(buckets.of(key)).or_default();
            tally.add(&line(key, version));
        }
    })?;
    let here: BTreeMap<u32, BucketDigest> = tallies
        .iter()
        .map(|(bucket, tally)| (*bucket, digest_of(*bucket, tally)))
        .collect();
    let count = tallies.values().map(|tally| tally.count).sum();
    let mut answer = Reconciliation {
        kind: input.kind,
        count,
        without_key,
        digests: None,
        differing: Vec::new(),
        omitted: Vec::new(),
    };
    let Some(theirs) = theirs else {
        answer.digests = Some(here.into_values().collect());
        return Ok(answer);
    };
    let differing = differing(&here, &theirs);
    let (rows, omitted) = rows_of(op, input, buckets, &differing)?;
    if rows.is_empty() && !omitted.is_empty() {
        return Err(ApiError::at(ErrorCode::BucketsTooFew, "/buckets").with("maximum", MOST_ROWS));
    }
    answer.differing = with_keys(op, input, &here, rows)?;
    answer.omitted = omitted.into_iter().collect();
    Ok(answer)
}

/// The number of buckets, and what the client has in each.
fn check(input: &ReconcileInput) -> ApiResult<(Buckets, Option<BTreeMap<u32, BucketDigest>>)> {
    let mut problems = Problems::new();
    let buckets = Buckets::new(input.buckets);
    let power = buckets.is_some();
    problems.expect(power, ErrorCode::BucketsNotPowerOfTwo, "/buckets");
    match (input.by, &input.system) {
        (KeyKind::ExternalId, None) => drop(problems.add(ErrorCode::FieldRequired, "/system")),
        (KeyKind::Id, Some(_)) => drop(problems.add(ErrorCode::SystemUnexpected, "/system")),
        _ => {}
    }
    let mut theirs = BTreeMap::new();
    for (index, digest) in input.digests.iter().flatten().enumerate() {
        let pointer = format!("/digests/{index}/bucket");
        if digest.bucket >= input.buckets {
            problems.add(ErrorCode::FieldRange, &pointer);
        } else if theirs.insert(digest.bucket, digest.clone()).is_some() {
            problems.add(ErrorCode::BucketRepeated, &pointer);
        }
    }
    problems.check()?;
    let buckets = buckets.ok_or_else(|| ApiError::new(ErrorCode::Internal))?;
    Ok((buckets, input.digests.as_ref().map(|_| theirs)))
}

fn digest_of(bucket: u32, tally: &Tally) -> BucketDigest {
    BucketDigest {
        bucket,
        count: tally.count,
        digest: tally.hex(),
    }
}

/// A bucket that holds nothing is as good as one that is not named.
fn differing(
    here: &BTreeMap<u32, BucketDigest>,
    theirs: &BTreeMap<u32, BucketDigest>,
) -> BTreeSet<u32> {
    let buckets: BTreeSet<u32> = here.keys().chain(theirs.keys()).copied().collect();
    let differs = |bucket: &u32| {
        let empty = digest_of(*bucket, &Tally::default());
        here.get(bucket).unwrap_or(&empty) != theirs.get(bucket).unwrap_or(&empty)
    };
    buckets.into_iter().filter(differs).collect()
}

/// A row as it is compared.
struct Row {
    id: AnyId,
    version: i64,
    keys: Vec<String>,
}

/// Show every row that the caller may see to `look`.
fn each_row(op: &mut Op, input: &ReconcileInput, mut look: impl FnMut(&Row)) -> ApiResult<()> {
    let mut after = None;
    loop {
        let rows = input.kind.versions(op, after, CHUNK)?;
        let Some((last, _)) = rows.last() else {
            return Ok(());
        };
        after = Some(*last);
        let mut keys = match input.by {
            KeyKind::Id => HashMap::new(),
            KeyKind::ExternalId => {
                let ids: Vec<AnyId> = rows.iter().map(|(id, _)| *id).collect();
                external_ids::of_rows(op, input.kind.as_str(), &ids)?
            }
        };
        for (id, version) in rows {
            let keys = match &input.system {
                None => vec![id.to_string()],
                Some(system) => values_in(system, keys.remove(&id).unwrap_or_default()),
            };
            look(&Row { id, version, keys });
        }
    }
}

fn values_in(system: &str, keys: Vec<ExternalId>) -> Vec<String> {
    let own = keys.into_iter().filter(|key| key.system == system);
    own.map(|key| key.value).collect()
}

/// Ids and versions by bucket.
type RowsByBucket = BTreeMap<u32, BTreeMap<AnyId, i64>>;

/// The rows in those buckets, as far as they fit; and the buckets that do not.
fn rows_of(
    op: &mut Op,
    input: &ReconcileInput,
    buckets: Buckets,
    wanted: &BTreeSet<u32>,
) -> ApiResult<(RowsByBucket, BTreeSet<u32>)> {
    let mut found: RowsByBucket = wanted
        .iter()
        .map(|bucket| (*bucket, BTreeMap::new()))
        .collect();
    let (mut held, mut omitted) = (0, BTreeSet::new());
    if wanted.is_empty() {
        return Ok((found, omitted));
    }
    each_row(op, input, |row| {
        for key in &row.keys {
            let Some(rows) = found.get_mut(&buckets.of(key)) else {
                continue;
            };
            held += usize::from(rows.insert(row.id, row.version).is_none());
            // Whole buckets, the last ones first: half of one would look as if the rest were gone.
            while held > MOST_ROWS {
                let Some((bucket, rows)) = found.pop_last() else {
                    break;
                };
                held -= rows.len();
                omitted.insert(bucket);
            }
        }
    })?;
    Ok((found, omitted))
}

fn with_keys(
    op: &mut Op,
    input: &ReconcileInput,
    here: &BTreeMap<u32, BucketDigest>,
    found: RowsByBucket,
) -> ApiResult<Vec<DifferingBucket>> {
    let mut differing = Vec::with_capacity(found.len());
    for (bucket, rows) in found {
        let ids: Vec<AnyId> = rows.keys().copied().collect();
        let mut keys = HashMap::new();
        for ids in ids.chunks(usize::try_from(CHUNK).unwrap_or(1)) {
            keys.extend(external_ids::of_rows(op, input.kind.as_str(), ids)?);
        }
        let rows = rows.into_iter().map(|(id, version)| ReconciledRow {
            id,
            version,
            external_ids: keys.remove(&id).unwrap_or_default(),
        });
        let empty = || digest_of(bucket, &Tally::default());
        let BucketDigest { count, digest, .. } = here.get(&bucket).cloned().unwrap_or_else(empty);
        differing.push(DifferingBucket {
            bucket,
            count,
            digest,
            rows: rows.collect(),
        });
    }
    Ok(differing)
}
