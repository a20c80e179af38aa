//! One operation: who asks, when, and the transaction it happens in.
//!
//! Beside it stands what an operation writes besides its rows: audit events and the change log, the
//! log of accesses, answers to give again. [`bulk`] makes many rows one operation.

pub mod access_log;
pub mod before_images;
pub mod bulk;
mod change;
pub mod changes;
pub mod code_values;
pub mod idempotency;

use std::cell::RefCell;

use crate::platform::auth::authz::{Action, Actor, Reach};
use crate::platform::db::DbConnection;
use crate::platform::error::{ApiResult, FieldError, RequestMeta};
use crate::platform::op::access_log::Access;
use crate::platform::op::bulk::Bulk;
use crate::platform::op::change::{Change, ChangeOp};
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::{Date, Timestamp};

/// What a service works with: the connection inside a transaction, the actor and the clock.
pub struct Op<'a> {
    /// Use [`Op::conn`] instead, which inserts the waiting rows first.
    conn: &'a mut DbConnection,
    pub actor: &'a Actor,
    pub meta: &'a RequestMeta,
    /// The same instant for everything that the operation writes.
    pub now: Timestamp,
    accesses: Vec<Access>,
    /// Set in an operation of many rows.
    bulk: Option<Box<Bulk>>,
    required: RefCell<Vec<Action>>,
    warnings: Vec<FieldError>,
    /// The import whose rows the operation carries out.
    import: Option<AnyId>,
}

impl<'a> Op<'a> {
    #[must_use]
    pub fn new(conn: &'a mut DbConnection, actor: &'a Actor, meta: &'a RequestMeta) -> Self {
        Self {
            conn,
            actor,
            meta,
            now: Timestamp::now(),
            accesses: Vec::new(),
            bulk: None,
            required: RefCell::default(),
            warnings: Vec::new(),
            import: None,
        }
    }

    /// The operation carries out rows of this import.
    #[must_use]
    pub fn of_import(self, import: AnyId) -> Self {
        let import = Some(import);
        Self { import, ..self }
    }

    /// The connection, inside the transaction. All waiting rows are inserted first.
    pub fn conn(&mut self) -> &mut DbConnection {
        self.flush_inserts();
        self.conn
    }

    /// The rows on which the actor may do `action`.
    ///
    /// # Errors
    /// 403 when there are none.
    pub fn require(&self, action: Action) -> ApiResult<Reach> {
        let mut required = self.required.borrow_mut();
        if !required.contains(&action) {
            required.push(action);
        }
        self.actor.require(action)
    }

    /// The actions that were required.
    pub(crate) fn required(&self) -> Vec<Action> {
        self.required.borrow().clone()
    }

    /// Today in the reporting zone.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// Log that the caller reads masked personal records. The log is written after the answer.
    pub fn log_access(&mut self, resource: &'static str, ids: impl IntoIterator<Item = AnyId>) {
        self.accesses.push(Access {
            resource,
            ids: ids.into_iter().collect(),
        });
    }

    /// Add a warning to the answer: a pointer and what is doubtful there.
    pub fn warn(&mut self, warning: FieldError) {
        self.warnings.push(warning);
    }

    /// The warnings so far.
    pub fn take_warnings(&mut self) -> Vec<FieldError> {
        std::mem::take(&mut self.warnings)
    }

    /// The accesses so far.
    pub(crate) fn take_accesses(&mut self) -> Vec<Access> {
        std::mem::take(&mut self.accesses)
    }
}
