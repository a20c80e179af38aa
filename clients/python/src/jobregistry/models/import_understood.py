from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.import_format import ImportFormat

if TYPE_CHECKING:
    from ..models.field_problem import FieldProblem
    from ..models.offered_mapping import OfferedMapping
    from ..models.sheet_left_out import SheetLeftOut
    from ..models.sheet_understood import SheetUnderstood


T = TypeVar("T", bound="ImportUnderstood")


@_attrs_define
class ImportUnderstood:
    """How the table of an import is understood."""

    digest: str
    """ What `understood` of a commit names, so that the file is taken in exactly this way or not at all.
    Empty where a header is at fault, so that the file is not taken. """
    format_: ImportFormat
    """ How a file is written. """
    sheets: list[SheetUnderstood]
    """ The sheets that are read. """
    sheets_left_out: list[SheetLeftOut]
    """ The sheets that are not read. """
    questions: list[FieldProblem]
    """ What somebody has to look at before rows are stored, or to say. """
    mappings: list[OfferedMapping]
    """ Stored mappings whose headings are all in a sheet of the file, the one that was changed last
    first. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        digest = self.digest

        format_ = self.format_.value

        sheets = []
        for sheets_item_data in self.sheets:
            sheets_item = sheets_item_data.to_dict()
            sheets.append(sheets_item)

        sheets_left_out = []
        for sheets_left_out_item_data in self.sheets_left_out:
            sheets_left_out_item = sheets_left_out_item_data.to_dict()
            sheets_left_out.append(sheets_left_out_item)

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)

        mappings = []
        for mappings_item_data in self.mappings:
            mappings_item = mappings_item_data.to_dict()
            mappings.append(mappings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "digest": digest,
                "format": format_,
                "sheets": sheets,
                "sheetsLeftOut": sheets_left_out,
                "questions": questions,
                "mappings": mappings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.field_problem import FieldProblem  # noqa: PLC0415
        from ..models.offered_mapping import OfferedMapping  # noqa: PLC0415
        from ..models.sheet_left_out import SheetLeftOut  # noqa: PLC0415
        from ..models.sheet_understood import SheetUnderstood  # noqa: PLC0415

        d = dict(src_dict)
        digest = d.pop("digest")

        format_ = ImportFormat(d.pop("format"))

        sheets = []
        _sheets = d.pop("sheets")
        for sheets_item_data in _sheets:
            sheets_item = SheetUnderstood.from_dict(sheets_item_data)

            sheets.append(sheets_item)

        sheets_left_out = []
        _sheets_left_out = d.pop("sheetsLeftOut")
        for sheets_left_out_item_data in _sheets_left_out:
            sheets_left_out_item = SheetLeftOut.from_dict(sheets_left_out_item_data)

            sheets_left_out.append(sheets_left_out_item)

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in _questions:
            questions_item = FieldProblem.from_dict(questions_item_data)

            questions.append(questions_item)

        mappings = []
        _mappings = d.pop("mappings")
        for mappings_item_data in _mappings:
            mappings_item = OfferedMapping.from_dict(mappings_item_data)

            mappings.append(mappings_item)

        import_understood = cls(
            digest=digest,
            format_=format_,
            sheets=sheets,
            sheets_left_out=sheets_left_out,
            questions=questions,
            mappings=mappings,
        )

        import_understood.additional_properties = d
        return import_understood

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
