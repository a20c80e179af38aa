//! What clients send about trainees: the record, the filters of the list, the body of a search.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::citizen_id::Sex;
use super::former_ids::FormerId;
use super::residence::ResidenceElsewhere;
use super::view::TraineeView;
use crate::platform::error::ApiResult;
use crate::platform::lists::filter::AnyOf;
use crate::platform::lists::page::{Condition, Count, Filter, ListQuery, ListSpec, Ways};
use crate::platform::resource::history::{HistoryEntry, HistoryFilter};
use crate::platform::sync::external_ids::ExternalId;
use crate::platform::values::code::CodeText;
use crate::platform::values::ids::{ClassId, SchoolId, TraineeId, UnitId};
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::platform::values::time::{Date, Timestamp};
use crate::platform::wire::json::Patch;
use crate::resources::admin_units;

/// A passport (hộ chiếu).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"country": "LA", "number": "PA1234567"}))]
pub struct Passport {
    /// Issuing country, ISO 3166-1 alpha-2.
    #[schema(min_length = 2, max_length = 2, pattern = "^[A-Z]{2}$")]
    pub country: String,
    /// Number of the passport.
    #[schema(min_length = 5, max_length = 20, pattern = "^[A-Z0-9]+$")]
    pub number: String,
}

/// A trainee as clients send it. A citizen ID or a passport is needed.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "citizenId": "014304001234", "fullName": "Lò Thị Mai", "sex": "FEMALE",
    "birthDate": "2004-05-17", "ethnicGroup": "03",
    "residenceUnitId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "address": "Bản Mòng",
    "phone": "0912 345 678", "schoolingLevel": "UPPER_SECONDARY",
    "externalIds": [{"system": "cdsonla-sis", "value": "HV-2026-00017"}]
}))]
pub struct TraineeInput {
    /// Twelve digits (số định danh cá nhân, CCCD). They must agree with birth year and sex and
    /// begin with the number of a province. Another one in its place leaves it in `formerIds`.
    #[schema(min_length = 12, max_length = 12, pattern = "^[0-9]{12}$")]
    pub citizen_id: Option<String>,
    /// Why the citizen ID is right although it disagrees. Only for callers with
    /// `trainees.pii:read`; kept and audited, so it must not repeat personal data.
    #[schema(min_length = 10, max_length = 500)]
    pub citizen_id_override: Option<String>,
    pub passport: Option<Passport>,
    #[schema(min_length = 1, max_length = 200, format = "person-name")]
    pub full_name: String,
    pub sex: Sex,
    /// From 13 to 100 years ago; the year, or the month as `YYYY-MM`, where the day is not known.
    pub birth_date: PartialDate,
    /// How closely `birthDate` is known, where it says more: of somebody known by the year alone the
    /// stand-in day that stands on their papers.
    pub birth_date_precision: Option<Precision>,
    /// Code list `ethnic-groups`. Sensitive.
    #[schema(max_length = 64)]
    pub ethnic_group: Option<String>,
    /// Commune or village where the person lives; or give `residenceElsewhere`. Who has the passport of
    /// another country alone is taken to live there when neither is given.
    pub residence_unit_id: Option<UnitId>,
    /// Where the person lives outside the province.
    pub residence_elsewhere: Option<ResidenceElsewhere>,
    #[schema(max_length = 300, format = "one-line")]
    pub address: Option<String>,
    /// Stored as +84….
    #[schema(max_length = 32)]
    pub phone: Option<String>,
    /// Code list `schooling-levels`.
    #[schema(max_length = 64)]
    pub schooling_level: Option<String>,
    /// Code list `disability-types`, together with the degree. Sensitive.
    #[schema(max_length = 64)]
    pub disability_type: Option<String>,
    /// Code list `disability-degrees`, together with the type. Sensitive.
    #[schema(max_length = 64)]
    pub disability_degree: Option<String>,
    /// Numbers that the person had before: identity cards of nine digits (số CMND), and citizen IDs
    /// that were replaced, which cannot be added here. A `PATCH` says all of them; whoever sends a
    /// person under a key of their own adds to them.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub former_ids: Vec<FormerId>,
    /// Keys of the trainee in systems of the caller's organisation.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub external_ids: Vec<ExternalId>,
    /// Members that were sent as null. One that is not there says nothing.
    #[serde(skip)]
    pub removes: Vec<String>,
}

impl TraineeInput {
    /// The day of birth, as closely as it is known.
    #[must_use]
    pub fn born(&self) -> PartialDate {
        let precision = self.birth_date_precision.unwrap_or_default();
        self.birth_date.within(precision)
    }
}

