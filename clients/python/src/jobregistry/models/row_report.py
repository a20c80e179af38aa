from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.row_outcome import RowOutcome
from ..types import UNSET, Unset

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

    line: int
    """ Line of the file, or row of the sheet, that the row begins on. """
    outcome: RowOutcome
    """ What became of a row. """
    errors: list[FieldProblem]
    """ Everything wrong with the row; pointers name its members. """
    warnings: list[FieldProblem]
    """ What of the row was not taken over, or is unusual about it. """
    identity_changes: list[IdentityChange]
    """ What would make the person another one, as long as the import waits to be confirmed. Values
    are null for those who may not read trainees. """
    sheet: None | str | Unset = UNSET
    """ The sheet, where a workbook has several that are read. """
    kind: None | str | Unset = UNSET
    """ Kind of the row; none when it could not be read. """
    external_id: None | str | Unset = UNSET
    """ The row's own key in the file. """
    id: None | Unset | UUID = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sheet: None | str | Unset
        if isinstance(self.sheet, Unset):
            sheet = UNSET
        else:
            sheet = self.sheet

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        external_id: None | str | Unset
        if isinstance(self.external_id, Unset):
            external_id = UNSET
        else:
            external_id = self.external_id

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.line, Unset):
            line = self.line
            field_dict["line"] = line
        if not isinstance(self.outcome, Unset):
            outcome = self.outcome.value
            field_dict["outcome"] = outcome
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)

            field_dict["errors"] = errors
        if not isinstance(self.warnings, Unset):
            warnings = []
            for warnings_item_data in self.warnings:
                warnings_item = warnings_item_data.to_dict()
                warnings.append(warnings_item)

            field_dict["warnings"] = warnings
        if not isinstance(self.identity_changes, Unset):
            identity_changes = []
            for identity_changes_item_data in self.identity_changes:
                identity_changes_item = identity_changes_item_data.to_dict()
                identity_changes.append(identity_changes_item)

            field_dict["identityChanges"] = identity_changes
        if sheet is not UNSET:
            field_dict["sheet"] = sheet
        if kind is not UNSET:
            field_dict["kind"] = kind
        if external_id is not UNSET:
            field_dict["externalId"] = external_id
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.field_problem import FieldProblem  # noqa: PLC0415
        from ..models.identity_change import IdentityChange  # noqa: PLC0415

        d = dict(src_dict)
        line: Any = UNSET
        if "line" in d:
            line = d.pop("line")

        outcome: Any = UNSET
        if "outcome" in d:
            outcome = RowOutcome(d.pop("outcome"))

        errors: Any = UNSET
        if "errors" in d:
            errors = []
            _errors = d.pop("errors")
            for errors_item_data in _errors:
                errors_item = FieldProblem.from_dict(errors_item_data)

                errors.append(errors_item)

        warnings: Any = UNSET
        if "warnings" in d:
            warnings = []
            _warnings = d.pop("warnings")
            for warnings_item_data in _warnings:
                warnings_item = FieldProblem.from_dict(warnings_item_data)

                warnings.append(warnings_item)

        identity_changes: Any = UNSET
        if "identityChanges" in d:
            identity_changes = []
            _identity_changes = d.pop("identityChanges")
            for identity_changes_item_data in _identity_changes:
                identity_changes_item = IdentityChange.from_dict(identity_changes_item_data)

                identity_changes.append(identity_changes_item)

        def _parse_sheet(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sheet = _parse_sheet(d.pop("sheet", UNSET))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        def _parse_external_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_id = _parse_external_id(d.pop("externalId", UNSET))

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))

        row_report = cls(
            line=line,
            outcome=outcome,
            errors=errors,
            warnings=warnings,
            identity_changes=identity_changes,
            sheet=sheet,
            kind=kind,
            external_id=external_id,
            id=id,
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
