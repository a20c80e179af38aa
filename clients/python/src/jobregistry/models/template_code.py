from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="TemplateCode")


@_attrs_define
class TemplateCode:
    """The place of a QR code."""

    x: float
    """ From the left edge, in millimetres. """
    y: float
    """ From the upper edge, in millimetres. """
    side: float
    """ A telephone reads no smaller one. """

    def to_dict(self) -> dict[str, Any]:
        x = self.x

        y = self.y

        side = self.side

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "x": x,
                "y": y,
                "side": side,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        x = d.pop("x")

        y = d.pop("y")

        side = d.pop("side")

        template_code = cls(
            x=x,
            y=y,
            side=side,
        )

        return template_code
