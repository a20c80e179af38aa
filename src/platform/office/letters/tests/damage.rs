use super::super::DamageKind::{
    Control, DoubledUtf8, Eth, Invisible, LookAlike, Numbering, QuestionMark, Replacement,
};
use super::super::*;

fn kinds(text: &str, subject: Subject) -> Vec<DamageKind> {
    damage(text, subject)
        .into_iter()
        .map(|damage| damage.kind)
        .collect()
}

#[test]
fn each_kind_of_damage_to_a_name_is_found() {
    for (name, expected) in [
        ("L? Th? Hoa", QuestionMark),
        ("Lò Thị Ho?", QuestionMark),
        ("?ặng Thị Hoa", QuestionMark),
        ("L\u{FFFD} Thị Hoa", Replacement),
        ("1. Lò Thị Hoa", Numbering),
        ("12) Lò Thị Hoa", Numbering),
        ("01-Lò Thị Hoa", Numbering),
        (" (3) Lò Thị Hoa", Numbering),
        ("a) Lò Thị Hoa", Numbering),
        ("- Lò Thị Hoa", Numbering),
        ("Vàng А Páo", LookAlike),
        ("Lò Thị Hоa", LookAlike),
        ("Ｌò Thị Hoa", LookAlike),
        ("Ðặng Thị Hoa", Eth),
        ("Lò\u{200B} Thị Hoa", Invisible),
        ("\u{FEFF}Lò Thị Hoa", Invisible),
        ("Lò\u{A0}\u{A0}Thị Hoa", Invisible),
        ("Lò \u{202E}Thị Hoa", Invisible),
        ("L\u{90} Thị Hoa", Control),
        ("L\u{F0F2} Thị Hoa", Control),
        ("LÃ² Thá» Hoa", DoubledUtf8),
        ("Lò Thá»‹ Hoa", DoubledUtf8),
    ] {
        assert_eq!(kinds(name, Subject::Name), [expected], "{name}");
    }
}

#[test]
fn good_names_show_none() {
    for name in [
        "Lò Thị Hoa",
        "H'Hen Niê",
        "Y-Ban",
        "Guðrún",
        "Иванов Пётр",
        "João",
        "José",
        "Müller",
        "Lò\u{A0}Thị Hoa",
        "Nguyễn Văn A",
        "Lo\u{300} Thi\u{323}",
        "",
        "Đặng",
        "HÃ",
    ] {
        assert_eq!(kinds(name, Subject::Name), [], "{name}");
    }
}

#[test]
fn in_prose_a_question_may_be_asked() {
    for text in [
        "Ai?",
        "Anh ở đâu? Tôi ở đây.",
        "Sao?? Thế à?!",
        "UBND?",
        "Có (không?)",
        "Sao?Không",
        "https://a.vn/x?id=1",
        "1. Mở đầu",
        "Hỏi «Ai?»",
    ] {
        assert_eq!(kinds(text, Subject::Prose), [], "{text}");
    }
    for (text, at) in [
        ("L? Th? Hoa", 1),
        ("Đi?n Biên", 3),
        ("bản ?ng", 6),
        ("Phố Ph?", 8),
    ] {
        let kind = QuestionMark;
        assert_eq!(
            damage(text, Subject::Prose).first(),
            Some(&Damage { kind, at }),
            "{text}"
        );
    }
    assert_eq!(kinds("12 Lê Lợi", Subject::Address), []);
    assert_eq!(kinds("Xã Thanh An?", Subject::Address), [QuestionMark]);
}
