//! Headings of lists of classes.

use super::{Entry, entry, key};

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const HEADINGS: &[Entry] = &[
    key(&["Mã bản ghi", "Mã trong phần mềm", "Khóa bản ghi", "Record key"]),
    entry("schoolId", &["Định danh cơ sở đào tạo"]),
    entry("course", &[
        "Chương trình", "Mã chương trình", "Chương trình đào tạo", "Mã chương trình đào tạo",
        "Mã CTĐT", "Tên chương trình", "Tên chương trình đào tạo", "Course", "Course code",
    ]),
    entry("courseId", &["Định danh chương trình"]),
    entry("code", &[
        "Mã lớp", "Mã lớp học", "Mã số lớp", "Ký hiệu lớp", "Số hiệu lớp", "Class code",
    ]),
    entry("name", &[
        "Tên lớp", "Lớp", "Tên lớp học", "Tên lớp đào tạo", "Lớp đào tạo", "Lớp học", "Lớp nghề",
        "Tên lớp nghề", "Class", "Class name",
    ]),
    entry("campusId", &["Định danh địa điểm đào tạo"]),
    entry("unitCode", &[
        "Mã xã", "Mã xã, phường", "Mã xã nơi mở lớp", "Xã", "Xã/phường", "Xã, phường",
        "Xã nơi mở lớp", "Xã/phường/thị trấn", "Xã, phường, thị trấn", "Địa bàn",
        "Xã, phường nơi mở lớp", "Địa bàn mở lớp", "Commune", "Nơi mở lớp", "Địa điểm mở lớp",
        "Địa điểm", "Địa điểm đào tạo", "Địa điểm tổ chức lớp", "Địa điểm học", "Nơi tổ chức lớp",
    ]),
    entry("unitCodeDate", &["Ngày của mã xã"]),
    entry("unitId", &["Định danh xã, bản nơi mở lớp"]),
    entry("startDate", &[
        "Ngày khai giảng", "Khai giảng", "Ngày bắt đầu", "Ngày mở lớp", "Bắt đầu", "Từ ngày",
        "Thời gian khai giảng", "Thời gian bắt đầu", "Start date",
    ]),
    entry("endDate", &[
        "Ngày bế giảng", "Bế giảng", "Ngày kết thúc", "Kết thúc", "Đến ngày", "Thời gian bế giảng",
        "Thời gian kết thúc", "End date",
    ]),
    entry("capacity", &[
        "Sĩ số", "Sĩ số tối đa", "Số học viên", "Số lượng học viên", "Quy mô", "Quy mô lớp",
        "Số HV", "Số người học", "Số lượng", "Chỉ tiêu", "Số học viên/lớp", "Capacity",
    ]),
    entry("trainers", &[
        "Giáo viên", "Giáo viên giảng dạy", "Giáo viên dạy", "Tên giáo viên", "Họ tên giáo viên",
        "Họ và tên giáo viên", "Giảng viên", "Người dạy", "Người dạy nghề", "Giáo viên phụ trách",
        "Trainers", "Teacher", "Trainer",
    ]),
    entry("fundingLine", &[
        "Nguồn kinh phí", "Kinh phí", "Nguồn vốn", "Chương trình, nguồn kinh phí", "Nguồn",
        "Funding", "Nguồn kinh phí thực hiện",
    ]),
    entry("commission", &[
        "Hợp đồng đặt hàng", "Hợp đồng", "Số hợp đồng", "Quyết định giao nhiệm vụ",
        "Hợp đồng đặt hàng/Quyết định", "Số quyết định", "Quyết định", "Quyết định mở lớp", "Số QĐ",
        "Commission",
    ]),
    entry("status", &["Trạng thái", "Tình trạng", "Trạng thái lớp", "Tình trạng lớp", "Status"]),
    entry("statusDate", &["Ngày trạng thái", "Ngày của trạng thái", "Status date"]),
    entry("statusReason", &["Lý do", "Lý do hủy", "Lý do hủy lớp", "Reason"]),
];
