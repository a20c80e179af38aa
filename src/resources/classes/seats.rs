//! Seats: taken and released under locks, within the class and within the licence.
//!
//! The order of locks is class, then licence line, everywhere.

use std::collections::HashSet;

use super::RESOURCE;
use super::model::Class;
use super::state::ClassStatus;
use super::store::{self, Quota};
use crate::platform::auth::authz::Reach;
use crate::platform::db::together::Part;
use crate::platform::db::{DbConnection, Dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::op::bulk::BatchInsert;
use crate::platform::resource::Stored;
use crate::platform::resource::service::change_of;
use crate::platform::values::ids::{ClassId, LicenceLineId};
use crate::resources::schools;

/// The class, kept from changing until the transaction ends.
pub(super) fn locked(op: &mut Op, reach: &Reach, id: ClassId) -> ApiResult<Class> {
    Class::find_locked(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// [`foresee_seat`] for many classes and seats.
///
/// # Errors
/// When the database fails.
pub fn foresee_rows(op: &mut Op, reach: &Reach, ids: &[ClassId]) -> ApiResult<()> {
    let mut classes = store::lock_all(op.conn(), reach, ids)?;
    classes.retain(|class| reach.includes_school(class.school_id));
    for quota in store::lock_quotas(op.conn(), &classes)? {
        op.cache_put(RESOURCE, key_of(quota.line, quota.year), quota);
    }
    for class in classes {
        op.cache_put(RESOURCE, class.id, class);
    }
    Ok(())
}

/// Whether the class is known to be locked.
#[must_use]
pub fn is_locked(op: &Op, id: ClassId) -> bool {
    op.cached::<Class>(RESOURCE, id).is_some()
}

/// `class` as it is now, kept from changing until the transaction ends. SQLite has one writer:
/// what it has read stays so.
fn locked_again(op: &mut Op, class: &Class) -> ApiResult<Class> {
    if let Some(kept) = op.cached(RESOURCE, class.id) {
        return Ok(kept);
    }
    match op.conn().dialect() {
        Dialect::Sqlite => Ok(class.clone()),
        Dialect::Postgres => locked(op, &Reach::All, class.id),
    }
}

/// Look up what [`take_seat`] will ask for, and lock it: the class, if the caller fills it, and its
/// line's quota.
///
/// # Errors
/// When the database fails.
pub fn foresee_seat(op: &mut Op, reach: &Reach, id: ClassId) -> ApiResult<()> {
    let found = store::lock_with_quota(op.conn(), id)?;
    let own = found.filter(|(class, ..)| reach.includes_school(class.school_id));
    if let Some((class, quota, school)) = own {
        schools::service::foresee_status(op, class.school_id, school);
        op.cache_put(RESOURCE, key_of(class.licence_line_id, quota.year), quota);
        op.cache_put(RESOURCE, class.id, class);
    }
    Ok(())
}

/// Take one more seat in the class, which this operation has read, for somebody who is enrolled;
/// the class as it is then.
///
/// # Errors
/// 422 at `/classId` when the class takes nobody now, is full, or the licence's quota of the
/// year is used up.
pub fn take_seat(op: &mut Op, class: &Class) -> ApiResult<Class> {
    let before = locked_again(op, class)?;
    if !before.status.takes_seats() {
        return Err(ApiError::at(ErrorCode::ClassNotOpen, "/classId")
            .with("status", before.status.as_str()));
    }
    occupy(op, &before)
}

/// [`take_seat`] in a class in whatever state, for somebody who should never have lost it.
///
/// # Errors
/// 422 at `/classId` when the class is full, or the licence's quota of the year is used up.
pub fn retake_seat(op: &mut Op, class: &Class) -> ApiResult<Class> {
    let before = locked_again(op, class)?;
    occupy(op, &before)
}

/// Take one more seat in a class that is locked.
fn occupy(op: &mut Op, before: &Class) -> ApiResult<Class> {
    if before.seats_taken >= before.capacity {
        return Err(
            ApiError::at(ErrorCode::ClassFull, "/classId").with("capacity", before.capacity)
        );
    }
    let mut class = before.clone();
    class.seats_taken += 1;
    settle(op, before, &class, "/classId")?;
    store_seats(op, class)
}

/// Release the seat of a trainee who leaves. Returns the changed class.
///
/// # Errors
/// 404 when there is no such class.
pub fn release_seat(op: &mut Op, id: ClassId) -> ApiResult<Class> {
    let before = match op.cached::<Class>(RESOURCE, id) {
        Some(kept) => kept,
        None => locked(op, &Reach::All, id)?,
    };
    let mut class = before.clone();
    class.seats_taken = (class.seats_taken - 1).max(0);
    settle(op, &before, &class, "/classId")?;
    store_seats(op, class)
}

/// Let the licence line of a new class, or of one that has moved, count seats in its year.
///
/// # Errors
/// When the database fails.
pub(super) fn open_quota(op: &mut Op, class: &Class) -> ApiResult<()> {
    store::open_quota(op.conn(), class.licence_line_id, class.start_date.year())
}

/// Count the seats of a class where they are now, and no longer where they were: with another
/// licence line, in another year, nowhere after it was cancelled.
///
/// # Errors
/// 422 at `pointer` when more seats are taken than the quota has.
pub(super) fn settle(op: &mut Op, before: &Class, class: &Class, pointer: &str) -> ApiResult<()> {
    let mut moves = [(before, -1), (class, 1)].map(|(class, sign)| Move {
        line: class.licence_line_id,
        year: class.start_date.year(),
        seats: sign * seats_of(class),
    });
    if (moves[0].line, moves[0].year) == (moves[1].line, moves[1].year) {
        moves[1].seats += std::mem::take(&mut moves[0].seats);
    }
    // Every transaction locks lines in the same order.
    moves.sort_unstable_by_key(|to| (to.line, to.year));
    for Move { line, year, seats } in moves {
        if seats == 0 {
            continue;
        }
        let mut quota = quota_of(op, line, year, pointer)?;
        quota.taken += seats;
        if seats > 0 {
            quota.check(pointer)?;
        }
        op.cache_put(RESOURCE, key_of(line, year), quota.clone());
        if let Some(quota) = op.insert_later(quota) {
            store::update_quota(op.conn(), &quota)?;
        }
    }
    Ok(())
}

/// Seats that come to a licence line in a year, or leave it.
struct Move {
    line: LicenceLineId,
    year: i16,
    seats: i64,
}

/// The seats that a class holds of its line's quota.
fn seats_of(class: &Class) -> i64 {
    match class.status {
        ClassStatus::Cancelled => 0,
        _ => i64::from(class.seats_taken),
    }
}

/// The quota, locked.
fn quota_of(op: &mut Op, line: LicenceLineId, year: i16, pointer: &str) -> ApiResult<Quota> {
    if let Some(quota) = op.cached::<Quota>(RESOURCE, key_of(line, year)) {
        return Ok(quota);
    }
    let quota = store::lock_quota(op.conn(), line, year)?;
    quota.ok_or_else(|| ApiError::at(ErrorCode::NoLicenceLine, pointer))
}

/// What a quota is cached by.
fn key_of(line: LicenceLineId, year: i16) -> String {
    format!("{line} {year}")
}

impl Quota {
    fn check(&self, pointer: &str) -> ApiResult<()> {
        if self.taken <= i64::from(self.most) {
            return Ok(());
        }
        Err(ApiError::at(ErrorCode::LicenceQuotaExceeded, pointer)
            .with("yearlyQuota", self.most)
            .with("year", self.year))
    }
}

impl BatchInsert for Quota {
    /// Each as it was last.
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()> {
        let mut stored = HashSet::new();
        let mut rows: Vec<&Quota> = rows.iter().rev().collect();
        rows.retain(|quota| stored.insert((quota.line, quota.year)));
        store::update_quotas(conn, &rows)
    }

    fn part(&self) -> Option<Part<'_>> {
        Some(store::quota_part(self))
    }
}

/// The enrolment's own change is audited; the class only follows it.
fn store_seats(op: &mut Op, mut class: Class) -> ApiResult<Class> {
    class.touch(op.now);
    op.record_effect(&change_of(&class, "class.seats"))?;
    op.cache_put(RESOURCE, class.id, class.clone());
    if let Some(Seats(class)) = op.insert_later(Seats(class.clone())) {
        store::update_seats(op.conn(), &class)?;
    }
    Ok(class)
}

/// A class of which seats were taken or released.
struct Seats(Class);

impl BatchInsert for Seats {
    /// Of each class as it was last.
    fn store(conn: &mut DbConnection, rows: &[Self]) -> ApiResult<()> {
        let mut stored = HashSet::new();
        let mut rows: Vec<&Class> = rows.iter().rev().map(|Self(class)| class).collect();
        rows.retain(|class| stored.insert(class.id));
        store::update_seats_of_all(conn, &rows)
    }

    fn part(&self) -> Option<Part<'_>> {
        Some(store::seats_part(&self.0))
    }
}
