//! What all resources do alike, written once.
//!
//! A resource is a row with an id and a version. It says what it is by [`Resource`]: its names, its
//! actions, what clients send and see of it, and the rules that are its own. [`service`] lists,
//! reads, creates, changes, deletes and upserts the rows of any resource; [`answers`] turns that
//! into answers to requests; [`Part`] is the one entry by which everything else knows a resource.
//! See `docs/ADDING-A-RESOURCE.md`, and `docs/adr/0015-a-resource-says-what-it-is.md` for why.
//!
//! A resource whose rules do not fit (trainees, enrolments, certificates) has a service of its own
//! beside this and implements [`Synced`] by itself.

pub mod answers;
pub mod decided;
pub mod exported;
pub mod history;
pub mod import;
mod input_row;
mod listed;
pub mod meaning;
pub mod named;
mod part;
mod reach;
mod relocated;
pub mod service;
mod shape;
mod step_table;
pub mod steps;
mod stored;
mod synced;
pub mod taking_back;
mod upsert;
mod with_keys;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

pub use decided::Decisions;
pub use input_row::{Imported, InputRow, Reference};
pub use part::{Part, Search};
pub use relocated::{Relocated, Relocation, carried};
pub use shape::Seen;
pub use steps::Step;
pub use stored::Stored;
pub use synced::{Kind, Pairs, Synced, heard_by_all, heard_of_people, related};
pub use with_keys::WithKeys;

use crate::platform::auth::authz::{Action, Reach};
use crate::platform::db::sealed::Kept;
use crate::platform::error::{ApiResult, Problems};
use crate::platform::op::Op;
use crate::platform::op::changes::Change;
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::sync::feed::Audience;
use crate::platform::values::ids::{AnyId, Id};
use crate::platform::wire::query::Shape;

/// The id of a row of `R`.
pub type IdOf<R> = Id<<R as Stored>::Of>;

/// What one may do with a resource, and the words of the audit trail for it.
#[derive(Debug)]
pub struct Actions {
    pub read: Action,
    pub create: Action,
    pub change: Action,
    pub delete: Action,
    pub created: &'static str,
    pub changed: &'static str,
    pub deleted: &'static str,
}

/// The [`Actions`] of a resource whose audit events are `course.create`, `course.change` and
/// `course.delete`; one action for all writes, or one for each.
///
/// ```ignore
/// const ACTIONS: Actions = actions!("course": CourseRead, CourseWrite);
/// const ACTIONS: Actions = actions!("school": SchoolRead, SchoolCreate, SchoolChange, SchoolDelete);
/// ```
#[macro_export]
macro_rules! actions {
    ($word:literal: $read:ident, $write:ident) => {
        $crate::actions!($word: $read, $write, $write, $write)
    };
    ($word:literal: $read:ident, $create:ident, $change:ident, $delete:ident) => {
        $crate::platform::resource::Actions {
            read: $crate::platform::auth::authz::Action::$read,
            create: $crate::platform::auth::authz::Action::$create,
            change: $crate::platform::auth::authz::Action::$change,
            delete: $crate::platform::auth::authz::Action::$delete,
            created: concat!($word, ".create"),
            changed: concat!($word, ".change"),
            deleted: concat!($word, ".delete"),
        }
    };
}

/// Whom a row concerns: what [`reach!`](crate::reach) derives from one line per table.
pub trait Concerns {
    /// `change`, addressed to everybody who may see the row.
    #[must_use]
    fn address(&self, change: Change) -> Change;

    /// Whether the row belongs to those whom `reach` names: what they may see of others they may
    /// not write.
    fn belongs_to(&self, reach: &Reach) -> bool;

    /// Whose entries of the change log tell of the rows within `reach`.
    fn audiences(reach: &Reach) -> Vec<Audience>;
}

/// What clients send of a row.
pub trait Sent: Serialize + DeserializeOwned + ToSchema + Send + 'static {
    /// Whether other systems have keys of such rows.
    const KEYED: bool = false;

    fn external_ids(&self) -> &[ExternalId] {
        &[]
    }
}

