//! Many rows, each a copy of one that the server has written.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use registry::platform::db::{DbConnection, Dialect};
use registry::platform::error::ApiResult;
use registry::platform::values::ids::UnitId;

/// Whose rows the many are.
pub struct Models {
    pub schools: Vec<String>,
    pub communes: [UnitId; 4],
    pub firm: String,
    pub hook: String,
    pub import: String,
}

/// The first byte of the ids of a kind.
pub const PERSON: u8 = 0x10;
pub const CLASS: u8 = 0x20;
pub const ENROLMENT: u8 = 0x30;
const OTHER: u8 = 0x40;

/// [`Sql::id`] as clients know it.
pub fn hyphened(kind: u8, number: u128) -> String {
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

    /// The code of a certificate: its place, and some letters.
    fn code(self) -> String {
        match self.0 {
            Dialect::Sqlite => "printf('%05X', n) || substr(model.code, 6)".to_owned(),
            Dialect::Postgres => {
                "lpad(upper(to_hex(n)), 5, '0') || substr(model.code, 6)".to_owned()
            }
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

/// So many people, each enrolled once; a fifth as many rows of other tables.
pub struct Fill {
    sql: Sql,
    models: Models,
    rows: i64,
}

impl Fill {
    pub fn new(dialect: Dialect, models: Models, rows: i64) -> Self {
        let sql = Sql(dialect);
        Self { sql, models, rows }
    }

    pub fn run(&self, conn: &mut DbConnection) -> ApiResult<()> {
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
            ("cause", "'NAME'".to_owned()),
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
            ("sort_key", format!("'lo ' || {}", sql.text())),
        ];
        self.copy(conn, "enrolments", self.rows, enrolment)?;
        let case = vec![
            ("id", sql.id(OTHER, "n")),
            ("trainee_id", sql.id(PERSON, "n")),
            ("enrolment_id", sql.id(ENROLMENT, "n")),
            ("rule", "'CLASS_OVERLAP'".to_owned()),
            ("other_trainee_id", sql.id(PERSON, "n + 1")),
            ("other_enrolment_id", sql.id(ENROLMENT, "n + 1")),
            (
                "status",
                "CASE n % 2 WHEN 0 THEN 'CLEARED' ELSE 'UPHELD' END".to_owned(),
            ),
            ("version", "1".to_owned()),
            ("created_at", sql.later("created_at")),
            ("updated_at", "model.created_at".to_owned()),
        ];
        self.insert(conn, "enrolment_cases", "trainees", self.rows / 5, case)
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
            ("number_key", format!("'sc-' || {}", sql.text())),
            ("register_number", format!("'SV-' || {}", sql.text())),
            ("register_number_key", format!("'sv-' || {}", sql.text())),
            ("code", sql.code()),
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
