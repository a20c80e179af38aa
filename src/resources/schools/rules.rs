//! What a school is to the registry, and its rules.

use serde_json::{Value, json};

use super::model::{School, SchoolInput, SchoolView};
use super::successors;
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::{Op, code_values};
use crate::platform::resource::{Actions, Resource};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::text::{nfc, sort_key};
use crate::resources::admin_units;
use crate::{actions, copied};

impl Resource for School {
    const NAME: &'static str = "schools";
    const ACTIONS: Actions =
        actions!("school": SchoolRead, SchoolCreate, SchoolChange, SchoolDelete);
    type Input = SchoolInput;
    type View = SchoolView;
    type Related = ();

    fn blank(_: &mut Op, _: &Reach, _: &SchoolInput, _: &mut Problems) -> ApiResult<Self> {
        Ok(Self::default())
    }

    fn apply(&mut self, input: &SchoolInput, problems: &mut Problems) {
        copied!(self from &input {
            code, kind, ownership, unit_id, email, website, status, successor_school_id,
            successor_from,
        });
        self.name_vi = problems.name_at(&input.name_vi, "/nameVi");
        self.name_en = input.name_en.as_deref().map(nfc);
        self.sort_key = sort_key(&self.name_vi);
        self.address = input.address.as_deref().map(nfc);
        self.phone = problems.institution_phone(input.phone.as_deref());
    }

    fn to_input(&self, external_ids: Vec<ExternalId>) -> SchoolInput {
        copied!(SchoolInput from &self {
            code, name_vi, name_en, kind, ownership, unit_id, address, phone, email, website, status,
            successor_school_id, successor_from,
        } and { external_ids })
    }

    fn into_view(self, external_ids: Vec<ExternalId>, (): ()) -> SchoolView {
        copied!(SchoolView from self {
            id, code, name_vi, name_en, kind, ownership, unit_id, address, phone, email, website,
            status, successor_school_id, successor_from, demo, version, created_at, updated_at,
        } and { external_ids })
    }

    fn natural_keys(&self) -> Value {
        json!({"code": self.code})
    }

    // A school keeps its contact data; what it is, whether it is open and who goes on with it, the
    // province says.
    fn check_fixed(&self, reach: &Reach, input: &SchoolInput, problems: &mut Problems) {
        if *reach == Reach::All {
            return;
        }
        // Nor does its successor say what a closed school is called.
        let own = !matches!(reach, Reach::School(own) if own.own() != self.id);
        for (kept, pointer) in [
            (own, ""),
            (input.code == self.code, "/code"),
            (input.kind == self.kind, "/kind"),
            (input.ownership == self.ownership, "/ownership"),
            (input.status == self.status, "/status"),
            (
                input.successor_school_id == self.successor_school_id,
                "/successorSchoolId",
            ),
            (
                input.successor_from == self.successor_from,
                "/successorFrom",
            ),
        ] {
            problems.expect(kept, ErrorCode::FieldReserved, pointer);
        }
    }

    fn check(&mut self, op: &mut Op, old: Option<&Self>, mut problems: Problems) -> ApiResult<()> {
        let kinds = (old.map(|row| row.kind.as_str()), Some(&*self.kind));
        let owners = (
            old.map(|row| row.ownership.as_str()),
            Some(&*self.ownership),
        );
        code_values::expect_chosen(op, &mut problems, "school-kinds", kinds, "/kind")?;
        code_values::expect_chosen(op, &mut problems, "ownerships", owners, "/ownership")?;
        let moved = old.is_none_or(|old| old.unit_id != self.unit_id);
        if let Some(unit) = self.unit_id.filter(|_| moved) {
            admin_units::service::place_of(op, unit, "/unitId", &mut problems)?;
        }
        successors::check(op, self, old, problems)
    }
}
