//! Parameters that say nothing of a list.

use super::{path, running};

#[actix_web::test]
async fn a_parameter_that_says_nothing_of_a_list_is_refused_and_named() {
    let (stage, _) = running().await;
    for (list, query, parameter) in [
        ("trainees", "month=2026-03", "month"),
        ("trainees", "csv=excel", "csv"),
        ("trainees", "csv=excel&format=xlsx", "csv"),
        ("results", "reveal=true", "reveal"),
        ("roll", "reveal=true", "reveal"),
        ("certificate-register", "reveal=true", "reveal"),
    ] {
        let path = format!("{}?{query}", path(&stage, list));
        let refused = stage.registrar.get(&path).await;
        refused.expect_error_at(400, "PARAMETER_UNEXPECTED", parameter);
    }
    let both = format!("{}?month=2026-03&reveal=true", path(&stage, "results"));
    let both = stage.registrar.get(&both).await;
    assert_eq!(both.expect_problem(400, "QUERY_INVALID").errors().len(), 2);
    let events = "/v1/audit-events?action=trainee.reveal";
    assert!(stage.server.lead().get(events).await.rows().is_empty());
}
