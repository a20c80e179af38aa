//! A fresh database for each test: a copy of one that was migrated and filled once.

use std::path::PathBuf;
use std::sync::OnceLock;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use registry::app::prepare_database;
use tempfile::TempDir;

/// Names the PostgreSQL server to test on.
const SERVER: &str = "REGISTRY_TEST_DATABASE_URL";

/// A database that is removed with the test.
pub struct TestDatabase {
    pub url: String,
    place: Place,
}

enum Place {
    Folder { _folder: TempDir },
    Server { server: String, name: String },
}

impl TestDatabase {
    pub fn create() -> Self {
        match std::env::var(SERVER) {
            Ok(server) => Self::on_server(server),
            Err(_) => Self::in_file(),
        }
    }

    fn in_file() -> Self {
        static TEMPLATE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
        let (_, template) = TEMPLATE.get_or_init(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("template.db");
            prepare(&format!("sqlite://{}", file.display()));
            (folder, file)
        });
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("registry.db");
        std::fs::copy(template, &file).expect("a copy of the template");
        Self {
            url: format!("sqlite://{}", file.display()),
            place: Place::Folder { _folder: folder },
        }
    }

    fn on_server(server: String) -> Self {
        static TEMPLATE: OnceLock<String> = OnceLock::new();
        let template = TEMPLATE.get_or_init(|| {
            let name = format!("registry_test_{}_template", std::process::id());
            drop_leftovers(&server);
            execute(&server, &format!("CREATE DATABASE {name}"));
            prepare(&url_of(&server, &name));
            name
        });
        let name = format!(
            "registry_test_{}_{}",
            std::process::id(),
            uuid::Uuid::now_v7().simple()
        );
        execute(
            &server,
            &format!("CREATE DATABASE {name} TEMPLATE {template}"),
        );
        Self {
            url: url_of(&server, &name),
            place: Place::Server { server, name },
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Place::Server { server, name } = &self.place {
            execute(
                server,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            );
        }
    }
}

/// Migrate and fill the template, and let go of it.
fn prepare(url: &str) {
    prepare_database(&url.parse().expect("a database URL"), 1).expect("a template");
}

/// The server's URL with another database.
fn url_of(server: &str, name: &str) -> String {
    let (base, _) = server.rsplit_once('/').expect("a URL with a database");
    format!("{base}/{name}")
}

fn execute(server: &str, sql: &str) {
    let mut conn = PgConnection::establish(server).expect("the test server answers");
    conn.batch_execute(sql)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// Drop databases of test runs whose process is gone.
fn drop_leftovers(server: &str) {
    #[derive(QueryableByName)]
    struct Name {
        #[diesel(sql_type = diesel::sql_types::Text)]
        datname: String,
    }
    let mut conn = PgConnection::establish(server).expect("the test server answers");
    let names: Vec<Name> = diesel::sql_query(
        "SELECT datname::text FROM pg_database WHERE datname LIKE 'registry\\_test\\_%'",
    )
    .load(&mut conn)
    .expect("a list of databases");
    for Name { datname } in names {
        let process = datname.split('_').nth(2).unwrap_or_default();
        if !std::path::Path::new("/proc").join(process).exists() {
            execute(
                server,
                &format!("DROP DATABASE IF EXISTS {datname} WITH (FORCE)"),
            );
        }
    }
}
