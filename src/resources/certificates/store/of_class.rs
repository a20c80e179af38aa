//! Certificates of a class.

use diesel::prelude::*;

use super::super::model::{Certificate, CertificateStatus};
use super::visible;
use crate::platform::auth::authz::Reach;
use crate::platform::db::DbConnection;
use crate::platform::db::schema::{certificates, enrolments};
use crate::platform::error::ApiResult;
use crate::platform::values::ids::ClassId;

/// Those that hold, of people of a class.
pub fn holding(
    conn: &mut DbConnection,
    reach: &Reach,
    class: ClassId,
) -> ApiResult<Vec<Certificate>> {
    let of_class = enrolments::table.filter(enrolments::class_id.eq(class));
    let rows = visible(reach)
        .filter(certificates::enrolment_id.eq_any(of_class.select(enrolments::id)))
        .filter(certificates::status.eq(CertificateStatus::Issued))
        .select(Certificate::as_select());
    Ok(rows.load(conn)?)
}
