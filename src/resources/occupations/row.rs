//! A row of `occupations`.

use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::import::{field_of, level_of};
use super::model::{Occupation, OccupationField, OccupationList};
use super::wire::OccupationInput;
use super::{service, store};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::exported::Exported;
use crate::platform::resource::import::{ImportRow, broken};
use crate::platform::values::ids::OccupationId;
use crate::platform::values::money::Money;
use crate::platform::values::time::Date;
use crate::platform::wire::upsert::{Outcome, Upserted};

/// An occupation, as a row of a file; the code is its key. A code of digits alone is of the national
/// list, which says its level; any other is of the province.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "code": "SL-2026-01", "nameVi": "Kỹ thuật chăn nuôi dê", "nameEn": "Goat raising",
    "level": "SHORT_TERM", "field": "AGRICULTURAL", "durationMonths": 2, "classMin": 25,
    "classMax": 35, "costCap": 2_000_000, "source": "05/2026/QĐ-UBND", "validFrom": "2026-01-01"
}))]
pub struct OccupationRow {
    /// Unique within its list.
    ///
    /// vi: Mã ngành, nghề: 7 chữ số (danh mục quốc gia), hoặc có chữ cái (danh mục của tỉnh)
    #[schema(max_length = 32, pattern = "^[A-Z0-9][A-Z0-9.-]*$")]
    pub code: String,
    /// The occupation, as an export names it: its code may be corrected then.
    ///
    /// vi: Định danh của ngành, nghề trong hệ thống, như tệp xuất ghi
    pub id: Option<OccupationId>,
    /// vi: Tên gọi
    #[schema(min_length = 1, max_length = 300, format = "one-line")]
    pub name_vi: String,
    /// vi: Tên tiếng Anh
    #[schema(min_length = 1, max_length = 300, format = "one-line")]
    pub name_en: Option<String>,
    /// Code list `training-levels`; of the national list its code says it.
    ///
    /// vi: Mã trình độ; với danh mục quốc gia có thể bỏ trống
    #[schema(max_length = 64)]
    pub level: Option<String>,
    /// Code list `fields`; of the national list its code says it.
    ///
    /// vi: Mã lĩnh vực; với danh mục quốc gia có thể bỏ trống
    #[schema(max_length = 64)]
    pub field: Option<String>,
    /// vi: Thời gian đào tạo, tháng
    #[schema(minimum = 1, maximum = 60)]
    pub duration_months: Option<i32>,
    /// Usual size of a class.
    ///
    /// vi: Sĩ số tối thiểu của lớp
    #[schema(minimum = 1, maximum = 1000)]
    pub class_min: Option<i32>,
    /// vi: Sĩ số tối đa của lớp
    #[schema(minimum = 1, maximum = 1000)]
    pub class_max: Option<i32>,
    /// Most that a course may cost for each trainee, in whole đồng.
    ///
    /// vi: Mức chi phí tối đa cho một người học, đồng, không dấu phân cách
    #[schema(minimum = 0, maximum = 999_999_999_999_999_i64)]
    pub cost_cap: Option<i64>,
    /// The decision that set it up.
    ///
    /// vi: Văn bản ban hành
    #[schema(min_length = 1, max_length = 300, format = "one-line")]
    pub source: Option<String>,
    /// Empty: as far back as the registry goes.
    ///
    /// vi: Có hiệu lực từ ngày
    pub valid_from: Option<Date>,
    /// Last day.
    ///
    /// vi: Ngày cuối cùng có hiệu lực
    pub valid_to: Option<Date>,
    #[serde(skip)]
    said: Vec<String>,
}

impl ImportRow for OccupationRow {
    const KIND: &'static str = super::RESOURCE;
    const TITLE: &'static str = "Ngành, nghề đào tạo";
    const PASS: u8 = 0;
    const KEY: &'static str = "code";
    const EXPORTED: Option<&'static Exported> = Some(&Exported::of(super::RESOURCE));

    fn carry_out(&self, op: &mut Op, _: &str) -> ApiResult<Upserted> {
        op.require(Action::OccupationWrite)?;
        let mut problems = Problems::new();
        let (list, known) = self.known(op, &mut problems)?;
        let terms = self.terms(list, known.as_ref(), &mut problems);
        let Some(terms) = terms else {
            return Err(broken(problems));
        };
        let mut row = match &known {
            Some(known) => known.clone(),
            None => Occupation::blank(list, op.now),
        };
        let input = self.input(terms, row.to_input());
        if list == OccupationList::National {
            self.expect_national(known.as_ref(), &mut problems);
        }
        row.apply(&input, &mut problems);
        service::check(op, &row, known.as_ref(), &mut problems)?;
        problems.check()?;
        let (id, outcome) = match known {
            None => (service::enter(op, row)?.id, Outcome::Created),
            Some(known) if known == row => (known.id, Outcome::Unchanged),
            Some(known) => {
                let details = json!({"upsert": true});
                let row = service::amend(op, &known, row, details)?;
                (row.id, Outcome::Updated)
            }
        };
        Ok(Upserted::new(id.any(), outcome))
    }

