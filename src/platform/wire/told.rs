//! What a request has to be told beside its success, kept with it until it is answered: whoever makes the
//! answer need not know.

use actix_web::{HttpMessage, HttpRequest};

use crate::platform::error::FieldError;

struct Told(Vec<FieldError>);

/// Have the answer tell these, too.
pub fn tell(request: &HttpRequest, warnings: impl IntoIterator<Item = FieldError>) {
    let mut warnings = warnings.into_iter().peekable();
    if warnings.peek().is_none() {
        return;
    }
    let mut extensions = request.extensions_mut();
    match extensions.get_mut::<Told>() {
        Some(told) => told.0.extend(warnings),
        None => {
            extensions.insert(Told(warnings.collect()));
        }
    }
}

/// What the answer to a request has to tell of it.
#[must_use]
pub fn warnings(request: &HttpRequest) -> Vec<FieldError> {
    let extensions = request.extensions();
    let told = extensions.get::<Told>();
    told.map_or_else(Vec::new, |told| told.0.clone())
}
