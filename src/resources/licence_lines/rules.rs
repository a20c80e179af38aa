//! What a licence line is to the registry, and its rules.

use serde_json::{Value, json};

use super::model::{LicenceLine, LicenceLineInput, LicenceLineView, Related};
use super::store;
use crate::actions;
use crate::platform::auth::authz::Reach;
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::{Op, code_values};
use crate::platform::resource::{Actions, Resource, Seen, related};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::LicenceLineId;
use crate::platform::wire::query::Shape;
use crate::resources::occupations::{self, Occupation};
use crate::resources::schools::{self, School};

impl Resource for LicenceLine {
    const NAME: &'static str = "licence-lines";
    const ACTIONS: Actions = actions!("licence-line": SchoolRead, LicenceLineWrite);
    type Input = LicenceLineInput;
    type View = LicenceLineView;
    type Related = Related;

    fn blank(op: &mut Op, _: &Reach, input: &Self::Input, _: &mut Problems) -> ApiResult<Self> {
        Ok(Self {
            id: LicenceLineId::new(),
            terms: input.clone(),
            version: 0,
            created_at: op.now,
            updated_at: op.now,
        })
    }

    fn apply(&mut self, input: &Self::Input, problems: &mut Problems) {
        let decision_number = problems.name_at(&input.decision_number, "/decisionNumber");
        let in_order = input.valid_to.is_none_or(|to| input.valid_from <= to);
        problems.expect(in_order, ErrorCode::DatesReversed, "/validTo");
        self.terms = LicenceLineInput {
            decision_number,
            ..input.clone()
        };
    }

    fn to_input(&self, _: Vec<ExternalId>) -> Self::Input {
        self.terms.clone()
    }

    fn into_view(self, _: Vec<ExternalId>, related: Related) -> Self::View {
        Seen::of(&self, self.terms.clone(), related)
    }

    fn natural_keys(&self) -> Value {
        let terms = &self.terms;
        json!({
            "schoolId": terms.school_id, "occupationId": terms.occupation_id,
            "level": terms.level, "validFrom": terms.valid_from,
        })
    }

    fn check(&mut self, op: &mut Op, old: Option<&Self>, mut problems: Problems) -> ApiResult<()> {
        let (terms, old_terms) = (&self.terms, old.map(|row| &row.terms));
        let levels = (
            old_terms.map(|terms| terms.level.as_str()),
            Some(&*terms.level),
        );
        code_values::expect_chosen(op, &mut problems, "training-levels", levels, "/level")?;
        let occupation = terms.occupation_id;
        occupations::service::expect_level(op, occupation, &terms.level, &mut problems)?;
        // The line of a school that has closed can still be ended.
        if old_terms.is_none_or(|old| old.school_id != terms.school_id) {
            let school = Some(terms.school_id);
            let school = schools::service::acting(op, &Reach::All, school, &mut problems);
            problems.take(school)?;
        }
        problems.check()?;
        check_overlap(op, self)?;
        let Some(old) = old else { return Ok(()) };
        if terms_quota(self) < terms_quota(old) {
            check_seats(op, self)?;
        }
        check_classes(op, old, self)
    }

    fn check_unused(&self, op: &mut Op) -> ApiResult<()> {
        if store::is_in_use(op.conn(), self.id)? {
            return Err(ApiError::new(ErrorCode::LicenceLineInUse));
        }
        Ok(())
    }

    fn related(op: &mut Op, rows: &[Self], shape: &Shape) -> ApiResult<Vec<Related>> {
        let ids = rows.iter().map(|row| row.terms.occupation_id.any());
        let taught = related::<Occupation>(op, shape, "occupation", ids)?;
        let ids = rows.iter().map(|row| row.terms.school_id.any());
        let owners = related::<School>(op, shape, "school", ids)?;
        let related = |row: &Self| Related {
            occupation: taught.get(&row.terms.occupation_id.any()).cloned(),
            school: owners.get(&row.terms.school_id.any()).cloned(),
        };
        Ok(rows.iter().map(related).collect())
    }
}

/// Lines of one school, occupation and level do not overlap in time.
fn check_overlap(op: &mut Op, line: &LicenceLine) -> ApiResult<()> {
    let terms = &line.terms;
    // Two lines of one key written at once would each miss the other.
    dialect::lock_row(op.conn(), "schools", terms.school_id)?;
    let others = store::of_key(
        op.conn(),
        terms.school_id,
        terms.occupation_id,
        &terms.level,
    )?;
    let others = others.iter().filter(|other| other.id != line.id);
    let mut others = others.map(|other| &other.terms);
    let other = others.find(|other| {
        other.valid_from != terms.valid_from
            && other.valid_to.is_none_or(|to| terms.valid_from <= to)
            && terms.valid_to.is_none_or(|to| other.valid_from <= to)
    });
    other.map_or(Ok(()), |other| {
        Err(ApiError::at(ErrorCode::LicenceLineOverlaps, "/validFrom")
            .with("otherFrom", other.valid_from.to_string())
            .with("otherTo", other.valid_to.map(|to| to.to_string())))
    })
}

fn terms_quota(line: &LicenceLine) -> i32 {
    line.terms.yearly_quota
}

/// The seats that are taken keep their place in the quota. The line is locked, so nobody takes
/// another one meanwhile.
fn check_seats(op: &mut Op, line: &LicenceLine) -> ApiResult<()> {
    let quota = terms_quota(line);
    match store::year_above(op.conn(), line.id, quota)? {
        Some((year, taken)) => {
            let error = ApiError::at(ErrorCode::LicenceQuotaBelowSeats, "/yearlyQuota");
            Err(error.with("year", year).with("seatsTaken", taken))
        }
        None => Ok(()),
    }
}

/// Classes that rely on a line keep it: what it is for stays, and its period covers them.
fn check_classes(op: &mut Op, before: &LicenceLine, line: &LicenceLine) -> ApiResult<()> {
    let in_use = || ApiError::new(ErrorCode::LicenceLineInUse);
    let what_for = |line: &LicenceLine| {
        let terms = &line.terms;
        (terms.school_id, terms.occupation_id, terms.level.clone())
    };
    if what_for(before) != what_for(line) && store::is_in_use(op.conn(), line.id)? {
        return Err(in_use());
    }
    match store::period_in_use(op.conn(), line.id)? {
        Some((from, to)) if !line.covers(from, to) => Err(in_use()
            .with("from", from.to_string())
            .with("to", to.to_string())),
        _ => Ok(()),
    }
}
