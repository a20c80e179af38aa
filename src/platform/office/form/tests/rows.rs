//! Rows that are somebody's are never left out.

use super::*;

#[test]
fn names_like_totals_and_groups_are_names() {
    check(
        "
STT;Họ và tên;Ngày sinh;Dân tộc;Lớp
1;Cộng;1985;Thái;May
;Cộng;1985;;
;Tổng Thị Hoa;;;
;Tống Công;;;
;TỐNG CÔNG;1985;;
;Cộng;;;May
;Trường Văn An;;;
;Bản Văn A;;;
;Lớp;;;
;Lò Thị Mai;;;May
;Lò Thị Mai;<;<;<
Lò Thị Mai;<;1985;;
I;Lò Thị Mai;;;
x;Lò Văn An;;;
;Sơn La;;;
6;Xã;;;
;V. A Pó;;;
;Hiệu;;;
7;Người lập biểu;1985;;
",
        "
2 fullName=Cộng | birthDate=1985 | ethnicGroup=Thái | class=May
3 fullName=Cộng | birthDate=1985
4 fullName=Tổng Thị Hoa
5 fullName=Tống Công
6 fullName=TỐNG CÔNG | birthDate=1985
7 fullName=Cộng | class=May
8 fullName=Trường Văn An
9 fullName=Bản Văn A
10 fullName=Lớp
11 fullName=Lò Thị Mai | class=May
12 fullName=Lò Thị Mai
13 birthDate=1985
14 fullName=Lò Thị Mai
15 fullName=Lò Văn An
16 fullName=Sơn La
17 fullName=Xã
18 fullName=V. A Pó
19 fullName=Hiệu
20 fullName=Người lập biểu | birthDate=1985
",
    );
}

#[test]
fn people_beneath_a_signature_are_rows() {
    check(
        "
STT;Họ và tên;Lớp;Ngày sinh
1;Lò Thị Mai;May;1985
;NGƯỜI LẬP;;HIỆU TRƯỞNG
;;;
;Lò Văn An;May;
;NGƯỜI LẬP;;HIỆU TRƯỞNG
2;Lò Văn An;;
;NGƯỜI LẬP;;HIỆU TRƯỞNG
;Lò Văn An;;1990
;NGƯỜI LẬP;;
;Lò Văn An;;
;Lò Văn Bình;;
",
        "
2 fullName=Lò Thị Mai | class=May | birthDate=1985
3 Signature: NGƯỜI LẬP | HIỆU TRƯỞNG
5 fullName=Lò Văn An | class=May
6 Signature: NGƯỜI LẬP | HIỆU TRƯỞNG
7 fullName=Lò Văn An
8 Signature: NGƯỜI LẬP | HIỆU TRƯỞNG
9 fullName=Lò Văn An | birthDate=1990
10 Signature: NGƯỜI LẬP
11 Signature: Lò Văn An
12 fullName=Lò Văn Bình
",
    );
}

#[test]
fn totals_heads_and_notes_are_left_out() {
    check(
        "
STT;Họ và tên;Năm sinh;Nữ;Số tiền
A;HỘ NGHÈO XÃ HUA LA;;;
I;Lớp may;;;
1;Lò Thị Mai;1985;x;300000
2;Cà Văn Minh;1990;;300000
II.;Học viên tự do;;;
3;Cà Văn Bình;1991;;300000
Lớp: Trồng nấm K2;<;<;<;
4;Cà Văn Cường;1991;;300000
5;Xã Chiềng Mung;;;
31;;;;
32;;;;
;Cộng;;1;600000
;Tổng cộng:;;;1200000
;Tổng số: 30 học viên;;;
Danh sách có 04 học viên./.;<;<;<;<
Bằng chữ: Một triệu hai trăm nghìn đồng;<;<;<;<
Ghi chú: học viên có tên trên được hưởng hỗ trợ;<;<;<;<
;Xác nhận của UBND xã;;Người lập biểu;
",
        "
2 GroupHead: A | HỘ NGHÈO XÃ HUA LA
3 GroupHead: I | Lớp may
4 fullName=Lò Thị Mai | birthDate=1985 | sex=Nữ
5 fullName=Cà Văn Minh | birthDate=1990
6 GroupHead: II. | Học viên tự do
7 fullName=Cà Văn Bình | birthDate=1991
8 GroupHead: Lớp: Trồng nấm K2
9 fullName=Cà Văn Cường | birthDate=1991
10 GroupHead: 5 | Xã Chiềng Mung
11 NumberAlone: 31
12 NumberAlone: 32
13 Total: Cộng | 1 | 600000
14 Total: Tổng cộng: | 1200000
15 Total: Tổng số: 30 học viên
16 Total: Danh sách có 04 học viên./.
17 Note: Bằng chữ: Một triệu hai trăm nghìn đồng
18 Note: Ghi chú: học viên có tên trên được hưởng hỗ trợ
19 Signature: Xác nhận của UBND xã | Người lập biểu
",
    );
}

