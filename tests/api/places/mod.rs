//! Places change: what lies in a commune goes with it, and a reform is loaded as data.

mod elsewhere;
mod elsewhere_rows;
mod load;
mod load_faults;
mod origin;
mod roll_over;

use diesel::prelude::*;
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{
    certificates, classes, employment_outcomes, enrolments, enterprises, trainee_schools, trainees,
};
use registry::platform::values::ids::UnitId;
use reqwest::Method;

use crate::support::{Client, Response, TestServer};

pub const HEADER: &str = "level,code,name,unitType,validFrom,replaces";

/// Load these rows by `POST /v1/admin-units/reforms`.
pub async fn load(client: &Client, mode: &str, rows: &[&str]) -> Response {
    let file = format!("{HEADER}\n{}\n", rows.join("\n"));
    let path = format!("/v1/admin-units/reforms?mode={mode}");
    client.send_raw(Method::POST, &path, "text/csv", file).await
}

/// The commune that had the code on the eve of the reform of 2025.
pub async fn former(server: &TestServer, code: &str) -> UnitId {
    let path = format!("/v1/admin-units/resolve?code={code}&date=2025-06-30");
    let unit = server.anonymous().get(&path).await.expect(200).body["unit"]["id"].clone();
    serde_json::from_value(unit).expect("an id")
}

/// Put all that lies in `present` into `former`, as a server has stored it that ran before the reform.
pub fn put_back(server: &TestServer, present: UnitId, former: UnitId) {
    let write = move |conn: &mut DbConnection| {
        macro_rules! put_back {
            ($($table:ident),+) => {$(
                diesel::update($table::table.filter($table::commune_id.eq(present)))
                    .set($table::commune_id.eq(former))
                    .execute(conn)?;
            )+};
        }
        put_back!(
            trainees,
            trainee_schools,
            enrolments,
            certificates,
            employment_outcomes
        );
        put_back!(classes, enterprises);
        diesel::update(trainees::table.filter(trainees::residence_unit_id.eq(present)))
            .set(trainees::residence_unit_id.eq(former))
            .execute(conn)?;
        Ok(())
    };
    server.db().write_now(write).expect("rows of before");
}
