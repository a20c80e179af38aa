//! The database that is measured: a demo province of any size.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use registry::app::prepare_database;
use registry::demo::{Plan, fill, is_empty};
use registry::platform::db::schema::{
    classes, enrolments, licence_lines, organisations, trainee_schools, trainees, users,
};
use registry::platform::db::{Database, DatabaseUrl, DbConnection};
use registry::platform::error::ApiResult;
use registry::platform::values::ids::{ClassId, SchoolId, TraineeId, UnitId, UserId};
use registry::platform::values::time::{Date, Timestamp};

/// Rows that the requests ask for.
const ASKED_FOR: i64 = 5_000;
/// Seats that are added to every class that is open, so that the load finds enough of them.
const MORE_SEATS: i32 = 300;

/// Fill a database in `folder`, or copy the one that is kept.
pub fn prepare(folder: &Path, trainees: usize, keep: Option<&Path>) -> PathBuf {
    let database = folder.join("bench.db");
    let filled = keep.unwrap_or(&database);
    if !filled.exists() {
        make(&open(&url(filled)), trainees);
    }
    if filled != database {
        // Opened and closed first, so that nothing is left in a log beside the file.
        drop(open(&url(filled)));
        std::fs::copy(filled, &database).expect("a copy");
    }
    database
}

/// Fill an empty database of PostgreSQL.
pub fn prepare_postgres(url: &str, trainees: usize) {
    let db = open(url);
    assert!(is_empty(&db).expect("a database"), "it is not empty");
    make(&db, trainees);
    drop(db);
    // What autovacuum would do later, in the middle of a measurement.
    let mut conn = PgConnection::establish(url).expect("a connection");
    conn.batch_execute("VACUUM ANALYZE").expect("it is tidied");
}

/// The URL of a file.
pub fn url(database: &Path) -> String {
    format!("sqlite://{}", database.display())
}

fn make(db: &Database, trainees: usize) {
    eprintln!("filling a database with {trainees} trainees …");
    let started = std::time::Instant::now();
    let summary = fill(db, &Plan::sized(14, trainees)).expect("a province");
    eprintln!("{summary}: {:.0} s", started.elapsed().as_secs_f64());
    db.write_now(make_room).expect("more seats");
}

fn open(url: &str) -> Database {
    let url: DatabaseUrl = url.parse().expect("a database URL");
    prepare_database(&url, 1).expect("a database")
}

fn make_room(conn: &mut DbConnection) -> ApiResult<()> {
    diesel::update(classes::table.filter(classes::status.eq("OPEN")))
        .set(classes::capacity.eq(classes::capacity + MORE_SEATS))
        .execute(conn)?;
    diesel::update(licence_lines::table)
        .set(licence_lines::yearly_quota.eq(licence_lines::yearly_quota + 100_000))
        .execute(conn)?;
    Ok(())
}

/// Ids to ask for.
pub struct Sample {
    pub lead: UserId,
    pub school_user: UserId,
    pub trainees: Vec<String>,
    pub of_school: Vec<String>,
    pub communes: Vec<String>,
    /// Communes where at least fifty trainees live.
    pub homes: Vec<String>,
    /// Trainees who are free, and a class with a seat for each.
    pub applications: Vec<(String, String)>,
}

impl Sample {
    pub fn load(url: &str) -> Self {
        open(url).read_now(sample).expect("a sample")
    }
}

fn sample(conn: &mut DbConnection) -> ApiResult<Sample> {
    let user = |conn: &mut DbConnection, name: &str| -> ApiResult<UserId> {
        let user = users::table.filter(users::username.eq(name));
        Ok(user.select(users::id).first(conn)?)
    };
    let (lead, school_user) = (user(conn, "lead")?, user(conn, "school")?);
    let school: Option<SchoolId> = users::table
        .inner_join(organisations::table.on(organisations::id.eq(users::organisation_id)))
        .filter(users::username.eq("school"))
        .select(organisations::school_id)
        .first(conn)?;
    let some: Vec<TraineeId> = trainees::table
        .order(trainees::citizen_id)
        .select(trainees::id)
        .limit(ASKED_FOR)
        .load(conn)?;
    let of_school: Vec<TraineeId> = trainee_schools::table
        .filter(trainee_schools::school_id.nullable().eq(school))
        .select(trainee_schools::trainee_id)
        .limit(ASKED_FOR)
        .load(conn)?;
    let communes: Vec<UnitId> = classes::table
        .select(classes::commune_id)
        .distinct()
        .load(conn)?;
    let homes: Vec<UnitId> = trainees::table
        .group_by(trainees::commune_id)
        .having(diesel::dsl::count_star().ge(50))
        .select(trainees::commune_id)
        .load(conn)?;
    Ok(Sample {
        lead,
        school_user,
        trainees: texts(&some),
        of_school: texts(&of_school),
        communes: texts(&communes),
        homes: texts(&homes),
        applications: applications(conn)?,
    })
}

fn texts<T: std::fmt::Display>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// Those who completed a class long ago, each with a seat in an open class of a school that
/// knows them, in turn.
fn applications(conn: &mut DbConnection) -> ApiResult<Vec<(String, String)>> {
    let long_ago: Date = Timestamp::now().date().plus_days(-200);
    let people: Vec<(SchoolId, TraineeId)> = enrolments::table
        .filter(enrolments::completed_date.lt(long_ago))
        .select((enrolments::school_id, enrolments::trainee_id))
        .order(enrolments::id)
        .load(conn)?;
    let open: Vec<(SchoolId, ClassId)> = classes::table
        .filter(classes::status.eq("OPEN"))
        .order(classes::id)
        .select((classes::school_id, classes::id))
        .load(conn)?;
    // Whoever came back for another class is left out.
    let returned: HashSet<TraineeId> = enrolments::table
        .filter(enrolments::completed_date.is_null())
        .select(enrolments::trainee_id)
        .load(conn)?
        .into_iter()
        .collect();
    let mut free: HashMap<SchoolId, Vec<TraineeId>> = HashMap::new();
    for (school, trainee) in people {
        if !returned.contains(&trainee) {
            free.entry(school).or_default().push(trainee);
        }
    }
    let mut applications = Vec::new();
    for (school, class) in (0..MORE_SEATS).flat_map(|_| &open) {
        let trainee = free.get_mut(school).and_then(Vec::pop);
        applications.extend(trainee.map(|trainee| (trainee.to_string(), class.to_string())));
    }
    Ok(applications)
}
