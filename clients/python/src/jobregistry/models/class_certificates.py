from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.issued_to import IssuedTo


T = TypeVar("T", bound="ClassCertificates")


@_attrs_define
class ClassCertificates:
    """What became of each completed enrolment of a class, in the order of the names.

    Example:
        {'data': [{'certificate': None, 'enrolmentId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'errors': [{'code':
            'ENROLMENT_NOT_PASSED', 'message': 'The enrolment was not passed', 'pointer': ''}], 'outcome': 'REFUSED',
            'traineeId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12'}], 'more': False}

    """

    data: list[IssuedTo]
    """ The rows, in the order of the list. """
    more: bool
    """ Whether more people wait for a certificate: send the same again under another key. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        more = self.more

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
                "more": more,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.issued_to import IssuedTo  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = IssuedTo.from_dict(data_item_data)

            data.append(data_item)

        more = d.pop("more")

        class_certificates = cls(
            data=data,
            more=more,
        )

        class_certificates.additional_properties = d
        return class_certificates

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
