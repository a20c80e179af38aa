//! Numbers that a person had before: a citizen ID in whose place another came, and the identity card of
//! nine digits (số CMND). They find the person, and nobody else can have them.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{ObjectBuilder, Type};

use super::model::Trainee;
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::values::ids::TraineeId;
use crate::platform::values::time::Timestamp;

/// Digits of an identity card of before 2016.
const CARD: usize = 9;

/// A former number as clients send and see it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FormerId(pub String);

impl utoipa::PartialSchema for FormerId {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(
                "An identity card of nine digits (số CMND), or a citizen ID that was replaced",
            ))
            .pattern(Some("^([0-9]{9}|[0-9]{12})$"))
            .into()
    }
}
impl utoipa::ToSchema for FormerId {
    fn name() -> std::borrow::Cow<'static, str> {
        "FormerId".into()
    }
}

/// A number that was, and what a merge that is taken apart has to know of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    number: String,
    since: Timestamp,
    /// The record that brought it, where that went into this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<TraineeId>,
    /// The record that brought the number in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<TraineeId>,
    /// Why it was right although it disagreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// The numbers of a person beside the present one.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Numbers {
    former: Vec<Former>,
    /// The record that brought the present one, where that went into this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    present_of: Option<TraineeId>,
}

/// Neither prints itself: they hold citizen IDs.
macro_rules! without_content {
    ($($type:ty),+) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($type))
            }
        }
    )+};
}
without_content!(FormerId, Former, Numbers);

impl Trainee {
    fn numbers(&self) -> Numbers {
        let numbers = self.former_ids.as_ref();
        numbers
            .map(|Json(numbers)| numbers.clone())
            .unwrap_or_default()
    }

    fn set_numbers(&mut self, mut numbers: Numbers) {
        if self.citizen_id.is_none() {
            numbers.present_of = None;
        }
        let is_empty = numbers == Numbers::default();
        self.former_ids = (!is_empty).then_some(Json(numbers));
    }

    /// The numbers that the person had before, the oldest entry first.
    #[must_use]
    pub fn former_numbers(&self) -> Vec<&str> {
        let former = self
            .former_ids
            .iter()
            .flat_map(|Json(numbers)| &numbers.former);
        former.map(|former| former.number.as_str()).collect()
    }

    #[must_use]
    pub fn has_former(&self, number: &str) -> bool {
        self.former_numbers().contains(&number)
    }

    /// Add numbers that the person had before, those that are not among them.
    pub fn add_former(&mut self, given: &[FormerId], now: Timestamp) {
        if given.is_empty() {
            return;
        }
        let mut numbers = self.numbers();
        for FormerId(number) in given {
            let is_known = numbers.former.iter().any(|known| known.number == *number);
            if !is_known && self.citizen_id.as_ref() != Some(number) {
                numbers.former.push(Former {
                    number: number.clone(),
                    since: now,
                    of: None,
                    by: None,
                    reason: None,
                });
            }
        }
        self.set_numbers(numbers);
    }

    /// Have these numbers as former ones, and no others.
    pub fn list_former(&mut self, given: &[FormerId], now: Timestamp) {
        let mut numbers = self.numbers();
        let is_given = |former: &Former| given.iter().any(|given| given.0 == former.number);
        numbers.former.retain(is_given);
        self.set_numbers(numbers);
        self.add_former(given, now);
    }

    /// Where another citizen ID stands in place of that of `before`, keep that as a former one. One
    /// that is the present one again is none.
    pub fn supersede(&mut self, before: &Self, now: Timestamp) {
        if self.citizen_id == before.citizen_id {
            return;
        }
        let mut numbers = self.numbers();
        self.retire(&mut numbers, before, None, now);
        self.set_numbers(numbers);
    }

    fn retire(&self, numbers: &mut Numbers, before: &Self, by: Option<TraineeId>, now: Timestamp) {
        let of = numbers.present_of.take();
        let again = |former: &Former| Some(&former.number) == self.citizen_id.as_ref();
        if let Some(at) = numbers.former.iter().position(again) {
            numbers.present_of = numbers.former.remove(at).of;
        }
        // It may be a record that was merged that has brought this one.
        let by = by.or(numbers.present_of);
        if let Some(number) = before
            .citizen_id
            .clone()
            .filter(|_| self.citizen_id.is_some())
        {
            let reason = before.citizen_id_override.clone();
            let since = now;
            numbers.former.push(Former {
                number,
                since,
                of,
                by,
                reason,
            });
        }
    }

