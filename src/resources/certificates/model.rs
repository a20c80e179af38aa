//! The row of a certificate and what clients see of it.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::RESOURCE;
use crate::platform::db::schema::certificates;
use crate::platform::error::{ApiError, ErrorCode};
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Filter, ListSpec, Row, SortValue, Ways};
use crate::platform::op::changes::Change;
use crate::platform::values::ids::{
    AnyId, CertificateId, ClassId, EnrolmentId, SchoolId, TraineeId, UnitId,
};
use crate::platform::values::number::number_key;
use crate::platform::values::partial_date::Precision;
use crate::platform::values::time::{Date, Timestamp};
use crate::text_enum;

text_enum! {
    /// Whether a certificate holds.
    pub enum CertificateStatus {
        Issued = "ISSUED",
        /// Declared void by the school.
        Revoked = "REVOKED",
        /// Another one was issued in its place.
        Replaced = "REPLACED",
    }
}

text_enum! {
    /// The two numbers of a certificate that a school counts.
    pub enum Series {
        /// The number on the certificate (số hiệu).
        Number = "NUMBER",
        /// The number in the school's register (số vào sổ).
        RegisterNumber = "REGISTER_NUMBER",
    }
}

impl Series {
    /// Where a body has the number.
    #[must_use]
    pub const fn pointer(self) -> &'static str {
        match self {
            Self::Number => "/number",
            Self::RegisterNumber => "/registerNumber",
        }
    }
}

impl CertificateStatus {
    /// Only a certificate that holds can be revoked or replaced.
    ///
    /// # Errors
    /// 409 otherwise.
    pub fn check(self, to: Self) -> Result<(), ApiError> {
        let allowed: &[&str] = match self {
            Self::Issued => &[Self::Revoked.as_str(), Self::Replaced.as_str()],
            Self::Revoked | Self::Replaced => &[],
        };
        if allowed.contains(&to.as_str()) {
            return Ok(());
        }
        Err(ApiError::new(ErrorCode::StateForbids)
            .with("from", self.as_str())
            .with("to", to.as_str())
            .with("allowed", allowed.to_vec()))
    }
}

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset, Serialize, Deserialize)]
#[diesel(table_name = certificates, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Certificate {
    #[diesel(skip_update)]
    pub id: CertificateId,
    pub enrolment_id: EnrolmentId,
    #[diesel(skip_update)]
    pub trainee_id: TraineeId,
    pub school_id: SchoolId,
    pub kind: String,
    pub number: String,
    pub register_number: String,
    /// As the trainee was called on the day of issue.
    pub holder_name: String,
    pub holder_folded: String,
    pub issue_date: Date,
    pub status: CertificateStatus,
    pub status_date: Option<Date>,
    pub status_reason: Option<String>,
    pub replaces_id: Option<CertificateId>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Of the enrolment: decides which commune reads the row.
    pub commune_id: UnitId,
    /// What the number is compared by.
    pub number_key: String,
    /// An older certificate of the school has the same key. Only of those from before the rule.
    pub number_repeated: bool,
    pub register_number_key: String,
    pub register_number_repeated: bool,
    /// This and what follows is as it was on the day of issue.
    pub holder_birth_date: Date,
    pub school_name: String,
    pub course_name: String,
    pub level: String,
    pub occupation_name: String,
    pub training_start: Date,
    pub training_end: Date,
    /// Whether it was kept at issue. Otherwise it was taken from the rows at an upgrade.
    pub imprint_recorded: bool,
    /// How closely the day of birth was known on the day of issue.
    pub holder_birth_precision: Precision,
    /// What stands on the paper for whoever verifies it: see [`super::code`].
    pub code: String,
}

/// A certificate as clients see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a31", "enrolmentId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "traineeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14",
    "kind": "ELEMENTARY_CERTIFICATE", "number": "CCSC.000417", "registerNumber": "17/2026/SC",
    "holderName": "Lò Thị Mai", "issueDate": "2026-07-06", "status": "ISSUED", "statusDate": null,
    "statusReason": null, "replacesId": null, "replacedById": null,
    "verificationUrl": "https://registry.example.vn/c/0H3KX7V9Q2M4T8WZ5B6C1DEFGJNPRSY", "version": 1,
    "createdAt": "2026-07-06T03:00:00Z", "updatedAt": "2026-07-06T03:00:00Z"
}))]
pub struct CertificateView {
    pub id: CertificateId,
    pub enrolment_id: EnrolmentId,
    pub trainee_id: TraineeId,
    pub school_id: SchoolId,
    /// Code list `certificate-kinds`.
    pub kind: String,
    /// Number of the certificate.
    pub number: String,
    /// Number in the school's register (số vào sổ).
    pub register_number: String,
    /// As the trainee was called on the day of issue.
    pub holder_name: String,
    pub issue_date: Date,
    pub status: CertificateStatus,
    /// Day on which it was revoked or replaced.
    pub status_date: Option<Date>,
    pub status_reason: Option<String>,
    /// The certificate in whose place this one was issued.
    pub replaces_id: Option<CertificateId>,
    /// The certificate that was issued in place of this one.
    pub replaced_by_id: Option<CertificateId>,
    /// The page that tells everybody what stands on the certificate and what became of it: for its
    /// QR code. Whoever has the address can read the page, and nobody can guess it.
    #[schema(format = "uri")]
    pub verification_url: String,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct CertificateFilter {
    #[param(value_type = String, example = "ISSUED")]
    pub status: AnyOf<CertificateStatus>,
    /// Code list `certificate-kinds`, separated by commas.
    #[param(value_type = String)]
    pub kind: AnyOf<String>,
    /// Case and spaces do not count.
    pub number: Option<String>,
    /// Case and spaces do not count.
    pub register_number: Option<String>,
    pub enrolment_id: Option<EnrolmentId>,
    pub trainee_id: Option<TraineeId>,
    pub class_id: Option<ClassId>,
    pub school_id: Option<SchoolId>,
    /// Issued on this day or later.
    #[serde(rename = "issueDate[gte]")]
    pub issued_from: Option<Date>,
    /// Issued on this day or earlier.
    #[serde(rename = "issueDate[lte]")]
    pub issued_to: Option<Date>,
}

impl Filter for CertificateFilter {
    type View = CertificateView;

