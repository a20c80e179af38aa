from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.row_outcome import RowOutcome

if TYPE_CHECKING:
    from ..models.field_problem import FieldProblem
    from ..models.identity_change import IdentityChange


T = TypeVar("T", bound="RowReport")


@_attrs_define
class RowReport:
    """What became of a row.

    Example:
        {'errors': [{'code': 'CITIZEN_ID_BIRTH_YEAR', 'message': 'The citizen ID and the year of birth disagree',
            'pointer': '/citizenId'}], 'externalId': 'HV-2026-00017', 'id': None, 'identityChanges': [], 'kind': 'trainees',
            'line': 17, 'outcome': 'REJECTED', 'sheet': None, 'warnings': []}

    """

    sheet: None | str
    """ The sheet, where a workbook has several that are read. """
    line: int
    """ Line of the file, or row of the sheet, that the row begins on. """
    kind: None | str
    """ Kind of the row; none when it could not be read. """
    external_id: None | str
    """ The row's own key in the file. """
    outcome: RowOutcome
    """ What became of a row. """
    id: None | UUID
    errors: list[FieldProblem]
    """ Everything wrong with the row; pointers name its members. """
    warnings: list[FieldProblem]
    """ What of the row was not taken over, or is unusual about it. """
    identity_changes: list[IdentityChange]
    """ What would make the person another one, as long as the import waits to be confirmed. Values
    are null for those who may not read trainees. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sheet: None | str
        sheet = self.sheet

        line = self.line

        kind: None | str
        kind = self.kind

        external_id: None | str
        external_id = self.external_id

        outcome = self.outcome.value

        id: None | str
        if isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        warnings = []
        for warnings_item_data in self.warnings:
            warnings_item = warnings_item_data.to_dict()
            warnings.append(warnings_item)

        identity_changes = []
        for identity_changes_item_data in self.identity_changes:
            identity_changes_item = identity_changes_item_data.to_dict()
            identity_changes.append(identity_changes_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sheet": sheet,
                "line": line,
                "kind": kind,
                "externalId": external_id,
                "outcome": outcome,
                "id": id,
                "errors": errors,
                "warnings": warnings,
                "identityChanges": identity_changes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.field_problem import FieldProblem  # noqa: PLC0415
        from ..models.identity_change import IdentityChange  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_sheet(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sheet = _parse_sheet(d.pop("sheet"))

        line = d.pop("line")

        def _parse_kind(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        kind = _parse_kind(d.pop("kind"))

        def _parse_external_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        external_id = _parse_external_id(d.pop("externalId"))

        outcome = RowOutcome(d.pop("outcome"))

        def _parse_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        id = _parse_id(d.pop("id"))

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = FieldProblem.from_dict(errors_item_data)

            errors.append(errors_item)

        warnings = []
        _warnings = d.pop("warnings")
        for warnings_item_data in _warnings:
            warnings_item = FieldProblem.from_dict(warnings_item_data)

            warnings.append(warnings_item)

        identity_changes = []
        _identity_changes = d.pop("identityChanges")
        for identity_changes_item_data in _identity_changes:
            identity_changes_item = IdentityChange.from_dict(identity_changes_item_data)

            identity_changes.append(identity_changes_item)

        row_report = cls(
            sheet=sheet,
            line=line,
            kind=kind,
            external_id=external_id,
            outcome=outcome,
            id=id,
            errors=errors,
            warnings=warnings,
            identity_changes=identity_changes,
        )

        row_report.additional_properties = d
        return row_report

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
