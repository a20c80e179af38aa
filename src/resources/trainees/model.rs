//! What a trainee is: the row and the rules that need nothing else.

use std::fmt;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::RESOURCE;
use super::citizen_id::{CitizenId, Disagreement, Sex};
use super::former_ids::{FormerId, Numbers};
use super::input::{Passport, TraineeInput};
use crate::platform::db::schema::trainees;
use crate::platform::db::types::Json;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::lists::page::{Row, SortValue};
use crate::platform::office::letters::same_tone_placement;
use crate::platform::op::changes::Change;
use crate::platform::resource::Decisions;
use crate::platform::sync::external_ids::{ExternalId, Keyed};
use crate::platform::values::ids::{AnyId, SchoolId, TraineeId, UnitId};
use crate::platform::values::names::name_key;
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::platform::values::phone::Phone;
use crate::platform::values::text::{name_sort_key, nfc};
use crate::platform::values::time::{Date, Timestamp};
use crate::resources::admin_units;

/// Years of age in which people train.
const YOUNGEST: i32 = 13;
const OLDEST: i32 = 100;

/// A row of the table. It does not print itself: it holds a citizen ID.
#[derive(
    Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize,
)]
#[diesel(table_name = trainees, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Trainee {
    #[diesel(skip_insertion, skip_update)]
    pub seq: i64,
    #[diesel(skip_update)]
    pub id: TraineeId,
    pub citizen_id: Option<String>,
    pub citizen_id_override: Option<String>,
    pub passport_country: Option<String>,
    pub passport_number: Option<String>,
    pub full_name: String,
    pub sort_key: String,
    pub sex: Sex,
    pub birth_date: Date,
    pub ethnic_group: Option<String>,
    pub residence_unit_id: UnitId,
    pub commune_id: UnitId,
    pub district_id: Option<UnitId>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub schooling_level: Option<String>,
    pub disability_type: Option<String>,
    pub disability_degree: Option<String>,
    pub registered_by_school_id: Option<SchoolId>,
    pub demo: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// What two rows of one person are likely to share; see [`Trainee::set_match_key`].
    pub match_key: Option<String>,
    /// Set, the row is a trace of somebody who went into another row, and nobody sees it.
    pub merged_into_id: Option<TraineeId>,
    /// Members that no nightly row takes back.
    pub decided: Decisions,
    /// Numbers of before; `trainee_former_ids` has those of everybody, to find them by.
    pub former_ids: Option<Json<Numbers>>,
    /// How closely the day of birth is known; `birth_date` is the first day of that period.
    pub birth_precision: Precision,
    /// Where the person lives outside the province; the unit is the province then.
    pub residence_province: Option<String>,
    pub residence_country: Option<String>,
    pub residence_place: Option<String>,
    /// Among whose records the documents are unique: those of a school or a commune. Nil for the lead
    /// agency; its own id where a school has given the record up.
    #[diesel(skip_update)]
    pub registrar_id: AnyId,
    /// The eldest record of the same person, where this is not it.
    #[diesel(skip_update)]
    pub person_id: Option<TraineeId>,
}

impl fmt::Debug for Trainee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Trainee({}, version {})", self.id, self.version)
    }
}

impl Row for Trainee {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, sort: &str) -> SortValue {
        match sort {
            "createdAt" => self.created_at.into(),
            _ => self.sort_key.as_str().into(),
        }
    }

    fn seq(&self) -> i64 {
        self.seq
    }
}

impl Trainee {
    /// A new row; what `input` breaks is noted in `problems`. Commune and district follow from
    /// the residence and are filled in by the service.
    pub fn new(input: &TraineeInput, now: Timestamp, problems: &mut Problems) -> Self {
        let mut trainee = Self {
            seq: 0,
            id: TraineeId::new(),
            citizen_id: None,
            citizen_id_override: None,
            passport_country: None,
            passport_number: None,
            full_name: String::new(),
            sort_key: String::new(),
            sex: input.sex,
            birth_date: input.born().first(),
            ethnic_group: None,
            residence_unit_id: admin_units::province(),
            commune_id: admin_units::province(),
            district_id: None,
            address: None,
            phone: None,
            schooling_level: None,
            disability_type: None,
            disability_degree: None,
            registered_by_school_id: None,
            demo: false,
            version: 0,
            created_at: now,
            updated_at: now,
            match_key: None,
            merged_into_id: None,
            decided: None,
            former_ids: None,
            birth_precision: input.born().precision(),
            residence_province: None,
            residence_country: None,
            residence_place: None,
            registrar_id: AnyId::nil(),
            person_id: None,
        };
        check_age(trainee.born(), now.date(), problems);
        trainee.apply(input, now, problems);
        trainee.add_former(&input.former_ids, now);
        trainee
    }

