//! A closed school names the one that goes on with it. Its rows stay its own; from the day on the
//! successor reaches them.

use serde_json::json;

use super::model::{School, SchoolStatus};
use super::store::{self, Succession};
use crate::platform::auth::authz::Reach;
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::{Resource, Stored};
use crate::platform::values::ids::{AnyId, SchoolId};
use crate::resources::{certificates, classes};

/// Check who goes on with `school`, as it is to be; the day is today where none is given.
pub(super) fn check(
    op: &mut Op,
    school: &mut School,
    old: Option<&School>,
    mut problems: Problems,
) -> ApiResult<()> {
    let named = |school: &School| (school.successor_school_id, school.successor_from);
    let before = old.map_or((None, None), named);
    match school.successor_school_id {
        None => {
            // The day goes with the successor.
            school.successor_from = school.successor_from.filter(|day| Some(*day) != before.1);
            let named = school.successor_from.is_none();
            problems.expect(named, ErrorCode::FieldRequired, "/successorSchoolId");
        }
        Some(_) => {
            let closed = school.status == SchoolStatus::Closed;
            problems.expect(closed, ErrorCode::SchoolNotClosed, "/successorSchoolId");
            school.successor_from.get_or_insert(op.today());
        }
    }
    if before != named(school) {
        // Two that name each other at once would each miss the other.
        dialect::lock(op.conn(), "school-successors")?;
        check_successor(op, school, before.0, &mut problems)?;
    }
    problems.check()?;
    match before {
        (Some(successor), Some(from)) if from <= op.today() => {
            let goes_on = school.successor_school_id == Some(successor)
                && school.successor_from.is_some_and(|day| day <= op.today());
            if goes_on {
                Ok(())
            } else {
                check_free(op, school.id)
            }
        }
        _ => Ok(()),
    }
}

/// Note a successor that there is not, that is closed for good, or that leads back to the school.
fn check_successor(
    op: &mut Op,
    school: &School,
    before: Option<SchoolId>,
    problems: &mut Problems,
) -> ApiResult<()> {
    let pointer = "/successorSchoolId";
    let Some(successor) = school.successor_school_id else {
        return Ok(());
    };
    let Some(found) = School::find(op.conn(), &Reach::All, successor)? else {
        problems.add(ErrorCode::ReferenceUnknown, pointer);
        return Ok(());
    };
    let mut all = store::successions(op.conn())?;
    all.retain(|one| one.school != school.id);
    if successor == school.id || heirs(&all, successor).contains(&school.id) {
        problems.add(ErrorCode::SuccessorCycle, pointer);
    } else if before != Some(successor) {
        let goes_on = found.status == SchoolStatus::Active || found.successor_school_id.is_some();
        problems.expect(goes_on, ErrorCode::SchoolClosed, pointer);
    }
    Ok(())
}

/// 409 while others stand on it: classes of the successor that are held on what passed over to it, or
/// the other way round, and certificates that it has issued.
fn check_free(op: &mut Op, school: SchoolId) -> ApiResult<()> {
    let carries = |resource: &str, id: AnyId| {
        let error = ApiError::at(ErrorCode::SuccessorInUse, "/successorSchoolId");
        error.with("resource", resource).with("id", json!(id))
    };
    let class = match store::class_beyond(op.conn(), school)? {
        None => store::class_borrowing(op.conn(), school)?,
        found => found,
    };
    if let Some(class) = class {
        return Err(carries(classes::RESOURCE, class.any()));
    }
    match store::certificate_beyond(op.conn(), school)? {
        Some(certificate) => Err(carries(certificates::RESOURCE, certificate.any())),
        None => Ok(()),
    }
}

/// The successor of a school, the successor's, and so on.
fn heirs(all: &[Succession], school: SchoolId) -> Vec<SchoolId> {
    let mut heirs = Vec::new();
    let mut last = school;
    while let Some(next) = all.iter().find(|one| one.school == last) {
        last = next.successor;
        heirs.push(last);
    }
    heirs
}

/// Those that are in force today: asked once in an operation.
fn in_force(op: &mut Op) -> ApiResult<Vec<Succession>> {
    op.memoized(School::NAME, "successions", |op| {
        let today = op.today();
        let mut all = store::successions(op.conn())?;
        all.retain(|one| one.from <= today);
        Ok(all)
    })
}

/// Who acts for a school today: itself, or the last of its successors.
///
/// # Errors
/// When the database fails.
pub fn standing_for(op: &mut Op, school: SchoolId) -> ApiResult<SchoolId> {
    let all = in_force(op)?;
    Ok(heirs(&all, school).pop().unwrap_or(school))
}

/// The schools of which one has taken the place of the other, this one left out: what is theirs
/// serves its classes too.
///
/// # Errors
/// When the database fails.
pub fn kin(op: &mut Op, school: SchoolId) -> ApiResult<Vec<SchoolId>> {
    let all = in_force(op)?;
    let mut kin = heirs(&all, school);
    let taken = all.iter().map(|one| one.school);
    kin.extend(taken.filter(|other| heirs(&all, *other).contains(&school)));
    Ok(kin)
}
