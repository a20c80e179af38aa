//! Many rows in one transaction.

use diesel::prelude::*;
use registry::platform::auth::authz::Actor;
use registry::platform::db::{DbConnection, Dialect};
use registry::platform::error::{ApiError, ApiResult, ErrorCode, RequestMeta};
use registry::platform::op::Op;
use registry::platform::op::changes::Change;
use registry::platform::values::ids::SchoolId;
use serde_json::json;

use super::trail;
use crate::support::TestServer;

#[actix_web::test]
async fn a_bulk_tells_each_audience_of_the_last_version_and_of_every_other_change() {
    let server = TestServer::start().await;
    let (id, one, other) = (SchoolId::new(), SchoolId::new(), SchoolId::new());
    let keys = move |value: &str| json!({ "externalIds": [value] });
    let version = move |number| Change::upsert("class.seats", "classes", id.any(), number);
    let rekey = move |number, from: &str, to: &str| {
        let (from, to) = (keys(from), keys(to));
        Change::rekey(
            "external-id.change",
            "classes",
            id.any(),
            number,
            &from,
            &to,
        )
    };

    let written = server.db().write_now(move |conn| {
        let (actor, meta) = (Actor::system(), RequestMeta::default());
        Op::new(conn, &actor, &meta).in_bulk(|op| {
            op.record_effect(&version(1).school(one))?;
            op.record_effect(&version(2).school(other))?;
            op.record_effect(&version(3).school(one))?;
            op.record_effect(&rekey(3, "A", "B"))?;
            op.record_effect(&rekey(3, "B", "C"))
        })
    });

    written.expect("a bulk");
    let (_, told) = trail(&server, &id.to_string());
    let told: Vec<(&str, i64)> = told
        .iter()
        .map(|(op, version, _)| (op.as_str(), *version))
        .collect();

    assert_eq!(
        told,
        [("UPSERT", 2), ("UPSERT", 3), ("REKEY", 3), ("REKEY", 3)]
    );
}

#[actix_web::test]
async fn a_bulk_that_fails_leaves_its_transaction_as_it_was() {
    let server = TestServer::start().await;
    let id = SchoolId::new();

    let version = move |number| Change::upsert("class.seats", "classes", id.any(), number);
    let written = server.db().write_now(move |conn| {
        let (actor, meta) = (Actor::system(), RequestMeta::default());
        let mut op = Op::new(conn, &actor, &meta);
        let failed: ApiResult<()> = op.in_bulk(|op| {
            op.record(&version(1))?;
            Err(ApiError::new(ErrorCode::Unavailable))
        });
        assert!(failed.is_err());
        // The transaction goes on, and is stored.
        op.record(&version(2))
    });
    written.expect("a write");
    let (_, told) = trail(&server, &id.to_string());
    let versions: Vec<i64> = told.iter().map(|(_, version, _)| *version).collect();
    assert_eq!(versions, [2]);

    // No savepoint was left open: what is refused later is undone as a whole.
    let refused: ApiResult<()> = server.db().write_now(move |conn| {
        let (actor, meta) = (Actor::system(), RequestMeta::default());
        let mut op = Op::new(conn, &actor, &meta);
        op.record(&version(3))?;
        op.in_bulk(|_| Err(ApiError::new(ErrorCode::Unavailable)))
    });
    assert!(refused.is_err());

    let (_, told) = trail(&server, &id.to_string());
    assert_eq!(told.len(), 1);
}

#[actix_web::test]
async fn a_bulk_reads_by_indexes_alone_and_what_comes_after_it_as_it_likes() {
    #[derive(diesel::QueryableByName)]
    struct Setting {
        #[diesel(sql_type = diesel::sql_types::Text)]
        value: String,
    }

    let server = TestServer::start().await;

    if server.db().dialect() == Dialect::Sqlite {
        return;
    }

    let allowed = |conn: &mut DbConnection| {
        let sql = "SELECT current_setting('enable_seqscan') AS value";
        let setting: Setting = diesel::sql_query(sql).get_result(conn)?;
        Ok(setting.value)
    };
    let inside = server.db().write_now(move |conn| {
        let (actor, meta) = (Actor::system(), RequestMeta::default());
        Op::new(conn, &actor, &meta).in_bulk(|op| allowed(op.conn()))
    });
    assert_eq!(inside.expect("a bulk"), "off");
    for _ in 0..8 {
        assert_eq!(server.db().write_now(allowed).expect("a write"), "on");
    }
}
