//! What other systems keep copies of: all that the change feed, snapshots, reconciliation, webhooks
//! and exports need to know of a resource.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{Resource, service};
use crate::platform::auth::authz::{Action, Actor, Reach};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{Filter, ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::sheet::Columns;
use crate::platform::sync::feed::Audience;
use crate::platform::values::ids::AnyId;
use crate::platform::wire::query::Shape;

/// Parameters of a list, as a query string has them.
pub type Pairs = Vec<(String, String)>;
/// Views of rows by their ids.
pub type Views = HashMap<AnyId, Value>;
/// Ids and versions of rows.
pub type Versions = Vec<(AnyId, i64)>;

/// Signs the cursors of pages that no client ever sees.
const KEY: &[u8] = b"exports";

/// A resource that other systems keep copies of. Every [`Resource`] is one; a resource with a
/// service of its own says it by hand.
pub trait Synced: 'static {
    /// Its name in paths.
    const NAME: &'static str;
    /// The action that reads it; none for catalogues, which everybody may read.
    const READ: Option<Action>;
    /// The members by which a row is known.
    const KEYS: &'static [&'static str] = &["id"];
    type Filter: Filter;
    type View: Serialize + ToSchema;

    /// Whose entries of the change log tell of the rows within `reach`.
    fn audiences(reach: &Reach) -> Vec<Audience>;

    /// A page of the rows that the caller may see.
    ///
    /// # Errors
    /// 403 when the caller may not read them.
    fn list(op: &mut Op, query: &ListQuery<Self::Filter>) -> ApiResult<Page<Self::View>>;

    /// Those of the rows `ids` that the caller may see, as an ordinary read shows them.
    ///
    /// # Errors
    /// When the database fails.
    fn views(op: &mut Op, ids: &[AnyId]) -> ApiResult<HashMap<AnyId, Self::View>>;

    /// Ids and versions of the rows that the caller may see, in the order of their ids and after
    /// `after`; at most `limit`.
    ///
    /// # Errors
    /// 403 when the caller may not read them.
    fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Versions>;

    /// Whether a list with this filter shows what is masked otherwise.
    fn reveals(_: &Self::Filter) -> bool {
        false
    }
}

impl<R: Resource> Synced for R {
    const NAME: &'static str = R::NAME;
    const READ: Option<Action> = Some(R::ACTIONS.read);
    type Filter = R::Filter;
    type View = R::View;

    fn audiences(reach: &Reach) -> Vec<Audience> {
        <R as super::Concerns>::audiences(reach)
    }

    fn list(op: &mut Op, query: &ListQuery<R::Filter>) -> ApiResult<Page<R::View>> {
        service::list::<R>(op, query)
    }

    fn views(op: &mut Op, ids: &[AnyId]) -> ApiResult<HashMap<AnyId, R::View>> {
        let ids: Vec<_> = ids.iter().map(|id| id.typed()).collect();
        let views = service::views_by_id::<R>(op, &ids, &Shape::default())?;
        Ok(views
            .into_iter()
            .map(|(id, view)| (id.any(), view))
            .collect())
    }

    fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Versions> {
        service::versions::<R>(op, after, limit)
    }
}

/// The related rows `name` of some rows, by these ids, as far as the caller may see them; none
/// when `shape` does not ask for them.
///
/// # Errors
/// When the database fails.
pub fn related<S: Synced>(
    op: &mut Op,
    shape: &Shape,
    name: &str,
    ids: impl Iterator<Item = AnyId>,
) -> ApiResult<HashMap<AnyId, S::View>> {
    if shape.expands(name) {
        S::views(op, &ids.collect::<Vec<_>>())
    } else {
        Ok(HashMap::new())
    }
}

