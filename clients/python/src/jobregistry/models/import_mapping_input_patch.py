from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.template_kind import TemplateKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.constant import Constant
    from ..models.mapped_column import MappedColumn


T = TypeVar("T", bound="ImportMappingInputPatch")


@_attrs_define
class ImportMappingInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'columns': [{'heading': 'Mã HV', 'member': 'externalId'}, {'heading': 'Tên HV', 'member': 'fullName'},
            {'heading': 'Ghi chú', 'member': None}], 'constants': [{'member': 'schoolingLevel', 'value':
            'LOWER_SECONDARY'}], 'kind': 'trainees', 'name': 'Danh sách học viên theo mẫu của trường'}

    """

    name: None | str | Unset = UNSET
    """ Unique among those of the organisation. """
    kind: TemplateKind | Unset = UNSET
    """ A kind that has a table of its own. """
    columns: list[MappedColumn] | None | Unset = UNSET
    """ No heading stands there twice. """
    constants: list[Constant] | None | Unset = UNSET
    """ What all rows say, such as the class of a whole file. """

    def to_dict(self) -> dict[str, Any]:
        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        columns: list[dict[str, Any]] | None | Unset
        if isinstance(self.columns, Unset):
            columns = UNSET
        elif isinstance(self.columns, list):
            columns = []
            for columns_type_0_item_data in self.columns:
                columns_type_0_item = columns_type_0_item_data.to_dict()
                columns.append(columns_type_0_item)

        else:
            columns = self.columns

        constants: list[dict[str, Any]] | None | Unset
        if isinstance(self.constants, Unset):
            constants = UNSET
        elif isinstance(self.constants, list):
            constants = []
            for constants_type_0_item_data in self.constants:
                constants_type_0_item = constants_type_0_item_data.to_dict()
                constants.append(constants_type_0_item)

        else:
            constants = self.constants

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if kind is not UNSET:
            field_dict["kind"] = kind
        if columns is not UNSET:
            field_dict["columns"] = columns
        if constants is not UNSET:
            field_dict["constants"] = constants

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.constant import Constant  # noqa: PLC0415
        from ..models.mapped_column import MappedColumn  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        _kind = d.pop("kind", UNSET)
        kind: TemplateKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = TemplateKind(_kind)

        def _parse_columns(data: object) -> list[MappedColumn] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                columns_type_0 = []
                _columns_type_0 = data
                for columns_type_0_item_data in _columns_type_0:
                    columns_type_0_item = MappedColumn.from_dict(columns_type_0_item_data)

                    columns_type_0.append(columns_type_0_item)

                return columns_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[MappedColumn] | None | Unset, data)

        columns = _parse_columns(d.pop("columns", UNSET))

        def _parse_constants(data: object) -> list[Constant] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                constants_type_0 = []
                _constants_type_0 = data
                for constants_type_0_item_data in _constants_type_0:
                    constants_type_0_item = Constant.from_dict(constants_type_0_item_data)

                    constants_type_0.append(constants_type_0_item)

                return constants_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[Constant] | None | Unset, data)

        constants = _parse_constants(d.pop("constants", UNSET))

        import_mapping_input_patch = cls(
            name=name,
            kind=kind,
            columns=columns,
            constants=constants,
        )

        return import_mapping_input_patch
