//! Templates that somebody has filled in.

use std::collections::BTreeMap;

use super::*;

/// Members that are shown in part.
const PERSONAL: [&str; 3] = ["citizenId", "phone", "contactPhone"];
/// What a row is told whose cells were not read as its kind wants them.
const UNREAD: [&str; 6] = ["FIELD_", "CELL_", "CODE_", "DAY_", "DATES_", "NUMBER_"];

#[actix_web::test]
async fn what_the_example_says_is_read_as_it_is_meant_from_a_numbered_row() {
    let school = School::open().await;
    let document = document();
    for kind in kinds() {
        let by = sender(&school, kind);
        for query in ["headings=vi", "headings=keys"] {
            let _case = Case::of(format!("{} {query}", kind.name));
            let mut book = Template::read(download(&by, kind, query).await);
            let file = book.filled(&[BTreeMap::new()]);

            let done = looked_at(&by, kind, XLSX, file).await;
            assert_eq!(done["state"], "SUCCEEDED", "{done:#}");
            let sheet = &done["understood"]["sheets"][0];
            assert_eq!(sheet["rows"], 1, "{done:#}");
            assert_eq!(sheet["leftOutCounts"], json!({"HEADER": 1, "EXAMPLE": 1}));
            assert_eq!(done["understood"]["questions"], json!([]));
            let read = &sheet["sample"][0]["members"];
            expect_example(&document, kind, &book.members(), read);

            let rows = report(&by, &done, "").await;
            for (pointer, code) in problems(&rows[0]) {
                let is_unread = UNREAD.iter().any(|begin| code.starts_with(begin));
                assert!(!is_unread, "{code} at {pointer}");
            }
            assert_eq!(rows[0]["warnings"], json!([]), "{rows:#?}");
        }
    }
}

/// Each member of a kind's example is read as it stands there.
fn expect_example(document: &Value, kind: &RowKind, columns: &[String], read: &Value) {
    let (name, _) = (kind.schema)();
    let example = &document["components"]["schemas"][name]["example"];
    let example = example.as_object().expect("an example");
    let mut expected = 0;
    for (member, value) in example.iter().filter(|(name, _)| columns.contains(name)) {
        expected += 1;
        if PERSONAL.contains(&&**member) {
            assert!(read[member].is_string(), "{member} in {read:#}");
        } else {
            assert_eq!(read[member], *value, "{member}");
        }
    }
    let read = read.as_object().expect("members");
    assert_eq!(read.len(), expected, "{read:#?}");
}

#[actix_web::test]
async fn an_example_that_is_filled_in_beneath_is_stored_once_and_the_example_never() {
    let school = School::open().await;
    let by = &school.registrar;
    let kind = kinds()
        .find(|kind| kind.name == "trainees")
        .expect("a kind");
    for query in ["format=xlsx", "format=csv&headings=keys"] {
        let media_type = if query.contains("csv") { CSV } else { XLSX };
        let file = download(by, kind, query).await;
        let queued = push(by, "kind=trainees", media_type, file)
            .await
            .expect(202);
        let done = ended(by, &queued.id()).await;
        assert_eq!(done["error"]["code"], "FILE_EMPTY", "{done:#}");
    }
    assert_eq!(school.count("/v1/trainees").await, 0);

    let book = Template::read(download(by, kind, "").await);
    let file = book.filled(&[BTreeMap::new()]);
    let queued = push(by, "kind=trainees", XLSX, file).await.expect(202);
    let done = ended(by, &queued.id()).await;
    assert_eq!(done["counts"], counts(1, 0, 0, 0), "{done:#}");
    assert_eq!(school.count("/v1/trainees").await, 1);
}
