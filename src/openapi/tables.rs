//! What the document lists: its tags, and the errors that operations share.

/// Tags in the order of the document, and what they gather.
pub const TAGS: &[(&str, &str)] = &[
    ("oauth", "Log-in, tokens and the keys that verify them"),
    (
        "admin-units",
        "Places: province, former districts, communes before and after July 2025, villages",
    ),
    (
        "code-lists",
        "Code values with labels in Vietnamese and English",
    ),
    (
        "occupations",
        "Occupations of the national list and provincial short courses",
    ),
    ("schools", "Vocational schools and other bodies that train"),
    ("campuses", "Places where a school teaches"),
    (
        "licence-lines",
        "What a school may teach, at which level and to how many a year",
    ),
    ("courses", "What is taught"),
    ("classes", "Deliveries of a course"),
    ("trainees", "People in training, with personal data masked"),
    (
        "trainee-matches",
        "People who may be one, and their reversible merges",
    ),
    (
        "beneficiary-statuses",
        "Groups that a trainee belongs to, with evidence",
    ),
    (
        "enrolments",
        "Trainees in classes, from application to result",
    ),
    ("certificates", "Certificates and their public verification"),
    (
        "enterprises",
        "Enterprises, cooperatives and household businesses",
    ),
    (
        "employment-outcomes",
        "What became of those who were trained",
    ),
    ("statistics", "Figures of training, small cells suppressed"),
    ("imports", "Files of rows, carried out as durable jobs"),
    (
        "changes",
        "What changed, in one order, and the start to join it",
    ),
    (
        "reconciliation",
        "Digests by bucket, the rows that differ, and how a school's sync is doing",
    ),
    ("webhooks", "Who is told of changes, and what was delivered"),
    ("exports", "Lists as files, written by durable jobs"),
    ("organisations", "Organisations that use the registry"),
    ("users", "People who log in"),
    ("clients", "Programs that act for an organisation"),
    ("audit-events", "Who changed or revealed what"),
    ("error-codes", "What error codes mean"),
    ("operation", "How the server is"),
];

/// Errors that an operation may answer, with the name of their shared response.
pub const ERRORS: &[(u16, &str, &str)] = &[
    (
        400,
        "BadRequest",
        "The request has the wrong shape; every fault is named",
    ),
    (
        401,
        "Unauthorized",
        "No access token, or one that is not valid any more",
    ),
    (
        403,
        "Forbidden",
        "The role or the scope of the token does not allow this",
    ),
    (404, "NotFound", "Absent, or out of the caller's reach"),
    (405, "MethodNotAllowed", "The path has other methods"),
    (408, "RequestTimeout", "The body arrived too slowly"),
    (
        409,
        "Conflict",
        "The state of the record or a taken key does not allow this",
    ),
    (
        412,
        "PreconditionFailed",
        "The record has changed since it was read",
    ),
    (413, "ContentTooLarge", "The body is too large"),
    (
        415,
        "UnsupportedMediaType",
        "The body has a media type that is not taken",
    ),
    (
        422,
        "UnprocessableContent",
        "A rule is broken; every broken one is named",
    ),
    (
        428,
        "PreconditionRequired",
        "The header If-Match is missing",
    ),
    (
        429,
        "TooManyRequests",
        "The client has used the points of this minute up; Retry-After says when to go on",
    ),
    (500, "InternalServerError", "A defect of the server"),
    (
        503,
        "ServiceUnavailable",
        "Temporarily unavailable; try again later",
    ),
];
