//! Certificates read back, and templates that are refused.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use super::*;
use crate::platform::office::paper::{Align, Language, Style};

const KNOWN: [&str; 3] = ["fullName", "birthDate", "number"];

fn template() -> Template {
    serde_json::from_str(
        r##"{"width": 297, "height": 210, "fields": [
            {"text": "CHỨNG CHỈ", "x": 20, "y": 30, "width": 257, "align": "center", "size": 40,
             "style": "bold", "colour": "#C00000"},
            {"text": "Cấp cho: {fullName}", "x": 60, "y": 80, "width": 160, "size": 18},
            {"text": "Sinh ngày: {birthDate}", "x": 60, "y": 95, "width": 100, "size": 14},
            {"text": "Số hiệu: {number}", "x": 60, "y": 110, "width": 100, "size": 14, "style": "italic"}
        ], "qr": {"x": 250, "y": 165, "side": 35}}"##,
    )
    .unwrap()
}

fn certificate(name: &str) -> Certificate {
    let pairs = [
        ("fullName", name),
        ("birthDate", "03/02/1999"),
        ("number", "SC-0012"),
    ];
    Certificate {
        values: BTreeMap::from(pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))),
        qr: Some("https://example.vn/v/SC-0012".to_owned()),
    }
}

fn origin() -> Origin {
    Origin {
        title: "Chứng chỉ sơ cấp".to_owned(),
        author: "Trung tâm GDNN".to_owned(),
        language: Language::Vietnamese,
        made: DateTime::constant(2026, 6, 5, 3, 4, 5, 0),
    }
}

fn batch(template: &Template, items: Vec<Certificate>) -> Batch {
    Batch {
        template: template.clone(),
        background: None,
        items,
    }
}

fn printed(template: &Template, names: &[&str]) -> Result<Vec<u8>, CertificateFault> {
    let items = names.iter().map(|name| certificate(name)).collect();
    certificate_pdf(&[batch(template, items)], &origin())
}

