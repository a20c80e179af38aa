//! Which media types each operation answers with, as the document says.

use std::collections::HashMap;

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::mime::{self, Mime};
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::{OpenApi, RefOr};

use super::methods::operations;
use crate::platform::error::ApiResult;
use crate::platform::wire::accept;

/// In place of `Accept`, for operations that have it.
const FORMAT: &str = "format";

/// The operations under `/v1`, by the pattern of their path.
#[derive(Debug, Default)]
pub struct Offers(HashMap<String, Vec<Offer>>);

/// What an operation answers with.
#[derive(Debug)]
struct Offer {
    method: Method,
    media_types: Vec<Mime>,
    /// Whether it has [`FORMAT`].
    has_format: bool,
}

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
        if accept::takes_anything(request.headers()) {
            return Ok(());
        }
        let Some(operations) = request.match_pattern().and_then(|path| self.0.get(&path)) else {
            return Ok(());
        };
        let method = match request.method() {
            &Method::HEAD => &Method::GET,
            method => method,
        };
        let offer = operations.iter().find(|offer| offer.method == method);
        let decides = |offer: &&Offer| {
            let chosen = offer.has_format && names_format(request.query_string());
            !offer.media_types.is_empty() && !chosen
        };
        match offer.filter(decides) {
            Some(offer) => accept::check(request.headers(), &offer.media_types),
            None => Ok(()),
        }
    }
}

fn names_format(query: &str) -> bool {
    let mut names = query.split('&').filter_map(|pair| pair.split('=').next());
    names.any(|name| name == FORMAT)
}

fn of_path(item: &PathItem) -> Vec<Offer> {
    let offered = |(method, operation): (Method, &Operation)| {
        let mut parameters = operation.parameters.iter().flatten();
        Offer {
            method,
            media_types: media_types(operation),
            has_format: parameters
                .any(|one| matches!(one, RefOr::T(parameter) if parameter.name == FORMAT)),
        }
    };
    operations(item).map(offered).collect()
}

/// Of all answers that succeed.
fn media_types(operation: &Operation) -> Vec<Mime> {
    let responses = operation.responses.responses.iter();
    let good = responses.filter(|(status, _)| status.starts_with('2'));
    let mut types = Vec::new();
    for (_, response) in good {
        if let RefOr::T(response) = response {
            let named = response.content.keys();
            types.extend(named.map(|name| name.parse().unwrap_or(mime::STAR_STAR)));
        }
    }
    types
}
