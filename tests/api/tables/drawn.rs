//! Tables are drawn in turn, while nobody waits for the database.

use std::sync::mpsc;
use std::time::Duration;

use actix_web::rt::time::timeout;
use futures_util::future::join3;

use super::{XLSX, town};
use crate::support::fixtures::person_body;

#[actix_web::test]
async fn who_waits_for_a_table_of_people_in_plain_keeps_nobody_from_writing() {
    let (server, registrar) = town().await;
    // Both turns are taken.
    let hold = || {
        let (end, ended) = mpsc::channel::<()>();
        let turn = server.state().drawing.take(move || {
            ended.recv().ok();
            Ok(())
        });
        (end, turn)
    };
    let ((first, one), (second, other)) = (hold(), hold());
    let by = registrar.with("accept", XLSX);
    let body = person_body(&server, 3);
    let work = async move {
        let mut list = Box::pin(by.download("/v1/trainees?reveal=true"));
        let early = timeout(Duration::from_millis(500), &mut list).await;
        assert!(early.is_err(), "the list waits for its turn");
        registrar.post("/v1/trainees", body).await.expect(201);
        drop((first, second));
        let (status, headers, _) = list.await;
        assert_eq!(status, 200);
        assert_eq!(headers["cache-control"], "private, no-store");
    };
    let (one, other, ()) = join3(one, other, work).await;
    one.and(other).expect("both turns");
}
