//! Rows that say what they said the last time, of records that nobody has changed since: the commonest
//! rows of a night. They are counted and reported, and not carried out.

use std::collections::{BTreeMap, HashMap};

use super::super::kind::Rows;
use super::super::rows::{Row, Verdict};
use crate::platform::auth::authz::Action;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::sync::external_ids::last_said::{self, Said};
use crate::platform::values::ids::AnyId;

/// What is said under its key, where that can be remembered.
fn said(row: &Row) -> Option<(Rows, Said<'_>)> {
    let (kind, key) = (row.kind?, row.external_id.as_deref()?);
    let records = kind.kind().records.filter(|_| row.is_sound());
    records.map(|_| (kind, (key, row.digest.as_slice())))
}

fn by_kind<'r>(rows: impl Iterator<Item = &'r Row>) -> BTreeMap<Rows, Vec<Said<'r>>> {
    let mut by_kind: BTreeMap<Rows, Vec<Said>> = BTreeMap::new();
    for (kind, said) in rows.filter_map(said) {
        by_kind.entry(kind).or_default().push(said);
    }
    by_kind
}

/// Of each of `rows` that says nothing new, its record. Who may not send such rows any more is told so
/// by each of them.
///
/// # Errors
/// When the database fails.
pub fn same(op: &mut Op, system: &str, rows: &[Row]) -> ApiResult<Vec<Option<AnyId>>> {
    let mut same: BTreeMap<Rows, HashMap<String, AnyId>> = BTreeMap::new();
    for (kind, said) in by_kind(rows.iter()) {
        same.insert(kind, of_kind(op, kind, system, &said)?);
    }
    let record = |row: &Row| {
        let (kind, (key, _)) = said(row)?;
        same.get(&kind)?.get(key).copied()
    };
    Ok(rows.iter().map(record).collect())
}

/// [`same`] for rows of one kind.
///
/// # Errors
/// When the database fails.
pub fn of_kind(
    op: &mut Op,
    kind: Rows,
    system: &str,
    rows: &[Said],
) -> ApiResult<HashMap<String, AnyId>> {
    let may = |action: &Action| op.actor.reach_for(*action).is_some();
    match kind.kind().records {
        Some((resource, action)) if may(&action) => {
            last_said::unchanged(op, resource, system, rows)
        }
        _ => Ok(HashMap::new()),
    }
}

/// Remember what was said by rows that were carried out. One with a warning is to be warned of again,
/// and where two were about one record, only the later one's word stands.
///
/// # Errors
/// When the database fails.
pub fn remember(op: &mut Op, system: &str, carried_out: &[(&Row, &Verdict)]) -> ApiResult<()> {
    let mut times: HashMap<AnyId, u32> = HashMap::new();
    for id in carried_out.iter().filter_map(|(_, verdict)| verdict.id) {
        *times.entry(id).or_default() += 1;
    }
    let alone = |id: AnyId| times.get(&id) == Some(&1);
    let sound = carried_out
        .iter()
        .filter(|(_, verdict)| verdict.id.is_some_and(alone) && verdict.warnings.is_empty());
    for (kind, rows) in by_kind(sound.map(|(row, _)| *row)) {
        if let Some((resource, _)) = kind.kind().records {
            last_said::remember(op, resource, system, &rows)?;
        }
    }
    Ok(())
}
