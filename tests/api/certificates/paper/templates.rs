//! What a school prints on, and who sees it.

use reqwest::Method;
use serde_json::{Value, json};

use super::{KIND, bars, own, path, printed, started, template_path};
use crate::support::BoundTo;
use crate::support::fixtures::{self, with};
use registry::platform::auth::authz::Role;
use registry::platform::office::paper::qr::qr;

/// A PNG of one red dot.
const DOT: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, b'I', b'D', b'A', b'T', 8, 0xd7,
    0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

#[actix_web::test]
async fn a_school_prints_on_its_own_template_until_it_takes_it_back() {
    let (_server, teaching, registrar, certificate) = started().await;
    let template = template_path(&teaching);
    let shipped = registrar.get(&template).await.expect(200);
    assert_eq!(
        (&shipped.body["shipped"], &shipped.body["version"]),
        (&json!(true), &json!(0))
    );

    let unseen = registrar.put(&template, own()).await;
    unseen.expect_problem(428, "VERSION_REQUIRED");
    let put = registrar
        .with("if-match", shipped.etag())
        .put(&template, own())
        .await;
    let put = put.expect(200);
    assert_eq!(put.body["shipped"], false);
    let pages = printed(&registrar, &path(&certificate)).await;
    assert_eq!(
        pages,
        ["Cấp cho Lò Thị Mai, 17/05/2004 SC.0001 / SC.0001/SC (Trường A1)"]
    );

    let stale = registrar
        .with("if-match", shipped.etag())
        .put(&template, own())
        .await;
    stale.expect_problem(412, "VERSION_STALE");
    registrar.delete(&template, &put).await.expect(204);
    let pages = printed(&registrar, &path(&certificate)).await;
    assert!(pages[0].contains("CHỨNG CHỈ SƠ CẤP"));
}

#[actix_web::test]
async fn a_template_that_cannot_be_printed_is_refused_place_by_place() {
    let (_server, teaching, registrar, _) = started().await;
    let put = |body: Value| {
        let client = registrar.with("if-match", "\"0\"");
        let path = template_path(&teaching);
        async move { client.put(&path, body).await }
    };
    let mut broken = own();
    broken["fields"][0]["text"] = json!("{fullNam}");
    broken["fields"][0]["x"] = json!(100);
    broken["fields"][1]["text"] = json!("{number 漢");
    let answer = put(broken).await.expect(422);
    let errors = answer.errors();
    for (pointer, code) in [
        ("/fields/0/text", "TEMPLATE_NAME_UNKNOWN"),
        ("/fields/0/x", "TEMPLATE_OUTSIDE_PAGE"),
        ("/fields/1/text", "TEMPLATE_BRACE_OPEN"),
    ] {
        let found = errors
            .iter()
            .any(|error| error.0 == pointer && error.1 == code);
        assert!(found, "{pointer} {code} in {errors:?}");
    }
    let mut foreign = own();
    foreign["fields"][0]["text"] = json!("漢");
    put(foreign)
        .await
        .expect_error_at(422, "TEMPLATE_LETTER_UNKNOWN", "/fields/0/text");
    let mut wordy = own();
    wordy["fields"] = json!(vec![
        with(
            own()["fields"][0].clone(),
            json!({"text": "a".repeat(1_000)})
        );
        6
    ]);
    put(wordy)
        .await
        .expect_error_at(400, "FIELD_LENGTH", "/fields");
    let mut huge = own();
    huge["fields"][0]["size"] = json!(400);
    put(huge)
        .await
        .expect_error_at(400, "FIELD_RANGE", "/fields/0/size");
}

