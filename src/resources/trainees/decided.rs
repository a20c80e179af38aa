//! Members of a person that somebody has decided: no nightly row takes them back.
//!
//! The table of rules is in `docs/AUTHORITY.md`.

use std::collections::BTreeMap;

use super::citizen_id::Sex;
use super::model::Trainee;
use crate::platform::auth::authz::Reach;
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, FieldError, Problems};
use crate::platform::resource::decided::{Decided, DecidedMember, MemberRight, Word, members};
use crate::platform::values::ids::UnitId;
use crate::platform::values::time::{Date, Timestamp};

/// A member that can be decided: whether two rows say the same of it, how it goes from one to the
/// other with what follows from it, and whether there is a value.
struct Member {
    name: &'static str,
    same: fn(&Trainee, &Trainee) -> bool,
    copy: fn(&Trainee, &mut Trainee),
    given: fn(&Trainee) -> bool,
}

trait Given {
    fn is_given(&self) -> bool {
        true
    }
}
impl Given for String {}
impl Given for Sex {}
impl Given for Date {}
impl Given for UnitId {}
impl<T> Given for Option<T> {
    fn is_given(&self) -> bool {
        self.is_some()
    }
}

macro_rules! members {
    ($($name:literal: $said:ident $(and $part:ident)* $(with $follows:ident)*;)+) => {
        const MEMBERS: &[Member] = &[$(Member {
            name: $name,
            same: |one, other| one.$said == other.$said $(&& one.$part == other.$part)*,
            copy: |from, to| {
                to.$said = from.$said.clone();
                $(to.$part = from.$part.clone();)*
                $(to.$follows = from.$follows.clone();)*
            },
            given: |row| row.$said.is_given(),
        }),+];
    };
}

members! {
    "citizenId": citizen_id with citizen_id_override;
    "passport": passport_number and passport_country;
    "fullName": full_name with sort_key;
    "sex": sex;
    "birthDate": birth_date and birth_precision;
    "ethnicGroup": ethnic_group;
    "residenceUnitId": residence_unit_id and residence_province and residence_country
        and residence_place with commune_id with district_id;
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
        members(&self.decided)
    }

    #[must_use]
    pub fn is_decided(&self, member: &str) -> bool {
        self.words().contains_key(member)
    }

    /// Decide by a merge what this row says of a member, whatever the other one said.
    pub fn decide(&mut self, member: &str, at: Timestamp) {
        let right = MemberRight::Merged;
        let mut words = self.words();
        words.entry(member.to_owned()).or_insert(Word { right, at });
        self.set_words(words);
    }

    /// Decide what differs from `before`, where somebody has changed it who corrects schools.
    pub fn correct(&mut self, before: &Self, reach: &Reach, at: Timestamp) {
        let corrects = matches!(reach, Reach::All | Reach::Communes(_));
        if !corrects || before.registered_by_school_id.is_none() {
            return;
        }
        let right = MemberRight::Corrected;
        let mut words = self.words();
        for member in MEMBERS.iter().filter(|member| !(member.same)(self, before)) {
            words.insert(member.name.to_owned(), Word { right, at });
        }
        self.set_words(words);
    }

    /// Decide what this row says and `gone`, which goes into it, says otherwise. What was corrected
    /// before stays a correction when the merge is taken apart.
    pub fn decide_by_merge(&mut self, gone: &Self, at: Timestamp) {
        let right = MemberRight::Merged;
        let mut words = self.words();
        for member in MEMBERS {
            if (member.given)(self) && !(member.same)(self, gone) {
                let name = member.name.to_owned();
                words.entry(name).or_insert(Word { right, at });
            }
        }
        self.set_words(words);
    }

    /// Note each member that was decided of `before` and that this version says otherwise.
    pub fn expect_decided(&self, before: &Self, problems: &mut Problems) {
        let words = before.words();
        for member in MEMBERS
            .iter()
            .filter(|member| words.contains_key(member.name))
        {
            let same = (member.same)(before, self);
            problems.expect(same, ErrorCode::FieldReserved, &format!("/{}", member.name));
        }
    }

    /// Forget what a merge has decided.
    pub fn forget_merge(&mut self) {
        let mut words = self.words();
        words.retain(|_, word| word.right != MemberRight::Merged);
        self.set_words(words);
    }

    /// Keep what was decided of `before`, and warn of each member that this version says otherwise.
    /// Where it says the same and `agrees` to it, a correction has done its work and ends.
    pub fn keep_decided(
        &mut self,
        before: &Self,
        agrees: impl Fn(&str) -> bool,
        warnings: &mut Vec<FieldError>,
    ) {
        let mut words = before.words();
        for member in MEMBERS {
            let Some(word) = words.get(member.name) else {
                continue;
            };
            if !(member.same)(before, self) {
                (member.copy)(before, self);
                let pointer = format!("/{}", member.name);
                let warning = FieldError::at(ErrorCode::KeptAsRegistered, &pointer);
                warnings.push(warning.with("right", word.right.as_str()));
            } else if word.right == MemberRight::Corrected && agrees(member.name) {
                words.remove(member.name);
            }
        }
        self.set_words(words);
    }
}
