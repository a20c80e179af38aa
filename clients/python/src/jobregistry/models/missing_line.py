from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MissingLine")


@_attrs_define
class MissingLine:
    """A licence line without a live partnership."""

    licence_line_id: UUID
    """ The id of a record, for good. """
    school_id: UUID
    """ The id of a record, for good. """
    school_name_vi: str
    """ Name of the school, in Vietnamese. """
    occupation_id: UUID
    """ The id of a record, for good. """
    occupation_code: str
    """ Code of the occupation. """
    occupation_name_vi: str
    """ Name of the occupation, in Vietnamese. """
    level: str
    """ The level of training. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        licence_line_id = str(self.licence_line_id)

        school_id = str(self.school_id)

        school_name_vi = self.school_name_vi

        occupation_id = str(self.occupation_id)

        occupation_code = self.occupation_code

        occupation_name_vi = self.occupation_name_vi

        level = self.level

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "licenceLineId": licence_line_id,
                "schoolId": school_id,
                "schoolNameVi": school_name_vi,
                "occupationId": occupation_id,
                "occupationCode": occupation_code,
                "occupationNameVi": occupation_name_vi,
                "level": level,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        licence_line_id = UUID(d.pop("licenceLineId"))

        school_id = UUID(d.pop("schoolId"))

        school_name_vi = d.pop("schoolNameVi")

        occupation_id = UUID(d.pop("occupationId"))

        occupation_code = d.pop("occupationCode")

        occupation_name_vi = d.pop("occupationNameVi")

        level = d.pop("level")

        missing_line = cls(
            licence_line_id=licence_line_id,
            school_id=school_id,
            school_name_vi=school_name_vi,
            occupation_id=occupation_id,
            occupation_code=occupation_code,
            occupation_name_vi=occupation_name_vi,
            level=level,
        )

        missing_line.additional_properties = d
        return missing_line

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
