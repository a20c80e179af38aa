//! A row of `trainees`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::refer;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::ids::UnitId;
use crate::platform::op::Op;
use crate::platform::time::Date;
use crate::platform::upsert::{Precondition, Upserted};
use crate::resources::trainees::{self, Passport, Sex, TraineeInput};

/// A trainee as a row of a file. A citizen ID or a passport is needed.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "externalId": "HV-2026-00017", "citizenId": "014304001234", "fullName": "Lò Thị Mai",
    "sex": "FEMALE", "birthDate": "2004-05-17", "ethnicGroup": "03", "residenceCode": "03646",
    "address": "Bản Mòng", "phone": "0912 345 678", "schoolingLevel": "UPPER_SECONDARY"
}))]
pub struct TraineeRow {
    /// The trainee's key in the school's own system.
    #[schema(min_length = 1, max_length = 128)]
    pub external_id: String,
    /// Twelve digits (số định danh cá nhân, CCCD), as text.
    #[schema(min_length = 12, max_length = 12, pattern = "^[0-9]{12}$")]
    pub citizen_id: Option<String>,
    /// Why the citizen ID is right although it disagrees with birth date or sex.
    #[schema(min_length = 10, max_length = 500)]
    pub citizen_id_override: Option<String>,
    /// Country of the passport, two letters; together with its number.
    #[schema(min_length = 2, max_length = 2, pattern = "^[A-Z]{2}$")]
    pub passport_country: Option<String>,
    #[schema(min_length = 5, max_length = 20, pattern = "^[A-Z0-9]+$")]
    pub passport_number: Option<String>,
    #[schema(min_length = 1, max_length = 200)]
    pub full_name: String,
    pub sex: Sex,
    /// `YYYY-MM-DD`.
    pub birth_date: Date,
    /// Code list `ethnic-groups`.
    #[schema(max_length = 64)]
    pub ethnic_group: Option<String>,
    /// Code of the commune where the person lives; or give `residenceUnitId`.
    #[schema(min_length = 1, max_length = 20)]
    pub residence_code: Option<String>,
    /// The day on which the code meant that place; today when left out.
    pub residence_code_date: Option<Date>,
    /// Commune or village where the person lives, in place of `residenceCode`.
    pub residence_unit_id: Option<UnitId>,
    #[schema(max_length = 300)]
    pub address: Option<String>,
    /// As text; stored as +84….
    #[schema(max_length = 32)]
    pub phone: Option<String>,
    /// Code list `schooling-levels`.
    #[schema(max_length = 64)]
    pub schooling_level: Option<String>,
    /// Code list `disability-types`, together with the degree.
    #[schema(max_length = 64)]
    pub disability_type: Option<String>,
    /// Code list `disability-degrees`, together with the type.
    #[schema(max_length = 64)]
    pub disability_degree: Option<String>,
}

impl TraineeRow {
    pub fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let mut problems = Problems::new();
        let residence = refer::unit(
            op,
            self.residence_unit_id,
            self.residence_code.as_deref(),
            self.residence_code_date,
            "/residenceCode",
            &mut problems,
        )?;
        let passport = match (&self.passport_country, &self.passport_number) {
            (Some(country), Some(number)) => Some(Passport {
                country: country.clone(),
                number: number.clone(),
            }),
            (None, None) => None,
            (country, _) => {
                let missing = match country {
                    Some(_) => "/passportNumber",
                    None => "/passportCountry",
                };
                problems.add(ErrorCode::FieldRequired, missing);
                None
            }
        };
        let input = TraineeInput {
            citizen_id: self.citizen_id.clone(),
            citizen_id_override: self.citizen_id_override.clone(),
            passport,
            full_name: self.full_name.clone(),
            sex: self.sex,
            birth_date: self.birth_date,
            ethnic_group: self.ethnic_group.clone(),
            residence_unit_id: residence.unwrap_or_else(refer::nobody),
            address: self.address.clone(),
            phone: self.phone.clone(),
            schooling_level: self.schooling_level.clone(),
            disability_type: self.disability_type.clone(),
            disability_degree: self.disability_degree.clone(),
            external_ids: Vec::new(),
        };
        let key = refer::key(system, &self.external_id);
        let upserted = trainees::service::upsert(op, &key, &input, &Precondition::default());
        refer::with(problems, upserted, "/residenceUnitId").map(super::any)
    }
}
