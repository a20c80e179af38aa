from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ResidenceElsewhere")


@_attrs_define
class ResidenceElsewhere:
    """A place outside the province: in another province of the country, or in another country. One of
    the two codes is needed.

        Example:
            {'countryCode': None, 'provinceCode': '11', 'text': '03127 Phường Điện Biên Phủ'}

    """

    province_code: None | str | Unset = UNSET
    """ Code list `provinces`. """
    country_code: None | str | Unset = UNSET
    """ ISO 3166-1 alpha-2. """
    text: None | str | Unset = UNSET
    """ The place there as it was stated, such as a commune by its code and name. """

    def to_dict(self) -> dict[str, Any]:
        province_code: None | str | Unset
        if isinstance(self.province_code, Unset):
            province_code = UNSET
        else:
            province_code = self.province_code

        country_code: None | str | Unset
        if isinstance(self.country_code, Unset):
            country_code = UNSET
        else:
            country_code = self.country_code

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if province_code is not UNSET:
            field_dict["provinceCode"] = province_code
        if country_code is not UNSET:
            field_dict["countryCode"] = country_code
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_province_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        province_code = _parse_province_code(d.pop("provinceCode", UNSET))

        def _parse_country_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        country_code = _parse_country_code(d.pop("countryCode", UNSET))

        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        residence_elsewhere = cls(
            province_code=province_code,
            country_code=country_code,
            text=text,
        )

        return residence_elsewhere
