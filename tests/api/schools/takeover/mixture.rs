//! Random schools, people and successions: each school sees its own and what it took over, and no more.

use std::collections::BTreeSet;

use serde_json::json;

use super::walked;
use crate::change_feed::Reader;
use crate::support::fixtures::{person, school};
use crate::support::{Case, Client, TestServer};

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).expect("a small number")
    }
}

struct School {
    id: String,
    registrar: Client,
    people: BTreeSet<String>,
    successor: Option<usize>,
}

/// Who is at a school, and at those that lead to it.
fn expected(schools: &[School], at: usize) -> BTreeSet<String> {
    let leads_here = |from: usize| {
        let mut now = from;
        while now != at {
            match schools[now].successor {
                Some(next) => now = next,
                None => return false,
            }
        }
        true
    };
    let own = (0..schools.len()).filter(|from| leads_here(*from));
    own.flat_map(|from| schools[from].people.iter().cloned())
        .collect()
}

async fn set(lead: &Client, schools: &mut [School], from: usize, to: Option<usize>) {
    let path = format!("/v1/schools/{}", schools[from].id);
    let now = lead.get(&path).await.expect(200);
    let patch = match to {
        Some(to) => json!({
            "status": "CLOSED", "successorSchoolId": schools[to].id, "successorFrom": "2026-11-30"
        }),
        None => json!({"status": "ACTIVE", "successorSchoolId": null, "successorFrom": null}),
    };
    lead.patch(&path, &now, patch).await.expect(200);
    schools[from].successor = to;
}

/// Whether `to` leads to `from`.
fn leads_back(schools: &[School], from: usize, to: usize) -> bool {
    let mut now = Some(to);
    while let Some(at) = now {
        if at == from {
            return true;
        }
        now = schools[at].successor;
    }
    false
}

#[actix_web::test]
async fn each_school_sees_its_own_and_what_it_took_over() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let mut dice = Dice(0x2026_1201);
    let mut schools = Vec::new();
    for code in ["A1", "B1", "C1", "D1"] {
        let school = school(&lead, code).await;
        schools.push(School {
            registrar: server.registrar(school.id().parse().expect("an id")),
            id: school.id(),
            people: BTreeSet::new(),
            successor: None,
        });
    }
    for number in 1..16 {
        let first = dice.below(4);
        let registered = person(&server, &schools[first].registrar, number)
            .await
            .id();
        schools[first].people.insert(registered.clone());
        let second = dice.below(4);
        if second != first {
            // The same person, by their document: each school has a record of its own.
            let own = person(&server, &schools[second].registrar, number).await;
            schools[second].people.insert(own.id());
        }
    }
    for round in 0..10 {
        let (from, to) = (dice.below(4), dice.below(4));
        let _case = Case::of(format!("round {round}: {from} to {to}"));
        let open = |school: usize| schools[school].successor.is_none();
        if from == to {
            set(&lead, &mut schools, from, None).await;
        } else if open(to) && !leads_back(&schools, from, to) {
            set(&lead, &mut schools, from, Some(to)).await;
        }
        for at in 0..4 {
            let wanted = expected(&schools, at);
            let by = &schools[at].registrar;
            for list in [
                "/v1/trainees",
                "/v1/trainees?sort=createdAt",
                "/v1/trainees?q=mai",
            ] {
                let found = walked(by, list).await;
                assert_eq!(found.len(), wanted.len(), "{list} of {at}");
                assert_eq!(
                    found.into_iter().collect::<BTreeSet<_>>(),
                    wanted,
                    "{list} of {at}"
                );
            }
            for person in &schools[(at + 1) % 4].people {
                let status = if wanted.contains(person) { 200 } else { 404 };
                by.get(&format!("/v1/trainees/{person}"))
                    .await
                    .expect(status);
            }
        }
        let copy = Reader::start(&server, &schools[0].registrar, "trainees").await;
        let copied: BTreeSet<String> = copy.rows.into_keys().map(|(_, id)| id).collect();
        assert_eq!(copied, expected(&schools, 0));
    }
}
