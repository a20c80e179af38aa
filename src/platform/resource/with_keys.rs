//! What clients send of a row that other systems have keys of.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::openapi::schema::AdditionalProperties;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::shape::{SchemaObject, not_null};
use super::{Sent, meaning};
use crate::platform::sync::external_ids::ExternalId;

/// What a client sends of a row that other systems have keys of.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WithKeys<T> {
    #[serde(flatten)]
    pub terms: T,
    /// Keys of the row in other systems.
    pub external_ids: Vec<ExternalId>,
}

impl<T> Sent for WithKeys<T>
where
    T: Serialize + DeserializeOwned + ToSchema + Send + 'static,
{
    const KEYED: bool = true;

    fn external_ids(&self) -> &[ExternalId] {
        &self.external_ids
    }
}

const EXTERNAL_IDS: &str = "externalIds";

// Read by hand: `flatten` would hold members back, and an error would not know where it is.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for WithKeys<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Whole<T> {
            type Value = WithKeys<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
                let mut external_ids = Vec::new();
                let terms = T::deserialize(MapAccessDeserializer::new(Terms {
                    members,
                    external_ids: &mut external_ids,
                }))?;
                Ok(WithKeys {
                    terms,
                    external_ids,
                })
            }
        }
        deserializer.deserialize_map(Whole(std::marker::PhantomData))
    }
}

/// The members of the terms; the keys among them are put aside.
struct Terms<'k, A> {
    members: A,
    external_ids: &'k mut Vec<ExternalId>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Terms<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(name) = self.members.next_key::<String>()? {
            if name != EXTERNAL_IDS {
                return seed.deserialize(name.into_deserializer()).map(Some);
            }
            *self.external_ids = self.members.next_value()?;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.members.next_value_seed(seed)
    }
}

impl<T: ToSchema> PartialSchema for WithKeys<T> {
    fn schema() -> RefOr<Schema> {
        #[derive(ToSchema)]
        #[schema(rename_all = "camelCase")]
        #[expect(dead_code, reason = "its schema is a part of others")]
        struct Keys {
            /// Keys of the row in other systems.
            #[schema(max_items = 20)]
            external_ids: Option<Vec<ExternalId>>,
        }
        let mut whole = T::schema_object();
        for (name, keys) in Keys::schema_object().properties {
            whole.properties.insert(name, not_null(keys));
        }
        // What `deny_unknown_fields` says, which serde does not allow beside `flatten`.
        whole.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        meaning::published(whole.into())
    }
}

impl<T: ToSchema> ToSchema for WithKeys<T> {
    fn name() -> Cow<'static, str> {
        format!("{}Input", T::name()).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(schemas);
        ExternalId::schemas(schemas);
        schemas.push((ExternalId::name().into_owned(), ExternalId::schema()));
    }
}
