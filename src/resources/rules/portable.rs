//! Rules that the body alone can keep or break, as JSON Logic.
//!
//! Only words that every implementation has: no text is a number here, days and months are compared as ISO texts.
//! `tests/api/support/portable.rs` holds each of them against every answer that a test gets.

use serde_json::{Value, json};

use super::model::Rule;
use crate::platform::error::ErrorCode as Code;

/// A rule as other programs can check it.
pub struct Portable {
    pub logic: Value,
    /// Whether there is nothing more to it.
    pub decides: bool,
}

/// The portable form of a rule, where it has one.
pub fn of(rule: &Rule) -> Option<Portable> {
    let decided = |logic| {
        let decides = true;
        Some(Portable { logic, decides })
    };
    let in_part = |logic| {
        let decides = false;
        Some(Portable { logic, decides })
    };
    // A reason of blanks is none.
    let is_step = rule.members.contains(&"to");
    match (rule.resource, rule.code) {
        (
            "licence-lines" | "beneficiary-statuses" | "occupations" | "code-lists",
            Code::DatesReversed,
        ) => decided(in_order("validFrom", "validTo")),
        ("partnerships", Code::DatesReversed) => decided(in_order("signedDate", "expiryDate")),
        ("classes", Code::DatesReversed) => decided(in_order("startDate", "endDate")),
        ("occupations", Code::ClassSizesReversed) => decided(in_order("classMin", "classMax")),
        ("courses", Code::DigitalHoursExceedTotal) => decided(json!({"<=": [
            {"var": ["digitalHours", 0]}, {"+": [var("theoryHours"), var("practiceHours")]}
        ]})),
        ("code-lists", Code::CodeEndMissing) => decided(needs("replacedBy", "validTo")),
        ("trainees", Code::IdentityRequired) => {
            decided(json!({"or": [given("citizenId"), given("passport")]}))
        }
        ("trainees", Code::DisabilityIncomplete) => {
            decided(json!({"==": [given("disabilityType"), given("disabilityDegree")]}))
        }
        ("trainees", Code::ResidenceEither) => decided(residence()),
        ("trainees", Code::BirthDatePrecision) => decided(precision()),
        ("trainees", Code::CitizenIdBirthYear) => in_part(unless_overridden(&json!({"==": [
            {"+": [
                1900,
                {"*": [50, {"-": [digit(3), {"%": [digit(3), 2]}]}]},
                {"*": [10, digit(4)]}, digit(5)
            ]},
            {"+": [{"substr": [var("birthDate"), 0, 4]}]}
        ]}))),
        ("trainees", Code::CitizenIdSex) => in_part(unless_overridden(&json!({"==": [
            {"%": [digit(3), 2]}, {"if": [is("sex", "MALE"), 0, 1]}
        ]}))),
        ("classes", Code::ReasonRequired) if is_step => {
            in_part(json!({"or": [{"!": is("to", "CANCELLED")}, given("reason")]}))
        }
        ("enrolments", Code::ReasonRequired) if is_step => {
            let asking = ["DROPPED", "EXPELLED", "REJECTED", "TRANSFERRED"];
            in_part(json!({"or": [{"!": {"in": [var("to"), asking]}}, given("reason")]}))
        }
        ("enrolments", Code::TransferTargetRequired) => {
            decided(json!({"or": [{"!": is("to", "TRANSFERRED")}, given("transferToClassId")]}))
        }
        ("enrolments", Code::TransferTargetUnexpected) => {
            decided(json!({"or": [is("to", "TRANSFERRED"), {"!": var("transferToClassId")}]}))
        }
        ("beneficiary-statuses", Code::ReasonRequired) => {
            in_part(json!({"or": [is("decision", "CONFIRMED"), given("reason")]}))
        }
        ("trainee-matches", Code::SurvivorRequired) => {
            in_part(json!({"or": [{"!": is("decision", "MERGE")}, given("survivorId")]}))
        }
        ("trainee-matches", Code::SurvivorUnexpected) => {
            decided(json!({"or": [is("decision", "MERGE"), {"!": var("survivorId")}]}))
        }
        ("employment-outcomes", code) => outcome(code),
        ("organisations", code) => organisation(code).and_then(decided),
        ("reconcile", Code::BucketsNotPowerOfTwo) => {
            let powers: Vec<u32> = (0..=12).map(|power| 1 << power).collect();
            decided(json!({"in": [var("buckets"), powers]}))
        }
        ("reconcile", Code::SystemUnexpected) => {
            let by_id = json!({"==": [{"var": ["by", "ID"]}, "ID"]});
            decided(json!({"or": [{"!": by_id}, {"!": var("system")}]}))
        }
        ("webhooks", Code::ReplaySelectionMissing) => {
            decided(json!({"or": [given("from"), given("to"), given("status")]}))
        }
        _ => None,
    }
}

