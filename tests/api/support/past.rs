//! Rows of the past, put straight into the database: what the operations would not accept any
//! more, or only over many requests. The change log is told, as of every write.

use diesel::prelude::*;
use serde_json::json;

use super::{Response, TestServer};
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{
    certificates, change_log, employment_outcomes, enrolments, trainee_schools, trainees,
};
use registry::platform::db::types::Json;
use registry::platform::error::ApiResult;
use registry::platform::values::ids::{
    AnyId, CertificateId, ClassId, EnrolmentId, EnterpriseId, OutcomeId, SchoolId, TraineeId,
    UnitId,
};
use registry::platform::values::partial_date::Precision;
use registry::platform::values::time::{Date, Timestamp};
use registry::resources::{self, certificates::code};

/// An enrolment to put into the database.
#[derive(Debug, Clone)]
pub struct Enrolled {
    pub class: ClassId,
    pub school: SchoolId,
    pub commune: UnitId,
    pub sex: &'static str,
    pub group: Option<&'static str>,
    pub status: &'static str,
    pub status_date: Date,
    pub completed: Option<Date>,
    /// First day of the class.
    pub start: Date,
}

pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

impl Enrolled {
    /// A woman of Phường Tô Hiệu who completed the class on that day.
    pub fn completed(server: &TestServer, class: &Response, on: &str) -> Self {
        let id = |name: &str| class.body[name].as_str().expect("an id").to_owned();
        Self {
            class: id("id").parse().expect("an id"),
            school: id("schoolId").parse().expect("an id"),
            commune: server.unit("COMMUNE", "03646"),
            sex: "FEMALE",
            group: None,
            status: "COMPLETED",
            status_date: day(on),
            completed: Some(day(on)),
            start: day(&id("startDate")),
        }
    }

    pub fn man(self) -> Self {
        Self {
            sex: "MALE",
            ..self
        }
    }

    /// In another state since that day.
    pub fn but(self, status: &'static str, since: &str) -> Self {
        Self {
            status,
            status_date: day(since),
            completed: None,
            ..self
        }
    }

    pub fn of(self, commune: UnitId) -> Self {
        Self { commune, ..self }
    }

    pub fn in_group(self, group: &'static str) -> Self {
        Self {
            group: Some(group),
            ..self
        }
    }

    /// With the class, for who studied in it.
    fn started(&self) -> Option<Date> {
        let waits = ["APPLIED", "ELIGIBLE", "ADMITTED", "REJECTED"].contains(&self.status);
        let left_before = self.status != "COMPLETED" && self.status_date < self.start;
        (!waits && !left_before).then_some(self.start)
    }

    fn insert(&self, conn: &mut DbConnection) -> ApiResult<EnrolmentId> {
        let (trainee, now) = (TraineeId::new(), Timestamp::now());
        diesel::insert_into(trainees::table)
            .values((
                trainees::id.eq(trainee),
                trainees::full_name.eq("Người học thử"),
                trainees::sort_key.eq("nguoi hoc thu"),
                trainees::sex.eq(self.sex),
                trainees::birth_date.eq(day("2000-01-01")),
                trainees::residence_unit_id.eq(self.commune),
                trainees::commune_id.eq(self.commune),
                trainees::demo.eq(false),
                trainees::version.eq(1_i64),
                trainees::created_at.eq(now),
                trainees::updated_at.eq(now),
            ))
            .execute(conn)?;
        self.insert_for(conn, trainee)
    }

