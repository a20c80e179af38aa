from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.code_list_item_view_attributes import CodeListItemViewAttributes
    from ..models.crosswalk import Crosswalk


T = TypeVar("T", bound="CodeListItemView")


@_attrs_define
class CodeListItemView:
    """An item of a code list as clients see it.

    Example:
        {'attributes': {'minority': True}, 'code': '04', 'crosswalks': [{'system': 'ETHNIC_1979', 'value': '06'}],
            'labelEn': 'Muong', 'labelVi': 'Mường', 'list': 'ethnic-groups', 'position': 4, 'replacedBy': None, 'updatedAt':
            '2026-11-23T02:00:00Z', 'validFrom': None, 'validTo': None, 'version': 1}

    """

    list_: str
    """ The list that it belongs to. """
    code: str
    """ The code, unique within its list. """
    label_vi: str
    """ The label in Vietnamese. """
    label_en: str
    """ The label in English. """
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    replaced_by: None | str
    """ The code that took its place. """
    position: int
    """ Where it stands in its list. """
    attributes: CodeListItemViewAttributes
    """ What else is known of it. """
    crosswalks: list[Crosswalk]
    """ What it is called in other systems. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        list_ = self.list_

        code = self.code

        label_vi = self.label_vi

        label_en = self.label_en

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        replaced_by: None | str
        replaced_by = self.replaced_by

        position = self.position

        attributes = self.attributes.to_dict()

        crosswalks = []
        for crosswalks_item_data in self.crosswalks:
            crosswalks_item = crosswalks_item_data.to_dict()
            crosswalks.append(crosswalks_item)

        version = self.version

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "list": list_,
                "code": code,
                "labelVi": label_vi,
                "labelEn": label_en,
                "validFrom": valid_from,
                "validTo": valid_to,
                "replacedBy": replaced_by,
                "position": position,
                "attributes": attributes,
                "crosswalks": crosswalks,
                "version": version,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.code_list_item_view_attributes import CodeListItemViewAttributes  # noqa: PLC0415
        from ..models.crosswalk import Crosswalk  # noqa: PLC0415

        d = dict(src_dict)
        list_ = d.pop("list")

        code = d.pop("code")

        label_vi = d.pop("labelVi")

        label_en = d.pop("labelEn")

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("validFrom"))

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("validTo"))

        def _parse_replaced_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        replaced_by = _parse_replaced_by(d.pop("replacedBy"))

        position = d.pop("position")

        attributes = CodeListItemViewAttributes.from_dict(d.pop("attributes"))

        crosswalks = []
        _crosswalks = d.pop("crosswalks")
        for crosswalks_item_data in _crosswalks:
            crosswalks_item = Crosswalk.from_dict(crosswalks_item_data)

            crosswalks.append(crosswalks_item)

        version = d.pop("version")

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        code_list_item_view = cls(
            list_=list_,
            code=code,
            label_vi=label_vi,
            label_en=label_en,
            valid_from=valid_from,
            valid_to=valid_to,
            replaced_by=replaced_by,
            position=position,
            attributes=attributes,
            crosswalks=crosswalks,
            version=version,
            updated_at=updated_at,
        )

        code_list_item_view.additional_properties = d
        return code_list_item_view

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
