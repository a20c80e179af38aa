//! Headings of lists of results.

use super::super::model::Part;
use super::{Entry, PLAIN, entry};

/// Groups over what came out of the training.
// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
const RESULTS: &[&str] = &[
    "Kết quả", "Kết quả học tập", "Kết quả đào tạo", "Kết quả kiểm tra", "Điểm",
];

/// How lists name the enrolment by its own code.
// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const ENROLMENT: &[&str] = &[
    "Mã ghi danh", "Mã lượt ghi danh", "Mã số ghi danh", "Mã tuyển sinh", "Mã nhập học",
    "Số ghi danh", "Enrolment code", "Enrolment ID", "Enrollment code",
];

/// Whose row it is, where lists give no code; a caller that looks people up takes them.
// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const NAMES: &[&str] = &[
    "Họ và tên", "Họ tên", "Họ và tên học viên", "Họ tên học viên", "Họ và tên người học",
    "Họ tên người học", "Họ và tên học sinh", "Họ và tên sinh viên", "Họ, chữ đệm và tên",
    "Tên học viên", "Họ tên HV", "Họ và tên HV", "Họ đệm và tên", "Họ và tên người lao động",
    "Họ và tên lao động", "Full name", "Name",
];

pub(super) const NAME: Entry = Entry {
    member: "fullName",
    headings: NAMES,
    parts: &[
        (
            Part::FamilyNames,
            &[
                "Họ",
                "Họ đệm",
                "Họ và đệm",
                "Họ và tên đệm",
                "Họ tên đệm",
                "Họ lót",
                "Họ và chữ đệm",
                "Surname",
            ],
            &["Họ"],
        ),
        (Part::GivenName, &["Tên", "Given name"], &["Tên"]),
    ],
    ..PLAIN
};

pub(super) const CITIZEN_ID: Entry = Entry {
    member: "citizenId",
    headings: &[
        "Số định danh cá nhân",
        "Số định danh",
        "Mã định danh",
        "Số CCCD",
        "CCCD",
        "Số thẻ CCCD",
        "Căn cước công dân",
        "Số căn cước công dân",
        "Số căn cước",
        "CMND/CCCD",
        "CCCD/CMND",
        "Số CMND/CCCD",
        "Số CCCD/CMND",
        "Số CMT/CCCD",
        "Số CCCD/CMT",
        "Số CMND (CCCD)",
        "Số CCCD/Số định danh cá nhân",
        "Số định danh cá nhân/CCCD",
        "Số CMND",
        "CMND",
        "Citizen ID",
        "ID number",
    ],
    ..PLAIN
};

pub(super) const BIRTH: Entry = Entry {
    member: "birthDate",
    headings: &[
        "Ngày sinh",
        "Ngày tháng năm sinh",
        "Ngày, tháng, năm sinh",
        "Ngày/tháng/năm sinh",
        "Năm sinh",
        "NTNS",
        "Sinh ngày",
        "Ngày/năm sinh",
        "Date of birth",
        "DOB",
    ],
    parts: &[
        (Part::Month, &["Tháng sinh"], &["Tháng"]),
        (Part::OfMale, &["Năm sinh nam"], &["Nam"]),
        (Part::OfFemale, &["Năm sinh nữ"], &["Nữ"]),
    ],
    ..PLAIN
};

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const HEADINGS: &[Entry] = &[
    entry("enrolment", ENROLMENT),
    entry("enrolmentId", &["Định danh lượt ghi danh"]),
    NAME,
    CITIZEN_ID,
    BIRTH,
    entry("trainee", super::enrolments::TRAINEE),
    entry("class", super::enrolments::CLASS),
    Entry {
        member: "hoursAttended",
        headings: &[
            "Số giờ có mặt", "Số giờ", "Số giờ học", "Số giờ tham gia", "Số giờ tham gia học",
            "Số giờ đã học", "Số giờ dự học", "Số giờ thực học", "Giờ có mặt", "Số tiết",
            "Số tiết học", "Số tiết có mặt", "Số tiết tham gia", "Tổng số giờ", "Tổng số giờ học",
            "Thời gian tham gia (giờ)", "Số giờ lên lớp", "Số giờ chuyên cần", "Giờ học", "Hours",
            "Hours attended", "Attendance hours",
        ],
        under: &["Chuyên cần", "Thời gian học", "Kết quả học tập"],
        ..PLAIN
    },
    Entry {
        member: "score",
        headings: &[
            "Điểm", "Điểm tổng kết", "Điểm TK", "Điểm TB", "Điểm trung bình",
            "Điểm trung bình chung", "Điểm TBC", "ĐTB", "ĐTBC", "Điểm tổng kết khóa học",
            "Điểm TKKH", "Điểm TBKH", "Điểm trung bình khóa học", "Điểm kết thúc khóa học",
            "Điểm tổng kết môn học", "Điểm TKMH", "Điểm tốt nghiệp", "Điểm xét tốt nghiệp",
            "Điểm tổng", "Tổng điểm", "TBC", "Điểm TBKT", "Điểm số", "Điểm bằng số",
            "Điểm trung bình toàn khóa", "Điểm toàn khóa", "Điểm cuối khóa",
            "Điểm kiểm tra kết thúc khóa học", "Điểm thi tốt nghiệp", "Điểm kết quả",
            "Kết quả điểm", "Score", "Final score", "Grade", "Average", "GPA", "Mark",
        ],
        under: RESULTS,
        ..PLAIN
    },
    Entry {
        member: "result",
        headings: &[
            "Kết quả", "Kết quả học tập", "Kết quả đào tạo", "Kết quả cuối khóa",
            "Kết quả tốt nghiệp", "Kết quả xét tốt nghiệp", "Kết luận", "Đạt/Không đạt",
            "Đạt, không đạt", "Công nhận", "Công nhận tốt nghiệp", "Kết quả xét",
            "Đạt hay không đạt", "Result", "Outcome", "Pass/Fail",
            "Kết quả kiểm tra kết thúc khóa học", "Kết quả học nghề", "Kết quả kiểm tra", "KQ",
        ],
        under: RESULTS,
        parts: &[
            (Part::MarkPassed, &["Đạt", "Đạt yêu cầu"], &["Đạt", "Đạt yêu cầu", "Đỗ", "Đậu"]),
            (Part::MarkFailed, &["Không đạt", "Chưa đạt"], &[
                "Không đạt", "Chưa đạt", "Không đạt yêu cầu", "Hỏng", "Trượt",
            ]),
        ],
        ..PLAIN
    },
    entry("note", &["Ghi chú", "Chú thích", "Note", "Notes", "Remark", "Remarks"]),
];
