//! What a change has replaced: the row as it was, kept whole in the transaction of the change.

use diesel::prelude::*;

use super::{Change, ChangeOp, Op};
use crate::platform::auth::authz::{Actor, ActorKind, Role};
use crate::platform::db::DbConnection;
use crate::platform::db::schema::before_images;
use crate::platform::db::sealed::{Kept, Sealed};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{AnyId, OrganisationId};
use crate::platform::values::time::Timestamp;
use crate::text_enum;

/// Days for which what a deleted row was is kept.
const KEPT_DAYS: i64 = 30;

text_enum! {
    /// What somebody who changed a row was.
    pub enum Author {
        /// One's own people and programs.
        Own = "OWN_ORGANISATION",
        LeadAgency = "LEAD_AGENCY",
        Commune = "COMMUNE",
        School = "OTHER_SCHOOL",
        Enterprise = "ENTERPRISE",
        /// Another agency.
        Other = "OTHER",
        /// The operator, or the registry itself.
        System = "SYSTEM",
    }
}

impl Author {
    fn of(actor: &Actor) -> Self {
        let is = |role| actor.roles.contains(&role);
        match actor.kind {
            ActorKind::System | ActorKind::Anonymous => Self::System,
            _ if is(Role::LeadAgency) || is(Role::Administrator) => Self::LeadAgency,
            _ if is(Role::Commune) => Self::Commune,
            _ if is(Role::SchoolRegistrar) => Self::School,
            _ if is(Role::Enterprise) => Self::Enterprise,
            _ => Self::Other,
        }
    }
}

/// The version that a change replaces, sealed.
#[derive(Debug, Clone)]
pub(super) struct Replaced {
    version: i64,
    image: Sealed,
}

impl Change {
    /// The change replaces, or removes, `before`. A row that the same operation has made nobody has seen:
    /// nothing of it is kept.
    ///
    /// # Errors
    /// When the row cannot be written as JSON, which is a defect.
    pub fn replacing<R: Kept>(mut self, before: &R, now: Timestamp) -> ApiResult<Self> {
        let (version, made_at) = before.stamp();
        if made_at != now {
            self.replaced = Some(Replaced {
                version,
                image: Sealed::seal(before)?,
            });
        }
        Ok(self)
    }
}

/// An image as it is written.
#[derive(Insertable)]
#[diesel(table_name = before_images, treat_none_as_default_value = false)]
pub(super) struct ImageRow {
    resource: &'static str,
    row_id: AnyId,
    version: i64,
    deleted: bool,
    at: Timestamp,
    author: Author,
    actor_kind: ActorKind,
    actor_id: Option<AnyId>,
    organisation_id: Option<OrganisationId>,
    request_id: String,
    import_id: Option<AnyId>,
    image: Sealed,
}

impl ImageRow {
    /// What `change` replaces, where it says so.
    pub(super) fn of(op: &Op, change: &Change) -> Option<Self> {
        let Replaced { version, image } = change.replaced.clone()?;
        Some(Self {
            resource: change.resource,
            row_id: change.id,
            version,
            deleted: change.op == ChangeOp::Delete,
            at: op.now,
            author: Author::of(op.actor),
            actor_kind: op.actor.kind,
            actor_id: op.actor.id,
            organisation_id: op.actor.bound.organisation,
            request_id: op.meta.request_id.clone(),
            import_id: op.import,
            image,
        })
    }
}

/// Delete images of some rows that were deleted long ago. Returns whether there may be more.
///
/// # Errors
/// When the database fails.
pub fn sweep(conn: &mut DbConnection, now: Timestamp) -> ApiResult<bool> {
    const AT_ONCE: i64 = 500;
    let oldest = now.plus_seconds(-KEPT_DAYS * 24 * 3600);
    let gone: Vec<AnyId> = before_images::table
        .filter(before_images::deleted.eq(true))
        .filter(before_images::at.lt(oldest))
        .order(before_images::at)
        .limit(AT_ONCE)
        .select(before_images::row_id)
        .load(conn)?;
    let may_be_more = i64::try_from(gone.len()).is_ok_and(|count| count == AT_ONCE);
    diesel::delete(before_images::table.filter(before_images::row_id.eq_any(gone)))
        .execute(conn)?;
    Ok(may_be_more)
}