    /// Take over what `input` says, as the next version.
    pub fn apply(&mut self, input: &TraineeInput, now: Timestamp, problems: &mut Problems) {
        let born = input.born();
        let marked = input.birth_date_precision;
        let says_it = marked.is_none_or(|marked| marked == born.precision());
        let pointer = "/birthDatePrecision";
        problems.expect(says_it, ErrorCode::BirthDatePrecision, pointer);
        if born != self.born() {
            check_age(born, now.date(), problems);
        }
        let phone = input.phone.as_deref().map(Phone::parse).transpose();
        problems.expect(phone.is_ok(), ErrorCode::PhoneInvalid, "/phone");
        let missing = match (&input.disability_type, &input.disability_degree) {
            (Some(_), None) => Some("/disabilityDegree"),
            (None, Some(_)) => Some("/disabilityType"),
            _ => None,
        };
        if let Some(missing) = missing {
            problems.add(ErrorCode::DisabilityIncomplete, missing);
        }
        let has_document = input.citizen_id.is_some() || input.passport.is_some();
        problems.expect(has_document, ErrorCode::IdentityRequired, "/citizenId");
        self.full_name = nfc(&input.full_name);
        let is_name = self.full_name.chars().any(char::is_alphabetic);
        problems.expect(is_name, ErrorCode::NameInvalid, "/fullName");
        self.sort_key = name_sort_key(&self.full_name);
        self.citizen_id.clone_from(&input.citizen_id);
        self.citizen_id_override = input.citizen_id_override.as_deref().map(nfc);
        let passport = input.passport.as_ref();
        self.passport_country = passport.map(|passport| passport.country.clone());
        self.passport_number = passport.map(|passport| passport.number.clone());
        self.sex = input.sex;
        self.set_born(born);
        self.ethnic_group.clone_from(&input.ethnic_group);
        self.take_residence(input, problems);
        self.address = input.address.as_deref().map(nfc);
        self.phone = phone.ok().flatten().map(|phone| phone.as_str().to_owned());
        self.schooling_level.clone_from(&input.schooling_level);
        self.disability_type.clone_from(&input.disability_type);
        self.disability_degree.clone_from(&input.disability_degree);
        self.version += 1;
        self.updated_at = now;
    }

    /// Name without accents, birth year and commune: where they agree, two rows may be one person.
    pub fn set_match_key(&mut self) {
        self.match_key = Some(match_key(&self.full_name, self.birth_date, self.commune_id));
    }

    /// Whether this version says what `before` said.
    #[must_use]
    pub fn says_as(&self, before: &Self) -> bool {
        let unversioned = Self {
            version: before.version,
            updated_at: before.updated_at,
            match_key: before.match_key.clone(),
            decided: before.decided.clone(),
            ..self.clone()
        };
        unversioned == *before
    }

    /// Where the citizen ID does not fit birth date and sex.
    #[must_use]
    pub fn disagreements(&self) -> Vec<ErrorCode> {
        let id = self.citizen_id.as_deref().map(CitizenId::parse);
        let Some(Ok(id)) = id else {
            return Vec::new();
        };
        let found = id.disagreements(self.birth_date.civil(), self.sex);
        found
            .into_iter()
            .map(|disagreement| match disagreement {
                Disagreement::BirthYear { .. } => ErrorCode::CitizenIdBirthYear,
                Disagreement::Sex { .. } => ErrorCode::CitizenIdSex,
                Disagreement::UnknownPrefix { .. } => ErrorCode::CitizenIdPrefix,
            })
            .collect()
    }

    #[must_use]
    pub fn passport(&self) -> Option<Passport> {
        Some(Passport {
            country: self.passport_country.clone()?,
            number: self.passport_number.clone()?,
        })
    }

    /// Whether the documents are those of `other`.
    #[must_use]
    pub fn has_documents_of(&self, other: &Self) -> bool {
        self.citizen_id == other.citizen_id
            && self.former_numbers() == other.former_numbers()
            && self.passport_country == other.passport_country
            && self.passport_number == other.passport_number
    }

