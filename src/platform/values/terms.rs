//! The values of enumerations in words, the same in errors, on papers and in the labels of tables.

/// A value in Vietnamese and English, as in the middle of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    pub vi: &'static str,
    pub en: &'static str,
}

/// Value, Vietnamese, English. What a value means does not depend on where it stands.
const TERMS: &[(&str, &str, &str)] = &[
    // Of enrolments and results.
    ("APPLIED", "đã đăng ký", "applied"),
    ("ELIGIBLE", "đủ điều kiện", "eligible"),
    ("ADMITTED", "đã nhập học", "admitted"),
    ("STUDYING", "đang học", "studying"),
    ("COMPLETED", "đã hoàn thành", "completed"),
    ("DROPPED", "bỏ học", "dropped out"),
    ("EXPELLED", "buộc thôi học", "expelled"),
    ("TRANSFERRED", "chuyển lớp", "transferred"),
    ("REJECTED", "không được nhận", "rejected"),
    ("PASSED", "đạt", "passed"),
    ("FAILED", "không đạt", "failed"),
    ("WITHDRAWN", "đã rút lại", "withdrawn"),
    // Of classes, courses, certificates, statuses and cases.
    ("PLANNED", "dự kiến", "planned"),
    ("OPEN", "đang mở", "open"),
    ("RUNNING", "đang diễn ra", "running"),
    ("CANCELLED", "đã hủy", "cancelled"),
    ("DRAFT", "bản thảo", "draft"),
    ("ACTIVE", "đang hoạt động", "active"),
    ("RETIRED", "ngừng sử dụng", "retired"),
    ("CLOSED", "đã đóng", "closed"),
    ("ISSUED", "đã cấp", "issued"),
    ("REVOKED", "đã thu hồi", "revoked"),
    ("REPLACED", "đã cấp lại", "reissued"),
    ("CLAIMED", "đã kê khai", "claimed"),
    ("CONFIRMED", "đã xác nhận", "confirmed"),
    ("RECORDED", "đã ghi nhận", "recorded"),
    (
        "CLASS_OVERLAP",
        "trùng thời gian với lớp khác",
        "class overlap",
    ),
    ("CLEARED", "được chấp nhận", "cleared"),
    ("UPHELD", "giữ nguyên", "upheld"),
    ("NAME", "trùng họ tên", "name"),
    ("DOCUMENT", "trùng giấy tờ", "document"),
    ("LINKED", "đã nối", "linked"),
    ("MERGED", "đã gộp", "merged"),
    ("DISTINCT", "là hai người", "distinct"),
    ("CORRECTED", "đã đính chính", "corrected"),
    // Of people and organisations.
    ("MALE", "nam", "male"),
    ("FEMALE", "nữ", "female"),
    ("DAY", "biết rõ ngày", "day"),
    ("MONTH", "chỉ biết tháng", "month"),
    ("YEAR", "chỉ biết năm", "year"),
    ("ADMINISTRATOR", "quản trị hệ thống", "administrator"),
    ("LEAD_AGENCY", "cơ quan chủ trì", "lead agency"),
    ("DEPARTMENT", "sở, ngành", "department"),
    ("COMMUNE", "xã, phường", "commune"),
    (
        "EMPLOYMENT_CENTRE",
        "trung tâm dịch vụ việc làm",
        "employment centre",
    ),
    ("SCHOOL_REGISTRAR", "giáo vụ của trường", "school registrar"),
    ("INSPECTOR", "thanh tra", "inspector"),
    ("VIEWER", "người xem", "viewer"),
    ("AGENCY", "cơ quan", "agency"),
    ("SCHOOL", "cơ sở đào tạo", "school"),
    ("ENTERPRISE", "doanh nghiệp", "enterprise"),
    ("APP_OWNER", "chủ phần mềm", "app owner"),
    ("BRANCH", "chi nhánh", "branch"),
    ("COOPERATIVE", "hợp tác xã", "cooperative"),
    ("HOUSEHOLD_BUSINESS", "hộ kinh doanh", "household business"),
    ("PROVINCE", "tỉnh", "province"),
    ("DISTRICT", "huyện", "district"),
    ("VILLAGE", "thôn, bản", "village"),
    ("AGRICULTURAL", "nông nghiệp", "agricultural"),
    ("NON_AGRICULTURAL", "phi nông nghiệp", "non-agricultural"),
    ("NATIONAL", "quốc gia", "national"),
    ("PROVINCIAL", "của tỉnh", "provincial"),
    ("USER", "người dùng", "user"),
    ("CLIENT", "phần mềm kết nối", "client"),
    ("SYSTEM", "hệ thống", "system"),
    ("ANONYMOUS", "người chưa đăng nhập", "anonymous"),
    ("OWN_ORGANISATION", "tổ chức của mình", "own organisation"),
    ("OTHER_SCHOOL", "cơ sở đào tạo khác", "other school"),
    ("OTHER", "khác", "other"),
    // Of work, rows and messages.
    ("QUEUED", "đang chờ", "queued"),
    (
        "AWAITING_CONFIRMATION",
        "chờ xác nhận",
        "awaiting confirmation",
    ),
    ("CANCELLING", "đang hủy", "cancelling"),
    ("SUCCEEDED", "đã xong", "succeeded"),
    ("UNDERSTANDING", "cách hiểu bảng", "understanding"),
    ("IDENTITY_CHANGES", "thay đổi nhân thân", "identity changes"),
    ("CREATED", "đã tạo", "created"),
    ("UPDATED", "đã cập nhật", "updated"),
    ("UNCHANGED", "không đổi", "unchanged"),
    ("KEPT", "được giữ lại", "kept"),
    ("TAKEN_BACK", "đã hoàn tác", "taken back"),
    (
        "PARTLY_TAKEN_BACK",
        "đã hoàn tác một phần",
        "partly taken back",
    ),
    ("validate", "kiểm tra", "validate"),
    ("commit", "nhập", "commit"),
    ("reject-all", "từ chối cả tệp", "reject all"),
    ("skip-row", "bỏ dòng sai", "skip the row"),
    ("PENDING", "chờ gửi", "pending"),
    ("DELIVERED", "đã gửi", "delivered"),
    ("DEAD", "không gửi được", "dead"),
    ("INACTIVE", "không hoạt động", "inactive"),
    ("PAUSED", "tạm dừng", "paused"),
    ("DISABLED", "bị tắt", "disabled"),
    ("OWNER_DISABLED", "chủ đăng ký bị tắt", "owner disabled"),
    ("PERMISSION_LOST", "mất quyền xem", "permission lost"),
    ("GONE", "địa chỉ nhận không còn", "gone"),
    ("FAILING", "gửi lỗi liên tục", "failing"),
    ("UPSERT", "thêm hoặc sửa", "upsert"),
    ("DELETE", "xóa", "delete"),
    ("REKEY", "đổi định danh", "rekey"),
    ("MERGE", "gộp hồ sơ", "merge"),
    ("LEFT_SCOPE", "ra khỏi phạm vi được xem", "left scope"),
    // Of what is taught, and where.
    ("DIGITAL_SKILLS", "kỹ năng số", "digital skills"),
    ("E_COMMERCE", "thương mại điện tử", "e-commerce"),
    ("TRACEABILITY", "truy xuất nguồn gốc", "traceability"),
    (
        "CLIMATE_ADAPTATION",
        "thích ứng với biến đổi khí hậu",
        "climate adaptation",
    ),
    ("FLASH_FLOOD", "lũ quét", "flash flood"),
    ("LANDSLIDE", "sạt lở đất", "landslide"),
    // Resources and kinds of files.
    ("admin-units", "đơn vị hành chính", "admin units"),
    (
        "beneficiary-statuses",
        "diện đối tượng",
        "beneficiary statuses",
    ),
    ("campuses", "địa điểm đào tạo", "campuses"),
    ("certificates", "văn bằng, chứng chỉ", "certificates"),
    ("classes", "lớp", "classes"),
    ("class-list", "danh sách lớp", "class list"),
    ("code-lists", "danh mục mã", "code lists"),
    ("courses", "chương trình", "courses"),
    (
        "employment-outcomes",
        "kết quả việc làm",
        "employment outcomes",
    ),
    ("enrolments", "lượt ghi danh", "enrolments"),
    ("enterprises", "doanh nghiệp", "enterprises"),
    ("licence-lines", "dòng giấy phép", "licence lines"),
    ("mixed", "nhiều loại", "mixed"),
    ("occupations", "ngành, nghề", "occupations"),
    ("outcomes", "kết quả việc làm", "outcomes"),
    ("partnerships", "hợp tác", "partnerships"),
    ("results", "kết quả học tập", "results"),
    ("schools", "cơ sở đào tạo", "schools"),
    ("trainees", "người học", "trainees"),
    // Of what a caller may do.
    ("ALL", "tất cả", "all"),
    ("ROLE", "vai trò", "role"),
    ("SCOPE", "phạm vi của mã truy cập", "scope"),
    (
        "SUCCESSOR",
        "đã có cơ sở kế thừa",
        "another school has taken its place",
    ),
    ("REACH", "ngoài phạm vi dữ liệu", "out of reach"),
    ("OPEN_ROWS", "dữ liệu mở", "open rows"),
    ("OWN_ROWS", "dữ liệu của mình", "own rows"),
    (
        "COMPLETED_PEOPLE",
        "người đã hoàn thành",
        "people who have completed",
    ),
    // Of clients and sessions.
    ("SECRET", "mật khẩu riêng", "a secret"),
    ("PRIVATE_KEY", "khóa riêng", "a key of its own"),
    ("NONE", "không có", "none"),
    ("RS256", "RS256", "RS256"),
    ("EDDSA", "EdDSA", "EdDSA"),
    ("PASSWORD", "mật khẩu", "password"),
    ("BROWSER", "trình duyệt", "browser"),
    ("APP", "ứng dụng", "app"),
    ("DEVICE", "thiết bị", "device"),
];

