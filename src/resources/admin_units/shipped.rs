//! The units of Sơn La that ship with the registry: before the reform of 2025, after it, and
//! which became which.

use std::collections::HashMap;
use std::sync::LazyLock;

use diesel::prelude::*;
use serde::Deserialize;

use super::model::{AdminUnit, UnitLevel};
use crate::platform::db::schema::{admin_unit_successors, admin_units};
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::values::ids::UnitId;
use crate::platform::values::text::{fold, nfc, sort_key};
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::work::catalogue::{Loading, SHIPPED_VERSION, ShippedFile};

/// Resolution 1681/NQ-UBTVQH15: districts end, and communes are those of today.
const REFORM: Date = Date::constant(2025, 7, 1);
const EVE_OF_REFORM: Date = Date::constant(2025, 6, 30);

/// In this order: each refers to units of those before it.
pub static SHIPPED: &[ShippedFile] = &[
    ShippedFile {
        name: "son-la-districts-before-2025.csv",
        text: include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/reference/son-la-districts-before-2025.csv"
        )),
        load: load_districts,
    },
    ShippedFile {
        name: "son-la-units-before-2025.csv",
        text: include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/reference/son-la-units-before-2025.csv"
        )),
        load: load_old_communes,
    },
    ShippedFile {
        name: "son-la-units-2025.csv",
        text: include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/reference/son-la-units-2025.csv"
        )),
        load: load_communes,
    },
    ShippedFile {
        name: "son-la-units-mapping.csv",
        text: include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/reference/son-la-units-mapping.csv"
        )),
        load: load_successors,
    },
];

/// The same id on every installation, so that files and systems may refer to it.
pub(super) fn unit_id(level: UnitLevel, code: &str, valid_from: Date) -> UnitId {
    UnitId::of_catalogue(&format!("unit/{level}/{code}/{valid_from}"))
}

/// Sơn La.
pub const PROVINCE_CODE: &str = "14";

/// The unit of the province.
#[must_use]
pub fn province() -> UnitId {
    static PROVINCE: LazyLock<UnitId> =
        LazyLock::new(|| unit_id(UnitLevel::Province, PROVINCE_CODE, Date::BEGINNING));
    *PROVINCE
}

/// The commune in which a row lies; none where it lies in the province alone, as those do who live
/// elsewhere.
#[must_use]
pub fn commune(unit: UnitId) -> Option<UnitId> {
    (unit != province()).then_some(unit)
}

pub(super) fn unit(
    level: UnitLevel,
    code: &str,
    name: &str,
    unit_type: &str,
    valid_from: Date,
    now: Timestamp,
) -> AdminUnit {
    let name = nfc(name);
    AdminUnit {
        id: unit_id(level, code, valid_from),
        level,
        code: Some(code.to_owned()),
        unit_type: unit_type.to_owned(),
        folded_name: fold(&name),
        sort_key: sort_key(&name),
        name,
        parent_id: (level != UnitLevel::Province).then(province),
        district_id: None,
        valid_from,
        valid_to: (level != UnitLevel::Province && valid_from < REFORM).then_some(EVE_OF_REFORM),
        difficulty_area: None,
        risk_areas: Json(Vec::new()),
        version: SHIPPED_VERSION,
        created_at: now,
        updated_at: now,
    }
}

#[derive(Deserialize)]
struct DistrictRow {
    #[serde(rename = "district_code")]
    code: String,
    #[serde(rename = "district_name")]
    name: String,
    #[serde(rename = "district_type")]
    kind: String,
}

fn load_districts(loading: &mut Loading, file: &ShippedFile) -> ApiResult<()> {
    let now = loading.now();
    let (level, from) = (UnitLevel::District, Date::BEGINNING);
    let mut units = vec![unit(
        UnitLevel::Province,
        PROVINCE_CODE,
        "Tỉnh Sơn La",
        "TINH",
        from,
        now,
    )];
    for row in file.rows::<DistrictRow>()? {
        let unit_type = match row.kind.as_str() {
            "Thành phố" => "THANH_PHO",
            "Thị xã" => "THI_XA",
            "Huyện" => "HUYEN",
            other => return Err(file.defect(other)),
        };
        let (code, name) = (&row.code, &row.name);
        units.push(unit(level, code, name, unit_type, from, now));
    }
    store_units(loading, units)
}

#[derive(Deserialize)]
struct OldCommuneRow {
    district_code: String,
    unit_code: String,
    unit_name: String,
    unit_type: String,
}

