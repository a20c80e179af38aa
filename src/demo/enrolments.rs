//! Enrolments with their dates and results, and the certificates that follow.

use diesel::prelude::*;

use super::classes::Class;
use super::dice::Dice;
use super::people::Person;
use super::{Plan, Text};
use crate::platform::db::schema::{certificates, enrolments};
use crate::platform::values::ids::{
    BeneficiaryStatusId, CertificateId, ClassId, EnrolmentId, SchoolId, TraineeId, UnitId,
};
use crate::platform::values::number::number_key;
use crate::platform::values::text::{fold, name_sort_key};
use crate::platform::values::time::{Date, Timestamp, is_valid_on};
use crate::resources::certificates::code;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Applied,
    Eligible,
    Admitted,
    Studying,
    Completed,
    Dropped,
    Expelled,
    Transferred,
    Rejected,
}

impl Status {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "APPLIED",
            Self::Eligible => "ELIGIBLE",
            Self::Admitted => "ADMITTED",
            Self::Studying => "STUDYING",
            Self::Completed => "COMPLETED",
            Self::Dropped => "DROPPED",
            Self::Expelled => "EXPELLED",
            Self::Transferred => "TRANSFERRED",
            Self::Rejected => "REJECTED",
        }
    }

    /// How many steps led here, and the entry of a result.
    const fn version(self) -> i64 {
        match self {
            Self::Applied => 1,
            Self::Eligible | Self::Rejected => 2,
            Self::Admitted => 3,
            Self::Studying => 4,
            Self::Dropped | Self::Expelled | Self::Transferred => 5,
            Self::Completed => 6,
        }
    }

    pub const fn has_studied(self) -> bool {
        matches!(
            self,
            Self::Studying | Self::Completed | Self::Dropped | Self::Expelled | Self::Transferred
        )
    }

    /// Whether an enrolment in this state takes a seat of its class: who has begun to study
    /// keeps it to the end.
    pub const fn holds_seat(self) -> bool {
        !matches!(self, Self::Rejected | Self::Transferred)
    }
}

/// What an enrolment is made of.
#[derive(Debug, Clone, Copy)]
pub struct Seat {
    pub id: EnrolmentId,
    pub person: usize,
    pub status: Status,
    pub transferred_to: Option<EnrolmentId>,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = enrolments, treat_none_as_default_value = false)]
pub struct EnrolmentRow {
    pub(super) id: EnrolmentId,
    pub(super) trainee_id: TraineeId,
    class_id: ClassId,
    school_id: SchoolId,
    commune_id: UnitId,
    district_id: Option<UnitId>,
    pub(super) status: &'static str,
    pub(super) status_date: Date,
    pub(super) status_reason: Option<Text>,
    beneficiary_status_id: Option<BeneficiaryStatusId>,
    beneficiary_group: Option<Text>,
    applied_date: Date,
    pub(super) admitted_date: Option<Date>,
    pub(super) started_date: Option<Date>,
    started_estimated: bool,
    pub completed_date: Option<Date>,
    hours_attended: Option<i32>,
    score: Option<i32>,
    pub result: Option<Text>,
    pub transferred_to_id: Option<EnrolmentId>,
    steps_undone: bool,
    demo: bool,
    pub(super) version: i64,
    created_at: Timestamp,
    pub(super) updated_at: Timestamp,
    sort_key: String,
}

/// An odd number, by which numbers that follow each other get places far from each other.
const SCATTER: u32 = 20_501_557;

