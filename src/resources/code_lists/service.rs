//! Rules of code lists.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::model::{
    AnyItemFilter, CodeListItem, CodeListItemInput, CodeListItemView, CodeListSummary,
    CodeListView, CodeLists, Crosswalk, ItemFilter,
};
use super::store;
use crate::platform::auth::authz::Action;
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::lists::page::{ListQuery, Page};
use crate::platform::op::Op;
use crate::platform::values::ids::AnyId;
use crate::platform::wire::preconditions::IfMatch;

/// Longest name of a list, and longest code.
const LONGEST_KEY: usize = 64;

pub fn lists(op: &mut Op) -> ApiResult<CodeLists> {
    let today = op.today();
    let mut lists: BTreeMap<String, CodeListSummary> = BTreeMap::new();
    for item in store::all(op.conn())? {
        let valid = item.is_valid_on(today);
        let summary = lists
            .entry(item.list.clone())
            .or_insert_with(|| CodeListSummary {
                name: item.list,
                items: 0,
                valid_items: 0,
            });
        summary.items += 1;
        summary.valid_items += usize::from(valid);
    }
    Ok(CodeLists {
        data: lists.into_values().collect(),
    })
}

pub fn read(op: &mut Op, list: &str, filter: &ItemFilter) -> ApiResult<CodeListView> {
    let items = store::items(op.conn(), list)?;
    if items.is_empty() {
        return Err(ApiError::not_found());
    }
    let mut crosswalks = store::crosswalks(op.conn(), list)?;
    let items = items
        .into_iter()
        .filter(|item| filter.valid_on.is_none_or(|day| item.is_valid_on(day)))
        .map(|item| {
            let crosswalks = crosswalks.remove(&item.code).unwrap_or_default();
            item.into_view(crosswalks)
        });
    Ok(CodeListView {
        name: list.to_owned(),
        items: items.collect(),
    })
}

/// The items of all lists, for exports; everybody may read them.
pub fn list_all(
    op: &mut Op,
    query: &ListQuery<AnyItemFilter>,
) -> ApiResult<Page<CodeListItemView>> {
    let (listing, filter) = (&query.listing, &query.filter);
    let wanted = |item: &CodeListItem| {
        let after = listing
            .after_text()
            .is_none_or(|key| item.key().as_str() > key);
        let lists = filter.list.values();
        after
            && lists.is_none_or(|lists| lists.contains(&item.list))
            && filter.valid_on.is_none_or(|day| item.is_valid_on(day))
    };
    // There are some hundreds of them, and no index has this order on both databases.
    let mut items = store::all(op.conn())?;
    items.retain(wanted);
    items.sort_by_cached_key(CodeListItem::key);
    let page = listing.slice(items, None);
    page.into_page_of(|items| {
        let lists: BTreeSet<String> = items.iter().map(|item| item.list.clone()).collect();
        let mut crosswalks = HashMap::new();
        for list in lists {
            let of_list = store::crosswalks(op.conn(), &list)?.into_iter();
            crosswalks.extend(of_list.map(|(code, own)| ((list.clone(), code), own)));
        }
        let items = items.into_iter().map(|item| {
            let key = (item.list.clone(), item.code.clone());
            item.into_view(crosswalks.remove(&key).unwrap_or_default())
        });
        Ok(items.collect())
    })
}

pub fn read_item(op: &mut Op, list: &str, code: &str) -> ApiResult<CodeListItemView> {
    let item = find(op, list, code)?.ok_or_else(ApiError::not_found)?;
    view(op, item)
}

/// The codes of a list in their order, also those that are no longer valid.
pub fn items(op: &mut Op, list: &str) -> ApiResult<Vec<CodeListItem>> {
    store::items(op.conn(), list)
}

/// The codes of a list, each with its labels.
pub fn labels(op: &mut Op, list: &str) -> ApiResult<Vec<(String, Vec<String>)>> {
    let items = items(op, list)?.into_iter();
    let labelled = items.map(|item| (item.code, vec![item.label_vi, item.label_en]));
    Ok(labelled.collect())
}

/// The item, whether it is still valid or has ended.
pub fn find(op: &mut Op, list: &str, code: &str) -> ApiResult<Option<CodeListItem>> {
    store::find(op.conn(), list, code)
}

