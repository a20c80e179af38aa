//! What changed: the audit trail and the source of the change feed, written with the change.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::platform::authz::Actor;
use crate::platform::db::schema::{audit_events, change_log};
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::ids::{AnyId, EnterpriseId, OrganisationId, SchoolId, UnitId};
use crate::platform::op::Op;
use crate::{steady, text_enum};

text_enum! {
    /// What became of the row.
    pub enum ChangeOp {
        Upsert = "UPSERT",
        Delete = "DELETE",
        /// A key by which others know the row is another one now.
        Rekey = "REKEY",
        /// The row went into another one.
        Merge = "MERGE",
    }
}

/// One change of one row, as the audit trail and the change feed tell it.
#[derive(Debug, Clone)]
pub struct Change {
    /// `trainee.create`: the resource and the verb.
    action: &'static str,
    resource: &'static str,
    id: AnyId,
    op: ChangeOp,
    version: i64,
    /// Natural keys by which others know the row; never personal ones.
    keys: Value,
    /// What the audit trail adds: names of changed members, states, reasons.
    details: Value,
    school: Option<SchoolId>,
    commune: Option<UnitId>,
    enterprise: Option<EnterpriseId>,
    organisation: Option<OrganisationId>,
    open: bool,
    served: bool,
}

impl Change {
    fn new(
        action: &'static str,
        resource: &'static str,
        id: AnyId,
        op: ChangeOp,
        version: i64,
    ) -> Self {
        Self {
            action,
            resource,
            id,
            op,
            version,
            keys: json!({}),
            details: json!({}),
            school: None,
            commune: None,
            enterprise: None,
            organisation: None,
            open: false,
            served: false,
        }
    }

    /// A row of `resource` was created or changed.
    #[must_use]
    pub fn upsert(action: &'static str, resource: &'static str, id: AnyId, version: i64) -> Self {
        Self::new(action, resource, id, ChangeOp::Upsert, version)
    }

    /// A row of `resource` was deleted; `version` is the last it had.
    #[must_use]
    pub fn delete(action: &'static str, resource: &'static str, id: AnyId, version: i64) -> Self {
        Self::new(action, resource, id, ChangeOp::Delete, version)
    }

    /// Keys of a row of `resource` were `previous` and are `current` now.
    #[must_use]
    pub fn rekey(
        action: &'static str,
        resource: &'static str,
        id: AnyId,
        version: i64,
        previous: &Value,
        current: &Value,
    ) -> Self {
        Self::new(action, resource, id, ChangeOp::Rekey, version)
            .keys(json!({"previous": previous, "current": current}))
    }

    /// A row of `resource` went into the row `into`, where its id leads from now on.
    #[must_use]
    pub fn merge(
        action: &'static str,
        resource: &'static str,
        id: AnyId,
        version: i64,
        into: AnyId,
    ) -> Self {
        Self::new(action, resource, id, ChangeOp::Merge, version).keys(json!({"mergedInto": into}))
    }

    #[must_use]
    pub fn keys(self, keys: Value) -> Self {
        Self { keys, ..self }
    }

    #[must_use]
    pub fn details(self, details: Value) -> Self {
        Self { details, ..self }
    }

    /// The row concerns this school: its people may see the change.
    #[must_use]
    pub fn school(self, school: impl Into<Option<SchoolId>>) -> Self {
        Self {
            school: school.into(),
            ..self
        }
    }

    #[must_use]
    pub fn commune(self, commune: impl Into<Option<UnitId>>) -> Self {
        Self {
            commune: commune.into(),
            ..self
        }
    }

    #[must_use]
    pub fn enterprise(self, enterprise: impl Into<Option<EnterpriseId>>) -> Self {
        Self {
            enterprise: enterprise.into(),
            ..self
        }
    }

    /// Whether the row was, or is now, open to everybody.
    #[must_use]
    pub fn open(self, open: bool) -> Self {
        Self { open, ..self }
    }

    /// Whether the row was, or is now, one of those that employment centres serve.
    #[must_use]
    pub fn served(self, served: bool) -> Self {
        Self { served, ..self }
    }

    #[must_use]
    pub fn organisation(self, organisation: impl Into<Option<OrganisationId>>) -> Self {
        Self {
            organisation: organisation.into(),
            ..self
        }
    }
}

pub(super) fn record(op: &mut Op<'_>, change: &Change) -> ApiResult<()> {
    audit(
        op,
        change.action,
        change.resource,
        Some(change.id),
        change.details.clone(),
    )?;
    log(op, change)
}

pub(super) fn log(op: &mut Op<'_>, change: &Change) -> ApiResult<()> {
    let row = (
        change_log::at.eq(op.now),
        change_log::resource.eq(change.resource),
        change_log::resource_id.eq(change.id),
        change_log::op.eq(change.op),
        change_log::version.eq(change.version),
        change_log::keys.eq(Json(change.keys.clone())),
        change_log::school_id.eq(change.school),
        change_log::commune_id.eq(change.commune),
        change_log::enterprise_id.eq(change.enterprise),
        change_log::organisation_id.eq(change.organisation),
        change_log::is_open.eq(change.open),
        change_log::is_served.eq(change.served),
    );
    steady!(
        op.conn,
        execute,
        diesel::insert_into(change_log::table).values(row)
    )?;
    Ok(())
}

pub(super) fn audit(
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
    let row = (
        audit_events::at.eq(op.now),
        audit_events::actor_kind.eq(*kind),
        audit_events::actor_id.eq(*actor_id),
        audit_events::client_id.eq(*client_id),
        audit_events::organisation_id.eq(bound.organisation),
        audit_events::action.eq(action),
        audit_events::resource.eq(resource),
        audit_events::resource_id.eq(id),
        audit_events::request_id.eq(&op.meta.request_id),
        audit_events::purpose.eq(&op.meta.purpose),
        audit_events::details.eq(Json(details)),
    );
    steady!(
        op.conn,
        execute,
        diesel::insert_into(audit_events::table).values(row)
    )?;
    Ok(())
}
