from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.trainee_input import TraineeInput
from ...models.trainee_view import TraineeView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def trainee_create(
    registry: Connection,
    *,
    body: TraineeInput,
    idempotency_key: str | Unset = UNSET,
) -> TraineeView:
    """Register a trainee

    Each person is on file once. Somebody within the caller's reach answers 409 with their id.
    Somebody whom only others registered is shared with the caller's school when name, birth
    date and sex agree: the answer is an outline of the record as it was first registered, with
    the external ids of this school added; what others have recorded shows once the school has
    enrolled the person. When they do not agree, the request is refused and nothing is said of the
    other record. The answer is masked.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    response = registry.request(
        "POST",
        "/v1/trainees",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = TraineeView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
