//! A row of `trainees`.

use serde::Deserialize;
use utoipa::ToSchema;

use super::RESOURCE;
use super::citizen_id::Sex;
use super::former_ids::FormerId;
use super::identity::{identify, tell};
use super::input::{Passport, TraineeInput};
use super::service;
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::exported::Exported;
use crate::platform::resource::import::{self, Identify, ImportRow, Survey, Tell};
use crate::platform::resource::taking_back::{TakenBack, Written};
use crate::platform::sync::external_ids::Naming;
use crate::platform::values::ids::{TraineeId, UnitId};
use crate::platform::values::partial_date::{PartialDate, Precision};
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::Upserted;

/// A trainee as a row of a file. A citizen ID or a passport is needed of whom the sender registers. Without
/// `externalId` the person is known by citizen ID, passport or a former number, or else by full name, birth
/// date and sex among the records that the sender sees.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "externalId": "HV-2026-00017", "citizenId": "014304001234", "fullName": "Lò Thị Mai",
    "sex": "FEMALE", "birthDate": "2004-05-17", "ethnicGroup": "03", "residenceCode": "03646",
    "address": "Bản Mòng", "phone": "0912 345 678", "schoolingLevel": "UPPER_SECONDARY"
}))]
pub struct TraineeRow {
    /// The trainee's key in the school's own system, where it has one.
    ///
    /// vi: Mã của bản ghi trong phần mềm của đơn vị, nếu có; giữ nguyên mỗi lần gửi. Bỏ trống thì nhận ra người học theo số giấy tờ, hoặc họ tên và ngày sinh
    #[schema(min_length = 1, max_length = 128)]
    pub external_id: Option<String>,
    /// The trainee, as an export names the record; goes before the key.
    ///
    /// vi: Định danh của người học trong hệ thống, như tệp xuất ghi
    pub id: Option<TraineeId>,
    /// Twelve digits (số định danh cá nhân, CCCD), as text.
    ///
    /// vi: Số định danh cá nhân (CCCD), đúng 12 chữ số, định dạng văn bản
    #[schema(min_length = 12, max_length = 12, pattern = "^[0-9]{12}$")]
    pub citizen_id: Option<String>,
    /// Why the citizen ID is right although it disagrees with birth date or sex.
    ///
    /// vi: Lý do số định danh vẫn đúng dù không khớp ngày sinh hoặc giới tính (ít nhất 10 ký tự)
    #[schema(min_length = 10, max_length = 500)]
    pub citizen_id_override: Option<String>,
    /// Country of the passport, two letters; together with its number.
    ///
    /// vi: Nước cấp hộ chiếu, hai chữ cái; đi cùng số hộ chiếu
    #[schema(min_length = 2, max_length = 2, pattern = "^[A-Z]{2}$")]
    pub passport_country: Option<String>,
    /// vi: Số hộ chiếu, khi không có số định danh
    #[schema(min_length = 5, max_length = 20, pattern = "^[A-Z0-9]+$")]
    pub passport_number: Option<String>,
    /// vi: Họ và tên đầy đủ, có dấu
    #[schema(min_length = 1, max_length = 200, format = "person-name")]
    pub full_name: String,
    /// vi: Giới tính: Nam (MALE) hoặc Nữ (FEMALE)
    pub sex: Sex,
    /// `YYYY-MM-DD`; `YYYY` or `YYYY-MM` where the day is not known. In a table `MM/YYYY` too.
    ///
    /// vi: Ngày sinh, ví dụ 17/05/2004 hoặc 2004-05-17; chỉ biết năm thì ghi 1965, chỉ biết tháng thì ghi 07/1965
    pub birth_date: PartialDate,
    /// How closely the day is known, where the one given is a stand-in.
    ///
    /// vi: Biết đến đâu khi ngày đã ghi là ngày tạm: Ngày (DAY), Tháng (MONTH) hoặc Năm (YEAR)
    pub birth_date_precision: Option<Precision>,
    /// Code list `ethnic-groups`.
    ///
    /// vi: Mã dân tộc (danh mục năm 2008)
    #[schema(max_length = 64)]
    pub ethnic_group: Option<String>,
    /// Code of the commune where the person lives; or give `residenceUnitId`.
    ///
    /// vi: Mã xã, phường nơi cư trú, định dạng văn bản; trong bảng ghi tên xã, phường cũng được
    #[schema(min_length = 1, max_length = 20)]
    pub residence_code: Option<String>,
    /// The day on which the code meant that place, today when left out; or the names.
    ///
    /// vi: Ngày mà mã hoặc tên xã có nghĩa đó; bỏ trống thì mã là của hôm nay
    pub residence_code_date: Option<Date>,
    /// Commune where the person lives as papers name it, today or before July 2025, in place of
    /// `residenceCode`: with or without what it is, accents and capitals.
    ///
    /// vi: Tên xã, phường, thị trấn nơi cư trú như giấy tờ ghi (hiện nay hoặc trước 7/2025), thay cho mã xã
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub residence_commune: Option<String>,
    /// Former district of `residenceCommune`; needed where several communes have the name.
    ///
    /// vi: Tên huyện, thị xã, thành phố cũ; cần khi nhiều xã trùng tên
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub residence_district: Option<String>,
    /// Province of `residenceCommune`: this one when left out. In another one the names are taken as they
    /// are written.
    ///
    /// vi: Tên tỉnh; bỏ trống là tỉnh này
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub residence_province: Option<String>,
    /// The whole address on one line, in place of the other members: `bản Mòng, xã Chiềng Mung, huyện Mai
    /// Sơn, tỉnh Sơn La`. What stands before the commune goes to `address`.
    ///
    /// vi: Nơi cư trú ghi đủ trên một dòng: bản, xã, huyện cũ, tỉnh, ngăn cách bằng dấu phẩy
    #[schema(min_length = 1, max_length = 300, format = "one-line")]
    pub residence: Option<String>,
    /// Commune or village where the person lives, in place of `residenceCode`.
    ///
    /// vi: Định danh của xã hoặc bản trong hệ thống, thay cho mã xã
    pub residence_unit_id: Option<UnitId>,
    /// Province where the person lives, outside this one: code list `provinces`.
    ///
    /// vi: Mã tỉnh nơi cư trú nếu ở tỉnh khác (danh mục provinces), thay cho mã xã
    #[schema(min_length = 1, max_length = 64)]
    pub residence_province_code: Option<String>,
    /// Country where the person lives, ISO 3166-1 alpha-2, outside Viet Nam.
    ///
    /// vi: Nước cư trú nếu ở nước ngoài, hai chữ cái, thay cho mã xã
    #[schema(min_length = 2, max_length = 2, pattern = "^[A-Z]{2}$")]
    pub residence_country_code: Option<String>,
    /// The place there as it was stated, such as a commune by its code and name.
    ///
    /// vi: Nơi cư trú ở tỉnh khác hoặc nước ngoài: mã và tên xã như giấy tờ ghi
    #[schema(min_length = 1, max_length = 200, format = "one-line")]
    pub residence_place: Option<String>,
    /// vi: Địa chỉ trong xã: bản, tổ, số nhà
    #[schema(max_length = 300, format = "one-line")]
    pub address: Option<String>,
    /// As text; stored as +84….
    ///
    /// vi: Số điện thoại, định dạng văn bản
    #[schema(max_length = 32)]
    pub phone: Option<String>,
    /// Code list `schooling-levels`.
    ///
    /// vi: Mã trình độ học vấn
    #[schema(max_length = 64)]
    pub schooling_level: Option<String>,
    /// Code list `disability-types`, together with the degree.
    ///
    /// vi: Mã dạng khuyết tật; đi cùng mức độ
    #[schema(max_length = 64)]
    pub disability_type: Option<String>,
    /// Code list `disability-degrees`, together with the type.
    ///
    /// vi: Mã mức độ khuyết tật; đi cùng dạng tật
    #[schema(max_length = 64)]
    pub disability_degree: Option<String>,
    /// Numbers that the person had before: identity cards of nine digits.
    ///
    /// vi: Số giấy tờ cũ của người học (CMND 9 chữ số), định dạng văn bản; nhiều số cách nhau bằng ;
    #[schema(max_items = 10)]
    pub former_ids: Option<Vec<FormerId>>,
    #[serde(skip)]
    removes: Vec<String>,
}

