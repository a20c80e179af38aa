//! The history of a row: when it changed, by whom as far as the caller may know, and what each member was
//! before and after. It is read through the mask by which the caller sees the row itself today.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use super::{IdOf, Resource, service};
use crate::platform::auth::authz::ActorKind;
use crate::platform::db::schema::{before_images, clients, users};
use crate::platform::db::sealed::{Kept, Purpose, Sealed};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::{Count, Filter, ListSpec, Listing, Page, Row, SortValue, Total};
use crate::platform::op::Op;
use crate::platform::op::before_images::Author;
use crate::platform::values::ids::{AnyId, ImportId, OrganisationId};
use crate::platform::values::time::Timestamp;

/// Versions that are read back, the newest ones.
const MOST: i64 = 1000;

/// Members that say nothing of what a change was about.
const NEVER_TOLD: [&str; 7] = [
    "id",
    "version",
    "createdAt",
    "updatedAt",
    "externalIds",
    "decided",
    "masked",
];

/// A row whose history is shown.
pub trait Remembered: Kept + Row + Clone + 'static {
    /// How much of the row a caller sees.
    type Sight: Clone;

    /// The row as it is, read as an ordinary read does, and logged like one. No sight: nothing of what
    /// was before is the caller's to see.
    ///
    /// # Errors
    /// 404 when it is absent or out of reach.
    fn found(op: &mut Op, id: AnyId, reveal: bool) -> ApiResult<(Self, Option<Self::Sight>)>;

    /// The moment from which on its changes are the caller's to see; none where all are.
    ///
    /// # Errors
    /// When the database fails.
    fn told_since(&self, _: &mut Op) -> ApiResult<Option<Timestamp>> {
        Ok(None)
    }

    /// The row as the caller sees it.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which is a defect.
    fn shown(self, sight: Self::Sight) -> ApiResult<Value>;

    /// Members of which nothing is told, not even that they changed: those that the caller's view masks,
    /// and those that follow other rows.
    fn untold(&self, _: &Self::Sight) -> &'static [&'static str] {
        &[]
    }
}

impl<R: Resource> Remembered for R {
    type Sight = ();

    fn found(op: &mut Op, id: AnyId, _: bool) -> ApiResult<(Self, Option<()>)> {
        let reach = R::readable(op)?;
        let id: IdOf<R> = id.typed();
        Ok((service::within(op, &reach, id)?, Some(())))
    }

    fn shown(self, (): ()) -> ApiResult<Value> {
        let view = self.into_view(Vec::new(), R::Related::default());
        Ok(serde_json::to_value(view)?)
    }

    fn untold(&self, (): &()) -> &'static [&'static str] {
        Resource::untold(self)
    }
}

/// Implement [`Kept`] and [`Remembered`] for a row whose service is written by hand: how it is found within a reach,
/// and its view for who has that reach.
///
/// ```ignore
/// remembered! {
///     Enrolment in RESOURCE, read by Action::EnrolmentRead; found by service::within;
///     shown as |enrolment, _| enrolment.into_view(Vec::new());
/// }
/// ```
#[macro_export]
macro_rules! remembered {
    ($row:ident in $name:expr, read by $read:expr; found by $within:path;
     shown as |$shown:ident, $reach:pat_param| $view:expr;) => {
        $crate::kept!($row);

        impl $crate::platform::resource::history::Remembered for $row {
            type Sight = $crate::platform::auth::authz::Reach;

            fn found(
                op: &mut $crate::platform::op::Op,
                id: $crate::platform::values::ids::AnyId,
                _: bool,
            ) -> $crate::platform::error::ApiResult<(Self, Option<Self::Sight>)> {
                let reach = op.require($read)?;
                let row = $within(op, &reach, id.typed())?;
                op.log_access($name, [id]);
                Ok((row, Some(reach)))
            }

            fn shown(
                self,
                $reach: Self::Sight,
            ) -> $crate::platform::error::ApiResult<serde_json::Value> {
                let $shown = self;
                Ok(serde_json::to_value($view)?)
            }
        }
    };
}

/// Who made a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HistoryAuthor {
    /// What they were when they did it.
    pub kind: Author,
    /// The user or client, of one's own organisation alone.
    pub id: Option<AnyId>,
    /// As they are called now.
    pub name: Option<String>,
}

/// A member that a change has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MemberChange {
    pub member: String,
    /// As the row showed it; null where there was nothing.
    pub before: Value,
    /// Null where it was removed.
    pub after: Value,
}

/// A version of a row, and what it changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "version": 4, "at": "2026-09-03T02:00:00Z",
    "by": {"kind": "OWN_ORGANISATION", "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "name": "Lò Thị Mai"},
    "importId": null,
    "changes": [{"member": "address", "before": "Bản Mòng", "after": "Tổ 3"}]
}))]
pub struct HistoryEntry {
    /// The version that the change made.
    pub version: i64,
    pub at: Timestamp,
    pub by: HistoryAuthor,
    /// The import that brought it, of one's own organisation.
    pub import_id: Option<ImportId>,
    /// In the order of the members' names.
    pub changes: Vec<MemberChange>,
}

impl Row for HistoryEntry {
    /// Versions have no id; their number needs none to break ties.
    fn id(&self) -> AnyId {
        uuid::Uuid::nil().into()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.version.into()
    }
}

/// A history has no filters.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct HistoryFilter {}

impl Filter for HistoryFilter {
    type View = HistoryEntry;

    const LIST: ListSpec = ListSpec {
        table: "before_images",
        sorts: &[("version", "version")],
        default_sort: "-version",
        expand: &[],
        searchable: false,
    };
}

