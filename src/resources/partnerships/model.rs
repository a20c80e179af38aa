//! What a partnership is: what clients send of it, its row and what they see.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::listed;
use crate::platform::db::schema::partnerships;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::Ways;
use crate::platform::resource::decided::DecidedMember;
use crate::platform::resource::import::nobody;
use crate::platform::resource::{Decisions, Seen, WithKeys};
use crate::platform::values::ids::{EnterpriseId, OccupationId, PartnershipId, SchoolId};
use crate::platform::values::time::{Date, Timestamp};
use crate::resources::enterprises::EnterpriseView;
use crate::resources::occupations::OccupationView;
use crate::resources::schools::SchoolView;

/// A partnership as clients send it.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    ToSchema,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
)]
#[diesel(table_name = partnerships, treat_none_as_null = true, treat_none_as_default_value = false)]
#[serde(rename_all = "camelCase")]
#[schema(as = Partnership, example = json!({
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "enterpriseId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21",
    "occupationId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "level": "COLLEGE",
    "signedDate": "2026-03-02", "expiryDate": "2028-03-01", "scope": "Thực hành tại xưởng",
    "practicePlaces": 20, "contactName": "Lò Văn Mẫu", "contactPhone": "+84912345678"
}))]
pub struct PartnershipTerms {
    /// A school's own when left out; others must name it. It stays as it is.
    ///
    /// vi: Định danh của cơ sở đào tạo; cơ sở tự gửi thì bỏ trống
    #[serde(default = "nobody")]
    pub school_id: SchoolId,
    /// vi: Định danh của doanh nghiệp trong hệ thống, thay cho mã
    pub enterprise_id: EnterpriseId,
    /// vi: Định danh của ngành, nghề trong hệ thống, thay cho mã
    pub occupation_id: OccupationId,
    /// Code list `training-levels`; the occupation's where it has one.
    ///
    /// vi: Mã trình độ đào tạo
    #[schema(max_length = 64)]
    pub level: String,
    /// First day.
    ///
    /// vi: Ngày ký
    pub signed_date: Date,
    /// Last day; open when absent.
    ///
    /// vi: Ngày hết hạn; bỏ trống khi không thời hạn
    pub expiry_date: Option<Date>,
    /// What was agreed on.
    ///
    /// vi: Nội dung hợp tác
    #[schema(max_length = 1000)]
    pub scope: Option<String>,
    /// Trainees whom the enterprise takes at a time for practice.
    ///
    /// vi: Số chỗ thực hành tại doanh nghiệp
    #[schema(minimum = 0, maximum = 100_000)]
    pub practice_places: Option<i32>,
    /// Who speaks for the enterprise in it.
    ///
    /// vi: Người liên hệ
    #[schema(min_length = 1, max_length = 200, format = "person-name")]
    pub contact_name: Option<String>,
    /// Stored as +84….
    ///
    /// vi: Điện thoại liên hệ, định dạng văn bản
    #[schema(max_length = 32)]
    pub contact_phone: Option<String>,
    /// vi: Thư điện tử liên hệ
    #[schema(format = "email", max_length = 200)]
    pub contact_email: Option<String>,
}

pub type PartnershipInput = WithKeys<PartnershipTerms>;

/// A row of the table.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    Serialize,
    Deserialize,
)]
#[diesel(table_name = partnerships, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Partnership {
    #[diesel(skip_update)]
    pub id: PartnershipId,
    #[diesel(embed)]
    #[serde(flatten)]
    pub terms: PartnershipTerms,
    pub decided: Decisions,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A partnership as clients see it.
pub type PartnershipView = Seen<PartnershipInput, Related>;

/// Related rows inside a view.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// Members that the lead agency has corrected: no nightly row changes them, until it says the same
    /// or the lead agency releases them.
    #[schema(required = false)]
    pub decided: Vec<DecidedMember>,
    /// With `expand=school`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub school: Option<SchoolView>,
    /// With `expand=enterprise`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub enterprise: Option<EnterpriseView>,
    /// With `expand=occupation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub occupation: Option<OccupationView>,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct PartnershipFilter {
    pub school_id: Option<SchoolId>,
    pub enterprise_id: Option<EnterpriseId>,
    pub occupation_id: Option<OccupationId>,
    /// Code list `training-levels`, separated by commas.
    #[param(value_type = String)]
    pub level: AnyOf<String>,
    /// Only partnerships that are in force on this day.
    pub valid_on: Option<Date>,
}

listed! {
    Partnership in partnerships by PartnershipFilter: "createdAt" created_at;
    default "createdAt"; expand ["school", "enterprise", "occupation"]; along ways;
}

fn ways(filter: &PartnershipFilter, ways: &mut Ways<'_>) {
    ways.by("school_id", &filter.school_id)
        .by("enterprise_id", &filter.enterprise_id)
        .by("occupation_id", &filter.occupation_id);
}
