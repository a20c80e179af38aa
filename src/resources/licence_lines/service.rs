//! Rules of licence lines.

use std::collections::HashMap;

use serde_json::json;

use super::RESOURCE;
use super::model::{LicenceLine, LicenceLineFilter, LicenceLineInput, LicenceLineView};
use super::store;
use crate::platform::authz::{Action, Reach};
use crate::platform::changes::Change;
use crate::platform::codes;
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::ids::{AnyId, LicenceLineId, OccupationId, SchoolId};
use crate::platform::json::MergePatch;
use crate::platform::op::{IfMatch, Op};
use crate::platform::page::{ListQuery, Page};
use crate::platform::query::Shape;
use crate::platform::time::{Date, is_valid_on};
use crate::resources::{occupations, schools};

pub fn list(op: &mut Op, query: &ListQuery<LicenceLineFilter>) -> ApiResult<Page<LicenceLineView>> {
    op.require(Action::SchoolRead)?;
    let slice = store::page(op.conn(), query)?;
    slice.into_page_of(|rows| views(op, rows, &query.listing.shape))
}

pub fn read(op: &mut Op, id: LicenceLineId, shape: &Shape) -> ApiResult<LicenceLineView> {
    op.require(Action::SchoolRead)?;
    let line = by_id(op, id)?;
    views(op, vec![line], shape)?
        .pop()
        .ok_or_else(ApiError::not_found)
}

pub fn create(op: &mut Op, input: &LicenceLineInput) -> ApiResult<LicenceLineView> {
    op.require(Action::LicenceLineWrite)?;
    let mut problems = Problems::new();
    let line = LicenceLine::new(input, op.now, &mut problems);
    check(op, &line, problems)?;
    store::insert(op.conn(), &line)?;
    op.record(&line.change("licence-line.create"))?;
    Ok(line.into_view(None, None))
}

pub fn change(
    op: &mut Op,
    id: LicenceLineId,
    seen: &IfMatch,
    patch: &MergePatch<LicenceLineInput>,
) -> ApiResult<LicenceLineView> {
    op.require(Action::LicenceLineWrite)?;
    // Classes take the same lock before they rely on the line.
    dialect::lock_row(op.conn(), "licence_lines", id)?;
    let mut line = by_id(op, id)?;
    seen.check(line.version)?;
    let before = line.clone();
    let input = patch.apply(&line.to_input())?;
    let mut problems = Problems::new();
    line.apply(&input, op.now, &mut problems);
    check(op, &line, problems)?;
    check_classes(op, &before, &line)?;
    store::update(op.conn(), &line)?;
    op.record(
        &line
            .change("licence-line.change")
            .details(json!({"members": patch.members()})),
    )?;
    Ok(line.into_view(None, None))
}

/// Delete a line that no class relies on.
pub fn delete(op: &mut Op, id: LicenceLineId, seen: &IfMatch) -> ApiResult<()> {
    op.require(Action::LicenceLineWrite)?;
    dialect::lock_row(op.conn(), "licence_lines", id)?;
    let line = by_id(op, id)?;
    seen.check(line.version)?;
    if store::is_in_use(op.conn(), id)? {
        return Err(ApiError::new(ErrorCode::LicenceLineInUse));
    }
    store::delete(op.conn(), &line)?;
    op.record(
        &Change::delete("licence-line.delete", RESOURCE, id.any(), line.version)
            .keys(line.keys())
            .school(line.school_id),
    )
}

/// The line.
///
/// # Errors
/// 404 when there is none.
pub fn by_id(op: &mut Op, id: LicenceLineId) -> ApiResult<LicenceLine> {
    store::find(op.conn(), id)?.ok_or_else(ApiError::not_found)
}

/// Views of these lines; none when the caller may not read schools.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(
    op: &mut Op,
    ids: &[LicenceLineId],
) -> ApiResult<HashMap<LicenceLineId, LicenceLineView>> {
    if op.actor.reach_for(Action::SchoolRead).is_none() {
        return Ok(HashMap::new());
    }
    let rows = store::by_ids(op.conn(), ids)?;
    let views = views(op, rows, &Shape::default())?.into_iter();
    Ok(views.map(|view| (view.id, view)).collect())
}

/// Ids and versions of the rows that the caller may see, in the order of their ids and after
/// `after`.
///
/// # Errors
/// 403 when the caller may not read them.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    op.require(Action::SchoolRead)?;
    store::versions(op.conn(), after, limit)
}

/// The line under which a school may teach an occupation at a level on a day.
///
/// # Errors
/// When the database fails.
pub fn live_line(
    op: &mut Op,
    school: SchoolId,
    occupation: OccupationId,
    level: &str,
    on: Date,
) -> ApiResult<Option<LicenceLine>> {
    let lines = store::of_key(op.conn(), school, occupation, level)?;
    // Lines of one key do not overlap, so there is one at most.
    Ok(lines
        .into_iter()
        .find(|line| is_valid_on(line.valid_from, line.valid_to, on)))
}

