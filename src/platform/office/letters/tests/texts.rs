use super::super::*;
use super::charts;
use super::encoders::{self, Encoder};
use super::names::Random;

#[test]
fn single_texts_are_recognised_where_they_speak_for_themselves() {
    use Encoding::{DoubledUtf8, Tcvn3, Unicode, Vni, Windows1258};
    for (shown, encoding, meant) in [
        ("Lß ThÞ Hoa", Tcvn3, "Lò Thị Hoa"),
        ("NguyÔn V¨n Hïng", Tcvn3, "Nguyễn Văn Hùng"),
        ("Hä vµ tªn", Tcvn3, "Họ và tên"),
        ("§Þa chØ th\u{AD}êng tró", Tcvn3, "Địa chỉ thường trú"),
        (
            "B¶n Nµ T©u, x· Nµ TÊu, huyÖn §iÖn Biªn",
            Tcvn3,
            "Bản Nà Tâu, xã Nà Tấu, huyện Điện Biên",
        ),
        ("NGUYÔN THÞ ¸NH", Tcvn3, "NGUYỄN THỊ ÁNH"),
        ("Lª ThÞ ¸nh", Tcvn3, "Lê Thị Ánh"),
        ("NguyÔn ThÞ A¸nh", Tcvn3, "Nguyễn Thị Ánh"),
        ("Nguyeãn Vaên Huøng", Vni, "Nguyễn Văn Hùng"),
        ("Hoï vaø teân", Vni, "Họ và tên"),
        ("ÑAËNG THÒ HÖÔØNG", Vni, "ĐẶNG THỊ HƯỜNG"),
        ("Ðãòng Thiò Hýõ\u{CC}ng", Windows1258, "Đặng Thị Hường"),
        ("LoÌ Thiò Hoa", Windows1258, "Lò Thị Hoa"),
        ("LÃ² Thá»‹ Hoa", DoubledUtf8, "Lò Thị Hoa"),
        ("LĂ² Thá»‹ Hoa", DoubledUtf8, "Lò Thị Hoa"),
        ("HÃ\u{A0} Thá»‹ MÃ¹i", DoubledUtf8, "Hà Thị Mùi"),
        ("HÃ Thá»‹ Hoa", DoubledUtf8, "Hà Thị Hoa"),
        ("MÃ¼ller", DoubledUtf8, "Müller"),
        ("LÃƒÂ² ThÃ¡Â»â€¹ Hoa", DoubledUtf8, "Lò Thị Hoa"),
        ("Lo\u{300} Thi\u{323} Hoa", Unicode, "Lò Thị Hoa"),
        (
            "«Mường Thanh» – 30 °C, 5 m², § 7",
            Unicode,
            "«Mường Thanh» – 30 °C, 5 m², § 7",
        ),
        ("LÃ GIA OANH", Unicode, "LÃ GIA OANH"),
        ("Lan", Unicode, "Lan"),
        ("", Unicode, ""),
    ] {
        let recognised = recognise([shown].into_iter(), None);
        assert_eq!(recognised.read(shown), Reading::As(encoding), "{shown}");
        assert_eq!(recognised.text(shown).as_deref(), Some(meant));
    }
}

#[test]
fn foreign_names_stay_as_they_are() {
    for name in [
        "Müller",
        "José",
        "Nuñez",
        "Ångström",
        "Þór",
        "Čapek",
        "Hernández",
        "João Simões",
        "Zoë Noël",
        "Chloé",
        "François",
        "Bjørn Åse",
        "Eyþór",
        "Guðrún",
        "Weiß",
        "Ibáñez",
        "Lü Bu",
        "Dvořák",
        "Conceição",
        "Töölö Väätäinen",
        "Niccolò",
        "Íñigo Peña",
        "Łukasz",
    ] {
        let recognised = recognise([name].into_iter(), None);
        assert_eq!(
            recognised.read(name),
            Reading::As(Encoding::Unicode),
            "{name}"
        );
    }
}

#[test]
fn the_name_of_the_font_decides_between_two_good_readings() {
    let text = |text, font| recognise([text].into_iter(), font).text(text);
    assert_eq!(text("Vò Tó", None), None);
    for (shown, font, meant) in [
        ("Vò Tó", ".VnTime", "Vũ Tú"),
        ("Lß ThÞ Hoa", ".VnTimeH", "LÒ THỊ HOA"),
        ("lß thÞ hoa", ".VnArialH", "LÒ THỊ HOA"),
        ("Ma Haï", "VNI-Times", "Ma Hạ"),
        ("Lò Thị Hoa", ".VnTime", "Lò Thị Hoa"),
        ("Hoàng", "Times New Roman", "Hoàng"),
    ] {
        assert_eq!(
            text(shown, Some(font)).as_deref(),
            Some(meant),
            "{shown} in {font}"
        );
    }
    let column = ["Lß ThÞ Hoa", "Lan"];
    let recognised = recognise(column.into_iter(), Some(".VnTimeH"));
    assert_eq!(recognised.encoding, Encoding::Tcvn3Capitals);
    assert_eq!(recognised.text("Lan").as_deref(), Some("LAN"));
}

