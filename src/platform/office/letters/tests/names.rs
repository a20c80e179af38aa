//! Names made of the parts that names of the province and its guests have.

/// `surnames; middle names; given names` of one people. A part may be of several words.
const PEOPLES: [(u32, &str, &str, &str); 9] = [
    (
        // Kinh, Tày, Nùng, Mường
        40,
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh \
         Đinh Lâm Phùng Mai Tô Hà Tạ Cao Lương Lưu Châu Triệu Thái Kiều Quách Nông Bế Ma Hứa Lục Nghiêm \
         Khổng Giáp Doãn Ứng Ninh Âu Quản Đồng Mạc Cù Thạch Từ Lã Nhữ Tăng Khuất Chử Trương",
        "Thị Văn Thị_Thu Thị_Ngọc Đức Hữu Xuân Minh Quang Thanh Đình Công Bá Mạnh Ngọc Hồng Kim Thúy Thuý \
         Như Gia Anh Việt Tiến Trọng Duy Khánh Phương Bảo Thế Vĩnh Trường Quốc Thị_Mỹ Thị_Bích Đăng Hải Ái",
        "Ánh Ân An Anh Ba Bách Bằng Bảo Bích Bình Cảnh Cầm Chi Chiến Chinh Chung Chương Cúc Cường Dần \
         Diễm Diệp Dung Dũng Duyên Dương Đại Đạt Đăng Điệp Định Đoan Đức Giang Hà Hạ Hải Hạnh Hào Hằng Hậu \
         Hiền Hiếu Hoa Hòa Hoà Hoài Hoàn Hoàng Hồng Huân Huệ Hùng Huy Huyền Hưng Hương Hường Hữu Ích Khải \
         Khang Khánh Khoa Khôi Khuê Kiên Lan Lâm Lệ Liên Liễu Linh Loan Long Lộc Lợi Luân Lương Ly Lý Mạnh \
         Mẫn Minh Mùi Mỹ Nam Nga Ngà Ngân Nghĩa Ngoan Ngọc Nguyên Nguyệt Nhàn Nhân Nhật Nhi Nhung Như Oanh \
         Phát Phong Phú Phúc Phương Phượng Quân Quang Quế Quý Quyên Quyền Quyết Quỳnh Sang Sáng Sâm Sinh Sơn \
         Sửu Tài Tâm Tân Thái Thanh Thành Thảo Thắm Thắng Thêu Thìn Thoa Thọ Thơm Thu Thuận Thục Thúy Thuý \
         Thùy Thuỳ Thủy Thuỷ Thư Thương Tiên Tiến Tín Tình Toàn Toản Trà Trang Trâm Trí Trinh Trọng Trung \
         Trường Tú Tuân Tuấn Tuệ Tùng Tuyên Tuyến Tuyết Tươi Tường Tý Uyên Út Văn Vân Vệ Viên Việt Vinh Vũ \
         Vượng Xoan Xuân Xuyến Ý Yên Yến",
    ),
    (
        // Thái
        20,
        "Lò Cà Quàng Tòng Lường Vì Điêu Đèo Bạc Cầm Hoàng Lù Mào Khoàng Tao Bế Lèo Hà Cầm Lương Mè Ngần Lộc \
         Vi Sa Xa Bun Khà Tô Nòng",
        "Thị Văn Thị Văn Thị_Thu Văn_Minh A Bá Hải Đức Thị_Kim",
        "Hoa Pản Pâng Pánh Phớ Xôm Ín Ỏm Ón Inh Ơn Yêu Xuân Xiến Hặc Hịa Piếng Khặn Lả Lún Muôn Nọi Ngoan \
         Panh Phiên Thoan Thoong Tướng Ún Xương Pó Pỏm Dọn Dương Đôi Đoán Hính Hoan Biên Biêng Bó Chựa Chiêm \
         Cương Ịnh Khụt Lóng Mấng Nhọt Quyết Tưởng Yệu Nghiên Thưởng Ánh Ỉnh",
    ),
    (
        // Mông
        20,
        "Sùng Giàng Vàng Mùa Thào Hạng Vừ Lầu Chá Ly Lý Sình Cứ Tráng Cháng Hờ Ma Hầu Phàng Và Mua Khang \
         Ly Lầu Sồng Thào Chang Ngài Sính",
        "A A A Thị A Thị Thị_Ka Mí Seo Nhè Bá Thị_Pà Dúa",
        "Páo Pó Sính Súa Dở Dế Chư Lìa Nủ Dua Chứ Sì Sáy Chớ Mỷ Dợ Tủa Dơ Lử Nếnh Pàng Khua Kỷ Kía Sua Chua \
         Vừ Dê Thà Xá Xà Chông Tú Tùng Câu Cở Dình Giống Lềnh Khày Nụ Ninh Phử Pính Rùa Sênh Sò Thái Thếnh \
         Trừ Và Chồng Mị Gầu Ca Dợ Máy Vá Đớ Say Lầu Gống Hồ Hử Phứ Ịa",
    ),
    (
        // Dao
        5,
        "Bàn Triệu Chảo Tẩn Phàn Lý Đặng Phùng Chẻo Lò Dương Hoàng Tẩn",
        "Văn Thị Mùi Tà Láo Dào Ông Phủ San Duần Sử Lở Kiêm Tòn Tiến Thị",
        "Mẩy Mềnh Quyên Pham Phấu Tả Sơn Pu Lụa Sểnh Nái Lai Kinh Chản Chiêm Chài Phin Va Vạng Ton Siệu \
         Chiêu Pết Ú Khé Pú Quẩy Sếnh",
    ),
    (
        // Khơ Mú, Xinh Mun, Kháng, Hà Nhì, La Hủ
        5,
        "Moong Cụt Lữ Ốc Quàng Lường Vi Cút Rìm Riềng Ve Vì Vị Lò Pờ Lỳ Chu Khoàng Sừng Giàng Vàng Toán Pham",
        "Văn Thị Xè Giá Cà Hừ Gó Khò Lò Mé Chà Phí Xú Ha",
        "Bun Khăm Xen Phòm Pheng Xươi Ín Xia Pha Ngoi Lé Xứ Hừ Pư Xá Cà Sừ De Xó Tư Chừ Ché Pơ Lòng Mư Dèn \
         Phạ Xo Hon Mẳn Ngoan Xoa Phòng",
    ),
    (
        // Lao, of both countries; written without marks
        3,
        "Souphanouvong Phommachanh Vongsa Keomany Lò Tao Lường Sisavath Bounkham Chanthavong Sengdara",
        "Văn Thị Kham Boun Thong Somchai Noy",
        "Khamphone Vilay Bounmy Phone Xay Pản Inh Kẻo Nọi Sỏn Khăm Thoong Ún",
    ),
    (
        // Guests
        4,
        "Müller Schröder Hernández Nuñez González García Ångström Åkesson Þórsson Čapek Dvořák François \
         Lefèvre Gonçalves Magalhães Jónsson Weiß Jørgensen Sørensen Özdemir Gültekin Łukasz Wałęsa Nagy Tóth \
         Kovács Szabó Peña Ibáñez Björklund Lindström Grønn Vähä Mäkinen Häkkinen Benoît Chrétien Châtelet",
        "José María Anne-Zoé René Sofía João Noël Åse Sören Jürgen Günther Inês Zoë Éric Hélène Gaëlle",
        "Jose Anna Bjørn Ólafur Renée Chloé André Peter Lucía Raúl Óscar Íñigo Anaïs Loïc Maël Ángel Iván Søren \
         Jiří Václav Zoltán Győző Đorđe Nuno Käthe Jörg Márton Björk Þóra Guðrún Ærin",
    ),
    (
        // Chinese in pinyin without tones, and short foreign ones
        1,
        "Lü Wang Zhang Li Nü Xü Kim Park",
        "Wei Jun Lü An",
        "Bu Ping Lüfang Hong Mei",
    ),
    (
        // Ê Đê, Gia Rai, Cơ Ho
        2,
        "Niê Mlô Êban Ksơr Rơ_Châm Siu Rah_Lan Kbuôr Byă Ayŭn Y_Bhăm K’Brêl H’Hen H'Wing",
        "Thị Kdăm H’ Y Văn Êñuôl",
        "Êban Brêl Niê Hen Kpă Krông Bkrông Mlô Blơ Drăng",
    ),
];

