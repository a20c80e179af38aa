//! The trainees: made-up people with names, numbers and homes that fit together.

use std::collections::HashMap;

use diesel::prelude::*;

use super::Text;
use super::dice::Dice;
use super::names::{PEOPLES, People, Sex};
use super::places::{Places, Residence};
use super::statuses::Standing;
use crate::platform::db::schema::{trainee_schools, trainees};
use crate::platform::values::ids::{AnyId, SchoolId, TraineeId, UnitId};
use crate::platform::values::text::name_sort_key;
use crate::platform::values::time::{Date, Timestamp};
use crate::resources::trainees::match_key;

/// Serial numbers of citizen IDs begin here: no province registers as many births a year, so
/// that none of these numbers belongs to anybody.
const FIRST_SERIAL: u32 = 900_000;
/// No operator has numbers that begin so.
const PHONE_PREFIX: &str = "+8430";
/// Where Kinh families of Sơn La came from: Hà Nội, Hòa Bình, Hưng Yên, Thái Bình, Nam Định,
/// Thanh Hóa.
const OTHER_PROVINCES: &[&str] = &["001", "017", "033", "034", "036", "038"];

/// A trainee, and what their statuses and incomes depend on.
#[derive(Debug)]
pub struct Person {
    pub id: TraineeId,
    pub name: String,
    pub sex: Sex,
    pub birth_date: Date,
    pub people: &'static People,
    pub home: Residence,
    pub disabled: bool,
    /// Confirmed statuses, the one with the best support first.
    pub standings: Vec<Standing>,
    /// Schools that may see the trainee, the one that registered them first.
    pub schools: Vec<SchoolId>,
    pub registered: Timestamp,
    /// The last day of their latest training, to keep classes apart.
    pub busy_until: Date,
    citizen_id: String,
    phone: Option<String>,
    schooling_level: &'static str,
}

/// Makes people, no two with the same citizen ID or phone.
#[derive(Debug, Default)]
pub struct Registrar {
    serials: HashMap<String, u32>,
    phones: u32,
}

impl Registrar {
    /// Somebody of a commune whom `school` registers on `day`.
    pub fn register(
        &mut self,
        places: &Places,
        commune: usize,
        school: SchoolId,
        day: Date,
        dice: &mut Dice,
    ) -> Person {
        let people = dice.weighted(PEOPLES);
        let sex = Sex::any(dice);
        let birth_date = birth_date(day, dice);
        let registered = dice.moment(day);
        Person {
            id: dice.id(registered),
            name: people.full_name(sex, dice),
            sex,
            birth_date,
            people,
            home: places.residence(commune, dice),
            disabled: dice.chance(2),
            standings: Vec::new(),
            schools: vec![school],
            registered,
            busy_until: day,
            citizen_id: self.citizen_id(people, sex, birth_date, dice),
            phone: dice.chance(85).then(|| self.phone()),
            schooling_level: dice.weighted(&[
                (8, "INCOMPLETE_PRIMARY"),
                (17, "PRIMARY"),
                (42, "LOWER_SECONDARY"),
                (28, "UPPER_SECONDARY"),
                (4, "INTERMEDIATE"),
                (1, "COLLEGE"),
            ]),
        }
    }

    fn citizen_id(&mut self, people: &People, sex: Sex, birth: Date, dice: &mut Dice) -> String {
        let moved = dice.chance(if people.is_minority() { 1 } else { 25 });
        let province = if moved {
            dice.pick(OTHER_PROVINCES)
        } else {
            "014"
        };
        let century = (birth.year() - 1900) / 100 * 2 + i16::from(sex == Sex::Female);
        let start = format!("{province}{century}{:02}", birth.year() % 100);
        let serial = self.serials.entry(start.clone()).or_insert(FIRST_SERIAL);
        *serial += 1;
        format!("{start}{serial}")
    }

    fn phone(&mut self) -> String {
        self.phones += 1;
        format!("{PHONE_PREFIX}{:07}", self.phones)
    }
}

/// People of working age, most of them young.
fn birth_date(day: Date, dice: &mut Dice) -> Date {
    let age = dice.weighted(&[
        (8, 16),
        (22, 20),
        (24, 25),
        (18, 31),
        (14, 38),
        (9, 45),
        (5, 52),
    ]);
    let months = age * 12 + dice.between(0, 83);
    day.plus_months(-months).plus_days(-dice.between(0, 30))
}

#[derive(Debug, Insertable)]
#[diesel(table_name = trainees, treat_none_as_default_value = false)]
pub struct TraineeRow {
    id: TraineeId,
    citizen_id: Option<String>,
    full_name: String,
    sort_key: String,
    sex: &'static str,
    birth_date: Date,
    ethnic_group: Option<Text>,
    residence_unit_id: UnitId,
    commune_id: UnitId,
    district_id: Option<UnitId>,
    phone: Option<String>,
    schooling_level: Option<Text>,
    disability_type: Option<Text>,
    disability_degree: Option<Text>,
    registered_by_school_id: Option<SchoolId>,
    demo: bool,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
    match_key: String,
    registrar_id: AnyId,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = trainee_schools)]
pub struct TraineeSchoolRow {
    school_id: SchoolId,
    trainee_id: TraineeId,
    sort_key: String,
    acquainted: bool,
    commune_id: UnitId,
    created_at: Timestamp,
}

/// The rows of people, and of who may see them.
pub fn rows(people: &[Person], dice: &mut Dice) -> (Vec<TraineeRow>, Vec<TraineeSchoolRow>) {
    let trainees = people.iter().map(|person| row(person, dice)).collect();
    let seen = people.iter().flat_map(|person| {
        let schools = person.schools.iter();
        schools.map(|school| TraineeSchoolRow {
            school_id: *school,
            trainee_id: person.id,
            sort_key: name_sort_key(&person.name),
            acquainted: true,
            commune_id: person.home.commune,
            created_at: person.registered,
        })
    });
    (trainees, seen.collect())
}

fn row(person: &Person, dice: &mut Dice) -> TraineeRow {
    TraineeRow {
        id: person.id,
        citizen_id: Some(person.citizen_id.clone()),
        full_name: person.name.clone(),
        sort_key: name_sort_key(&person.name),
        sex: person.sex.as_str(),
        birth_date: person.birth_date,
        ethnic_group: Some(person.people.code),
        residence_unit_id: person.home.unit,
        commune_id: person.home.commune,
        district_id: person.home.district,
        phone: person.phone.clone(),
        schooling_level: Some(person.schooling_level),
        disability_type: person
            .disabled
            .then(|| dice.pick(&["MOBILITY", "HEARING_SPEECH", "VISION"])),
        disability_degree: person.disabled.then(|| dice.pick(&["MILD", "SEVERE"])),
        registered_by_school_id: person.schools.first().copied(),
        demo: true,
        version: 1,
        created_at: person.registered,
        updated_at: person.registered,
        match_key: match_key(&person.name, person.birth_date, person.home.commune),
        registrar_id: person
            .schools
            .first()
            .map_or_else(AnyId::nil, |school| school.any()),
    }
}
