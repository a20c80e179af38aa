//! Forms as offices have them.

use super::*;

#[test]
fn a_plain_list_is_read() {
    check(
        "
STT;Họ và tên;Ngày sinh;Giới tính;Số CCCD;Dân tộc;Điện thoại;Ghi chú
1;Lò Thị Mai;17/05/2004;Nữ;014304001234;Thái;0912345678;
2;Cà Văn Minh;@38000;Nam;014200001235;Thái;;vắng
",
        "
2 fullName=Lò Thị Mai | birthDate=17/05/2004 | sex=Nữ | citizenId=014304001234 | ethnicGroup=Thái | phone=0912345678
3 fullName=Cà Văn Minh | birthDate=@38000 | sex=Nam | citizenId=014200001235 | ethnicGroup=Thái
",
    );
}

#[test]
fn a_whole_paper_from_title_to_signature_is_read() {
    check(
        "
UBND TỈNH SƠN LA;<;<;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM;<;<
TRƯỜNG CAO ĐẲNG SƠN LA;<;<;;Độc lập - Tự do - Hạnh phúc;<;<
;;;;;;
DANH SÁCH HỌC VIÊN LỚP MAY CÔNG NGHIỆP K1;<;<;<;<;<;<
(Kèm theo Quyết định số 12/QĐ-CĐSL ngày 3/3/2026);<;<;<;<;<;<
;;;;;;
TT;Họ và tên\\nhọc viên;Ngày, tháng,\\nnăm sinh;Giới tính\\n(Nam/Nữ);Số CMND/CCCD;Nơi cư trú;Ký nhận
(1);(2);(3);(4);(5);(6);(7)
I. Lớp may;<;<;<;<;<;<
1;Lò Thị Mai;17/05/2004;Nữ;014304001234;Bản Mòng, xã Hua La;
2;Cà Văn Minh;01/02/2000;Nam;014200001235;Bản Nà Bó, xã Mường Bú;
;Cộng: 2 học viên;;;;;
Xã Chiềng Mung;<;<;<;<;<;<
3;Lường Văn Pánh;1990;Nam;014090001235;Xã Chiềng Mung;
Tổng cộng;<;3;;;;
(Danh sách này có 03 học viên);<;<;<;<;<;<
;;;;Sơn La, ngày 12 tháng 3 năm 2026;<;<
NGƯỜI LẬP BIỂU;<;<;;HIỆU TRƯỞNG;<;<
(Ký, ghi rõ họ tên);<;<;;(Ký tên, đóng dấu);<;<
;;;;;;
;;;;;;
Quàng Thị Hoa;<;<;;TS. Trần Văn Sơn;<;<
",
        "
8 Numbering: (1) | (2) | (3) | (4) | (5) | (6) | (7)
9 GroupHead: I. Lớp may
10 fullName=Lò Thị Mai | birthDate=17/05/2004 | sex=Nữ | citizenId=014304001234 | residenceCode.Place=Bản Mòng, xã Hua La
11 fullName=Cà Văn Minh | birthDate=01/02/2000 | sex=Nam | citizenId=014200001235 | residenceCode.Place=Bản Nà Bó, xã Mường Bú
12 Total: Cộng: 2 học viên
13 GroupHead: Xã Chiềng Mung
14 fullName=Lường Văn Pánh | birthDate=1990 | sex=Nam | citizenId=014090001235 | residenceCode.Place=Xã Chiềng Mung
15 Total: Tổng cộng | 3
16 Total: (Danh sách này có 03 học viên)
17 Signature: Sơn La, ngày 12 tháng 3 năm 2026
18 Signature: NGƯỜI LẬP BIỂU | HIỆU TRƯỞNG
19 Signature: (Ký, ghi rõ họ tên) | (Ký tên, đóng dấu)
22 Signature: Quàng Thị Hoa | TS. Trần Văn Sơn
",
    );
}

#[test]
fn three_columns_make_a_birth_date_and_two_a_sex_and_places_keep_their_parts() {
    check(
        "
STT;Họ và tên;Ngày sinh;<;<;Giới tính;<;Nơi thường trú;<;<;Ghi chú
^;^;Ngày;Tháng;Năm;Nam;Nữ;Thôn, bản;Xã;Huyện;^
1;2;3;4;5;6;7;8;9;10;11
1;Lò Thị Mai;17;5;2004;;x;Bản Mòng;Hua La;Thành phố;
2;Cà Văn Minh;;;1965;X;;Nà Bó;Mường Bú;Mường La;
",
        "
3 Numbering: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11
4 fullName=Lò Thị Mai | birthDate=2004-05-17 | sex=Nữ | address=Bản Mòng | residenceCode=Hua La | residenceCode.District=Thành phố
5 fullName=Cà Văn Minh | birthDate=1965 | sex=Nam | address=Nà Bó | residenceCode=Mường Bú | residenceCode.District=Mường La [incomplete birthDate]
",
    );
}

#[test]
fn the_same_header_without_merged_cells_is_read() {
    check(
        "
STT;Họ và tên;Ngày sinh;;;Giới tính;;Nơi thường trú;;;Ghi chú
;;Ngày;Tháng;Năm;Nam;Nữ;Thôn, bản;Xã;Huyện;
1;Lò Thị Mai;17;5;2004;;x;Bản Mòng;Hua La;Thành phố;
",
        "
3 fullName=Lò Thị Mai | birthDate=2004-05-17 | sex=Nữ | address=Bản Mòng | residenceCode=Hua La | residenceCode.District=Thành phố
",
    );
}

