//! Headings of lists of occupations.

use super::{Entry, entry};

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const HEADINGS: &[Entry] = &[
    entry("code", &[
        "Mã nghề", "Mã", "Mã ngành", "Mã ngành, nghề", "Mã ngành/nghề", "Mã ngành nghề", "Mã số",
        "Code", "Occupation code",
    ]),
    entry("nameVi", &[
        "Tên nghề", "Tên", "Tên gọi", "Nghề", "Tên ngành, nghề", "Tên ngành/nghề", "Tên ngành nghề",
        "Nghề đào tạo", "Tên nghề đào tạo", "Ngành, nghề", "Ngành nghề", "Ngành, nghề đào tạo",
        "Ngành nghề đào tạo", "Tên ngành, nghề đào tạo", "Name",
    ]),
    entry("nameEn", &[
        "Tên tiếng Anh", "Tên nghề tiếng Anh", "Tên ngành, nghề tiếng Anh", "English name",
    ]),
    entry("level", &["Trình độ", "Trình độ đào tạo", "Cấp trình độ", "Mã trình độ", "Level"]),
    entry("field", &[
        "Lĩnh vực", "Nhóm nghề", "Nhóm ngành", "Lĩnh vực đào tạo", "Nhóm ngành, nghề",
        "Mã lĩnh vực", "Field",
    ]),
    entry("durationMonths", &[
        "Thời gian đào tạo (tháng)", "Thời gian đào tạo", "Thời gian (tháng)", "Số tháng",
        "Số tháng đào tạo", "Thời gian khóa học (tháng)", "Duration",
    ]),
    entry("classMin", &["Sĩ số tối thiểu", "Số học viên tối thiểu", "Tối thiểu"]),
    entry("classMax", &["Sĩ số tối đa", "Số học viên tối đa", "Tối đa"]),
    entry("costCap", &[
        "Mức chi phí", "Mức chi phí tối đa", "Chi phí đào tạo", "Mức hỗ trợ",
        "Mức hỗ trợ chi phí đào tạo", "Định mức chi phí", "Mức chi phí đào tạo", "Đơn giá", "Cost",
    ]),
    entry("source", &["Văn bản ban hành", "Căn cứ", "Văn bản", "Quyết định ban hành", "Source"]),
    entry("validFrom", &[
        "Có hiệu lực từ", "Có hiệu lực từ ngày", "Từ ngày", "Ngày hiệu lực", "Hiệu lực từ ngày",
        "Valid from",
    ]),
    entry("validTo", &[
        "Hết hiệu lực", "Có hiệu lực đến", "Đến ngày", "Ngày hết hiệu lực", "Hiệu lực đến ngày",
        "Valid to",
    ]),
];
