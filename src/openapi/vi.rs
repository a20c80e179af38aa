//! Summaries of operations and groups in Vietnamese, in the words of the error catalogue.
//!
//! What most resources have alike is said by a verb and the resource's name, so that one thing has one
//! word. What only one has stands in [`OWN`].

/// The resources, by the beginning of their operation ids.
const NOUNS: &[(&str, &str)] = &[
    ("trainee", "người học"),
    ("enrolment_case", "hồ sơ ghi danh cần xử lý"),
    ("enrolment", "lượt ghi danh"),
    ("class", "lớp"),
    ("trainee_match", "hồ sơ nghi trùng"),
    ("beneficiary_status", "hồ sơ đối tượng"),
    ("certificate", "văn bằng, chứng chỉ"),
    (
        "certificate_template",
        "mẫu in văn bằng, chứng chỉ của cơ sở",
    ),
    ("certificate_background", "ảnh nền của mẫu in"),
    ("employment_outcome", "kết quả việc làm"),
    ("unit", "đơn vị hành chính"),
    ("code_list", "danh mục mã"),
    ("occupation", "ngành, nghề"),
    ("school", "cơ sở đào tạo"),
    ("campus", "địa điểm đào tạo"),
    ("licence_line", "dòng giấy phép"),
    ("course", "chương trình"),
    ("enterprise", "doanh nghiệp"),
    ("partnership", "hợp tác"),
    ("import", "lần nhập tệp"),
    ("import_mapping", "cách đọc cột đã lưu"),
    ("export", "lần xuất dữ liệu"),
    ("webhook", "đăng ký nhận tin"),
    ("delivery", "tin đã gửi"),
    ("organisation", "tổ chức"),
    ("user", "người dùng"),
    ("client", "phần mềm kết nối"),
    ("audit_event", "dòng nhật ký kiểm toán"),
    ("error_code", "mã lỗi"),
    ("rule", "quy tắc kiểm tra"),
];

/// What is done with a resource, by the end of its operation ids; `{}` is the resource.
const VERBS: &[(&str, &str)] = &[
    ("list", "Danh sách {}"),
    ("create", "Thêm {}"),
    ("read", "Xem {}"),
    ("change", "Sửa {}"),
    ("delete", "Xóa {}"),
    ("history", "Xem lịch sử của {}"),
    ("release", "Bỏ quyết định giữ nguyên đối với {}"),
    ("steps", "Các bước của {}"),
    ("undo", "Hoàn tác bước cuối của {}"),
    ("read_by_key", "Xem {} theo mã riêng của mình"),
    ("put_by_key", "Gửi {} theo mã riêng của mình"),
];

