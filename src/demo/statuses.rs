//! Beneficiary statuses: which groups somebody belongs to, on what evidence, and whether the
//! commune has confirmed it.

use diesel::prelude::*;

use super::Text;
use super::dice::Dice;
use super::names::Sex;
use super::people::Person;
use crate::platform::db::schema::beneficiary_statuses;
use crate::platform::values::ids::{AnyId, BeneficiaryStatusId, TraineeId, UnitId};
use crate::platform::values::time::{Date, Timestamp};

#[derive(Debug, Insertable)]
#[diesel(table_name = beneficiary_statuses, treat_none_as_default_value = false)]
pub struct StatusRow {
    pub(super) id: BeneficiaryStatusId,
    pub(super) trainee_id: TraineeId,
    beneficiary_group: &'static str,
    evidence_kind: &'static str,
    evidence_number: Option<String>,
    valid_from: Date,
    valid_to: Option<Date>,
    pub(super) status: &'static str,
    confirming_unit_id: Option<UnitId>,
    decided_by: Option<AnyId>,
    pub(super) decided_at: Option<Timestamp>,
    pub(super) decision_reason: Option<Text>,
    pub(super) version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
    steps_undone: bool,
}

impl StatusRow {
    /// What support may rest on, once it is confirmed.
    pub fn standing(&self) -> Option<Standing> {
        (self.status == "CONFIRMED").then_some(Standing {
            id: self.id,
            group: self.beneficiary_group,
            from: self.valid_from,
            to: self.valid_to,
        })
    }
}

/// A confirmed status.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub id: BeneficiaryStatusId,
    pub group: &'static str,
    pub from: Date,
    pub to: Option<Date>,
}

/// A group, the evidence for it, and for how many months the evidence is good.
type Ground = (&'static str, &'static str, Option<i32>);

/// The groups of a person who is registered on `day`, the one with the best support first.
pub fn of(person: &Person, day: Date, dice: &mut Dice) -> Vec<StatusRow> {
    let mut grounds: Vec<Ground> = Vec::new();
    if person.disabled {
        grounds.push(("DISABLED", "Giấy xác nhận khuyết tật", None));
    }
    let poverty = dice.weighted(&[
        (
            24,
            Some(("POOR_HOUSEHOLD", "Giấy chứng nhận hộ nghèo", Some(12))),
        ),
        (
            14,
            Some((
                "NEAR_POOR_HOUSEHOLD",
                "Giấy chứng nhận hộ cận nghèo",
                Some(12),
            )),
        ),
        (
            6,
            Some((
                "NEWLY_ESCAPED_POVERTY",
                "Xác nhận của Ủy ban nhân dân xã",
                Some(36),
            )),
        ),
        (56, None),
    ]);
    grounds.extend(poverty);
    if person.people.is_minority() && dice.chance(75) {
        grounds.push(("ETHNIC_MINORITY", "Thẻ căn cước", None));
    }
    if dice.chance(2) {
        grounds.push(("MERIT", "Quyết định hưởng chế độ ưu đãi", None));
    }
    if person.sex == Sex::Male && person.birth_date.year() > day.year() - 25 && dice.chance(15) {
        grounds.push(("MILITARY_SERVICE_COMPLETED", "Quyết định xuất ngũ", None));
    }
    if grounds.is_empty() {
        grounds.push(("RURAL_LABOUR", "Xác nhận của Ủy ban nhân dân xã", Some(24)));
    }
    grounds.truncate(3);
    let rows = grounds
        .into_iter()
        .map(|ground| row(person, ground, day, dice));
    rows.collect()
}

fn row(person: &Person, ground: Ground, day: Date, dice: &mut Dice) -> StatusRow {
    let (group, evidence, months) = ground;
    let status = dice.weighted(&[(86, "CONFIRMED"), (11, "CLAIMED"), (3, "REJECTED")]);
    let decided = status != "CLAIMED";
    let valid_from = day.plus_days(-dice.between(5, 150));
    StatusRow {
        id: dice.id(person.registered),
        trainee_id: person.id,
        beneficiary_group: group,
        evidence_kind: evidence,
        evidence_number: Some(format!("{:04}/XN-DEMO", dice.between(1, 9_999))),
        valid_from,
        valid_to: months.map(|months| valid_from.plus_months(months).plus_days(-1)),
        status,
        confirming_unit_id: decided.then_some(person.home.commune),
        decided_by: None,
        decided_at: decided.then_some(person.registered),
        decision_reason: (status == "REJECTED").then_some("Giấy tờ không còn hiệu lực"),
        version: if decided { 2 } else { 1 },
        created_at: person.registered,
        updated_at: person.registered,
        steps_undone: false,
    }
}
