//! Lists of other kinds than people, and several tables in one sheet.

use super::*;

#[test]
fn results_with_marks_in_groups_are_read() {
    let known = kind("results", &["result"]);
    check_kind(
        &known,
        "
STT;Mã ghi danh;Họ và tên;Điểm;<;<;Số giờ có mặt;Kết quả
^;^;^;Lý thuyết;Thực hành;Tổng kết;^;^
1;GD-1;Lò Thị Mai;7;8;7,5;288;Đạt
2;GD-2;Cà Văn Minh;5;6;5,5;280;Đạt
Cộng;;;12;14;;568;
",
        "
3 enrolment=GD-1 | fullName=Lò Thị Mai | score=7,5 | hoursAttended=288 | result=Đạt
4 enrolment=GD-2 | fullName=Cà Văn Minh | score=5,5 | hoursAttended=280 | result=Đạt
5 Total: Cộng | 12 | 14 | 568
",
    );
}

#[test]
fn a_heading_that_is_divided_without_merging_is_no_value() {
    let known = kind("results", &["result"]);
    check_kind(
        &known,
        "
STT;Mã ghi danh;Điểm;<;Kết quả
;;Lý thuyết;Thực hành;
1;GD-1;7;8;Đạt
",
        "3 enrolment=GD-1 | result=Đạt",
    );
}

#[test]
fn a_book_of_certificates_is_read() {
    let known = kind("certificates", &["issueDate"]);
    check_kind(
        &known,
        "
TT;Họ và tên;Ngày sinh;CCCD;<;Chứng chỉ;<;<;Ký nhận
^;^;^;Số;Ngày cấp;Số hiệu;Số vào sổ;Ngày cấp;^
1;Lò Thị Mai;17/05/2004;014304001234;01/01/2021;CCSC.000417;17/2026/SC;04/12/2026;
",
        "3 fullName=Lò Thị Mai | birthDate=17/05/2004 | citizenId=014304001234 | number=CCSC.000417 | registerNumber=17/2026/SC | issueDate=04/12/2026",
    );
}

#[test]
fn classes_and_outcomes_and_partnerships_are_read() {
    check_kind(
        &kind("classes", &["code", "name"]),
        "
STT;Mã lớp;Tên lớp;Thời gian đào tạo;<;Sĩ số;Giáo viên
^;^;^;Từ ngày;Đến ngày;^;^
1;MS-07;Trồng nấm;07/09/2026;27/11/2026;30;Cà Văn Minh
Tổng số;;1 lớp;;;30;
",
        "
3 code=MS-07 | name=Trồng nấm | capacity=30 | trainers=Cà Văn Minh
4 Total: Tổng số | 1 lớp | 30
",
    );
    check_kind(
        &kind("outcomes", &[]),
        "
STT;Họ và tên;Tình trạng việc làm;Nơi làm việc;Thu nhập (trước khi học);Thu nhập (sau khi học)
1;Lò Thị Mai;Được tuyển dụng;HTX Chè;3500000;6200000
",
        "2 fullName=Lò Thị Mai | outcomeKind=Được tuyển dụng | employerName=HTX Chè | incomeBefore=3500000 | incomeAfter=6200000",
    );
    check_kind(
        &kind("partnerships", &[]),
        "
STT;Tên doanh nghiệp;Ngành, nghề;Ngày ký;Người liên hệ;<;<
^;^;^;^;Họ và tên người liên hệ;Điện thoại;Email
1;Công ty A;May;02/03/2026;Lò Văn Mẫu;0912345678;a@b.vn
",
        "3 enterprise=Công ty A | occupation=May | signedDate=02/03/2026 | contactName=Lò Văn Mẫu | contactPhone=0912345678 | contactEmail=a@b.vn",
    );
}

#[test]
fn a_page_break_with_title_header_and_numbers_again_is_left_out() {
    check(
        "
STT;Họ và tên;Ngày sinh;<;<
^;^;Ngày;Tháng;Năm
1;Lò Thị Mai;17;5;2004
Cộng trang 1;<;1;;
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM;<;<;<;<
DANH SÁCH HỌC VIÊN (tiếp theo);<;<;<;<
STT;Họ và tên;Ngày sinh;<;<
^;^;Ngày;Tháng;Năm
1;2;3;4;5
2;Cà Văn Minh;1;2;2000
STT;Họ tên;Ngày sinh;;
3;Lò Văn An;1;2;2001
",
        "
3 fullName=Lò Thị Mai | birthDate=2004-05-17
4 Total: Cộng trang 1 | 1
5 Title: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
6 Title: DANH SÁCH HỌC VIÊN (tiếp theo)
7 RepeatedHeader: STT | Họ và tên | Ngày sinh
8 RepeatedHeader: Ngày | Tháng | Năm
9 Numbering: 1 | 2 | 3 | 4 | 5
10 fullName=Cà Văn Minh | birthDate=2000-02-01
11 RepeatedHeader: STT | Họ tên | Ngày sinh
12 fullName=Lò Văn An | birthDate=2001-02-01
",
    );
}

#[test]
fn another_table_beneath_is_not_read_with_this_header() {
    check(
        "
STT;Họ và tên;Ngày sinh;Dân tộc
1;Lò Thị Mai;17/05/2004;Thái
;;;
STT;Ngày sinh;Họ và tên;Số CCCD
2;01/02/2000;Cà Văn Minh;014200001235
",
        "
2 fullName=Lò Thị Mai | birthDate=17/05/2004 | ethnicGroup=Thái
4 OTHER: STT | Ngày sinh | Họ và tên | Số CCCD
5 OtherTable: 2 | 01/02/2000 | Cà Văn Minh | 014200001235
",
    );
}
