//! Seats: taken and released under locks, within the class and within the licence.
//!
//! The order of locks is class, then licence line, everywhere.

use std::collections::HashSet;

use super::RESOURCE;
use super::model::Class;
use super::store;
use crate::platform::auth::authz::Reach;
use crate::platform::db::{DbConnection, Dialect, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::op::bulk::BatchInsert;
use crate::platform::resource::Stored;
use crate::platform::resource::service::change_of;
use crate::platform::values::ids::ClassId;

/// The class, kept from changing until the transaction ends.
pub(super) fn locked(op: &mut Op, reach: &Reach, id: ClassId) -> ApiResult<Class> {
    dialect::lock_row(op.conn(), "classes", id)?;
    store::find(op.conn(), reach, id)?.ok_or_else(ApiError::not_found)
}

/// Lock and read those of the classes that lie within `reach` and are its own to fill.
///
/// # Errors
/// When the database fails.
pub fn foresee_rows(op: &mut Op, reach: &Reach, ids: &[ClassId]) -> ApiResult<()> {
    let mut rows = Class::by_ids(op.conn(), reach, ids)?;
    rows.retain(|class| reach.includes_school(class.school_id));
    let own: Vec<ClassId> = rows.into_iter().map(|class| class.id).collect();
    dialect::lock_rows(op.conn(), RESOURCE, &own)?;
    for class in Class::by_ids(op.conn(), reach, &own)? {
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

/// A licence line, locked, and the seats that all its classes of a year have taken.
#[derive(Debug, Clone)]
struct Quota {
    year: i16,
    most: i32,
    taken: i64,
}

/// Take one more seat in the class, which this operation has read, for somebody who is enrolled;
/// the class as it is then.
///
/// # Errors
/// 422 at `/classId` when the class takes nobody now, is full, or the licence's quota of the
/// year is used up.
pub fn take_seat(op: &mut Op, class: &Class) -> ApiResult<Class> {
    let mut class = locked_again(op, class)?;
    if !class.status.takes_seats() {
        return Err(
            ApiError::at(ErrorCode::ClassNotOpen, "/classId").with("status", class.status.as_str())
        );
    }
    if class.seats_taken >= class.capacity {
        return Err(ApiError::at(ErrorCode::ClassFull, "/classId").with("capacity", class.capacity));
    }
    class.seats_taken += 1;
    let quota = quota_with(op, &class, "/classId")?;
    let class = store_seats(op, class)?;
    op.cache_put(RESOURCE, class.quota_key(), quota);
    op.cache_put(RESOURCE, class.id, class.clone());
    Ok(class)
}

/// Release the seat of a trainee who leaves. Returns the changed class.
///
/// # Errors
/// 404 when there is no such class.
pub fn release_seat(op: &mut Op, id: ClassId) -> ApiResult<Class> {
    let mut class = locked(op, &Reach::All, id)?;
    class.seats_taken = (class.seats_taken - 1).max(0);
    op.evict(RESOURCE, class.quota_key());
    op.evict(RESOURCE, class.id);
    store_seats(op, class)
}

/// Check that the seats of `class`, beside those of the line's other classes of the year, stay
/// within the licence's quota.
pub(super) fn expect_quota(op: &mut Op, class: &Class, pointer: &str) -> ApiResult<()> {
    read_quota(op, class, pointer)?.check(pointer)
}

/// [`expect_quota`] for one more seat in a class, as a bulk counts them: it knows of all seats
/// that the line's classes take while it has the line.
fn quota_with(op: &mut Op, class: &Class, pointer: &str) -> ApiResult<Quota> {
    let quota = match op.cached::<Quota>(RESOURCE, class.quota_key()) {
        Some(quota) => Quota {
            taken: quota.taken + 1,
            ..quota
        },
        None => read_quota(op, class, pointer)?,
    };
    quota.check(pointer)?;
    Ok(quota)
}

fn read_quota(op: &mut Op, class: &Class, pointer: &str) -> ApiResult<Quota> {
    let line = class.licence_line_id;
    dialect::lock_row(op.conn(), "licence_lines", line)?;
    let year = class.start_date.year();
    let (most, elsewhere) = store::quota_in_year(op.conn(), line, year, class.id)?
        .ok_or_else(|| ApiError::at(ErrorCode::NoLicenceLine, pointer))?;
    Ok(Quota {
        year,
        most,
        taken: elsewhere + i64::from(class.seats_taken),
    })
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

/// The enrolment's own change is audited; the class only follows it.
fn store_seats(op: &mut Op, mut class: Class) -> ApiResult<Class> {
    class.touch(op.now);
    op.record_effect(&change_of(&class, "class.seats"))?;
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
        let last = rows
            .iter()
            .rev()
            .filter(|Self(class)| stored.insert(class.id));
        last.into_iter()
            .try_for_each(|Self(class)| store::update_seats(conn, class))
    }
}
