//! Rows of which most are in doubt.

use super::random::Dice;
use super::rest::{Line, Place, is_signature};
use super::*;

/// Texts that look like lines beneath a table and may be somebody's.
const ODD: &[&str] = &[
    "Cộng",
    "TỔNG CỘNG:",
    "Tổng",
    "Tổng số: 12",
    "cộng: 3 lớp",
    "Cộng 5 học viên",
    "Lớp may",
    "Lớp",
    "I",
    "II.",
    "A)",
    "B",
    "1",
    "2.",
    "(1)",
    "(2)",
    "[3=1+2]",
    "3",
    "x",
    "X",
    "-",
    "?",
    "Xã Chiềng Mung",
    "Bản Văn A",
    "5. Xã Hua La",
    "Lò Thị Mai",
    "LÒ VĂN AN",
    "Tống Công",
    "TS. Trần Văn Sơn",
    "Người lập biểu",
    "HIỆU TRƯỞNG",
    "Hiệu trưởng\n(Ký, đóng dấu)",
    "(Ký, ghi rõ họ tên)",
    "KT. HIỆU TRƯỞNG",
    "gvcn",
    "T/M",
    "Kí tên",
    "Ghi chú: không",
    "Bằng chữ: Một triệu đồng",
    "Sơn La, ngày 12 tháng 3 năm 2026",
    "ngày … tháng … năm …",
    "DANH SÁCH HỌC VIÊN (tiếp theo)",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Số CCCD",
    "Dân tộc",
    "Giới tính (Nam/Nữ)",
    "Ghi chú",
    "Nữ",
    "12 nữ",
    "30 HV",
    "1.200.000 đ",
    "014304001234",
    "014 304 001 234",
    "17/05/2004",
    "0912345678",
    "CC 014304001234",
    "1985",
    "May công nghiệp",
    "Kinh",
    " ",
    "",
    "\u{a0}",
    "\u{200b}",
    "“Lớp” may",
    "300000đ",
    "Hòa",
    "Hoà",
    "e\u{301}",
    "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai",
];

fn odd_cell(dice: &mut Dice) -> Cell {
    let figures = [
        0.0,
        1.0,
        3.0,
        12.0,
        1985.0,
        300_000.0,
        914_304_001_234.0,
        7.5,
        -1.0,
        f64::NAN,
    ];
    match dice.below(12) {
        0..3 => Cell::Empty,
        3..9 => Cell::Text(dice.of(ODD).to_owned()),
        9 => Cell::Number(figures[dice.below(figures.len())]),
        10 => Cell::Instant(38_000.0),
        _ => match dice.below(4) {
            0 => Cell::Bool(true),
            1 => Cell::NotComputed,
            2 => Cell::Error(String::new()),
            _ => Cell::Error("#N/A".to_owned()),
        },
    }
}

/// Rows of which most are in doubt, beneath a header that is in none; some cells are merged.
pub(super) fn odd_rows(dice: &mut Dice) -> (Layout, Vec<Row>) {
    let headers = [
        "STT;Họ và tên;Ngày sinh;Dân tộc;Số CCCD;Lớp",
        "Họ và tên;Ngày sinh;STT;Dân tộc;;Điện thoại",
        "TT;Họ và tên;Ngày sinh;<;<;Nữ\n^;^;Ngày;Tháng;Năm;^",
        "Họ đệm;Tên;Nam;Nữ;Xã;Ghi chú\n;;1985;;;\n;;;1990;;",
    ];
    let (mut layout, mut rows) = sheet(dice.of(&headers));
    for _ in 0..30 {
        let number = u32::try_from(rows.len()).unwrap() + 1;
        let width = 1 + dice.below(7);
        let most = 1 + dice.below(6);
        let mut cells: Vec<Cell> = (0..width).map(|_| odd_cell(dice)).collect();
        for cell in &mut cells {
            if dice.below(6) >= most {
                *cell = Cell::Empty;
            }
        }
        if dice.one_in(6) {
            let column = dice.below(5);
            let down = u32::try_from(dice.below(3)).unwrap();
            layout.merged.push(Area {
                rows: (number, number + down),
                columns: (column, column + dice.below(3)),
            });
        }
        rows.push(Row {
            number,
            hidden: dice.one_in(9),
            struck: Struck::Nothing,
            cells,
        });
    }
    (layout, rows)
}

#[test]
fn no_rule_leaves_out_a_row_that_is_plain() {
    let known = trainees();
    let (mut plain, mut all) = (0, 0);
    for seed in 0..60 {
        let mut dice = Dice(seed * 32_452_843 + 11);
        let (layout, rows) = odd_rows(&mut dice);
        let Ok(form) = find(&layout, &rows[..1], &known, &[]) else {
            continue;
        };
        let place = Place::new(&form, |_| true);
        for row in &rows {
            all += 1;
            if !place.is_plain(row) {
                continue;
            }
            plain += 1;
            let line = Line {
                row,
                reach: &|column| column + 2,
            };
            let is_left_out = is_signature(row)
                || Place::is_title(row)
                || place.is_total(&line)
                || Place::is_note(row)
                || place.is_group(&line);
            assert!(!is_left_out, "{row:?}");
        }
    }
    assert!(plain > 50 && all > 1000, "{plain} of {all}");
}
