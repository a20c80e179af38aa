//! What is counted of a licence line's quota is what its classes hold, whatever happened to them.

use std::collections::BTreeMap;

use diesel::prelude::*;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use registry::platform::db::schema::{classes, licence_seats};
use registry::platform::values::ids::{AnyId, LicenceLineId};
use registry::platform::values::time::Date;
use serde_json::{Value, json};

use super::because;
use crate::imports::{import, ndjson};
use crate::support::fixtures::{Stage, enrol, move_on, step as step_to};
use crate::support::{Response, TestServer};

/// Seats by licence line and year.
type Seats = BTreeMap<(AnyId, i16), i64>;

/// What the classes hold, worked out anew.
fn held(server: &TestServer) -> Seats {
    let rows = server.db().read_now(|conn| {
        let rows = classes::table
            .filter(classes::status.ne("CANCELLED"))
            .select((
                classes::licence_line_id,
                classes::start_date,
                classes::seats_taken,
            ));
        Ok(rows.load::<(LicenceLineId, Date, i32)>(conn)?)
    });
    let mut seats = Seats::new();
    for (line, start, taken) in rows.expect("the classes") {
        *seats.entry((line.any(), start.year())).or_default() += i64::from(taken);
    }
    seats.retain(|_, taken| *taken != 0);
    seats
}

fn counted(server: &TestServer) -> Seats {
    let rows = server
        .db()
        .read_now(|conn| Ok(licence_seats::table.load::<(LicenceLineId, i16, i64)>(conn)?));
    let rows = rows.expect("the counters").into_iter();
    let mut seats: Seats = rows
        .map(|(line, year, taken)| ((line.any(), year), taken))
        .collect();
    seats.retain(|_, taken| *taken != 0);
    seats
}

/// A licence line of a small quota, classes that start in one of two years, and some people.
struct History {
    stage: Stage,
    dice: StdRng,
    classes: Vec<String>,
    people: Vec<String>,
    enrolments: Vec<String>,
}

const STARTS: [&str; 2] = ["2026-12-28", "2027-01-04"];

impl History {
    async fn begin(seed: u64) -> Self {
        let days = json!({"startDate": STARTS[0], "endDate": "2027-03-26"});
        let stage = Stage::set(days).await;
        let line = format!("/v1/licence-lines/{}", stage.teaching.line.id());
        let quota = json!({"yearlyQuota": 6});
        let lead = stage.server.lead();
        let changed = lead.patch(&line, &stage.teaching.line, quota).await;
        changed.expect(200);
        let mut people = Vec::new();
        for number in 1..=9 {
            people.push(stage.person(number).await.id());
        }
        Self {
            classes: vec![stage.class.id()],
            dice: StdRng::seed_from_u64(seed),
            enrolments: Vec::new(),
            people,
            stage,
        }
    }

    fn any<T: Clone>(&mut self, of: impl Fn(&Self) -> &Vec<T>) -> Option<T> {
        let values = of(self).clone();
        values.choose(&mut self.dice).cloned()
    }

    /// One thing that happens, allowed or not.
    async fn go_on(&mut self, step: usize) -> Option<Response> {
        let registrar = self.stage.registrar.clone();
        let class = self.any(|all| &all.classes)?;
        let class = registrar.get(&format!("/v1/classes/{class}")).await;
        match self.dice.random_range(0..20) {
            0..8 => {
                let person = self.any(|all| &all.people)?;
                let excused = json!({"overlapOverride": "Học buổi tối"});
                let enrolled = enrol(&registrar, &person, &class.id(), excused).await;
                if enrolled.status == 201 {
                    self.enrolments.push(enrolled.id());
                }
                Some(enrolled)
            }
            8..11 => {
                let path = format!("/v1/enrolments/{}", self.any(|all| &all.enrolments)?);
                let seen = registrar.get(&path).await;
                Some(registrar.delete(&path, &seen).await)
            }
            11..13 => {
                let path = format!("/v1/enrolments/{}", self.any(|all| &all.enrolments)?);
                let seen = registrar.get(&path).await;
                if seen.status != 200 {
                    return None;
                }
                Some(move_on(&registrar, &seen, "REJECTED", because()).await)
            }
            13..16 => {
                let start = json!({"startDate": STARTS.choose(&mut self.dice)});
                let path = format!("/v1/classes/{}", class.id());
                Some(registrar.patch(&path, &class, start).await)
            }
            16 => Some(step_to(&registrar, &class, "CANCELLED").await),
            17 => {
                let rows: Vec<Value> = self.people[..4]
                    .iter()
                    .map(|person| {
                        json!({"externalId": format!("{step}-{person}"), "traineeId": person,
                            "classId": class.id(), "overlapOverride": "Học buổi tối"})
                    })
                    .collect();
                import(&registrar, "kind=enrolments", &ndjson(&rows)).await;
                None
            }
            _ => {
                let start = STARTS.choose(&mut self.dice);
                let days = json!({"startDate": start, "endDate": "2027-03-26"});
                let class = self.stage.another_class(&format!("L-{step}"), days).await;
                self.classes.push(class.id());
                Some(class)
            }
        }
    }
}

#[actix_web::test]
async fn what_is_counted_of_a_quota_is_what_the_classes_hold_after_any_history() {
    let mut told = BTreeMap::new();
    for seed in 0..3 {
        let mut history = History::begin(seed).await;
        for step in 0..60 {
            let answer = history.go_on(step).await;
            let what = answer.map_or(0, |answer| answer.status.as_u16());
            *told.entry(what).or_insert(0) += 1;
            let server = &history.stage.server;
            assert_eq!(
                counted(server),
                held(server),
                "seed {seed}, step {step}: {what}"
            );
        }
    }
    // Things were done, and others refused.
    assert!(
        told.contains_key(&201) && told.contains_key(&422),
        "{told:?}"
    );
}
