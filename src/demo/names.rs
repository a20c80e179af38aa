//! Names as the peoples of Sơn La give them. Whoever bears one of them here is made up.

use super::dice::Dice;

/// Sex as civil status registers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    Male,
    Female,
}

impl Sex {
    /// Nearly half of the trainees are women.
    pub fn any(dice: &mut Dice) -> Self {
        if dice.chance(47) {
            Self::Female
        } else {
            Self::Male
        }
    }

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Sex::Male => "MALE",
            Sex::Female => "FEMALE",
        }
    }
}

/// How a people names its children.
#[derive(Debug)]
pub struct People {
    /// Code of the 2008 list.
    pub code: &'static str,
    families: &'static [&'static str],
    men: Given,
    women: Given,
}

/// Middle names and given names.
#[derive(Debug)]
struct Given {
    middle: &'static [&'static str],
    names: &'static [&'static str],
}

const VIET_MEN: Given = Given {
    middle: &["Văn", "Đức", "Quang", "Minh", "Ngọc", "Hữu"],
    names: &[
        "Anh", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hiếu", "Hoàng", "Hùng", "Khánh",
        "Long", "Nam", "Phong", "Quân", "Sơn", "Thắng", "Thành", "Tuấn", "Việt",
    ],
};
const VIET_WOMEN: Given = Given {
    middle: &["Thị", "Thu", "Thanh", "Ngọc", "Phương"],
    names: &[
        "An",
        "Bích",
        "Chi",
        "Dung",
        "Hà",
        "Hạnh",
        "Hiền",
        "Hoa",
        "Hồng",
        "Hương",
        "Lan",
        "Linh",
        "Mai",
        "Nga",
        "Oanh",
        "Phượng",
        "Thảo",
        "Thúy",
        "Trang",
        "Yến",
    ],
};
const THAI_MEN: Given = Given {
    middle: &["Văn", "Văn", "Văn", "Xuân", "Đức"],
    names: &[
        "Ánh", "Bun", "Chính", "Chung", "Dọn", "Đôi", "Hặc", "Hiêng", "Inh", "Lả", "Ngoan", "Ơn",
        "Pâng", "Phanh", "Pọm", "Quyết", "Sương", "Thoan", "Tiên", "Xôm",
    ],
};
const THAI_WOMEN: Given = Given {
    middle: &["Thị"],
    names: &[
        "Bạn", "Chiến", "Diêm", "Đôi", "Hịa", "Hoan", "Inh", "Lả", "Loan", "Muôn", "Ngoãn", "Nọi",
        "Ọi", "Pành", "Phóng", "Quý", "Sơ", "Thoa", "Xoan", "Xuân",
    ],
};
const MONG_MEN: Given = Given {
    middle: &["A"],
    names: &[
        "Chống", "Chua", "Dếnh", "Dia", "Gấu", "Giống", "Hồng", "Lầu", "Lềnh", "Lử", "Nếnh", "Páo",
        "Phừ", "Sà", "Sềnh", "Súa", "Thái", "Tủa", "Vảng", "Vừ",
    ],
};
const MONG_WOMEN: Given = Given {
    middle: &["Thị"],
    names: &[
        "Bầu", "Cở", "Dở", "Dợ", "Dúa", "Ganh", "Giấy", "Khua", "Lỳ", "Máy", "Mỷ", "Nhia", "Pà",
        "Sai", "Sua", "Sông", "Tông", "Vạ", "Xay", "Xía",
    ],
};
const DAO_MEN: Given = Given {
    middle: &["Văn", "Tiến", "Phúc", "Kim"],
    names: &[
        "An",
        "Chiêu",
        "Đường",
        "Hín",
        "Kinh",
        "Lâm",
        "Minh",
        "Ngân",
        "Phấu",
        "Quyên",
        "Tài",
        "Thanh",
        "Thọ",
        "Vạn",
        "Vinh",
    ],
};
const DAO_WOMEN: Given = Given {
    middle: &["Thị", "Mùi"],
    names: &[
        "Chài", "Ghển", "Hà", "Liều", "Mai", "Mùi", "Nái", "Ngân", "Nhất", "Pham", "Sính", "Thu",
        "Viện", "Xuân", "Yên",
    ],
};

