from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.field_problem import FieldProblem


T = TypeVar("T", bound="Problem")


@_attrs_define
class Problem:
    """A problem as RFC 9457 has it, with a stable `code`.

    Example:
        {'code': 'CLASS_FULL', 'detail': 'The class is full (capacity: 35)', 'errors': [{'code': 'CLASS_FULL',
            'message': 'The class is full (capacity: 35)', 'params': {'capacity': 35}, 'pointer': '/classId'}], 'requestId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'retryable': False, 'status': 422, 'title': 'The class is full', 'type':
            '/v1/error-codes/CLASS_FULL'}

    """

    type_: str
    """ Where the code is explained. """
    title: str
    """ What is wrong, in a few words, in the language of the request. """
    status: int
    """ The HTTP status. """
    detail: str
    """ What is wrong, with the values that matter, in the language of the request. """
    code: str
    """ Stable: branch on this, never on a text. """
    errors: list[FieldProblem]
    """ Everything wrong with the request, all at once. """
    retryable: bool
    """ Whether the same request may succeed later. """
    request_id: str
    """ Id of the request, for support. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        code = self.code

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        retryable = self.retryable

        request_id = self.request_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "title": title,
                "status": status,
                "detail": detail,
                "code": code,
                "errors": errors,
                "retryable": retryable,
                "requestId": request_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.field_problem import FieldProblem  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        code = d.pop("code")

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = FieldProblem.from_dict(errors_item_data)

            errors.append(errors_item)

        retryable = d.pop("retryable")

        request_id = d.pop("requestId")

        problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            code=code,
            errors=errors,
            retryable=retryable,
            request_id=request_id,
        )

        problem.additional_properties = d
        return problem

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
