//! What the document says of a merge patch.

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

/// The published schema of a merge patch of `T`: its members, all optional and nullable.
#[derive(Debug)]
pub struct Patch<T>(std::marker::PhantomData<fn() -> T>);

impl<T: ToSchema> PartialSchema for Patch<T> {
    fn schema() -> RefOr<Schema> {
        let RefOr::T(Schema::Object(mut object)) = T::schema() else {
            return T::schema();
        };
        object.required.clear();
        object.examples.clear();
        object.description =
            Some("JSON merge patch (RFC 7396): what is present replaces, null removes.".into());
        for member in object.properties.values_mut() {
            make_nullable(member);
            drop_default(member);
        }
        object.into()
    }
}

impl<T: ToSchema> ToSchema for Patch<T> {
    fn name() -> std::borrow::Cow<'static, str> {
        format!("{}Patch", T::name()).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(schemas);
    }
}

/// What a patch leaves out stays as it is. Clients made from the document send what stands as a default.
fn drop_default(member: &mut RefOr<Schema>) {
    take_default(member);
    if let RefOr::T(Schema::Object(object)) = member {
        object.properties.values_mut().for_each(drop_default);
    }
}

/// Take away what a member is when it is left out. Whether there was such a thing.
pub fn take_default(member: &mut RefOr<Schema>) -> bool {
    let default = match member {
        RefOr::Ref(other) => &mut other.default,
        RefOr::T(Schema::Object(object)) => &mut object.default,
        RefOr::T(Schema::Array(array)) => &mut array.default,
        RefOr::T(Schema::OneOf(one)) => &mut one.default,
        RefOr::T(Schema::AllOf(all)) => &mut all.default,
        RefOr::T(Schema::AnyOf(any)) => &mut any.default,
        RefOr::T(_) => return false,
    };
    default.take().is_some()
}

fn make_nullable(member: &mut RefOr<Schema>) {
    let kind = match member {
        RefOr::T(Schema::Object(object)) => &mut object.schema_type,
        RefOr::T(Schema::Array(array)) => &mut array.schema_type,
        _ => return,
    };
    if let SchemaType::Type(single) = kind {
        *kind = SchemaType::Array(vec![single.clone(), Type::Null]);
    }
}
