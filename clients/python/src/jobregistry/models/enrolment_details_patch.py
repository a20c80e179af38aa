from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="EnrolmentDetailsPatch")


@_attrs_define
class EnrolmentDetailsPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'appliedDate': '2026-03-02', 'beneficiaryStatusId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a19', 'externalIds': []}

    """

    beneficiary_status_id: None | Unset | UUID = UNSET
    applied_date: datetime.date | Unset = UNSET
    """ A day, as in `2026-03-02`. """
    external_ids: list[ExternalId] | None | Unset = UNSET
    """ Keys of the enrolment in other systems. """

    def to_dict(self) -> dict[str, Any]:
        beneficiary_status_id: None | str | Unset
        if isinstance(self.beneficiary_status_id, Unset):
            beneficiary_status_id = UNSET
        elif isinstance(self.beneficiary_status_id, UUID):
            beneficiary_status_id = str(self.beneficiary_status_id)
        else:
            beneficiary_status_id = self.beneficiary_status_id

        applied_date: str | Unset = UNSET
        if not isinstance(self.applied_date, Unset):
            applied_date = self.applied_date.isoformat()

        external_ids: list[dict[str, Any]] | None | Unset
        if isinstance(self.external_ids, Unset):
            external_ids = UNSET
        elif isinstance(self.external_ids, list):
            external_ids = []
            for external_ids_type_0_item_data in self.external_ids:
                external_ids_type_0_item = external_ids_type_0_item_data.to_dict()
                external_ids.append(external_ids_type_0_item)

        else:
            external_ids = self.external_ids

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if beneficiary_status_id is not UNSET:
            field_dict["beneficiaryStatusId"] = beneficiary_status_id
        if applied_date is not UNSET:
            field_dict["appliedDate"] = applied_date
        if external_ids is not UNSET:
            field_dict["externalIds"] = external_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_beneficiary_status_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                beneficiary_status_id_type_0 = UUID(data)

                return beneficiary_status_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        beneficiary_status_id = _parse_beneficiary_status_id(d.pop("beneficiaryStatusId", UNSET))

        _applied_date = d.pop("appliedDate", UNSET)
        applied_date: datetime.date | Unset
        if isinstance(_applied_date, Unset):
            applied_date = UNSET
        else:
            applied_date = datetime.date.fromisoformat(_applied_date)

        def _parse_external_ids(data: object) -> list[ExternalId] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                external_ids_type_0 = []
                _external_ids_type_0 = data
                for external_ids_type_0_item_data in _external_ids_type_0:
                    external_ids_type_0_item = ExternalId.from_dict(external_ids_type_0_item_data)

                    external_ids_type_0.append(external_ids_type_0_item)

                return external_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ExternalId] | None | Unset, data)

        external_ids = _parse_external_ids(d.pop("externalIds", UNSET))

        enrolment_details_patch = cls(
            beneficiary_status_id=beneficiary_status_id,
            applied_date=applied_date,
            external_ids=external_ids,
        )

        return enrolment_details_patch
