//! A demo province: a whole training year of made-up people, on the real places and catalogues.
//!
//! Everything is drawn from one seed. Rows are made in memory first ([`World`]) and then stored
//! table by table, so that they keep every rule that the operations enforce (a test checks them
//! in SQL).

mod accounts;
mod classes;
mod dice;
mod enrolments;
mod guide;
mod level;
mod names;
mod outcomes;
mod partnerships;
mod people;
mod places;
mod serve;
mod statuses;
mod steps;
mod store;
mod supply;
mod training;

use std::fmt;

use crate::platform::db::schema::{classes as class_table, trainees, users};
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::SchoolId;
use crate::platform::values::time::{Date, Timestamp};
use accounts::{Account, Accounts};
use classes::ClassRow;
use dice::Dice;
use outcomes::{EnterpriseRow, OutcomeRow};
use partnerships::{PartnershipRow, partnerships};
use people::{TraineeRow, TraineeSchoolRow};
use places::{OccupationRow, Places};
use supply::{LicenceLineRow, Supply};
use training::Training;

pub use accounts::scopes_of;
pub use serve::{DemoArgs, run};

/// What the province trains in a year.
const TRAINEES_A_YEAR: usize = 8_000;

/// Text that the program holds.
type Text = &'static str;

/// How large a province to make.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub seed: u64,
    pub trainees: usize,
    pub classes: usize,
    pub now: Timestamp,
    pub today: Date,
}

impl Plan {
    /// A year of the province: 8,000 trainees in 270 classes.
    #[must_use]
    pub fn year(seed: u64) -> Self {
        Self::sized(seed, TRAINEES_A_YEAR)
    }

    /// As many trainees, about thirty to a class.
    #[must_use]
    pub fn sized(seed: u64, trainees: usize) -> Self {
        let now = Timestamp::now();
        Self {
            seed,
            trainees,
            classes: (trainees * 27 / 800).max(20),
            now,
            today: now.date(),
        }
    }

    /// The day so many days from today.
    fn day(&self, days: i32) -> Date {
        self.today.plus_days(days)
    }

    /// Days over which the classes that are over lie: a year and a quarter for a year's number
    /// of trainees, so that the oldest have outcomes at 12 months, and more for more.
    fn span(&self) -> i32 {
        let years = i32::try_from(self.trainees / TRAINEES_A_YEAR).unwrap_or(1);
        455 * years.clamp(1, 30)
    }

    /// When the schools began.
    fn beginning(&self) -> Date {
        self.day(-self.span() - 450)
    }

    /// The morning of a day, never later than now.
    fn start_of(&self, day: Date) -> Timestamp {
        let seconds = i64::from(day.days_since_1970()) * 86_400 + 3_600;
        Timestamp::from_micros(seconds * 1_000_000).min(self.now)
    }
}

/// Everything that is about to be stored.
struct World {
    occupations: Vec<OccupationRow>,
    supply: Supply,
    licence_lines: Vec<LicenceLineRow>,
    classes: Vec<ClassRow>,
    trainees: Vec<TraineeRow>,
    trainee_schools: Vec<TraineeSchoolRow>,
    training: Training,
    enterprises: Vec<EnterpriseRow>,
    outcomes: Vec<OutcomeRow>,
    partnerships: Vec<PartnershipRow>,
    accounts: Accounts,
}

/// What was made, and who can log in.
#[derive(Debug)]
pub struct Summary {
    pub schools: usize,
    pub classes: usize,
    pub trainees: usize,
    pub enrolments: usize,
    pub certificates: usize,
    pub enterprises: usize,
    pub outcomes: usize,
    pub partnerships: usize,
    pub accounts: Vec<Account>,
    pub app: crate::platform::values::ids::ClientId,
    pub school_system: crate::platform::values::ids::ClientId,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} trainees in {} classes of {} schools, {} enrolments, {} certificates, \
             {} outcomes, {} enterprises, {} partnerships",
            self.trainees,
            self.classes,
            self.schools,
            self.enrolments,
            self.certificates,
            self.outcomes,
            self.enterprises,
            self.partnerships
        )
    }
}

/// Whether nobody has entered anything yet, so that nothing real is mixed with made-up data.
///
/// # Errors
/// When the database fails.
pub fn is_empty(db: &Database) -> ApiResult<bool> {
    use diesel::prelude::*;
    db.read_now(|conn| {
        let trainees: i64 = trainees::table.count().get_result(conn)?;
        let classes: i64 = class_table::table.count().get_result(conn)?;
        let users: i64 = users::table.count().get_result(conn)?;
        Ok(trainees + classes + users == 0)
    })
}

/// Make the province and store it in an empty database that has the catalogues.
///
/// # Errors
/// When the catalogues are missing or the database fails.
pub fn fill(db: &Database, plan: &Plan) -> ApiResult<Summary> {
    let places = db.read_now(|conn: &mut DbConnection| Places::load(conn))?;
    let (world, summary) = make(plan, &places)?;
    store::store(db, world)?;
    Ok(summary)
}

fn make(plan: &Plan, places: &Places) -> ApiResult<(World, Summary)> {
    let dice = &mut Dice::new(plan.seed, plan.now);
    let supply = Supply::make(plan, places, dice);
    let mut classes = classes::make(plan, places, &supply, dice);
    let training = Training::make(plan, places, &supply, &mut classes, dice);
    let (licence_lines, class_rows) = classes::rows(plan, places, &supply, &classes, dice);
    let (trainees, trainee_schools) = people::rows(&training.people, dice);
    let enterprises = outcomes::enterprises(plan, places, dice);
    let schools: Vec<SchoolId> = training
        .enrolments
        .iter()
        .map(|enrolment| supply.schools[classes[enrolment.class].school].id)
        .collect();
    let outcomes = outcomes::outcomes(plan, &training, &schools, &enterprises, dice);
    let mut accounts = Accounts::make(plan, places, &supply, &training.people, &enterprises, dice)?;
    let partnerships = partnerships(plan, &licence_lines, &enterprises, dice);
    let summary = Summary {
        schools: supply.schools.len(),
        classes: class_rows.len(),
        trainees: trainees.len(),
        enrolments: training.enrolments.len(),
        certificates: training.certificate_rows.len(),
        enterprises: enterprises.len(),
        outcomes: outcomes.len(),
        partnerships: partnerships.len(),
        app: accounts.app,
        school_system: accounts.school_system,
        accounts: std::mem::take(&mut accounts.list),
    };
    let world = World {
        occupations: places::demo_occupations(places, plan.start_of(plan.beginning())),
        supply,
        licence_lines,
        classes: class_rows,
        trainees,
        trainee_schools,
        training,
        enterprises,
        outcomes,
        partnerships,
        accounts,
    };
    Ok((world, summary))
}
