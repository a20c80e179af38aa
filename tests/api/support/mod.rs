//! A server of its own for each test, and people to call it.

pub mod browser;
mod case;
mod client;
pub mod database;
mod documented;
pub mod fixtures;
pub mod identity;
pub mod past;
pub mod portable;
pub mod receiver;

use std::path::Path;
use std::time::Duration;

use diesel::prelude::*;
use registry::app::Application;
use registry::platform::auth::address::TrustedProxies;
use registry::platform::auth::authn::Issue;
use registry::platform::auth::authz::{Action, Role};
use registry::platform::db::schema::{admin_units, change_log, organisations, users};
use registry::platform::db::types::Json;
use registry::platform::db::{Database, DbConnection};
use registry::platform::serve::config::ServerConfig;
use registry::platform::serve::state::State;
use registry::platform::sync::feed;
use registry::platform::values::ids::{EnterpriseId, OrganisationId, SchoolId, UnitId, UserId};
use registry::platform::values::time::Timestamp;
use registry::platform::work::outbound::OutboundPolicy;

pub use case::Case;
pub use client::{Client, Response};
use database::TestDatabase;

/// A running server and its database; both end with the test.
pub struct TestServer {
    pub base: String,
    state: actix_web::web::Data<State>,
    task: actix_web::rt::task::JoinHandle<()>,
    database: TestDatabase,
}

/// What an organisation is bound to.
#[derive(Debug, Clone, Copy)]
pub enum BoundTo {
    Province,
    Unit(UnitId),
    School(SchoolId),
    Enterprise(EnterpriseId),
    Nothing,
}

impl TestServer {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// A server with other settings than the usual ones.
    pub async fn start_with(set: impl FnOnce(&mut ServerConfig)) -> Self {
        let database = TestDatabase::create();
        let config = ServerConfig {
            database_url: database.url.parse().expect("a database URL"),
            listen: "127.0.0.1:0".parse().expect("an address"),
            metrics_listen: None,
            public_url: "http://registry.test".into(),
            cors_origins: vec!["https://app.example.vn".to_owned()],
            workers: 1,
            pool_size: 3,
            page_walk: 4_096,
            undo_days: 7,
            feed_retention_days: 90,
            import_max_bytes: 1024 * 1024,
            import_stall: Duration::from_secs(15),
            import_identity_share: 5,
            import_identity_count: 3,
            outbound: OutboundPolicy::default(),
            rate_limit: 0,
            public_rate_limit: 0,
            password_grant: true,
            trusted_proxies: TrustedProxies::default(),
        };
        let (base, state, task) = serve(config, set);
        Self {
            base,
            state,
            task,
            database,
        }
    }

    /// Stop, and start again on the same database with other settings.
    pub async fn restart_with(&mut self, set: impl FnOnce(&mut ServerConfig)) {
        self.stop().await;
        (self.base, self.state, self.task) = serve(self.state.config.clone(), set);
    }

    /// A second server on the same database.
    pub fn another(&self) -> Application {
        let config = self.state.config.clone();
        Application::build(config).expect("the server starts")
    }

    /// Stop serving, and doing jobs; the database stays.
    pub async fn stop(&self) {
        self.task.abort();
        // The runner of jobs is told when the server's future is dropped.
        while !self.task.is_finished() {
            actix_web::rt::task::yield_now().await;
        }
    }

    /// The database, to look at what no operation shows.
    pub fn db(&self) -> &Database {
        &self.state.db
    }

