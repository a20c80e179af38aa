from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CertificateNumbers")


@_attrs_define
class CertificateNumbers:
    """How a school numbers its certificates.

    Example:
        {'numberPattern': 'CCSC.{year}.{seq:06}', 'registerNumberPattern': '{seq:04}/{year}-{school}', 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14', 'updatedAt': '2026-12-01T03:00:00Z', 'version': 1}

    """

    school_id: UUID
    """ The id of a record, for good. """
    number_pattern: None | str
    """ Of the number on the certificate (số hiệu). Null: the school gives each number itself. """
    register_number_pattern: None | str
    """ Of the number in the school's register (số vào sổ). Null: the school gives each number itself. """
    version: int
    """ 0 while nothing has been set. """
    updated_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        school_id = str(self.school_id)

        number_pattern: None | str
        number_pattern = self.number_pattern

        register_number_pattern: None | str
        register_number_pattern = self.register_number_pattern

        version = self.version

        updated_at: None | str
        if isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "schoolId": school_id,
                "numberPattern": number_pattern,
                "registerNumberPattern": register_number_pattern,
                "version": version,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        school_id = UUID(d.pop("schoolId"))

        def _parse_number_pattern(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number_pattern = _parse_number_pattern(d.pop("numberPattern"))

        def _parse_register_number_pattern(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        register_number_pattern = _parse_register_number_pattern(d.pop("registerNumberPattern"))

        version = d.pop("version")

        def _parse_updated_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        updated_at = _parse_updated_at(d.pop("updatedAt"))

        certificate_numbers = cls(
            school_id=school_id,
            number_pattern=number_pattern,
            register_number_pattern=register_number_pattern,
            version=version,
            updated_at=updated_at,
        )

        certificate_numbers.additional_properties = d
        return certificate_numbers

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
