//! What an enterprise is to the registry, and its rules.

use serde_json::{Value, json};

use super::model::{Enterprise, EnterpriseInput, EnterpriseView};
use super::store;
use super::tax_code::{InvalidTaxCode, TaxCode};
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::{Op, code_values};
use crate::platform::resource::{Actions, Decisions, Resource, decided};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::AnyId;
use crate::platform::values::text::{nfc, sort_key};
use crate::resources::admin_units;
use crate::{actions, copied};

impl Resource for Enterprise {
    const NAME: &'static str = "enterprises";
    const ACTIONS: Actions = actions!("enterprise": EnterpriseRead, EnterpriseCreate, EnterpriseChange, EnterpriseDelete);
    type Input = EnterpriseInput;
    type View = EnterpriseView;
    type Related = ();

    fn blank(_: &mut Op, _: &Reach, _: &EnterpriseInput, _: &mut Problems) -> ApiResult<Self> {
        Ok(Self::default())
    }

    /// The commune follows the unit and is found in [`Resource::check`].
    fn apply(&mut self, input: &EnterpriseInput, problems: &mut Problems) {
        copied!(self from &input { legal_form, industry, unit_id, email, status });
        match TaxCode::parse(&input.tax_code, input.legal_form) {
            Ok(code) => self.tax_code = code,
            Err(error) => note(error, problems),
        }
        self.name = problems.name_at(&input.name, "/name");
        self.sort_key = sort_key(&self.name);
        self.address = input.address.as_deref().map(nfc);
        self.phone = problems.institution_phone(input.phone.as_deref());
        let representative = input.representative.as_deref();
        self.representative = representative.map(|name| problems.name_at(name, "/representative"));
    }

    fn to_input(&self, external_ids: Vec<ExternalId>) -> EnterpriseInput {
        copied!(EnterpriseInput from &self {
            legal_form, name, industry, unit_id, address, phone, email, representative, status,
        } and { tax_code: self.tax_code.as_str().to_owned(), external_ids })
    }

    /// A tax code that is a citizen ID is masked.
    fn into_view(self, external_ids: Vec<ExternalId>, (): ()) -> EnterpriseView {
        let tax_code = self.tax_code.masked();
        copied!(EnterpriseView from self {
            id, legal_form, name, industry, unit_id, commune_id, address, phone, email,
            representative, status, demo, version, created_at, updated_at,
        } and { tax_code, decided: decided::members(&self.decided), external_ids })
    }

    fn decided(&mut self) -> Option<&mut Decisions> {
        Some(&mut self.decided)
    }

    // Several offices send enterprises, and none leads the others: what somebody has said by hand counts
    // more than what comes every night, and the enterprise knows its own phone.
    fn corrects(_: &Reach, nightly: bool) -> bool {
        !nightly
    }

    fn natural_keys(&self) -> Value {
        json!({"taxCode": self.open_tax_code()})
    }

    /// A citizen ID that was the tax code is masked as one that is.
    fn untold(&self) -> &'static [&'static str] {
        if self.tax_code.is_personal_id() {
            &["taxCode"]
        } else {
            &[]
        }
    }

    // What an enterprise is and whether it is open, the province says.
    fn check_fixed(&self, reach: &Reach, input: &EnterpriseInput, problems: &mut Problems) {
        if *reach == Reach::All {
            return;
        }
        for (kept, pointer) in [
            (input.legal_form == self.legal_form, "/legalForm"),
            (input.tax_code == self.tax_code.as_str(), "/taxCode"),
            (input.name == self.name, "/name"),
            (input.industry == self.industry, "/industry"),
            (input.unit_id == self.unit_id, "/unitId"),
            (input.status == self.status, "/status"),
        ] {
            problems.expect(kept, ErrorCode::FieldReserved, pointer);
        }
    }

    fn check(&mut self, op: &mut Op, old: Option<&Self>, mut problems: Problems) -> ApiResult<()> {
        let industries = (
            old.and_then(|row| row.industry.as_deref()),
            self.industry.as_deref(),
        );
        code_values::expect_chosen(
            op,
            &mut problems,
            "vsic-industries",
            industries,
            "/industry",
        )?;
        self.commune_id = match self.unit_id {
            Some(unit) => {
                let place = admin_units::service::place_of(op, unit, "/unitId", &mut problems)?;
                place.map(|place| place.commune)
            }
            None => None,
        };
        problems.check()
    }

    /// The tax code of a household business may be a citizen ID, and keys stand in URLs.
    fn check_keys(input: &EnterpriseInput, keys: &[ExternalId]) -> ApiResult<()> {
        let code = TaxCode::parse(&input.tax_code, input.legal_form).ok();
        let personal = code.filter(TaxCode::is_personal_id);
        let mut problems = Problems::new();
        for (index, key) in keys.iter().enumerate() {
            let is_it = personal
                .as_ref()
                .is_some_and(|code| code.as_str() == key.value);
            let pointer = format!("/externalIds/{index}/value");
            problems.expect(!is_it, ErrorCode::ExternalIdPersonal, &pointer);
        }
        problems.check()
    }

    fn same_key(op: &mut Op, _: &Reach, input: &EnterpriseInput) -> ApiResult<Option<AnyId>> {
        match TaxCode::parse(&input.tax_code, input.legal_form) {
            Ok(code) => store::with_tax_code(op.conn(), code.as_str()),
            Err(_) => Ok(None),
        }
    }
}

/// Note what is wrong with a tax code under its own code.
fn note(error: InvalidTaxCode, problems: &mut Problems) {
    let (code, params) = match error {
        InvalidTaxCode::NotDigits => (ErrorCode::TaxCodeDigits, json!({})),
        InvalidTaxCode::WrongLength { expected } => {
            (ErrorCode::TaxCodeLength, json!({"expected": expected}))
        }
        InvalidTaxCode::CheckDigit { expected } => {
            (ErrorCode::TaxCodeCheckDigit, json!({"expected": expected}))
        }
        InvalidTaxCode::NoCheckDigit => (ErrorCode::TaxCodeImpossible, json!({})),
        InvalidTaxCode::Owner => (ErrorCode::TaxCodeOwner, json!({})),
        InvalidTaxCode::BranchNumber => (ErrorCode::TaxCodeBranch, json!({})),
    };
    problems.add_with(code, "/taxCode", params);
}
