"""A day at the registry with our own client, clients/python: jobregistry_client.py SERVER SERIAL."""

import datetime
import itertools
import json
import sys
import tempfile
import uuid
from pathlib import Path

from jobregistry import Refused, Registry, etag, models
from jobregistry.api import admin_units, documents, enrolments, oauth, trainees

SERVER, SERIAL = sys.argv[1:]


def said(step: str, holds: bool) -> None:
    print("ok " if holds else "FAILED ", step)
    if not holds:
        sys.exit(1)


def log_in() -> Registry:
    form = models.TokenForm(
        grant_type="password", username="school", password="hoc-nghe-son-la"
    )
    with Registry(SERVER) as nobody:
        token = oauth.oauth_token(nobody, body=form).access_token
    said("log in", bool(token))
    return Registry(SERVER, token=token)


def page_on(registry: Registry) -> uuid.UUID:
    since = datetime.date(2020, 1, 1)
    rows = registry.every(enrolments.enrolment_list, limit=2, applied_date_gte=since)
    found = list(itertools.islice(rows, 5))
    said("list", len(found) == 5)
    said("page on", len({row.id for row in found}) == 5)
    return found[0].class_id


def person(citizen_id: str, commune: uuid.UUID) -> models.TraineeInput:
    return models.TraineeInput(
        citizen_id=citizen_id,
        full_name="Lò Thị Hoa",
        sex=models.Sex.FEMALE,
        birth_date="2004-03-08",
        residence_unit_id=commune,
    )


def create(registry: Registry) -> models.TraineeView:
    day = datetime.date(2024, 5, 1)
    commune = admin_units.unit_resolve(registry, code="03646", date=day).unit.id
    made = trainees.trainee_create(
        registry,
        body=person(f"0143049{SERIAL}001", commune),
        idempotency_key=f"live-{SERIAL}",
    )
    said("create", made.full_name == "Lò Thị Hoa" and made.sex == "FEMALE")
    return made


def patch(registry: Registry, trainee: models.TraineeView) -> None:
    change = models.TraineeInputPatch(address="Bản Mòng")
    seen = etag(trainee)
    changed = trainees.trainee_change(registry, trainee.id, body=change, if_match=seen)
    said("patch", changed.address == "Bản Mòng")
    try:
        trainees.trainee_change(registry, trainee.id, body=change, if_match=seen)
        said("patch of a stale version", False)
    except Refused as refused:
        said("patch of a stale version", refused.status == 412)


def read_problem(registry: Registry, commune: uuid.UUID) -> None:
    try:
        trainees.trainee_create(registry, body=person(f"0143059{SERIAL}001", commune))
        said("problem", False)
    except Refused as refused:
        fault = refused.errors[0]
        expected = (fault.code, fault.pointer) == (
            "CITIZEN_ID_BIRTH_YEAR",
            "/citizenId",
        )
        said("problem", refused.status == 422 and expected)


def upload(registry: Registry) -> None:
    row = {
        "fullName": "Lò Thị Mai",
        "sex": "FEMALE",
        "birthDate": "2004-05-17",
        "citizenId": f"0143049{SERIAL}002",
        "residenceCode": "03646",
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.ndjson"
        file.write_text(json.dumps(row) + "\n")
        job = registry.push(file, kind=models.ImportKind.TRAINEES, system="live")
    said("upload", job.state == "SUCCEEDED" and job.counts.created == 1)


def download(registry: Registry, of_class: uuid.UUID) -> None:
    order = models.ExportInput(
        type_=models.ExportType.ENROLMENTS, format_=models.SheetFormat.NDJSON
    )
    with tempfile.TemporaryDirectory() as folder:
        manifest = registry.export(order, folder)
        part = Path(folder) / manifest.parts[0].file_name
        said("download an export", part.read_bytes()[:2] == b"\x1f\x8b")
    paper = documents.class_document_read(
        registry, of_class, models.ClassDocumentReadList.TRAINEES
    )
    said("download a paper", paper.payload.read(4) == b"%PDF")


with log_in() as registry:
    of_class = page_on(registry)
    trainee = create(registry)
    patch(registry, trainee)
    read_problem(registry, trainee.residence_unit_id)
    upload(registry)
    download(registry, of_class)
