//! What other systems copy of employment outcomes.

use super::model::{Outcome, OutcomeFilter, OutcomeView};
use super::{RESOURCE, service};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::resource::Concerns;
use crate::{remembered, synced};

synced! {
    Outcome in RESOURCE, read by Some(Action::OutcomeRead); OutcomeFilter => OutcomeView;
    lists service::list; views service::views_by_id; versions service::versions;
    heard by <Outcome as Concerns>::audiences;
}

remembered! {
    Outcome in RESOURCE, read by Action::OutcomeRead; found by service::within;
    shown as |outcome, reach| outcome.into_view(matches!(reach, Reach::Enterprise(_)));
}
