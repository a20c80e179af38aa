//! Exports of the registry that are sent back, as they are and corrected.

mod corrected;
mod masked;
mod reach;
mod twice;
mod unchanged;

use std::io::Read as _;

use flate2::read::GzDecoder;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::{CSV, XLSX, ended, push};
use crate::exports::export;
use crate::support::Client;
use crate::support::fixtures::{
    Stage, enrol, move_on, occupation, person_body, record_result, with,
};

/// What is exported, and as rows of which kind it is sent back.
#[derive(Clone, Copy)]
struct Way {
    kind: &'static str,
    resource: &'static str,
    by_lead: bool,
}

const fn way(kind: &'static str, resource: &'static str) -> Way {
    Way {
        kind,
        resource,
        by_lead: false,
    }
}

/// Every kind that an export and an import share.
const WAYS: [Way; 8] = [
    way("trainees", "trainees"),
    way("classes", "classes"),
    way("enrolments", "enrolments"),
    way("results", "enrolments"),
    way("certificates", "certificates"),
    way("outcomes", "employment-outcomes"),
    way("partnerships", "partnerships"),
    Way {
        by_lead: true,
        ..way("occupations", "occupations")
    },
];

impl Way {
    fn by(self, stage: &Stage) -> Client {
        if self.by_lead {
            stage.server.lead()
        } else {
            stage.registrar.clone()
        }
    }

    /// Everything that the sender sees of the resource, in plain.
    async fn seen(self, by: &Client) -> Vec<Value> {
        let reveal = if self.resource == "trainees" {
            "&reveal=true"
        } else {
            ""
        };
        let path = format!("/v1/{}?limit=200{reveal}", self.resource);
        let mut page = by.get(&path).await.expect(200);
        let mut rows = page.rows().to_vec();
        while let Some(cursor) = page.next_cursor() {
            let next = format!("{path}&cursor={cursor}");
            page = by.get(&next).await.expect(200);
            rows.extend(page.rows().to_vec());
        }
        rows.sort_by_key(|row| row["id"].to_string());
        rows
    }

    /// The export as a file, CSV unpacked.
    async fn exported(self, by: &Client, format: &str, more: Value) -> Vec<u8> {
        let order = with(json!({"type": self.resource, "format": format}), more);
        let made = export(by, order).await;
        let url = made["manifest"]["parts"][0]["url"].as_str();
        let (status, _, bytes) = by.download(url.expect("a URL")).await;
        assert_eq!(status.as_u16(), 200);
        if format != "CSV" {
            return bytes;
        }
        let mut text = Vec::new();
        let mut packed = GzDecoder::new(bytes.as_slice());
        packed.read_to_end(&mut text).expect("gzip");
        text
    }

    /// The export as a table.
    async fn table(self, by: &Client, more: Value) -> Table {
        Table::of(&self.exported(by, "CSV", more).await)
    }

    /// Send a file back, every column known.
    async fn send(self, by: &Client, media_type: &str, file: Vec<u8>) -> Value {
        let query = format!("kind={}&strict=true&onError=skip-row", self.kind);
        let queued = push(by, &query, media_type, file).await.expect(202);
        ended(by, &queued.id()).await
    }
}

/// A table of texts.
#[derive(Clone)]
struct Table(Vec<Vec<String>>);

impl Table {
    fn of(file: &[u8]) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(file);
        let rows = reader.records();
        let rows = rows.map(|row| {
            let row = row.expect("a row");
            row.iter().map(str::to_owned).collect()
        });
        Self(rows.collect())
    }

    fn column(&self, heading: &str) -> usize {
        let mut headings = self.0[0].iter();
        let found = headings.position(|name| name == heading);
        found.unwrap_or_else(|| panic!("{heading} is none of {:?}", self.0[0]))
    }

    /// The row of the record with this id.
    fn row(&self, id: &str) -> usize {
        let column = self.column("id");
        let found = self.0.iter().position(|row| row[column] == id);
        found.expect("the row")
    }

    fn set(&mut self, id: &str, heading: &str, value: &str) {
        let (row, column) = (self.row(id), self.column(heading));
        value.clone_into(&mut self.0[row][column]);
    }

    fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &self.0 {
            writer.write_record(row).expect("a row");
        }
        writer.into_inner().expect("a file")
    }

    fn xlsx(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(&self.0) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, cell).expect("a cell");
            }
        }
        book.save_to_buffer().expect("a workbook")
    }
}

/// The only row of a list with this member.
fn found<'a>(rows: &'a [Value], member: &str, value: &str) -> &'a Value {
    let mut rows = rows.iter().filter(|row| row[member] == value);
    rows.next().expect("such a row")
}

