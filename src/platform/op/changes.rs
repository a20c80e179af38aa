//! What changed: the audit trail and the source of the change feed, written with the change.

use diesel::prelude::*;
use serde_json::Value;

use crate::platform::auth::authz::{Actor, ActorKind};
use crate::platform::db::DbConnection;
use crate::platform::db::prepared::{Cacheable, blocks};
use crate::platform::db::schema::{audit_events, before_images, change_log};
use crate::platform::db::together::Part;
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::op::before_images::ImageRow;
use crate::platform::values::ids::{AnyId, EnterpriseId, OrganisationId, SchoolId, UnitId};
use crate::platform::values::time::Timestamp;
use crate::prepared;

pub use super::change::{Change, ChangeOp};

impl Op<'_> {
    /// Write the audit event, what the change replaces and its entry of the change feed, in its
    /// transaction.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record(&mut self, change: &Change) -> ApiResult<()> {
        record(self, change)
    }

    /// Write the change-feed entry alone. For a row that changed as an effect of another change,
    /// which is audited.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record_effect(&mut self, change: &Change) -> ApiResult<()> {
        log(self, change, true)
    }

    /// Write what the change replaces alone. For a row that changed as an effect of another change, of
    /// which several may be told.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keep_replaced(&mut self, change: &Change) -> ApiResult<()> {
        keep(self, change)
    }

    /// Write the audit event of something that changed no row of a resource: a reveal of
    /// personal data, a log-in.
    ///
    /// # Errors
    /// When the database fails.
    pub fn audit(
        &mut self,
        action: &str,
        resource: &str,
        id: Option<AnyId>,
        details: Value,
    ) -> ApiResult<()> {
        audit(self, action, resource, id, details)
    }
}

/// An audit event as it is written.
#[derive(Insertable)]
#[diesel(table_name = audit_events, treat_none_as_default_value = false)]
pub(super) struct AuditRow {
    at: Timestamp,
    actor_kind: ActorKind,
    actor_id: Option<AnyId>,
    client_id: Option<AnyId>,
    organisation_id: Option<OrganisationId>,
    action: String,
    resource: String,
    resource_id: Option<AnyId>,
    request_id: String,
    purpose: Option<String>,
    details: Json<Value>,
}

/// An entry of the change log as it is written.
#[derive(Insertable)]
#[diesel(table_name = change_log, treat_none_as_default_value = false)]
pub(super) struct EntryRow {
    at: Timestamp,
    resource: &'static str,
    resource_id: AnyId,
    op: ChangeOp,
    version: i64,
    keys: Json<Value>,
    school_id: Option<SchoolId>,
    commune_id: Option<UnitId>,
    enterprise_id: Option<EnterpriseId>,
    organisation_id: Option<OrganisationId>,
    is_open: bool,
    is_served: bool,
    /// An effect of another change, which is audited.
    #[diesel(skip_insertion)]
    pub(super) is_effect: bool,
}

/// A row and its addressees.
type Addressees = (AnyId, [Option<AnyId>; 4], [bool; 2]);

impl EntryRow {
    /// The addressees of an effect. A later effect on the same row for the same addressees replaces
    /// this entry. None for a change of the row itself, and for a delete, a rekey or a merge.
    pub(super) fn effect_addressees(&self) -> Option<Addressees> {
        let follows = self.is_effect && self.op == ChangeOp::Upsert;
        follows.then_some((
            self.resource_id,
            [
                self.school_id.map(SchoolId::any),
                self.commune_id.map(UnitId::any),
                self.enterprise_id.map(EnterpriseId::any),
                self.organisation_id.map(OrganisationId::any),
            ],
            [self.is_open, self.is_served],
        ))
    }
}

/// What is written with changes, in the order in which it came.
#[derive(Default)]
pub(super) struct Records {
    pub(super) audits: Vec<AuditRow>,
    pub(super) images: Vec<ImageRow>,
    pub(super) entries: Vec<EntryRow>,
}

impl Records {
    /// How many there are of each.
    pub(super) fn counts(&self) -> [usize; 3] {
        [self.audits.len(), self.images.len(), self.entries.len()]
    }

    pub(super) fn cut(&mut self, [audits, images, entries]: [usize; 3]) {
        self.audits.truncate(audits);
        self.images.truncate(images);
        self.entries.truncate(entries);
    }