#[test]
fn years_under_the_sexes_tell_birth_and_sex() {
    let expected = "
3 fullName=Lò Thị Mai | birthDate=1985 | sex=Nữ | ethnicGroup=Thái
4 fullName=Cà Văn Minh | birthDate=1990 | sex=Nam | ethnicGroup=Thái
";
    for group in ["Năm sinh", "Ngày, tháng, năm sinh", "NĂM SINH", "Giới tính"] {
        let text = format!(
            "
STT;Họ và tên;{group};<;Dân tộc
^;^;Nam;Nữ;^
1;Lò Thị Mai;;1985;Thái
2;Cà Văn Minh;1990;;Thái
"
        );
        check(&text, expected);
    }
}

#[test]
fn the_sexes_without_a_group_are_told_by_their_values() {
    check(
        "
STT;Họ và tên;Nam;Nữ;Dân tộc
1;Lò Thị Mai;;1985;Thái
2;Cà Văn Minh;1990;;Thái
",
        "
2 fullName=Lò Thị Mai | birthDate=1985 | sex=Nữ | ethnicGroup=Thái
3 fullName=Cà Văn Minh | birthDate=1990 | sex=Nam | ethnicGroup=Thái
",
    );
    check(
        "
STT;Họ và tên;Năm sinh;Nam;Nữ
1;Lò Thị Mai;1985;;x
2;Cà Văn Minh;1990;x;
",
        "
2 fullName=Lò Thị Mai | birthDate=1985 | sex=Nữ
3 fullName=Cà Văn Minh | birthDate=1990 | sex=Nam
",
    );
}

#[test]
fn only_women_are_marked_and_of_the_others_nothing_is_said() {
    check(
        "
STT;Họ và tên;Năm sinh;Nữ
1;Lò Thị Mai;1985;x
2;Cà Văn Minh;1990;
",
        "
2 fullName=Lò Thị Mai | birthDate=1985 | sex=Nữ
3 fullName=Cà Văn Minh | birthDate=1990
",
    );
}

#[test]
fn a_name_in_two_columns_is_put_together() {
    for header in [
        "STT;Họ và tên;<;Ngày sinh",
        "STT;Họ đệm;Tên;Ngày sinh",
        "STT;Họ và tên đệm;Tên;Ngày sinh",
        "STT;Họ;Tên;Ngày sinh",
    ] {
        check(
            &format!("{header}\n1;Lò Thị;Mai;17/05/2004\n2;Cà Văn;Minh;1990"),
            "
2 fullName=Lò Thị Mai | birthDate=17/05/2004
3 fullName=Cà Văn Minh | birthDate=1990
",
        );
    }
}

#[test]
fn a_name_merged_over_both_columns_is_whole_and_an_empty_one_is_told() {
    check(
        "
STT;Họ và tên;<;Ngày sinh
1;Lò Thị;Mai;17/05/2004
2;Cà Văn Minh;<;1990
3;Cà Văn;;1991
",
        "
2 fullName=Lò Thị Mai | birthDate=17/05/2004
3 fullName=Cà Văn Minh | birthDate=1990
4 fullName=Cà Văn | birthDate=1991 [incomplete fullName]
",
    );
}

#[test]
fn a_header_of_three_rows_is_read() {
    check(
        "
STT;Thông tin học viên;<;<;<;<;<;Ghi chú
^;Họ và tên;Ngày sinh;<;<;Nơi ở hiện nay;<;^
^;^;Ngày;Tháng;Năm;Bản;Xã;^
1;Lò Thị Mai;17;5;2004;Mòng;Hua La;
",
        "
4 fullName=Lò Thị Mai | birthDate=2004-05-17 | address=Mòng | residenceCode=Hua La
",
    );
}

#[test]
fn days_headed_apart_are_one_birth_date() {
    check(
        "
STT;Họ tên;Ngày sinh;Tháng sinh;Năm sinh
1;Lò Thị Mai;17;5;2004
",
        "2 fullName=Lò Thị Mai | birthDate=2004-05-17",
    );
}

#[test]
fn a_header_without_accents_in_capitals_is_read() {
    check(
        "
STT;HO VA TEN;NGAY SINH;<;<;GIOI TINH;<
^;^;NGAY;THANG;NAM;NAM;NU
1;LO THI MAI;17;5;2004;;x
",
        "3 fullName=LO THI MAI | birthDate=2004-05-17 | sex=Nữ",
    );
}

#[test]
fn members_by_their_own_names_and_english_headings_are_read() {
    check(
        "fullName;birthDate;citizenId;residenceCode\nLò Thị Mai;2004-05-17;014304001234;03646",
        "2 fullName=Lò Thị Mai | birthDate=2004-05-17 | citizenId=014304001234 | residenceCode=03646",
    );
    check(
        "No.;Full name;Date of birth;Gender;Phone number\n1;Lò Thị Mai;2004-05-17;F;0912345678",
        "2 fullName=Lò Thị Mai | birthDate=2004-05-17 | sex=F | phone=0912345678",
    );
}

#[test]
fn a_heading_over_two_lines_without_merging_is_read() {
    check(
        "
Số;Họ và tên;Ngày tháng;Số
TT;học viên;năm sinh;CCCD
1;Lò Thị Mai;17/05/2004;014304001234
",
        "3 fullName=Lò Thị Mai | birthDate=17/05/2004 | citizenId=014304001234",
    );
}
