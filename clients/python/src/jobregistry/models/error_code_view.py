from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.code, Unset):
            code = self.code
            field_dict["code"] = code
        if not isinstance(self.status, Unset):
            status = self.status
            field_dict["status"] = status
        if not isinstance(self.title_vi, Unset):
            title_vi = self.title_vi
            field_dict["titleVi"] = title_vi
        if not isinstance(self.title_en, Unset):
            title_en = self.title_en
            field_dict["titleEn"] = title_en
        if not isinstance(self.retryable, Unset):
            retryable = self.retryable
            field_dict["retryable"] = retryable

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code: Any = UNSET
        if "code" in d:
            code = d.pop("code")

        status: Any = UNSET
        if "status" in d:
            status = d.pop("status")

        title_vi: Any = UNSET
        if "titleVi" in d:
            title_vi = d.pop("titleVi")

        title_en: Any = UNSET
        if "titleEn" in d:
            title_en = d.pop("titleEn")

        retryable: Any = UNSET
        if "retryable" in d:
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
