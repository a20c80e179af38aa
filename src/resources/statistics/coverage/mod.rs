//! How many of what is taught at the upper levels an enterprise takes part in: the plan wants all
//! occupations at intermediate and college level to have at least one.

mod store;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::figures::rate;
use super::model::Rate;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::filter::AnyOf;
use crate::platform::op::{Op, code_values};
use crate::platform::values::ids::{EnterpriseId, LicenceLineId, OccupationId, SchoolId};
use crate::platform::values::time::Date;
use store::{Line, Partners};

/// The levels that the plan's target is for.
const TARGET_LEVELS: [&str; 2] = ["INTERMEDIATE", "COLLEGE"];
/// The plan, III.6: all occupations taught at these levels with at least one enterprise.
const TARGET: f64 = 1.0;

/// What is counted, and as of which day.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct CoverageParams {
    /// The day on which lines and partnerships are in force; today when left out. Whether a school
    /// or an enterprise is active is known as of today alone.
    pub on: Option<Date>,
    /// Code list `training-levels`, separated by commas; those of the plan's target when left out.
    #[param(value_type = Option<String>, example = "INTERMEDIATE,COLLEGE")]
    pub level: AnyOf<String>,
}

/// How many of what is taught an enterprise takes part in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "on": "2026-11-30", "levels": ["COLLEGE", "INTERMEDIATE"], "target": 1.0,
    "occupations": {"value": 0.5, "numerator": 1, "denominator": 2, "unavailable": null},
    "lines": {"value": 0.6667, "numerator": 2, "denominator": 3, "unavailable": null},
    "byOccupation": [{"occupationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "code": "6510216",
        "nameVi": "Công nghệ ô tô", "level": "COLLEGE", "lines": 2, "coveredLines": 1, "partners": 1}],
    "bySchool": [{"schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "nameVi": "Trường Cao đẳng Sơn La",
        "lines": {"value": 0.5, "numerator": 1, "denominator": 2, "unavailable": null}}],
    "byLevel": [{"level": "COLLEGE",
        "occupations": {"value": 1.0, "numerator": 1, "denominator": 1, "unavailable": null},
        "lines": {"value": 0.5, "numerator": 1, "denominator": 2, "unavailable": null}}],
    "missing": [{"licenceLineId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13",
        "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "schoolNameVi": "Trường Cao đẳng Sơn La",
        "occupationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "occupationCode": "6510216",
        "occupationNameVi": "Công nghệ ô tô", "level": "COLLEGE"}]
}))]
pub struct PartnershipCoverage {
    pub on: Date,
    /// The levels of training that count.
    pub levels: Vec<String>,
    /// The share of occupations that the plan wants.
    pub target: f64,
    /// Of the occupations × levels that some school may teach: those with a live partnership of
    /// one of these schools. This is the plan's indicator.
    pub occupations: Rate,
    /// Of the licence lines: those whose school has a live partnership for them.
    pub lines: Rate,
    /// The same for each occupation and level.
    pub by_occupation: Vec<OccupationCoverage>,
    /// The same for each school.
    pub by_school: Vec<SchoolCoverage>,
    /// The same for each level.
    pub by_level: Vec<LevelCoverage>,
    /// Licence lines without a live partnership.
    pub missing: Vec<MissingLine>,
}

/// An occupation at a level.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OccupationCoverage {
    pub occupation_id: OccupationId,
    /// Code of the occupation.
    pub code: String,
    pub name_vi: String,
    pub level: String,
    /// Its lines of licences.
    pub lines: usize,
    /// Those of them with a live partnership.
    pub covered_lines: usize,
    /// Enterprises that take part.
    pub partners: usize,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SchoolCoverage {
    pub school_id: SchoolId,
    pub name_vi: String,
    pub lines: Rate,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LevelCoverage {
    pub level: String,
    pub occupations: Rate,
    pub lines: Rate,
}

/// A licence line without a live partnership.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MissingLine {
    pub licence_line_id: LicenceLineId,
    pub school_id: SchoolId,
    /// Name of the school, in Vietnamese.
    pub school_name_vi: String,
    pub occupation_id: OccupationId,
    /// Code of the occupation.
    pub occupation_code: String,
    /// Name of the occupation, in Vietnamese.
    pub occupation_name_vi: String,
    pub level: String,
}

