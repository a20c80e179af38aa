//! Secrets that the server makes for itself at its first start and keeps in the database.

use diesel::prelude::*;
use rand::RngCore;

use crate::platform::db::schema::secrets;
use crate::platform::db::{Database, DbConnection};
use crate::platform::error::ApiResult;
use crate::platform::values::time::Timestamp;

const CURSOR_KEY: &str = "cursor-key";
const FORM_KEY: &str = "form-key";

/// The secrets in use.
#[derive(Clone)]
pub struct Secrets {
    cursor_key: Vec<u8>,
    form_key: Vec<u8>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets")
    }
}

impl Secrets {
    /// Load the secrets, making those that are missing.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(db: &Database) -> ApiResult<Self> {
        db.write_now(|conn| {
            Ok(Self {
                cursor_key: load_or_make(conn, CURSOR_KEY)?,
                form_key: load_or_make(conn, FORM_KEY)?,
            })
        })
    }

    /// Signs page cursors.
    #[must_use]
    pub fn cursor_key(&self) -> &[u8] {
        &self.cursor_key
    }

    /// Signs what forms of the pages carry.
    #[must_use]
    pub fn form_key(&self) -> &[u8] {
        &self.form_key
    }
}

fn load_or_make(conn: &mut DbConnection, name: &str) -> ApiResult<Vec<u8>> {
    let known = secrets::table
        .find(name)
        .select(secrets::value)
        .first(conn)
        .optional()?;
    if let Some(value) = known {
        return Ok(value);
    }
    let mut value = vec![0; 32];
    rand::rng().fill_bytes(&mut value);
    diesel::insert_into(secrets::table)
        .values((
            secrets::name.eq(name),
            secrets::value.eq(&value),
            secrets::created_at.eq(Timestamp::now()),
        ))
        .execute(conn)?;
    Ok(value)
}
