//! The OpenAPI document: generated from the routes, finished with what they all share.

mod answers;
mod bounds;
mod choices;
mod headers;
mod lists;
mod members;
mod older;
mod tables;
mod vi;
mod walk;

pub use older::as_3_0;

use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{
    ArrayItems, KnownFormat, ObjectBuilder, Schema, SchemaFormat, SchemaType, Type,
};
use utoipa::openapi::security::{
    ClientCredentials, Flow, HttpAuthScheme, HttpBuilder, OAuth2, Password, Scopes, SecurityScheme,
};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    Components, ContactBuilder, Content, ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi,
    OpenApiBuilder, Ref, RefOr, Required, ResponseBuilder, ServerBuilder,
};
use utoipa::{PartialSchema, ToSchema};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::scope::scope;

use crate::app;
use crate::platform::auth::authz::Action;
use crate::platform::error::Problem;
use crate::platform::resource::Part;
use crate::resources::{PARTS, imports};
use tables::ERRORS;

/// The whole document.
#[must_use]
pub fn document() -> OpenApi {
    let (_, mut document) = actix_web::App::new()
        .into_utoipa_app()
        .openapi(base())
        .configure(app::configure_root)
        .service(scope("/v1").configure(app::configure))
        .split_for_parts();
    finish(&mut document);
    document
}

/// The document as it is committed and compared: pretty JSON with a final newline.
#[must_use]
pub fn rendered() -> String {
    let mut text = document().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

fn base() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Job-Training Registry")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Trainees, courses, vocational schools, partner enterprises and employment outcomes of a \
             province. Times are RFC 3339 UTC; days are those of Asia/Ho_Chi_Minh. Errors are RFC 9457 \
             problems with a stable `code`. See docs/API-DESIGN.md for the conventions.",
        ))
        .contact(Some(ContactBuilder::new().name(Some("The registry's operator")).build()))
        .license(Some(LicenseBuilder::new().name("MIT").identifier(Some("MIT")).build()))
        .build();
    let mut parts: Vec<&Part> = PARTS.iter().collect();
    parts.dedup_by_key(|part| part.tag);
    let tags = parts.iter().map(|part| {
        TagBuilder::new()
            .name(part.tag)
            .description(Some(part.about))
            .extensions(in_vietnamese("x-description-vi", vi::group(part.tag)))
            .build()
    });
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([ServerBuilder::new()
            .url("/")
            .description(Some("This server, in production as in a demo"))
            .extensions(Some(Extensions::from_iter([("x-internal", false)])))
            .build()]))
        .tags(Some(tags))
        .components(Some(shared_components()))
        .build()
}

fn shared_components() -> Components {
    let mut components = Components::new();
    let mut schemas = vec![(Problem::name().into_owned(), Problem::schema())];
    Problem::schemas(&mut schemas);
    components.schemas.extend(schemas);
    components.schemas.extend(imports::row_schemas());
    headers::add_components(&mut components);
    for (status, name, description) in ERRORS {
        let mut response = ResponseBuilder::new()
            .description(*description)
            .content("application/problem+json", problem())
            .build();
        headers::of_shared_error(&status.to_string(), &mut response);
        components
            .responses
            .insert((*name).to_owned(), RefOr::T(response));
    }
    let scopes = || {
        Action::scopes()
            .into_iter()
            .map(|scope| (scope, scope))
            .collect::<Scopes>()
    };
    let scheme = OAuth2::with_description(
        [
            Flow::Password(Password::new("/oauth/token", scopes())),
            Flow::ClientCredentials(ClientCredentials::new("/oauth/token", scopes())),
        ],
        "People log in with user name and password, programs with their client id and secret. \
         Access tokens are JWTs as RFC9068 and RFC8725 want them.",
    );
    components.add_security_scheme("bearer", SecurityScheme::OAuth2(scheme));
    let basic = HttpBuilder::new()
        .scheme(HttpAuthScheme::Basic)
        .description(Some("Client id and client secret"))
        .build();
    components.add_security_scheme("client", SecurityScheme::Http(basic));
    components
}

