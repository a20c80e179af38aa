from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ....models.statistics_training_csv import StatisticsTrainingCsv
from ....models.statistics_training_period import StatisticsTrainingPeriod
from ....models.training_statistics import TrainingStatistics
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def statistics_training(
    registry: AsyncConnection,
    *,
    by: str | Unset = UNSET,
    period: StatisticsTrainingPeriod | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    as_of: datetime.date | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    commune_id: UUID | Unset = UNSET,
    district_id: UUID | Unset = UNSET,
    level: str | Unset = UNSET,
    occupation_id: UUID | Unset = UNSET,
    published: bool | Unset = UNSET,
    csv: StatisticsTrainingCsv | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> TrainingStatistics:
    """Count trained, completed, certified and employed

    Broken down by up to two dimensions, as JSON or (`Accept: text/csv`) as CSV. The province,
    a school and a commune get exact figures of their own rows; everybody else, with or without
    a token, gets those of the whole province: counts of fewer than 5 persons withheld together
    with others that would give them away, the rest rounded to multiples of 5.

    *Trained*: enrolments whose training began in the period, on the first day of the class or
    on a later admission. *Completed*: enrolments completed in the period; all further figures
    are of those. *Certified*: with a certificate that stands. *Due at 6 months*: completed 6
    months ago or longer. *Traced*: of those due, with an outcome at 6 months that says more
    than "not reached"; the latest confirmed one counts. *Employed*: of those traced.
    `tracingCoverage` is traced of due, `employmentRate` employed of traced: who was not traced
    is unknown, not unemployed. A share of nobody is not available, with the reason. Who has died, as
    a confirmed outcome says, is due nowhere.

    *As of* a day, an enrolment counts as begun when training had begun by then, a completion,
    certificate or outcome when its day of completion, issue or confirmation had come; a
    certificate that was revoked later counts. A state that has been overwritten since is not
    known any more.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["by"] = by

    json_period: str | Unset = UNSET
    if not isinstance(period, Unset):
        json_period = period.value

    params["period"] = json_period

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to: str | Unset = UNSET
    if not isinstance(to, Unset):
        json_to = to.isoformat()
    params["to"] = json_to

    json_as_of: str | Unset = UNSET
    if not isinstance(as_of, Unset):
        json_as_of = as_of.isoformat()
    params["asOf"] = json_as_of

    json_school_id: str | Unset = UNSET
    if not isinstance(school_id, Unset):
        json_school_id = str(school_id)
    params["schoolId"] = json_school_id

    json_commune_id: str | Unset = UNSET
    if not isinstance(commune_id, Unset):
        json_commune_id = str(commune_id)
    params["communeId"] = json_commune_id

    json_district_id: str | Unset = UNSET
    if not isinstance(district_id, Unset):
        json_district_id = str(district_id)
    params["districtId"] = json_district_id

    params["level"] = level

    json_occupation_id: str | Unset = UNSET
    if not isinstance(occupation_id, Unset):
        json_occupation_id = str(occupation_id)
    params["occupationId"] = json_occupation_id

    params["published"] = published

    json_csv: str | Unset = UNSET
    if not isinstance(csv, Unset):
        json_csv = csv.value

    params["csv"] = json_csv

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/statistics/training",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = TrainingStatistics.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
