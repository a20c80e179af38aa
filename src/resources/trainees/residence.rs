//! Where somebody lives: in a place of the province, or elsewhere.
//!
//! Who lives elsewhere lies in the unit of the province: no commune reaches them, the province does.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::input::TraineeInput;
use super::model::Trainee;
use crate::platform::error::{ErrorCode, Problems};
use crate::platform::values::text::nfc;
use crate::resources::admin_units;

/// ISO 3166-1 alpha-2.
pub(super) const VIET_NAM: &str = "VN";

/// A place outside the province: in another province of the country, or in another country. One of
/// the two codes is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"provinceCode": "11", "countryCode": null, "text": "03127 Phường Điện Biên Phủ"}))]
pub struct ResidenceElsewhere {
    /// Code list `provinces`.
    #[schema(min_length = 1, max_length = 64)]
    pub province_code: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[schema(min_length = 2, max_length = 2, pattern = "^[A-Z]{2}$")]
    pub country_code: Option<String>,
    /// The place there as it was stated, such as a commune by its code and name.
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub text: Option<String>,
}

impl TraineeInput {
    /// The country of the passport, where nothing is said of the residence of somebody who has the
    /// passport of another country alone.
    pub(super) fn residence_of_passport(&self) -> Option<ResidenceElsewhere> {
        let is_said = self.residence_unit_id.is_some() || self.residence_elsewhere.is_some();
        let passport = self
            .passport
            .as_ref()
            .filter(|passport| passport.country != VIET_NAM);
        let alone = passport.filter(|_| !is_said && self.citizen_id.is_none());
        alone.map(|passport| ResidenceElsewhere {
            province_code: None,
            country_code: Some(passport.country.clone()),
            text: None,
        })
    }
}

impl Trainee {
    /// Take over what `input` says of the residence. What it rolls up to is found later.
    pub(super) fn take_residence(&mut self, input: &TraineeInput, problems: &mut Problems) {
        let assumed = input.residence_of_passport();
        let elsewhere = input.residence_elsewhere.as_ref().or(assumed.as_ref());
        match (input.residence_unit_id, elsewhere) {
            (None, None) => {
                problems.add(ErrorCode::FieldRequired, "/residenceUnitId");
            }
            (Some(_), Some(_)) => {
                problems.add(ErrorCode::ResidenceEither, "/residenceElsewhere");
            }
            (None, Some(place)) => {
                let one = place.province_code.is_some() != place.country_code.is_some();
                problems.expect(one, ErrorCode::ResidenceEither, "/residenceElsewhere");
            }
            (Some(_), None) => {}
        }
        let unit = input.residence_unit_id;
        self.residence_unit_id = unit.unwrap_or_else(admin_units::province);
        self.residence_province = elsewhere.and_then(|place| place.province_code.clone());
        self.residence_country = elsewhere.and_then(|place| place.country_code.clone());
        let text = elsewhere.and_then(|place| place.text.as_deref());
        self.residence_place = text.map(nfc).filter(|text| !text.is_empty());
    }

    /// Whether the residence was stated as that of `other` was.
    pub(super) fn lives_as(&self, other: &Self) -> bool {
        self.residence_unit_id == other.residence_unit_id
            && self.residence_province == other.residence_province
            && self.residence_country == other.residence_country
            && self.residence_place == other.residence_place
    }

    pub(super) fn lives_elsewhere(&self) -> bool {
        self.residence_province.is_some() || self.residence_country.is_some()
    }

    /// The place outside the province.
    #[must_use]
    pub fn residence_elsewhere(&self) -> Option<ResidenceElsewhere> {
        self.lives_elsewhere().then(|| ResidenceElsewhere {
            province_code: self.residence_province.clone(),
            country_code: self.residence_country.clone(),
            text: self.residence_place.clone(),
        })
    }

    /// `input` with the residence of this row where it says nothing of one.
    pub(super) fn or_residence<'a>(&self, input: &'a TraineeInput) -> Cow<'a, TraineeInput> {
        let held = if self.lives_elsewhere() {
            "residenceElsewhere"
        } else {
            "residenceUnitId"
        };
        let is_said = input.residence_unit_id.is_some() || input.residence_elsewhere.is_some();
        if is_said || input.removes.iter().any(|member| member == held) {
            return Cow::Borrowed(input);
        }
        let elsewhere = self.residence_elsewhere();
        let unit = elsewhere.is_none().then_some(self.residence_unit_id);
        Cow::Owned(TraineeInput {
            residence_unit_id: unit,
            residence_elsewhere: elsewhere,
            ..input.clone()
        })
    }

    /// `input` with the documents of this row, where it says nothing of any: a row that names the person
    /// without them.
    pub(super) fn or_documents(&self, input: &TraineeInput) -> Option<TraineeInput> {
        let is_said = input.citizen_id.is_some() || input.passport.is_some();
        let documents = ["citizenId", "passport"];
        let removed = |member: &String| documents.contains(&member.as_str());
        if is_said || input.removes.iter().any(removed) {
            return None;
        }
        Some(TraineeInput {
            citizen_id: self.citizen_id.clone(),
            passport: self.passport(),
            ..input.clone()
        })
    }
}
