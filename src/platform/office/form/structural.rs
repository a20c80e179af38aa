//! Headings of columns that hold no member: running numbers, remarks, signatures.

use super::heading::Heading;
use super::model::Why;

const RUNNING_NUMBER: &[&str] = &[
    "stt",
    "tt",
    "so tt",
    "so thu tu",
    "thu tu",
    "s t t",
    "t t",
    "no",
    "nr",
    "index",
    "so tt lop",
];
const REMARK: &[&str] = &[
    "ghi chu",
    "chu thich",
    "luu y",
    "note",
    "notes",
    "remark",
    "remarks",
];
const SIGNATURE: &[&str] = &[
    "ky nhan",
    "ki nhan",
    "chu ky",
    "chu ki",
    "ky ten",
    "ki ten",
    "ky xac nhan",
    "ky va ghi ro ho ten",
    "ky ghi ro ho ten",
    "nguoi nhan ky",
    "nguoi hoc ky ten",
    "hoc vien ky ten",
    "hoc vien ky nhan",
    "nguoi nhan ky ten",
    "signature",
    "chu ky hoc vien",
    "chu ky nguoi hoc",
    "chu ky nguoi nhan",
    "nguoi nhan ky ghi ro ho ten",
    "diem danh",
];

/// What stands in no member and has a name of its own.
pub(super) fn structural(leaf: &Heading) -> Option<Why> {
    let is = |known: &[&str]| known.contains(&&*leaf.bare) || known.contains(&&*leaf.whole);
    if is(RUNNING_NUMBER) || matches!(&*leaf.raw, "#" | "№" | "Nº" | "N°") {
        Some(Why::RunningNumber)
    } else if is(REMARK) {
        Some(Why::Remark)
    } else {
        is(SIGNATURE).then_some(Why::Signature)
    }
}