/// A school with something of everything that can be exported.
async fn full() -> Stage {
    let stage = Stage::set(json!({
        "trainers": ["Cà Văn Minh", "Lò Văn Mẫu"], "fundingLine": "CTMTQG-2026"
    }))
    .await;
    people(&stage).await;
    let by = &stage.registrar;
    let class = format!("/v1/classes/{}", stage.class.id());
    let seen = by.get(&class).await.expect(200);
    let keys = json!({"externalIds": [
        {"system": "other", "value": "17"}, {"system": "sis", "value": "LOP-1"}
    ]});
    by.patch(&class, &seen, keys).await.expect(200);
    let graduate = stage.graduate(1, "PASSED").await;
    let dropped = stage.another_class("L2", json!({})).await;
    let person = stage.person(2).await;
    let dropped = enrol(by, &person.id(), &dropped.id(), json!({}))
        .await
        .expect(201);
    let reason = json!({"reason": "Chuyển nhà đi xa", "date": "2026-02-03"});
    move_on(by, &dropped, "REJECTED", reason).await.expect(200);
    let certificate = json!({
        "enrolmentId": graduate.id(), "kind": "ELEMENTARY_CERTIFICATE", "number": "SC.0001",
        "registerNumber": "1/SC", "issueDate": "2026-07-06"
    });
    let issued = by.post("/v1/certificates", certificate.clone()).await;
    let issued = issued.expect(201);
    let path = format!("/v1/certificates/{}/reissue", issued.id());
    let again = json!({
        "number": "SC.0002", "registerNumber": "2/SC", "issueDate": "2026-08-01",
        "reason": "Sai tên trên chứng chỉ"
    });
    by.with("if-match", issued.etag())
        .post(&path, again)
        .await
        .expect(201);
    outcomes(by, &graduate.id()).await;
    partnership(&stage).await;
    own_occupation(&stage).await;
    stage
}

/// People of all sorts, beside those who are enrolled.
async fn people(stage: &Stage) {
    let by = &stage.registrar;
    let server = &stage.server;
    for (number, changes) in [
        (
            11,
            json!({
                "passport": {"country": "LA", "number": "B1234567"}, "phone": "0912345678",
                "address": "=Bản \"Mòng\", tổ 2", "ethnicGroup": "03",
                "schoolingLevel": "UPPER_SECONDARY", "formerIds": ["050123456", "050123457"],
                "disabilityType": "VISION", "disabilityDegree": "MILD",
                "externalIds": [{"system": "sis", "value": "HV-11"}]
            }),
        ),
        (
            12,
            json!({"birthDate": "2004", "address": "'=Tổ 2; '-Bản", "externalIds": [{"system": "other", "value": "HV-12"}]}),
        ),
        (
            13,
            json!({
                "residenceUnitId": null,
                "residenceElsewhere": {"provinceCode": "01", "text": "Phường Hoàn Kiếm"}
            }),
        ),
        (
            14,
            json!({
                "citizenId": null, "passport": {"country": "LA", "number": "C7654321"},
                "residenceUnitId": null, "residenceElsewhere": {"countryCode": "LA"}
            }),
        ),
    ] {
        let body = with(person_body(server, number), changes);
        by.post("/v1/trainees", body).await.expect(201);
    }
}

/// One outcome, and another that corrects it.
async fn outcomes(by: &Client, enrolment: &str) {
    let outcome = json!({
        "enrolmentId": enrolment, "checkpointMonths": 3, "kind": "HIRED", "provenance": "SURVEY",
        "observedDate": "2026-09-30", "employerName": "HTX Chè",
        "incomeBefore": {"amount": "3000000", "currency": "VND"},
        "incomeAfter": {"amount": "6000000", "currency": "VND"},
        "relatedToTraining": true, "escapedPoverty": false, "note": "Hộ nghèo"
    });
    let later = with(outcome.clone(), json!({"employerName": "HTX Chè Mộc"}));
    for body in [outcome, later] {
        let path = "/v1/employment-outcomes";
        by.post(path, body).await.expect(201);
    }
}

async fn partnership(stage: &Stage) {
    let enterprise =
        json!({"legalForm": "ENTERPRISE", "taxCode": "0100109106", "name": "Công ty Mẫu"});
    let lead = stage.server.lead();
    let enterprise = lead.post("/v1/enterprises", enterprise).await.expect(201);
    let body = json!({
        "enterpriseId": enterprise.id(), "occupationId": occupation(1), "level": "ELEMENTARY_1",
        "signedDate": "2026-03-02", "expiryDate": "2028-03-01", "scope": "Thực hành tại xưởng",
        "practicePlaces": 20, "contactName": "Lò Văn Mẫu", "contactPhone": "0912 345 678"
    });
    let by = &stage.registrar;
    by.post("/v1/partnerships", body).await.expect(201);
}

async fn own_occupation(stage: &Stage) {
    let body = json!({
        "code": "SL-2026-99", "nameVi": "Nuôi dê", "level": "SHORT_TERM", "field": "AGRICULTURAL",
        "durationMonths": 2, "classMin": 25, "classMax": 35,
        "costCap": {"amount": "2000000", "currency": "VND"}, "source": "05/2026/QĐ-UBND"
    });
    let lead = stage.server.lead();
    lead.post("/v1/occupations", body).await.expect(201);
}

/// Somebody who studies, with a result.
async fn student_with_result(stage: &Stage, number: u32) -> String {
    let [student] = <[_; 1]>::try_from(stage.students(number..number + 1).await)
        .unwrap_or_else(|_| panic!("one student"));
    let result = json!({"hoursAttended": 290, "score": 7.25, "result": "PASSED", "note": "Khá"});
    let by = &stage.registrar;
    let noted = record_result(by, &student, result).await.expect(200);
    noted.id()
}
