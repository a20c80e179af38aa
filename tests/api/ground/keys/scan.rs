//! Reads of a statement which rows of people it joins and locks, and by what.

use std::collections::BTreeMap;

/// What stands for every bound value.
const GIVEN: &str = "$";

/// The column of a table of people that tells the trainee.
pub fn trainee_column(table: &str) -> &'static str {
    if table == "trainees" {
        "id"
    } else {
        "trainee_id"
    }
}

/// What is wrong with a statement, where `people` are the tables of people: rows that it joins
/// without their trainee, or locks without.
pub fn faults(statement: &str, people: &[String]) -> Vec<String> {
    let words = words(statement);
    let tables = tables(&words, people);
    let Some(first) = tables.keys().next() else {
        return Vec::new();
    };
    let groups = groups(&words, &tables);
    let group = |name: &str| groups.get(name).cloned().unwrap_or_else(|| name.to_owned());
    let apart = tables.keys().filter(|name| group(name) != group(first));
    let mut faults: Vec<String> = apart
        .map(|name| format!("{first} and {name} are joined without their trainee"))
        .collect();
    for name in locked(&words, &tables) {
        if group(&name) != group(GIVEN) {
            faults.push(format!("{name} is locked without its trainee"));
        }
    }
    faults
}

fn words(statement: &str) -> Vec<String> {
    let text = statement.split(" -- binds:").next().unwrap_or_default();
    let mut text = text.to_lowercase().replace('"', "");
    for sign in ["(", ")", ",", "="] {
        text = text.replace(sign, &format!(" {sign} "));
    }
    text.split_whitespace().map(str::to_owned).collect()
}

/// The tables of people that are read, by the names that the statement gives them.
fn tables(words: &[String], people: &[String]) -> BTreeMap<String, String> {
    let mut tables = BTreeMap::new();
    for at in 0..words.len() {
        if !matches!(words[at].as_str(), "from" | "join" | "using") {
            continue;
        }
        let mut rest = words[at + 1..].iter().map(String::as_str).peekable();
        while rest.next_if_eq(&"(").is_some() {}
        // Several, where commas join them.
        while let Some(table) = rest.next() {
            let alias = match rest.next_if_eq(&"as") {
                Some(_) => rest.next().unwrap_or_default(),
                None => table,
            };
            if people.iter().any(|known| known == table) {
                tables.insert(alias.to_owned(), table.to_owned());
            }
            if rest.next_if_eq(&",").is_none() {
                break;
            }
        }
    }
    tables
}

/// The names of subqueries, each with that of the table of people that it reads first.
fn subqueries(words: &[String], tables: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for at in 2..words.len() {
        if words[at - 2] != ")" || words[at - 1] != "as" {
            continue;
        }
        let mut depth = 0;
        let begins = words[..at - 1].iter().rposition(|word| {
            depth += i32::from(word == ")") - i32::from(word == "(");
            depth == 0
        });
        let within = &words[begins.unwrap_or_default()..at];
        let reads = within.iter().skip_while(|word| *word != "from").nth(1);
        if let Some(table) = reads.filter(|table| tables.contains_key(*table)) {
            names.insert(words[at].clone(), table.clone());
        }
    }
    names
}

/// Each name with the group of those that have its trainee, [`GIVEN`] among them.
fn groups(words: &[String], tables: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut groups: BTreeMap<String, String> = BTreeMap::new();
    let subqueries = subqueries(words, tables);
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    // Whose trainee a word tells.
    let told = |word: &str| -> Option<String> {
        if word.starts_with('$') || ["any", "in"].contains(&word) {
            return Some(GIVEN.to_owned());
        }
        match word.split_once('.') {
            Some((name, column)) => {
                let name = subqueries.get(name).map_or(name, String::as_str);
                let table = tables.get(name)?;
                (column == trainee_column(table)).then(|| name.to_owned())
            }
            // Of the only table.
            None => {
                let (name, table) = tables.first_key_value()?;
                (tables.len() == 1 && word == trainee_column(table)).then(|| name.clone())
            }
        }
    };
    let mut unite = |one: String, other: String| {
        let of = |groups: &BTreeMap<String, String>, name: &String| {
            groups.get(name).unwrap_or(name).clone()
        };
        let (from, to) = (of(&groups, &one), of(&groups, &other));
        groups.insert(one, to.clone());
        for group in groups.values_mut().filter(|group| **group == from) {
            group.clone_from(&to);
        }
        groups.insert(from, to);
    };
    for at in 1..words.len() {
        let listed = word(at) == "in" && word(at + 1) == "(" && word(at + 2).starts_with('$');
        // `id = (select trainee_id from …`
        let selected = |at: usize| word(at) == "(" && word(at + 1) == "select";
        // `id in (select enrolments.trainee_id from …`
        let chosen = word(at) == "in" && selected(at + 1);
        let right = match (listed, word(at + 1)) {
            (true, _) => "in",
            _ if chosen => word(at + 3),
            // `= any (select trainee_id from …`
            (_, "any") if selected(at + 2) => word(at + 4),
            _ if selected(at + 1) => word(at + 3),
            _ => word(at + 1),
        };
        if (word(at) == "=" || listed || chosen)
            && let (Some(left), Some(right)) = (told(word(at - 1)), told(right))
        {
            unite(left, right);
        }
        // `(trainee_id, …) in (select trainee_id, … from …`
        let pair = ["in", "(", "select", "trainee_id", ","];
        let whole = words[at..].iter().take(pair.len()).eq(pair.iter())
            && words[..at].iter().rev().nth(3).map(String::as_str) == Some("trainee_id");
        if whole {
            let after = words[at..].iter().skip_while(|word| *word != "from").nth(1);
            let before = words[..at].iter().rev();
            let before = before.clone().zip(before.skip(1));
            let before = before
                .filter(|(_, from)| *from == "from")
                .map(|(name, _)| name);
            if let (Some(left), Some(right)) = (before.into_iter().next(), after) {
                unite(left.clone(), right.clone());
            }
        }
    }
    groups
}

