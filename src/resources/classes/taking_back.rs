//! What an import has written of a class is taken back.

use serde_json::{Map, Value, json};

use super::model::Class;
use super::state::{ClassStatus, ClassTransition};
use super::transitions;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, ErrorCode, FieldError};
use crate::platform::op::Op;
use crate::platform::resource::taking_back::{self, TakenBack, Written, changed_since, reverted};
use crate::platform::resource::{Concerns, Stored, service};
use crate::platform::wire::preconditions::IfMatch;

fn status(class: &Class) -> Map<String, Value> {
    let members = [("status".to_owned(), json!(class.status))];
    members.into_iter().collect()
}

/// Take back what a row of a file has written of a class. Of its steps only the announcement is taken back,
/// while nobody has a seat.
///
/// # Errors
/// Those of deleting and changing a class.
pub fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
    let reach = op.require(Action::ClassWrite)?;
    let found = Class::find_locked(op.conn(), &reach, written.id.typed())?;
    let Some(class) = found.filter(|class| class.belongs_to(&reach)) else {
        return Ok(TakenBack::kept(ErrorCode::NotFound));
    };
    if written.created && changed_since(op, written)? {
        return Ok(TakenBack::kept(ErrorCode::ChangedSince));
    }
    let step = reverted(op, written, &class, |class| Ok(status(class)))?;
    let withdrawn = written.created || step.members.get("status") == Some(&json!("PLANNED"));
    let was_open = class.status == ClassStatus::Open;
    let mut kept = None;
    if was_open && withdrawn && class.seats_taken == 0 {
        transitions::take(op, class, &ClassTransition::to(ClassStatus::Planned))?;
    } else if !step.restored.is_empty() {
        kept = Some(ErrorCode::StepStays);
    } else if !step.kept.is_empty() {
        kept = Some(ErrorCode::ChangedSince);
    }
    if written.created {
        let class = service::own_locked::<Class>(op, &reach, written.id.typed())?;
        service::remove(op, &class, &IfMatch::any())?;
        return Ok(TakenBack::removed());
    }
    let mut done = taking_back::take_back::<Class>(op, written)?;
    done.kept
        .extend(kept.map(|code| FieldError::at(code, "/status")));
    Ok(done)
}
