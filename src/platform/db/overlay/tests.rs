use std::path::PathBuf;

use diesel::sql_types::{Integer, Text};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tempfile::TempDir;

use super::*;

/// A database of `rows` rows, with an index and a search table, and the connection of its writer.
struct World {
    folder: TempDir,
    writer: SqliteConnection,
}

impl World {
    fn of(rows: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = sqlite::open(&folder.path().join("world.db"), Purpose::Write).unwrap();
        let fill = format!(
            "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, rest BLOB);
             CREATE INDEX people_by_name ON people (name);
             CREATE VIRTUAL TABLE words USING fts5 (name);
             INSERT INTO people
                 WITH numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {rows})
                 SELECT n, 'person ' || n, zeroblob(200) FROM numbers;
             INSERT INTO words SELECT name FROM people WHERE id <= 100;"
        );
        writer.batch_execute(&fill).unwrap();
        Self { folder, writer }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("world.db")
    }

    fn overlay(&self) -> SqliteConnection {
        open(&self.path(), tempfile::tempfile().unwrap()).unwrap()
    }
}

#[derive(QueryableByName, Debug, PartialEq)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName, Debug, PartialEq)]
struct Checkpointed {
    #[diesel(sql_type = Integer)]
    busy: i32,
    /// Pages that the log has now.
    #[diesel(sql_type = Integer)]
    log: i32,
}

fn lines(conn: &mut SqliteConnection, sql: &str) -> Vec<String> {
    let lines: Vec<Line> = diesel::sql_query(sql).load(conn).unwrap();
    lines.into_iter().map(|line| line.line).collect()
}

fn all(conn: &mut SqliteConnection) -> Vec<String> {
    lines(
        conn,
        "SELECT id || name || hex(rest) AS line FROM people
         UNION ALL SELECT name FROM words WHERE words MATCH 'person' ORDER BY 1",
    )
}

fn is_whole(conn: &mut SqliteConnection) {
    let told = lines(
        conn,
        "SELECT integrity_check AS line FROM pragma_integrity_check",
    );
    assert_eq!(told, ["ok"]);
    conn.batch_execute("INSERT INTO words (words) VALUES ('integrity-check')")
        .unwrap();
}

/// A change of some rows.
fn any_change(random: &mut StdRng) -> String {
    let (from, some) = (random.random_range(1..3000), random.random_range(1..200));
    let to = from + some;
    match random.random_range(0..5) {
        0 => format!("DELETE FROM people WHERE id BETWEEN {from} AND {to}"),
        1 => format!("UPDATE people SET name = 'other ' || id WHERE id BETWEEN {from} AND {to}"),
        2 => format!("INSERT INTO words SELECT name FROM people WHERE id BETWEEN {from} AND {to}"),
        3 => format!("DELETE FROM words WHERE rowid BETWEEN {from} AND {to}"),
        _ => format!(
            "INSERT INTO people (name, rest)
             SELECT name || {some}, zeroblob({some} * 30) FROM people WHERE id BETWEEN {from} AND {to}"
        ),
    }
}

#[test]
fn what_is_written_gives_what_it_gives_on_the_database_itself() {
    for seed in 0..6 {
        let mut world = World::of(2000);
        let mut overlay = world.overlay();
        // Smaller than what is written: pages leave the cache in the middle of a transaction.
        overlay.batch_execute("PRAGMA cache_size = 10").unwrap();
        let mut random = StdRng::seed_from_u64(seed);
        for _ in 0..25 {
            let (stays, goes) = (any_change(&mut random), any_change(&mut random));
            let end = ["COMMIT", "COMMIT", "ROLLBACK"][random.random_range(0..3)];
            let sql = format!(
                "BEGIN; {stays}; SAVEPOINT inner; {goes}; ROLLBACK TO inner; RELEASE inner; {end}"
            );
            world.writer.batch_execute(&sql).unwrap();
            overlay.batch_execute(&sql).unwrap();
        }
        assert_eq!(all(&mut overlay), all(&mut world.writer), "seed {seed}");
        is_whole(&mut overlay);
    }
}

#[test]
fn the_overlay_stays_as_it_began_while_others_write_and_checkpoint() {
    let mut world = World::of(3000);
    let before = all(&mut world.writer);
    let mut overlay = world.overlay();

    for round in 0..3 {
        let change = format!(
            "UPDATE people SET name = 'round {round} ' || id;
             DELETE FROM people WHERE id % 7 = {round};
             PRAGMA wal_checkpoint(PASSIVE)"
        );
        world.writer.batch_execute(&change).unwrap();
    }
    assert_eq!(all(&mut overlay), before);

    let after = all(&mut world.writer);
    overlay.batch_execute("DELETE FROM people").unwrap();
    assert_eq!(all(&mut world.writer), after);

    // It keeps the log no longer than it is open.
    drop(overlay);
    let checkpoint = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)");
    let emptied: Checkpointed = checkpoint.get_result(&mut world.writer).unwrap();
    assert_eq!(emptied, Checkpointed { busy: 0, log: 0 });
}

#[test]
fn the_file_has_the_pages_that_are_written_however_large_the_database_is() {
    let written = |rows: u32| {
        let world = World::of(rows);
        let file = tempfile::tempfile().unwrap();
        let mut overlay = open(&world.path(), file.try_clone().unwrap()).unwrap();
        assert_eq!(
            lines(&mut overlay, "SELECT name AS line FROM people WHERE id = 7").len(),
            1
        );
        assert_eq!(file.metadata().unwrap().len(), 0);
        for _ in 0..3 {
            let change = "UPDATE people SET rest = randomblob(200) WHERE id <= 300";
            overlay.batch_execute(change).unwrap();
        }
        file.metadata().unwrap().len()
    };
    let (small, large) = (written(1000), written(40_000));
    assert_eq!(small, large);
    // 300 rows of some 220 bytes are on 17 pages of 4 KiB; and page 1 counts the changes.
    assert!(small <= 20 * 4096, "{small}");
}

#[test]
fn an_overlay_leaves_nothing_beside_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("world.db").display());
    let database = Database::open(&url.parse().unwrap(), 1, |_| Ok(())).unwrap();
    let names = || {
        let entries = std::fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    let mut overlay = database.overlay().unwrap();
    overlay.batch_execute("DELETE FROM jobs").unwrap();
    // Not even while it is open: so nothing stays when the process is killed.
    assert_eq!(names(), before);
}

#[test]
fn what_cannot_be_read_or_written_is_an_error() {
    let world = World::of(3000);
    let change = "UPDATE people SET rest = randomblob(200)";

    let file = tempfile::tempfile().unwrap();
    let mut overlay = open(&world.path(), file.try_clone().unwrap()).unwrap();
    overlay.batch_execute("PRAGMA cache_size = 10").unwrap();
    overlay.batch_execute(change).unwrap();
    file.set_len(4096).unwrap();
    let read = diesel::sql_query("SELECT sum(length(rest)) FROM people").execute(&mut overlay);
    assert_eq!(read.unwrap_err().to_string(), "disk I/O error");

    let unwritable = File::open(world.path()).unwrap();
    let mut overlay = open(&world.path(), unwritable).unwrap();
    let written = overlay.batch_execute(change).unwrap_err();
    assert_eq!(written.to_string(), "disk I/O error");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let world = World::of(300);
    let full = File::options().read(true).write(true).open("/dev/full");
    let mut overlay = open(&world.path(), full.unwrap()).unwrap();
    let written = overlay.batch_execute("DELETE FROM people").unwrap_err();
    assert_eq!(written.to_string(), "database or disk is full");
}
