//! What other systems copy of admin units.

use super::model::AdminUnit;
use super::wire::{UnitFilter, UnitView};
use super::{RESOURCE, service};
use crate::platform::resource::heard_by_all;
use crate::synced;

synced! {
    AdminUnit in RESOURCE, read by None; UnitFilter => UnitView;
    lists service::list; views service::views_by_id; versions service::versions;
    heard by heard_by_all;
}
