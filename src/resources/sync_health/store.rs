//! SQL of the figures. Every query is of one school or one organisation, by an index.

use diesel::dsl::{count_star, exists, max, not};
use diesel::prelude::*;
use serde_json::Value;

use super::model::PushCounts;
use crate::platform::auth::authz::ActorKind;
use crate::platform::db::DbConnection;
use crate::platform::db::one_trainee::of_one_trainee;
use crate::platform::db::schema::{
    audit_events, certificates, classes, clients, employment_outcomes, enrolments, import_rows,
    jobs, organisations, trainee_schools, trainees,
};
use crate::platform::db::types::Json;
use crate::platform::error::{ApiResult, StoredProblem};
use crate::platform::values::ids::{AnyId, OrganisationId, SchoolId, TraineeId};
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::work::jobs::awaiting as is_awaiting;

/// Most keys in one look-up.
const KEYS: usize = 500;

pub fn organisation_of(
    conn: &mut DbConnection,
    school: SchoolId,
) -> ApiResult<Option<OrganisationId>> {
    let organisation = organisations::table
        .filter(organisations::school_id.eq(school))
        .select(organisations::id);
    Ok(organisation.first(conn).optional()?)
}

/// An import that has ended, as far as the figures need it.
#[derive(Debug, Clone, Queryable)]
pub struct ImportJob {
    pub id: AnyId,
    pub actor_kind: ActorKind,
    pub actor_id: AnyId,
    parameters: Json<Value>,
    checkpoint: Option<Json<Value>>,
    result: Option<Json<Value>>,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

impl ImportJob {
    /// Whether it was more than a trial.
    pub fn was_to_store(&self) -> bool {
        self.parameter("mode") == Some("commit")
    }

    /// Whether rows that it counts as good are in the registry.
    pub fn stored_rows(&self) -> bool {
        let skips = self.parameter("onError") == Some("skip-row");
        let counts = self.counts();
        let good = counts.created + counts.updated + counts.unchanged > 0;
        self.was_to_store() && !self.has_waited() && good && (skips || counts.rejected == 0)
    }

    /// Whether it ended while it waited to be confirmed: its counts tell what would have been.
    fn has_waited(&self) -> bool {
        let checkpoint = self.checkpoint.as_ref();
        checkpoint.is_some_and(|Json(held)| held["wait"]["predicted"] == true)
    }

    pub fn counts(&self) -> PushCounts {
        let counts = self.result.as_ref().map(|Json(result)| result.clone());
        counts
            .and_then(|counts| serde_json::from_value(counts).ok())
            .unwrap_or_default()
    }

