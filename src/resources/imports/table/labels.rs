//! How values that the program itself defines are written in lists.

/// The writings of a value of that member, beside the value itself.
pub fn of(member: &str, value: &str) -> &'static [&'static str] {
    match (member, value) {
        ("sex", "MALE") => &["Nam", "Male", "M", "Trai", "Ông", "Anh"],
        ("sex", "FEMALE") => &["Nữ", "Female", "F", "Gái", "Bà", "Chị"],
        ("birthDatePrecision", "DAY") => &["Ngày", "Biết ngày", "Day"],
        ("birthDatePrecision", "MONTH") => &["Tháng", "Chỉ biết tháng", "Month"],
        ("birthDatePrecision", "YEAR") => &["Năm", "Chỉ biết năm", "Year"],
        ("result", "PASSED") => &["Đạt", "Đ", "Đỗ", "Đậu", "Đạt yêu cầu", "Passed", "Pass"],
        ("result", "FAILED") => &[
            "Không đạt",
            "KĐ",
            "Chưa đạt",
            "Trượt",
            "Hỏng",
            "Không đạt yêu cầu",
            "Failed",
            "Fail",
        ],
        (_, "APPLIED") => &[
            "Đăng ký",
            "Đã đăng ký",
            "Nộp hồ sơ",
            "Đã nộp hồ sơ",
            "Applied",
        ],
        (_, "ELIGIBLE") => &["Đủ điều kiện", "Đủ điều kiện hỗ trợ", "Eligible"],
        (_, "ADMITTED") => &[
            "Trúng tuyển",
            "Được nhận",
            "Đã nhập học",
            "Nhập học",
            "Admitted",
        ],
        (_, "STUDYING") => &["Đang học", "Đang theo học", "Studying"],
        (_, "DROPPED") => &[
            "Bỏ học",
            "Nghỉ học",
            "Thôi học",
            "Đã nghỉ",
            "Dropped",
            "Dropped out",
        ],
        (_, "EXPELLED") => &["Buộc thôi học", "Bị buộc thôi học", "Expelled"],
        (_, "TRANSFERRED") => &["Chuyển lớp", "Đã chuyển lớp", "Transferred"],
        (_, "REJECTED") => &[
            "Không trúng tuyển",
            "Từ chối",
            "Không được nhận",
            "Không đủ điều kiện",
            "Rejected",
        ],
        (_, "PLANNED") => &["Dự kiến", "Kế hoạch", "Planned"],
        (_, "OPEN") => &["Đang tuyển sinh", "Tuyển sinh", "Mở", "Open"],
        (_, "RUNNING") => &["Đang học", "Đang đào tạo", "Đang mở", "Running"],
        (_, "COMPLETED") => &[
            "Hoàn thành",
            "Tốt nghiệp",
            "Đã hoàn thành",
            "Đã tốt nghiệp",
            "Kết thúc",
            "Đã kết thúc",
            "Bế giảng",
            "Đã bế giảng",
            "Completed",
        ],
        (_, "CANCELLED") => &["Hủy", "Đã hủy", "Cancelled"],
        _ => &[],
    }
}

/// The writings of a code of a list, beside its labels.
pub fn of_code(list: &str, code: &str) -> &'static [&'static str] {
    match (list, code) {
        ("ethnic-groups", "08") => &["Mông", "Hmông", "H'Mông", "H’Mông", "Mèo"],
        ("ethnic-groups", "02") => &["Tầy"],
        ("schooling-levels", "INCOMPLETE_PRIMARY") => {
            &["Chưa hết tiểu học", "Chưa biết chữ", "Mù chữ"]
        }
        ("schooling-levels", "PRIMARY") => {
            &["Tiểu học", "Tốt nghiệp tiểu học", "Cấp 1", "Cấp I", "TH"]
        }
        ("schooling-levels", "LOWER_SECONDARY") => &[
            "THCS",
            "Tốt nghiệp THCS",
            "Trung học cơ sở",
            "Hết THCS",
            "Cấp 2",
            "Cấp II",
            "PTCS",
        ],
        ("schooling-levels", "UPPER_SECONDARY") => &[
            "THPT",
            "Tốt nghiệp THPT",
            "Trung học phổ thông",
            "Hết THPT",
            "Cấp 3",
            "Cấp III",
            "PTTH",
            "BTTHPT",
            "Bổ túc THPT",
        ],
        ("schooling-levels", "INTERMEDIATE") => &["Trung cấp", "TC"],
        ("schooling-levels", "COLLEGE") => &["Cao đẳng", "CĐ"],
        ("schooling-levels", "UNIVERSITY") => &["Đại học", "ĐH", "Trên đại học"],
        ("beneficiary-groups", "RURAL_LABOUR") => &["LĐNT", "Lao động khu vực nông thôn"],
        ("beneficiary-groups", "POOR_HOUSEHOLD") => &["Hộ nghèo", "HN", "Nghèo"],
        ("beneficiary-groups", "NEAR_POOR_HOUSEHOLD") => &["Hộ cận nghèo", "HCN", "Cận nghèo"],
        ("beneficiary-groups", "NEWLY_ESCAPED_POVERTY") => {
            &["Hộ mới thoát nghèo", "Mới thoát nghèo"]
        }
        ("beneficiary-groups", "ETHNIC_MINORITY") => &["DTTS", "Dân tộc thiểu số", "Người DTTS"],
        ("beneficiary-groups", "DISABLED") => &["Khuyết tật", "NKT", "Người tàn tật"],
        ("beneficiary-groups", "MERIT") => &["Người có công", "NCC", "Người có công với cách mạng"],
        ("beneficiary-groups", "LAND_RECOVERED") => {
            &["Bị thu hồi đất", "Hộ bị thu hồi đất", "Thu hồi đất"]
        }
        ("beneficiary-groups", "DEMOBILISED_SOLDIER") => &["BĐXN", "Xuất ngũ"],
        ("beneficiary-groups", "UNEMPLOYED") => &["Thất nghiệp", "Lao động thất nghiệp"],
        ("beneficiary-groups", "WOMAN") => &["Lao động nữ"],
        _ => &[],
    }
}
