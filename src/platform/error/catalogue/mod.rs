//! The table of error codes. A code never changes its meaning and is never reused.

mod imports;

use actix_web::http::StatusCode;

use super::Language;

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

imports::and_import_codes! { error_codes
    // Shape of the request.
    JsonInvalid 400 "JSON_INVALID" "Nội dung không phải JSON hợp lệ" "The body is not valid JSON";
    CsvInvalid 400 "CSV_INVALID" "Tệp CSV không hợp lệ" "The CSV file is not valid";
    FieldUnknown 400 "FIELD_UNKNOWN" "Mục không được biết đến" "This field is not known";
    FieldRepeated 400 "FIELD_REPEATED" "Mục bị lặp lại" "The field is there twice";
    FieldRequired 400 "FIELD_REQUIRED" "Thiếu mục bắt buộc" "This field is required";
    FieldType 400 "FIELD_TYPE" "Sai kiểu dữ liệu" "The value has the wrong type";
    FieldFormat 400 "FIELD_FORMAT" "Sai định dạng" "The value has the wrong format";
    FieldRange 400 "FIELD_RANGE" "Giá trị ngoài giới hạn" "The value is out of range";
    FieldLength 400 "FIELD_LENGTH" "Độ dài không hợp lệ" "The value is too short or too long";
    FieldValue 400 "FIELD_VALUE" "Giá trị không được phép" "The value is not one of those allowed";
    LetterQuestioned 400 "LETTER_QUESTION_MARK" "Dấu hỏi đứng ở chỗ của một chữ cái đã mất; hãy gõ lại hoặc gửi lại từ nguồn" "A question mark stands where a letter was lost; type the text anew or send it from its source";
    LetterReplaced 400 "LETTER_REPLACED" "Một chữ cái đã mất và có ký tự thay thế (�); hãy gõ lại hoặc gửi lại từ nguồn" "A letter was lost and a replacement character (�) stands in its place; type the text anew or send it from its source";
    LettersDoubled 400 "LETTERS_DOUBLED" "Văn bản UTF-8 bị đọc nhầm bảng mã; hãy xuất lại tệp theo UTF-8" "UTF-8 was read as another encoding; write the file anew as UTF-8";
    LettersOldFont 400 "LETTERS_OLD_FONT" "Được gõ bằng phông chữ cũ (TCVN3, VNI hoặc windows-1258); hãy chuyển sang Unicode" "This is typed in an old font (TCVN3, VNI or windows-1258); convert it to Unicode";
    LetterLookAlike 400 "LETTER_LOOK_ALIKE" "Có chữ cái của bảng chữ khác trông giống chữ Latinh; hãy gõ lại" "A letter of another script looks like a Latin one; type it anew";
    CharacterControl 400 "CHARACTER_CONTROL" "Có ký tự điều khiển; hãy xóa và gõ lại chỗ đó" "A control character stands in the text; remove it and type the place anew";
    NameNumbered 400 "NAME_NUMBERED" "Trước họ tên có số thứ tự hoặc dấu đầu dòng; hãy bỏ đi" "A number or a bullet stands before the name; leave it out";
    BodyInvalid 400 "BODY_INVALID" "Nội dung có nhiều lỗi" "The body has several errors";
    ParameterUnknown 400 "PARAMETER_UNKNOWN" "Tham số không được biết đến" "This parameter is not known";
    ParameterInvalid 400 "PARAMETER_INVALID" "Tham số không hợp lệ" "The parameter is not valid";
    ParameterUnexpected 400 "PARAMETER_UNEXPECTED" "Tham số không có nghĩa ở đây" "The parameter says nothing here";
    ParameterRepeated 400 "PARAMETER_REPEATED" "Tham số bị lặp lại" "The parameter is given twice";
    QueryInvalid 400 "QUERY_INVALID" "Truy vấn có nhiều lỗi" "The query has several errors";
    CursorInvalid 400 "CURSOR_INVALID" "Con trỏ trang không hợp lệ" "The cursor is not valid for this query";
    SortWithSearch 400 "SORT_WITH_SEARCH" "Không thể sắp xếp khi tìm theo q" "A search by q has its own order";
    HeaderInvalid 400 "HEADER_INVALID" "Tiêu đề yêu cầu không hợp lệ" "The request header is not valid";
    // Who asks.
    AuthenticationRequired 401 "AUTHENTICATION_REQUIRED" "Cần đăng nhập" "Authentication is required";
    ProofInvalid 401 "PROOF_INVALID" "Thiếu bằng chứng giữ khóa (DPoP) hoặc bằng chứng không hợp lệ" "The proof of the token's key (DPoP) is missing or not valid";
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
    CursorExpired 410 "CURSOR_EXPIRED" "Con trỏ bảng tin không còn dùng được; hãy bắt đầu lại từ bản chụp" "The cursor of the feed leads nowhere any more; begin again with a snapshot";
    ExternalIdExists 412 "EXTERNAL_ID_EXISTS" "Mã ngoài đã có bản ghi" "The external id names a record already";
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
    ReferenceAmbiguous 422 "REFERENCE_AMBIGUOUS" "Nhiều bản ghi cùng khớp; hãy nêu bản ghi bằng mã hoặc định danh" "Several records fit; name the one that is meant by its key or id";
    ReferenceDisagrees 422 "REFERENCE_DISAGREES" "Mục này không khớp với bản ghi mà các mục khác của dòng đã nêu" "This does not agree with the record that other members of the row name";
    CodeUnknown 422 "CODE_UNKNOWN" "Mã không có trong danh mục" "The code is not in its list";
    CodeExpired 422 "CODE_EXPIRED" "Mã không còn hiệu lực" "The code is not valid on that day";
    DatesReversed 422 "DATES_REVERSED" "Ngày kết thúc trước ngày bắt đầu" "The end lies before the start";
    DateInFuture 422 "DATE_IN_FUTURE" "Ngày ở tương lai" "The date lies in the future";
    PhoneInvalid 422 "PHONE_INVALID" "Số điện thoại không hợp lệ" "The phone number is not valid";
    NameInvalid 422 "NAME_INVALID" "Tên không hợp lệ" "The name is not valid";
    ExternalIdTaken 409 "EXTERNAL_ID_TAKEN" "Mã ngoài đã thuộc bản ghi khác" "The external id belongs to another record";
    ExternalIdPersonal 422 "EXTERNAL_ID_PERSONAL" "Số giấy tờ tùy thân không được dùng làm mã ngoài" "A number of an identity document must not serve as an external id";
    ReferenceEither 422 "REFERENCE_EITHER" "Nêu bản ghi bằng định danh hoặc bằng mã ngoài, đúng một trong hai" "Name the record by its id or by an external id: by exactly one of them";
    TraineeNotEnrolled 422 "TRAINEE_NOT_ENROLLED" "Trường chưa ghi danh người này" "The school has not enrolled this person yet";
    FieldReserved 422 "FIELD_RESERVED" "Vai trò không được thay đổi mục này" "The role may not change this field";
    UnitNotCommune 422 "UNIT_NOT_COMMUNE" "Đơn vị phải là xã, phường hoặc thôn bản" "The unit must be a commune or a village";
    // Jobs.
    JobFinished 409 "JOB_FINISHED" "Công việc đã kết thúc" "The job has already ended";
    JobActorGone 403 "JOB_ACTOR_GONE" "Người yêu cầu công việc không còn quyền truy cập" "Whoever asked for the job may not log in any more";
    JobAbandoned 500 "JOB_ABANDONED" "Công việc dừng nhiều lần mà không tiến triển" "The job stopped several times without getting any further";
    // Schools and licence lines.
    SchoolCodeTaken 409 "SCHOOL_CODE_TAKEN" "Mã cơ sở đã tồn tại" "The school code is already taken";
    SchoolClosed 422 "SCHOOL_CLOSED" "Cơ sở đã ngừng hoạt động" "The school is closed";
    SchoolNotClosed 422 "SCHOOL_NOT_CLOSED" "Chỉ cơ sở đã ngừng hoạt động mới nêu cơ sở kế thừa" "Only a closed school has a successor";
    SchoolSucceeded 403 "SCHOOL_SUCCEEDED" "Cơ sở kế thừa đã tiếp nhận; cơ sở này chỉ còn quyền đọc" "A successor goes on with the school; its own people only read";
    SuccessorCycle 422 "SUCCESSOR_CYCLE" "Cơ sở kế thừa dẫn ngược về chính cơ sở này" "The successor leads back to the school itself";
    SuccessorInUse 409 "SUCCESSOR_IN_USE" "Đã có dữ liệu dựa trên việc kế thừa" "Something stands on the succession";
    LicenceLineTaken 409 "LICENCE_LINE_TAKEN" "Dòng giấy phép đã tồn tại" "The licence line already exists";
    CampusNameTaken 409 "CAMPUS_NAME_TAKEN" "Tên địa điểm đào tạo đã tồn tại" "The campus name is already taken";
    PartnershipTaken 409 "PARTNERSHIP_TAKEN" "Hợp tác này đã tồn tại" "The partnership already exists";
    FieldFixed 422 "FIELD_FIXED" "Không thể thay đổi mục này" "This field cannot be changed";
    OccupationLevelDiffers 422 "OCCUPATION_LEVEL_DIFFERS" "Trình độ không khớp với ngành, nghề" "The occupation belongs to another level";
    LicenceLineOverlaps 409 "LICENCE_LINE_OVERLAPS" "Đã có dòng giấy phép khác trong thời gian này" "Another line of the same occupation and level is valid in this period";
    LicenceQuotaBelowSeats 409 "LICENCE_QUOTA_BELOW_SEATS" "Quy mô thấp hơn số chỗ đã dùng trong năm" "More seats of a year are taken than that";
    LicenceLineInUse 409 "LICENCE_LINE_IN_USE" "Có lớp học phụ thuộc vào dòng giấy phép này" "Classes depend on this licence line";
    // Places, code lists and occupations.
    UnitCodeUnknown 404 "UNIT_CODE_UNKNOWN" "Không có đơn vị mang mã này vào ngày đó" "No unit had this code on that day";
    PlaceUnknown 422 "PLACE_UNKNOWN" "Không có nơi nào mang tên này ở đó; hãy kiểm tra tên xã, huyện, tỉnh hoặc dùng mã xã" "No place there has this name; check the names of commune, district and province, or give the code of the commune";
    PlaceAmbiguous 422 "PLACE_AMBIGUOUS" "Nhiều xã, phường có tên này; hãy ghi thêm huyện cũ, viết đủ dấu hoặc dùng mã xã" "Several communes have this name; add the former district, write the accents, or give the code of the commune";
    CommuneUnknown 400 "COMMUNE_UNKNOWN" "Không có xã, phường nào mang định danh này" "No commune has this id";
    CommuneFormer 400 "COMMUNE_FORMER" "Xã, phường này đã kết thúc: kết quả là của xã, phường hiện nay" "This commune has ended: the answer is of the commune that it went into";
    UnitFixed 409 "UNIT_FIXED" "Đơn vị do pháp luật quy định, không sửa được ở đây" "The unit is set by law and cannot be changed here";
    UnitParentInvalid 422 "UNIT_PARENT_INVALID" "Thôn, bản phải thuộc một xã, phường hiện hành" "A village lies below a present commune";
    UnitTypeUnfit 422 "UNIT_TYPE_UNFIT" "Loại đơn vị không dùng cho cấp này" "The unit type is not one of this level";
    ResidenceEither 422 "RESIDENCE_EITHER" "Nêu nơi cư trú trong tỉnh, hoặc một tỉnh khác, hoặc một nước: đúng một" "Name a place of this province, or another province, or a country: exactly one";
    ResidenceWithin 422 "RESIDENCE_WITHIN" "Nơi này không ở ngoài tỉnh: nêu xã, phường, hoặc tỉnh trong nước" "This place is not elsewhere: name the commune, or the province within the country";
    UnitLevelUnfit 422 "UNIT_LEVEL_UNFIT" "Chỉ nạp được xã, phường" "Only communes are loaded";
    UnitCodeInvalid 422 "UNIT_CODE_INVALID" "Mã xã, phường chỉ gồm chữ số" "The code of a commune has digits only";
    UnitRowRepeated 422 "UNIT_ROW_REPEATED" "Mã xã, phường lặp lại trong tệp cho cùng một ngày" "The file has this code twice for one day";
    UnitReplacedUnknown 422 "UNIT_REPLACED_UNKNOWN" "Không có xã, phường nào mang mã này vào ngày hôm trước" "No commune had this code on the day before";
    UnitDivided 422 "UNIT_DIVIDED" "Xã, phường này đã nhập vào đơn vị khác; mỗi xã, phường chỉ nhập toàn bộ vào một đơn vị" "The commune goes into another one already: each goes whole into one";
    UnitCodeOverlaps 422 "UNIT_CODE_OVERLAPS" "Mã này thuộc về một xã, phường khác trong thời gian đó" "Another commune has this code at that time";
    UnitDistrictUnfit 422 "UNIT_DISTRICT_UNFIT" "Xã, phường không được lập từ huyện cũ này" "The commune did not come from this former district";
    UnitBeforeParent 422 "UNIT_BEFORE_PARENT" "Thôn, bản không thể có trước xã, phường của nó" "A village cannot begin before its commune";
    UnitNameTaken 409 "UNIT_NAME_TAKEN" "Xã, phường đã có thôn, bản cùng tên trong thời gian đó" "The commune has a village of that name at that time";
    UnitCodeTaken 409 "UNIT_CODE_TAKEN" "Mã thôn, bản đã được dùng trong thời gian đó" "Another village has that code at that time";
    CodeReplacedInCircle 422 "CODE_REPLACED_IN_CIRCLE" "Các mã thay thế nhau theo vòng tròn" "The codes replace each other in a circle";
    CodeEndMissing 422 "CODE_END_MISSING" "Mã bị thay thế phải có ngày hết hiệu lực" "A code that is replaced needs its last day";
    OccupationCodeInvalid 422 "OCCUPATION_CODE_INVALID" "Mã ngành, nghề cấp IV phải gồm 7 chữ số, bắt đầu bằng 5 hoặc 6; mã của tỉnh có chữ cái in hoa" "A national occupation code has 7 digits and begins with 5 or 6; one of the province has a capital letter";
    OccupationCodeRepeated 422 "OCCUPATION_CODE_REPEATED" "Mã ngành, nghề lặp lại trong tệp" "The file has this occupation code twice";
    OccupationLevelMismatch 422 "OCCUPATION_LEVEL_MISMATCH" "Trình độ không khớp với mã ngành, nghề" "The level disagrees with the occupation code";
    OccupationCodeTaken 409 "OCCUPATION_CODE_TAKEN" "Danh mục đã có mã ngành, nghề này" "The list has this occupation code already";
    OccupationShipped 409 "OCCUPATION_SHIPPED" "Ngành, nghề có sẵn trong hệ thống: hãy ghi ngày hết hiệu lực thay vì xóa" "The occupation ships with the registry: give it a last day instead";
    ClassSizesReversed 422 "CLASS_SIZES_REVERSED" "Sĩ số tối đa nhỏ hơn sĩ số tối thiểu" "The largest class is smaller than the smallest";
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
    ClassCourseDiffers 422 "CLASS_COURSE_DIFFERS" "Hai lớp không cùng chương trình" "The classes are not of one course";
    ClassMergesItself 422 "CLASS_MERGES_ITSELF" "Không thể nhập lớp vào chính nó" "A class cannot go into itself";
    ClassHasOpenEnrolments 409 "CLASS_HAS_OPEN_ENROLMENTS" "Lớp còn người học chưa có kết quả" "Enrolments of the class are still open";
    ClassHasCompletedEnrolments 409 "CLASS_HAS_COMPLETED_ENROLMENTS" "Lớp đã có người hoàn thành" "Trainees have completed the class";
    ClassHasEnrolments 409 "CLASS_HAS_ENROLMENTS" "Lớp đã có người đăng ký" "The class has enrolments";
    CapacityBelowSeats 422 "CAPACITY_BELOW_SEATS" "Sĩ số tối đa thấp hơn số chỗ đã nhận" "The capacity is below the seats taken";
    ReasonRequired 422 "REASON_REQUIRED" "Cần nêu lý do" "A reason is required";
    // Trainees and beneficiary statuses.
    IdentityRequired 422 "IDENTITY_REQUIRED" "Cần số định danh cá nhân hoặc hộ chiếu" "A citizen ID or a passport is required";
    PersonAmbiguous 422 "PERSON_AMBIGUOUS" "Nhiều hồ sơ có họ tên và ngày sinh này; hãy ghi số định danh cá nhân hoặc mã người học" "Several records have this name and birth date; give the citizen ID, or the key of the trainee";
    IdentityConflict 422 "IDENTITY_CONFLICT" "Không thể đăng ký với giấy tờ này; hãy kiểm tra lại hoặc liên hệ cơ quan đầu mối" "These data cannot be registered under this document; check them or ask the lead agency";
    PersonReplaced 422 "PERSON_REPLACED" "Giấy tờ cùng họ tên hoặc ngày sinh đều khác: có thể là người khác; nếu đúng, hãy sửa cả hai trong một lần PATCH" "Document and name or birth date are others: this may be somebody else; if it is not, correct both in one PATCH";
    CitizenIdPrefix 422 "CITIZEN_ID_PREFIX" "Ba số đầu của số định danh không phải mã tỉnh" "No province has the first three digits of the citizen ID";
    CitizenIdBirthYear 422 "CITIZEN_ID_BIRTH_YEAR" "Số định danh không khớp với năm sinh" "The citizen ID and the year of birth disagree";
    FormerIdUnknown 422 "FORMER_ID_UNKNOWN" "Chỉ thêm được số chứng minh nhân dân 9 chữ số; số định danh thành số cũ khi được thay bằng số khác" "Only an identity card of nine digits can be added; a citizen ID becomes a former one by being replaced";
    CitizenIdSex 422 "CITIZEN_ID_SEX" "Số định danh không khớp với giới tính" "The citizen ID and the sex disagree";
    TraineeAge 422 "TRAINEE_AGE" "Tuổi của người học ngoài giới hạn" "The age of the trainee is out of range";
    BirthDatePrecision 422 "BIRTH_DATE_PRECISION" "Ngày sinh đã ghi không rõ đến mức đó" "The date of birth does not say as much";
    DisabilityIncomplete 422 "DISABILITY_INCOMPLETE" "Cần cả dạng tật và mức độ khuyết tật" "Type and degree of a disability go together";
    ResidenceOutOfReach 422 "RESIDENCE_OUT_OF_REACH" "Nơi cư trú ngoài địa bàn phụ trách" "The residence lies outside the places you are in charge of";
    TraineeExists 409 "TRAINEE_EXISTS" "Người học đã được đăng ký" "The trainee is already registered";
    TraineeHasEnrolments 409 "TRAINEE_HAS_ENROLMENTS" "Người học đã có lượt ghi danh" "The trainee has enrolments";
    TraineeMerged 409 "TRAINEE_MERGED" "Hồ sơ người học đã được gộp vào hồ sơ khác" "The trainee was merged into another record";
    TraineeHasStatuses 409 "TRAINEE_HAS_STATUSES" "Người học đã có hồ sơ đối tượng" "The trainee has beneficiary statuses";
    BeneficiaryStatusExists 409 "BENEFICIARY_STATUS_EXISTS" "Hồ sơ đối tượng đã tồn tại" "The beneficiary status already exists";
    BeneficiaryStatusDecided 409 "BENEFICIARY_STATUS_DECIDED" "Hồ sơ đối tượng đã được quyết định" "The beneficiary status has been decided";
    BeneficiaryStatusOfAnother 403 "BENEFICIARY_STATUS_OF_ANOTHER" "Hồ sơ đối tượng do đơn vị khác đề nghị" "Another organisation claimed this beneficiary status";
    CaseDecided 409 "CASE_DECIDED" "Hồ sơ cần xử lý đã được quyết định" "The case has been decided";
    MatchDecided 409 "MATCH_DECIDED" "Hồ sơ nghi trùng đã được quyết định" "The match has been decided";
    MatchNotMerged 409 "MATCH_NOT_MERGED" "Hai hồ sơ chưa được gộp" "The two records are not merged";
    SurvivorRequired 422 "SURVIVOR_REQUIRED" "Cần nêu hồ sơ được giữ lại, là một trong hai hồ sơ" "The record that stays is required, one of the two";
    SurvivorUnexpected 422 "SURVIVOR_UNEXPECTED" "Chỉ nêu hồ sơ được giữ lại khi gộp" "A record that stays goes with a merge only";
    MergeDocumentsDiffer 409 "MERGE_DOCUMENTS_DIFFER" "Hai hồ sơ có giấy tờ tùy thân khác nhau; hãy nêu số định danh của hồ sơ nào là đúng (validCitizenIdOf)" "The two records have different documents; say whose citizen ID is valid (validCitizenIdOf)";
    CitizenIdOfNeither 422 "CITIZEN_ID_OF_NEITHER" "Hồ sơ được nêu không có số định danh trong lần gộp này" "That record brings no citizen ID into this merge";
    MergeEnrolmentsClash 409 "MERGE_ENROLMENTS_CLASH" "Hai hồ sơ có lượt ghi danh trùng lớp hoặc trùng thời gian" "The two records have enrolments in one class or at the same time";
    MergeStatusesClash 409 "MERGE_STATUSES_CLASH" "Hai hồ sơ có cùng một diện đối tượng từ cùng ngày" "The two records have the same beneficiary status from the same day";
    MergeEntangled 409 "MERGE_ENTANGLED" "Hồ sơ được giữ lại đã được gộp tiếp; hãy tách lần gộp sau trước" "The record that stayed was merged since; take the later merge apart first";
    // Enrolments and certificates.
    AlreadyEnrolled 409 "ALREADY_ENROLLED" "Người học đã ghi danh vào lớp này" "The trainee is enrolled in this class already";
    EnrolmentFixed 409 "ENROLMENT_FIXED" "Không đổi được người học hoặc lớp của lượt ghi danh" "The trainee and the class of an enrolment stay";
    NoStepToUndo 409 "NO_STEP_TO_UNDO" "Chưa có bước nào để hoàn tác" "No step has been taken that could be taken back";
    UndoOfOthers 403 "UNDO_OF_OTHERS" "Bước này do đơn vị khác ghi nhận; cơ quan chủ trì có thể hoàn tác" "Others took this step; they or the lead agency can take it back";
    UndoTooLate 409 "UNDO_TOO_LATE" "Đã quá thời hạn hoàn tác; cơ quan chủ trì vẫn có thể hoàn tác" "It is too late to take this back; the lead agency still can";
    StepInUse 409 "STEP_IN_USE" "Có bản ghi khác dựa trên bước này; hãy hoàn tác bản ghi đó trước" "Other records stand on this step; take them back first";
    ClassNotRunning 409 "CLASS_NOT_RUNNING" "Lớp chưa học hoặc không còn học" "The class is not running";
    ClassOverlap 422 "CLASS_OVERLAP" "Người học có lớp khác trùng thời gian" "The trainee is in another class at the same time";
    StatusNotValid 422 "STATUS_NOT_VALID" "Diện hỗ trợ chưa được xác nhận hoặc không còn hiệu lực" "The beneficiary status is not confirmed or not valid on that day";
    TransferTargetRequired 422 "TRANSFER_TARGET_REQUIRED" "Cần nêu lớp chuyển đến" "The class to transfer to is required";
    TransferTargetUnexpected 422 "TRANSFER_TARGET_UNEXPECTED" "Chỉ nêu lớp chuyển đến khi chuyển lớp" "A class to transfer to goes with a transfer only";
    CompletionBeforeEnd 422 "COMPLETION_BEFORE_END" "Ngày hoàn thành trước ngày bế giảng; nếu lớp kết thúc sớm, hãy sửa ngày bế giảng của lớp trước" "The completion lies before the last days of the class; if the class ends early, change its end date first";
    CompletionBeforeStart 422 "COMPLETION_BEFORE_START" "Ngày hoàn thành trước ngày khai giảng" "The completion lies before the class began";
    ResultMissing 409 "RESULT_MISSING" "Chưa ghi kết quả học tập" "No result has been recorded";
    ResultCertified 409 "RESULT_CERTIFIED" "Kết quả đã được cấp văn bằng, chứng chỉ" "A live certificate stands on this result";
    ScorePrecision 422 "SCORE_PRECISION" "Điểm có quá hai chữ số thập phân" "The score has more than two decimals";
    EnrolmentNotCompleted 422 "ENROLMENT_NOT_COMPLETED" "Người học chưa hoàn thành khóa học" "The enrolment is not completed";
    EnrolmentNotPassed 422 "ENROLMENT_NOT_PASSED" "Người học không đạt kết quả tốt nghiệp" "The enrolment was not passed";
    CertificateKindMismatch 422 "CERTIFICATE_KIND_MISMATCH" "Loại văn bằng, chứng chỉ không hợp với trình độ" "The kind of certificate does not go with the level of the course";
    CertificateNumberTaken 409 "CERTIFICATE_NUMBER_TAKEN" "Số hiệu đã được dùng" "The certificate number is already taken";
    CertificateRegisterNumberTaken 409 "CERTIFICATE_REGISTER_NUMBER_TAKEN" "Số vào sổ đã được dùng" "The register number is already taken";
    NumberPatternInvalid 422 "NUMBER_PATTERN_INVALID" "Mẫu số phải có đúng một {seq}, có {year}, và cho số dài tối đa 64 ký tự" "The pattern must have exactly one {seq} and a {year}, and give numbers of at most 64 characters";
    NumberPatternMissing 422 "NUMBER_PATTERN_MISSING" "Đơn vị chưa đặt mẫu số; hãy nhập số" "The school has set no pattern for this number: give the number";
    TemplateOutsidePage 422 "TEMPLATE_OUTSIDE_PAGE" "Mục nằm ngoài trang giấy" "This reaches beyond the page";
    TemplateNameUnknown 422 "TEMPLATE_NAME_UNKNOWN" "Không có giá trị nào mang tên này" "No value has this name";
    TemplateBraceOpen 422 "TEMPLATE_BRACE_OPEN" "Dấu ngoặc nhọn chưa được đóng" "A brace is not closed";
    TemplateLetterUnknown 422 "TEMPLATE_LETTER_UNKNOWN" "Phông chữ không có ký tự này" "The font does not have this letter";
    PictureInvalid 422 "PICTURE_INVALID" "Ảnh không dùng được: cần PNG hoặc JPEG, tối đa 12 triệu điểm ảnh" "The picture cannot be used: a PNG or JPEG of at most 12 million dots is needed";
    CertificateTextTooLong 422 "CERTIFICATE_TEXT_TOO_LONG" "Nội dung không vừa ô trên mẫu in" "A text does not fit its field of the template";
    CertificatesNone 409 "CERTIFICATES_NONE" "Lớp không có văn bằng, chứng chỉ nào còn hiệu lực" "No certificate of the class holds";
    CertificatesMixed 409 "CERTIFICATES_MIXED" "Lớp có nhiều loại văn bằng, chứng chỉ: hãy nêu loại cần in" "The class has certificates of several kinds: name the one to print";
    PaperTooLong 422 "PAPER_TOO_LONG" "Danh sách quá dài để in thành PDF; hãy lấy XLSX hoặc CSV" "The list is too long for a PDF; ask for XLSX or CSV";
    CertificateEnded 409 "CERTIFICATE_ENDED" "Văn bằng, chứng chỉ trước đã bị thu hồi; nếu cần, hãy cấp riêng cho người này" "An earlier certificate of the enrolment was revoked; issue another one singly";
    CertificateExists 409 "CERTIFICATE_EXISTS" "Đã có văn bằng, chứng chỉ còn hiệu lực" "The enrolment has a live certificate";
    IssuedBeforeCompletion 422 "ISSUED_BEFORE_COMPLETION" "Ngày cấp trước ngày hoàn thành" "The certificate is issued before the completion";
    // Enterprises and employment outcomes.
    TaxCodeDigits 422 "TAX_CODE_DIGITS" "Mã số thuế chỉ gồm chữ số" "A tax code has digits only";
    TaxCodeLength 422 "TAX_CODE_LENGTH" "Độ dài mã số thuế không đúng với loại hình" "The length of the tax code does not suit the legal form";
    TaxCodeCheckDigit 422 "TAX_CODE_CHECK_DIGIT" "Sai số kiểm tra của mã số thuế" "The check digit of the tax code is wrong";
    TaxCodeImpossible 422 "TAX_CODE_IMPOSSIBLE" "Không có mã số thuế nào bắt đầu như vậy" "No tax code starts with these nine digits";
    TaxCodeBranch 422 "TAX_CODE_BRANCH" "Số thứ tự chi nhánh phải từ 001 đến 999" "The branch number of a tax code is 001 to 999";
    TaxCodeOwner 422 "TAX_CODE_OWNER" "Số định danh của chủ hộ không bắt đầu bằng mã nơi đăng ký khai sinh" "The citizen ID of the owner does not begin with the number of a place";
    TaxCodeTaken 409 "TAX_CODE_TAKEN" "Mã số thuế đã được đăng ký" "The tax code is already registered";
    OutcomeBeforeCompletion 422 "OUTCOME_BEFORE_COMPLETION" "Người học chưa hoàn thành khóa học" "The enrolment is not completed";
    OutcomeTooEarly 422 "OUTCOME_TOO_EARLY" "Chưa đến thời điểm theo dõi" "The checkpoint has not come by that day";
    OutcomeTooLate 422 "OUTCOME_TOO_LATE" "Đã quá thời hạn của mốc theo dõi này" "The checkpoint has passed by that day: a later one is due";
    OutcomeAfterDeath 422 "OUTCOME_AFTER_DEATH" "Người này đã qua đời trước ngày đó" "The person had died before that day";
    OutcomeEmployerRequired 422 "OUTCOME_EMPLOYER_REQUIRED" "Thiếu đơn vị tuyển dụng" "An outcome of being hired names the employer";
    OutcomeEmployerUnexpected 422 "OUTCOME_EMPLOYER_UNEXPECTED" "Kết quả này không có đơn vị tuyển dụng" "This kind of outcome has no employer";
    OutcomeEmployerTwice 422 "OUTCOME_EMPLOYER_TWICE" "Chỉ nêu đơn vị tuyển dụng một lần" "Name the employer by id or by name, not both";
    OutcomeIncomeUnexpected 422 "OUTCOME_INCOME_UNEXPECTED" "Kết quả này không có thu nhập" "This kind of outcome has no such income";
    OutcomeDetailUnexpected 422 "OUTCOME_DETAIL_UNEXPECTED" "Không liên lạc được thì không biết chi tiết này" "Of somebody not reached this is not known";
    OutcomeProvenanceReserved 422 "OUTCOME_PROVENANCE_RESERVED" "Chỉ người có quyền xác nhận được ghi nguồn này" "Only who may confirm outcomes records this provenance";
    OutcomeWithdrawn 409 "OUTCOME_WITHDRAWN" "Kết quả đã được hoàn tác" "The outcome was taken back";
    OutcomeConfirmed 409 "OUTCOME_CONFIRMED" "Kết quả đã được xác nhận" "The outcome is already confirmed";
    // Organisations, users and clients.
    OrganisationNameTaken 409 "ORGANISATION_NAME_TAKEN" "Tên tổ chức đã tồn tại" "The name of the organisation is already taken";
    OrganisationSchoolTaken 409 "ORGANISATION_SCHOOL_TAKEN" "Cơ sở đã có tổ chức" "The school has an organisation already";
    OrganisationEnterpriseTaken 409 "ORGANISATION_ENTERPRISE_TAKEN" "Doanh nghiệp đã có tổ chức" "The enterprise has an organisation already";
    OrganisationUnitRequired 422 "ORGANISATION_UNIT_REQUIRED" "Cơ quan phải thuộc một đơn vị hành chính" "An agency must name its administrative unit";
    OrganisationUnitLevel 422 "ORGANISATION_UNIT_LEVEL" "Đơn vị của cơ quan phải là tỉnh, huyện hoặc xã" "The unit of an agency must be a province, a district or a commune";
    OrganisationSchoolRequired 422 "ORGANISATION_SCHOOL_REQUIRED" "Tổ chức loại này phải nêu cơ sở đào tạo" "An organisation of this kind must name its school";
    OrganisationEnterpriseRequired 422 "ORGANISATION_ENTERPRISE_REQUIRED" "Tổ chức loại này phải nêu doanh nghiệp" "An organisation of this kind must name its enterprise";
    OrganisationLinkForbidden 422 "ORGANISATION_LINK_FORBIDDEN" "Loại tổ chức không có liên kết này" "An organisation of this kind has no such link";
    OrganisationRolesConflict 409 "ORGANISATION_ROLES_CONFLICT" "Vai trò đã cấp không phù hợp với tổ chức" "Roles already given do not fit the organisation";
    OrganisationInactive 422 "ORGANISATION_INACTIVE" "Tổ chức đã ngừng hoạt động" "The organisation is not active";
    UsernameTaken 409 "USERNAME_TAKEN" "Tên đăng nhập đã tồn tại" "The user name is already taken";
    RoleNotForOrganisation 422 "ROLE_NOT_FOR_ORGANISATION" "Vai trò không dành cho loại tổ chức này" "The role is not for this kind of organisation";
    RoleNeedsCommune 422 "ROLE_NEEDS_COMMUNE" "Vai trò này cần tổ chức của một xã, phường" "The role needs the organisation of a commune";
    RoleNeedsProvince 422 "ROLE_NEEDS_PROVINCE" "Vai trò này cần cơ quan cấp tỉnh" "The role needs an agency of the province";
    PasswordIsUsername 422 "PASSWORD_IS_USERNAME" "Mật khẩu không được trùng tên đăng nhập" "The password must not be the user name";
    PasswordWrong 422 "PASSWORD_WRONG" "Mật khẩu hiện tại không đúng" "The current password is wrong";
    SecondFactorSet 409 "SECOND_FACTOR_SET" "Đã bật xác thực hai lớp" "There is a second factor already";
    SecondFactorMissing 409 "SECOND_FACTOR_MISSING" "Chưa bật xác thực hai lớp" "There is no second factor";
    SecondFactorWrong 422 "SECOND_FACTOR_WRONG" "Mã xác thực không đúng" "The code of the authenticator is wrong";
    LastAdministrator 409 "LAST_ADMINISTRATOR" "Phải còn ít nhất một quản trị viên hoạt động" "The last active administrator must stay";
    UserHasHistory 409 "USER_HAS_HISTORY" "Người dùng đã hoạt động, chỉ có thể khóa" "The user has been active and can only be disabled";
    ClientNameTaken 409 "CLIENT_NAME_TAKEN" "Tên ứng dụng đã tồn tại trong tổ chức" "The organisation has a client of this name already";
    ClientHasHistory 409 "CLIENT_HAS_HISTORY" "Ứng dụng đã được dùng, chỉ có thể khóa" "The client has been used and can only be disabled";
    ClientWithoutUse 422 "CLIENT_WITHOUT_USE" "Ứng dụng cần vai trò, địa chỉ chuyển về hoặc đăng nhập bằng mã thiết bị" "A client needs a role, an address to lead back to, or log-in by a device's code";
    ClientRoleUnproven 422 "CLIENT_ROLE_UNPROVEN" "Ứng dụng không chứng minh được mình là ai thì không có vai trò riêng" "A client that cannot prove who it is has no role of its own";
    ClientKeyMissing 422 "CLIENT_KEY_MISSING" "Cách xác thực này cần ít nhất một khóa công khai" "This way to prove who it is needs a public key";
    ClientKeyInvalid 422 "CLIENT_KEY_INVALID" "Khóa không phải Ed25519, P-256 hoặc RSA từ 2048 bit" "The key is not one of Ed25519, P-256 or RSA of 2,048 bits and more";
    ClientHasNoSecret 409 "CLIENT_HAS_NO_SECRET" "Ứng dụng này không dùng mật khẩu riêng" "The client proves itself without a secret";
    RedirectUriInvalid 422 "REDIRECT_URI_INVALID" "Địa chỉ chuyển về phải là https, http trên chính thiết bị, hoặc giao thức riêng theo tên miền" "The address is neither https, http on the same device, nor of a scheme named by a domain";
    ScopeUnknown 422 "SCOPE_UNKNOWN" "Phạm vi không tồn tại" "The scope does not exist";
    ScopeNotForRole 422 "SCOPE_NOT_FOR_ROLE" "Vai trò không dùng được phạm vi này" "The role has no use for the scope";
    // Exports.
    ExportsTooMany 409 "EXPORTS_TOO_MANY" "Có quá nhiều lần xuất dữ liệu chưa xong" "Too many exports are still under way";
    ExportNotReady 409 "EXPORT_NOT_READY" "Tệp xuất chưa sẵn sàng" "The export has not come to its end";
    ExportExpired 410 "EXPORT_EXPIRED" "Tệp xuất đã hết hạn" "The files of the export have expired";
    ExportReachChanged 403 "EXPORT_REACH_CHANGED" "Quyền hoặc phạm vi dữ liệu đã thay đổi; hãy xuất lại" "What you may see has changed since; export again";
    ExportFilterUnexpected 422 "EXPORT_FILTER_UNEXPECTED" "Lần xuất phần thay đổi không nhận bộ lọc" "An export of changes takes no filters";
    RangeNotSatisfiable 416 "RANGE_NOT_SATISFIABLE" "Khoảng byte nằm ngoài tệp" "The range lies outside the file";
    // Webhooks.
    WebhookUrlInvalid 422 "WEBHOOK_URL_INVALID" "URL nhận tin không hợp lệ" "The URL is not one of a web server, or holds credentials or a fragment";
    WebhookSchemeForbidden 422 "WEBHOOK_SCHEME_FORBIDDEN" "URL nhận tin phải dùng https" "The URL must use https";
    WebhookPortForbidden 422 "WEBHOOK_PORT_FORBIDDEN" "Cổng của URL nhận tin không được phép" "The port is neither 443, 80 nor one from 1024 on";
    WebhookHostForbidden 422 "WEBHOOK_HOST_FORBIDDEN" "Máy chủ nhận tin không có địa chỉ công khai" "The host has no public address, or one that is not";
    WebhookTypeForbidden 422 "WEBHOOK_TYPE_FORBIDDEN" "Vai trò hoặc phạm vi không được đọc loại dữ liệu này" "The role or the scope does not allow to read the type";
    WebhooksTooMany 409 "WEBHOOKS_TOO_MANY" "Tổ chức đã có quá nhiều đăng ký nhận tin" "The organisation has as many subscriptions as it may";
    WebhookNotActive 409 "WEBHOOK_NOT_ACTIVE" "Đăng ký nhận tin không hoạt động" "The subscription is not active";
    WebhookBacklog 409 "WEBHOOK_BACKLOG" "Quá nhiều tin đang chờ gửi" "Too many messages wait to be delivered";
    ReplaySelectionMissing 422 "REPLAY_SELECTION_MISSING" "Phải nêu khoảng thời gian hoặc trạng thái cần gửi lại" "Give a period or a status of what to send again";
    // Reconciliation.
    BucketsNotPowerOfTwo 422 "BUCKETS_NOT_POWER_OF_TWO" "Số nhóm phải là lũy thừa của hai" "The number of buckets is no power of two";
    BucketsTooFew 422 "BUCKETS_TOO_FEW" "Quá ít nhóm cho chừng này bản ghi" "There are too few buckets for so many records";
    BucketRepeated 422 "BUCKET_REPEATED" "Nhóm bị lặp lại" "A bucket is given twice";
    SystemUnexpected 422 "SYSTEM_UNEXPECTED" "Chỉ nêu hệ thống khi đối soát theo mã ngoài" "A system goes with external ids alone";
    // Warnings: said beside a success, never in place of it.
    InvisibleRemoved 200 "INVISIBLE_REMOVED" "Đã bỏ các ký tự không nhìn thấy" "Characters that nobody sees were left out";
    EthReplaced 200 "LETTER_ETH_REPLACED" "Chữ Ð (eth) được ghi thành Đ" "The letter Ð (eth) is taken as Đ";
    KeptAsRegistered 200 "KEPT_AS_REGISTERED" "Giữ nguyên như nơi khác đã đăng ký" "Kept as others registered it";
    IdentityChanged 200 "IDENTITY_CHANGED" "Họ tên, giới tính, ngày sinh hoặc giấy tờ khác với đã đăng ký: có thể là người khác" "Name, sex, birth date or document is another than was registered: this may be somebody else";
    PersonInTwoRows 200 "PERSON_IN_TWO_ROWS" "Tệp có hai dòng về cùng một người, với hai mã" "Two rows of the file are of one person, under two keys";
    KeptAsRecorded 200 "KEPT_AS_RECORDED" "Giữ nguyên như đã ghi nhận" "Kept as recorded";
    EligibilityReopened 200 "ELIGIBILITY_REOPENED" "Giấy tờ xác nhận không còn hiệu lực vào ngày khai giảng mới; cần xét lại điều kiện của những người này" "Evidence does not hold on the new first day; eligibility of these people is to be decided again";
    OutcomesNotCounted 200 "OUTCOMES_NOT_COUNTED" "Các kết quả việc làm đã ghi không được tính cho đến khi hoàn thành lại" "Outcomes were recorded of it; they do not count until it is completed again";
    EnrolmentsWithoutGroup 200 "ENROLMENTS_WITHOUT_GROUP" "Các lượt ghi danh theo diện này không thuộc nhóm nào cho đến khi diện được xác nhận lại" "Enrolments under this status count in no group until it is confirmed again";
    TemplateUnverifiable 200 "TEMPLATE_UNVERIFIABLE" "Mẫu in không có mã QR và mã tra cứu: không ai kiểm tra được bản in" "The template has neither the QR code nor the code: nobody can verify what is printed";
    PaperPartial 200 "PAPER_PARTIAL" "Chỉ gồm những người thuộc phạm vi được xem" "Only people whom the caller may see are on the paper";
    CapacityUnusual 200 "CAPACITY_UNUSUAL" "Sĩ số khác thường" "An unusual size of a class";
    HoursAboveCourse 200 "HOURS_ABOVE_COURSE" "Số giờ vượt thời lượng khóa học" "More hours than the course has";
    PhoneRenumbered 200 "PHONE_RENUMBERED" "Số di động 11 số cũ được ghi nhận thành số 10 số hiện nay" "The mobile number of before 2018 is taken as the one that took its place";
    ResidenceOfPassport 200 "RESIDENCE_OF_PASSPORT" "Không nêu nơi cư trú: ghi nước cấp hộ chiếu" "No residence is given: the country of the passport is taken";
    HoursBelowLevel 200 "HOURS_BELOW_LEVEL" "Đạt dù chưa đủ số giờ tối thiểu của trình độ" "Passed with fewer hours than the level asks for";
    // Statistics.
    DimensionRepeated 400 "DIMENSION_REPEATED" "Chiều phân tổ bị lặp lại" "A dimension is given twice";
    DimensionsTooMany 400 "DIMENSIONS_TOO_MANY" "Nhiều hơn hai chiều phân tổ" "There are more than two dimensions";
    DayAfterToday 400 "DAY_AFTER_TODAY" "Ngày ở sau hôm nay" "The day lies after today";
    PeriodReversed 400 "PERIOD_REVERSED" "Khoảng thời gian bị đảo ngược" "The period ends before it begins";
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
            let status = code.status();
            assert!(status.is_client_error() || status.is_server_error() || status == 200);
        }
    }
}