    /// Whether this next version of `before` says of another person what `before` said of one:
    /// another document, and another name or birth date.
    pub fn replaces(&self, before: &Self) -> bool {
        let differ = |one: &Option<String>, other: &Option<String>| {
            one.is_some() && other.is_some() && one != other
        };
        let documents = differ(&self.citizen_id, &before.citizen_id)
            || (self.citizen_id != before.citizen_id
                && differ(&self.passport_number, &before.passport_number));
        documents && !(self.has_name_of(before) && self.has_birth_of(before))
    }

    /// Whether `other`, who has the same document, is this person: name without accents, birth
    /// date and sex agree, and no citizen ID speaks against it. A former one does not.
    #[must_use]
    pub fn is_same_person(&self, other: &Self) -> bool {
        let ids_agree = match (&self.citizen_id, &other.citizen_id) {
            (Some(own), Some(others)) => {
                own == others || self.has_former(others) || other.has_former(own)
            }
            _ => true,
        };
        ids_agree && self.has_birth_of(other) && self.sex == other.sex && self.has_name_of(other)
    }

    /// The day of birth, as closely as it is known.
    #[must_use]
    pub fn born(&self) -> PartialDate {
        PartialDate::new(self.birth_date, self.birth_precision)
    }

    pub fn set_born(&mut self, born: PartialDate) {
        self.birth_date = born.first();
        self.birth_precision = born.precision();
    }

    /// Whether the day of birth may be that of `other`, who has the same document: it is the same as
    /// far as both know it, or in both a stand-in for an unknown day of one year.
    #[must_use]
    pub fn has_birth_of(&self, other: &Self) -> bool {
        let (own, others) = (self.born(), other.born());
        let stand_in = own.is_stand_in() && others.is_stand_in();
        own.agrees(others) || (stand_in && self.birth_date.year() == other.birth_date.year())
    }

    /// Whether `given`, of which this row keeps its own day of birth, says another or more of it.
    #[must_use]
    pub fn keeps_birth(&self, given: &Self) -> bool {
        let (own, given) = (self.born(), given.born());
        given != own.within(given.precision())
    }

    /// Whether the name is that of `other`, however the two are spelled.
    #[must_use]
    pub fn has_name_of(&self, other: &Self) -> bool {
        name_key(&self.full_name) == name_key(&other.full_name)
    }

    /// Whether the name is spelled as that of `other`: the two places of a tone are one spelling.
    #[must_use]
    pub fn is_spelled_as(&self, other: &Self) -> bool {
        same_tone_placement(&self.full_name) == same_tone_placement(&other.full_name)
    }

    /// The row as a client would send it, unmasked, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self, external_ids: Vec<ExternalId>) -> TraineeInput {
        TraineeInput {
            citizen_id: self.citizen_id.clone(),
            citizen_id_override: self.citizen_id_override.clone(),
            passport: self.passport(),
            full_name: self.full_name.clone(),
            sex: self.sex,
            birth_date: self.born(),
            birth_date_precision: None,
            ethnic_group: self.ethnic_group.clone(),
            residence_unit_id: (!self.lives_elsewhere()).then_some(self.residence_unit_id),
            residence_elsewhere: self.residence_elsewhere(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            schooling_level: self.schooling_level.clone(),
            disability_type: self.disability_type.clone(),
            disability_degree: self.disability_degree.clone(),
            former_ids: self
                .former_numbers()
                .into_iter()
                .map(|number| FormerId(number.to_owned()))
                .collect(),
            external_ids,
            removes: Vec::new(),
        }
    }

    /// The row as its external ids know it.
    #[must_use]
    pub fn keyed(&self) -> Keyed {
        Keyed {
            resource: RESOURCE,
            id: self.id.any(),
            version: self.version,
        }
    }

    /// The change that made this version, as the present commune sees it.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version).commune(self.commune_id)
    }
}

/// What two rows of one person are likely to share.
#[must_use]
pub fn match_key(full_name: &str, birth_date: Date, commune: UnitId) -> String {
    let year = birth_date.year();
    format!("{} {year:04} {commune}", name_key(full_name))
}

/// Of somebody whose day is not known, an age counts that they may have.
fn check_age(born: PartialDate, today: Date, problems: &mut Problems) {
    if born.first() >= today {
        problems.add(ErrorCode::DateInFuture, "/birthDate");
        return;
    }
    let old_enough = born.first().plus_months(12 * YOUNGEST) <= today;
    let young_enough = born.last().plus_months(12 * (OLDEST + 1)) > today;
    if !(old_enough && young_enough) {
        problems
            .add(ErrorCode::TraineeAge, "/birthDate")
            .param("minimum", YOUNGEST)
            .param("maximum", OLDEST);
    }
}
