//! Headings of lists of enrolments.

use super::results::{BIRTH, CITIZEN_ID, NAME};
use super::{Entry, entry, key};

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const TRAINEE: &[&str] = &[
    "Mã học viên", "Mã số học viên", "Mã HV", "Mã người học", "Mã số người học", "Mã sinh viên",
    "Mã số sinh viên", "Mã học sinh", "Mã HSSV", "MSHV", "MSSV", "Trainee code", "Student code",
    "Student ID",
];

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const CLASS: &[&str] = &[
    "Lớp", "Mã lớp", "Tên lớp", "Lớp học", "Mã lớp học", "Lớp đào tạo", "Lớp nghề", "Lớp học nghề",
    "Tên lớp học", "Mã số lớp", "Lớp theo học", "Class code", "Class name",
];

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const HEADINGS: &[Entry] = &[
    key(&[
        "Mã ghi danh", "Mã lượt ghi danh", "Mã số ghi danh", "Số ghi danh", "Mã tuyển sinh",
        "Mã nhập học", "Enrolment code", "Enrollment code",
    ]),
    entry("trainee", TRAINEE),
    entry("traineeId", &["Định danh người học", "Định danh học viên"]),
    NAME,
    CITIZEN_ID,
    BIRTH,
    entry("class", CLASS),
    entry("classId", &["Định danh lớp"]),
    entry("beneficiaryStatusId", &["Định danh diện đối tượng"]),
    entry("beneficiaryGroup", &[
        "Đối tượng", "Đối tượng chính sách", "Thuộc diện", "Thuộc đối tượng", "Diện đối tượng",
        "Đối tượng hỗ trợ", "Diện chính sách",
    ]),
    entry("appliedDate", &[
        "Ngày đăng ký", "Ngày đăng ký học", "Ngày nộp hồ sơ", "Ngày ghi danh", "Ngày nộp đơn",
        "Ngày tiếp nhận hồ sơ", "Applied date", "Application date",
    ]),
    entry("overlapOverride", &[
        "Lý do học hai lớp", "Lý do trùng lớp", "Lý do học trùng thời gian",
    ]),
    entry("status", &[
        "Trạng thái", "Tình trạng", "Tình trạng học", "Tình trạng học tập", "Trạng thái học",
        "Trạng thái học viên", "Status",
    ]),
    entry("statusDate", &[
        "Ngày trạng thái", "Ngày cập nhật trạng thái", "Ngày của trạng thái", "Status date",
    ]),
    entry("startedDate", &[
        "Ngày bắt đầu học", "Ngày nhập học", "Ngày vào học", "Ngày vào lớp", "Ngày bắt đầu",
        "Started date", "Start date",
    ]),
    entry("statusReason", &[
        "Lý do", "Lý do thôi học", "Lý do bỏ học", "Lý do nghỉ học", "Lý do chuyển lớp", "Reason",
    ]),
    entry("transferToClass", &["Lớp chuyển đến", "Chuyển đến lớp", "Mã lớp chuyển đến"]),
    entry("transferToClassId", &["Định danh lớp chuyển đến"]),
];
