//! What clients see of a trainee: masked, or in plain.

use std::fmt;

use serde::Serialize;
use utoipa::ToSchema;

use super::citizen_id::Sex;
use super::input::Passport;
use super::model::Trainee;
use super::residence::ResidenceElsewhere;
use crate::platform::auth::authz::Reach;
use crate::platform::resource::decided::DecidedMember;
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::ids::{TraineeId, UnitId};
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::platform::values::personal::mask;
use crate::platform::values::time::Timestamp;
use crate::resources::admin_units;

/// Members that hide something in a masked view. All of them are named whether the row has a
/// value or not: naming only those that have one would tell who has a disability.
pub(super) const MASKED: [&str; 8] = [
    "citizenId",
    "citizenIdOverride",
    "passport",
    "phone",
    "ethnicGroup",
    "disabilityType",
    "disabilityDegree",
    "formerIds",
];

/// Members that an outline hides.
const OUTLINED: [&str; 12] = [
    "citizenId",
    "citizenIdOverride",
    "passport",
    "phone",
    "ethnicGroup",
    "disabilityType",
    "disabilityDegree",
    "formerIds",
    "residenceUnitId",
    "residenceElsewhere",
    "address",
    "schoolingLevel",
];

/// How much of a person is readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Who the person is and in which commune they live: what a school must have known to join
    /// them, of the day of birth as closely as it did. What others have recorded is hidden.
    Outline(Precision),
    Masked,
    Plain,
}

/// A passport (hộ chiếu) as answers show it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "documents a passport whose number may be masked")]
struct PassportSeen {
    /// Issuing country, ISO 3166-1 alpha-2.
    country: String,
    /// Masked to the last three characters.
    number: String,
}

/// A trainee as clients see it. Personal data is masked unless a caller with
/// `trainees.pii:read` asks for it with `reveal=true`. A school that joined the record of another,
/// before each had its own, sees an outline until it enrols the person: what others have recorded is
/// null, and `masked` names it.
#[derive(Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12", "citizenId": "•••••••••234",
    "citizenIdOverride": null, "passport": null, "fullName": "Lò Thị Mai", "sex": "FEMALE",
    "birthDate": "2004-05-17", "birthDatePrecision": "DAY", "ethnicGroup": null,
    "residenceUnitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "residenceElsewhere": null, "communeId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11",
    "districtId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a10", "address": "Bản Mòng",
    "phone": "•••••••••678", "schoolingLevel": "UPPER_SECONDARY", "disabilityType": null,
    "disabilityDegree": null, "demo": false,
    "masked": ["citizenId", "citizenIdOverride", "passport", "phone", "ethnicGroup", "disabilityType", "disabilityDegree", "formerIds"],
    "decided": [], "formerIds": ["••••••678"], "externalIds": [{"system": "cdsonla-sis", "value": "HV-2026-00017"}], "version": 1,
    "createdAt": "2026-09-01T02:00:00Z", "updatedAt": "2026-09-01T02:00:00Z"
}))]
pub struct TraineeView {
    pub id: TraineeId,
    /// Masked to the last three digits.
    pub citizen_id: Option<String>,
    /// Why a citizen ID that disagrees is right. Null when masked.
    pub citizen_id_override: Option<String>,
    /// Its number is masked to the last three characters.
    #[schema(value_type = Option<PassportSeen>)]
    pub passport: Option<Passport>,
    pub full_name: String,
    /// Code list `sexes`.
    pub sex: Sex,
    /// The year, or the month as `YYYY-MM`, where the day is not known.
    pub birth_date: PartialDate,
    pub birth_date_precision: Precision,
    /// Code list `ethnic-groups`; null when masked.
    pub ethnic_group: Option<String>,
    /// As given: a commune or a village. The commune in an outline. Null for who lives elsewhere.
    pub residence_unit_id: Option<UnitId>,
    /// Where the person lives outside the province; without the text in an outline.
    pub residence_elsewhere: Option<ResidenceElsewhere>,
    /// Present commune of residence; null for who lives elsewhere.
    pub commune_id: Option<UnitId>,
    /// Former district of residence.
    pub district_id: Option<UnitId>,
    pub address: Option<String>,
    /// Masked to the last three digits.
    pub phone: Option<String>,
    /// Code list `schooling-levels`.
    pub schooling_level: Option<String>,
    /// Code list `disability-types`; null when masked.
    pub disability_type: Option<String>,
    /// Code list `disability-degrees`; null when masked.
    pub disability_degree: Option<String>,
    /// Numbers that the person had before: identity cards of nine digits (số CMND), and citizen IDs
    /// that were replaced. Masked to the last three digits.
    pub former_ids: Vec<String>,
    /// Made up for a demonstration.
    pub demo: bool,
    /// Members that are masked here, whether there is a value behind them or not; empty when
    /// everything is in plain.
    #[schema(value_type = Vec<String>)]
    pub masked: &'static [&'static str],
    /// Members that were corrected by the lead agency or the commune, or decided by a merge: no
    /// nightly row changes them, until it says the same or the lead agency releases them. Masked,
    /// those that are null are not told of.
    pub decided: Vec<DecidedMember>,
    /// The person, by the id of the eldest record of them, for the lead agency and communes alone:
    /// records of several registrars may be of one person. It is no part of the version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub person_id: Option<TraineeId>,
    /// Keys that the caller's organisation gave.
    pub external_ids: Vec<ExternalId>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl fmt::Debug for TraineeView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TraineeView({}, version {})", self.id, self.version)
    }
}

