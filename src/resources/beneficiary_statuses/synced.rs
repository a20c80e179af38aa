//! What other systems copy of beneficiary statuses.

use super::model::{AnyStatusFilter, BeneficiaryStatus, BeneficiaryStatusView};
use super::{RESOURCE, service};
use crate::platform::auth::authz::Action;
use crate::platform::resource::heard_of_people;
use crate::{remembered, synced};

synced! {
    BeneficiaryStatus in RESOURCE, read by Some(Action::BeneficiaryRead); AnyStatusFilter => BeneficiaryStatusView;
    lists service::list_all; views service::views_by_id; versions service::versions;
    heard by heard_of_people;
}

remembered! {
    BeneficiaryStatus in RESOURCE, read by Action::BeneficiaryRead; found by service::within;
    shown as |status, _| status.into_view();
}
