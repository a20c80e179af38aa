//! What schools and enterprises of the demo train together.

use diesel::prelude::*;

use super::Plan;
use super::dice::Dice;
use super::outcomes::EnterpriseRow;
use super::supply::LicenceLineRow;
use crate::platform::db::schema::partnerships;
use crate::platform::values::ids::{EnterpriseId, OccupationId, PartnershipId, SchoolId};
use crate::platform::values::time::{Date, Timestamp};

/// Licence lines with an enterprise beside them, in a hundred.
const SHARE: u32 = 50;

#[derive(Debug, Insertable)]
#[diesel(table_name = partnerships, treat_none_as_default_value = false)]
pub struct PartnershipRow {
    id: PartnershipId,
    school_id: SchoolId,
    enterprise_id: EnterpriseId,
    occupation_id: OccupationId,
    level: &'static str,
    signed_date: Date,
    expiry_date: Option<Date>,
    scope: &'static str,
    practice_places: i32,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

/// Half of the lines have a partner; some agreements are open, and a few are over.
pub fn partnerships(
    plan: &Plan,
    lines: &[LicenceLineRow],
    firms: &[EnterpriseRow],
    dice: &mut Dice,
) -> Vec<PartnershipRow> {
    let mut rows = Vec::new();
    for line in lines {
        if !dice.chance(SHARE) {
            continue;
        }
        let signed = plan.day(-dice.between(30, 440));
        let ends = signed.plus_days(dice.between(400, 1_100));
        let at = dice.moment(signed);
        rows.push(PartnershipRow {
            id: dice.id(at),
            school_id: line.school_id,
            enterprise_id: firms[dice.index(firms.len())].id,
            occupation_id: line.occupation_id,
            level: line.level,
            signed_date: signed,
            expiry_date: dice.chance(60).then_some(ends),
            scope: dice.pick(&["Thực hành tại doanh nghiệp", "Tuyển dụng sau khi học xong"]),
            practice_places: 5 * dice.between(1, 8),
            version: 1,
            created_at: at,
            updated_at: at,
        });
    }
    rows
}
