//! What has to be there before a file can be imported: a school that may teach many, its course
//! and a registrar.

use diesel::prelude::*;
use registry::app::prepare_database;
use registry::demo::scopes_of;
use registry::platform::auth::authn::{Issue, Keyring, Sessions};
use registry::platform::auth::authz::{Actor, Role};
use registry::platform::db::schema::{organisations, users};
use registry::platform::db::types::Json;
use registry::platform::db::{Database, DatabaseUrl};
use registry::platform::error::{ApiResult, RequestMeta};
use registry::platform::op::Op;
use registry::platform::resource::service::create;
use registry::platform::values::ids::{CourseId, OccupationId, OrganisationId, SchoolId, UserId};
use registry::platform::values::time::Timestamp;
use registry::resources::courses::Course;
use registry::resources::licence_lines::LicenceLine;
use registry::resources::schools::School;
use serde_json::json;

pub const ISSUER: &str = "http://bench";

/// A school and its registrar.
#[derive(Clone)]
pub struct Ground {
    pub school: SchoolId,
    pub course: CourseId,
    user: UserId,
    sessions: std::sync::Arc<Sessions>,
}

impl Ground {
    pub fn lay(url: &str) -> Self {
        let url: DatabaseUrl = url.parse().expect("a database URL");
        let db = prepare_database(&url, 2).expect("a database");
        let (school, course, user) = db
            .write_now(|conn| {
                let (actor, meta) = (Actor::system(), RequestMeta::default());
                supply(&mut Op::new(conn, &actor, &meta))
            })
            .expect("a school");
        let keys = Keyring::load(&db).expect("keys");
        let sessions = Sessions::new(ISSUER.to_owned(), keys);
        close(db);
        Self {
            school,
            course,
            user,
            sessions: std::sync::Arc::new(sessions),
        }
    }

    /// A token of the registrar; a new one each time, because an import may outlive it.
    pub fn token(&self) -> String {
        let scopes = scopes_of(Role::SchoolRegistrar).join(" ");
        let token = self.sessions.issue(Issue::user(self.user.uuid(), scopes));
        token.expect("a token")
    }
}

/// The writer ends with the last handle.
fn close(db: Database) {
    drop(db);
}

fn supply(op: &mut Op) -> ApiResult<(SchoolId, CourseId, UserId)> {
    let input = json!({"code": format!("B-{}", UserId::new().uuid().simple()), "nameVi": "Trường đo",
        "kind": "COLLEGE", "ownership": "PUBLIC"});
    let school = create::<School>(op, &serde_json::from_value(input)?)?.id;
    let occupation = OccupationId::of_catalogue("occupation/PROVINCIAL/SL-2017-01");
    let line = json!({
        "schoolId": school, "occupationId": occupation, "level": "ELEMENTARY_1",
        "yearlyQuota": 100_000, "decisionNumber": "1/GCN", "validFrom": "2020-01-01"
    });
    let line = create::<LicenceLine>(op, &serde_json::from_value(line)?)?.id;
    // Beyond what a request may ask for.
    diesel::update(registry::platform::db::schema::licence_lines::table.find(line))
        .set(registry::platform::db::schema::licence_lines::yearly_quota.eq(100_000_000))
        .execute(op.conn())?;
    let course = json!({
        "schoolId": school, "occupationId": occupation, "code": "C1", "name": "Trồng nấm",
        "level": "ELEMENTARY_1", "kind": "INITIAL", "theoryHours": 60, "practiceHours": 240,
        "status": "ACTIVE"
    });
    let course = create::<Course>(op, &serde_json::from_value(course)?)?.id;
    let (organisation, user) = (OrganisationId::new(), UserId::new());
    let now = Timestamp::now();
    diesel::insert_into(organisations::table)
        .values((
            organisations::id.eq(organisation),
            organisations::kind.eq("SCHOOL"),
            organisations::name.eq("Trường đo"),
            organisations::folded_name.eq("truong do"),
            organisations::sort_key.eq("truong do"),
            organisations::school_id.eq(Some(school)),
            organisations::active.eq(true),
            organisations::version.eq(1_i64),
            organisations::created_at.eq(now),
            organisations::updated_at.eq(now),
        ))
        .execute(op.conn())?;
    diesel::insert_into(users::table)
        .values((
            users::id.eq(user),
            users::organisation_id.eq(organisation),
            users::username.eq(user.to_string()),
            users::display_name.eq("Người đo"),
            users::roles.eq(Json(vec![Role::SchoolRegistrar])),
            users::password_hash.eq("none"),
            users::active.eq(true),
            users::version.eq(1_i64),
            users::created_at.eq(now),
            users::updated_at.eq(now),
        ))
        .execute(op.conn())?;
    Ok((school, course, user))
}
