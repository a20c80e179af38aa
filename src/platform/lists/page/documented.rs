//! The parameters of a list as the document shows them: what the list offers, and nothing else.

use serde_json::{Value, json};
use utoipa::openapi::RefOr;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::path::{Parameter, ParameterIn};
use utoipa::openapi::schema::{Array, ObjectBuilder, Schema, Type};
use utoipa::{IntoParams, ToSchema};

use super::{Filter, ListQuery, ListSpec, RowQuery};
use crate::platform::lists::params::{ExpandParam, FieldsParam, PageParams, SearchParam};
use crate::platform::wire::members;

impl<F: Filter> IntoParams for ListQuery<F> {
    fn into_params(place: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = PageParams::into_params(&place);
        for parameter in &mut parameters {
            match parameter.name.as_str() {
                "sort" => offer_orders(parameter, &F::LIST),
                "fields" => offer_members::<F::View>(parameter),
                _ => {}
            }
        }
        parameters.extend(expansions(&F::LIST));
        if F::LIST.searchable {
            parameters.extend(SearchParam::into_params(&place));
        }
        parameters.extend(F::into_params(place));
        parameters
    }
}

impl<F: Filter> IntoParams for RowQuery<F> {
    fn into_params(place: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = FieldsParam::into_params(place);
        parameters.iter_mut().for_each(offer_members::<F::View>);
        parameters.extend(expansions(&F::LIST));
        parameters
    }
}

/// The orders of a list, each one way and the other, and how programs may call them.
fn offer_orders(parameter: &mut Parameter, list: &ListSpec) {
    let names = || list.sorts.iter().map(|(name, _)| *name);
    let values: Vec<String> = names()
        .flat_map(|name| [name.to_owned(), format!("-{name}")])
        .collect();
    let called: Vec<String> = names()
        .flat_map(|name| [name.to_owned(), format!("{name}Descending")])
        .collect();
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(values))
        .extensions(Some(
            ExtensionsBuilder::new()
                .add("x-enum-varnames", json!(called))
                .build(),
        ));
    parameter.schema = Some(RefOr::T(Schema::Object(schema.build())));
    let default = list.default_sort;
    let text = parameter.description.take().unwrap_or_default();
    parameter.description = Some(format!("{text} `{default}` when left out."));
}

/// `expand`, of a list whose rows can carry related ones.
fn expansions(list: &ListSpec) -> Vec<Parameter> {
    if list.expand.is_empty() {
        return Vec::new();
    }
    let mut parameters = ExpandParam::into_params(|| Some(ParameterIn::Query));
    for parameter in &mut parameters {
        parameter.schema = Some(some_of(list.expand));
    }
    parameters
}

/// The members of a row.
fn offer_members<V: ToSchema + 'static>(parameter: &mut Parameter) {
    parameter.schema = Some(some_of(&members::of::<V>()));
}

/// Any of these values.
fn some_of<T: Clone + Into<Value>>(values: &[T]) -> RefOr<Schema> {
    let value = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(values.to_vec()));
    let mut list = Array::new(value.build());
    list.max_items = Some(values.len());
    RefOr::T(Schema::Array(list))
}
