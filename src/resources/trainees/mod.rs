//! Trainees (người học): the people, found by name without accents, their personal data masked
//! unless a caller who may see it asks for it.

pub mod backfill;
pub mod citizen_id;
mod decided;
mod former_ids;
mod identity;
mod import;
mod import_residence;
mod input;
mod known;
mod links;
mod merged;
mod model;
mod newcomers;
mod numbers;
mod pages;
mod reach;
mod residence;
mod routes;
pub mod service;
mod sharing;
mod store;
mod synced;
mod taken;
mod view;

use crate::platform::resource::import::RowKind;
use crate::platform::resource::{Kind, Part};

pub use citizen_id::{Sex, is_province_prefix};
pub use import::TraineeRow;
pub use input::{Passport, TraineeFilter, TraineeInput};
pub use model::{Trainee, match_key};
pub use residence::ResidenceElsewhere;
pub use sharing::{Relation, SchoolLink};
pub use taken::Taken;
pub use view::TraineeView;

/// Name of the resource in audit events, the change feed and external ids.
pub const RESOURCE: &str = "trainees";

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new(
    "trainees",
    "People in training, with personal data masked",
    routes::configure,
)
.synced(Kind::of::<Trainee>(&[
    "id",
    "citizenId",
    "fullName",
    "sex",
    "birthDate",
]))
.imports(&[RowKind::of::<TraineeRow>()])
.searched("trainees", store::refill_search)
.relocated(service::RELOCATED)
.busy(1);