/// The line that covers a whole period, kept from changing until the transaction ends.
///
/// # Errors
/// When the database fails.
pub fn covering(
    op: &mut Op,
    school: SchoolId,
    occupation: OccupationId,
    level: &str,
    (from, to): (Date, Date),
) -> ApiResult<Option<LicenceLine>> {
    let Some(line) = live_line(op, school, occupation, level, from)? else {
        return Ok(None);
    };
    // It may have changed between being found and being locked.
    let line = locked(op, line.id)?;
    Ok(line.filter(|line| line.covers(from, to)))
}

/// The line, kept from changing until the transaction ends.
///
/// # Errors
/// When the database fails.
fn locked(op: &mut Op, id: LicenceLineId) -> ApiResult<Option<LicenceLine>> {
    dialect::lock_row(op.conn(), "licence_lines", id)?;
    store::find(op.conn(), id)
}

/// Note at `pointer` when the occupation belongs to another level than `level`.
///
/// # Errors
/// When the database fails.
pub fn expect_level(
    op: &mut Op,
    occupation: OccupationId,
    level: &str,
    problems: &mut Problems,
) -> ApiResult<()> {
    match occupations::service::find(op, occupation)? {
        None => {
            problems.add(ErrorCode::ReferenceUnknown, "/occupationId");
        }
        Some(occupation) => {
            if let Some(expected) = occupation.level.filter(|expected| expected != level) {
                problems
                    .add(ErrorCode::OccupationLevelDiffers, "/level")
                    .param("expected", expected)
                    .param("given", level);
            }
        }
    }
    Ok(())
}

/// Views in the order of `rows`.
fn views(op: &mut Op, rows: Vec<LicenceLine>, shape: &Shape) -> ApiResult<Vec<LicenceLineView>> {
    let mut occupations = HashMap::new();
    if shape.expands("occupation") {
        let ids: Vec<OccupationId> = rows.iter().map(|line| line.occupation_id).collect();
        occupations = occupations::service::views_by_id(op, &ids)?;
    }
    let mut schools = HashMap::new();
    if shape.expands("school") {
        let ids: Vec<SchoolId> = rows.iter().map(|line| line.school_id).collect();
        schools = schools::service::views_by_id(op, &ids)?;
    }
    let view = |line: LicenceLine| {
        let occupation = occupations.get(&line.occupation_id).cloned();
        let school = schools.get(&line.school_id).cloned();
        line.into_view(occupation, school)
    };
    Ok(rows.into_iter().map(view).collect())
}

/// What needs the database to be checked.
fn check(op: &mut Op, line: &LicenceLine, mut problems: Problems) -> ApiResult<()> {
    let today = op.today();
    codes::expect(
        op,
        &mut problems,
        "training-levels",
        &line.level,
        today,
        "/level",
    )?;
    expect_level(op, line.occupation_id, &line.level, &mut problems)?;
    schools::service::acting(op, &Reach::All, Some(line.school_id), &mut problems)
        .map(drop)
        .or_else(|error| problems.take::<()>(Err(error)).map(drop))?;
    problems.check()?;
    // Two lines of one key written at once would each miss the other.
    dialect::lock_row(op.conn(), "schools", line.school_id)?;
    let others = store::of_key(op.conn(), line.school_id, line.occupation_id, &line.level)?;
    let other = others.iter().find(|other| {
        other.id != line.id
            && other.valid_from != line.valid_from
            && other.valid_to.is_none_or(|to| line.valid_from <= to)
            && line.valid_to.is_none_or(|to| other.valid_from <= to)
    });
    other.map_or(Ok(()), |other| {
        Err(ApiError::at(ErrorCode::LicenceLineOverlaps, "/validFrom")
            .with("otherFrom", other.valid_from.to_string())
            .with("otherTo", other.valid_to.map(|to| to.to_string())))
    })
}

/// Classes that rely on a line keep it: what it is for stays, and its period covers them.
fn check_classes(op: &mut Op, before: &LicenceLine, line: &LicenceLine) -> ApiResult<()> {
    let in_use = || ApiError::new(ErrorCode::LicenceLineInUse);
    let same = before.school_id == line.school_id
        && before.occupation_id == line.occupation_id
        && before.level == line.level;
    if !same && store::is_in_use(op.conn(), line.id)? {
        return Err(in_use());
    }
    match store::period_in_use(op.conn(), line.id)? {
        Some((from, to)) if !line.covers(from, to) => Err(in_use()
            .with("from", from.to_string())
            .with("to", to.to_string())),
        _ => Ok(()),
    }
}
