//! Who comes to which class: newcomers, those who transfer and those who come back.

use super::Plan;
use super::classes::{Class, ClassStatus};
use super::dice::Dice;
use super::enrolments::{CertificateRow, EnrolmentRow, Names, Seat, Status};
use super::people::{Person, Registrar};
use super::places::Places;
use super::statuses::{self, StatusRow};
use super::supply::Supply;
use crate::platform::values::ids::EnrolmentId;
use crate::platform::values::time::Date;

/// One person in one class.
#[derive(Debug)]
pub struct Enrolment {
    pub id: EnrolmentId,
    /// Index of the person.
    pub person: usize,
    /// Index of the class.
    pub class: usize,
    pub completed: Option<Date>,
}

/// What the classes are filled from.
struct Stage<'a> {
    plan: &'a Plan,
    places: &'a Places,
    supply: &'a Supply,
}

/// Everything that happened in the classes.
#[derive(Debug, Default)]
pub struct Training {
    pub people: Vec<Person>,
    pub enrolments: Vec<Enrolment>,
    pub status_rows: Vec<StatusRow>,
    pub enrolment_rows: Vec<EnrolmentRow>,
    pub certificate_rows: Vec<CertificateRow>,
    registrar: Registrar,
    /// People under way to another class: its index, theirs, and the enrolment there.
    transfers: Vec<(usize, usize, EnrolmentId)>,
}

impl Training {
    /// Fill the classes, which are in the order of their start, and count their seats.
    pub fn make(
        plan: &Plan,
        places: &Places,
        supply: &Supply,
        classes: &mut [Class],
        dice: &mut Dice,
    ) -> Self {
        let mut training = Self::default();
        let stage = Stage {
            plan,
            places,
            supply,
        };
        for index in 0..classes.len() {
            let seats = training.fill(&stage, classes, index, dice);
            let class = &mut classes[index];
            class.seats_taken = seats;
            class.capacity = class.capacity.max(seats);
        }
        training
    }

    /// Seat everybody who comes to a class; how many seats that takes.
    fn fill(&mut self, stage: &Stage, classes: &[Class], index: usize, dice: &mut Dice) -> i32 {
        let class = &classes[index];
        let mut statuses = Vec::new();
        for _ in 0..class.fill {
            let person = self.newcomer(stage, class, dice);
            let destination = later_class(classes, index, dice);
            let at = self.people[person].registered;
            let goes_on = destination.map(|later| (later, dice.id(at)));
            let status = status_in(class, goes_on.is_some(), dice);
            let goes_on = goes_on.filter(|_| status == Status::Transferred);
            self.transfers
                .extend(goes_on.map(|(later, id)| (later, person, id)));
            let id = dice.id(at);
            let transferred_to = goes_on.map(|(_, id)| id);
            self.enrol(
                stage,
                index,
                class,
                Seat {
                    id,
                    person,
                    status,
                    transferred_to,
                },
                dice,
            );
            statuses.push(status);
        }
        let arrivals: Vec<_> = self.transfers.extract_if(.., |to| to.0 == index).collect();
        for (_, person, id) in arrivals {
            let status = match status_in(class, false, dice) {
                Status::Rejected => Status::Applied,
                status => status,
            };
            self.enrol(
                stage,
                index,
                class,
                Seat {
                    id,
                    person,
                    status,
                    transferred_to: None,
                },
                dice,
            );
            statuses.push(status);
        }
        // Some of those who finished another class come back for one that still has seats.
        for _ in 0..(if class.status == ClassStatus::Open {
            4
        } else {
            0
        }) {
            let Some(person) = self.returner(class, dice) else {
                continue;
            };
            let id = dice.id(stage.plan.start_of(stage.plan.day(-1)));
            let status = status_in(class, false, dice);
            self.enrol(
                stage,
                index,
                class,
                Seat {
                    id,
                    person,
                    status,
                    transferred_to: None,
                },
                dice,
            );
            statuses.push(status);
        }
        let seats = statuses.iter().filter(|status| status.holds_seat()).count();
        i32::try_from(seats).unwrap_or(i32::MAX)
    }

    fn newcomer(&mut self, stage: &Stage, class: &Class, dice: &mut Dice) -> usize {
        let commune = if dice.chance(70) {
            class.commune
        } else {
            stage.places.near(class.commune, dice)
        };
        let day = class.start.plus_days(-dice.between(15, 40));
        let day = day.min(stage.plan.day(-1));
        let school = stage.supply.schools[class.school].id;
        let mut person = self
            .registrar
            .register(stage.places, commune, school, day, dice);
        let rows = statuses::of(&person, day, dice);
        person.standings = rows.iter().filter_map(StatusRow::standing).collect();
        self.status_rows.extend(rows);
        self.people.push(person);
        self.people.len() - 1
    }

    /// Somebody whose earlier class was over well before this one.
    fn returner(&mut self, class: &Class, dice: &mut Dice) -> Option<usize> {
        let person = dice.index(self.people.len());
        let free = self.people[person].busy_until < class.start.plus_days(-90);
        free.then_some(person)
    }

    fn enrol(&mut self, stage: &Stage, index: usize, class: &Class, seat: Seat, dice: &mut Dice) {
        let school = &stage.supply.schools[class.school];
        let person = &mut self.people[seat.person];
        if !person.schools.contains(&school.id) {
            person.schools.push(school.id);
        }
        if seat.status.holds_seat() {
            person.busy_until = class.end;
        }
        let row = EnrolmentRow::new(stage.plan, school.id, class, person, &seat, dice);
        if row.result == Some("PASSED") {
            let number = self.certificate_rows.len() + 1;
            let names = Names {
                school: school.name,
                occupation: &stage.places.occupations[class.course.occupation].name,
            };
            let certificate =
                CertificateRow::new(stage.plan, class, person, &row, names, number, dice);
            self.certificate_rows.extend(certificate);
        }
        self.enrolments.push(Enrolment {
            id: seat.id,
            person: seat.person,
            class: index,
            completed: row.completed_date,
        });
        self.enrolment_rows.push(row);
    }
}

/// A class of the same school that begins while this one is under way, and has room.
fn later_class(classes: &[Class], index: usize, dice: &mut Dice) -> Option<usize> {
    let class = &classes[index];
    if class.status != ClassStatus::Completed || !dice.chance(2) {
        return None;
    }
    let later = classes.iter().enumerate().skip(index + 1);
    later
        .take_while(|(_, other)| other.start < class.end)
        .find(|(_, other)| {
            other.school == class.school
                && other.start > class.start.plus_days(5)
                && other.fill > 0
                && other.fill < 32
        })
        .map(|(later, _)| later)
}

fn status_in(class: &Class, may_transfer: bool, dice: &mut Dice) -> Status {
    use Status::{
        Admitted, Applied, Completed, Dropped, Eligible, Expelled, Rejected, Studying, Transferred,
    };
    match class.status {
        ClassStatus::Completed if may_transfer => Transferred,
        ClassStatus::Completed => dice.weighted(&[(185, Completed), (13, Dropped), (2, Expelled)]),
        ClassStatus::Running => dice.weighted(&[(96, Studying), (4, Dropped)]),
        _ => dice.weighted(&[(30, Applied), (35, Eligible), (28, Admitted), (7, Rejected)]),
    }
}
