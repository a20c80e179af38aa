//! What glibc's converters TCVN5712-1 and CP1258 give for each letter, in hexadecimal digits: a source
//! apart from this module and from its tests' encoders.

/// Where VN1, which the converter has, and VN3, which the fonts have, agree.
pub const TCVN: &str = "àb5 ảb6 ãb7 áb8 ạb9 ăa8 ằbb ẳbc ẵbd ắbe ặc6 âa9 ầc7 ẩc8 ẫc9 ấca ậcb ècc ẻce ẽcf éd0 ẹd1 êaa \
    ềd2 ểd3 ễd4 ếd5 ệd6 ìd7 ỉd8 ĩdc ídd ịde òdf ỏe1 õe2 óe3 ọe4 ôab ồe5 ổe6 ỗe7 ốe8 ộe9 ơac ờea \
    ởeb ỡec ớed ợee ùef ủf1 ũf2 úf3 ụf4 ưad ừf5 ửf6 ữf7 ứf8 ựf9 ỳfa ỷfb ỹfc ýfd ỵfe đae Ăa1 Âa2 \
    Êa3 Ôa4 Ơa5 Ưa6 Đa7";

pub const CP1258: &str = "àe0 ả61d2 ã61de áe1 ạ61f2 ăe3 ằe3cc ẳe3d2 ẵe3de ắe3ec ặe3f2 âe2 ầe2cc ẩe2d2 ẫe2de ấe2ec \
    ậe2f2 èe8 ẻ65d2 ẽ65de ée9 ẹ65f2 êea ềeacc ểead2 ễeade ếeaec ệeaf2 ì69cc ỉ69d2 ĩ69de íed \
    ị69f2 ò6fcc ỏ6fd2 õ6fde óf3 ọ6ff2 ôf4 ồf4cc ổf4d2 ỗf4de ốf4ec ộf4f2 ơf5 ờf5cc ởf5d2 ỡf5de \
    ớf5ec ợf5f2 ùf9 ủ75d2 ũ75de úfa ụ75f2 ưfd ừfdcc ửfdd2 ữfdde ứfdec ựfdf2 ỳ79cc ỷ79d2 ỹ79de \
    ý79ec ỵ79f2 đf0 Àc0 Ả41d2 Ã41de Ác1 Ạ41f2 Ăc3 Ằc3cc Ẳc3d2 Ẵc3de Ắc3ec Ặc3f2 Âc2 Ầc2cc Ẩc2d2 \
    Ẫc2de Ấc2ec Ậc2f2 Èc8 Ẻ45d2 Ẽ45de Éc9 Ẹ45f2 Êca Ềcacc Ểcad2 Ễcade Ếcaec Ệcaf2 Ì49cc Ỉ49d2 \
    Ĩ49de Ícd Ị49f2 Ò4fcc Ỏ4fd2 Õ4fde Ód3 Ọ4ff2 Ôd4 Ồd4cc Ổd4d2 Ỗd4de Ốd4ec Ộd4f2 Ơd5 Ờd5cc \
    Ởd5d2 Ỡd5de Ớd5ec Ợd5f2 Ùd9 Ủ55d2 Ũ55de Úda Ụ55f2 Ưdd Ừddcc Ửddd2 Ữddde Ứddec Ựddf2 Ỳ59cc \
    Ỷ59d2 Ỹ59de Ý59ec Ỵ59f2 Đd0";