fn finish(document: &mut OpenApi) {
    let mut components = document.components.take().unwrap_or_default();
    for (method, path, operation) in operations(document) {
        describe_path_parameters(path, operation);
        drop_null(operation);
        if method == "get" {
            lists::add_tables(operation);
        }
        add_shared_parameters(method, path, operation);
        add_errors(path, operation);
        headers::of_operation(method, path, operation, &components.schemas);
        members::describe_parameters(operation);
        bounds::of_parameters(operation);
        choices::refer(operation, &mut components.schemas);
        add_summary(operation);
        choose_files(operation);
        // Said outright, so that nobody wonders whether it was forgotten.
        operation.security.get_or_insert_default();
    }
    refer_to_rows(&mut components);
    members::describe(&mut components);
    document.components = Some(components);
    answers::finish(document);
}

/// Every operation with its method and its path.
fn operations(
    document: &mut OpenApi,
) -> impl Iterator<Item = (&'static str, &str, &mut Operation)> {
    document.paths.paths.iter_mut().flat_map(|(path, item)| {
        let operations = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ];
        let there = operations.into_iter().filter_map(|(method, operation)| {
            operation.as_mut().map(|operation| (method, operation))
        });
        there.map(|(method, operation)| (method, path.as_str(), operation))
    })
}

/// An extension with words in Vietnamese, where there are any.
fn in_vietnamese(name: &str, words: Option<impl Into<String>>) -> Option<Extensions> {
    let words: String = words?.into();
    Some(Extensions::from_iter([(name, words)]))
}

/// The summary in Vietnamese stands beside the English one.
fn add_summary(operation: &mut Operation) {
    let id = operation.operation_id.as_deref().unwrap_or_default();
    if let Some(summary) = in_vietnamese("x-summary-vi", vi::summary(id)) {
        operation.extensions.get_or_insert_default().merge(summary);
    }
}

/// A workbook is bytes, not text: whoever reads the document lets a person choose a file.
fn choose_files(operation: &mut Operation) {
    let Some(RefOr::T(body)) = &mut operation.request_body else {
        return;
    };
    for (media_type, content) in &mut body.content {
        let is_bytes = media_type == "application/octet-stream";
        if (is_bytes || media_type.starts_with("application/vnd."))
            && let RefOr::T(content) = content
            && let Some(RefOr::T(Schema::Object(schema))) = &mut content.schema
        {
            schema.format = Some(SchemaFormat::KnownFormat(KnownFormat::Binary));
        }
    }
}

/// The rows of a page are the schema that the single row has, not a copy of it.
fn refer_to_rows(components: &mut Components) {
    let names: Vec<String> = components.schemas.keys().cloned().collect();
    for (name, schema) in &mut components.schemas {
        let row = name
            .strip_prefix("Page_")
            .filter(|row| names.iter().any(|name| name == row));
        if let (Some(row), RefOr::T(Schema::Object(page))) = (row, schema)
            && let Some(RefOr::T(Schema::Array(data))) = page.properties.get_mut("data")
        {
            data.items = ArrayItems::RefOrSchema(Box::new(Ref::from_schema_name(row).into()));
        }
    }
}

/// Ids in a path are UUIDs unless the operation says otherwise.
fn describe_path_parameters(path: &str, operation: &mut Operation) {
    let names = path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next());
    for (index, name) in names.enumerate() {
        let parameters = operation.parameters.get_or_insert_default();
        let known = parameters
            .iter()
            .position(|parameter| is_named(parameter, name));
        let described = known.is_some_and(
            |at| matches!(&parameters[at], RefOr::T(parameter) if parameter.description.is_some()),
        );
        if described {
            continue;
        }
        if let Some(at) = known {
            parameters.remove(at);
        }
        let text = format!(
            "Id of the {}",
            name.trim_end_matches("_id").replace('_', " ")
        );
        let schema = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)));
        parameters.insert(
            index,
            RefOr::T(parameter(name, ParameterIn::Path, &text, schema)),
        );
    }
}

