//! The headers of answers and requests, each described once and referred to from where it is sent.

use std::collections::BTreeMap;

use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::path::{Operation, Parameter, ParameterIn};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{Components, Ref, RefOr, Response, ResponseBuilder};

use super::{is_named, is_secured, parameter};
use crate::platform::wire::accept::{CSV, JSON, XLSX};
use crate::platform::wire::bounds::LONGEST_PARAMETER;

const PROBLEM: &str = "application/problem+json";
const PDF: &str = "application/pdf";
const GZIP: &str = "application/gzip";
const NOT_MODIFIED: &str = "NotModified";
/// All headers of a message are no longer together.
const LONGEST_HEAD: usize = 128 * 1024;
/// In seconds: nobody is told to wait longer than a day.
const LONGEST_WAIT: u32 = 24 * 3600;

/// Headers of answers.
const ANSWERED: &[(&str, Type, &str)] = &[
    (
        "Access-Control-Allow-Origin",
        Type::String,
        "Whose pages may read the answer; absent where the request names no origin, or one that is not let in",
    ),
    (
        "Accept-Ranges",
        Type::String,
        "`bytes`: a part of the file may be asked for with `Range`",
    ),
    ("Allow", Type::String, "The methods that the path has"),
    (
        "Cache-Control",
        Type::String,
        "Who may keep the answer, and whether it has to be asked for anew",
    ),
    (
        "Content-Disposition",
        Type::String,
        "What a browser calls the answer when it is kept as a file",
    ),
    (
        "Content-Language",
        Type::String,
        "The language of the sentences, `vi` or `en`",
    ),
    (
        "Content-Location",
        Type::String,
        "Where the record really is, when it was merged into another than the request names",
    ),
    (
        "Content-Range",
        Type::String,
        "Which bytes these are and how many there are, or how many there are alone",
    ),
    (
        "ETag",
        Type::String,
        "The version of what is answered, in each encoding another; back in `If-None-Match` it saves a read, \
         and in `If-Match` it names the version to change. Absent where only some members were asked for",
    ),
    (
        "Link",
        Type::String,
        "The next page as `rel=\"next\"`, where there is one; with 410 where to begin anew, as `rel=\"start\"`",
    ),
    (
        "Location",
        Type::String,
        "Where the record is, or where the work that was taken on is watched",
    ),
    (
        "RateLimit",
        Type::String,
        "How many points are left (`r`) and in how many seconds all are back (`t`); absent where the request was not counted",
    ),
    (
        "RateLimit-Policy",
        Type::String,
        "How many points there are (`q`) in so many seconds (`w`); absent where the request was not counted",
    ),
    (
        "Retry-After",
        Type::Integer,
        "In how many seconds to send the request again",
    ),
    (
        "Vary",
        Type::String,
        "The headers of the request that the answer depends on",
    ),
    (
        "WWW-Authenticate",
        Type::String,
        "How to authenticate, and what is wrong with the token: `invalid_token`, or `insufficient_scope` \
         with the scope that is missing",
    ),
    (
        "X-Registry-Warning",
        Type::String,
        "What did not stop the request: the JSON pointer or the parameter, the code and its values, such as \
         `/capacity CAPACITY_UNUSUAL least=25 most=35`; once for each warning",
    ),
    (
        "X-Request-Id",
        Type::String,
        "Id of the request, for support",
    ),
    (
        "X-Robots-Tag",
        Type::String,
        "`noindex, nofollow`: search engines leave the page out",
    ),
];

/// Headers of requests that many operations read.
const ASKED: &[(&str, &str)] = &[
    (
        "Accept-Language",
        "The language of sentences: `vi` when left out, or `en`",
    ),
    (
        "If-None-Match",
        "`ETag` of an answer that the client still holds; 304 when it is the current one",
    ),
    (
        "Prefer",
        "`handling=lenient`: members that nobody knows are warnings and no errors",
    ),
    (
        "X-Purpose",
        "Why personal data is read or changed, up to 200 characters; kept in the audit log",
    ),
];

