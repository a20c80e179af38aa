//! The table of error codes. A code never changes its meaning and is never reused.

use actix_web::http::StatusCode;

use crate::platform::http::Language;

macro_rules! error_codes {
    ($($(#[$meta:meta])* $variant:ident $status:literal $code:literal $vi:literal $en:literal;)+) => {
        /// What can go wrong. Clients branch on [`ErrorCode::as_str`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ErrorCode { $($(#[$meta])* $variant),+ }

        impl ErrorCode {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            const fn number(self) -> u16 {
                match self { $(Self::$variant => $status),+ }
            }

            #[must_use]
            pub const fn title_vi(self) -> &'static str {
                match self { $(Self::$variant => $vi),+ }
            }

            #[must_use]
            pub const fn title_en(self) -> &'static str {
                match self { $(Self::$variant => $en),+ }
            }
        }
    };
}

error_codes! {
    // Shape of the request.
    JsonInvalid 400 "JSON_INVALID" "Nội dung không phải JSON hợp lệ" "The body is not valid JSON";
    FieldUnknown 400 "FIELD_UNKNOWN" "Trường không được biết đến" "This field is not known";
    FieldRequired 400 "FIELD_REQUIRED" "Thiếu trường bắt buộc" "This field is required";
    FieldType 400 "FIELD_TYPE" "Sai kiểu dữ liệu" "The value has the wrong type";
    FieldFormat 400 "FIELD_FORMAT" "Sai định dạng" "The value has the wrong format";
    FieldRange 400 "FIELD_RANGE" "Giá trị ngoài giới hạn" "The value is out of range";
    FieldLength 400 "FIELD_LENGTH" "Độ dài không hợp lệ" "The value is too short or too long";
    FieldValue 400 "FIELD_VALUE" "Giá trị không được phép" "The value is not one of those allowed";
    BodyInvalid 400 "BODY_INVALID" "Nội dung có nhiều lỗi" "The body has several errors";
    ParameterUnknown 400 "PARAMETER_UNKNOWN" "Tham số không được biết đến" "This parameter is not known";
    ParameterInvalid 400 "PARAMETER_INVALID" "Tham số không hợp lệ" "The parameter is not valid";
    ParameterRepeated 400 "PARAMETER_REPEATED" "Tham số bị lặp lại" "The parameter is given twice";
    QueryInvalid 400 "QUERY_INVALID" "Truy vấn có nhiều lỗi" "The query has several errors";
    CursorInvalid 400 "CURSOR_INVALID" "Con trỏ trang không hợp lệ" "The cursor is not valid for this query";
    SortWithSearch 400 "SORT_WITH_SEARCH" "Không thể sắp xếp khi tìm theo q" "A search by q has its own order";
    HeaderInvalid 400 "HEADER_INVALID" "Tiêu đề yêu cầu không hợp lệ" "The request header is not valid";
    // Who asks.
    AuthenticationRequired 401 "AUTHENTICATION_REQUIRED" "Cần đăng nhập" "Authentication is required";
    TokenInvalid 401 "TOKEN_INVALID" "Mã truy cập không hợp lệ hoặc đã hết hạn" "The access token is not valid or has expired";
    ActionForbidden 403 "ACTION_FORBIDDEN" "Vai trò không được phép làm việc này" "The role does not allow this";
    ScopeMissing 403 "SCOPE_MISSING" "Mã truy cập thiếu phạm vi cần thiết" "The access token lacks the scope";
    // What is asked for.
    NotFound 404 "NOT_FOUND" "Không tìm thấy" "Not found";
    MethodNotAllowed 405 "METHOD_NOT_ALLOWED" "Phương thức không được hỗ trợ" "The method is not supported here";
    NotAcceptable 406 "NOT_ACCEPTABLE" "Không trả lời được theo kiểu yêu cầu" "No acceptable representation";
    RequestTimeout 408 "REQUEST_TIMEOUT" "Nội dung gửi quá chậm" "The body arrived too slowly";
    DuplicateKey 409 "DUPLICATE_KEY" "Khóa đã tồn tại" "The key is already taken";
    StillReferenced 409 "STILL_REFERENCED" "Bản ghi đang được dùng ở nơi khác" "Other records refer to this one";
    StateForbids 409 "STATE_FORBIDS" "Trạng thái hiện tại không cho phép" "The present state does not allow this";
    IdempotencyRunning 409 "IDEMPOTENCY_RUNNING" "Yêu cầu cùng khóa đang được xử lý" "A request with this key is still running";
    VersionStale 412 "VERSION_STALE" "Bản ghi đã thay đổi từ khi đọc" "The record has changed since it was read";
    BodyTooLarge 413 "BODY_TOO_LARGE" "Nội dung quá lớn" "The body is too large";
    MediaTypeUnsupported 415 "MEDIA_TYPE_UNSUPPORTED" "Kiểu nội dung không được hỗ trợ" "The media type is not supported";
    VersionRequired 428 "VERSION_REQUIRED" "Cần tiêu đề If-Match" "The header If-Match is required";
    TooManyRequests 429 "TOO_MANY_REQUESTS" "Quá nhiều yêu cầu" "Too many requests";
    Internal 500 "INTERNAL" "Lỗi máy chủ" "Internal error";
    Unavailable 503 "UNAVAILABLE" "Tạm thời chưa phục vụ được" "Temporarily unavailable";
    // Rules that any resource may break.
    RulesBroken 422 "RULES_BROKEN" "Vi phạm nhiều quy tắc" "Several rules are broken";
    IdempotencyReused 422 "IDEMPOTENCY_REUSED" "Khóa đã dùng cho nội dung khác" "The key was used for another request";
    ReferenceUnknown 422 "REFERENCE_UNKNOWN" "Tham chiếu không tồn tại" "The referenced record does not exist";
    CodeUnknown 422 "CODE_UNKNOWN" "Mã không có trong danh mục" "The code is not in its list";
    CodeExpired 422 "CODE_EXPIRED" "Mã không còn hiệu lực" "The code is not valid on that day";
    DatesReversed 422 "DATES_REVERSED" "Ngày kết thúc trước ngày bắt đầu" "The end lies before the start";
    DateInFuture 422 "DATE_IN_FUTURE" "Ngày ở tương lai" "The date lies in the future";
    PhoneInvalid 422 "PHONE_INVALID" "Số điện thoại không hợp lệ" "The phone number is not valid";
    NameInvalid 422 "NAME_INVALID" "Tên không hợp lệ" "The name is not valid";
    ExternalIdTaken 409 "EXTERNAL_ID_TAKEN" "Mã ngoài đã thuộc bản ghi khác" "The external id belongs to another record";
    FieldReserved 422 "FIELD_RESERVED" "Vai trò không được thay đổi trường này" "The role may not change this field";
    UnitNotCommune 422 "UNIT_NOT_COMMUNE" "Đơn vị phải là xã, phường hoặc thôn bản" "The unit must be a commune or a village";
    // Schools and licence lines.
    SchoolCodeTaken 409 "SCHOOL_CODE_TAKEN" "Mã cơ sở đã tồn tại" "The school code is already taken";
    SchoolClosed 422 "SCHOOL_CLOSED" "Cơ sở đã ngừng hoạt động" "The school is closed";
    LicenceLineTaken 409 "LICENCE_LINE_TAKEN" "Dòng giấy phép đã tồn tại" "The licence line already exists";
    CampusNameTaken 409 "CAMPUS_NAME_TAKEN" "Tên địa điểm đào tạo đã tồn tại" "The campus name is already taken";
    FieldFixed 422 "FIELD_FIXED" "Không thể thay đổi trường này" "This field cannot be changed";
    OccupationLevelDiffers 422 "OCCUPATION_LEVEL_DIFFERS" "Trình độ không khớp với ngành, nghề" "The occupation belongs to another level";
    LicenceLineOverlaps 409 "LICENCE_LINE_OVERLAPS" "Đã có dòng giấy phép khác trong thời gian này" "Another line of the same occupation and level is valid in this period";
    LicenceLineInUse 409 "LICENCE_LINE_IN_USE" "Có lớp học phụ thuộc vào dòng giấy phép này" "Classes depend on this licence line";
    // Places, code lists and occupations.
    // Courses and classes.
    CourseCodeTaken 409 "COURSE_CODE_TAKEN" "Mã chương trình và lần ban hành đã tồn tại" "The course code and edition are already taken";
    CourseHasClasses 409 "COURSE_HAS_CLASSES" "Chương trình đã có lớp" "The course has classes";
    CourseNotActive 422 "COURSE_NOT_ACTIVE" "Chương trình chưa hoặc không còn áp dụng" "The course is not active";
    HoursBelowMinimum 422 "HOURS_BELOW_MINIMUM" "Số giờ thấp hơn mức tối thiểu của trình độ" "The hours are below the minimum of the level";
    DigitalHoursExceedTotal 422 "DIGITAL_HOURS_EXCEED_TOTAL" "Số giờ kỹ năng số vượt tổng số giờ" "The digital hours exceed all hours";
    ClassCodeTaken 409 "CLASS_CODE_TAKEN" "Mã lớp đã tồn tại" "The class code is already taken";
    NoLicenceLine 422 "NO_LICENCE_LINE" "Cơ sở không có giấy phép cho nghề, trình độ và thời gian này" "The school has no licence for this occupation, level and period";
    LicenceQuotaExceeded 422 "LICENCE_QUOTA_EXCEEDED" "Vượt quy mô tuyển sinh của giấy phép" "The yearly quota of the licence is used up";
    ClassFull 422 "CLASS_FULL" "Lớp đã đủ người học" "The class is full";
    ClassNotOpen 422 "CLASS_NOT_OPEN" "Lớp không nhận người học" "The class takes no trainees now";
    ClassTooEarly 409 "CLASS_TOO_EARLY" "Chưa đến ngày" "It is too early for this";
    ClassHasOpenEnrolments 409 "CLASS_HAS_OPEN_ENROLMENTS" "Lớp còn người học chưa có kết quả" "Enrolments of the class are still open";
    ClassHasCompletedEnrolments 409 "CLASS_HAS_COMPLETED_ENROLMENTS" "Lớp đã có người hoàn thành" "Trainees have completed the class";
    ClassHasEnrolments 409 "CLASS_HAS_ENROLMENTS" "Lớp đã có người đăng ký" "The class has enrolments";
    CapacityBelowSeats 422 "CAPACITY_BELOW_SEATS" "Sĩ số tối đa thấp hơn số chỗ đã nhận" "The capacity is below the seats taken";
    ReasonRequired 422 "REASON_REQUIRED" "Cần nêu lý do" "A reason is required";
    // Trainees and beneficiary statuses.
    // Enrolments and certificates.
    // Enterprises and employment outcomes.
    // Organisations, users and clients.
    // Statistics.
}

impl ErrorCode {
    /// The HTTP status that goes with the code.
    #[must_use]
    pub fn status(self) -> StatusCode {
        StatusCode::from_u16(self.number()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        match language {
            Language::Vietnamese => self.title_vi(),
            Language::English => self.title_en(),
        }
    }

    /// Whether the same request may succeed later.
    #[must_use]
    pub fn retryable(self) -> bool {
        matches!(self.number(), 408 | 429 | 503) || self == Self::IdempotencyRunning
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_is_unique_upper_snake_with_a_text_in_both_languages() {
        let mut seen = HashSet::new();
        for code in ErrorCode::ALL {
            let name = code.as_str();
            assert!(seen.insert(name), "{name} stands twice");
            assert!(
                name.bytes()
                    .all(|b| b.is_ascii_uppercase() || b == b'_' || b.is_ascii_digit())
            );
            assert!(!code.title_vi().is_empty() && !code.title_en().is_empty());
            assert!(code.status().is_client_error() || code.status().is_server_error());
        }
    }
}
