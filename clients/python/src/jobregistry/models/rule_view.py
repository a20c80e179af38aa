from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.rule_basis import RuleBasis

if TYPE_CHECKING:
    from ..models.rule_view_logic_type_0 import RuleViewLogicType0


T = TypeVar("T", bound="RuleView")


@_attrs_define
class RuleView:
    """A rule.

    Example:
        {'basis': 'ROW', 'code': 'DATES_REVERSED', 'decides': True, 'logic': {'or': [{'!': {'var': 'expiryDate'}},
            {'<=': [{'var': 'signedDate'}, {'var': 'expiryDate'}]}]}, 'members': ['signedDate', 'expiryDate'], 'operations':
            ['partnership_create', 'partnership_change', 'partnership_put_by_key'], 'resource': 'partnerships', 'status':
            422, 'titleEn': 'The end lies before the start', 'titleVi': 'Ngày kết thúc trước ngày bắt đầu'}

    """

    resource: str
    """ The resource, as its path calls it; `*` where any may have it. """
    code: str
    """ The code that a refusal has. """
    status: int
    """ The status of a refusal for this rule alone. """
    operations: list[str]
    """ The operations that hold the rule, by their `operationId`; empty where any does that has the members. """
    members: list[str]
    """ The members of the body that the rule reads. """
    basis: RuleBasis
    """ What has to be known to tell whether a rule is kept. """
    title_vi: str
    """ What a refusal says, in Vietnamese. """
    title_en: str
    """ What a refusal says, in English. """
    logic: None | RuleViewLogicType0
    """ JSON Logic over the body, true where the rule is kept; null where no body alone can say. Of a merge patch
    the body is the record as the patch leaves it. """
    decides: bool
    """ Whether a body for which `logic` is true is never refused for the rule. Where it is not, the registry asks
    more: a reason of blanks is none, and codes were added since. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.rule_view_logic_type_0 import RuleViewLogicType0  # noqa: PLC0415

        resource = self.resource

        code = self.code

        status = self.status

        operations = self.operations

        members = self.members

        basis = self.basis.value

        title_vi = self.title_vi

        title_en = self.title_en

        logic: dict[str, Any] | None
        if isinstance(self.logic, RuleViewLogicType0):
            logic = self.logic.to_dict()
        else:
            logic = self.logic

        decides = self.decides

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "resource": resource,
                "code": code,
                "status": status,
                "operations": operations,
                "members": members,
                "basis": basis,
                "titleVi": title_vi,
                "titleEn": title_en,
                "logic": logic,
                "decides": decides,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rule_view_logic_type_0 import RuleViewLogicType0  # noqa: PLC0415

        d = dict(src_dict)
        resource = d.pop("resource")

        code = d.pop("code")

        status = d.pop("status")

        operations = cast(list[str], d.pop("operations"))

        members = cast(list[str], d.pop("members"))

        basis = RuleBasis(d.pop("basis"))

        title_vi = d.pop("titleVi")

        title_en = d.pop("titleEn")

        def _parse_logic(data: object) -> None | RuleViewLogicType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                logic_type_0 = RuleViewLogicType0.from_dict(data)

                return logic_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RuleViewLogicType0, data)

        logic = _parse_logic(d.pop("logic"))

        decides = d.pop("decides")

        rule_view = cls(
            resource=resource,
            code=code,
            status=status,
            operations=operations,
            members=members,
            basis=basis,
            title_vi=title_vi,
            title_en=title_en,
            logic=logic,
            decides=decides,
        )

        rule_view.additional_properties = d
        return rule_view

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