/// Operations that only one resource has, or that are called otherwise there.
const OWN: &[(&str, &str)] = &[
    ("oauth_token", "Đăng nhập, lấy mã truy cập"),
    ("oauth_revoke", "Đăng xuất"),
    ("oauth_introspect", "Kiểm tra một mã truy cập"),
    (
        "oauth_device_authorization",
        "Bắt đầu đăng nhập bằng mã thiết bị",
    ),
    ("oauth_push", "Gửi trước yêu cầu đăng nhập"),
    ("oauth_userinfo", "Xem ai đã đăng nhập"),
    ("oauth_userinfo_form", "Xem ai đã đăng nhập, bằng POST"),
    ("oauth_keys", "Xem khóa công khai để kiểm tra mã truy cập"),
    ("oauth_metadata", "Xem các cách đăng nhập"),
    (
        "oauth_discovery",
        "Xem các cách đăng nhập, theo OpenID Connect",
    ),
    ("oauth_authorize", "Đăng nhập vào một ứng dụng"),
    (
        "oauth_authorize_form",
        "Đăng nhập vào một ứng dụng, bằng biểu mẫu",
    ),
    ("oauth_device", "Đăng nhập cho một thiết bị"),
    ("certificate_page", "Trang xác minh trên bản giấy"),
    (
        "certificate_issue_to_class",
        "Cấp văn bằng, chứng chỉ cho cả lớp",
    ),
    (
        "certificate_template_put",
        "Đặt mẫu in văn bằng, chứng chỉ của cơ sở",
    ),
    ("certificate_background_put", "Đặt ảnh nền của mẫu in"),
    ("certificate_print", "In văn bằng, chứng chỉ"),
    (
        "class_certificates_print",
        "In văn bằng, chứng chỉ của cả lớp",
    ),
    (
        "class_document_read",
        "In danh sách, kết quả, sổ cấp chứng chỉ hoặc bảng điểm danh của lớp",
    ),
    (
        "certificate_page_credential",
        "Tải chứng nhận số của văn bằng, chứng chỉ đang cầm",
    ),
    ("health_live", "Chương trình có đang chạy không"),
    ("health_ready", "Hệ thống có sẵn sàng phục vụ không"),
    ("trainee_create", "Đăng ký người học"),
    ("trainee_search", "Tìm người học theo giấy tờ"),
    (
        "enrolment_case_decide",
        "Quyết định hồ sơ ghi danh cần xử lý",
    ),
    ("enrolment_create", "Ghi danh người học vào lớp"),
    (
        "enrolment_transition",
        "Chuyển lượt ghi danh sang bước tiếp theo",
    ),
    ("enrolment_record_result", "Ghi kết quả học tập"),
    ("class_create", "Lập kế hoạch mở lớp"),
    ("class_transition", "Chuyển lớp sang bước tiếp theo"),
    ("class_split", "Tách lớp"),
    ("class_merge", "Nhập một lớp vào lớp khác"),
    (
        "trainee_match_confirm",
        "Xác nhận các hồ sơ là của một người",
    ),
    ("trainee_match_decide", "Quyết định hồ sơ nghi trùng"),
    ("trainee_match_reverse", "Tách lại hai hồ sơ đã gộp"),
    (
        "beneficiary_status_list",
        "Danh sách hồ sơ đối tượng của người học",
    ),
    (
        "beneficiary_status_create",
        "Đề nghị công nhận diện đối tượng cho người học",
    ),
    (
        "beneficiary_status_decide",
        "Xác nhận hoặc từ chối hồ sơ đối tượng",
    ),
    (
        "beneficiary_status_steps",
        "Các quyết định về hồ sơ đối tượng",
    ),
    (
        "beneficiary_status_undo",
        "Hoàn tác quyết định về hồ sơ đối tượng",
    ),
    (
        "certificate_numbers_read",
        "Xem cách cơ sở đánh số văn bằng, chứng chỉ",
    ),
    (
        "certificate_numbers_change",
        "Đặt cách cơ sở đánh số văn bằng, chứng chỉ",
    ),
    (
        "certificate_credential",
        "Tải chứng nhận số của văn bằng, chứng chỉ",
    ),
    ("credential_issuer", "Xem bên ký chứng nhận số"),
    ("credential_status", "Xem chứng nhận số nào đã bị thu hồi"),
    ("certificate_create", "Cấp văn bằng, chứng chỉ"),
    ("certificate_verify", "Xác minh văn bằng, chứng chỉ"),
    ("certificate_revoke", "Thu hồi văn bằng, chứng chỉ"),
    ("certificate_reissue", "Cấp lại văn bằng, chứng chỉ"),
    ("certificate_undo", "Hủy việc thu hồi văn bằng, chứng chỉ"),
    ("employment_outcome_create", "Ghi kết quả việc làm"),
    ("employment_outcome_confirm", "Xác nhận kết quả việc làm"),
    (
        "employment_outcome_undo",
        "Hoàn tác kết quả việc làm hoặc việc xác nhận kết quả đó",
    ),
    ("unit_create", "Thêm thôn, bản"),
    ("unit_resolve", "Tra mã đơn vị hành chính vào một ngày"),
    ("unit_tree", "Xem toàn bộ đơn vị hành chính theo cây"),
    ("unit_load", "Nạp một đợt sắp xếp xã, phường"),
    ("unit_delete", "Xóa thôn, bản"),
    ("unit_change", "Sửa thôn, bản hoặc khu vực của xã, phường"),
    ("code_list_list", "Các danh mục mã"),
    ("code_list_item_read", "Xem một mục của danh mục mã"),
    (
        "code_list_item_put",
        "Thêm hoặc sửa một mục của danh mục mã",
    ),
    (
        "occupation_create",
        "Thêm ngành, nghề vào danh mục của tỉnh",
    ),
    ("occupation_import", "Nhập danh mục ngành, nghề"),
    (
        "statistics_training",
        "Số người học, hoàn thành, được cấp chứng chỉ, có việc làm",
    ),
    (
        "statistics_partnership_coverage",
        "Tỷ lệ ngành, nghề đào tạo có doanh nghiệp tham gia",
    ),
    ("import_create", "Nhập tệp"),
    ("import_template", "Tải tệp mẫu"),
    ("import_confirm", "Xác nhận lần nhập tệp"),
    ("import_cancel", "Hủy lần nhập tệp"),
    ("import_report", "Xem báo cáo từng dòng của lần nhập tệp"),
    ("import_undo_read", "Xem việc hoàn tác lần nhập tệp"),
    ("import_undo", "Hoàn tác lần nhập tệp"),
    ("import_undo_report", "Xem báo cáo hoàn tác lần nhập tệp"),
    ("change_list", "Theo dõi những thay đổi"),
    ("change_snapshot", "Bắt đầu một bản sao"),
    ("reconciliation_run", "Đối chiếu với một bản sao"),
    ("sync_health_read", "Xem tình hình đồng bộ của cơ sở"),
    ("webhook_rotate_secret", "Đổi khóa ký của đăng ký nhận tin"),
    ("webhook_test", "Gửi thử một tin"),
    ("webhook_replay", "Gửi lại các tin"),
    ("delivery_replay", "Gửi lại một tin"),
    ("export_create", "Xuất một danh sách"),
    ("export_delete", "Hủy hoặc xóa lần xuất dữ liệu"),
    ("export_download", "Tải một phần của lần xuất dữ liệu"),
    ("user_me", "Tôi là ai, có quyền gì"),
    ("user_set_own_password", "Đổi mật khẩu của tôi"),
    ("user_offer_second_factor", "Xin bật xác thực hai lớp"),
    (
        "user_confirm_second_factor",
        "Xác nhận bật xác thực hai lớp",
    ),
    ("user_remove_second_factor", "Tắt xác thực hai lớp"),
    ("user_renew_recovery_codes", "Lấy mã khôi phục mới"),
    (
        "user_reset_second_factor",
        "Tắt xác thực hai lớp của người dùng",
    ),
    ("authz_explain", "Vì sao tôi được hoặc không được làm"),
    ("session_list", "Nơi tôi đang đăng nhập"),
    ("session_end", "Kết thúc một lần đăng nhập của tôi"),
    ("consent_list", "Những gì tôi cho phép ứng dụng"),
    ("consent_withdraw", "Rút lại sự cho phép ứng dụng"),
    ("user_set_password", "Đặt mật khẩu cho người dùng"),
    ("client_rotate", "Cấp khóa mới cho phần mềm kết nối"),
    ("audit_event_list", "Nhật ký kiểm toán"),
];