/// Change of a trainee.
pub type TraineePatch = Patch<TraineeInput>;

/// Whether to show personal data unmasked.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct RevealParam {
    /// Show personal data unmasked. It needs `trainees.pii:read` and leaves an audit event; give
    /// the purpose in the header `X-Purpose`.
    pub reveal: bool,
}

impl Filter for RevealParam {
    type View = HistoryEntry;

    const LIST: ListSpec = HistoryFilter::LIST;
}

/// Filters of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct TraineeFilter {
    /// Show personal data unmasked. It needs `trainees.pii:read` and leaves an audit event; give
    /// the purpose in the header `X-Purpose`.
    pub reveal: bool,
    #[param(value_type = String, example = "FEMALE")]
    pub sex: AnyOf<Sex>,
    /// Present communes of residence, separated by commas.
    #[param(value_type = String)]
    pub commune_id: AnyOf<UnitId>,
    /// Former districts of residence, separated by commas.
    #[param(value_type = String)]
    pub district_id: AnyOf<UnitId>,
    /// Whether they live outside the province.
    pub lives_elsewhere: Option<bool>,
    /// Who lives in these other provinces: code list `provinces`, separated by commas.
    #[param(value_type = String, example = "11")]
    pub residence_province_code: AnyOf<String>,
    /// Who lives in these countries: ISO 3166-1 alpha-2, separated by commas.
    #[param(value_type = String, example = "LA")]
    pub residence_country_code: AnyOf<String>,
    /// Of whom the year or month alone is known, those who may have been born then.
    #[serde(rename = "birthDate[gte]")]
    pub born_from: Option<Date>,
    /// Of whom the year or month alone is known, those who may have been born then.
    #[serde(rename = "birthDate[lte]")]
    pub born_to: Option<Date>,
    /// Code list `ethnic-groups`, separated by commas. Sensitive: it needs `trainees.pii:read`
    /// and leaves an audit event.
    #[param(value_type = String)]
    pub ethnic_group: AnyOf<String>,
    /// Trainees of this school; of one outside reach there are none.
    pub school_id: Option<SchoolId>,
    /// Who is or was enrolled in this class, as far as the caller sees enrolments of it, wherever they stand
    /// there. It needs `enrolments:read`.
    pub class_id: Option<ClassId>,
    /// Every record of the person whose `personId` this is, for the lead agency and communes. For others
    /// the record with this id.
    pub person_id: Option<TraineeId>,
    #[serde(rename = "createdAt[gte]")]
    pub created_from: Option<Timestamp>,
    /// Only a search by body has it.
    #[serde(skip)]
    pub identity: Identity,
}

/// Documents to search by.
#[derive(Default)]
pub struct Identity {
    pub citizen_id: Option<String>,
    pub passport: Option<Passport>,
}

impl Identity {
    pub fn is_given(&self) -> bool {
        self.citizen_id.is_some() || self.passport.is_some()
    }
}

impl TraineeFilter {
    /// Whether it lists values, so that the texts of its statements are many.
    pub fn has_lists(&self) -> bool {
        self.sex.values().is_some()
            || self.commune_id.values().is_some()
            || self.district_id.values().is_some()
            || self.residence_province_code.values().is_some()
            || self.residence_country_code.values().is_some()
            || self.ethnic_group.values().is_some()
    }

    /// The unit in which all of them lie who live elsewhere, where the filter asks for such alone.
    #[must_use]
    pub fn elsewhere(&self) -> Option<UnitId> {
        let asks = self.lives_elsewhere == Some(true)
            || self.residence_province_code.values().is_some()
            || self.residence_country_code.values().is_some();
        asks.then(admin_units::province)
    }

    #[must_use]
    pub fn asks_birth(&self) -> bool {
        self.born_from.is_some() || self.born_to.is_some()
    }

    /// Whether the rows alone tell something that is masked in them.
    pub fn is_sensitive(&self) -> bool {
        self.ethnic_group.values().is_some()
    }
}

impl Filter for TraineeFilter {
    type View = TraineeView;

    const LIST: ListSpec = ListSpec {
        table: "trainees",
        sorts: &[("name", "sort_key"), ("createdAt", "created_at")],
        default_sort: "name",
        expand: &[],
        searchable: true,
    };

    fn ways(&self, ways: &mut Ways<'_>) {
        let passport = self.identity.passport.iter().flat_map(|passport| {
            [
                Condition::Is("passport_country", passport.country.clone().into()),
                Condition::Is("passport_number", passport.number.clone().into()),
            ]
        });
        ways.by("citizen_id", &self.identity.citizen_id)
            .all(passport)
            .named(
                "id",
                ("enrolments", "trainee_id"),
                "class_id",
                &self.class_id,
            )
            .by("commune_id", &self.commune_id)
            .from("createdAt", self.created_from);
    }
}

