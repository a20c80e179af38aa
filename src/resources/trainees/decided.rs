//! Members of a person that somebody has decided: no nightly row takes them back.
//!
//! The table of rules is in `docs/AUTHORITY.md`.

use std::collections::BTreeMap;

use super::citizen_id::Sex;
use super::model::Trainee;
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::decided::{self, DecidedMember, MemberRight, Word};
use crate::platform::values::ids::UnitId;
use crate::platform::values::time::Date;

/// A member that can be decided: whether two rows say the same of it, how it goes from one to the
/// other with what follows from it, and whether there is a value.
struct Member {
    name: &'static str,
    same: fn(&Trainee, &Trainee) -> bool,
    copy: fn(&Trainee, &mut Trainee),
    given: fn(&Trainee) -> bool,
    clear: fn(&mut Trainee),
}

trait Given {
    fn is_given(&self) -> bool {
        true
    }

    fn clear(&mut self) {}
}
impl Given for String {}
impl Given for Sex {}
impl Given for Date {}
impl Given for UnitId {}
impl<T> Given for Option<T> {
    fn is_given(&self) -> bool {
        self.is_some()
    }

    fn clear(&mut self) {
        *self = None;
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
            clear: |row| row.$said.clear(),
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
        decided::words(&self.decided)
    }

    fn set_words(&mut self, words: BTreeMap<String, Word>) {
        self.decided = decided::kept(words);
    }

    /// The members that were decided, in the order of their names.
    #[must_use]
    pub fn decided_members(&self) -> Vec<DecidedMember> {
        decided::members(&self.decided)
    }

    #[must_use]
    pub fn is_decided(&self, member: &str) -> bool {
        self.words().contains_key(member)
    }

    /// Decide by a merge what this row says of a member, whatever the other one said.
    pub fn decide(&mut self, member: &str, op: &Op) {
        let word = Word::of(op, MemberRight::Merged, &Reach::All);
        let mut words = self.words();
        words.entry(member.to_owned()).or_insert(word);
        self.set_words(words);
    }

    /// Decide what differs from `before`, where somebody has changed it who corrects schools.
    pub fn correct(&mut self, before: &Self, reach: &Reach, op: &Op) {
        let corrects = matches!(reach, Reach::All | Reach::Communes(_));
        if !corrects || before.registered_by_school_id.is_none() {
            return;
        }
        let word = Word::of(op, MemberRight::Corrected, reach);
        let mut words = self.words();
        for member in MEMBERS.iter().filter(|member| !(member.same)(self, before)) {
            words.insert(member.name.to_owned(), word.clone());
        }
        self.set_words(words);
    }

    /// Decide what this row says and `gone`, which goes into it, says otherwise, and what was decided of
    /// `gone` and this one does not gainsay. What was corrected before stays a correction when the merge
    /// is taken apart. Returns the members of which this row said nothing.
    pub fn decide_by_merge(&mut self, gone: &Self, op: &Op) -> Vec<String> {
        let word = Word::of(op, MemberRight::Merged, &Reach::All);
        let (mut words, decided) = (self.words(), gone.words());
        let mut filled = Vec::new();
        for member in MEMBERS {
            let name = member.name.to_owned();
            let same = (member.same)(self, gone);
            let says = (member.given)(self) && !same;
            if words.contains_key(&name) || !(says || decided.contains_key(&name)) {
                continue;
            }
            if !says && !same {
                (member.copy)(gone, self);
                filled.push(name.clone());
            }
            words.insert(name, word.clone());
        }
        self.set_words(words);
        filled
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

    /// Forget what a merge has decided, and what it has brought of the members `filled`.
    pub fn forget_merge(&mut self, filled: &[String]) {
        let mut words = self.words();
        let is_merged = |word: &Word| word.right == MemberRight::Merged;
        for member in MEMBERS {
            let brought = filled.iter().any(|name| name == member.name);
            if brought && words.get(member.name).is_some_and(is_merged) {
                (member.clear)(self);
            }
        }
        words.retain(|_, word| !is_merged(word));
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
