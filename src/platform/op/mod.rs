//! One operation: who asks, when, and the transaction it happens in.
//!
//! Beside it stands what an operation writes besides its rows: audit events and the change log, the
//! log of accesses, counted refusals, answers to give again. [`bulk`] makes many rows one operation.

pub mod access_log;
pub mod bulk;
pub mod changes;
pub mod code_values;
pub mod idempotency;
pub mod refusals;

use std::cell::RefCell;

use crate::platform::auth::authz::{Action, Actor, Reach};
use crate::platform::db::DbConnection;
use crate::platform::error::{ApiResult, FieldError, RequestMeta};
use crate::platform::op::access_log::Access;
use crate::platform::op::bulk::Bulk;
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::{Date, Timestamp};

/// What a service works with: the connection inside a transaction, the actor and the clock.
pub struct Op<'a> {
    /// Without the rows that wait to be stored: ask for [`Op::conn`].
    conn: &'a mut DbConnection,
    pub actor: &'a Actor,
    pub meta: &'a RequestMeta,
    /// The same instant for everything that the operation writes.
    pub now: Timestamp,
    accesses: Vec<Access>,
    /// Only of an operation of many rows.
    bulk: Option<Box<Bulk>>,
    required: RefCell<Vec<Action>>,
    warnings: Vec<FieldError>,
    /// Refusals of which the caller has had few, as looked up in this operation.
    few: Vec<&'static str>,
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
            few: Vec::new(),
        }
    }

    /// The connection, inside the transaction; everything that the operation has written so far
    /// is stored.
    pub fn conn(&mut self) -> &mut DbConnection {
        self.settle();
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

    /// What [`Op::require`] was asked for.
    pub(crate) fn required(&self) -> Vec<Action> {
        self.required.borrow().clone()
    }

    /// Today in the reporting zone.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// Note that the caller is about to see masked personal records; logged off this path.
    pub fn log_access(&mut self, resource: &'static str, ids: impl IntoIterator<Item = AnyId>) {
        self.accesses.push(Access {
            resource,
            ids: ids.into_iter().collect(),
        });
    }

    /// Tell the client of something doubtful that does not stop the request: a pointer and what
    /// is doubtful there.
    pub fn warn(&mut self, warning: FieldError) {
        self.warnings.push(warning);
    }

    /// What [`Op::warn`] noted.
    pub fn take_warnings(&mut self) -> Vec<FieldError> {
        std::mem::take(&mut self.warnings)
    }

    fn found_few(&self, refusal: &'static str) -> bool {
        self.few.contains(&refusal)
    }

    fn note_few(&mut self, refusal: &'static str) {
        self.few.push(refusal);
    }

    fn forget_few(&mut self) {
        self.few.clear();
    }

    /// What [`Op::log_access`] noted.
    pub(crate) fn take_accesses(&mut self) -> Vec<Access> {
        std::mem::take(&mut self.accesses)
    }
}
