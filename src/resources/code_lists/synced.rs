//! What other systems copy of code lists.

use super::model::{AnyItemFilter, CodeListItem, CodeListItemView};
use super::{RESOURCE, service};
use crate::platform::resource::heard_by_all;
use crate::synced;

synced! {
    CodeListItem in RESOURCE, read by None; AnyItemFilter => CodeListItemView;
    lists service::list_all; views service::views_by_id; versions service::versions;
    heard by heard_by_all;
    // Items have no id of their own.
    const KEYS: &'static [&'static str] = &["list", "code"];
}
