//! Rows of files that are the input of a resource: its own members, flat, under the sender's key.
//! A row may name what it refers to by another member than the id.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Type};
use utoipa::openapi::{Object, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::import::{ImportRow, Named, joined, key, nobody};
use super::taking_back::{self, TakenBack, Written};
use super::{Resource, service};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::wire::json::typed;
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::Upserted;

/// A resource whose rows can be imported as they are sent by `PUT`.
pub trait Imported: Resource {
    /// The heading of a table of such rows.
    const TITLE: &'static str;
    /// Rows of a lower pass are carried out before those that may refer to them.
    const PASS: u8;
    /// What a row may name by another member than the id.
    const REFERENCES: &'static [Reference] = &[];

    /// The schema of what clients send, without `externalIds`; its comments say what the columns
    /// mean.
    fn terms() -> RefOr<Schema>;
}

/// A member of a row that stands for an id.
#[derive(Debug)]
pub struct Reference {
    /// The member that it stands for, such as `enterpriseId`.
    pub id: &'static str,
    /// Its own name, such as `enterprise`, and the pointer to it.
    pub name: &'static str,
    pub pointer: &'static str,
    /// What it is: in English, and after `vi:` to who fills in a table.
    pub about: &'static str,
    pub example: &'static str,
    /// The row that it names; keys are those of a system.
    pub find: fn(&mut Op, &str, &str) -> ApiResult<Named>,
}

/// A row of a file with the members of `R`.
#[derive(Debug)]
pub struct InputRow<R> {
    external_id: String,
    members: Map<String, Value>,
    of: PhantomData<fn() -> R>,
}

const EXTERNAL_ID: &str = "externalId";

impl<'de, R: Imported> Deserialize<'de> for InputRow<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut members = Map::<String, Value>::deserialize(deserializer)?;
        let Some(Value::String(external_id)) = members.remove(EXTERNAL_ID) else {
            return Err(D::Error::missing_field(EXTERNAL_ID));
        };
        Ok(Self {
            external_id,
            members,
            of: PhantomData,
        })
    }
}

impl<R: Imported> ImportRow for InputRow<R> {
    const KIND: &'static str = R::NAME;
    const TITLE: &'static str = R::TITLE;
    const PASS: u8 = R::PASS;
    const RECORDS: Option<(&'static str, Action)> = Some((R::NAME, R::ACTIONS.change));

    fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
        taking_back::take_back::<R>(op, written)
    }

    fn carry_out(&self, op: &mut Op, system: &str) -> ApiResult<Upserted> {
        let mut problems = Problems::new();
        let mut members = self.members.clone();
        let mut unknown = Vec::new();
        for reference in R::REFERENCES {
            if !resolve(op, system, reference, &mut members, &mut problems)? {
                members.insert(reference.id.to_owned(), json!(nobody::<R::Of>()));
                unknown.push(format!("/{}", reference.id));
            }
        }
        let said: Vec<String> = members.keys().cloned().collect();
        let input: R::Input = typed(Value::Object(members))?;
        let key = key(system, &self.external_id);
        let done = service::upsert::<R>(op, &key, (&input, &said), &Precondition::default());
        joined(problems, done, &unknown)
    }

    fn pointer(&self, pointer: &str) -> Option<&'static str> {
        let mut references = R::REFERENCES.iter();
        let meant = references.find(|reference| {
            pointer.strip_prefix('/') == Some(reference.id)
                && self.members.contains_key(reference.name)
        });
        meant.map(|reference| reference.pointer)
    }
}

/// Put the id in the place of the member that stands for it; false where it is not known.
fn resolve(
    op: &mut Op,
    system: &str,
    reference: &Reference,
    members: &mut Map<String, Value>,
    problems: &mut Problems,
) -> ApiResult<bool> {
    let given = members.remove(reference.name);
    match (given, members.contains_key(reference.id)) {
        (Some(Value::String(text)), false) => {
            let found = (reference.find)(op, system, &text)?;
            let found = found.settle(reference.pointer, problems);
            if let Some(id) = found {
                members.insert(reference.id.to_owned(), json!(id));
            }
            Ok(found.is_some())
        }
        (None | Some(Value::Null), true) => Ok(true),
        _ => {
            problems.add(ErrorCode::ReferenceEither, reference.pointer);
            Ok(false)
        }
    }
}

fn text(about: &str, longest: usize) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(about))
        .min_length(Some(1))
        .max_length(Some(longest))
}

impl<R: Imported> PartialSchema for InputRow<R> {
    fn schema() -> RefOr<Schema> {
        let RefOr::T(Schema::Object(terms)) = R::terms() else {
            return R::terms();
        };
        let mut row = Object::new();
        row.description = Some(format!("A row of `{}`.", R::NAME));
        row.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        let about = "The row's key in the sender's own system.\n\n\
                     vi: Mã của bản ghi trong phần mềm của đơn vị; giữ nguyên mỗi lần gửi";
        row.properties
            .insert(EXTERNAL_ID.to_owned(), text(about, 128).into());
        row.required.push(EXTERNAL_ID.to_owned());
        let mut example = terms.example.unwrap_or_default();
        example[EXTERNAL_ID] = json!("HT-2026-001");
        let stands_for = |name: &str| R::REFERENCES.iter().find(|other| other.id == name);
        for (name, schema) in terms.properties {
            if let Some(reference) = stands_for(&name) {
                let member = text(reference.about, 128).into();
                row.properties.insert(reference.name.to_owned(), member);
                example[reference.name] = json!(reference.example);
                if let Some(members) = example.as_object_mut() {
                    members.remove(&name);
                }
            } else if terms.required.contains(&name) {
                row.required.push(name.clone());
            }
            row.properties.insert(name, schema);
        }
        row.example = Some(example);
        row.into()
    }
}

impl<R: Imported> ToSchema for InputRow<R> {
    fn name() -> Cow<'static, str> {
        let input = R::Input::name();
        format!("{}Row", input.trim_end_matches("Input")).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        R::Input::schemas(schemas);
    }
}
