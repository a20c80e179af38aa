from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.template_code import TemplateCode
    from ..models.template_field import TemplateField


T = TypeVar("T", bound="CertificateTemplateBody")


@_attrs_define
class CertificateTemplateBody:
    """Where on a page which texts stand. Lengths are millimetres, places from the top left corner. All texts
    together have at most 5,000 letters.

        Example:
            {'fields': [{'align': 'center', 'colour': '#C00000', 'size': 36, 'style': 'bold', 'text': 'CHỨNG CHỈ SƠ CẤP',
                'width': 257, 'x': 20, 'y': 35}, {'size': 20, 'text': 'Cấp cho: {fullName}', 'width': 160, 'x': 60, 'y': 80},
                {'size': 14, 'style': 'italic', 'text': 'Số hiệu: {number}', 'width': 100, 'x': 60, 'y': 110}], 'height': 210,
                'qr': {'side': 32, 'x': 245, 'y': 158}, 'width': 297}

    """

    width: float
    """ How wide it is, in millimetres. """
    height: float
    """ How high it is, in millimetres. """
    fields: list[TemplateField]
    """ What is written where. """
    qr: None | TemplateCode | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.template_code import TemplateCode  # noqa: PLC0415

        width = self.width

        height = self.height

        fields = []
        for fields_item_data in self.fields:
            fields_item = fields_item_data.to_dict()
            fields.append(fields_item)

        qr: dict[str, Any] | None | Unset
        if isinstance(self.qr, Unset):
            qr = UNSET
        elif isinstance(self.qr, TemplateCode):
            qr = self.qr.to_dict()
        else:
            qr = self.qr

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "width": width,
                "height": height,
                "fields": fields,
            }
        )
        if qr is not UNSET:
            field_dict["qr"] = qr

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.template_code import TemplateCode  # noqa: PLC0415
        from ..models.template_field import TemplateField  # noqa: PLC0415

        d = dict(src_dict)
        width = d.pop("width")

        height = d.pop("height")

        fields = []
        _fields = d.pop("fields")
        for fields_item_data in _fields:
            fields_item = TemplateField.from_dict(fields_item_data)

            fields.append(fields_item)

        def _parse_qr(data: object) -> None | TemplateCode | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                qr_type_0 = TemplateCode.from_dict(data)

                return qr_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TemplateCode | Unset, data)

        qr = _parse_qr(d.pop("qr", UNSET))

        certificate_template_body = cls(
            width=width,
            height=height,
            fields=fields,
            qr=qr,
        )

        return certificate_template_body
