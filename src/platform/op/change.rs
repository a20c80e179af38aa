//! One change of one row, and whom it concerns.

use serde_json::{Value, json};

use super::before_images::Replaced;
use crate::platform::values::ids::{AnyId, EnterpriseId, OrganisationId, SchoolId, UnitId};
use crate::text_enum;

text_enum! {
    /// What became of the row.
    pub enum ChangeOp {
        Upsert = "UPSERT",
        Delete = "DELETE",
        /// A key of the row has changed.
        Rekey = "REKEY",
        /// The row was merged into another one.
        Merge = "MERGE",
    }
}

/// One change of one row, as the audit trail and the change feed tell it.
#[derive(Debug, Clone)]
pub struct Change {
    /// `trainee.create`: the resource and the verb.
    pub(super) action: &'static str,
    pub(super) resource: &'static str,
    pub(super) id: AnyId,
    pub(super) op: ChangeOp,
    pub(super) version: i64,
    /// Natural keys by which others know the row; never personal ones.
    pub(super) keys: Value,
    /// What the audit trail adds: names of changed members, states, reasons.
    pub(super) details: Value,
    pub(super) school: Option<SchoolId>,
    pub(super) commune: Option<UnitId>,
    pub(super) enterprise: Option<EnterpriseId>,
    pub(super) organisation: Option<OrganisationId>,
    pub(super) open: bool,
    pub(super) served: bool,
    /// What the row was before.
    pub(super) replaced: Option<Replaced>,
}

impl Change {
    /// Whether those of a commune hear of it.
    #[must_use]
    pub fn names_commune(&self) -> bool {
        self.commune.is_some()
    }

    /// The resource and the row that has changed.
    #[must_use]
    pub fn row(&self) -> (&'static str, AnyId) {
        (self.resource, self.id)
    }

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
            replaced: None,
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

    /// A row of `resource` was merged into the row `into`. Its id leads there from now on.
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

    /// [`Change::served`], if `served` holds. Never takes it back.
    #[must_use]
    pub fn also_served(self, served: bool) -> Self {
        let served = self.served || served;
        Self { served, ..self }
    }

    #[must_use]
    pub fn organisation(self, organisation: impl Into<Option<OrganisationId>>) -> Self {
        Self {
            organisation: organisation.into(),
            ..self
        }
    }

    /// This change for those alone whom `other` does not address; none where there are none.
    #[must_use]
    pub fn besides(self, other: &Self) -> Option<Self> {
        let left = Self {
            school: self.school.filter(|_| self.school != other.school),
            commune: self.commune.filter(|_| self.commune != other.commune),
            enterprise: self
                .enterprise
                .filter(|_| self.enterprise != other.enterprise),
            organisation: self
                .organisation
                .filter(|_| self.organisation != other.organisation),
            open: self.open && !other.open,
            // Who serves people is told of those of a commune.
            served: self.served && (!other.served || self.commune != other.commune),
            ..self
        };
        let anybody = left.school.is_some()
            || left.commune.is_some()
            || left.enterprise.is_some()
            || left.organisation.is_some();
        (anybody || left.open || left.served).then_some(left)
    }

    /// This change for those alone whom `other` addresses too.
    #[must_use]
    pub fn shared_with(self, other: &Self) -> Self {
        Self {
            school: self.school.filter(|_| self.school == other.school),
            commune: self.commune.filter(|_| self.commune == other.commune),
            enterprise: self
                .enterprise
                .filter(|_| self.enterprise == other.enterprise),
            organisation: self
                .organisation
                .filter(|_| self.organisation == other.organisation),
            open: self.open && other.open,
            served: self.served && other.served,
            ..self
        }
    }
}