/// A PNG whose head says any size, with no dots behind it.
fn png(width: u32, height: u32, depth: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([depth, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

#[test]
fn a_class_is_a_page_each_and_texts_come_back() {
    let template = template();
    assert_eq!(template.faults(&KNOWN), []);
    let bytes = printed(&template, &["Lò Thị Hoà", "Đỗ Ngọc Ưng"]).unwrap();
    assert!(bytes == printed(&template, &["Lò Thị Hoà", "Đỗ Ngọc Ưng"]).unwrap());
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(document.get_pages().len(), 2);
    let text = document.extract_text(&[2]).unwrap();
    for words in ["CHỨNG CHỈ", "Cấp cho: Đỗ Ngọc Ưng", "Sinh ngày: 03/02/1999"] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn a_template_keeps_its_form_as_json() {
    let json = serde_json::to_string(&template()).unwrap();
    assert_eq!(serde_json::from_str::<Template>(&json).unwrap(), template());
    let unknown = r#"{"width": 297, "height": 210, "fields": [], "colour": "red"}"#;
    assert!(serde_json::from_str::<Template>(unknown).is_err());
}

#[test]
fn what_is_wrong_with_a_template_is_named_with_its_place() {
    let field = |change: fn(&mut Field)| {
        let mut template = template();
        change(&mut template.fields[1]);
        template
    };
    let with = |change: fn(&mut Template)| {
        let mut template = template();
        change(&mut template);
        template
    };
    let unknown = Problem::UnknownName("ten".to_owned());
    for (template, pointer, problem) in [
        (
            with(|t| {
                t.fields[0].text = "a".repeat(1_000);
                t.fields = vec![t.fields[0].clone(); 6];
            }),
            "/fields",
            Problem::TooManyLetters,
        ),
        (
            field(|f| f.text = "{ten}".to_owned()),
            "/fields/1/text",
            unknown,
        ),
        (
            field(|f| f.text = "{fullName".to_owned()),
            "/fields/1/text",
            Problem::OpenBrace,
        ),
        (
            field(|f| f.text = "漢".to_owned()),
            "/fields/1/text",
            Problem::Letter('漢'),
        ),
        (field(|f| f.x = 140.0), "/fields/1/x", Problem::OutsidePage),
        (field(|f| f.y = 205.0), "/fields/1/y", Problem::OutsidePage),
        (field(|f| f.lines = 20), "/fields/1/y", Problem::OutsidePage),
        (
            with(|t| t.qr.as_mut().unwrap().x = 280.0),
            "/qr/x",
            Problem::OutsidePage,
        ),
    ] {
        let faults = template.faults(&KNOWN);
        let expected = TemplateFault {
            pointer: pointer.to_owned(),
            problem,
        };
        assert!(faults.contains(&expected), "{expected:?} in {faults:?}");
    }
}

#[test]
fn pages_of_several_templates_are_one_file_and_counted_through() {
    let small: Template = serde_json::from_str(
        r#"{"width": 100, "height": 80, "fields": [
            {"text": "{fullName}", "x": 10, "y": 10, "width": 20, "size": 12}]}"#,
    )
    .unwrap();
    let batches = |name| {
        [
            batch(&template(), vec![certificate("Lò Thị Hoà")]),
            batch(&small, vec![certificate(name)]),
        ]
    };
    let bytes = certificate_pdf(&batches("Mai"), &origin()).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    assert!(document.extract_text(&[2]).unwrap().contains("Mai"));
    let refused = certificate_pdf(&batches("Nguyễn Phúc Vĩnh Hoàng"), &origin());
    assert!(matches!(
        refused,
        Err(CertificateFault::TooLong {
            certificate: 1,
            field: 0
        })
    ));
}

#[test]
fn a_name_is_set_smaller_to_fit_and_refused_when_it_cannot() {
    let long = "Nguyễn Phúc Vĩnh Hoàng Thị Kim Ngân Phương Thảo Nguyên Hạnh";
    assert!(printed(&template(), &[long]).is_ok());
    let longer = long.repeat(3);
    let refused = printed(&template(), &["Lò Thị Hoà", &longer]);
    assert!(matches!(
        refused,
        Err(CertificateFault::TooLong {
            certificate: 1,
            field: 1
        })
    ));
    let mut two_lines = template();
    two_lines.fields[1].lines = 3;
    two_lines.fields[1].align = Align::Center;
    two_lines.fields[1].style = Style::Bold;
    two_lines.fields[2].y = 120.0;
    assert!(printed(&two_lines, &[&longer]).is_ok());
    // However much room there is, a text has an end.
    two_lines.fields[1].lines = 20;
    assert!(printed(&two_lines, &["Lò ".repeat(600).as_str()]).is_err());
}

#[test]
fn what_is_missing_or_foreign_is_refused() {
    let one = |item| certificate_pdf(&[batch(&template(), vec![item])], &origin());
    let mut no_number = certificate("A");
    no_number.values.remove("number");
    assert!(
        matches!(one(no_number), Err(CertificateFault::NoValue { name, .. }) if name == "number")
    );
    let no_code = Certificate {
        qr: None,
        ..certificate("A")
    };
    assert!(matches!(
        one(no_code),
        Err(CertificateFault::Code { certificate: 0 })
    ));
    let foreign = one(certificate("李"));
    assert!(matches!(
        foreign,
        Err(CertificateFault::Letter { letter: '李', .. })
    ));
    assert!(matches!(
        printed(&template(), &[]),
        Err(CertificateFault::Number)
    ));
    let most = vec!["A"; MOST_CERTIFICATES + 1];
    assert!(matches!(
        printed(&template(), &most),
        Err(CertificateFault::Number)
    ));
}

#[test]
fn pictures_are_measured_before_they_are_unpacked() {
    let dots = PictureFault::TooManyDots {
        width: 60_000,
        height: 60_000,
    };
    for (bytes, fault) in [
        (png(60_000, 60_000, 8), Some(dots)),
        (png(100, 100, 16), Some(PictureFault::Depth)),
        (b"GIF89a".to_vec(), Some(PictureFault::Format)),
        (vec![0; (5 << 20) + 1], Some(PictureFault::TooManyBytes)),
        (png(100, 100, 8), None),
        (b"\x89PNG\r\n\x1a\n".to_vec(), None),
        (b"\xff\xd8\xff\xe0".to_vec(), None),
    ] {
        let found = Picture::proved(bytes).unwrap_err();
        match fault {
            Some(fault) => assert_eq!(found, fault),
            None => assert!(matches!(found, PictureFault::Broken(_)), "{found}"),
        }
    }
}
