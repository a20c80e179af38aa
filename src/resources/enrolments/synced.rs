//! What other systems copy of enrolments.

use super::model::{Enrolment, EnrolmentFilter, EnrolmentView};
use super::{RESOURCE, service};
use crate::platform::auth::authz::Action;
use crate::platform::resource::Concerns;
use crate::{remembered, synced};

synced! {
    Enrolment in RESOURCE, read by Some(Action::EnrolmentRead); EnrolmentFilter => EnrolmentView;
    lists service::list; views service::views_by_id; versions service::versions;
    heard by <Enrolment as Concerns>::audiences;
}

remembered! {
    Enrolment in RESOURCE, read by Action::EnrolmentRead; found by service::within;
    shown as |enrolment, _| enrolment.into_view(Vec::new());
}
