from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.precision import Precision
from ..models.sex import Sex
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.decided_member import DecidedMember
    from ..models.external_id import ExternalId
    from ..models.passport import Passport
    from ..models.residence_elsewhere import ResidenceElsewhere


T = TypeVar("T", bound="TraineeView")


@_attrs_define
class TraineeView:
    """A trainee as clients see it. Personal data is masked unless a caller with
    `trainees.pii:read` asks for it with `reveal=true`. A school that joined the record of another,
    before each had its own, sees an outline until it enrols the person: what others have recorded is
    null, and `masked` names it.

        Example:
            {'address': 'Bản Mòng', 'birthDate': '2004-05-17', 'birthDatePrecision': 'DAY', 'citizenId': '•••••••••234',
                'citizenIdOverride': None, 'communeId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'createdAt':
                '2026-09-01T02:00:00Z', 'decided': [], 'demo': False, 'disabilityDegree': None, 'disabilityType': None,
                'districtId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a10', 'ethnicGroup': None, 'externalIds': [{'system': 'cdsonla-
                sis', 'value': 'HV-2026-00017'}], 'formerIds': ['••••••678'], 'fullName': 'Lò Thị Mai', 'id':
                '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'masked': ['citizenId', 'citizenIdOverride', 'passport', 'phone',
                'ethnicGroup', 'disabilityType', 'disabilityDegree', 'formerIds'], 'passport': None, 'phone': '•••••••••678',
                'residenceElsewhere': None, 'residenceUnitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'schoolingLevel':
                'UPPER_SECONDARY', 'sex': 'FEMALE', 'updatedAt': '2026-09-01T02:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    citizen_id: None | str
    """ Masked to the last three digits. """
    citizen_id_override: None | str
    """ Why a citizen ID that disagrees is right. Null when masked. """
    passport: None | Passport
    full_name: str
    """ Family name first, as on the citizen's card. """
    sex: Sex
    """ Sex as civil status registers it; the only two values that a citizen ID can express. """
    birth_date: str
    """ A day as `YYYY-MM-DD`, or as `YYYY-MM` or `YYYY` where more is not known """
    birth_date_precision: Precision
    """ How closely a day is known. """
    ethnic_group: None | str
    """ Code list `ethnic-groups`; null when masked. """
    residence_unit_id: None | UUID
    residence_elsewhere: None | ResidenceElsewhere
    commune_id: None | UUID
    district_id: None | UUID
    address: None | str
    """ House, street, village: what is more exact than the commune. """
    phone: None | str
    """ Masked to the last three digits. """
    schooling_level: None | str
    """ Code list `schooling-levels`. """
    disability_type: None | str
    """ Code list `disability-types`; null when masked. """
    disability_degree: None | str
    """ Code list `disability-degrees`; null when masked. """
    former_ids: list[str]
    """ Numbers that the person had before: identity cards of nine digits (số CMND), and citizen IDs
    that were replaced. Masked to the last three digits. """
    demo: bool
    """ Made up for a demonstration. """
    masked: list[str]
    """ Members that are masked here, whether there is a value behind them or not; empty when
    everything is in plain. """
    decided: list[DecidedMember]
    """ Members that were corrected by the lead agency or the commune, or decided by a merge: no
    nightly row changes them, until it says the same or the lead agency releases them. Masked,
    those that are null are not told of. """
    external_ids: list[ExternalId]
    """ Keys that the caller's organisation gave. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    person_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.passport import Passport  # noqa: PLC0415
        from ..models.residence_elsewhere import ResidenceElsewhere  # noqa: PLC0415

        id = str(self.id)

        citizen_id: None | str
        citizen_id = self.citizen_id

        citizen_id_override: None | str
        citizen_id_override = self.citizen_id_override

        passport: dict[str, Any] | None
        if isinstance(self.passport, Passport):
            passport = self.passport.to_dict()
        else:
            passport = self.passport

        full_name = self.full_name

        sex = self.sex.value

        birth_date = self.birth_date

        birth_date_precision = self.birth_date_precision.value

        ethnic_group: None | str
        ethnic_group = self.ethnic_group

        residence_unit_id: None | str
        if isinstance(self.residence_unit_id, UUID):
            residence_unit_id = str(self.residence_unit_id)
        else:
            residence_unit_id = self.residence_unit_id

        residence_elsewhere: dict[str, Any] | None
        if isinstance(self.residence_elsewhere, ResidenceElsewhere):
            residence_elsewhere = self.residence_elsewhere.to_dict()
        else:
            residence_elsewhere = self.residence_elsewhere

        commune_id: None | str
        if isinstance(self.commune_id, UUID):
            commune_id = str(self.commune_id)
        else:
            commune_id = self.commune_id

        district_id: None | str
        if isinstance(self.district_id, UUID):
            district_id = str(self.district_id)
        else:
            district_id = self.district_id

        address: None | str
        address = self.address

        phone: None | str
        phone = self.phone

        schooling_level: None | str
        schooling_level = self.schooling_level

        disability_type: None | str
        disability_type = self.disability_type

        disability_degree: None | str
        disability_degree = self.disability_degree

        former_ids = self.former_ids

        demo = self.demo

        masked = self.masked

        decided = []
        for decided_item_data in self.decided:
            decided_item = decided_item_data.to_dict()
            decided.append(decided_item)

        external_ids = []
        for external_ids_item_data in self.external_ids:
            external_ids_item = external_ids_item_data.to_dict()
            external_ids.append(external_ids_item)

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        person_id: str | Unset = UNSET
        if not isinstance(self.person_id, Unset):
            person_id = str(self.person_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "citizenId": citizen_id,
                "citizenIdOverride": citizen_id_override,
                "passport": passport,
                "fullName": full_name,
                "sex": sex,
                "birthDate": birth_date,
                "birthDatePrecision": birth_date_precision,
                "ethnicGroup": ethnic_group,
                "residenceUnitId": residence_unit_id,
                "residenceElsewhere": residence_elsewhere,
                "communeId": commune_id,
                "districtId": district_id,
                "address": address,
                "phone": phone,
                "schoolingLevel": schooling_level,
                "disabilityType": disability_type,
                "disabilityDegree": disability_degree,
                "formerIds": former_ids,
                "demo": demo,
                "masked": masked,
                "decided": decided,
                "externalIds": external_ids,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )
        if person_id is not UNSET:
            field_dict["personId"] = person_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.decided_member import DecidedMember  # noqa: PLC0415
        from ..models.external_id import ExternalId  # noqa: PLC0415
        from ..models.passport import Passport  # noqa: PLC0415
        from ..models.residence_elsewhere import ResidenceElsewhere  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_citizen_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        citizen_id = _parse_citizen_id(d.pop("citizenId"))

        def _parse_citizen_id_override(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        citizen_id_override = _parse_citizen_id_override(d.pop("citizenIdOverride"))

        def _parse_passport(data: object) -> None | Passport:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                passport_type_0 = Passport.from_dict(data)

                return passport_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Passport, data)

        passport = _parse_passport(d.pop("passport"))

        full_name = d.pop("fullName")

        sex = Sex(d.pop("sex"))

        birth_date = d.pop("birthDate")

        birth_date_precision = Precision(d.pop("birthDatePrecision"))

        def _parse_ethnic_group(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ethnic_group = _parse_ethnic_group(d.pop("ethnicGroup"))

        def _parse_residence_unit_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                residence_unit_id_type_0 = UUID(data)

                return residence_unit_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        residence_unit_id = _parse_residence_unit_id(d.pop("residenceUnitId"))

        def _parse_residence_elsewhere(data: object) -> None | ResidenceElsewhere:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                residence_elsewhere_type_0 = ResidenceElsewhere.from_dict(data)

                return residence_elsewhere_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ResidenceElsewhere, data)

        residence_elsewhere = _parse_residence_elsewhere(d.pop("residenceElsewhere"))

        def _parse_commune_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                commune_id_type_0 = UUID(data)

                return commune_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        commune_id = _parse_commune_id(d.pop("communeId"))

        def _parse_district_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                district_id_type_0 = UUID(data)

                return district_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        district_id = _parse_district_id(d.pop("districtId"))

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        def _parse_phone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phone = _parse_phone(d.pop("phone"))

        def _parse_schooling_level(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        schooling_level = _parse_schooling_level(d.pop("schoolingLevel"))

        def _parse_disability_type(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        disability_type = _parse_disability_type(d.pop("disabilityType"))

        def _parse_disability_degree(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        disability_degree = _parse_disability_degree(d.pop("disabilityDegree"))

        former_ids = cast(list[str], d.pop("formerIds"))

        demo = d.pop("demo")

        masked = cast(list[str], d.pop("masked"))

        decided = []
        _decided = d.pop("decided")
        for decided_item_data in _decided:
            decided_item = DecidedMember.from_dict(decided_item_data)

            decided.append(decided_item)

        external_ids = []
        _external_ids = d.pop("externalIds")
        for external_ids_item_data in _external_ids:
            external_ids_item = ExternalId.from_dict(external_ids_item_data)

            external_ids.append(external_ids_item)

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        _person_id = d.pop("personId", UNSET)
        person_id: UUID | Unset
        if isinstance(_person_id, Unset):
            person_id = UNSET
        else:
            person_id = UUID(_person_id)

        trainee_view = cls(
            id=id,
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
            commune_id=commune_id,
            district_id=district_id,
            address=address,
            phone=phone,
            schooling_level=schooling_level,
            disability_type=disability_type,
            disability_degree=disability_degree,
            former_ids=former_ids,
            demo=demo,
            masked=masked,
            decided=decided,
            external_ids=external_ids,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            person_id=person_id,
        )

        trainee_view.additional_properties = d
        return trainee_view

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