/// Where somebody lives outside the province is an object of its own in an export.
const EXPORTED: Exported = Exported {
    named: &[
        ("residenceElsewhere.provinceCode", "residenceProvinceCode"),
        ("residenceElsewhere.countryCode", "residenceCountryCode"),
        ("residenceElsewhere.text", "residencePlace"),
    ],
    ..Exported::of(RESOURCE)
};

impl ImportRow for TraineeRow {
    const KIND: &'static str = "trainees";
    const TITLE: &'static str = "Người học";
    const PASS: u8 = 1;
    const RECORDS: Option<(&'static str, Action)> = Some((RESOURCE, Action::TraineeWrite));
    const SURVEY: Option<Survey> = Some(service::survey);
    const IDENTIFY: Option<Identify> = Some(identify);
    const TELL: Option<Tell> = Some(tell);
    const EXPORTED: Option<&'static Exported> = Some(&EXPORTED);

    fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
        service::take_back(op, written)
    }

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let mut problems = Problems::new();
        let lives = self.lives(op, &mut problems)?;
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
            birth_date_precision: self.birth_date_precision,
            ethnic_group: self.ethnic_group.clone(),
            residence_unit_id: lives.unit,
            residence_elsewhere: lives.elsewhere,
            address: self.address_of(lives.before),
            phone: self.phone.clone(),
            schooling_level: self.schooling_level.clone(),
            disability_type: self.disability_type.clone(),
            disability_degree: self.disability_degree.clone(),
            former_ids: self.former_ids.clone().unwrap_or_default(),
            external_ids: Vec::new(),
            removes: self.removes.clone(),
        };
        let key = self.external_id.as_deref();
        let key = key.map(|value| import::key(system, value));
        let naming = Naming::new(self.id, key.as_ref());
        let upserted = service::upsert(op, naming, &input, &Precondition::default());
        import::joined(problems, upserted, &["/residenceUnitId"]).map(import::any)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        Some(match pointer {
            "/residenceUnitId" if self.residence_unit_id.is_none() => self.place_pointer(),
            "/address" if self.address.is_none() && self.residence.is_some() => "/residence",
            place if place.starts_with("/residenceElsewhere") && self.is_written() => {
                self.place_pointer()
            }
            "/residenceElsewhere" if self.residence_country_code.is_some() => {
                "/residenceCountryCode"
            }
            "/residenceElsewhere" | "/residenceElsewhere/provinceCode" => "/residenceProvinceCode",
            "/residenceElsewhere/countryCode" => "/residenceCountryCode",
            "/residenceElsewhere/text" => "/residencePlace",
            "/passport/country" => "/passportCountry",
            "/passport" | "/passport/number" => "/passportNumber",
            _ => return None,
        })
    }

    fn removing(&mut self, mut members: Vec<String>) {
        if members.iter().any(|name| name == "passportNumber") {
            members.push("passport".to_owned());
        }
        let places = ["residenceCode", "residenceCommune", "residence"];
        if members.iter().any(|name| places.contains(&name.as_str())) {
            members.push("residenceUnitId".to_owned());
        }
        let elsewhere = ["residenceProvinceCode", "residenceCountryCode"];
        if members
            .iter()
            .any(|name| elsewhere.contains(&name.as_str()))
        {
            members.push("residenceElsewhere".to_owned());
        }
        self.removes = members;
    }

    fn look_ahead(op: &mut Op, system: &str, rows: &[&Self]) -> ApiResult<()> {
        let keys = rows.iter().filter_map(|row| row.external_id.as_deref());
        let keys: Vec<&str> = keys.collect();
        let citizen_ids = rows.iter().filter_map(|row| row.citizen_id.as_deref());
        let ids: Vec<TraineeId> = rows.iter().filter_map(|row| row.id).collect();
        service::foresee_known(op, &ids)?;
        service::foresee(op, system, &keys, &citizen_ids.collect::<Vec<_>>())
    }
}