impl Trainee {
    /// The row as a caller with this sight sees it.
    #[must_use]
    pub fn into_view(self, sight: Sight, external_ids: Vec<ExternalId>) -> TraineeView {
        let birth_date = self.born();
        let elsewhere = self.residence_elsewhere();
        let plain = TraineeView {
            id: self.id,
            person_id: Some(self.person()),
            decided: self.decided_members(),
            former_ids: self
                .former_numbers()
                .into_iter()
                .map(str::to_owned)
                .collect(),
            passport: self.passport(),
            citizen_id: self.citizen_id,
            citizen_id_override: self.citizen_id_override,
            full_name: self.full_name,
            sex: self.sex,
            birth_date,
            birth_date_precision: self.birth_precision,
            ethnic_group: self.ethnic_group,
            residence_unit_id: elsewhere.is_none().then_some(self.residence_unit_id),
            residence_elsewhere: elsewhere,
            commune_id: admin_units::commune(self.commune_id),
            district_id: self.district_id,
            address: self.address,
            phone: self.phone,
            schooling_level: self.schooling_level,
            disability_type: self.disability_type,
            disability_degree: self.disability_degree,
            demo: self.demo,
            masked: &[],
            external_ids,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        };
        match sight {
            Sight::Plain => plain,
            Sight::Masked => plain.masked(),
            Sight::Outline(known) => plain.outline(known),
        }
    }
}

impl TraineeView {
    /// Without whose other records there are, unless who looks may know.
    #[must_use]
    pub fn told_within(mut self, reach: &Reach) -> Self {
        if !matches!(reach, Reach::All | Reach::Communes(_)) {
            self.person_id = None;
        }
        self
    }

    fn outline(self, known: Precision) -> Self {
        let birth_date = self.birth_date.within(known);
        let elsewhere = self.residence_elsewhere.clone();
        let residence_elsewhere = elsewhere.map(|place| ResidenceElsewhere {
            text: None,
            ..place
        });
        Self {
            birth_date,
            birth_date_precision: birth_date.precision(),
            citizen_id: None,
            passport: None,
            phone: None,
            residence_unit_id: self.commune_id,
            residence_elsewhere,
            address: None,
            schooling_level: None,
            decided: Vec::new(),
            former_ids: Vec::new(),
            masked: &OUTLINED,
            ..self.masked()
        }
    }

    fn masked(self) -> Self {
        Self {
            citizen_id: self.citizen_id.map(|id| mask(&id)),
            citizen_id_override: None,
            passport: self.passport.map(|passport| Passport {
                number: mask(&passport.number),
                country: passport.country,
            }),
            phone: self.phone.map(|phone| mask(&phone)),
            ethnic_group: None,
            disability_type: None,
            disability_degree: None,
            former_ids: self.former_ids.iter().map(|id| mask(id)).collect(),
            decided: visible(self.decided),
            masked: &MASKED,
            ..self
        }
    }
}

/// Without the members that are null in a masked view: that one was corrected would tell, of who has
/// no disability as of who has, that there was something to correct.
fn visible(mut decided: Vec<DecidedMember>) -> Vec<DecidedMember> {
    const HIDDEN: [&str; 3] = ["ethnicGroup", "disabilityType", "disabilityDegree"];
    decided.retain(|decided| !HIDDEN.contains(&decided.member.as_str()));
    decided
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_hides_all_that_is_masked() {
        assert_eq!(OUTLINED[..MASKED.len()], MASKED);
    }

    #[test]
    fn the_last_three_characters_stay_readable() {
        assert_eq!(mask("014304001234"), "•••••••••234");
        assert_eq!(mask("+84912345678"), "•••••••••678");
        assert_eq!(mask("AB1"), "AB1");
    }
}