/// The groups, by tag.
const GROUPS: &[(&str, &str)] = &[
    ("oauth", "Đăng nhập, mã truy cập và khóa để kiểm tra"),
    (
        "admin-units",
        "Đơn vị hành chính: tỉnh, huyện cũ, xã trước và sau tháng 7/2025, thôn, bản",
    ),
    ("code-lists", "Danh mục mã, có nhãn tiếng Việt và tiếng Anh"),
    (
        "occupations",
        "Danh mục ngành, nghề quốc gia và nghề ngắn hạn của tỉnh",
    ),
    (
        "schools",
        "Cơ sở giáo dục nghề nghiệp và đơn vị khác có đào tạo",
    ),
    ("campuses", "Địa điểm đào tạo của cơ sở"),
    (
        "licence-lines",
        "Giấy phép: cơ sở được dạy nghề gì, trình độ nào, quy mô mỗi năm",
    ),
    ("courses", "Chương trình đào tạo"),
    ("classes", "Lớp"),
    (
        "documents",
        "Giấy tờ của lớp để in: danh sách, kết quả, sổ cấp chứng chỉ",
    ),
    ("trainees", "Người học, dữ liệu cá nhân được che"),
    (
        "trainee-matches",
        "Hồ sơ có thể là của một người, gộp và tách lại",
    ),
    (
        "beneficiary-statuses",
        "Diện đối tượng của người học, kèm minh chứng",
    ),
    ("enrolments", "Người học trong lớp, từ đăng ký đến kết quả"),
    (
        "enrolment-cases",
        "Lượt ghi danh trái quy tắc do dữ liệu của cơ sở khác",
    ),
    (
        "certificates",
        "Văn bằng, chứng chỉ và việc xác minh công khai",
    ),
    ("enterprises", "Doanh nghiệp, hợp tác xã, hộ kinh doanh"),
    ("partnerships", "Cơ sở và doanh nghiệp cùng đào tạo"),
    ("employment-outcomes", "Kết quả việc làm sau đào tạo"),
    ("statistics", "Số liệu đào tạo; số quá nhỏ bị ẩn"),
    ("imports", "Nhập tệp, chạy nền"),
    ("import-mappings", "Cách đọc cột đã lưu của tổ chức"),
    (
        "changes",
        "Những gì đã thay đổi, theo đúng thứ tự, và cách bắt đầu theo dõi",
    ),
    ("reconciliation", "Đối chiếu bản sao và tình hình đồng bộ"),
    ("webhooks", "Báo tin cho phần mềm khác khi có thay đổi"),
    ("exports", "Xuất danh sách ra tệp, chạy nền"),
    ("organisations", "Tổ chức dùng hệ thống"),
    ("users", "Người đăng nhập"),
    ("authz", "Vì sao được hoặc không được làm"),
    ("sessions", "Nơi đang đăng nhập và sự cho phép ứng dụng"),
    ("clients", "Phần mềm kết nối thay mặt tổ chức"),
    ("audit-events", "Ai đã sửa hoặc xem gì"),
    ("error-codes", "Ý nghĩa của các mã lỗi"),
    (
        "rules",
        "Quy tắc kiểm tra, để phần mềm kiểm tra trước khi gửi",
    ),
    ("operation", "Tình trạng của hệ thống"),
];

fn find(table: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    let row = table.iter().find(|(known, _)| *known == key);
    row.map(|(_, words)| *words)
}

/// What an operation does, in a few words.
pub fn summary(operation_id: &str) -> Option<String> {
    if let Some(own) = find(OWN, operation_id) {
        return Some(own.to_owned());
    }
    NOUNS.iter().find_map(|(name, noun)| {
        let verb = operation_id.strip_prefix(name)?.strip_prefix('_')?;
        Some(find(VERBS, verb)?.replace("{}", noun))
    })
}

/// What the operations of a tag are about.
pub fn group(tag: &str) -> Option<&'static str> {
    find(GROUPS, tag)
}