#[test]
fn given_names_alone_are_recognised_together() {
    let column = ["Hïng", "Dòng", "Tó", "Hång", "Qu¶ng", "Lan", "Tïng", "S¬n"];
    let recognised = recognise(column.into_iter(), None);
    let texts: Vec<_> = column
        .iter()
        .filter_map(|text| recognised.text(text))
        .collect();
    assert_eq!(
        texts,
        ["Hùng", "Dũng", "Tú", "Hồng", "Quảng", "Lan", "Tùng", "Sơn"]
    );
}

/// Letters with the bytes that stand for them, as windows-1252 shows these.
fn chart(of: &str) -> impl Iterator<Item = (char, String)> {
    of.split_whitespace().map(|entry| {
        let letter = entry.chars().next().unwrap();
        let digits = &entry[letter.len_utf8()..];
        let bytes: Vec<u8> = (0..digits.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
            .collect();
        (letter, from_bytes(&bytes))
    })
}

#[test]
fn the_tables_agree_with_other_converters() {
    for (chart_of, encoding, encoder) in [
        (charts::TCVN, Encoding::Tcvn3, encoders::tcvn3 as Encoder),
        (
            charts::CP1258,
            Encoding::Windows1258,
            encoders::windows_1258,
        ),
    ] {
        for (letter, shown) in chart(chart_of) {
            assert_eq!(convert(&shown, encoding), Ok(letter.to_string()));
            assert_eq!(encoder(&letter.to_string()), Some(shown));
        }
    }
    assert_eq!(chart(charts::TCVN).count(), 74);
    assert_eq!(chart(charts::CP1258).count(), 134);
    for letter in chart(charts::CP1258).map(|(letter, _)| letter.to_string()) {
        let shown = encoders::vni(&letter).unwrap();
        assert_eq!(convert(&shown, Encoding::Vni), Ok(letter.clone()));
        let shown = encoders::tcvn3_capitals(&letter).unwrap();
        assert_eq!(
            convert(&shown, Encoding::Tcvn3Capitals),
            Ok(letter.to_uppercase())
        );
    }
}

#[test]
fn what_an_encoding_has_not_is_named_with_its_place() {
    for (text, encoding, at, character) in [
        ("Lò Thị", Encoding::Tcvn3, 6, 'ị'),
        ("HÀ", Encoding::Tcvn3, 1, 'À'),
        ("Bkù", Encoding::Vni, 2, 'ù'),
        ("Thò", Encoding::Windows1258, 2, 'ò'),
        ("Lò Hoa", Encoding::DoubledUtf8, 1, 'ò'),
    ] {
        assert_eq!(
            convert(text, encoding),
            Err(Unconvertible { at, character }),
            "{text}"
        );
    }
}

#[test]
fn bytes_of_a_file_are_recognised() {
    let bytes =
        |text: &str| -> Vec<u8> { text.chars().map(|c| bytes::byte_of(c).unwrap()).collect() };
    for (encoder, encoding) in [
        (encoders::tcvn3 as Encoder, Encoding::Tcvn3),
        (encoders::vni, Encoding::Vni),
        (encoders::windows_1258, Encoding::Windows1258),
        (
            |text| {
                Some(
                    text.replace("Nguyễn Thị", "José")
                        .replace("Lò Văn Dũng", "Müller"),
                )
            },
            Encoding::Unicode,
        ),
    ] {
        let shown = encoder("STT;1;Nguyễn Thị Hoa\r\n2;Lò Văn Dũng;Lan").unwrap();
        let shown = if encoding == Encoding::Unicode {
            "1;José\r\n2;Müller".to_owned()
        } else {
            shown
        };
        let bytes = bytes(&shown);
        assert_eq!(recognise_bytes(&bytes).encoding, encoding);
        assert_eq!(from_bytes(&bytes), shown);
    }
    let all: Vec<u8> = (0..=255).collect();
    assert_eq!(bytes(&from_bytes(&all)), all);
}

#[test]
fn no_text_is_too_strange() {
    let mut random = Random(5);
    let alphabet: Vec<char> = "aAoOêÃáº»\u{A0} ?.ß÷ợ\u{301}\u{AD}ĂЖ\u{FFFD}ñÌ1’"
        .chars()
        .collect();
    for _ in 0..20_000 {
        let text: String = (0..random.below(12))
            .map(|_| alphabet[random.below(alphabet.len())])
            .collect();
        let recognised = recognise([&*text].into_iter(), Some(".VnTimeH"));
        let _ = recognised.text(&text);
        for subject in [Subject::Name, Subject::Address, Subject::Prose] {
            let _ = damage(&text, subject);
        }
        let placed = same_tone_placement(&text);
        assert_eq!(same_tone_placement(&placed), placed);
    }
}
