//! Who signs for a school.

/// Who heads a school of that kind, in Vietnamese and in English.
#[must_use]
pub fn head(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "COLLEGE" | "INTERMEDIATE_SCHOOL" | "VOCATIONAL_SECONDARY_SCHOOL" => {
            ("Hiệu trưởng", "Rector")
        }
        "VOCATIONAL_CENTRE" | "VOCATIONAL_CONTINUING_CENTRE" | "ENTERPRISE_PARTICIPANT" => {
            ("Giám đốc", "Director")
        }
        _ => ("Thủ trưởng đơn vị", "Head of the institution"),
    }
}
