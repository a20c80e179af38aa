//! What a reform makes of the communes that there are, worked out in memory: a rehearsal does the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::model::{AdminUnit, UnitLevel};
use super::super::shipped;
use super::super::store::Step;
use super::file::Row;
use super::wire::{LoadMode, ReformReport, UnitMove};
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::values::ids::UnitId;
use crate::platform::values::text::{fold, sort_key};
use crate::platform::values::time::{Date, Timestamp};

/// How a commune became the next one.
const UNCHANGED: &str = "UNCHANGED";
const MERGED_WHOLE: &str = "MERGED_WHOLE";

/// All communes as they are after the rows so far.
pub struct Plan {
    now: Timestamp,
    units: HashMap<UnitId, AdminUnit>,
    by_code: HashMap<String, Vec<UnitId>>,
    steps: HashMap<UnitId, Step>,
    /// Communes that begin, in the order of the rows, those that are other than they were, and those
    /// that have a successor they did not have.
    new: Vec<UnitId>,
    changed: BTreeSet<UnitId>,
    succeeded: BTreeSet<UnitId>,
    unchanged: i64,
    /// Communes that the rows name as replaced, with what replaces them.
    moves: Vec<(UnitId, UnitId)>,
}

impl Plan {
    pub fn of(known: Vec<(AdminUnit, Option<Step>)>, now: Timestamp) -> Self {
        let mut plan = Self {
            now,
            units: HashMap::new(),
            by_code: HashMap::new(),
            steps: HashMap::new(),
            new: Vec::new(),
            changed: BTreeSet::new(),
            succeeded: BTreeSet::new(),
            unchanged: 0,
            moves: Vec::new(),
        };
        for (unit, step) in known {
            plan.steps.extend(step.map(|step| (unit.id, step)));
            plan.add(unit);
        }
        plan
    }

    fn add(&mut self, unit: AdminUnit) {
        let code = unit.code.clone().unwrap_or_default();
        self.by_code.entry(code).or_default().push(unit.id);
        self.units.insert(unit.id, unit);
    }

    /// Let each row happen, in the order of their days.
    pub fn carry_out(&mut self, rows: &[Row], problems: &mut Problems) {
        let mut seen = BTreeMap::new();
        let mut named = BTreeSet::new();
        for row in rows {
            let first = seen.insert((row.valid_from, &*row.code), row.line);
            problems.expect(first.is_none(), ErrorCode::UnitRowRepeated, &row.at("code"));
            let own_name = named.insert((row.valid_from, &*row.name));
            problems.expect(own_name, ErrorCode::UnitNameTaken, &row.at("name"));
            if first.is_none() {
                self.begin(row, problems);
            }
        }
        for row in rows {
            self.check_code(row, problems);
        }
    }

    /// The commune of the row, from that day.
    fn begin(&mut self, row: &Row, problems: &mut Problems) {
        let id = shipped::unit_id(UnitLevel::Commune, &row.code, row.valid_from);
        let eve = row.valid_from.plus_days(-1);
        let mut replaced = Vec::new();
        for code in &row.replaces {
            let Some(former) = self.with_code_on(code, eve) else {
                let params = serde_json::json!({"code": code, "date": eve.to_string()});
                problems.add_with(ErrorCode::UnitReplacedUnknown, &row.at("replaces"), params);
                continue;
            };
            match self.steps.get(&former) {
                Some(step) if step.successor != id => {
                    let params = serde_json::json!({"code": code});
                    problems.add_with(ErrorCode::UnitDivided, &row.at("replaces"), params);
                }
                _ if !replaced.contains(&former) => replaced.push(former),
                _ => {}
            }
        }
        let known = self.steps.iter().filter(|(_, step)| step.successor == id);
        let keeps = known
            .map(|(former, _)| former)
            .all(|former| replaced.contains(former));
        problems.expect(keeps, ErrorCode::UnitFixed, &row.at("replaces"));
        self.put(id, row, &replaced);
        for former in replaced {
            self.end(former, id, row, eve);
        }
    }