fn var(name: &str) -> Value {
    json!({"var": name})
}

/// Digit `at` of the citizen ID.
fn digit(at: u8) -> Value {
    json!({"+": [{"substr": [var("citizenId"), at, 1]}]})
}

fn given(name: &str) -> Value {
    json!({"!!": [var(name)]})
}

fn is(name: &str, code: &str) -> Value {
    json!({"==": [var(name), code]})
}

/// The second is not less than the first, where both are there.
fn in_order(first: &str, second: &str) -> Value {
    json!({"or": [
        {"!": var(first)}, {"!": var(second)}, {"<=": [var(first), var(second)]}
    ]})
}

/// The first comes with the second.
fn needs(first: &str, second: &str) -> Value {
    json!({"or": [{"!": var(first)}, given(second)]})
}

/// A citizen ID that disagrees may be right, as somebody says who may.
fn unless_overridden(fits: &Value) -> Value {
    json!({"or": [{"!": var("citizenId")}, given("citizenIdOverride"), fits]})
}

/// A place here, or one elsewhere; that is another province or a country.
fn residence() -> Value {
    let [province, country] =
        ["provinceCode", "countryCode"].map(|name| given(&format!("residenceElsewhere.{name}")));
    json!({"or": [
        {"!": var("residenceElsewhere")},
        {"and": [{"!": var("residenceUnitId")}, {"!=": [province, country]}]}
    ]})
}

/// A birth is known at least as closely as it is said to be.
fn precision() -> Value {
    let says = |at: u8| json!({"!=": [{"substr": [var("birthDate"), at, 1]}, ""]});
    json!({"if": [
        is("birthDatePrecision", "DAY"), says(8),
        is("birthDatePrecision", "MONTH"), says(5),
        true
    ]})
}

fn outcome(code: Code) -> Option<Portable> {
    let silent = json!({"in": [var("kind"), ["UNREACHABLE", "DECEASED"]]});
    let none = |names: &[&str]| -> Value {
        let none: Vec<Value> = names.iter().map(|name| json!({"!": var(name)})).collect();
        json!({"and": none})
    };
    let (logic, decides) = match code {
        Code::OutcomeEmployerTwice => {
            let both = [var("enterpriseId"), var("employerName")];
            (json!({"!": {"and": both}}), true)
        }
        Code::OutcomeEmployerRequired => {
            let either = [given("enterpriseId"), given("employerName")];
            (
                json!({"or": [{"!": is("kind", "HIRED")}, {"or": either}]}),
                true,
            )
        }
        Code::OutcomeEmployerUnexpected => {
            let without = json!({"or": [silent, is("kind", "NOT_WORKING")]});
            let kept = none(&["enterpriseId", "employerName"]);
            (json!({"or": [{"!": without}, kept]}), false)
        }
        Code::OutcomeIncomeUnexpected => {
            let kept = none(&["incomeBefore", "incomeAfter"]);
            (json!({"or": [{"!": silent}, kept]}), false)
        }
        Code::OutcomeDetailUnexpected => {
            let names = ["relatedToTraining", "escapedPoverty", "becameBetterOff"];
            let unsaid: Vec<Value> = names
                .iter()
                .map(|name| json!({"==": [{"var": [name, "unsaid"]}, "unsaid"]}))
                .collect();
            (json!({"or": [{"!": silent}, {"and": unsaid}]}), false)
        }
        _ => return None,
    };
    Some(Portable { logic, decides })
}

/// Each kind has its own link and no other.
fn organisation(code: Code) -> Option<Value> {
    let links = [
        (Code::OrganisationUnitRequired, "AGENCY", "unitId"),
        (Code::OrganisationSchoolRequired, "SCHOOL", "schoolId"),
        (
            Code::OrganisationEnterpriseRequired,
            "ENTERPRISE",
            "enterpriseId",
        ),
    ];
    if code == Code::OrganisationLinkForbidden {
        let own = links.map(|(_, kind, link)| json!({"or": [{"!": var(link)}, is("kind", kind)]}));
        return Some(json!({"and": own}));
    }
    let (_, kind, link) = links.into_iter().find(|(required, ..)| *required == code)?;
    Some(json!({"or": [{"!": is("kind", kind)}, given(link)]}))
}
