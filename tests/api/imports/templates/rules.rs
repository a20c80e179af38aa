//! What a spreadsheet checks in templates while somebody types.

use super::*;

#[actix_web::test]
async fn the_rules_of_the_schema_are_those_of_the_sheet() {
    let school = School::open().await;
    let document = document();
    for kind in kinds() {
        let by = sender(&school, kind);
        let members = members(&document, kind);
        for query in ["headings=vi", "headings=keys"] {
            let mut book = Template::read(download(&by, kind, query).await);
            let named = book.members();
            let choices = book.choices();
            let headings = book.headings();
            for ((at, heading), name) in (1..).zip(headings).zip(&named) {
                let _case = Case::of(format!("{} {query} {name}", kind.name));
                let rule = rule_of(book.data(), at);
                if choices.contains_key(heading.trim_end_matches(" (*)")) {
                    expect(rule, &["type=\"list\"", "<formula1>'Danh mục'!$"]);
                    continue;
                }
                // A Vietnamese column of communes takes their names, too.
                let held = match (query, &**name) {
                    ("headings=vi", "residenceCode") => "residenceCommune",
                    (_, name) => name,
                };
                let (_, schema) = members.iter().find(|(name, _)| name == held).expect(held);
                expect_rule(schema, name, rule);
            }
        }
    }
}

/// The rule of a column beneath the example, to the last row that is prepared.
fn rule_of(data: &str, column: u16) -> Option<&str> {
    let name = rust_xlsxwriter::utility::column_number_to_name(column);
    let place = format!("sqref=\"{name}3:{name}5001\"");
    let mut rules = data.split("<dataValidation ").skip(1);
    rules.find(|rule| rule.contains(&place))
}

fn expect(rule: Option<&str>, parts: &[&str]) {
    let rule = rule.expect("a rule");
    for part in parts
        .iter()
        .chain(&["errorTitle=\"Chưa đúng\"", "error=\"Xin "])
    {
        assert!(rule.contains(part), "{part} in {rule}");
    }
}

fn expect_rule(schema: &Value, name: &str, rule: Option<&str>) {
    let is = |kind: &str| schema["type"] == kind || schema["type"][0] == kind;
    let bounds = |least: &str, most: &str| {
        let [least, most] = [&schema[least], &schema[most]];
        format!("<formula1>{least}</formula1><formula2>{most}</formula2>")
    };
    if schema["format"] == "date" {
        // The first of 1950 and the last of 2100, as spreadsheets count days.
        let days = "<formula1>18264</formula1><formula2>73415</formula2>";
        expect(rule, &["type=\"date\"", "errorStyle=\"warning\"", days]);
    } else if name == "citizenId" {
        expect(rule, &["type=\"custom\"", "\"000000000000\"", "12 chữ số"]);
    } else if is("integer") {
        expect(rule, &["type=\"whole\"", &bounds("minimum", "maximum")]);
    } else if is("number") {
        expect(rule, &["type=\"decimal\"", &bounds("minimum", "maximum")]);
    } else if let Some(longest) = schema["maxLength"].as_u64().filter(|_| is("string")) {
        let longest = format!("<formula2>{longest}</formula2>");
        expect(rule, &["type=\"textLength\"", &longest]);
    } else {
        // Without bounds there is nothing to check, but perhaps something to say.
        assert!(
            rule.is_none_or(|rule| rule.contains("prompt=\"")),
            "{rule:?}"
        );
    }
}

#[actix_web::test]
async fn days_are_date_cells_texts_keep_their_zeros_and_nothing_is_typed_over_the_example() {
    let school = School::open().await;
    let document = document();
    for kind in kinds() {
        let by = sender(&school, kind);
        let book = Template::read(download(&by, kind, "").await);
        let _case = Case::of(kind.name);
        let mut rules = book.data().split("<dataValidation ");
        let example = rules.find(|rule| rule.contains("sqref=\"A2:"));
        let example = example.expect("a rule of the example");
        assert!(example.contains("<formula1>FALSE</formula1>"), "{example}");
        assert!(example.contains("ghi từ dòng 3"), "{example}");
        let styles = book.part("xl/styles.xml");
        let mut schemas = members(&document, kind)
            .into_iter()
            .map(|(_, schema)| schema);
        let has_days = schemas.any(|schema| schema["format"] == "date");
        for (format, expected) in [("dd/mm/yyyy", has_days), ("@", true)] {
            let code = format!("formatCode=\"{format}\"");
            assert_eq!(styles.contains(&code), expected, "{format} in {styles}");
        }
        // Whole columns have formats, not the prepared rows alone.
        let (columns, _) = book.data().split_once("</cols>").expect("columns");
        assert!(columns.contains("style="), "{columns}");
    }
}