#[test]
fn what_is_marked_as_an_example_in_place_of_its_number_is_nobody() {
    check(
        "
STT;Họ và tên;Năm sinh
Ví dụ;Lò Thị Mai;1985
(VD 2);Lò Thị Mai;1985
EXAMPLE:;Lò Thị Mai;1985
1;Ví Dụ;1990
Ví;Cà Văn Minh;1990
",
        "
2 Example: Ví dụ | Lò Thị Mai | 1985
3 Example: (VD 2) | Lò Thị Mai | 1985
4 Example: EXAMPLE: | Lò Thị Mai | 1985
5 fullName=Ví Dụ | birthDate=1990
6 fullName=Cà Văn Minh | birthDate=1990
",
    );
}

#[test]
fn what_is_merged_downward_is_said_of_each_row() {
    check(
        "
STT;Họ và tên;Năm sinh;Lớp;Xã
1;Lò Thị Mai;1985;May;Hua La
2;Cà Văn Minh;1990;^;^
;Cộng: 2;;^;
3;Cà Văn Bình;1991;^;Mường Bú
Xã Chiềng Mung;<;<;<;<
^;;;;
4;Cà Văn Cường;1992;Nấm;
5;Lò Văn Dũng;1993;^;
;;;^;
6;Lò Văn Giang;1994;;
",
        "
2 fullName=Lò Thị Mai | birthDate=1985 | class=May | residenceCode=Hua La
3 fullName=Cà Văn Minh | birthDate=1990 | class=May | residenceCode=Hua La [merged class,residenceCode]
4 Total: Cộng: 2
5 fullName=Cà Văn Bình | birthDate=1991 | class=May | residenceCode=Mường Bú [merged class]
6 GroupHead: Xã Chiềng Mung
8 fullName=Cà Văn Cường | birthDate=1992 | class=Nấm
9 fullName=Lò Văn Dũng | birthDate=1993 | class=Nấm [merged class]
11 fullName=Lò Văn Giang | birthDate=1994
",
    );
}

#[test]
fn values_beside_the_table_are_told() {
    check(
        "
STT;Họ và tên;Năm sinh;Dân tộc
1;Lò Thị Mai;1985;Thái;?
;;;;0912
",
        "
2 fullName=Lò Thị Mai | birthDate=1985 | ethnicGroup=Thái [nameless [4]]
3  [nameless [4]]
",
    );
}

#[test]
fn no_input_stops_the_reader() {
    let odd = [
        Cell::Empty,
        Cell::Text(String::new()),
        Cell::Text("(".into()),
        Cell::Text("(é".into()),
        Cell::Text("[".repeat(5000)),
        Cell::Number(f64::NAN),
        Cell::Number(f64::INFINITY),
        Cell::Instant(-1e300),
        Cell::Bool(true),
        Cell::Error("#N/A".into()),
        Cell::NotComputed,
        Cell::Text("Họ và tên".into()),
        Cell::Text("Ngày sinh".into()),
        Cell::Text("\u{301}".into()),
    ];
    let rows: Vec<Row> = (0..40u32)
        .map(|number| Row {
            number: if number % 7 == 0 { u32::MAX } else { number },
            hidden: false,
            struck: Struck::Nothing,
            cells: (0..30)
                .map(|at| odd[(at * 3 + number as usize) % odd.len()].clone())
                .collect(),
        })
        .collect();
    let area = |rows, columns| Area { rows, columns };
    let layout = Layout {
        merged: vec![
            area((0, u32::MAX), (0, usize::MAX)),
            area((5, 3), (9, 2)),
            area((1, 1), (usize::MAX, usize::MAX)),
            area((12, u32::MAX), (1, 3)),
        ],
        hidden_columns: vec![usize::MAX, 3],
        fonts: Vec::new(),
    };
    let known = kind("trainees", &[]);
    for from in (0..rows.len()).step_by(9) {
        if let Ok(form) = find(&layout, &rows[from..], &known, &[]) {
            let mut reader = Reader::new(&form, &layout, &known);
            for row in &rows {
                reader.row(row.clone());
            }
        }
    }
}
