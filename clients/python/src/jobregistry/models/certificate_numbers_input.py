from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CertificateNumbersInput")


@_attrs_define
class CertificateNumbersInput:
    """How a school numbers its certificates. `{seq}` stands for the next number of the year, `{seq:04}`
    for the same in four digits, `{year}` for the year of issue and `{school}` for the school's code.

        Example:
            {'numberPattern': 'CCSC.{year}.{seq:06}', 'registerNumberPattern': '{seq:04}/{year}-{school}'}

    """

    number_pattern: None | str | Unset = UNSET
    """ Of the number on the certificate (số hiệu). Null: the school gives each number itself. """
    register_number_pattern: None | str | Unset = UNSET
    """ Of the number in the school's register (số vào sổ). Null: the school gives each number itself. """

    def to_dict(self) -> dict[str, Any]:
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

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if number_pattern is not UNSET:
            field_dict["numberPattern"] = number_pattern
        if register_number_pattern is not UNSET:
            field_dict["registerNumberPattern"] = register_number_pattern

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

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

        certificate_numbers_input = cls(
            number_pattern=number_pattern,
            register_number_pattern=register_number_pattern,
        )

        return certificate_numbers_input
