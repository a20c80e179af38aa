//! Headings of lists of partnerships.

use super::{Entry, PLAIN, entry, key};

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
const CONTACT: &[&str] = &[
    "Người liên hệ", "Đầu mối liên hệ", "Thông tin liên hệ", "Người đại diện", "Liên hệ",
];

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const HEADINGS: &[Entry] = &[
    key(&[
        "Mã bản ghi", "Mã hợp tác", "Mã thỏa thuận", "Số thỏa thuận", "Số hợp đồng", "Số biên bản",
        "Số MOU", "Record key",
    ]),
    entry("schoolId", &["Định danh cơ sở đào tạo"]),
    entry("enterprise", &[
        "Doanh nghiệp", "Mã doanh nghiệp", "Tên doanh nghiệp", "Mã số thuế", "MST",
        "Mã số doanh nghiệp", "Công ty", "Tên công ty", "Đơn vị hợp tác", "Tên đơn vị hợp tác",
        "Đối tác", "Tên đối tác", "Enterprise",
    ]),
    entry("enterpriseId", &["Định danh doanh nghiệp"]),
    entry("occupation", &[
        "Nghề", "Mã nghề", "Mã ngành, nghề", "Nghề đào tạo", "Tên nghề", "Ngành nghề",
        "Ngành, nghề", "Ngành, nghề đào tạo", "Ngành nghề đào tạo", "Ngành/nghề", "Occupation",
    ]),
    entry("occupationId", &["Định danh ngành, nghề"]),
    entry("level", &[
        "Trình độ", "Trình độ đào tạo", "Cấp trình độ", "Mã trình độ", "Hệ đào tạo", "Level",
    ]),
    entry("signedDate", &[
        "Ngày ký", "Ngày ký kết", "Ngày ký hợp đồng", "Ngày ký thỏa thuận", "Ngày hợp tác",
        "Từ ngày", "Ngày bắt đầu", "Signed date",
    ]),
    entry("expiryDate", &[
        "Ngày hết hạn", "Ngày hết hiệu lực", "Ngày kết thúc", "Đến ngày", "Có hiệu lực đến",
        "Hiệu lực đến", "Hết hạn", "Expiry date",
    ]),
    entry("scope", &[
        "Nội dung", "Nội dung hợp tác", "Nội dung ký kết", "Lĩnh vực hợp tác", "Phạm vi hợp tác",
        "Nội dung phối hợp", "Hình thức hợp tác", "Scope",
    ]),
    entry("practicePlaces", &[
        "Số chỗ thực hành", "Số chỗ thực tập", "Số vị trí thực tập", "Số lượng tiếp nhận thực tập",
        "Số học viên thực tập", "Chỉ tiêu thực tập", "Số chỗ thực tập, thực hành",
        "Practice places",
    ]),
    Entry {
        member: "contactName",
        headings: &[
            "Người liên hệ", "Họ tên người liên hệ", "Họ và tên người liên hệ", "Đầu mối liên hệ",
            "Đầu mối", "Người đại diện", "Cán bộ đầu mối", "Họ và tên người đại diện", "Contact",
            "Contact name",
        ],
        under: CONTACT,
        ..PLAIN
    },
    Entry {
        member: "contactPhone",
        headings: &[
            "Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Điện thoại liên hệ", "SĐT liên hệ",
            "Số điện thoại liên hệ", "ĐT liên hệ", "Contact phone", "Phone",
        ],
        under: CONTACT,
        ..PLAIN
    },
    Entry {
        member: "contactEmail",
        headings: &[
            "Email", "E-mail", "Thư điện tử", "Email liên hệ", "Địa chỉ email", "Hộp thư",
            "Hòm thư", "Contact email",
        ],
        under: CONTACT,
        ..PLAIN
    },
];