/// A version that was replaced, and by whom.
#[derive(Queryable, Selectable)]
#[diesel(table_name = before_images)]
struct Replaced {
    version: i64,
    at: Timestamp,
    author: Author,
    actor_kind: ActorKind,
    actor_id: Option<AnyId>,
    organisation_id: Option<OrganisationId>,
    import_id: Option<AnyId>,
    image: Sealed,
}

/// A page of the history of a row. What changed nothing that the caller sees is not in it.
///
/// # Errors
/// 404 when the row is absent or out of reach.
pub fn read<R: Remembered>(
    op: &mut Op,
    id: AnyId,
    reveal: bool,
    listing: &Listing,
) -> ApiResult<Page<HistoryEntry>> {
    let (present, sight) = R::found(op, id, reveal)?;
    let mut entries = match sight {
        Some(sight) => entries(op, &present, &sight)?,
        None => Vec::new(),
    };
    let total = match listing.count {
        Count::None => None,
        Count::Estimate | Count::Exact => i64::try_from(entries.len()).ok().map(Total::Exactly),
    };
    if !listing.is_descending() {
        entries.reverse();
    }
    if let Some(last) = listing.after_number() {
        let descending = listing.is_descending();
        entries.retain(|entry| {
            if descending {
                entry.version < last
            } else {
                entry.version > last
            }
        });
    }
    entries.truncate(listing.limit() + 1);
    Ok(listing.slice(entries, total).into_page(|entry| entry))
}

/// The versions whose changes the caller sees, the newest first.
fn entries<R: Remembered>(
    op: &mut Op,
    present: &R,
    sight: &R::Sight,
) -> ApiResult<Vec<HistoryEntry>> {
    let images = before_images::table
        .filter(before_images::row_id.eq(present.id()))
        .filter(before_images::deleted.eq(false))
        .order((before_images::version.desc(), before_images::seq.desc()))
        .limit(MOST)
        .select(Replaced::as_select());
    let images: Vec<Replaced> = images.load(op.conn())?;
    let names = names(op, &images)?;
    let since = present.told_since(op)?;
    let images = images
        .into_iter()
        .take_while(|replaced| since.is_none_or(|since| replaced.at > since));
    let mut after = Shown::of(present.clone(), sight)?;
    let mut entries = Vec::new();
    for replaced in images {
        let show = |row| Shown::of(row, sight);
        let before = replaced.image.open(Purpose::History, present, show)?;
        let changes = before.changes(&after);
        after = before;
        if !changes.is_empty() {
            entries.push(replaced.entry(op, &names, changes));
        }
    }
    Ok(entries)
}

/// A version as the caller sees it.
struct Shown {
    members: Map<String, Value>,
    untold: &'static [&'static str],
}

impl Shown {
    fn of<R: Remembered>(row: R, sight: &R::Sight) -> ApiResult<Self> {
        let untold = row.untold(sight);
        let members = match row.shown(sight.clone())? {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        Ok(Self { members, untold })
    }

    fn changes(&self, after: &Self) -> Vec<MemberChange> {
        let told = |name: &&String| {
            let name = name.as_str();
            ![&NEVER_TOLD[..], self.untold, after.untold]
                .iter()
                .any(|untold| untold.contains(&name))
        };
        let value = |of: &Self, name| of.members.get(name).cloned().unwrap_or_default();
        let changes = after.members.keys().filter(told).map(|name| MemberChange {
            member: name.clone(),
            before: value(self, name),
            after: value(after, name),
        });
        let mut changes: Vec<MemberChange> = changes
            .filter(|change| change.before != change.after)
            .collect();
        changes.sort_by(|one, other| one.member.cmp(&other.member));
        changes
    }
}

impl Replaced {
    fn is_own(&self, op: &Op) -> bool {
        self.organisation_id.is_some() && self.organisation_id == op.actor.bound.organisation
    }

    fn entry(
        self,
        op: &Op,
        names: &HashMap<AnyId, String>,
        changes: Vec<MemberChange>,
    ) -> HistoryEntry {
        let own = self.is_own(op);
        let id = self.actor_id.filter(|_| own);
        HistoryEntry {
            version: self.version + 1,
            at: self.at,
            by: HistoryAuthor {
                kind: if own { Author::Own } else { self.author },
                id,
                name: id.and_then(|id| names.get(&id).cloned()),
            },
            import_id: self.import_id.filter(|_| own).and_then(import),
            changes,
        }
    }
}

/// An import; not the job that has taken one back, whose id is made of its name.
fn import(id: AnyId) -> Option<ImportId> {
    (id.uuid().get_version_num() == 7).then(|| id.typed())
}

/// The names of those of the caller's own organisation who made these versions.
fn names(op: &mut Op, replaced: &[Replaced]) -> ApiResult<HashMap<AnyId, String>> {
    let of_kind = |op: &Op, kind| {
        let own = replaced.iter().filter(|version| version.is_own(op));
        let own = own.filter(|version| version.actor_kind == kind);
        let mut ids: Vec<AnyId> = own.filter_map(|version| version.actor_id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let mut names = HashMap::new();
    let people = of_kind(op, ActorKind::User);
    if !people.is_empty() {
        let named = users::table.filter(users::id.eq_any(people));
        let named = named.select((users::id, users::display_name));
        names.extend(named.load::<(AnyId, String)>(op.conn())?);
    }
    let programs = of_kind(op, ActorKind::Client);
    if !programs.is_empty() {
        let named = clients::table.filter(clients::id.eq_any(programs));
        let named = named.select((clients::id, clients::name));
        names.extend(named.load::<(AnyId, String)>(op.conn())?);
    }
    Ok(names)
}
