//! Files as offices have them, made by others than the reader's author (`tests/office/lists`), against
//! what a careful person reads in them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{NoTable, Table, TableOptions, Wanted, place_of};
use crate::platform::error::{ApiResult, FieldError};
use crate::platform::values::phone::Phone;
use crate::platform::values::text::nfc;
use crate::platform::values::time::Date;
use crate::resources::imports::kind::ImportKind;
use crate::resources::imports::read::{Line, Stop};

const TODAY: Date = Date::constant(2026, 12, 1);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office/lists")
}

/// Where mutations of the lists are; more of them may be made by `mutate.py`.
fn mutations() -> PathBuf {
    std::env::var_os("OFFICE_MUTATIONS").map_or_else(|| folder().join("mutations"), PathBuf::from)
}

/// The shipped codes of a list with their labels.
#[expect(clippy::unnecessary_wraps, reason = "as the reader asks for them")]
fn codes(list: &str) -> ApiResult<Vec<(String, Vec<String>)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/code-lists");
    let mut reader = csv::Reader::from_path(path.join(format!("{list}.csv"))).expect(list);
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        (
            row[0].to_owned(),
            vec![row[1].to_owned(), row[2].to_owned()],
        )
    });
    Ok(rows.collect())
}

/// The lines of a table that was read, by sheet and row.
type Lines = BTreeMap<(String, i64), Line>;

fn read(file: &[u8], kind: &str, options: &TableOptions) -> Result<Lines, NoTable> {
    let kind: ImportKind = kind.parse().expect("a kind");
    let wanted = Wanted::new(kind, (options, "sis"), codes)?;
    let table = Table::look(file, wanted, options, TODAY, &mut || Ok(()))?;
    let mut lines = BTreeMap::new();
    table.lines(&mut |mut line| {
        let (place, row) = place_of(line.number);
        line.number = row;
        lines.insert((table.sheets[place].name.clone(), row), line);
        Ok(())
    })?;
    Ok(lines)
}

/// What a file is expected to hold.
struct Expected {
    name: String,
    content: Value,
}

fn expected(folder: &Path) -> Vec<Expected> {
    let mut found: Vec<Expected> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().ends_with(".expected.json"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            let content = std::fs::read(&path).expect("a file");
            Expected {
                name: name.trim_end_matches(".expected.json").to_owned(),
                content: serde_json::from_slice(&content).expect("JSON"),
            }
        })
        .collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

fn file_of(folder: &Path, name: &str) -> Vec<u8> {
    let mut files = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    let is_it = |path: &PathBuf| {
        let file = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        file.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('.') && rest != ".expected.json")
    };
    std::fs::read(files.find(is_it).expect(name)).expect("a file")
}

/// The value of a member in the writing of the expectations.
fn plain(member: &str, value: &Value) -> Value {
    match (member, value) {
        ("ethnicGroup", Value::String(code)) => {
            let codes = codes("ethnic-groups").expect("codes");
            let found = codes.iter().find(|(other, _)| other == code);
            found.map_or_else(|| value.clone(), |(_, labels)| json!(labels[0]))
        }
        ("phone", Value::String(text)) => {
            Phone::parse(text).map_or_else(|_| value.clone(), |phone| json!(phone.as_str()))
        }
        (_, Value::String(text)) => json!(nfc(text)),
        _ => value.clone(),
    }
}

#[test]
fn what_offices_write_is_read_as_it_is_meant_or_said_to_be_in_doubt() {
    assert_told(&folder());
}

#[test]
fn lists_that_were_moved_about_are_read_as_before_or_said_to_be_in_doubt() {
    assert_told(&mutations());
}

/// What is read of the lists of a folder is what is expected, but for what its `deviations.txt` tells.
fn assert_told(folder: &Path) {
    let mut told = String::new();
    for Expected { name, content } in expected(folder) {
        let kind = content["kind"].as_str().expect("a kind");
        if kind.parse::<ImportKind>().is_err() {
            continue;
        }
        compare(folder, &name, &content, &mut told);
    }
    // What is refused, or read otherwise, and why that is so: see the notes in the file.
    let known = std::fs::read_to_string(folder.join("deviations.txt")).unwrap_or_default();
    let known = known.lines().filter(|line| !line.starts_with('#'));
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told, known.collect::<Vec<_>>());
}

fn compare(folder: &Path, name: &str, content: &Value, told: &mut String) {
    let kind = content["kind"].as_str().expect("a kind");
    let file = file_of(folder, name);
    let options = TableOptions::default();
    let read = match read(&file, kind, &options) {
        Ok(read) => read,
        Err(NoTable::Stop(Stop::Enough)) => panic!("{name} was read to its end"),
        Err(NoTable::Stop(Stop::Broken(error)) | NoTable::Header(_, error)) => {
            let stored = error.to_stored();
            let codes: Vec<&str> = stored.problems.iter().map(|one| &*one.code).collect();
            writeln!(told, "{name}: {} {}", stored.code, codes.join(" ")).expect("memory");
            return;
        }
    };
    let mut rows = content["rows"].as_array().expect("rows").iter();
    let mut say = |row: &Value, what: String| {
        writeln!(told, "{name} row {row}: {what}").expect("memory");
    };
    let mut seen = 0;
    for row in rows.by_ref() {
        let sheet = row["sheet"].as_str().unwrap_or_default().to_owned();
        let Some(line) = read.get(&(sheet, row["row"].as_i64().expect("a row"))) else {
            say(&row["row"], "is not read".to_owned());
            continue;
        };
        seen += 1;
        for (member, wanted) in row["members"].as_object().expect("members") {
            let pointer = format!("/{member}");
            let of_member = |said: &&FieldError| format!("{:?}", said.place).contains(&pointer);
            let may_warn = row["mayWarn"].as_array().into_iter().flatten();
            let may_warn = may_warn.into_iter().any(|may| may == member);
            let is_told = line.faults.iter().any(|fault| of_member(&fault))
                || (may_warn && line.remarks.iter().any(|remark| of_member(&remark)));
            let found = plain(member, &line.members[member]);
            let is_right = found == *wanted || row["alsoRight"][member] == found;
            if !is_right && !is_told && !member.starts_with("residence") && member != "address" {
                say(&row["row"], format!("{member} is {found}, not {wanted}"));
            }
        }
    }
    if seen != read.len() {
        say(
            &json!(null),
            format!("{} rows are read, {seen} are expected", read.len()),
        );
    }
}
