//! What a campus is to the registry, and its rules.

use serde_json::{Value, json};

use super::model::{Campus, CampusInput, CampusView};
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::{Actions, Resource};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::text::nfc;
use crate::resources::admin_units;
use crate::{actions, copied};

impl Resource for Campus {
    const NAME: &'static str = "campuses";
    const ACTIONS: Actions = actions!("campus": SchoolRead, SchoolChange);
    type Input = CampusInput;
    type View = CampusView;
    type Related = ();

    /// The path names the school, so that the body alone makes none.
    fn blank(_: &mut Op, _: &Reach, _: &CampusInput, _: &mut Problems) -> ApiResult<Self> {
        Err(ApiError::at(ErrorCode::FieldRequired, "/schoolId"))
    }

    fn apply(&mut self, input: &CampusInput, problems: &mut Problems) {
        self.name = problems.name_at(&input.name, "/name");
        self.unit_id = input.unit_id;
        self.address = input.address.as_deref().map(nfc);
        self.phone = problems.institution_phone(input.phone.as_deref());
    }

    fn to_input(&self, _: Vec<ExternalId>) -> CampusInput {
        copied!(CampusInput from &self { name, unit_id, address, phone } and {})
    }

    fn into_view(self, _: Vec<ExternalId>, (): ()) -> CampusView {
        copied!(CampusView from self {
            id, school_id, name, unit_id, address, phone, version, created_at, updated_at,
        } and {})
    }

    fn natural_keys(&self) -> Value {
        json!({"schoolId": self.school_id, "name": self.name})
    }

    fn check(&mut self, op: &mut Op, _: Option<&Self>, mut problems: Problems) -> ApiResult<()> {
        if let Some(unit) = self.unit_id {
            admin_units::service::place_of(op, unit, "/unitId", &mut problems)?;
        }
        problems.check()
    }
}
