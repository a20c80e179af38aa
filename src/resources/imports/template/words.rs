//! What the columns mean, in the words of those who fill them in.

/// The meaning of a member, in Vietnamese.
pub fn meaning(member: &str) -> &'static str {
    match member {
        "externalId" => "Mã của bản ghi trong phần mềm của đơn vị; giữ nguyên mỗi lần gửi",
        "citizenId" => "Số định danh cá nhân (CCCD), đúng 12 chữ số, định dạng văn bản",
        "citizenIdOverride" => {
            "Lý do số định danh vẫn đúng dù không khớp ngày sinh hoặc giới tính (ít nhất 10 ký tự)"
        }
        "passportCountry" => "Nước cấp hộ chiếu, hai chữ cái; đi cùng số hộ chiếu",
        "passportNumber" => "Số hộ chiếu, khi không có số định danh",
        "fullName" => "Họ và tên đầy đủ, có dấu",
        "sex" => "Giới tính: MALE (nam), FEMALE (nữ)",
        "birthDate" => "Ngày sinh, dạng ngày hoặc 2004-05-17",
        "ethnicGroup" => "Mã dân tộc (danh mục năm 2008)",
        "residenceCode" => "Mã xã, phường nơi cư trú, định dạng văn bản",
        "residenceCodeDate" | "unitCodeDate" => "Ngày mà mã xã có nghĩa đó; bỏ trống là hôm nay",
        "residenceUnitId" => "Định danh của xã hoặc bản trong hệ thống, thay cho mã xã",
        "address" => "Địa chỉ trong xã: bản, tổ, số nhà",
        "phone" => "Số điện thoại, định dạng văn bản",
        "schoolingLevel" => "Mã trình độ học vấn",
        "disabilityType" => "Mã dạng khuyết tật; đi cùng mức độ",
        "disabilityDegree" => "Mã mức độ khuyết tật; đi cùng dạng tật",
        "schoolId" => "Định danh của cơ sở đào tạo; cơ sở tự gửi thì bỏ trống",
        "course" => "Mã chương trình trong phần mềm của đơn vị",
        "courseId" => "Định danh của chương trình trong hệ thống, thay cho mã",
        "code" => "Mã lớp, duy nhất trong cơ sở",
        "name" => "Tên lớp",
        "campusId" => "Định danh của địa điểm đào tạo",
        "unitCode" => "Mã xã, phường nơi mở lớp, định dạng văn bản",
        "unitId" => "Định danh của xã hoặc bản nơi mở lớp, thay cho mã xã",
        "startDate" => "Ngày khai giảng",
        "endDate" => "Ngày bế giảng",
        "capacity" => "Sĩ số tối đa",
        "trainers" => "Tên giáo viên, ngăn cách bằng dấu chấm phẩy",
        "fundingLine" => "Chương trình hoặc nguồn kinh phí",
        "commission" => "Hợp đồng đặt hàng hoặc quyết định giao nhiệm vụ",
        "status" => "Trạng thái trong phần mềm của đơn vị; bỏ trống thì giữ nguyên",
        "statusDate" => "Ngày của bước cuối; bỏ trống là hôm nay",
        "statusReason" => "Lý do, khi trạng thái cần có lý do",
        "trainee" => "Mã người học trong phần mềm của đơn vị",
        "traineeId" => "Định danh của người học trong hệ thống, thay cho mã",
        "class" => "Mã lớp trong phần mềm của đơn vị (externalId của lớp)",
        "classId" => "Định danh của lớp trong hệ thống, thay cho mã",
        "beneficiaryStatusId" => "Định danh của diện đối tượng đã được xác nhận",
        "appliedDate" => "Ngày đăng ký; bỏ trống là hôm nay",
        "overlapOverride" => "Lý do được học hai lớp trùng thời gian (ít nhất 10 ký tự)",
        "enrolment" => "Mã lượt ghi danh trong phần mềm của đơn vị",
        "enrolmentId" => "Định danh của lượt ghi danh trong hệ thống, thay cho mã",
        "hoursAttended" => "Số giờ có mặt",
        "score" => "Điểm, thang 10, nhiều nhất hai chữ số thập phân",
        "result" => "Kết quả: PASSED (đạt), FAILED (không đạt)",
        "note" => "Ghi chú",
        "certificateKind" => "Mã loại văn bằng, chứng chỉ; bỏ trống thì theo trình độ",
        "number" => "Số hiệu văn bằng, chứng chỉ",
        "registerNumber" => "Số vào sổ cấp",
        "issueDate" => "Ngày cấp",
        "checkpointMonths" => "Thời điểm sau tốt nghiệp: 3, 6 hoặc 12 tháng",
        "outcomeKind" => "Mã kết quả việc làm",
        "provenance" => "Mã nguồn thông tin",
        "observedDate" => "Ngày mà thông tin mô tả",
        "enterpriseId" => "Định danh của doanh nghiệp, khi đã có trong hệ thống",
        "employerName" => "Tên nơi làm việc hoặc nơi mua sản phẩm, khi chưa có trong hệ thống",
        "incomeBefore" => "Thu nhập một tháng trước khi học, đồng, không dấu phân cách",
        "incomeAfter" => "Thu nhập một tháng vào ngày đó, đồng, không dấu phân cách",
        "relatedToTraining" => "Việc làm có dùng nghề đã học: TRUE hoặc FALSE",
        "escapedPoverty" => "Hộ đã thoát nghèo: TRUE hoặc FALSE",
        "becameBetterOff" => "Hộ đã thành hộ khá: TRUE hoặc FALSE",
        _ => "",
    }
}

/// The code list whose codes a member takes.
pub fn code_list(member: &str) -> Option<&'static str> {
    Some(match member {
        "ethnicGroup" => "ethnic-groups",
        "schoolingLevel" => "schooling-levels",
        "disabilityType" => "disability-types",
        "disabilityDegree" => "disability-degrees",
        "certificateKind" => "certificate-kinds",
        "outcomeKind" => "outcome-kinds",
        "provenance" => "outcome-provenances",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::imports::model::ImportKind;
    use crate::resources::imports::read::columns_of;

    #[test]
    fn every_column_of_every_kind_is_explained() {
        for kind in ImportKind::IN_ORDER {
            for column in columns_of(kind).expect("columns") {
                assert_ne!(meaning(&column.name), "", "{} of {kind}", column.name);
            }
        }
    }
}
