//! What an enterprise is: its row, what clients send and what they see.

use std::str::FromStr;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use super::tax_code::{InvalidTaxCode, LegalForm, TaxCode};
use crate::platform::changes::Change;
use crate::platform::db::schema::enterprises;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::external_ids::{ExternalId, Keyed};
use crate::platform::filter::AnyOf;
use crate::platform::ids::{AnyId, EnterpriseId, UnitId};
use crate::platform::json::Patch;
use crate::platform::page::{Filter, ListSpec, Row, SortValue};
use crate::platform::phone::Phone;
use crate::platform::text::{nfc, sort_key};
use crate::platform::time::Timestamp;
use crate::text_enum;

text_enum! {
    /// Life cycle of an enterprise.
    pub enum EnterpriseStatus {
        Active = "ACTIVE",
        Closed = "CLOSED",
    }
}

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = enterprises, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Enterprise {
    #[diesel(skip_insertion, skip_update)]
    pub seq: i64,
    #[diesel(skip_update)]
    pub id: EnterpriseId,
    pub legal_form: LegalForm,
    pub tax_code: TaxCode,
    pub name: String,
    pub sort_key: String,
    pub industry: Option<String>,
    pub unit_id: Option<UnitId>,
    pub commune_id: Option<UnitId>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub representative: Option<String>,
    pub status: EnterpriseStatus,
    pub demo: bool,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// An enterprise as clients send it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "legalForm": "COOPERATIVE", "taxCode": "0100109106", "name": "Hợp tác xã Chè Mộc Châu (demo)",
    "industry": "01", "phone": "0912345678", "representative": "Lò Văn Mẫu"
}))]
pub struct EnterpriseInput {
    pub legal_form: LegalForm,
    /// Mã số thuế: 10 digits, 13 of a branch, 12 of a household business.
    #[schema(min_length = 1, max_length = 32)]
    pub tax_code: String,
    #[schema(min_length = 2, max_length = 200)]
    pub name: String,
    /// Code list `vsic-industries`.
    #[schema(max_length = 64)]
    pub industry: Option<String>,
    /// Commune or village of the seat.
    pub unit_id: Option<UnitId>,
    #[schema(max_length = 300)]
    pub address: Option<String>,
    /// Stored as +84….
    #[schema(max_length = 32)]
    pub phone: Option<String>,
    #[schema(format = "email", max_length = 200)]
    pub email: Option<String>,
    /// Who speaks for the enterprise.
    #[schema(min_length = 1, max_length = 200)]
    pub representative: Option<String>,
    #[serde(default = "active")]
    pub status: EnterpriseStatus,
    /// Keys of the enterprise in other systems.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

fn active() -> EnterpriseStatus {
    EnterpriseStatus::Active
}

/// An enterprise as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "01980000-0000-7000-8000-000000000001", "legalForm": "COOPERATIVE",
    "taxCode": "0100109106", "name": "Hợp tác xã Chè Mộc Châu (demo)", "industry": "01",
    "unitId": null, "communeId": null, "address": null, "phone": "+84912345678", "email": null,
    "representative": "Lò Văn Mẫu", "status": "ACTIVE", "demo": true, "externalIds": [],
    "version": 1, "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct EnterpriseView {
    pub id: EnterpriseId,
    pub legal_form: LegalForm,
    /// That of a household business may be its owner's citizen ID: then all but the last three
    /// digits are masked, except to who may change the enterprise and reads it alone.
    pub tax_code: String,
    pub name: String,
    pub industry: Option<String>,
    pub unit_id: Option<UnitId>,
    /// Present commune of the seat.
    pub commune_id: Option<UnitId>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub representative: Option<String>,
    pub status: EnterpriseStatus,
    /// Made up for a demonstration.
    pub demo: bool,
    pub external_ids: Vec<ExternalId>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// Change of an enterprise.
pub type EnterprisePatch = Patch<EnterpriseInput>;

/// A tax code to look for. One that is a citizen ID is refused: those never stand in a URL.
#[derive(Debug, Clone)]
pub struct SoughtTaxCode(String);

impl SoughtTaxCode {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SoughtTaxCode {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [LegalForm::Enterprise, LegalForm::Branch]
            .into_iter()
            .find_map(|form| TaxCode::parse(text, form).ok())
            .map(|code| Self(code.as_str().to_owned()))
            .ok_or("a tax code of 10 or 13 digits is expected")
    }
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct EnterpriseFilter {
    /// Code list `vsic-industries`, separated by commas.
    #[param(value_type = String)]
    pub industry: AnyOf<String>,
    #[param(value_type = String, example = "COOPERATIVE")]
    pub legal_form: AnyOf<LegalForm>,
    /// Present commune of the seat.
    pub commune_id: Option<UnitId>,
    /// The whole code, of 10 or 13 digits.
    #[param(value_type = String, example = "0100109106")]
    pub tax_code: AnyOf<SoughtTaxCode>,
    #[param(value_type = String, example = "ACTIVE")]
    pub status: AnyOf<EnterpriseStatus>,
}

impl Filter for EnterpriseFilter {
    const LIST: ListSpec = ListSpec {
        table: "enterprises",
        sorts: &[("name", "sort_key"), ("createdAt", "created_at")],
        default_sort: "name",
        expand: &[],
        searchable: true,
    };
}

impl Row for Enterprise {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, sort: &str) -> SortValue {
        match sort {
            "createdAt" => self.created_at.into(),
            _ => self.sort_key.as_str().into(),
        }
    }

