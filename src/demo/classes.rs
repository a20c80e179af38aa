//! The classes of the year, from last year's that are long over to those that still have seats.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::dice::Dice;
use super::names::{PEOPLES, Sex};
use super::places::Places;
use super::steps;
use super::supply::{Course, LicenceLineRow, Supply};
use super::{Plan, Text};
use crate::platform::db::schema::{classes, licence_seats};
use crate::platform::db::types::Json;
use crate::platform::values::ids::{ClassId, CourseId, LicenceLineId, SchoolId, UnitId};
use crate::platform::values::time::{Date, Timestamp};

/// Class sizes that the provincial list names.
const SMALLEST: i32 = 25;
const LARGEST: i32 = 35;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassStatus {
    Planned,
    Open,
    Running,
    Completed,
    Cancelled,
}

impl ClassStatus {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "PLANNED",
            Self::Open => "OPEN",
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

/// A class, before anybody sits in it.
#[derive(Debug)]
pub struct Class {
    pub id: ClassId,
    /// Index of the school.
    pub school: usize,
    pub course: Course,
    /// Index of the commune where it is held.
    pub commune: usize,
    pub start: Date,
    pub end: Date,
    pub status: ClassStatus,
    /// How many new people it takes in.
    pub fill: usize,
    pub capacity: i32,
    /// Enrolments that hold a seat, known once they are made.
    pub seats_taken: i32,
    code: String,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = classes, treat_none_as_default_value = false)]
pub struct ClassRow {
    pub(super) id: ClassId,
    school_id: SchoolId,
    course_id: CourseId,
    licence_line_id: LicenceLineId,
    code: String,
    name: String,
    unit_id: UnitId,
    commune_id: UnitId,
    pub(super) start_date: Date,
    pub(super) end_date: Date,
    capacity: i32,
    seats_taken: i32,
    trainers: Json<Vec<String>>,
    funding_line: Option<Text>,
    commission: Option<String>,
    pub(super) status: &'static str,
    status_date: Option<Date>,
    pub(super) status_reason: Option<Text>,
    steps_undone: bool,
    demo: bool,
    pub(super) version: i64,
    pub(super) created_at: Timestamp,
    pub(super) updated_at: Timestamp,
}

/// Seats that the classes of a licence line take in a year.
#[derive(Debug, Insertable)]
#[diesel(table_name = licence_seats)]
pub struct LicenceSeatsRow {
    licence_line_id: LicenceLineId,
    year: i16,
    seats_taken: i64,
}

/// The seats that `classes` take of their licence lines; a cancelled class takes none.
pub fn licence_seats(classes: &[ClassRow]) -> Vec<LicenceSeatsRow> {
    let mut seats: BTreeMap<(LicenceLineId, i16), i64> = BTreeMap::new();
    for class in classes {
        let held = match class.status {
            "CANCELLED" => 0,
            _ => i64::from(class.seats_taken),
        };
        let place = (class.licence_line_id, class.start_date.year());
        *seats.entry(place).or_default() += held;
    }
    let row = |((licence_line_id, year), seats_taken)| LicenceSeatsRow {
        licence_line_id,
        year,
        seats_taken,
    };
    seats.into_iter().map(row).collect()
}

/// The classes of the plan, oldest first; their fills add up to the plan's trainees.
pub fn make(plan: &Plan, places: &Places, supply: &Supply, dice: &mut Dice) -> Vec<Class> {
    let teaching = supply.teaching();
    let mut classes: Vec<Class> = statuses(plan.classes)
        .into_iter()
        .map(|(status, position)| {
            // In turn, so that every school has classes in every state.
            let school = teaching[position % teaching.len()];
            // Every other one of those under way is over and waits for its results.
            let over = position % 2 == 1;
            class(plan, places, supply, dice, school, (status, over))
        })
        .collect();
    classes.sort_by_key(|class| (class.start, class.id));
    let mut numbers: HashMap<(usize, i16), u32> = HashMap::new();
    for class in &mut classes {
        let number = numbers
            .entry((class.school, class.start.year()))
            .or_default();
        *number += 1;
        class.code = format!("L{}-{number:03}", class.start.year());
    }
    fill(plan, &mut classes, dice);
    classes
}

/// The state of each class, and its place among those of the same state: of 270 are 10 open, 21
/// running, 5 planned and 5 cancelled.
fn statuses(classes: usize) -> Vec<(ClassStatus, usize)> {
    use ClassStatus::{Cancelled, Completed, Open, Planned, Running};
    let share = |percent: usize| (classes * percent / 100).max(1);
    let some = [
        (Open, share(4).max(9.min(classes / 4))),
        (Running, share(8).max(9.min(classes / 4))),
        (Planned, share(2)),
        (Cancelled, share(2)),
    ];
    let others: usize = some.iter().map(|(_, number)| number).sum();
    let all = some
        .into_iter()
        .chain([(Completed, classes.saturating_sub(others))]);
    all.flat_map(|(status, number)| (0..number).map(move |position| (status, position)))
        .collect()
}

