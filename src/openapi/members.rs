//! Descriptions of members and parameters that mean the same wherever they are: said here once, where the
//! struct itself says nothing.

use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{Components, RefOr};

use super::walk;

/// Schemas of single values, which what has them refers to.
const VALUES: &[(&str, &str)] = &[
    ("ChangePageInfo", "Where the feed goes on."),
    ("Checkpoint", "Months after the training."),
    ("CodeCount", "How many have a code."),
    ("Currency", "The currency of an amount."),
    ("Date", "A day, as in `2026-03-02`."),
    ("Id", "The id of a record, for good."),
    ("LevelCoverage", "The coverage of a level of training."),
    ("SchoolCoverage", "The coverage of a school."),
    (
        "SnapshotPageInfo",
        "Where the copy goes on, and where the feed begins after it.",
    ),
    ("TotalKind", "Whether the rows were counted or estimated."),
    ("Timestamp", "A moment, in UTC (RFC 3339)."),
];

/// Members of bodies.
const MEMBERS: &[(&str, &str)] = &[
    ("active", "Whether it may be used."),
    (
        "address",
        "House, street, village: what is more exact than the commune.",
    ),
    ("bytes", "How large it is."),
    ("capacity", "How many trainees there is room for."),
    ("classMax", "Most trainees in a class."),
    ("contactEmail", "Where the contact person reads mail."),
    ("count", "How many there are."),
    ("created", "Rows that are new."),
    ("crosswalks", "What it is called in other systems."),
    ("data", "The rows, in the order of the list."),
    ("description", "What it is for, in words of one's own."),
    ("displayName", "The name that others see."),
    ("durationMonths", "How many months the training lasts."),
    ("email", "Where mail is read."),
    ("evidenceNumber", "Number of the document that proves it."),
    ("externalIds", "The keys that other systems know it by."),
    ("fields", "What is written where."),
    ("fullName", "Family name first, as on the citizen's card."),
    ("holderName", "The name of whom it was issued to."),
    ("items", "The items."),
    ("labelEn", "The label in English."),
    ("labelVi", "The label in Vietnamese."),
    ("level", "The level of training."),
    ("member", "The member, as the resource calls it."),
    ("name", "What it is called."),
    ("nameEn", "The name in English."),
    ("nameVi", "The name in Vietnamese."),
    ("note", "What else there is to say, without personal data."),
    (
        "passportNumber",
        "Number of the passport, of who has no citizen ID.",
    ),
    ("phone", "Telephone number, with the country's prefix."),
    ("practiceHours", "Hours of practice."),
    ("reason", "Why, in a sentence, without personal data."),
    ("rejected", "Rows that were refused."),
    ("resultNote", "What else there is to say of the result."),
    ("riskAreas", "The areas of difficulty that it belongs to."),
    ("roles", "The roles, which decide what may be done."),
    ("rows", "How many rows there are."),
    ("rowsDone", "How many rows have been read by now."),
    ("scope", "What the two do together."),
    (
        "statusReason",
        "Why it has this status, where somebody said so.",
    ),
    ("theoryHours", "Hours of theory."),
    (
        "title",
        "What is wrong, in a few words, in the language of the request.",
    ),
    ("token_type", "`Bearer`."),
    ("unchanged", "Rows that were so already."),
    ("undoReason", "Why the step was undone."),
    ("updated", "Rows that were changed."),
    (
        "version",
        "Counts up with each change; in quotes it is the `ETag`.",
    ),
    ("website", "Address of the website."),
    ("colour", "The colour of the text."),
    ("columns", "Which column each member is read from."),
    (
        "constants",
        "What all rows say, such as the class of a whole file.",
    ),
    ("contactName", "Who speaks for the enterprise in it."),
    ("contactPhone", "The number to call."),
    (
        "decisionNumber",
        "Number of the licence (giấy chứng nhận đăng ký hoạt động).",
    ),
    ("height", "How high it is, in millimetres."),
    (
        "practicePlaces",
        "Trainees whom the enterprise takes at a time for practice.",
    ),
    ("width", "How wide it is, in millimetres."),
    ("x", "From the left edge, in millimetres."),
    ("y", "From the upper edge, in millimetres."),
    (
        "yearlyQuota",
        "Most seats in classes that start in one calendar year (quy mô tuyển sinh/năm).",
    ),
];

/// Filters of lists.
const FILTERS: &[(&str, &str)] = &[
    (
        "active",
        "Only those that may be used, or only those that may not.",
    ),
    ("cause", "Only those that came about so."),
    (
        "checkpointMonths",
        "Only those so many months after the training.",
    ),
    ("classId", "Only those of this class."),
    ("code", "Only the one with this code."),
    (
        "confirmed",
        "Only those that are confirmed, or only those that are not.",
    ),
    ("courseId", "Only those of this course."),
    ("createdAt[gte]", "Only those made at this moment or later."),
    ("enrolmentId", "Only those of this enrolment."),
    ("enterpriseId", "Only those of this enterprise."),
    ("field", "Only those of this field of training."),
    ("kind", "Only those of this kind."),
    ("legalForm", "Only those of this legal form."),
    ("level", "Only those of this level."),
    ("licenceLineId", "Only those under this line of a licence."),
    ("list", "Only those of this list."),
    ("occupationId", "Only those of this occupation."),
    ("organisationId", "Only those of this organisation."),
    ("parentId", "Only those right below this unit."),
    ("resource", "Only those of this kind of resource."),
    ("resourceId", "Only those of the record with this id."),
    ("result", "Only those with this result."),
    ("role", "Only those with this role."),
    ("schoolId", "Only those of this school."),
    ("sex", "Only those of this sex."),
    (
        "status",
        "Only those with this status; several are separated by commas.",
    ),
    ("traineeId", "Only those of this trainee."),
    ("unitId", "Only those of this unit."),
    ("username", "Only the one who logs in with this name."),
];

fn find(table: &[(&str, &'static str)], name: &str) -> Option<String> {
    let row = table.iter().find(|(known, _)| *known == name);
    row.map(|(_, text)| (*text).to_owned())
}

/// Describe what schemas leave out.
pub fn describe(components: &mut Components) {
    for (name, schema) in &mut components.schemas {
        if let Some(description) = description_of(schema)
            && description.is_none()
        {
            *description = find(VALUES, name);
        }
        describe_members(schema);
    }
}

/// Describe what parameters leave out.
pub fn describe_parameters(operation: &mut Operation) {
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter
            && parameter.description.is_none()
        {
            parameter.description = find(FILTERS, &parameter.name);
        }
    }
}

/// Where a schema is described; what refers to another is described there.
fn description_of(schema: &mut RefOr<Schema>) -> Option<&mut Option<String>> {
    let RefOr::T(schema) = schema else {
        return None;
    };
    match schema {
        Schema::Array(array) => Some(&mut array.description),
        Schema::Object(object) => Some(&mut object.description),
        Schema::AllOf(all) => Some(&mut all.description),
        Schema::AnyOf(any) => Some(&mut any.description),
        Schema::OneOf(one) => {
            let mut ways = one.items.iter();
            let refers = ways.any(|way| matches!(way, RefOr::Ref(_)));
            (!refers).then_some(&mut one.description)
        }
        _ => None,
    }
}

fn describe_members(schema: &mut RefOr<Schema>) {
    walk::each(schema, &mut |part| {
        let RefOr::T(Schema::Object(object)) = part else {
            return;
        };
        for (name, member) in &mut object.properties {
            if let Some(description) = description_of(member)
                && description.is_none()
            {
                *description = find(MEMBERS, name);
            }
        }
    });
}
