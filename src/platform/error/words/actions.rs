//! What somebody may do, in Vietnamese.

/// What it is done to, by the name of the action in front of the point.
const SUBJECTS: &[(&str, &str)] = &[
    ("audit", "nhật ký truy cập"),
    ("beneficiary", "diện đối tượng"),
    ("certificate", "văn bằng, chứng chỉ"),
    ("class", "lớp"),
    ("client", "phần mềm kết nối"),
    ("code-list", "danh mục mã"),
    ("course", "chương trình"),
    ("enrolment", "lượt ghi danh"),
    ("enterprise", "doanh nghiệp"),
    ("export", "lần xuất dữ liệu"),
    ("feed", "bảng tin thay đổi"),
    ("import", "lần nhập tệp"),
    ("licence-line", "dòng giấy phép"),
    ("match", "hồ sơ nghi trùng"),
    ("occupation", "ngành, nghề"),
    ("organisation", "tổ chức"),
    ("outcome", "kết quả việc làm"),
    ("partnership", "hợp tác"),
    ("reform", "sắp xếp đơn vị hành chính"),
    ("school", "cơ sở đào tạo"),
    ("statistics", "số liệu thống kê"),
    ("sync-health", "tình trạng đồng bộ"),
    ("trainee", "người học"),
    ("unit", "đơn vị hành chính"),
    ("user", "người dùng"),
    ("webhook", "webhook"),
];

const VERBS: &[(&str, &str)] = &[
    ("change", "sửa"),
    ("claim", "kê khai"),
    ("confirm", "xác nhận"),
    ("create", "tạo"),
    ("decide", "quyết định"),
    ("delete", "xóa"),
    ("load", "nạp"),
    ("manage", "quản lý"),
    ("read", "xem"),
    ("record", "ghi nhận"),
    ("release", "bỏ quyết định về"),
    ("reveal", "xem giấy tờ của"),
    ("review", "xem xét"),
    ("run", "thực hiện"),
    ("set-own-password", "tự đổi mật khẩu của"),
    ("undo", "hoàn tác"),
    ("write", "ghi"),
];

/// `ghi người học` of `trainee.write`.
pub(super) fn worded(action: &str) -> Option<String> {
    let (subject, verb) = action.split_once('.')?;
    let word = |table: &[(&str, &'static str)], key: &str| {
        let row = table.iter().find(|(known, _)| *known == key);
        row.map(|(_, word)| *word)
    };
    let (subject, verb) = (word(SUBJECTS, subject)?, word(VERBS, verb)?);
    Some(format!("{verb} {subject}"))
}