/// Implement [`Synced`] for a row whose service is written by hand.
///
/// ```ignore
/// synced! {
///     Trainee in RESOURCE, read by Some(Action::TraineeRead); TraineeFilter => TraineeView;
///     lists service::list; views service::views_by_id; versions service::versions;
///     heard by heard_of_people;
/// }
/// ```
///
/// Each function is called by the one of the same name in the trait, the ids made typed. Members of
/// the trait that have a default may follow.
#[macro_export]
macro_rules! synced {
    ($row:ident in $name:expr, read by $read:expr; $filter:ty => $view:ty;
     lists $list:path; views $views:path; versions $versions:path; heard by $audiences:expr;
     $($more:item)*) => {
        impl $crate::platform::resource::Synced for $row {
            const NAME: &'static str = $name;
            const READ: Option<$crate::platform::auth::authz::Action> = $read;
            type Filter = $filter;
            type View = $view;

            fn audiences(
                reach: &$crate::platform::auth::authz::Reach,
            ) -> Vec<$crate::platform::sync::feed::Audience> {
                $audiences(reach)
            }

            fn list(
                op: &mut $crate::platform::op::Op,
                query: &$crate::platform::lists::page::ListQuery<$filter>,
            ) -> $crate::platform::error::ApiResult<$crate::platform::lists::page::Page<$view>> {
                $list(op, query)
            }

            fn views(
                op: &mut $crate::platform::op::Op,
                ids: &[$crate::platform::values::ids::AnyId],
            ) -> $crate::platform::error::ApiResult<
                std::collections::HashMap<$crate::platform::values::ids::AnyId, $view>,
            > {
                let ids: Vec<_> = ids.iter().map(|id| id.typed()).collect();
                let views = $views(op, &ids)?.into_iter();
                Ok(views.map(|(id, view)| (id.any(), view)).collect())
            }

            fn versions(
                op: &mut $crate::platform::op::Op,
                after: Option<$crate::platform::values::ids::AnyId>,
                limit: i64,
            ) -> $crate::platform::error::ApiResult<Vec<($crate::platform::values::ids::AnyId, i64)>> {
                $versions(op, after, limit)
            }

            $($more)*
        }
    };
}

/// Of a catalogue: everybody hears of every row.
#[must_use]
pub fn heard_by_all(_: &Reach) -> Vec<Audience> {
    vec![Audience::Unfiltered]
}

/// Of what hangs on a person: the person's schools, commune and employment centre hear of it.
#[must_use]
pub fn heard_of_people(reach: &Reach) -> Vec<Audience> {
    match reach {
        Reach::All => vec![Audience::Unfiltered],
        Reach::School(own) => own.iter().copied().map(Audience::School).collect(),
        Reach::Communes(own) => own.iter().copied().map(Audience::Commune).collect(),
        Reach::Served(None) => vec![Audience::Served],
        Reach::Served(Some(own)) => own.iter().copied().map(Audience::ServedIn).collect(),
        Reach::Open | Reach::Enterprise(_) | Reach::Organisation(_) => Vec::new(),
    }
}

/// A [`Synced`] resource as a value, for tables of all of them.
#[derive(Debug)]
pub struct Kind {
    pub name: &'static str,
    read: Option<Action>,
    pub keys: &'static [&'static str],
    /// Columns that come first in a table.
    first: &'static [&'static str],
    audiences: fn(&Reach) -> Vec<Audience>,
    page: fn(&mut Op, Pairs) -> ApiResult<Page<Value>>,
    views: fn(&mut Op, &[AnyId]) -> ApiResult<Views>,
    versions: fn(&mut Op, Option<AnyId>, i64) -> ApiResult<Versions>,
    check: fn(Pairs) -> ApiResult<bool>,
    columns: fn(&[&str]) -> ApiResult<Columns>,
}

