//! A registry with many rows in each table that grows with the number of people.

use std::collections::HashMap;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use registry::platform::auth::authz::Role;
use registry::platform::db::{DbConnection, Dialect};
use registry::platform::error::ApiResult;
use registry::platform::values::ids::UnitId;
use serde_json::json;

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
        Self::open().await.0
    }

    /// So many people, each enrolled once; a fifth as many rows of other tables.
    pub async fn of(rows: i64) -> Self {
        let (mut world, models) = Self::open().await;
        let dialect = world.server.db().dialect();
        let fill = Fill {
            sql: Sql(dialect),
            models,
            rows,
        };
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

    async fn open() -> (Self, Models) {
        let mut work = None;
        let server = TestServer::start_with(|config| {
            work = Some(Work::of(&config.database_url));
            config.pool_size = 1;
            config.outbound.allow_http = true;
            config.outbound.allow_networks = vec!["127.0.0.0/8".parse().expect("a network")];
        })
        .await;
        let stage = Stage::set_on(server, json!({})).await;
        let graduate = stage.graduate(1, "PASSED").await;
        let enrolment = graduate.id().parse().expect("an id");
        let server = stage.server;
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
        let callers = [
            ("registrar", stage.registrar),
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
            ("lead", lead),
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

    /// The path of a list, of parents that are there.
    pub fn path(&self, list: &List) -> String {
        let known = self.known.iter();
        known.fold(list.path.clone(), |path, (name, value)| {
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

/// Whose rows the many are.
struct Models {
    schools: Vec<String>,
    communes: [UnitId; 4],
    firm: String,
    hook: String,
    import: String,
}

/// The first byte of the ids of a kind.
const PERSON: u8 = 0x10;
const CLASS: u8 = 0x20;
const ENROLMENT: u8 = 0x30;
const OTHER: u8 = 0x40;

/// [`Sql::id`] as clients know it.
fn hyphened(kind: u8, number: u128) -> String {
    uuid::Uuid::from_u128(u128::from(kind) << 120 | number).to_string()
}

/// Expressions over the number `n` of a row, and over the `model` that it is a copy of.
#[derive(Clone, Copy)]
struct Sql(Dialect);

impl Sql {
    /// An id of that kind and number.
    fn id(self, kind: u8, number: &str) -> String {
        match self.0 {
            Dialect::Sqlite => format!("unhex(printf('{kind:02x}%030x', {number}))"),
            Dialect::Postgres => {
                format!("('{kind:02x}' || lpad(to_hex({number}), 30, '0'))::uuid")
            }
        }
    }

    /// A known id.
    fn known(self, id: &str) -> String {
        match self.0 {
            Dialect::Sqlite => format!("x'{}'", id.replace('-', "")),
            Dialect::Postgres => format!("'{id}'::uuid"),
        }
    }

    /// One of some ids in turn, each for `stretch` rows.
    fn in_turn(self, stretch: usize, ids: impl IntoIterator<Item = String>) -> String {
        let ids: Vec<String> = ids.into_iter().map(|id| self.known(&id)).collect();
        let cases = ids.iter().enumerate();
        let cases = cases.map(|(number, id)| format!(" WHEN {number} THEN {id}"));
        let cases: String = cases.collect();
        format!("CASE (n / {stretch}) % {}{cases} END", ids.len())
    }

    /// A second later for each row.
    fn later(self, column: &str) -> String {
        match self.0 {
            Dialect::Sqlite => format!("model.{column} + n * 1000000"),
            Dialect::Postgres => format!("model.{column} + n * interval '1 second'"),
        }
    }

    fn day(self, first: &str) -> String {
        match self.0 {
            Dialect::Sqlite => format!("date('{first}', '+' || (n % 3000) || ' days')"),
            Dialect::Postgres => format!("date '{first}' + (n % 3000)::int"),
        }
    }

    fn text(self) -> &'static str {
        match self.0 {
            Dialect::Sqlite => "printf('%07d', n)",
            Dialect::Postgres => "lpad(n::text, 7, '0')",
        }
    }

    fn series(self, rows: i64) -> String {
        match self.0 {
            Dialect::Sqlite => format!(
                "(WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series \
                 WHERE n < {rows}) SELECT n FROM series) AS series"
            ),
            Dialect::Postgres => format!("generate_series(1::bigint, {rows}) AS series (n)"),
        }
    }
}

type Values<'a> = Vec<(&'a str, String)>;

struct Fill {
    sql: Sql,
    models: Models,
    rows: i64,
}

impl Fill {
    fn run(&self, conn: &mut DbConnection) -> ApiResult<()> {
        self.people(conn)?;
        self.training(conn)?;
        self.outcomes(conn)?;
        self.records(conn)
    }

    fn schools(&self) -> String {
        self.sql.in_turn(1, self.models.schools.iter().cloned())
    }

    fn communes(&self) -> String {
        let communes = self.models.communes.iter().map(ToString::to_string);
        self.sql.in_turn(4, communes)
    }

    fn people(&self, conn: &mut DbConnection) -> ApiResult<()> {
        let sql = self.sql;
        let text = sql.text();
        let person = vec![
            ("id", sql.id(PERSON, "n")),
            ("citizen_id", format!("'01409' || {text}")),
            ("full_name", format!("'Lò Thị ' || {text}")),
            ("sort_key", format!("'lo ' || {text}")),
            (
                "sex",
                "CASE n % 2 WHEN 0 THEN 'MALE' ELSE 'FEMALE' END".to_owned(),
            ),
            ("birth_date", sql.day("1990-01-01")),
            ("commune_id", self.communes()),
            ("created_at", sql.later("created_at")),
            ("match_key", text.to_owned()),
        ];
        self.copy(conn, "trainees", self.rows, person)?;
        let seen = vec![
            ("school_id", self.schools()),
            ("trainee_id", sql.id(PERSON, "n")),
            ("sort_key", format!("'lo ' || {text}")),
            ("commune_id", self.communes()),
            ("created_at", sql.later("created_at")),
        ];
        self.copy(conn, "trainee_schools", self.rows, seen)?;
        let pair = vec![
            ("id", sql.id(OTHER, "n")),
            ("first_id", sql.id(PERSON, "n")),
            ("second_id", sql.id(PERSON, "n + 1")),
            (
                "status",
                "CASE n % 2 WHEN 0 THEN 'MERGED' ELSE 'DISTINCT' END".to_owned(),
            ),
            ("version", "1".to_owned()),
            ("created_at", sql.later("created_at")),
            ("updated_at", "model.created_at".to_owned()),
        ];
        self.insert(conn, "trainee_matches", "trainees", self.rows / 5, pair)
    }

    fn training(&self, conn: &mut DbConnection) -> ApiResult<()> {
        let sql = self.sql;
        let class = vec![
            ("id", sql.id(CLASS, "n")),
            ("code", format!("'L' || {}", sql.text())),
            ("school_id", self.schools()),
            ("commune_id", self.communes()),
            ("start_date", sql.day("2010-01-01")),
            ("end_date", sql.day("2018-06-01")),
            ("created_at", sql.later("created_at")),
        ];
        self.copy(conn, "classes", self.rows / 5, class)?;
        let enrolment = vec![
            ("id", sql.id(ENROLMENT, "n")),
            ("trainee_id", sql.id(PERSON, "n")),
            ("class_id", sql.id(CLASS, "n / 30 + 1")),
            ("school_id", self.schools()),
            ("commune_id", self.communes()),
            (
                "status",
                "CASE n % 2 WHEN 0 THEN 'COMPLETED' ELSE 'DROPPED' END".to_owned(),
            ),
            ("completed_date", sql.day("2018-06-01")),
            ("created_at", sql.later("created_at")),
        ];
        self.copy(conn, "enrolments", self.rows, enrolment)
    }

    fn outcomes(&self, conn: &mut DbConnection) -> ApiResult<()> {
        let sql = self.sql;
        let certificate = vec![
            ("id", sql.id(OTHER, "n")),
            ("enrolment_id", sql.id(ENROLMENT, "n")),
            ("trainee_id", sql.id(PERSON, "n")),
            ("school_id", self.schools()),
            ("commune_id", self.communes()),
            ("number", format!("'SC-' || {}", sql.text())),
            ("register_number", format!("'SV-' || {}", sql.text())),
            ("created_at", sql.later("created_at")),
        ];
        self.copy(conn, "certificates", self.rows / 5, certificate)?;
        let firm = self.sql.known(&self.models.firm);
        let outcome = vec![
            ("id", sql.id(OTHER, "n")),
            ("enrolment_id", sql.id(ENROLMENT, "n")),
            ("trainee_id", sql.id(PERSON, "n")),
            ("school_id", self.schools()),
            ("commune_id", self.communes()),
            (
                "enterprise_id",
                format!("CASE n % 2 WHEN 0 THEN {firm} END"),
            ),
            ("created_at", sql.later("created_at")),
        ];
        self.copy(conn, "employment_outcomes", self.rows / 5, outcome)
    }

    fn records(&self, conn: &mut DbConnection) -> ApiResult<()> {
        let sql = self.sql;
        let event = vec![
            ("at", sql.later("at")),
            ("actor_id", self.schools()),
            ("resource_id", sql.id(PERSON, "n")),
        ];
        self.copy(conn, "audit_events", self.rows / 5, event)?;
        for (kind, id) in [("imports", CLASS), ("exports", OTHER)] {
            let job = vec![
                ("id", sql.id(id, "n")),
                ("created_at", sql.later("created_at")),
            ];
            let model = format!("jobs WHERE kind = '{kind}'");
            self.copy_of(conn, "jobs", &model, self.rows / 20, job)?;
        }
        let row = vec![
            ("job_id", sql.known(&self.models.import)),
            ("line", "n + 1000".to_owned()),
            ("outcome", "'CREATED'".to_owned()),
        ];
        self.insert(conn, "import_rows", "trainees", self.rows / 5, row)?;
        let message = vec![
            ("id", sql.id(OTHER, "n")),
            ("webhook_id", sql.known(&self.models.hook)),
            ("kind", "'changes'".to_owned()),
            ("payload", "'{}'".to_owned()),
            ("changes", "1".to_owned()),
            (
                "status",
                "CASE n % 2 WHEN 0 THEN 'DELIVERED' ELSE 'DEAD' END".to_owned(),
            ),
            ("created_at", sql.later("created_at")),
            ("finished_at", "model.created_at".to_owned()),
        ];
        self.insert(
            conn,
            "webhook_deliveries",
            "trainees",
            self.rows / 5,
            message,
        )
    }

    /// Copies of a row of the table but for these values.
    fn copy(
        &self,
        conn: &mut DbConnection,
        table: &str,
        rows: i64,
        values: Values<'_>,
    ) -> ApiResult<()> {
        self.copy_of(conn, table, table, rows, values)
    }

    fn copy_of(
        &self,
        conn: &mut DbConnection,
        table: &str,
        model: &str,
        rows: i64,
        values: Values<'_>,
    ) -> ApiResult<()> {
        let columns = columns(conn, table)?;
        let mut values: Values<'_> = values;
        for column in &columns {
            if !values.iter().any(|(name, _)| name == column) {
                values.push((column, format!("model.{column}")));
            }
        }
        self.insert(conn, table, model, rows, values)
    }

    fn insert(
        &self,
        conn: &mut DbConnection,
        table: &str,
        model: &str,
        rows: i64,
        values: Values<'_>,
    ) -> ApiResult<()> {
        let (columns, values): (Vec<&str>, Vec<String>) = values.into_iter().unzip();
        let sql = format!(
            "INSERT INTO {table} ({}) SELECT {} FROM (SELECT * FROM {model} LIMIT 1) AS model, {}",
            columns.join(", "),
            values.join(", "),
            self.sql.series(rows),
        );
        Ok(conn.batch_execute(&sql)?)
    }
}

/// The columns of a table, but for those that the database fills in.
fn columns(conn: &mut DbConnection, table: &str) -> ApiResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Column {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let columns: Vec<Column> = match conn {
        DbConnection::Sqlite(conn) => {
            diesel::sql_query(format!("SELECT name FROM pragma_table_info('{table}')"))
                .load(conn)?
        }
        DbConnection::Postgres(conn) => diesel::sql_query(format!(
            "SELECT column_name::text AS name FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = '{table}'"
        ))
        .load(conn)?,
    };
    let columns = columns.into_iter().map(|Column { name }| name);
    Ok(columns.filter(|name| name != "seq").collect())
}
