//! The units of Sơn La that ship with the registry: before the reform of 2025, after it, and
//! which became which.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Deserialize;

use super::model::{AdminUnit, UnitLevel};
use crate::platform::catalogue::{SHIPPED_VERSION, ShippedFile};
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{admin_unit_successors, admin_units};
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::ids::UnitId;
use crate::platform::text::{fold, nfc, sort_key};
use crate::platform::time::{Date, Timestamp};

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
fn unit_id(level: UnitLevel, code: &str, valid_from: Date) -> UnitId {
    UnitId::of_catalogue(&format!("unit/{level}/{code}/{valid_from}"))
}

fn province_id() -> UnitId {
    unit_id(UnitLevel::Province, "14", Date::BEGINNING)
}

fn unit(
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
        parent_id: (level != UnitLevel::Province).then(province_id),
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

fn load_districts(conn: &mut DbConnection, file: &ShippedFile, now: Timestamp) -> ApiResult<()> {
    let (level, from) = (UnitLevel::District, Date::BEGINNING);
    let mut units = vec![unit(
        UnitLevel::Province,
        "14",
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
    store_units(conn, units)
}

#[derive(Deserialize)]
struct OldCommuneRow {
    district_code: String,
    unit_code: String,
    unit_name: String,
    unit_type: String,
}

fn load_old_communes(conn: &mut DbConnection, file: &ShippedFile, now: Timestamp) -> ApiResult<()> {
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
    store_units(conn, rows.collect())
}

#[derive(Deserialize)]
struct CommuneRow {
    unit_code: String,
    unit_name: String,
    unit_type: String,
    /// Several are parted by `|`, the one that most of the commune comes from first.
    former_districts: String,
}

fn load_communes(conn: &mut DbConnection, file: &ShippedFile, now: Timestamp) -> ApiResult<()> {
    let rows = file.rows::<CommuneRow>()?.into_iter().map(|row| {
        let district = row.former_districts.split('|').next().unwrap_or_default();
        let unit_type = row.unit_type.to_uppercase();
        let (level, code, name) = (UnitLevel::Commune, &row.unit_code, &row.unit_name);
        AdminUnit {
            district_id: Some(unit_id(UnitLevel::District, district, Date::BEGINNING)),
            ..unit(level, code, name, &unit_type, REFORM, now)
        }
    });
    store_units(conn, rows.collect())
}

fn store_units(conn: &mut DbConnection, units: Vec<AdminUnit>) -> ApiResult<()> {
    let versions: Vec<(UnitId, i64)> = admin_units::table
        .select((admin_units::id, admin_units::version))
        .load(conn)?;
    let versions: HashMap<UnitId, i64> = versions.into_iter().collect();
    for unit in units {
        match versions.get(&unit.id) {
            None => {
                diesel::insert_into(admin_units::table)
                    .values(&unit)
                    .execute(conn)?;
            }
            Some(&SHIPPED_VERSION) => {
                diesel::update(admin_units::table.find(unit.id))
                    .set(&unit)
                    .execute(conn)?;
            }
            // Somebody has changed it since.
            Some(_) => {}
        }
    }
    Ok(())
}

#[derive(Deserialize)]
struct SuccessorRow {
    old_unit_code: String,
    new_unit_code: String,
    relation: String,
}

fn load_successors(conn: &mut DbConnection, file: &ShippedFile, _: Timestamp) -> ApiResult<()> {
    for row in file.rows::<SuccessorRow>()? {
        let old = unit_id(UnitLevel::Commune, &row.old_unit_code, Date::BEGINNING);
        let new = unit_id(UnitLevel::Commune, &row.new_unit_code, REFORM);
        let stale = admin_unit_successors::table.filter(admin_unit_successors::unit_id.eq(old));
        diesel::delete(stale).execute(conn)?;
        diesel::insert_into(admin_unit_successors::table)
            .values((
                admin_unit_successors::unit_id.eq(old),
                admin_unit_successors::successor_id.eq(new),
                admin_unit_successors::relation.eq(row.relation.to_uppercase()),
                admin_unit_successors::effective.eq(REFORM),
            ))
            .execute(conn)?;
    }
    Ok(())
}
