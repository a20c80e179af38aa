//! Headings of lists of what became of those who were trained.

use super::results::{BIRTH, CITIZEN_ID, ENROLMENT, NAME};
use super::{Entry, PLAIN, entry};

/// Groups over where somebody works.
// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
const WORK: &[&str] = &[
    "Việc làm", "Việc làm sau đào tạo", "Tình hình việc làm", "Nơi làm việc", "Thông tin việc làm",
    "Kết quả việc làm",
];

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
    entry("checkpointMonths", &[
        "Số tháng sau tốt nghiệp", "Thời điểm", "Thời điểm sau tốt nghiệp",
        "Sau tốt nghiệp (tháng)", "Thời điểm khảo sát (tháng)", "Mốc khảo sát", "Mốc thời gian",
        "Kỳ khảo sát", "Sau (tháng)", "Checkpoint",
    ]),
    Entry {
        member: "outcomeKind",
        headings: &[
            "Tình trạng việc làm", "Việc làm", "Việc làm sau đào tạo", "Kết quả việc làm",
            "Tình hình việc làm", "Hình thức việc làm", "Loại việc làm", "Việc làm hiện nay",
            "Tình trạng", "Tình trạng việc làm sau đào tạo", "Tình trạng việc làm sau học nghề",
            "Việc làm sau học nghề", "Hình thức giải quyết việc làm", "Employment",
            "Employment status", "Outcome",
        ],
        under: WORK,
        ..PLAIN
    },
    entry("provenance", &[
        "Nguồn thông tin", "Nguồn", "Nguồn số liệu", "Hình thức khảo sát", "Source",
    ]),
    entry("observedDate", &[
        "Ngày khảo sát", "Ngày ghi nhận", "Ngày điều tra", "Thời điểm ghi nhận", "Ngày thông tin",
        "Ngày phỏng vấn", "Observed date", "Survey date",
    ]),
    entry("enterpriseId", &["Định danh doanh nghiệp"]),
    Entry {
        member: "employerName",
        headings: &[
            "Nơi làm việc", "Tên nơi làm việc", "Đơn vị làm việc", "Doanh nghiệp",
            "Tên doanh nghiệp", "Công ty", "Tên công ty", "Đơn vị tuyển dụng",
            "Đơn vị sử dụng lao động", "Nơi làm việc hiện nay", "Cơ quan, đơn vị làm việc",
            "Nơi tiêu thụ sản phẩm", "Đơn vị bao tiêu sản phẩm", "Tên đơn vị làm việc",
            "Tên đơn vị tuyển dụng", "Doanh nghiệp tuyển dụng", "Employer", "Workplace",
        ],
        under: WORK,
        ..PLAIN
    },
    entry("enterprise", &[
        "Mã số thuế doanh nghiệp", "Mã số thuế nơi làm việc", "MST doanh nghiệp",
        "Tax code of the employer",
    ]),
    entry("incomeBefore", &[
        "Thu nhập trước khi học", "Thu nhập trước", "Thu nhập trước đào tạo",
        "Thu nhập trước khi học nghề", "Thu nhập trước học nghề", "Thu nhập (trước khi học)",
        "Thu nhập trước khi đào tạo", "Income before",
    ]),
    entry("incomeAfter", &[
        "Thu nhập sau khi học", "Thu nhập", "Thu nhập sau", "Thu nhập sau đào tạo",
        "Thu nhập sau khi học nghề", "Thu nhập sau học nghề", "Thu nhập hiện nay",
        "Thu nhập bình quân", "Mức lương", "Thu nhập bình quân/tháng", "Thu nhập hàng tháng",
        "Thu nhập/tháng", "Lương", "Tiền lương", "Thu nhập (sau khi học)",
        "Thu nhập sau khi đào tạo", "Income after", "Income", "Salary",
    ]),
    entry("relatedToTraining", &[
        "Làm đúng nghề", "Đúng nghề đào tạo", "Làm đúng nghề đào tạo", "Làm đúng nghề đã học",
        "Đúng nghề", "Việc làm đúng nghề", "Đúng ngành nghề", "Related to training",
    ]),
    entry("escapedPoverty", &[
        "Thoát nghèo", "Đã thoát nghèo", "Hộ thoát nghèo", "Số hộ thoát nghèo", "Escaped poverty",
    ]),
    entry("becameBetterOff", &[
        "Hộ khá", "Thành hộ khá", "Trở thành hộ khá", "Thành hộ có thu nhập khá",
        "Became better off",
    ]),
    entry("note", &["Ghi chú", "Chú thích", "Note", "Notes", "Remark", "Remarks"]),
];
