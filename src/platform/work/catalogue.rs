//! The catalogues that ship inside the program, and how they come into the database at start.
//!
//! A file is read again only when its content has changed since the last start. Reading it again
//! keeps what an operator has changed over the API: such a row has a version beyond its
//! `shipped_version`, and loaders leave it alone. Rows that have vanished from a file stay too:
//! other records may refer to them. A row that a new release changes or adds gets another version,
//! an audit event and an entry in the change feed. The first load of an empty database records
//! nothing, because no client can have a copy.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::platform::auth::authz::Actor;
use crate::platform::db::schema::catalogue_loads;
use crate::platform::db::{Database, DbConnection, dialect};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, RequestMeta};
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::values::text::hex;
use crate::platform::values::time::Timestamp;

/// Version of a row as it was shipped first.
pub const SHIPPED_VERSION: i64 = 1;

/// A file of `reference/` and the function that puts its rows into their table.
#[derive(Debug)]
pub struct ShippedFile {
    /// Path below `reference/`.
    pub name: &'static str,
    pub text: &'static str,
    pub load: fn(&mut Loading<'_>, &ShippedFile) -> ApiResult<()>,
}

/// What loaders work with.
pub struct Loading<'a> {
    op: Op<'a>,
    /// Whether the database was empty before.
    is_first: bool,
}

impl Loading<'_> {
    pub fn conn(&mut self) -> &mut DbConnection {
        self.op.conn()
    }

    /// When the catalogues are loaded.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.op.now
    }

    #[must_use]
    pub fn is_first(&self) -> bool {
        self.is_first
    }

    /// Write down what a new release has changed.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record(&mut self, change: &Change) -> ApiResult<()> {
        if self.is_first {
            return Ok(());
        }
        self.op.record(change)
    }
}

impl ShippedFile {
    /// The rows of the file.
    ///
    /// # Errors
    /// When a row cannot be read, which is a defect of the file.
    pub fn rows<T: DeserializeOwned>(&self) -> ApiResult<Vec<T>> {
        csv::Reader::from_reader(self.text.as_bytes())
            .into_deserialize()
            .collect::<Result<_, _>>()
            .map_err(|error| self.defect(error))
    }

    /// An error that stops the start and names the file.
    pub fn defect(&self, reason: impl std::fmt::Display) -> ApiError {
        ApiError::new(ErrorCode::Internal).caused_by(format!("reference/{}: {reason}", self.name))
    }

    fn digest(&self) -> String {
        hex(&Sha256::digest(self.text.as_bytes()))
    }
}

/// Load those of `files` that have changed, in their order and in one transaction. Several
/// servers may start at once: the first one loads, the others wait and find nothing to do.
///
/// # Errors
/// When a file is defective or the database fails.
pub fn load(db: &Database, files: &[&'static ShippedFile]) -> ApiResult<()> {
    let files = files.to_vec();
    let known = db.read_now(loaded)?;
    if changed(&files, &known).is_empty() {
        return Ok(());
    }
    db.write_now(move |conn| {
        dialect::lock(conn, "catalogues")?;
        let known = loaded(conn)?;
        let meta = RequestMeta {
            request_id: format!("catalogues-{}", env!("CARGO_PKG_VERSION")),
            ..RequestMeta::default()
        };
        let system = Actor::system();
        let mut loading = Loading {
            op: Op::new(conn, &system, &meta),
            is_first: known.is_empty(),
        };
        let now = loading.now();
        for (file, digest) in changed(&files, &known) {
            (file.load)(&mut loading, file)?;
            let again = known.contains_key(file.name);
            remember(loading.conn(), file, &digest, now, again)?;
        }
        Ok(())
    })
}

fn changed(
    files: &[&'static ShippedFile],
    known: &HashMap<String, String>,
) -> Vec<(&'static ShippedFile, String)> {
    files
        .iter()
        .map(|file| (*file, file.digest()))
        .filter(|(file, digest)| known.get(file.name) != Some(digest))
        .collect()
}

fn loaded(conn: &mut DbConnection) -> ApiResult<HashMap<String, String>> {
    let rows: Vec<(String, String)> = catalogue_loads::table
        .select((catalogue_loads::name, catalogue_loads::digest))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

fn remember(
    conn: &mut DbConnection,
    file: &ShippedFile,
    digest: &str,
    now: Timestamp,
    again: bool,
) -> ApiResult<()> {
    if again {
        diesel::update(catalogue_loads::table.find(file.name))
            .set((
                catalogue_loads::digest.eq(digest),
                catalogue_loads::loaded_at.eq(now),
            ))
            .execute(conn)?;
    } else {
        diesel::insert_into(catalogue_loads::table)
            .values((
                catalogue_loads::name.eq(file.name),
                catalogue_loads::digest.eq(digest),
                catalogue_loads::loaded_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}
