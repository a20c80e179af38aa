//! How statistics of training are counted.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::dimension::{Dimension, Granularity};
use super::figures;
use super::model::{TrainingParams, TrainingStatistics};
use super::store::{self, Course, Enrolment};
use super::table::{Cells, Value};
use super::tally::{Completion, Event, Tracing};
use crate::platform::auth::authz::{Action, Actor, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::values::ids::{ClassId, TraineeId, UnitId};
use crate::platform::values::time::{Date, Timestamp};
use crate::resources::{admin_units, employment_outcomes, trainees};

/// The checkpoint that the figures are of.
const CHECKPOINT_MONTHS: i32 = 6;

/// How often somebody is asked whether they still wait: after so many enrolments.
const ASK_EVERY: u32 = 4_096;

/// What is asked: equal questions have equal answers, whoever asks.
#[derive(Debug)]
pub struct Question {
    /// Whose rows are counted: exactly the caller's own, or all of them for what is published.
    pub reach: Reach,
    pub as_of: Date,
    pub params: TrainingParams,
}

impl Question {
    /// # Errors
    /// 400 for parameters that do not go together.
    pub fn of(actor: &Actor, mut params: TrainingParams) -> ApiResult<Self> {
        let today = Timestamp::now().date();
        // Taken out, so that today and nothing else are one question.
        let as_of = params.as_of.take().unwrap_or(today);
        check(&params, as_of, today)?;
        let axes = params.by.values().unwrap_or_default();
        if !axes.contains(&Dimension::Period) {
            params.period = Granularity::default();
        }
        let published = std::mem::take(&mut params.published);
        let own = actor.reach_for(Action::StatisticsRead);
        let reach = match own.filter(|_| !published) {
            Some(own @ (Reach::All | Reach::School(_))) => own,
            Some(Reach::Communes(mut own)) => {
                own.sort_unstable();
                Reach::Communes(own)
            }
            _ => Reach::Open,
        };
        Ok(Self {
            reach,
            as_of,
            params,
        })
    }
}

/// The figures, unless `is_wanted` says that nobody waits for them any more.
pub fn training(
    op: &mut Op,
    question: &Question,
    is_wanted: impl Fn() -> bool,
) -> ApiResult<TrainingStatistics> {
    let Question {
        reach,
        as_of,
        params,
    } = question;
    let mut known = Known {
        as_of: *as_of,
        classes: store::classes(op.conn())?,
        kinds: store::kinds(op.conn())?,
        departed: HashSet::new(),
        people: HashMap::new(),
    };
    known.look_up(op, reach)?;
    let axes = params.by.values().unwrap_or_default();
    let (mut cells, mut count) = (Cells::default(), 0_u32);
    store::each_enrolment(op.conn(), reach, (params, *as_of), |enrolment| {
        known.count(enrolment, params, axes, &mut cells);
        count = count.wrapping_add(1);
        if count.is_multiple_of(ASK_EVERY) && !is_wanted() {
            return Err(ApiError::new(ErrorCode::Unavailable));
        }
        Ok(())
    })?;
    let exact = !matches!(reach, Reach::Open);
    figures::present(op, params, *as_of, cells.total(), exact)
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
    classes: HashMap<ClassId, Rc<Course>>,
    kinds: HashMap<String, String>,
    /// Who had died by then: nobody can be asked what became of them.
    departed: HashSet<TraineeId>,
    /// The person of each record that is not the eldest of theirs.
    people: HashMap<TraineeId, TraineeId>,
}

impl Known {
    /// Look up who is whom, and who had died. A school's own figures hold nothing that only another
    /// school's record of the person says.
    fn look_up(&mut self, op: &mut Op, reach: &Reach) -> ApiResult<()> {
        if !matches!(reach, Reach::School(_)) {
            self.people = trainees::service::people(op)?;
        }
        let departed = employment_outcomes::service::departed(op, self.as_of, None)?;
        self.departed = departed
            .into_iter()
            .map(|record| self.person(record))
            .collect();
        Ok(())
    }

    fn person(&self, record: TraineeId) -> TraineeId {
        self.people.get(&record).copied().unwrap_or(record)
    }

    fn count(
        &self,
        enrolment: &Enrolment,
        params: &TrainingParams,
        axes: &[Dimension],
        cells: &mut Cells,
    ) {
        let Some(course) = self.classes.get(&enrolment.class_id) else {
            return;
        };
        let is_in = |day: Date| {
            day <= self.as_of
                && params.from.is_none_or(|from| from <= day)
                && params.to.is_none_or(|to| day <= to)
        };
        let mut add = |day: Date, event: &Event| {
            let value = |axis: usize| match axes.get(axis) {
                Some(dimension) => value(*dimension, enrolment, course, params, day),
                None => Value::Unrecorded,
            };
            let who = (enrolment.id, self.person(enrolment.trainee_id));
            cells.add([value(0), value(1)], who, event);
        };
        if let Some(start) = self.start(enrolment).filter(|day| is_in(*day)) {
            add(start, &Event::Start);
        }
        let completed = enrolment.completed_date.filter(|day| is_in(*day));
        if let Some(day) = completed.filter(|_| enrolment.status == "COMPLETED") {
            add(day, &Event::Completion(self.completion(enrolment, day)));
        }
    }

    /// The first day of study, unless study had gone on elsewhere by the day of the figures: then
    /// the training counts there.
    fn start(&self, enrolment: &Enrolment) -> Option<Date> {
        let elsewhere = enrolment.went_on.is_some_and(|day| day <= self.as_of);
        enrolment.started_date.filter(|_| !elsewhere)
    }

    fn completion(&self, enrolment: &Enrolment, day: Date) -> Completion {
        let due = day.plus_months(CHECKPOINT_MONTHS) <= self.as_of
            && !self.departed.contains(&self.person(enrolment.trainee_id));
        let outcome = enrolment.outcome.as_ref();
        let counts = outcome.and_then(|outcome| self.kinds.get(&outcome.kind));
        let tracing = match counts.map(String::as_str) {
            _ if !due => Tracing::NotDue,
            None | Some("UNTRACED") => Tracing::Untraced,
            Some("EMPLOYED") => Tracing::Employed,
            Some(_) => Tracing::Traced,
        };
        let reached = outcome.filter(|_| tracing >= Tracing::Traced);
        Completion {
            certified: enrolment.certificate.is_some(),
            tracing,
            income: reached.map_or((None, None), |o| (o.income_before, o.income_after)),
        }
    }
}

fn value(
    dimension: Dimension,
    enrolment: &Enrolment,
    course: &Course,
    params: &TrainingParams,
    day: Date,
) -> Value {
    let code = |code: &Option<String>| {
        let code = code.as_deref();
        code.map_or(Value::Unrecorded, |code| Value::Code(code.into()))
    };
    let unit = |id: Option<UnitId>| id.map_or(Value::Unrecorded, |id| Value::Id(id.uuid()));
    match dimension {
        Dimension::Group => code(&enrolment.beneficiary_group),
        Dimension::Sex => code(&enrolment.sex),
        Dimension::Level => Value::Code(Rc::clone(&course.level)),
        Dimension::Field => Value::Code(Rc::clone(&course.field)),
        Dimension::Occupation => Value::Id(course.occupation_id.uuid()),
        Dimension::School => Value::Id(enrolment.school_id.uuid()),
        Dimension::Commune => unit(admin_units::commune(enrolment.commune_id)),
        Dimension::District => unit(enrolment.district_id),
        Dimension::Period => Value::period(params.period, day),
    }
}
