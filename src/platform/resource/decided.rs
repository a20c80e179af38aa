//! Members of a row that somebody has decided who corrects its owner: no nightly row takes them back.
//! The table of rules is in `docs/AUTHORITY.md`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::{IdOf, Resource, service};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::types::Json;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::values::code::CodeText;
use crate::platform::values::ids::OrganisationId;
use crate::platform::values::time::Timestamp;
use crate::platform::wire::preconditions::IfMatch;
use crate::text_enum;

text_enum! {
    /// By what right a member stays as it is.
    pub enum MemberRight {
        /// The lead agency or the commune has corrected it.
        Corrected = "CORRECTED",
        /// Two records became one, which said this.
        Merged = "MERGED",
    }
}

text_enum! {
    /// Who has decided a member.
    pub enum DecidedBy {
        /// The lead agency, or another one of the whole province.
        Province = "PROVINCE",
        Commune = "COMMUNE",
        Enterprise = "ENTERPRISE",
    }
}

/// The right by which a member stays, who said it, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    pub right: MemberRight,
    pub at: Timestamp,
    /// None of what was decided before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<DecidedBy>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationId>,
}

impl Word {
    /// That of the caller, who reaches so far.
    #[must_use]
    pub fn of(op: &Op, right: MemberRight, reach: &Reach) -> Self {
        Self {
            right,
            at: op.now,
            by: match reach {
                Reach::All => Some(DecidedBy::Province),
                Reach::Communes(_) => Some(DecidedBy::Commune),
                Reach::Enterprise(_) => Some(DecidedBy::Enterprise),
                _ => None,
            },
            organisation: op.actor.bound.organisation,
        }
    }

    fn is_own(&self, op: &Op) -> bool {
        self.organisation.is_some() && self.organisation == op.actor.bound.organisation
    }
}

/// What was decided, by the name of the member.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decided(pub BTreeMap<String, Word>);

/// A member that was decided, as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DecidedMember {
    pub member: String,
    pub right: MemberRight,
    /// Null of what was decided before December 2026.
    pub by: Option<DecidedBy>,
    pub at: Timestamp,
}

/// Members that are left to the nightly word of the schools again.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"members": ["fullName"]}))]
pub struct ReleaseInput {
    /// Names of members, as `decided` of the row tells them.
    #[schema(value_type = Vec<CodeText>, min_items = 1, max_items = 20)]
    pub members: Vec<String>,
}

/// As a row keeps it; none where nothing is decided.
pub type Decisions = Option<Json<Decided>>;

/// The members that were decided, in the order of their names.
#[must_use]
pub fn members(decided: &Decisions) -> Vec<DecidedMember> {
    let words = decided.iter().flat_map(|decided| &decided.0.0);
    let member = |(member, word): (&String, &Word)| DecidedMember {
        member: member.clone(),
        right: word.right,
        by: word.by,
        at: word.at,
    };
    words.map(member).collect()
}

/// The words of a row, to be changed.
#[must_use]
pub fn words(decided: &Decisions) -> BTreeMap<String, Word> {
    let decided = decided.as_ref();
    decided
        .map(|decided| decided.0.0.clone())
        .unwrap_or_default()
}

/// [`words`] as a row keeps them.
#[must_use]
pub fn kept(words: BTreeMap<String, Word>) -> Decisions {
    (!words.is_empty()).then_some(Json(Decided(words)))
}

/// Leave these members to the nightly word again; whether one of them was decided.
pub fn lift(decided: &mut Decisions, members: &[String]) -> bool {
    let Some(Json(Decided(words))) = decided else {
        return false;
    };
    let before = words.len();
    words.retain(|name, _| !members.contains(name));
    let lifted = words.len() < before;
    if words.is_empty() {
        *decided = None;
    }
    lifted
}

/// The members of a row, as clients send them.
pub(super) fn sent<R: Resource>(row: &R) -> ApiResult<Map<String, Value>> {
    members_of(&row.to_input(Vec::new()))
}

/// The members of an input but for keys of other systems.
///
/// # Errors
/// When it cannot be written as JSON, which is a defect.
pub fn members_of(input: &impl Serialize) -> ApiResult<Map<String, Value>> {
    let mut members = match serde_json::to_value(input)? {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    // Keys of other systems are everybody's own.
    members.remove("externalIds");
    Ok(members)
}

/// What others than the caller's organisation have decided, by the name of the member.
pub(super) fn of_others<'a>(op: &Op, decided: &'a Decisions) -> BTreeMap<&'a String, &'a Word> {
    let words = decided.iter().flat_map(|decided| &decided.0.0);
    words.filter(|(_, word)| !word.is_own(op)).collect()
}

/// How somebody says something of a row that is there.
#[derive(Debug)]
pub(super) struct Spoken<'a> {
    pub reach: &'a Reach,
    /// Whether it is a row of every night.
    pub nightly: bool,
    /// Members of which it says what others have decided.
    pub agreed: &'a BTreeSet<String>,
}

/// Note in `row`, the next version of `before`, what the caller decides: who corrects others decides
/// what differs. Who is corrected may not change it; where they say the same, as in the members that
/// are agreed, the correction has done its work and ends.
///
/// # Errors
/// When a row cannot be told as JSON, which is a defect.
pub(super) fn decide<R: Resource>(
    op: &Op,
    before: &R,
    row: &mut R,
    spoken: &Spoken<'_>,
    problems: &mut Problems,
) -> ApiResult<()> {
    let corrects = R::corrects(spoken.reach, spoken.nightly);
    let decided = match row.decided() {
        Some(decided) if corrects || decided.is_some() => decided.clone(),
        _ => return Ok(()),
    };
    let mut words = words(&decided);
    let (was, is) = (sent(before)?, sent(row)?);
    let differ = |name: &String| was.get(name) != is.get(name);
    let word = Word::of(op, MemberRight::Corrected, spoken.reach);
    if corrects {
        let changed = is.keys().filter(|name| differ(name));
        words.extend(changed.map(|name| (name.clone(), word.clone())));
    } else {
        for (name, held) in words.iter_mut().filter(|(name, _)| differ(name)) {
            if held.is_own(op) {
                *held = word.clone();
            } else {
                problems.add(ErrorCode::FieldReserved, &format!("/{name}"));
            }
        }
        words.retain(|name, _| !spoken.agreed.contains(name));
    }
    if let Some(decided) = row.decided() {
        *decided = kept(words);
    }
    Ok(())
}

/// Leave decided members of a row to the nightly word again; the row as it is then.
///
/// # Errors
/// 403 unless the caller may take this `action`; 412 when the row is not the one that was seen.
pub fn release<R: Resource>(
    op: &mut Op,
    action: Action,
    id: IdOf<R>,
    seen: &IfMatch,
    input: &ReleaseInput,
) -> ApiResult<R> {
    let reach = op.require(action)?;
    let mut row: R = service::own_locked(op, &reach, id)?;
    seen.check(row.version())?;
    let before = row.clone();
    let released = row
        .decided()
        .is_some_and(|decided| lift(decided, &input.members));
    if released {
        row.touch(op.now);
        row.update(op.conn())?;
        let details = json!({"released": input.members});
        let change = service::change_of(&row, R::ACTIONS.changed).details(details);
        op.record(&change.replacing(&before, op.now)?)?;
    }
    Ok(row)
}
