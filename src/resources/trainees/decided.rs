//! Members of a person that somebody has decided: no nightly row takes them back.
//!
//! The table of rules is in `docs/AUTHORITY.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::Trainee;
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, FieldError, Problems};
use crate::platform::values::time::Timestamp;
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

/// The right by which a member stays, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    pub right: MemberRight,
    pub at: Timestamp,
}

/// What was decided, by the name of the member.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decided(BTreeMap<String, Word>);

/// A member that was decided, as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DecidedMember {
    pub member: String,
    pub right: MemberRight,
    pub at: Timestamp,
}

/// A member that can be decided: whether two rows say the same of it, and how it goes from one to
/// the other.
struct Member {
    name: &'static str,
    same: fn(&Trainee, &Trainee) -> bool,
    copy: fn(&Trainee, &mut Trainee),
}

macro_rules! members {
    ($($name:literal: $first:ident $(, $more:ident)*;)+) => {
        const MEMBERS: &[Member] = &[$(Member {
            name: $name,
            same: |one, other| one.$first == other.$first $(&& one.$more == other.$more)*,
            copy: |from, to| {
                to.$first = from.$first.clone();
                $(to.$more = from.$more.clone();)*
            },
        }),+];
    };
}

members! {
    "citizenId": citizen_id, citizen_id_override;
    "passport": passport_country, passport_number;
    "fullName": full_name, sort_key;
    "sex": sex;
    "birthDate": birth_date;
    "ethnicGroup": ethnic_group;
    "residenceUnitId": residence_unit_id, commune_id, district_id;
    "address": address;
    "phone": phone;
    "schoolingLevel": schooling_level;
    "disabilityType": disability_type;
    "disabilityDegree": disability_degree;
}

impl Trainee {
    fn words(&self) -> BTreeMap<String, Word> {
        let decided = self.decided.as_ref();
        decided
            .map(|decided| decided.0.0.clone())
            .unwrap_or_default()
    }

    fn set_words(&mut self, words: BTreeMap<String, Word>) {
        self.decided = (!words.is_empty()).then_some(Json(Decided(words)));
    }

    /// The members that were decided, in the order of their names.
    #[must_use]
    pub fn decided_members(&self) -> Vec<DecidedMember> {
        let member = |(member, Word { right, at })| DecidedMember { member, right, at };
        self.words().into_iter().map(member).collect()
    }

    /// Decide whatever differs from `other`.
    pub fn decide(&mut self, other: &Self, right: MemberRight, at: Timestamp) {
        let mut words = self.words();
        for member in MEMBERS {
            if !(member.same)(self, other) {
                words.insert(member.name.to_owned(), Word { right, at });
            }
        }
        self.set_words(words);
    }

    /// Note each member that was decided of `before` and that this version says otherwise.
    pub fn expect_decided(&self, before: &Self, problems: &mut Problems) {
        let words = before.words();
        for member in MEMBERS {
            if words.contains_key(member.name) {
                let pointer = format!("/{}", member.name);
                problems.expect(
                    (member.same)(before, self),
                    ErrorCode::FieldReserved,
                    &pointer,
                );
            }
        }
    }

    /// Leave these members to the nightly word again; returns whether one of them was decided.
    pub fn release(&mut self, names: &[String]) -> bool {
        let mut words = self.words();
        let before = words.len();
        words.retain(|name, _| !names.contains(name));
        let released = words.len() < before;
        self.set_words(words);
        released
    }

    /// Forget what a merge has decided.
    pub fn forget_merge(&mut self) {
        let mut words = self.words();
        words.retain(|_, word| word.right != MemberRight::Merged);
        self.set_words(words);
    }

    /// Keep what was decided of `before`, and warn of each member that this version says otherwise.
    /// Who says the same agrees: a correction has done its work then. Two rows of one person may
    /// say different things each night, so what a merge has decided stays.
    pub fn keep_decided(&mut self, before: &Self, warnings: &mut Vec<FieldError>) {
        let mut words = before.words();
        let is_merged = words.values().any(|word| word.right == MemberRight::Merged);
        for member in MEMBERS {
            let Some(word) = words.get(member.name) else {
                continue;
            };
            if !(member.same)(before, self) {
                (member.copy)(before, self);
                let warning =
                    FieldError::at(ErrorCode::KeptAsRegistered, &format!("/{}", member.name));
                warnings.push(warning.with("right", word.right.as_str()));
            } else if !is_merged {
                words.remove(member.name);
            }
        }
        self.set_words(words);
    }
}
