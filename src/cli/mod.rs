//! What an operator does at the command line. It works beside a running server: services run
//! in a transaction of their own, as the operator.

pub mod client;
pub mod feed;
pub mod health;
pub mod keys;
mod organisation;
pub mod places;
pub mod push;
pub mod user;

use registry::app::{StartError, prepare_database};
use registry::platform::auth::authz::Actor;
use registry::platform::db::Database;
use registry::platform::error::{ApiResult, RequestMeta};
use registry::platform::op::Op;
use registry::platform::serve::config::Settings;
use uuid::Uuid;

/// The database that the settings name, brought up to date.
fn open(settings: &Settings) -> Result<Database, StartError> {
    let config = settings.check()?;
    prepare_database(&config.database_url, 1)
}

/// Run `job` as the operator, in one transaction.
fn write<T: Send + 'static>(
    db: &Database,
    job: impl FnOnce(&mut Op) -> ApiResult<T> + Send + 'static,
) -> Result<T, StartError> {
    let meta = RequestMeta {
        request_id: format!("cli-{}", Uuid::now_v7()),
        ..RequestMeta::default()
    };
    Ok(db.write_now(move |conn| job(&mut Op::new(conn, &Actor::system(), &meta)))?)
}