    /// Wait until the feed can tell all that was written: on PostgreSQL open transactions of other
    /// tests hold the end of the log back for moments.
    pub async fn decided(&self) {
        let is_decided = |conn: &mut DbConnection| {
            let newest: Option<i64> = change_log::table
                .select(diesel::dsl::max(change_log::tx))
                .first(conn)?;
            Ok(newest.unwrap_or(0) <= feed::end_of_log(conn)?.tx)
        };
        while !self.db().read_now(is_decided).expect("the end of the log") {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    /// The folder or server address that the database lives on, for tests that open it twice.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// Somebody without a token.
    pub fn anonymous(&self) -> Client {
        Client::new(&self.base, None)
    }

    pub fn lead(&self) -> Client {
        self.user(Role::LeadAgency, BoundTo::Province)
    }

    pub fn administrator(&self) -> Client {
        self.user(Role::Administrator, BoundTo::Province)
    }

    pub fn registrar(&self, school: SchoolId) -> Client {
        self.user(Role::SchoolRegistrar, BoundTo::School(school))
    }

    pub fn commune(&self, unit: UnitId) -> Client {
        self.user(Role::Commune, BoundTo::Unit(unit))
    }

    /// A user with every scope.
    pub fn user(&self, role: Role, bound: BoundTo) -> Client {
        self.user_with_scopes(role, bound, &Action::scopes())
    }

    /// A user whose token has these scopes alone.
    pub fn user_with_scopes(&self, role: Role, bound: BoundTo, scopes: &[&str]) -> Client {
        let user = self.add_user(role, bound);
        Client::new(&self.base, Some(self.token_for(user, scopes)))
    }

    /// Another token of a user, with these scopes alone.
    pub fn token_for(&self, user: UserId, scopes: &[&str]) -> String {
        let sessions = &self.state.sessions;
        let token = sessions.issue(Issue::user(user.uuid(), scopes.join(" ")));
        token.expect("a token")
    }

    fn add_user(&self, role: Role, bound: BoundTo) -> UserId {
        let unit = match bound {
            BoundTo::Province => Some(self.unit("PROVINCE", "14")),
            BoundTo::Unit(unit) => Some(unit),
            _ => None,
        };
        let write = move |conn: &mut registry::platform::db::DbConnection| {
            let now = Timestamp::now();
            let (organisation, user) = (organisation(conn, bound, unit)?, UserId::new());
            diesel::insert_into(users::table)
                .values((
                    users::id.eq(user),
                    users::organisation_id.eq(organisation),
                    users::username.eq(user.to_string()),
                    users::display_name.eq("Người thử nghiệm"),
                    users::roles.eq(Json(vec![role])),
                    users::password_hash.eq("none"),
                    users::active.eq(true),
                    users::version.eq(1_i64),
                    users::created_at.eq(now),
                    users::updated_at.eq(now),
                ))
                .execute(conn)?;
            Ok(user)
        };
        self.state.db.write_now(write).expect("a user")
    }

    /// A unit of the shipped catalogue that is valid today, by its level and code.
    pub fn unit(&self, level: &str, code: &str) -> UnitId {
        let (level, code) = (level.to_owned(), code.to_owned());
        let find = move |conn: &mut registry::platform::db::DbConnection| {
            Ok(admin_units::table
                .filter(admin_units::level.eq(level))
                .filter(admin_units::code.eq(code))
                .filter(admin_units::valid_to.is_null())
                .select(admin_units::id)
                .first(conn)?)
        };
        self.state
            .db
            .read_now(find)
            .expect("a unit of the catalogue")
    }
}

/// The organisation bound to this; a school or an enterprise has only one.
fn organisation(
    conn: &mut registry::platform::db::DbConnection,
    bound: BoundTo,
    unit: Option<UnitId>,
) -> registry::platform::error::ApiResult<OrganisationId> {
    let (kind, school, enterprise) = match bound {
        BoundTo::School(school) => ("SCHOOL", Some(school), None),
        BoundTo::Enterprise(enterprise) => ("ENTERPRISE", None, Some(enterprise)),
        BoundTo::Nothing => ("APP_OWNER", None, None),
        _ => ("AGENCY", None, None),
    };
    let known = match bound {
        BoundTo::School(school) => organisations::table
            .filter(organisations::school_id.eq(school))
            .select(organisations::id)
            .first(conn)
            .optional()?,
        BoundTo::Enterprise(enterprise) => organisations::table
            .filter(organisations::enterprise_id.eq(enterprise))
            .select(organisations::id)
            .first(conn)
            .optional()?,
        _ => None,
    };
    if let Some(known) = known {
        return Ok(known);
    }
    let (id, now) = (OrganisationId::new(), Timestamp::now());
    diesel::insert_into(organisations::table)
        .values((
            organisations::id.eq(id),
            organisations::kind.eq(kind),
            organisations::name.eq(format!("Tổ chức {id}")),
            organisations::folded_name.eq(format!("to chuc {id}")),
            organisations::sort_key.eq(id.to_string()),
            organisations::unit_id.eq(unit),
            organisations::school_id.eq(school),
            organisations::enterprise_id.eq(enterprise),
            organisations::active.eq(true),
            organisations::version.eq(1_i64),
            organisations::created_at.eq(now),
            organisations::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(id)
}

type Served = (
    String,
    actix_web::web::Data<State>,
    actix_web::rt::task::JoinHandle<()>,
);

fn serve(mut config: ServerConfig, set: impl FnOnce(&mut ServerConfig)) -> Served {
    set(&mut config);
    let application = Application::build(config).expect("the server starts");
    let base = format!("http://127.0.0.1:{}", application.port());
    let state = application.shared_state();
    let task = actix_web::rt::spawn(async move {
        application.run().await.expect("the server runs");
    });
    (base, state, task)
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A file of the repository.
pub fn repository_file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
