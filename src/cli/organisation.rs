//! The organisation that a new user or client belongs to.

use clap::Args;
use registry::platform::error::{ApiError, ApiResult, ErrorCode};
use registry::platform::op::Op;
use registry::platform::resource;
use registry::platform::values::ids::{EnterpriseId, SchoolId, UnitId};
use registry::resources::organisations::service;
use registry::resources::organisations::{Organisation, OrganisationInput, OrganisationKind};

/// The organisation of the first administrator.
const LEAD_AGENCY: &str = "Cơ quan quản lý";

/// Which organisation, and how to make it when it does not exist.
#[derive(Debug, Clone, Args)]
pub struct OrganisationArgs {
    /// Name of the organisation; by default the province's managing agency, made when needed
    #[arg(long)]
    organisation: Option<String>,
    /// Make the organisation when it does not exist: AGENCY, SCHOOL, ENTERPRISE or `APP_OWNER`
    #[arg(long, requires = "organisation")]
    organisation_kind: Option<OrganisationKind>,
    /// Unit of a new agency; the province by default
    #[arg(long, requires = "organisation_kind")]
    unit_id: Option<UnitId>,
    /// School of a new organisation of a school
    #[arg(long, requires = "organisation_kind")]
    school_id: Option<SchoolId>,
    /// Enterprise of a new organisation of an enterprise
    #[arg(long, requires = "organisation_kind")]
    enterprise_id: Option<EnterpriseId>,
}

impl OrganisationArgs {
    /// The organisation's id.
    pub fn find_or_make(
        &self,
        op: &mut Op,
    ) -> ApiResult<registry::platform::values::ids::OrganisationId> {
        let name = self.organisation.as_deref().unwrap_or(LEAD_AGENCY);
        if let Some(known) = service::named(op, name)? {
            return Ok(known.id);
        }
        let kind = match (self.organisation_kind, &self.organisation) {
            (Some(kind), _) => kind,
            (None, None) => OrganisationKind::Agency,
            (None, Some(_)) => {
                let error = ApiError::new(ErrorCode::NotFound).with("organisation", name);
                return Err(error.caused_by("--organisation-kind makes a new one"));
            }
        };
        let mut unit_id = self.unit_id;
        if kind == OrganisationKind::Agency && unit_id.is_none() {
            unit_id = service::province(op)?;
        }
        let input = OrganisationInput {
            kind,
            name: name.to_owned(),
            unit_id,
            school_id: self.school_id,
            enterprise_id: self.enterprise_id,
            active: true,
        };
        resource::service::create::<Organisation>(op, &input).map(|organisation| organisation.id)
    }
}
