from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.template_kind import TemplateKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.constant import Constant
    from ..models.mapped_column import MappedColumn


T = TypeVar("T", bound="ImportMappingView")


@_attrs_define
class ImportMappingView:
    """A mapping as clients see it.

    Example:
        {'columns': [{'heading': 'Mã HV', 'member': 'externalId'}, {'heading': 'Tên HV', 'member': 'fullName'},
            {'heading': 'Ghi chú', 'member': None}], 'constants': [{'member': 'schoolingLevel', 'value':
            'LOWER_SECONDARY'}], 'createdAt': '2026-03-02T02:00:00Z', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a31', 'kind':
            'trainees', 'name': 'Danh sách học viên theo mẫu của trường', 'organisationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'updatedAt': '2026-03-02T02:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    name: str
    """ What it is called. """
    kind: TemplateKind
    """ A kind that has a table of its own. """
    columns: list[MappedColumn]
    """ Which column each member is read from. """
    constants: list[Constant]
    """ What all rows say, such as the class of a whole file. """
    organisation_id: UUID
    """ The id of a record, for good. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.id, Unset):
            id = str(self.id)
            field_dict["id"] = id
        if not isinstance(self.name, Unset):
            name = self.name
            field_dict["name"] = name
        if not isinstance(self.kind, Unset):
            kind = self.kind.value
            field_dict["kind"] = kind
        if not isinstance(self.columns, Unset):
            columns = []
            for columns_item_data in self.columns:
                columns_item = columns_item_data.to_dict()
                columns.append(columns_item)

            field_dict["columns"] = columns
        if not isinstance(self.constants, Unset):
            constants = []
            for constants_item_data in self.constants:
                constants_item = constants_item_data.to_dict()
                constants.append(constants_item)

            field_dict["constants"] = constants
        if not isinstance(self.organisation_id, Unset):
            organisation_id = str(self.organisation_id)
            field_dict["organisationId"] = organisation_id
        if not isinstance(self.version, Unset):
            version = self.version
            field_dict["version"] = version
        if not isinstance(self.created_at, Unset):
            created_at = self.created_at.isoformat()
            field_dict["createdAt"] = created_at
        if not isinstance(self.updated_at, Unset):
            updated_at = self.updated_at.isoformat()
            field_dict["updatedAt"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.constant import Constant  # noqa: PLC0415
        from ..models.mapped_column import MappedColumn  # noqa: PLC0415

        d = dict(src_dict)
        id: Any = UNSET
        if "id" in d:
            id = UUID(d.pop("id"))

        name: Any = UNSET
        if "name" in d:
            name = d.pop("name")

        kind: Any = UNSET
        if "kind" in d:
            kind = TemplateKind(d.pop("kind"))

        columns: Any = UNSET
        if "columns" in d:
            columns = []
            _columns = d.pop("columns")
            for columns_item_data in _columns:
                columns_item = MappedColumn.from_dict(columns_item_data)

                columns.append(columns_item)

        constants: Any = UNSET
        if "constants" in d:
            constants = []
            _constants = d.pop("constants")
            for constants_item_data in _constants:
                constants_item = Constant.from_dict(constants_item_data)

                constants.append(constants_item)

        organisation_id: Any = UNSET
        if "organisationId" in d:
            organisation_id = UUID(d.pop("organisationId"))

        version: Any = UNSET
        if "version" in d:
            version = d.pop("version")

        created_at: Any = UNSET
        if "createdAt" in d:
            created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at: Any = UNSET
        if "updatedAt" in d:
            updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        import_mapping_view = cls(
            id=id,
            name=name,
            kind=kind,
            columns=columns,
            constants=constants,
            organisation_id=organisation_id,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        import_mapping_view.additional_properties = d
        return import_mapping_view

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
