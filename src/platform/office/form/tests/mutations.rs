//! Tables written in many ways: each value comes out under its own member, or not at all.

use std::collections::BTreeMap;

use super::random::{Dice, ETHNIC, PEOPLE, blocks, damage, write};
use super::*;

/// Sheets that each test tries.
const SEEDS: u64 = 150;

fn expected(person: usize) -> BTreeMap<&'static str, String> {
    let [family, given, day, month, year, sex, id] = PEOPLE[person];
    BTreeMap::from([
        ("fullName", format!("{family} {given}")),
        ("birthDate", format!("{year}-{month:0>2}-{day:0>2}")),
        ("sex", sex.to_owned()),
        ("citizenId", id.to_owned()),
        ("ethnicGroup", ETHNIC[person].to_owned()),
    ])
}

/// What is told of each row: the values by member.
fn told(text: &str) -> Result<BTreeMap<u32, BTreeMap<String, String>>, Vec<FormFault>> {
    let (layout, rows) = sheet(text);
    let known = trainees();
    let form = find(&layout, &rows[..rows.len().min(60)], &known, &[])?;
    let mut reader = Reader::new(&form, &layout, &known);
    let mut told = BTreeMap::new();
    for row in rows {
        if let Told::Row(row) = reader.row(row) {
            let values = row
                .values
                .iter()
                .map(|value| (form.members[value.member].clone(), shown(&value.cell)));
            told.insert(row.number, values.collect());
        }
    }
    Ok(told)
}

#[test]
fn however_a_table_is_written_its_rows_come_out_whole() {
    for seed in 0..SEEDS {
        let mut dice = Dice(seed * 7919 + 1);
        let blocks = blocks(&mut dice);
        let (text, whose) = write(&blocks, &mut dice);
        let found = match told(&text) {
            Ok(found) => found,
            Err(faults) => panic!("seed {seed}: {faults:?}\n{text}"),
        };
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            whose.keys().collect::<Vec<_>>(),
            "seed {seed}\n{text}"
        );
        for (number, person) in &whose {
            let expected = expected(*person);
            let found: BTreeMap<&str, &str> = found[number]
                .iter()
                .map(|(name, value)| (&**name, &**value))
                .collect();
            let expected: BTreeMap<&str, &str> = expected
                .iter()
                .map(|(name, value)| (*name, &**value))
                .collect();
            assert_eq!(found, expected, "seed {seed}, row {number}\n{text}");
        }
    }
}

#[test]
fn a_damaged_header_gives_a_fault_or_fewer_values_but_none_under_another_member() {
    let (mut refused, mut read) = (0, 0);
    for seed in 0..SEEDS {
        let mut dice = Dice(seed * 104_729 + 3);
        let mut blocks = blocks(&mut dice);
        damage(&mut blocks, &mut dice);
        let (text, whose) = write(&blocks, &mut dice);
        let Ok(found) = told(&text) else {
            refused += 1;
            continue;
        };
        read += 1;
        for (number, person) in &whose {
            let expected = expected(*person);
            let row = found.get(number);
            let row = row.unwrap_or_else(|| panic!("seed {seed}: row {number} is lost\n{text}"));
            for (member, value) in row {
                // A mark is no sex, and is refused as one.
                if member == "sex" && value == "x" {
                    continue;
                }
                assert_eq!(
                    expected.get(&**member),
                    Some(value),
                    "seed {seed}, row {number}, {member}\n{text}"
                );
            }
        }
    }
    assert!(refused > 15 && read > 15, "{refused} refused, {read} read");
}
