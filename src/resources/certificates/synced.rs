//! What other systems copy of certificates.

use super::model::{Certificate, CertificateFilter, CertificateView};
use super::store::audiences;
use super::{RESOURCE, service};
use crate::platform::auth::authz::Action;
use crate::{remembered, synced};

synced! {
    Certificate in RESOURCE, read by Some(Action::CertificateRead); CertificateFilter => CertificateView;
    lists service::list; views service::views_by_id; versions service::versions;
    heard by audiences;
}

// Its code never changes, so that its address is never told.
remembered! {
    Certificate in RESOURCE, read by Action::CertificateRead; found by service::within;
    shown as |certificate, _| certificate.into_view(None, "");
}
