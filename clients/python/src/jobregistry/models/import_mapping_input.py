from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.template_kind import TemplateKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.constant import Constant
    from ..models.mapped_column import MappedColumn


T = TypeVar("T", bound="ImportMappingInput")


@_attrs_define
class ImportMappingInput:
    """A mapping as clients send it.

    Example:
        {'columns': [{'heading': 'Mã HV', 'member': 'externalId'}, {'heading': 'Tên HV', 'member': 'fullName'},
            {'heading': 'Ghi chú', 'member': None}], 'constants': [{'member': 'schoolingLevel', 'value':
            'LOWER_SECONDARY'}], 'kind': 'trainees', 'name': 'Danh sách học viên theo mẫu của trường'}

    """

    name: str
    """ Unique among those of the organisation. """
    kind: TemplateKind
    """ A kind that has a table of its own. """
    columns: list[MappedColumn]
    """ No heading stands there twice. """
    constants: list[Constant] | Unset = UNSET
    """ What all rows say, such as the class of a whole file. """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        kind = self.kind.value

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        constants: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.constants, Unset):
            constants = []
            for constants_item_data in self.constants:
                constants_item = constants_item_data.to_dict()
                constants.append(constants_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "kind": kind,
                "columns": columns,
            }
        )
        if constants is not UNSET:
            field_dict["constants"] = constants

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.constant import Constant  # noqa: PLC0415
        from ..models.mapped_column import MappedColumn  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        kind = TemplateKind(d.pop("kind"))

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = MappedColumn.from_dict(columns_item_data)

            columns.append(columns_item)

        _constants = d.pop("constants", UNSET)
        constants: list[Constant] | Unset = UNSET
        if _constants is not UNSET:
            constants = []
            for constants_item_data in _constants:
                constants_item = Constant.from_dict(constants_item_data)

                constants.append(constants_item)

        import_mapping_input = cls(
            name=name,
            kind=kind,
            columns=columns,
            constants=constants,
        )

        return import_mapping_input
