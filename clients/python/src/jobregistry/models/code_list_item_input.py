from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.code_list_item_input_attributes import CodeListItemInputAttributes
    from ..models.crosswalk import Crosswalk


T = TypeVar("T", bound="CodeListItemInput")


@_attrs_define
class CodeListItemInput:
    """An item of a code list as clients send it; the list and the code stand in the path.

    Example:
        {'attributes': {'minority': True}, 'crosswalks': [{'system': 'ETHNIC_1979', 'value': '06'}], 'labelEn': 'Muong',
            'labelVi': 'Mường'}

    """

    label_vi: str
    """ The label in Vietnamese. """
    label_en: str
    """ The label in English. """
    valid_from: datetime.date | None | Unset = UNSET
    valid_to: datetime.date | None | Unset = UNSET
    replaced_by: None | str | Unset = UNSET
    """ Code of the same list that took the place of this one. """
    position: int | None | Unset = UNSET
    """ Place in the order of display; at the end when left out. """
    attributes: CodeListItemInputAttributes | Unset = UNSET
    """ What the list says of its codes, as `minimumHours` of training levels. """
    crosswalks: list[Crosswalk] | Unset = UNSET
    """ What it is called in other systems. """

    def to_dict(self) -> dict[str, Any]:
        label_vi = self.label_vi

        label_en = self.label_en

        valid_from: None | str | Unset
        if isinstance(self.valid_from, Unset):
            valid_from = UNSET
        elif isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        replaced_by: None | str | Unset
        if isinstance(self.replaced_by, Unset):
            replaced_by = UNSET
        else:
            replaced_by = self.replaced_by

        position: int | None | Unset
        if isinstance(self.position, Unset):
            position = UNSET
        else:
            position = self.position

        attributes: dict[str, Any] | Unset = UNSET
        if not isinstance(self.attributes, Unset):
            attributes = self.attributes.to_dict()

        crosswalks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.crosswalks, Unset):
            crosswalks = []
            for crosswalks_item_data in self.crosswalks:
                crosswalks_item = crosswalks_item_data.to_dict()
                crosswalks.append(crosswalks_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "labelVi": label_vi,
                "labelEn": label_en,
            }
        )
        if valid_from is not UNSET:
            field_dict["validFrom"] = valid_from
        if valid_to is not UNSET:
            field_dict["validTo"] = valid_to
        if replaced_by is not UNSET:
            field_dict["replacedBy"] = replaced_by
        if position is not UNSET:
            field_dict["position"] = position
        if attributes is not UNSET:
            field_dict["attributes"] = attributes
        if crosswalks is not UNSET:
            field_dict["crosswalks"] = crosswalks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.code_list_item_input_attributes import CodeListItemInputAttributes  # noqa: PLC0415
        from ..models.crosswalk import Crosswalk  # noqa: PLC0415

        d = dict(src_dict)
        label_vi = d.pop("labelVi")

        label_en = d.pop("labelEn")

        def _parse_valid_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_from = _parse_valid_from(d.pop("validFrom", UNSET))

        def _parse_valid_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_to = _parse_valid_to(d.pop("validTo", UNSET))

        def _parse_replaced_by(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        replaced_by = _parse_replaced_by(d.pop("replacedBy", UNSET))

        def _parse_position(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        position = _parse_position(d.pop("position", UNSET))

        _attributes = d.pop("attributes", UNSET)
        attributes: CodeListItemInputAttributes | Unset
        if isinstance(_attributes, Unset):
            attributes = UNSET
        else:
            attributes = CodeListItemInputAttributes.from_dict(_attributes)

        _crosswalks = d.pop("crosswalks", UNSET)
        crosswalks: list[Crosswalk] | Unset = UNSET
        if _crosswalks is not UNSET:
            crosswalks = []
            for crosswalks_item_data in _crosswalks:
                crosswalks_item = Crosswalk.from_dict(crosswalks_item_data)

                crosswalks.append(crosswalks_item)

        code_list_item_input = cls(
            label_vi=label_vi,
            label_en=label_en,
            valid_from=valid_from,
            valid_to=valid_to,
            replaced_by=replaced_by,
            position=position,
            attributes=attributes,
            crosswalks=crosswalks,
        )

        return code_list_item_input