    const LIST: ListSpec = ListSpec {
        table: "certificates",
        sorts: &[("createdAt", "created_at")],
        default_sort: "createdAt",
        expand: &[],
        searchable: false,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        let number = self.number.as_deref().map(number_key);
        let register_number = self.register_number.as_deref().map(number_key);
        ways.by("enrolment_id", &self.enrolment_id)
            .by("trainee_id", &self.trainee_id)
            .through("enrolment_id", "enrolments", "class_id", &self.class_id)
            .by("number_key", &number)
            .by("register_number_key", &register_number)
            .by("commune_id", &None::<UnitId>)
            .by("school_id", &self.school_id)
            .by("status", &self.status.one_text());
    }
}

impl Row for Certificate {
    fn id(&self) -> AnyId {
        self.id.any()
    }

    fn sort_value(&self, _: &str) -> SortValue {
        self.created_at.into()
    }
}

/// What a school sends of a new certificate beside whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<'a> {
    pub number: Option<&'a str>,
    pub register_number: Option<&'a str>,
    pub issue_date: Date,
}

impl Numbers<'_> {
    /// Whether one of them is the next of its series.
    #[must_use]
    pub fn are_counted(&self) -> bool {
        self.number.is_none() || self.register_number.is_none()
    }
}

/// How a school numbers its certificates.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "schoolId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14", "numberPattern": "CCSC.{year}.{seq:06}",
    "registerNumberPattern": "{seq:04}/{year}-{school}", "version": 1,
    "updatedAt": "2026-12-01T03:00:00Z"
}))]
pub struct CertificateNumbers {
    pub school_id: SchoolId,
    /// Of the number on the certificate (số hiệu). Null: the school gives each number itself.
    pub number_pattern: Option<String>,
    /// Of the number in the school's register (số vào sổ). Null: the school gives each number itself.
    pub register_number_pattern: Option<String>,
    /// 0 while nothing has been set.
    pub version: i64,
    /// Null while nothing has been set.
    pub updated_at: Option<Timestamp>,
}

/// What stands on the certificates of a class.
#[derive(Debug, Clone, Queryable)]
pub struct Training {
    pub school_name: String,
    pub course_name: String,
    pub level: String,
    pub occupation_name: String,
    pub start: Date,
    pub end: Date,
}

impl Certificate {
    /// The end of this certificate, as the next version.
    pub fn end(&mut self, status: CertificateStatus, day: Date, reason: String, now: Timestamp) {
        self.status = status;
        self.status_date = Some(day);
        self.status_reason = Some(reason);
        self.version += 1;
        self.updated_at = now;
    }

    /// The page of this certificate on the server at `origin`.
    #[must_use]
    pub fn page(&self, origin: &str) -> String {
        format!("{origin}/c/{}", self.code)
    }

    #[must_use]
    pub fn into_view(self, replaced_by_id: Option<CertificateId>, origin: &str) -> CertificateView {
        CertificateView {
            verification_url: self.page(origin),
            id: self.id,
            enrolment_id: self.enrolment_id,
            trainee_id: self.trainee_id,
            school_id: self.school_id,
            kind: self.kind,
            number: self.number,
            register_number: self.register_number,
            holder_name: self.holder_name,
            issue_date: self.issue_date,
            status: self.status,
            status_date: self.status_date,
            status_reason: self.status_reason,
            replaces_id: self.replaces_id,
            replaced_by_id,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }

    /// The change that made this version, for the school and for the commune of the enrolment.
    #[must_use]
    pub fn change(&self, action: &'static str, commune: UnitId) -> Change {
        Change::upsert(action, RESOURCE, self.id.any(), self.version)
            .keys(json!({"number": self.number, "registerNumber": self.register_number}))
            .school(self.school_id)
            .commune(commune)
    }
}
