//! Headings of books of certificates.

use super::results::{BIRTH, CITIZEN_ID, ENROLMENT, NAME};
use super::{Entry, PLAIN, entry};

/// Groups over what stands on a certificate.
// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
const CERTIFICATE: &[&str] = &[
    "Chứng chỉ", "Văn bằng", "Văn bằng, chứng chỉ", "Văn bằng/chứng chỉ", "Chứng chỉ sơ cấp",
    "Bằng tốt nghiệp", "Bằng, chứng chỉ", "VBCC", "Thông tin văn bằng, chứng chỉ",
    "Thông tin chứng chỉ", "Thông tin văn bằng", "Cấp chứng chỉ", "Chứng chỉ đào tạo",
    "Chứng chỉ nghề",
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
    Entry {
        member: "certificateKind",
        headings: &[
            "Loại văn bằng", "Loại chứng chỉ", "Loại văn bằng, chứng chỉ", "Loại VBCC", "Loại bằng",
            "Tên văn bằng", "Tên chứng chỉ", "Tên văn bằng, chứng chỉ", "Mã loại văn bằng",
            "Certificate kind",
        ],
        under: CERTIFICATE,
        ..PLAIN
    },
    Entry {
        member: "number",
        headings: &[
            "Số hiệu", "Số hiệu chứng chỉ", "Số hiệu văn bằng", "Số hiệu văn bằng, chứng chỉ",
            "Số hiệu bằng", "Số hiệu VBCC", "Số hiệu VB, CC", "Số chứng chỉ", "Số văn bằng",
            "Số bằng", "Số hiệu CC", "Số CC", "Số hiệu phôi", "Số hiệu phôi chứng chỉ", "Số phôi",
            "Số seri", "Số sê-ri", "Seri", "Số hiệu chứng chỉ sơ cấp", "Số hiệu chứng chỉ đào tạo",
            "Số hiệu văn bằng/chứng chỉ", "Số hiệu bằng tốt nghiệp", "Certificate number",
            "Certificate no", "Serial number", "Số hiệu bằng, chứng chỉ",
        ],
        under: CERTIFICATE,
        ..PLAIN
    },
    Entry {
        member: "registerNumber",
        headings: &[
            "Số vào sổ", "Số vào sổ cấp", "Số vào sổ gốc", "Số vào sổ cấp chứng chỉ",
            "Số vào sổ cấp bằng", "Số vào sổ cấp văn bằng", "Số vào sổ cấp văn bằng, chứng chỉ",
            "Vào sổ số", "Số vào sổ cấp CC", "Số vào sổ gốc cấp chứng chỉ",
            "Số vào sổ gốc cấp văn bằng", "Số vào sổ chứng chỉ",
            "Số vào sổ gốc cấp văn bằng, chứng chỉ", "Số đăng ký", "Số vào sổ VBCC",
            "Register number", "Registration number",
        ],
        under: CERTIFICATE,
        ..PLAIN
    },
    Entry {
        member: "issueDate",
        headings: &[
            "Ngày cấp", "Ngày cấp chứng chỉ", "Ngày cấp bằng", "Ngày cấp văn bằng", "Ngày cấp VBCC",
            "Ngày, tháng, năm cấp", "Ngày tháng năm cấp", "Ngày cấp văn bằng, chứng chỉ", "Ngày ký",
            "Ngày ký chứng chỉ", "Ngày cấp CC", "Issue date", "Date of issue", "Issued on",
        ],
        under: CERTIFICATE,
        ..PLAIN
    },
];