/// But for these: member, value, Vietnamese, English.
const OF_MEMBERS: &[(&str, &str, &str, &str)] = &[
    ("state", "RUNNING", "đang chạy", "running"),
    ("state", "FAILED", "thất bại", "failed"),
];

/// What a value of that member means.
#[must_use]
pub fn term(member: &str, value: &str) -> Option<Term> {
    let mut of_members = OF_MEMBERS.iter();
    let of_member = of_members.find(|(of, known, ..)| *of == member && *known == value);
    let words = of_member.map(|(.., vi, en)| (*vi, *en)).or_else(|| {
        let row = TERMS.iter().find(|(known, ..)| *known == value);
        row.map(|(_, vi, en)| (*vi, *en))
    });
    words.map(|(vi, en)| Term { vi, en })
}

/// `word` as it stands alone.
#[must_use]
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_value_has_one_word() {
        let mut seen = HashSet::new();
        for (value, ..) in TERMS {
            assert!(seen.insert(value), "{value} stands twice");
        }
        assert_eq!(
            term("state", "FAILED").map(|term| term.vi),
            Some("thất bại")
        );
        assert_eq!(
            term("result", "FAILED").map(|term| term.vi),
            Some("không đạt")
        );
        assert_eq!(term("status", "CASTLE"), None);
    }

    #[test]
    fn what_a_shipped_code_list_has_too_has_the_same_word_there() {
        for list in [
            include_str!("../../../reference/code-lists/fields.csv"),
            include_str!("../../../reference/code-lists/legal-forms.csv"),
            include_str!("../../../reference/code-lists/sexes.csv"),
        ] {
            for row in list.lines().skip(1) {
                let cells: Vec<&str> = row.split(',').collect();
                let term = term("", cells[0]).expect("a word");
                let words = [capitalised(term.vi), capitalised(term.en)];
                assert_eq!(words, cells[1..3], "{row}");
            }
        }
    }

    #[test]
    fn a_word_that_stands_alone_begins_with_a_large_letter() {
        assert_eq!(capitalised("đạt"), "Đạt");
        assert_eq!(capitalised(""), "");
    }
}
