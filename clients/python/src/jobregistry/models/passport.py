from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Passport")


@_attrs_define
class Passport:
    """A passport (hộ chiếu).

    Example:
        {'country': 'LA', 'number': 'PA1234567'}

    """

    country: str
    """ Issuing country, ISO 3166-1 alpha-2. """
    number: str
    """ Number of the passport. """

    def to_dict(self) -> dict[str, Any]:
        country = self.country

        number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "country": country,
                "number": number,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        country = d.pop("country")

        number = d.pop("number")

        passport = cls(
            country=country,
            number=number,
        )

        return passport
