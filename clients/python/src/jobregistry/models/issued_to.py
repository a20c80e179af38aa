from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.issue_outcome import IssueOutcome

if TYPE_CHECKING:
    from ..models.certificate_view import CertificateView
    from ..models.field_problem import FieldProblem


T = TypeVar("T", bound="IssuedTo")


@_attrs_define
class IssuedTo:
    """What became of one completed enrolment."""

    enrolment_id: UUID
    """ The id of a record, for good. """
    trainee_id: UUID
    """ The id of a record, for good. """
    outcome: IssueOutcome
    """ What became of the certificate of a person. """
    certificate: CertificateView | None
    errors: list[FieldProblem]
    """ With the codes of a single issue. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.certificate_view import CertificateView  # noqa: PLC0415

        enrolment_id = str(self.enrolment_id)

        trainee_id = str(self.trainee_id)

        outcome = self.outcome.value

        certificate: dict[str, Any] | None
        if isinstance(self.certificate, CertificateView):
            certificate = self.certificate.to_dict()
        else:
            certificate = self.certificate

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "enrolmentId": enrolment_id,
                "traineeId": trainee_id,
                "outcome": outcome,
                "certificate": certificate,
                "errors": errors,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.certificate_view import CertificateView  # noqa: PLC0415
        from ..models.field_problem import FieldProblem  # noqa: PLC0415

        d = dict(src_dict)
        enrolment_id = UUID(d.pop("enrolmentId"))

        trainee_id = UUID(d.pop("traineeId"))

        outcome = IssueOutcome(d.pop("outcome"))

        def _parse_certificate(data: object) -> CertificateView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                certificate_type_0 = CertificateView.from_dict(data)

                return certificate_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CertificateView | None, data)

        certificate = _parse_certificate(d.pop("certificate"))

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = FieldProblem.from_dict(errors_item_data)

            errors.append(errors_item)

        issued_to = cls(
            enrolment_id=enrolment_id,
            trainee_id=trainee_id,
            outcome=outcome,
            certificate=certificate,
            errors=errors,
        )

        issued_to.additional_properties = d
        return issued_to

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
