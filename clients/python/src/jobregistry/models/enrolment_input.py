from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="EnrolmentInput")


@_attrs_define
class EnrolmentInput:
    """A trainee who applies for a class.

    Example:
        {'appliedDate': '2026-03-02', 'classId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'externalIds': [{'system':
            'cdsonla-sis', 'value': 'GD-2026-00417'}], 'traineeId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12'}

    """

    trainee_id: UUID
    """ The id of a record, for good. """
    class_id: UUID
    """ The id of a record, for good. """
    beneficiary_status_id: None | Unset | UUID = UNSET
    applied_date: datetime.date | None | Unset = UNSET
    overlap_override: None | str | Unset = UNSET
    """ Why the trainee may be in two classes at the same time; needed only when another one
    overlaps. """
    external_ids: list[ExternalId] | Unset = UNSET
    """ Keys of the enrolment in other systems. """

    def to_dict(self) -> dict[str, Any]:
        trainee_id = str(self.trainee_id)

        class_id = str(self.class_id)

        beneficiary_status_id: None | str | Unset
        if isinstance(self.beneficiary_status_id, Unset):
            beneficiary_status_id = UNSET
        elif isinstance(self.beneficiary_status_id, UUID):
            beneficiary_status_id = str(self.beneficiary_status_id)
        else:
            beneficiary_status_id = self.beneficiary_status_id

        applied_date: None | str | Unset
        if isinstance(self.applied_date, Unset):
            applied_date = UNSET
        elif isinstance(self.applied_date, datetime.date):
            applied_date = self.applied_date.isoformat()
        else:
            applied_date = self.applied_date

        overlap_override: None | str | Unset
        if isinstance(self.overlap_override, Unset):
            overlap_override = UNSET
        else:
            overlap_override = self.overlap_override

        external_ids: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.external_ids, Unset):
            external_ids = []
            for external_ids_item_data in self.external_ids:
                external_ids_item = external_ids_item_data.to_dict()
                external_ids.append(external_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "traineeId": trainee_id,
                "classId": class_id,
            }
        )
        if beneficiary_status_id is not UNSET:
            field_dict["beneficiaryStatusId"] = beneficiary_status_id
        if applied_date is not UNSET:
            field_dict["appliedDate"] = applied_date
        if overlap_override is not UNSET:
            field_dict["overlapOverride"] = overlap_override
        if external_ids is not UNSET:
            field_dict["externalIds"] = external_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
        trainee_id = UUID(d.pop("traineeId"))

        class_id = UUID(d.pop("classId"))

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

        def _parse_applied_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                applied_date_type_0 = datetime.date.fromisoformat(data)

                return applied_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        applied_date = _parse_applied_date(d.pop("appliedDate", UNSET))

        def _parse_overlap_override(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        overlap_override = _parse_overlap_override(d.pop("overlapOverride", UNSET))

        _external_ids = d.pop("externalIds", UNSET)
        external_ids: list[ExternalId] | Unset = UNSET
        if _external_ids is not UNSET:
            external_ids = []
            for external_ids_item_data in _external_ids:
                external_ids_item = ExternalId.from_dict(external_ids_item_data)

                external_ids.append(external_ids_item)

        enrolment_input = cls(
            trainee_id=trainee_id,
            class_id=class_id,
            beneficiary_status_id=beneficiary_status_id,
            applied_date=applied_date,
            overlap_override=overlap_override,
            external_ids=external_ids,
        )

        return enrolment_input
