//! Headings of lists on which schools send a new class: beside those of people and enrolments, the
//! papers by which somebody belongs to a group.

use super::{Entry, entry};

// Packed by hand: one heading a line would hide which belong together.
#[rustfmt::skip]
pub(super) const HEADINGS: &[Entry] = &[
    entry("evidenceKind", &[
        "Loại giấy tờ minh chứng", "Loại minh chứng", "Giấy tờ minh chứng", "Loại giấy xác nhận",
        "Kind of evidence",
    ]),
    entry("evidenceNumber", &[
        "Số giấy tờ minh chứng", "Số minh chứng", "Số giấy xác nhận", "Số giấy chứng nhận hộ nghèo",
        "Số xác nhận đối tượng", "Number of evidence",
    ]),
    entry("evidenceValidFrom", &[
        "Giấy tờ có giá trị từ", "Minh chứng có giá trị từ", "Ngày cấp giấy xác nhận",
        "Ngày cấp giấy tờ minh chứng", "Evidence valid from",
    ]),
    entry("evidenceValidTo", &[
        "Giấy tờ có giá trị đến", "Minh chứng có giá trị đến", "Giấy xác nhận có giá trị đến",
        "Evidence valid to",
    ]),
];
