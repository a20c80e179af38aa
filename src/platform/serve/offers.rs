//! Which media types each operation answers with, as the document says.

use std::collections::HashMap;

use actix_web::HttpRequest;
use actix_web::http::Method;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::{OpenApi, RefOr};

use crate::platform::error::ApiResult;
use crate::platform::wire::accept;

/// In place of `Accept`, for operations that have it.
const FORMAT: &str = "format=";

/// The media types of the operations under `/v1`, by method and pattern of the path.
#[derive(Debug, Default)]
pub struct Offers(HashMap<String, Vec<(Method, Vec<String>)>>);

impl Offers {
    #[must_use]
    pub fn of(document: &OpenApi) -> Self {
        let paths = document.paths.paths.iter();
        let paths = paths.filter(|(path, _)| path.starts_with("/v1"));
        Self(
            paths
                .map(|(path, item)| (path.clone(), of_path(item)))
                .collect(),
        )
    }

    /// Whether the client takes what its request is answered with. Asked before anything is done.
    ///
    /// # Errors
    /// 406 with what there is.
    pub fn check(&self, request: &HttpRequest) -> ApiResult<()> {
        let mut query = request.query_string().split('&');
        if accept::takes_anything(request.headers()) || query.any(|one| one.starts_with(FORMAT)) {
            return Ok(());
        }
        let Some(operations) = request.match_pattern().and_then(|path| self.0.get(&path)) else {
            return Ok(());
        };
        let method = if request.method() == Method::HEAD {
            Method::GET
        } else {
            request.method().clone()
        };
        match operations.iter().find(|(known, _)| *known == method) {
            Some((_, types)) if !types.is_empty() => accept::check(request.headers(), types),
            _ => Ok(()),
        }
    }
}

fn of_path(item: &PathItem) -> Vec<(Method, Vec<String>)> {
    let operations = [
        (Method::GET, &item.get),
        (Method::POST, &item.post),
        (Method::PUT, &item.put),
        (Method::PATCH, &item.patch),
        (Method::DELETE, &item.delete),
    ];
    let operations = operations.into_iter();
    let offered = |(method, operation): (Method, &Option<Operation>)| {
        Some((method, media_types(operation.as_ref()?)))
    };
    operations.filter_map(offered).collect()
}

/// Of all answers that succeed.
fn media_types(operation: &Operation) -> Vec<String> {
    let responses = operation.responses.responses.iter();
    let good = responses.filter(|(status, _)| status.starts_with('2'));
    let mut types: Vec<String> = Vec::new();
    for (_, response) in good {
        if let RefOr::T(response) = response {
            types.extend(response.content.keys().cloned());
        }
    }
    types
}