/// A search whose terms must not stand in a URL. All that are given must hold.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(example = json!({"citizenId": "014304001234"}))]
pub struct TraineeSearch {
    /// Exactly this citizen ID, as a present or a former one, or this identity card of nine digits.
    #[schema(min_length = 9, max_length = 12, pattern = "^([0-9]{9}|[0-9]{12})$")]
    pub citizen_id: Option<String>,
    /// Exactly this passport.
    pub passport: Option<Passport>,
    /// Words of the name without regard to accents, case or order, each from its beginning.
    #[schema(min_length = 1, max_length = 200)]
    pub q: Option<String>,
    /// Only those of one of these.
    #[schema(max_items = 2)]
    pub sex: Vec<Sex>,
    /// Present communes of residence.
    #[schema(max_items = 100)]
    pub commune_id: Vec<UnitId>,
    /// Former districts of residence.
    #[schema(max_items = 100)]
    pub district_id: Vec<UnitId>,
    /// Whether they live outside the province.
    pub lives_elsewhere: Option<bool>,
    /// Who lives in these other provinces: code list `provinces`.
    #[schema(value_type = Vec<CodeText>, max_items = 100)]
    pub residence_province_code: Vec<String>,
    /// Who lives in these countries: ISO 3166-1 alpha-2.
    #[schema(value_type = Vec<CodeText>, max_items = 100)]
    pub residence_country_code: Vec<String>,
    pub birth_date_from: Option<Date>,
    pub birth_date_to: Option<Date>,
    /// Code list `ethnic-groups`. Sensitive: it needs `trainees.pii:read` and leaves an audit
    /// event.
    #[schema(value_type = Vec<CodeText>, max_items = 100)]
    pub ethnic_group: Vec<String>,
    /// Trainees of this school; of one outside reach there are none.
    pub school_id: Option<SchoolId>,
    /// Who is or was enrolled in this class, as far as the caller sees enrolments of it, wherever they stand
    /// there. It needs `enrolments:read`.
    pub class_id: Option<ClassId>,
    pub created_at_from: Option<Timestamp>,
    /// Rows in a page.
    #[schema(minimum = 1, maximum = 500, default = 50)]
    pub limit: Option<i64>,
    /// `nextCursor` of the page before, with all other members as they were.
    #[schema(max_length = 2000)]
    pub cursor: Option<String>,
    /// `name` or `createdAt`; `-` in front turns it round.
    #[schema(max_length = 32)]
    pub sort: Option<String>,
    /// Whether to count the rows of all pages: `exact` reads them all, `estimate` up to 1,000.
    #[schema(inline)]
    pub count: Option<Count>,
}

impl TraineeSearch {
    /// The same question as the list would ask it.
    pub fn into_query(
        self,
        reveal: bool,
        path: &str,
        key: &[u8],
    ) -> ApiResult<ListQuery<TraineeFilter>> {
        let common = [
            ("limit", self.limit.map(|limit| limit.to_string())),
            ("cursor", self.cursor.clone()),
            ("sort", self.sort.clone()),
            ("q", self.q.clone()),
            ("count", self.count.map(|count| count.as_str().to_owned())),
        ];
        let common: Vec<(String, String)> = common
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect();
        let deciding = serde_json::to_string(&Self {
            limit: None,
            cursor: None,
            count: None,
            ..self.clone()
        })?;
        let filter = TraineeFilter {
            reveal,
            sex: self.sex.into(),
            commune_id: self.commune_id.into(),
            district_id: self.district_id.into(),
            lives_elsewhere: self.lives_elsewhere,
            residence_province_code: self.residence_province_code.into(),
            residence_country_code: self.residence_country_code.into(),
            born_from: self.birth_date_from,
            born_to: self.birth_date_to,
            ethnic_group: self.ethnic_group.into(),
            school_id: self.school_id,
            class_id: self.class_id,
            person_id: None,
            created_from: self.created_at_from,
            identity: Identity {
                citizen_id: self.citizen_id,
                passport: self.passport,
            },
        };
        ListQuery::of_body(filter, &common, deciding, path, key)
    }
}

/// Types whose values may hold a citizen ID never print themselves.
macro_rules! without_content {
    ($($type:ty),+) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($type))
            }
        }
    )+};
}
without_content!(Passport, TraineeInput, TraineeSearch, Identity);