/// The tables of people that are locked, by their names.
fn locked(words: &[String], tables: &BTreeMap<String, String>) -> Vec<String> {
    let locks: [&[&str]; 2] = [&["for", "update"], &["for", "no", "key", "update"]];
    let ends = locks.iter().find_map(|lock| {
        let at = words.windows(lock.len()).position(|some| some == *lock)?;
        Some(at + lock.len())
    });
    let Some(ends) = ends else {
        return Vec::new();
    };
    let mut named = words[ends..].iter();
    let all = named.next().map(String::as_str) != Some("of");
    let named: Vec<&String> = named.collect();
    let names = tables.keys();
    names
        .filter(|name| all || named.contains(name))
        .cloned()
        .collect()
}

#[test]
fn statements_are_read() {
    let people = ["trainees", "enrolments", "certificates"].map(str::to_owned);
    for good in [
        r#"SELECT "enrolments"."id" FROM "enrolments" WHERE ("enrolments"."id" = $1)"#,
        r#"SELECT 1 FROM "enrolments" WHERE (("enrolments"."trainee_id" = $1) AND
           ("enrolments"."id" = $2)) FOR UPDATE OF enrolments -- binds: [1, 2]"#,
        r#"SELECT 1 FROM "enrolments" WHERE "enrolments"."trainee_id" = ANY($1) FOR UPDATE"#,
        r#"SELECT 1 FROM "enrolments" WHERE "enrolments"."trainee_id" IN ($1, $2) FOR UPDATE"#,
        "SELECT 1 FROM trainees WHERE id = $1 FOR UPDATE",
        r#"SELECT 1 FROM "certificates" INNER JOIN "enrolments" ON
           (enrolments.trainee_id = certificates.trainee_id AND TRUE)"#,
        "SELECT 1 FROM certificates WHERE (trainee_id, enrolment_id) IN
         (SELECT trainee_id, id FROM enrolments WHERE enrolments.class_id = $1)",
        r#"SELECT 1 FROM ("trainees" LEFT JOIN "enrolments" ON
           ("enrolments"."trainee_id" = "trainees"."id"))"#,
        "SELECT 1 FROM (SELECT enrolments.trainee_id FROM enrolments LIMIT 1) AS walked
         JOIN trainees ON trainees.id = walked.trainee_id",
        r#"SELECT 1 FROM "trainees" WHERE ("trainees"."id" = (SELECT "enrolments"."trainee_id"
           FROM "enrolments" WHERE "enrolments"."id" = $1))"#,
        r#"SELECT 1 FROM "certificates" WHERE "certificates"."trainee_id" = ANY(SELECT
           "enrolments"."trainee_id" FROM "enrolments" WHERE "enrolments"."class_id" = $1)"#,
        r#"SELECT 1 FROM "classes" WHERE "classes"."id" = $1 FOR UPDATE OF classes"#,
    ] {
        assert_eq!(faults(good, &people), Vec::<String>::new(), "{good}");
    }
    for bad in [
        r#"SELECT 1 FROM "enrolments" WHERE ("enrolments"."id" = $1) FOR UPDATE OF enrolments"#,
        "SELECT 1 FROM enrolments WHERE id = $1 FOR UPDATE",
        "SELECT 1 FROM trainees WHERE seq = $1 FOR UPDATE",
        r#"SELECT 1 FROM "enrolments" WHERE "enrolments"."id" = $1 FOR NO KEY UPDATE OF enrolments"#,
        r#"SELECT 1 FROM "certificates" INNER JOIN "enrolments" ON
           ("certificates"."enrolment_id" = "enrolments"."id")"#,
        "SELECT 1 FROM certificates WHERE (enrolment_id) IN
         (SELECT id FROM enrolments WHERE enrolments.trainee_id = $1)",
        r#"SELECT 1 FROM "trainees" LEFT JOIN "enrolments" ON "enrolments"."trainee_id" = $1"#,
        "SELECT 1 FROM enrolments AS e, certificates AS c WHERE c.enrolment_id = e.id",
        r#"SELECT 1 FROM "certificates" WHERE "certificates"."trainee_id" = ANY(SELECT
           "enrolments"."id" FROM "enrolments" WHERE "enrolments"."trainee_id" = $1)"#,
    ] {
        assert_eq!(faults(bad, &people).len(), 1, "{bad}");
    }
}
