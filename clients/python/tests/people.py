"""Made-up persons."""

from __future__ import annotations

import datetime

from jobregistry import Registry, models
from jobregistry.api import admin_units


def a_woman(registry: Registry, citizen_id: str) -> models.TraineeInput:
    """Born in 2004, as her citizen ID has to say."""
    place = admin_units.unit_resolve(registry, code="03646", date=datetime.date(2024, 5, 1))
    return models.TraineeInput(
        full_name="Lò Thị Hoa",
        sex=models.Sex.FEMALE,
        birth_date="2004-03-08",
        residence_unit_id=place.unit.id,
        citizen_id=citizen_id,
    )
