"""Single operations: typed, and refused with what the caller needs."""

from __future__ import annotations

import pytest
from people import a_woman

from jobregistry import UNSET, Refused, Registry, etag, models
from jobregistry.api import classes, trainees


def test_a_row_is_made_read_and_changed(school: Registry) -> None:
    body = a_woman(school, "014304555001")
    made = trainees.trainee_create(school, body=body)
    assert made.full_name == "Lò Thị Hoa"
    assert made.birth_date == "2004-03-08"
    assert made.citizen_id == "•••••••••001"

    change = models.TraineeInputPatch(address="Bản Mòng")
    changed = trainees.trainee_change(school, made.id, body=change, if_match=etag(made))
    assert changed.address == "Bản Mòng"
    assert changed.version > made.version
    with pytest.raises(Refused) as stale:
        trainees.trainee_change(school, made.id, body=change, if_match=etag(made))
    assert stale.value.status == 412


def test_a_refusal_names_every_fault(school: Registry) -> None:
    with pytest.raises(Refused) as refused:
        trainees.trainee_create(school, body=a_woman(school, "014305123456"))
    assert refused.value.status == 422
    assert [(fault.pointer, fault.code) for fault in refused.value.errors] == [
        ("/citizenId", "CITIZEN_ID_BIRTH_YEAR")
    ]
    assert "/citizenId" in str(refused.value)


def test_a_list_goes_on_to_its_end(school: Registry) -> None:
    whole = [row.id for row in school.every(classes.class_list)]
    by_two = [row.id for row in school.every(classes.class_list, limit=2)]
    assert len(whole) > 2
    assert whole == by_two
    opened = school.every(classes.class_list, status="OPEN")
    assert {row.status for row in opened} <= {models.ClassStatus.OPEN}


def test_an_unknown_code_is_kept_as_it_came() -> None:
    status = models.ClassStatus("HELD_BACK")
    assert status.value == "HELD_BACK"
    assert status == "HELD_BACK"
    assert status not in list(models.ClassStatus)


def test_a_row_is_sent_under_a_key_as_often_as_one_likes(school: Registry) -> None:
    body, key = a_woman(school, "014304555003"), ("test-sis", "HV/2026 17")
    made = trainees.trainee_put_by_key(school, *key, body=body)
    again = trainees.trainee_put_by_key(school, *key, body=body)
    assert (again.id, again.version) == (made.id, made.version)
    body.address = "Bản Mòng"
    changed = trainees.trainee_put_by_key(school, *key, body=body)
    assert (changed.id, changed.address) == (made.id, "Bản Mòng")
    assert trainees.trainee_read_by_key(school, *key).id == made.id


def test_a_thinned_row_has_what_was_asked_for(school: Registry) -> None:
    fields = [models.TraineeMember.FULLNAME, models.TraineeMember.SEX]
    rows = list(school.every(trainees.trainee_list, fields=fields, limit=200))
    assert {tuple(sorted(row.to_dict())) for row in rows} == {("fullName", "id", "sex")}
    assert rows[0].sex in list(models.Sex)
    assert rows[0].birth_date is UNSET  # type: ignore[comparison-overlap]


def test_a_row_with_codes_of_a_later_version_is_taken_and_given_back(school: Registry) -> None:
    came = next(iter(school.every(classes.class_list))).to_dict()
    later = came | {"status": "HELD_BACK", "newMember": {"a": 1}}
    row = models.ClassView.from_dict(later)
    assert row.status == "HELD_BACK"
    assert row.status not in list(models.ClassStatus)
    assert row.to_dict() == later
