from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.certificate_template_body import CertificateTemplateBody


T = TypeVar("T", bound="CertificateTemplate")


@_attrs_define
class CertificateTemplate:
    """What a school prints certificates of a kind on.

    Example:
        {'background': 'image/jpeg', 'kind': 'ELEMENTARY_CERTIFICATE', 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14', 'shipped': False, 'template': {'fields': [], 'height': 210, 'qr': None,
            'width': 297}, 'updatedAt': '2026-12-01T03:00:00Z', 'version': 1}

    """

    school_id: UUID
    """ The id of a record, for good. """
    kind: str
    """ Code list `certificate-kinds`. """
    shipped: bool
    """ Whether it is the one that ships, because the school has none of its own. """
    template: CertificateTemplateBody
    """ Where on a page which texts stand. Lengths are millimetres, places from the top left corner. All texts
    together have at most 5,000 letters. """
    background: None | str
    """ The media type of the picture behind the texts, had at `…/background`; null without one. """
    version: int
    """ 0 while nothing has been set. """
    updated_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        school_id = str(self.school_id)

        kind = self.kind

        shipped = self.shipped

        template = self.template.to_dict()

        background: None | str
        background = self.background

        version = self.version

        updated_at: None | str
        if isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "schoolId": school_id,
                "kind": kind,
                "shipped": shipped,
                "template": template,
                "background": background,
                "version": version,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.certificate_template_body import CertificateTemplateBody  # noqa: PLC0415

        d = dict(src_dict)
        school_id = UUID(d.pop("schoolId"))

        kind = d.pop("kind")

        shipped = d.pop("shipped")

        template = CertificateTemplateBody.from_dict(d.pop("template"))

        def _parse_background(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        background = _parse_background(d.pop("background"))

        version = d.pop("version")

        def _parse_updated_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        updated_at = _parse_updated_at(d.pop("updatedAt"))

        certificate_template = cls(
            school_id=school_id,
            kind=kind,
            shipped=shipped,
            template=template,
            background=background,
            version=version,
            updated_at=updated_at,
        )

        certificate_template.additional_properties = d
        return certificate_template

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
