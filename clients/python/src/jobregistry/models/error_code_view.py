from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ErrorCodeView")


@_attrs_define
class ErrorCodeView:
    """An error code and its texts.

    Example:
        {'code': 'VERSION_STALE', 'retryable': False, 'status': 412, 'titleEn': 'The record has changed since it was
            read', 'titleVi': 'Bản ghi đã thay đổi từ khi đọc'}

    """

    code: str
    """ The stable code. """
    status: int
    """ HTTP status that goes with it. """
    title_vi: str
    """ What it means, in Vietnamese. """
    title_en: str
    """ What it means, in English. """
    retryable: bool
    """ Whether the same request may succeed later. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        status = self.status

        title_vi = self.title_vi

        title_en = self.title_en

        retryable = self.retryable

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "status": status,
                "titleVi": title_vi,
                "titleEn": title_en,
                "retryable": retryable,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        status = d.pop("status")

        title_vi = d.pop("titleVi")

        title_en = d.pop("titleEn")

        retryable = d.pop("retryable")

        error_code_view = cls(
            code=code,
            status=status,
            title_vi=title_vi,
            title_en=title_en,
            retryable=retryable,
        )

        error_code_view.additional_properties = d
        return error_code_view

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
