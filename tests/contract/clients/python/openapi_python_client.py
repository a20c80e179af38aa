"""A day at the registry with the client of openapi-python-client: openapi_python_client.py SERVER SERIAL."""

import datetime
import io
import sys
import time

import openpyxl
from job_training_registry_client import AuthenticatedClient, Client, models
from job_training_registry_client.api.admin_units import unit_resolve
from job_training_registry_client.api.documents import class_document_read
from job_training_registry_client.api.enrolments import enrolment_list
from job_training_registry_client.api.imports import import_create, import_read
from job_training_registry_client.api.oauth import oauth_token
from job_training_registry_client.api.trainees import trainee_change, trainee_create
from job_training_registry_client.types import UNSET, File

SERVER, SERIAL = sys.argv[1:]


def said(step: str, holds: bool) -> None:
    print("ok " if holds else "FAILED ", step)
    if not holds:
        sys.exit(1)


def log_in() -> AuthenticatedClient:
    form = models.TokenForm(
        grant_type="password", username="school", password="hoc-nghe-son-la"
    )
    token = oauth_token.sync(client=Client(SERVER), body=form)
    said("log in", isinstance(token, models.TokenView))
    return AuthenticatedClient(SERVER, token=token.access_token)


def page_on() -> str:
    def page(cursor: str) -> models.PageEnrolmentView:
        return enrolment_list.sync(
            client=client,
            limit=2,
            applied_dategte=datetime.date(2020, 1, 1),
            cursor=cursor,
        )

    first = page(UNSET)
    said("list", len(first.data) == 2)
    second = page(first.page.next_cursor)
    said("page on", first.data[0].id not in [row.id for row in second.data])
    return first.data[0].class_id


def person(citizen_id: str, commune: str) -> models.TraineeInput:
    return models.TraineeInput(
        citizen_id=citizen_id,
        full_name="Lò Thị Hoa",
        sex=models.Sex.FEMALE,
        birth_date="2004-03-08",
        residence_unit_id=commune,
    )


def create() -> models.TraineeView:
    day = datetime.date(2024, 5, 1)
    commune = unit_resolve.sync(client=client, code="03646", date=day).unit.id
    made = trainee_create.sync(
        client=client,
        body=person(f"0143049{SERIAL}001", commune),
        idempotency_key=f"live-{SERIAL}",
    )
    said("create", made.full_name == "Lò Thị Hoa" and made.sex == "FEMALE")
    return made


def patch(trainee: models.TraineeView) -> None:
    asked = {
        "client": client,
        "body": models.TraineeInputPatch(address="Bản Mòng"),
        "if_match": f'"{trainee.version}"',
    }
    said("patch", trainee_change.sync(trainee.id, **asked).address == "Bản Mòng")
    stale = trainee_change.sync(trainee.id, **asked)
    said("patch of a stale version", stale.status == 412)


def read_problem(commune: str) -> None:
    problem = trainee_create.sync(
        client=client, body=person(f"0143059{SERIAL}001", commune)
    )
    fault = problem.errors[0]
    expected = (fault.code, fault.pointer) == ("CITIZEN_ID_BIRTH_YEAR", "/citizenId")
    said("problem", problem.status == 422 and expected)


def workbook() -> File:
    """A workbook: the client sends any file as the last binary type of the document, which is XLSX."""
    book = openpyxl.Workbook()
    book.active.append(["fullName", "sex", "birthDate", "citizenId", "residenceCode"])
    citizen_id = f"0143049{SERIAL}002"
    book.active.append(["Lò Thị Mai", "FEMALE", "2004-05-17", citizen_id, "03646"])
    payload = io.BytesIO()
    book.save(payload)
    payload.seek(0)
    return File(payload=payload)


def upload() -> None:
    job = import_create.sync(
        client=client, kind=models.ImportKind.TRAINEES, system="live", body=workbook()
    )
    for _ in range(100):
        if job.state == "SUCCEEDED":
            break
        time.sleep(0.1)
        job = import_read.sync(job.id, client=client)
    said("upload", job.state == "SUCCEEDED" and job.counts.created == 1)


def download(of_class: str) -> None:
    paper = class_document_read.sync(
        of_class, models.ClassDocumentReadList.TRAINEES, client=client
    )
    said("download", paper.payload.read(4) == b"%PDF")


client = log_in()
of_class = page_on()
trainee = create()
patch(trainee)
read_problem(trainee.residence_unit_id)
upload()
download(of_class)