    /// A row that still says a former number is written from old papers: the present number stays,
    /// and so do birth date and sex where those of the papers do not fit it. Returns the members that
    /// are kept.
    pub fn keep_present(&mut self, before: &Self) -> Vec<&'static str> {
        let is_former = |number: &String| before.has_former(number);
        if !self.citizen_id.as_ref().is_some_and(is_former) {
            return Vec::new();
        }
        self.citizen_id.clone_from(&before.citizen_id);
        self.citizen_id_override
            .clone_from(&before.citizen_id_override);
        let mut kept = vec!["citizenId"];
        if self.disagreements() != before.disagreements() {
            if self.born() != before.born() {
                self.set_born(before.born());
                kept.push("birthDate");
            }
            if self.sex != before.sex {
                self.sex = before.sex;
                kept.push("sex");
            }
        }
        kept
    }

    /// Note former numbers that cannot be entered: a citizen ID becomes one by being replaced.
    pub fn check_former(&self, before: Option<&Self>, problems: &mut Problems) {
        let is_known = |number: &str| {
            before.is_some_and(|before| {
                before.has_former(number) || before.citizen_id.as_deref() == Some(number)
            })
        };
        let mut numbers = self.former_numbers().into_iter();
        let fits = numbers.all(|number| number.len() == CARD || is_known(number));
        problems.expect(fits, ErrorCode::FormerIdUnknown, "/formerIds");
    }

    /// Note when this version has not all former numbers of `before`.
    pub fn expect_former_kept(&self, before: &Self, problems: &mut Problems) {
        let mut numbers = before.former_numbers().into_iter();
        let kept = numbers
            .all(|number| self.has_former(number) || self.citizen_id.as_deref() == Some(number));
        problems.expect(kept, ErrorCode::FieldReserved, "/formerIds");
    }

    /// Take over the numbers of `gone`, which goes into this row. Where both have a citizen ID,
    /// `valid` is the record whose number holds.
    ///
    /// Returns whether the present number is that of `gone`, or none when nobody has said which.
    pub fn take_numbers(
        &mut self,
        gone: &mut Self,
        valid: Option<TraineeId>,
        now: Timestamp,
    ) -> Option<bool> {
        let mut numbers = self.numbers();
        // What both records say stays in the trace of the one that goes.
        let has =
            |number: &String| self.has_former(number) || self.citizen_id.as_ref() == Some(number);
        for former in gone.numbers().former {
            if !has(&former.number) {
                let of = Some(gone.id);
                numbers.former.push(Former {
                    of,
                    by: None,
                    ..former
                });
            }
        }
        let takes = match (&self.citizen_id, &gone.citizen_id) {
            (_, Some(number)) if has(number) => {
                self.set_numbers(numbers);
                return Some(false);
            }
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(_), Some(_)) => valid? == gone.id,
        };
        if takes {
            let before = self.clone();
            self.citizen_id = gone.citizen_id.take();
            self.citizen_id_override = gone.citizen_id_override.take();
            self.retire(&mut numbers, &before, Some(gone.id), now);
            numbers.present_of = Some(gone.id);
        } else if let Some(number) = gone.citizen_id.take() {
            numbers.former.push(Former {
                number,
                since: now,
                of: Some(gone.id),
                by: None,
                reason: gone.citizen_id_override.take(),
            });
        }
        self.set_numbers(numbers);
        Some(takes)
    }

    /// Give back to `gone`, which went into this row, the numbers that it brought, and have the
    /// number again that held before. Numbers that came since stay here.
    pub fn give_back_numbers(&mut self, gone: &mut Self) {
        let mut numbers = self.numbers();
        let is_its = |former: &Former| former.of == Some(gone.id);
        let (mut its, own): (Vec<Former>, Vec<Former>) =
            numbers.former.into_iter().partition(is_its);
        numbers.former = own;
        if numbers.present_of == Some(gone.id) {
            if let Some(number) = self.citizen_id.take() {
                let reason = self.citizen_id_override.take();
                its.push(Former {
                    number,
                    since: gone.updated_at,
                    of: None,
                    by: None,
                    reason,
                });
            }
            let held = |former: &Former| former.by == Some(gone.id);
            let replaced = |former: &Former| former.by.is_some();
            let former = &numbers.former;
            let at = former.iter().position(held);
            numbers.present_of = None;
            if let Some(at) = at.or_else(|| former.iter().rposition(replaced)) {
                let former = numbers.former.remove(at);
                self.citizen_id = Some(former.number);
                self.citizen_id_override = former.reason;
                numbers.present_of = former.of;
            }
        }
        self.set_numbers(numbers);
        // The trace of the row remembers which of its numbers were former ones.
        let mut numbers = gone.numbers();
        let is_there = |former: &Former| its.iter().any(|its| its.number == former.number);
        let present = its.iter().find(|its| !gone.has_former(&its.number));
        if let Some(Former { number, reason, .. }) = present {
            gone.citizen_id = Some(number.clone());
            gone.citizen_id_override.clone_from(reason);
        }
        let both = |former: &Former| {
            self.has_former(&former.number) || self.citizen_id.as_ref() == Some(&former.number)
        };
        numbers
            .former
            .retain(|former| is_there(former) || both(former));
        gone.set_numbers(numbers);
    }
}
