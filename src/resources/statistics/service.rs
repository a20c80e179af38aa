//! How statistics of training are counted.

use std::collections::{HashMap, HashSet};

use super::dimension::Dimension;
use super::figures;
use super::model::{TrainingParams, TrainingStatistics};
use super::store::{self, Enrolment, Outcome, Teaching};
use super::table::{Table, Value};
use super::tally::{Completion, Event, Tracing};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::values::ids::{ClassId, EnrolmentId, TraineeId};
use crate::platform::values::time::Date;

/// The checkpoint that the figures are of.
const CHECKPOINT_MONTHS: i32 = 6;

pub fn training(op: &mut Op, params: &TrainingParams) -> ApiResult<TrainingStatistics> {
    let reach = reach(op, params.published);
    let as_of = params.as_of.unwrap_or_else(|| op.today());
    check(params, as_of, op.today())?;
    let axes = params.by.values().unwrap_or_default();
    let school = match reach {
        Reach::School(own) => Some(own),
        _ => params.school_id,
    };
    let known = Known {
        as_of,
        classes: store::classes(op.conn())?,
        women: if axes.contains(&Dimension::Sex) {
            store::women(op.conn())?
        } else {
            HashSet::new()
        },
        certified: store::certified(op.conn(), school, as_of)?,
        outcomes: store::outcomes(op.conn(), school, as_of)?,
        kinds: store::kinds(op.conn())?,
    };
    let mut table = Table::default();
    store::each_enrolment(op.conn(), &reach, params, |enrolment| {
        known.count(&enrolment, params, axes, &mut table);
    })?;
    let exact = !matches!(reach, Reach::Open);
    figures::present(op, params, as_of, &table, exact)
}

/// Whose rows are counted: exactly the caller's own, or all of them for what is published.
fn reach(op: &Op, published: bool) -> Reach {
    let own = op.actor.reach_for(Action::StatisticsRead);
    match own.filter(|_| !published) {
        Some(own @ (Reach::All | Reach::School(_) | Reach::Communes(_))) => own,
        _ => Reach::Open,
    }
}

fn check(params: &TrainingParams, as_of: Date, today: Date) -> ApiResult<()> {
    let axes = params.by.values().unwrap_or_default();
    if axes.len() > 2 {
        return Err(ApiError::parameter(ErrorCode::DimensionsTooMany, "by"));
    }
    if matches!(axes, [first, second] if first == second) {
        return Err(ApiError::parameter(ErrorCode::DimensionRepeated, "by"));
    }
    if as_of > today {
        return Err(
            ApiError::parameter(ErrorCode::DayAfterToday, "asOf").with("today", today.to_string())
        );
    }
    if matches!((params.from, params.to), (Some(from), Some(to)) if to < from) {
        return Err(ApiError::parameter(ErrorCode::PeriodReversed, "to"));
    }
    Ok(())
}

/// What is looked up for each enrolment.
struct Known {
    as_of: Date,
    classes: HashMap<ClassId, Teaching>,
    women: HashSet<TraineeId>,
    certified: HashSet<EnrolmentId>,
    outcomes: HashMap<EnrolmentId, Outcome>,
    kinds: HashMap<String, String>,
}

impl Known {
    fn count(
        &self,
        enrolment: &Enrolment,
        params: &TrainingParams,
        axes: &[Dimension],
        table: &mut Table,
    ) {
        let Some(class) = self.classes.get(&enrolment.class_id) else {
            return;
        };
        let is_in = |day: Date| {
            day <= self.as_of
                && params.from.is_none_or(|from| from <= day)
                && params.to.is_none_or(|to| day <= to)
        };
        let mut add = |day: Date, event: &Event| {
            let value = |axis: usize| {
                let dimension = axes.get(axis)?;
                self.value(*dimension, enrolment, class, params, day)
            };
            table.add(value(0), value(1), enrolment.trainee_id, event);
        };
        if let Some(start) = self.start(enrolment, class).filter(|day| is_in(*day)) {
            add(start, &Event::Start);
        }
        let completed = enrolment.completed_date.filter(|day| is_in(*day));
        if let Some(day) = completed.filter(|_| enrolment.status == "COMPLETED") {
            add(day, &Event::Completion(self.completion(enrolment, day)));
        }
    }

    /// The day on which the training began, if it had by the day of the figures: with the class,
    /// or with an admission after that.
    fn start(&self, enrolment: &Enrolment, class: &Teaching) -> Option<Date> {
        let start = enrolment
            .admitted_date
            .map_or(class.start_date, |admitted| admitted.max(class.start_date));
        let began = match enrolment.status.as_str() {
            "STUDYING" => enrolment.status_date <= self.as_of,
            // Who left before the class began was never trained.
            "DROPPED" | "EXPELLED" => start <= enrolment.status_date,
            _ => true,
        };
        began.then_some(start)
    }

    fn completion(&self, enrolment: &Enrolment, day: Date) -> Completion {
        let due = day.plus_months(CHECKPOINT_MONTHS) <= self.as_of;
        let outcome = self.outcomes.get(&enrolment.id);
        let counts = outcome.and_then(|outcome| self.kinds.get(&outcome.kind));
        let tracing = match counts.map(String::as_str) {
            _ if !due => Tracing::NotDue,
            None | Some("UNTRACED") => Tracing::Untraced,
            Some("EMPLOYED") => Tracing::Employed,
            Some(_) => Tracing::Traced,
        };
        let reached = outcome.filter(|_| tracing >= Tracing::Traced);
        Completion {
            certified: self.certified.contains(&enrolment.id),
            tracing,
            income: reached.map_or((None, None), |o| (o.income_before, o.income_after)),
        }
    }

    fn value(
        &self,
        dimension: Dimension,
        enrolment: &Enrolment,
        class: &Teaching,
        params: &TrainingParams,
        day: Date,
    ) -> Value {
        match dimension {
            Dimension::Group => enrolment.beneficiary_group.clone(),
            Dimension::Sex => {
                let is_woman = self.women.contains(&enrolment.trainee_id);
                Some(if is_woman { "FEMALE" } else { "MALE" }.to_owned())
            }
            Dimension::Level => Some(class.level.clone()),
            Dimension::Field => Some(class.field.clone()),
            Dimension::Occupation => Some(class.occupation_id.to_string()),
            Dimension::School => Some(enrolment.school_id.to_string()),
            Dimension::Commune => Some(enrolment.commune_id.to_string()),
            Dimension::District => enrolment.district_id.map(|id| id.to_string()),
            Dimension::Period => Some(params.period.of(day)),
        }
    }
}
