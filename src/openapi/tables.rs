//! Errors that operations share.

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
    (
        406,
        "NotAcceptable",
        "Accept names none of the media types that there are",
    ),
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
        "The client, or without a token the address, has used the points of this minute up; Retry-After says when to go on",
    ),
    (500, "InternalServerError", "A defect of the server"),
    (
        503,
        "ServiceUnavailable",
        "Temporarily unavailable; try again later",
    ),
];
