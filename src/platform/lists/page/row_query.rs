//! The query of an operation that reads one row of a list.

use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::Filter;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::wire::query::{Shape, pairs};

/// `fields=` and `expand=` of an operation that reads one row of the list `F`.
#[derive(Debug)]
pub struct RowQuery<F> {
    pub shape: Shape,
    of: PhantomData<fn() -> F>,
}

impl<F: Filter> FromRequest for RowQuery<F> {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(pairs(request.query_string()).and_then(|pairs| {
            let (mut fields, mut expand) = (None, None);
            for (name, value) in &pairs {
                match name.as_str() {
                    "fields" => fields = Some(value.as_str()),
                    "expand" if !F::LIST.expand.is_empty() => expand = Some(value.as_str()),
                    _ => return Err(ApiError::parameter(ErrorCode::ParameterUnknown, name)),
                }
            }
            let shape = Shape::parse(fields, expand, F::LIST.expand)?;
            shape.expect_known::<F::View>()?;
            Ok(Self {
                shape,
                of: PhantomData,
            })
        }))
    }
}
