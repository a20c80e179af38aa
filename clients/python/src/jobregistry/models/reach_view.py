from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReachView")


@_attrs_define
class ReachView:
    """What the organisation is bound to."""

    whole_province: bool
    """ Whether all of the province is in reach. """
    commune_ids: list[UUID]
    """ Present communes that the organisation stands for; empty for the whole province. """
    school_id: None | UUID
    enterprise_id: None | UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        whole_province = self.whole_province

        commune_ids = []
        for commune_ids_item_data in self.commune_ids:
            commune_ids_item = str(commune_ids_item_data)
            commune_ids.append(commune_ids_item)

        school_id: None | str
        if isinstance(self.school_id, UUID):
            school_id = str(self.school_id)
        else:
            school_id = self.school_id

        enterprise_id: None | str
        if isinstance(self.enterprise_id, UUID):
            enterprise_id = str(self.enterprise_id)
        else:
            enterprise_id = self.enterprise_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "wholeProvince": whole_province,
                "communeIds": commune_ids,
                "schoolId": school_id,
                "enterpriseId": enterprise_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        whole_province = d.pop("wholeProvince")

        commune_ids = []
        _commune_ids = d.pop("communeIds")
        for commune_ids_item_data in _commune_ids:
            commune_ids_item = UUID(commune_ids_item_data)

            commune_ids.append(commune_ids_item)

        def _parse_school_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                school_id_type_0 = UUID(data)

                return school_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        school_id = _parse_school_id(d.pop("schoolId"))

        def _parse_enterprise_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                enterprise_id_type_0 = UUID(data)

                return enterprise_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        enterprise_id = _parse_enterprise_id(d.pop("enterpriseId"))

        reach_view = cls(
            whole_province=whole_province,
            commune_ids=commune_ids,
            school_id=school_id,
            enterprise_id=enterprise_id,
        )

        reach_view.additional_properties = d
        return reach_view

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