    fn insert_for(&self, conn: &mut DbConnection, trainee: TraineeId) -> ApiResult<EnrolmentId> {
        let (id, now) = (EnrolmentId::new(), Timestamp::now());
        let whose = trainees::table.filter(trainees::id.eq(trainee));
        let sort_key: String = whose.select(trainees::sort_key).first(conn)?;
        diesel::insert_into(enrolments::table)
            .values((
                enrolments::id.eq(id),
                enrolments::trainee_id.eq(trainee),
                enrolments::class_id.eq(self.class),
                enrolments::school_id.eq(self.school),
                enrolments::commune_id.eq(self.commune),
                enrolments::status.eq(self.status),
                enrolments::status_date.eq(self.status_date),
                enrolments::beneficiary_group.eq(self.group),
                enrolments::applied_date.eq(day("2024-01-15")),
                enrolments::started_date.eq(self.started()),
                enrolments::completed_date.eq(self.completed),
                enrolments::demo.eq(false),
                enrolments::sort_key.eq(sort_key),
                enrolments::version.eq(1_i64),
                enrolments::created_at.eq(now),
                enrolments::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(id)
    }
}

/// Enrolments of as many different people.
pub fn enrol(server: &TestServer, enrolled: &Enrolled, people: usize) -> Vec<EnrolmentId> {
    let enrolled = enrolled.clone();
    let write = move |conn: &mut DbConnection| {
        tell(conn)?;
        (0..people).map(|_| enrolled.insert(conn)).collect()
    };
    server.db().write_now(write).expect("enrolments")
}

/// Another enrolment of the person who has that one.
pub fn enrol_again(server: &TestServer, person: EnrolmentId, enrolled: &Enrolled) -> EnrolmentId {
    let enrolled = enrolled.clone();
    let write = move |conn: &mut DbConnection| {
        tell(conn)?;
        let of = enrolments::table.find(person);
        let trainee = of.select(enrolments::trainee_id).first(conn)?;
        enrolled.insert_for(conn, trainee)
    };
    server.db().write_now(write).expect("an enrolment")
}

/// An entry of the log that no reader of the feed is told of.
pub fn tell(conn: &mut DbConnection) -> ApiResult<()> {
    diesel::insert_into(change_log::table)
        .values((
            change_log::at.eq(Timestamp::now()),
            change_log::resource.eq("past"),
            change_log::resource_id.eq(AnyId::new()),
            change_log::op.eq("UPSERT"),
            change_log::version.eq(1_i64),
            change_log::keys.eq(Json(json!({}))),
            change_log::is_open.eq(false),
            change_log::is_served.eq(false),
        ))
        .execute(conn)?;
    Ok(())
}

type Of = (TraineeId, SchoolId, UnitId);

fn of(conn: &mut DbConnection, enrolment: EnrolmentId) -> ApiResult<Of> {
    Ok(enrolments::table
        .find(enrolment)
        .select((
            enrolments::trainee_id,
            enrolments::school_id,
            enrolments::commune_id,
        ))
        .first(conn)?)
}

/// A certificate, and since when it has been revoked.
pub fn certify(server: &TestServer, enrolment: EnrolmentId, issued: &str, revoked: Option<&str>) {
    let (issued, revoked) = (day(issued), revoked.map(day));
    let write = move |conn: &mut DbConnection| {
        tell(conn)?;
        let (trainee, school, commune) = of(conn, enrolment)?;
        let (id, now) = (CertificateId::new(), Timestamp::now());
        let status = if revoked.is_some() {
            "REVOKED"
        } else {
            "ISSUED"
        };
        diesel::insert_into(certificates::table)
            .values((
                certificates::id.eq(id),
                certificates::enrolment_id.eq(enrolment),
                certificates::trainee_id.eq(trainee),
                certificates::school_id.eq(school),
                certificates::kind.eq("ELEMENTARY"),
                certificates::number.eq(id.to_string()),
                certificates::register_number.eq(id.to_string()),
                certificates::holder_name.eq("Người học thử"),
                certificates::holder_folded.eq("nguoi hoc thu"),
                certificates::issue_date.eq(issued),
                certificates::status.eq(status),
                certificates::status_date.eq(revoked),
                certificates::version.eq(1_i64),
                certificates::created_at.eq(now),
                certificates::updated_at.eq(now),
                certificates::commune_id.eq(commune),
                (
                    certificates::number_key.eq(id.to_string()),
                    certificates::number_repeated.eq(false),
                    certificates::register_number_key.eq(id.to_string()),
                    certificates::register_number_repeated.eq(false),
                    certificates::holder_birth_date.eq(day("2004-05-17")),
                    certificates::school_name.eq("Trường thử"),
                    certificates::course_name.eq("Khóa thử"),
                    certificates::level.eq("ELEMENTARY_1"),
                    certificates::occupation_name.eq("Nghề thử"),
                    certificates::training_start.eq(issued),
                    certificates::training_end.eq(issued),
                    certificates::imprint_recorded.eq(true),
                    certificates::code.eq(code::draw()),
                ),
            ))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(write).expect("a certificate");
}

/// An outcome to put into the database.
#[derive(Debug, Clone)]
pub struct Observed {
    pub months: i32,
    pub kind: &'static str,
    pub on: Date,
    pub confirmed: Option<Date>,
    pub enterprise: Option<EnterpriseId>,
    /// Million đồng before and after.
    pub income: (Option<i64>, Option<i64>),
}

/// Not confirmed, at 6 months.
pub fn observed(kind: &'static str, on: &str) -> Observed {
    Observed {
        months: 6,
        kind,
        on: day(on),
        confirmed: None,
        enterprise: None,
        income: (None, None),
    }
}

impl Observed {
    pub fn confirmed(self, on: &str) -> Self {
        Self {
            confirmed: Some(day(on)),
            ..self
        }
    }

    pub fn at(self, months: i32) -> Self {
        Self { months, ..self }
    }

    pub fn by(self, enterprise: EnterpriseId) -> Self {
        Self {
            enterprise: Some(enterprise),
            ..self
        }
    }

    pub fn income(self, before: Option<i64>, after: Option<i64>) -> Self {
        Self {
            income: (before, after),
            ..self
        }
    }

    pub fn record(self, server: &TestServer, enrolment: EnrolmentId) -> OutcomeId {
        let write = move |conn: &mut DbConnection| {
            tell(conn)?;
            let (trainee, school, commune) = of(conn, enrolment)?;
            let (id, now) = (OutcomeId::new(), Timestamp::now());
            let million = |income: Option<i64>| income.map(|income| income * 1_000_000);
            diesel::insert_into(employment_outcomes::table)
                .values((
                    employment_outcomes::id.eq(id),
                    employment_outcomes::enrolment_id.eq(enrolment),
                    employment_outcomes::trainee_id.eq(trainee),
                    employment_outcomes::school_id.eq(school),
                    employment_outcomes::commune_id.eq(commune),
                    employment_outcomes::checkpoint_months.eq(self.months),
                    employment_outcomes::kind.eq(self.kind),
                    employment_outcomes::provenance.eq("SURVEY"),
                    employment_outcomes::observed_date.eq(self.on),
                    employment_outcomes::enterprise_id.eq(self.enterprise),
                    employment_outcomes::income_before.eq(million(self.income.0)),
                    employment_outcomes::income_after.eq(million(self.income.1)),
                    employment_outcomes::confirmed_at.eq(self.confirmed.map(|_| now)),
                    employment_outcomes::confirmed_date.eq(self.confirmed),
                    employment_outcomes::demo.eq(false),
                    employment_outcomes::version.eq(1_i64),
                    employment_outcomes::created_at.eq(now),
                ))
                .execute(conn)?;
            Ok(id)
        };
        server.db().write_now(write).expect("an outcome")
    }
}

/// Let a school see somebody whom another has registered, as it did before it had records of its own.
pub fn join(server: &TestServer, person: &Response, school: SchoolId, acquainted: bool) {
    link(server, person, (school, acquainted, Precision::Day));
}

/// [`join`] by the day of birth as closely as the school knew it.
pub fn join_by(server: &TestServer, person: &Response, school: SchoolId, known: Precision) {
    link(server, person, (school, false, known));
}

fn link(
    server: &TestServer,
    person: &Response,
    (school, acquainted, known): (SchoolId, bool, Precision),
) {
    let id: TraineeId = person.id().parse().expect("an id");
    let join = move |conn: &mut DbConnection| {
        let row = trainees::table.filter(trainees::id.eq(id));
        let row = row.select((
            trainees::sort_key,
            trainees::commune_id,
            trainees::created_at,
        ));
        let (name, commune, created): (String, UnitId, Timestamp) = row.first(conn)?;
        let link = (
            trainee_schools::school_id.eq(school),
            trainee_schools::trainee_id.eq(id),
            trainee_schools::sort_key.eq(name),
            trainee_schools::acquainted.eq(acquainted),
            trainee_schools::commune_id.eq(commune),
            trainee_schools::created_at.eq(created),
            trainee_schools::birth_precision.eq(known),
        );
        diesel::insert_into(trainee_schools::table)
            .values(link)
            .execute(conn)?;
        resources::refill_search(conn)
    };
    let renew = |conn: &mut DbConnection| {
        diesel::sql_query("INSERT INTO search_refills VALUES ('trainees')").execute(conn)?;
        Ok(())
    };
    server.db().write_now(renew).expect("a refill");
    server.db().write_now(join).expect("a link");
}