/// Reads that have an ETag although their rows have no version: of their content, or of some rows alone.
const TAGGED: &[&str] = &[
    "certificate_background_read",
    "certificate_credential",
    "certificate_page_credential",
    "code_list_list",
    "code_list_read",
    "credential_issuer",
    "credential_status",
    "error_code_list",
    "error_code_read",
    "export_download",
    "import_read",
    "oauth_discovery",
    "oauth_keys",
    "oauth_metadata",
    "occupation_list",
    "rule_list",
    "unit_list",
    "unit_resolve",
    "unit_tree",
];

pub type Schemas = BTreeMap<String, RefOr<Schema>>;

/// What operations refer to.
pub fn add_components(components: &mut Components) {
    let described = |kind: &Type, text: &str| -> Header {
        let mut schema = ObjectBuilder::new().schema_type(kind.clone());
        schema = match kind {
            Type::Integer => schema
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
                .minimum(Some(0))
                .maximum(Some(LONGEST_WAIT)),
            _ => schema.max_length(Some(LONGEST_HEAD)),
        };
        let schema = schema.build();
        let header = HeaderBuilder::new().schema(Some(Schema::Object(schema)));
        header.description(Some(text)).build()
    };
    for (name, kind, text) in ANSWERED {
        let header = described(kind, text);
        components
            .headers
            .insert((*name).to_owned(), RefOr::T(header));
    }
    for (name, text) in ASKED {
        let schema = ObjectBuilder::new()
            .schema_type(Type::String)
            .max_length(Some(LONGEST_PARAMETER));
        let header = parameter(name, ParameterIn::Header, text, schema);
        components
            .parameters
            .insert((*name).to_owned(), RefOr::T(header));
    }
    let held = not_modified();
    components
        .responses
        .insert(NOT_MODIFIED.to_owned(), RefOr::T(held));
}

fn not_modified() -> Response {
    let mut held = ResponseBuilder::new()
        .description("The client holds the current answer")
        .build();
    declare(&mut held, &["ETag"]);
    declare_of_all("", "304", &mut held);
    held
}

/// Those of the answers that operations share.
pub fn of_shared_error(status: &str, response: &mut Response) {
    declare_of_all("", status, response);
    match status {
        "401" | "403" => declare(response, &["WWW-Authenticate"]),
        "405" => declare(response, &["Allow"]),
        // A request with the same key may still run.
        "409" => declare(response, &["Retry-After"]),
        _ => {}
    }
}

/// What an operation reads from headers beside its own, and what its answers have.
pub fn of_operation(method: &str, path: &str, operation: &mut Operation, schemas: &Schemas) {
    let is_tagged = method == "get" && answers_tag(operation, schemas);
    let is_paged = method == "get" && has_parameter(operation, "cursor");
    if is_tagged {
        // A page leads on even when the client holds it.
        let held = if is_paged {
            RefOr::T(not_modified())
        } else {
            RefOr::Ref(Ref::from_response_name(NOT_MODIFIED))
        };
        let responses = &mut operation.responses.responses;
        responses.entry("304".to_owned()).or_insert(held);
    }
    let changes_version = method != "get" && has_parameter(operation, "If-Match");
    let id = operation.operation_id.clone().unwrap_or_default();
    let takes_places = has_parameter(operation, "communeId");
    let warns = path.starts_with("/v1")
        && (!["get", "delete"].contains(&method) || takes_places || id == "class_document_read");
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else {
            continue;
        };
        declare_of_all(path, status, response);
        let is_good = status.starts_with('2');
        let is_file = [CSV, XLSX, PDF, GZIP]
            .iter()
            .any(|file| response.content.contains_key(*file));
        let by_key = method == "put" && path.contains("/by-external-id/");
        let sent = [
            (status == "304" || (is_good && is_tagged), "ETag"),
            (
                status == "201" || (status == "200" && changes_version),
                "ETag",
            ),
            (
                is_paged && (is_good || ["304", "410"].contains(&&**status)),
                "Link",
            ),
            (
                ["201", "202"].contains(&&**status) || (status == "200" && by_key),
                "Location",
            ),
            (status == "200" && id == "trainee_read", "Content-Location"),
            (is_good && warns, "X-Registry-Warning"),
            (
                is_good && is_file && method == "get" && id != "statistics_training",
                "Content-Disposition",
            ),
            (is_good && id == "export_download", "Accept-Ranges"),
            (["206", "416"].contains(&&**status), "Content-Range"),
            (id == "certificate_page", "X-Robots-Tag"),
            (status == "401", "WWW-Authenticate"),
        ];
        for (_, name) in sent.iter().filter(|(is_sent, _)| *is_sent) {
            declare(response, &[*name]);
        }
    }
    add_asked(method, path, operation, is_tagged);
}

