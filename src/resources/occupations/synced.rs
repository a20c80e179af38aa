//! What other systems copy of occupations.

use super::model::Occupation;
use super::wire::{OccupationFilter, OccupationView};
use super::{RESOURCE, service};
use crate::platform::resource::heard_by_all;
use crate::synced;

synced! {
    Occupation in RESOURCE, read by None; OccupationFilter => OccupationView;
    lists service::list; views service::views_by_id; versions service::versions;
    heard by heard_by_all;
}