fn class(
    plan: &Plan,
    places: &Places,
    supply: &Supply,
    dice: &mut Dice,
    school: usize,
    (status, over): (ClassStatus, bool),
) -> Class {
    let courses = &supply.schools[school].courses;
    let course = courses[dice.index(courses.len())];
    let (shortest, longest) = course.level.days();
    let length = dice.between(shortest, longest);
    let (start, end) = match status {
        ClassStatus::Completed => ended(plan.day(-dice.between(5, plan.span())), length),
        ClassStatus::Running if over => ended(plan.day(-dice.between(1, 4)), length),
        ClassStatus::Running => started(plan.day(-dice.between(3, length - 3)), length),
        ClassStatus::Open => started(plan.day(dice.between(7, 40)), length),
        ClassStatus::Planned => started(plan.day(dice.between(30, 90)), length),
        ClassStatus::Cancelled => started(plan.day(-dice.between(30, 300)), length),
    };
    let commune = places.near(supply.schools[school].commune, dice);
    Class {
        id: dice.id(plan.start_of(start.plus_days(-45))),
        school,
        course,
        commune,
        start,
        end,
        status,
        fill: 0,
        capacity: 30,
        seats_taken: 0,
        code: String::new(),
    }
}

fn ended(end: Date, length: i32) -> (Date, Date) {
    (end.plus_days(1 - length), end)
}

fn started(start: Date, length: i32) -> (Date, Date) {
    (start, start.plus_days(length - 1))
}

/// Share the plan's trainees out: open classes are half full, the others nearly full.
fn fill(plan: &Plan, classes: &mut [Class], dice: &mut Dice) {
    let takes_in =
        |class: &&mut Class| !matches!(class.status, ClassStatus::Planned | ClassStatus::Cancelled);
    let mut left = plan.trainees;
    let mut waiting = classes.iter_mut().filter(takes_in).count();
    let (open, full): (Vec<_>, Vec<_>) = classes
        .iter_mut()
        .filter(takes_in)
        .partition(|class| class.status == ClassStatus::Open);
    for class in open.into_iter().chain(full) {
        let even = left / waiting.max(1);
        let jitter = usize::try_from(dice.between(0, 4)).unwrap_or_default();
        class.fill = match class.status {
            ClassStatus::Open => even / 2 + jitter,
            _ if waiting == 1 => left,
            // Above and below the even share by turns.
            _ if waiting.is_multiple_of(2) => even + jitter / 2,
            _ => even.saturating_sub(jitter / 2),
        }
        .min(left);
        left -= class.fill;
        waiting -= 1;
        let filled = i32::try_from(class.fill).unwrap_or(LARGEST);
        class.capacity = match class.status {
            ClassStatus::Open => LARGEST.max(filled + 5),
            _ => (filled + dice.between(0, 3)).clamp(SMALLEST, LARGEST.max(filled)),
        };
    }
}

/// The licence lines that allow the classes, and the rows of the classes.
pub fn rows(
    plan: &Plan,
    places: &Places,
    supply: &Supply,
    classes: &[Class],
    dice: &mut Dice,
) -> (Vec<LicenceLineRow>, Vec<ClassRow>) {
    let mut by_year: HashMap<(LicenceLineId, i16), i32> = HashMap::new();
    for class in classes {
        let year = (class.course.licence_line, class.start.year());
        *by_year.entry(year).or_default() += class.capacity;
    }
    let mut most_seats: HashMap<LicenceLineId, i32> = HashMap::new();
    for ((line, _), seats) in by_year {
        let most = most_seats.entry(line).or_default();
        *most = seats.max(*most);
    }
    let rows = classes
        .iter()
        .map(|class| row(plan, places, supply, class, dice))
        .collect();
    (supply.licence_lines(plan, places, &most_seats), rows)
}

fn row(plan: &Plan, places: &Places, supply: &Supply, class: &Class, dice: &mut Dice) -> ClassRow {
    let school = &supply.schools[class.school];
    let commune = &places.communes[class.commune];
    let occupation = &places.occupations[class.course.occupation];
    let created_at = plan.start_of(class.start.plus_days(-45));
    let last = match class.status {
        ClassStatus::Completed => class.end.plus_days(3).min(plan.today),
        _ => class.start.min(plan.today),
    };
    let mut row = ClassRow {
        id: class.id,
        school_id: school.id,
        course_id: class.course.id,
        licence_line_id: class.course.licence_line,
        code: class.code.clone(),
        name: format!("{} – {}", occupation.name, commune.name),
        unit_id: commune.id,
        commune_id: commune.id,
        start_date: class.start,
        end_date: class.end,
        capacity: class.capacity,
        seats_taken: class.seats_taken,
        trainers: Json(vec![trainer(dice)]),
        funding_line: dice.chance(80).then_some("CTMTQG-DEMO"),
        commission: None,
        status: class.status.as_str(),
        status_date: None,
        status_reason: (class.status == ClassStatus::Cancelled)
            .then_some("Không đủ người học đăng ký"),
        steps_undone: false,
        demo: true,
        version: 1,
        created_at,
        updated_at: dice.moment(last).max(created_at),
    };
    for (_, day) in steps::of_class(&row) {
        row.status_date = Some(day);
        row.version += 1;
    }
    row
}

fn trainer(dice: &mut Dice) -> String {
    let (sex, people) = (Sex::any(dice), dice.weighted(PEOPLES));
    people.full_name(sex, dice)
}
