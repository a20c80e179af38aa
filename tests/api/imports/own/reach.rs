//! The id of another school's record is as unknown as one that nobody has.

use serde_json::json;

use super::{CSV, WAYS, full};
use crate::imports::{problems, report};
use crate::support::Case;
use crate::support::fixtures::{open_class, person, teaching};
use registry::platform::values::ids::AnyId;

#[actix_web::test]
async fn only_rows_of_the_sender_are_known_by_their_ids() {
    let stage = full().await;
    let by = &stage.registrar;
    let lead = stage.server.lead();
    let other = teaching(&lead, "B1").await;
    let stranger = stage.server.registrar(other.school_id());
    let trainee = person(&stage.server, &stranger, 500).await.id();
    let class = open_class(&stage.server, &other, "X1", json!({}))
        .await
        .id();
    let foreign = [("trainees", trainee), ("classes", class)];
    for (kind, id) in foreign {
        let way = WAYS
            .into_iter()
            .find(|way| way.kind == kind)
            .expect("a way");
        let mut told = Vec::new();
        for id in [id, AnyId::new().to_string()] {
            let _case = Case::of(format!("{kind} {id}"));
            let before = way.seen(by).await;
            let mut table = way.table(by, json!({})).await;
            let column = table.column("id");
            table.0.truncate(3);
            table.0[2][column].clone_from(&id);
            let done = way.send(by, CSV, table.csv()).await;
            assert_eq!(done["counts"]["rejected"], 1, "{done:#}");
            let rows = report(by, &done, "&outcome=rejected").await;
            told.push(problems(&rows[0]));
            assert_eq!(way.seen(by).await, before);
        }
        let unknown = ("/id".to_owned(), "REFERENCE_UNKNOWN".to_owned());
        assert_eq!(told, [[unknown.clone()], [unknown]]);
    }
}

#[actix_web::test]
async fn an_id_and_a_key_of_another_row_disagree() {
    let stage = full().await;
    let by = &stage.registrar;
    let classes = WAYS[1];
    let mut table = classes.table(by, json!({})).await;
    let rows = classes.seen(by).await;
    let second = super::found(&rows, "code", "L2")["id"]
        .as_str()
        .expect("an id");
    table.set(second, "externalIds", "sis=LOP-1");
    let row = table.row(second);
    table.0 = vec![table.0[0].clone(), table.0[row].clone()];
    let done = classes.send(by, CSV, table.csv()).await;
    let rejected = report(by, &done, "&outcome=rejected").await;
    let disagrees = ("/externalId".to_owned(), "REFERENCE_DISAGREES".to_owned());
    assert_eq!(problems(&rejected[0]), [disagrees]);
}

#[actix_web::test]
async fn numbers_under_the_heading_of_ids_are_none() {
    let stage = full().await;
    let by = &stage.registrar;
    let file = "id,citizenId,fullName,sex,birthDate,residenceCode\n\
                1,014304000601,Lò Thị Mây,FEMALE,2004-05-17,03646\n";
    let trainees = WAYS[0];
    let done = trainees.send(by, CSV, file.as_bytes().to_vec()).await;
    assert_eq!(done["state"], "FAILED", "{done:#}");
    let told = problems(&done["error"]);
    assert_eq!(told, [("/1/1".to_owned(), "COLUMN_UNKNOWN".to_owned())]);
}