    fn saying(&mut self, members: Vec<String>) {
        self.said = members;
    }
}

impl OccupationRow {
    /// The list that the row is of, and the occupation that it names.
    fn known(
        &self,
        op: &mut Op,
        problems: &mut Problems,
    ) -> ApiResult<(OccupationList, Option<Occupation>)> {
        let Some(id) = self.id else {
            let list = if is_national(&self.code) {
                OccupationList::National
            } else {
                OccupationList::Provincial
            };
            return Ok((list, store::of_list(op.conn(), list, &self.code)?));
        };
        let unknown = || ApiError::at(ErrorCode::ReferenceUnknown, "/id");
        let known = store::find(op.conn(), id)?.ok_or_else(unknown)?;
        let is_free = known.list == OccupationList::Provincial && !known.is_shipped();
        let kept = is_free || known.code == self.code;
        problems.expect(kept, ErrorCode::FieldFixed, "/code");
        Ok((known.list, Some(known)))
    }

    /// What is to be stored: what the row does not say stays as it is `known`.
    fn input(
        &self,
        (level, field): (String, OccupationField),
        known: OccupationInput,
    ) -> OccupationInput {
        OccupationInput {
            code: self.code.clone(),
            name_vi: self.name_vi.clone(),
            name_en: self.told("nameEn", self.name_en.clone(), known.name_en),
            level,
            field,
            duration_months: self.told(
                "durationMonths",
                self.duration_months,
                known.duration_months,
            ),
            class_min: self.told("classMin", self.class_min, known.class_min),
            class_max: self.told("classMax", self.class_max, known.class_max),
            cost_cap: self.told("costCap", self.cost_cap.map(Money::vnd), known.cost_cap),
            source: self.told("source", self.source.clone(), known.source),
            valid_from: self.told("validFrom", self.valid_from, known.valid_from),
            valid_to: self.told("validTo", self.valid_to, known.valid_to),
        }
    }

    fn told<T>(&self, member: &str, sent: Option<T>, known: Option<T>) -> Option<T> {
        if self.said.iter().any(|said| said == member) {
            sent
        } else {
            known
        }
    }

    /// Note what a row of the national list must not say: it has names, level, field and validity.
    /// What it is said to have already, it may say again.
    fn expect_national(&self, known: Option<&Occupation>, problems: &mut Problems) {
        for (again, pointer) in [
            (
                is_again(
                    self.duration_months,
                    known.and_then(|row| row.duration_months),
                ),
                "/durationMonths",
            ),
            (
                is_again(self.class_min, known.and_then(|row| row.class_min)),
                "/classMin",
            ),
            (
                is_again(self.class_max, known.and_then(|row| row.class_max)),
                "/classMax",
            ),
            (
                is_again(self.cost_cap, known.and_then(|row| row.cost_cap)),
                "/costCap",
            ),
            (
                is_again(
                    self.source.as_ref(),
                    known.and_then(|row| row.source.as_ref()),
                ),
                "/source",
            ),
        ] {
            problems.expect(again, ErrorCode::FieldFixed, pointer);
        }
    }

    /// The level and the field; what is wrong with them, and with the code, is noted.
    fn terms(
        &self,
        list: OccupationList,
        known: Option<&Occupation>,
        problems: &mut Problems,
    ) -> Option<(String, OccupationField)> {
        let given = self.field.as_deref().map(str::parse::<OccupationField>);
        if let (Some(Err(_)), Some(code)) = (&given, &self.field) {
            let params = json!({"list": "fields", "code": code});
            problems.add_with(ErrorCode::CodeUnknown, "/field", params);
        }
        if list == OccupationList::Provincial {
            let (level, field) = (self.level.as_ref(), self.field.as_ref());
            problems.expect(level.is_some(), ErrorCode::FieldRequired, "/level");
            problems.expect(field.is_some(), ErrorCode::FieldRequired, "/field");
            return Some((level?.clone(), given?.ok()?));
        }
        let Some(level) = level_of(&self.code) else {
            problems.add(ErrorCode::OccupationCodeInvalid, "/code");
            return None;
        };
        if self.level.as_deref().is_some_and(|given| given != level) {
            let params = json!({"expected": level});
            problems.add_with(ErrorCode::OccupationLevelMismatch, "/level", params);
        }
        let field = match given {
            Some(given) => given.ok()?,
            None => known.map_or_else(|| field_of(&self.code), |known| known.field),
        };
        Some((level.to_owned(), field))
    }
}

/// Whether a row says nothing, or what is known already.
fn is_again<T: PartialEq>(given: Option<T>, known: Option<T>) -> bool {
    given.is_none() || known == given
}

/// Whether a code can only be one of the national list.
pub fn is_national(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_digit())
}