    /// A parameter by its name in the API, however the job keeps it.
    fn parameter(&self, name: &str) -> Option<&str> {
        let Json(parameters) = &self.parameters;
        let kept = match name {
            "onError" => parameters.get("on_error").or(parameters.get(name)),
            _ => parameters.get(name),
        };
        kept?.as_str()
    }
}

/// The imports of an organisation that have ended.
pub fn imports(conn: &mut DbConnection, organisation: OrganisationId) -> ApiResult<Vec<ImportJob>> {
    let rows = jobs::table
        .filter(jobs::organisation_id.eq(organisation))
        .filter(jobs::kind.eq("imports"))
        .filter(jobs::finished_at.is_not_null())
        .select((
            jobs::id,
            jobs::actor_kind,
            jobs::actor_id,
            jobs::parameters,
            jobs::checkpoint,
            jobs::result,
            jobs::created_at,
            jobs::finished_at,
        ));
    Ok(rows.load(conn)?)
}

/// How many imports of an organisation wait to be confirmed.
pub fn awaiting(conn: &mut DbConnection, organisation: OrganisationId) -> ApiResult<i64> {
    let rows = jobs::table
        .filter(is_awaiting())
        .filter(jobs::kind.eq("imports"))
        .filter(jobs::organisation_id.eq(organisation));
    Ok(rows.count().get_result(conn)?)
}

/// When a program of the organisation last changed something, and which.
pub fn last_change_by_program(
    conn: &mut DbConnection,
    organisation: OrganisationId,
) -> ApiResult<Option<(Timestamp, ActorKind, AnyId)>> {
    let programs: Vec<AnyId> = clients::table
        .filter(clients::organisation_id.eq(organisation))
        .select(clients::id)
        .load::<crate::platform::values::ids::ClientId>(conn)?
        .into_iter()
        .map(crate::platform::values::ids::ClientId::any)
        .collect();
    let mut latest = None;
    for program in programs {
        let event = audit_events::table
            .filter(audit_events::actor_id.eq(program))
            .filter(audit_events::resource.eq_any(PUSHED))
            .order(audit_events::seq.desc())
            .select(audit_events::at);
        let at: Option<Timestamp> = event.first(conn).optional()?;
        latest = latest.max(at.map(|at| (at, program)));
    }
    Ok(latest.map(|(at, program)| (at, ActorKind::Client, program)))
}

/// Resources that a school's own system pushes.
const PUSHED: [&str; 6] = [
    "trainees",
    "courses",
    "classes",
    "enrolments",
    "certificates",
    "employment-outcomes",
];

/// The day of an enrolment's present status, and when that step was recorded.
pub fn status_steps(
    conn: &mut DbConnection,
    school: SchoolId,
    since: Timestamp,
) -> ApiResult<Vec<(Date, Timestamp)>> {
    let steps = enrolments::table
        .inner_join(audit_events::table.on(audit_events::resource_id.eq(enrolments::id.nullable())))
        .filter(enrolments::school_id.eq(school))
        .filter(enrolments::updated_at.ge(since))
        .filter(audit_events::resource.eq("enrolments"))
        .filter(audit_events::action.eq_any(["enrolment.create", "enrolment.transition"]))
        .group_by((enrolments::id, enrolments::status_date))
        .select((enrolments::status_date, max(audit_events::at)));
    let steps: Vec<(Date, Option<Timestamp>)> = steps.load(conn)?;
    Ok(recorded(steps, since))
}

/// The last day of a class, and when it was recorded as completed.
pub fn class_ends(
    conn: &mut DbConnection,
    school: SchoolId,
    since: Timestamp,
) -> ApiResult<Vec<(Date, Timestamp)>> {
    let ends = classes::table
        .inner_join(audit_events::table.on(audit_events::resource_id.eq(classes::id.nullable())))
        .filter(classes::school_id.eq(school))
        .filter(classes::status.eq("COMPLETED"))
        .filter(audit_events::resource.eq("classes"))
        .filter(audit_events::action.eq("class.transition"))
        .group_by((classes::id, classes::end_date))
        .select((classes::end_date, max(audit_events::at)));
    let ends: Vec<(Date, Option<Timestamp>)> = ends.load(conn)?;
    Ok(recorded(ends, since))
}

fn recorded(rows: Vec<(Date, Option<Timestamp>)>, since: Timestamp) -> Vec<(Date, Timestamp)> {
    rows.into_iter()
        .filter_map(|(day, at)| Some((day, at?)))
        .filter(|(_, at)| *at >= since)
        .collect()
}

/// Classes whose last day is past: those not completed, and all.
pub fn ended_classes(
    conn: &mut DbConnection,
    school: SchoolId,
    today: Date,
) -> ApiResult<(i64, i64)> {
    let ended = || {
        classes::table
            .filter(classes::school_id.eq(school))
            .filter(classes::end_date.lt(today))
            .filter(classes::status.ne("CANCELLED"))
            .select(count_star())
    };
    let open = ended().filter(classes::status.ne("COMPLETED"));
    Ok((open.first(conn)?, ended().first(conn)?))
}

/// Enrolments in such classes: studying without a result, and studying or completed.
pub fn studying_without_result(
    conn: &mut DbConnection,
    school: SchoolId,
    today: Date,
) -> ApiResult<(i64, i64)> {
    let ended = || {
        enrolments::table
            .inner_join(classes::table.on(classes::id.eq(enrolments::class_id)))
            .filter(enrolments::school_id.eq(school))
            .filter(classes::end_date.lt(today))
            .filter(classes::status.ne("CANCELLED"))
            .select(count_star())
    };
    let without = ended()
        .filter(enrolments::status.eq("STUDYING"))
        .filter(enrolments::result.is_null());
    let all = ended().filter(enrolments::status.eq_any(["STUDYING", "COMPLETED"]));
    Ok((without.first(conn)?, all.first(conn)?))
}

/// Completed and passed: without a certificate that stands, and all.
pub fn passed_without_certificate(
    conn: &mut DbConnection,
    school: SchoolId,
) -> ApiResult<(i64, i64)> {
    let passed = || {
        enrolments::table
            .filter(enrolments::school_id.eq(school))
            .filter(enrolments::status.eq("COMPLETED"))
            .filter(enrolments::result.eq("PASSED"))
            .select(count_star())
    };
    let live = certificates::table
        .filter(certificates::enrolment_id.eq(enrolments::id))
        .filter(of_one_trainee(conn.dialect(), "enrolments", "certificates"))
        .filter(certificates::status.eq("ISSUED"));
    let without = passed().filter(not(exists(live)));
    Ok((without.first(conn)?, passed().first(conn)?))
}

/// Completed by that day: without an outcome at so many months, and all. Who has died is not asked.
pub fn due_outcomes(
    conn: &mut DbConnection,
    school: SchoolId,
    (months, completed_by): (i32, Date),
    departed: &[TraineeId],
) -> ApiResult<(i64, i64)> {
    let due = || {
        enrolments::table
            .filter(enrolments::school_id.eq(school))
            .filter(enrolments::status.eq("COMPLETED"))
            .filter(enrolments::completed_date.le(completed_by))
            .filter(enrolments::trainee_id.ne_all(departed))
            .select(count_star())
    };
    let theirs = of_one_trainee(conn.dialect(), "enrolments", "employment_outcomes");
    let traced = employment_outcomes::table
        .filter(employment_outcomes::enrolment_id.eq(enrolments::id))
        .filter(theirs)
        .filter(employment_outcomes::checkpoint_months.eq(months))
        .filter(employment_outcomes::withdrawn_at.is_null());
    let without = due().filter(not(exists(traced)));
    Ok((without.first(conn)?, due().first(conn)?))
}

/// People with whom the school is acquainted: without ethnic group, without phone, and all.
pub fn people(conn: &mut DbConnection, school: SchoolId) -> ApiResult<(i64, i64, i64)> {
    let people = || {
        trainee_schools::table
            .inner_join(trainees::table.on(trainees::id.eq(trainee_schools::trainee_id)))
            .filter(trainee_schools::school_id.eq(school))
            .filter(trainee_schools::acquainted)
            .select(count_star())
    };
    let no_group = people().filter(trainees::ethnic_group.is_null());
    let no_phone = people().filter(trainees::phone.is_null());
    Ok((
        no_group.first(conn)?,
        no_phone.first(conn)?,
        people().first(conn)?,
    ))
}

/// A row of an import's report, as far as the figures need it.
#[derive(Debug, Queryable)]
pub struct ReportRow {
    pub kind: Option<String>,
    pub external_id: Option<String>,
    pub problems: Option<Json<Vec<StoredProblem>>>,
}

pub fn rejected_rows(conn: &mut DbConnection, job: AnyId) -> ApiResult<Vec<ReportRow>> {
    let rows = import_rows::table
        .filter(import_rows::job_id.eq(job))
        .filter(import_rows::outcome.eq("REJECTED"))
        .select((
            import_rows::kind,
            import_rows::external_id,
            import_rows::problems,
        ));
    Ok(rows.load(conn)?)
}

/// Those rows with these keys that the import accepted.
pub fn accepted_rows(
    conn: &mut DbConnection,
    job: AnyId,
    keys: &[String],
) -> ApiResult<Vec<ReportRow>> {
    let mut accepted = Vec::new();
    for keys in keys.chunks(KEYS) {
        let rows = import_rows::table
            .filter(import_rows::job_id.eq(job))
            .filter(import_rows::outcome.ne("REJECTED"))
            .filter(import_rows::external_id.eq_any(keys))
            .select((
                import_rows::kind,
                import_rows::external_id,
                import_rows::problems,
            ));
        accepted.extend(rows.load::<ReportRow>(conn)?);
    }
    Ok(accepted)
}
