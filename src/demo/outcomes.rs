//! Who hires, and what became of those who completed their training.

use diesel::prelude::*;

use super::dice::Dice;
use super::names::FIRMS;
use super::people::Person;
use super::places::Places;
use super::training::{Enrolment, Training};
use super::{Plan, Text};
use crate::platform::db::schema::{employment_outcomes, enterprises};
use crate::platform::values::ids::{
    EnrolmentId, EnterpriseId, OutcomeId, SchoolId, TraineeId, UnitId,
};
use crate::platform::values::text::sort_key;
use crate::platform::values::time::{Date, Timestamp};

/// Firms of the demo; each name of [`FIRMS`] in several communes.
const FIRM_NUMBER: usize = 48;
/// Tax codes begin so: Sơn La, and a range that is not given out.
const TAX_CODE_START: &str = "5599";
const TAX_WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];

#[derive(Debug, Insertable)]
#[diesel(table_name = enterprises, treat_none_as_default_value = false)]
pub struct EnterpriseRow {
    pub id: EnterpriseId,
    legal_form: &'static str,
    pub tax_code: String,
    pub name: String,
    sort_key: String,
    industry: Option<Text>,
    unit_id: Option<UnitId>,
    commune_id: Option<UnitId>,
    status: &'static str,
    demo: bool,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

/// Firms, cooperatives and a few branches of them.
pub fn enterprises(plan: &Plan, places: &Places, dice: &mut Dice) -> Vec<EnterpriseRow> {
    let mut rows: Vec<EnterpriseRow> = Vec::new();
    let mut serial = 10_000;
    for index in 0..FIRM_NUMBER {
        let (kind, legal_form, industry) = FIRMS[index % FIRMS.len()];
        let commune = &places.communes[dice.index(places.communes.len())];
        let place = commune.name.split_once(' ').map_or("", |(_, name)| name);
        let branch = index >= FIRM_NUMBER - 4;
        let (legal_form, tax_code, name) = if branch {
            let parent = &rows[index % FIRMS.len()];
            let name = format!("Chi nhánh {place} – {}", parent.name);
            ("BRANCH", format!("{}-001", parent.tax_code), name)
        } else {
            let name = format!("{kind} {place} {} (demo)", index + 1);
            (legal_form, tax_code(&mut serial), name)
        };
        let founded = plan.day(-dice.between(500, 800));
        let at = dice.moment(founded);
        rows.push(EnterpriseRow {
            id: dice.id(at),
            legal_form,
            tax_code,
            sort_key: sort_key(&name),
            name,
            industry: Some(industry),
            unit_id: Some(commune.id),
            commune_id: Some(commune.id),
            status: "ACTIVE",
            demo: true,
            version: 1,
            created_at: at,
            updated_at: at,
        });
    }
    rows
}

/// The next number that has a check digit.
fn tax_code(serial: &mut u32) -> String {
    loop {
        *serial += 1;
        let root = format!("{TAX_CODE_START}{serial}");
        let digits = root.chars().filter_map(|digit| digit.to_digit(10));
        let sum: u32 = digits
            .zip(TAX_WEIGHTS)
            .map(|(digit, weight)| digit * weight)
            .sum();
        let check = 10 - sum % 11;
        if check < 10 {
            return format!("{root}{check}");
        }
    }
}

#[derive(Debug, Insertable)]
#[diesel(table_name = employment_outcomes, treat_none_as_default_value = false)]
pub struct OutcomeRow {
    pub(super) id: OutcomeId,
    enrolment_id: EnrolmentId,
    pub(super) trainee_id: TraineeId,
    school_id: SchoolId,
    commune_id: UnitId,
    checkpoint_months: i32,
    kind: &'static str,
    provenance: &'static str,
    observed_date: Date,
    enterprise_id: Option<EnterpriseId>,
    employer_name: Option<Text>,
    income_before: Option<i64>,
    income_after: Option<i64>,
    related_to_training: Option<bool>,
    escaped_poverty: Option<bool>,
    became_better_off: Option<bool>,
    pub(super) confirmed_at: Option<Timestamp>,
    pub(super) confirmed_date: Option<Date>,
    demo: bool,
    pub(super) version: i64,
    created_at: Timestamp,
}

/// What was found out at 3, 6 and 12 months about everybody whose time has come.
pub fn outcomes(
    plan: &Plan,
    training: &Training,
    schools: &[SchoolId],
    firms: &[EnterpriseRow],
    dice: &mut Dice,
) -> Vec<OutcomeRow> {
    let mut rows = Vec::new();
    for (index, enrolment) in training.enrolments.iter().enumerate() {
        let Some(completed) = enrolment.completed else {
            continue;
        };
        let person = &training.people[enrolment.person];
        let mut story = Story::begin(dice);
        for (months, traced) in [(3, 94), (6, 90), (12, 82)] {
            let observed = completed.plus_months(months).plus_days(dice.between(0, 12));
            if observed > plan.today {
                break;
            }
            story.go_on(person, firms, dice);
            if dice.chance(traced) {
                let visit = Visit {
                    enrolment,
                    person,
                    school: schools[index],
                    months,
                    observed,
                };
                rows.push(story.row(&visit, plan, dice));
            }
        }
    }
    rows
}

/// When somebody is asked what became of them.
struct Visit<'a> {
    enrolment: &'a Enrolment,
    person: &'a Person,
    school: SchoolId,
    months: i32,
    observed: Date,
}