/// A parameter that is left out is absent, never null: no URL and no header could say so.
fn drop_null(operation: &mut Operation) {
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter
            && let Some(RefOr::T(Schema::Object(schema))) = &mut parameter.schema
            && let SchemaType::Array(types) = &schema.schema_type
            && let Some(only) = types.iter().find(|kind| **kind != Type::Null)
        {
            schema.schema_type = SchemaType::Type(only.clone());
        }
    }
}

fn is_named(parameter: &RefOr<Parameter>, name: &str) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.name == name)
}

fn parameter(name: &str, place: ParameterIn, text: &str, schema: ObjectBuilder) -> Parameter {
    let required = if place == ParameterIn::Path {
        Required::True
    } else {
        Required::False
    };
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .description(Some(text))
        .schema(Some(schema.build()))
        .build()
}

fn is_secured(operation: &Operation) -> bool {
    operation
        .security
        .as_ref()
        .is_some_and(|security| !security.is_empty())
}

/// Bodies with a password: no trace of them is kept, so their answers cannot be repeated.
fn holds_password(path: &str) -> bool {
    path == "/v1/users" || path.ends_with("/password")
}

/// Questions that are too long for a URL: a POST that changes nothing can be repeated as it is.
fn only_asks(path: &str) -> bool {
    path.ends_with("/search") || path.ends_with("/reconcile")
}

fn add_shared_parameters(method: &str, path: &str, operation: &mut Operation) {
    let repeatable = path.starts_with("/v1") && !holds_password(path) && !only_asks(path);
    if method == "post" && is_secured(operation) && repeatable {
        let schema = ObjectBuilder::new()
            .schema_type(Type::String)
            .min_length(Some(1))
            .max_length(Some(255));
        let text = "Sent again with the same key and body, the request is carried out once and answered alike";
        let header = parameter("Idempotency-Key", ParameterIn::Header, text, schema);
        operation
            .parameters
            .get_or_insert_default()
            .push(RefOr::T(header));
    }
}

fn add_errors(path: &str, operation: &mut Operation) {
    let parameters = operation.parameters.as_deref().unwrap_or_default();
    let has_body = operation.request_body.is_some();
    let is_versioned = parameters
        .iter()
        .any(|parameter| is_named(parameter, "If-Match"));
    let is_repeatable = parameters
        .iter()
        .any(|parameter| is_named(parameter, "Idempotency-Key"));
    let writes = has_body || is_versioned || is_repeatable;
    // OAuth has errors of its own, which its operations declare.
    let public_data = path.starts_with("/v1");
    let mut good = operation.responses.responses.iter();
    let answers_content = good.any(|(status, response)| {
        status.starts_with('2') && matches!(response, RefOr::T(found) if !found.content.is_empty())
    });
    let secured = is_secured(operation) && public_data;
    for (status, name, _) in ERRORS {
        let applies = match status {
            401 => secured || public_data,
            403 => secured,
            // What a body names may be out of reach, too.
            404 => path.contains('{') || (writes && public_data),
            406 => public_data && answers_content,
            408 | 413 | 415 => has_body,
            409 | 422 => writes && public_data,
            429 => !path.starts_with("/health/"),
            412 | 428 => is_versioned,
            _ => true,
        };
        if !applies {
            continue;
        }
        let responses = &mut operation.responses.responses;
        let shared = RefOr::Ref(Ref::from_response_name(*name));
        let own = responses.entry(status.to_string()).or_insert(shared);
        if *status == 400
            && let RefOr::T(own) = own
        {
            // A URL is refused before anybody asks whose operation it is.
            let content = own.content.entry("application/problem+json".to_owned());
            content.or_insert_with(|| RefOr::T(problem()));
        }
    }
}

fn problem() -> Content {
    let schema = Ref::from_schema_name("Problem");
    ContentBuilder::new().schema(Some(schema)).build()
}