#[derive(Debug, Insertable)]
#[diesel(table_name = certificates, treat_none_as_default_value = false)]
pub struct CertificateRow {
    pub(super) id: CertificateId,
    enrolment_id: EnrolmentId,
    pub(super) trainee_id: TraineeId,
    school_id: SchoolId,
    kind: &'static str,
    number: String,
    register_number: String,
    holder_name: String,
    holder_folded: String,
    issue_date: Date,
    pub(super) status: &'static str,
    pub(super) status_date: Option<Date>,
    pub(super) status_reason: Option<Text>,
    replaces_id: Option<CertificateId>,
    pub(super) version: i64,
    created_at: Timestamp,
    pub(super) updated_at: Timestamp,
    commune_id: UnitId,
    number_key: String,
    number_repeated: bool,
    register_number_key: String,
    register_number_repeated: bool,
    code: String,
    holder_birth_date: Date,
    school_name: Text,
    course_name: String,
    level: Text,
    occupation_name: String,
    training_start: Date,
    training_end: Date,
    imprint_recorded: bool,
}

/// Names that stand on a certificate. Courses are called as their occupations.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    pub school: Text,
    pub occupation: &'a str,
}

impl EnrolmentRow {
    pub fn new(
        plan: &Plan,
        school: SchoolId,
        class: &Class,
        person: &Person,
        seat: &Seat,
        dice: &mut Dice,
    ) -> Self {
        // A returner or one who transfers applies shortly before the class begins.
        let registered = person.registered.date();
        let latest = class.start.plus_days(-14).min(plan.day(-1));
        let applied = registered.max(latest.plus_days(-dice.between(0, 10)));
        let steps = Steps::take(plan, class, seat.status, applied, dice);
        let standing = person
            .standings
            .iter()
            .find(|standing| is_valid_on(standing.from, standing.to, applied))
            .filter(|_| seat.status != Status::Applied || dice.chance(50));
        let created_at = dice.moment(applied).max(person.registered);
        let grade = grade(plan, class, &steps, seat.status, dice);
        Self {
            id: seat.id,
            trainee_id: person.id,
            class_id: class.id,
            school_id: school,
            commune_id: person.home.commune,
            district_id: person.home.district,
            status: seat.status.as_str(),
            status_date: steps.last,
            status_reason: reason(seat.status, dice),
            beneficiary_status_id: standing.map(|standing| standing.id),
            beneficiary_group: standing.map(|standing| standing.group),
            applied_date: applied,
            admitted_date: steps.admitted,
            started_date: seat.status.has_studied().then_some(class.start),
            started_estimated: false,
            completed_date: steps.completed,
            hours_attended: grade.hours,
            score: grade.score,
            result: grade.result,
            transferred_to_id: seat.transferred_to,
            steps_undone: false,
            demo: true,
            version: seat.status.version(),
            created_at,
            updated_at: dice.moment(steps.last).max(created_at),
            sort_key: name_sort_key(&person.name),
        }
    }
}

/// The days on which an enrolment went from status to status.
struct Steps {
    admitted: Option<Date>,
    completed: Option<Date>,
    /// When it came to the status it is in.
    last: Date,
}

impl Steps {
    fn take(plan: &Plan, class: &Class, status: Status, applied: Date, dice: &mut Dice) -> Self {
        let decided = applied.plus_days(dice.between(1, 9)).min(plan.today);
        let under_way = class.end.min(plan.today).days_since_1970() - class.start.days_since_1970();
        let last = match status {
            Status::Applied => applied,
            Status::Eligible | Status::Rejected | Status::Admitted => decided,
            Status::Studying => class.start,
            Status::Completed => class.end,
            // While another class of the school still takes people.
            Status::Transferred => class.start.plus_days(dice.between(1, 5)),
            Status::Dropped | Status::Expelled => class
                .start
                .plus_days(dice.between(1, (under_way - 1).max(1))),
        };
        let waits = matches!(
            status,
            Status::Applied | Status::Eligible | Status::Rejected
        );
        Self {
            admitted: (!waits).then_some(decided),
            completed: (status == Status::Completed).then_some(class.end),
            last,
        }
    }
}

struct Grade {
    hours: Option<i32>,
    score: Option<i32>,
    result: Option<Text>,
}

