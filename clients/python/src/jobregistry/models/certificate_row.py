from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CertificateRow")


@_attrs_define
class CertificateRow:
    """A certificate as a row of a file. Enrolment and number are its key; without a number, enrolment
    and day.

        Example:
            {'certificateKind': 'ELEMENTARY_CERTIFICATE', 'enrolment': 'GD-2026-00417', 'issueDate': '2026-12-04', 'number':
                'CCSC.000417', 'registerNumber': '17/2026/SC'}

    """

    issue_date: datetime.date
    """ A day, as in `2026-03-02`. """
    enrolment: None | str | Unset = UNSET
    """ The school's own key of the enrolment; or give `enrolmentId`, or the person and the class. """
    enrolment_id: None | Unset | UUID = UNSET
    trainee: None | str | Unset = UNSET
    """ The sender's own key of the trainee; or give `traineeId`, or `citizenId`, or `fullName` and
    `birthDate`. """
    trainee_id: None | Unset | UUID = UNSET
    citizen_id: None | str | Unset = UNSET
    """ Citizen ID, present or former, of somebody among the records that the sender sees. Beside a
    key it must be theirs. """
    full_name: None | str | Unset = UNSET
    """ Together with `birthDate` and the class, in place of a key. Beside a key or a citizen ID it
    must be theirs. """
    birth_date: None | str | Unset = UNSET
    class_: None | str | Unset = UNSET
    """ The class by the sender's own key, by its code, or by its name; or give `classId`. """
    class_id: None | Unset | UUID = UNSET
    id: None | Unset | UUID = UNSET
    certificate_kind: None | str | Unset = UNSET
    """ Code list `certificate-kinds`; when left out, the kind that goes with the course's level. """
    number: None | str | Unset = UNSET
    """ Number on the certificate (số hiệu); unique in the school, whatever its case and spaces. Left
    out: the next of the school's series. """
    register_number: None | str | Unset = UNSET
    """ Number in the school's register (số vào sổ); unique in the school and left out likewise. """

    def to_dict(self) -> dict[str, Any]:
        issue_date = self.issue_date.isoformat()

        enrolment: None | str | Unset
        if isinstance(self.enrolment, Unset):
            enrolment = UNSET
        else:
            enrolment = self.enrolment

        enrolment_id: None | str | Unset
        if isinstance(self.enrolment_id, Unset):
            enrolment_id = UNSET
        elif isinstance(self.enrolment_id, UUID):
            enrolment_id = str(self.enrolment_id)
        else:
            enrolment_id = self.enrolment_id

        trainee: None | str | Unset
        if isinstance(self.trainee, Unset):
            trainee = UNSET
        else:
            trainee = self.trainee

        trainee_id: None | str | Unset
        if isinstance(self.trainee_id, Unset):
            trainee_id = UNSET
        elif isinstance(self.trainee_id, UUID):
            trainee_id = str(self.trainee_id)
        else:
            trainee_id = self.trainee_id

        citizen_id: None | str | Unset
        if isinstance(self.citizen_id, Unset):
            citizen_id = UNSET
        else:
            citizen_id = self.citizen_id

        full_name: None | str | Unset
        if isinstance(self.full_name, Unset):
            full_name = UNSET
        else:
            full_name = self.full_name

        birth_date: None | str | Unset
        if isinstance(self.birth_date, Unset):
            birth_date = UNSET
        else:
            birth_date = self.birth_date

        class_: None | str | Unset
        if isinstance(self.class_, Unset):
            class_ = UNSET
        else:
            class_ = self.class_

        class_id: None | str | Unset
        if isinstance(self.class_id, Unset):
            class_id = UNSET
        elif isinstance(self.class_id, UUID):
            class_id = str(self.class_id)
        else:
            class_id = self.class_id

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        certificate_kind: None | str | Unset
        if isinstance(self.certificate_kind, Unset):
            certificate_kind = UNSET
        else:
            certificate_kind = self.certificate_kind

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        register_number: None | str | Unset
        if isinstance(self.register_number, Unset):
            register_number = UNSET
        else:
            register_number = self.register_number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "issueDate": issue_date,
            }
        )
        if enrolment is not UNSET:
            field_dict["enrolment"] = enrolment
        if enrolment_id is not UNSET:
            field_dict["enrolmentId"] = enrolment_id
        if trainee is not UNSET:
            field_dict["trainee"] = trainee
        if trainee_id is not UNSET:
            field_dict["traineeId"] = trainee_id
        if citizen_id is not UNSET:
            field_dict["citizenId"] = citizen_id
        if full_name is not UNSET:
            field_dict["fullName"] = full_name
        if birth_date is not UNSET:
            field_dict["birthDate"] = birth_date
        if class_ is not UNSET:
            field_dict["class"] = class_
        if class_id is not UNSET:
            field_dict["classId"] = class_id
        if id is not UNSET:
            field_dict["id"] = id
        if certificate_kind is not UNSET:
            field_dict["certificateKind"] = certificate_kind
        if number is not UNSET:
            field_dict["number"] = number
        if register_number is not UNSET:
            field_dict["registerNumber"] = register_number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        def _parse_enrolment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        enrolment = _parse_enrolment(d.pop("enrolment", UNSET))

        def _parse_enrolment_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                enrolment_id_type_0 = UUID(data)

                return enrolment_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        enrolment_id = _parse_enrolment_id(d.pop("enrolmentId", UNSET))

        def _parse_trainee(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        trainee = _parse_trainee(d.pop("trainee", UNSET))

        def _parse_trainee_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trainee_id_type_0 = UUID(data)

                return trainee_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        trainee_id = _parse_trainee_id(d.pop("traineeId", UNSET))

        def _parse_citizen_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        citizen_id = _parse_citizen_id(d.pop("citizenId", UNSET))

        def _parse_full_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        full_name = _parse_full_name(d.pop("fullName", UNSET))

        def _parse_birth_date(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        birth_date = _parse_birth_date(d.pop("birthDate", UNSET))

        def _parse_class_(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        class_ = _parse_class_(d.pop("class", UNSET))

        def _parse_class_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                class_id_type_0 = UUID(data)

                return class_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        class_id = _parse_class_id(d.pop("classId", UNSET))

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

        def _parse_certificate_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        certificate_kind = _parse_certificate_kind(d.pop("certificateKind", UNSET))

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        def _parse_register_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        register_number = _parse_register_number(d.pop("registerNumber", UNSET))

        certificate_row = cls(
            issue_date=issue_date,
            enrolment=enrolment,
            enrolment_id=enrolment_id,
            trainee=trainee,
            trainee_id=trainee_id,
            citizen_id=citizen_id,
            full_name=full_name,
            birth_date=birth_date,
            class_=class_,
            class_id=class_id,
            id=id,
            certificate_kind=certificate_kind,
            number=number,
            register_number=register_number,
        )

        return certificate_row