/// A surname of each of the last three peoples.
const GUESTS: [&str; 3] = ["Müller", "Lü", "Niê"];

pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// So many names, one in ten in capitals; with each whether old Vietnamese fonts are used for it.
pub fn names(count: usize, random: &mut Random) -> Vec<(String, bool)> {
    let parts: Vec<(u32, [Vec<&str>; 3])> = PEOPLES
        .iter()
        .map(|(share, surnames, middle, given)| {
            (
                *share,
                [surnames, middle, given].map(|list| list.split_whitespace().collect()),
            )
        })
        .collect();
    (0..count)
        .map(|_| {
            let mut at = u32::try_from(random.below(100)).unwrap();
            let people = parts.iter().find(|(share, _)| {
                let is_it = at < *share;
                at = at.saturating_sub(*share);
                is_it
            });
            let (_, [surnames, middle, given]) = people.unwrap();
            let is_local = !GUESTS.iter().any(|guest| surnames.contains(guest));
            let name = match random.below(12) {
                0 => format!("{} {}", random.of(surnames), random.of(given)),
                1 => format!(
                    "{} {} {} {}",
                    random.of(surnames),
                    random.of(middle),
                    random.of(given),
                    random.of(given)
                ),
                _ => format!(
                    "{} {} {}",
                    random.of(surnames),
                    random.of(middle),
                    random.of(given)
                ),
            };
            let name = name.replace('_', " ");
            let name = if random.below(10) == 0 {
                name.to_uppercase()
            } else {
                name
            };
            (name, is_local)
        })
        .collect()
}
