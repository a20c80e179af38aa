//! Random histories: nights of two schools, corrections, merges, releases, steps, undos, transfers and
//! classes that move. Nothing that an authority has decided is lost at night, every night settles at
//! its second run, and every figure is that of a recount.
//!
//! `REGISTRY_TEST_HISTORIES` says how many are played, `REGISTRY_TEST_SEED` from which one on. A history
//! that fails tells its seed and its steps; to play it shorter, `REGISTRY_TEST_STEPS`.

mod figures;
mod nights;
mod people;
mod seen;
mod training;

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::json;

use crate::support::fixtures::{Teaching, teaching};
use crate::support::{Client, TestServer};
use people::Record;
use training::{Class, Enrolment};

/// Histories that are played on one server, each of people and classes of its own.
const OF_ONE_SERVER: u64 = 20;
const SCHOOLS: usize = 2;

fn setting(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(usual, |text| text.parse().expect("a number"))
}

/// What all histories of a server share.
pub struct Ground {
    pub server: TestServer,
    pub lead: Client,
    pub commune: Client,
    pub schools: Vec<Teaching>,
    pub registrars: Vec<Client>,
}

impl Ground {
    async fn lay() -> Self {
        // What a file changes of many people's identity is another test's.
        let server = TestServer::start_with(|config| config.import_identity_share = 100).await;
        let lead = server.lead();
        let commune = server.commune(server.unit("COMMUNE", "03646"));
        let mut schools = Vec::new();
        for code in ["A1", "B1"] {
            schools.push(teaching(&lead, code).await);
        }
        let registrars = schools
            .iter()
            .map(|school| server.registrar(school.school_id()))
            .collect();
        Self {
            server,
            lead,
            commune,
            schools,
            registrars,
        }
    }
}

/// A history and the model of it: plain maps that know nothing of the registry but what was done.
pub struct History<'g> {
    pub ground: &'g Ground,
    pub seed: u64,
    pub dice: StdRng,
    pub records: Vec<Record>,
    pub classes: Vec<Class>,
    pub enrolments: Vec<Enrolment>,
    /// What was done, told when the history fails.
    pub steps: Vec<String>,
    /// How often each kind of thing was done, and refused.
    pub told: BTreeMap<String, u64>,
}

impl Drop for History<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("history of the seed {}:", self.seed);
            for (number, step) in self.steps.iter().enumerate() {
                eprintln!("  {number:3} {step}");
            }
        }
    }
}

impl<'g> History<'g> {
    async fn begin(ground: &'g Ground, seed: u64) -> Self {
        let mut history = Self {
            ground,
            seed,
            dice: StdRng::seed_from_u64(seed),
            records: Vec::new(),
            classes: Vec::new(),
            enrolments: Vec::new(),
            steps: Vec::new(),
            told: BTreeMap::new(),
        };
        history.set_people();
        history.open_classes().await;
        history.begin_study().await;
        history
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.dice.random_range(0..sides)
    }

    /// Note what was done and how it was answered.
    pub fn tell(&mut self, kind: &str, what: impl std::fmt::Display, status: u16) {
        self.steps.push(format!("{kind} {what}: {status}"));
        *self.told.entry(format!("{kind} {status}")).or_default() += 1;
    }

    /// One thing that happens.
    async fn go_on(&mut self) {
        match self.roll(60) {
            0..6 => self.school_says_otherwise(),
            6..9 => self.school_agrees(),
            9..13 => self.correct().await,
            13..15 => self.release().await,
            15..18 => self.merge().await,
            18 => self.reverse().await,
            19..21 => self.enrol(),
            21..37 => self.advance(),
            37..39 => self.lead_ends().await,
            39..42 => self.undo().await,
            42..45 => self.correct_result().await,
            45 => self.correct_application().await,
            46..48 => self.transfer().await,
            48 => self.move_class().await,
            49..53 => self.run_class().await,
            _ => {
                let school = self.roll(SCHOOLS);
                self.night(school).await;
            }
        }
        self.look_again().await;
        self.expect_kept("").await;
    }
}

#[actix_web::test]
async fn nothing_decided_is_lost_every_night_settles_and_figures_are_those_of_a_recount() {
    let (first, count) = (
        setting("REGISTRY_TEST_SEED", 0),
        setting("REGISTRY_TEST_HISTORIES", 20),
    );
    let steps = setting("REGISTRY_TEST_STEPS", 40);
    let mut told: BTreeMap<String, u64> = BTreeMap::new();
    let mut seeds = first..first + count;
    while !seeds.is_empty() {
        let ground = Ground::lay().await;
        let until = seeds.end.min(seeds.start + OF_ONE_SERVER);
        for seed in seeds.start..until {
            let mut history = History::begin(&ground, seed).await;
            for _ in 0..steps {
                history.go_on().await;
            }
            for school in 0..SCHOOLS {
                history.night(school).await;
            }
            history.expect_seats().await;
            history.expect_figures().await;
            for (what, count) in &history.told {
                *told.entry(what.clone()).or_default() += count;
            }
        }
        seeds.start = until;
    }
    eprintln!("{count} histories from the seed {first}: {:#}", json!(told));
    // Things were decided, and nights have met them.
    let done = |what: &str| told.get(what).copied().unwrap_or(0) > 0;
    let wanted = [
        "correct 200",
        "merge 200",
        "reverse 200",
        "kept 200",
        "undo 200",
        "correct-result 200",
        "transfer 200",
    ];
    let missing: Vec<_> = wanted.into_iter().filter(|what| !done(what)).collect();
    assert!(
        steps < 30 || count < 15 || missing.is_empty(),
        "{missing:?}"
    );
}
