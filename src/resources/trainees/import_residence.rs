//! Where a row of `trainees` says that somebody lives: by a code, by an id, by the names that papers give the
//! place, in a whole address, or elsewhere.

use super::import::TraineeRow;
use super::residence::ResidenceElsewhere;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::values::ids::UnitId;
use crate::platform::values::text::fold;
use crate::resources::admin_units;
use crate::resources::admin_units::named::{self, Meant, Names, Pointers};

/// Letters of a place elsewhere.
const LONGEST_PLACE: usize = 200;

/// Where a row says that somebody lives.
#[derive(Default)]
pub struct Residence {
    pub unit: Option<UnitId>,
    pub elsewhere: Option<ResidenceElsewhere>,
    /// What stands before the commune in a whole address.
    pub before: Option<String>,
}

const NAMES: Pointers = Pointers {
    commune: "/residenceCommune",
    district: "/residenceDistrict",
    province: "/residenceProvince",
};

impl TraineeRow {
    fn elsewhere(&self) -> Option<ResidenceElsewhere> {
        let place = ResidenceElsewhere {
            province_code: self.residence_province_code.clone(),
            country_code: self.residence_country_code.clone(),
            text: self.residence_place.clone(),
        };
        let members = [&place.province_code, &place.country_code, &place.text];
        members
            .iter()
            .any(|member| member.is_some())
            .then_some(place)
    }

    /// The place as papers name it, in three members.
    fn names(&self) -> Option<Names<'_>> {
        let names = Names {
            commune: self.residence_commune.as_deref(),
            district: self.residence_district.as_deref(),
            province: self.residence_province.as_deref(),
            day: self.residence_code_date,
        };
        let members = [names.commune, names.district, names.province];
        members.iter().any(Option::is_some).then_some(names)
    }

    /// Where the person lives, by whichever way the row says it.
    pub(super) fn lives(&self, op: &mut Op, problems: &mut Problems) -> ApiResult<Residence> {
        let (id, code) = (self.residence_unit_id, self.residence_code.as_deref());
        let elsewhere = self.elsewhere();
        let names = self.names();
        let ways = [
            id.is_some() || code.is_some(),
            names.is_some(),
            self.residence.is_some(),
        ];
        if ways.iter().filter(|way| **way).count() + usize::from(elsewhere.is_some()) > 1
            && (names.is_some() || self.residence.is_some())
        {
            problems.add(ErrorCode::ResidenceEither, self.place_pointer());
            return Ok(Residence::default());
        }
        if let Some(names) = names {
            let meant = named::by_names(op, &names, &NAMES, problems)?;
            return Ok(meant.map_or_else(Residence::default, |meant| Residence::of(meant, None)));
        }
        if let Some(address) = &self.residence {
            let found = named::split(op, address, "/residence", problems)?;
            return Ok(found.map_or_else(Residence::default, |(meant, before)| {
                Residence::of(meant, before)
            }));
        }
        let unit = match (id, code) {
            (None, None) => None,
            (id, code) => {
                let (day, at) = (self.residence_code_date, "/residenceCode");
                admin_units::service::named(op, id, code, day, at, problems)?
            }
        };
        Ok(Residence {
            unit,
            elsewhere,
            before: None,
        })
    }

    /// Whether the place is said by names.
    pub(super) fn is_written(&self) -> bool {
        self.names().is_some() || self.residence.is_some()
    }

    /// The member that says in which place the person lives.
    pub(super) fn place_pointer(&self) -> &'static str {
        if self.residence.is_some() {
            "/residence"
        } else if self.residence_commune.is_some() {
            NAMES.commune
        } else if self.residence_province.is_some() {
            NAMES.province
        } else {
            "/residenceCode"
        }
    }

    /// The address within the commune, behind what a whole address has of it.
    pub(super) fn address_of(&self, before: Option<String>) -> Option<String> {
        match (before, self.address.clone()) {
            (Some(before), Some(address)) if !fold(&before).contains(&fold(&address)) => {
                Some(format!("{address}, {before}"))
            }
            (before, address) => before.or(address),
        }
    }
}

impl Residence {
    fn of(meant: Meant, before: Option<String>) -> Self {
        match meant {
            Meant::Here(unit) => Self {
                unit: Some(unit),
                elsewhere: None,
                before,
            },
            Meant::Elsewhere { province, place } => Self {
                unit: None,
                elsewhere: Some(ResidenceElsewhere {
                    province_code: Some(province),
                    country_code: None,
                    text: place.map(|place| place.chars().take(LONGEST_PLACE).collect()),
                }),
                before,
            },
        }
    }
}