fn load_old_communes(loading: &mut Loading, file: &ShippedFile) -> ApiResult<()> {
    let now = loading.now();
    let (level, from) = (UnitLevel::Commune, Date::BEGINNING);
    let rows = file.rows::<OldCommuneRow>()?.into_iter().map(|row| {
        let district = unit_id(UnitLevel::District, &row.district_code, from);
        let unit_type = row.unit_type.to_uppercase();
        AdminUnit {
            parent_id: Some(district),
            district_id: Some(district),
            ..unit(level, &row.unit_code, &row.unit_name, &unit_type, from, now)
        }
    });
    store_units(loading, rows.collect())
}

#[derive(Deserialize)]
struct CommuneRow {
    unit_code: String,
    unit_name: String,
    unit_type: String,
    /// Several are parted by `|`: whoever lives there lives in one of them, and nobody knows in which.
    former_districts: String,
}

fn load_communes(loading: &mut Loading, file: &ShippedFile) -> ApiResult<()> {
    let now = loading.now();
    let rows = file.rows::<CommuneRow>()?.into_iter().map(|row| {
        let districts = &row.former_districts;
        let district = (!districts.contains('|')).then_some(districts);
        let unit_type = row.unit_type.to_uppercase();
        let (level, code, name) = (UnitLevel::Commune, &row.unit_code, &row.unit_name);
        AdminUnit {
            district_id: district.map(|code| unit_id(UnitLevel::District, code, Date::BEGINNING)),
            ..unit(level, code, name, &unit_type, REFORM, now)
        }
    });
    store_units(loading, rows.collect())
}

fn store_units(loading: &mut Loading, units: Vec<AdminUnit>) -> ApiResult<()> {
    let known: Vec<(AdminUnit, i64)> = admin_units::table
        .select((AdminUnit::as_select(), admin_units::shipped_version))
        .load(loading.conn())?;
    let known: HashMap<UnitId, (AdminUnit, i64)> =
        known.into_iter().map(|row| (row.0.id, row)).collect();
    for mut unit in units {
        match known.get(&unit.id) {
            None => {
                diesel::insert_into(admin_units::table)
                    .values(&unit)
                    .execute(loading.conn())?;
            }
            Some((known, shipped)) if known.version == *shipped => {
                unit.version = known.version;
                unit.created_at = known.created_at;
                unit.updated_at = known.updated_at;
                if unit == *known {
                    continue;
                }
                unit.version += 1;
                unit.updated_at = loading.now();
                let shipped = admin_units::shipped_version.eq(unit.version);
                diesel::update(admin_units::table.find(unit.id))
                    .set((&unit, shipped))
                    .execute(loading.conn())?;
            }
            // It was changed over the API since.
            Some(_) => continue,
        }
        loading.record(&unit.change("admin-unit.load"))?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct SuccessorRow {
    old_unit_code: String,
    new_unit_code: String,
    relation: String,
}

fn load_successors(loading: &mut Loading, file: &ShippedFile) -> ApiResult<()> {
    let known: Vec<(UnitId, UnitId, String)> = admin_unit_successors::table
        .select((
            admin_unit_successors::unit_id,
            admin_unit_successors::successor_id,
            admin_unit_successors::relation,
        ))
        .load(loading.conn())?;
    let known: HashMap<UnitId, (UnitId, String)> = known
        .into_iter()
        .map(|(old, new, relation)| (old, (new, relation)))
        .collect();
    for row in file.rows::<SuccessorRow>()? {
        let old = unit_id(UnitLevel::Commune, &row.old_unit_code, Date::BEGINNING);
        let new = unit_id(UnitLevel::Commune, &row.new_unit_code, REFORM);
        let relation = row.relation.to_uppercase();
        let before = known.get(&old);
        if before.is_some_and(|(unit, is)| *unit == new && *is == relation) {
            continue;
        }
        let stale = admin_unit_successors::table.filter(admin_unit_successors::unit_id.eq(old));
        diesel::delete(stale).execute(loading.conn())?;
        diesel::insert_into(admin_unit_successors::table)
            .values((
                admin_unit_successors::unit_id.eq(old),
                admin_unit_successors::successor_id.eq(new),
                admin_unit_successors::relation.eq(relation),
                admin_unit_successors::effective.eq(REFORM),
            ))
            .execute(loading.conn())?;
        if loading.is_first() {
            continue;
        }
        // What a unit became shows in both, and makes no version of either.
        let units = [Some(old), Some(new), before.map(|(unit, _)| *unit)];
        for id in units.into_iter().flatten() {
            let unit: AdminUnit = admin_units::table
                .find(id)
                .select(AdminUnit::as_select())
                .first(loading.conn())?;
            loading.record(&unit.change("admin-unit.load"))?;
        }
    }
    Ok(())
}
