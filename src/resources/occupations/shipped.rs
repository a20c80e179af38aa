//! The short courses of the province that ship with the registry.

use diesel::prelude::*;
use serde::Deserialize;

use super::model::{Occupation, OccupationField, OccupationList};
use crate::platform::db::schema::occupations;
use crate::platform::error::ApiResult;
use crate::platform::values::ids::OccupationId;
use crate::platform::values::text::{fold, nfc, sort_key};
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::work::catalogue::{Loading, SHIPPED_VERSION, ShippedFile};

/// Decision 26/2017/QĐ-UBND of Sơn La.
const DECISION_26: Date = Date::constant(2017, 8, 16);

pub static SHIPPED: &[ShippedFile] = &[ShippedFile {
    name: "son-la-short-courses-2017.csv",
    text: include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/reference/son-la-short-courses-2017.csv"
    )),
    load,
}];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShortCourseRow {
    stt: u32,
    level: String,
    field: String,
    name: String,
    months: i32,
    class_min: i32,
    class_max: i32,
    cost_cap_vnd: i64,
    source: String,
}

fn load(loading: &mut Loading, file: &ShippedFile) -> ApiResult<()> {
    let now = loading.now();
    for row in file.rows::<ShortCourseRow>()? {
        let mut occupation = occupation(row, file, now)?;
        let known: Option<(Occupation, i64)> = occupations::table
            .find(occupation.id)
            .select((Occupation::as_select(), occupations::shipped_version))
            .first(loading.conn())
            .optional()?;
        match known {
            // The operator's own occupation has the code: it stays.
            None if is_taken(loading, &occupation)? => continue,
            None => {
                diesel::insert_into(occupations::table)
                    .values(&occupation)
                    .execute(loading.conn())?;
            }
            Some((known, shipped)) if known.version == shipped => {
                occupation.version = known.version;
                occupation.created_at = known.created_at;
                occupation.updated_at = known.updated_at;
                if occupation == known {
                    continue;
                }
                occupation.version += 1;
                occupation.updated_at = now;
                let shipped = occupations::shipped_version.eq(occupation.version);
                diesel::update(occupations::table.find(occupation.id))
                    .set((&occupation, shipped))
                    .execute(loading.conn())?;
            }
            // It was changed over the API since.
            Some(_) => continue,
        }
        loading.record(&occupation.change("occupation.load"))?;
    }
    Ok(())
}

/// Whether another occupation of the list has this code.
fn is_taken(loading: &mut Loading, occupation: &Occupation) -> ApiResult<bool> {
    let other = occupations::table
        .filter(occupations::list.eq(occupation.list))
        .filter(occupations::code.eq(&occupation.code))
        .select(occupations::id);
    let other: Option<OccupationId> = other.first(loading.conn()).optional()?;
    Ok(other.is_some())
}

/// The id of a short course that ships: the same on every installation.
pub fn id_of(code: &str) -> OccupationId {
    OccupationId::of_catalogue(&format!("occupation/PROVINCIAL/{code}"))
}

fn occupation(row: ShortCourseRow, file: &ShippedFile, now: Timestamp) -> ApiResult<Occupation> {
    let level = match row.level.as_str() {
        "so_cap" => "ELEMENTARY_1",
        other => return Err(file.defect(other)),
    };
    let field = match row.field.as_str() {
        "nong_nghiep" => OccupationField::Agricultural,
        "phi_nong_nghiep" => OccupationField::NonAgricultural,
        other => return Err(file.defect(other)),
    };
    let code = format!("SL-2017-{:02}", row.stt);
    let name_vi = nfc(&row.name);
    Ok(Occupation {
        id: id_of(&code),
        list: OccupationList::Provincial,
        code,
        folded_name: fold(&name_vi),
        sort_key: sort_key(&name_vi),
        name_vi,
        name_en: None,
        level: Some(level.to_owned()),
        field,
        duration_months: Some(row.months),
        class_min: Some(row.class_min),
        class_max: Some(row.class_max),
        cost_cap: Some(row.cost_cap_vnd),
        source: Some(row.source),
        valid_from: DECISION_26,
        valid_to: None,
        version: SHIPPED_VERSION,
        created_at: now,
        updated_at: now,
    })
}