    /// [`write_all`] of a few rows, as parts of a statement.
    pub(super) fn parts(&self) -> Vec<Part<'_>> {
        let mut parts: Vec<Part> = Vec::new();
        if !self.audits.is_empty() {
            parts.push(Box::new(
                diesel::insert_into(audit_events::table).values(&self.audits),
            ));
        }
        if !self.images.is_empty() {
            parts.push(Box::new(
                diesel::insert_into(before_images::table).values(&self.images),
            ));
        }
        if !self.entries.is_empty() {
            parts.push(Box::new(
                diesel::insert_into(change_log::table).values(&self.entries),
            ));
        }
        parts
    }
}

/// Write audit events, images and entries of the change log. SQLite is fastest with one prepared
/// statement per row, PostgreSQL with few round trips.
pub(super) fn write_all(op: &mut Op<'_>, records: &Records) -> ApiResult<()> {
    let Records {
        audits,
        images,
        entries,
    } = records;
    match op.conn() {
        DbConnection::Sqlite(_) => {
            for row in audits {
                let insert = diesel::insert_into(audit_events::table).values(row);
                prepared!(op.conn(), run, insert)?;
            }
            for row in images {
                let insert = diesel::insert_into(before_images::table).values(row);
                prepared!(op.conn(), run, insert)?;
            }
            for row in entries {
                let insert = diesel::insert_into(change_log::table).values(row);
                prepared!(op.conn(), run, insert)?;
            }
        }
        DbConnection::Postgres(conn) => {
            for rows in blocks(audits) {
                Cacheable(diesel::insert_into(audit_events::table).values(rows)).run(conn)?;
            }
            for rows in blocks(images) {
                Cacheable(diesel::insert_into(before_images::table).values(rows)).run(conn)?;
            }
            for rows in blocks(entries) {
                Cacheable(diesel::insert_into(change_log::table).values(rows)).run(conn)?;
            }
        }
    }
    Ok(())
}

fn record(op: &mut Op<'_>, change: &Change) -> ApiResult<()> {
    if let Some(bulk) = &mut op.bulk {
        bulk.evict(change.resource, change.id);
    }
    audit(
        op,
        change.action,
        change.resource,
        Some(change.id),
        change.details.clone(),
    )?;
    keep(op, change)?;
    log(op, change, false)
}

fn keep(op: &mut Op<'_>, change: &Change) -> ApiResult<()> {
    let Some(image) = ImageRow::of(op, change) else {
        return Ok(());
    };
    match &mut op.bulk {
        Some(bulk) => bulk.records.images.push(image),
        None => write_all(
            op,
            &Records {
                images: vec![image],
                ..Records::default()
            },
        )?,
    }
    Ok(())
}

fn log(op: &mut Op<'_>, change: &Change, is_effect: bool) -> ApiResult<()> {
    let row = EntryRow {
        at: op.now,
        resource: change.resource,
        resource_id: change.id,
        op: change.op,
        version: change.version,
        keys: Json(change.keys.clone()),
        school_id: change.school,
        commune_id: change.commune,
        enterprise_id: change.enterprise,
        organisation_id: change.organisation,
        is_open: change.open,
        is_served: change.served,
        is_effect,
    };
    match &mut op.bulk {
        Some(bulk) => bulk.records.entries.push(row),
        None => write_all(
            op,
            &Records {
                entries: vec![row],
                ..Records::default()
            },
        )?,
    }
    Ok(())
}

fn audit(
    op: &mut Op<'_>,
    action: &str,
    resource: &str,
    id: Option<AnyId>,
    details: Value,
) -> ApiResult<()> {
    let Actor {
        kind,
        id: actor_id,
        client_id,
        bound,
        ..
    } = op.actor;
    let row = AuditRow {
        at: op.now,
        actor_kind: *kind,
        actor_id: *actor_id,
        client_id: *client_id,
        organisation_id: bound.organisation,
        action: action.to_owned(),
        resource: resource.to_owned(),
        resource_id: id,
        request_id: op.meta.request_id.clone(),
        purpose: op.meta.purpose.clone(),
        details: Json(details),
    };
    match &mut op.bulk {
        Some(bulk) => bulk.records.audits.push(row),
        None => write_all(
            op,
            &Records {
                audits: vec![row],
                ..Records::default()
            },
        )?,
    }
    Ok(())
}