/// Implement [`Sent`] for an input with a member `external_ids`.
#[macro_export]
macro_rules! keyed {
    ($input:ty) => {
        impl $crate::platform::resource::Sent for $input {
            const KEYED: bool = true;

            fn external_ids(&self) -> &[$crate::platform::sync::external_ids::ExternalId] {
                &self.external_ids
            }
        }
    };
}

/// A row with an id and a version, and the rules that are its own.
pub trait Resource: Stored + Kept + Concerns + Clone + PartialEq + Send + Sized + 'static {
    /// Its name in paths, the audit trail, the change feed and external ids.
    const NAME: &'static str;
    const ACTIONS: Actions;
    /// What clients send.
    type Input: Sent;
    /// What clients see.
    type View: Serialize + ToSchema + Send + 'static;
    /// Related rows that a view may hold, as `expand` asks for them.
    type Related: Default;

    /// The rows that the caller may read.
    ///
    /// # Errors
    /// 403 when there are none.
    fn readable(op: &Op) -> ApiResult<Reach> {
        op.require(Self::ACTIONS.read)
    }

    /// A row that [`Resource::apply`] and [`Stored::touch`] will fill. Who it belongs to is decided
    /// here.
    ///
    /// # Errors
    /// When the caller may enter no such row; what else is wrong is noted.
    fn blank(
        op: &mut Op,
        reach: &Reach,
        input: &Self::Input,
        problems: &mut Problems,
    ) -> ApiResult<Self>;

    /// Take over what a client sent, normalised; note what is wrong with it by itself.
    fn apply(&mut self, input: &Self::Input, problems: &mut Problems);

    /// The row as a client would send it: a merge patch starts from it.
    fn to_input(&self, external_ids: Vec<ExternalId>) -> Self::Input;

    /// The row as clients see it.
    fn into_view(self, external_ids: Vec<ExternalId>, related: Self::Related) -> Self::View;

    /// Natural keys by which others know the row; never personal ones.
    fn natural_keys(&self) -> Value;

    /// Check what needs the database, and fill in what is looked up. `old` is the row as it was,
    /// none for a new one.
    ///
    /// # Errors
    /// 422 with everything that is wrong with it, `problems` among it; 409 for its state.
    fn check(&mut self, op: &mut Op, old: Option<&Self>, problems: Problems) -> ApiResult<()>;

    /// What was decided of its members, for a resource that keeps it.
    fn decided(&mut self) -> Option<&mut Decisions> {
        None
    }

    /// Members of which the history of the row tells nothing: those that follow other rows, and those
    /// that a view of it hides.
    fn untold(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether who reaches so far decides what they change, by a row of every night or otherwise.
    #[must_use]
    fn corrects(reach: &Reach, _nightly: bool) -> bool {
        *reach == Reach::All
    }

    /// Note every member of `input` that this caller may not change, or nobody.
    fn check_fixed(&self, _: &Reach, _: &Self::Input, _: &mut Problems) {}

    /// Whether nothing refers to the row any more.
    ///
    /// # Errors
    /// 409 when something does.
    fn check_unused(&self, _: &mut Op) -> ApiResult<()> {
        Ok(())
    }

    /// Whether these keys of other systems may name the row of `input`.
    ///
    /// # Errors
    /// 422 when one of them must not stand in a URL.
    fn check_keys(_: &Self::Input, _: &[ExternalId]) -> ApiResult<()> {
        Ok(())
    }

    /// The row that has the natural key of `input`: an upsert adopts it where it has no key of the
    /// sender's system yet.
    ///
    /// # Errors
    /// When the database fails.
    fn same_key(_: &mut Op, _: &Reach, _: &Self::Input) -> ApiResult<Option<AnyId>> {
        Ok(None)
    }

    /// Related rows of `rows`, in their order.
    ///
    /// # Errors
    /// When the database fails.
    fn related(_: &mut Op, rows: &[Self], _: &Shape) -> ApiResult<Vec<Self::Related>> {
        Ok(rows.iter().map(|_| Self::Related::default()).collect())
    }
}
