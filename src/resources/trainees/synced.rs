//! What other systems copy of trainees.

use super::input::TraineeFilter;
use super::model::Trainee;
use super::view::TraineeView;
use super::{RESOURCE, service};
use crate::platform::auth::authz::Action;
use crate::platform::resource::heard_of_people;
use crate::synced;

synced! {
    Trainee in RESOURCE, read by Some(Action::TraineeRead); TraineeFilter => TraineeView;
    lists service::list; views service::views_by_id; versions service::versions;
    heard by heard_of_people;
    fn reveals(filter: &TraineeFilter) -> bool {
        filter.reveal || filter.is_sensitive()
    }
}