/// What somebody does after the training, from checkpoint to checkpoint.
struct Story {
    kind: &'static str,
    firm: Option<EnterpriseId>,
    income_before: i32,
    income_after: i32,
}

impl Story {
    fn begin(dice: &mut Dice) -> Self {
        let income_before = 1_200 + 100 * dice.between(0, 28);
        Self {
            kind: "NOT_WORKING",
            firm: None,
            income_before,
            income_after: income_before,
        }
    }

    /// Who found nothing or could not be reached before may have found something now.
    fn go_on(&mut self, person: &Person, firms: &[EnterpriseRow], dice: &mut Dice) {
        let settled = !matches!(self.kind, "NOT_WORKING" | "UNREACHABLE");
        if settled && dice.chance(90) {
            self.income_after += 50 * dice.between(0, 8);
            return;
        }
        self.kind = dice.weighted(&[
            (34, "SELF_EMPLOYED"),
            (20, "HIRED"),
            (14, "HIGHER_PRODUCTIVITY"),
            (9, "CONTRACT_PURCHASE"),
            (3, "GROUP_FORMED"),
            (2, "OVERSEAS"),
            (2, "FURTHER_STUDY"),
            (18, "NOT_WORKING"),
            (7, "UNREACHABLE"),
        ]);
        let with_firm = matches!(self.kind, "HIRED" | "CONTRACT_PURCHASE") && dice.chance(80);
        // The first one, which has an account, hires more than the others.
        let firm = if dice.chance(15) {
            0
        } else {
            dice.index(firms.len())
        };
        self.firm = with_firm.then(|| firms[firm].id);
        let gain = match self.kind {
            "NOT_WORKING" | "FURTHER_STUDY" => 0,
            "OVERSEAS" => 12_000,
            "HIRED" => 2_800,
            _ if person.disabled => 500,
            _ => 1_300,
        };
        self.income_after = self.income_before + gain * dice.between(50, 140) / 100;
    }

    fn row(&self, visit: &Visit, plan: &Plan, dice: &mut Dice) -> OutcomeRow {
        let Visit {
            enrolment,
            person,
            school,
            months,
            observed,
        } = *visit;
        let reached = self.kind != "UNREACHABLE";
        let works = reached && !matches!(self.kind, "NOT_WORKING" | "FURTHER_STUDY");
        let was_poor = person
            .standings
            .iter()
            .any(|standing| standing.group == "POOR_HOUSEHOLD");
        let rich = self.income_after > 2 * self.income_before;
        let earns = match self.kind {
            "NOT_WORKING" => 0,
            _ => self.income_after,
        };
        let provenance = match self.firm {
            Some(_) if dice.chance(60) => "EMPLOYER_CONFIRMATION",
            _ => dice.weighted(&[
                (60, "SURVEY"),
                (25, "SELF_REPORT"),
                (15, "ADMINISTRATIVE_MATCH"),
            ]),
        };
        let confirmed = (observed.plus_days(dice.between(1, 10)), dice.chance(88));
        let confirmed = (confirmed.1 && confirmed.0 <= plan.today).then_some(confirmed.0);
        let created_at = dice.moment(observed);
        OutcomeRow {
            id: dice.id(created_at),
            enrolment_id: enrolment.id,
            trainee_id: person.id,
            school_id: school,
            commune_id: person.home.commune,
            checkpoint_months: months,
            kind: self.kind,
            provenance,
            observed_date: observed,
            enterprise_id: self.firm,
            employer_name: (self.kind == "HIRED" && self.firm.is_none())
                .then_some("Cơ sở ngoài tỉnh (demo)"),
            income_before: reached.then_some(i64::from(self.income_before) * 1_000),
            income_after: reached.then_some(i64::from(earns) * 1_000),
            related_to_training: works.then(|| dice.chance(78)),
            escaped_poverty: (reached && was_poor).then_some(rich),
            became_better_off: works.then_some(rich && dice.chance(20)),
            confirmed_at: confirmed.map(|day| dice.moment(day)),
            confirmed_date: confirmed,
            demo: true,
            version: if confirmed.is_some() { 2 } else { 1 },
            created_at,
        }
    }
}
