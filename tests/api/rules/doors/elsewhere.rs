//! Rules and doors that no trial goes through, each with the reason.

use std::collections::BTreeSet;

/// Doors at which no rule of a row can be broken, or one alone that no other door knows.
const DOORS: &[(&str, &str, &str)] = &[
    (
        "enterprises",
        "release",
        "lifts decisions and says nothing of a row",
    ),
    (
        "enrolments",
        "release",
        "lifts decisions and says nothing of a row",
    ),
    (
        "courses",
        "release",
        "lifts decisions and says nothing of a row",
    ),
    (
        "classes",
        "release",
        "lifts decisions and says nothing of a row",
    ),
    (
        "partnerships",
        "release",
        "lifts decisions and says nothing of a row",
    ),
    (
        "trainees",
        "release",
        "lifts decisions and says nothing of a row",
    ),
    (
        "classes",
        "certificates",
        "issues by the function of a single issue: certificates/classes",
    ),
    (
        "import-mappings",
        "post",
        "a table of its own: import_mappings",
    ),
    (
        "import-mappings",
        "patch",
        "a table of its own: import_mappings",
    ),
    ("trainees", "search", "reads"),
    ("reconcile", "post", "reads"),
    ("exports", "post", "asks for a file"),
    (
        "webhooks",
        "replay",
        "sends again what was sent: webhooks/retries",
    ),
    (
        "enrolments",
        "undo",
        "says nothing but to take back: enrolments/undo",
    ),
    (
        "beneficiary-statuses",
        "undo",
        "says nothing but to take back: steps/statuses",
    ),
    (
        "certificates",
        "undo",
        "says nothing but to take back: steps/certificates",
    ),
    (
        "classes",
        "undo",
        "says nothing but to take back: steps/classes",
    ),
    (
        "employment-outcomes",
        "undo",
        "says nothing but to take back: steps/outcomes",
    ),
    (
        "classes",
        "merge",
        "transfers by the function of a transfer: classes/merging",
    ),
    (
        "classes",
        "split",
        "transfers by the function of a transfer: classes/splitting",
    ),
    ("admin-units", "reforms", "a table of its own: places/load"),
    (
        "schools",
        "put",
        "how certificates are numbered and printed: certificates/series, certificates/paper",
    ),
    (
        "enrolment-cases",
        "decisions",
        "decides on a case: trainee_sharing/inside",
    ),
    (
        "trainee-matches",
        "confirm",
        "decides on links: trainee_sharing/links",
    ),
    (
        "trainee-matches",
        "decisions",
        "decides on two rows: trainee_matches/merging",
    ),
    (
        "trainee-matches",
        "reversal",
        "takes that back: trainee_matches/reversal",
    ),
    (
        "occupations",
        "import",
        "has rows of imports beside it: occupations/importing",
    ),
    (
        "class-list",
        "import",
        "rows of other resources in one: imports/people/class_list",
    ),
    (
        "users",
        "remove",
        "asks for a code, not for a row: oauth/second_factor",
    ),
    (
        "users",
        "confirm",
        "asks for a code, not for a row: oauth/second_factor",
    ),
    (
        "users",
        "recovery-codes",
        "asks for a code, not for a row: oauth/second_factor",
    ),
    (
        "users",
        "second-factor",
        "asks for a code, not for a row: oauth/second_factor",
    ),
    ("authz", "explain", "reads"),
    ("imports", "post", "carries rows of the other resources"),
];

