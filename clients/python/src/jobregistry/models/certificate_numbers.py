from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

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
    version: int
    """ 0 while nothing has been set. """
    number_pattern: None | str | Unset = UNSET
    """ Of the number on the certificate (số hiệu). Null: the school gives each number itself. """
    register_number_pattern: None | str | Unset = UNSET
    """ Of the number in the school's register (số vào sổ). Null: the school gives each number itself. """
    updated_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        school_id = str(self.school_id)

        version = self.version

        number_pattern: None | str | Unset
        if isinstance(self.number_pattern, Unset):
            number_pattern = UNSET
        else:
            number_pattern = self.number_pattern

        register_number_pattern: None | str | Unset
        if isinstance(self.register_number_pattern, Unset):
            register_number_pattern = UNSET
        else:
            register_number_pattern = self.register_number_pattern

        updated_at: None | str | Unset
        if isinstance(self.updated_at, Unset):
            updated_at = UNSET
        elif isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "schoolId": school_id,
                "version": version,
            }
        )
        if number_pattern is not UNSET:
            field_dict["numberPattern"] = number_pattern
        if register_number_pattern is not UNSET:
            field_dict["registerNumberPattern"] = register_number_pattern
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        school_id = UUID(d.pop("schoolId"))

        version = d.pop("version")

        def _parse_number_pattern(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number_pattern = _parse_number_pattern(d.pop("numberPattern", UNSET))

        def _parse_register_number_pattern(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        register_number_pattern = _parse_register_number_pattern(
            d.pop("registerNumberPattern", UNSET)
        )

        def _parse_updated_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        updated_at = _parse_updated_at(d.pop("updatedAt", UNSET))

        certificate_numbers = cls(
            school_id=school_id,
            version=version,
            number_pattern=number_pattern,
            register_number_pattern=register_number_pattern,
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