/// What came out of the training. Who passed has attended the hours that the level takes.
fn grade(plan: &Plan, class: &Class, steps: &Steps, status: Status, dice: &mut Dice) -> Grade {
    let hours = class.course.hours;
    let unfinished = |until: Date| {
        let length = class.end.days_since_1970() - class.start.days_since_1970() + 1;
        let passed = until.days_since_1970() - class.start.days_since_1970();
        Some((hours * passed.clamp(0, length) / length) * 9 / 10)
    };
    let (hours, score, result) = match status {
        Status::Completed if dice.chance(96) => {
            let attended = hours * dice.between(88, 100) / 100;
            let score = Some(dice.between(500, 980));
            (
                Some(attended.max(class.course.level.minimum_hours())),
                score,
                Some("PASSED"),
            )
        }
        Status::Completed => {
            let attended = hours * dice.between(72, 88) / 100;
            (Some(attended), Some(dice.between(200, 490)), Some("FAILED"))
        }
        Status::Studying => (unfinished(plan.today), None, None),
        Status::Dropped | Status::Expelled | Status::Transferred => {
            (unfinished(steps.last), None, None)
        }
        _ => (None, None, None),
    };
    Grade {
        hours,
        score,
        result,
    }
}

fn reason(status: Status, dice: &mut Dice) -> Option<Text> {
    match status {
        Status::Dropped => Some(dice.pick(&[
            "Đi làm ăn xa",
            "Bận việc gia đình",
            "Sức khỏe không bảo đảm",
            "Chuyển nơi ở",
        ])),
        Status::Expelled => Some("Nghỉ học quá thời gian quy định"),
        Status::Rejected => Some(dice.pick(&["Không đủ độ tuổi lao động", "Hồ sơ chưa đầy đủ"])),
        Status::Transferred => Some("Chuyển sang lớp gần nơi ở hơn"),
        _ => None,
    }
}

impl CertificateRow {
    /// The certificate of somebody who passed, when enough time has gone by to print it.
    pub fn new(
        plan: &Plan,
        class: &Class,
        person: &Person,
        enrolment: &EnrolmentRow,
        names: Names<'_>,
        number: usize,
        dice: &mut Dice,
    ) -> Option<Self> {
        let issued = class.end.plus_days(dice.between(5, 20));
        if issued > plan.today {
            return None;
        }
        let revoked = (dice.index(400) == 0).then(|| issued.plus_days(30).min(plan.today));
        let created_at = dice.moment(issued);
        let register_number = format!("{number:05}/{}", issued.year());
        let places = code::LISTS * code::ENTRIES;
        let place = u32::try_from(number)
            .unwrap_or_default()
            .wrapping_mul(SCATTER)
            % places;
        let code = code::at(place, &dice.bytes::<26>());
        let number = format!("DEMO-{number:06}");
        Some(Self {
            id: dice.id(created_at),
            enrolment_id: enrolment.id,
            trainee_id: person.id,
            school_id: enrolment.school_id,
            kind: class.course.level.certificate(),
            number_key: number_key(&number),
            number,
            register_number_key: number_key(&register_number),
            register_number,
            holder_name: person.name.clone(),
            holder_folded: fold(&person.name),
            issue_date: issued,
            status: if revoked.is_some() {
                "REVOKED"
            } else {
                "ISSUED"
            },
            status_date: revoked,
            status_reason: revoked.map(|_| "Cấp sai thông tin"),
            replaces_id: None,
            version: if revoked.is_some() { 2 } else { 1 },
            created_at,
            updated_at: created_at,
            commune_id: enrolment.commune_id,
            number_repeated: false,
            register_number_repeated: false,
            code,
            holder_birth_date: person.birth_date,
            school_name: names.school,
            course_name: names.occupation.to_owned(),
            level: class.course.level.as_str(),
            occupation_name: names.occupation.to_owned(),
            training_start: class.start,
            training_end: class.end,
            imprint_recorded: true,
        })
    }
}
