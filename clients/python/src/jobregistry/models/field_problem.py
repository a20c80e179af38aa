from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.field_problem_params import FieldProblemParams


T = TypeVar("T", bound="FieldProblem")


@_attrs_define
class FieldProblem:
    """One thing wrong with one part of the request."""

    code: str
    """ Stable: branch on this, never on a text. """
    message: str
    """ What is wrong, in the language of the request. """
    pointer: str | Unset = UNSET
    """ JSON pointer into the body. """
    parameter: str | Unset = UNSET
    """ Query or path parameter. """
    header: str | Unset = UNSET
    """ Header of the request. """
    params: FieldProblemParams | Unset = UNSET
    """ The values that the message names. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        message = self.message

        pointer = self.pointer

        parameter = self.parameter

        header = self.header

        params: dict[str, Any] | Unset = UNSET
        if not isinstance(self.params, Unset):
            params = self.params.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "message": message,
            }
        )
        if pointer is not UNSET:
            field_dict["pointer"] = pointer
        if parameter is not UNSET:
            field_dict["parameter"] = parameter
        if header is not UNSET:
            field_dict["header"] = header
        if params is not UNSET:
            field_dict["params"] = params

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.field_problem_params import FieldProblemParams  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        message = d.pop("message")

        pointer = d.pop("pointer", UNSET)

        parameter = d.pop("parameter", UNSET)

        header = d.pop("header", UNSET)

        _params = d.pop("params", UNSET)
        params: FieldProblemParams | Unset
        if isinstance(_params, Unset):
            params = UNSET
        else:
            params = FieldProblemParams.from_dict(_params)

        field_problem = cls(
            code=code,
            message=message,
            pointer=pointer,
            parameter=parameter,
            header=header,
            params=params,
        )

        field_problem.additional_properties = d
        return field_problem

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
