from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.load_mode import LoadMode

if TYPE_CHECKING:
    from ..models.unit_move import UnitMove


T = TypeVar("T", bound="ReformReport")


@_attrs_define
class ReformReport:
    """What a reform does.

    Example:
        {'created': 1, 'ended': 2, 'mode': 'validate', 'moves': [{'classes': 31, 'effective': '2027-07-01',
            'enterprises': 57, 'from': {'code': '03646', 'id': '0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51', 'name': 'Phường Tô
            Hiệu'}, 'people': 812, 'schools': 2, 'to': {'code': '03646', 'id': '1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4',
            'name': 'Phường Sơn La'}, 'users': 3, 'villages': 14}], 'unchanged': 0, 'updated': 0}

    """

    mode: LoadMode
    """ Whether the communes are to be stored, or only what would move is to be told. """
    created: int
    """ Communes of the file that were not known. """
    ended: int
    """ Communes that end by the file. """
    updated: int
    """ Communes of the file that had another name or type. """
    unchanged: int
    """ Communes of the file that are known as it says. """
    moves: list[UnitMove]
    """ For each former commune of the file, what lies in it now and goes into the next one. When all has
    gone over, the counts are zero. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        mode = self.mode.value

        created = self.created

        ended = self.ended

        updated = self.updated

        unchanged = self.unchanged

        moves = []
        for moves_item_data in self.moves:
            moves_item = moves_item_data.to_dict()
            moves.append(moves_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "mode": mode,
                "created": created,
                "ended": ended,
                "updated": updated,
                "unchanged": unchanged,
                "moves": moves,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.unit_move import UnitMove  # noqa: PLC0415

        d = dict(src_dict)
        mode = LoadMode(d.pop("mode"))

        created = d.pop("created")

        ended = d.pop("ended")

        updated = d.pop("updated")

        unchanged = d.pop("unchanged")

        moves = []
        _moves = d.pop("moves")
        for moves_item_data in _moves:
            moves_item = UnitMove.from_dict(moves_item_data)

            moves.append(moves_item)

        reform_report = cls(
            mode=mode,
            created=created,
            ended=ended,
            updated=updated,
            unchanged=unchanged,
            moves=moves,
        )

        reform_report.additional_properties = d
        return reform_report

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
