//! Headings of lists of trainees.

use super::super::model::Part;
use super::{Entry, PLAIN, entry, key};

/// Groups that say where somebody lives; where somebody was born is none of them.
// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
const RESIDENCE: &[&str] = &[
    "Nơi cư trú", "Nơi thường trú", "Nơi đăng ký thường trú", "Nơi đăng ký hộ khẩu thường trú",
    "Hộ khẩu thường trú", "Hộ khẩu", "HKTT", "Nơi ĐKTT", "Nơi ĐKHKTT", "Nơi ở", "Nơi ở hiện nay",
    "Nơi ở hiện tại", "Chỗ ở hiện nay", "Chỗ ở hiện tại", "Nơi đăng ký HKTT", "Thường trú",
    "Cư trú", "Địa chỉ", "Địa chỉ thường trú", "Địa chỉ cư trú", "Địa chỉ hiện nay",
    "Địa chỉ hiện tại", "Địa chỉ liên hệ", "Địa chỉ nơi ở", "Địa chỉ nơi cư trú",
    "Địa chỉ nơi ở hiện nay", "Địa chỉ hộ khẩu thường trú", "Địa chỉ (theo hộ khẩu)",
    "Địa chỉ thường trú theo CCCD", "Nơi thường trú theo CCCD", "Nơi cư trú hiện nay",
    "Nơi cư trú hiện tại", "Nơi ở hiện nay của học viên", "Nơi cư trú theo đơn vị hành chính mới",
    "Nơi thường trú của học viên", "Địa chỉ người học", "Địa chỉ học viên", "Địa chỉ của người học",
    "Chỗ ở", "Hộ khẩu TT", "Nơi đăng ký hộ khẩu", "Residence", "Permanent address",
    "Current address", "Permanent residence", "Place of residence", "Home address",
];

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const HEADINGS: &[Entry] = &[
    key(&[
        "Mã học viên", "Mã số học viên", "Mã HV", "Mã người học", "Mã số người học", "Mã sinh viên",
        "Mã số sinh viên", "Mã học sinh", "Mã HSSV", "Mã HS", "Mã SV", "MSHV", "MSSV", "MSHS",
        "Mã hồ sơ", "Số hồ sơ", "Số báo danh", "SBD", "Mã bản ghi", "Trainee code", "Student code",
        "Student ID", "Trainee ID", "Learner code",
    ]),
    Entry {
        member: "citizenId",
        headings: &[
            "Số định danh cá nhân", "Số định danh", "Mã định danh", "Mã định danh cá nhân",
            "Số ĐDCN", "ĐDCN", "Mã số định danh", "Mã số định danh cá nhân", "Số CCCD", "CCCD",
            "Số thẻ CCCD", "Mã CCCD", "Số căn cước", "Căn cước", "Số thẻ căn cước",
            "Số căn cước công dân", "Căn cước công dân", "Thẻ căn cước", "Thẻ căn cước công dân",
            "Số thẻ căn cước công dân", "CMND/CCCD", "CCCD/CMND", "Số CMND/CCCD", "Số CCCD/CMND",
            "CMT/CCCD", "CCCD/CMT", "Số CMT/CCCD", "Số CCCD/CMT", "Số CMTND/CCCD", "Số CMND (CCCD)",
            "Số CCCD (CMND)", "Số CMND hoặc CCCD", "Số CCCD hoặc CMND", "CCCD/Số định danh",
            "Số CCCD/Số định danh", "Số CCCD/Số định danh cá nhân", "Số định danh cá nhân/CCCD",
            "Số định danh/CCCD", "Số ĐDCN/CCCD", "Số ĐDCN/CMND", "Số CCCD/Mã định danh",
            "Số CC/CCCD", "Số thẻ CC/CCCD", "Số căn cước/CCCD", "Số căn cước/căn cước công dân",
            "Số CCCD/ĐDCN", "Số CCCD/Hộ chiếu", "Số CMND/CCCD/Hộ chiếu", "CMND/CCCD/Hộ chiếu",
            "Số CMND/Thẻ CCCD", "Số định danh cá nhân/CMND",
            "Chứng minh nhân dân/Căn cước công dân", "Số chứng minh nhân dân/Căn cước công dân",
            "Số CMND/CC/CCCD", "Số giấy tờ tùy thân", "Giấy tờ tùy thân", "Citizen ID", "ID number", "ID No",
            "ID card", "ID card number", "National ID", "Identity card", "Personal ID",
        ],
        weak: &[
            "Số CMND", "CMND", "Số CMT", "CMT", "Số CMTND", "CMTND", "Số chứng minh nhân dân",
            "Chứng minh nhân dân", "Số chứng minh thư", "Chứng minh thư",
        ],
        ..PLAIN
    },
    entry("citizenIdOverride", &["Lý do số định danh không khớp", "Giải trình số định danh"]),
    entry("passportCountry", &[
        "Nước cấp hộ chiếu", "Quốc gia cấp hộ chiếu", "Hộ chiếu nước", "Passport country",
    ]),
    entry("passportNumber", &[
        "Số hộ chiếu", "Hộ chiếu", "Hộ chiếu số", "Passport", "Passport number", "Passport no",
    ]),
    Entry {
        member: "fullName",
        headings: &[
            "Họ và tên", "Họ tên", "Họ & tên", "Họ, tên", "Họ và tên học viên", "Họ tên học viên",
            "Họ và tên người học", "Họ tên người học", "Họ và tên học sinh", "Họ tên học sinh",
            "Họ và tên sinh viên", "Họ tên sinh viên", "Họ và tên HSSV", "Họ tên HSSV",
            "Họ và tên HV", "Họ tên HV", "Họ tên HS", "Họ và tên HS", "Họ và tên lao động",
            "Họ và tên người lao động", "Họ tên người lao động", "Họ và tên LĐNT",
            "Họ, chữ đệm và tên", "Họ chữ đệm và tên", "Họ, tên đệm và tên", "Họ đệm và tên",
            "Họ, đệm và tên", "Họ và tên khai sinh", "Họ tên khai sinh", "Tên học viên",
            "Tên người học", "Tên học sinh", "Tên sinh viên", "Họ và tên người tham gia học nghề",
            "Họ và tên người học nghề", "Họ tên người học nghề", "Họ và tên đầy đủ", "Full name",
            "Name", "Student name", "Trainee name", "Name of trainee",
        ],
        parts: &[
            (Part::FamilyNames, &[
                "Họ", "Họ đệm", "Họ và đệm", "Họ, đệm", "Họ và tên đệm", "Họ, tên đệm",
                "Họ tên đệm", "Họ lót", "Họ và tên lót", "Họ chữ đệm", "Họ và chữ đệm",
                "Họ, chữ đệm", "Họ và lót", "Last name", "Surname", "Family name",
            ], &["Họ", "Đệm", "Họ và"]),
            (Part::GivenName, &["Tên", "Tên gọi", "First name", "Given name"], &["Tên"]),
        ],
        ..PLAIN
    },
    Entry {
        member: "sex",
        headings: &[
            "Giới tính", "Giới", "GT", "G.tính", "G/tính", "Phái", "Nam/Nữ", "Nam, nữ", "Nam - Nữ",
            "Giới tính (Nam/Nữ)", "Nam (nữ)", "Nam hay nữ", "Sex", "Gender",
        ],
        parts: &[
            (Part::MarkMale, &["Giới tính nam"], &["Nam", "Male"]),
            (Part::MarkFemale, &["Giới tính nữ"], &["Nữ", "Female"]),
        ],
        ..PLAIN
    },
    Entry {
        member: "birthDate",
        headings: &[
            "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Ngày/tháng/năm sinh",
            "Ngày tháng sinh", "Ngày, tháng sinh", "Năm sinh", "NTNS", "Ngày th năm sinh",
            "Ngày/năm sinh", "Ngày sinh/Năm sinh", "Ngày, năm sinh", "Sinh ngày", "Sinh năm",
            "Ngày sinh của học viên", "Ngày sinh học viên", "Ngày sinh người học", "Ngày/Tháng/Năm",
            "Ngày, tháng, năm", "Date of birth", "Birth date", "Birthday", "DOB", "Year of birth",
            "Ngày tháng năm sinh của người học", "Năm sinh học viên",
        ],
        parts: &[
            (Part::Day, &[], &["Ngày"]),
            (Part::Month, &["Tháng sinh"], &["Tháng"]),
            (Part::Year, &[], &["Năm"]),
            (Part::OfMale, &[
                "Năm sinh nam", "Ngày sinh nam", "Nam (năm sinh)", "Nam sinh năm", "Năm sinh (Nam)",
            ], &["Nam", "Male"]),
            (Part::OfFemale, &[
                "Năm sinh nữ", "Ngày sinh nữ", "Nữ (năm sinh)", "Nữ sinh năm", "Năm sinh (Nữ)",
            ], &["Nữ", "Female"]),
        ],
        ..PLAIN
    },
    entry("birthDatePrecision", &["Độ chính xác ngày sinh", "Mức độ biết ngày sinh"]),
    entry("ethnicGroup", &[
        "Dân tộc", "Thành phần dân tộc", "Dân tộc thiểu số", "Mã dân tộc", "Tên dân tộc",
        "Là người dân tộc", "Ethnic group", "Ethnicity",
    ]),
    Entry {
        member: "residenceCode",
        headings: &[
            "Xã/phường", "Mã xã", "Mã xã phường", "Mã xã/phường", "Mã xã nơi cư trú", "Mã ĐVHC",
            "Mã đơn vị hành chính", "Mã phường/xã", "Xã", "Phường", "Xã, phường",
            "Phường/xã", "Phường, xã", "Xã/phường/thị trấn", "Xã, phường, thị trấn", "Xã, thị trấn",
            "Xã/thị trấn", "Xã (phường)", "Xã (phường, thị trấn)", "Tên xã", "Tên xã, phường",
            "Xã nơi cư trú", "Nơi cư trú (xã)", "Xã/phường mới", "Xã mới", "Xã, phường mới",
            "Phường/xã/thị trấn", "Xã (mới)", "Xã/phường (mới)", "Commune", "Ward", "Commune/ward",
        ],
        under: RESIDENCE,
        parts: &[
            (
                Part::Place,
                RESIDENCE,
                &["Địa chỉ", "Địa chỉ cụ thể", "Chi tiết"],
            ),
            (Part::District, &[
                "Huyện", "Quận/huyện", "Huyện/thành phố", "Huyện, thành phố", "Huyện/thị xã",
                "Quận, huyện", "Huyện (TP)", "Huyện/TP", "Huyện, thị xã, thành phố",
                "Huyện/thị xã/thành phố", "Tên huyện", "Huyện (cũ)", "Quận/huyện/thị xã",
                "Thành phố/huyện", "District", "Huyện, TP",
            ], &[]),
            (Part::Province, &[
                "Tỉnh", "Tỉnh/thành phố", "Tỉnh, thành phố", "Tỉnh/TP", "Tỉnh, TP", "Tên tỉnh",
                "Thành phố/tỉnh", "Province", "Province/city", "Tỉnh (thành phố)",
            ], &[]),
        ],
        ..PLAIN
    },
    entry("residenceCodeDate", &["Ngày của mã xã", "Ngày mã xã có nghĩa"]),
    entry("residenceUnitId", &["Định danh đơn vị hành chính", "Định danh xã, bản"]),
    entry("residenceProvinceCode", &[
        "Mã tỉnh", "Mã tỉnh nơi cư trú", "Tỉnh khác", "Mã tỉnh/thành phố",
    ]),
    entry("residenceCountryCode", &["Nước cư trú", "Mã nước cư trú", "Country of residence"]),
    entry("residencePlace", &[
        "Nơi cư trú ngoài tỉnh", "Địa chỉ ngoài tỉnh", "Nơi cư trú ở tỉnh khác",
    ]),
    Entry {
        member: "address",
        headings: &[
            "Bản, tiểu khu, tổ dân phố", "Thôn", "Bản", "Thôn, bản", "Thôn/bản", "Bản/thôn",
            "Bản, thôn", "Tiểu khu", "Bản, tiểu khu", "Thôn, bản, tiểu khu", "Bản/tiểu khu", "Thôn/bản/tiểu khu", "Bản, tổ",
            "Tổ, bản", "Tổ/bản", "Bản/tổ", "Thôn (bản)", "Bản (tổ)", "Bản (thôn)", "Thôn/xóm",
            "Thôn, xóm", "Xóm", "Tổ", "Tổ dân phố", "Bản, tổ dân phố", "Thôn/tổ dân phố",
            "Thôn, tổ dân phố", "Bản/TDP", "Ấp", "Thôn, bản, tổ dân phố", "Bản/tổ/tiểu khu",
            "Bản, tổ, tiểu khu",
            "Tổ, bản, tiểu khu", "Thôn, bản, xóm", "Khu", "Khu phố", "Thôn/ấp/khu phố", "Tên bản",
            "Số nhà", "Số nhà, đường", "Số nhà, tổ, bản", "Địa chỉ chi tiết", "Địa chỉ trong xã",
            "Village", "Hamlet", "Street address", "Thôn/bản/tổ", "Thôn, bản, tổ",
            "Thôn/bản/tổ dân phố",
        ],
        under: RESIDENCE,
        ..PLAIN
    },
    entry("phone", &[
        "Số điện thoại", "Điện thoại", "SĐT", "ĐT", "Số ĐT", "Điện thoại liên hệ", "ĐT liên hệ",
        "SĐT liên hệ", "Số điện thoại liên hệ", "Số ĐT liên hệ", "Điện thoại di động", "Di động",
        "ĐTDĐ", "Số di động", "Điện thoại học viên", "SĐT học viên", "Số điện thoại học viên",
        "Số điện thoại người học", "Điện thoại người học", "Điện thoại (nếu có)", "SĐT cá nhân",
        "Phone", "Phone number", "Telephone", "Tel", "Mobile", "Mobile phone",
    ]),
    entry("schoolingLevel", &[
        "Trình độ học vấn", "Trình độ văn hóa", "Trình độ VH", "TĐVH", "TĐHV", "Học vấn", "Văn hóa",
        "Trình độ phổ thông", "Trình độ GDPT", "Trình độ văn hóa (lớp)", "Trình độ học vấn (lớp)",
        "Trình độ", "Trình độ giáo dục phổ thông", "Trình độ HV", "Trình độ học vấn/văn hóa",
        "Học lực phổ thông", "Đã học hết lớp", "Trình độ văn hóa/học vấn", "Education",
        "Education level", "Schooling level", "Mã trình độ học vấn",
    ]),
    entry("disabilityType", &[
        "Dạng khuyết tật", "Dạng tật", "Loại khuyết tật", "Khuyết tật", "Mã dạng khuyết tật",
        "Disability type",
    ]),
    entry("disabilityDegree", &[
        "Mức độ khuyết tật", "Mức độ KT", "Hạng khuyết tật", "Mã mức độ khuyết tật",
        "Disability degree",
    ]),
    entry("formerIds", &[
        "Số CMND cũ", "Số CMND", "CMND", "Số CMT", "CMT", "Số CMTND", "CMTND",
        "Số chứng minh nhân dân", "Chứng minh nhân dân", "Số chứng minh thư", "Chứng minh thư", "CMND cũ",
        "CMND 9 số", "Số CMND 9 số", "Số giấy tờ cũ", "CMT cũ", "Former ID", "Old ID",
        "Số CMND (9 số)", "Số CMND (cũ)",
    ]),
    // Confirmed elsewhere; the caller decides whether the kind has it.
    entry("beneficiaryGroup", &[
        "Đối tượng", "Đối tượng chính sách", "Thuộc diện", "Thuộc đối tượng", "Diện đối tượng",
        "Đối tượng ưu tiên", "Diện chính sách", "Đối tượng hưởng", "Đối tượng hỗ trợ",
        "Thuộc đối tượng chính sách", "Đối tượng đào tạo", "Nhóm đối tượng", "Đối tượng thụ hưởng",
        "Đối tượng được hỗ trợ", "Diện ưu tiên", "Thuộc diện đối tượng", "Đối tượng người học",
        "Đối tượng tham gia", "Đối tượng (hộ nghèo, cận nghèo)", "Beneficiary group",
    ]),
    entry("class", &[
        "Lớp", "Tên lớp", "Mã lớp", "Lớp học", "Lớp nghề", "Lớp đào tạo", "Mã lớp học", "Class",
        "Class code", "Lớp học nghề",
    ]),
    entry("occupation", &[
        "Nghề đào tạo", "Nghề học", "Nghề", "Tên nghề", "Ngành nghề", "Ngành, nghề",
        "Ngành nghề đào tạo", "Ngành/nghề", "Ngành, nghề đào tạo", "Nghề đăng ký học",
        "Nghề đăng ký", "Học nghề", "Tên nghề đào tạo", "Nghề theo học", "Nghề được đào tạo",
        "Chuyên ngành", "Ngành học", "Ngành", "Mã nghề", "Occupation", "Trade",
    ]),
];
