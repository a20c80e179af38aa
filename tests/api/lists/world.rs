//! A registry with many rows in each table that grows with the number of people.

use std::collections::HashMap;
use std::sync::Arc;

use registry::platform::auth::authz::Role;
use registry::platform::db::{DbConnection, Dialect};
use serde_json::json;

use super::fill::{CLASS, ENROLMENT, Fill, Models, PERSON, hyphened};
use super::work::Work;
use super::{Filter, List};
use crate::exports::export;
use crate::imports::import;
use crate::support::fixtures::{Stage, school};
use crate::support::past::{certify, observed};
use crate::support::{BoundTo, Client, TestServer};

pub struct World {
    pub server: TestServer,
    pub work: Arc<Work>,
    /// One of each kind of caller.
    pub callers: Vec<(&'static str, Client)>,
    /// Parts of paths, and values of filters that many rows have.
    known: HashMap<&'static str, String>,
}

impl World {
    /// One row of each kind.
    pub async fn small() -> Self {
        Self::open(4_096).await.0
    }

    /// So many people on each database, each enrolled once; a fifth as many rows of other tables. A page may walk
    /// through `walk` rows.
    pub async fn of([on_sqlite, on_postgres]: [i64; 2], walk: i64) -> Self {
        let (mut world, models) = Self::open(walk).await;
        let dialect = world.server.db().dialect();
        let rows = match dialect {
            Dialect::Sqlite => on_sqlite,
            Dialect::Postgres => on_postgres,
        };
        let fill = Fill::new(dialect, models, rows);
        let write = move |conn: &mut DbConnection| fill.run(conn);
        world.server.db().write_now(write).expect("many rows");
        for (name, kind) in [
            ("traineeId", PERSON),
            ("enrolmentId", ENROLMENT),
            ("classId", CLASS),
        ] {
            world.known.insert(name, hyphened(kind, 77));
        }
        world
    }

    async fn open(walk: i64) -> (Self, Models) {
        let mut work = None;
        let server = TestServer::start_with(|config| {
            work = Some(Work::of(&config.database_url));
            config.outbound.allow_http = true;
            config.outbound.allow_networks = vec!["127.0.0.0/8".parse().expect("a network")];
        })
        .await;
        let stage = Stage::set_on(server, json!({})).await;
        let graduate = stage.graduate(1, "PASSED").await;
        let enrolment = graduate.id().parse().expect("an id");
        let mut server = stage.server;
        let lead = server.lead();
        certify(&server, enrolment, "2026-07-01", None);
        observed("EMPLOYED", "2026-10-01").record(&server, enrolment);
        let mut schools = vec![stage.teaching.school.id()];
        for code in ["A2", "A3", "A4"] {
            schools.push(school(&lead, code).await.id());
        }
        let communes = ["03646", "03688", "03679", "03664"];
        let communes = communes.map(|code| server.unit("COMMUNE", code));
        let firm = json!({
            "legalForm": "ENTERPRISE", "taxCode": "0101243150", "name": "Công ty Một"
        });
        let firm = lead.post("/v1/enterprises", firm).await.expect(201);
        let hook = json!({"url": "http://127.0.0.1:9009/", "types": ["schools"]});
        let hook = lead.post("/v1/webhooks", hook).await.expect(201);
        // It must not work beside what is counted.
        let place = hook.header("location").to_owned();
        let quiet = json!({"active": false});
        lead.patch(&place, &hook, quiet).await.expect(200);
        export(&lead, json!({"type": "schools", "format": "NDJSON"})).await;
        let import = import(&stage.registrar, "kind=trainees&mode=validate", "{}\n").await;
        let import = import["id"].as_str().expect("an id").to_owned();
        // What one connection does can be counted.
        let restarted = server.restart_with(|config| {
            config.pool_size = 1;
            config.page_walk = walk;
        });
        restarted.await;
        let again = |client: Client| Client::new(&server.base, client.token);
        let callers = [
            ("registrar", again(stage.registrar)),
            ("commune", server.commune(communes[0])),
            (
                "centre",
                server.user(Role::EmploymentCentre, BoundTo::Unit(communes[0])),
            ),
            (
                "centre of the province",
                server.user(Role::EmploymentCentre, BoundTo::Province),
            ),
            (
                "enterprise",
                server.user(
                    Role::Enterprise,
                    BoundTo::Enterprise(firm.id().parse().expect("an id")),
                ),
            ),
            ("administrator", server.administrator()),
            ("lead", again(lead)),
        ];
        // One waits while the others ask, longer than the server keeps a connection.
        let callers = callers.into_iter();
        let callers = callers.map(|(name, client)| (name, client.with("connection", "close")));
        let callers = callers.collect();
        let known = HashMap::from([
            (
                "trainee_id",
                graduate.body["traineeId"]
                    .as_str()
                    .expect("an id")
                    .to_owned(),
            ),
            ("school_id", schools[0].clone()),
            ("webhook_id", hook.id()),
            ("import_id", import.clone()),
            ("schoolId", schools[0].clone()),
            ("communeId", communes[0].to_string()),
            ("courseId", stage.teaching.course.id()),
            ("licenceLineId", stage.teaching.line.id()),
            ("enterpriseId", firm.id()),
            ("classId", stage.class.id()),
        ]);
        let models = Models {
            schools,
            communes,
            firm: firm.id(),
            hook: hook.id(),
            import,
        };
        let world = Self {
            server,
            work: work.expect("a database"),
            callers,
            known,
        };
        (world, models)
    }

    /// The caller of that kind.
    pub fn caller(&self, name: &str) -> Client {
        let found = self.callers.iter().find(|(known, _)| *known == name);
        found.expect("such a caller").1.clone()
    }

    /// The path of a list, of parents that are there.
    pub fn path(&self, list: &List) -> String {
        self.filled(&list.path)
    }

    /// A path with the ids that are known.
    pub fn filled(&self, path: &str) -> String {
        let known = self.known.iter();
        known.fold(path.to_owned(), |path, (name, value)| {
            path.replace(&format!("{{{name}}}"), value)
        })
    }

    /// The filter with its value: one that many rows have where it narrows a list by a place, a
    /// person or a class, and else one that hardly any row has.
    pub fn query(&self, filter: &Filter) -> String {
        let known = self.known.get(filter.name.as_str());
        let value = known.unwrap_or(&filter.value);
        serde_html_form::to_string([(&filter.name, value)]).expect("a query")
    }
}
