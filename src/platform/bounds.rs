//! Bounds of query parameters: those that the document publishes are those that hold.

use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use utoipa::IntoParams;
use utoipa::openapi::{RefOr, Schema};

use crate::platform::error::{ErrorCode, FieldError, Place};

thread_local! {
    /// Read from the document's parameters at the first use in each worker.
    static BOUNDS: RefCell<HashMap<TypeId, Rc<[Bound]>>> = RefCell::default();
}

/// How long the text of a parameter may be.
struct Bound {
    name: String,
    shortest: usize,
    longest: usize,
}

/// The parameters of `T` that are shorter or longer than they may be.
pub fn broken<T: IntoParams + 'static>(pairs: &[(String, String)]) -> Vec<FieldError> {
    let bounds = BOUNDS.with_borrow_mut(|known| {
        let bounds = known.entry(TypeId::of::<T>()).or_insert_with(of::<T>);
        Rc::clone(bounds)
    });
    let broken = |bound: &Bound| {
        let (_, text) = pairs.iter().find(|(name, _)| *name == bound.name)?;
        let length = text.chars().count();
        (length < bound.shortest || length > bound.longest).then(|| {
            FieldError::new(
                ErrorCode::ParameterInvalid,
                Place::Parameter(bound.name.clone()),
            )
            .with("minimum", bound.shortest)
            .with("maximum", bound.longest)
        })
    };
    bounds.iter().filter_map(broken).collect()
}

fn of<T: IntoParams>() -> Rc<[Bound]> {
    let parameters = T::into_params(|| None).into_iter();
    let bounded = parameters.filter_map(|parameter| {
        let RefOr::T(Schema::Object(object)) = parameter.schema? else {
            return None;
        };
        (object.min_length.is_some() || object.max_length.is_some()).then(|| Bound {
            name: parameter.name,
            shortest: object.min_length.unwrap_or(0),
            longest: object.max_length.unwrap_or(usize::MAX),
        })
    });
    bounded.collect()
}
