//! A rule as clients see it.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::portable;
use crate::platform::error::ErrorCode;
use crate::text_enum;

text_enum! {
    /// What has to be known to tell whether a rule is kept.
    pub enum RuleBasis {
        /// What is sent alone.
        Row = "ROW",
        /// Other records, and lists of codes.
        Records = "RECORDS",
        /// How the record stands, and what was done before.
        State = "STATE",
        /// What day it is.
        Day = "DAY",
        /// Who asks.
        Caller = "CALLER",
        /// The other rows of a file.
        File = "FILE",
    }
}

/// A rule of the table.
#[derive(Debug)]
pub struct Rule {
    pub resource: &'static str,
    /// The operations that hold it; none: whichever has the members.
    pub operations: &'static [&'static str],
    pub code: ErrorCode,
    pub basis: RuleBasis,
    pub members: &'static [&'static str],
}

/// A rule.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "resource": "partnerships", "code": "DATES_REVERSED", "status": 422,
    "operations": ["partnership_create", "partnership_change", "partnership_put_by_key"],
    "members": ["signedDate", "expiryDate"], "basis": "ROW",
    "titleVi": "Ngày kết thúc trước ngày bắt đầu", "titleEn": "The end lies before the start",
    "logic": {"or": [{"!": {"var": "expiryDate"}}, {"<=": [{"var": "signedDate"}, {"var": "expiryDate"}]}]},
    "decides": true
}))]
pub struct RuleView {
    /// The resource, as its path calls it; `*` where any may have it.
    pub resource: &'static str,
    /// The code that a refusal has.
    pub code: &'static str,
    /// The status of a refusal for this rule alone.
    pub status: u16,
    /// The operations that hold the rule, by their `operationId`; empty where any does that has the members.
    pub operations: &'static [&'static str],
    /// The members of the body that the rule reads.
    pub members: &'static [&'static str],
    /// What has to be known beside them.
    pub basis: RuleBasis,
    /// What a refusal says, in Vietnamese.
    pub title_vi: &'static str,
    /// What a refusal says, in English.
    pub title_en: &'static str,
    /// JSON Logic over the body, true where the rule is kept; null where no body alone can say. Of a merge patch
    /// the body is the record as the patch leaves it.
    #[schema(value_type = Option<Object>)]
    pub logic: Option<Value>,
    /// Whether a body for which `logic` is true is never refused for the rule. Where it is not, the registry asks
    /// more: a reason of blanks is none, and codes were added since.
    pub decides: bool,
}

impl RuleView {
    pub(super) fn of(rule: &Rule) -> Self {
        let portable = portable::of(rule);
        let decides = portable.as_ref().is_some_and(|form| form.decides);
        Self {
            resource: rule.resource,
            code: rule.code.as_str(),
            status: rule.code.status().as_u16(),
            operations: rule.operations,
            members: rule.members,
            basis: rule.basis,
            title_vi: rule.code.title_vi(),
            title_en: rule.code.title_en(),
            logic: portable.map(|form| form.logic),
            decides,
        }
    }
}

/// All rules.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rules {
    pub data: Vec<RuleView>,
}