    fn seq(&self) -> i64 {
        self.seq
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
        InvalidTaxCode::BranchNumber => (ErrorCode::TaxCodeBranch, json!({})),
    };
    problems.add_with(code, "/taxCode", params);
}

impl Enterprise {
    /// A new row; what `input` breaks is noted in `problems`.
    pub fn new(input: &EnterpriseInput, now: Timestamp, problems: &mut Problems) -> Self {
        let mut enterprise = Self {
            seq: 0,
            id: EnterpriseId::new(),
            legal_form: input.legal_form,
            tax_code: TaxCode::missing(),
            name: String::new(),
            sort_key: String::new(),
            industry: None,
            unit_id: None,
            commune_id: None,
            address: None,
            phone: None,
            email: None,
            representative: None,
            status: input.status,
            demo: false,
            version: 0,
            created_at: now,
            updated_at: now,
        };
        enterprise.apply(input, now, problems);
        enterprise
    }

    /// Take over what `input` says, as the next version. The commune follows the unit and is
    /// the service's to find.
    pub fn apply(&mut self, input: &EnterpriseInput, now: Timestamp, problems: &mut Problems) {
        let phone = input.phone.as_deref().map(Phone::parse).transpose();
        problems.expect(phone.is_ok(), ErrorCode::PhoneInvalid, "/phone");
        match TaxCode::parse(&input.tax_code, input.legal_form) {
            Ok(code) => self.tax_code = code,
            Err(error) => note(error, problems),
        }
        self.legal_form = input.legal_form;
        self.name = nfc(&input.name);
        problems.expect(!self.name.is_empty(), ErrorCode::NameInvalid, "/name");
        self.sort_key = sort_key(&self.name);
        self.industry.clone_from(&input.industry);
        self.unit_id = input.unit_id;
        self.address = input.address.as_deref().map(nfc);
        self.phone = phone.ok().flatten().map(|phone| phone.as_str().to_owned());
        self.email.clone_from(&input.email);
        self.representative = input.representative.as_deref().map(nfc);
        self.status = input.status;
        self.version += 1;
        self.updated_at = now;
    }

    /// The row as a client would send it, for a merge patch to start from.
    #[must_use]
    pub fn to_input(&self, external_ids: Vec<ExternalId>) -> EnterpriseInput {
        EnterpriseInput {
            legal_form: self.legal_form,
            tax_code: self.tax_code.as_str().to_owned(),
            name: self.name.clone(),
            industry: self.industry.clone(),
            unit_id: self.unit_id,
            address: self.address.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            representative: self.representative.clone(),
            status: self.status,
            external_ids,
        }
    }

    /// As clients see it, with the tax code masked where it is a citizen ID.
    #[must_use]
    pub fn into_view(self, external_ids: Vec<ExternalId>) -> EnterpriseView {
        EnterpriseView {
            id: self.id,
            legal_form: self.legal_form,
            tax_code: self.tax_code.masked(),
            name: self.name,
            industry: self.industry,
            unit_id: self.unit_id,
            commune_id: self.commune_id,
            address: self.address,
            phone: self.phone,
            email: self.email,
            representative: self.representative,
            status: self.status,
            demo: self.demo,
            external_ids,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }

    /// The tax code as others may know it: none when it is a citizen ID.
    #[must_use]
    pub fn open_tax_code(&self) -> Option<&str> {
        (!self.tax_code.is_personal_id()).then(|| self.tax_code.as_str())
    }

    /// The row as its external ids know it.
    #[must_use]
    pub fn keyed(&self) -> Keyed {
        Keyed {
            resource: RESOURCE,
            id: self.id.any(),
            version: self.version,
        }
    }

    /// The change that made this version.
    #[must_use]
    pub fn change(&self, action: &'static str) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(json!({"taxCode": self.open_tax_code()}))
            .commune(self.commune_id)
            .enterprise(self.id)
    }
}