    fn put(&mut self, id: UnitId, row: &Row, replaced: &[UnitId]) {
        let Some(known) = self.units.get_mut(&id) else {
            let districts: BTreeSet<_> = replaced
                .iter()
                .map(|id| self.units[id].district_id)
                .collect();
            let district = match districts.into_iter().collect::<Vec<_>>().as_slice() {
                [only] => *only,
                _ => None,
            };
            let (level, now) = (UnitLevel::Commune, self.now);
            let unit = AdminUnit {
                district_id: district,
                ..shipped::unit(
                    level,
                    &row.code,
                    &row.name,
                    &row.unit_type,
                    row.valid_from,
                    now,
                )
            };
            let unit = AdminUnit {
                valid_to: None,
                ..unit
            };
            self.new.push(id);
            return self.add(unit);
        };
        if known.name == row.name && known.unit_type == row.unit_type {
            self.unchanged += 1;
            return;
        }
        known.name.clone_from(&row.name);
        known.folded_name = fold(&row.name);
        known.sort_key = sort_key(&row.name);
        known.unit_type.clone_from(&row.unit_type);
        self.change(id);
    }

    /// `former` ends on the eve, and `id` stands in its place.
    fn end(&mut self, former: UnitId, id: UnitId, row: &Row, eve: Date) {
        self.moves.push((former, id));
        let is_alone = row.replaces.len() == 1;
        let unit = &self.units[&former];
        let stays = is_alone && unit.code.as_deref() == Some(&*row.code) && unit.name == row.name;
        let relation = if stays { UNCHANGED } else { MERGED_WHOLE };
        let step = Step {
            successor: id,
            relation: relation.to_owned(),
            effective: row.valid_from,
        };
        if self.steps.insert(former, step).is_none() {
            self.succeeded.insert(former);
        }
        if unit.valid_to != Some(eve) {
            self.change(former);
            if let Some(unit) = self.units.get_mut(&former) {
                unit.valid_to = Some(eve);
            }
        }
    }

    /// The commune becomes its own next version, once.
    fn change(&mut self, id: UnitId) {
        if self.new.contains(&id) || !self.changed.insert(id) {
            return;
        }
        if let Some(unit) = self.units.get_mut(&id) {
            unit.version += 1;
            unit.updated_at = self.now;
        }
    }

    /// A code names one commune on a day.
    fn check_code(&self, row: &Row, problems: &mut Problems) {
        let id = shipped::unit_id(UnitLevel::Commune, &row.code, row.valid_from);
        let Some(unit) = self.units.get(&id) else {
            return;
        };
        let others = self.by_code.get(&row.code).into_iter().flatten();
        let mut others = others
            .filter(|other| **other != id)
            .map(|other| &self.units[other]);
        let overlap = |other: &AdminUnit| {
            other.valid_to.is_none_or(|to| to >= unit.valid_from)
                && unit.valid_to.is_none_or(|to| to >= other.valid_from)
        };
        if let Some(other) = others.find(|other| overlap(other)) {
            let params = serde_json::json!({
                "name": other.name, "validFrom": other.valid_from.to_string(),
                "validTo": other.valid_to.map(|day| day.to_string()),
            });
            problems.add_with(ErrorCode::UnitCodeOverlaps, &row.at("code"), params);
        }
    }

    fn with_code_on(&self, code: &str, day: Date) -> Option<UnitId> {
        let ids = self.by_code.get(code)?;
        ids.iter().copied().find(|id| self.units[id].exists_on(day))
    }

    pub fn unit(&self, id: UnitId) -> &AdminUnit {
        &self.units[&id]
    }

    pub fn new_units(&self) -> impl Iterator<Item = &AdminUnit> {
        self.new.iter().map(|id| &self.units[id])
    }

    pub fn changed_units(&self) -> impl Iterator<Item = &AdminUnit> {
        self.changed.iter().map(|id| &self.units[id])
    }

    /// The successors that were not known before.
    pub fn new_steps(&self) -> impl Iterator<Item = (UnitId, &Step)> {
        self.succeeded.iter().map(|id| (*id, &self.steps[id]))
    }

    /// Each commune that the rows replace, what replaces it, and from which day.
    pub fn moves(&self) -> impl Iterator<Item = (UnitId, &Step)> {
        self.moves
            .iter()
            .map(|(from, _)| (*from, &self.steps[from]))
    }

    pub fn report(&self, mode: LoadMode, moves: Vec<UnitMove>) -> ReformReport {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let ended = self
            .changed
            .iter()
            .filter(|id| self.succeeded.contains(*id));
        let ended = ended.count();
        ReformReport {
            mode,
            created: count(self.new.len()),
            ended: count(ended),
            updated: count(self.changed.len() - ended),
            unchanged: self.unchanged,
            moves,
        }
    }
}
