//! The real places and occupations of the shipped catalogues, on which the demo plays.

use std::collections::HashMap;

use diesel::prelude::*;

use super::Text;
use super::dice::Dice;
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{admin_unit_successors, admin_units, occupations};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::ids::{OccupationId, UnitId};
use crate::platform::values::text::{fold, sort_key};
use crate::platform::values::time::{Date, Timestamp};

/// A commune of today.
#[derive(Debug)]
pub struct Commune {
    pub id: UnitId,
    pub name: String,
    /// Former district, for the roll-up onto the old map.
    pub district: Option<UnitId>,
    /// The communes it was made of, each with its district.
    former: Vec<(UnitId, Option<UnitId>)>,
}

/// Where somebody lives, as a trainee's row says it.
#[derive(Debug, Clone, Copy)]
pub struct Residence {
    pub unit: UnitId,
    pub commune: UnitId,
    pub district: Option<UnitId>,
}

/// An occupation of the provincial list.
#[derive(Debug)]
pub struct Occupation {
    pub id: OccupationId,
    pub name: String,
    /// Made up, and bound to no level.
    pub demo: bool,
}

/// Occupations outside farming that the excerpt of the provincial list lacks.
const DEMO_OCCUPATIONS: [&str; 6] = [
    "Kỹ thuật chế biến món ăn (demo)",
    "May công nghiệp (demo)",
    "Sửa chữa máy nông nghiệp (demo)",
    "Dệt thổ cẩm (demo)",
    "Du lịch cộng đồng (demo)",
    "Điện dân dụng (demo)",
];

#[derive(Debug)]
pub struct Places {
    pub province: UnitId,
    /// Never empty.
    pub communes: Vec<Commune>,
    /// Never empty.
    pub occupations: Vec<Occupation>,
    by_district: HashMap<Option<UnitId>, Vec<usize>>,
}

impl Places {
    /// # Errors
    /// When the catalogues are not loaded.
    pub fn load(conn: &mut DbConnection) -> ApiResult<Self> {
        let province = admin_units::table
            .filter(admin_units::level.eq("PROVINCE"))
            .select(admin_units::id)
            .first(conn)
            .optional()?;
        let (communes, mut occupations) = (communes(conn)?, provincial_occupations(conn)?);
        let (Some(province), false, false) =
            (province, communes.is_empty(), occupations.is_empty())
        else {
            return Err(ApiError::new(ErrorCode::Internal).caused_by("no catalogues are loaded"));
        };
        occupations.extend(DEMO_OCCUPATIONS.map(|name| Occupation {
            id: OccupationId::of_catalogue(&format!("occupation/demo/{name}")),
            name: name.to_owned(),
            demo: true,
        }));
        let mut by_district: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, commune) in communes.iter().enumerate() {
            by_district.entry(commune.district).or_default().push(index);
        }
        Ok(Self {
            province,
            communes,
            occupations,
            by_district,
        })
    }

    /// The index of a commune of today; the first one when there is none of this name.
    pub fn commune_named(&self, name: &str) -> usize {
        let found = self
            .communes
            .iter()
            .position(|commune| commune.name == name);
        found.unwrap_or_default()
    }

    /// A commune of the same former district.
    pub fn near(&self, commune: usize, dice: &mut Dice) -> usize {
        let neighbours = &self.by_district[&self.communes[commune].district];
        neighbours[dice.index(neighbours.len())]
    }

    /// A residence in a commune; one in ten is still written with the commune of before the
    /// reform.
    pub fn residence(&self, commune: usize, dice: &mut Dice) -> Residence {
        let commune = &self.communes[commune];
        let (unit, district) = if !commune.former.is_empty() && dice.chance(10) {
            commune.former[dice.index(commune.former.len())]
        } else {
            (commune.id, commune.district)
        };
        Residence {
            unit,
            commune: commune.id,
            district,
        }
    }
}

fn communes(conn: &mut DbConnection) -> ApiResult<Vec<Commune>> {
    let present: Vec<(UnitId, String, Option<UnitId>)> = admin_units::table
        .filter(admin_units::level.eq("COMMUNE"))
        .filter(admin_units::valid_to.is_null())
        .order((admin_units::code, admin_units::id))
        .select((admin_units::id, admin_units::name, admin_units::district_id))
        .load(conn)?;
    let successions: Vec<(UnitId, UnitId, Option<UnitId>)> = admin_unit_successors::table
        .inner_join(admin_units::table.on(admin_units::id.eq(admin_unit_successors::unit_id)))
        .filter(admin_units::level.eq("COMMUNE"))
        .order((admin_units::code, admin_units::id))
        .select((
            admin_unit_successors::successor_id,
            admin_units::id,
            admin_units::district_id,
        ))
        .load(conn)?;
    let mut former: HashMap<UnitId, Vec<(UnitId, Option<UnitId>)>> = HashMap::new();
    for (successor, unit, district) in successions {
        former.entry(successor).or_default().push((unit, district));
    }
    let communes = present.into_iter().map(|(id, name, district)| Commune {
        id,
        name,
        district,
        former: former.remove(&id).unwrap_or_default(),
    });
    Ok(communes.collect())
}

fn provincial_occupations(conn: &mut DbConnection) -> ApiResult<Vec<Occupation>> {
    let rows: Vec<(OccupationId, String)> = occupations::table
        .filter(occupations::list.eq("PROVINCIAL"))
        .order(occupations::code)
        .select((occupations::id, occupations::name_vi))
        .load(conn)?;
    let occupations = rows.into_iter().map(|(id, name)| Occupation {
        id,
        name,
        demo: false,
    });
    Ok(occupations.collect())
}

/// The rows of the occupations that are made up: on the provincial list, under codes that no
/// national list has.
pub fn demo_occupations(places: &Places, at: Timestamp) -> Vec<OccupationRow> {
    let made_up = places
        .occupations
        .iter()
        .filter(|occupation| occupation.demo);
    made_up
        .enumerate()
        .map(|(index, occupation)| OccupationRow {
            id: occupation.id,
            list: "PROVINCIAL",
            code: format!("DEMO-{:02}", index + 1),
            name_vi: occupation.name.clone(),
            folded_name: fold(&occupation.name),
            sort_key: sort_key(&occupation.name),
            field: "NON_AGRICULTURAL",
            source: Some("demo"),
            valid_from: Date::constant(2017, 8, 16),
            version: 1,
            created_at: at,
            updated_at: at,
        })
        .collect()
}

#[derive(Debug, Insertable)]
#[diesel(table_name = occupations, treat_none_as_default_value = false)]
pub struct OccupationRow {
    id: OccupationId,
    list: &'static str,
    code: String,
    name_vi: String,
    folded_name: String,
    sort_key: String,
    field: &'static str,
    source: Option<Text>,
    valid_from: Date,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}
