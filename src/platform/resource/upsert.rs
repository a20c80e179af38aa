//! A row as another system sends it every night, under its own key, or as it was exported, by its id.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::decided::{self, Spoken};
use super::service::{amend_as, enter, keyed, own_locked};
use super::{Resource, Sent};
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::sync::external_ids::{self, Naming, Settled};
use crate::platform::wire::json::typed;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::{Outcome, Upserted};

/// Enter the row that the caller names, or make it what `input` says, of which the caller has sent the
/// members `said`. A row of the same natural key that has no key of the caller's system takes theirs.
///
/// # Errors
/// Those of entering and changing a row; 412 when `seen` does not hold.
pub fn upsert<R: Resource>(
    op: &mut Op,
    naming: Naming<'_>,
    (input, said): (&R::Input, &[String]),
    seen: &Precondition,
) -> ApiResult<Upserted> {
    let reach = op.require(R::ACTIONS.create)?;
    let Settled { row, keys } = naming.settle(op, R::NAME, input.external_ids())?;
    R::check_keys(input, &keys)?;
    let known = match (row, naming.key()) {
        (None, Some(key)) => match R::same_key(op, &reach, input)? {
            Some(id) if !external_ids::is_named(op, R::NAME, id, &key.system)? => Some(id),
            _ => None,
        },
        (known, _) => known,
    };
    let Some(id) = known else {
        seen.check_absent()?;
        let row: R = enter(op, &reach, input, &keys)?;
        return Ok(Upserted::new(row.id(), Outcome::Created));
    };
    let reach = op.require(R::ACTIONS.change)?;
    let before = own_locked(op, &reach, id.typed());
    let before: R = before.map_err(|error| naming.not_found(error))?;
    seen.check(before.version())?;
    let row = put(op, &reach, &before, (input, said))?;
    let rekeyed = external_ids::add(op, keyed(&row), &keys)?;
    let changed = row.version() != before.version();
    Ok(Upserted::existing(id, changed || rekeyed))
}

/// Make a row what a nightly row says of it, unless it is that already: what was not `said`, and what
/// was decided by who corrects the sender, stays.
///
/// # Errors
/// Those of changing a row.
pub fn put<R: Resource>(
    op: &mut Op,
    reach: &Reach,
    before: &R,
    (input, said): (&R::Input, &[String]),
) -> ApiResult<R> {
    let heard = Heard::of(op, before, reach, input, said)?;
    let (input, agreed) = (&heard.input, &heard.agreed);
    if agreed.is_empty() && says_the_same(before, reach, input) {
        return Ok(before.clone());
    }
    let details = json!({"upsert": true});
    let spoken = Spoken {
        reach,
        nightly: true,
        agreed,
    };
    amend_as(op, &spoken, before, input, details)
}

/// What a nightly row says of a row that is there already.
struct Heard<R: Resource> {
    input: R::Input,
    /// Decided members of which it says the same.
    agreed: BTreeSet<String>,
}

impl<R: Resource> Heard<R> {
    /// `input`, of which the sender has said the members `said`: what it does not say stays as it is,
    /// and so does what was decided otherwise, with a warning.
    ///
    /// # Errors
    /// When a row cannot be told as JSON, which is a defect.
    fn of(
        op: &mut Op,
        before: &R,
        reach: &Reach,
        input: &R::Input,
        said: &[String],
    ) -> ApiResult<Self> {
        let was = decided::sent(before)?;
        let mut next = decided::members_of(input)?;
        for (name, value) in &was {
            if !said.contains(name) {
                next.insert(name.clone(), value.clone());
            }
        }
        let mut agreed = BTreeSet::new();
        let mut row = before.clone();
        let given = row.decided().and_then(Option::take);
        if !R::corrects(reach, true) {
            for (name, word) in decided::of_others(op, &given) {
                let same = next.get(name) == was.get(name);
                if same && said.contains(name) {
                    agreed.insert(name.clone());
                } else if !same {
                    next.insert(name.clone(), was.get(name).cloned().unwrap_or_default());
                    let warning = FieldError::at(ErrorCode::KeptAsRegistered, &format!("/{name}"));
                    op.warn(warning.with("right", word.right.as_str()));
                }
            }
        }
        next.insert("externalIds".to_owned(), json!(input.external_ids()));
        Ok(Self {
            input: typed(Value::Object(next))?,
            agreed,
        })
    }
}

/// Whether the row already is what `input` says, without a fault: a change tells those.
fn says_the_same<R: Resource>(row: &R, reach: &Reach, input: &R::Input) -> bool {
    let (mut next, mut problems) = (row.clone(), Problems::new());
    row.check_fixed(reach, input, &mut problems);
    next.apply(input, &mut problems);
    problems.is_empty() && next == *row
}
