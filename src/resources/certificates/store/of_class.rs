//! Certificates of a class.

use diesel::prelude::*;

use super::super::model::{Certificate, CertificateFilter, CertificateStatus};
use super::filtered;
use crate::platform::auth::authz::Reach;
use crate::platform::db::DbConnection;
use crate::platform::db::schema::certificates;
use crate::platform::error::ApiResult;
use crate::platform::values::ids::ClassId;

/// Those that hold, of people of a class.
pub fn holding(
    conn: &mut DbConnection,
    reach: &Reach,
    class: ClassId,
) -> ApiResult<Vec<Certificate>> {
    let of_class = CertificateFilter {
        class_id: Some(class),
        ..CertificateFilter::default()
    };
    let rows = filtered(conn.dialect(), reach, &of_class)
        .filter(certificates::status.eq(CertificateStatus::Issued))
        .select(Certificate::as_select());
    Ok(rows.load(conn)?)
}
