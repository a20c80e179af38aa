from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.precision import Precision
from ..models.sex import Sex
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId
    from ..models.passport import Passport
    from ..models.residence_elsewhere import ResidenceElsewhere


T = TypeVar("T", bound="TraineeInput")


@_attrs_define
class TraineeInput:
    """A trainee as clients send it. A citizen ID or a passport is needed.

    Example:
        {'address': 'Bản Mòng', 'birthDate': '2004-05-17', 'citizenId': '014304001234', 'ethnicGroup': '03',
            'externalIds': [{'system': 'cdsonla-sis', 'value': 'HV-2026-00017'}], 'fullName': 'Lò Thị Mai', 'phone': '0912
            345 678', 'residenceUnitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'schoolingLevel': 'UPPER_SECONDARY', 'sex':
            'FEMALE'}

    """

    full_name: str
    """ Family name first, as on the citizen's card. """
    sex: Sex
    """ Sex as civil status registers it; the only two values that a citizen ID can express. """
    birth_date: str
    """ A day as `YYYY-MM-DD`, or as `YYYY-MM` or `YYYY` where more is not known """
    citizen_id: None | str | Unset = UNSET
    """ Twelve digits (số định danh cá nhân, CCCD). They must agree with birth year and sex and
    begin with the number of a province. Another one in its place leaves it in `formerIds`. """
    citizen_id_override: None | str | Unset = UNSET
    """ Why the citizen ID is right although it disagrees. Only for callers with
    `trainees.pii:read`; kept and audited, so it must not repeat personal data. """
    passport: None | Passport | Unset = UNSET
    birth_date_precision: None | Precision | Unset = UNSET
    ethnic_group: None | str | Unset = UNSET
    """ Code list `ethnic-groups`. Sensitive. """
    residence_unit_id: None | Unset | UUID = UNSET
    residence_elsewhere: None | ResidenceElsewhere | Unset = UNSET
    address: None | str | Unset = UNSET
    """ House, street, village: what is more exact than the commune. """
    phone: None | str | Unset = UNSET
    """ Stored as +84…. """
    schooling_level: None | str | Unset = UNSET
    """ Code list `schooling-levels`. """
    disability_type: None | str | Unset = UNSET
    """ Code list `disability-types`, together with the degree. Sensitive. """
    disability_degree: None | str | Unset = UNSET
    """ Code list `disability-degrees`, together with the type. Sensitive. """
    former_ids: list[str] | Unset = UNSET
    """ Numbers that the person had before: identity cards of nine digits (số CMND), and citizen IDs
    that were replaced, which cannot be added here. A `PATCH` says all of them; whoever sends a
    person under a key of their own adds to them. """
    external_ids: list[ExternalId] | Unset = UNSET
    """ Keys of the trainee in systems of the caller's organisation. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.passport import Passport  # noqa: PLC0415
        from ..models.residence_elsewhere import ResidenceElsewhere  # noqa: PLC0415

        full_name = self.full_name

        sex = self.sex.value

        birth_date = self.birth_date

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

        passport: dict[str, Any] | None | Unset
        if isinstance(self.passport, Unset):
            passport = UNSET
        elif isinstance(self.passport, Passport):
            passport = self.passport.to_dict()
        else:
            passport = self.passport

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

        residence_unit_id: None | str | Unset
        if isinstance(self.residence_unit_id, Unset):
            residence_unit_id = UNSET
        elif isinstance(self.residence_unit_id, UUID):
            residence_unit_id = str(self.residence_unit_id)
        else:
            residence_unit_id = self.residence_unit_id

        residence_elsewhere: dict[str, Any] | None | Unset
        if isinstance(self.residence_elsewhere, Unset):
            residence_elsewhere = UNSET
        elif isinstance(self.residence_elsewhere, ResidenceElsewhere):
            residence_elsewhere = self.residence_elsewhere.to_dict()
        else:
            residence_elsewhere = self.residence_elsewhere

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

        former_ids: list[str] | Unset = UNSET
        if not isinstance(self.former_ids, Unset):
            former_ids = self.former_ids

        external_ids: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.external_ids, Unset):
            external_ids = []
            for external_ids_item_data in self.external_ids:
                external_ids_item = external_ids_item_data.to_dict()
                external_ids.append(external_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fullName": full_name,
                "sex": sex,
                "birthDate": birth_date,
            }
        )
        if citizen_id is not UNSET:
            field_dict["citizenId"] = citizen_id
        if citizen_id_override is not UNSET:
            field_dict["citizenIdOverride"] = citizen_id_override
        if passport is not UNSET:
            field_dict["passport"] = passport
        if birth_date_precision is not UNSET:
            field_dict["birthDatePrecision"] = birth_date_precision
        if ethnic_group is not UNSET:
            field_dict["ethnicGroup"] = ethnic_group
        if residence_unit_id is not UNSET:
            field_dict["residenceUnitId"] = residence_unit_id
        if residence_elsewhere is not UNSET:
            field_dict["residenceElsewhere"] = residence_elsewhere
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
        if external_ids is not UNSET:
            field_dict["externalIds"] = external_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415
        from ..models.passport import Passport  # noqa: PLC0415
        from ..models.residence_elsewhere import ResidenceElsewhere  # noqa: PLC0415

        d = dict(src_dict)
        full_name = d.pop("fullName")

        sex = Sex(d.pop("sex"))

        birth_date = d.pop("birthDate")

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

        def _parse_passport(data: object) -> None | Passport | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                passport_type_0 = Passport.from_dict(data)

                return passport_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Passport | Unset, data)

        passport = _parse_passport(d.pop("passport", UNSET))

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

        def _parse_residence_elsewhere(data: object) -> None | ResidenceElsewhere | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                residence_elsewhere_type_0 = ResidenceElsewhere.from_dict(data)

                return residence_elsewhere_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ResidenceElsewhere | Unset, data)

        residence_elsewhere = _parse_residence_elsewhere(d.pop("residenceElsewhere", UNSET))

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

        former_ids = cast(list[str], d.pop("formerIds", UNSET))

        _external_ids = d.pop("externalIds", UNSET)
        external_ids: list[ExternalId] | Unset = UNSET
        if _external_ids is not UNSET:
            external_ids = []
            for external_ids_item_data in _external_ids:
                external_ids_item = ExternalId.from_dict(external_ids_item_data)

                external_ids.append(external_ids_item)

        trainee_input = cls(
            full_name=full_name,
            sex=sex,
            birth_date=birth_date,
            citizen_id=citizen_id,
            citizen_id_override=citizen_id_override,
            passport=passport,
            birth_date_precision=birth_date_precision,
            ethnic_group=ethnic_group,
            residence_unit_id=residence_unit_id,
            residence_elsewhere=residence_elsewhere,
            address=address,
            phone=phone,
            schooling_level=schooling_level,
            disability_type=disability_type,
            disability_degree=disability_degree,
            former_ids=former_ids,
            external_ids=external_ids,
        )

        return trainee_input