/// Rules that one door alone can break, with the tests that hold them.
const RULES: &[(&str, &str)] = &[
    ("DUPLICATE_KEY", "a file's header: imports/files"),
    (
        "STILL_REFERENCED",
        "deletion, and the level of an occupation: occupations/writing",
    ),
    ("SECOND_FACTOR_SET", "log-in: oauth/second_factor"),
    ("SECOND_FACTOR_MISSING", "log-in: oauth/second_factor"),
    ("SECOND_FACTOR_WRONG", "log-in: oauth/second_factor"),
    ("IDEMPOTENCY_RUNNING", "a header: ground/idempotency"),
    ("IDEMPOTENCY_REUSED", "a header: ground/idempotency"),
    ("RULES_BROKEN", "says that there are several"),
    (
        "CODE_EXPIRED",
        "a code list that has ended since: code_lists",
    ),
    (
        "REFERENCE_EITHER",
        "keys in place of ids: external_ids/training",
    ),
    (
        "TRAINEE_NOT_ENROLLED",
        "the sight of a school: trainee_sharing",
    ),
    (
        "FIELD_RESERVED",
        "a right and no rule: authority, corrections",
    ),
    ("JOB_FINISHED", "a job: jobs"),
    (
        "PERSON_ROWS_DIFFER",
        "two rows of one file: imports/confirming",
    ),
    ("ROW_KEY_REPEATED", "two rows of one file: imports/faults"),
    (
        "REFERENCE_AMBIGUOUS",
        "names in place of ids: imports/people/kinds",
    ),
    (
        "REFERENCE_DISAGREES",
        "names beside a key: imports/people/kinds",
    ),
    (
        "PERSON_AMBIGUOUS",
        "rows without keys: imports/people/without_keys",
    ),
    ("PLACE_UNKNOWN", "places by name: imports/people/places"),
    ("PLACE_AMBIGUOUS", "places by name: imports/people/places"),
    ("IMPORT_ROWS_REJECTED", "a whole file: imports/rows"),
    ("IMPORT_NOT_CONFIRMED", "a whole file: imports/confirming"),
    ("IMPORTS_TOO_MANY", "a whole file: imports/jobs"),
    (
        "LICENCE_QUOTA_BELOW_SEATS",
        "a change of a line: rules/shown",
    ),
    (
        "LICENCE_LINE_IN_USE",
        "a change of a line, and deletion: licence_lines",
    ),
    (
        "OCCUPATION_CODE_REPEATED",
        "the national list: occupations/importing",
    ),
    (
        "OCCUPATION_LEVEL_MISMATCH",
        "rows of the national list: occupations/importing",
    ),
    (
        "OCCUPATION_CODE_TAKEN",
        "a new occupation; a row names the one that is there: occupations/writing",
    ),
    ("OCCUPATION_SHIPPED", "deletion: occupations/writing"),
    ("COURSE_HAS_CLASSES", "what was taught: courses"),
    (
        "IDENTITY_CONFLICT",
        "what another school knows: trainee_sharing",
    ),
    ("PERSON_REPLACED", "a nightly row: imports/confirming"),
    ("FORMER_ID_UNKNOWN", "a change: former_ids"),
    ("TRAINEE_HAS_ENROLMENTS", "deletion: trainees/deletion"),
    (
        "TRAINEE_MERGED",
        "a record that is another now: trainee_matches/merging",
    ),
    ("TRAINEE_HAS_STATUSES", "deletion: trainees/deletion"),
    ("MATCH_DECIDED", "a decision: trainee_matches"),
    ("MATCH_NOT_MERGED", "a reversal: trainee_matches/reversal"),
    ("SURVIVOR_REQUIRED", "a decision: trainee_matches/merging"),
    ("SURVIVOR_UNEXPECTED", "a decision: trainee_matches/merging"),
    (
        "MERGE_DOCUMENTS_DIFFER",
        "a decision: trainee_matches/merging",
    ),
    ("CITIZEN_ID_OF_NEITHER", "a decision: former_ids"),
    (
        "MERGE_ENROLMENTS_CLASH",
        "a decision: trainee_matches/merging",
    ),
    (
        "MERGE_STATUSES_CLASH",
        "a decision: trainee_matches/merging",
    ),
    ("MERGE_ENTANGLED", "a reversal: trainee_matches/reversal"),
    (
        "ENROLMENT_FIXED",
        "a row under a known key: external_ids/training",
    ),
    (
        "IMPORT_UNDERSTOOD_OTHERWISE",
        "a table and what was shown of it: imports/office",
    ),
    (
        "IMPORT_MAPPING_NAME_TAKEN",
        "a table of its own: import_mappings",
    ),
    (
        "IMPORT_MAPPINGS_TOO_MANY",
        "a table of its own: import_mappings",
    ),
    ("MEMBER_UNKNOWN", "a table of its own: import_mappings"),
    ("MEMBER_REPEATED", "a table of its own: import_mappings"),
    ("HEADING_REPEATED", "a table of its own: import_mappings"),
    ("HEADING_INVALID", "a table of its own: import_mappings"),
    (
        "CERTIFICATE_ENDED",
        "certificates of a class at once: certificates/classes",
    ),
    ("IMPORT_NOTHING_STORED", "an import: imports/taking_back"),
    ("IMPORT_TAKEN_BACK", "an import: imports/taking_back"),
    ("CHANGED_SINCE", "a report: imports/taking_back"),
    ("RECORD_STAYS", "a report: imports/taking_back"),
    ("STEP_STAYS", "a report: imports/taking_back"),
    (
        "SCHOOL_NOT_CLOSED",
        "a change by the lead agency: schools/successors",
    ),
    (
        "SUCCESSOR_CYCLE",
        "a change by the lead agency: schools/successors",
    ),
    (
        "SUCCESSOR_IN_USE",
        "a change by the lead agency: schools/successors",
    ),
    (
        "UNIT_LEVEL_UNFIT",
        "a table of a reform: places/load_faults",
    ),
    (
        "UNIT_CODE_INVALID",
        "a table of a reform: places/load_faults",
    ),
    (
        "UNIT_ROW_REPEATED",
        "a table of a reform: places/load_faults",
    ),
    (
        "UNIT_REPLACED_UNKNOWN",
        "a table of a reform: places/load_faults",
    ),
    ("UNIT_DIVIDED", "a table of a reform: places/load_faults"),
    (
        "UNIT_CODE_OVERLAPS",
        "a table of a reform: places/load_faults",
    ),
    ("UNIT_DISTRICT_UNFIT", "a village: places/origin"),
    (
        "CLASS_COURSE_DIFFERS",
        "a merge of classes: classes/merging",
    ),
    ("CLASS_MERGES_ITSELF", "a merge of classes: classes/merging"),
    ("CASE_DECIDED", "a decision: trainee_sharing/inside"),
    (
        "NUMBER_PATTERN_INVALID",
        "how certificates are numbered: certificates/series",
    ),
    (
        "NUMBER_PATTERN_MISSING",
        "a certificate without a number: certificates/series",
    ),
    ("TEMPLATE_OUTSIDE_PAGE", "a template: certificates/paper"),
    ("TEMPLATE_NAME_UNKNOWN", "a template: certificates/paper"),
    ("TEMPLATE_BRACE_OPEN", "a template: certificates/paper"),
    ("TEMPLATE_LETTER_UNKNOWN", "a template: certificates/paper"),
    ("TEMPLATE_UNVERIFIABLE", "a template: certificates/paper"),
    ("PICTURE_INVALID", "a template: certificates/paper"),
    ("CERTIFICATE_TEXT_TOO_LONG", "printing: certificates/paper"),
    ("CERTIFICATES_NONE", "printing: certificates/paper"),
    ("PAPER_TOO_LONG", "a paper, and no row: documents"),
    ("CERTIFICATES_MIXED", "printing: certificates/paper"),
    ("OUTCOME_WITHDRAWN", "a confirmation: steps/outcomes"),
    ("NO_STEP_TO_UNDO", "taking back: enrolments/undo"),
    ("UNDO_TOO_LATE", "taking back: enrolments/undo"),
    ("STEP_IN_USE", "taking back: enrolments/undo"),
    (
        "OUTCOME_CONFIRMED",
        "a confirmation: employment_outcomes/confirming",
    ),
    (
        "ORGANISATION_ROLES_CONFLICT",
        "a change of kind: organisations",
    ),
    ("PASSWORD_WRONG", "one's own password: users"),
    ("LAST_ADMINISTRATOR", "the last one: users"),
    ("USER_HAS_HISTORY", "deletion: users"),
    ("CLIENT_HAS_HISTORY", "deletion: clients"),
    ("EXPORTS_TOO_MANY", "a job: exports/jobs"),
    ("EXPORT_NOT_READY", "a job: exports/jobs"),
    (
        "EXPORT_FILTER_UNEXPECTED",
        "asks for a file: exports/changes",
    ),
    (
        "WEBHOOKS_TOO_MANY",
        "the number of subscriptions: webhooks/subscriptions",
    ),
    ("WEBHOOK_NOT_ACTIVE", "a message: webhooks/retries"),
    ("WEBHOOK_BACKLOG", "a message: webhooks/load"),
    ("REPLAY_SELECTION_MISSING", "a message: webhooks/retries"),
    ("BUCKETS_NOT_POWER_OF_TWO", "reads: reconciliation"),
    ("BUCKETS_TOO_FEW", "reads: reconciliation"),
    ("BUCKET_REPEATED", "reads: reconciliation"),
    ("SYSTEM_UNEXPECTED", "reads: reconciliation"),
];

pub fn doors() -> BTreeSet<(String, String)> {
    let door =
        |(resource, door, _): &(&str, &str, &str)| ((*resource).to_owned(), (*door).to_owned());
    DOORS.iter().map(door).collect()
}

pub fn has(code: &str) -> bool {
    RULES.iter().any(|(rule, _)| *rule == code)
}