#[actix_web::test]
async fn a_picture_stands_behind_the_texts_and_is_had_again() {
    let (_server, teaching, registrar, certificate) = started().await;
    let background = format!("{}/background", template_path(&teaching));
    let none = registrar.with("accept", "image/png").get(&background).await;
    none.expect_problem(404, "NOT_FOUND");

    let seen = registrar.with("if-match", "\"0\"");
    let broken = seen
        .send_raw(Method::PUT, &background, "image/png", "no picture")
        .await;
    broken.expect_problem(422, "PICTURE_INVALID");
    // What cannot be stored is not unpacked.
    let no_kind = background.replace(KIND, "NO_SUCH_KIND");
    for (version, path, status, code) in [
        ("\"7\"", &background, 412, "VERSION_STALE"),
        ("\"0\"", &no_kind, 404, "NOT_FOUND"),
    ] {
        let by = registrar.with("if-match", version);
        let refused = by.send_raw(Method::PUT, path, "image/png", "no picture");
        refused.await.expect_problem(status, code);
    }
    let keyed = seen.with("idempotency-key", "picture-1");
    let put = || keyed.send_raw(Method::PUT, &background, "image/png", DOT.to_vec());
    let first = put().await.expect(200);
    let put = put().await.expect(200);
    assert_eq!(put.body, first.body, "what is sent again is answered again");
    assert_eq!(
        (&put.body["background"], &put.body["shipped"]),
        (&json!("image/png"), &json!(true))
    );
    let (_, headers, bytes) = registrar
        .with("accept", "image/*")
        .download(&background)
        .await;
    assert_eq!(
        (&headers["content-type"], bytes.as_slice()),
        (&"image/png".parse().expect("text"), DOT)
    );

    let (_, _, bytes) = registrar.download(&path(&certificate)).await;
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let is_image = |object: &lopdf::Object| {
        let stream = object.as_stream().ok();
        stream.is_some_and(|stream| {
            stream
                .dict
                .get(b"Subtype")
                .and_then(|kind| kind.as_name())
                .is_ok_and(|name| name == b"Image")
        })
    };
    assert!(document.objects.values().any(is_image));
    let gone = registrar.delete(&background, &put).await.expect(200);
    assert_eq!(gone.body["background"], Value::Null);
}

#[actix_web::test]
async fn a_template_and_its_picture_are_seen_by_who_issues_there_alone() {
    let (server, teaching, registrar, _) = started().await;
    let template = template_path(&teaching);
    let background = format!("{template}/background");
    let put = registrar
        .with("if-match", "\"0\"")
        .send_raw(Method::PUT, &background, "image/png", DOT.to_vec())
        .await;
    put.expect(200);
    let firm = json!({"legalForm": "COOPERATIVE", "taxCode": "0100109106", "name": "Hợp tác xã"});
    let firm = server.lead().post("/v1/enterprises", firm).await;
    let firm = firm.expect(201).id().parse().expect("an id");
    let firm = server.user(Role::Enterprise, BoundTo::Enterprise(firm));
    let other = fixtures::school(&server.lead(), "B2").await;
    let other = server.registrar(fixtures::school_id(&other));
    let commune = server.commune(server.unit("COMMUNE", "03646"));

    for path in [&template, &background] {
        let statuses = [&registrar, &server.lead(), &other, &firm, &commune].map(|by| {
            let by = by.with("accept", "*/*");
            async move { by.download(path).await.0.as_u16() }
        });
        let statuses = futures_util::future::join_all(statuses).await;
        assert_eq!(statuses, [200, 200, 404, 403, 403], "{path}");
    }
}

#[actix_web::test]
async fn a_template_on_which_nobody_could_verify_a_certificate_is_taken_with_a_warning() {
    let (_server, teaching, registrar, certificate) = started().await;
    let template = template_path(&teaching);
    let mut by_code = own();
    by_code["fields"][0]["text"] = json!("Mã tra cứu: {code}");
    let by_qr = with(own(), json!({"qr": {"x": 170, "y": 100, "side": 30}}));

    for (version, (body, warning)) in [
        (own(), Some("/qr TEMPLATE_UNVERIFIABLE")),
        (by_code, None),
        (by_qr, None),
    ]
    .into_iter()
    .enumerate()
    {
        let put = registrar.with("if-match", &format!("\"{version}\""));
        let put = put.put(&template, body).await.expect(200);
        let warned = put.headers.get("x-registry-warning");
        assert_eq!(warned.and_then(|warning| warning.to_str().ok()), warning);
    }

    let (_, _, bytes) = registrar.download(&path(&certificate)).await;
    let url = certificate.body["verificationUrl"].as_str().expect("a URL");
    let code = qr(url).expect("a code");
    assert_eq!(bars(&bytes), code.bars().collect::<Vec<_>>());
}