/// The figures; they hold no personal data, so that everybody may have them.
///
/// # Errors
/// 400 for a day after today, and for a level that is in no list.
pub fn partnership_coverage(
    op: &mut Op,
    params: &CoverageParams,
) -> ApiResult<PartnershipCoverage> {
    let today = op.today();
    let on = params.on.unwrap_or(today);
    if on > today {
        let error = ApiError::parameter(ErrorCode::DayAfterToday, "on");
        return Err(error.with("today", today.to_string()));
    }
    let mut levels: Vec<String> = match params.level.values() {
        Some(levels) => levels.to_vec(),
        None => TARGET_LEVELS.map(str::to_owned).to_vec(),
    };
    levels.sort_unstable();
    levels.dedup();
    for level in &levels {
        let mut unknown = Problems::new();
        code_values::expect(op, &mut unknown, "training-levels", level, on, "/level")?;
        if !unknown.is_empty() {
            let error = ApiError::parameter(ErrorCode::ParameterInvalid, "level");
            return Err(error.with("code", level.as_str()));
        }
    }
    let lines = store::lines_in_force(op.conn(), &levels, on)?;
    let partners = store::partners_in_force(op.conn(), &levels, on)?;
    let taught: Vec<Taught> = lines
        .into_iter()
        .map(|line| Taught::of(line, &partners))
        .collect();
    Ok(PartnershipCoverage {
        on,
        target: TARGET,
        occupations: share_of_occupations(taught.iter()),
        lines: share_of_lines(taught.iter()),
        by_occupation: by_occupation(&taught),
        by_school: by_school(&taught),
        by_level: levels
            .iter()
            .map(|level| of_level(level, &taught))
            .collect(),
        missing: taught
            .iter()
            .filter(|line| !line.covered())
            .map(missing)
            .collect(),
        levels,
    })
}

/// A licence line, and the enterprises that its school has for it.
struct Taught {
    line: Line,
    partners: BTreeSet<EnterpriseId>,
}

impl Taught {
    fn of(line: Line, all: &Partners) -> Self {
        let key = (line.school_id, line.occupation_id, line.level.clone());
        let partners = all.get(&key).cloned().unwrap_or_default();
        Self { line, partners }
    }

    fn covered(&self) -> bool {
        !self.partners.is_empty()
    }

    /// What the plan counts.
    fn pair(&self) -> (OccupationId, &str) {
        (self.line.occupation_id, &self.line.level)
    }
}

fn count(number: usize) -> Option<u64> {
    u64::try_from(number).ok()
}

fn share_of_lines<'a>(lines: impl Iterator<Item = &'a Taught>) -> Rate {
    let covered: Vec<bool> = lines.map(Taught::covered).collect();
    let part = covered.iter().filter(|covered| **covered).count();
    rate(count(part), count(covered.len()))
}

fn share_of_occupations<'a>(lines: impl Iterator<Item = &'a Taught>) -> Rate {
    let mut pairs: BTreeMap<(OccupationId, &str), bool> = BTreeMap::new();
    for line in lines {
        *pairs.entry(line.pair()).or_default() |= line.covered();
    }
    let part = pairs.values().filter(|covered| **covered).count();
    rate(count(part), count(pairs.len()))
}

/// By code, then level.
fn by_occupation(taught: &[Taught]) -> Vec<OccupationCoverage> {
    let mut groups: BTreeMap<(&str, OccupationId, &str), Vec<&Taught>> = BTreeMap::new();
    for line in taught {
        let (occupation, level) = line.pair();
        let key = (line.line.occupation_code.as_str(), occupation, level);
        groups.entry(key).or_default().push(line);
    }
    let view = |((code, occupation_id, level), lines): ((&str, _, &str), Vec<&Taught>)| {
        let partners: BTreeSet<_> = lines.iter().flat_map(|line| &line.partners).collect();
        OccupationCoverage {
            occupation_id,
            code: code.to_owned(),
            name_vi: lines
                .iter()
                .map(|line| line.line.occupation_name.clone())
                .next()
                .unwrap_or_default(),
            level: level.to_owned(),
            lines: lines.len(),
            covered_lines: lines.iter().filter(|line| line.covered()).count(),
            partners: partners.len(),
        }
    };
    groups.into_iter().map(view).collect()
}

/// By name.
fn by_school(taught: &[Taught]) -> Vec<SchoolCoverage> {
    let mut groups: BTreeMap<(&str, SchoolId), Vec<&Taught>> = BTreeMap::new();
    for line in taught {
        let key = (line.line.school_sort_key.as_str(), line.line.school_id);
        groups.entry(key).or_default().push(line);
    }
    let view = |((_, school_id), lines): ((&str, SchoolId), Vec<&Taught>)| SchoolCoverage {
        school_id,
        name_vi: lines
            .iter()
            .map(|line| line.line.school_name.clone())
            .next()
            .unwrap_or_default(),
        lines: share_of_lines(lines.into_iter()),
    };
    groups.into_iter().map(view).collect()
}

fn of_level(level: &str, taught: &[Taught]) -> LevelCoverage {
    let lines = || taught.iter().filter(|line| line.line.level == level);
    LevelCoverage {
        level: level.to_owned(),
        occupations: share_of_occupations(lines()),
        lines: share_of_lines(lines()),
    }
}

fn missing(taught: &Taught) -> MissingLine {
    let line = &taught.line;
    MissingLine {
        licence_line_id: line.id,
        school_id: line.school_id,
        school_name_vi: line.school_name.clone(),
        occupation_id: line.occupation_id,
        occupation_code: line.occupation_code.clone(),
        occupation_name_vi: line.occupation_name.clone(),
        level: line.level.clone(),
    }
}
