//! What is wrong with a reform is told by line, and nothing of it is stored.

use registry::platform::auth::authz::Role;
use reqwest::Method;

use super::load;
use crate::admin_units::{TO_HIEU, resolve};
use crate::support::{BoundTo, Case, TestServer};

#[actix_web::test]
async fn every_fault_is_named_by_its_line_and_nothing_is_stored() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let good = "COMMUNE,03646,Phường Sơn La,PHUONG,2026-11-01,03646";
    for (row, code, at) in [
        (
            "COMMUNE,03664,Phường X,PHUONG,2026-11-01,99999",
            "UNIT_REPLACED_UNKNOWN",
            "/3/replaces",
        ),
        // It was a commune until June 2025.
        (
            "COMMUNE,03664,Phường X,PHUONG,2026-11-01,03649",
            "UNIT_REPLACED_UNKNOWN",
            "/3/replaces",
        ),
        // Two circles: a commune cannot stand in the place of one that begins with it.
        (
            "COMMUNE,99998,Xã X,XA,2026-11-01,99998",
            "UNIT_REPLACED_UNKNOWN",
            "/3/replaces",
        ),
        (
            "COMMUNE,03664,Phường X,PHUONG,2026-11-01,",
            "FIELD_REQUIRED",
            "/3/replaces",
        ),
        (
            "COMMUNE,03664,Phường X,PHUONG,2026-11-01,03664;03646",
            "UNIT_DIVIDED",
            "/3/replaces",
        ),
        (
            "COMMUNE,03664,Phường X,PHUONG,2026-11-01,03670",
            "UNIT_CODE_OVERLAPS",
            "/3/code",
        ),
        (
            "COMMUNE,03646,Phường X,PHUONG,2026-11-01,03664",
            "UNIT_ROW_REPEATED",
            "/3/code",
        ),
        (
            "COMMUNE,03664,Phường Sơn La,PHUONG,2026-11-01,03664",
            "UNIT_NAME_TAKEN",
            "/3/name",
        ),
        (
            "COMMUNE,x-1,Phường X,PHUONG,2026-11-01,03664",
            "UNIT_CODE_INVALID",
            "/3/code",
        ),
        (
            "COMMUNE,03664,!,PHUONG,2026-11-01,03664",
            "NAME_INVALID",
            "/3/name",
        ),
        (
            "COMMUNE,03664,Phường X,BAN,2026-11-01,03664",
            "UNIT_TYPE_UNFIT",
            "/3/unitType",
        ),
        (
            "COMMUNE,03664,Phường X,CASTLE,2026-11-01,03664",
            "CODE_UNKNOWN",
            "/3/unitType",
        ),
        (
            "COMMUNE,03664,Thị trấn X,THI_TRAN,2026-11-01,03664",
            "CODE_EXPIRED",
            "/3/unitType",
        ),
        (
            "COMMUNE,03664,Phường X,PHUONG,01/11/2026,03664",
            "FIELD_FORMAT",
            "/3/validFrom",
        ),
        (
            "VILLAGE,03664,Phường X,PHUONG,2026-11-01,03664",
            "UNIT_LEVEL_UNFIT",
            "/3/level",
        ),
        // The map of before 2025 is what it is.
        (
            "COMMUNE,03664,Phường X,PHUONG,2024-01-01,03649",
            "UNIT_DIVIDED",
            "/3/replaces",
        ),
    ] {
        let _case = Case::of(row);
        for mode in ["validate", "commit"] {
            let refused = load(&lead, mode, &[good, row]).await;
            assert!(
                refused.errors().contains(&(at.to_owned(), code.to_owned())),
                "{} {:#}",
                refused.status,
                refused.body
            );
            assert!(refused.status.is_client_error());
        }
    }
    let today = resolve(&lead, TO_HIEU, "2026-12-01").await.expect(200);
    assert_eq!(today.body["unit"]["name"], "Phường Tô Hiệu");
}

#[actix_web::test]
async fn what_a_stored_reform_replaced_cannot_be_taken_out_of_it() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let both = "COMMUNE,03646,Phường Sơn La,PHUONG,2027-07-01,03646;03664";
    load(&lead, "commit", &[both]).await.expect(200);
    let one = "COMMUNE,03646,Phường Sơn La,PHUONG,2027-07-01,03646";
    let refused = load(&lead, "commit", &[one])
        .await
        .expect_problem(409, "UNIT_FIXED");
    assert_eq!(
        refused.errors(),
        [("/2/replaces".to_owned(), "UNIT_FIXED".to_owned())]
    );
    let corrected = "COMMUNE,03646,Phường Tô Hiệu Mới,PHUONG,2027-07-01,03646;03664;03670";
    let report = load(&lead, "commit", &[corrected]).await.expect(200);
    assert_eq!(report.body["updated"], 1);
    assert_eq!(report.body["ended"], 1, "one more joins it");
}

#[actix_web::test]
async fn the_lead_agency_alone_loads_a_reform() {
    let server = TestServer::start().await;
    let row = "COMMUNE,03646,Phường Sơn La,PHUONG,2027-07-01,03646";
    let unit = server.unit("COMMUNE", TO_HIEU);
    for role in [Role::Commune, Role::Department, Role::Viewer] {
        let _case = Case::of(role);
        let refused = load(&server.user(role, BoundTo::Unit(unit)), "validate", &[row]).await;
        refused.expect_problem(403, "ACTION_FORBIDDEN");
    }
    let lead = server.lead();
    let path = "/v1/admin-units/reforms";
    let other = lead
        .send_raw(
            Method::POST,
            path,
            "text/csv",
            "code,name\n1,2\n".to_owned(),
        )
        .await;
    other.expect_problem(400, "CSV_INVALID");
    load(&lead, "rehearse", &[row])
        .await
        .expect_error_at(400, "PARAMETER_INVALID", "mode");
}