/// Create or change an item; says which of both it was.
pub fn put(
    op: &mut Op,
    list: &str,
    code: &str,
    seen: Option<&IfMatch>,
    input: &CodeListItemInput,
) -> ApiResult<(bool, CodeListItemView)> {
    op.require(Action::CodeListWrite)?;
    check_key(list, code)?;
    // Items refer to each other within their list: one change of a list at a time.
    dialect::lock(op.conn(), &format!("code list {list}"))?;
    let known = find(op, list, code)?;
    match (&known, seen) {
        (Some(item), Some(seen)) => seen.check(item.version)?,
        (Some(_), None) => {
            return Err(ApiError::header(ErrorCode::VersionRequired, "If-Match"));
        }
        (None, Some(_)) => return Err(ApiError::header(ErrorCode::VersionStale, "If-Match")),
        (None, None) => {}
    }
    let created = known.is_none();
    let mut item = known.unwrap_or_else(|| CodeListItem::new(list, code, op.now));
    let position = match input.position {
        Some(position) => position,
        None if created => store::last_position(op.conn(), list)? + 1,
        None => item.position,
    };
    let mut problems = Problems::new();
    item.apply(input, position, op.now, &mut problems);
    check_replacement(op, &item, &mut problems)?;
    problems.check()?;
    if created {
        store::insert(op.conn(), &item)?;
        op.record(&item.change("code-list.create"))?;
    } else {
        store::update(op.conn(), &item)?;
        op.record(&item.change("code-list.change"))?;
    }
    let crosswalks: BTreeSet<&Crosswalk> = input.crosswalks.iter().collect();
    store::replace_crosswalks(op.conn(), &item, &crosswalks)?;
    Ok((created, view(op, item)?))
}

/// Views of items by the ids that the change feed knows them by; everybody may read them.
///
/// # Errors
/// When the database fails.
pub fn views_by_id(op: &mut Op, ids: &[AnyId]) -> ApiResult<HashMap<AnyId, CodeListItemView>> {
    let mut views = HashMap::new();
    // The lists are short, and only their keys say which item an id means.
    for item in store::all(op.conn())? {
        let id = item.feed_id();
        if ids.contains(&id) {
            views.insert(id, view(op, item)?);
        }
    }
    Ok(views)
}

/// Those ids and the versions of all items, in the order of the ids and after `after`.
///
/// # Errors
/// When the database fails.
pub fn versions(op: &mut Op, after: Option<AnyId>, limit: i64) -> ApiResult<Vec<(AnyId, i64)>> {
    let items = store::all(op.conn())?.into_iter();
    let mut rows: Vec<(AnyId, i64)> = items
        .map(|item| (item.feed_id(), item.version))
        .filter(|(id, _)| after.is_none_or(|after| *id > after))
        .collect();
    rows.sort_unstable();
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(rows)
}

fn view(op: &mut Op, item: CodeListItem) -> ApiResult<CodeListItemView> {
    let crosswalks = store::crosswalks_of(op.conn(), &item)?;
    Ok(item.into_view(crosswalks))
}

/// The path names a list as `kebab-case` and a code in upper case, as `code_values::expect` and
/// other systems write them.
fn check_key(list: &str, code: &str) -> ApiResult<()> {
    let invalid = |name| ApiError::parameter(ErrorCode::ParameterInvalid, name);
    let list_fits = list.starts_with(|c: char| c.is_ascii_lowercase())
        && list
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !list_fits || list.len() > LONGEST_KEY {
        return Err(invalid("list"));
    }
    let code_fits = code.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
        && code
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "_.-".contains(c));
    if !code_fits || code.len() > LONGEST_KEY {
        return Err(invalid("code"));
    }
    Ok(())
}

/// The code that takes the place of this one must be in the list, be valid when this one has
/// ended, and not lead back here.
fn check_replacement(op: &mut Op, item: &CodeListItem, problems: &mut Problems) -> ApiResult<()> {
    let Some(replacement) = &item.replaced_by else {
        return Ok(());
    };
    problems.expect(
        item.valid_to.is_some(),
        ErrorCode::CodeEndMissing,
        "/validTo",
    );
    let mut met = BTreeSet::from([item.code.clone()]);
    let mut next = Some(replacement.clone());
    while let Some(code) = next {
        if !met.insert(code.clone()) {
            problems.add(ErrorCode::CodeReplacedInCircle, "/replacedBy");
            return Ok(());
        }
        let Some(found) = find(op, &item.list, &code)? else {
            problems
                .add(ErrorCode::CodeUnknown, "/replacedBy")
                .param("list", item.list.as_str())
                .param("code", code);
            return Ok(());
        };
        let after = item.valid_to.map(|to| to.plus_days(1));
        if code == *replacement && after.is_some_and(|day| !found.is_valid_on(day)) {
            problems
                .add(ErrorCode::CodeExpired, "/replacedBy")
                .param("list", item.list.as_str())
                .param("code", code);
        }
        next = found.replaced_by;
    }
    Ok(())
}
