from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.precision import Precision
from ..models.sex import Sex
from ..types import UNSET, Unset

T = TypeVar("T", bound="TraineeRow")


@_attrs_define
class TraineeRow:
    """A trainee as a row of a file. A citizen ID or a passport is needed of whom the sender registers. Without
    `externalId` the person is known by citizen ID, passport or a former number, or else by full name, birth
    date and sex among the records that the sender sees.

        Example:
            {'address': 'Bản Mòng', 'birthDate': '2004-05-17', 'citizenId': '014304001234', 'ethnicGroup': '03',
                'externalId': 'HV-2026-00017', 'fullName': 'Lò Thị Mai', 'phone': '0912 345 678', 'residenceCode': '03646',
                'schoolingLevel': 'UPPER_SECONDARY', 'sex': 'FEMALE'}

    """

    full_name: str
    """ Family name first, as on the citizen's card. """
    sex: Sex
    """ Sex as civil status registers it; the only two values that a citizen ID can express. """
    birth_date: str
    """ A day as `YYYY-MM-DD`, or as `YYYY-MM` or `YYYY` where more is not known """
    external_id: None | str | Unset = UNSET
    """ The trainee's key in the school's own system, where it has one. """
    id: None | Unset | UUID = UNSET
    citizen_id: None | str | Unset = UNSET
    """ Twelve digits (số định danh cá nhân, CCCD), as text. """
    citizen_id_override: None | str | Unset = UNSET
    """ Why the citizen ID is right although it disagrees with birth date or sex. """
    passport_country: None | str | Unset = UNSET
    """ Country of the passport, two letters; together with its number. """
    passport_number: None | str | Unset = UNSET
    """ Number of the passport, of who has no citizen ID. """
    birth_date_precision: None | Precision | Unset = UNSET
    ethnic_group: None | str | Unset = UNSET
    """ Code list `ethnic-groups`. """
    residence_code: None | str | Unset = UNSET
    """ Code of the commune where the person lives; or give `residenceUnitId`. """
    residence_code_date: datetime.date | None | Unset = UNSET
    residence_commune: None | str | Unset = UNSET
    """ Commune where the person lives as papers name it, today or before July 2025, in place of
    `residenceCode`: with or without what it is, accents and capitals. """
    residence_district: None | str | Unset = UNSET
    """ Former district of `residenceCommune`; needed where several communes have the name. """
    residence_province: None | str | Unset = UNSET
    """ Province of `residenceCommune`: this one when left out. In another one the names are taken as they
    are written. """
    residence: None | str | Unset = UNSET
    """ The whole address on one line, in place of the other members: `bản Mòng, xã Chiềng Mung, huyện Mai
    Sơn, tỉnh Sơn La`. What stands before the commune goes to `address`. """
    residence_unit_id: None | Unset | UUID = UNSET
    residence_province_code: None | str | Unset = UNSET
    """ Province where the person lives, outside this one: code list `provinces`. """
    residence_country_code: None | str | Unset = UNSET
    """ Country where the person lives, ISO 3166-1 alpha-2, outside Viet Nam. """
    residence_place: None | str | Unset = UNSET
    """ The place there as it was stated, such as a commune by its code and name. """
    address: None | str | Unset = UNSET
    """ House, street, village: what is more exact than the commune. """
    phone: None | str | Unset = UNSET
    """ As text; stored as +84…. """
    schooling_level: None | str | Unset = UNSET
    """ Code list `schooling-levels`. """
    disability_type: None | str | Unset = UNSET
    """ Code list `disability-types`, together with the degree. """
    disability_degree: None | str | Unset = UNSET
    """ Code list `disability-degrees`, together with the type. """
    former_ids: list[str] | None | Unset = UNSET
    """ Numbers that the person had before: identity cards of nine digits. """

    def to_dict(self) -> dict[str, Any]:
        full_name = self.full_name

        sex = self.sex.value

        birth_date = self.birth_date

        external_id: None | str | Unset
        if isinstance(self.external_id, Unset):
            external_id = UNSET
        else:
            external_id = self.external_id

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        citizen_id: None | str | Unset
        if isinstance(self.citizen_id, Unset):
            citizen_id = UNSET
        else:
            citizen_id = self.citizen_id

        citizen_id_override: None | str | Unset
        if isinstance(self.citizen_id_override, Unset):
            citizen_id_override = UNSET
        else:
            citizen_id_override = self.citizen_id_override

        passport_country: None | str | Unset
        if isinstance(self.passport_country, Unset):
            passport_country = UNSET
        else:
            passport_country = self.passport_country

        passport_number: None | str | Unset
        if isinstance(self.passport_number, Unset):
            passport_number = UNSET
        else:
            passport_number = self.passport_number

        birth_date_precision: None | str | Unset
        if isinstance(self.birth_date_precision, Unset):
            birth_date_precision = UNSET
        elif isinstance(self.birth_date_precision, Precision):
            birth_date_precision = self.birth_date_precision.value
        else:
            birth_date_precision = self.birth_date_precision

        ethnic_group: None | str | Unset
        if isinstance(self.ethnic_group, Unset):
            ethnic_group = UNSET
        else:
            ethnic_group = self.ethnic_group

        residence_code: None | str | Unset
        if isinstance(self.residence_code, Unset):
            residence_code = UNSET
        else:
            residence_code = self.residence_code

        residence_code_date: None | str | Unset
        if isinstance(self.residence_code_date, Unset):
            residence_code_date = UNSET
        elif isinstance(self.residence_code_date, datetime.date):
            residence_code_date = self.residence_code_date.isoformat()
        else:
            residence_code_date = self.residence_code_date

        residence_commune: None | str | Unset
        if isinstance(self.residence_commune, Unset):
            residence_commune = UNSET
        else:
            residence_commune = self.residence_commune

        residence_district: None | str | Unset
        if isinstance(self.residence_district, Unset):
            residence_district = UNSET
        else:
            residence_district = self.residence_district

        residence_province: None | str | Unset
        if isinstance(self.residence_province, Unset):
            residence_province = UNSET
        else:
            residence_province = self.residence_province

        residence: None | str | Unset
        if isinstance(self.residence, Unset):
            residence = UNSET
        else:
            residence = self.residence

        residence_unit_id: None | str | Unset
        if isinstance(self.residence_unit_id, Unset):
            residence_unit_id = UNSET
        elif isinstance(self.residence_unit_id, UUID):
            residence_unit_id = str(self.residence_unit_id)
        else:
            residence_unit_id = self.residence_unit_id

        residence_province_code: None | str | Unset
        if isinstance(self.residence_province_code, Unset):
            residence_province_code = UNSET
        else:
            residence_province_code = self.residence_province_code

        residence_country_code: None | str | Unset
        if isinstance(self.residence_country_code, Unset):
            residence_country_code = UNSET
        else:
            residence_country_code = self.residence_country_code

        residence_place: None | str | Unset
        if isinstance(self.residence_place, Unset):
            residence_place = UNSET
        else:
            residence_place = self.residence_place

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        phone: None | str | Unset
        if isinstance(self.phone, Unset):
            phone = UNSET
        else:
            phone = self.phone

        schooling_level: None | str | Unset
        if isinstance(self.schooling_level, Unset):
            schooling_level = UNSET
        else:
            schooling_level = self.schooling_level

        disability_type: None | str | Unset
        if isinstance(self.disability_type, Unset):
            disability_type = UNSET
        else:
            disability_type = self.disability_type

        disability_degree: None | str | Unset
        if isinstance(self.disability_degree, Unset):
            disability_degree = UNSET
        else:
            disability_degree = self.disability_degree

        former_ids: list[str] | None | Unset
        if isinstance(self.former_ids, Unset):
            former_ids = UNSET
        elif isinstance(self.former_ids, list):
            former_ids = self.former_ids

        else:
            former_ids = self.former_ids

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fullName": full_name,
                "sex": sex,
                "birthDate": birth_date,
            }
        )
        if external_id is not UNSET:
            field_dict["externalId"] = external_id
        if id is not UNSET:
            field_dict["id"] = id
        if citizen_id is not UNSET:
            field_dict["citizenId"] = citizen_id
        if citizen_id_override is not UNSET:
            field_dict["citizenIdOverride"] = citizen_id_override
        if passport_country is not UNSET:
            field_dict["passportCountry"] = passport_country
        if passport_number is not UNSET:
            field_dict["passportNumber"] = passport_number
        if birth_date_precision is not UNSET:
            field_dict["birthDatePrecision"] = birth_date_precision
        if ethnic_group is not UNSET:
            field_dict["ethnicGroup"] = ethnic_group
        if residence_code is not UNSET:
            field_dict["residenceCode"] = residence_code
        if residence_code_date is not UNSET:
            field_dict["residenceCodeDate"] = residence_code_date
        if residence_commune is not UNSET:
            field_dict["residenceCommune"] = residence_commune
        if residence_district is not UNSET:
            field_dict["residenceDistrict"] = residence_district
        if residence_province is not UNSET:
            field_dict["residenceProvince"] = residence_province
        if residence is not UNSET:
            field_dict["residence"] = residence
        if residence_unit_id is not UNSET:
            field_dict["residenceUnitId"] = residence_unit_id
        if residence_province_code is not UNSET:
            field_dict["residenceProvinceCode"] = residence_province_code
        if residence_country_code is not UNSET:
            field_dict["residenceCountryCode"] = residence_country_code
        if residence_place is not UNSET:
            field_dict["residencePlace"] = residence_place
        if address is not UNSET:
            field_dict["address"] = address
        if phone is not UNSET:
            field_dict["phone"] = phone
        if schooling_level is not UNSET:
            field_dict["schoolingLevel"] = schooling_level
        if disability_type is not UNSET:
            field_dict["disabilityType"] = disability_type
        if disability_degree is not UNSET:
            field_dict["disabilityDegree"] = disability_degree
        if former_ids is not UNSET:
            field_dict["formerIds"] = former_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        full_name = d.pop("fullName")

        sex = Sex(d.pop("sex"))

        birth_date = d.pop("birthDate")

        def _parse_external_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_id = _parse_external_id(d.pop("externalId", UNSET))

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_citizen_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        citizen_id = _parse_citizen_id(d.pop("citizenId", UNSET))

        def _parse_citizen_id_override(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        citizen_id_override = _parse_citizen_id_override(d.pop("citizenIdOverride", UNSET))

        def _parse_passport_country(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        passport_country = _parse_passport_country(d.pop("passportCountry", UNSET))

        def _parse_passport_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        passport_number = _parse_passport_number(d.pop("passportNumber", UNSET))

        def _parse_birth_date_precision(data: object) -> None | Precision | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                birth_date_precision_type_0 = Precision(data)

                return birth_date_precision_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Precision | Unset, data)

        birth_date_precision = _parse_birth_date_precision(d.pop("birthDatePrecision", UNSET))

        def _parse_ethnic_group(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ethnic_group = _parse_ethnic_group(d.pop("ethnicGroup", UNSET))

        def _parse_residence_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        residence_code = _parse_residence_code(d.pop("residenceCode", UNSET))

        def _parse_residence_code_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                residence_code_date_type_0 = datetime.date.fromisoformat(data)

                return residence_code_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        residence_code_date = _parse_residence_code_date(d.pop("residenceCodeDate", UNSET))

        def _parse_residence_commune(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        residence_commune = _parse_residence_commune(d.pop("residenceCommune", UNSET))

        def _parse_residence_district(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        residence_district = _parse_residence_district(d.pop("residenceDistrict", UNSET))

        def _parse_residence_province(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        residence_province = _parse_residence_province(d.pop("residenceProvince", UNSET))

        def _parse_residence(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        residence = _parse_residence(d.pop("residence", UNSET))

        def _parse_residence_unit_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                residence_unit_id_type_0 = UUID(data)

                return residence_unit_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        residence_unit_id = _parse_residence_unit_id(d.pop("residenceUnitId", UNSET))

        def _parse_residence_province_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        residence_province_code = _parse_residence_province_code(
            d.pop("residenceProvinceCode", UNSET)
        )

        def _parse_residence_country_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        residence_country_code = _parse_residence_country_code(d.pop("residenceCountryCode", UNSET))

        def _parse_residence_place(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        residence_place = _parse_residence_place(d.pop("residencePlace", UNSET))

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_phone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        phone = _parse_phone(d.pop("phone", UNSET))

        def _parse_schooling_level(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        schooling_level = _parse_schooling_level(d.pop("schoolingLevel", UNSET))

        def _parse_disability_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        disability_type = _parse_disability_type(d.pop("disabilityType", UNSET))

        def _parse_disability_degree(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        disability_degree = _parse_disability_degree(d.pop("disabilityDegree", UNSET))

        def _parse_former_ids(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                former_ids_type_0 = cast(list[str], data)

                return former_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        former_ids = _parse_former_ids(d.pop("formerIds", UNSET))

        trainee_row = cls(
            full_name=full_name,
            sex=sex,
            birth_date=birth_date,
            external_id=external_id,
            id=id,
            citizen_id=citizen_id,
            citizen_id_override=citizen_id_override,
            passport_country=passport_country,
            passport_number=passport_number,
            birth_date_precision=birth_date_precision,
            ethnic_group=ethnic_group,
            residence_code=residence_code,
            residence_code_date=residence_code_date,
            residence_commune=residence_commune,
            residence_district=residence_district,
            residence_province=residence_province,
            residence=residence,
            residence_unit_id=residence_unit_id,
            residence_province_code=residence_province_code,
            residence_country_code=residence_country_code,
            residence_place=residence_place,
            address=address,
            phone=phone,
            schooling_level=schooling_level,
            disability_type=disability_type,
            disability_degree=disability_degree,
            former_ids=former_ids,
        )

        return trainee_row
