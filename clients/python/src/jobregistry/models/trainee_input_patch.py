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


T = TypeVar("T", bound="TraineeInputPatch")


@_attrs_define
class TraineeInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'address': 'Bản Mòng', 'birthDate': '2004-05-17', 'citizenId': '014304001234', 'ethnicGroup': '03',
            'externalIds': [{'system': 'cdsonla-sis', 'value': 'HV-2026-00017'}], 'fullName': 'Lò Thị Mai', 'phone': '0912
            345 678', 'residenceUnitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'schoolingLevel': 'UPPER_SECONDARY', 'sex':
            'FEMALE'}

    """

    citizen_id: None | str | Unset = UNSET
    """ Twelve digits (số định danh cá nhân, CCCD). They must agree with birth year and sex and
    begin with the number of a province. Another one in its place leaves it in `formerIds`. """
    citizen_id_override: None | str | Unset = UNSET
    """ Why the citizen ID is right although it disagrees. Only for callers with
    `trainees.pii:read`; kept and audited, so it must not repeat personal data. """
    passport: None | Passport | Unset = UNSET
    full_name: None | str | Unset = UNSET
    """ Family name first, as on the citizen's card. """
    sex: Sex | Unset = UNSET
    """ Sex as civil status registers it; the only two values that a citizen ID can express. """
    birth_date: str | Unset = UNSET
    """ A day as `YYYY-MM-DD`, or as `YYYY-MM` or `YYYY` where more is not known """
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
    former_ids: list[str] | None | Unset = UNSET
    """ Numbers that the person had before: identity cards of nine digits (số CMND), and citizen IDs
    that were replaced, which cannot be added here. A `PATCH` says all of them; whoever sends a
    person under a key of their own adds to them. """
    external_ids: list[ExternalId] | None | Unset = UNSET
    """ Keys of the trainee in systems of the caller's organisation. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.passport import Passport  # noqa: PLC0415
        from ..models.residence_elsewhere import ResidenceElsewhere  # noqa: PLC0415

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

        full_name: None | str | Unset
        if isinstance(self.full_name, Unset):
            full_name = UNSET
        else:
            full_name = self.full_name

        sex: str | Unset = UNSET
        if not isinstance(self.sex, Unset):
            sex = self.sex.value

        birth_date = self.birth_date

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

        former_ids: list[str] | None | Unset
        if isinstance(self.former_ids, Unset):
            former_ids = UNSET
        elif isinstance(self.former_ids, list):
            former_ids = self.former_ids

        else:
            former_ids = self.former_ids

        external_ids: list[dict[str, Any]] | None | Unset
        if isinstance(self.external_ids, Unset):
            external_ids = UNSET
        elif isinstance(self.external_ids, list):
            external_ids = []
            for external_ids_type_0_item_data in self.external_ids:
                external_ids_type_0_item = external_ids_type_0_item_data.to_dict()
                external_ids.append(external_ids_type_0_item)

        else:
            external_ids = self.external_ids

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if citizen_id is not UNSET:
            field_dict["citizenId"] = citizen_id
        if citizen_id_override is not UNSET:
            field_dict["citizenIdOverride"] = citizen_id_override
        if passport is not UNSET:
            field_dict["passport"] = passport
        if full_name is not UNSET:
            field_dict["fullName"] = full_name
        if sex is not UNSET:
            field_dict["sex"] = sex
        if birth_date is not UNSET:
            field_dict["birthDate"] = birth_date
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

        def _parse_full_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        full_name = _parse_full_name(d.pop("fullName", UNSET))

        _sex = d.pop("sex", UNSET)
        sex: Sex | Unset
        if isinstance(_sex, Unset):
            sex = UNSET
        else:
            sex = Sex(_sex)

        birth_date = d.pop("birthDate", UNSET)

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

        def _parse_external_ids(data: object) -> list[ExternalId] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                external_ids_type_0 = []
                _external_ids_type_0 = data
                for external_ids_type_0_item_data in _external_ids_type_0:
                    external_ids_type_0_item = ExternalId.from_dict(external_ids_type_0_item_data)

                    external_ids_type_0.append(external_ids_type_0_item)

                return external_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ExternalId] | None | Unset, data)

        external_ids = _parse_external_ids(d.pop("externalIds", UNSET))

        trainee_input_patch = cls(
            citizen_id=citizen_id,
            citizen_id_override=citizen_id_override,
            passport=passport,
            full_name=full_name,
            sex=sex,
            birth_date=birth_date,
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

        return trainee_input_patch
