//! Which kind of certificate goes with which level of training.

/// Level of the course, and the only kind (code list `certificate-kinds`) that may be issued.
const KINDS: &[(&str, &str)] = &[
    ("SHORT_TERM", "TRAINING_CERTIFICATE"),
    ("ELEMENTARY_1", "ELEMENTARY_CERTIFICATE"),
    ("ELEMENTARY_2", "ELEMENTARY_CERTIFICATE"),
    ("ELEMENTARY_3", "ELEMENTARY_CERTIFICATE"),
    ("INTERMEDIATE", "INTERMEDIATE_DIPLOMA"),
    ("VOCATIONAL_SECONDARY", "VOCATIONAL_SECONDARY_DIPLOMA"),
    ("COLLEGE", "COLLEGE_DIPLOMA"),
];

/// The kind that goes with a level; none for a level that the operator added, where any kind of
/// the code list may be issued.
#[must_use]
pub fn kind_for(level: &str) -> Option<&'static str> {
    KINDS
        .iter()
        .find(|(known, _)| *known == level)
        .map(|(_, kind)| *kind)
}
