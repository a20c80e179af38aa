//! Jobs beside each other, whatever their work.

use std::collections::BTreeSet;
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use diesel::RunQueryDsl;
use registry::app::prepare_database;
use registry::platform::auth::authz::{Actor, ActorKind};
use registry::platform::db::{Database, DbConnection, Dialect};
use registry::platform::error::RequestMeta;
use registry::platform::op::Op;
use registry::platform::values::ids::{AnyId, OrganisationId};
use registry::platform::values::time::Timestamp;
use registry::platform::work::jobs::{
    self, Ended, Job, JobSignal, JobState, Runner, Running, Task,
};

use crate::support::database::TestDatabase;

/// Jobs that need not be held any longer.
static LET_GO: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Goes on until the test lets the job go.
fn held(task: &Task) -> Result<(), Ended> {
    while !LET_GO
        .lock()
        .expect("the jobs")
        .contains(&task.job.id.to_string())
    {
        task.go_on()?;
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}

/// Ends at once.
fn short(task: &Task) -> Result<(), Ended> {
    task.go_on()
}

struct Stage {
    db: Database,
    signal: JobSignal,
    _database: TestDatabase,
}

impl Stage {
    fn set() -> Self {
        let database = TestDatabase::create();
        let url = database.url.parse().expect("a database URL");
        Self {
            db: prepare_database(&url, 4).expect("a database"),
            signal: JobSignal::default(),
            _database: database,
        }
    }

    fn start(&self) -> Running {
        Runner::new(self.db.clone(), "".into(), self.signal.clone())
            .with("exports", held)
            .with("others", held)
            .with("imports", short)
            .start()
    }

    fn submit(&self, kind: &'static str) -> AnyId {
        self.submit_of(kind, OrganisationId::new())
    }

    fn submit_of(&self, kind: &'static str, organisation: OrganisationId) -> AnyId {
        let mut actor = Actor {
            kind: ActorKind::User,
            id: Some(AnyId::new()),
            scopes: Some(BTreeSet::new()),
            ..Actor::system()
        };
        actor.bound.organisation = Some(organisation);
        let id = AnyId::new();
        let submit = move |conn: &mut _| {
            let meta = RequestMeta::default();
            jobs::submit(&mut Op::new(conn, &actor, &meta), id, kind, &())
        };
        self.db.write_now(submit).expect("a job");
        self.signal.notify();
        id
    }

    fn job(&self, id: AnyId) -> Job {
        let job = self.db.read_now(|conn| jobs::find(conn, id));
        job.expect("a read").expect("the job")
    }

    fn until(&self, id: AnyId, state: JobState) {
        for _ in 0..6000 {
            if self.job(id).state == state {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("{:?} does not become {state:?}", self.job(id));
    }

    /// Until somebody waits for what a transaction that is still open has changed. On SQLite they
    /// queue for the writer, which nothing shows.
    fn until_somebody_waits(&self) {
        #[derive(diesel::QueryableByName)]
        struct Waiting {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            count: i64,
        }
        let waiting = |conn: &mut DbConnection| {
            let sql = "SELECT count(*) AS count FROM pg_stat_activity \
                       WHERE datname = current_database() AND wait_event_type = 'Lock'";
            Ok(diesel::sql_query(sql).get_result::<Waiting>(conn)?.count)
        };
        for _ in 0..6000 {
            if self.db.dialect() == Dialect::Sqlite
                || self.db.read_now(waiting).expect("a read") > 0
            {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("nobody waits");
    }

    fn let_go(&self, id: AnyId) {
        LET_GO.lock().expect("the jobs").insert(id.to_string());
        self.until(id, JobState::Succeeded);
    }
}

#[test]
fn an_import_does_not_wait_for_a_long_export() {
    let stage = Stage::set();
    let running = stage.start();
    let export = stage.submit("exports");
    stage.until(export, JobState::Running);
    let second = stage.submit("exports");

    for _ in 0..3 {
        let import = stage.submit("imports");
        stage.until(import, JobState::Succeeded);
    }
    assert_eq!(stage.job(export).state, JobState::Running);
    let waits = stage.job(second).state;
    assert_eq!(waits, JobState::Queued, "one of each kind at a time");

    stage.let_go(export);
    stage.let_go(second);
    running.stop();
}

#[test]
fn organisations_take_turns() {
    let stage = Stage::set();
    let running = stage.start();

    let (many, one) = (OrganisationId::new(), OrganisationId::new());
    let of_many: Vec<AnyId> = (0..3).map(|_| stage.submit_of("exports", many)).collect();
    stage.until(of_many[0], JobState::Running);
    let of_one = stage.submit_of("exports", one);
    stage.let_go(of_many[0]);

    stage.until(of_one, JobState::Running);
    assert_eq!(stage.job(of_many[1]).state, JobState::Queued);

    for id in [of_one, of_many[1], of_many[2]] {
        stage.let_go(id);
    }
    running.stop();
}

#[test]
fn a_runner_that_stops_gives_back_the_jobs_of_every_kind() {
    let stage = Stage::set();
    let running = stage.start();
    let held = ["exports", "others"].map(|kind| stage.submit(kind));
    for id in held {
        stage.until(id, JobState::Running);
    }
    running.stop();

    for id in held {
        let job = stage.job(id);
        let found = (job.state, job.lease_owner);
        assert_eq!(found, (JobState::Running, None), "{}", job.kind);
    }

    let stage = Stage {
        signal: JobSignal::default(),
        ..stage
    };
    let again = stage.start();
    for id in held {
        stage.let_go(id);
    }
    again.stop();
}

#[test]
fn a_job_is_cancelled_beside_others_that_go_on() {
    let stage = Stage::set();
    let running = stage.start();

    let held = ["exports", "others"].map(|kind| stage.submit(kind));
    for id in held {
        stage.until(id, JobState::Running);
    }

    let [unwanted, other] = held;
    let now = Timestamp::now();
    let cancel = move |conn: &mut _| jobs::cancel(conn, unwanted, now);
    stage.db.write_now(cancel).expect("a write");
    stage.until(unwanted, JobState::Cancelled);
    assert_eq!(stage.job(other).state, JobState::Running);

    stage.let_go(other);
    running.stop();
}

#[test]
fn a_job_that_is_cancelled_while_it_is_taken_up_stays_cancelled() {
    let stage = Stage::set();
    let unwanted = stage.submit("imports");

    let (begun, has_begun) = mpsc::channel();
    let (go, may_go) = mpsc::channel();
    let cancel = move |conn: &mut _| {
        let cancelled = jobs::cancel(conn, unwanted, Timestamp::now());
        begun.send(()).expect("somebody hears");
        may_go.recv().expect("a word");
        cancelled
    };

    let db = stage.db.clone();
    let cancelling = std::thread::spawn(move || db.write_now(cancel));

    has_begun.recv().expect("a word");
    let running = stage.start();
    stage.until_somebody_waits();
    go.send(()).expect("somebody hears");
    cancelling.join().expect("a thread").expect("a write");
    let next = stage.submit("imports");
    stage.until(next, JobState::Succeeded);
    assert_eq!(stage.job(unwanted).state, JobState::Cancelled);

    running.stop();
}