/// Peoples by their share of a hundred trainees; about four in five are no Kinh.
pub const PEOPLES: &[(u32, &People)] = &[
    (
        48,
        &People {
            code: "03",
            families: &[
                "Lò", "Lò", "Cà", "Quàng", "Tòng", "Lường", "Cầm", "Bạc", "Đèo", "Vì", "Lèo",
                "Điêu", "Hoàng",
            ],
            men: THAI_MEN,
            women: THAI_WOMEN,
        },
    ),
    (
        20,
        &People {
            code: "01",
            families: &[
                "Nguyễn", "Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Hoàng", "Đỗ", "Bùi", "Ngô", "Đặng",
            ],
            men: VIET_MEN,
            women: VIET_WOMEN,
        },
    ),
    (
        15,
        &People {
            code: "08",
            families: &[
                "Sùng", "Giàng", "Vàng", "Thào", "Mùa", "Lầu", "Vừ", "Hạng", "Tráng", "Sồng",
                "Phàng", "Hờ",
            ],
            men: MONG_MEN,
            women: MONG_WOMEN,
        },
    ),
    (
        8,
        &People {
            code: "04",
            families: &["Bùi", "Đinh", "Hà", "Quách", "Bạch", "Xa", "Phùng", "Mùi"],
            men: VIET_MEN,
            women: VIET_WOMEN,
        },
    ),
    (
        2,
        &People {
            code: "09",
            families: &["Triệu", "Bàn", "Lý", "Đặng", "Phùng", "Dương"],
            men: DAO_MEN,
            women: DAO_WOMEN,
        },
    ),
    (
        2,
        &People {
            code: "23",
            families: &["Lường", "Quàng", "Cút", "Moong", "Vì", "Lèo"],
            men: THAI_MEN,
            women: THAI_WOMEN,
        },
    ),
    (
        2,
        &People {
            code: "32",
            families: &["Vì", "Lò", "Hà", "Lường"],
            men: THAI_MEN,
            women: THAI_WOMEN,
        },
    ),
    (
        1,
        &People {
            code: "37",
            families: &["Lò", "Hoàng", "Lềm", "Quàng"],
            men: THAI_MEN,
            women: THAI_WOMEN,
        },
    ),
    (
        1,
        &People {
            code: "40",
            families: &["Lò", "Quàng", "Tòng", "Hoàng"],
            men: THAI_MEN,
            women: THAI_WOMEN,
        },
    ),
    (
        1,
        &People {
            code: "35",
            families: &["Lường", "Vì", "Lò", "Tòng"],
            men: THAI_MEN,
            women: THAI_WOMEN,
        },
    ),
];

impl People {
    #[must_use]
    pub fn is_minority(&self) -> bool {
        self.code != "01"
    }

    #[must_use]
    pub fn full_name(&self, sex: Sex, dice: &mut Dice) -> String {
        let given = match sex {
            Sex::Male => &self.men,
            Sex::Female => &self.women,
        };
        let (family, middle) = (dice.pick(self.families), dice.pick(given.middle));
        format!("{family} {middle} {}", dice.pick(given.names))
    }
}

/// What an enterprise of the demo is called, its legal form and its industry (VSIC 2018).
pub const FIRMS: &[(&str, &str, &str)] = &[
    ("Hợp tác xã Nông nghiệp sạch", "COOPERATIVE", "01"),
    ("Hợp tác xã Cà phê", "COOPERATIVE", "01"),
    ("Hợp tác xã Rau quả an toàn", "COOPERATIVE", "01"),
    ("Hợp tác xã Chăn nuôi", "COOPERATIVE", "01"),
    ("Hợp tác xã Thủy sản lòng hồ", "COOPERATIVE", "03"),
    ("Hợp tác xã Nấm và dược liệu", "COOPERATIVE", "01"),
    ("Công ty TNHH Chế biến nông sản", "ENTERPRISE", "10"),
    ("Công ty Cổ phần Cà phê", "ENTERPRISE", "10"),
    ("Công ty TNHH Lâm nghiệp", "ENTERPRISE", "02"),
    ("Công ty Cổ phần Giống cây trồng", "ENTERPRISE", "01"),
    ("Công ty TNHH Thức ăn chăn nuôi", "ENTERPRISE", "10"),
    ("Công ty Cổ phần Cao su", "ENTERPRISE", "01"),
];
