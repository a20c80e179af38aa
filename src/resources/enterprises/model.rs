//! What an enterprise is: its row, what clients send and what they see.

use std::str::FromStr;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::tax_code::{self, LegalForm, TaxCode};
use crate::platform::db::schema::enterprises;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::Ways;
use crate::platform::resource::Decisions;
use crate::platform::resource::decided::DecidedMember;
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{EnterpriseId, UnitId};
use crate::platform::values::time::Timestamp;
use crate::platform::wire::json::Patch;
use crate::{keyed, listed, text_enum};

text_enum! {
    /// Life cycle of an enterprise.
    pub enum EnterpriseStatus {
        Active = "ACTIVE",
        Closed = "CLOSED",
    }
}

/// A row of the table.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    Serialize,
    Deserialize,
)]
#[diesel(table_name = enterprises, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Enterprise {
    #[diesel(skip_insertion, skip_update)]
    pub seq: i64,
    #[diesel(skip_update)]
    pub id: EnterpriseId,
    pub legal_form: LegalForm,
    #[serde(with = "tax_code::sealed")]
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
    pub decided: Decisions,
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
    #[schema(min_length = 2, max_length = 200, format = "one-line")]
    pub name: String,
    /// Code list `vsic-industries`.
    #[schema(max_length = 64)]
    pub industry: Option<String>,
    /// Commune or village of the seat.
    pub unit_id: Option<UnitId>,
    #[schema(max_length = 300, format = "one-line")]
    pub address: Option<String>,
    /// Stored as +84…; service numbers (1900, 1800) are taken too.
    #[schema(max_length = 32)]
    pub phone: Option<String>,
    #[schema(format = "email", max_length = 200)]
    pub email: Option<String>,
    /// Who speaks for the enterprise.
    #[schema(min_length = 1, max_length = 200, format = "person-name")]
    pub representative: Option<String>,
    #[serde(default)]
    pub status: EnterpriseStatus,
    /// Keys of the enterprise in other systems.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
}

/// An enterprise as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "01980000-0000-7000-8000-000000000001", "legalForm": "COOPERATIVE",
    "taxCode": "0100109106", "name": "Hợp tác xã Chè Mộc Châu (demo)", "industry": "01",
    "unitId": null, "communeId": null, "address": null, "phone": "+84912345678", "email": null,
    "representative": "Lò Văn Mẫu", "status": "ACTIVE", "demo": true, "decided": [], "externalIds": [],
    "version": 1, "createdAt": "2026-01-05T02:00:00Z", "updatedAt": "2026-01-05T02:00:00Z"
}))]
pub struct EnterpriseView {
    pub id: EnterpriseId,
    pub legal_form: LegalForm,
    /// That of a household business may be its owner's citizen ID: then all but the last three
    /// digits are masked, except to who may change the enterprise and reads it alone.
    pub tax_code: String,
    pub name: String,
    /// Code list `vsic-industries`.
    pub industry: Option<String>,
    pub unit_id: Option<UnitId>,
    /// Present commune of the seat.
    pub commune_id: Option<UnitId>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Who acts for the enterprise by law.
    pub representative: Option<String>,
    pub status: EnterpriseStatus,
    /// Made up for a demonstration.
    pub demo: bool,
    /// Members that the enterprise, the lead agency or an employment centre has corrected by hand: no
    /// nightly row of others changes them, until it says the same or the lead agency releases them.
    pub decided: Vec<DecidedMember>,
    pub external_ids: Vec<ExternalId>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

keyed!(EnterpriseInput);

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

listed! {
    Enterprise in enterprises by EnterpriseFilter: "name" sort_key, "createdAt" created_at;
    default "name"; along ways; search;
}

fn ways(filter: &EnterpriseFilter, ways: &mut Ways<'_>) {
    let codes = filter.tax_code.values();
    let codes = codes.map(|codes| codes.iter().map(SoughtTaxCode::as_str).collect());
    ways.among("tax_code", codes);
}

impl Enterprise {
    /// The tax code as others may know it: none when it is a citizen ID.
    #[must_use]
    pub fn open_tax_code(&self) -> Option<&str> {
        (!self.tax_code.is_personal_id()).then(|| self.tax_code.as_str())
    }
}
