"""A day at the registry with the client of openapi-generator: openapi_generator.py SERVER SERIAL."""

import datetime
import json
import sys
import time

import openapi_client as registry

SERVER, SERIAL = sys.argv[1:]
client = registry.ApiClient(registry.Configuration(host=SERVER))
enrolments = registry.EnrolmentsApi(client)
trainees = registry.TraineesApi(client)
imports = registry.ImportsApi(client)


def said(step: str, holds: bool) -> None:
    print("ok " if holds else "FAILED ", step)
    if not holds:
        sys.exit(1)


def log_in() -> None:
    token = registry.OauthApi(client).oauth_token(
        grant_type="password", username="school", password="hoc-nghe-son-la"
    )
    client.configuration.access_token = token.access_token
    said("log in", bool(token.access_token))


def page_on() -> str:
    asked = {"limit": 2, "applied_date_gte": datetime.date(2020, 1, 1)}
    first = enrolments.enrolment_list(**asked)
    said("list", len(first.data) == 2)
    second = enrolments.enrolment_list(**asked, cursor=first.page.next_cursor)
    said("page on", first.data[0].id not in [row.id for row in second.data])
    return first.data[0].class_id


def person(citizen_id: str, commune: str) -> registry.TraineeInput:
    return registry.TraineeInput(
        citizenId=citizen_id,
        fullName="Lò Thị Hoa",
        sex=registry.Sex.FEMALE,
        birthDate="2004-03-08",
        residenceUnitId=commune,
    )


def create() -> registry.TraineeView:
    places = registry.AdminUnitsApi(client)
    commune = places.unit_resolve(
        code="03646", var_date=datetime.date(2024, 5, 1)
    ).unit.id
    made = trainees.trainee_create(
        person(f"0143049{SERIAL}001", commune), idempotency_key=f"live-{SERIAL}"
    )
    said("create", made.full_name == "Lò Thị Hoa" and made.sex == "FEMALE")
    return made


def patch(trainee: registry.TraineeView) -> None:
    change = registry.TraineeInputPatch(address="Bản Mòng")
    changed = trainees.trainee_change(trainee.id, f'"{trainee.version}"', change)
    said("patch", changed.address == "Bản Mòng")
    try:
        trainees.trainee_change(trainee.id, f'"{trainee.version}"', change)
        said("patch of a stale version", False)
    except registry.ApiException as error:
        said("patch of a stale version", error.status == 412)


def read_problem(commune: str) -> None:
    try:
        trainees.trainee_create(person(f"0143059{SERIAL}001", commune))
        said("problem", False)
    except registry.ApiException as error:
        fault = error.data.errors[0]
        expected = (fault.code, fault.pointer) == (
            "CITIZEN_ID_BIRTH_YEAR",
            "/citizenId",
        )
        said("problem", error.status == 422 and expected)


def upload() -> None:
    row = {
        "fullName": "Lò Thị Mai",
        "sex": "FEMALE",
        "birthDate": "2004-05-17",
        "citizenId": f"0143049{SERIAL}002",
        "residenceCode": "03646",
    }
    job = imports.import_create(
        registry.ImportKind.TRAINEES,
        "live",
        json.dumps(row) + "\n",
        _content_type="application/x-ndjson",
    )
    for _ in range(100):
        if job.state == "SUCCEEDED":
            break
        time.sleep(0.1)
        job = imports.import_read(job.id)
    said("upload", job.state == "SUCCEEDED" and job.counts.created == 1)


def download(of_class: str) -> None:
    # Left alone it asks for the type of problems, as the only JSON that the operation has.
    paper = registry.DocumentsApi(client).class_document_read(
        of_class, "trainees", _headers={"Accept": "application/pdf"}
    )
    said("download", bytes(paper[:4]) == b"%PDF")


log_in()
of_class = page_on()
trainee = create()
patch(trainee)
read_problem(trainee.residence_unit_id)
upload()
download(of_class)
