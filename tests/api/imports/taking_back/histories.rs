//! Random histories: people as a file made them, another file, corrections and a third file, and then the
//! second file is taken back. What it alone has changed is as before, and what others changed stays.

use serde_json::{Value, json};

use super::{School, import, ndjson, take_back, trainee};
use crate::support::fixtures::with;
use crate::support::{Case, Client};

const PEOPLE: u32 = 6;
const MEMBERS: [&str; 4] = ["address", "phone", "schoolingLevel", "ethnicGroup"];

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    /// Some members with one of three values each.
    fn members(&mut self) -> Value {
        let mut members = json!({});
        for name in MEMBERS {
            if self.throw(3) == 0 {
                let which = usize::try_from(self.throw(3)).expect("a small number");
                members[name] = match name {
                    "address" => json!(["Bản Mòng", "Tổ 3", "Tổ 5"][which]),
                    "phone" => json!(["+84912345678", "+84987654321", "+84977777777"][which]),
                    "schoolingLevel" => {
                        json!(["PRIMARY", "LOWER_SECONDARY", "UPPER_SECONDARY"][which])
                    }
                    _ => json!(["01", "03", "05"][which]),
                };
            }
        }
        members
    }
}

/// Each person as they are now, in plain; null for who is not there.
async fn people(by: &Client, first: u32) -> Vec<Value> {
    let mut people = Vec::new();
    for number in first..first + PEOPLE {
        let path = format!("/v1/trainees/by-external-id/sis/HV-{number}?reveal=true");
        let read = by.get(&path).await;
        people.push(if read.status == 404 {
            Value::Null
        } else {
            read.expect(200).body
        });
    }
    people
}

async fn correct(by: &Client, person: &Value, members: Value) {
    let Some(id) = person["id"].as_str() else {
        return;
    };
    let path = format!("/v1/trainees/{id}");
    let seen = by.get(&path).await.expect(200);
    // A school is refused what the lead agency has decided.
    let done = by.patch(&path, &seen, members).await;
    assert!(
        [200, 422].contains(&done.status.as_u16()),
        "{:#}",
        done.body
    );
}

fn is_decided(person: &Value, member: &str) -> bool {
    let decided = person["decided"].as_array().into_iter().flatten();
    decided
        .into_iter()
        .any(|decided| decided["member"] == member)
}

/// A member after the second file is taken back.
fn expected<'v>([before, written, now]: [&'v Value; 3], member: &str) -> &'v Value {
    let own = before[member] != written[member] && now[member] == written[member];
    if own && !is_decided(now, member) {
        &before[member]
    } else {
        &now[member]
    }
}

async fn live(school: &School, seed: u64) {
    let _case = Case::of(format!("history {seed}"));
    let mut dice = Dice(seed);
    let first = u32::try_from(seed).expect("a small number") * 10 + 1;
    let (registrar, lead) = (&school.registrar, school.server.lead());
    let file = |rows: &[Value]| ndjson(rows);
    let row = |dice: &mut Dice, number| with(trainee(number), dice.members());
    // The last two are new in the second file.
    let base: Vec<Value> = (first..first + PEOPLE - 2)
        .map(|number| row(&mut dice, number))
        .collect();
    import(registrar, "kind=trainees", &file(&base)).await;
    let before = people(registrar, first).await;
    let rows: Vec<Value> = (first..first + PEOPLE)
        .map(|number| row(&mut dice, number))
        .collect();
    let second = import(registrar, "kind=trainees", &file(&rows)).await;
    assert_eq!(second["counts"]["rejected"], 0, "{second:#}");
    let written = people(registrar, first).await;
    for person in &written {
        if dice.throw(3) == 0 {
            let by = if dice.throw(2) == 0 { registrar } else { &lead };
            correct(by, person, dice.members()).await;
        }
    }
    if dice.throw(2) == 0 {
        let some = first + u32::try_from(dice.throw(5)).expect("a small number");
        let third = [row(&mut dice, some)];
        import(registrar, "kind=trainees&onError=skip-row", &file(&third)).await;
    }
    let now = people(registrar, first).await;

    let (undo, report) = take_back(registrar, &second).await;
    assert_eq!(undo["state"], "SUCCEEDED", "{undo:#}");
    let after = people(registrar, first).await;
    for (at, after) in after.iter().enumerate() {
        let told = [&before[at], &written[at], &now[at]];
        if before[at].is_null() {
            let touched = now[at]["version"] != written[at]["version"];
            assert_eq!(after.is_null(), !touched, "person {at}: {report:?}");
            continue;
        }
        for member in MEMBERS {
            assert_eq!(
                after[member],
                *expected(told, member),
                "person {at}: {member} {report:?}"
            );
        }
    }
    // Sent again, the file is carried out again.
    let again = import(registrar, "kind=trainees", &file(&rows)).await;
    assert_eq!(again["counts"]["rejected"], 0, "{again:#}");
    for (row, person) in rows.iter().zip(people(registrar, first).await) {
        for member in MEMBERS.iter().filter(|member| !is_decided(&person, member)) {
            if !row[member].is_null() {
                assert_eq!(person[member], row[member], "{member} of {person:#}");
            }
        }
    }
}

#[actix_web::test]
async fn what_the_import_alone_has_changed_is_as_before_and_the_rest_stays() {
    let school = School::open().await;
    for seed in 1..=12 {
        live(&school, seed).await;
    }
}
