//! SQL of what enrolments claim of their trainees' days.

use std::collections::HashMap;

use diesel::dsl::{auto_type, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, padded};
use crate::platform::db::schema::{
    classes, enrolment_steps, enrolments, trainee_schools, trainees,
};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{ClassId, EnrolmentId, OrganisationId, SchoolId, TraineeId};
use crate::platform::values::sql::Uid;
use crate::platform::values::time::Date;
use crate::prepared;
use crate::resources::classes::{Class, ClassStatus};
use crate::resources::trainees::SchoolLink;

/// An enrolment of a trainee, with the days that it claims.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Claim {
    pub id: EnrolmentId,
    pub trainee_id: TraineeId,
    pub school_id: SchoolId,
    pub class_id: ClassId,
    pub status: EnrolmentStatus,
    pub class_status: String,
    pub start_date: Date,
    pub end_date: Date,
    pub overlap_override: Option<String>,
}

impl Claim {
    pub fn of(class: &Class, enrolment: &Enrolment) -> Self {
        Self {
            id: enrolment.id,
            trainee_id: enrolment.trainee_id,
            school_id: enrolment.school_id,
            class_id: class.id,
            status: enrolment.status,
            class_status: class.status.as_str().to_owned(),
            start_date: class.start_date,
            end_date: class.end_date,
            overlap_override: enrolment.overlap_override.clone(),
        }
    }

    /// Whether the trainee is bound to the days of the class.
    pub fn binds(&self) -> bool {
        self.status.is_active() && self.class_status != ClassStatus::Cancelled.as_str()
    }

    /// Whether the trainee is in another class than this one on days of it.
    pub fn overlaps(&self, class: ClassId, first_day: Date, last_day: Date) -> bool {
        self.class_id != class
            && self.binds()
            && self.start_date <= last_day
            && first_day <= self.end_date
    }
}

/// Enrolments and their classes, with what is claimed.
#[auto_type]
fn claims() -> _ {
    enrolments::table.inner_join(classes::table.on(classes::id.eq(enrolments::class_id)))
}

/// The columns of a [`Claim`].
const CLAIM: (
    enrolments::id,
    enrolments::trainee_id,
    enrolments::school_id,
    enrolments::class_id,
    enrolments::status,
    classes::status,
    classes::start_date,
    classes::end_date,
    enrolments::overlap_override,
) = (
    enrolments::id,
    enrolments::trainee_id,
    enrolments::school_id,
    enrolments::class_id,
    enrolments::status,
    classes::status,
    classes::start_date,
    classes::end_date,
    enrolments::overlap_override,
);

/// Every enrolment of each of these trainees.
pub fn claims_of_all(
    conn: &mut DbConnection,
    trainees: &[TraineeId],
) -> ApiResult<HashMap<TraineeId, Vec<Claim>>> {
    let rows = claims()
        .filter(enrolments::trainee_id.eq_any(padded(trainees)))
        .select((enrolments::trainee_id, CLAIM));
    let mut found: HashMap<TraineeId, Vec<Claim>> = HashMap::new();
    for (trainee, claim) in Cacheable(rows).load::<(TraineeId, Claim)>(conn)? {
        found.entry(trainee).or_default().push(claim);
    }
    Ok(found)
}

/// What is known of a trainee who may be enrolled.
#[derive(Default)]
pub struct Known {
    /// The schools that see them.
    pub schools: Vec<SchoolLink>,
    /// All records of the person.
    pub records: Vec<TraineeId>,
    /// Every enrolment of the person, whoever may see it: nobody can be in two places, also where the
    /// caller sees only one of them.
    pub claims: Vec<Claim>,
}

/// What is known of a trainee, in one statement.
pub fn known_of(conn: &mut DbConnection, trainee: TraineeId) -> ApiResult<Known> {
    let of_person =
        sql::<Bool>("trainees.id IN (SELECT COALESCE(person_id, id) FROM trainees WHERE id = ")
            .bind::<Uid, _>(trainee)
            .sql(
                " UNION ALL SELECT kin.id FROM trainees AS own JOIN trainees AS kin \
              ON kin.person_id = COALESCE(own.person_id, own.id) WHERE own.id = ",
            )
            .bind::<Uid, _>(trainee)
            .sql(")");
    let rows = trainees::table
        .left_join(trainee_schools::table.on(trainee_schools::trainee_id.eq(trainees::id)))
        .left_join(claims().on(enrolments::trainee_id.eq(trainees::id)))
        .filter(of_person);
    let rows: Vec<(TraineeId, Option<SchoolLink>, Option<Claim>)> = prepared!(
        conn,
        load,
        rows.select((
            trainees::id,
            Option::<SchoolLink>::as_select(),
            CLAIM.nullable()
        ))
    )?;
    // Each school comes with each claim.
    let mut known = Known::default();
    for (record, school, claim) in rows {
        if !known.records.contains(&record) {
            known.records.push(record);
        }
        let school = school.filter(|school| record == trainee && !known.schools.contains(school));
        known.schools.extend(school);
        known
            .claims
            .extend(claim.filter(|claim| !known.claims.contains(claim)));
    }
    Ok(known)
}

/// Whose people have taken the last step of an enrolment that counts.
pub fn last_step_by(
    conn: &mut DbConnection,
    (trainee, enrolment): (TraineeId, EnrolmentId),
) -> ApiResult<Option<OrganisationId>> {
    let step = enrolment_steps::table
        .filter(enrolment_steps::trainee_id.eq(trainee))
        .filter(enrolment_steps::enrolment_id.eq(enrolment))
        .filter(enrolment_steps::undone_at.is_null())
        .order(enrolment_steps::number.desc())
        .select(enrolment_steps::organisation_id);
    Ok(step.first(conn).optional()?.flatten())
}