/// Whether a read answers with an ETag.
fn answers_tag(operation: &Operation, schemas: &Schemas) -> bool {
    let id = operation.operation_id.as_deref().unwrap_or_default();
    if TAGGED.contains(&id) {
        return true;
    }
    let Some(RefOr::T(response)) = operation.responses.responses.get("200") else {
        return false;
    };
    let Some(RefOr::T(content)) = response.content.get(JSON) else {
        return false;
    };
    let Some(RefOr::Ref(view)) = &content.schema else {
        return false;
    };
    let name = view.ref_location.rsplit('/').next().unwrap_or_default();
    match schemas.get(name) {
        Some(RefOr::T(Schema::Object(view))) => view.properties.contains_key("version"),
        _ => false,
    }
}

fn add_asked(method: &str, path: &str, operation: &mut Operation, is_tagged: bool) {
    let is_public = path.starts_with("/v1");
    let takes_json = match &operation.request_body {
        Some(RefOr::T(body)) => body
            .content
            .keys()
            .any(|kind| kind.ends_with("json") && !kind.contains("ndjson")),
        _ => false,
    };
    let shows_people = method != "get" || has_parameter(operation, "reveal");
    let asked = [
        (is_public, "Accept-Language"),
        (is_tagged, "If-None-Match"),
        (is_public && takes_json, "Prefer"),
        (
            is_public && is_secured(operation) && shows_people,
            "X-Purpose",
        ),
    ];
    let asked = asked.iter().filter(|(is_asked, _)| *is_asked);
    let parameters = asked.map(|(_, name)| reference("parameters", name));
    let parameters: Vec<RefOr<Parameter>> = parameters.collect();
    if !parameters.is_empty() {
        operation
            .parameters
            .get_or_insert_default()
            .extend(parameters);
    }
}

/// What every answer has. Whoever asks how the server is has no limit.
fn declare_of_all(path: &str, status: &str, response: &mut Response) {
    let of_all = [
        "Access-Control-Allow-Origin",
        "Cache-Control",
        "Vary",
        "X-Request-Id",
    ];
    declare(response, &of_all);
    if !path.starts_with("/health/") {
        declare(response, &["RateLimit", "RateLimit-Policy"]);
    }
    if response.content.contains_key(PROBLEM) {
        declare(response, &["Content-Language"]);
    }
    if ["429", "503"].contains(&status) {
        declare(response, &["Retry-After"]);
    }
}

fn declare(response: &mut Response, names: &[&str]) {
    for name in names {
        let header = reference("headers", name);
        response.headers.insert((*name).to_owned(), header);
    }
}

fn reference<T>(kind: &str, name: &str) -> RefOr<T> {
    RefOr::Ref(Ref::new(format!("#/components/{kind}/{name}")))
}

fn has_parameter(operation: &Operation, name: &str) -> bool {
    let mut parameters = operation.parameters.iter().flatten();
    parameters.any(|parameter| is_named(parameter, name))
}