impl Kind {
    /// `first`: the columns that come first in a table.
    #[must_use]
    pub const fn of<S: Synced>(first: &'static [&'static str]) -> Self {
        Self {
            name: S::NAME,
            read: S::READ,
            keys: S::KEYS,
            first,
            audiences: S::audiences,
            page: page::<S>,
            views: views::<S>,
            versions: S::versions,
            check: check::<S>,
            columns: columns::<S>,
        }
    }

    /// The columns that come first in a table.
    #[must_use]
    pub fn first_columns(&self) -> &'static [&'static str] {
        self.first
    }

    /// The action that reads the resource; none for catalogues, which everybody may read.
    #[must_use]
    pub fn read_action(&self) -> Option<Action> {
        self.read
    }

    /// The rows that `actor` may read now.
    ///
    /// # Errors
    /// 403 when there are none.
    pub fn reach(&self, actor: &Actor) -> ApiResult<Reach> {
        self.read
            .map_or(Ok(Reach::All), |action| actor.require(action))
    }

    /// Whose entries of the change log tell `actor` of the rows of this resource, before and after
    /// a change; none without the permission.
    #[must_use]
    pub fn audiences(&self, actor: &Actor) -> Option<Vec<Audience>> {
        let reach = self.reach(actor).ok()?;
        Some((self.audiences)(&reach))
    }

    /// Those of the rows `ids` that the caller may see, as an ordinary read shows them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn views(&self, op: &mut Op, ids: &[AnyId]) -> ApiResult<Views> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        (self.views)(op, ids)
    }

    /// As [`Synced::versions`].
    ///
    /// # Errors
    /// 403 when the caller may not read the resource.
    pub fn versions(&self, op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Versions> {
        (self.versions)(op, after, limit)
    }

    /// Whether a list with these parameters shows what is masked otherwise.
    ///
    /// # Errors
    /// 400 that names each parameter that is unknown or wrong.
    pub fn check(&self, pairs: Pairs) -> ApiResult<bool> {
        (self.check)(pairs)
    }

    /// The columns of a table of such rows.
    ///
    /// # Errors
    /// When the schema of a row cannot be written as JSON, which is a defect.
    pub fn columns(&self) -> ApiResult<Columns> {
        (self.columns)(self.first)
    }

    /// A page of the list with these parameters, in an order that no change of a row alters.
    ///
    /// # Errors
    /// Those of the list.
    pub fn page(&self, op: &mut Op, pairs: Pairs) -> ApiResult<Page<Value>> {
        (self.page)(op, pairs)
    }
}

fn views<S: Synced>(op: &mut Op, ids: &[AnyId]) -> ApiResult<Views> {
    let views = S::views(op, ids)?.into_iter();
    views
        .map(|(id, view)| Ok((id, serde_json::to_value(view)?)))
        .collect()
}

fn check<S: Synced>(pairs: Pairs) -> ApiResult<bool> {
    let query = ListQuery::<S::Filter>::parse(pairs, "", KEY)?;
    Ok(S::reveals(&query.filter))
}

fn columns<S: Synced>(first: &[&str]) -> ApiResult<Columns> {
    let expanded = S::Filter::LIST.expand.iter().copied();
    let without: Vec<&str> = expanded.filter(|path| !path.contains('.')).collect();
    Columns::of::<S::View>(first, &without)
}

fn page<S: Synced>(op: &mut Op, mut pairs: Pairs) -> ApiResult<Page<Value>> {
    if let Some(sort) = steady_sort::<S::Filter>(&pairs) {
        pairs.push(("sort".to_owned(), sort.to_owned()));
    }
    let query = ListQuery::<S::Filter>::parse(pairs, "", KEY)?;
    let page = S::list(op, &query)?;
    let rows = page.data.iter().map(|row| {
        let row = serde_json::to_value(row)?;
        Ok(query.listing.shape.select(row))
    });
    Ok(Page {
        data: rows.collect::<ApiResult<_>>()?,
        page: page.page,
    })
}

/// That of their making, where the list has it. A search has an order of its own.
fn steady_sort<F: Filter>(pairs: &Pairs) -> Option<&'static str> {
    let mut sorts = F::LIST.sorts.iter().map(|(name, _)| *name);
    let searched = F::LIST.searchable && pairs.iter().any(|(name, _)| name == "q");
    sorts.find(|name| *name == "createdAt" && !searched)
}
